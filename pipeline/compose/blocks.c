/* Components of a body, each by its kind. Takes checked blocks; tables and charts have files of their own. */
#include "compose/composer.h"

/* The prose of a component: the Markdown inside it, or its `text:`. */
static void add_words(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *text = block_option(block, "text");

    if (block->prose.root)
        prose_add(c, place, &block->prose);
    else if (block->subject && block->subject->kind == FIELD_PROSE)
        prose_add(c, place, &block->subject->prose);
    if (field_is_there(text))
        show_field(c, place, text, false);
}

static struct site place_in_style(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *style = block_option(block, "style");
    struct site inside = *place;

    if (style && style->words.len && style->kind == FIELD_CHOICE)
        inside.text = inside.item = look_style(&c->look, style->words);
    return inside;
}

/* A section, or a chapter from a file: its title as a heading, its prose, its parts. */
static void add_section(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *title =
        block->component == COMPONENT_FILE ? block_option(block, "title") : block->subject;
    const struct field *starts = block_option(block, "starts page");
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .id = block->id, .level = place->level + 1, .origin = block->span};
    struct site inside = *place;

    if (field_is_there(title)) {
        heading.origin = title->span;
        draft_field(c, &words, title, "prose");
        if (starts && starts->kind == FIELD_YES_NO && starts->yes)
            heading.style = look_style_on_new_page(
                &c->look, style_named(c, place->level == 1 ? "heading 2" : "heading 3"));
        inside = section_add(c, place, &heading);
    }
    prose_add(c, &inside, &block->prose);
    blocks_add(c, &inside, block->content, block->content_count);
}

/* Words in a box, with whose they are. */
static void add_quote(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = quotation_add(c, place, block->span);
    struct draft words = {0};

    id_place(c, block->id, inside.parent, S(""));
    add_words(c, &inside, block);
    blocks_add(c, &inside, block->content, block->content_count);
    if (!field_is_there(block->subject) || block->subject->kind == FIELD_PROSE)
        return;
    draft_field(c, &words, block->subject, "prose");
    paragraph_add(c, inside.parent, style_named(c, "attribution"), &words, block->subject->span);
}

static void add_note(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = *place;
    struct draft words = {0};

    inside.parent = node_add(c, place->parent, DOC_DIVISION, style_named(c, "box"), block->span);
    id_place(c, block->id, inside.parent, S(""));
    inside.text = style_named(c, "box text");
    inside.item = style_named(c, "box item");
    if (field_is_there(block->subject) && block->subject->kind == FIELD_TEXT) {
        draft_field(c, &words, block->subject, "prose");
        paragraph_add(c, inside.parent, style_named(c, "label"), &words, block->subject->span);
    }
    add_words(c, &inside, block);
    blocks_add(c, &inside, block->content, block->content_count);
}

static const struct field *items_of(const struct block *block)
{
    const struct field *items = block_option(block, "items");

    if (field_is_there(items))
        return items;
    return block->subject && block->subject->kind == FIELD_LIST ? block->subject : NULL;
}

static void add_list(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *items = items_of(block);
    struct draft words = {0};

    if (field_is_there(block->subject) && block->subject != items) {
        draft_field(c, &words, block->subject, "prose");
        paragraph_add(c, place->parent, style_named(c, "label"), &words, block->subject->span);
    }
    if (items)
        show_field(c, place, items, false);
    add_words(c, place, block);
}

static void add_picture(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *caption = block_option(block, "caption");
    struct draft words = {0};
    struct doc_node *node;

    if (field_is_there(caption))
        draft_field(c, &words, caption, "prose");
    if (!block->subject || block->subject->kind != FIELD_PICTURE)
        return;
    node = picture_add(c, place->parent, block->subject, draft_plain_text(c, &words));
    if (node)
        id_place(c, block->id, node, S(""));
}

static void add_contents(struct composer *c, const struct site *place, const struct block *block)
{
    unsigned depth =
        block->subject && block->subject->kind == FIELD_NUMBER ? (unsigned)block->subject->number : 2;

    contents_add(c, place, depth, block->span);
}

static void add_signature(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *picture = block_option(block, "picture");

    show_signature(c, place, field_is_there(block->subject) ? block->subject : NULL,
                   field_is_there(picture) ? picture : NULL);
}

static void add_standing(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = *place;

    inside.text = inside.item = style_named(c, "small");
    if (field_is_there(block->subject))
        show_field(c, &inside, block->subject, false);
    else
        add_words(c, &inside, block);
}

void block_add(struct composer *c, const struct site *place, const struct block *block)
{
    static void (*const adders[COMPONENT_KINDS])(struct composer *, const struct site *,
                                                 const struct block *) = {
        [COMPONENT_TEXT] = add_words,        [COMPONENT_SECTION] = add_section,
        [COMPONENT_FILE] = add_section,      [COMPONENT_TABLE] = table_block_add,
        [COMPONENT_CHART] = chart_block_add, [COMPONENT_QUOTE] = add_quote,
        [COMPONENT_LIST] = add_list,         [COMPONENT_PICTURE] = add_picture,
        [COMPONENT_CONTENTS] = add_contents, [COMPONENT_NOTE] = add_note,
        [COMPONENT_STANDING] = add_standing, [COMPONENT_SIGNATURE] = add_signature,
    };
    struct site inside = block->component == COMPONENT_SECTION || block->component == COMPONENT_FILE
                             ? *place
                             : place_in_style(c, place, block);

    adders[block->component](c, &inside, block);
}

void blocks_add(struct composer *c, const struct site *place, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        block_add(c, place, &blocks[i]);
}
