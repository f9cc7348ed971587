/* What components in boxes share: their styles and those of their parts, texts that are written out or come
 * from data, icons. Takes checked blocks and computed lists. */
#include "compose/composer.h"

#include "base/utf8.h"
#include "figure/figure.h"

/* ---- styles ---- */

const struct look_style *box_style(struct composer *c, const struct block *block, const char *name)
{
    const struct field *style = block_option(block, "style");

    return style && style->kind == FIELD_CHOICE ? look_style(&c->look, style->words) : style_named(c, name);
}

const struct look_style *part_style(struct composer *c, const struct look_style *box, const char *name,
                                    const char *part)
{
    struct slice own = ARENA_JOIN(c->arena, box->called, S(" "), slice_of(part));

    if (look_knows(&c->look, own))
        return look_style(&c->look, own);
    return look_style(&c->look, ARENA_JOIN(c->arena, slice_of(name), S(" "), slice_of(part)));
}

struct site box_add(struct composer *c, const struct site *place, const struct block *block,
                    const struct look_style *style)
{
    struct site inside = *place;

    inside.parent = node_add(c, place->parent, DOC_DIVISION, style, block->span);
    inside.opening = NULL;
    id_place(c, block->id, inside.parent, S(""));
    return inside;
}

void words_line_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                    const struct field *words)
{
    struct draft draft = {0};

    if (!field_is_there(words) || words->kind != FIELD_TEXT)
        return;
    draft_field(c, &draft, words, "prose");
    paragraph_add(c, parent, style, &draft, words->span);
}

/* ---- texts ---- */

uint8_t evenly_across(size_t count, size_t most)
{
    size_t rows = (count + most - 1) / most;

    return rows ? (uint8_t)((count + rows - 1) / rows) : 1;
}

static const struct computed_list *computed(const struct composer *c, const struct block *block, size_t part)
{
    const struct computed_list *lists = c->figures->lists[block->number - 1];

    return block->parts[part].formula && lists ? &lists[part] : NULL;
}

size_t part_cells(struct composer *c, const struct block *block, size_t part)
{
    const struct computed_list *list;

    if (part >= block->part_count)
        return 0;
    list = computed(c, block, part);
    return list ? list->count : block->parts[part].cell_count;
}

void cell_add(struct composer *c, const struct site *place, const struct block *block, size_t part,
              size_t cell)
{
    const struct computed_list *list = computed(c, block, part);
    const struct block_cell *written = list ? NULL : &block->parts[part].cells[cell];
    struct span origin = block->parts[part].span;

    if (list) {
        struct draft words = {0};

        draft_run(c, &words, RUN_COPIED, list->items[cell].text, list->items[cell].printed);
        prose_paragraph_add(c, place, place->text, &words, origin);
    }
    for (size_t i = 0; written && i < written->count; i++) {
        struct draft words = {0};

        draft_inlines(c, &words, written->texts[i]);
        prose_paragraph_add(c, place, place->text, &words, written->texts[i]->span);
    }
}

void part_list_add(struct composer *c, const struct site *place, const struct block *block)
{
    size_t count = part_cells(c, block, 0);
    struct doc_node *list;

    if (!count)
        return;
    list = list_add(c, place, false, count, block->parts[0].span);
    for (size_t i = 0; i < count; i++) {
        struct site inside = *place;

        inside.parent = item_add(c, list, false, (unsigned)i + 1, block->parts[0].span);
        item_type_as(c, inside.parent, place->item);
        inside.text = place->item;
        cell_add(c, &inside, block, 0, i);
    }
}

/* ---- icons ---- */

/* NULL: the brand has none of that name. */
static const struct svg_picture *own_icon(const struct composer *c, struct slice name)
{
    const struct brand_icons *own = &c->look.brand->icons;

    for (size_t i = 0; i < own->count; i++)
        if (utf8_equal_folded(own->list[i].name, name) && own->list[i].file)
            return own->list[i].file->svg;
    return NULL;
}

const struct drawing_spec *icon_spec(struct composer *c, struct slice icon, const struct look_style *style,
                                     dim width)
{
    const struct brand_colour *paper = brand_colour(c->look.brand, S("paper"));
    const struct svg_picture *own = own_icon(c, icon);
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);

    *spec = (struct drawing_spec){.kind = own ? DRAWING_SVG : DRAWING_ICON,
                                  .svg = own,
                                  .subject = icon,
                                  .width = width,
                                  .size = style->doc.size,
                                  .ink = style->doc.ink,
                                  .grid = style->doc.rule,
                                  .paper = paper ? paper->colour : (struct colour){255, 255, 255}};
    return spec;
}

/* As large as the text of the style. */
void icon_add(struct composer *c, struct doc_node *parent, struct slice icon, const struct look_style *style)
{
    struct doc_node *node = node_add(c, parent, DOC_DECORATION, style, parent->origin);

    node->drawing = icon_spec(c, icon, style, style->doc.size);
}
