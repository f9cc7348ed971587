/* Making the tree: nodes, sections with their headings, paragraphs, and the ids by which they are found.
 * Takes drafts of words; refuses to know where they come from. */
#include "compose/composer.h"

#include "base/buffer.h"
#include "base/tree.h"

struct doc_node *node_add(struct composer *c, struct doc_node *parent, enum doc_role role,
                          const struct look_style *style, struct span origin)
{
    struct doc_node *node = ARENA_NEW(c->arena, struct doc_node);

    *node = (struct doc_node){.role = role,
                              .style = &style->doc,
                              .origin = origin,
                              .lang = S(""),
                              .alt = S(""),
                              .id = S(""),
                              .short_title = S("")};
    TREE_APPEND(parent, node);
    return node;
}

void id_place(struct composer *c, struct slice id, struct doc_node *node, struct slice number)
{
    if (!id.len || !node)
        return;
    if (!node->id.len)
        node->id = id;
    map_put(c->arena, &c->by_id, id, (uint32_t)c->ids.count);
    *VECTOR_PUSH(c->arena, &c->ids) = (struct id_place){id, node, number};
}

struct slice runs_plain_text(struct arena *arena, struct doc_runs runs)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    for (size_t i = 0; i < runs.count; i++)
        buffer_put(&out, runs.items[i].text);
    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == '\n')
            out.ptr[i] = ' ';
    text = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

static const struct look_style *heading_style(struct composer *c, unsigned level)
{
    static const char *const names[] = {"title", "title", "heading 2", "heading 3", "heading 4"};

    return style_named(c, names[level < 4 ? level : 4]);
}

/* PDF/UA-1 7.4.2: levels begin at 1 and go up by one, which sections in sections bring about; ISO
 * 32000-1, 14.8.4.3.2 has six of them. */
static uint8_t checked_level(struct composer *c, const struct heading *heading)
{
    if (heading->level <= DEEPEST_HEADING)
        return (uint8_t)heading->level;
    DIAG(c->diagnostics, MSG_heading_deep, heading->origin);
    return DEEPEST_HEADING;
}

struct doc_node *heading_add(struct composer *c, struct doc_node *parent, const struct heading *heading)
{
    const struct look_style *style = heading->style ? heading->style : heading_style(c, heading->level);
    struct doc_node *node;

    if (heading->number.len)
        style = numbered_style(c, style);
    node = node_add(c, parent, DOC_HEADING, style, heading->origin);

    node->level = checked_level(c, heading);
    node->runs = draft_finish(c, heading->words, false);
    node->short_title = runs_plain_text(c->arena, node->runs);
    number_hang(c, node, heading->number);
    id_place(c, heading->id, node, heading->number);
    for (size_t i = 0; i < heading->words->ids.count; i++)
        id_place(c, heading->words->ids.items[i], node, heading->number);
    return node;
}

/* The words over a heading come first on its page. They are a paragraph: the heading is what it is called. */
static void labelled_heading_add(struct composer *c, struct doc_node *parent, const struct heading *heading)
{
    const struct look_style *style = heading->style ? heading->style : heading_style(c, heading->level);
    const struct look_style *over = part_style(c, style, "chapter", "label");
    struct heading below = *heading;
    struct doc_node *label = paragraph_add(c, parent, look_style_on_page_of(&c->look, over, style),
                                           heading->label, heading->origin);

    below.style = look_style_below(&c->look, style);
    *VECTOR_PUSH(c->arena, &c->labels) =
        (struct heading_label){heading_add(c, parent, &below), runs_plain_text(c->arena, label->runs)};
}

/* A heading whose style has a band ("chapter band" for "chapter") stands in it, with the words over it; the
 * band begins the page in place of the heading. */
static void banded_heading_add(struct composer *c, struct doc_node *parent, const struct heading *heading)
{
    const struct look_style *style = heading->style ? heading->style : heading_style(c, heading->level);
    struct slice name = ARENA_JOIN(c->arena, style->called, S(" band"));
    struct heading inside = *heading;

    if (look_knows(&c->look, name)) {
        const struct look_style *band = look_style_on_page_of(&c->look, look_style(&c->look, name), style);

        parent = node_add(c, parent, DOC_DIVISION, band, heading->origin);
        inside.style = look_style_below(&c->look, style);
    }
    if (heading->label && heading->label->runs.count)
        labelled_heading_add(c, parent, &inside);
    else
        heading_add(c, parent, &inside);
}

struct site section_add(struct composer *c, const struct site *place, const struct heading *heading)
{
    struct site inside = *place;
    struct heading own = *heading;

    inside.parent = node_add(c, place->parent, DOC_SECTION, style_named(c, "group"), heading->origin);
    inside.level = heading->level;
    if (!heading->unnumbered)
        own.number = section_number(c, place, heading->level, &inside);
    banded_heading_add(c, inside.parent, &own);
    return inside;
}

/* What leads to a paragraph in a list leads, by its number, to the item. */
static struct slice number_of(const struct doc_node *node)
{
    const struct doc_node *item = node->parent && node->parent->role == DOC_ITEM ? node->parent : NULL;

    if (node->number.count)
        return node->number.items[0].text;
    if (item && item->runs.count && item->runs.items[0].kind == RUN_ORDINAL)
        return item->runs.items[0].text;
    return S("");
}

static void paragraph_fill(struct composer *c, struct doc_node *node, struct draft *words, bool expand)
{
    node->runs = draft_finish(c, words, expand);
    for (size_t i = 0; i < words->ids.count; i++)
        id_place(c, words->ids.items[i], node, number_of(node));
}

struct doc_node *paragraph_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                               struct draft *words, struct span origin)
{
    struct doc_node *node = node_add(c, parent, DOC_PARAGRAPH, style, origin);

    paragraph_fill(c, node, words, false);
    return node;
}

/* A number hangs before the paragraph where the layout numbers those of the place. */
static struct doc_node *numbered_add(struct composer *c, const struct site *place,
                                     const struct look_style *style, struct span origin)
{
    struct slice number = paragraph_number(c, place);
    struct doc_node *node =
        node_add(c, place->parent, DOC_PARAGRAPH, number.len ? numbered_style(c, style) : style, origin);

    number_hang(c, node, number);
    return node;
}

struct doc_node *numbered_line_add(struct composer *c, const struct site *place,
                                   const struct look_style *style, struct draft *words, struct span origin)
{
    struct doc_node *node = numbered_add(c, place, style, origin);

    paragraph_fill(c, node, words, false);
    return node;
}

struct doc_node *prose_paragraph_add(struct composer *c, const struct site *place,
                                     const struct look_style *style, struct draft *words, struct span origin)
{
    struct doc_node *node = numbered_add(c, place, style, origin);

    paragraph_fill(c, node, words, !place->quoted);
    return node;
}
