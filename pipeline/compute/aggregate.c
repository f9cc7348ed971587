/* Sums, averages, extremes, medians, ranks and counts: one value from the rows of a column or from several
 * values, with the cells that went into it. Takes bound arguments; kinds were checked by functions.c. */
#include "compute/engine.h"

#include "base/utf8.h"

#include <stdlib.h>

static bool over_rows(const struct node *node)
{
    return node->item_count == 1 && range_is_set(argument_range(node->items[0]));
}

/* ---- going through arguments ---- */

/* The values of an argument list or of the rows of one argument, one after the other. */
struct supply {
    const struct evaluation *e;
    struct node *node;
    struct walk walk;
    size_t next;
    bool rows;
    VECTOR(struct provenance) runs; /* of rows that passed; column is not set */
};

static void supply_begin(struct supply *s, const struct evaluation *e, struct node *node)
{
    *s = (struct supply){.e = e, .node = node, .rows = over_rows(node)};
    if (s->rows)
        walk_begin(&s->walk, e, node->items[0]);
}

static void note_row(struct supply *s)
{
    size_t row = s->walk.frame.row;
    size_t runs = s->runs.count;

    if (!s->e->trace || !s->walk.frame.range.table)
        return;
    if (runs && s->runs.items[runs - 1].last_row + 1 == row)
        s->runs.items[runs - 1].last_row = row;
    else
        *VECTOR_PUSH(s->e->arena, &s->runs) =
            (struct provenance){s->walk.frame.range.table, 0, row, row, NULL};
}

static bool supply_next(struct supply *s, struct value *value)
{
    if (s->rows) {
        if (!walk_next(&s->walk))
            return false;
        note_row(s);
        *value = walk_value(&s->walk);
        return true;
    }
    if (s->next == s->node->item_count)
        return false;
    *value = evaluate(s->e, s->node->items[s->next++]);
    return true;
}

static void add_column_cells(struct supply *s, const struct node *body, struct value *result)
{
    if (!body)
        return;
    if (body->kind == NODE_PATH && body->meaning == MEANS_COLUMN &&
        body->range.table == s->walk.frame.range.table) {
        struct provenance *first = NULL, *last = NULL;

        for (size_t i = 0; i < s->runs.count; i++) {
            struct provenance run = s->runs.items[i];

            run.column = body->column;
            provenance_extend(s->e->arena, &first, &last, run);
        }
        result->cells = provenance_joined(s->e->arena, result->cells, first);
    }
    add_column_cells(s, body->left, result);
    add_column_cells(s, body->right, result);
    for (size_t i = 0; i < body->item_count; i++)
        add_column_cells(s, body->items[i], result);
}

/* The cells that went into a result, and who says so. */
static struct value traced(struct supply *s, struct value result)
{
    if (!s->e->trace || !s->rows)
        return result;
    result.cells = NULL;
    add_column_cells(s, s->walk.body, &result);
    if (s->walk.frame.range.table)
        result.source = s->walk.frame.range.table->source_note;
    if (s->walk.frame.range.table)
        result.months = period_months(s->walk.frame.range.table->period);
    return result;
}

static struct value state_of(struct supply *s, enum value_state state)
{
    if (s->rows)
        state = states_joined(state, s->walk.trouble);
    return traced(s, value_of_state(s->node->value_kind, state));
}

static struct value report_empty(const struct evaluation *e, struct node *node)
{
    if (!node->reported)
        DIAG(e->engine->diagnostics, MSG_empty_list, node->span, node->name, node->items[0]->text);
    node->reported = true;
    return value_of_state(node->value_kind, STATE_POISON);
}

/* A total of small counts in data marked personal is held back like a cell of it. */
static struct value guarded(struct supply *s, struct value v)
{
    v.personal = v.personal || (s->rows && s->walk.frame.range.table && s->walk.frame.range.table->personal);
    return value_guarded(s->e->engine->style, v);
}

/* ---- sums ---- */

