/* Components of a body, each by its kind. Takes checked blocks; tables and charts have files of their own. */
#include "compose/composer.h"

/* The prose of a component: the Markdown inside it, or its `text:`. */
void words_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *text = block_option(block, "text");

    if (block->prose.root)
        prose_add(c, place, &block->prose);
    else if (field_is_there(text))
        show_field(c, place, text, false);
}

static const struct look_style *own_style(struct composer *c, const struct block *block)
{
    const struct field *style = block_option(block, "style");

    return style && style->kind == FIELD_CHOICE ? look_style(&c->look, style->words) : NULL;
}

static struct site place_in_style(struct composer *c, const struct site *place, const struct block *block)
{
    const struct look_style *style = own_style(c, block);
    struct site inside = *place;

    if (style)
        inside.text = inside.item = style;
    return inside;
}

/* What a chapter's front matter puts before and behind its prose. */
static void add_opening(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *subtitle = block_option(block, "subtitle"), *picture = block_option(block, "picture");
    struct draft words = {0};

    if (field_is_there(subtitle)) {
        draft_field(c, &words, subtitle, "prose");
        paragraph_add(c, place->parent, style_named(c, "lead"), &words, subtitle->span);
    }
    if (field_is_there(picture))
        picture_add(c, place->parent, picture, S(""));
}

static void add_closing(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *by = block_option(block, "signed by");

    if (field_is_there(by))
        show_signature(c, place, &(struct signature){.by = by});
}

/* What is in the chapter has its colours, plain words too. */
static void enter_colours(struct composer *c, struct site *inside, const struct section_colours *own)
{
    c->look.section = own;
    inside->text = look_style(&c->look, inside->text->doc.name);
    inside->item = look_style(&c->look, inside->item->doc.name);
}

/* A section, or a chapter from a file: its title as a heading in the style that it names, its prose, its
 * parts. */
static void add_section(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *title =
        block->component == COMPONENT_FILE ? block_option(block, "title") : block->subject;
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .id = block->id, .level = place->level + 1, .origin = block->span};
    const struct section_colours *around = c->look.section, *own = chapter_colours(c, block);
    struct opening opening;
    struct draft label = {0};
    struct site inside = *place;

    if (own)
        enter_colours(c, &inside, own);
    opening.style = chapter_opening(c, block);
    heading.style = own_style(c, block);
    if (chapter_label(c, block, &label))
        heading.label = &label;
    if (field_is_there(title)) {
        heading.origin = title->span;
        draft_field(c, &words, title, "prose");
        inside = section_add(c, &inside, &heading);
    }
    if (opening.style)
        inside.opening = &opening;
    add_opening(c, &inside, block);
    prose_add(c, &inside, &block->prose);
    blocks_add(c, &inside, block->content, block->content_count);
    add_closing(c, &inside, block);
    c->look.section = around;
}

/* Words in a box, with whose they are. */
static void add_quote(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = quotation_add(c, place, block->span);
    struct draft words = {0};

    id_place(c, block->id, inside.parent, S(""));
    words_add(c, &inside, block);
    blocks_add(c, &inside, block->content, block->content_count);
    if (!field_is_there(block->subject) || block->subject->kind != FIELD_TEXT)
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
    words_add(c, &inside, block);
    blocks_add(c, &inside, block->content, block->content_count);
}

/* "60 mm", "4 cm", "180 pt", which check/ has read; 0 when there is none. 1 mm = 360/127 pt. */
static dim length_of(const struct field *width)
{
    static const struct {
        const char *unit;
        long_dim times, per;
    } units[] = {{"mm", 360, 127}, {"cm", 3600, 127}, {"pt", 1, 1}};
    struct decimal number;
    size_t bad;

    for (size_t i = 0; width && width->words.len && i < sizeof units / sizeof *units; i++) {
        struct slice digits = slice_sub(width->words, 0, width->words.len - 2);
        long_dim length;

        if (!slice_ends_with(width->words, slice_of(units[i].unit)) ||
            decimal_read(slice_trim(digits), 0, &number, &bad) != DECIMAL_FINE)
            continue;
        length = number.coefficient * DIM_PT * units[i].times / units[i].per;
        for (unsigned k = 0; k < number.scale; k++)
            length /= 10;
        return (dim)length;
    }
    return 0;
}

static bool is_word(const struct field *choice, const char *word)
{
    return choice && choice->kind == FIELD_CHOICE && slice_is(choice->words, word);
}

