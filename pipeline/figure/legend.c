/* Names of series beside a sample of how each is drawn; and panels side by side under one of them. */
#include "figure/canvas.h"

#include <string.h>

static void draw_sample(struct canvas *canvas, struct point at, size_t series, bool markers)
{
    dim side = canvas->spec->size * 9 / 10;
    struct outline path = {0};

    if (markers) {
        draw_marker(canvas, (struct point){at.x + side / 2, at.y - side * 2 / 5}, series);
        return;
    }
    outline_rectangle(canvas, &path, (dim[]){at.x, at.y - side * 9 / 10, side * 3 / 2, side});
    canvas_fill(canvas, &path, canvas_look(canvas, series));
    draw_pattern(canvas, &path, series);
}

void draw_legend(struct canvas *canvas, bool markers)
{
    const struct drawing_spec *spec = canvas->spec;
    dim swatch = spec->size * (markers ? 7 : 9) / 5, x = 0, baseline = canvas->height + spec->size;

    for (size_t i = 0; i < spec->series_count; i++) {
        struct wrapped name = canvas_wrap(canvas, spec->series[i], spec->face, canvas->width - swatch);

        if (x && x + swatch + name.width > canvas->width) {
            x = 0;
            baseline += canvas_leading(canvas) * 5 / 4;
        }
        draw_sample(canvas, (struct point){x, baseline}, i, markers);
        for (size_t k = 0; k < name.count; k++) {
            if (k)
                baseline += canvas_leading(canvas);
            canvas_text(canvas, (struct label){name.lines[k], spec->face, x + swatch, baseline, -1});
        }
        x += swatch + name.width + spec->size * 3 / 2;
    }
    canvas->height = baseline + spec->size;
}

/* ---- panels ---- */

static void move_points(struct canvas *canvas, struct drawn_item *item, struct point by)
{
    struct point *points = ARENA_ARRAY(canvas->arena, struct point, item->point_count);

    for (uint32_t i = 0; i < item->point_count; i++)
        points[i] = (struct point){item->points[i].x + by.x, item->points[i].y + by.y};
    item->points = points;
    item->x += by.x;
    item->y += by.y;
}

static dim draw_panel(struct canvas *canvas, void (*draw)(struct canvas *), size_t number,
                      const struct plot_place *at)
{
    struct drawing_spec spec = *canvas->spec;
    size_t parts = spec.part_count / spec.panel_count, categories = parts / spec.series_count;
    struct canvas panel = {.arena = canvas->arena, .faces = canvas->faces, .spec = &spec, .width = at->width};
    struct wrapped name = canvas_wrap(canvas, spec.panels[number], spec.strong_face, at->width);
    dim baseline = at->y + spec.size;

    for (size_t k = 0; k < name.count; k++, baseline += canvas_leading(canvas))
        canvas_text(canvas, (struct label){name.lines[k], spec.strong_face, at->x, baseline, -1});
    spec.parts += number * parts;
    spec.part_count = parts;
    spec.totals = spec.totals ? spec.totals + number * categories : NULL;
    spec.panel_count = 1;
    spec.panels = NULL;
    spec.axis.title = S("");
    panel.first_part = canvas->first_part + number * parts;
    panel.in_panel = true;
    panel.all = canvas->spec;
    draw(&panel);
    for (size_t i = 0; i < panel.items.count; i++) {
        struct drawn_item *item = VECTOR_PUSH(canvas->arena, &canvas->items);

        *item = panel.items.items[i];
        move_points(canvas, item, (struct point){at->x, baseline});
    }
    return baseline + panel.height;
}

void draw_panels(struct canvas *canvas, void (*draw)(struct canvas *))
{
    const struct drawing_spec *spec = canvas->spec;
    size_t across = spec->panel_count == 3 || spec->panel_count > 4 ? 3 : 2;
    dim gap = spec->size * 2, bottom;
    struct plot_place at = {0};

    if (spec->kind != DRAWING_LINE && across > 2)
        across = 2; /* bars need room for their labels */
    if (spec->series_count > 1)
        draw_legend(canvas, spec->kind == DRAWING_LINE || spec->kind == DRAWING_DOT);
    if (spec->axis.title.len) {
        canvas_text(canvas, (struct label){spec->axis.title, spec->face, 0, canvas->height + spec->size, -1});
        canvas->height += canvas_leading(canvas) * 3 / 2;
    }
    at.width = (canvas->width - gap * (dim)(across - 1)) / (dim)across;
    bottom = at.y = canvas->height;
    for (size_t i = 0; i < spec->panel_count; i++) {
        dim end;

        at.x = (at.width + gap) * (dim)(i % across);
        if (i && i % across == 0)
            at.y = bottom + spec->size * 3 / 2;
        end = draw_panel(canvas, draw, i, &at);
        bottom = end > bottom ? end : bottom;
    }
    canvas->height = bottom;
}
