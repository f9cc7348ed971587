/* Lines over time: an axis with ticks, a line for each series with marks and dashes of its own, its name and
 * last value at its end. A value that is not known breaks its line, and its sign stands at the base of the
 * plot. */
#include "figure/scale.h"

enum { MOST_MARKED = 26 }; /* points beyond which marks would hide the line */

struct line_end { /* the words at the end of a line */
    size_t series;
    struct point at;
    struct wrapped name;
    struct slice value;
    dim y, height; /* middle, after they were pushed apart */
    bool known;
};

struct line_frame {
    struct plot plot;
    size_t series, categories;
    struct ratio first, span; /* of the places along the axis */
    struct bar_scale scale;
    struct line_end *ends;
    dim end_width;
    bool names;
};

static dim place_x(struct canvas *canvas, const struct line_frame *f, size_t category)
{
    dim inset = canvas->spec->size * 3 / 4; /* the first and last points stand clear of the sides */
    struct ratio from = ratio_subtract(canvas->arena, canvas->spec->places[category].at, f->first);

    return f->plot.x + inset + (dim)ratio_scaled(from, f->span, f->plot.width - 2 * inset);
}

static struct point point_at(struct canvas *canvas, const struct line_frame *f, size_t series,
                             size_t category)
{
    const struct drawing_part *part = &canvas->spec->parts[series * f->categories + category];
    dim up = tick_scale_place(canvas, &f->scale, part->value);

    return (struct point){place_x(canvas, f, category), f->plot.y + f->plot.height - up};
}

/* ---- the frame ---- */

static void find_ends(struct canvas *canvas, struct line_frame *f)
{
    const struct drawing_spec *spec = canvas->spec;
    dim room = canvas->width * 3 / 10;

    f->names = f->series > 1 && !canvas->in_panel;
    f->ends = ARENA_ARRAY(canvas->arena, struct line_end, f->series);
    for (size_t s = 0; s < f->series; s++) {
        struct line_end *end = &f->ends[s];
        dim width;

        end->series = s;
        end->value = S("");
        for (size_t i = 0; i < f->categories; i++)
            end->known = end->known || spec->parts[s * f->categories + i].known;
        if (f->categories && spec->parts[(s + 1) * f->categories - 1].known)
            end->value = spec->parts[(s + 1) * f->categories - 1]
                             .printed; /* an earlier one would seem to be the last */
        if (f->names)
            end->name = canvas_wrap(canvas, spec->series[s], spec->face, room);
        width = canvas_text_width(canvas, end->value, spec->strong_face);
        width = end->name.width > width ? end->name.width : width;
        end->height = canvas_leading(canvas) * (dim)(end->name.count + 1);
        f->end_width = width > f->end_width ? width : f->end_width;
    }
}

static struct line_frame frame_of(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct line_frame f = {.series = canvas_series(canvas), .categories = canvas_categories(canvas)};

    find_ends(canvas, &f);
    for (size_t i = 0; canvas->in_panel && i < canvas->all->part_count; i++) {
        dim width = canvas_text_width(canvas, canvas->all->parts[i].printed, spec->strong_face);

        f.end_width = width > f.end_width ? width : f.end_width;
    }
    f.plot.x = tick_width(canvas) + spec->size / 2;
    f.plot.width = canvas->width - f.plot.x - f.end_width - spec->size;
    f.plot.height = canvas->width * (canvas->in_panel ? 3 : 2) / 5;
    f.plot.y = canvas->height + spec->size * 3 / 4;
    f.first = spec->places[0].at;
    f.span = ratio_subtract(canvas->arena, spec->places[f.categories - 1].at, f.first);
    f.scale = tick_scale_for(canvas, f.plot.height);
    return f;
}

/* ---- the axis of time ---- */

static void draw_marks(struct canvas *canvas, const struct line_frame *f)
{
    dim *x = ARENA_ARRAY(canvas->arena, dim, f->categories);

    for (size_t i = 0; i < f->categories; i++)
        x[i] = place_x(canvas, f, i);
    draw_time_axis(canvas, x, f->categories, f->plot.y + f->plot.height);
}

/* ---- the lines ---- */

/* Points further apart than the two nearest are not joined: what lies between them is not known. */
static struct ratio least_step(struct canvas *canvas, const struct line_frame *f)
{
    struct ratio least = {0};

    for (size_t i = 1; i < f->categories; i++) {
        struct ratio step =
            ratio_subtract(canvas->arena, canvas->spec->places[i].at, canvas->spec->places[i - 1].at);

        if (i == 1 || ratio_compare(step, least) < 0)
            least = step;
    }
    /* Months of 28 days and of 31 are steps alike. */
    return ratio_multiply(canvas->arena, least,
                          ratio_divide(canvas->arena, ratio_of_whole(3), ratio_of_whole(2)));
}

static bool joins(struct canvas *canvas, size_t i, struct ratio most)
{
    struct ratio step =
        ratio_subtract(canvas->arena, canvas->spec->places[i].at, canvas->spec->places[i - 1].at);

    return ratio_compare(step, most) <= 0;
}

