/* The harness of SVG pictures: a file gives a picture or a message, never neither, and a picture can be
 * printed and drawn; every step of the drawing has its points. */
#ifndef PRECEPT_TESTS_FUZZ_SVG_H
#define PRECEPT_TESTS_FUZZ_SVG_H

#include "figure/figure.h"
#include "fuzz/inputs.h"
#include "read/svg.h"

static inline void fuzz_drawn(const struct drawing *drawing)
{
    static const uint8_t counts[] = {1, 1, 3, 0};

    for (size_t i = 0; i < drawing->item_count; i++) {
        const struct drawn_item *item = &drawing->items[i];
        uint32_t points = 0;

        FUZZ_HOLDS(item->kind == DRAWN_PATH && (item->filled || item->stroked));
        FUZZ_HOLDS(item->step_count && item->steps[0] == 0);
        for (uint32_t k = 0; k < item->step_count; k++)
            points += counts[item->steps[k]];
        FUZZ_HOLDS(points == item->point_count && item->stroke_width >= 0);
        for (uint32_t k = 0; k < points; k++) /* a page may lie anywhere beside them */
            FUZZ_HOLDS(item->points[k].x >= -(1 << 28) && item->points[k].x <= 1 << 28);
    }
}

static inline void fuzz_svg(struct slice input)
{
    struct fuzz_file f;
    struct buffer out = BUFFER_INIT;
    const struct svg_picture *picture = NULL;

    fuzz_open(&f, input, false, false);
    if (f.sound)
        picture = svg_read(&f.arena, &f.diagnostics, f.source);
    if (f.sound)
        FUZZ_HOLDS(picture || f.diagnostics.errors);
    if (picture) {
        struct drawing_spec spec = {.kind = DRAWING_SVG, .svg = picture};
        struct drawing drawing = figure_draw(&f.arena, NULL, &spec, 100 * DIM_PT);

        FUZZ_HOLDS(picture->width > 0 && picture->height > 0 && picture->shape_count);
        FUZZ_HOLDS(drawing.item_count == picture->shape_count && drawing.height >= 0);
        fuzz_drawn(&drawing);
        svg_print(picture, &out);
    }
    buffer_release(&out);
    fuzz_close(&f);
}

#endif
