/* Words of a layout: text with `{{ path }}`, where a path is a field, a date rule or one of the few names
 * that every document has. Takes checked words (check/ has refused unknown paths); in heads and feet the page
 * is a slot. */
#include "compose/composer.h"

#include "base/utf8.h"

static void draft_running_slot(struct composer *c, struct draft *draft, enum slot_kind kind)
{
    struct doc_slot *slot = ARENA_NEW(c->arena, struct doc_slot);

    *slot = (struct doc_slot){.kind = kind, .one = S(""), .many = S("")};
    draft_slot(c, draft, slot);
}

/* "page", "pages" and "section" can only stand in heads and feet: nowhere else does a page know itself. */
static bool draft_slot_name(struct composer *c, struct draft *draft, struct slice path)
{
    static const struct {
        const char *name;
        enum slot_kind kind;
    } slots[] = {{"page", SLOT_THIS_PAGE}, {"pages", SLOT_TOTAL_PAGES}, {"section", SLOT_SECTION}};

    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (utf8_equal_folded(path, slice_of(slots[i].name))) {
            draft_running_slot(c, draft, slots[i].kind);
            return true;
        }
    return false;
}

static void draft_name(struct composer *c, struct draft *draft, const struct scope *scope, struct slice path)
{
    if (scope_field(c, scope, path) || scope_date(c, path)) {
        draft_path(c, draft, scope, path, "form");
        return;
    }
    if (draft_slot_name(c, draft, path))
        return;
    if (utf8_equal_folded(path, S("number")))
        draft_run(c, draft, RUN_ORDINAL, arena_print(c->arena, "%u", scope->number), 0);
    else if (utf8_equal_folded(path, S("title")) && c->publication->title)
        draft_inlines(c, draft, c->publication->title);
    else
        draft_path(c, draft, scope, path, "form");
}

/* Words that begin with a field begin with a capital: "{{ kind }} {{ number }}" is a heading. */
static void capitalise_first(struct composer *c, struct draft *draft, size_t from)
{
    if (draft->runs.count > from && draft->runs.items[from].run.text.len)
        draft->runs.items[from].run.text = capitalised(c->arena, draft->runs.items[from].run.text);
}

void draft_layout_text(struct composer *c, struct draft *draft, struct slice words, const struct scope *scope,
                       struct span origin)
{
    size_t from = draft->runs.count, at = 0;

    (void)origin;
    while (at < words.len) {
        size_t open = slice_find(words, S("{{"), at), close = slice_find(words, S("}}"), open);
        struct slice inside = slice_sub(words, open + 2, close - open - 2);

        if (open > at)
            draft_text(c, draft, slice_sub(words, at, open - at));
        if (open == words.len || close == words.len)
            break;
        draft_name(c, draft, scope, slice_trim(slice_sub(inside, 0, slice_find_byte(inside, '|', 0))));
        at = close + 2;
    }
    capitalise_first(c, draft, from);
}

void draft_layout_words(struct composer *c, struct draft *draft, const struct raw_node *words,
                        const struct scope *scope)
{
    if (words && words->kind == RAW_TEXT)
        draft_layout_text(c, draft, words->text, scope, words->span);
}
