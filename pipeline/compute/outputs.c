/* The outputs of a publication: one, or with `for each` one for each row that `where` lets through, worked
 * out anew with that row at hand. What is wrong whatever the row is told once. */
#include "base/map.h"
#include "compute/table.h"

/* Every insert in it was worked out. */
static bool file_name_is_known(const struct figures *figures)
{
    const struct md_node *line = figures->publication->file_name;

    for (const struct md_node *node = line; node; node = md_next(node, line))
        if (node->insert && figures->inserts[node->insert->number - 1].kind == INSERT_POISON)
            return false;
    return line != NULL;
}

/* The output's name must be a name, and its own. */
static void name_check(struct engine *engine, const struct figures *figures, struct map *names, uint32_t row)
{
    const struct each_row *rows = engine->publication->batch->rows;
    struct slice name = figures->name;
    uint32_t first;

    if (!file_name_is_known(figures))
        return;
    if (!name.len) {
        DIAG(engine->diagnostics, MSG_output_nameless, engine->publication->file_name->span, rows[row].label);
        return;
    }
    first = map_lookup(names, name);
    if (first == MAP_NONE)
        map_put(engine->arena, names, name, row);
    else
        DIAG(engine->diagnostics, MSG_output_twice, rows[row].span, rows[row].label, name, rows[first].label);
}

static void batch_run(struct engine *whole, const size_t *rows, size_t count, struct output_figures *items)
{
    const struct each_row *all = whole->publication->batch->rows;
    struct map names = {0};

    for (size_t i = 0; i < count; i++) {
        const struct each_row *row = &all[rows[i]];
        struct diagnostics_row before = diagnostics_enter_row(whole->diagnostics, row->label, count);
        struct engine engine;

        engine_begin(&engine, whole->arena, whole->publication, whole->sources, whole->diagnostics);
        engine.batch_row = row;
        items[i] = (struct output_figures){engine_run(&engine), row->label};
        diagnostics_leave_row(whole->diagnostics, before);
        name_check(&engine, items[i].figures, &names, (uint32_t)rows[i]);
    }
}

static void report_no_rows(struct engine *engine)
{
    const struct block *batch = engine->publication->batch;

    if (batch->table->raw || batch->table->records)
        DIAG(engine->diagnostics, MSG_output_none, batch->span, batch->table->name);
}

const struct outputs *compute_outputs(struct arena *arena, const struct publication *publication,
                                      const struct sources *sources, struct diagnostics *diagnostics)
{
    struct outputs *outputs = ARENA_NEW(arena, struct outputs);
    struct engine engine;
    struct output_figures *items;
    size_t *rows;

    if (!publication->batch || !publication->batch->table) {
        outputs->items = items = ARENA_NEW(arena, struct output_figures);
        items->figures = compute_figures(arena, publication, sources, diagnostics);
        items->label = S("");
        outputs->count = 1;
        return outputs;
    }
    engine_begin(&engine, arena, publication, sources, diagnostics);
    rows_chosen(&engine, publication->batch, arena, &rows, &outputs->count);
    outputs->items = items = ARENA_ARRAY(arena, struct output_figures, outputs->count);
    batch_run(&engine, rows, outputs->count, items);
    if (!publication->batch->table->row_count)
        report_no_rows(&engine);
    return outputs;
}
