/* The product of compute/: every derived value, exact, with its state, its precision, its formula and its
 * cells. No arithmetic after this. Pure: publication in, figures out. */
#ifndef PRECEPT_COMPUTE_FIGURES_H
#define PRECEPT_COMPUTE_FIGURES_H

#include "check/publication.h"
#include "exact/ratio.h"

enum value_kind {
    VALUE_MONEY, /* pounds */
    VALUE_NUMBER,
    VALUE_COUNT,   /* whole, counts things */
    VALUE_PERCENT, /* exact 1 = 100% */
    VALUE_CHANGE,  /* from `from` to `to`, both of one kind */
    VALUE_DATE,
    VALUE_YEAR, /* financial */
    VALUE_TIME, /* of day */
    VALUE_TEXT,
    VALUE_TRUTH,
    VALUE_RANK,
    VALUE_LIST
};

/* Where a value comes from: cells of one column, in rows first to last (a run; filtered columns have
 * several). */
struct provenance {
    const struct table *table;
    size_t column, first_row, last_row;
    const struct provenance *next;
};

struct value {
    enum value_kind kind;
    enum value_state state;
    struct ratio exact;            /* money, number, count, percent, rank */
    struct interval known;         /* what is known of it; a point when exact */
    const struct value *base;      /* percent: the whole; NULL = none */
    const struct value *part;      /* percent: the part */
    const struct value *from, *to; /* change */
    enum value_kind change_of;     /* change: kind of from and to */
    struct date date;
    bool whole_month; /* date: no day of it is known; `date` is its first */
    int year;         /* begins in */
    int minute;       /* of the day */
    struct slice text;
    struct slice row; /* of the smallest or largest: the key of its row */
    bool yes;
    const struct value *items; /* list */
    size_t item_count;
    const struct provenance *cells;
    unsigned months;     /* of the period that it is of; 0 = not known */
    bool personal;       /* of people: small values of it are held back */
    struct span given;   /* a given value: where */
    struct slice source; /* of a given value or its table: who says so */
};

struct figure {
    const struct figure_declaration *declaration;
    struct value value;
};

/* One number or word that a formula or a cell puts on paper: a line of the audit. */
struct printed_figure {
    struct slice text;         /* as printed; of a copied column: empty, `cells` tells the range */
    const struct value *value; /* NULL for a copied column */
    enum printed_kind { PRINTED_COMPUTED, PRINTED_COPIED, PRINTED_LITERAL, PRINTED_CLAIM } kind;
    struct slice formula; /* as the author wrote it */
    struct slice place;   /* "prose", "table", "chart", "alternative text", "form" */
    struct span where;    /* in the author's file */
    const struct provenance *cells;
    struct slice declared; /* when the formula is the name of a figure: what that is, as declared; or empty */
};

/* What became of `{{ … }}` number n: at figures.inserts[n - 1]. */
struct insert_result {
    const struct value *value;
    struct slice text; /* as printed: the formatted value, or the claim's words */
    uint32_t printed;  /* number in figures.printed, from 1 */
    enum {
        INSERT_VALUE,
        INSERT_CLAIM,
        INSERT_PAGES /* a reference that compose makes a slot of */,
        INSERT_POISON
    } kind;
    struct slice target; /* INSERT_PAGES: id */
    enum { REFERENCE_PAGE, REFERENCE_PAGES, REFERENCE_NUMBER, REFERENCE_TITLE } reference;
};

struct computed_cell {
    struct slice text;
    uint32_t printed; /* number in figures.printed */
    uint8_t kind;     /* enum printed_kind */
    bool negative;
};

/* A small line in a row: the course of some of its amounts, between the least and the most of them. */
struct computed_line {
    const int32_t *course; /* as figure/figure.h has it */
    size_t count;
    struct slice first, last, high, high_at, low, low_at; /* of those that are known: printed, and where */
    const struct slice *unknown, *held_back;              /* names of the others */
    size_t unknown_count, held_back_count;
};

struct computed_column {
    struct slice head;                        /* plain; used when the component gives no head */
    const struct computed_line *const *lines; /* of each row; NULL there = a text; NULL = it has none */
    enum value_kind kind; /* how it is aligned: numbers end-aligned on the point, text at the start */
    unsigned decimals;
};

enum computed_row_kind { COMPUTED_GROUP, COMPUTED_BODY, COMPUTED_SUBTOTAL, COMPUTED_TOTAL };

struct computed_row {
    enum computed_row_kind kind;
    const struct computed_cell *cells; /* column_count of them */
};

/* Running sums of a table whose sums are carried from page to page: of the given columns that its total adds
 * up. Packed, for a long table has many rows and few page breaks. */
struct carried_sums {
    struct slice texts; /* a line for every body row: its cells with a tab between two; blank where nothing
                           is summed */
    const uint32_t *starts;  /* by row: the byte where the line of the last body row up to it begins;
                                CARRIED_NONE before the first body row */
    const uint32_t *printed; /* by column: number in figures.printed, 0 = not summed */
};
#define CARRIED_NONE UINT32_MAX
/* The sums up to and with a row; empty when there are none. */
struct slice carried_line(const struct carried_sums *sums, size_t row);

/* What is printed for a number that is missing, held back or not applicable. */
struct slice state_sign(const struct house_style *style, enum value_state state);

