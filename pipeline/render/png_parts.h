/* The chunks of a PNG file that a PDF can hold as they are (ISO 32000-1, 7.4.4.4: PNG predictors). */
#ifndef PRECEPT_RENDER_PNG_PARTS_H
#define PRECEPT_RENDER_PNG_PARTS_H

#include "base/buffer.h"

struct png_parts {
    unsigned width, height, depth, colour; /* colour: 0 grey, 2 RGB, 3 palette */
    struct slice palette;
    struct buffer data; /* the compressed rows */
};

/* False when the rows must be made anew: transparency, interlacing, 16 bits. The file has been decoded
 * without fault. */
bool png_parts_read(struct slice file, struct png_parts *parts);
void png_parts_release(struct png_parts *parts);

#endif
