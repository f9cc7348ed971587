/* PNG and JPEG: is the file whole, and how many pixels has it? */
#ifndef PRECEPT_READ_PICTURE_H
#define PRECEPT_READ_PICTURE_H

#include "base/slice.h"

#include <stdint.h>

enum { PICTURE_SIDE = 20000 }; /* pixels */

enum picture_state { PICTURE_SOUND, PICTURE_UNKNOWN, PICTURE_BROKEN, PICTURE_LARGE };

struct picture {
    uint32_t width, height;
    bool is_jpeg;
    const char *fault; /* PICTURE_BROKEN: a sentence */
};

enum picture_state picture_look(struct slice bytes, struct picture *picture);

#endif
