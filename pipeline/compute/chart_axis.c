/* The scale of a chart: its ends, and ticks by Heckbert's nice numbers (P. Heckbert, "Nice numbers for graph
 * labels", Graphics Gems, 1990), exact and printed by the one formatter. Where the points of a line stand. */
#include "compute/chart.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { TICKS = 5, MOST_TICKS = 24 };

/* ---- along a line ---- */

static bool is_time(enum value_kind kind)
{
    return kind == VALUE_DATE || kind == VALUE_YEAR || kind == VALUE_TIME || value_is_numeric(kind);
}

static struct ratio place_of(const struct value *v)
{
    struct civil day;

    if (v->whole_month) {
        day = date_civil(v->date);
        return ratio_of_whole((int64_t)day.year * 12 + day.month);
    }
    return v->kind == VALUE_DATE   ? ratio_of_whole(v->date.day)
           : v->kind == VALUE_YEAR ? ratio_of_whole(v->year)
           : v->kind == VALUE_TIME ? ratio_of_whole(v->minute)
                                   : v->exact;
}

/* Years of points that begin in April are financial ones, else those of the calendar. */
static int first_month(const struct chart_maker *m)
{
    const struct value *v = &m->categories.values.items[0];

    return v->kind == VALUE_DATE && date_civil(v->date).month == 4 ? 4 : 1;
}

static struct slice year_words(struct chart_maker *m, const struct civil *day, int first)
{
    struct value year = {.kind = VALUE_YEAR, .state = STATE_KNOWN, .year = day->year - (day->month < first)};
    struct slice text;

    if (first == 1)
        return arena_print(m->engine->arena, "%d", day->year);
    value_format(m->engine->arena, m->engine->style, value_default_format(m->engine->style, &year), &year,
                 &text);
    return text;
}

/* The first point that there is of a month; a month that does not begin there is not named for it. */
static bool begins_month(const struct chart_maker *m, size_t i)
{
    const struct value *v = &m->categories.values.items[i];
    struct civil day = date_civil(v->date), before;

    if (!i)
        return day.day <= 7;
    before = date_civil(v[-1].date);
    return before.month != day.month || before.year != day.year;
}

/* "Apr", "A" and "2022/23" of a month, "4 Apr" and the year of a day; of all else the label. */
static struct computed_place place_made(struct chart_maker *m, size_t i, int first)
{
    const struct value *v = &m->categories.values.items[i];
    struct computed_place place = {.at = place_of(v), .mark = m->categories.labels.items[i]};
    struct civil day;
    int month;

    place.letter = place.group = S("");
    if (v->kind != VALUE_DATE)
        return place;
    day = date_civil(v->date);
    month = (day.month - first + 12) % 12;
    place.mark = slice_sub(month_name_in(m->engine->style->language, day.month), 0, 3);
    place.group = year_words(m, &day, first);
    if (v->whole_month) {
        place.letter = slice_sub(place.mark, 0, 1);
        place.rank = !month ? 4 : month == 6 ? 3 : month % 3 ? 0 : 2;
    } else {
        place.mark = arena_print(m->engine->arena, "%d\u00a0%.*s", day.day, SLICE_ARG(place.mark));
        place.rank = !begins_month(m, i) ? date_weekday(v->date) == 0 : !month ? 4 : month % 3 ? 2 : 3;
    }
    return place;
}

/* A letter says a month only among its neighbours. */
static void drop_letters(struct chart_maker *m, struct computed_place *places, size_t count)
{
    bool months = true;

    for (size_t i = 1; i < count; i++)
        months = months && ratio_compare(ratio_subtract(&m->scratch, places[i].at, places[i - 1].at),
                                         ratio_of_whole(1)) == 0;
    for (size_t i = 0; i < count && !months; i++)
        places[i].letter = S("");
}

struct line_key {
    struct ratio at;
    size_t category;
};

static int by_place(const void *left, const void *right)
{
    const struct line_key *a = left, *b = right;
    int order = ratio_compare(a->at, b->at);

    return order ? order : (a->category > b->category) - (a->category < b->category);
}

