/* `prints:` of a layout: what stands in the document, in order. Each item's first key says what it is: title,
 * form, section, show, contents or body.
 *
 *   - title: "{{ title }}"
 *   - form:                          a table of heads and fields; a row may have rows of its own under a
 * shared head caption: The inspection rows:
 *         - {head: Type, show: inspection.type, note: inspection.note}
 *   - section: Findings              a heading, then fields (`show:`), or one block an item of a list
 * (`each:`, `block:`) each: findings block: heading: "{{ kind }} {{ number }}" show: [text, concerns,
 * {action: Action taken}]
 *   - show: sign-off
 *   - contents: 2
 *   - body: body
 *
 * An item of `show:` is a field's path, or `{path: label}` with the words that are printed before it. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice as_names[] = {
    [SHOW_PLAIN] = S_INIT("plain"), [SHOW_QUOTATION] = S_INIT("quotation"), {NULL, 0}};
static const struct slice leave_out[] = {S_INIT("leave out"), {NULL, 0}};

static const struct shape_key block_keys[] = {
    {"heading", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"show", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "[text]"},
};
static const struct shape block_shape = SHAPE(block_keys);

static const struct shape_key row_keys[] = {
    {"head", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Date published"},
    {"show", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"note", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"rows", SHAPE_ANY, 0, NULL, NULL, NULL},
};
static const struct shape row_shape = SHAPE(row_keys);

static const struct shape_key form_keys[] = {
    {"caption", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "The inspection"},
    {"rows", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "[{head: Title, show: title}]"},
};
static const struct shape form_shape = SHAPE(form_keys);

static const struct shape_key print_keys[] = {
    {"title", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"form", SHAPE_KEYS, 0, NULL, &form_shape, NULL},
    {"section", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"show", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"contents", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"body", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"each", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"block", SHAPE_KEYS, 0, NULL, &block_shape, NULL},
    {"as", SHAPE_CHOICE, 0, as_names, NULL, NULL},
    {"when empty", SHAPE_CHOICE, 0, leave_out, NULL, NULL},
    {"style", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"id", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"starts page", SHAPE_YES_NO, 0, NULL, NULL, NULL},
};
static const struct shape print_shape = SHAPE(print_keys);

static const struct slice kind_names[] = {[PRINT_TITLE] = S_INIT("title"),
                                          [PRINT_FORM] = S_INIT("form"),
                                          [PRINT_SECTION] = S_INIT("section"),
                                          [PRINT_SHOW] = S_INIT("show"),
                                          [PRINT_CONTENTS] = S_INIT("contents"),
                                          [PRINT_BODY] = S_INIT("body"),
                                          {NULL, 0}};

struct prints {
    struct check *c;
    const struct layout *layout;
};

/* ---- fields and their labels ---- */

static void shown_read(struct prints *p, const struct field_type *item, const struct raw_node *node,
                       struct slice *path, struct slice *label)
{
    const struct raw_node *named = node;

    *label = *path = S("");
    if (node->kind == RAW_MAP && node->count == 1 && node->entries[0].value->kind == RAW_TEXT) {
        named = node->entries[0].key;
        *label = node->entries[0].value->text;
        layout_words_check(p->c, p->layout, item, node->entries[0].value);
    }
    if (named->kind == RAW_POISON)
        return;
    if (named->kind != RAW_TEXT)
        DIAG(p->c->diagnostics, MSG_layout_show_form, named->span, raw_kind_words(named));
    else if (layout_path_check(p->c, p->layout, item, slice_trim(named->text), named->span))
        *path = slice_trim(named->text);
}

static void show_read(struct prints *p, struct print *print, const struct field_type *item,
                      const struct raw_node *node)
{
    size_t count = !node ? 0 : node->kind == RAW_LIST ? node->count : 1;
    struct slice *paths = ARENA_ARRAY(p->c->arena, struct slice, count);
    struct slice *labels = ARENA_ARRAY(p->c->arena, struct slice, count);

    for (size_t i = 0; i < count; i++) {
        size_t at = print->show_count;

        shown_read(p, item, node->kind == RAW_LIST ? node->items[i] : node, &paths[at], &labels[at]);
        print->show_count += paths[at].len > 0;
    }
    print->show = paths;
    print->labels = labels;
}

/* ---- forms ---- */

static struct slice path_of(struct prints *p, const struct raw_node *map, const char *key)
{
    const struct raw_node *node = shape_node(map, key);

    if (!node || !layout_path_check(p->c, p->layout, NULL, slice_trim(node->text), node->span))
        return S("");
    return slice_trim(node->text);
}

static void rows_read(struct prints *p, const struct raw_node *list, const struct form_row **out,
                      size_t *count)
{
    struct form_row *rows;

    if (!list || list->kind != RAW_LIST) {
        if (list && list->kind != RAW_POISON)
            DIAG(p->c->diagnostics, MSG_shape_list_wanted, list->span, S("rows"), raw_kind_words(list));
        return;
    }
    *out = rows = ARENA_ARRAY(p->c->arena, struct form_row, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct raw_node *map = list->items[i];
        struct form_row *row = &rows[*count];

        if (!shape_check(p->c, map, &row_shape, S("a row of the form")))
            continue;
        *row = (struct form_row){
            .head = shape_text(map, "head"), .head_node = shape_node(map, "head"), .span = map->span};
        layout_words_check(p->c, p->layout, NULL, row->head_node);
        row->show = path_of(p, map, "show");
        row->note = path_of(p, map, "note");
        if (raw_lookup(map, "rows"))
            rows_read(p, raw_lookup(map, "rows"), &row->rows, &row->row_count);
        ++*count;
    }
}

