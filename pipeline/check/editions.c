/* Editions (format.md 1.12): `set:` changes single values and figures, `leave out:` names components or ids,
 * and a component says `only in:` or `not in:`. What an edition leaves out is not looked at: read/ has not
 * opened it either. */
#include "base/utf8.h"
#include "check/check.h"

static const struct raw_entry *entry_of(const struct raw_node *map, struct slice name)
{
    for (size_t i = 0; map && map->kind == RAW_MAP && i < map->count; i++)
        if (utf8_equal_folded(map->entries[i].key->text, name))
            return &map->entries[i];
    return NULL;
}

static bool names_text(const struct raw_node *list, struct slice text)
{
    if (list && list->kind == RAW_TEXT)
        return utf8_equal_folded(list->text, text);
    for (size_t i = 0; list && list->kind == RAW_LIST && i < list->count; i++)
        if (list->items[i]->kind == RAW_TEXT && utf8_equal_folded(list->items[i]->text, text))
            return true;
    return false;
}

bool edition_leaves_out(const struct check *c, const struct raw_node *map)
{
    const struct raw_node *only = raw_lookup(map, "only in"), *not_in = raw_lookup(map, "not in");
    const struct raw_node *out = raw_lookup(c->edition, "leave out");

    if (map->kind != RAW_MAP || !map->count)
        return false;
    if ((only && !names_text(only, c->inputs->edition)) || names_text(not_in, c->inputs->edition))
        return true;
    return names_text(out, map->entries[0].key->text) || (out && names_text(out, shape_text(map, "id")));
}

/* ---- set ---- */

/* A copy of the map in which the value of `at` is another one. */
static const struct raw_node *with_value(struct check *c, const struct raw_node *map,
                                         const struct raw_entry *at, const struct raw_node *value)
{
    struct raw_node *copy = ARENA_NEW(c->arena, struct raw_node);
    struct raw_node *changed = ARENA_NEW(c->arena, struct raw_node);

    *copy = *map;
    *changed = *value;
    copy->entries = ARENA_ARRAY(c->arena, struct raw_entry, map->count);
    memcpy(copy->entries, map->entries, map->count * sizeof *map->entries);
    copy->entries[at - map->entries].value = changed;
    return copy;
}

/* A figure: its formula, or the value of a given one. NULL when it cannot be set. */
static const struct raw_node *figures_with(struct check *c, const struct raw_node *figures,
                                           const struct raw_entry *at, const struct raw_node *value)
{
    const struct raw_entry *given = entry_of(at->value, S("value"));

    if (at->value->kind == RAW_TEXT)
        return with_value(c, figures, at, value);
    return given ? with_value(c, figures, at, with_value(c, at->value, given, value)) : NULL;
}

static bool is_single(const struct raw_node *node)
{
    return node->kind == RAW_TEXT && node->style != RAW_LITERAL && node->style != RAW_FOLDED;
}

static const struct raw_node *publication_with(struct check *c, const struct raw_node *raw,
                                               const struct raw_entry *set)
{
    const struct raw_entry *key = entry_of(raw, set->key->text), *figures = entry_of(raw, S("figures"));
    const struct raw_entry *figure = figures ? entry_of(figures->value, set->key->text) : NULL;
    const struct raw_node *changed = NULL;

    if (set->value->kind == RAW_POISON)
        return raw;
    if (!key && !figure) {
        DIAG(c->diagnostics, MSG_edition_sets_nothing, set->key->span, set->key->text);
        return raw;
    }
    if (figure && is_single(set->value))
        changed = figures_with(c, figures->value, figure, set->value);
    if (changed)
        return with_value(c, raw, figures, changed);
    if (key && is_single(key->value) && is_single(set->value))
        return with_value(c, raw, key, set->value);
    DIAG(c->diagnostics, MSG_edition_sets_much, set->key->span, set->key->text);
    return raw;
}

const struct raw_node *edition_publication(struct check *c, const struct raw_node *raw)
{
    const struct raw_entry *edition = entry_of(raw_lookup(raw, "editions"), c->inputs->edition);
    const struct raw_node *set;

    if (!c->inputs->edition.len || !edition || edition->value->kind != RAW_MAP)
        return raw;
    c->edition = edition->value;
    set = raw_lookup(c->edition, "set");
    for (size_t i = 0; set && set->kind == RAW_MAP && i < set->count; i++)
        raw = publication_with(c, raw, &set->entries[i]);
    return raw;
}
