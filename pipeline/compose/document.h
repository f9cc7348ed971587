/* The product of compose/: the document as a tree of roles with all its words, and no coordinates.
 *
 * True from here on: wording is final but for slots; every node has a style with sizes and colours, a
 * language (its own or its parent's) and a structure element number; pictures have an alternative text or are
 * decoration. Const once returned; lives in one arena.
 *
 * Element numbers. Every structure element that the PDF will have is numbered from 1 in the author's reading
 * order: the nodes, and inside them the parts that are no nodes (label and body of a list item, rows and
 * cells of a table, links and language spans inside a paragraph). 0 means none. */
#ifndef PRECEPT_COMPOSE_DOCUMENT_H
#define PRECEPT_COMPOSE_DOCUMENT_H

#include "base/dim.h"
#include "base/slice.h"
#include "diag/source.h"

struct buffer;
struct drawing_spec;   /* figure/figure.h */
struct printed_figure; /* compute/figures.h */
struct carried_sums;   /* the same */

/* ---- faces and styles ---- */

struct doc_face {
    struct slice family; /* as in fonts/manifest.csv */
    uint16_t weight;     /* 100 to 900, as in CSS and OpenType usWeightClass */
    bool italic;
    struct slice file;   /* openable path of the font file */
    struct slice name;   /* its stable name, for the manifest */
    struct slice sha256; /* that it must have, in hexadecimal digits; face/ verifies it */
    struct span listed;  /* its line in fonts/manifest.csv */
    bool stand_in;       /* only for characters that the brand's own faces lack */
};

enum {
    VARIANT_REGULAR = 0,
    VARIANT_STRONG = 1,
    VARIANT_EMPHASIS = 2,
    VARIANT_BOTH = 3,
    VARIANT_CODE = 4, /* what is typed, neither strong nor emphasised: all its signs are of one width */
    VARIANTS = 5
};

enum text_align { ALIGN_START, ALIGN_JUSTIFY, ALIGN_CENTRE, ALIGN_END };

struct doc_style {
    struct slice name;
    uint8_t faces[VARIANTS]; /* indexes into document.faces */
    dim size, leading;       /* font size; distance of baselines */
    struct colour ink, background, rule;
    bool has_background;
    dim space_before, space_after;              /* between blocks the larger of the two applies */
    dim indent_start, indent_end, first_indent; /* first_indent may be negative (hanging) */
    dim padding;                                /* inside a background or a rule, on all sides */
    dim rule_above, rule_below, rule_start; /* thickness, 0 = none; rule_start is the bar of a quotation */
    dim rule_dot; /* width of a dot on rule_start, level with the first line: of a timeline; 0 = none */
    enum text_align align;
    bool keep_with_next;     /* no page break after it */
    bool keep_with_previous; /* no page break before it */
    bool keep_together;      /* no page break inside it, if it fits on a page */
    bool starts_page;
    bool hyphenate;
    bool tabular_figures;                   /* OpenType tnum, for tables */
    bool old_style_figures, small_capitals; /* onum, smcp: the style's faces have them */
    bool bleed;                             /* a background, or a picture, goes on to the edges of the page */
    dim gap;                                /* between children that stand side by side, across and down */
    uint8_t master; /* number in document.masters of a page that begins with it; 0 = the ordinary ones */
};

/* ---- text ---- */

enum run_kind {
    RUN_TEXT,     /* words */
    RUN_COMPUTED, /* a number or word that a formula made */
    RUN_COPIED,   /* a copied cell or given value */
    RUN_LITERAL,  /* a number typed by hand in a place that declares it (a date field, a year, a telephone
                     number) */
    RUN_ORDINAL,  /* a number that the document counts: "Finding 2", a list label */
    RUN_SLOT      /* digits that typeset sets */
};

enum slot_kind {
    SLOT_PAGE,      /* folio of the page where the target begins */
    SLOT_PAGES,     /* first and last folio of the target's section */
    SLOT_THIS_PAGE, /* folio of the page that is being set; only in heads and feet */
    SLOT_TOTAL_PAGES,
    SLOT_SECTION /* running section: text of the last level-1 heading at or before the page; heads and feet
                    only */
};

struct doc_slot {
    enum slot_kind kind;
    uint32_t target; /* element number of a heading or block; 0 where the kind needs none */
    struct slice one,
        many; /* "page {}", "pages {} to {}": {} takes the digits; `many` when first and last differ */
};

