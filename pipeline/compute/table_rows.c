/* Which rows of the data a table or chart shows, and in which order. */
#include "compute/table.h"

#include "base/utf8.h"

#include <stdlib.h>

/* ---- where
 * ------------------------------------------------------------------------------------------------------------
 */

static struct node *condition_of(struct engine *engine, const struct block *block, bool *failed)
{
    const struct field *option = block_option(block, "where");
    struct scope scope = {{block->table, NULL}, false, NULL};
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
    if (!failed && sound && all && !*count)
        DIAG(engine->diagnostics, MSG_table_rows_none, block_option(block, "where")->span,
             block->table->name);
    return !failed && sound && (*count || !all);
}

/* ---- order
 * ------------------------------------------------------------------------------------------------------------
 */

struct sorted_row {
    struct value value;
    size_t row, before; /* its place in the data's order: the last resort */
    int direction;
};

/* Rows without a value come last, whichever the direction. */
static int by_order(const void *left, const void *right)
{
    const struct sorted_row *a = *(const struct sorted_row *const *)left,
                            *b = *(const struct sorted_row *const *)right;
    bool a_known = a->value.state == STATE_KNOWN, b_known = b->value.state == STATE_KNOWN;
    int order;

    if (a_known != b_known)
        return a_known ? -1 : 1;
    order = a_known ? values_order(&a->value, &b->value) * a->direction : 0;
    return order ? order : (a->before > b->before) - (a->before < b->before);
}

/* Texts are ordered by their folded form, changes by their size. */
static struct value sort_key(struct arena *arena, struct value v)
{
    if (v.state != STATE_KNOWN)
        return v;
    if (v.kind == VALUE_TEXT)
        v.text = utf8_fold(arena, v.text);
    if (v.kind == VALUE_CHANGE)
        return value_of_ratio(VALUE_NUMBER, ratio_subtract(arena, v.to->exact, v.from->exact));
    if (v.kind == VALUE_TRUTH)
        return value_of_ratio(VALUE_NUMBER, ratio_of_whole(v.yes));
    return v;
}

static void sort_rows(struct table_maker *m, struct node *tree, size_t column, int direction)
{
    struct arena scratch = ARENA_INIT;
    struct sorted_row *rows = ARENA_ARRAY(&scratch, struct sorted_row, m->row_count);
    struct sorted_row **pointers = ARENA_ARRAY(&scratch, struct sorted_row *, m->row_count);
    struct rows frame = {{m->table, NULL}, 0, NULL, NULL};
    struct evaluation e = {m->engine, &scratch, &frame, false};

    for (size_t i = 0; i < m->row_count; i++) {
        frame.row = m->rows[i];
        rows[i] = (struct sorted_row){
            sort_key(&scratch, tree ? evaluate(&e, tree) : column_value(&e, m->table, column, frame.row)),
            frame.row, i, direction};
        pointers[i] = &rows[i];
    }
    qsort(pointers, m->row_count, sizeof *pointers, by_order);
    for (size_t i = 0; i < m->row_count; i++)
        m->rows[i] = pointers[i]->row;
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
    struct slice name;
    int direction;
    size_t column;

    if (!option || option->kind != FIELD_FORMULA || utf8_equal_folded(option->words, S("as given")))
        return !option || option->kind != FIELD_POISON;
    name = slice_trim(option->words);
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

bool table_rows(struct table_maker *m)
{
    return rows_chosen(m->engine, m->block, &m->scratch, &m->rows, &m->row_count) && sort_as_asked(m);
}
