/* A chart component: its parts with their labels and printed amounts, its series and panels, its scale.
 * Knows nothing of how it is drawn. */
#include "compute/chart.h"

#include "base/utf8.h"

/* ---- options ---- */

static size_t option_count(const struct field *option)
{
    return option && option->kind == FIELD_LIST ? option->list.count : 1;
}

/* The column that the item of a list names, reported when there is none. */
static bool value_column(struct chart_maker *m, const struct field *item, size_t *column)
{
    struct field list = {.kind = FIELD_LIST, .name = S("values"), .raw = item->raw, .span = item->span};
    struct block one = *m->block;

    list.list.items = item;
    list.list.count = 1;
    one.options = &list;
    one.option_count = 1;
    return item->kind != FIELD_POISON && option_column(m->engine, &one, "values", column);
}

static bool read_values(struct chart_maker *m)
{
    const struct field *values = block_option(m->block, "values");
    size_t count = option_count(values);

    if (!values)
        return false;
    m->value_span = values->span;
    if (values->kind != FIELD_LIST || count <= 1) {
        m->value_count = 1;
        return option_column(m->engine, m->block, "values", &m->values[0]);
    }
    if (count > MOST_SERIES) {
        DIAG(m->engine->diagnostics, MSG_chart_too_many, values->span,
             arena_print(m->engine->arena, "%zu", count), S("series"),
             arena_print(m->engine->arena, "%d", MOST_SERIES));
        return false;
    }
    for (; m->value_count < count; m->value_count++)
        if (!value_column(m, &values->list.items[m->value_count], &m->values[m->value_count]))
            return false;
    return true;
}

/* An option that may be left out; false when it names no column. */
static bool read_column(struct chart_maker *m, const char *name, size_t *column)
{
    *column = SIZE_MAX;
    return !block_option(m->block, name) || option_column(m->engine, m->block, name, column);
}

static bool has_twice(const struct chart_maker *m, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (m->values[k] == m->values[i])
            return true;
    return false;
}

/* All columns hold amounts, of one kind. */
static bool check_values(struct chart_maker *m)
{
    for (size_t i = 0; i < m->value_count; i++) {
        enum value_kind kind = option_column_kind(m->engine, m->table, m->values[i]);
        struct slice name = m->table->columns[m->values[i]].name;

        if (!value_is_numeric(kind)) {
            DIAG(m->engine->diagnostics, MSG_chart_kind, m->value_span, name, kind_words(kind));
            return false;
        }
        if (!i)
            m->value_kind = kind;
        if (has_twice(m, i) || !value_kinds_share_a_scale(kind, m->value_kind)) {
            DIAG(m->engine->diagnostics, MSG_chart_unlike, m->value_span, name,
                 m->table->columns[m->values[0]].name);
            return false;
        }
    }
    return true;
}

static bool read_columns(struct chart_maker *m)
{
    const struct field *show = block_option(m->block, "show");
    bool shares = m->kind == CHART_SHARE_BAR || m->kind == CHART_SHARE_COLUMN;
    struct value like;

    if (!read_values(m) || !option_column(m->engine, m->block, "by", &m->by) ||
        !read_column(m, "series", &m->series_by) || !read_column(m, "for each", &m->panel_by) ||
        !check_values(m))
        return false;
    if (m->series_by != SIZE_MAX && m->value_count > 1) {
        DIAG(m->engine->diagnostics, MSG_chart_series_both, block_option(m->block, "series")->span);
        return false;
    }
    if (m->kind == CHART_VARIANCE && m->value_count != 2) {
        DIAG(m->engine->diagnostics, MSG_chart_variance, m->value_span);
        return false;
    }
    like = value_of_ratio(shares ? VALUE_PERCENT : m->value_kind, ratio_of_whole(1));
    m->format = value_default_format(m->engine->style, &like);
    if (show && show->kind == FIELD_FORMULA)
        m->format = format_wanted(m->engine, show->words, show->span, &like);
    return m->format != NULL;
}

/* ---- parts ---- */

static struct computed_part part_of(struct chart_maker *m, size_t place)
{
    struct engine *engine = m->engine;
    const struct value *v = chart_value(m, place);
    size_t series = place / m->categories.labels.count % m->series.labels.count;
    struct computed_part part = {.label = m->categories.labels.items[place % m->categories.labels.count],
                                 .value = v};

    value_format(engine->arena, engine->style, m->format, v, &part.text);
    part.printed = printed_add(
        engine,
        (struct printed_figure){.text = part.text,
                                .value = v,
                                .kind = v->base ? PRINTED_COMPUTED : PRINTED_COPIED,
                                .formula = m->table->columns[m->values[m->value_count > 1 ? series : 0]].name,
                                .place = S("chart"),
                                .where = m->block->span,
                                .cells = v->cells});
    return part;
}

