/* Horizontal bars: the label before a category, its bars under each other or stacked, the value behind the
 * end of each, one base line at nought. Stacked ones have an axis, and the values that fit on their parts. */
#include "figure/scale.h"

enum { MANY = 20, TOO_MANY = 26 }; /* rows beyond which they stand closer, and in two columns */

struct bar_frame {
    dim left, width; /* of the column of rows at hand */
    dim label_width, value_width, gap, bar_height;
    dim bar_step; /* from one bar of a category to the next */
    dim row_gap;
    dim plot_x; /* of the scale's low end */
    size_t series, categories;
    struct bar_scale scale;
    struct wrapped *labels;
};

static const struct drawing_part *part_at(const struct canvas *canvas, const struct bar_frame *f,
                                          size_t series, size_t category)
{
    return &canvas->spec->parts[series * f->categories + category];
}

static dim widest_value(struct canvas *canvas, const struct bar_frame *f)
{
    const struct drawing_spec *all = canvas_all(canvas);
    const struct drawing_part *parts = all->stacked ? all->totals : all->parts;
    size_t count = all->stacked ? all->part_count / f->series : all->part_count;
    dim widest = 0;

    for (size_t i = 0; parts && i < count; i++) {
        dim width = canvas_text_width(canvas, parts[i].printed, all->strong_face);

        widest = width > widest ? width : widest;
    }
    return widest;
}

static void frame_scale(struct canvas *canvas, struct bar_frame *f)
{
    dim length;

    f->plot_x = f->left + f->label_width + f->gap;
    f->scale = bar_scale_for(canvas, 1);
    if (f->scale.has_negative)
        f->plot_x += f->value_width + f->gap; /* a value is not to be read as part of its label */
    length = f->left + f->width - f->plot_x - f->value_width;
    if (canvas->spec->stacked && tick_width(canvas) / 2 > f->value_width)
        length -= tick_width(canvas) / 2 - f->value_width; /* the last number hangs over the end */
    f->scale = canvas->spec->stacked ? tick_scale_for(canvas, length) : bar_scale_for(canvas, length);
}

static struct bar_frame frame_of(struct canvas *canvas, bool halved)
{
    const struct drawing_spec *spec = canvas->spec;
    struct bar_frame f = {
        .gap = spec->size / 2, .series = canvas_series(canvas), .categories = canvas_categories(canvas)};
    dim room;
    bool many = f.categories * (spec->stacked ? 1 : f.series) > MANY;

    f.width = halved ? canvas->width / 2 - spec->size : canvas->width;
    room = f.width * 2 / 5;
    f.bar_height = spec->stacked && !many ? spec->size * 2
                   : f.series > 1 || many ? spec->size * 11 / 10
                                          : spec->size * 5 / 4;
    f.bar_step = f.bar_height + DIM_PT;
    f.row_gap = many ? spec->size / 5 : f.series > 1 && !spec->stacked ? spec->size * 9 / 10 : spec->size / 2;
    f.labels = ARENA_ARRAY(canvas->arena, struct wrapped, f.categories);
    for (size_t i = 0; i < f.categories; i++) {
        f.labels[i] = canvas_wrap(canvas, spec->parts[i].label, spec->face, room);
        f.label_width = f.labels[i].width > f.label_width ? f.labels[i].width : f.label_width;
    }
    f.value_width = widest_value(canvas, &f) + f.gap;
    frame_scale(canvas, &f);
    return f;
}

static dim block_height(const struct canvas *canvas, const struct bar_frame *f)
{
    return canvas->spec->stacked ? f->bar_height : f->bar_step * (dim)(f->series - 1) + f->bar_height;
}

static dim row_height(struct canvas *canvas, const struct bar_frame *f, size_t category)
{
    dim text = (dim)f->labels[category].count * canvas_leading(canvas), bars = block_height(canvas, f);

    return text > bars ? text : bars;
}

static void draw_value(struct canvas *canvas, const struct bar_frame *f, struct slice text, const dim at[3])
{
    bool left = at[2] < 0; /* at: end of the bar, middle of its height, its length */

    canvas_text(canvas,
                (struct label){text, canvas->spec->strong_face, at[0] + (left ? -f->gap / 2 : f->gap / 2),
                               at[1] + canvas->spec->size * 7 / 20, left ? 1 : -1});
}

static void draw_bar(struct canvas *canvas, const struct bar_frame *f, const size_t which[2], dim top)
{
    const struct drawing_part *part = part_at(canvas, f, which[0], which[1]);
    dim base = f->plot_x + f->scale.nought;
    dim length = part->known ? bar_scale_length(&f->scale, part->value) : 0;
    size_t look = canvas->spec->signs ? length < 0 : which[0];
    struct outline bar = {0};

    if (length) {
        outline_rectangle(
            canvas, &bar,
            (dim[]){length < 0 ? base + length : base, top, length < 0 ? -length : length, f->bar_height});
        draw_filled(canvas, &bar, look, which[0] * f->categories + which[1]);
    }
    draw_value(canvas, f, part->printed, (dim[]){base + length, top + f->bar_height / 2, length});
}

