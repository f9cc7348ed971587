/* The values of a chart from the rows of its data: a category each along one column, a series for each column
 * or each value of one, a panel for each value of another. Knows nothing of scales. */
#include "compute/chart.h"

#include "base/utf8.h"

#include <stdlib.h>

size_t chart_place(const struct chart_maker *m, size_t panel, size_t series, size_t category)
{
    return (panel * m->series.labels.count + series) * m->categories.labels.count + category;
}

size_t chart_size(const struct chart_maker *m)
{
    return m->panels.labels.count * m->series.labels.count * m->categories.labels.count;
}

const struct value *chart_value(struct chart_maker *m, size_t place)
{
    if (!m->grid[place])
        m->grid[place] =
            value_kept(m->engine->arena, value_of_state(m->value_kind, STATE_MISSING)); /* no row has it */
    return m->grid[place];
}

void add_to_part(struct engine *engine, struct value *sum, const struct value *more)
{
    sum->state = states_joined(sum->state, more->state);
    if (sum->state == STATE_KNOWN) {
        sum->exact = ratio_add(engine->arena, sum->exact, more->exact);
        sum->known = interval_add(engine->arena, sum->known, more->known);
    }
    sum->cells = provenance_joined(engine->arena, sum->cells, more->cells);
}

/* ---- keys ---- */

static struct slice label_of(struct chart_maker *m, const struct value *v)
{
    struct slice text;

    value_format(m->engine->arena, m->engine->style, value_default_format(m->engine->style, v), v, &text);
    return text;
}

static size_t key_added(struct chart_maker *m, struct chart_keys *keys, struct slice label, struct value v)
{
    struct slice folded = utf8_fold(&m->scratch, label);
    uint32_t at = map_lookup(&keys->known, folded);

    if (at != MAP_NONE)
        return at;
    map_put(&m->scratch, &keys->known, folded, (uint32_t)keys->labels.count);
    *VECTOR_PUSH(m->engine->arena, &keys->labels) = label;
    *VECTOR_PUSH(&m->scratch, &keys->values) = v;
    return keys->labels.count - 1;
}

static size_t key_of(struct chart_maker *m, struct chart_keys *keys, size_t column, size_t row)
{
    struct evaluation e = {m->engine, m->engine->arena, NULL, false};
    struct value v;

    if (column == SIZE_MAX)
        return 0;
    v = column_value(&e, m->table, column, row);
    return key_added(m, keys, label_of(m, &v), v);
}

static void read_keys(struct chart_maker *m)
{
    if (m->panel_by == SIZE_MAX)
        key_added(m, &m->panels, S(""), value_of_text(S("")));
    if (m->series_by == SIZE_MAX)
        for (size_t i = 0; i < m->value_count; i++)
            key_added(m, &m->series, m->table->columns[m->values[i]].name, value_of_text(S("")));
    for (size_t i = 0; i < m->row_count; i++) {
        key_of(m, &m->categories, m->by, m->rows[i]);
        key_of(m, &m->series, m->series_by, m->rows[i]);
        key_of(m, &m->panels, m->panel_by, m->rows[i]);
    }
}

/* ---- values ---- */

/* Rows of one place are added up; percentages cannot be. */
static bool fill_place(struct chart_maker *m, size_t place, const struct value *v)
{
    if (!m->grid[place]) {
        m->grid[place] = value_kept(m->engine->arena, *v);
        return true;
    }
    if (m->value_kind == VALUE_PERCENT) {
        DIAG(m->engine->diagnostics, MSG_chart_percent_twice, value_cell_span(v, m->value_span),
             m->categories.labels.items[place % m->categories.labels.count]);
        return false;
    }
    add_to_part(m->engine, m->grid[place], v);
    return true;
}

static bool fill_grid(struct chart_maker *m)
{
    struct rows frame = {{m->table, NULL}, 0, NULL, NULL};
    struct evaluation e = {m->engine, m->engine->arena, &frame, true};

    m->grid = ARENA_ARRAY(&m->scratch, struct value *, chart_size(m));
    for (size_t i = 0; i < m->row_count; i++) {
        size_t category = key_of(m, &m->categories, m->by, m->rows[i]);
        size_t panel = key_of(m, &m->panels, m->panel_by, m->rows[i]);

        for (size_t k = 0; k < m->value_count; k++) {
            size_t series = m->series_by == SIZE_MAX ? k : key_of(m, &m->series, m->series_by, m->rows[i]);
            struct value v = column_value(&e, m->table, m->values[k], m->rows[i]);

            if (v.state == STATE_POISON || !fill_place(m, chart_place(m, panel, series, category), &v))
                return false;
        }
    }
    return true;
}

static bool too_many(struct chart_maker *m, const char *option, struct slice what, const size_t count[2])
{
    const struct field *field = block_option(m->block, option);

    if (count[0] <= count[1])
        return false;
    DIAG(m->engine->diagnostics, MSG_chart_too_many, field ? field->span : m->value_span,
         arena_print(m->engine->arena, "%zu", count[0]), what,
         arena_print(m->engine->arena, "%zu", count[1]));
    return true;
}

/* A chart but a pie may be so many rows of text high. A group of bars takes one more than its bars, a stack
 * or a row of dots a little more than one; rows of one bar stand in two columns where they are many. */
