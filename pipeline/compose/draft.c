/* Drafts: the words of one block from Markdown inlines, inserts and references, until they are finished into
 * runs. Takes checked inlines and computed inserts; every number keeps its kind and its line of the audit.
 * Knows no node. */
#include "base/address.h"
#include "base/plain_name.h"
#include "compose/composer.h"

#include "base/bug.h"
#include "base/utf8.h"

static struct smart_rules smart_rules(const struct composer *c)
{
    return (struct smart_rules){.minus = c->house_style->minus, .as_typed = c->house_style->text_as_typed};
}

struct slice smart(struct composer *c, struct slice text)
{
    return smart_text(c->arena, text, smart_rules(c));
}

struct slice capitalised(struct arena *arena, struct slice text)
{
    struct slice copy;

    if (!text.len || text.ptr[0] < 'a' || text.ptr[0] > 'z')
        return text;
    copy = arena_copy(arena, text);
    ((char *)copy.ptr)[0] = (char)(text.ptr[0] - ('a' - 'A'));
    return copy;
}

struct doc_run *draft_run(struct composer *c, struct draft *draft, enum run_kind kind, struct slice text,
                          uint32_t printed)
{
    struct draft_run *one = VECTOR_PUSH(c->arena, &draft->runs);

    *one = (struct draft_run){.run = {.text = text, .kind = kind, .printed = printed, .lang = S("")}};
    return &one->run;
}

struct doc_run *draft_text(struct composer *c, struct draft *draft, struct slice text)
{
    return draft_run(c, draft, RUN_TEXT, text, 0);
}

void draft_slot(struct composer *c, struct draft *draft, const struct doc_slot *slot)
{
    draft_run(c, draft, RUN_SLOT, S(""), 0)->slot = slot;
}

/* ---- references ---- */

/* In the place of a reference by number, whether tables or charts must be numbered is known beforehand
 * (compose.c). */
void draft_reference(struct composer *c, struct draft *draft, const struct reference *reference,
                     struct doc_link *link, uint32_t mark)
{
    struct doc_run *run = draft_run(c, draft, reference->slot ? RUN_SLOT : RUN_TEXT, S(""), 0);

    *VECTOR_PUSH(c->arena, &c->references) = *reference;
    draft->runs.items[draft->runs.count - 1].reference = (uint32_t)c->references.count;
    if (reference->takes == REFERENCE_TAKES_NUMBER)
        run->kind = RUN_ORDINAL;
    run->slot = reference->slot;
    run->link = link;
    run->element = mark;
    c->references.items[c->references.count - 1].link = link;
}

static struct doc_link *link_new(struct composer *c, struct slice uri)
{
    struct doc_link *link = ARENA_NEW(c->arena, struct doc_link);

    *link = (struct doc_link){.uri = uri, .says = S("")};
    return link;
}

static struct doc_slot *page_slot(struct composer *c, bool range)
{
    struct doc_slot *slot = ARENA_NEW(c->arena, struct doc_slot);

    *slot = (struct doc_slot){.kind = range ? SLOT_PAGES : SLOT_PAGE, .one = c->wording->page, .many = S("")};
    if (range)
        slot->many = c->house_style->ranges_with_words ? c->wording->pages : c->wording->pages_short;
    return slot;
}

void draft_address(struct composer *c, struct draft *draft, struct slice uri, struct slice words)
{
    struct doc_run *run = draft_text(c, draft, words);

    draft->runs.items[draft->runs.count - 1].verbatim = true;
    run->link = link_new(c, uri);
    ((struct doc_link *)run->link)->says = words;
    run->element = ++c->marks;
}

void draft_inner_link(struct composer *c, struct draft *draft, const struct doc_node *to)
{
    struct doc_link *link = link_new(c, S(""));

    link->says = to->short_title;
    c->marks++;
    for (size_t i = 0; i < to->runs.count; i++) {
        struct doc_run *run = draft_text(c, draft, S(""));

        *run = to->runs.items[i];
        run->printed = 0; /* the audit has it where it stands */
        run->element = c->marks;
        run->link = link;
    }
    entry_point(c, to, link, NULL);
}

static void draft_page_reference(struct composer *c, struct draft *draft, const struct md_insert *insert,
                                 const struct insert_result *result)
{
    struct reference reference = {.id = result->target, .span = insert->formula_span};

    switch (result->reference) {
    case REFERENCE_PAGE:
    case REFERENCE_PAGES:
        reference.slot = page_slot(c, result->reference == REFERENCE_PAGES);
        break;
    case REFERENCE_NUMBER:
        reference.takes = REFERENCE_TAKES_NUMBER;
        break;
    case REFERENCE_TITLE:
        reference.takes = REFERENCE_TAKES_TITLE;
        break;
    }
    draft_reference(c, draft, &reference, link_new(c, S("")), ++c->marks);
}

