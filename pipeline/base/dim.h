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

/* The ends and corners of lines, as PDF numbers them. */
enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };
enum line_join { JOIN_MITRE, JOIN_ROUND, JOIN_BEVEL };
struct line_form {
    uint8_t cap, join;
    uint16_t mitre_limit; /* hundredths of the width; 0 = ten times it, as in PDF */
};

struct colour {
    uint8_t red, green, blue; /* sRGB */
};

#endif