/* Along the axis from early to late, however the data have them. */
static void sort_along(struct chart_maker *m)
{
    size_t count = m->categories.labels.count;
    struct line_key *keys = ARENA_ARRAY(&m->scratch, struct line_key, count);
    size_t *order = ARENA_ARRAY(&m->scratch, size_t, count);

    for (size_t i = 0; i < count; i++)
        keys[i] = (struct line_key){place_of(&m->categories.values.items[i]), i};
    qsort(keys, count, sizeof *keys, by_place);
    for (size_t i = 0; i < count; i++)
        order[i] = keys[i].category;
    chart_rearrange(m, order, count);
}

bool chart_places(struct chart_maker *m)
{
    size_t count = m->categories.labels.count;
    const struct field *by = block_option(m->block, "by");
    struct computed_place *places = ARENA_ARRAY(m->engine->arena, struct computed_place, count);

    for (size_t i = 0; i < count; i++) {
        const struct value *v = &m->categories.values.items[i];

        if (v->state == STATE_KNOWN && is_time(v->kind))
            continue;
        if (v->state == STATE_POISON)
            return false;
        DIAG(m->engine->diagnostics, MSG_chart_no_time,
             v->state == STATE_KNOWN ? by->span : value_cell_span(v, by->span),
             m->table->columns[m->by].name);
        return false;
    }
    if (count < 2) {
        DIAG(m->engine->diagnostics, MSG_chart_one_point, by->span, m->categories.labels.items[0]);
        return false;
    }
    sort_along(m);
    for (size_t i = 0; i < count; i++)
        places[i] = place_made(m, i, first_month(m));
    drop_letters(m, places, count);
    m->chart->places = places;
    return true;
}

void chart_months(struct chart_maker *m)
{
    size_t count = m->categories.labels.count;
    struct computed_place *places = ARENA_ARRAY(m->engine->arena, struct computed_place, count);

    for (size_t i = 0; i < count; i++) {
        const struct value *v = &m->categories.values.items[i];

        if (v->state != STATE_KNOWN || v->kind != VALUE_DATE || !v->whole_month)
            return;
        places[i] = place_made(m, i, first_month(m));
    }
    drop_letters(m, places, count);
    if (places[0].letter.len)
        m->chart->places = places;
}

/* ---- up a scale ---- */

static struct ratio power_of_ten(struct arena *arena, int exponent)
{
    struct ratio power = ratio_of_whole(1), ten = ratio_of_whole(10);

    for (; exponent > 0; exponent--)
        power = ratio_multiply(arena, power, ten);
    for (; exponent < 0; exponent++)
        power = ratio_divide(arena, power, ten);
    return power;
}

/* 1, 2 or 5 times a power of ten, near x > 0: the nearest, or the least that is not below. */
static struct ratio nice(struct arena *arena, struct ratio x, bool nearest)
{
    static const int steps[] = {1, 2, 5, 10}, limits[] = {15, 30, 70};
    struct ratio power = ratio_of_whole(1), ten = ratio_of_whole(10), tenths;
    size_t i = 0;

    while (ratio_compare(x, power) < 0)
        power = ratio_divide(arena, power, ten);
    while (ratio_compare(x, ratio_multiply(arena, power, ten)) >= 0)
        power = ratio_multiply(arena, power, ten);
    tenths = ratio_multiply(arena, ratio_divide(arena, x, power), ten);
    if (nearest)
        while (i < 3 && ratio_compare(tenths, ratio_of_whole(limits[i])) >= 0)
            i++;
    else
        while (i < 3 && ratio_compare(tenths, ratio_of_whole(steps[i] * 10)) > 0)
            i++;
    return ratio_multiply(arena, power, ratio_of_whole(steps[i]));
}

/* The least amount that the format can tell from nought: ticks closer than that would print alike. */
static struct ratio unit_of(struct chart_maker *m)
{
    const struct number_format *f = m->format;
    int exponent = (int)f->thousands * 3 - (int)f->decimals;

    if (m->value_kind == VALUE_PERCENT || f->pence)
        exponent -= 2;
    return power_of_ten(&m->scratch, exponent);
}

static struct ratio multiple(struct arena *arena, struct ratio x, struct ratio step, bool up)
{
    struct ratio times = ratio_divide(arena, x, step);
    bool away = up == (ratio_sign(times) >= 0);

    return ratio_multiply(arena, ratio_round(arena, times, 0, away ? ROUND_UP : ROUND_DOWN), step);
}

