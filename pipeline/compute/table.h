/* Private to compute/: what the files that make a table component share. */
#ifndef PRECEPT_COMPUTE_TABLE_H
#define PRECEPT_COMPUTE_TABLE_H

#include "compute/engine.h"

enum maker { MAKER_COPIED, MAKER_WORKED, MAKER_SHARE, MAKER_LINE };

/* `show: sparkline`: the columns that it goes over, and the lines of the rows that are made. */
struct made_line {
    size_t *columns, count;
    const struct number_format *format;
    const struct computed_line *next; /* of the row that is being made; NULL = none */
    VECTOR(const struct computed_line *) rows;
};

struct made_column {
    enum maker maker;
    const struct column *source; /* copied: of the data; share: of what; else NULL */
    size_t source_index;
    struct node *tree; /* worked out */
    enum value_kind kind;
    const struct number_format *format; /* NULL: as it stands */
    uint32_t printed;                   /* the column's line in the audit */
    struct slice formula;
    struct span span;
    struct ratio whole;    /* share: what it is a share of */
    const int64_t *shares; /* whole percentages of each row of the data, by row number; NULL = not whole */
    bool held_back;        /* share: one of the parts is, and so are they all */
    struct made_line *line;
    bool poison;
};

/* Of a table made wide: the rows of the data that it comes from. */
struct table_origin {
    const struct table *table; /* NULL: the table is the data's own */
    size_t by, column;         /* of the data: what heads the rows, what stands in the cells */
    size_t width;              /* columns of the wide table, without their other names */
    size_t count;
    const size_t *rows;               /* of the data, `count` of them */
    const size_t *row_of, *column_of; /* the cell of the wide table into which each of them went */
};

/* The sum of a column over rows that are added one by one. */
struct column_sum {
    enum value_state state;
    struct decimal_sum sum;
};

struct table_carry; /* table_carry.c */

struct table_maker {
    struct engine *engine;
    const struct block *block;
    const struct table *table;
    struct made_column *columns;
    size_t column_count;
    size_t *rows; /* of the data, in the order in which they are printed */
    size_t row_count;
    struct arena scratch;
    struct arena cells; /* emptied every so many rows */
    struct slice unit;
    struct number_format in_unit; /* of money when the component names a unit */
    struct table_origin origin;
    unsigned unknown;          /* as in struct computed_table */
    struct table_carry *carry; /* NULL = nothing is carried from page to page */
};

/* Words of an option; empty when it is not written. */
struct slice option_words(struct engine *engine, const struct block *block, const char *name);
/* The column of the component's data that an option names; reported when there is none. False too without the
 * option. */
bool option_column(struct engine *engine, const struct block *block, const char *name, size_t *column);
enum value_kind option_column_kind(struct engine *engine, const struct table *table, size_t column);
/* Rows that pass `where`, in the order that `order` asks. False when something was told. */
bool table_rows(struct table_maker *m);
bool rows_chosen(struct engine *engine, const struct block *block, struct arena *arena, size_t **rows,
                 size_t *count);
/* As `order` of a component `for each` asks; false when something was told. */
bool rows_put_in_order(struct engine *engine, const struct block *block, size_t *rows, size_t count);
/* The printed text of one cell; *negative is set. */
struct slice cell_text(struct table_maker *m, const struct made_column *column, size_t row, bool *negative);
/* Whether a total row adds the column up: given amounts. */
bool column_is_summed(const struct made_column *column);
void column_sum_add(struct table_maker *m, size_t column, size_t row, struct column_sum *sum);
/* In m->cells. */
struct slice column_sum_text(struct table_maker *m, const struct made_column *column,
                             const struct column_sum *sum);
/* `carry: yes`: running sums beside the rows. Every row of the data that is printed, or is part of a row that
 * is, goes through _add; _line closes a body row; _row notes a printed row of any kind. */
bool carry_begin(struct table_maker *m);
void carry_add(struct table_maker *m, size_t row);
void carry_line(struct table_maker *m);
void carry_row(struct table_maker *m);
const struct carried_sums *carry_end(struct table_maker *m);
/* Values of all columns of the data summed over the rows: what a total row works with. */
const struct value *totals_of(struct table_maker *m, const size_t *rows, size_t count);
/* The column of the table with a name; reported when there is none. */
bool table_column_wanted(struct table_maker *m, struct slice name, struct span span, size_t *column);
/* How a value of a kind prints in this table when nothing else is asked for. */
const struct number_format *table_format(struct table_maker *m, const struct value *like);
/* Small lines (table_line.c). Finds the columns; false when they were told to be none. */
bool line_column(struct table_maker *m, struct made_column *column, const struct table_column *written);
/* Makes the line of a row of the data, or of sums (by column of the data); gives the cell's text, for where
 * there is none to draw. */
struct slice line_of_row(struct table_maker *m, const struct made_column *column, size_t row);
struct slice line_of_sums(struct table_maker *m, const struct made_column *column, const struct value *sums);
/* A total row over the rows, with `label` in its first cell. */
struct computed_cell *total_cells(struct table_maker *m, const size_t *rows, size_t count,
                                  struct slice label);
/* Whether the component asks for `by`, `across` and `values`; then the table is turned. False: told. */
bool table_is_wide(const struct block *block);
bool table_widen(struct table_maker *m);
/* The cells of the data behind some rows of a column of the wide table; of one worked out, behind all of it.
 */
const struct provenance *wide_cells(struct table_maker *m, size_t column, const size_t *rows, size_t count);
/* Whole percentages of the shares of a column. False when they make no whole (told). */
bool make_shares(struct table_maker *m, struct made_column *column);

/* Digits of a decimal as a plain format prints them, into `out` (48 bytes); 0 when the long way must be
 * taken. */
size_t plain_digits(struct decimal number, unsigned thousands, const struct number_format *format,
                    enum rounding rounding, char *out);

#endif
