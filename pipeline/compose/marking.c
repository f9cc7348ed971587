/* What an edition marks its pages with. Both marks are words on a label at the head of the first page, so
 * that they are heard; a watermark is what those who see it have of it on other pages. */
#include "compose/composer.h"

static struct doc_runs words_of(struct composer *c, const struct md_node *stamp,
                                const struct md_node *watermark)
{
    struct draft words = {0};

    if (stamp)
        draft_inlines(c, &words, stamp);
    if (stamp && watermark)
        draft_text(c, &words, S(" - "));
    if (watermark)
        draft_inlines(c, &words, watermark);
    return draft_finish(c, &words, false);
}

void marking_add(struct composer *c)
{
    const struct md_node *stamp = c->publication->stamp, *watermark = c->publication->watermark;
    struct doc_marking *marking = ARENA_NEW(c->arena, struct doc_marking);

    if (!stamp && !watermark)
        return;
    *marking =
        (struct doc_marking){.watermark = S(""),
                             .stamp = node_add(c, c->document->root, DOC_PARAGRAPH, style_named(c, "stamp"),
                                               (stamp ? stamp : watermark)->span)};
    marking->stamp->apart = true;
    marking->stamp->runs = words_of(c, stamp, watermark);
    marking->later = words_of(c, stamp, NULL);
    if (watermark) {
        marking->watermark = runs_plain_text(c->arena, words_of(c, NULL, watermark));
        marking->watermark_style = &style_named(c, "watermark")->doc;
    }
    c->document->marking = marking;
}
