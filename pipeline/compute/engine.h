/* Private to compute/: what its files share while one publication is worked out.
 *
 * A formula is read into a tree (syntax.h), bound once (names get their meaning, kinds are checked, each
 * fault is told at its place) and then evaluated, for a range once a row. Binding needs values of other
 * figures, which are worked out when they are first needed. */
#ifndef PRECEPT_COMPUTE_ENGINE_H
#define PRECEPT_COMPUTE_ENGINE_H

#include "base/map.h"
#include "compute/syntax.h"

enum progress { PROGRESS_NONE, PROGRESS_UNDER_WAY, PROGRESS_DONE };

struct worked_column { /* of a table: all rows share the tree */
    struct node *tree;
    uint8_t progress; /* enum progress */
};

struct engine {
    struct arena *arena;
    struct engines *all;        /* of what is used, by whomever: one a publication */
    struct engine *const *used; /* by the publication's uses; NULL where it could not be had */
    const struct publication *publication;
    const struct house_style *style;
    const struct sources *sources;
    struct diagnostics *diagnostics;
    struct figure *figures;        /* publication->figure_count of them */
    uint8_t *progress;             /* of each figure: enum progress */
    struct map names;              /* folded name of a figure → its index */
    VECTOR(size_t) under_way;      /* figures being worked out, outermost first */
    struct worked_column **worked; /* by table, then column; NULL for a table without worked-out columns */
    struct named_date *dates;
    size_t date_count;
    const struct each_row *row; /* inside a component `for each` */
    size_t *taken; /* of each row of those components, by its number: how many of them are printed; 0 =
                    * `where` leaves this one out */
    const struct each_row
        *batch_row; /* of the output that is worked out; NULL = the publication has but one */
    struct map ids; /* everything that {{ page( ) }} may name */
    VECTOR(struct slice) id_list;
    VECTOR(struct printed_figure) printed;
    const struct insert_result *inserts; /* by number; NULL until they are worked out */
};

/* The publications that are used are worked out in engines of their own, in the scope of their own names.
 * Once each, whoever uses them. */
struct engines {
    VECTOR(struct engine *) list;
};

/* figures.c: an engine whose arena, list of engines, sources and diagnostics are set. */
void engine_open(struct engine *engine, const struct publication *publication);
/* uses.c: the engines of what the publication uses. */
void engine_uses(struct engine *engine);
/* The figures, worked-out columns and checks of all that is used: their faults are told at their place. */
void compute_used(struct engine *engine);
/* The engine of the publication that has the table; NULL for a table that compute made. */
struct engine *engine_of_table(struct engine *engine, const struct table *table);

/* ---- binding ---- */

/* What names may be without their table's. Behind a barrier (the argument of sum and the like) the names are
 * still known, but stand for whole columns. */
struct scope {
    struct range range;
    bool barrier;
    const struct scope *outer;
    struct slice name;    /* columns may also be named through it (`area.flex`); empty = they may not */
    struct range passing; /* of a barrier: the rows that the argument goes through, where a look-up in it
                           * needs to know them: `by` names a column of theirs */
};

/* Gives names their meaning and checks kinds, once a node. False = poison, and reported. */
bool bind(struct engine *engine, struct node *node, const struct scope *scope);
bool bind_path(struct engine *engine, struct node *node, const struct scope *scope);
/* What the figure that the whole formula names is, as its author declared it: its formula or its value. Empty
 * when it names none. */
struct slice declared_words(struct engine *engine, const struct node *tree);
/* `plan.net budget`: true when the path begins with a publication that is used; then *bound as bind_path. */
bool in_used(struct engine *engine, struct node *node, const struct scope *scope, bool *bound);
/* names.c: a name of this publication's figures, dates, data, fields, title and date of publication. */
bool bind_of_publication(struct engine *engine, struct node *node, const struct scope *scope, bool *bound);
/* Names that stand for something here, and for a publication that uses this one. */
struct slice *names_of_publication(struct engine *engine, size_t *count);
bool bind_call(struct engine *engine, struct node *node, const struct scope *scope);
/* `look up grants.amount by service` (look_up.c): the node becomes the filter that it stands for. */
bool is_look_up(const struct node *node);
bool bind_look_up(struct engine *engine, struct node *node, const struct scope *scope);
/* The scope of an argument behind a barrier. */
struct scope barrier_scope(struct engine *engine, struct node *argument, const struct scope *outer);
bool bind_share_of(struct engine *engine, struct node *node, const struct scope *scope);
/* Kinds of operators that make numbers (bind_kinds.c). */
bool bind_arithmetic(struct engine *engine, struct node *node);
bool bind_comparison(struct engine *engine, struct node *node);
bool bind_wants(struct engine *engine, struct node *node, enum value_kind kind);
/* Reports a range where one value is wanted. */
bool bind_wants_one(struct engine *engine, struct node *node);
bool bind_fails(struct node *node); /* marks the node; always false */

