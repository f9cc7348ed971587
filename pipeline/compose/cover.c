/* The cover: a page of its own with the title, what stands with it, a picture and whose document it is. Its
 * style names the page and its art. */
#include "compose/composer.h"

bool has_cover(const struct composer *c)
{
    for (uint32_t i = 0; i < c->publication->block_count; i++)
        if (c->publication->blocks[i]->component == COMPONENT_COVER)
            return true;
    return false;
}

static void line_add(struct composer *c, struct doc_node *cover, const char *style,
                     const struct md_node *line)
{
    struct draft words = {0};

    if (!line)
        return;
    draft_inlines(c, &words, line);
    paragraph_add(c, cover, style_named(c, style), &words, line->span);
}

static void title_add(struct composer *c, struct doc_node *cover)
{
    struct draft words = {0};
    struct heading heading = {.words = &words,
                              .level = 1,
                              .id = S(""),
                              .style = style_named(c, "cover title"),
                              .origin = c->publication->title->span};

    draft_inlines(c, &words, c->publication->title);
    heading_add(c, cover, &heading);
}

static void office_add(struct composer *c, struct doc_node *cover, const struct block *block)
{
    struct draft words = {0};

    if (!block->subject || block->subject->kind != FIELD_CONTACT)
        return;
    draft_text(c, &words, block->subject->contact->name);
    paragraph_add(c, cover, style_named(c, "cover office"), &words, block->span);
}

void cover_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *picture = block_option(block, "picture");
    struct site inside = box_add(c, place, block, box_style(c, block, "cover"));
    struct doc_node *node;

    c->cover = inside.parent;
    line_add(c, inside.parent, "cover badge", c->publication->badge);
    title_add(c, inside.parent);
    line_add(c, inside.parent, "cover subtitle", c->publication->subtitle);
    line_add(c, inside.parent, "cover years", c->publication->years);
    words_line_add(c, inside.parent, style_named(c, "cover strap"), block_option(block, "strap"));
    if (field_is_there(picture)) {
        node = picture_add(c, inside.parent, picture, S(""));
        if (node)
            node->style = &style_named(c, "cover picture")->doc;
    }
    office_add(c, inside.parent, block);
}

void cover_turn_page(struct composer *c)
{
    struct doc_node *next = c->cover ? c->cover->next : NULL;

    if (next)
        next->style = &look_style_on_new_page(&c->look, look_style_of(next->style))->doc;
}
