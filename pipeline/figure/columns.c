/* Vertical columns, side by side or stacked: the value above each where there is room, else an axis with
 * ticks; the label below the base line. Months that follow each other and have no room on a line have an axis
 * of time. Of other labels, where one has no room all that can be are brief; where those have none, bars are
 * drawn. */
#include "figure/scale.h"

enum { MOST_WIDTH = 6, LEAST_WIDTH = 3 * DIM_PT }; /* of a column; the most in sizes of its text */

struct column_frame {
    dim left;        /* of the plot */
    dim step, width; /* from category to category; of a column */
    dim top, base;   /* of the plot; y of nought */
    size_t series, categories;
    bool values; /* stand at the columns; else an axis tells them */
    bool months; /* an axis of time below, for many of them */
    struct bar_scale scale;
    struct wrapped *labels;
    size_t label_lines;
};

static bool values_fit(struct canvas *canvas, const struct column_frame *f)
{
    const struct drawing_spec *spec = canvas_all(canvas);
    dim room = f->series > 1 ? f->width : f->step - spec->size / 4;

    for (size_t i = 0; i < spec->part_count; i++)
        if (canvas_text_width(canvas, spec->parts[i].printed, spec->strong_face) > room)
            return false;
    return true;
}

/* false when a label, or its brief form, is wider than its column's place. */
static bool labels_fit(struct canvas *canvas, struct column_frame *f, bool briefly)
{
    const struct drawing_spec *spec = canvas->spec;

    f->label_lines = 0;
    for (size_t i = 0; i < f->categories; i++) {
        const struct drawing_part *part = &spec->parts[i];

        f->labels[i] = canvas_wrap(canvas, briefly && part->brief.len ? part->brief : part->label, spec->face,
                                   f->step - spec->size / 4);
        f->label_lines = f->labels[i].count > f->label_lines ? f->labels[i].count : f->label_lines;
        if (f->labels[i].width > f->step - spec->size / 4 || f->labels[i].count > 3)
            return false;
    }
    return true;
}

/* Columns of one category take most of its place; one or two are no blocks. */
static void divide(struct canvas *canvas, struct column_frame *f)
{
    size_t side_by_side = canvas->spec->stacked ? 1 : f->series;
    dim most = MOST_WIDTH * canvas->spec->size / (dim)(side_by_side > 2 ? 2 : side_by_side);

    f->step = (canvas->width - f->left) / (dim)f->categories;
    f->width = f->step * (side_by_side > 1 ? 4 : 3) / 5 / (dim)side_by_side;
    if (f->width > most)
        f->width = most;
}

static bool fits(struct canvas *canvas, struct column_frame *f)
{
    bool whole;

    divide(canvas, f);
    f->values = !canvas->spec->stacked && values_fit(canvas, f);
    if (!f->values) {
        if (!canvas->spec->axis.tick_count)
            return false;
        f->left = tick_width(canvas) + canvas->spec->size;
        divide(canvas, f);
    }
    whole = labels_fit(canvas, f, false);
    f->months = canvas->spec->places && f->width >= LEAST_WIDTH && !(whole && f->label_lines == 1);
    return f->months || whole || labels_fit(canvas, f, true);
}

static void draw_column(struct canvas *canvas, const struct column_frame *f, const size_t which[2], dim x)
{
    size_t number = which[0] * f->categories + which[1];
    const struct drawing_part *part = &canvas->spec->parts[number];
    dim length = part->known ? bar_scale_length(&f->scale, part->value) : 0;
    dim value_y = length < 0 ? f->base - length + canvas->spec->size * 11 / 10
                             : f->base - length - canvas->spec->size / 3;
    struct outline column = {0};

    if (length) {
        outline_rectangle(
            canvas, &column,
            (dim[]){x, length < 0 ? f->base : f->base - length, f->width, length < 0 ? -length : length});
        draw_filled(canvas, &column, canvas->spec->signs ? length < 0 : which[0], number);
    }
    if (f->values || !part->known)
        canvas_text(canvas,
                    (struct label){part->printed, canvas->spec->strong_face, x + f->width / 2, value_y, 0});
}

