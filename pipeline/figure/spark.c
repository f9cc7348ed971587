/* A small line, as high as a line of words: the course of some amounts, with a dot at the last that is known.
 * Amounts that are not known break it; one between two of them is a dot too. */
#include "figure/canvas.h"

enum { DOT = DIM_PT * 7 / 4, LONE_DOT = DIM_PT, THICKNESS = DIM_PT };

static struct point place_of(const struct canvas *canvas, size_t i)
{
    const struct drawing_spec *spec = canvas->spec;
    dim width = canvas->width - 2 * DOT, height = canvas->height - 2 * DOT;
    dim up = (dim)((long_dim)spec->course[i] * height / COURSE_TOP);
    size_t steps = spec->course_count > 1 ? spec->course_count - 1 : 1;

    return (struct point){DOT + (dim)((long_dim)width * (long_dim)i / (long_dim)steps), DOT + height - up};
}

static void draw_dot(struct canvas *canvas, size_t i, dim radius)
{
    struct point at = place_of(canvas, i);
    struct outline dot = {0};

    outline_ellipse(canvas, &dot, (struct ellipse){at.x, at.y, radius, radius});
    canvas_fill(canvas, &dot, canvas_look(canvas, 0));
}

static bool is_known(const struct canvas *canvas, size_t i)
{
    return i < canvas->spec->course_count && canvas->spec->course[i] != COURSE_GAP;
}

void draw_spark(struct canvas *canvas)
{
    struct outline line = {0};
    size_t last = SIZE_MAX;

    canvas->height = canvas->spec->size;
    for (size_t i = 0; i < canvas->spec->course_count; i++) {
        bool follows = i && is_known(canvas, i - 1);
        struct point at;

        if (!is_known(canvas, i))
            continue;
        last = i;
        at = place_of(canvas, i);
        if (follows)
            outline_line(canvas, &line, at.x, at.y);
        else if (is_known(canvas, i + 1))
            outline_move(canvas, &line, at.x, at.y);
        else
            draw_dot(canvas, i, LONE_DOT);
    }
    if (line.points.count)
        canvas_stroke(canvas, &line, canvas_look(canvas, 0), THICKNESS);
    if (last != SIZE_MAX)
        draw_dot(canvas, last, DOT);
}
