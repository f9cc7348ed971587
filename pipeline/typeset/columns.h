/* Text in columns: how high the columns are that hold a stretch of the galley, and where each begins. Private
 * to typeset/. */
#ifndef PRECEPT_TYPESET_COLUMNS_H
#define PRECEPT_TYPESET_COLUMNS_H

#include "typeset/galley.h"

enum { MOST_COLUMNS = 4 }; /* check/ allows no more */

/* Items of one frame of columns that come on one page. */
struct column_run {
    const struct galley_item *items;
    size_t from, end;
};

/* Inside columns; the items that open and close their frame are not. */
bool in_columns(const struct galley_item *item);
/* Of an item in columns: whether it may be the first of a column, or of a page. */
bool column_may_begin(const struct galley_item *item);
/* The least height, no less than `least`, of columns that hold the run. starts[0 … columns]: where each
 * begins, and the end. */
long_dim columns_height(const struct column_run *run, long_dim least, size_t *starts);

#endif
