/* Outlines: the headings of chapters and those under them, as links; nothing is typed again. The place is
 * made when it is met and filled when all headings stand, like contents. */
#include "compose/composer.h"

#include "base/utf8.h"

void outline_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *across = block_option(block, "across");
    struct site inside = box_add(c, place, block, box_style(c, block, "outline"));

    if (across && across->kind == FIELD_NUMBER)
        inside.parent->across = (uint8_t)across->number;
    *VECTOR_PUSH(c->arena, &c->outlines) = (struct outline_place){inside, block};
}

/* "priority", also where a label stands over it or it was put on a new page. */
static bool is_in_style(const struct doc_node *heading, struct slice style)
{
    return utf8_equal_folded(look_style_of(heading->style)->called, style);
}

static bool is_meant(const struct doc_node *node, struct slice words)
{
    if (!document_is_heading(node))
        return false;
    if (slice_starts_with(words, S("every ")))
        return is_in_style(node, slice_trim(slice_from(words, strlen("every "))));
    return slice_equal(node->id, words);
}

static void line_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                     const struct doc_node *heading)
{
    struct draft words = {0};

    draft_inner_link(c, &words, heading);
    paragraph_add(c, parent, style, &words, heading->origin);
}

/* The headings one level below, in the section of this one. */
static void parts_add(struct composer *c, const struct site *place, const struct doc_node *heading)
{
    const struct doc_node *section = heading, *end;
    struct doc_node *list = NULL;

    while (section->parent && section->role != DOC_SECTION)
        section = section->parent; /* a heading may stand in a band of its own */
    for (end = section; end && !end->next; end = end->parent)
        ;
    end = end ? end->next : NULL;
    for (const struct doc_node *node = heading; node && node != end; node = document_next(node)) {
        if (!document_is_heading(node) || node->level != heading->level + 1)
            continue;
        if (!list)
            list = list_add(c, place, false, 1, place->parent->origin);
        line_add(c, item_add(c, list, false, 1, node->origin), style_named(c, "outline item"), node);
    }
}

static void chapter_add(struct composer *c, const struct outline_place *place, const struct doc_node *heading)
{
    const struct field *show = block_option(place->block, "show as");
    struct site inside = place->inside;

    inside.parent =
        node_add(c, place->inside.parent, DOC_DIVISION, style_named(c, "outline part"), heading->origin);
    line_add(c, inside.parent, style_named(c, "outline heading"), heading);
    inside.item = style_named(c, "outline item");
    inside.icon = show && show->kind == FIELD_CHOICE && slice_is(show->words, "ticks") ? S("tick") : S("");
    parts_add(c, &inside, heading);
}

void outlines_fill(struct composer *c)
{
    VECTOR(const struct doc_node *) headings = {0};

    for (const struct doc_node *node = c->document->root; node; node = document_next(node))
        if (document_is_heading(node))
            *VECTOR_PUSH(c->arena, &headings) = node;
    for (size_t i = 0; i < c->outlines.count; i++) {
        const struct outline_place *place = &c->outlines.items[i];
        const struct field *subject = place->block->subject;
        struct slice words = subject ? subject->words : S("");
        bool any = false;

        for (size_t k = 0; k < headings.count; k++)
            if (is_meant(headings.items[k], words)) {
                any = true;
                chapter_add(c, place, headings.items[k]);
            }
        if (!any)
            DIAG(c->diagnostics, MSG_outline_empty, subject ? subject->span : place->block->span, words);
    }
}
