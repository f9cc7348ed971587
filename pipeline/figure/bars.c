/* Horizontal bars: the label before the bar, the value behind its end, one base line at nought. */
#include "figure/scale.h"

struct bar_frame {
    dim label_width, value_width, gap, bar_height;
    dim plot_x; /* of the scale's low end */
    struct bar_scale scale;
    struct wrapped *labels;
};

static dim widest_value(struct canvas *canvas)
{
    dim widest = 0;

    for (size_t i = 0; i < canvas->spec->part_count; i++) {
        dim width = canvas_text_width(canvas, canvas->spec->parts[i].printed, canvas->spec->strong_face);

        widest = width > widest ? width : widest;
    }
    return widest;
}

static struct bar_frame frame_of(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct bar_frame f = {.gap = spec->size / 2, .bar_height = spec->size * 5 / 4};
    dim room = canvas->width * 2 / 5;

    f.labels = ARENA_ARRAY(canvas->arena, struct wrapped, spec->part_count);
    for (size_t i = 0; i < spec->part_count; i++) {
        f.labels[i] = canvas_wrap(canvas, spec->parts[i].label, spec->face, room);
        f.label_width = f.labels[i].width > f.label_width ? f.labels[i].width : f.label_width;
    }
    f.value_width = widest_value(canvas) + f.gap;
    f.plot_x = f.label_width + f.gap;
    f.scale = bar_scale_for(canvas, 1);
    if (f.scale.has_negative)
        f.plot_x += f.value_width + f.gap; /* a value is not to be read as part of its label */
    f.scale = bar_scale_for(canvas, canvas->width - f.plot_x - f.value_width);
    return f;
}

static void draw_bar(struct canvas *canvas, const struct bar_frame *f, size_t i)
{
    const struct drawing_part *part = &canvas->spec->parts[i];
    dim base = f->plot_x + f->scale.nought, leading = canvas_leading(canvas);
    dim text_height = (dim)f->labels[i].count * leading;
    dim height = text_height > f->bar_height ? text_height : f->bar_height;
    dim top = canvas->height + (height - f->bar_height) / 2;
    dim length = part->known ? bar_scale_length(&f->scale, part->value) : 0;
    dim baseline = canvas->height + (height - text_height) / 2 + canvas->spec->size;
    struct outline bar = {0};

    for (size_t k = 0; k < f->labels[i].count; k++, baseline += leading)
        canvas_text(canvas,
                    (struct label){f->labels[i].lines[k], canvas->spec->face, f->label_width, baseline, 1});
    if (length) {
        outline_rectangle(
            canvas, &bar,
            (dim[]){length < 0 ? base + length : base, top, length < 0 ? -length : length, f->bar_height});
        canvas_fill(canvas, &bar, canvas_look(canvas, 0));
    }
    canvas_text(canvas, (struct label){part->printed, canvas->spec->strong_face,
                                       base + length + (length < 0 ? -f->gap / 2 : f->gap / 2),
                                       canvas->height + (height + canvas->spec->size * 7 / 10) / 2,
                                       length < 0 ? 1 : -1});
    canvas->height += height + canvas->spec->size / 2;
}

void draw_bars(struct canvas *canvas)
{
    struct bar_frame f = frame_of(canvas);
    dim base = f.plot_x + f.scale.nought;

    for (size_t i = 0; i < canvas->spec->part_count; i++)
        draw_bar(canvas, &f, i);
    canvas_line(canvas, (dim[]){base, 0, base, canvas->height}, canvas->spec->ink, DIM_PT * 3 / 4);
}
