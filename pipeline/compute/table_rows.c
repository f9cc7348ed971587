/* Which rows of the data a table or chart shows, and in which order. */
#include "compute/table.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <stdlib.h>

/* ---- columns ---- */

bool option_column(struct engine *engine, const struct block *block, const char *name, size_t *column)
{
    const struct table *table = block->table;
    const struct field *option = block_option(block, name);
    struct slice words = option_words(engine, block, name), columns = S("");
    struct slice *names = ARENA_ARRAY(engine->arena, struct slice, table->column_count);

    if (option && option->kind == FIELD_LIST && option->list.count == 1)
        words = option->list.items[0].words;
    *column = table_column_index(table, words);
    if (!words.len || *column != SIZE_MAX)
        return words.len > 0;
    BUG_IF(!option); /* there are words */
    for (size_t i = 0; i < table->column_count; i++) {
        names[i] = table->columns[i].name;
        columns = ARENA_JOIN(engine->arena, columns, i ? S(", ") : S(""), names[i]);
    }
    DIAG(engine->diagnostics, MSG_option_column, option->span, table_words(engine, table), words,
         name_meant(engine, words, names, table->column_count), columns);
    return false;
}

enum value_kind option_column_kind(struct engine *engine, const struct table *table, size_t column)
{
    const struct column *c = &table->columns[column];
    struct node *tree = !c->cells && c->formula.len ? column_tree(engine, table, column) : NULL;

    return tree ? tree->value_kind : column_kind(c);
}

/* ---- where ---- */

static struct node *condition_of(struct engine *engine, const struct block *block, bool *failed)
{
    const struct field *option = block_option(block, "where");
    struct scope scope = {.range = {block->table, NULL}, .name = block->row_name};
    struct formula_text formula;
    struct node *tree;

    *failed = option && option->kind == FIELD_POISON;
    if (!option || !option->raw || option->raw->kind != RAW_TEXT)
        return NULL;
    formula = formula_of_node(engine->sources, option->raw);
    tree = formula_tree(engine->arena, &formula, engine->diagnostics);
    *failed = !tree || !bind(engine, tree, &scope) || !bind_wants(engine, tree, VALUE_TRUTH) ||
              !bind_wants_one(engine, tree);
    return tree;
}

bool rows_chosen(struct engine *engine, const struct block *block, struct arena *arena, size_t **rows,
                 size_t *count)
{
    size_t all = block->table->row_count;
    struct arena scratch = ARENA_INIT;
    struct rows frame = {{block->table, NULL}, 0, NULL, NULL};
    struct evaluation e = {engine, &scratch, &frame, false};
    bool failed, sound = true;
    struct node *condition = condition_of(engine, block, &failed);

    *rows = ARENA_ARRAY(arena, size_t, all);
    *count = 0;
    for (size_t row = 0; row < all && !failed; row++) {
        struct value chosen = value_of_truth(true);

        frame.row = row;
        if (condition)
            chosen = evaluate(&e, condition);
        sound = sound && chosen.state != STATE_POISON;
        if (chosen.state == STATE_KNOWN && chosen.yes)
            (*rows)[(*count)++] = row;
    }
    arena_release(&scratch);
    if (!failed && sound && all && !*count && block->component != COMPONENT_EACH)
        DIAG(engine->diagnostics, MSG_table_rows_none, block_option(block, "where")->span,
             table_words(engine, block->table));
    return !failed && sound && (*count || !all);
}

/* ---- order ---- */

struct sort_key { /* a number, or a text in its folded form */
    struct ratio number;
    struct slice text;
    size_t row, before; /* its place in the data's order: the last resort */
    bool known, is_text;
    int8_t direction;
};

/* Rows without a value come last, whichever the direction. */
static int by_order(const void *left, const void *right)
{
    const struct sort_key *a = left, *b = right;
    int order = 0;

    if (a->known != b->known)
        return a->known ? -1 : 1;
    if (a->known)
        order = (a->is_text ? slice_compare(a->text, b->text) : ratio_compare(a->number, b->number)) *
                a->direction;
    return order ? order : (a->before > b->before) - (a->before < b->before);
}

/* Changes are ordered by their size, dates and years by time. */
static struct sort_key sort_key(struct arena *arena, const struct value *v)
{
    struct sort_key key = {.known = v->state == STATE_KNOWN, .is_text = v->kind == VALUE_TEXT, .text = S("")};

