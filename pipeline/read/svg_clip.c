/* Clips that cut nothing: one rectangle at least as large as the picture, in the picture's own coordinates.
 */
#include "read/svg_reader.h"

static bool stands_still(const struct svg_element *element)
{
    for (; element; element = element->parent)
        if (svg_attribute(element, "transform"))
            return false;
    return true;
}

/* What stands between "url(#" and ")", with or without quotation marks. */
static const struct svg_element *named(const struct svg_reader *r, struct slice reference)
{
    struct slice name = reference;
    uint32_t number;

    if (!slice_starts_with(name, S("url(")) || !slice_ends_with(name, S(")")))
        return NULL;
    name = slice_trim(slice_sub(name, 4, name.len - 5));
    if (name.len > 2 && (name.ptr[0] == '"' || name.ptr[0] == '\'') && name.ptr[name.len - 1] == name.ptr[0])
        name = slice_sub(name, 1, name.len - 2);
    if (!slice_starts_with(name, S("#")))
        return NULL;
    number = map_lookup(&r->tree.by_id, slice_from(name, 1));
    return number == MAP_NONE ? NULL : r->tree.elements.items[number];
}

static bool takes_in(struct svg_reader *r, const struct svg_element *rectangle)
{
    const struct svg_picture *p = r->picture;
    svg_number x, y, width, height;

    return svg_place_of(r, rectangle, "x", &x) && svg_place_of(r, rectangle, "y", &y) &&
           svg_size_of(r, rectangle, "width", &width) && svg_size_of(r, rectangle, "height", &height) &&
           !svg_attribute(rectangle, "rx") && !svg_attribute(rectangle, "ry") && x <= p->left &&
           y <= p->top && x + width >= p->left + p->box_width && y + height >= p->top + p->box_height;
}

bool svg_clips_nothing(struct svg_reader *r, struct slice reference)
{
    const struct svg_element *clip = named(r, reference), *only = clip ? clip->first : NULL;

    return only && slice_is(clip->name, "clipPath") && !only->next && slice_is(only->name, "rect") &&
           !svg_attribute(clip, "clipPathUnits") && !r->use && stands_still(only) &&
           stands_still(r->element) && takes_in(r, only);
}