/* The size that its author asks for, and where between the margins it stands; its caption stands with it. */
static void place_picture(struct composer *c, struct doc_node *node, const struct block *block)
{
    struct doc_picture *picture = (struct doc_picture *)node->picture; /* made for this node alone */
    const struct field *side = block_option(block, "align");
    enum text_align align = is_word(side, "centre")  ? ALIGN_CENTRE
                            : is_word(side, "right") ? ALIGN_END
                                                     : ALIGN_START;

    picture->wanted_width = length_of(block_option(block, "width"));
    picture->wanted_height = length_of(block_option(block, "height"));
    picture->fills = is_word(block_option(block, "fit"), "fill");
    if (!field_is_there(side))
        return;
    node->style = &look_style_aligned(&c->look, look_style_of(node->style), align)->doc;
    if (node->first)
        node->first->style = &look_style_aligned(&c->look, look_style_of(node->first->style), align)->doc;
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
    if (!node)
        return;
    place_picture(c, node, block);
    id_place(c, block->id, node, S(""));
    block_notes(c, place, block, 0);
}

static void add_contents(struct composer *c, const struct site *place, const struct block *block)
{
    unsigned depth =
        block->subject && block->subject->kind == FIELD_NUMBER ? (unsigned)block->subject->number : 2;
    const struct field *labelled = block_option(block, "label priorities");

    contents_add(c, place, depth, block->span)->labelled =
        labelled && labelled->kind == FIELD_YES_NO && labelled->yes;
}

static const struct field *there(const struct field *field)
{
    return field_is_there(field) ? field : NULL;
}

static void add_signature(struct composer *c, const struct site *place, const struct block *block)
{
    struct signature signature = {there(block->subject), there(block_option(block, "picture")),
                                  there(block_option(block, "date"))};

    show_signature(c, place, &signature);
}

static void add_standing(struct composer *c, const struct site *place, const struct block *block)
{
    struct site inside = *place;

    inside.text = inside.item = style_named(c, "small");
    words_add(c, &inside, block);
}

/* `style:` is that of its heading or box; of other components it is that of the words in them. */
static bool styles_itself(enum component component)
{
    return component == COMPONENT_SECTION || component == COMPONENT_FILE || component >= COMPONENT_PANEL;
}

/* The same once for each row. */
static void add_each(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_rows *rows = &c->figures->each[block->number - 1];

    for (size_t i = 0; i < rows->count; i++) {
        const struct each_row *row = &block->rows[rows->rows[i]];

        prose_add(c, place, &row->prose);
        blocks_add(c, place, row->content, row->content_count);
    }
}

void block_add(struct composer *c, const struct site *place, const struct block *block)
{
    static void (*const adders[COMPONENT_KINDS])(struct composer *, const struct site *,
                                                 const struct block *) = {
        [COMPONENT_TEXT] = words_add,
        [COMPONENT_SECTION] = add_section,
        [COMPONENT_FILE] = add_section,
        [COMPONENT_TABLE] = table_block_add,
        [COMPONENT_CHART] = chart_block_add,
        [COMPONENT_QUOTE] = add_quote,
        [COMPONENT_LIST] = words_add,
        [COMPONENT_PICTURE] = add_picture,
        [COMPONENT_CONTENTS] = add_contents,
        [COMPONENT_NOTE] = add_note,
        [COMPONENT_STANDING] = add_standing,
        [COMPONENT_SIGNATURE] = add_signature,
        [COMPONENT_PANEL] = panel_add,
        [COMPONENT_CALLOUT] = callout_add,
        [COMPONENT_NUMBER] = number_add,
        [COMPONENT_NUMBERS] = numbers_add,
        [COMPONENT_PULL] = pull_add,
        [COMPONENT_COLUMNS] = columns_add,
        [COMPONENT_COVER] = cover_add,
        [COMPONENT_OUTLINE] = outline_add,
        [COMPONENT_GRID] = grid_add,
        [COMPONENT_STEPS] = steps_add,
        [COMPONENT_CONTACT] = contact_add,
        [COMPONENT_QR] = qr_add,
        [COMPONENT_EACH] = add_each,
        [COMPONENT_ACTION] = action_add,
        [COMPONENT_LIST_OF] = list_of_add,
        [COMPONENT_CODE] = code_add,
        [COMPONENT_EXAMPLE] = example_add,
        [COMPONENT_TIMELINE] = timeline_add,
        [COMPONENT_ACCESSIBILITY] = accessibility_add,
    };
    const struct doc_node *before = place->parent->last;
    struct site inside = styles_itself(block->component) ? *place : place_in_style(c, place, block);

    adders[block->component](c, &inside, block);
    if (block->id.len && map_lookup(&c->by_id, block->id) == MAP_NONE)
        id_place(c, block->id, before ? before->next : place->parent->first, S(""));
}

void blocks_add(struct composer *c, const struct site *place, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        block_add(c, place, &blocks[i]);
}
