/* Grids and steps: texts in boxes side by side, for those who listen a caption and lists. Takes texts that
 * are written out or come from data; draws nothing. */
#include "compose/composer.h"

#include "base/buffer.h"
#include "figure/figure.h"

enum { MOST_ACROSS = 5 };

/* ---- grids ---- */

static void row_add(struct composer *c, const struct site *place, const struct block *block, size_t row)
{
    const struct block_part *part = &block->parts[row];
    size_t count = part_cells(c, block, row);
    struct draft label = {0};
    struct doc_node *list;

    if (part->label) {
        draft_inlines(c, &label, part->label);
        paragraph_add(c, place->parent, style_named(c, "grid label"), &label, part->label->span);
    }
    if (!count)
        return;
    list = node_add(c, place->parent, DOC_LIST, style_named(c, "grid row"), part->span);
    list->across = part->across ? (uint8_t)part->across : evenly_across(count, MOST_ACROSS);
    for (size_t i = 0; i < count; i++) {
        struct site inside = *place;

        inside.parent = node_add(c, list, DOC_ITEM, style_named(c, "grid cell"), part->span);
        inside.text = inside.item = style_named(c, "grid text");
        cell_add(c, &inside, block, row, i);
    }
}

void grid_add(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = box_add(c, place, block, box_style(c, block, "grid"));

    words_line_add(c, inside.parent, style_named(c, "grid caption"), block->subject);
    for (size_t i = 0; i < block->part_count; i++)
        row_add(c, &inside, block, i);
    block_notes(c, &inside, block, 0);
}

/* ---- steps in a line ---- */

static void line_add(struct composer *c, const struct site *place, const struct block *block)
{
    size_t count = part_cells(c, block, 0);
    struct site list_place = *place;
    struct doc_node *list;

    list_place.item = style_named(c, "step");
    list = list_add(c, &list_place, true, count, block->span);
    list->across = evenly_across(count, MOST_ACROSS);
    list->style = &style_named(c, "steps line")->doc;
    for (size_t i = 0; i < count; i++) {
        struct site inside = list_place;

        inside.parent = item_add(c, list, true, (unsigned)i + 1, block->span);
        inside.parent->style = &list_place.item->doc;
        inside.text = style_named(c, "step text");
        cell_add(c, &inside, block, 0, i);
        if (i + 1 < count)
            icon_add(c, inside.parent, S("arrow"), style_named(c, "step arrow"));
    }
}

/* ---- steps in a circle ---- */

/* The words of a step as they stand in the list. */
static struct slice step_words(struct composer *c, const struct block *block, size_t step)
{
    const struct computed_list *lists = c->figures->lists[block->number - 1];
    struct draft words = {0};

    if (block->parts[0].formula)
        draft_text(c, &words, lists[0].items[step].text);
    for (size_t i = 0; !block->parts[0].formula && i < block->parts[0].cells[step].count; i++) {
        if (i)
            draft_text(c, &words, S(" "));
        draft_inlines(c, &words, block->parts[0].cells[step].texts[i]);
    }
    return draft_plain_text(c, &words);
}

static struct slice alt_of(struct composer *c, const struct block *block, const struct drawing_spec *spec)
{
    const struct field *alt = block_option(block, "alt");
    struct slice phrase = c->wording->step, text;
    size_t hole = slice_find(phrase, S("{}"), 0);
    struct buffer out = BUFFER_INIT;

    if (field_is_there(alt) && alt->kind == FIELD_TEXT)
        buffer_put(&out, slice_trim(prose_plain_text(c, alt->text)));
    if (out.len)
        buffer_put_text(&out, strchr(".!?", out.ptr[out.len - 1]) ? "" : ".");
    for (size_t i = 0; i < spec->part_count; i++) {
        buffer_put_text(&out, out.len ? " " : "");
        buffer_put(&out, slice_sub(phrase, 0, hole));
        buffer_put_whole(&out, (int64_t)i + 1);
        buffer_put(&out, slice_from(phrase, hole + 2));
        buffer_put_text(&out, ": ");
        buffer_put(&out, spec->parts[i].label);
        buffer_put_text(&out, slice_ends_with(spec->parts[i].label, S(".")) ? "" : ".");
    }
    text = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

static struct drawing_spec *cycle_spec(struct composer *c, const struct block *block)
{
    const struct look_style *style = style_named(c, "chart");
    const struct brand_colour *paper = brand_colour(c->look.brand, S("paper"));
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);
    size_t count = part_cells(c, block, 0);
    struct drawing_part *parts = ARENA_ARRAY(c->arena, struct drawing_part, count);

    *spec = (struct drawing_spec){.kind = DRAWING_CYCLE,
                                  .parts = parts,
                                  .part_count = count,
                                  .size = style->doc.size,
                                  .ink = style->doc.ink,
                                  .grid = style->doc.rule,
                                  .paper = paper ? paper->colour : (struct colour){255, 255, 255}};
    spec->looks = series_looks(c, &spec->look_count);
    for (size_t i = 0; i < count; i++)
        parts[i] = (struct drawing_part){.label = step_words(c, block, i), .printed = S(""), .known = true};
    return spec;
}

/* The caption and the drawing, whose alternative text says every step. */
static void circle_add(struct composer *c, const struct site *place, const struct block *block)
{
    struct doc_node *figure = node_add(c, place->parent, DOC_FIGURE, style_named(c, "chart"), block->span);
    struct drawing_spec *spec = cycle_spec(c, block);
    struct draft caption = {0};

    figure->drawing = spec;
    figure->alt = alt_of(c, block, spec);
    if (field_is_there(block->subject))
        draft_field(c, &caption, block->subject, "prose");
    caption_add(c, figure, &caption, block->span);
}

void steps_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *shape = block_option(block, "shape");
    struct site inside;

    if (!part_cells(c, block, 0))
        return;
    inside = box_add(c, place, block, box_style(c, block, "steps"));
    if (shape && shape->kind == FIELD_CHOICE && slice_is(shape->words, "circle")) {
        circle_add(c, &inside, block);
    } else {
        words_line_add(c, inside.parent, style_named(c, "steps caption"), block->subject);
        line_add(c, &inside, block);
    }
    block_notes(c, &inside, block, 0);
}
