/* The engine behind the static tables of keys: walks a map beside its table and reports what does not fit.
 * Knows no meaning of any key. */
#include "check/shape.h"

#include "base/utf8.h"
#include "check/check.h"

struct visit {
    struct check *c;
    const struct shape *shape;
    const struct field_type *own; /* keys beside the shape's, or NULL */
    struct slice what;
};

static void map_check(struct visit *v, const struct raw_node *map);

size_t shape_choice_count(const struct slice *choices)
{
    size_t count = 0;

    while (choices && choices[count].ptr)
        count++;
    return count;
}

const struct shape_key *shape_key(const struct shape *shape, struct slice name)
{
    for (size_t i = 0; i < shape->count; i++)
        if (utf8_equal_folded(name, slice_of(shape->keys[i].name)))
            return &shape->keys[i];
    return NULL;
}

/* ---- unknown and missing keys ---- */

/* The layout's fields; beside a picture its alternative text (format.md 1.11). */
static bool is_own(const struct visit *v, struct slice name)
{
    bool beside = utf8_equal_folded(name, S("alt")) || utf8_equal_folded(name, S("decorative"));

    for (size_t i = 0; v->own && i < v->own->field_count; i++)
        if (utf8_equal_folded(name, v->own->fields[i].name) ||
            (beside && v->own->fields[i].kind == TYPE_PICTURE))
            return true;
    return false;
}

static void report_unknown(struct visit *v, const struct raw_node *key)
{
    size_t own = v->own ? v->own->field_count : 0, count = v->shape->count + own;
    struct slice *names = ARENA_ARRAY(v->c->arena, struct slice, count);

    for (size_t i = 0; i < own; i++)
        names[i] = v->own->fields[i].name;
    for (size_t i = 0; i < v->shape->count; i++)
        names[own + i] = slice_of(v->shape->keys[i].name);
    DIAG(v->c->diagnostics, MSG_key_unknown, key->span, v->what, key->text,
         choice_advice(v->c, key->text, names, count, "Its keys are"));
}

/* The first line of a map: where what is missing would stand. */
static struct span opening(const struct raw_node *map)
{
    if (!map->count)
        return map->span;
    return span_join(map->entries[0].key->span, map->entries[0].value->span);
}

static bool is_blank(const struct raw_node *value)
{
    return value->kind == RAW_TEXT && value->style == RAW_PLAIN && !value->text.len;
}

static void required_check(struct visit *v, const struct raw_node *map)
{
    for (size_t i = 0; !map->partial && i < v->shape->count; i++) {
        const struct shape_key *key = &v->shape->keys[i];
        const struct raw_entry *entry = raw_entry(map, key->name);

        if (!(key->flags & SHAPE_REQUIRED) || (entry && !is_blank(entry->value)))
            continue;
        DIAG(v->c->diagnostics, MSG_key_missing, entry ? entry->key->span : opening(map), v->what,
             slice_of(key->name), slice_of(key->example ? key->example : "…"));
    }
}

/* ---- values ---- */

struct slice raw_kind_words(const struct raw_node *node)
{
    if (node->kind == RAW_LIST)
        return S("a list");
    if (node->kind == RAW_MAP)
        return S("keys of its own");
    return node->text.len ? S("a text") : S("nothing");
}

static void inside_check(struct visit *v, const struct shape_key *key, const struct raw_node *value,
                         struct slice what)
{
    struct visit inside = {v->c, key->inside, NULL, what};

    if (value->kind == RAW_POISON || (value->kind == RAW_TEXT && key->flags & SHAPE_OR_TEXT) ||
        (value->kind == RAW_LIST && key->flags & SHAPE_OR_LIST))
        return;
    if (value->kind != RAW_MAP) {
        DIAG(v->c->diagnostics, MSG_shape_keys_wanted, value->span, what, raw_kind_words(value));
        return;
    }
    map_check(&inside, value);
}

static void named_check(struct visit *v, const struct shape_key *key, const struct raw_node *value)
{
    struct slice what = ARENA_JOIN(v->c->arena, S("`"), slice_of(key->name), S(":`"));

    if (value->kind == RAW_POISON || is_blank(value) ||
        (value->kind == RAW_TEXT && key->flags & SHAPE_OR_TEXT) ||
        (value->kind == RAW_LIST && key->flags & SHAPE_OR_LIST))
        return;
    if (value->kind != RAW_MAP) {
        DIAG(v->c->diagnostics, MSG_shape_keys_wanted, value->span, what, raw_kind_words(value));
        return;
    }
    for (size_t i = 0; key->inside && i < value->count; i++)
        inside_check(v, key, value->entries[i].value,
                     ARENA_JOIN(v->c->arena, S("\""), value->entries[i].key->text, S("\" of `"),
                                slice_of(key->name), S(":`")));
}

static void list_check(struct visit *v, const struct shape_key *key, const struct raw_node *value)
{
    struct slice what = ARENA_JOIN(v->c->arena, S("an item of `"), slice_of(key->name), S(":`"));

    if (value->kind == RAW_POISON || is_blank(value))
        return;
    if (value->kind != RAW_LIST) {
        DIAG(v->c->diagnostics, MSG_shape_list_wanted, value->span, slice_of(key->name),
             raw_kind_words(value));
        return;
    }
    for (size_t i = 0; key->inside && i < value->count; i++)
        inside_check(v, key, value->items[i], what);
}

