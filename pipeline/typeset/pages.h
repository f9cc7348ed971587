/* The product of typeset/: pages of placed items. No layout decision is made after this.
 *
 * Items of a page stand in the order in which they are drawn, which is reading order for those with an
 * element. An item either belongs to a structure element (element > 0) or is an artifact of a named kind
 * (element = 0). Everything is const once returned and lives in one arena; glyphs belong to the face service,
 * which must outlive the pages. */
#ifndef PRECEPT_TYPESET_PAGES_H
#define PRECEPT_TYPESET_PAGES_H

#include "base/dim.h"
#include "compose/document.h"
#include "face/face.h"

struct buffer;

enum artifact_kind {                  /* ISO 32000-1, 14.8.2.2.2 */
                     ARTIFACT_NONE,   /* the item is content */
                     ARTIFACT_HEADER, /* Pagination, Header: running head */
                     ARTIFACT_FOOTER, /* Pagination, Footer: running foot */
                     ARTIFACT_LAYOUT, /* Layout: rules, repeated table heads, "continued" */
                     ARTIFACT_BACKGROUND,
                     ARTIFACT_WATERMARK /* Pagination, Watermark (ISO 32000-2, table 363) */
};

enum item_kind { ITEM_TEXT, ITEM_RECTANGLE, ITEM_PATH, ITEM_PICTURE, ITEM_LINK };

/* A shaped word or space at its place. */
struct placed_word {
    const struct shaped *word;
    dim x; /* of its origin, from the item's x */
};

/* Words of one face, size and colour on one baseline, in visual order. */
struct text_item {
    const struct placed_word *words;
    uint32_t word_count;
    uint8_t face; /* number in document.faces */
    dim size;
    struct colour ink;
    bool unseen;         /* is heard and not seen: ISO 32000-1, 9.3.6, rendering mode 3 */
    bool ends_in_hyphen; /* the last glyph is a hyphen that the line break made: ActualText U+00AD */
    bool right_to_left;
    struct point along; /* where its baseline goes to from the item's place, any length; {0, 0} = to the
                           right. Only of artifacts */
    uint16_t badness;   /* of its line: 0 perfect, 100 as loose or as ragged as should be; for those who judge
                           lines */
    uint16_t expansion; /* the words are an acronym: number in document.expansions, 0 = they are none */
    struct slice lang;  /* empty = the element's */
};

enum path_step { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE }; /* take 1, 1, 3 and 0 points */
struct cut {                                                     /* what lies outside is not painted */
    dim x, y, width, height;
};
struct path_item {
    const uint8_t *steps;       /* enum path_step */
    const struct point *points; /* absolute on the page */
    uint32_t step_count, point_count;
    bool filled, stroked, even_odd;
    struct colour fill, stroke;
    dim stroke_width;
    struct line_form form;
    const struct cut *cut; /* NULL = the whole path is painted */
};

/* The item's place is that of the whole picture. */
struct picture_item {
    const struct doc_picture *source;
    const struct cut *cut; /* the frame that it fills; NULL = all of it is seen */
};

struct page_item {
    enum item_kind kind;
    enum artifact_kind artifact;
    uint32_t element;
    dim x,
        y; /* text: start of the baseline; others: top left corner. y grows downwards from the page's top */
    dim width, height; /* rectangle, picture, link; text: advance width and 0 */
    union {
        struct text_item text;
        struct colour fill; /* rectangle */
        const struct path_item *path;
        struct picture_item picture;
        const struct doc_link
            *link; /* an annotation over x, y, width, height; `element` is its Link element */
    };
};

/* Why a page ends where it does: what the break before the next page's first item costs. */
enum page_end {
    PAGE_END_OF_DOCUMENT,
    PAGE_END_ASKED, /* the next one begins with something that asks for a new page */
    PAGE_END_FREE,  /* between two blocks */
    PAGE_END_IN_BLOCK,
    PAGE_END_DEAR,  /* a hyphen, few rows or a short start: better than the alternatives */
    PAGE_END_FORCED /* where no break should be: nothing else was possible */
};

struct page {
    dim width, height;
    enum page_end end;
    int32_t end_price;  /* of that break; see galley.h */
    dim left_empty;     /* between the last item and the lower margin */
    struct slice folio; /* as printed: "1", "iv" */
    const struct page_item *items;
    size_t item_count;
};

struct place_on_page {
    uint32_t page; /* index */
    dim x, y;      /* top left of the block */
};

struct outline_entry {
    struct slice text;
    uint8_t level;    /* 1 and up, never skips */
    uint32_t element; /* the heading */
    struct place_on_page at;
};

struct pages {
    const struct document *document;
    const struct faces *faces;
    const struct page *list;
    size_t count;
    const struct outline_entry *outline;
    size_t outline_count;
    const struct place_on_page
        *elements; /* where each element begins: [0 … document->element_count]; page UINT32_MAX = nowhere */
    const struct place_on_page *ends; /* where each ends: bottom edge */
};

void pages_print(const struct pages *pages, struct buffer *out);

#endif