/* Whole percentages of one bar print so that they make 100. */
static void share_texts(struct chart_maker *m, struct computed_part *parts)
{
    size_t categories = m->categories.labels.count, series = m->series.labels.count;

    if (!m->engine->style->whole_percentages_sum_to_100 || m->format->decimals)
        return;
    for (size_t i = 0; i < m->panels.labels.count * categories; i++) {
        size_t at = i / categories * series * categories + i % categories;
        struct ratio shares[MOST_SERIES];
        int64_t whole[MOST_SERIES];

        if (parts[at].value->state != STATE_KNOWN)
            continue;
        for (size_t s = 0; s < series; s++)
            shares[s] = parts[at + s * categories].value->exact;
        shares_by_largest_remainder(shares, series, 100, whole);
        for (size_t s = 0; s < series; s++) {
            struct computed_part *part = &parts[at + s * categories];
            struct value v = value_of_ratio(
                VALUE_PERCENT, ratio_divide(m->engine->arena, ratio_of_whole(whole[s]), ratio_of_whole(100)));

            value_format(m->engine->arena, m->engine->style, m->format, &v, &part->text);
            m->engine->printed.items[part->printed - 1].text = part->text;
        }
    }
}

/* How far the second amount is from the first, always with its sign. */
static struct computed_part variance_of(struct chart_maker *m, const struct computed_part *from,
                                        const struct computed_part *to)
{
    struct arena *arena = m->engine->arena;
    struct number_format *format = ARENA_NEW(arena, struct number_format);
    struct value v = value_of_state(m->value_kind, states_joined(from->value->state, to->value->state));
    struct computed_part part = {.label = from->label};

    *format = *m->format;
    format->sign_always = true;
    if (v.state == STATE_KNOWN)
        v = value_of_ratio(m->value_kind, ratio_subtract(arena, to->value->exact, from->value->exact));
    v.cells = provenance_joined(arena, from->value->cells, to->value->cells);
    part.value = value_kept(arena, v);
    value_format(arena, m->engine->style, format, part.value, &part.text);
    part.printed = printed_add(
        m->engine, (struct printed_figure){.text = part.text,
                                           .value = part.value,
                                           .kind = PRINTED_COMPUTED,
                                           .formula = ARENA_JOIN(arena, m->series.labels.items[1], S(" - "),
                                                                 m->series.labels.items[0]),
                                           .place = S("chart"),
                                           .where = m->block->span,
                                           .cells = v.cells});
    return part;
}

static void make_parts(struct chart_maker *m)
{
    size_t count = chart_size(m), more = m->kind == CHART_VARIANCE ? count / 2 : 0;
    struct computed_part *parts = ARENA_ARRAY(m->engine->arena, struct computed_part, count + more);
    struct computed_chart *chart = m->chart;

    for (size_t i = 0; i < count; i++)
        parts[i] = part_of(m, i);
    if (m->kind == CHART_SHARE_BAR || m->kind == CHART_SHARE_COLUMN)
        share_texts(m, parts);
    for (size_t i = 0; i < more; i++)
        parts[count + i] = variance_of(m, &parts[i], &parts[more + i]);
    chart->parts = parts;
    chart->part_count = count + more;
    chart->series = m->series.labels.items;
    chart->series_count = m->series.labels.count;
    chart->panels = m->panels.labels.items;
    chart->panel_count = m->panels.labels.count;
    chart->category_count = m->categories.labels.count;
}

/* ---- the component ---- */

static bool is_stacked(enum chart_kind kind)
{
    return kind >= CHART_STACKED_BAR && kind <= CHART_SHARE_COLUMN;
}

static bool chart_made(struct chart_maker *m)
{
    bool pie = m->kind == CHART_PIE || m->kind == CHART_DONUT;

    if (!read_columns(m) || !chart_grid(m) || !chart_order(m))
        return false;
    if (m->kind == CHART_VARIANCE && m->panels.labels.count > 1) {
        DIAG(m->engine->diagnostics, MSG_chart_series, block_option(m->block, "for each")->span);
        return false;
    }
    if ((pie && !chart_pie(m)) || (is_stacked(m->kind) && !chart_stack(m)) ||
        (m->kind == CHART_LINE && !chart_places(m)))
        return false;
    if (m->kind == CHART_COLUMN || m->kind == CHART_STACKED_COLUMN || m->kind == CHART_SHARE_COLUMN)
        chart_months(m);
    if (m->kind == CHART_SHARE_BAR || m->kind == CHART_SHARE_COLUMN)
        m->value_kind = VALUE_PERCENT;
    make_parts(m);
    return pie || chart_axis(m);
}

static enum chart_kind kind_of(const struct block *block)
{
    static const char *const names[CHART_KINDS] = {
        "pie",      "donut",       "bar",  "column", "stacked bar", "stacked column",
        "100% bar", "100% column", "line", "dot",    "variance"};
    const struct field *subject = block->subject;

    for (size_t i = 0; subject && i < CHART_KINDS; i++)
        if ((subject->kind == FIELD_CHOICE || subject->kind == FIELD_FORMULA) &&
            utf8_equal_folded(subject->words, slice_of(names[i])))
            return (enum chart_kind)i;
    return CHART_BAR;
}

const struct computed_chart *compute_chart(struct engine *engine, const struct block *block)
{
    struct chart_maker m = {.engine = engine,
                            .block = block,
                            .table = block->table,
                            .kind = kind_of(block),
                            .value_span = block->span,
                            .scratch = ARENA_INIT};
    bool made;

    m.chart = ARENA_NEW(engine->arena, struct computed_chart);
    *m.chart = (struct computed_chart){.kind = m.kind, .whole_text = S("")};
    made = chart_made(&m);
    arena_release(&m.scratch);
    return made ? m.chart : NULL;
}