struct doc_link {
    struct slice uri;  /* empty for a link inside the document */
    uint32_t target;   /* element number; 0 for a uri */
    struct slice says; /* what it leads to, for the annotation's Contents */
};

struct doc_run {
    struct slice text; /* UTF-8; "\n" is a forced line break. Empty for a slot */
    enum run_kind kind;
    uint8_t variant;    /* VARIANT_… of the block's style */
    uint16_t expansion; /* the run is an acronym: number in document.expansions of what it stands for, 0 = it
                           is none, or the words beside it say so */
    uint32_t printed;   /* number in figures.printed (audit), 0 = none */
    uint32_t element;  /* the inline structure element it stands in (Link, Code, Span), 0 = the block's own */
    struct slice lang; /* BCP 47; empty = the block's */
    const struct doc_link *link;
    const struct doc_slot *slot; /* RUN_SLOT only */
};

struct doc_runs {
    const struct doc_run *items;
    size_t count;
};

/* ---- tables ---- */

enum column_align { COLUMN_START, COLUMN_END, COLUMN_DECIMAL, COLUMN_CENTRE };

struct doc_column {
    enum column_align align;
    uint16_t share; /* of the table's width in 1/1000; 0 = from the content */
    bool wide;      /* takes what is left over */
};

/* A small line in a cell, in place of its words, which are its alternative text. */
struct doc_spark {
    const int32_t *course; /* as drawing_spec has it */
    uint32_t count;        /* 0 = none: the cell has words */
    uint32_t element;      /* of its Figure, inside the cell */
};

enum row_kind { ROW_HEAD, ROW_GROUP, ROW_BODY, ROW_SUBTOTAL, ROW_TOTAL };

enum cell_scope { CELL_DATA, CELL_HEADS_COLUMN, CELL_HEADS_ROW };

struct doc_cell {
    struct slice text;          /* plain cells */
    const struct doc_run *runs; /* rich cells; NULL for a plain one */
    uint32_t run_count;
    uint32_t printed;              /* of a plain cell: number in figures.printed, 0 = none */
    uint8_t column_span, row_span; /* 1 and up; column_span 0 = covered by a cell before or above it */
    uint8_t scope;                 /* enum cell_scope */
    uint8_t kind;                  /* enum run_kind of a plain cell */
};

struct doc_row {
    enum row_kind kind;
    struct doc_cell *cells; /* column_count of them */
    bool keep_with_next;    /* also: a cell of it spans rows below */
};

struct doc_table {
    struct doc_column *columns;
    size_t column_count;
    struct doc_row *rows; /* head rows first */
    size_t row_count, head_count;
    const struct doc_style *head, *body, *total; /* of the rows' text */
    dim cell_padding_x, cell_padding_y;
    dim rule_head, rule_row, rule_total; /* thickness of horizontal rules, 0 = none */
    struct colour rule, stripe, head_fill;
    bool has_stripe, has_head_fill;
    bool unseen; /* only in the structure, for those who hear it: a chart's data. Plain cells */
    bool form;   /* a key-value form: first columns are row heads, no head row */
    struct slice continued,
        continued_short; /* "Table 3 (continued)" and "continued": above a repeated head as an artifact, the
                            short form where the other is wider than the measure; empty = nothing */
    const struct doc_carried *carried; /* NULL = nothing is carried from page to page */
    struct doc_spark **sparks;        /* by column, then by row; NULL = none, in the table or in the column */
    const struct drawing_spec *spark; /* how they are drawn, without their course */
};

/* Lines where a page breaks inside a table, artifacts both: at its end and below the repeated head. */
struct doc_carried {
    struct slice forward, brought;   /* "Carried forward", "Brought forward" */
    const struct carried_sums *sums; /* compute/figures.h; its rows begin below the heads */
};

/* ---- pictures ---- */

enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct doc_picture {
    enum picture_kind kind;
    struct slice bytes;     /* the file as it is; PICTURE_SVG: none */
    uint32_t width, height; /* pixels, upright; PICTURE_SVG: its own size in 1/1024 pt */
    uint8_t turn; /* 1 to 8: how the pixels of the file lie, as Exif numbers it (render/turn.h); 0 = 1 */
    dim wanted_width, wanted_height; /* as asked for; one alone decides the other. Neither: from pixels at 150
                                        per inch, or the size of its own */
    bool fills; /* the frame of both, cut where it is too long; else it is as large as fits into that */
    const struct drawing_spec *drawing; /* PICTURE_SVG: a DRAWING_SVG */
};

