/* References: what has an id is found, runs take its title or number, links and slots its element. Runs when
 * the tree stands, in two steps: words before the numbering, targets behind it. */
#include "compose/composer.h"

static const struct id_place *place_of(const struct composer *c, struct slice id)
{
    uint32_t number = map_lookup(&c->by_id, id);

    return number == MAP_NONE ? NULL : &c->ids.items[number];
}

static struct slice title_of(struct composer *c, const struct doc_node *node)
{
    const struct doc_node *caption = node->first && node->first->role == DOC_CAPTION ? node->first : NULL;

    if (node->short_title.len)
        return node->short_title;
    return runs_plain_text(c->arena, caption ? caption->runs : node->runs);
}

static void take_words(struct composer *c, const struct reference *reference, const struct id_place *place)
{
    struct slice words =
        reference->takes == REFERENCE_TAKES_NUMBER ? place->number : title_of(c, place->node);

    if (words.len)
        reference->run->text = words;
    else
        DIAG(c->diagnostics, MSG_reference_no_words, reference->span, reference->id,
             reference->takes == REFERENCE_TAKES_NUMBER ? S("number") : S("title"));
}

static void resolve(struct composer *c, const struct reference *reference)
{
    const struct id_place *place = place_of(c, reference->id);

    if (!place) {
        DIAG(c->diagnostics, MSG_reference_not_printed, reference->span, reference->id);
        return;
    }
    if (reference->takes != REFERENCE_ONLY && reference->run)
        take_words(c, reference, place);
    if (reference->link && (place->node->role == DOC_HEADING || !reference->link->says.len))
        reference->link->says = title_of(c, place->node);
}

void references_resolve(struct composer *c)
{
    for (size_t i = 0; i < c->references.count; i++)
        resolve(c, &c->references.items[i]);
}

void references_point(struct composer *c)
{
    for (size_t i = 0; i < c->references.count; i++) {
        const struct reference *reference = &c->references.items[i];
        const struct id_place *place = place_of(c, reference->id);

        if (place && reference->link)
            reference->link->target = place->node->element;
        if (place && reference->slot)
            reference->slot->target = place->node->element;
    }
}