/* ---- inserts ---- */

static enum run_kind run_kind_of(const struct composer *c, uint32_t printed)
{
    if (!printed)
        return RUN_TEXT;
    BUG_IF(printed > c->figures->printed_count);
    switch (c->figures->printed[printed - 1].kind) {
    case PRINTED_COPIED:
        return RUN_COPIED;
    case PRINTED_LITERAL:
        return RUN_LITERAL;
    default:
        return RUN_COMPUTED;
    }
}

void draft_insert(struct composer *c, struct draft *draft, const struct md_insert *insert)
{
    const struct insert_result *result;

    BUG_IF(!insert->number || insert->number > c->publication->insert_count);
    result = &c->figures->inserts[insert->number - 1];
    switch (result->kind) {
    case INSERT_PAGES:
        draft_page_reference(c, draft, insert, result);
        break;
    case INSERT_VALUE:
    case INSERT_CLAIM:
        draft_run(c, draft, run_kind_of(c, result->printed), result->text, result->printed);
        break;
    case INSERT_POISON:
        BUG("a poisoned insert reached compose");
    }
}

/* ---- inlines ---- */

struct inline_state {
    uint8_t variant;
    struct slice lang;
    struct doc_link *link;
    uint32_t mark;
};

static void draft_children(struct composer *c, struct draft *draft, const struct md_node *node,
                           struct inline_state state);

static void mark_runs(struct draft *draft, size_t from, const struct inline_state *state)
{
    for (size_t i = from; i < draft->runs.count; i++) {
        struct doc_run *run = &draft->runs.items[i].run;

        run->variant = state->variant;
        if (state->lang.len)
            run->lang = state->lang;
        if (!state->mark)
            continue;
        run->element = state->mark; /* a reference inside a link is part of that link */
        run->link = state->link;
    }
}

/* "www.example.org" and addresses without a scheme are what people write. */
static struct slice uri_of(struct composer *c, struct slice target)
{
    if (slice_starts_with(target, S("www.")))
        return ARENA_JOIN(c->arena, S("https://"), target);
    if (slice_find_byte(target, ':', 0) == target.len && slice_find_byte(target, '@', 0) < target.len)
        return ARENA_JOIN(c->arena, S("mailto:"), target);
    return target;
}

static struct slice words_from(struct composer *c, const struct draft *draft, size_t from)
{
    struct slice words = S("");

    for (size_t i = from; i < draft->runs.count; i++)
        words = ARENA_JOIN(c->arena, words, draft->runs.items[i].run.text);
    return smart(c, words);
}

/* The address with what was worked out in it. */
static struct slice target_of(struct composer *c, const struct md_node *node)
{
    struct slice target = S("");
    size_t at = 0;

    if (!node->in_target_count)
        return node->target;
    for (size_t i = 0; i < node->in_target_count; i++) {
        const struct md_insert *insert = node->in_target[i];

        target = ARENA_JOIN(c->arena, target, slice_sub(node->target, at, insert->offset - at),
                            c->figures->inserts[insert->number - 1].text);
        at = insert->offset + insert->length;
    }
    target = ARENA_JOIN(c->arena, target, slice_from(node->target, at));
    if (slice_starts_with(target, S("#"))) /* as the id was made */
        return ARENA_JOIN(c->arena, S("#"), plain_name(c->arena, slice_from(target, 1)));
    if (address_fault(target) != ADDRESS_FINE)
        DIAG(c->diagnostics, MSG_link_made_nowhere, node->target_span, target);
    return target;
}

static void draft_link(struct composer *c, struct draft *draft, const struct md_node *node,
                       struct inline_state state)
{
    struct slice target = target_of(c, node);
    bool inside = slice_starts_with(target, S("#"));
    struct reference reference = {.id = inside ? slice_from(target, 1) : S(""), .span = node->target_span};
    size_t from = draft->runs.count;

    state.link = link_new(c, inside ? S("") : uri_of(c, target));
    state.mark = ++c->marks;
    if (node->first)
        draft_children(c, draft, node, state);
    if (inside && draft->runs.count == from) {
        reference.takes = REFERENCE_TAKES_TITLE;
        draft_reference(c, draft, &reference, state.link, state.mark);
        mark_runs(draft, from, &state);
    } else if (inside) {
        reference.link = state.link;
        *VECTOR_PUSH(c->arena, &c->references) = reference;
    } else if (draft->runs.count == from) {
        draft_text(c, draft, target);
        mark_runs(draft, from, &state);
    }
    state.link->says = words_from(c, draft, from);
}

static void draft_span(struct composer *c, struct draft *draft, const struct md_node *node,
                       struct inline_state state)
{
    if (node->id.len)
        *VECTOR_PUSH(c->arena, &draft->ids) = node->id;
    if (node->lang.len) {
        state.lang = node->lang;
        if (!state.link)
            state.mark = ++c->marks;
    }
    draft_children(c, draft, node, state);
}

