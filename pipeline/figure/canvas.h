/* What the drawers of figure/ share: items being collected, and text measured and wrapped through the face
 * service. */
#ifndef PRECEPT_FIGURE_CANVAS_H
#define PRECEPT_FIGURE_CANVAS_H

#include "face/face.h"
#include "figure/figure.h"

struct canvas {
    struct arena *arena;
    struct faces *faces;
    const struct drawing_spec *spec;
    dim width, height; /* height grows while drawing */
    VECTOR(struct drawn_item) items;
    size_t first_part;              /* of the panel at hand: number of its first part */
    bool in_panel;                  /* one of several: the legend stands over them */
    const struct drawing_spec *all; /* in a panel: of all panels, which have one scale */
};

struct plot_place { /* of a panel */
    dim x, y, width;
};

/* A path under construction; points are rounded to 1/1024 pt as they are added. */
struct outline {
    VECTOR(uint8_t) steps;
    VECTOR(struct point) points;
};

enum { STEP_MOVE, STEP_LINE, STEP_CURVE, STEP_CLOSE };

struct wrapped {
    const struct slice *lines;
    size_t count;
    dim width; /* of the longest */
};

struct label { /* a piece of text to place */
    struct slice text;
    uint8_t face;
    dim x, y; /* of the baseline */
    int anchor;
};

dim canvas_leading(const struct canvas *canvas);
dim canvas_text_width(struct canvas *canvas, struct slice text, uint8_t face);
/* Lines of at most `measure`, broken at spaces; a longer word stands alone. */
struct wrapped canvas_wrap(struct canvas *canvas, struct slice text, uint8_t face, dim measure);
void canvas_text(struct canvas *canvas, struct label label);
/* On a plate of paper, so that no pattern and no line of the grid runs through it. */
void canvas_plate(struct canvas *canvas, struct label label);
/* A path that is neither filled nor stroked yet. */
struct drawn_item *canvas_path(struct canvas *canvas, const struct outline *path);
void canvas_fill(struct canvas *canvas, const struct outline *path, struct colour fill);
/* Filled, with an edge in `edge` of the given thickness. */
void canvas_fill_edged(struct canvas *canvas, const struct outline *path, struct colour fill,
                       struct colour edge, dim thickness);
void canvas_line(struct canvas *canvas, const dim ends[4], struct colour colour, dim thickness);
void canvas_stroke(struct canvas *canvas, const struct outline *path, struct colour colour, dim thickness);

void outline_move(struct canvas *canvas, struct outline *path, dim x, dim y);
void outline_line(struct canvas *canvas, struct outline *path, dim x, dim y);
void outline_curve(struct canvas *canvas, struct outline *path, const dim points[6]);
void outline_close(struct canvas *canvas, struct outline *path);
/* A whole circle, or an ellipse, as four curves. */
struct ellipse {
    dim x, y, radius_x, radius_y;
};
void outline_ellipse(struct canvas *canvas, struct outline *path, struct ellipse ellipse);
void outline_rectangle(struct canvas *canvas, struct outline *path,
                       const dim box[4]); /* x, y, width, height */

struct colour canvas_look(const struct canvas *canvas, size_t part);
/* The last item measures a part of the panel at hand (number from 0). */
void canvas_measures(struct canvas *canvas, size_t part);
/* The spec of all panels: what all have room for is measured on it. */
const struct drawing_spec *canvas_all(const struct canvas *canvas);
/* The series and categories of a panel. */
size_t canvas_series(const struct canvas *canvas);
size_t canvas_categories(const struct canvas *canvas);

/* ---- what several kinds of charts draw ---- */

/* A polygon filled as series number `look` is: its colour, and its pattern in the colour of the paper. */
void draw_filled(struct canvas *canvas, const struct outline *path, size_t look, size_t part);
/* The pattern alone, inside a polygon (pattern.c). */
void draw_pattern(struct canvas *canvas, const struct outline *polygon, size_t look);
/* A mark whose form tells the series, round a point. */
void draw_marker(struct canvas *canvas, struct point at, size_t look);
/* A line whose dashes tell the series. */
void draw_dashed(struct canvas *canvas, const struct outline *line, size_t look);
/* Names of the series with their swatches (markers: with their marks), at the top of the canvas. */
void draw_legend(struct canvas *canvas, bool markers);

void draw_bars(struct canvas *canvas);    /* horizontal */
void draw_columns(struct canvas *canvas); /* vertical */
void draw_pie(struct canvas *canvas);
void draw_line(struct canvas *canvas);
void draw_dots(struct canvas *canvas);
/* Small multiples of any kind that has a scale: one legend, panels side by side. */
void draw_panels(struct canvas *canvas, void (*draw)(struct canvas *));
void draw_spark(struct canvas *canvas);
void draw_plain_disc(struct canvas *canvas);
void draw_cycle(struct canvas *canvas);
void draw_icon(struct canvas *canvas);
void draw_qr(struct canvas *canvas);
void draw_svg(struct canvas *canvas);
/* Art: the whole of spec->width by spec->height. */
void draw_hills(struct canvas *canvas);
void draw_arcs(struct canvas *canvas);
void draw_bands(struct canvas *canvas);

#endif
