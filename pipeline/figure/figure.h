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
    DRAWING_PIE, /* with `hollow` a donut */
    DRAWING_LINE,
    DRAWING_DOT,
    DRAWING_SPARK, /* a small line without words: `course`; as high as its `size` */
    DRAWING_DISC,  /* a filled circle as wide as the measure, in `ink` */
    DRAWING_CYCLE, /* parts: steps in a circle, the last leads to the first; only their labels count */
    DRAWING_ICON,  /* subject: its name, see figure_icon */
    DRAWING_QR,    /* subject: what it says; quiet zone included */
    DRAWING_HILLS, /* art over a whole page: `width` by `height`, in the colours of `looks` */
    DRAWING_ARCS,
    DRAWING_BANDS,
    DRAWING_SVG /* svg, as wide as it can be; what has the colour of the text has that of `ink` */
};

/* Where the values of a small line lie: COURSE_TOP for the highest, 0 for the lowest, COURSE_GAP when not
 * known. */
enum { COURSE_TOP = 1 << 20, COURSE_GAP = -1 };

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

/* The scale of values; without ticks the parts themselves make it. */
struct drawing_axis {
    struct ratio low, high;
    const struct drawing_tick {
        struct ratio at;
        struct slice label;
    } * ticks;
    size_t tick_count;
    struct slice title;
};

/* Where a category stands along a line: its words there, shorter ones for where there are many (both "Apr"
 * and "A"), and what neighbours have in common, below them ("2022/23"). Where not all have room, those of the
 * highest ranks stand: of months 2 begins a quarter, 3 a half-year; of days 1 a week, 2 a month, 3 a quarter;
 * 4 the year that is their group. */
struct drawing_place {
    struct ratio at;
    struct slice mark, letter, group; /* letter, group: may be empty */
    uint8_t rank;
};

struct drawing_spec {
    enum drawing_kind kind;
    /* Panel by panel, in it series by series, in it a category each. */
    const struct drawing_part *parts;
    size_t part_count;
    const struct slice *series, *panels; /* their names */
    size_t series_count, panel_count;    /* 0 = one */
    bool stacked;                        /* bars, columns: the series of a category on one another */
    const struct drawing_part *totals;   /* stacked: at the end of each; NULL = none */
    bool signs;                          /* bars: looks[0] above nought, looks[1] below: variances */
    struct drawing_axis axis;
    const struct drawing_place
        *places;              /* lines: of each category; columns: where there are too many for labels */
    struct ratio whole;       /* pies: the parts make it */
    struct slice whole_label; /* donuts: in the middle */
    struct slice remark;      /* under the drawing: what signs for unknown values mean */
    bool hollow;
    const struct series_look *looks; /* one a part (pies) or one a series */
    size_t look_count;
    struct colour ink, grid, paper;
    uint8_t face, strong_face; /* numbers in document.faces */
    dim size;                  /* of its text */
    struct slice subject;      /* icons, QR codes */
    const int32_t *course;     /* small lines: where each value lies */
    size_t course_count;
    dim width, height; /* icons, QR codes, small lines, SVG: width, 0 = the measure; art: of the page */
    const struct svg_picture *svg; /* figure/svg.h */
};

enum drawn_kind { DRAWN_PATH, DRAWN_TEXT };

/* Positions are from the drawing's top left corner, y downwards. */
struct drawn_item {
    enum drawn_kind kind;
    /* path */
    const uint8_t *steps; /* enum path_step of typeset/pages.h: 0 move, 1 line, 2 curve, 3 close */
    const struct point *points;
    uint32_t step_count, point_count;
    bool filled, stroked, even_odd;
    bool cut; /* at the edges of the drawing */
    struct colour fill, stroke;
    dim stroke_width;
    struct line_form form; /* of the stroke */
    /* text: start, centre or end of the baseline at (x, y) */
    struct slice text;
    uint8_t face;
    dim size, x, y;
    int anchor;    /* -1 start, 0 middle, 1 end */
    uint32_t part; /* of a path: the part that it measures, from 1; 0 = none */
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

/* All words of a drawing, from 0; ptr is NULL after the last. */
struct slice figure_words(const struct drawing_spec *spec, size_t number);
/* It shows data, as no icon and no art does. */
bool figure_is_chart(const struct drawing_spec *spec);
/* How many of the looks it uses. */
size_t figure_looks(const struct drawing_spec *spec);

struct faces;
/* Draws for a width; the height follows from the content. Measures text with `faces`. */
struct drawing figure_draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec,
                           dim width);

#endif
