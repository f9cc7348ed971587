/* Charts and diagrams: a spec with its words already made, and a measure, become a drawing. Knows no PDF and
 * no page. */
#ifndef PRECEPT_FIGURE_FIGURE_H
#define PRECEPT_FIGURE_FIGURE_H

#include "base/arena.h"
#include "base/dim.h"
#include "exact/ratio.h"

enum drawing_kind {
    DRAWING_BAR,
    DRAWING_COLUMN,
    DRAWING_PIE,
    DRAWING_CYCLE, /* parts: steps in a circle, the last leads to the first; only their labels count */
    DRAWING_ICON,  /* subject: its name, see figure_icon */
    DRAWING_QR,    /* subject: what it says; quiet zone included */
    DRAWING_HILLS, /* art over a whole page: `width` by `height`, in the colours of `looks` */
    DRAWING_ARCS,
    DRAWING_BANDS
};

enum fill_pattern {
    PATTERN_PLAIN,
    PATTERN_DIAGONAL,
    PATTERN_DOTS,
    PATTERN_CROSS,
    PATTERN_HORIZONTAL,
    PATTERN_VERTICAL
};

struct series_look {
    struct colour colour;
    enum fill_pattern pattern;
};

struct drawing_part {
    struct slice label;   /* category */
    struct slice brief;   /* the same where that has no room under its column; empty = there is none */
    struct slice printed; /* the value through the one formatter */
    struct ratio value;   /* exact; negative allowed in bars */
    bool known;           /* a missing or suppressed value draws no ink; its `printed` says so */
};

struct drawing_spec {
    enum drawing_kind kind;
    const struct drawing_part *parts;
    size_t part_count;
    struct ratio whole;              /* pies: the parts make it */
    const struct series_look *looks; /* one a part (pies) or looks[0] for all (bars) */
    size_t look_count;
    struct colour ink, grid, paper;
    uint8_t face, strong_face; /* numbers in document.faces */
    dim size;                  /* of its text */
    struct slice subject;      /* icons, QR codes */
    dim width, height;         /* icons and QR codes: width, 0 = the measure; art: of the page */
};

enum drawn_kind { DRAWN_PATH, DRAWN_TEXT };

/* Positions are from the drawing's top left corner, y downwards. */
struct drawn_item {
    enum drawn_kind kind;
    /* path */
    const uint8_t *steps; /* enum path_step of typeset/pages.h: 0 move, 1 line, 2 curve, 3 close */
    const struct point *points;
    uint32_t step_count, point_count;
    bool filled, stroked;
    struct colour fill, stroke;
    dim stroke_width;
    /* text: start, centre or end of the baseline at (x, y) */
    struct slice text;
    uint8_t face;
    dim size, x, y;
    int anchor; /* -1 start, 0 middle, 1 end */
};

struct drawing {
    dim width, height;
    const struct drawn_item *items;
    size_t item_count;
};

/* The names of the icons that can be drawn, from 0; empty after the last. */
struct slice figure_icon(size_t number);
/* A QR code can hold this text. */
bool figure_qr_fits(struct slice text);

struct faces;
/* Draws for a width; the height follows from the content. Measures text with `faces`. */
struct drawing figure_draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec,
                           dim width);

#endif