/* ---- the tree ---- */

enum doc_role {
    DOC_DOCUMENT,
    DOC_SECTION,  /* Sect: a heading and what belongs to it */
    DOC_DIVISION, /* Div: a group that keeps together or has a background (panel, callout, signature block) */
    DOC_HEADING,  /* H1 to H6 by `level`; the title is level 1 */
    DOC_PARAGRAPH, /* P */
    DOC_LIST,      /* L; its children are items */
    DOC_ITEM,  /* LI: `runs` is the label; children are the body. Elements: node = LI, +1 = Lbl, +2 = LBody */
    DOC_TABLE, /* Table; a first child DOC_CAPTION is its caption. Elements: see document_row_element */
    DOC_FIGURE,    /* Figure: a picture or a drawing, with `alt` */
    DOC_CAPTION,   /* Caption of the table or figure that is its parent */
    DOC_QUOTATION, /* BlockQuote */
    DOC_NOTE,      /* Note (has an ID) */
    DOC_CONTENTS,  /* TOC; its children are entries */
    DOC_ENTRY,     /* TOCI: its runs hold the link, its slot the pages */
    DOC_DECORATION /* a picture, drawing or rule that says nothing: an artifact */
};

struct doc_node {
    enum doc_role role;
    uint8_t level;    /* of headings, 1 to 6 */
    uint32_t element; /* 0 only for DOC_DECORATION and what is unheard */
    const struct doc_style *style;
    struct slice lang;        /* empty = the parent's */
    struct slice alt;         /* figures */
    struct slice id;          /* the author's, may be empty */
    struct slice short_title; /* headings: for bookmarks and running heads, plain text */
    struct span origin;       /* where the author wrote it */
    struct doc_node *parent, *first, *last, *next;
    struct doc_runs runs;   /* headings, paragraphs, captions, entries, notes; labels of items */
    struct doc_runs number; /* headings, paragraphs: hangs before the first line ("1.1"); a Lbl of its own,
                               which its run names */
    const struct doc_table *table;      /* DOC_TABLE */
    const struct doc_picture *picture;  /* DOC_FIGURE, DOC_DECORATION */
    const struct drawing_spec *drawing; /* DOC_FIGURE: a chart or diagram, its data table is its next sibling
                                           or none; DOC_DECORATION: an icon */
    dim least_size; /* DOC_PARAGRAPH: rather than divide a word, its type is made smaller, down to this; 0 =
                       it is not */
    bool as_typed; /* DOC_PARAGRAPH: its spaces and its lines stay. A line that is wider than the measure goes
                      on in the next one, behind an arrow that is an artifact */
    dim side_label;  /* DOC_ITEM: room for the label; DOC_LIST: the same for all its items */
    bool apart;      /* in no flow: the stamp, see doc_marking, and the logo, see doc_logo */
    bool of_box;     /* DOC_HEADING: that of a panel; in no contents, bookmarks or running heads */
    bool unheard;    /* DOC_PARAGRAPH: repeats what is heard elsewhere; an artifact without links */
    bool in_margin;  /* DOC_PARAGRAPH, the last child of a division: stands in the margin column of the page,
                        level with the division's first line, and on the next page where that goes on there */
    uint8_t across;  /* its children stand side by side, so many in a row, each as wide; 0 = one below the
                        other. A row does not break over pages; one that is higher than a page is set one below
                        the other */
    uint8_t columns; /* what is in it flows over so many columns of equal height, also over pages; 0 = it does
                        not */
    const struct drawing_spec *mark; /* DOC_ITEM without runs: an icon in the label's place (an artifact);
                                        DOC_LIST: the same for all its items */
};

/* ---- pages ---- */

/* In a margin, as far from the page's upper or lower edge as it says, level with the type area's left or
 * right one. */
struct doc_logo {
    const struct doc_node *node; /* a picture; in the tree it is the figure of the document's first page */
    dim width, height, distance, clear; /* clear: kept free beside it */
    bool at_right, at_bottom;           /* on left pages mirrored, as margins are */
};