static void draw_series(struct canvas *canvas, const struct line_frame *f, size_t series, struct ratio most)
{
    const struct drawing_part *parts = &canvas->spec->parts[series * f->categories];
    struct outline line = {0};

    for (size_t i = 0; i < f->categories; i++) {
        struct point at;

        if (line.points.count && (!parts[i].known || !joins(canvas, i, most))) {
            if (line.points.count > 1)
                draw_dashed(canvas, &line, series);
            line = (struct outline){0};
        }
        if (!parts[i].known)
            continue;
        at = point_at(canvas, f, series, i);
        if (line.points.count)
            outline_line(canvas, &line, at.x, at.y);
        else
            outline_move(canvas, &line, at.x, at.y);
    }
    if (line.points.count > 1)
        draw_dashed(canvas, &line, series);
    for (size_t i = 0; i < f->categories; i++) {
        bool alone = (!i || !parts[i - 1].known) && (i + 1 == f->categories || !parts[i + 1].known);

        if (!parts[i].known || (f->categories > MOST_MARKED && !alone && i + 1 < f->categories))
            continue;
        draw_marker(canvas, point_at(canvas, f, series, i), series);
        canvas_measures(canvas, series * f->categories + i);
    }
}

/* Signs of what is not known, at the base of the plot; of several series the first that lacks it. */
static void draw_unknown(struct canvas *canvas, const struct line_frame *f)
{
    const struct drawing_spec *spec = canvas->spec;

    for (size_t i = 0; i < f->categories; i++)
        for (size_t s = 0; s < f->series; s++) {
            const struct drawing_part *part = &spec->parts[s * f->categories + i];

            if (part->known)
                continue;
            canvas_text(canvas, (struct label){part->printed, spec->strong_face, place_x(canvas, f, i),
                                               f->plot.y + f->plot.height - spec->size / 3, 0});
            break;
        }
}

/* ---- the ends ---- */

static void sort_ends(struct canvas *canvas, struct line_frame *f)
{
    for (size_t s = 0; s < f->series; s++) {
        struct line_end end = f->ends[s];
        size_t at = s;

        for (size_t i = 0; i < f->categories; i++)
            if (canvas->spec->parts[end.series * f->categories + i].known)
                end.at = point_at(canvas, f, end.series, i);
        end.y = end.at.y;
        for (; at && f->ends[at - 1].at.y > end.at.y; at--)
            f->ends[at] = f->ends[at - 1];
        f->ends[at] = end;
    }
}

/* Downwards one after the other, then the lowest ones back up into the plot. */
static void push_apart(struct line_frame *f)
{
    dim limit = f->plot.y + f->plot.height;

    for (size_t s = 1; s < f->series; s++) {
        dim least = f->ends[s - 1].y + (f->ends[s - 1].height + f->ends[s].height) / 2;

        if (f->ends[s].y < least)
            f->ends[s].y = least;
    }
    for (size_t s = f->series; s-- > 0;) {
        dim most = limit - f->ends[s].height / 2;

        if (f->ends[s].y > most)
            f->ends[s].y = most;
        limit = f->ends[s].y - f->ends[s].height / 2;
    }
}

static void draw_end(struct canvas *canvas, const struct line_frame *f, const struct line_end *end)
{
    const struct drawing_spec *spec = canvas->spec;
    dim x = f->plot.x + f->plot.width + spec->size;
    dim baseline = end->y - end->height / 2 + spec->size;

    if (!end->known)
        return;
    if (f->names && (end->y - end->at.y > spec->size || end->at.y - end->y > spec->size))
        canvas_line(canvas, (dim[]){end->at.x + spec->size / 2, end->at.y, x - spec->size / 4, end->y},
                    spec->ink, DIM_PT / 2);
    for (size_t k = 0; k < end->name.count; k++, baseline += canvas_leading(canvas))
        canvas_text(canvas, (struct label){end->name.lines[k], spec->face, x, baseline, -1});
    if (end->value.len)
        canvas_text(canvas, (struct label){end->value, spec->strong_face, x, baseline, -1});
}

void draw_line(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct line_frame f;
    struct ratio most;

    if (spec->axis.title.len) {
        canvas_text(canvas, (struct label){spec->axis.title, spec->face, 0, canvas->height + spec->size, -1});
        canvas->height += canvas_leading(canvas) * 5 / 4;
    }
    f = frame_of(canvas);
    sort_ends(canvas, &f);
    push_apart(&f);
    draw_grid_up(canvas, &f.plot);
    draw_marks(canvas, &f);
    most = least_step(canvas, &f);
    for (size_t s = f.series; s-- > 0;)
        draw_series(canvas, &f, s, most);
    draw_unknown(canvas, &f);
    for (size_t s = 0; s < f.series; s++)
        draw_end(canvas, &f, &f.ends[s]);
}
