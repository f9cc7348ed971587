/* Functions of the calendar: days after( ), months( ), weekday( ), and those that count working days. Today
 * is never asked for. */
#include "compute/engine.h"

#include "base/utf8.h"

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

/* ---- weekdays and working days ---- */

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

/* Tells once that the register of holidays does not reach to the day. */
static struct value not_known(struct engine *engine, struct node *node, struct date day)
{
    if (!node->reported)
        report_holidays_unknown(engine, node->span, day);
    node->reported = true;
    return value_of_state(node->value_kind, STATE_POISON);
}

typedef bool counter(const struct calendar *calendar, unsigned n, struct date *d);

/* A function of a date and a number of working days. */
static struct value counted(const struct evaluation *e, struct node *node, counter *count)
{
    struct value date = evaluate(e, node->items[0]), days = evaluate(e, node->items[1]);
    enum value_state state = states_joined(date.state, days.state);
    int64_t n;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_DATE, state);
    if (!ratio_to_whole(days.exact, ROUND_DOWN, &n) || n < 0 || n > 1000) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_days_wanted, node->items[1]->span, node->items[1]->text);
        node->reported = true;
        return value_of_state(VALUE_DATE, STATE_POISON);
    }
    if (!count(&e->engine->publication->calendar, (unsigned)n, &date.date))
        return not_known(e->engine, node, date.date);
    date.given = NO_SPAN;
    return date;
}

struct value evaluate_clear_days(const struct evaluation *e, struct node *node)
{
    return counted(e, node, clear_days_before);
}

struct value evaluate_working_days(const struct evaluation *e, struct node *node)
{
    return counted(e, node, working_days_after);
}

struct value evaluate_days_between(const struct evaluation *e, struct node *node)
{
    struct value first = evaluate(e, node->items[0]), last = evaluate(e, node->items[1]);
    enum value_state state = states_joined(first.state, last.state);
    struct date at = last.date;
    unsigned n;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_COUNT, state);
    if (!clear_days_between(&e->engine->publication->calendar, first.date, &at, &n))
        return not_known(e->engine, node, at);
    return value_of_ratio(VALUE_COUNT, ratio_of_whole(n));
}

/* ---- days of financial years ---- */

bool bind_day_of_year(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_DATE;
    return bind_wants_one(engine, node->items[0]) && bind_wants(engine, node->items[0], VALUE_YEAR) &&
           bind_wants_one(engine, node->items[1]) && bind_wants(engine, node->items[1], VALUE_TEXT);
}

/* day of(2023/24, "1 February") is in 2024, day before(2023/24, "1 February") in 2023. */
struct value evaluate_day_of_year(const struct evaluation *e, struct node *node)
{
    struct value year = evaluate(e, node->items[0]), text = evaluate(e, node->items[1]);
    enum value_state state = states_joined(year.state, text.state);
    bool before = utf8_equal_folded(node->name, S("day before"));
    struct value date = {.kind = VALUE_DATE};
    struct day_of_year day;

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_DATE, state);
    if (!day_of_year_read(text.text, &day)) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_day_of_year_wanted, node->items[1]->span, text.text);
        node->reported = true;
        return value_of_state(VALUE_DATE, STATE_POISON);
    }
    year.year -= before;
    if (year.year < 1 || year.year > 9998) {
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_year_out_of_range, node->span, node->text);
        node->reported = true;
        return value_of_state(VALUE_DATE, STATE_POISON);
    }
    date.date = date_in_financial_year(day, year.year);
    return date;
}
