/* Functions of the calendar: days after( ), months( ), weekday( ), clear days before( ). Today is never asked
 * for. */
#include "compute/engine.h"

#include <stdlib.h>

bool bind_days_after(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_DATE;
    return bind_wants_one(engine, node->items[0]) && bind_wants(engine, node->items[0], VALUE_DATE) &&
           bind_wants_one(engine, node->items[1]) && bind_wants(engine, node->items[1], VALUE_COUNT);
}

bool bind_months(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_COUNT;
    return bind_wants_one(engine, node->items[0]) && bind_wants(engine, node->items[0], VALUE_DATE) &&
           bind_wants_one(engine, node->items[1]) && bind_wants(engine, node->items[1], VALUE_DATE);
}

struct value evaluate_days_after(const struct evaluation *e, struct node *node)
{
    struct value date = evaluate(e, node->items[0]), days = evaluate(e, node->items[1]);
    enum value_state state = states_joined(date.state, days.state);
    int64_t n;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_DATE, state);
    if (!ratio_to_whole(days.exact, ROUND_DOWN, &n) || n > 1000000 || n < -1000000 ||
        date_civil((struct date){date.date.day + (int32_t)n}).year > 9999 ||
        date_civil((struct date){date.date.day + (int32_t)n}).year < 1) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_year_out_of_range, node->span, node->text);
        node->reported = true;
        return value_of_state(VALUE_DATE, STATE_POISON);
    }
    date.date.day += (int32_t)n;
    date.given = NO_SPAN;
    return date;
}

/* Whole months from the first day to the last, both counted: 1 April to 31 December is nine. */
struct value evaluate_months(const struct evaluation *e, struct node *node)
{
    struct value from = evaluate(e, node->items[0]), to = evaluate(e, node->items[1]);
    enum value_state state = states_joined(from.state, to.state);
    struct civil a, b;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_COUNT, state);
    if (to.date.day < from.date.day) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_months_backwards, node->span, value_words(e->engine, &to),
                 value_words(e->engine, &from));
        node->reported = true;
        return value_of_state(VALUE_COUNT, STATE_POISON);
    }
    a = date_civil(from.date);
    b = date_civil((struct date){to.date.day + 1});
    return value_of_ratio(VALUE_COUNT,
                          ratio_of_whole((b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)));
}

/* ---- weekdays and working days
 * ------------------------------------------------------------------------------------- */

bool bind_weekday(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_TEXT;
    return bind_wants_one(engine, node->items[0]) && bind_wants(engine, node->items[0], VALUE_DATE);
}

struct value evaluate_weekday(const struct evaluation *e, struct node *node)
{
    struct value v = evaluate(e, node->items[0]), day;

    if (v.state != STATE_KNOWN)
        return value_of_state(VALUE_TEXT, v.state);
    day = value_of_text(weekday_name(date_weekday(v.date)));
    day.cells = v.cells;
    return day;
}

static int by_day(const void *left, const void *right)
{
    const struct date *a = left, *b = right;

    return (a->day > b->day) - (a->day < b->day);
}

/* The days of the register "holidays", ascending; a line without a date is passed over. */
static size_t holidays_of(struct engine *engine, struct date **days)
{
    const struct inputs *inputs = engine->publication->inputs;
    const struct input_register *reg = inputs ? inputs_register(inputs, "holidays") : NULL;
    const struct raw_table *table = reg ? reg->table : NULL;
    size_t count = 0;

    *days = ARENA_ARRAY(engine->arena, struct date, table ? table->row_count : 0);
    for (size_t row = 0; table && row < table->row_count; row++)
        if (date_read(slice_trim(raw_cell_text(raw_table_cell(table, row, 0))), DATE_ISO_ONLY,
                      &(*days)[count]) == DATE_FINE)
            count++;
    if (count)
        qsort(*days, count, sizeof **days, by_day);
    return count;
}

/* The last day on which something can be published so that so many working days lie clear before the date. */
struct value evaluate_clear_days(const struct evaluation *e, struct node *node)
{
    struct value date = evaluate(e, node->items[0]), days = evaluate(e, node->items[1]);
    enum value_state state = states_joined(date.state, days.state);
    struct date *holidays;
    size_t count;
    int64_t n;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_DATE, state);
    if (!ratio_to_whole(days.exact, ROUND_DOWN, &n) || n < 0 || n > 1000 || date_civil(date.date).year < 5) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_year_out_of_range, node->span, node->text);
        node->reported = true;
        return value_of_state(VALUE_DATE, STATE_POISON);
    }
    count = holidays_of(e->engine, &holidays);
    date.date = working_days_before(date.date, (unsigned)n, holidays, count);
    date.given = NO_SPAN;
    return date;
}