/* ---- items ---- */

static void each_read(struct prints *p, struct print *print, const struct raw_node *map)
{
    const struct raw_node *each = shape_node(map, "each"), *block = raw_lookup(map, "block");
    const struct field_type *list = each ? type_lookup(p->layout->takes, slice_trim(each->text)) : NULL;

    if (!each)
        return;
    if (!list || list->kind != TYPE_LIST) {
        if (layout_path_check(p->c, p->layout, NULL, slice_trim(each->text), each->span))
            DIAG(p->c->diagnostics, MSG_layout_each_no_list, each->span, each->text);
        return;
    }
    print->each = slice_trim(each->text);
    if (!block || block->kind != RAW_MAP) {
        if (!block || block->kind != RAW_POISON)
            DIAG(p->c->diagnostics, MSG_key_missing, each->span, S("`each:`"), S("block"),
                 S("{show: [text]}"));
        return;
    }
    print->block_heading = shape_node(block, "heading");
    layout_words_check(p->c, p->layout, list->each, print->block_heading);
    show_read(p, print, list->each, raw_lookup(block, "show"));
}

static void body_read(struct prints *p, struct print *print, const struct raw_node *node)
{
    const struct field_type *type = node ? type_lookup(p->layout->takes, slice_trim(node->text)) : NULL;
    struct slice *show = ARENA_NEW(p->c->arena, struct slice);

    if (!node)
        return;
    if (type && type->kind != TYPE_BLOCKS)
        DIAG(p->c->diagnostics, MSG_layout_body_no_blocks, node->span, node->text);
    if (!type && !layout_path_check(p->c, p->layout, NULL, slice_trim(node->text), node->span))
        return;
    *show = slice_trim(node->text);
    print->show = show;
    print->show_count = 1;
}

static void kind_read(struct prints *p, struct print *print, const struct raw_node *map)
{
    const struct raw_node *form = raw_lookup(map, "form");

    switch (print->kind) {
    case PRINT_TITLE:
        print->words = shape_node(map, "title");
        break;
    case PRINT_FORM:
        print->words = shape_node(form, "caption");
        if (form->kind == RAW_MAP)
            rows_read(p, raw_lookup(form, "rows"), &print->rows, &print->row_count);
        break;
    case PRINT_SECTION:
        print->words = shape_node(map, "section");
        if (raw_lookup(map, "each"))
            each_read(p, print, map);
        else
            show_read(p, print, NULL, raw_lookup(map, "show"));
        break;
    case PRINT_SHOW:
        show_read(p, print, NULL, raw_lookup(map, "show"));
        break;
    case PRINT_CONTENTS:
        print->level = (unsigned)shape_whole(map, "contents", 2);
        break;
    case PRINT_BODY:
        body_read(p, print, shape_node(map, "body"));
        break;
    }
    layout_words_check(p->c, p->layout, NULL, print->words);
}

static bool kind_of(struct prints *p, const struct raw_node *map, enum print_kind *kind)
{
    size_t count = shape_choice_count(kind_names);

    for (size_t i = 0; map->count && i < count; i++)
        if (utf8_equal_folded(map->entries[0].key->text, kind_names[i])) {
            *kind = (enum print_kind)i;
            return true;
        }
    if (map->count)
        DIAG(p->c->diagnostics, MSG_layout_print_unknown, map->entries[0].key->span,
             map->entries[0].key->text,
             choice_advice(p->c, map->entries[0].key->text, kind_names, count, "It can be"));
    return false;
}

static bool print_read(struct prints *p, struct print *print, const struct raw_node *map)
{
    const struct raw_node *style, *id;

    *print = (struct print){.each = S(""), .style = S(""), .id = S(""), .span = map->span};
    if (map->kind == RAW_MAP && !kind_of(p, map, &print->kind))
        return false;
    if (!shape_check(p->c, map, &print_shape, S("an item of `prints:`")))
        return false;
    print->as = (enum show_as)shape_choice(map, "as", as_names, SHOW_PLAIN);
    print->leave_out_when_empty = shape_node(map, "when empty") != NULL;
    print->starts_page = shape_yes(map, "starts page", false);
    style = shape_node(map, "style");
    id = shape_node(map, "id");
    if (style && style_is_known(p->c, p->layout, slice_trim(style->text), style->span))
        print->style = slice_trim(style->text);
    if (id && id_is_sound(p->c, slice_trim(id->text), id->span)) {
        print->id = slice_trim(id->text);
        name_declare(p->c, NAME_ID, print->id, id->span);
    }
    kind_read(p, print, map);
    return true;
}

void prints_read(struct check *c, struct layout *layout, const struct raw_node *list)
{
    struct prints p = {c, layout};
    struct print *prints;

    if (!list || list->kind != RAW_LIST)
        return;
    layout->prints = prints = ARENA_ARRAY(c->arena, struct print, list->count);
    for (size_t i = 0; i < list->count; i++)
        layout->print_count += print_read(&p, &prints[layout->print_count], list->items[i]);
}