    if (!key.known)
        return key;
    if (v->kind == VALUE_TEXT)
        key.text = utf8_fold(arena, v->text);
    else if (v->kind == VALUE_CHANGE)
        key.number = ratio_subtract(arena, v->to->exact, v->from->exact);
    else if (v->kind == VALUE_DATE || v->kind == VALUE_YEAR || v->kind == VALUE_TIME ||
             v->kind == VALUE_TRUTH)
        key.number = ratio_of_whole(v->kind == VALUE_DATE   ? v->date.day
                                    : v->kind == VALUE_YEAR ? v->year
                                    : v->kind == VALUE_TIME ? v->minute
                                                            : v->yes);
    else
        key.number = v->exact;
    return key;
}

static void sort_rows(struct table_maker *m, struct node *tree, size_t column, int direction)
{
    struct arena scratch = ARENA_INIT;
    struct sort_key *keys = ARENA_ARRAY(&scratch, struct sort_key, m->row_count);
    struct rows frame = {{m->table, NULL}, 0, NULL, NULL};
    struct evaluation e = {m->engine, &scratch, &frame, false};

    for (size_t i = 0; i < m->row_count; i++) {
        struct value v;

        frame.row = m->rows[i];
        v = tree ? evaluate(&e, tree) : column_value(&e, m->table, column, frame.row);
        keys[i] = sort_key(&scratch, &v);
        keys[i].row = frame.row;
        keys[i].before = i;
        keys[i].direction = (int8_t)direction;
    }
    if (m->row_count)
        qsort(keys, m->row_count, sizeof *keys, by_order);
    for (size_t i = 0; i < m->row_count; i++)
        m->rows[i] = keys[i].row;
    arena_release(&scratch);
}

/* The last word of "amount down" when it is a direction. */
static int take_direction(struct slice *words)
{
    static const struct {
        const char *word;
        int direction;
    } directions[] = {{" down", -1}, {" up", 1}};

    for (size_t i = 0; i < 2; i++)
        if (slice_ends_with(*words, slice_of(directions[i].word))) {
            *words = slice_trim(slice_sub(*words, 0, words->len - strlen(directions[i].word)));
            return directions[i].direction;
        }
    return 1;
}

static bool order_unknown(struct table_maker *m, const struct field *option, struct slice name)
{
    struct engine *engine = m->engine;
    VECTOR(struct slice) names = {0};
    struct slice example =
        m->table->column_count ? m->table->columns[m->table->column_count - 1].name : S("amount");

    for (size_t i = 0; i < m->table->column_count; i++)
        *VECTOR_PUSH(engine->arena, &names) = m->table->columns[i].name;
    DIAG(engine->diagnostics, MSG_order_unknown, option->span, option->words,
         name_meant(engine, name, names.items, names.count), example);
    return false;
}

static bool sort_as_asked(struct table_maker *m)
{
    const struct field *option = block_option(m->block, "order");
    struct slice prefix = ARENA_JOIN(&m->scratch, m->block->row_name, S(".")), name;
    int direction;
    size_t column;

    if (!option || option->kind != FIELD_FORMULA || utf8_equal_folded(option->words, S("as given")))
        return !option || option->kind != FIELD_POISON;
    name = slice_trim(option->words);
    if (m->block->row_name.len && slice_starts_with(name, prefix))
        name = slice_from(name, prefix.len);
    direction = take_direction(&name);
    for (size_t i = 0; i < m->column_count && m->block->column_count; i++)
        if (utf8_equal_folded(m->block->columns[i].name, name) && m->columns[i].maker == MAKER_WORKED) {
            if (!m->columns[i].poison)
                sort_rows(m, m->columns[i].tree, 0, direction);
            return !m->columns[i].poison;
        }
    column = table_column_index(m->table, name);
    if (column == SIZE_MAX)
        return order_unknown(m, option, name);
    sort_rows(m, NULL, column, direction);
    return true;
}

bool rows_put_in_order(struct engine *engine, const struct block *block, size_t *rows, size_t count)
{
    struct table_maker m = {.engine = engine,
                            .block = block,
                            .table = block->table,
                            .rows = rows,
                            .row_count = count,
                            .scratch = ARENA_INIT};
    bool sound = sort_as_asked(&m);

    arena_release(&m.scratch);
    return sound;
}

bool table_rows(struct table_maker *m)
{
    if (m->origin.table) /* chosen before the table was turned */
        return sort_as_asked(m);
    return rows_chosen(m->engine, m->block, &m->scratch, &m->rows, &m->row_count) && sort_as_asked(m);
}
