/* The one unit of geometry. Lengths are whole numbers of 1/1024 pt (1 pt = 1/72 inch); y grows downwards. */
#ifndef PRECEPT_BASE_DIM_H
#define PRECEPT_BASE_DIM_H

#include <stdint.h>

typedef int32_t dim;      /* 1/1024 pt: up to 2,097,151 pt, far beyond a page */
typedef int64_t long_dim; /* the same unit, for sums over many pages */

enum { DIM_PT = 1024 };

struct point {
    dim x, y;
};

struct colour {
    uint8_t red, green, blue; /* sRGB */
};

#endif
