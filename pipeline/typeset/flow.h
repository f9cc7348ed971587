/* State of the walk that makes the galley. Private to flow.c, flow_node.c and table_flow.c. */
#ifndef PRECEPT_TYPESET_FLOW_H
#define PRECEPT_TYPESET_FLOW_H

#include "typeset/galley.h"

struct flow {
    struct setting *setting;
    struct galley *galley;
    dim x, measure;     /* of the room for the next block */
    dim space;          /* pending: the larger of what the neighbours ask for */
    bool keep;          /* no page break before the next item */
    bool starts_page;   /* the next item begins a page */
    int32_t dear;       /* added to the price of the next item */
    bool after_heading; /* the last node was a heading */
    bool frame_begins;  /* nothing stands in the innermost frame yet: space before counts for nothing */
    struct frame *frame;
    struct block *label;            /* of a list item, waiting for its first line */
    const struct picture_box *mark; /* the same in place of a label */
    uint8_t master;                 /* of the pages that the next items begin */
    const struct doc_master *page;  /* of the pages that the next items fill */
    bool beside;                    /* inside a row of blocks side by side */
    bool columned;                  /* inside text in columns */
    struct block *margin;           /* words in the margin column beside the next lines */
    size_t margin_used;             /* lines of it that have lines beside them */
};

/* What entering a node changed and leaving restores. */
struct flow_scope {
    dim x, measure;
    size_t first_item, place;
    uint8_t master;
    const struct doc_master *page;
    bool framed;
};

struct flow_scope flow_enter(struct flow *flow, const struct doc_node *node);
void flow_leave(struct flow *flow, const struct doc_node *node, struct flow_scope scope);

/* Appends an item: the pending space first; price is that of a page break before it. */
struct galley_item *flow_push(struct flow *flow, enum galley_kind kind, dim height, int32_t price);
void flow_open(struct flow *flow, struct frame *frame);
void flow_close(struct flow *flow);
/* Forbids page breaks between items first and the end, if they fit on a page together. */
void flow_hold_together(struct flow *flow, size_t first);

struct block *flow_block(struct flow *flow, const struct doc_node *node, struct doc_runs runs,
                         uint32_t element);
void flow_lines(struct flow *flow, struct block *block);
/* A list label whose item begins with something that is no line. */
void flow_waiting_label(struct flow *flow);

/* The style of a node with a `least_size`, small enough for the words to fit; reports when none is (fit.c).
 */
const struct doc_style *fitted_style(struct flow *flow, const struct doc_node *node);

void flow_node(struct flow *flow, const struct doc_node *node);
void flow_text(struct flow *flow, const struct doc_node *node);
void flow_children(struct flow *flow, const struct doc_node *node);
void flow_table(struct flow *flow, const struct doc_node *node);
void flow_figure(struct flow *flow, const struct doc_node *node);
/* Where a cell of a row stands: from the type area's left edge, as wide as its share; room for labels. */
struct beside_place {
    dim x, width, room;
};
/* Rows of children side by side; `room` is that for the labels of items. */
void flow_beside(struct flow *flow, const struct doc_node *node, dim room);
/* Text in columns; below each other where columns are too narrow for what is in them. */
void flow_columns(struct flow *flow, const struct doc_node *node);
/* A division whose last child stands in the margin; false when it does not or pages have no margin column. */
bool flow_with_margin(struct flow *flow, const struct doc_node *node);
/* Gives the block's lines those of the margin that stand beside them. */
void flow_take_margin(struct flow *flow, struct block *block);
void flow_item(struct flow *flow, const struct doc_node *item, dim room);

#endif