static void make_ticks(struct chart_maker *m, struct computed_axis *axis)
{
    struct arena *arena = &m->scratch;
    struct ratio range = nice(arena, ratio_subtract(arena, axis->high, axis->low), false);
    struct ratio step = nice(arena, ratio_divide(arena, range, ratio_of_whole(TICKS - 1)), true);
    struct ratio unit = unit_of(m), at, end;
    struct computed_tick *ticks = ARENA_ARRAY(m->engine->arena, struct computed_tick, MOST_TICKS);

    if (ratio_compare(step, unit) < 0)
        step = unit;
    at = multiple(arena, axis->low, step, false);
    end = multiple(arena, axis->high, step, true);
    for (; axis->tick_count < MOST_TICKS && ratio_compare(at, end) <= 0; at = ratio_add(arena, at, step)) {
        struct computed_tick *tick = &ticks[axis->tick_count++];
        struct value v = value_of_ratio(m->value_kind, ratio_add(m->engine->arena, at, (struct ratio){0}));

        tick->at = v.exact;
        value_format(m->engine->arena, m->engine->style, m->format, &v, &tick->text);
    }
    axis->ticks = ticks;
}

static void stretch(struct computed_axis *axis, const struct value *v, bool *first)
{
    if (v->state != STATE_KNOWN)
        return;
    if (*first || ratio_compare(v->exact, axis->low) < 0)
        axis->low = v->exact;
    if (*first || ratio_compare(v->exact, axis->high) > 0)
        axis->high = v->exact;
    *first = false;
}

/* Where the author lets the scale begin: bars are measured from nought. */
static bool axis_from(struct chart_maker *m, const struct field *from, struct computed_axis *axis)
{
    struct formula_text formula = formula_of_node(m->engine->sources, from->raw);
    struct node *tree;
    struct value begins;

    if (m->kind != CHART_LINE && m->kind != CHART_DOT) {
        DIAG(m->engine->diagnostics, MSG_chart_from_bars, from->span);
        return false;
    }
    begins = formula_value(m->engine, &formula, NULL, &tree);
    if (begins.state != STATE_KNOWN)
        return false;
    if (!value_is_numeric(begins.kind) || !value_kinds_share_a_scale(begins.kind, m->value_kind))
        return bind_wants(m->engine, tree, m->value_kind);
    if (ratio_compare(begins.exact, axis->low) > 0) {
        struct value low = value_of_ratio(m->value_kind, axis->low);

        DIAG(m->engine->diagnostics, MSG_chart_from_above, from->span, value_words(m->engine, &low));
        return false;
    }
    axis->low = begins.exact;
    return true;
}

bool chart_axis(struct chart_maker *m)
{
    const struct field *option = block_option(m->block, "axis");
    const struct field *from =
        option && option->kind == FIELD_RECORD ? field_lookup(option, S("from")) : NULL;
    const struct field *title =
        option && option->kind == FIELD_RECORD ? field_lookup(option, S("title")) : NULL;
    const struct ratio nought = ratio_of_whole(0);
    struct computed_axis axis = {.title = S("")};
    bool first = true;

    for (size_t i = 0; m->chart->totals && i < m->panels.labels.count * m->categories.labels.count; i++)
        stretch(&axis, m->chart->totals[i].value, &first);
    for (size_t i = 0; i < m->chart->part_count; i++)
        if (m->kind != CHART_VARIANCE || i >= m->chart->part_count / 3 * 2)
            stretch(&axis, m->chart->parts[i].value, &first);
    if (m->kind == CHART_SHARE_BAR || m->kind == CHART_SHARE_COLUMN)
        axis.low = nought, axis.high = ratio_of_whole(1);
    if (from && from->kind == FIELD_FORMULA) {
        if (!axis_from(m, from, &axis))
            return false;
    } else if (ratio_sign(axis.low) > 0) {
        axis.low = nought;
    }
    if (ratio_sign(axis.high) < 0)
        axis.high = nought;
    if (ratio_compare(axis.low, axis.high) == 0)
        axis.high = ratio_add(m->engine->arena, axis.low, unit_of(m));
    make_ticks(m, &axis);
    axis.low = ratio_add(m->engine->arena, axis.low, nought); /* out of the scratch */
    axis.high = ratio_add(m->engine->arena, axis.high, nought);
    if (title && title->kind == FIELD_FORMULA)
        axis.title = title->words;
    m->chart->axis = axis;
    return true;
}
