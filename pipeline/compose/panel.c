/* Boxes of prose: panels with a headed bar, callouts, pull quotes, and components side by side. Takes checked
 * blocks; what a panel with a certain heading looks like is the layout's `panels:`. */
#include "compose/composer.h"

#include "base/utf8.h"

/* ---- panels ---- */

static const struct panel_rule *rule_of(struct composer *c, const struct block *block)
{
    struct slice heading;

    if (!block->subject || block->subject->kind != FIELD_TEXT)
        return NULL;
    heading = slice_trim(md_plain_text(c->arena, block->subject->text));
    while (heading.len && slice_ends_with(heading, S(":")))
        heading.len--;
    for (size_t i = 0; i < c->layout->panel_count; i++)
        if (utf8_equal_folded(c->layout->panels[i].heading, heading))
            return &c->layout->panels[i];
    return NULL;
}

/* Those who go from heading to heading find panels too. Where the levels end it is a line of words. */
static void panel_heading_add(struct composer *c, struct site *box, const struct look_style *style,
                              const struct field *words)
{
    struct draft draft = {0};
    struct heading heading = {.words = &draft, .level = box->level + 1, .style = style};

    if (!field_is_there(words) || words->kind != FIELD_TEXT || box->level >= DEEPEST_HEADING) {
        words_line_add(c, box->parent, style, words);
        return;
    }
    draft_field(c, &draft, words, "prose");
    heading.origin = words->span;
    heading_add(c, box->parent, &heading)->of_box = true;
    box->level++;
}

/* A division with a bar over it, and one for what is in it: only that has room around it. */
void panel_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct panel_rule *rule = rule_of(c, block);
    const struct look_style *style = box_style(c, block, "panel");
    struct site box, inside;

    if (rule && rule->style.len && !block_option(block, "style"))
        style = look_style(&c->look, rule->style);
    box = box_add(c, place, block, style);
    panel_heading_add(c, &box, part_style(c, style, "panel", "heading"), block->subject);
    inside = box;
    inside.parent = node_add(c, box.parent, DOC_DIVISION, part_style(c, style, "panel", "body"), block->span);
    inside.text = part_style(c, style, "panel", "text");
    inside.item = part_style(c, style, "panel", "item");
    if (rule)
        inside.icon = rule->icon;
    words_add(c, &inside, block);
    part_list_add(c, &inside, block);
}

/* ---- callouts ---- */

void callout_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct look_style *style = box_style(c, block, "callout");
    struct site inside = box_add(c, place, block, style);

    words_line_add(c, inside.parent, part_style(c, style, "callout", "heading"), block->subject);
    inside.text = part_style(c, style, "callout", "text");
    inside.item = part_style(c, style, "callout", "item");
    words_add(c, &inside, block);
}

/* ---- pull quotes ---- */

/* The words stand in the text where they are marked; here they are set again, without the id. */
void pull_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct publication *p = c->publication;
    struct draft words = {0};

    for (size_t i = 0; i < p->marked_count && !words.runs.count; i++)
        if (block->subject && slice_equal(p->marked[i].id, block->subject->words))
            draft_inlines(c, &words, p->marked[i].node);
    if (!words.runs.count)
        return;
    words.runs.items[0].run.text = capitalised(c->arena, words.runs.items[0].run.text);
    words.ids.count = 0;
    *VECTOR_PUSH(c->arena, &c->pulls) = (struct pull_place){
        paragraph_add(c, place->parent, box_style(c, block, "pull"), &words, block->span), block};
}

static void pull_settle(struct composer *c, const struct pull_place *pull)
{
    uint32_t number = map_lookup(&c->by_id, pull->block->subject->words);

    if (number == MAP_NONE) {
        id_place(c, pull->block->id, pull->node, S(""));
        DIAG(c->diagnostics, MSG_pull_alone, pull->block->subject->span, pull->block->subject->words);
        return;
    }
    pull->node->unheard = true;
    for (size_t i = 0; i < pull->node->runs.count; i++) {
        struct doc_run *run = (struct doc_run *)&pull->node->runs.items[i]; /* ours until all is composed */

        run->element = 0;
        run->link = NULL;
    }
    id_place(c, pull->block->id, c->ids.items[number].node, S("")); /* who is led here hears the text */
}

void pulls_settle(struct composer *c)
{
    for (size_t i = 0; i < c->pulls.count; i++)
        pull_settle(c, &c->pulls.items[i]);
}

/* ---- who acts ---- */

/* The words, then whose action they ask for, which stands beside them where pages have a margin column. */
void action_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct look_style *style = box_style(c, block, "action");
    struct site inside = box_add(c, place, block, style);
    struct draft owner = {0};

    if (place->numbered == place->parent)
        inside.numbered = inside.parent;
    words_add(c, &inside, block);
    if (!field_is_there(block->subject) || block->subject->kind != FIELD_POST)
        return;
    draft_text(c, &owner, c->wording->action);
    draft_field(c, &owner, block->subject, "prose");
    paragraph_add(c, inside.parent, part_style(c, style, "action", "owner"), &owner, block->subject->span)
        ->in_margin = true;
}

/* ---- side by side ---- */

static struct site column_add(struct composer *c, const struct site *place, struct span origin)
{
    struct site inside = *place;

    inside.parent = node_add(c, place->parent, DOC_DIVISION, style_named(c, "column"), origin);
    return inside;
}

/* Markdown that is not all components. */
static bool holds_text(const struct prose *prose)
{
    for (const struct md_node *node = prose->root ? prose->root->first : NULL; node; node = node->next)
        if (node->kind != MD_FENCE && node->kind != MD_CONTAINER)
            return true;
    return false;
}

/* Text flows over the columns; several components have a column each. */
void columns_add(struct composer *c, const struct site *place, const struct block *block)
{
    struct site box = box_add(c, place, block, box_style(c, block, "columns")), inside;
    uint8_t count =
        block->subject && block->subject->kind == FIELD_NUMBER ? (uint8_t)block->subject->number : 0;

    if (holds_text(&block->prose) ||
        (block->content_count == 1 && block->content[0].component == COMPONENT_TEXT)) {
        box.parent->columns = count;
        blocks_add(c, &box, block->content, block->content_count);
        prose_add(c, &box, &block->prose);
        return;
    }
    box.parent->across = count;
    for (size_t i = 0; i < block->content_count; i++) {
        inside = column_add(c, &box, block->content[i].span);
        block_add(c, &inside, &block->content[i]);
    }
    prose_parts_add(c, &box, &block->prose);
}
