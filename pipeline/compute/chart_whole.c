/* Parts that make a whole: a pie names its own, which its slices must make exactly; stacked bars add up to
 * theirs, and where each bar is a whole its parts become shares. */
#include "compute/chart.h"

/* "£100,000 is missing", "£100,000 is too much" */
static struct slice difference_words(struct chart_maker *m, const struct value *sum,
                                     const struct value *whole)
{
    struct arena *arena = m->engine->arena;
    bool missing = ratio_compare(sum->exact, whole->exact) < 0;
    struct value off = value_of_ratio(whole->kind, missing ? ratio_subtract(arena, whole->exact, sum->exact)
                                                           : ratio_subtract(arena, sum->exact, whole->exact));

    return ARENA_JOIN(arena, value_words(m->engine, &off), missing ? S(" is missing") : S(" is too much"));
}

static struct span subject_span(const struct chart_maker *m)
{
    return m->block->subject ? m->block->subject->span : m->block->span;
}

static struct slice file_of(struct chart_maker *m)
{
    return m->table->raw ? sources_at(m->engine->sources, m->table->raw->source)->path : m->table->name;
}

static bool check_slices(struct chart_maker *m)
{
    size_t count = m->categories.labels.count;

    if (count > MOST_SLICES) {
        DIAG(m->engine->diagnostics, MSG_pie_slices, subject_span(m),
             arena_print(m->engine->arena, "%zu", count));
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct value *v = chart_value(m, i);

        if (v->state == STATE_KNOWN && ratio_sign(v->exact) >= 0)
            continue;
        DIAG(m->engine->diagnostics, MSG_pie_negative, value_cell_span(v, m->value_span),
             v->state == STATE_KNOWN ? value_words(m->engine, v) : S("what is not known"),
             m->categories.labels.items[i],
             v->state == STATE_KNOWN        ? value_words(m->engine, v)
             : v->state == STATE_SUPPRESSED ? S("held back")
                                            : S("missing"));
        return false;
    }
    return true;
}

/* An amount above nought, so that there is something to share out. */
static bool check_whole(struct chart_maker *m, const struct formula_text *formula, const struct value *whole)
{
    if (whole->state == STATE_KNOWN && (whole->kind != m->value_kind || ratio_sign(whole->exact) > 0))
        return true;
    if (whole->state != STATE_POISON)
        DIAG(m->engine->diagnostics, MSG_pie_nothing, formula_place(formula, 0, formula->text.len),
             slice_trim(formula->text),
             whole->state == STATE_KNOWN ? value_words(m->engine, whole) : S("not known"));
    return false;
}

static bool whole_made(struct chart_maker *m, const struct formula_text *formula, const struct value *whole)
{
    struct value sum = *chart_value(m, 0);

    for (size_t i = 1; i < m->categories.labels.count; i++)
        add_to_part(m->engine, &sum, chart_value(m, i));
    if (ratio_compare(whole->exact, sum.exact) == 0)
        return true;
    DIAG(m->engine->diagnostics, MSG_pie_parts, formula_place(formula, 0, formula->text.len),
         value_words(m->engine, &sum), slice_trim(formula->text), value_words(m->engine, whole),
         difference_words(m, &sum, whole), file_of(m));
    return false;
}

bool chart_pie(struct chart_maker *m)
{
    const struct field *option = block_option(m->block, "whole");
    struct engine *engine = m->engine;
    struct formula_text formula;
    struct node *tree;
    struct value whole;

    if (m->series.labels.count > 1 || m->panels.labels.count > 1) {
        DIAG(engine->diagnostics, MSG_chart_series, m->value_span);
        return false;
    }
    if (!option || !option->raw || option->raw->kind != RAW_TEXT) {
        if (!option || option->kind != FIELD_POISON)
            DIAG(engine->diagnostics, MSG_pie_whole, subject_span(m));
        return false;
    }
    formula = formula_of_node(engine->sources, option->raw);
    whole = formula_value(engine, &formula, NULL, &tree);
    if (!check_slices(m) || !check_whole(m, &formula, &whole))
        return false;
    if (whole.kind != m->value_kind && !(whole.kind == VALUE_COUNT && m->value_kind == VALUE_NUMBER))
        return bind_wants(engine, tree, m->value_kind);
    if (!whole_made(m, &formula, &whole))
        return false;
    m->chart->whole = value_kept(engine->arena, whole);
    value_format(engine->arena, engine->style, m->format, m->chart->whole, &m->chart->whole_text);
    return true;
}

/* ---- stacked bars ---- */

static bool stack_sound(struct chart_maker *m)
{
    for (size_t i = 0; i < chart_size(m); i++) {
        const struct value *v = chart_value(m, i);

        if (v->state != STATE_KNOWN || ratio_sign(v->exact) >= 0)
            continue;
        DIAG(m->engine->diagnostics, MSG_chart_stack_negative, value_cell_span(v, m->value_span),
             m->categories.labels.items[i % m->categories.labels.count], value_words(m->engine, v));
        return false;
    }
    return true;
}

/* The parts of one bar as shares of it. Whole percentages add up to 100, by the largest remainder. */
static void part_shares(struct chart_maker *m, size_t panel, size_t category, const struct value *total)
{
    size_t count = m->series.labels.count;
    struct ratio parts[MOST_SERIES];

    for (size_t s = 0; s < count; s++) {
        size_t place = chart_place(m, panel, s, category);
        struct value share = value_of_state(VALUE_PERCENT, total->state);

        if (total->state == STATE_KNOWN && ratio_sign(total->exact) <= 0)
            share.state = STATE_NOT_APPLICABLE;
        parts[s] = m->grid[place]->exact;
        if (share.state == STATE_KNOWN)
            share = value_of_ratio(VALUE_PERCENT, ratio_divide(m->engine->arena, parts[s], total->exact));
        share.part = m->grid[place];
        share.base = total;
        share.cells = total->cells;
        m->grid[place] = value_kept(m->engine->arena, share);
    }
}

static void print_total(struct chart_maker *m, struct computed_part *total)
{
    value_format(m->engine->arena, m->engine->style, m->format, total->value, &total->text);
    total->printed =
        printed_add(m->engine, (struct printed_figure){.text = total->text,
                                                       .value = total->value,
                                                       .kind = PRINTED_COMPUTED,
                                                       .formula = m->table->columns[m->values[0]].name,
                                                       .place = S("chart"),
                                                       .where = m->block->span,
                                                       .cells = total->value->cells});
}

bool chart_stack(struct chart_maker *m)
{
    bool shares = m->kind == CHART_SHARE_BAR || m->kind == CHART_SHARE_COLUMN;
    size_t bars = m->panels.labels.count * m->categories.labels.count;
    struct computed_part *totals = ARENA_ARRAY(m->engine->arena, struct computed_part, bars);

    if (!stack_sound(m))
        return false;
    for (size_t i = 0; i < bars; i++) {
        size_t panel = i / m->categories.labels.count, category = i % m->categories.labels.count;
        struct value *sum = value_kept(m->engine->arena, *chart_value(m, chart_place(m, panel, 0, category)));

        for (size_t s = 1; s < m->series.labels.count; s++)
            add_to_part(m->engine, sum, chart_value(m, chart_place(m, panel, s, category)));
        if (shares)
            part_shares(m, panel, category, sum);
        totals[i] = (struct computed_part){.label = m->categories.labels.items[category], .value = sum};
        if (!shares)
            print_total(m, &totals[i]);
    }
    m->chart->totals = totals;
    return true;
}
