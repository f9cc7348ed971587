/* Private to compute/: what the files that make a chart component share. */
#ifndef PRECEPT_COMPUTE_CHART_H
#define PRECEPT_COMPUTE_CHART_H

#include "compute/table.h"

enum { MOST_SLICES = 6, MOST_SERIES = 6, MOST_ROWS = 50 }; /* beyond them nobody can tell parts apart */

/* Different values of one column in the order in which they are met, or of columns side by side. */
struct chart_keys {
    VECTOR(struct slice) labels;
    VECTOR(struct value) values;
    struct map known; /* folded label → its place */
};

struct chart_maker {
    struct engine *engine;
    const struct block *block;
    const struct table *table;
    enum chart_kind kind;
    size_t by, series_by, panel_by; /* columns; SIZE_MAX = none */
    size_t values[MOST_SERIES + 1]; /* columns: one, or one a series */
    size_t value_count;
    struct span value_span;
    enum value_kind value_kind;
    const struct number_format *format;
    size_t *rows;
    size_t row_count;
    struct arena scratch;
    struct chart_keys categories, series, panels;
    struct value **grid; /* panel by panel, in it series by series, in it a category each; NULL = no row */
    struct computed_chart *chart;
};

/* The place of a part in the grid, and how many there are. */
size_t chart_place(const struct chart_maker *m, size_t panel, size_t series, size_t category);
size_t chart_size(const struct chart_maker *m);
/* The part's value; a part that no row gives is missing. */
const struct value *chart_value(struct chart_maker *m, size_t place);
void add_to_part(struct engine *engine, struct value *sum, const struct value *more);

/* chart_grid.c: reads the rows; false when something was told. */
bool chart_grid(struct chart_maker *m);
bool chart_order(struct chart_maker *m);
/* Keeps the categories whose numbers `order` gives, so many of them, in that order. */
void chart_rearrange(struct chart_maker *m, const size_t *order, size_t kept);
/* chart_axis.c */
bool chart_places(struct chart_maker *m); /* of a line's points along its axis */
/* Of columns, where each month follows the one before it: so many need not all be written out. */
void chart_months(struct chart_maker *m);
bool chart_axis(struct chart_maker *m);
/* chart_whole.c: what parts must be to make a whole: of a pie, of stacked bars. */
bool chart_pie(struct chart_maker *m);
bool chart_stack(struct chart_maker *m);

#endif
