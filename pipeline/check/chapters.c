/* `chapters:` and `panels:` of a layout: what sections in a style have beside their heading, and how panels
 * with a heading look.
 *
 *   chapters:
 *     priority: {label: Priority, opening paragraph: opening, own colours: yes}     the key is the name of a
 * style panels: I have: {style: panel done, icon: tick}                     the key is the panel's heading */
#include "check/check.h"

static const struct shape_key chapter_keys[] = {
    {"label", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"opening paragraph", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"own colours", SHAPE_YES_NO, 0, NULL, NULL, NULL},
};
static const struct shape chapter_shape = SHAPE(chapter_keys);

static const struct shape_key panel_keys[] = {
    {"style", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"icon", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape panel_shape = SHAPE(panel_keys);

static bool is_map(struct check *c, const struct raw_node *map, struct slice what)
{
    if (map && map->kind != RAW_MAP && map->kind != RAW_POISON)
        DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span, what, raw_kind_words(map));
    return map && map->kind == RAW_MAP;
}

static struct slice style_of(struct check *c, const struct layout *layout, const struct raw_node *map,
                             const char *key)
{
    const struct raw_node *style = shape_node(map, key);

    if (!style || !style_is_known(c, layout, slice_trim(style->text), style->span))
        return S("");
    return slice_trim(style->text);
}

void chapters_read(struct check *c, struct layout *layout, const struct raw_node *map)
{
    struct chapter_rule *rules;

    if (!is_map(c, map, S("`chapters:`")))
        return;
    layout->chapters = rules = ARENA_ARRAY(c->arena, struct chapter_rule, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const struct raw_node *style = map->entries[i].key, *value = map->entries[i].value;

        if (!style_is_known(c, layout, style->text, style->span) ||
            !shape_check(c, value, &chapter_shape,
                         ARENA_JOIN(c->arena, S("the chapter \""), style->text, S("\""))))
            continue;
        rules[layout->chapter_count++] =
            (struct chapter_rule){.style = style->text,
                                  .label = shape_text(value, "label"),
                                  .opening = style_of(c, layout, value, "opening paragraph"),
                                  .own_colours = shape_yes(value, "own colours", false)};
    }
}

void panels_read(struct check *c, struct layout *layout, const struct raw_node *map)
{
    struct panel_rule *rules;

    if (!is_map(c, map, S("`panels:`")))
        return;
    layout->panels = rules = ARENA_ARRAY(c->arena, struct panel_rule, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const struct raw_node *heading = map->entries[i].key, *value = map->entries[i].value, *icon;

        if (!shape_check(c, value, &panel_shape,
                         ARENA_JOIN(c->arena, S("the panel \""), heading->text, S("\""))))
            continue;
        icon = shape_node(value, "icon");
        rules[layout->panel_count++] = (struct panel_rule){
            .heading = heading->text, .style = style_of(c, layout, value, "style"), .icon = S("")};
        if (icon && icon_is_known(c, slice_trim(icon->text), icon->span))
            rules[layout->panel_count - 1].icon = slice_trim(icon->text);
    }
}
