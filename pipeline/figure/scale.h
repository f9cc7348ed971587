/* Scales: of bars, from nought (or the least value below it) to the greatest; of an axis with ticks. */
#ifndef PRECEPT_FIGURE_SCALE_H
#define PRECEPT_FIGURE_SCALE_H

#include "figure/canvas.h"

struct bar_scale {
    struct ratio range; /* greatest above nought less least below it; more than nought */
    dim length;         /* of the whole range on paper */
    dim nought;         /* distance of the base line from the scale's low end */
    bool has_negative;
};

struct bar_scale bar_scale_for(struct canvas *canvas, dim length);
/* From the first tick to the last. */
struct bar_scale tick_scale_for(struct canvas *canvas, dim length);
/* Distance of a value from the scale's low end. */
dim tick_scale_place(struct canvas *canvas, const struct bar_scale *scale, struct ratio value);
/* Lines across a plot of this left, top, width and height with their numbers: at its left for a scale that
 * goes up, below it for one that goes right. The title stands over the plot. */
struct plot {
    dim x, y, width, height;
};
void draw_grid_up(struct canvas *canvas, const struct plot *plot);
void draw_grid_right(struct canvas *canvas, const struct plot *plot);
/* The widest number of the ticks. */
dim tick_width(struct canvas *canvas);
/* The axis below a plot whose bottom is given: words, and of lines a tick, at the x of each of spec->places,
 * as many as have room, and what they have in common below (time_axis.c). Sets the canvas's height. */
void draw_time_axis(struct canvas *canvas, const dim *x, size_t count, dim bottom);
/* Signed length of a bar, from the base line. */
dim bar_scale_length(const struct bar_scale *scale, struct ratio value);

#endif
