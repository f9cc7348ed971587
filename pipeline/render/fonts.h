/* The fonts of one file: which glyphs of each face are shown, with what text and width, and the objects that
 * embed them (ISO 32000-1, 9.7: Type0 by glyph id). */
#ifndef PRECEPT_RENDER_FONTS_H
#define PRECEPT_RENDER_FONTS_H

#include "face/face.h"
#include "render/saver.h"

struct hb_face_t;
struct hb_font_t;

struct font_glyph {
    struct slice text; /* what it stands for when nothing else is said */
    int32_t width;     /* 1/100000 of the size, as the file states it */
    bool used;
};

struct font {
    struct hb_face_t *face;   /* NULL = not used */
    struct hb_font_t *shaper; /* one unit is one font unit */
    struct font_glyph *glyphs;
    unsigned glyph_count, units_per_em;
    uint32_t number;
};

struct fonts {
    struct arena *arena;
    const struct faces *faces;
    struct font *list; /* by the number of the face */
    size_t count;
};

enum { FONT_EM = 100000 }; /* the unit of widths and pens: 1/100 of a thousandth of the size */

void fonts_init(struct fonts *fonts, struct arena *arena, const struct faces *faces);
void fonts_release(struct fonts *fonts);

/* The face, opened at its first use. */
struct font *fonts_use(struct fonts *fonts, uint8_t face);
/* Notes that a glyph is shown. */
struct font_glyph *font_use_glyph(struct font *font, uint16_t glyph);
/* Notes that a glyph is shown for `text` (kept in the arena); false when it stands for another text already.
 */
bool font_claim(struct fonts *fonts, struct font *font, uint16_t glyph, struct slice text);

/* Writes the objects of every face that is used and appends "/F0 12 0 R…" to `resources`. */
void fonts_write(struct fonts *fonts, struct saver *saver, struct buffer *resources);

#endif
