/* The contents: an entry for every heading behind it, with its title as a link and its page as a slot. The
 * place is made when it is met and filled when all headings stand. */
#include "compose/composer.h"

struct contents_place *contents_add(struct composer *c, const struct site *place, unsigned depth,
                                    struct span origin)
{
    struct contents_place *contents = VECTOR_PUSH(c->arena, &c->contents);
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .level = place->level + 1, .unnumbered = true, .origin = origin};
    struct site inside;
    struct doc_node *node;

    draft_text(c, &words, c->wording->contents);
    heading.style = style_named(c, "contents heading");
    inside = section_add(c, place, &heading);
    node = node_add(c, inside.parent, DOC_CONTENTS, style_named(c, "contents"), origin);
    *contents = (struct contents_place){.node = node, .depth = depth ? depth : 1};
    return contents;
}

void entry_point(struct composer *c, const struct doc_node *heading, struct doc_link *link,
                 struct doc_slot *slot)
{
    *VECTOR_PUSH(c->arena, &c->entries) = (struct contents_entry){heading, link, slot};
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

/* What stands over the heading, the heading's own runs, one link; then the pages. */
static void entry_add(struct composer *c, const struct contents_place *place, const struct doc_node *heading)
{
    struct slice label = label_of(c, place, heading);
    static const char *const styles[] = {"contents 2", "contents 2", "contents 2", "contents 3"};
    const struct look_style *style = style_named(c, styles[heading->level < 4 ? heading->level : 3]);
    struct doc_node *entry = node_add(c, place->node, DOC_ENTRY, style, heading->origin);
    struct doc_link *link = ARENA_NEW(c->arena, struct doc_link);
    struct doc_slot *slot = pages_slot(c);
    struct doc_run *runs = ARENA_ARRAY(c->arena, struct doc_run, heading->runs.count + 4);
    size_t count = 0;

    entry->level = (uint8_t)(heading->level - 1);
    *link = (struct doc_link){.uri = S(""), .says = heading->short_title, .target = heading->element};
    c->marks++;
    if (label.len)
        runs[count++] = (struct doc_run){
            .text = label, .kind = RUN_TEXT, .element = c->marks, .lang = S(""), .link = link};
    if (heading->number.count) {
        runs[count] = heading->number.items[0];
        runs[count].element = c->marks;
        runs[count++].link = link;
        runs[count++] = (struct doc_run){
            .text = S("\u2002"), .kind = RUN_TEXT, .element = c->marks, .lang = S(""), .link = link};
    }
    for (size_t i = 0; i < heading->runs.count; i++) {
        runs[count] = heading->runs.items[i];
        runs[count].printed = 0; /* the audit has it where it stands */
        runs[count].element = c->marks;
        runs[count++].link = link;
    }
    runs[count++] = (struct doc_run){
        .text = S(""), .kind = RUN_SLOT, .element = c->marks, .lang = S(""), .link = link, .slot = slot};
    entry->runs = (struct doc_runs){runs, count};
    entry_point(c, heading, link, slot);
}

void contents_fill(struct composer *c)
{
    for (size_t i = 0; i < c->contents.count; i++) {
        const struct contents_place *place = &c->contents.items[i];

        for (const struct doc_node *node = document_next(place->node); node; node = document_next(node))
            if (node->role == DOC_HEADING && node->level >= 2 && node->level <= place->depth + 1)
                entry_add(c, place, node);
    }
}

void contents_point(struct composer *c)
{
    for (size_t i = 0; i < c->entries.count; i++) {
        c->entries.items[i].link->target = c->entries.items[i].heading->element;
        if (c->entries.items[i].slot)
            c->entries.items[i].slot->target = c->entries.items[i].heading->element;
    }
}
