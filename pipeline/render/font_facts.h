/* What a font descriptor says of a face (ISO 32000-1, 9.8), read from the face's own tables. */
#ifndef PRECEPT_RENDER_FONT_FACTS_H
#define PRECEPT_RENDER_FONT_FACTS_H

#include "base/buffer.h"

#include <stdint.h>

struct hb_face_t;

struct font_facts {
    struct buffer name; /* PostScript name: letters, digits and hyphens */
    int32_t box[4];     /* left, bottom, right, top: 1/1000 of the size, as all below */
    int32_t ascent, descent, cap_height, stem;
    int32_t italic_angle; /* 1/100 degree, negative = leaning to the right */
    unsigned flags;
};

void font_facts_read(struct font_facts *facts, struct hb_face_t *face);
void font_facts_release(struct font_facts *facts);
void font_facts_put(const struct font_facts *facts, struct buffer *out);

#endif
