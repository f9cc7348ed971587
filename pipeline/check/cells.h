/* Cells of a column: from texts as people and spreadsheets write them to typed values. Private to check/. */
#ifndef PRECEPT_CHECK_CELLS_H
#define PRECEPT_CHECK_CELLS_H

#include "check/check.h"

struct column_rules {
    struct check *c;
    struct table *table;
    struct column *column;
    const struct slice *missing, *held_back, *not_applicable; /* texts that stand for these states */
    size_t missing_count, held_back_count, not_applicable_count;
    bool blank_is_missing;        /* said so, or a column of text */
    const struct raw_node *blank; /* `blank: 0`: the text that a blank stands for */
    enum date_order dates;
    int round_to; /* decimals; -1 = not at all */
    bool in_key;
    uint32_t cause; /* of its messages; 0 = none yet */
};

/* Where a text stands: a cell of a CSV file or a value in a list of records. */
struct cell_place {
    const struct raw_cell *cell;
    const struct raw_node *node; /* records */
    size_t row;
};

enum cell_fault {
    CELL_FINE,
    CELL_BLANK,
    CELL_SPREADSHEET_ERROR, /* #REF! */
    CELL_NO_NUMBER,
    CELL_BAD_COMMAS,
    CELL_EXPONENT,
    CELL_TOO_LONG,
    CELL_NOISE,
    CELL_NO_COUNT,
    CELL_NO_DATE,
    CELL_DATE_AMBIGUOUS,
    CELL_NO_SUCH_DAY,
    CELL_NO_MONTH,
    CELL_NO_YEAR,
    CELL_NO_TIME,
    CELL_NO_YES_NO,
    CELL_NO_CHOICE,
    CELL_NO_LINK
};

struct cell_reading {
    const struct column_rules *rules;
    struct slice text; /* trimmed */
    struct cell *cell;
    size_t bad;           /* offset of what is wrong (CELL_NO_NUMBER) */
    struct decimal clean; /* CELL_NOISE */
};

void column_rules_read(struct column_rules *rules, const struct raw_node *data,
                       const struct raw_node *options);
/* Types the text of one cell; a fault is reported and leaves poison. */
void cell_type(struct column_rules *rules, struct slice text, struct cell_place place, struct cell *cell);
enum cell_fault number_read(struct cell_reading *r);
/* Says what is wrong with one cell. */
void cell_fault_report(struct column_rules *rules, const struct cell_reading *r, enum cell_fault fault,
                       struct cell_place place);
/* "Transport, Outturn £000" */
struct slice cell_name(const struct column_rules *rules, size_t row);
struct slice row_name(const struct column_rules *rules, size_t row);
struct span cell_place_span(const struct table *table, struct cell_place place);

extern const struct slice column_type_names[];

/* The rules that hold over rows: keys unique, total rows equal to the sums, no total row among the data. */
void rows_check(struct check *c, struct table *table, struct column_rules *rules);

#endif
