/* Texts in a list: the items of a panel, the steps, the rows of a grid, what is not accessible. A list holds
 * them as the author wrote them; a text in its place is a formula, a column of data that compute reads. */
#include "check/check.h"

static const struct shape_key row_keys[] = {
    {"label", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"cells", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "[one, another]"},
    {"across", SHAPE_WHOLE, 0, NULL, NULL, NULL},
};
static const struct shape row_shape = SHAPE(row_keys);

/* SI 2018/952, regulation 8: parts that are not accessible, the reasons, and accessible alternatives. */
static const struct shape_key exception_keys[] = {
    {"what", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "the map on the cover"},
    {"because", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "its names are part of the picture"},
    {"instead", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape exception_shape = SHAPE(exception_keys);

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

static struct block_cell cell_of_line(struct check *c, const struct raw_node *text)
{
    const struct md_node **line = ARENA_NEW(c->arena, const struct md_node *);

    *line = line_of(c, text);
    return (struct block_cell){line, 1};
}

/* What is not accessible, why, and what there is instead. */
static bool exception_read(struct check *c, struct block_part *part, const struct raw_node *map)
{
    struct block_cell *cells = ARENA_ARRAY(c->arena, struct block_cell, 2);
    const struct raw_node *what, *texts[2];

    if (!shape_check(c, map, &exception_shape, S("a part that is not accessible")))
        return false;
    part->span = map->span;
    part->cells = cells;
    what = shape_node(map, "what");
    texts[0] = shape_node(map, "because");
    texts[1] = shape_node(map, "instead");
    if (what)
        part->label = line_of(c, what);
    for (size_t i = 0; i < 2; i++)
        if (texts[i])
            cells[part->cell_count++] = cell_of_line(c, texts[i]);
    return true;
}

static void rows_read(struct check *c, struct block *block, struct block_part *parts,
                      const struct raw_node *list)
{
    for (size_t i = 0; i < list->count; i++)
        block->part_count += block->component == COMPONENT_GRID
                                 ? row_read(c, &parts[block->part_count], list->items[i])
                                 : exception_read(c, &parts[block->part_count], list->items[i]);
}

/* The key under which a component has its texts, or NULL. */
static const char *key_of(enum component component)
{
    switch (component) {
    case COMPONENT_PANEL:
    case COMPONENT_STEPS:
        return "items";
    case COMPONENT_GRID:
        return "rows";
    case COMPONENT_ACCESSIBILITY:
        return "not accessible";
    default:
        return NULL;
    }
}

void parts_read(struct check *c, struct block *block, const struct raw_node *map)
{
    const char *key = key_of(block->component);
    const struct raw_node *raw = key ? raw_lookup(map, key) : NULL;
    struct block_part *parts;

    if (!raw)
        return;
    block->parts = parts =
        ARENA_ARRAY(c->arena, struct block_part, raw->kind == RAW_LIST ? raw->count + 1 : 1);
    if (block->component == COMPONENT_PANEL || block->component == COMPONENT_STEPS) {
        part_read(c, parts, slice_of(key), raw);
        block->part_count = 1;
    } else if (raw->kind == RAW_LIST) {
        rows_read(c, block, parts, raw);
    } else if (raw->kind != RAW_POISON && !(raw->kind == RAW_TEXT && !slice_trim(raw->text).len)) {
        DIAG(c->diagnostics, MSG_shape_list_wanted, raw->span, slice_of(key), raw_kind_words(raw));
    }
}
