/* A chart component: its parts with their labels and printed amounts, and the whole of a pie, which its parts
 * must make exactly. Knows nothing of how it is drawn. */
#include "compute/table.h"

#include "base/bug.h"
#include "base/utf8.h"

enum { MOST_SLICES = 6 };

struct chart_maker {
    struct engine *engine;
    const struct block *block;
    const struct table *table;
    size_t values, by;
    const struct number_format *format;
    size_t *rows;
    size_t row_count;
    struct arena scratch;
    VECTOR(struct computed_part) parts;
    VECTOR(struct value *) sums; /* of the parts, while they grow */
    bool pie;
};

/* ---- options ---- */

static bool column_option(struct chart_maker *m, const char *name, size_t *column)
{
    const struct field *option = block_option(m->block, name);

    if (option && option->kind == FIELD_LIST && option->list.count > 1) {
        DIAG(m->engine->diagnostics, MSG_chart_series, option->span);
        return false;
    }
    return option_column(m->engine, m->block, name, column);
}

/* The columns, and the format of the amounts. */
static bool read_columns(struct chart_maker *m)
{
    const struct field *values = block_option(m->block, "values"), *show = block_option(m->block, "show");
    struct value like = {0};

    if (!column_option(m, "values", &m->values) || !column_option(m, "by", &m->by))
        return false;
    like = value_of_ratio(option_column_kind(m->engine, m->table, m->values), ratio_of_whole(1));
    if (!value_is_numeric(like.kind)) {
        DIAG(m->engine->diagnostics, MSG_chart_kind, values->span, m->table->columns[m->values].name,
             kind_words(like.kind));
        return false;
    }
    m->format = value_default_format(m->engine->style, &like);
    if (show && show->kind == FIELD_FORMULA)
        m->format = format_wanted(m->engine, show->words, show->span, &like);
    return m->format != NULL;
}

/* ---- parts ---- */

static struct slice label_of(struct chart_maker *m, size_t row)
{
    struct evaluation e = {m->engine, m->engine->arena, NULL, false};
    struct value v = column_value(&e, m->table, m->by, row);
    struct slice text;

    value_format(m->engine->arena, m->engine->style, value_default_format(m->engine->style, &v), &v, &text);
    return text;
}

static void add_to_part(struct chart_maker *m, struct value *sum, const struct value *more)
{
    struct arena *arena = m->engine->arena;

    sum->state = states_joined(sum->state, more->state);
    if (sum->state == STATE_KNOWN) {
        sum->exact = ratio_add(arena, sum->exact, more->exact);
        sum->known = interval_add(arena, sum->known, more->known);
    }
    sum->cells = provenance_joined(arena, sum->cells, more->cells);
}

/* Rows with the same label are one part, in the order in which labels are first met. */
static void add_rows(struct chart_maker *m)
{
    struct rows frame = {{m->table, NULL}, 0, NULL, NULL};
    struct evaluation e = {m->engine, m->engine->arena, &frame, true};
    struct map labels = {0};

    for (size_t i = 0; i < m->row_count; i++) {
        struct value v = column_value(&e, m->table, m->values, m->rows[i]);
        struct slice label = label_of(m, m->rows[i]), folded = utf8_fold(&m->scratch, label);
        uint32_t part = map_lookup(&labels, folded);

        if (part != MAP_NONE) {
            add_to_part(m, m->sums.items[part], &v);
            continue;
        }
        map_put(&m->scratch, &labels, folded, (uint32_t)m->parts.count);
        *VECTOR_PUSH(&m->scratch, &m->sums) = value_kept(m->engine->arena, v);
        *VECTOR_PUSH(m->engine->arena, &m->parts) = (struct computed_part){.label = label};
    }
}

static void print_parts(struct chart_maker *m)
{
    struct engine *engine = m->engine;

    for (size_t i = 0; i < m->parts.count; i++) {
        struct computed_part *part = &m->parts.items[i];
        struct value *v = m->sums.items[i];

        part->value = v;
        value_format(engine->arena, engine->style, m->format, v, &part->text);
        part->printed =
            printed_add(engine, (struct printed_figure){.text = part->text,
                                                        .value = v,
                                                        .kind = PRINTED_COPIED,
                                                        .formula = m->table->columns[m->values].name,
                                                        .place = S("chart"),
                                                        .where = m->block->span,
                                                        .cells = v->cells});
    }
}

/* ---- order ---- */

/* -1, 1 or, as given, 0. */
static int direction_of(struct chart_maker *m)
{
    struct slice words = option_words(m->engine, m->block, "order");

    return slice_ends_with(words, S(" down")) ? -1 : slice_ends_with(words, S(" up")) ? 1 : 0;
}

