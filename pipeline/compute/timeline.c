/* A timeline component: what happens when, each date once and in the order of time. Dates print as the house
 * style has them. */
#include "compute/table.h"

struct timeline_maker {
    struct engine *engine;
    const struct block *block;
    struct evaluation e;
    size_t by, words; /* columns */
    uint32_t by_printed, words_printed;
    const struct number_format *format;
    struct value last; /* of the row before */
    struct computed_moment *items;
    size_t count;
};

static bool is_date(enum value_kind kind)
{
    return kind == VALUE_DATE || kind == VALUE_YEAR;
}

static bool read_columns(struct timeline_maker *t)
{
    const struct table *table = t->block->table;
    const struct field *show = block_option(t->block, "show");
    struct value like = {.state = STATE_KNOWN};

    if (!option_column(t->engine, t->block, "by", &t->by) ||
        !option_column(t->engine, t->block, "words", &t->words))
        return false;
    like.kind = option_column_kind(t->engine, table, t->by);
    like.whole_month = table->columns[t->by].type == COLUMN_MONTH;
    if (!is_date(like.kind)) {
        DIAG(t->engine->diagnostics, MSG_timeline_no_date, block_option(t->block, "by")->span,
             table->columns[t->by].name, kind_words(like.kind));
        return false;
    }
    t->format = value_default_format(t->engine->style, &like);
    if (show && show->kind == FIELD_FORMULA)
        t->format = format_wanted(t->engine, show->words, show->span, &like);
    return t->format != NULL;
}

/* One line in the audit for each column, as a table has. */
static uint32_t note_column(struct timeline_maker *t, size_t column, const size_t *rows, size_t count)
{
    struct provenance *first = NULL, *last = NULL;

    for (size_t i = 0; i < count; i++)
        provenance_extend(t->engine->arena, &first, &last,
                          (struct provenance){t->block->table, column, rows[i], rows[i], NULL});
    return printed_add(t->engine, (struct printed_figure){.kind = PRINTED_COPIED,
                                                          .text = S(""),
                                                          .formula = t->block->table->columns[column].name,
                                                          .place = S("timeline"),
                                                          .where = t->block->span,
                                                          .cells = first});
}

/* A cell that must be there; false when it is not, which was told. */
static bool cell_wanted(struct timeline_maker *t, size_t column, size_t row, struct value *v)
{
    *v = column_value(&t->e, t->block->table, column, row);
    if (v->state != STATE_KNOWN && v->state != STATE_POISON)
        DIAG(t->engine->diagnostics, MSG_list_blank, value_cell_span(v, t->block->span), S(""));
    return v->state == STATE_KNOWN;
}

/* Later than the one above it. */
static bool in_order(struct timeline_maker *t, const struct value *date, struct slice words)
{
    int order = t->count ? values_order(date, &t->last) : 1;
    struct span span = value_cell_span(date, t->block->span);

    if (!order)
        DIAG(t->engine->diagnostics, MSG_timeline_twice, span, words);
    else if (order < 0)
        DIAG(t->engine->diagnostics, MSG_timeline_order, span, words, t->items[t->count - 1].date);
    return order > 0;
}

static bool moment_add(struct timeline_maker *t, size_t row)
{
    struct computed_moment moment = {.date_printed = t->by_printed, .words_printed = t->words_printed};
    struct value date, words;

    if (!cell_wanted(t, t->by, row, &date) || !cell_wanted(t, t->words, row, &words))
        return false;
    value_format(t->engine->arena, t->engine->style, t->format, &date, &moment.date);
    value_format(t->engine->arena, t->engine->style, value_default_format(t->engine->style, &words), &words,
                 &moment.words);
    if (!in_order(t, &date, moment.date))
        return false;
    t->last = date;
    t->items[t->count++] = moment;
    return true;
}

const struct computed_timeline *compute_timeline(struct engine *engine, const struct block *block)
{
    struct timeline_maker t = {.engine = engine, .block = block, .e = {engine, engine->arena, NULL, true}};
    struct computed_timeline *made = NULL;
    struct arena scratch = ARENA_INIT;
    size_t *rows, count;

    if (read_columns(&t) && rows_chosen(engine, block, &scratch, &rows, &count)) {
        if (!count)
            DIAG(engine->diagnostics, MSG_chart_no_rows, block->subject->span,
                 table_words(engine, block->table));
        made = ARENA_NEW(engine->arena, struct computed_timeline);
        t.items = ARENA_ARRAY(engine->arena, struct computed_moment, count);
        t.by_printed = note_column(&t, t.by, rows, count);
        t.words_printed = note_column(&t, t.words, rows, count);
        for (size_t i = 0; i < count && moment_add(&t, rows[i]);)
            i++;
        *made = (struct computed_timeline){t.items, t.count};
    }
    arena_release(&scratch);
    return made;
}
