/* The scale of a bar chart: from nought (or the least value below it) to the greatest. */
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
/* Signed length of a bar, from the base line. */
dim bar_scale_length(const struct bar_scale *scale, struct ratio value);

#endif