/* A bare column: its decimals are added as they are. False when it is none, or its sum is beyond all bounds.
 */
static bool sum_column(struct supply *s, struct value *total, enum value_state *state, size_t *count)
{
    static const int64_t thousands[] = {1, 1000, 1000000, 1000000000};
    struct node *body = s->walk.body;
    const struct table *table = s->walk.frame.range.table;
    const struct column *column =
        s->rows && body->meaning == MEANS_COLUMN ? &table->columns[body->column] : NULL;
    struct decimal_sum sum = {0};
    struct ratio unit;

    if (!column || !column->cells || table->personal)
        return false;
    while (walk_next(&s->walk)) {
        const struct cell *cell = &column->cells[s->walk.frame.row];

        note_row(s);
        *state = states_joined(*state, cell->state);
        ++*count;
        if (cell->state == STATE_KNOWN)
            decimal_sum_add(&sum, (struct decimal){cell->as.coefficient, cell->scale});
    }
    if (sum.overflow)
        return false;
    unit = column->type == COLUMN_PERCENT ? ratio_divide(s->e->arena, ratio_of_whole(1), ratio_of_whole(100))
                                          : ratio_of_whole(thousands[column->thousands]);
    *total = value_of_ratio(body->value_kind,
                            ratio_multiply(s->e->arena, decimal_sum_ratio(s->e->arena, &sum), unit));
    return true;
}

static void sum_values(struct supply *s, struct value *total, enum value_state *state, size_t *count)
{
    struct value one;

    *total = value_of_ratio(s->node->value_kind, ratio_of_whole(0));
    while (supply_next(s, &one)) {
        *state = states_joined(*state, one.state);
        total->personal = total->personal || one.personal;
        ++*count;
        if (one.state != STATE_KNOWN)
            continue;
        total->exact = ratio_add(s->e->arena, total->exact, one.exact);
        total->known = interval_is_point(total->known) && interval_is_point(one.known)
                           ? interval_of(total->exact)
                           : interval_add(s->e->arena, total->known, one.known);
        if (!s->rows)
            total->cells = provenance_joined(s->e->arena, total->cells, one.cells);
    }
}

static struct value summed(const struct evaluation *e, struct node *node, size_t *count)
{
    struct supply s;
    struct value total = {0};
    enum value_state state = STATE_KNOWN;

    supply_begin(&s, e, node);
    if (!sum_column(&s, &total, &state, count)) {
        state = STATE_KNOWN;
        *count = 0;
        supply_begin(&s, e, node);
        sum_values(&s, &total, &state, count);
    }
    if (states_joined(state, s.rows ? s.walk.trouble : STATE_KNOWN) != STATE_KNOWN)
        return state_of(&s, state);
    total.kind = node->value_kind;
    return guarded(&s, traced(&s, total));
}

struct value aggregate_sum(const struct evaluation *e, struct node *node)
{
    size_t count = 0;

    return summed(e, node, &count);
}

struct value aggregate_average(const struct evaluation *e, struct node *node)
{
    size_t count = 0;
    struct value v = summed(e, node, &count);
    struct ratio n = ratio_of_whole((int64_t)count);

    if (v.state == STATE_KNOWN && !count)
        return report_empty(e, node);
    if (v.state != STATE_KNOWN)
        return v;
    v.exact = ratio_divide(e->arena, v.exact, n);
    v.known = interval_is_point(v.known) ? interval_of(v.exact)
                                         : interval_divide(e->arena, v.known, interval_of(n));
    return v;
}

/* ---- order ---- */

/* "Warrington" */
static struct slice key_of(struct supply *s, size_t row)
{
    const struct table *table = s->walk.frame.range.table;
    struct value key;

    if (!table || table->key_count != 1 || !table->columns[table->key[0]].cells)
        return S("");
    key = table_cell(s->e->arena, s->e->engine->style, table, table->key[0], row);
    return key.kind == VALUE_TEXT && key.state == STATE_KNOWN ? key.text : S("");
}