/* What a bound node still ranges over: nothing when a row is at hand or its key is fixed. */
struct range open_range(const struct node *node);
/* The same for the argument of sum and the like, where a filter with a fixed key is a range of one row. */
struct range argument_range(const struct node *node);
bool range_is_set(struct range range);
bool range_equal(struct range a, struct range b);
size_t range_rows(struct range range);
/* As formulas of this publication call it: "plan.funding" when it is a used one's. */
struct slice table_words(struct engine *engine, const struct table *table);
struct slice range_words(struct engine *engine, struct range range);
enum value_kind column_kind(const struct column *column);
/* The tree of a worked-out column; NULL when it is at fault (reported). */
struct node *column_tree(struct engine *engine, const struct table *table, size_t column);
/* The column of that name, or SIZE_MAX. */
size_t table_column_index(const struct table *table, struct slice name);
bool node_depends_on(const struct node *node, struct range range);

/* ---- evaluation ---- */

struct rows { /* the row that a range stands at */
    struct range range;
    size_t row;
    const struct value *totals; /* instead of a row: the value of each column on a total row */
    const struct rows *outer;
};

struct evaluation {
    struct engine *engine;
    struct arena *arena; /* of the results; scratch in loops */
    const struct rows *rows;
    bool trace; /* keep provenance, parts and bases */
};

struct value evaluate(const struct evaluation *e, struct node *node);
struct value aggregate_sum(const struct evaluation *e, struct node *node);
struct value aggregate_average(const struct evaluation *e, struct node *node);
struct value aggregate_extreme(const struct evaluation *e, struct node *node);
struct value aggregate_median(const struct evaluation *e, struct node *node);
struct value aggregate_rank(const struct evaluation *e, struct node *node);
struct value aggregate_count(const struct evaluation *e, struct node *node);
bool bind_same(struct engine *engine, struct node *node);
bool bind_adds_up(struct engine *engine, struct node *node);
bool bind_partition(struct engine *engine, struct node *node);
bool bind_contiguous(struct engine *engine, struct node *node);
bool bind_cites(struct engine *engine, struct node *node);
bool bind_days_after(struct engine *engine, struct node *node);
bool bind_months(struct engine *engine, struct node *node);
bool bind_day_of_year(struct engine *engine, struct node *node);
bool bind_weekday(struct engine *engine, struct node *node);
struct value evaluate_same(const struct evaluation *e, struct node *node);
struct value evaluate_adds_up(const struct evaluation *e, struct node *node);
struct value evaluate_partition(const struct evaluation *e, struct node *node);
struct value evaluate_contiguous(const struct evaluation *e, struct node *node);
struct value evaluate_cites(const struct evaluation *e, struct node *node);
struct value evaluate_days_after(const struct evaluation *e, struct node *node);
struct value evaluate_months(const struct evaluation *e, struct node *node);
struct value evaluate_weekday(const struct evaluation *e, struct node *node);
struct value evaluate_clear_days(const struct evaluation *e, struct node *node);
struct value evaluate_working_days(const struct evaluation *e, struct node *node);
struct value evaluate_days_between(const struct evaluation *e, struct node *node);
struct value evaluate_day_of_year(const struct evaluation *e, struct node *node);
struct value evaluate_call(const struct evaluation *e, struct node *node);
/* The length of a declared period in months; 0 when its words do not say. */
unsigned period_months(struct slice period);
bool periods_agree(const struct evaluation *e, struct node *node, const struct value *a,
                   const struct value *b);
struct value evaluate_arithmetic(const struct evaluation *e, struct node *node, const struct value *left,
                                 const struct value *right);
struct value evaluate_comparison(const struct evaluation *e, struct node *node, const struct value *left,
                                 const struct value *right);
bool values_equal(const struct value *a, const struct value *b);
/* -1, 0, 1 by what is nominally so. */
int values_order(const struct value *a, const struct value *b);

/* The value of a cell; worked-out columns are worked out. */
struct value column_value(const struct evaluation *e, const struct table *table, size_t column, size_t row);
struct value field_value(struct engine *engine, const struct field *field);

/* Goes through the rows of an argument that pass its filters. */
struct walk {
    struct evaluation inner;
    struct rows frame;
    struct node *body; /* what is evaluated for each row */
    struct node *filters[8];
    size_t filter_count, next, count;
    enum value_state trouble; /* a filter that was not known */
};
void walk_begin(struct walk *w, const struct evaluation *e, struct node *argument);
bool walk_next(struct walk *w); /* then w->frame.row is the row */
struct value walk_value(struct walk *w);
size_t walk_only_row(struct walk *w); /* SIZE_MAX when there is none: of a filter whose key is fixed */

/* ---- values ---- */

