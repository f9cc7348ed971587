/* Numbers that are set large: one with the words beside it, its base and its source; a band of them, each
 * with an icon. Takes computed numbers; a band is a list, so that number and words of each stay together for
 * those who listen. */
#include "compose/composer.h"

enum { MOST_ACROSS = 3 }; /* where the author does not say */

/* No number is divided: it is made smaller, but not than the words beside it. */
static void shrink(struct doc_node *figure, const struct look_style *words)
{
    figure->least_size = words->doc.size < figure->style->size ? words->doc.size : figure->style->size;
}

/* ---- one alone ---- */

static void draft_phrase(struct composer *c, struct draft *draft, struct slice phrase, struct slice words,
                         uint32_t printed)
{
    size_t hole = slice_find(phrase, S("{}"), 0);

    draft_text(c, draft, slice_sub(phrase, 0, hole));
    draft_run(c, draft, printed ? RUN_COMPUTED : RUN_TEXT, words, printed);
    draft_text(c, draft, slice_from(phrase, hole + 2));
}

/* "of 4,200 people who answered" */
static void base_add(struct composer *c, struct doc_node *parent, const struct computed_number *number,
                     const struct look_style *style)
{
    struct draft words = {0};

    if (number->base.len) {
        draft_phrase(c, &words, c->wording->of, number->base, number->base_printed);
        if (number->base_words.len)
            draft_text(c, &words, ARENA_JOIN(c->arena, S(" "), number->base_words));
    } else if (number->base_words.len) {
        draft_phrase(c, &words, c->wording->of, number->base_words, 0);
    }
    if (words.runs.count)
        paragraph_add(c, parent, style, &words, parent->origin);
}

static void source_add(struct composer *c, struct doc_node *parent, const struct block *block,
                       const struct computed_number *number)
{
    const struct field *own = block_option(block, "source");
    struct slice phrase = c->wording->source;
    size_t hole = slice_find(phrase, S("{}"), 0);
    struct draft words = {0};
    struct slice source = number ? number->source : S("");

    if (!field_is_there(own) && !source.len)
        return;
    draft_text(c, &words, slice_sub(phrase, 0, hole));
    if (field_is_there(own))
        draft_field(c, &words, own, "prose");
    else
        draft_text(c, &words, source);
    draft_text(c, &words, slice_from(phrase, hole + 2));
    node_add(c, parent, DOC_NOTE, style_named(c, "number note"), block->span)->runs =
        draft_finish(c, &words, false);
}

void number_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_numbers *computed = c->figures->numbers[block->number - 1];
    const struct computed_number *number = computed ? computed->items : NULL;
    const struct look_style *style = box_style(c, block, "number");
    struct site inside = box_add(c, place, block, style);

    words_line_add(c, inside.parent, part_style(c, style, "number", "figure"), block->subject);
    inside.text = inside.item = part_style(c, style, "number", "words");
    if (inside.parent->last)
        shrink(inside.parent->last, inside.text);
    words_add(c, &inside, block);
    if (number)
        base_add(c, inside.parent, number, part_style(c, style, "number", "base"));
    source_add(c, inside.parent, block, number);
}

/* ---- a band ---- */

static void cell_of(struct composer *c, struct doc_node *list, const struct block *block,
                    const struct computed_number *number)
{
    struct doc_node *item = node_add(c, list, DOC_ITEM, style_named(c, "numbers cell"), block->span);
    struct draft figure = {0}, words = {0};

    if (number->icon.len)
        icon_add(c, item, number->icon, style_named(c, "numbers icon"));
    draft_run(c, &figure, RUN_COPIED, number->text, number->printed);
    shrink(paragraph_add(c, item, style_named(c, "numbers figure"), &figure, block->span),
           style_named(c, "numbers words"));
    draft_text(c, &words, number->words);
    paragraph_add(c, item, style_named(c, "numbers words"), &words, block->span);
}

void numbers_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_numbers *numbers = c->figures->numbers[block->number - 1];
    const struct field *across = block_option(block, "across");
    struct site inside;
    struct doc_node *list;

    if (!numbers || !numbers->count)
        return;
    inside = box_add(c, place, block, box_style(c, block, "numbers"));
    words_line_add(c, inside.parent, style_named(c, "numbers caption"), block_option(block, "caption"));
    list = node_add(c, inside.parent, DOC_LIST, style_named(c, "numbers band"), block->span);
    list->across = across && across->kind == FIELD_NUMBER ? (uint8_t)across->number
                                                          : evenly_across(numbers->count, MOST_ACROSS);
    for (size_t i = 0; i < numbers->count; i++)
        cell_of(c, list, block, &numbers->items[i]);
    block_notes(c, &inside, block, 0);
}
