/* A timeline: a list whose labels are dates, beside a line with a dot for each. It stands evenly, not to
 * scale: a list goes on over a page, and its words need the room that they need. */
#include "compose/composer.h"

static void moment_add(struct composer *c, struct doc_node *list, const struct computed_moment *moment)
{
    struct doc_node *item = node_add(c, list, DOC_ITEM, style_named(c, "timeline item"), list->origin);
    struct draft date = {0}, words = {0};

    draft_run(c, &date, RUN_COPIED, moment->date, moment->date_printed)->variant = VARIANT_STRONG;
    item->runs = draft_finish(c, &date, false);
    draft_run(c, &words, RUN_COPIED, smart(c, moment->words), moment->words_printed);
    paragraph_add(c, item, style_named(c, "timeline text"), &words, list->origin);
}

void timeline_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_timeline *timeline = c->figures->timelines[block->number - 1];
    struct doc_node *list;
    struct site inside;

    if (!timeline || !timeline->count)
        return;
    inside = box_add(c, place, block, box_style(c, block, "timeline"));
    words_line_add(c, inside.parent, style_named(c, "timeline caption"), block_option(block, "caption"));
    list = node_add(c, inside.parent, DOC_LIST, style_named(c, "timeline list"), block->span);
    for (size_t i = 0; i < timeline->count; i++)
        moment_add(c, list, &timeline->items[i]);
    block_notes(c, &inside, block, 0);
}
