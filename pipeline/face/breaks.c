/* Where lines may be broken (UAX 14) and where characters begin as readers see them (UAX 29), by Pango with a
 * language. Knows no widths. */
#include "base/bug.h"
#include "base/utf8.h"
#include "face/faces.h"

#include <pango/pango.h>

static uint8_t attribute(const PangoLogAttr *attr)
{
    return (uint8_t)((attr->is_line_break ? BREAK_ALLOWED : 0) |
                     (attr->is_mandatory_break ? BREAK_FORCED : 0) | (attr->is_white ? BREAK_WHITE : 0) |
                     (attr->is_cursor_position ? BREAK_GRAPHEME : 0));
}

void pango_breaks(struct slice text, struct slice lang, uint8_t *attributes)
{
    struct arena scratch = ARENA_INIT;
    size_t characters = utf8_count(text), at = 0;
    PangoLogAttr *attrs = ARENA_ARRAY(&scratch, PangoLogAttr, characters + 1);
    struct slice name = arena_copy(&scratch, lang);

    BUG_IF(text.len > INT32_MAX);
    pango_get_log_attrs(text.ptr, (int)text.len, -1, pango_language_from_string(lang.len ? name.ptr : "en"),
                        attrs, (int)characters + 1);
    for (size_t i = 0; at < text.len; i++) {
        attributes[at] = attribute(&attrs[i]);
        utf8_next(text, &at);
    }
    attributes[text.len] = attribute(&attrs[characters]);
    arena_release(&scratch);
}

void face_breaks(const struct faces *faces, struct slice text, struct slice lang, uint8_t *attributes)
{
    (void)faces;
    memset(attributes, 0, text.len + 1);
    if (plain_breaks(text, attributes))
        return;
    memset(attributes, 0, text.len + 1);
    pango_breaks(text, lang, attributes);
}