struct value value_of_ratio(enum value_kind kind, struct ratio exact);
struct value value_of_state(enum value_kind kind, enum value_state state);
struct value value_of_text(struct slice text);
struct value value_of_truth(bool yes);
/* Holds back a small number of people. */
struct value value_guarded(const struct house_style *style, struct value v);
/* Poison before suppressed before missing. */
enum value_state states_joined(enum value_state a, enum value_state b);
bool value_is_numeric(enum value_kind kind); /* has `exact`: money, number, count, percentage */
/* Numeric kinds of which amounts can be drawn on one scale: both money, both percentages, or neither. */
bool value_kinds_share_a_scale(enum value_kind a, enum value_kind b);
struct value *value_kept(struct arena *arena, struct value value);
/* The cell that a value comes from, or `otherwise`. */
struct span value_cell_span(const struct value *v, struct span otherwise);
struct provenance *provenance_of(struct arena *arena, const struct table *table, size_t column, size_t row);
/* Adds a row to a list that grows at its end; runs are joined. */
void provenance_extend(struct arena *arena, struct provenance **first, struct provenance **last,
                       struct provenance run);
const struct provenance *provenance_joined(struct arena *arena, const struct provenance *a,
                                           const struct provenance *b);

/* "an amount of money", "a percentage" */
struct slice kind_words(enum value_kind kind);
/* As messages print it: £91,185,000; 39.89%; "outstanding". */
struct slice value_words(struct engine *engine, const struct value *value);
/* The same with how it was made: 39.89% (£91,185,000 out of £228,579,000). */
struct slice value_story(struct engine *engine, const struct value *value);

/* ---- figures, checks, inserts ---- */

/* Nothing is worked out yet; names, ids and the layout's dates are known. */
void engine_begin(struct engine *engine, struct arena *arena, const struct publication *publication,
                  const struct sources *sources, struct diagnostics *diagnostics);
const struct figures *engine_run(struct engine *engine);
/* The figure's value, worked out now if it was not yet. */
const struct value *figure_value(struct engine *engine, size_t index, struct span where);
struct value given_value(struct engine *engine, const struct figure_declaration *declaration);
/* Reads, binds and evaluates a formula that must give one value. */
struct value formula_value(struct engine *engine, const struct formula_text *formula,
                           const struct scope *scope, struct node **tree);
void compute_declared(struct engine *engine);
/* The words of a line with its inserts as they are printed. */
struct slice computed_words(struct engine *engine, const struct md_node *line,
                            const struct insert_result *inserts);
void compute_checks(struct engine *engine);
/* Numbers in prose that no figure proves (hand.c). */
void compute_typed_by_hand(struct engine *engine);
void compute_dates(struct engine *engine);
/* A working day was to be counted that lies beyond the register of holidays. */
void report_holidays_unknown(struct engine *engine, struct span span, struct date day);
/* What is due when: the layout's dates that are known, then what the publication declares. */
const struct deadline *compute_deadlines(struct engine *engine, size_t *count);
void compute_musts(struct engine *engine);
/* "The cell at grants.csv:3:7 (paid) is blank." on a line of its own, or nothing. */
struct slice missing_cell(struct engine *engine, const struct value *value);
const struct insert_result *compute_inserts(struct engine *engine);
void collect_ids(struct engine *engine);
void claim_test(struct engine *engine, const struct md_insert *insert, const struct value *value,
                const struct node *tree);
/* "Did you mean …? " or nothing. */
struct slice name_meant(struct engine *engine, struct slice wanted, const struct slice *names, size_t count);
/* By its name, or `%`; NULL and reported when there is none or it does not fit. */
const struct number_format *format_wanted(struct engine *engine, struct slice name, struct span span,
                                          const struct value *value);
bool format_fits(const struct number_format *format, const struct value *value);
const struct number_format *format_named(const struct house_style *style, struct slice name);
uint32_t printed_add(struct engine *engine, struct printed_figure printed);

/* ---- components ---- */

/* Which rows each component `for each` prints, in which order (each.c). */
const struct computed_rows *compute_each(struct engine *engine);
/* False when `where` has left the row out; NULL is no row. Between them what is said is said of the row. */
bool each_row_enter(struct engine *engine, const struct each_row *row, struct diagnostics_row *before);
void each_row_leave(struct engine *engine, struct diagnostics_row before);
const struct computed_table *compute_table(struct engine *engine, const struct block *block);
const struct computed_timeline *compute_timeline(struct engine *engine, const struct block *block);
const struct computed_chart *compute_chart(struct engine *engine, const struct block *block);
/* One list a part of the block; empty where the texts are written out. */
const struct computed_list *compute_lists(struct engine *engine, const struct block *block);
const struct computed_numbers *compute_numbers(struct engine *engine, const struct block *block,
                                               const struct insert_result *inserts);

#endif