static void draft_one(struct composer *c, struct draft *draft, const struct md_node *node,
                      struct inline_state state)
{
    size_t from = draft->runs.count;

    switch (node->kind) {
    case MD_TEXT:
        draft_text(c, draft, node->text);
        break;
    case MD_CODE:
        draft_text(c, draft, node->text);
        draft->runs.items[from].verbatim = true;
        state.variant = VARIANT_CODE;
        if (!state.link) /* in words of another language too it is an element of its own */
            state.mark = ++c->marks;
        break;
    case MD_INSERT:
        draft_insert(c, draft, node->insert);
        break;
    case MD_SOFT_BREAK:
        draft_text(c, draft, S(" "));
        break;
    case MD_HARD_BREAK:
        draft_text(c, draft, S("\n"));
        break;
    case MD_STRONG:
        state.variant |= VARIANT_STRONG;
        draft_children(c, draft, node, state);
        return;
    case MD_EMPHASIS:
        state.variant |= VARIANT_EMPHASIS;
        draft_children(c, draft, node, state);
        return;
    case MD_LINK:
        draft_link(c, draft, node, state);
        return;
    case MD_SPAN:
        draft_span(c, draft, node, state);
        return;
    default: /* pictures stand beside their paragraph: see prose.c */
        return;
    }
    mark_runs(draft, from, &state);
}

static void draft_children(struct composer *c, struct draft *draft, const struct md_node *node,
                           struct inline_state state)
{
    for (const struct md_node *child = node->first; child; child = child->next)
        draft_one(c, draft, child, state);
}

void draft_inlines(struct composer *c, struct draft *draft, const struct md_node *node)
{
    draft_children(c, draft, node, (struct inline_state){.lang = S("")});
}

void draft_inline(struct composer *c, struct draft *draft, const struct md_node *node)
{
    draft_one(c, draft, node, (struct inline_state){.lang = S("")});
}

/* ---- finishing ---- */

static bool is_blank(struct slice text)
{
    return slice_trim(text).len == 0;
}

/* Blank runs at both ends, and spaces at the ends of those that remain, are nothing that is printed. */
static void trim(struct draft *draft)
{
    struct draft_run *runs = draft->runs.items;
    size_t count = draft->runs.count;

    while (count && runs[count - 1].run.text.len && is_blank(runs[count - 1].run.text))
        count--;
    if (count && runs[count - 1].run.text.len)
        runs[count - 1].run.text = slice_trim_end(runs[count - 1].run.text);
    draft->runs.count = count;
}

static bool same_run(const struct draft_run *a, const struct draft_run *b)
{
    return a->run.kind == RUN_TEXT && b->run.kind == RUN_TEXT && a->run.variant == b->run.variant &&
           a->run.element == b->run.element && a->run.link == b->run.link && !a->reference && !b->reference &&
           a->run.expansion == b->run.expansion && slice_equal(a->run.lang, b->run.lang);
}

/* Text runs that differ in nothing become one: a soft break of the author's file is no run of its own. */
static size_t merge(struct composer *c, struct draft *draft)
{
    struct draft_run *runs = draft->runs.items;
    size_t count = 0;

    for (size_t i = 0; i < draft->runs.count; i++) {
        if (!runs[i].run.text.len && !runs[i].reference && runs[i].run.kind != RUN_SLOT)
            continue;
        if (count && same_run(&runs[count - 1], &runs[i]) && runs[i].verbatim == runs[count - 1].verbatim)
            runs[count - 1].run.text = ARENA_JOIN(c->arena, runs[count - 1].run.text, runs[i].run.text);
        else
            runs[count++] = runs[i];
    }
    return count;
}

static void merge_and_smarten(struct composer *c, struct draft *draft, bool prose)
{
    draft->runs.count = merge(c, draft);
    trim(draft);
    acronyms_take(&c->acronyms, c->arena, draft, prose);
    smart_runs(c->arena, draft->runs.items, draft->runs.count, smart_rules(c));
    draft->runs.count = merge(c, draft);
}

struct doc_runs draft_finish(struct composer *c, struct draft *draft, bool prose)
{
    struct doc_run *runs;

    merge_and_smarten(c, draft, prose);
    runs = ARENA_ARRAY(c->arena, struct doc_run, draft->runs.count);
    for (size_t i = 0; i < draft->runs.count; i++) {
        runs[i] = draft->runs.items[i].run;
        if (draft->runs.items[i].reference)
            c->references.items[draft->runs.items[i].reference - 1].run = &runs[i];
    }
    return (struct doc_runs){runs, draft->runs.count};
}

struct slice draft_plain_text(struct composer *c, struct draft *draft)
{
    return runs_plain_text(c->arena, draft_finish(c, draft, false));
}
