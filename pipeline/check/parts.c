/* Texts in a list: the items of a panel, the steps, the rows of a grid. A list holds them as the author wrote
 * them; a text in its place is a formula, a column of data that compute reads. */
#include "check/check.h"

static const struct shape_key row_keys[] = {
    {"label", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"cells", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "[one, another]"},
    {"across", SHAPE_WHOLE, 0, NULL, NULL, NULL},
};
static const struct shape row_shape = SHAPE(row_keys);

static const struct md_node *line_of(struct check *c, const struct raw_node *text)
{
    struct md_node *line = markdown_inline(&c->markdown, text);

    inline_take(c, line);
    return line;
}

static void texts_read(struct check *c, struct block_cell *cell, struct raw_node *const *items, size_t count)
{
    const struct md_node **texts = ARENA_ARRAY(c->arena, const struct md_node *, count);

    cell->texts = texts;
    for (size_t i = 0; i < count; i++)
        if (items[i]->kind == RAW_TEXT && slice_trim(items[i]->text).len)
            texts[cell->count++] = line_of(c, items[i]);
        else
            text_wanted(c, S("cells"), items[i]);
}

static void cells_read(struct check *c, struct block_part *part, const struct raw_node *list)
{
    struct block_cell *cells = ARENA_ARRAY(c->arena, struct block_cell, list->count);

    part->cells = cells;
    for (size_t i = 0; i < list->count; i++) {
        struct raw_node *item = list->items[i];
        bool many = item->kind == RAW_LIST;

        texts_read(c, &cells[part->cell_count], many ? item->items : &list->items[i], many ? item->count : 1);
        part->cell_count += cells[part->cell_count].count > 0;
    }
}

static void part_read(struct check *c, struct block_part *part, struct slice key, const struct raw_node *raw)
{
    part->span = raw->span;
    if (raw->kind == RAW_TEXT && slice_trim(raw->text).len)
        part->formula = raw;
    else if (raw->kind == RAW_LIST)
        cells_read(c, part, raw);
    else if (raw->kind == RAW_MAP)
        DIAG(c->diagnostics, MSG_shape_list_wanted, raw->span, key, raw_kind_words(raw));
}

static bool row_read(struct check *c, struct block_part *row, const struct raw_node *map)
{
    const struct raw_node *cells;

    if (!shape_check(c, map, &row_shape, S("a row of the grid")))
        return false;
    cells = raw_lookup(map, "cells");
    if (shape_node(map, "label"))
        row->label = line_of(c, shape_node(map, "label"));
    row->across = (unsigned)shape_whole(map, "across", 0);
    if (cells)
        part_read(c, row, S("cells"), cells);
    across_check(c, map);
    return true;
}

static void rows_read(struct check *c, struct block *block, struct block_part *parts,
                      const struct raw_node *list)
{
    for (size_t i = 0; i < list->count; i++)
        block->part_count += row_read(c, &parts[block->part_count], list->items[i]);
}

void parts_read(struct check *c, struct block *block, const struct raw_node *map)
{
    bool listed = block->component == COMPONENT_PANEL || block->component == COMPONENT_STEPS;
    const char *key = listed ? "items" : block->component == COMPONENT_GRID ? "rows" : NULL;
    const struct raw_node *raw = key ? raw_lookup(map, key) : NULL;
    struct block_part *parts;

    if (!raw)
        return;
    block->parts = parts =
        ARENA_ARRAY(c->arena, struct block_part, raw->kind == RAW_LIST ? raw->count + 1 : 1);
    if (block->component != COMPONENT_GRID) {
        part_read(c, parts, slice_of(key), raw);
        block->part_count = 1;
    } else if (raw->kind == RAW_LIST) {
        rows_read(c, block, parts, raw);
    } else if (raw->kind != RAW_POISON && !(raw->kind == RAW_TEXT && !slice_trim(raw->text).len)) {
        DIAG(c->diagnostics, MSG_shape_list_wanted, raw->span, slice_of(key), raw_kind_words(raw));
    }
}
