/* SVG as a tree of elements with their places, through expat. Private to the readers of SVG. */
#ifndef PRECEPT_READ_SVG_TREE_H
#define PRECEPT_READ_SVG_TREE_H

#include "base/map.h"
#include "diag/diagnostics.h"

struct svg_attribute {
    struct slice name;  /* "xlink:href" is "href"; those of other programs are left out */
    struct slice value; /* as it stands in the file, so that places agree; &quot; and the like are the sign
                           and spaces */
    struct span span;   /* of the value */
};

struct svg_element {
    struct slice name; /* of SVG; empty = of another program, with nothing in it */
    struct span span;  /* "<name" */
    const struct svg_attribute *attributes;
    size_t attribute_count;
    struct svg_element *parent, *first, *last, *next;
    bool has_text; /* beside white space */
};

struct svg_tree {
    struct svg_element *root;
    VECTOR(struct svg_element *) elements; /* in the order of the file */
    struct map by_id;                      /* id → number in elements */
};

/* False after a message: the file has no tree. Everything lives in `arena`. */
bool svg_tree_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source,
                   struct svg_tree *tree);
const struct svg_attribute *svg_attribute(const struct svg_element *element, const char *name);

#endif