static bool order_parts(struct chart_maker *m)
{
    const struct field *option = block_option(m->block, "order");
    struct slice words = option_words(m->engine, m->block, "order"),
                 column = m->table->columns[m->values].name;
    int direction = direction_of(m);

    if (!words.len || utf8_equal_folded(words, S("as given")))
        return true;
    if (!direction ||
        !utf8_equal_folded(slice_trim(slice_sub(words, 0, words.len - (direction < 0 ? 5 : 3))), column)) {
        DIAG(m->engine->diagnostics, MSG_order_unknown, option->span, words, S(""), column);
        return false;
    }
    /* An insertion sort keeps equal parts as they are given; a chart has few. */
    for (size_t i = 1; i < m->parts.count; i++)
        for (size_t k = i;
             k && m->sums.items[k]->state == STATE_KNOWN && m->sums.items[k - 1]->state == STATE_KNOWN &&
             values_order(m->sums.items[k], m->sums.items[k - 1]) == -direction;
             k--) {
            struct computed_part part = m->parts.items[k];
            struct value *sum = m->sums.items[k];

            m->parts.items[k] = m->parts.items[k - 1];
            m->parts.items[k - 1] = part;
            m->sums.items[k] = m->sums.items[k - 1];
            m->sums.items[k - 1] = sum;
        }
    return true;
}

/* ---- pies ---- */

static struct slice file_of(struct chart_maker *m)
{
    return m->table->raw ? sources_at(m->engine->sources, m->table->raw->source)->path : m->table->name;
}

/* "£100,000 is missing", "£100,000 too much" */
static struct slice difference_words(struct chart_maker *m, const struct value *sum,
                                     const struct value *whole)
{
    struct arena *arena = m->engine->arena;
    bool missing = ratio_compare(sum->exact, whole->exact) < 0;
    struct value off = value_of_ratio(whole->kind, missing ? ratio_subtract(arena, whole->exact, sum->exact)
                                                           : ratio_subtract(arena, sum->exact, whole->exact));

    return ARENA_JOIN(arena, value_words(m->engine, &off), missing ? S(" is missing") : S(" is too much"));
}

static bool check_slices(struct chart_maker *m)
{
    if (m->parts.count > MOST_SLICES) {
        DIAG(m->engine->diagnostics, MSG_pie_slices,
             m->block->subject ? m->block->subject->span : m->block->span,
             arena_print(m->engine->arena, "%zu", m->parts.count));
        return false;
    }
    for (size_t i = 0; i < m->parts.count; i++) {
        const struct value *v = m->sums.items[i];

        if (v->state == STATE_KNOWN && ratio_sign(v->exact) >= 0)
            continue;
        if (v->state != STATE_POISON)
            DIAG(m->engine->diagnostics, MSG_pie_negative, block_option(m->block, "values")->span,
                 v->state == STATE_KNOWN ? value_words(m->engine, v) : S("what is not known"),
                 m->parts.items[i].label);
        return false;
    }
    return true;
}

static const struct value *check_whole(struct chart_maker *m)
{
    const struct field *option = block_option(m->block, "whole");
    struct engine *engine = m->engine;
    struct formula_text formula;
    struct node *tree;
    struct value whole, sum;

    if (!option || !option->raw || option->raw->kind != RAW_TEXT) {
        if (!option || option->kind != FIELD_POISON)
            DIAG(engine->diagnostics, MSG_pie_whole,
                 m->block->subject ? m->block->subject->span : m->block->span);
        return NULL;
    }
    formula = formula_of_node(engine->sources, option->raw);
    whole = formula_value(engine, &formula, NULL, &tree);
    if (whole.state != STATE_KNOWN || !check_slices(m))
        return NULL;
    sum = *m->sums.items[0];
    for (size_t i = 1; i < m->parts.count; i++)
        add_to_part(m, &sum, m->sums.items[i]);
    if (whole.kind != sum.kind && !(whole.kind == VALUE_COUNT && sum.kind == VALUE_NUMBER)) {
        bind_wants(engine, tree, sum.kind);
        return NULL;
    }
    if (ratio_compare(whole.exact, sum.exact) == 0)
        return value_kept(engine->arena, whole);
    DIAG(engine->diagnostics, MSG_pie_parts, formula_place(&formula, 0, formula.text.len),
         value_words(engine, &sum), slice_trim(formula.text), value_words(engine, &whole),
         difference_words(m, &sum, &whole), file_of(m));
    return NULL;
}

/* ---- the component ---- */

static struct computed_chart *chart_made(struct chart_maker *m)
{
    struct computed_chart *chart;
    const struct value *whole = NULL;

    if (!read_columns(m) || !rows_chosen(m->engine, m->block, &m->scratch, &m->rows, &m->row_count))
        return NULL;
    add_rows(m);
    if (!order_parts(m) || !m->parts.count || (m->pie && !(whole = check_whole(m))))
        return NULL;
    print_parts(m);
    chart = ARENA_NEW(m->engine->arena, struct computed_chart);
    *chart = (struct computed_chart){m->parts.items, m->parts.count, whole};
    return chart;
}

const struct computed_chart *compute_chart(struct engine *engine, const struct block *block)
{
    struct chart_maker m = {.engine = engine, .block = block, .table = block->table, .scratch = ARENA_INIT};
    const struct field *kind = block->subject;
    struct computed_chart *chart;

    m.pie = kind && (kind->kind == FIELD_CHOICE || kind->kind == FIELD_FORMULA) &&
            utf8_equal_folded(kind->words, S("pie"));
    chart = chart_made(&m);
    arena_release(&m.scratch);
    return chart;
}
