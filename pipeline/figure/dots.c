/* Dots on a common scale, a row a category: of one series with its value, of several with the span between
 * them. The scale need not begin at nought: a dot is read by its place and not by a length. */
#include "figure/scale.h"

struct dot_frame {
    struct plot plot;
    size_t series, categories;
    struct bar_scale scale;
    struct wrapped *labels;
    dim label_width, value_width;
};

static struct dot_frame frame_of(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct dot_frame f = {.series = canvas_series(canvas), .categories = canvas_categories(canvas)};

    f.labels = ARENA_ARRAY(canvas->arena, struct wrapped, f.categories);
    for (size_t i = 0; i < f.categories; i++) {
        f.labels[i] = canvas_wrap(canvas, spec->parts[i].label, spec->face, canvas->width * 2 / 5);
        f.label_width = f.labels[i].width > f.label_width ? f.labels[i].width : f.label_width;
    }
    for (size_t i = 0; f.series == 1 && i < canvas_all(canvas)->part_count; i++) {
        dim width = canvas_text_width(canvas, canvas_all(canvas)->parts[i].printed, spec->strong_face);

        f.value_width = width > f.value_width ? width : f.value_width;
    }
    if (f.value_width < tick_width(canvas) / 2)
        f.value_width = tick_width(canvas) / 2;
    f.plot.x = f.label_width + spec->size;
    f.plot.width = canvas->width - f.plot.x - f.value_width - spec->size;
    f.scale = tick_scale_for(canvas, f.plot.width);
    return f;
}

static dim row_height(struct canvas *canvas, const struct dot_frame *f, size_t category)
{
    return (dim)f->labels[category].count * canvas_leading(canvas) + canvas->spec->size / 2;
}

static dim dot_x(struct canvas *canvas, const struct dot_frame *f, const struct drawing_part *part)
{
    return f->plot.x + tick_scale_place(canvas, &f->scale, part->value);
}

static void draw_span(struct canvas *canvas, const struct dot_frame *f, size_t category, dim y)
{
    dim low = INT32_MAX, high = INT32_MIN;

    for (size_t s = 0; s < f->series; s++) {
        const struct drawing_part *part = &canvas->spec->parts[s * f->categories + category];
        dim x = part->known ? dot_x(canvas, f, part) : 0;

        if (!part->known)
            continue;
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    if (low < high)
        canvas_line(canvas, (dim[]){low, y, high, y}, canvas->spec->ink, DIM_PT * 3 / 4);
}

static void draw_dot(struct canvas *canvas, const struct dot_frame *f, const size_t which[2], dim y)
{
    size_t number = which[0] * f->categories + which[1];
    const struct drawing_part *part = &canvas->spec->parts[number];
    dim size = canvas->spec->size, x = part->known ? dot_x(canvas, f, part) : f->plot.x;

    if (part->known) {
        draw_marker(canvas, (struct point){x, y}, which[0]);
        canvas_measures(canvas, number);
    }
    if (f->series == 1 || !part->known)
        canvas_text(canvas, (struct label){part->printed, canvas->spec->strong_face, x + size * 3 / 5,
                                           y + size * 7 / 20, -1});
}

static void draw_row(struct canvas *canvas, const struct dot_frame *f, size_t category)
{
    dim leading = canvas_leading(canvas), height = row_height(canvas, f, category);
    dim baseline = canvas->height + canvas->spec->size * 5 / 4, y = canvas->height + height / 2;

    for (size_t k = 0; k < f->labels[category].count; k++, baseline += leading)
        canvas_text(canvas, (struct label){f->labels[category].lines[k], canvas->spec->face, f->label_width,
                                           baseline, 1});
    draw_span(canvas, f, category, y);
    for (size_t s = f->series; s-- > 0;)
        draw_dot(canvas, f, (size_t[]){s, category}, y);
    canvas->height += height;
}

void draw_dots(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct dot_frame f = frame_of(canvas);

    if (f.series > 1 && !canvas->in_panel)
        draw_legend(canvas, true);
    if (spec->axis.title.len) {
        canvas_text(canvas,
                    (struct label){spec->axis.title, spec->face, f.plot.x, canvas->height + spec->size, -1});
        canvas->height += canvas_leading(canvas) * 4 / 3;
    }
    f.plot.y = canvas->height;
    for (size_t i = 0; i < f.categories; i++)
        f.plot.height += row_height(canvas, &f, i);
    draw_grid_right(canvas, &f.plot);
    for (size_t i = 0; i < f.categories; i++)
        draw_row(canvas, &f, i);
    canvas->height += spec->size * 3 / 2;
}
