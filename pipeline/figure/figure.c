/* The one door of the service: picks the drawer for the kind of chart. */
#include "figure/canvas.h"

struct drawing figure_draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec,
                           dim width)
{
    struct canvas canvas = {.arena = arena, .faces = faces, .spec = spec, .width = width};

    switch (spec->kind) {
    case DRAWING_BAR:
        draw_bars(&canvas);
        break;
    case DRAWING_COLUMN:
        draw_columns(&canvas);
        break;
    case DRAWING_PIE:
        draw_pie(&canvas);
        break;
    }
    return (struct drawing){width, canvas.height, canvas.items.items, canvas.items.count};
}
