/* Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7): sorted keys in leaves, so that a reader need
 * not take in all of a large document's at once. */
#ifndef PRECEPT_RENDER_KEY_TREE_H
#define PRECEPT_RENDER_KEY_TREE_H

#include "render/saver.h"

struct key_tree {
    struct saver *saver;
    size_t count;
    const uint32_t
        *ids; /* name tree: elements, ascending; NULL = a number tree with the keys 0 to count - 1 */
    const uint32_t *values; /* object numbers */
};

/* Gives the number of the tree's root. */
uint32_t key_tree_write(const struct key_tree *tree);

/* The identifier of a structure element as a string. */
void key_put_id(struct buffer *out, uint32_t element);

#endif
