/* Trees of nodes that know their `parent`, `first` and `last` child and the `next` beside them. */
#ifndef PRECEPT_BASE_TREE_H
#define PRECEPT_BASE_TREE_H

/* Makes `node` the last child of `parent_`, which may be NULL. */
#define TREE_APPEND(parent_, node)                                                                           \
    do {                                                                                                     \
        (node)->parent = (parent_);                                                                          \
        if ((node)->parent && (node)->parent->last)                                                          \
            (node)->parent->last->next = (node);                                                             \
        else if ((node)->parent)                                                                             \
            (node)->parent->first = (node);                                                                  \
        if ((node)->parent)                                                                                  \
            (node)->parent->last = (node);                                                                   \
    } while (0)

#endif