/* The value on its part, where there is room. */
static void draw_inside(struct canvas *canvas, struct slice text, const dim box[4])
{
    dim width = canvas_text_width(canvas, text, canvas->spec->strong_face), size = canvas->spec->size;

    if (width + size * 4 / 5 <= box[2] && size * 6 / 5 <= box[3])
        canvas_plate(canvas, (struct label){text, canvas->spec->strong_face, box[0] + box[2] / 2,
                                            box[1] + box[3] / 2 + size * 7 / 20, 0});
}

static void draw_stack(struct canvas *canvas, const struct bar_frame *f, size_t category, dim top)
{
    struct ratio sum = {0};
    dim from = f->plot_x;

    for (size_t s = 0; s < f->series; s++) {
        const struct drawing_part *part = part_at(canvas, f, s, category);
        struct outline bar = {0};
        dim to;

        if (!part->known || ratio_sign(part->value) == 0)
            continue;
        sum = ratio_add(canvas->arena, sum, part->value);
        to = f->plot_x + bar_scale_length(&f->scale, sum);
        outline_rectangle(canvas, &bar, (dim[]){from, top, to - from, f->bar_height});
        draw_filled(canvas, &bar, s, s * f->categories + category);
        if (from != f->plot_x) /* over both neighbours, so that none hides it */
            canvas_line(canvas, (dim[]){from, top, from, top + f->bar_height}, canvas->spec->paper,
                        DIM_PT / 2);
        draw_inside(canvas, part->printed, (dim[]){from, top, to - from, f->bar_height});
        from = to;
    }
    if (canvas->spec->totals || from == f->plot_x) /* of shares that are not known, the sign */
        canvas_plate(canvas, (struct label){canvas->spec->totals ? canvas->spec->totals[category].printed
                                                                 : part_at(canvas, f, 0, category)->printed,
                                            canvas->spec->strong_face, from + f->gap / 2,
                                            top + f->bar_height / 2 + canvas->spec->size * 7 / 20, -1});
}

static void draw_row(struct canvas *canvas, const struct bar_frame *f, size_t category)
{
    dim height = row_height(canvas, f, category), leading = canvas_leading(canvas);
    dim top = canvas->height + (height - block_height(canvas, f)) / 2;
    dim baseline =
        canvas->height + (height - (dim)f->labels[category].count * leading) / 2 + canvas->spec->size;

    for (size_t k = 0; k < f->labels[category].count; k++, baseline += leading)
        canvas_text(canvas, (struct label){f->labels[category].lines[k], canvas->spec->face,
                                           f->left + f->label_width, baseline, 1});
    if (canvas->spec->stacked)
        draw_stack(canvas, f, category, top);
    for (size_t s = 0; !canvas->spec->stacked && s < f->series; s++)
        draw_bar(canvas, f, (size_t[]){s, category}, top + f->bar_step * (dim)s);
    canvas->height += height + f->row_gap;
}

static void draw_title(struct canvas *canvas, dim x)
{
    if (!canvas->spec->axis.title.len)
        return;
    canvas_text(canvas, (struct label){canvas->spec->axis.title, canvas->spec->face, x,
                                       canvas->height + canvas->spec->size, -1});
    canvas->height += canvas_leading(canvas) * 4 / 3;
}

static void draw_rows(struct canvas *canvas, const struct bar_frame *f, size_t from, size_t to)
{
    dim base = f->plot_x + f->scale.nought, height = 0, top = canvas->height;

    for (size_t i = from; i < to; i++)
        height += row_height(canvas, f, i) + f->row_gap;
    if (canvas->spec->stacked)
        draw_grid_right(canvas, &(struct plot){f->plot_x, top, f->scale.length, height});
    for (size_t i = from; i < to; i++)
        draw_row(canvas, f, i);
    canvas_line(canvas, (dim[]){base, top, base, canvas->height}, canvas->spec->ink, DIM_PT * 3 / 4);
}

/* Two columns of rows, on one scale: nothing but their left side differs. */
static void draw_halves(struct canvas *canvas, struct bar_frame *f)
{
    dim top = canvas->height, shift = canvas->width / 2 + canvas->spec->size, bottom;
    size_t half = (f->categories + 1) / 2;

    draw_rows(canvas, f, 0, half);
    bottom = canvas->height;
    canvas->height = top;
    f->left += shift;
    f->plot_x += shift;
    draw_rows(canvas, f, half, f->categories);
    canvas->height = bottom;
}

void draw_bars(struct canvas *canvas)
{
    bool halved = canvas_series(canvas) == 1 && canvas_categories(canvas) > TOO_MANY && !canvas->in_panel;
    struct bar_frame f = frame_of(canvas, halved);

    if (f.series > 1 && !canvas->in_panel)
        draw_legend(canvas, false);
    draw_title(canvas, f.plot_x);
    if (halved)
        draw_halves(canvas, &f);
    else
        draw_rows(canvas, &f, 0, f.categories);
    if (canvas->spec->stacked && canvas->spec->axis.tick_count)
        canvas->height += canvas->spec->size * 3 / 2;
}