static void texts_check(struct visit *v, const struct shape_key *key, const struct raw_node *value)
{
    if (value->kind == RAW_MAP)
        DIAG(v->c->diagnostics, MSG_shape_list_wanted, value->span, slice_of(key->name),
             raw_kind_words(value));
    for (size_t i = 0; value->kind == RAW_LIST && i < value->count; i++)
        text_wanted(v->c, slice_of(key->name), value->items[i]);
}

static void text_check(struct visit *v, const struct shape_key *key, const struct raw_node *value)
{
    struct slice name = slice_of(key->name);
    const struct raw_node *text = text_wanted(v->c, name, value);
    unsigned long number;
    struct colour colour;
    struct date date;
    dim length;
    bool yes;

    if (!text || is_blank(text))
        return;
    switch (key->kind) {
    case SHAPE_YES_NO:
        yes_no_wanted(v->c, name, text, &yes);
        break;
    case SHAPE_WHOLE:
        whole_wanted(v->c, name, text, &number);
        break;
    case SHAPE_CHOICE:
        choice_wanted(v->c, name, text, key->choices, shape_choice_count(key->choices));
        break;
    case SHAPE_DATE:
        date_wanted(v->c, name, text, &date);
        break;
    case SHAPE_LENGTH:
        length_wanted(v->c, name, text, &length);
        break;
    case SHAPE_COLOUR:
        colour_wanted(v->c, name, text, &colour);
        break;
    default:
        break;
    }
}

static void value_check(struct visit *v, const struct shape_key *key, const struct raw_node *value)
{
    switch (key->kind) {
    case SHAPE_KEYS:
        if (!is_blank(value))
            inside_check(v, key, value, ARENA_JOIN(v->c->arena, S("`"), slice_of(key->name), S(":`")));
        break;
    case SHAPE_NAMED:
        named_check(v, key, value);
        break;
    case SHAPE_LIST:
        list_check(v, key, value);
        break;
    case SHAPE_TEXTS:
        texts_check(v, key, value);
        break;
    case SHAPE_TEXT:
    case SHAPE_YES_NO:
    case SHAPE_WHOLE:
    case SHAPE_CHOICE:
    case SHAPE_DATE:
    case SHAPE_LENGTH:
    case SHAPE_COLOUR:
        text_check(v, key, value);
        break;
    default: /* whoever makes a field of it reports */
        break;
    }
}

static void map_check(struct visit *v, const struct raw_node *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct raw_node *name = map->entries[i].key;
        const struct shape_key *key = shape_key(v->shape, name->text);

        if (key)
            value_check(v, key, map->entries[i].value);
        else if (!v->shape->any_name && !is_own(v, name->text))
            report_unknown(v, name);
    }
    required_check(v, map);
}

bool shape_check_with(struct check *c, const struct raw_node *map, const struct shape *shape,
                      struct slice what, const struct field_type *own)
{
    struct visit visit = {c, shape, own, what};

    if (!map || map->kind == RAW_POISON)
        return false;
    if (map->kind != RAW_MAP) {
        DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span, what, raw_kind_words(map));
        return false;
    }
    map_check(&visit, map);
    return true;
}

bool shape_check(struct check *c, const struct raw_node *map, const struct shape *shape, struct slice what)
{
    return shape_check_with(c, map, shape, what, NULL);
}

/* ---- looking values up again ---- */

const struct raw_node *shape_node(const struct raw_node *map, const char *key)
{
    const struct raw_node *value = map && map->kind == RAW_MAP ? raw_lookup(map, key) : NULL;

    return value && value->kind == RAW_TEXT && !is_blank(value) ? value : NULL;
}

struct slice shape_text(const struct raw_node *map, const char *key)
{
    const struct raw_node *value = shape_node(map, key);

    return value ? slice_trim(value->text) : S("");
}

bool shape_yes(const struct raw_node *map, const char *key, bool otherwise)
{
    struct slice text = shape_text(map, key);

    if (utf8_equal_folded(text, S("yes")))
        return true;
    return utf8_equal_folded(text, S("no")) ? false : otherwise;
}

unsigned long shape_whole(const struct raw_node *map, const char *key, unsigned long otherwise)
{
    unsigned long number;

    return slice_to_whole(shape_text(map, key), WHOLE_LIMIT, &number) ? number : otherwise;
}

dim shape_length(const struct raw_node *map, const char *key, dim otherwise)
{
    dim length;

    return length_read(shape_text(map, key), &length) ? length : otherwise;
}

const struct slice *texts_of(struct check *c, const struct raw_node *node, size_t *count)
{
    VECTOR(struct slice) texts = {0};

    if (node && node->kind == RAW_TEXT && !is_blank(node))
        *VECTOR_PUSH(c->arena, &texts) = slice_trim(node->text);
    for (size_t i = 0; node && node->kind == RAW_LIST && i < node->count; i++)
        if (node->items[i]->kind == RAW_TEXT)
            *VECTOR_PUSH(c->arena, &texts) = slice_trim(node->items[i]->text);
    *count = texts.count;
    return texts.items;
}

const struct slice *shape_texts(struct check *c, const struct raw_node *map, const char *key, size_t *count)
{
    return texts_of(c, map && map->kind == RAW_MAP ? raw_lookup(map, key) : NULL, count);
}

size_t shape_choice(const struct raw_node *map, const char *key, const struct slice *choices,
                    size_t otherwise)
{
    struct slice text = shape_text(map, key);

    for (size_t i = 0; choices[i].ptr; i++)
        if (utf8_equal_folded(text, choices[i]))
            return i;
    return otherwise;
}
