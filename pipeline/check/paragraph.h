/* The words of a paragraph as one text, with the place of each in the author's file: rules about words look
 * at a paragraph whole, because names and sentences run over the ends of lines. Private to check/. */
#ifndef PRECEPT_CHECK_PARAGRAPH_H
#define PRECEPT_CHECK_PARAGRAPH_H

#include "base/buffer.h"
#include "read/markdown.h"

/* Where a piece of the text was written. */
struct paragraph_piece {
    size_t offset; /* in the text */
    struct span span;
    const struct md_insert *insert; /* of a piece that an insert stands for, else NULL */
};

/* What is computed and what is code stand in the text as one "\n" each, which nothing runs through. */
struct paragraph_text {
    struct arena *arena;
    struct buffer text;
    VECTOR(struct paragraph_piece) pieces; /* none: the block has no words */
};

/* The inlines of a paragraph, heading or cell; of an item of a list those that stand in no paragraph.
 * Released with buffer_release of its text. */
void paragraph_gather(struct paragraph_text *p, struct arena *arena, const struct md_node *block);
/* The piece in which a byte of the text lies. */
const struct paragraph_piece *paragraph_piece_at(const struct paragraph_text *p, size_t offset);
struct span paragraph_place(const struct paragraph_text *p, size_t start, size_t end);
/* Whether the block stands in a quotation. */
bool paragraph_is_quoted(const struct md_node *block);

#endif
