/* Puts items on a page: lines of text, rectangles, pictures. Private to typeset/. */
#ifndef PRECEPT_TYPESET_SETTER_H
#define PRECEPT_TYPESET_SETTER_H

#include "typeset/galley.h"

struct setter {
    struct setting *setting;
    VECTOR(struct page_item) items; /* of the page that is being set; kept in `work` and used again */
    uint32_t page;
    const struct doc_master *master; /* of that page */
    dim bottom;                      /* of what stands on it */
    bool is_left;                    /* a left page of facing ones */
    dim left;                        /* of the text on this page */
    dim head_left;                   /* of heads and feet: of the text or of the margin column */
    dim margin_left;                 /* of the margin column */
    dim head_top;                    /* of what hangs at the head of the page, its lower edge */
    enum artifact_kind artifact;     /* other than ARTIFACT_NONE: whatever is set now is one */
    struct place_on_page *elements, *ends;
    VECTOR(const struct doc_picture *) coarse; /* told once, however often they are set */
};

/* Line `number` of a block, its top at y. */
void set_line(struct setter *setter, const struct block *block, size_t number, dim y);

/* Words of plain text on one line, the baseline's start at x, y. */
struct word_row {
    struct slice text, lang;
    uint32_t element;
    uint8_t face;
    unsigned features;
    dim size;
    struct colour ink;
};
void set_words(struct setter *setter, const struct word_row *row, dim x, dim y);
dim words_width(struct setting *setting, const struct word_row *row);

void set_rectangle(struct setter *setter, struct page_item where, struct colour fill,
                   enum artifact_kind kind);
/* Tells of a picture that is set so wide that its pixels are seen. */
void judge_sharpness(struct setter *setter, const struct doc_node *node, dim width);
void set_box(struct setter *setter, const struct picture_box *box, dim y);
/* The icon of a list item, an artifact, its top at y. */
void set_mark(struct setter *setter, const struct picture_box *mark, dim y);
/* Art behind the whole page, an artifact. */
void set_art(struct setter *setter, const struct drawing_spec *art);
/* A drawing, its top left corner at `origin`. */
void set_drawing(struct setter *setter, const struct drawing *drawing, uint32_t element, struct point origin);
struct page_item *set_item(struct setter *setter, enum item_kind kind, uint32_t element);
/* The items from `from` on come before the first that is content: above backgrounds, and heard first. */
void set_first(struct setter *setter, size_t from);

/* Lines for the margin column, held back until what they stand beside is set: that is the reading order. */
struct margin_line {
    size_t number;
    dim y;
};
struct margin_lines {
    const struct block *margin; /* NULL = none wait */
    VECTOR(struct margin_line) list;
};
/* Those beside a line of the block, whose top is at y. */
void margin_take(struct margin_lines *lines, struct arena *arena, const struct block *block, size_t number,
                 dim y);
void margin_flush(struct margin_lines *lines, struct setter *setter);

/* Widens the place of an element on this page and of where it ends. */
void mark_element(struct setter *setter, uint32_t element, dim x, dim top, dim bottom);

#endif
