/* The maps of the eight ways: where the first row and the first column of the file are to be seen. */
#include "render/turn.h"

struct turn turn_of(uint8_t turn)
{
    static const struct turn turns[] = {
        {1, 0, 0, 1, 0, 0},   /* 1: row 0 at the top, column 0 on the left */
        {-1, 0, 0, 1, 1, 0},  /* 2: top, right */
        {-1, 0, 0, -1, 1, 1}, /* 3: bottom, right */
        {1, 0, 0, -1, 0, 1},  /* 4: bottom, left */
        {0, -1, -1, 0, 1, 1}, /* 5: left, top */
        {0, -1, 1, 0, 0, 1},  /* 6: right, top */
        {0, 1, 1, 0, 0, 0},   /* 7: right, bottom */
        {0, 1, -1, 0, 1, 0},  /* 8: left, bottom */
    };

    return turns[turn ? turn - 1 : 0];
}
