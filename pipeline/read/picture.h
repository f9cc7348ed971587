/* PNG and JPEG: is the file whole and of a kind that a PDF can hold, how many pixels has it, and which way is
 * up? */
#ifndef PRECEPT_READ_PICTURE_H
#define PRECEPT_READ_PICTURE_H

#include "base/slice.h"

#include <stdint.h>

enum { PICTURE_SIDE = 20000 }; /* pixels */

enum picture_state {
    PICTURE_SOUND,
    PICTURE_UNKNOWN,
    PICTURE_BROKEN,
    PICTURE_LARGE,
    PICTURE_PRINT_COLOURS, /* CMYK */
    PICTURE_RARE           /* a JPEG in a form that readers of PDF do not know */
};

struct picture {
    uint32_t width, height; /* upright: as it is seen once it is turned */
    bool is_jpeg;
    uint8_t turn;      /* 1 to 8: how it is to be turned and mirrored, as Exif numbers it; 1 = not at all */
    const char *fault; /* PICTURE_BROKEN: a sentence */
};

enum picture_state picture_look(struct slice bytes, struct picture *picture);

#endif
