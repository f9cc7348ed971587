/* Raw values as part of a larger print. */
#ifndef PRECEPT_READ_RAW_PRINT_H
#define PRECEPT_READ_RAW_PRINT_H

#include "read/raw.h"

/* What follows a key or a dash: " value @line:column" and, deeper than `level`, what is in it. */
void raw_print_value(const struct raw_node *node, const struct sources *sources, unsigned level,
                     struct buffer *out);

#endif