struct computed_table {
    const struct computed_column *columns;
    size_t column_count;
    const struct computed_row *rows;
    size_t row_count;
    const struct carried_sums *carried; /* NULL = nothing is carried */
    unsigned unknown; /* why numbers in it are not: a bit 1 << enum value_state for each reason */
};

struct computed_part {
    struct slice label, text;
    const struct value *value;
    uint32_t printed;
};

/* In the order of the choices of `chart:`. */
enum chart_kind {
    CHART_PIE,
    CHART_DONUT,
    CHART_BAR,
    CHART_COLUMN,
    CHART_STACKED_BAR,
    CHART_STACKED_COLUMN,
    CHART_SHARE_BAR, /* 100%: each bar is a whole */
    CHART_SHARE_COLUMN,
    CHART_LINE,
    CHART_DOT,
    CHART_VARIANCE, /* how far one amount is from another: outturn from budget */
    CHART_KINDS
};

struct computed_tick {
    struct ratio at;
    struct slice text;
};

/* The scale of values, one for all panels. */
struct computed_axis {
    struct ratio low, high;            /* of what is drawn, with nought unless the author begins elsewhere */
    const struct computed_tick *ticks; /* evenly spaced over low to high and no more than needed beyond */
    size_t tick_count;
    struct slice title;
};

/* Where a category stands on the axis of a line, and its short words there: "Apr" over "2022". */
/* As struct drawing_place of figure/figure.h has it. */
struct computed_place {
    struct ratio at;
    struct slice mark, letter, group;
    uint8_t rank;
};

struct computed_chart {
    enum chart_kind kind;
    /* Panel by panel, in it series by series, in it a category each. */
    const struct computed_part *parts;
    size_t part_count;
    const struct slice *series, *panels; /* their names; of one panel or an only series empty */
    size_t category_count, series_count, panel_count;
    const struct value *whole;           /* pies */
    struct slice whole_text;             /* as printed */
    const struct computed_part *totals;  /* stacked: panel by panel a category each; else NULL */
    const struct computed_place *places; /* lines, columns of months: of each category; else NULL */
    struct computed_axis axis;
};

/* Texts from a column of data. */
struct computed_list {
    const struct computed_cell *items;
    size_t count;
};

/* What happens when, in the order of time. */
struct computed_moment {
    struct slice date, words; /* the date as the house style has it */
    uint32_t date_printed, words_printed;
};

struct computed_timeline {
    const struct computed_moment *items;
    size_t count;
};

/* A number that is set large. */
struct computed_number {
    struct slice text, words, icon; /* of a band */
    uint32_t printed;
    struct slice base, base_words, source; /* one alone: "4,200", "people who answered"; may be empty */
    uint32_t base_printed;
};

struct computed_numbers {
    const struct computed_number *items;
    size_t count;
};

/* The rows that a component `for each` prints, in order. */
struct computed_rows {
    const size_t *rows; /* of block.rows */
    size_t count;
};

struct named_date {
    struct slice name;
    struct date date;
    bool known;
};

/* What is due: a date of the layout, or one that the publication declares. */
struct deadline {
    struct slice what, because;
    bool is_known, is_done; /* when it is due; whether and when it was or will be done */
    struct date due, done;
};

struct figures {
    const struct publication *publication;
    struct slice name;         /* of the output's files, without ending */
    struct slice title;        /* of the output, plain */
    const struct figure *list; /* in the order of the declarations */
    size_t count;
    const struct insert_result *inserts;
    const struct computed_table *const *tables; /* by block number - 1; NULL where the block is no table */
    const struct computed_chart *const *charts;
    const struct computed_list *const *lists; /* of each, as many as the block has parts */
    const struct computed_numbers *const *numbers;
    const struct computed_timeline *const *timelines;
    const struct computed_rows *each; /* by block number - 1 */
    const struct named_date *dates;   /* of the layout's rules */
    size_t date_count;
    const struct deadline *deadlines;
    size_t deadline_count;
    const struct printed_figure *printed; /* number n at n - 1 */
    size_t printed_count;
};

/* What a publication makes: with `for each` an output for each row that `where` lets through, else one. */
struct outputs {
    const struct output_figures {
        const struct figures *figures;
        struct slice label; /* the row, as messages call it; empty = the only output */
    } * items;
    size_t count;
};

/* Never NULL. */
const struct figures *compute_figures(struct arena *arena, const struct publication *publication,
                                      const struct sources *sources, struct diagnostics *diagnostics);
/* Never NULL; without outputs only when that was reported. */
const struct outputs *compute_outputs(struct arena *arena, const struct publication *publication,
                                      const struct sources *sources, struct diagnostics *diagnostics);
void figures_print(const struct figures *figures, const struct sources *sources, struct buffer *out);

/* A given cell as a value; a small one of data marked personal is held back. */
struct value table_cell(struct arena *arena, const struct house_style *style, const struct table *table,
                        size_t column, size_t row);
/* The one formatter: a value through a format, with its state (a missing value prints the house style's
 * sign). Spaces inside a number phrase are U+00A0. false when the format does not fit the kind. */
bool value_format(struct arena *arena, const struct house_style *style, const struct number_format *format,
                  const struct value *value, struct slice *text);
/* The house style's format for the kind. */
const struct number_format *value_default_format(const struct house_style *style, const struct value *value);

#endif
