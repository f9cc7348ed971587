/* Private to compute/names*.c: what a name may stand for, and what is said when it stands for nothing. */
#ifndef PRECEPT_COMPUTE_NAMES_H
#define PRECEPT_COMPUTE_NAMES_H

#include "compute/engine.h"

struct names { /* candidates for "did you mean" */
    VECTOR(struct slice) list;
};

void names_add_fields(struct engine *engine, struct names *names, const struct field_type *types,
                      size_t count);
/* The type of a list's items; NULL when it has none. */
const struct field_type *list_item_type(const struct field *list);
struct slice columns_listed(struct engine *engine, const struct table *table);
/* The parts `first` to `last` as one path, as written. */
struct slice path_words(const struct node *node, size_t first, size_t last);

/* Each adds a message with the nearest name; always false. */
bool report_unknown_name(struct engine *engine, struct node *node, const struct scope *scope);
bool report_unknown_column(struct engine *engine, struct node *node, const struct table *table);
bool report_unknown_member(struct engine *engine, struct node *node, size_t part, const struct names *names);

/* The node stands for the value; false when that is poison. */
bool means_value(struct engine *engine, struct node *node, struct value value);

/* True when the name is one of theirs; then *bound as bind_path. A post's title; any other register's text,
 * by the path of its keys; a list of the body by its id, which can be counted. */
bool in_posts(struct engine *engine, struct node *node, bool *bound);
bool in_registers(struct engine *engine, struct node *node, bool *bound);
bool in_lists(struct engine *engine, struct node *node, bool *bound);

#endif
