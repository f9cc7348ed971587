/* The product of flow: everything in one long column, with the price of a page break before each item.
 * Private to typeset/. */
#ifndef PRECEPT_TYPESET_GALLEY_H
#define PRECEPT_TYPESET_GALLEY_H

#include "figure/figure.h"
#include "typeset/setting.h"

/* Lines of one block of text. x and measure are from the type area's left edge. */
struct block {
    const struct doc_node *node; /* NULL in heads, feet and table heads */
    const struct paragraph *paragraph;
    struct lines lines;
    size_t room; /* lines that the galley holds for it: at least lines.count */
    dim x, measure, first_indent;
    const struct doc_style *style;
    dim leading, baseline; /* from a line's top */
    enum text_align align;
    uint32_t element;
    const struct block *label;      /* of a list item: on the first line's baseline */
    const struct picture_box *mark; /* in a label's place: beside the first line */
    const struct block *margin;     /* its line margin_from + n stands in the margin column beside line n */
    size_t margin_from;
    const struct block *tail; /* page numbers of a contents entry: at the end of the last line */
    struct doc_runs runs;     /* as composed, with slots */
    bool has_slots;
    bool held;      /* no page break inside it, whatever its number of lines */
    bool beside;    /* something else is as high, or stands where it does, for the number of its lines */
    bool in_margin; /* x counts from the margin column's left edge */
    bool stale;     /* its slots say something else now: its lines in the galley are those of before */
};

/* What is open around an item: a panel, a quotation, a table. Reopened on the next page when a break falls
 * inside. */
struct frame {
    struct frame *parent;
    const struct doc_node *node;
    const struct doc_style *style;
    dim x, width;
    dim top, bottom;         /* own height at the beginning and end of every part */
    dim all_top, all_bottom; /* with those of the parents */
    const struct table_set
        *table;      /* its head is part of `top` where a page begins with a row below the head */
    uint8_t columns; /* what is in it stands in so many columns; 0 = in none of its own */
    dim column_step; /* from one to the next */
    const struct frame
        *in_columns;           /* the frame of columns around what is in it: itself or one of its parents */
    dim page_top, page_bottom; /* while a page is being set */
};

struct picture_box {
    const struct doc_node *node;
    dim x, width, height;
    struct drawing drawing; /* when node->drawing, and of marks */
    bool rule;              /* a decoration that is only a line */
};

enum galley_kind {
    GALLEY_LINE,
    GALLEY_ROW,
    GALLEY_BOX,
    GALLEY_BESIDE,
    GALLEY_UNSEEN, /* of no height: a table that is only in the structure */
    GALLEY_SPACE,
    GALLEY_OPEN,
    GALLEY_CLOSE
};

/* Prices of page breaks; they add up over the document. */
enum {
    BREAK_FREE = 0,
    BREAK_IN_PARAGRAPH = 300,
    BREAK_AFTER_HYPHEN = 600,
    BREAK_FEW_ROWS = 4000,
    BREAK_AFTER_SHORT_START = 4000, /* a heading with one line below it */
    BREAK_FORBIDDEN = 1 << 24       /* only when nothing else is possible */
};

struct galley_item {
    uint8_t kind;
    uint8_t master; /* number in document.masters of a page that begins with it */
    bool starts_page;
    int32_t price; /* of a page that begins with this item */
    dim height;
    uint32_t number,
        part; /* line; row, and the slice of a row that is taller than a page (UINT32_MAX = whole) */
    struct frame *frame; /* innermost around it; of OPEN and CLOSE: the frame itself */
    union {
        struct block *block;
        struct table_set *table;
        struct picture_box *box;
        struct beside *beside;
        const struct doc_node *unseen;
    };
};

/* Where a node with an element lies in the galley. */
struct node_place {
    uint32_t element;
    const struct doc_node *node;
    size_t first, end; /* items */
};

/* A slot and the text that was set for it; block is NULL in a table. */
struct used_slot {
    const struct doc_slot *slot;
    struct slice text;
    struct block *block;
};

struct galley {
    VECTOR(struct galley_item) items;
    VECTOR(struct node_place) places;
    VECTOR(struct used_slot) slots;
    const struct doc_node
        *changed; /* the last whose slots say something else than before; NULL = none, or a table */
};

/* Blocks side by side: one row of them, which no page break divides. Each cell is a galley of its own, whose
 * places and slots are known in the galley around it. */
struct beside {
    struct galley *cells;
    size_t count;
    dim height; /* of the highest; cells that are all frames are as high as that */
};

/* A page: items start to end (spaces at its end included, which take no room). */
struct page_cut {
    size_t start, end;
};

struct page_cuts {
    struct page_cut *list;
    size_t count;
};

/* Lays the document out in `setting->work`. */
struct galley *flow_document(struct setting *setting);

/* Shapes and breaks a block's runs again, with what its slots say now. */
void block_set(struct setting *setting, struct galley *galley, struct block *block);

/* The galley with the lines that its stale blocks have now. */
void galley_refit(struct setting *setting, struct galley *galley);

/* The price of a page break before a line of the block. */
int32_t block_line_price(const struct block *block, size_t line);

/* Frames that hold an item, from the outside: whether a break before `item` falls inside its frame. */
struct frame *item_outside(const struct galley_item *item);

/* The cheapest sequence of pages. At least one. */
struct page_cuts paginate(struct setting *setting, const struct galley *galley);

#endif