static void draw_stack(struct canvas *canvas, const struct column_frame *f, size_t category, dim x)
{
    struct ratio sum = {0};
    dim from = f->base;

    for (size_t s = 0; s < f->series; s++) {
        const struct drawing_part *part = &canvas->spec->parts[s * f->categories + category];
        struct outline column = {0};
        dim to;

        if (!part->known || ratio_sign(part->value) == 0)
            continue;
        sum = ratio_add(canvas->arena, sum, part->value);
        to = f->base - bar_scale_length(&f->scale, sum);
        outline_rectangle(canvas, &column, (dim[]){x, to, f->width, from - to});
        draw_filled(canvas, &column, s, s * f->categories + category);
        if (from != f->base) /* over both neighbours, so that none hides it */
            canvas_line(canvas, (dim[]){x, from, x + f->width, from}, canvas->spec->paper, DIM_PT / 2);
        from = to;
    }
    if (canvas->spec->totals || from == f->base) /* of shares that are not known, the sign */
        canvas_plate(canvas, (struct label){canvas->spec->totals ? canvas->spec->totals[category].printed
                                                                 : canvas->spec->parts[category].printed,
                                            canvas->spec->strong_face, x + f->width / 2,
                                            from - canvas->spec->size / 3, 0});
}

static void draw_category(struct canvas *canvas, const struct column_frame *f, size_t category)
{
    size_t side_by_side = canvas->spec->stacked ? 1 : f->series;
    dim centre = f->left + f->step * (dim)category + f->step / 2;
    dim x = centre - f->width * (dim)side_by_side / 2;
    dim baseline = f->top + f->scale.length + canvas->spec->size * 3 / 2 +
                   (f->scale.has_negative ? canvas_leading(canvas) : 0);

    if (canvas->spec->stacked)
        draw_stack(canvas, f, category, x);
    for (size_t s = 0; !canvas->spec->stacked && s < f->series; s++, x += f->width)
        draw_column(canvas, f, (size_t[]){s, category}, x);
    for (size_t k = 0; !f->months && k < f->labels[category].count; k++, baseline += canvas_leading(canvas))
        canvas_text(canvas,
                    (struct label){f->labels[category].lines[k], canvas->spec->face, centre, baseline, 0});
}

static void draw_months(struct canvas *canvas, const struct column_frame *f)
{
    dim *x = ARENA_ARRAY(canvas->arena, dim, f->categories);

    for (size_t i = 0; i < f->categories; i++)
        x[i] = f->left + f->step * (dim)i + f->step / 2;
    draw_time_axis(canvas, x, f->categories, canvas->height);
}

static void draw_plot(struct canvas *canvas, struct column_frame *f)
{
    const struct drawing_spec *spec = canvas->spec;
    dim height = canvas->width * (canvas->in_panel ? 1 : 3) / (canvas->in_panel ? 2 : 10);

    if (f->series > 1 && !canvas->in_panel)
        draw_legend(canvas, false);
    if (spec->axis.title.len) {
        canvas_text(canvas, (struct label){spec->axis.title, spec->face, 0, canvas->height + spec->size, -1});
        canvas->height += canvas_leading(canvas);
    }
    f->top = canvas->height + spec->size * 3 / 2;
    f->scale = f->values ? bar_scale_for(canvas, height) : tick_scale_for(canvas, height);
    f->base = f->top + f->scale.length - f->scale.nought;
    if (!f->values)
        draw_grid_up(canvas, &(struct plot){f->left, f->top, canvas->width - f->left, f->scale.length});
    for (size_t i = 0; i < f->categories; i++)
        draw_category(canvas, f, i);
    canvas_line(canvas, (dim[]){f->left, f->base, canvas->width, f->base}, spec->ink, DIM_PT * 3 / 4);
    canvas->height = f->top + f->scale.length + (f->scale.has_negative ? canvas_leading(canvas) : 0);
    if (f->months)
        draw_months(canvas, f);
    else
        canvas->height += spec->size + canvas_leading(canvas) * (dim)f->label_lines;
}

void draw_columns(struct canvas *canvas)
{
    struct column_frame f = {.series = canvas_series(canvas), .categories = canvas_categories(canvas)};

    f.labels = ARENA_ARRAY(canvas->arena, struct wrapped, f.categories);
    if (f.categories && fits(canvas, &f))
        draw_plot(canvas, &f);
    else
        draw_bars(canvas);
}
