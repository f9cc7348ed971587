/* What a layout may name: paths of the fields that it takes, its date rules, and the few things that every
 * document has. Holds its words (`{{ path }}`) and its `show:` against them. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice everywhere[] = {
    S_INIT("title"), S_INIT("subtitle"), S_INIT("published"), S_INIT("number"),
    S_INIT("page"),  S_INIT("pages"),    S_INIT("section"),
};
enum { EVERYWHERE = sizeof everywhere / sizeof *everywhere };

static const struct field_type *field_type_of(const struct field_type *record, struct slice name)
{
    for (size_t i = 0; record && i < record->field_count; i++)
        if (utf8_equal_folded(record->fields[i].name, slice_trim(name)))
            return &record->fields[i];
    return NULL;
}

const struct field_type *type_lookup(const struct field_type *record, struct slice path)
{
    const struct field_type *type = record;
    struct slice part;

    while (type && slice_split(&path, '.', &part))
        type = field_type_of(type, part);
    return type == record ? NULL : type;
}

static bool is_known(const struct layout *layout, const struct field_type *item, struct slice path)
{
    if (type_lookup(item, path) || type_lookup(layout->takes, path))
        return true;
    for (size_t i = 0; i < EVERYWHERE; i++)
        if (utf8_equal_folded(path, everywhere[i]))
            return true;
    for (size_t i = 0; i < layout->date_count; i++)
        if (utf8_equal_folded(path, layout->dates[i].name))
            return true;
    return false;
}

struct path_list {
    VECTOR(struct slice) paths;
};

static void add_paths(struct check *c, struct path_list *list, const struct field_type *record,
                      struct slice before)
{
    for (size_t i = 0; record && i < record->field_count; i++) {
        const struct field_type *type = &record->fields[i];
        struct slice path = before.len ? ARENA_JOIN(c->arena, before, S("."), type->name) : type->name;

        *VECTOR_PUSH(c->arena, &list->paths) = path;
        if (type->kind != TYPE_LIST)
            add_paths(c, list, type, path);
    }
}

static struct slice path_advice(struct check *c, const struct layout *layout, const struct field_type *item,
                                struct slice path)
{
    struct path_list list = {0};

    add_paths(c, &list, item, S(""));
    add_paths(c, &list, layout->takes, S(""));
    for (size_t i = 0; i < layout->date_count; i++)
        *VECTOR_PUSH(c->arena, &list.paths) = layout->dates[i].name;
    for (size_t i = 0; i < EVERYWHERE; i++)
        *VECTOR_PUSH(c->arena, &list.paths) = everywhere[i];
    return choice_advice(c, path, list.paths.items, list.paths.count, "The layout knows");
}

bool layout_path_check(struct check *c, const struct layout *layout, const struct field_type *item,
                       struct slice path, struct span span)
{
    if (is_known(layout, item, path))
        return true;
    DIAG(c->diagnostics, MSG_layout_path_unknown, span, path, path_advice(c, layout, item, path));
    return false;
}

void layout_words_check(struct check *c, const struct layout *layout, const struct field_type *item,
                        const struct raw_node *words)
{
    size_t at = 0;

    while (words && (at = slice_find(words->text, S("{{"), at)) < words->text.len) {
        size_t end = slice_find(words->text, S("}}"), at), bar;
        struct slice inside = slice_sub(words->text, at + 2, end - at - 2), path;

        bar = slice_find_byte(inside, '|', 0);
        path = slice_trim(slice_sub(inside, 0, bar));
        if (end == words->text.len) {
            DIAG(c->diagnostics, MSG_layout_braces_open, raw_text_span(words, at, 2));
            return;
        }
        layout_path_check(c, layout, item, path,
                          raw_text_span(words, (size_t)(path.ptr - words->text.ptr), path.len));
        at = end + 2;
    }
}
