/* Small lines in a table (`show: sparkline`): of each row the course of the columns that the component names,
 * or of all across in a wide table. Each row has a scale of its own, from its least to its most: a small line
 * shows how amounts went, and what they are stands beside it as numbers, so that a small place is not a flat
 * line beside a large one. */
#include "compute/table.h"

#include "base/utf8.h"
#include "figure/figure.h"

/* ---- which columns ---- */

static bool told(struct table_maker *m, const struct table_column *written)
{
    DIAG(m->engine->diagnostics, MSG_sparkline_columns,
         written->course ? written->course->span : written->span);
    return false;
}

static bool name_across(struct table_maker *m, struct made_line *line, const struct table_column *written)
{
    if (!m->origin.table || m->origin.width < 3 ||
        !utf8_equal_folded(written->formula, option_words(m->engine, m->block, "across")))
        return told(m, written);
    line->count = m->origin.width - 1;
    line->columns = ARENA_ARRAY(&m->scratch, size_t, line->count);
    for (size_t i = 0; i < line->count; i++)
        line->columns[i] = i + 1;
    return true;
}

static bool name_columns(struct table_maker *m, struct made_line *line, const struct raw_node *list)
{
    line->columns = ARENA_ARRAY(&m->scratch, size_t, list->count);
    for (; line->count < list->count; line->count++) {
        const struct raw_node *item = list->items[line->count];

        if (item->kind != RAW_TEXT ||
            !table_column_wanted(m, slice_trim(item->text), item->span, &line->columns[line->count]))
            return false;
    }
    return true;
}

/* All hold amounts, of one kind. */
static bool check_kinds(struct table_maker *m, const struct made_line *line,
                        const struct table_column *written)
{
    enum value_kind first = option_column_kind(m->engine, m->table, line->columns[0]);
    struct span span = written->course ? written->course->span : written->span;

    for (size_t i = 0; i < line->count; i++) {
        enum value_kind kind = option_column_kind(m->engine, m->table, line->columns[i]);
        struct slice name = m->table->columns[line->columns[i]].name;

        if (!value_is_numeric(kind)) {
            DIAG(m->engine->diagnostics, MSG_chart_kind, span, name, kind_words(kind));
            return false;
        }
        if (!value_kinds_share_a_scale(kind, first)) {
            DIAG(m->engine->diagnostics, MSG_chart_unlike, span, name,
                 m->table->columns[line->columns[0]].name);
            return false;
        }
    }
    return true;
}

bool line_column(struct table_maker *m, struct made_column *c, const struct table_column *written)
{
    struct made_line *line = ARENA_NEW(&m->scratch, struct made_line);

    *line = (struct made_line){.count = 0};
    c->maker = MAKER_LINE;
    c->kind = VALUE_TEXT;
    c->line = line;
    if (!(written->course ? name_columns(m, line, written->course) : name_across(m, line, written)) ||
        !check_kinds(m, line, written))
        return false;
    line->format =
        table_format(m, &(struct value){.kind = option_column_kind(m->engine, m->table, line->columns[0])});
    return true;
}

/* ---- a line ---- */

static struct slice printed(struct table_maker *m, const struct made_line *line, const struct value *v)
{
    struct slice text;

    return value_format(m->engine->arena, m->engine->style, line->format, v, &text)
               ? text
               : m->engine->style->missing;
}

struct extent { /* numbers among the values; SIZE_MAX = none is known */
    size_t first, last, high, low, known;
};

static struct extent extent_of(const struct value *values, size_t count)
{
    struct extent e = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, 0};

    for (size_t i = 0; i < count; i++) {
        if (values[i].state != STATE_KNOWN)
            continue;
        e.first = e.first == SIZE_MAX ? i : e.first;
        e.last = i;
        e.high = e.high == SIZE_MAX || ratio_compare(values[i].exact, values[e.high].exact) > 0 ? i : e.high;
        e.low = e.low == SIZE_MAX || ratio_compare(values[i].exact, values[e.low].exact) < 0 ? i : e.low;
        e.known++;
    }
    return e;
}

/* Between the least and the most; in the middle when they are one. */
static const int32_t *course_of(struct table_maker *m, const struct value *values, size_t count,
                                const struct extent *e)
{
    int32_t *course = ARENA_ARRAY(m->engine->arena, int32_t, count);
    struct ratio low = values[e->low].exact, range = ratio_subtract(&m->cells, values[e->high].exact, low);

    for (size_t i = 0; i < count; i++)
        course[i] =
            values[i].state != STATE_KNOWN ? COURSE_GAP
            : !ratio_sign(range)
                ? COURSE_TOP / 2
                : (int32_t)ratio_scaled(ratio_subtract(&m->cells, values[i].exact, low), range, COURSE_TOP);
    return course;
}

/* Names of the columns whose values are not known, of those that are held back or of the others. */
static const struct slice *unknown_names(struct table_maker *m, const struct made_line *line,
                                         const struct value *values, bool held_back, size_t *count)
{
    struct slice *names = ARENA_ARRAY(m->engine->arena, struct slice, line->count);

    *count = 0;
    for (size_t i = 0; i < line->count; i++)
        if (values[i].state != STATE_KNOWN && (values[i].state == STATE_SUPPRESSED) == held_back)
            names[(*count)++] = m->table->columns[line->columns[i]].name;
    return names;
}

/* Gives the text of a cell without a line: the sign for what is not known. */
static struct slice make_line(struct table_maker *m, struct made_line *line, const struct value *values)
{
    const struct extent e = extent_of(values, line->count);
    const struct column *columns = m->table->columns;
    struct computed_line *out;

    if (!e.known) {
        m->unknown |= 1u << values[0].state;
        return arena_copy(m->engine->arena, printed(m, line, &values[0]));
    }
    out = ARENA_NEW(m->engine->arena, struct computed_line);
    *out = (struct computed_line){.course = course_of(m, values, line->count, &e),
                                  .count = line->count,
                                  .first = printed(m, line, &values[e.first]),
                                  .last = printed(m, line, &values[e.last]),
                                  .high = printed(m, line, &values[e.high]),
                                  .high_at = columns[line->columns[e.high]].name,
                                  .low = printed(m, line, &values[e.low]),
                                  .low_at = columns[line->columns[e.low]].name};
    if (e.known < line->count) {
        out->unknown = unknown_names(m, line, values, false, &out->unknown_count);
        out->held_back = unknown_names(m, line, values, true, &out->held_back_count);
    }
    line->next = out;
    return S("");
}

struct slice line_of_row(struct table_maker *m, const struct made_column *c, size_t row)
{
    struct rows frame = {{m->table, NULL}, row, NULL, NULL};
    struct evaluation e = {m->engine, &m->cells, &frame, false};
    struct value *values = ARENA_ARRAY(&m->cells, struct value, c->line->count);

    for (size_t i = 0; i < c->line->count; i++)
        values[i] = column_value(&e, m->table, c->line->columns[i], row);
    return make_line(m, c->line, values);
}

struct slice line_of_sums(struct table_maker *m, const struct made_column *c, const struct value *sums)
{
    struct value *values = ARENA_ARRAY(&m->cells, struct value, c->line->count);

    for (size_t i = 0; i < c->line->count; i++)
        values[i] = sums[c->line->columns[i]];
    return make_line(m, c->line, values);
}
