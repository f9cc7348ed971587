/* Icons: those of the brand, from its `icons:`, and the usual ones that the program draws. Knows which names
 * there are; where an icon may stand is known by those who ask. */
#include "base/utf8.h"
#include "check/check.h"
#include "figure/figure.h"

static struct brand_icon icon_read(struct check *c, const struct raw_entry *entry)
{
    const struct raw_node *named = text_wanted(c, entry->key->text, entry->value);
    const struct input_file *file = named ? inputs_file(c->inputs, named) : NULL;
    struct brand_icon icon = {entry->key->text, NULL};

    if (file && file->source && file->svg)
        icon.file = file;
    else if (file && file->source)
        DIAG(c->diagnostics, MSG_icon_no_svg, named->span, icon.name);
    return icon;
}

void icons_read(struct check *c)
{
    const struct raw_node *map = raw_lookup(c->inputs->brand, "icons");
    struct brand_icon *icons;

    if (map && map->kind != RAW_MAP && map->kind != RAW_POISON)
        DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span, S("`icons:`"), raw_kind_words(map));
    if (!map || map->kind != RAW_MAP)
        return;
    c->icons.list = icons = ARENA_ARRAY(c->arena, struct brand_icon, map->count);
    for (size_t i = 0; i < map->count; i++)
        icons[c->icons.count++] = icon_read(c, &map->entries[i]);
}

static bool is_own(const struct brand_icons *own, struct slice name)
{
    for (size_t i = 0; i < own->count; i++)
        if (utf8_equal_folded(own->list[i].name, name))
            return true;
    return false;
}

struct slice icon_name(const struct brand_icons *own, size_t number)
{
    size_t usual = 0;

    if (number < own->count)
        return own->list[number].name;
    for (number -= own->count; figure_icon(usual).len; usual++)
        if (!is_own(own, figure_icon(usual)) && number-- == 0)
            break;
    return figure_icon(usual);
}

bool icon_is_known(struct check *c, struct slice icon, struct span span)
{
    VECTOR(struct slice) names = {0};

    for (size_t i = 0; icon_name(&c->icons, i).len; i++) {
        *VECTOR_PUSH(c->arena, &names) = icon_name(&c->icons, i);
        if (utf8_equal_folded(icon_name(&c->icons, i), icon))
            return true;
    }
    DIAG(c->diagnostics, MSG_icon_unknown, span, icon,
         choice_advice(c, icon, names.items, names.count, "The icons are"));
    return false;
}
