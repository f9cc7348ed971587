/* The eight ways in which the pixels of a file may lie (Exif, orientation): a map from the unit square of the
 * picture as it is stored to that of the picture as it is seen, both with y upwards. */
#ifndef PRECEPT_RENDER_TURN_H
#define PRECEPT_RENDER_TURN_H

#include <stdint.h>

/* x' = a x + c y + e, y' = b x + d y + f. */
struct turn {
    int8_t a, b, c, d, e, f;
};

/* turn: 1 to 8, 0 is 1. */
struct turn turn_of(uint8_t turn);

#endif