static bool too_many_rows(struct chart_maker *m)
{
    size_t rows = m->categories.labels.count, bars = m->series.labels.count;

    if (m->kind == CHART_LINE || m->kind == CHART_PIE || m->kind == CHART_DONUT)
        return false;
    if ((m->kind == CHART_BAR || m->kind == CHART_COLUMN) && bars > 1)
        return too_many(m, "by", arena_print(m->engine->arena, "groups of %zu bars", bars),
                        (size_t[]){rows, MOST_ROWS / (bars + 1)});
    return too_many(
        m, "by", S("rows"),
        (size_t[]){rows, m->kind == CHART_BAR || m->kind == CHART_COLUMN || m->kind == CHART_VARIANCE
                             ? MOST_ROWS
                             : MOST_ROWS * 4 / 5});
}

bool chart_grid(struct chart_maker *m)
{
    if (!rows_chosen(m->engine, m->block, &m->scratch, &m->rows, &m->row_count))
        return false;
    if (!m->row_count) {
        DIAG(m->engine->diagnostics, MSG_chart_no_rows, block_option(m->block, "data")->span,
             table_words(m->engine, m->table));
        return false;
    }
    read_keys(m);
    if (too_many(m, m->series_by == SIZE_MAX ? "values" : "series", S("series"),
                 (size_t[]){m->series.labels.count, MOST_SERIES}))
        return false;
    return fill_grid(m);
}

/* ---- order ---- */

struct category_key {
    struct ratio number;
    size_t category;
    bool known;
    int direction;
};

static int by_direction(const void *left, const void *right)
{
    const struct category_key *a = left, *b = right;
    int order = 0;

    if (a->known != b->known)
        return a->known ? -1 : 1;
    if (a->known)
        order = ratio_compare(a->number, b->number) * a->direction;
    return order ? order : (a->category > b->category) - (a->category < b->category);
}

void chart_rearrange(struct chart_maker *m, const size_t *order, size_t kept)
{
    size_t count = m->categories.labels.count, all = m->panels.labels.count * m->series.labels.count;
    struct value **grid = ARENA_ARRAY(&m->scratch, struct value *, all * kept);
    struct slice *labels = ARENA_ARRAY(m->engine->arena, struct slice, kept);
    struct value *values = ARENA_ARRAY(&m->scratch, struct value, kept);

    for (size_t i = 0; i < kept; i++) {
        labels[i] = m->categories.labels.items[order[i]];
        values[i] = m->categories.values.items[order[i]];
        for (size_t line = 0; line < all; line++)
            grid[line * kept + i] = m->grid[line * count + order[i]];
    }
    m->grid = grid;
    m->categories.labels.items = labels;
    m->categories.values.items = values;
    m->categories.labels.count = m->categories.values.count = kept;
}

/* The amount by which a category is ordered: of one series, or of all of them together. A variance is the
 * last less the first. */
static struct category_key key_for(struct chart_maker *m, size_t category, size_t series, bool variance)
{
    struct category_key key = {.category = category};

    for (size_t p = 0; p < m->panels.labels.count; p++)
        for (size_t s = 0; s < m->series.labels.count; s++) {
            const struct value *v = chart_value(m, chart_place(m, p, s, category));

            if (v->state != STATE_KNOWN || (series != SIZE_MAX && s != series))
                continue;
            key.number = variance && !s ? ratio_subtract(&m->scratch, key.number, v->exact)
                                        : ratio_add(&m->scratch, key.number, v->exact);
            key.known = true;
        }
    return key;
}

static int take_direction(struct slice *words)
{
    int direction = slice_ends_with(*words, S(" down")) ? -1 : slice_ends_with(*words, S(" up")) ? 1 : 0;

    if (direction)
        *words = slice_trim(slice_sub(*words, 0, words->len - (direction < 0 ? 5 : 3)));
    return direction;
}

/* False: the words name nothing that this chart can be ordered by. */
static bool ordered_by(struct chart_maker *m, struct slice words, size_t *series, bool *variance)
{
    *variance = m->kind == CHART_VARIANCE && utf8_equal_folded(words, S("variance"));
    *series = SIZE_MAX;
    if (*variance || (m->value_count == 1 && utf8_equal_folded(words, m->table->columns[m->values[0]].name)))
        return true;
    for (size_t s = 0; s < m->series.labels.count; s++)
        if (utf8_equal_folded(words, m->series.labels.items[s])) {
            *series = s;
            return true;
        }
    return false;
}

bool chart_order(struct chart_maker *m)
{
    const struct field *option = block_option(m->block, "order"), *top = block_option(m->block, "top");
    struct slice words = option_words(m->engine, m->block, "order"), name = words;
    size_t count = m->categories.labels.count, kept = count, series = SIZE_MAX;
    struct category_key *keys = ARENA_ARRAY(&m->scratch, struct category_key, count);
    bool as_given = !words.len || utf8_equal_folded(words, S("as given")), variance = false;
    int direction = take_direction(&name);
    size_t *order;

    if (!as_given && (!direction || !ordered_by(m, name, &series, &variance))) {
        DIAG(m->engine->diagnostics, MSG_order_unknown, option->span, words, S(""),
             m->table->columns[m->values[0]].name);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        keys[i] = as_given ? (struct category_key){.category = i} : key_for(m, i, series, variance);
        keys[i].direction = direction;
    }
    if (!as_given)
        qsort(keys, count, sizeof *keys, by_direction);
    if (top && top->kind == FIELD_NUMBER && top->number > 0 && (size_t)top->number < count)
        kept = (size_t)top->number;
    order = ARENA_ARRAY(&m->scratch, size_t, kept);
    for (size_t i = 0; i < kept; i++)
        order[i] = keys[i].category;
    chart_rearrange(m, order, kept);
    return !too_many_rows(m);
}
