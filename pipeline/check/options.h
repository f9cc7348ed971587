/* Options of components as fields. Private to check/. */
#ifndef PRECEPT_CHECK_OPTIONS_H
#define PRECEPT_CHECK_OPTIONS_H

#include "check/check.h"

/* One option by the kind of its key. siblings: the component's keys. level: of the section around it. */
struct field option_read(struct check *c, const struct shape_key *key, const struct raw_node *raw,
                         const struct raw_node *siblings, unsigned level);
/* The columns of a table component; with none written, all of the data's. */
void table_columns_read(struct check *c, struct block *block, const struct raw_node *list);

#endif
