/* Scripts and directions of text: where one call of HarfBuzz must end and the next begin. Pango's script
 * iterator (UAX 24, common characters resolved by their neighbours) and its levels (UAX 9, by FriBidi) do the
 * work; neither needs a font map. Knows no font. */
#include "base/utf8.h"
#include "face/faces.h"

#include <hb-glib.h>
#include <pango/pango.h>

/* Latin letters to U+024F, U+2010 to U+2027, U+2030 to U+205E, and the signs that documents hold: nothing in
 * them has a direction, and all shape as Latin. Controls of direction (U+200E, U+202A …) and U+200C/D are not
 * among them. */
static bool plain_at(const unsigned char *p, size_t left, size_t *step)
{
    *step = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : 3;
    if (p[0] < 0x80)
        return true;
    if (p[0] <= 0xc9)
        return left >= 2;
    if (p[0] != 0xe2 || left < 3)
        return false;
    if (p[1] == 0x80)
        return (p[2] >= 0x90 && p[2] <= 0xa7) || p[2] >= 0xaf || (p[2] >= 0x80 && p[2] <= 0x8a);
    if (p[1] == 0x81)
        return p[2] <= 0x9e;
    return (p[1] == 0x82 && p[2] == 0xac) /* euro */ || (p[1] == 0x88 && p[2] == 0x92) /* minus */;
}

bool face_is_plain(struct slice text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t step;

    for (size_t i = 0; i < text.len; i += step)
        if (!plain_at(p + i, text.len - i, &step))
            return false;
    return true;
}

int face_levels(struct slice text, int base, uint8_t *levels)
{
    PangoDirection direction = base < 0 ? PANGO_DIRECTION_WEAK_LTR
                               : base   ? PANGO_DIRECTION_RTL
                                        : PANGO_DIRECTION_LTR;
    guint8 *by_character;
    size_t at = 0, next = 0;

    if (base <= 0 && face_is_plain(text)) {
        memset(levels, 0, text.len);
        return 0;
    }
    by_character = pango_log2vis_get_embedding_levels(text.ptr, (int)text.len, &direction);
    for (size_t i = 0; next < text.len; i++, at = next) {
        utf8_next(text, &next);
        memset(levels + at, by_character[i], next - at);
    }
    g_free(by_character);
    return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

size_t itemise(struct arena *scratch, struct slice word, int base, struct script_run **runs)
{
    uint8_t *levels = arena_alloc(scratch, word.len);
    PangoScriptIter *scripts = pango_script_iter_new(word.ptr, (int)word.len);
    VECTOR(struct script_run) list = {0};

    face_levels(word, base, levels);
    do {
        const char *start, *end;
        PangoScript script;
        size_t at, stop;

        pango_script_iter_get_range(scripts, &start, &end, &script);
        stop = (size_t)(end - word.ptr);
        for (at = (size_t)(start - word.ptr); at < stop;) {
            struct script_run *run = VECTOR_PUSH(scratch, &list);

            *run = (struct script_run){at, at, hb_glib_script_to_script((GUnicodeScript)script), levels[at]};
            while (at < stop && levels[at] == run->level)
                at++;
            run->end = at;
        }
    } while (pango_script_iter_next(scripts));
    pango_script_iter_free(scripts);
    *runs = list.items;
    return list.count;
}
