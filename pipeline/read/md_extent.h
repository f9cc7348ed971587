/* How far a node reaches beyond its words: marks of lists and headings, asterisks, brackets, targets. */
#ifndef PRECEPT_READ_MD_EXTENT_H
#define PRECEPT_READ_MD_EXTENT_H

#include "read/md_text.h"

/* `extent` of the node's children (or where it is known to be) with its own marks. Offsets in the text. */
struct md_range md_widen(struct slice text, struct md_run run, const struct md_node *node,
                         struct md_range extent);
/* The next line with something on it at or behind `from`, without blanks at its ends. */
struct md_range md_next_line(struct slice text, struct md_run run, size_t from);
/* What `&amp;` stands for; an unknown one as it is. */
struct slice md_entity(struct arena *arena, struct slice written);
/* Reports a `[` in the words of one block that nothing closes. Before the spans are settled. */
void md_check_brackets(struct md_text *text, struct md_node *block);

#endif
