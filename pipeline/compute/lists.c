/* Texts in a list that a column of data has: `commitments.text where status = "have"` as the items of a
 * panel, as steps, as the cells of a row of a grid. In the order of the rows, through the one formatter; the
 * audit has one line a list, whose cells are those of the rows that passed. */
#include "compute/engine.h"

/* The formula, bound; NULL when something was told. */
static struct node *column_wanted(struct engine *engine, const struct raw_node *raw)
{
    struct formula_text formula = formula_of_node(engine->sources, raw);
    struct node *tree = formula_tree(engine->arena, &formula, engine->diagnostics);

    if (!tree || !bind(engine, tree, NULL))
        return NULL;
    if (tree->kind == NODE_PATH && tree->meaning == MEANS_RANGE) {
        DIAG(engine->diagnostics, MSG_whole_table, tree->span, tree->text);
        return NULL;
    }
    if (range_is_set(argument_range(tree)))
        return tree;
    DIAG(engine->diagnostics, MSG_list_wanted, formula_place(&formula, 0, formula.text.len), tree->text);
    return NULL;
}

static bool item_add(struct engine *engine, const struct raw_node *raw, const struct value *v,
                     struct computed_cell *cell)
{
    if (v->state == STATE_POISON)
        return false;
    if (v->state == STATE_MISSING || v->state == STATE_NOT_APPLICABLE) {
        DIAG(engine->diagnostics, MSG_list_blank, raw->span, missing_cell(engine, v));
        return false;
    }
    return value_format(engine->arena, engine->style, value_default_format(engine->style, v), v, &cell->text);
}

/* A file that could not be had or read whole was told already. */
static bool is_whole(const struct table *table)
{
    return !table || table->records || (table->raw && !table->raw->partial);
}

static struct computed_list list_made(struct engine *engine, const struct raw_node *raw)
{
    struct evaluation e = {engine, engine->arena, NULL, false};
    struct node *tree = column_wanted(engine, raw);
    struct provenance *first = NULL, *last = NULL;
    VECTOR(struct computed_cell) items = {0};
    bool any = false;
    struct walk w;
    uint32_t printed;

    if (!tree)
        return (struct computed_list){NULL, 0};
    walk_begin(&w, &e, tree);
    w.inner.trace = true;
    while (walk_next(&w)) {
        struct computed_cell cell = {.kind = PRINTED_COPIED};
        struct value v = walk_value(&w);

        any = true;
        for (const struct provenance *run = v.cells; run; run = run->next)
            provenance_extend(engine->arena, &first, &last, *run);
        if (item_add(engine, raw, &v, &cell))
            *VECTOR_PUSH(engine->arena, &items) = cell;
    }
    if (!any && !w.trouble && is_whole(w.frame.range.table))
        DIAG(engine->diagnostics, MSG_list_empty, raw->span, slice_trim(raw->text));
    if (!items.count)
        return (struct computed_list){NULL, 0};
    printed = printed_add(engine, (struct printed_figure){.kind = PRINTED_COPIED,
                                                          .text = S(""),
                                                          .formula = slice_trim(raw->text),
                                                          .place = S("list"),
                                                          .where = raw->span,
                                                          .cells = first});
    for (size_t i = 0; i < items.count; i++)
        items.items[i].printed = printed;
    return (struct computed_list){items.items, items.count};
}

const struct computed_list *compute_lists(struct engine *engine, const struct block *block)
{
    struct computed_list *lists = ARENA_ARRAY(engine->arena, struct computed_list, block->part_count);

    for (size_t i = 0; i < block->part_count; i++)
        if (block->parts[i].formula)
            lists[i] = list_made(engine, block->parts[i].formula);
    return lists;
}
