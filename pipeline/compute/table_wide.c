/* Long data as a wide table: `by:` gives a row each, `across:` a column each, `values:` what stands in the
 * cells, added up where several rows of the data meet. Makes a table of its own, on which columns, order and
 * totals work as on any other. A figure that holds one of the values across (this year) is a name of that
 * column. */
#include "compute/table.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <stdlib.h>

/* ---- options ---- */

bool table_is_wide(const struct block *block)
{
    static const char *const names[] = {"by", "across", "values"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (block_option(block, names[i]) && block_option(block, names[i])->raw)
            return true;
    return false;
}

static bool lacks(struct table_maker *m, const char *name)
{
    static const char *const names[] = {"across", "by", "values"};
    const struct field *there = NULL;

    for (size_t i = 0; !there && i < sizeof names / sizeof *names; i++)
        there = block_option(m->block, names[i]);
    BUG_IF(!there); /* table_is_wide */
    DIAG(m->engine->diagnostics, MSG_table_across, there->span, there->name, slice_of(name));
    return false;
}

/* The column of the data that an option names. */
static bool named_column(struct table_maker *m, const char *name, size_t *column)
{
    const struct field *option = block_option(m->block, name);
    struct slice columns = S(""),
                 *names = ARENA_ARRAY(m->engine->arena, struct slice, m->table->column_count);

    if (!option)
        return lacks(m, name);
    if (option->kind == FIELD_LIST && option->list.count == 1)
        option = &option->list.items[0];
    if (option->kind != FIELD_FORMULA) {
        if (option->kind == FIELD_LIST)
            DIAG(m->engine->diagnostics, MSG_chart_series, option->span);
        return false;
    }
    *column = table_column_index(m->table, option->words);
    for (size_t i = 0; i < m->table->column_count; i++) {
        names[i] = m->table->columns[i].name;
        columns = ARENA_JOIN(m->engine->arena, columns, i ? S(", ") : S(""), names[i]);
    }
    if (*column == SIZE_MAX)
        DIAG(m->engine->diagnostics, MSG_option_column, option->span, table_words(m->engine, m->table),
             option->words, name_meant(m->engine, option->words, names, m->table->column_count), columns);
    else if (slice_is(slice_of(name), "values") &&
             (!m->table->columns[*column].cells ||
              !value_is_numeric(column_kind(&m->table->columns[*column]))))
        DIAG(m->engine->diagnostics, MSG_kind_wanted, option->span, option->words,
             kind_words(column_kind(&m->table->columns[*column])), S("a column of amounts of the data"));
    else
        return true;
    return false;
}

/* ---- the values down and across ---- */

struct side { /* the different values of one column, each with its words */
    size_t column;
    struct map known;
    VECTOR(struct value) values;
    VECTOR(struct slice) words;
    size_t *of_row; /* by place among the chosen rows: which value it has */
};

static struct slice words_of(struct table_maker *m, const struct value *v)
{
    struct slice text;

    value_format(m->engine->arena, m->engine->style, value_default_format(m->engine->style, v), v, &text);
    return text;
}

static void side_read(struct table_maker *m, struct side *side, const size_t *rows, size_t count)
{
    struct evaluation e = {m->engine, m->engine->arena, NULL, false};

    side->of_row = ARENA_ARRAY(&m->scratch, size_t, count);
    for (size_t i = 0; i < count; i++) {
        struct value v = column_value(&e, m->table, side->column, rows[i]);
        struct slice words = words_of(m, &v), folded = utf8_fold(&m->scratch, words);
        uint32_t known = map_lookup(&side->known, folded);

        if (known == MAP_NONE) {
            known = (uint32_t)side->values.count;
            map_put(&m->scratch, &side->known, folded, known);
            *VECTOR_PUSH(&m->scratch, &side->values) = v;
            *VECTOR_PUSH(&m->scratch, &side->words) = words;
        }
        side->of_row[i] = known;
    }
}

/* The order across: oldest or smallest first; words as they are first met. */
static size_t *order_across(struct table_maker *m, const struct side *across)
{
    size_t count = across->values.count, *order = ARENA_ARRAY(&m->scratch, size_t, count);

    for (size_t i = 0; i < count; i++) {
        size_t at = i;

        for (; at && across->values.items[i].kind != VALUE_TEXT &&
               values_order(&across->values.items[i], &across->values.items[order[at - 1]]) < 0;
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

/* ---- the wide table ---- */

/* A small number of people is not added to others: their sum would be printed, and tell of it. */
static struct cell data_cell(struct table_maker *m, size_t column, size_t row)
{
    struct cell cell = m->table->columns[column].cells[row];
    struct arena scratch = ARENA_INIT;

    if (m->table->personal)
        cell.state = (uint8_t)table_cell(&scratch, m->engine->style, m->table, column, row).state;
    arena_release(&scratch);
    if (cell.state != STATE_KNOWN)
        cell.as.coefficient = 0;
    return cell;
}

static void add_cell(struct cell *sum, const struct cell *one)
{
    struct decimal_sum total = {0};

    if (sum->state == STATE_NOT_APPLICABLE) {
        *sum = *one;
        return;
    }
    sum->state = (uint8_t)states_joined(sum->state, one->state);
    if (sum->state != STATE_KNOWN)
        return;
    decimal_sum_add(&total, (struct decimal){sum->as.coefficient, sum->scale});
    decimal_sum_add(&total, (struct decimal){one->as.coefficient, one->scale});
    sum->as.coefficient = (int64_t)total.total;
    sum->scale = total.scale;
    if ((__int128)sum->as.coefficient != total.total)
        sum->state = STATE_MISSING; /* beyond eighteen digits */
}

static struct column amounts_column(struct table_maker *m, size_t values, struct slice name, size_t rows)
{
    struct column column = m->table->columns[values];

    column.name = column.heading = name;
    column.raw_column = SIZE_MAX;
    column.cells = ARENA_ARRAY(m->engine->arena, struct cell, rows);
    for (size_t i = 0; i < rows; i++)
        column.cells[i].state = STATE_NOT_APPLICABLE; /* no row of the data */
    return column;
}

/* Names of a column beside its own: figures that hold its value, and for the last one the name of the values.
 */
static void add_aliases(struct table_maker *m, struct table *wide, const struct side *across,
                        const size_t *order, size_t values)
{
    const struct publication *p = m->engine->publication;
    size_t count = across->values.count;

    for (size_t f = 0; f < p->figure_count; f++) {
        const struct value *v = figure_value(m->engine, f, NO_SPAN);

        for (size_t i = 0; i < count; i++)
            if (v->state == STATE_KNOWN && v->kind == across->values.items[order[i]].kind &&
                values_equal(v, &across->values.items[order[i]])) {
                wide->columns[wide->column_count] = wide->columns[i + 1];
                wide->columns[wide->column_count++].name = p->figures[f].name;
            }
    }
    if (count && table_column_index(wide, m->table->columns[values].name) == SIZE_MAX) {
        wide->columns[wide->column_count] = wide->columns[count];
        wide->columns[wide->column_count++].name = m->table->columns[values].name;
    }
}

static void fill_wide(struct table_maker *m, struct table *wide, const struct side *sides,
                      const size_t *order, size_t values)
{
    const struct side *by = &sides[0], *across = &sides[1];
    const struct column *from = m->table->columns;
    size_t *place = ARENA_ARRAY(&m->scratch, size_t, across->values.count),
           *column_of = ARENA_ARRAY(&m->scratch, size_t, m->row_count);

    wide->columns[0] = from[by->column];
    wide->columns[0].cells = ARENA_ARRAY(m->engine->arena, struct cell, wide->row_count);
    wide->columns[0].raw_column = SIZE_MAX;
    for (size_t i = 0; i < across->values.count; i++) {
        place[order[i]] = i + 1;
        wide->columns[i + 1] = amounts_column(m, values, across->words.items[order[i]], wide->row_count);
    }
    for (size_t i = 0; i < m->row_count; i++) {
        size_t row = by->of_row[i];
        struct cell one = data_cell(m, values, m->rows[i]);

        column_of[i] = place[across->of_row[i]];
        wide->columns[0].cells[row] = from[by->column].cells[m->rows[i]];
        add_cell(&wide->columns[place[across->of_row[i]]].cells[row], &one);
    }
    wide->column_count = across->values.count + 1;
    m->origin = (struct table_origin){.table = m->table,
                                      .by = by->column,
                                      .column = values,
                                      .width = wide->column_count,
                                      .rows = m->rows,
                                      .row_of = by->of_row,
                                      .column_of = column_of,
                                      .count = m->row_count};
}

/* The component as if its author had named the columns one by one. */
static const struct block *wide_block(struct table_maker *m, const struct table *wide, size_t count)
{
    struct block *block = ARENA_NEW(m->engine->arena, struct block);
    struct table_column *columns =
        ARENA_ARRAY(m->engine->arena, struct table_column, count + m->block->column_count);
    struct slice show = option_words(m->engine, m->block, "show");
    const struct field *option = block_option(m->block, "show");

    *block = *m->block;
    for (size_t i = 0; i < count; i++)
        columns[i] = (struct table_column){.name = wide->columns[i].name,
                                           .formula = S(""),
                                           .show = i ? show : S(""),
                                           .show_span = option ? option->span : NO_SPAN,
                                           .span = block_option(m->block, "across")->span};
    for (size_t i = 0; i < m->block->column_count; i++)
        columns[count + i] = m->block->columns[i];
    block->table = wide;
    block->columns = columns;
    block->column_count = count + m->block->column_count;
    return block;
}

bool table_widen(struct table_maker *m)
{
    struct side sides[2] = {0};
    struct table *wide = ARENA_NEW(m->engine->arena, struct table);
    size_t values, *order, count;

    if (!named_column(m, "by", &sides[0].column) || !named_column(m, "across", &sides[1].column) ||
        !named_column(m, "values", &values))
        return false;
    if (!m->table->columns[sides[0].column].cells ||
        !rows_chosen(m->engine, m->block, &m->scratch, &m->rows, &m->row_count))
        return false;
    side_read(m, &sides[0], m->rows, m->row_count);
    side_read(m, &sides[1], m->rows, m->row_count);
    order = order_across(m, &sides[1]);
    count = sides[1].values.count;
    *wide = (struct table){.name = m->table->name,
                           .row_count = sides[0].values.count,
                           .source_note = m->table->source_note,
                           .period = m->table->period,
                           .personal = m->table->personal,
                           .span = m->table->span};
    wide->columns = ARENA_ARRAY(m->engine->arena, struct column,
                                count + 2 + m->engine->publication->figure_count * count);
    fill_wide(m, wide, sides, order, values);
    add_aliases(m, wide, &sides[1], order, values);
    m->block = wide_block(m, wide, count + 1);
    m->table = wide;
    m->rows = ARENA_ARRAY(&m->scratch, size_t, wide->row_count);
    m->row_count = wide->row_count;
    for (size_t i = 0; i < wide->row_count; i++)
        m->rows[i] = i;
    return true;
}

const struct provenance *wide_cells(struct table_maker *m, size_t column, const size_t *rows, size_t count)
{
    const struct table_origin *o = &m->origin;
    struct provenance *first = NULL, *last = NULL;
    bool *is_in = ARENA_ARRAY(&m->scratch, bool, m->table->row_count);

    for (size_t i = 0; i < count; i++)
        is_in[rows[i]] = true;
    for (size_t i = 0; i < o->count; i++)
        if (is_in[o->row_of[i]] && (!column || column >= o->width || o->column_of[i] == column))
            provenance_extend(
                m->engine->arena, &first, &last,
                (struct provenance){o->table, column ? o->column : o->by, o->rows[i], o->rows[i], NULL});
    return first;
}
