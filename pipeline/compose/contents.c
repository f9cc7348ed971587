/* The contents: an entry for every heading behind it, with its title as a link and its page as a slot; and
 * lists of tables and charts. The places are made when they are met and filled when everything else stands.
 */
#include "compose/composer.h"

/* A section with a heading, and in it the list for entries, which is returned. */
static struct doc_node *list_place(struct composer *c, const struct site *place, struct slice title,
                                   struct span origin)
{
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .level = place->level + 1, .unnumbered = true, .origin = origin};
    struct site inside;

    draft_text(c, &words, title);
    heading.style = style_named(c, "contents heading");
    inside = section_add(c, place, &heading);
    return node_add(c, inside.parent, DOC_CONTENTS, style_named(c, "contents"), origin);
}

struct contents_place *contents_add(struct composer *c, const struct site *place, unsigned depth,
                                    struct span origin)
{
    struct contents_place *contents = VECTOR_PUSH(c->arena, &c->contents);

    *contents = (struct contents_place){.node = list_place(c, place, c->wording->contents, origin),
                                        .depth = depth ? depth : 1};
    return contents;
}

void list_of_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *subject = block->subject;
    bool charts = subject && subject->kind == FIELD_CHOICE && slice_is(subject->words, "charts");
    struct slice title = charts ? c->wording->list_of_charts : c->wording->list_of_tables;

    *VECTOR_PUSH(c->arena, &c->lists_of) = (struct list_of_place){
        list_place(c, place, title, block->span), charts, subject ? subject->span : block->span};
}

void entry_point(struct composer *c, const struct doc_node *to, struct doc_link *link, struct doc_slot *slot)
{
    *VECTOR_PUSH(c->arena, &c->entries) = (struct contents_entry){to, link, slot};
}

/* "Priority 1: ", or nothing. */
static struct slice label_of(struct composer *c, const struct contents_place *place,
                             const struct doc_node *heading)
{
    for (size_t i = 0; place->labelled && i < c->labels.count; i++)
        if (c->labels.items[i].heading == heading)
            return ARENA_JOIN(c->arena, c->labels.items[i].words, S(": "));
    return S("");
}

/* The pages from the heading to the end of its section. */
static struct doc_slot *pages_slot(struct composer *c)
{
    struct doc_slot *slot = ARENA_NEW(c->arena, struct doc_slot);

    *slot = (struct doc_slot){.kind = SLOT_PAGES,
                              .one = S("{}"),
                              .many = c->house_style->ranges_with_words ? c->wording->range
                                                                        : c->wording->range_short};
    return slot;
}

/* The words of an entry, one link, and the pages. */
struct entry_words {
    struct slice before, number; /* empty = none */
    struct doc_runs runs;
    struct slice says; /* what it leads to */
};

static void entry_fill(struct composer *c, struct doc_node *entry, const struct entry_words *words,
                       const struct doc_node *to, struct doc_slot *slot)
{
    struct doc_link *link = ARENA_NEW(c->arena, struct doc_link);
    struct doc_run *runs = ARENA_ARRAY(c->arena, struct doc_run, words->runs.count + 4);
    const struct slice first[] = {words->before, words->number, words->number.len ? S("\u2002") : S("")};
    size_t count = 0;

    *link = (struct doc_link){.uri = S(""), .says = words->says, .target = to->element};
    c->marks++;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (first[i].len)
            runs[count++] = (struct doc_run){.text = first[i], .kind = RUN_TEXT, .lang = S("")};
    for (size_t i = 0; i < words->runs.count; i++) {
        runs[count] = words->runs.items[i];
        runs[count++].printed = 0; /* the audit has it where it stands */
    }
    runs[count++] = (struct doc_run){.text = S(""), .kind = RUN_SLOT, .lang = S(""), .slot = slot};
    for (size_t i = 0; i < count; i++) {
        runs[i].element = c->marks;
        runs[i].link = link;
    }
    entry->runs = (struct doc_runs){runs, count};
    entry_point(c, to, link, slot);
}

/* What stands over the heading, its number, the heading's own runs. */
static void entry_add(struct composer *c, const struct contents_place *place, const struct doc_node *heading)
{
    static const char *const styles[] = {"contents 2", "contents 2", "contents 2", "contents 3"};
    const struct look_style *style = style_named(c, styles[heading->level < 4 ? heading->level : 3]);
    struct doc_node *entry = node_add(c, place->node, DOC_ENTRY, style, heading->origin);
    struct entry_words words = {label_of(c, place, heading), S(""), heading->runs, heading->short_title};

    entry->level = (uint8_t)(heading->level - 1);
    if (heading->number.count)
        words.number = heading->number.items[0].text;
    entry_fill(c, entry, &words, heading, pages_slot(c));
}

static struct doc_runs caption_of(struct composer *c, const struct doc_node *node)
{
    const struct doc_node *caption = node->first;
    struct doc_run *runs;

    while (caption && caption->role != DOC_CAPTION)
        caption = caption->next;
    if (!caption)
        return (struct doc_runs){NULL, 0};
    runs = ARENA_ARRAY(c->arena, struct doc_run, caption->runs.count);
    for (size_t i = 0; i < caption->runs.count; i++) {
        runs[i] = caption->runs.items[i];
        runs[i].variant = VARIANT_REGULAR;
    }
    return (struct doc_runs){runs, caption->runs.count};
}

/* The caption, which begins with the number, and the page on which the table or chart begins. */
static void listed_add(struct composer *c, struct doc_node *list, const struct doc_node *listed)
{
    struct doc_node *entry = node_add(c, list, DOC_ENTRY, style_named(c, "contents 2"), listed->origin);
    struct doc_slot *slot = ARENA_NEW(c->arena, struct doc_slot);
    struct entry_words words = {S(""), S(""), caption_of(c, listed), S("")};

    words.says = runs_plain_text(c->arena, words.runs);
    entry->level = 1;
    *slot = (struct doc_slot){.kind = SLOT_PAGE, .one = S("{}"), .many = S("")};
    entry_fill(c, entry, &words, listed, slot);
}

static void list_of_fill(struct composer *c, const struct list_of_place *place)
{
    for (size_t i = 0; i < c->numbered.count; i++)
        if (c->numbered.items[i].chart == place->charts)
            listed_add(c, place->node, c->numbered.items[i].node);
    if (!place->node->first)
        DIAG(c->diagnostics, MSG_list_of_empty, place->span, place->charts ? S("charts") : S("tables"),
             place->charts ? S("chart") : S("table"));
}

void contents_fill(struct composer *c)
{
    for (size_t i = 0; i < c->contents.count; i++) {
        const struct contents_place *place = &c->contents.items[i];

        for (const struct doc_node *node = document_next(place->node); node; node = document_next(node))
            if (document_is_heading(node) && node->level >= 2 && node->level <= place->depth + 1)
                entry_add(c, place, node);
        if (!place->node->first)
            DIAG(c->diagnostics, MSG_contents_empty, place->node->origin);
    }
    for (size_t i = 0; i < c->lists_of.count; i++)
        list_of_fill(c, &c->lists_of.items[i]);
}

void contents_point(struct composer *c)
{
    for (size_t i = 0; i < c->entries.count; i++) {
        c->entries.items[i].link->target = c->entries.items[i].to->element;
        if (c->entries.items[i].slot)
            c->entries.items[i].slot->target = c->entries.items[i].to->element;
    }
}
