/* What the pages say, by structure element: the words that are placed, in the order in which they appear.
 * That is what render/ writes into the file, whatever the document had in mind. */
#ifndef PRECEPT_PUBLISH_HEARD_H
#define PRECEPT_PUBLISH_HEARD_H

#include "publish/publish.h"

struct heard_piece {
    const struct page_item *item;
    uint32_t element,
        page;      /* the inline element that the words stand in, or the block's own; index of the page */
    uint32_t next; /* in pieces, 0 = the last */
};

/* All by element number. */
struct heard {
    const struct pages *pages;
    uint32_t *owner;        /* of an inline element: the block whose words it stands among; else itself */
    uint32_t *first, *last; /* of a block: its pieces, 0 = none */
    bool *used;             /* something of it, or in it, is on a page */
    bool *label;            /* a number that hangs before the words of its block */
    VECTOR(struct heard_piece) pieces;
};

void heard_init(struct heard *heard, struct arena *arena, const struct pages *pages);
/* The words of a block, or of one inline element in it (0 = of all), behind what stands in `out`: white space
 * is one space, a word that a line end divides is whole, signs that only steer the typesetter are left out.
 */
void heard_put_words(const struct heard *heard, uint32_t block, uint32_t inline_element, struct buffer *out);
/* The words of one placed text likewise. */
void heard_put_item(const struct page_item *item, struct buffer *out);
/* The page on which the node's first words or picture stand, in the order in which it is read; UINT32_MAX =
 * on none. */
uint32_t heard_first_page(const struct heard *heard, const struct doc_node *node);
/* The element that an item's own words belong to: its label. */
uint32_t heard_words_element(const struct doc_node *node);
/* A figure whose caption stands beside it, before a drawing and behind a picture; else NULL. */
const struct doc_node *heard_caption_beside(const struct heard *heard, const struct doc_node *node);

#endif
