/* An axis of time that stays readable however many points it has: all words where there is room, else the
 * letters of months, else the beginnings of weeks, months, quarters or half-years, else years alone; and
 * below them the years, each in the middle of its points. */
#include "figure/scale.h"

enum { TOP_RANK = 3, LEAST_WORDS = 3, LEAST_TICKS = 3 * DIM_PT };

struct time_axis {
    const dim *x;
    size_t count;
    dim bottom;
    size_t every; /* which words stand: all, every second …; 0 = by rank */
    unsigned rank;
    bool letters, groups_alone;
};

static struct slice words_at(const struct canvas *canvas, const struct time_axis *axis, size_t i)
{
    const struct drawing_place *place = &canvas->spec->places[i];

    if (axis->groups_alone)
        return S("");
    if (axis->letters)
        return place->letter;
    if (axis->every ? i % axis->every : place->rank < axis->rank)
        return S("");
    return place->mark;
}

/* So far apart that nobody reads two as one, and enough of them. */
static bool words_fit(struct canvas *canvas, const struct time_axis *axis)
{
    dim gap = canvas->spec->size / (axis->letters ? 6 : 3), end = INT32_MIN;
    size_t shown = 0;

    for (size_t i = 0; i < axis->count; i++) {
        struct slice words = words_at(canvas, axis, i);
        dim half = canvas_text_width(canvas, words, canvas->spec->face) / 2;

        if (!words.len)
            continue;
        if (shown++ && axis->x[i] - half < end)
            return false;
        end = axis->x[i] + half + gap;
    }
    return shown >= (axis->every ? 2 : LEAST_WORDS);
}

/* The point behind the last of the group that begins at i. */
static size_t group_end(const struct canvas *canvas, const struct time_axis *axis, size_t i)
{
    size_t end = i + 1;

    while (end < axis->count && slice_equal(canvas->spec->places[end].group, canvas->spec->places[i].group))
        end++;
    return end;
}

static void choose_words(struct canvas *canvas, struct time_axis *axis)
{
    static const size_t steps[] = {2, 3, 4, 6, 12, 24, 60, 120, 600, 1200};
    const struct drawing_place *places = canvas->spec->places;

    axis->every = 1;
    if (words_fit(canvas, axis))
        return;
    axis->letters = places[0].letter.len > 0;
    if (axis->letters && words_fit(canvas, axis))
        return;
    axis->letters = false;
    axis->every = 0;
    for (axis->rank = 1; axis->rank <= TOP_RANK; axis->rank++)
        if (words_fit(canvas, axis))
            return;
    axis->groups_alone = places[0].group.len && group_end(canvas, axis, 0) < axis->count;
    for (size_t i = 0; !axis->groups_alone && i < sizeof steps / sizeof *steps; i++) {
        axis->every = steps[i];
        if (words_fit(canvas, axis))
            return;
    }
}

static bool is_dense(const struct time_axis *axis)
{
    return axis->count > 1 && (axis->x[axis->count - 1] - axis->x[0]) / (dim)(axis->count - 1) < LEAST_TICKS;
}

static void draw_words(struct canvas *canvas, const struct time_axis *axis, dim baseline)
{
    const struct drawing_spec *spec = canvas->spec;

    for (size_t i = 0; i < axis->count; i++) {
        struct slice words = words_at(canvas, axis, i);
        bool shown = words.len > 0;

        if (spec->kind == DRAWING_LINE && (shown || !is_dense(axis)))
            canvas_line(canvas,
                        (dim[]){axis->x[i], axis->bottom, axis->x[i],
                                axis->bottom + spec->size / (shown && !axis->letters ? 3 : 5)},
                        spec->ink, DIM_PT / 2);
        if (shown)
            canvas_text(canvas, (struct label){words, spec->face, axis->x[i], baseline, 0});
    }
}

/* Years, with a line between two; one that has no room is left out. */
static void draw_groups(struct canvas *canvas, const struct time_axis *axis, dim baseline)
{
    const struct drawing_spec *spec = canvas->spec;
    dim last = INT32_MIN;

    for (size_t i = 0, end; i < axis->count; i = end) {
        struct slice words = spec->places[i].group;
        dim half = canvas_text_width(canvas, words, spec->face) / 2, x, between;

        end = group_end(canvas, axis, i);
        x = (axis->x[i] + axis->x[end - 1]) / 2;
        between = i ? (axis->x[i - 1] + axis->x[i]) / 2 : 0;
        if (i)
            canvas_line(canvas, (dim[]){between, axis->bottom, between, baseline + spec->size / 4},
                        spec->grid, DIM_PT / 2);
        if (last != INT32_MIN && x - half < last)
            continue;
        canvas_text(canvas, (struct label){words, spec->face, x, baseline, 0});
        last = x + half + spec->size / 3;
    }
}

void draw_time_axis(struct canvas *canvas, const dim *x, size_t count, dim bottom)
{
    struct time_axis axis = {.x = x, .count = count, .bottom = bottom};
    dim baseline = bottom + canvas->spec->size * 8 / 5;

    choose_words(canvas, &axis);
    draw_words(canvas, &axis, baseline);
    if (canvas->spec->places[0].group.len) {
        if (!axis.groups_alone)
            baseline += canvas_leading(canvas);
        draw_groups(canvas, &axis, baseline);
    }
    canvas->height = baseline + canvas->spec->size / 3;
}
