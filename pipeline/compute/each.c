/* The component `for each`: which rows of the data it prints, in which order, and having one of them at hand.
 */
#include "compute/table.h"

const struct computed_rows *compute_each(struct engine *engine)
{
    const struct publication *p = engine->publication;
    struct computed_rows *all = ARENA_ARRAY(engine->arena, struct computed_rows, p->block_count);

    engine->taken = ARENA_ARRAY(engine->arena, size_t, p->each_row_count + 1);
    for (uint32_t i = 0; i < p->block_count; i++) {
        const struct block *block = p->blocks[i];
        size_t *rows;

        if (!block || block->component != COMPONENT_EACH || !block->table || !block->rows)
            continue;
        rows_chosen(engine, block, engine->arena, &rows, &all[i].count);
        rows_put_in_order(engine, block, rows, all[i].count);
        all[i].rows = rows;
        for (size_t k = 0; k < all[i].count; k++)
            engine->taken[block->rows[rows[k]].number] = all[i].count;
    }
    return all;
}

bool each_row_enter(struct engine *engine, const struct each_row *row, struct diagnostics_row *before)
{
    *before = engine->diagnostics->row;
    if (!row)
        return true;
    if (row == &each_pattern || !engine->taken[row->number])
        return false;
    engine->row = row;
    diagnostics_enter_row(engine->diagnostics, row->label, engine->taken[row->number]);
    return true;
}

void each_row_leave(struct engine *engine, struct diagnostics_row before)
{
    engine->row = NULL;
    diagnostics_leave_row(engine->diagnostics, before);
}
