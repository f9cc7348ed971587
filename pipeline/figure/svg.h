/* A picture made of outlines, as its SVG file describes it: shapes in the order in which they are painted,
 * each in the coordinates of the element that it comes from. Nothing is worked out yet: numbers are those
 * of the file, exactly, and turning, stretching and bending is left to the drawing (DRAWING_SVG). */
#ifndef PRECEPT_FIGURE_SVG_H
#define PRECEPT_FIGURE_SVG_H

#include "base/dim.h"

#include <stdbool.h>
#include <stddef.h>

/* Numbers are whole billionths of the file's unit, from -10^15 to 10^15 as written and up to three times that
 * as reflected control points. */
typedef int64_t svg_number;
#define SVG_ONE ((svg_number)1000000000)

/* Take 2, 2, 4, 6, 7 and 0 numbers. Points are absolute; an arc is radius x, radius y, turn in degrees, the
 * long way (0 or SVG_ONE), clockwise (the same), end x, end y. */
enum svg_step { SVG_MOVE, SVG_LINE, SVG_QUADRATIC, SVG_CUBIC, SVG_ARC, SVG_CLOSE };

enum svg_transform_kind {
    SVG_MATRIX, /* a b c d e f */
    SVG_TRANSLATE,
    SVG_SCALE,  /* x y */
    SVG_ROTATE, /* degrees, centre x, centre y */
    SVG_SKEW_X, /* degrees */
    SVG_SKEW_Y
};

struct svg_transform {
    enum svg_transform_kind kind;
    svg_number n[6];
    const struct svg_transform *outer; /* is done after this one; NULL = none */
};

enum svg_paint_kind { SVG_NOTHING, SVG_COLOUR, SVG_INK /* of the text round the picture */ };
struct svg_paint {
    enum svg_paint_kind kind;
    struct colour colour;
};

struct svg_shape {
    const uint8_t *steps; /* enum svg_step */
    const svg_number *numbers;
    size_t step_count, number_count;
    const struct svg_transform *transform; /* innermost; NULL = none. With a stroke it keeps all angles */
    struct svg_paint fill, stroke;
    svg_number stroke_width, mitre_limit; /* times the width */
    enum line_cap cap;
    enum line_join join;
    bool even_odd;
};

struct svg_picture {
    dim width, height;                           /* its own size, both more than nought */
    svg_number left, top, box_width, box_height; /* the part of the plane that it shows, as wide to high as
                                                    width to height */
    const struct svg_shape *shapes;
    size_t shape_count; /* at least one */
};

#endif
