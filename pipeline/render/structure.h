/* The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): elements under their numbers in
 * document.h, what each holds in order of appearance, and its writing straight into object streams. */
#ifndef PRECEPT_RENDER_STRUCTURE_H
#define PRECEPT_RENDER_STRUCTURE_H

#include "compose/document.h"
#include "render/saver.h"

enum element_type {
    ELEMENT_NONE,
    ELEMENT_DOCUMENT,
    ELEMENT_SECTION,
    ELEMENT_DIVISION,
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_H3,
    ELEMENT_H4,
    ELEMENT_H5,
    ELEMENT_H6,
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LABEL,
    ELEMENT_BODY,
    ELEMENT_TABLE,
    ELEMENT_TABLE_HEAD,
    ELEMENT_TABLE_BODY,
    ELEMENT_ROW,
    ELEMENT_HEAD_CELL,
    ELEMENT_CELL,
    ELEMENT_FIGURE,
    ELEMENT_CAPTION,
    ELEMENT_QUOTATION,
    ELEMENT_NOTE,
    ELEMENT_CONTENTS,
    ELEMENT_ENTRY,
    ELEMENT_LINK,
    ELEMENT_SPAN,
    ELEMENT_CODE,
    ELEMENT_REFERENCE,
    ELEMENT_NUMBER /* of a heading or paragraph, before its words */
};

struct element {
    uint32_t parent;
    uint32_t first, last; /* in kids, 0 = none; what is met on pages, in order of appearance */
    uint8_t type;         /* enum element_type */
    bool used;            /* it, or an element below it, has content */
};

enum kid_kind { KID_CONTENT, KID_ELEMENT, KID_ANNOTATION };

struct kid {
    uint32_t value; /* marked content number; element; number of the annotation's object */
    uint32_t next;  /* in kids, 0 = the last */
    uint32_t page : 30, kind : 2;
};

/* Where a figure's ink lies, in 1/100 pt, y upwards, on the page where it begins. */
struct figure_box {
    uint32_t element, page;
    int32_t left, bottom, right, top;
    bool known;
};

struct structure {
    struct arena *arena;
    const struct document *document;
    struct element *elements; /* [0 … document->element_count] */
    VECTOR(struct kid) kids;
    VECTOR(uint32_t) content;          /* page after page: the element of each marked content number */
    VECTOR(uint32_t) page_starts;      /* in content */
    VECTOR(uint32_t) annotations;      /* the element of each, in order of their keys */
    VECTOR(struct figure_box) figures; /* by element */
};

void structure_init(struct structure *structure, struct arena *arena, const struct document *document);
/* The type's name: "P". */
const char *structure_tag(const struct structure *structure, uint32_t element);
bool structure_is_figure(const struct structure *structure, uint32_t element);

/* Pages begin in their order; content and annotations belong to the page that began last. */
void structure_begin_page(struct structure *structure);
/* One more piece of content of an element; gives its marked content number on the page. */
uint32_t structure_add_content(struct structure *structure, uint32_t element);
/* An annotation (number of its object) of an element. They come in the order of their keys in the parent
 * tree, which follow those of the pages: page p has key p, annotation a has key page count + a. */
void structure_add_annotation(struct structure *structure, uint32_t element, uint32_t annotation);
/* The index of a figure in `figures`. */
size_t structure_figure(const struct structure *structure, uint32_t element);
/* Ink of a figure. */
void structure_extend_figure(struct structure *structure, uint32_t element, const struct figure_box *box);
/* Has the element a language of its own when its runs have one? Then its content needs not say it. */
bool structure_is_inline(const struct structure *structure, uint32_t element);

/* Writes all of it. root: the reserved number of the StructTreeRoot; pages: object numbers of the pages. */
void structure_write(const struct structure *structure, struct saver *saver, uint32_t root,
                     const uint32_t *pages);

#endif
