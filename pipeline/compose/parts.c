/* The items of a layout's `prints:`: title, form, section, fields, contents, body. Takes the layout's data
 * and nothing else about the kind of document; a section that has nothing to say is left out or refused as
 * the layout asks. */
#include "compose/parts.h"

#include "base/utf8.h"

static struct site styled(struct composer *c, const struct site *place, const struct print *print)
{
    struct site inside = *place;

    if (print->style.len)
        inside.text = inside.item = look_style(&c->look, print->style);
    return inside;
}

static void add_title(struct composer *c, const struct site *place, const struct print *print)
{
    struct scope scope = {0};
    struct draft words = {0};
    struct heading heading = {.words = &words, .id = print->id, .level = 1, .origin = print->span};

    if (has_cover(c)) /* the title stands there */
        return;
    draft_layout_words(c, &words, print->words, &scope);
    heading_add(c, place->parent, &heading);
}

/* ---- what a section shows ---- */

static bool anything_there(const struct composer *c, const struct print *print)
{
    struct scope scope = {0};
    const struct field *list = print->each.len ? scope_field(c, &scope, print->each) : NULL;

    if (print->each.len)
        return field_is_there(list);
    for (size_t i = 0; i < print->show_count; i++)
        if (path_is_there(c, &scope, print->show[i]))
            return true;
    return false;
}

static void show_all(struct composer *c, const struct site *place, const struct scope *scope,
                     const struct print *print)
{
    for (size_t i = 0; i < print->show_count; i++) {
        struct shown_path shown = {print->show[i], print->labels ? print->labels[i] : S(""), print};

        show_path(c, place, scope, &shown);
    }
}

static struct slice id_of(const struct field *item)
{
    for (size_t i = 0; item->kind == FIELD_RECORD && i < item->list.count; i++)
        if (item->list.items[i].kind == FIELD_ID)
            return item->list.items[i].words;
    return S("");
}

/* One block an item: a numbered heading, then its fields. Items of text alone have no paths: they are shown
 * as they are. */
static void add_item(struct composer *c, const struct site *place, const struct print *print,
                     const struct scope *scope)
{
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .id = id_of(scope->item), .level = place->level + 1, .origin = scope->item->span};
    struct site inside = *place;

    draft_layout_words(c, &words, print->block_heading, scope);
    if (words.runs.count) {
        inside = section_add(c, place, &heading);
    } else {
        inside.parent = node_add(c, place->parent, DOC_SECTION, style_named(c, "group"), scope->item->span);
        id_place(c, heading.id, inside.parent, S(""));
    }
    if (scope->item->kind == FIELD_RECORD)
        show_all(c, &inside, scope, print);
    else
        show_field(c, &inside, scope->item, print->as == SHOW_QUOTATION);
}

static void add_items(struct composer *c, const struct site *place, const struct print *print)
{
    struct scope scope = {0};
    const struct field *list = scope_field(c, &scope, print->each);

    for (size_t i = 0; list && list->kind == FIELD_LIST && i < list->list.count; i++) {
        scope.item = &list->list.items[i];
        scope.number = (unsigned)i + 1;
        if (field_is_there(scope.item))
            add_item(c, place, print, &scope);
    }
}

static void add_section(struct composer *c, const struct site *place, const struct print *print)
{
    struct scope scope = {0};
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .id = print->id, .level = place->level + 1, .origin = print->span};
    struct site inside;

    if (!anything_there(c, print)) {
        if (!print->leave_out_when_empty)
            DIAG(c->diagnostics, MSG_section_empty, print->words ? print->words->span : print->span,
                 print->words ? print->words->text : S(""));
        return;
    }
    draft_layout_words(c, &words, print->words, &scope);
    if (print->starts_page)
        heading.style =
            look_style_on_new_page(&c->look, style_named(c, place->level == 1 ? "heading 2" : "heading 3"));
    inside = section_add(c, place, &heading);
    inside = styled(c, &inside, print);
    if (print->each.len)
        add_items(c, &inside, print);
    else
        show_all(c, &inside, &scope, print);
}

static void add_shown(struct composer *c, const struct site *place, const struct print *print)
{
    struct site inside = styled(c, place, print);
    struct scope scope = {0};

    show_all(c, &inside, &scope, print);
}

static void add_form(struct composer *c, const struct site *place, const struct print *print)
{
    show_form(c, place, print);
}

static void add_contents(struct composer *c, const struct site *place, const struct print *print)
{
    contents_add(c, place, print->level, print->span);
}

void part_add(struct composer *c, const struct site *place, const struct print *print)
{
    static void (*const adders[])(struct composer *, const struct site *, const struct print *) = {
        [PRINT_TITLE] = add_title, [PRINT_FORM] = add_form,         [PRINT_SECTION] = add_section,
        [PRINT_SHOW] = add_shown,  [PRINT_CONTENTS] = add_contents, [PRINT_BODY] = add_shown,
    };

    adders[print->kind](c, place, print);
}
