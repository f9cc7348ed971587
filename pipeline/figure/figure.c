/* The one door of the service: picks the drawer for the kind of chart. */
#include "figure/canvas.h"

struct drawing figure_draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec,
                           dim width)
{
    struct canvas canvas = {.arena = arena, .faces = faces, .spec = spec, .width = width};

    static void (*const drawers[])(struct canvas *) = {
        [DRAWING_BAR] = draw_bars,    [DRAWING_COLUMN] = draw_columns, [DRAWING_PIE] = draw_pie,
        [DRAWING_CYCLE] = draw_cycle, [DRAWING_ICON] = draw_icon,      [DRAWING_QR] = draw_qr,
        [DRAWING_HILLS] = draw_hills, [DRAWING_ARCS] = draw_arcs,      [DRAWING_BANDS] = draw_bands,
    };

    if (spec->width && spec->width < width)
        canvas.width = spec->width;
    drawers[spec->kind](&canvas);
    return (struct drawing){canvas.width, canvas.height, canvas.items.items, canvas.items.count};
}