struct doc_master {
    dim width, height;
    dim top, bottom, inner, outer;  /* margins of the type area; inner = left on a recto */
    dim margin_column;              /* kept free of text on the outer side, within the margins; 0 = none */
    struct doc_runs header, footer; /* empty = none; artifacts */
    struct doc_runs left_header, left_footer; /* of left pages that have their own */
    bool own_left_header, own_left_footer; /* without them left pages have those of right pages, mirrored */
    const struct doc_style *header_style, *footer_style;
    dim header_distance, footer_distance; /* from the page's edge to the nearest edge of the line */
    struct colour background;
    bool has_background;
    const struct drawing_spec *art; /* covers the page behind everything; NULL = none */
    const struct doc_logo *logo;    /* NULL = none */
};

/* What an edition marks every page with. */
struct doc_marking {
    struct doc_node *stamp; /* a paragraph, the first child of the root, apart: it hangs from the
                               upper edge of the first page */
    struct doc_runs later;  /* hang there on all other pages, an artifact; empty = nothing does */
    struct slice watermark; /* stands large behind what is on pages of plain paper, an artifact; pages with a
                               background or art have the words of `stamp` instead. Empty = none */
    const struct doc_style *watermark_style; /* its size is the largest */
};

/* What was counted and held against a rule when the document was composed. */
struct doc_facts {
    unsigned headings, deepest_heading;  /* the title is 1 */
    unsigned pictures, charts, drawings; /* each with its alternative text */
    unsigned tables, tables_with_heads;  /* that are seen */
    unsigned unseen_tables;              /* the data of charts */
    unsigned links;
    const struct slice *languages; /* BCP 47: of the document, then others as they come */
    size_t language_count;
    unsigned contrast_pairs; /* of an ink and a background */
    unsigned least_text,
        least_large; /* the lowest ratio × 100 of text, and of large text and charts; 0 = there is none */
    dim body_size;
};

struct document {
    struct slice title, language, author, subject,
        identifier;         /* identifier: stable, from the sources' hash */
    struct slice published; /* "2023-12-20" or empty */
    struct doc_node *root;
    uint32_t element_count; /* numbers 1 … element_count are used */
    const struct doc_face *faces;
    size_t face_count;
    const struct doc_style *const *styles;
    size_t style_count;
    struct doc_master first, other;
    const struct doc_master *masters; /* those that styles name, from 1; [0] is not used */
    size_t master_count;
    const struct doc_marking *marking; /* NULL = none */
    bool facing;                       /* left and right pages mirror their margins */
    struct slice hyphenation;          /* path of the patterns, or empty */
    struct slice colour_profile;       /* bytes of the ICC profile */
    const struct printed_figure
        *printed; /* compute/figures.h; figures.printed and what compose printed of fields */
    size_t printed_count;
    const struct slice *expansions; /* what acronyms stand for, from 1; [0] is not used */
    size_t expansion_count;
    struct doc_facts facts;
};

/* Numbers of the elements inside a table whose own number is node->element:
 * THead = +1, TBody = +2, row r = +3 + r × (columns + 1), cell c of it = row + 1 + c. */
uint32_t document_row_element(const struct doc_node *table, size_t row);
uint32_t document_cell_element(const struct doc_node *table, size_t row, size_t column);
/* The small line in a cell, or NULL. */
struct doc_spark *document_spark(const struct doc_table *table, size_t row, size_t column);
/* How many numbers the table takes, itself included, without what stands inside its cells. */
uint32_t document_table_elements(const struct doc_table *table);

/* The sums to be carried past a row: its cells with a tab between two; empty when there are none. */
struct slice document_carried(const struct doc_table *table, size_t row);

/* A heading of the text, and not of a box in it. */
bool document_is_heading(const struct doc_node *node);

/* The next node in document order (depth first), or NULL. */
struct doc_node *document_next(const struct doc_node *node);

/* The node is the first thing in the document. */
bool document_comes_first(const struct doc_node *node);
/* The node stands first on a page because its style, or that of what it is the first thing in, begins one:
 * gives whose style that is, or the document; NULL = it does not. */
const struct doc_node *document_page_opener(const struct doc_node *node);
/* The master of the page that such an opener begins. */
const struct doc_master *document_opened_page(const struct document *document, const struct doc_node *opener);

/* The product as indented text, for --stop-after compose and the goldens. */
void document_print(const struct document *document, struct buffer *out);

#endif
