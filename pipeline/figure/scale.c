/* Zero-based scales: a bar's length is always in proportion to its value. */
#include "figure/scale.h"

static struct bar_scale scale_between(struct canvas *canvas, struct ratio low, struct ratio high, dim length)
{
    struct bar_scale scale = {.length = length};

    scale.range = ratio_subtract(canvas->arena, high, low);
    if (ratio_sign(scale.range) == 0)
        scale.range = ratio_of_whole(1);
    scale.has_negative = ratio_sign(low) < 0;
    scale.nought = (dim)ratio_scaled(ratio_negate(canvas->arena, low), scale.range, length);
    return scale;
}

struct bar_scale bar_scale_for(struct canvas *canvas, dim length)
{
    const struct drawing_spec *spec = canvas->spec;
    struct ratio low = {0}, high = {0};

    if (spec->axis.tick_count)
        return scale_between(canvas, spec->axis.low, spec->axis.high, length);
    for (size_t i = 0; i < spec->part_count; i++) {
        const struct drawing_part *part = &spec->parts[i];

        if (part->known && ratio_compare(part->value, high) > 0)
            high = part->value;
        if (part->known && ratio_compare(part->value, low) < 0)
            low = part->value;
    }
    return scale_between(canvas, low, high, length);
}

dim bar_scale_length(const struct bar_scale *scale, struct ratio value)
{
    return (dim)ratio_scaled(value, scale->range, scale->length);
}

/* ---- axes with ticks ---- */

struct bar_scale tick_scale_for(struct canvas *canvas, dim length)
{
    const struct drawing_axis *axis = &canvas->spec->axis;

    if (!axis->tick_count)
        return bar_scale_for(canvas, length);
    return scale_between(canvas, axis->ticks[0].at, axis->ticks[axis->tick_count - 1].at, length);
}

dim tick_scale_place(struct canvas *canvas, const struct bar_scale *scale, struct ratio value)
{
    const struct drawing_axis *axis = &canvas->spec->axis;
    struct ratio low = axis->tick_count ? axis->ticks[0].at : axis->low;

    return (dim)ratio_scaled(ratio_subtract(canvas->arena, value, low), scale->range, scale->length);
}

dim tick_width(struct canvas *canvas)
{
    const struct drawing_axis *axis = &canvas->spec->axis;
    dim widest = 0;

    for (size_t i = 0; i < axis->tick_count; i++) {
        dim width = canvas_text_width(canvas, axis->ticks[i].label, canvas->spec->face);

        widest = width > widest ? width : widest;
    }
    return widest;
}

static uint8_t between(uint8_t grid, uint8_t ink)
{
    return (uint8_t)((grid * 3 + ink) / 4);
}

/* Nought stands out, or the low end where the scale does not hold it. */
static bool is_base(const struct drawing_axis *axis, size_t tick)
{
    return ratio_sign(axis->ticks[tick].at) == 0 ||
           (tick == 0 &&
            (ratio_sign(axis->ticks[0].at) > 0 || ratio_sign(axis->ticks[axis->tick_count - 1].at) < 0));
}

static void draw_tick_line(struct canvas *canvas, const dim ends[4], size_t tick)
{
    const struct drawing_spec *spec = canvas->spec;
    struct colour line = {between(spec->grid.red, spec->ink.red), between(spec->grid.green, spec->ink.green),
                          between(spec->grid.blue, spec->ink.blue)};
    bool base = is_base(&spec->axis, tick);

    canvas_line(canvas, ends, base ? spec->ink : line, base ? DIM_PT * 3 / 4 : DIM_PT / 2);
}

void draw_grid_up(struct canvas *canvas, const struct plot *plot)
{
    const struct drawing_axis *axis = &canvas->spec->axis;
    struct bar_scale scale = tick_scale_for(canvas, plot->height);
    dim gap = canvas->spec->size / 2;

    for (size_t i = 0; i < axis->tick_count; i++) {
        dim y = plot->y + plot->height - tick_scale_place(canvas, &scale, axis->ticks[i].at);

        draw_tick_line(canvas, (dim[]){plot->x, y, plot->x + plot->width, y}, i);
        canvas_text(canvas, (struct label){axis->ticks[i].label, canvas->spec->face, plot->x - gap,
                                           y + canvas->spec->size * 7 / 20, 1});
    }
}

void draw_grid_right(struct canvas *canvas, const struct plot *plot)
{
    const struct drawing_axis *axis = &canvas->spec->axis;
    struct bar_scale scale = tick_scale_for(canvas, plot->width);
    dim bottom = plot->y + plot->height;

    for (size_t i = 0; i < axis->tick_count; i++) {
        dim x = plot->x + tick_scale_place(canvas, &scale, axis->ticks[i].at);

        draw_tick_line(canvas, (dim[]){x, plot->y, x, bottom}, i);
        canvas_text(canvas, (struct label){axis->ticks[i].label, canvas->spec->face, x,
                                           bottom + canvas->spec->size * 6 / 5, 0});
    }
}
