/* Pictures decoded: PNG through libpng, JPEG through libjpeg. */
#ifndef PRECEPT_RENDER_PIXELS_H
#define PRECEPT_RENDER_PIXELS_H

#include "compose/document.h"

#include <stdint.h>

enum pixels_fault {
    PIXELS_FINE,
    PIXELS_DAMAGED,
    PIXELS_TOO_MANY,      /* over PIXELS_LIMIT */
    PIXELS_PRINT_COLOURS, /* a JPEG in CMYK or the like */
    PIXELS_PROFILE_BROKEN,
    PIXELS_PROFILE_MISMATCH /* its profile is one of other colours */
};

enum { PIXELS_LIMIT = 100000000 }; /* width × height */

struct pixels {
    uint8_t *bytes; /* height rows of width × channels, on the heap */
    uint32_t width, height;
    bool mended;       /* by the gamma of the file: they are not the numbers that stand in it */
    unsigned channels; /* 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; alpha is not multiplied in */
};

enum pixels_fault pixels_decode(const struct doc_picture *picture, struct pixels *pixels);
void pixels_release(struct pixels *pixels);

/* Only the head of a JPEG: its size and 1 or 3 channels; `bytes` stays NULL. */
enum pixels_fault pixels_examine_jpeg(struct slice file, struct pixels *pixels);

#endif