struct value aggregate_extreme(const struct evaluation *e, struct node *node)
{
    int wanted = utf8_equal_folded(node->name, S("smallest")) ? -1 : 1;
    struct supply s;
    struct value one, best = {0};
    enum value_state state = STATE_KNOWN;
    size_t best_row = 0, count = 0;
    struct evaluation at_row = *e;

    supply_begin(&s, e, node);
    while (supply_next(&s, &one)) {
        state = states_joined(state, one.state);
        if (one.state != STATE_KNOWN)
            continue;
        if (!count++ || values_order(&one, &best) == wanted) {
            best = one;
            best_row = s.rows ? s.walk.frame.row : 0;
        }
    }
    if (state_of(&s, state).state != STATE_KNOWN)
        return state_of(&s, state);
    if (!count)
        return report_empty(e, node);
    if (!s.rows)
        return guarded(&s, best);
    s.walk.frame.row = best_row; /* again, with its part, its base and its cells */
    at_row.rows = &s.walk.frame;
    best = guarded(&s, evaluate(&at_row, s.walk.body));
    best.row = key_of(&s, best_row);
    return best;
}

static int by_value(const void *left, const void *right)
{
    const struct ratio *a = left, *b = right;

    return ratio_compare(*a, *b);
}

struct value aggregate_median(const struct evaluation *e, struct node *node)
{
    struct supply s;
    struct value one;
    enum value_state state = STATE_KNOWN;
    VECTOR(struct ratio) all = {0};
    struct ratio middle;

    supply_begin(&s, e, node);
    while (supply_next(&s, &one)) {
        state = states_joined(state, one.state);
        *VECTOR_PUSH(e->arena, &all) = one.exact;
    }
    if (state_of(&s, state).state != STATE_KNOWN)
        return state_of(&s, state);
    if (!all.count)
        return report_empty(e, node);
    qsort(all.items, all.count, sizeof *all.items, by_value);
    middle = ratio_add(e->arena, all.items[(all.count - 1) / 2], all.items[all.count / 2]);
    return guarded(
        &s, traced(&s, value_of_ratio(node->value_kind, ratio_divide(e->arena, middle, ratio_of_whole(2)))));
}

struct value aggregate_rank(const struct evaluation *e, struct node *node)
{
    struct value mine = evaluate(e, node->items[0]), one;
    struct walk w;
    int64_t above = 0, all = 0;

    if (mine.state != STATE_KNOWN)
        return value_of_state(VALUE_RANK, mine.state);
    walk_begin(&w, e, node->items[1]);
    while (walk_next(&w)) {
        one = walk_value(&w);
        if (one.state != STATE_KNOWN)
            return value_of_state(VALUE_RANK, one.state);
        above += ratio_compare(one.exact, mine.exact) > 0;
        all++;
    }
    one = value_of_ratio(VALUE_RANK, ratio_of_whole(above + 1));
    one.item_count = (size_t)all;
    one.cells = mine.cells;
    return one;
}

/* ---- counting ---- */

struct value aggregate_count(const struct evaluation *e, struct node *node)
{
    struct supply s;
    struct value list;
    int64_t n = 0;

    if (!over_rows(node)) {
        list = evaluate(e, node->items[0]);
        return list.state == STATE_KNOWN
                   ? value_of_ratio(VALUE_COUNT, ratio_of_whole((int64_t)list.item_count))
                   : value_of_state(VALUE_COUNT, list.state);
    }
    supply_begin(&s, e, node);
    while (walk_next(&s.walk)) {
        note_row(&s);
        if (s.walk.body->meaning == MEANS_RANGE) {
            n++;
            continue;
        }
        list = walk_value(&s.walk);
        if (list.state == STATE_POISON)
            return state_of(&s, list.state);
        n += list.state != STATE_MISSING;
    }
    if (s.walk.trouble != STATE_KNOWN)
        return state_of(&s, STATE_KNOWN);
    return guarded(&s, traced(&s, value_of_ratio(VALUE_COUNT, ratio_of_whole(n))));
}
