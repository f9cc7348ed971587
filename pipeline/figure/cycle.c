/* A cycle: steps clockwise from twelve o'clock on a ring, each a numbered disc with its words outside the
 * ring, and an arrow from each to the next. The same steps stand as a list in the structure. */
#include "figure/canvas.h"

#include "base/buffer.h"

#include <math.h>

struct cycle {
    struct canvas *canvas;
    dim centre_x, centre_y, radius, disc, gap;
    struct wrapped *labels;
};

static double turn_of(const struct cycle *c, double step)
{
    return step / (double)c->canvas->spec->part_count * 2 * M_PI;
}

static struct point on_ring(const struct cycle *c, double angle, dim radius)
{
    return (struct point){c->centre_x + (dim)lround(sin(angle) * radius),
                          c->centre_y - (dim)lround(cos(angle) * radius)};
}

/* The arc between two discs, as one curve: at most a half turn, control points at 4/3 tan(angle/4). */
static void draw_arrow(const struct cycle *c, size_t step)
{
    struct canvas *canvas = c->canvas;
    double clear = asin(fmin(1.0, (double)(c->disc + c->gap) / (double)c->radius));
    double from = turn_of(c, (double)step) + clear, to = turn_of(c, (double)step + 1) - clear;
    double k = 4.0 / 3 * tan((to - from) / 4) * c->radius;
    struct point a = on_ring(c, from, c->radius), b = on_ring(c, to, c->radius);
    struct point wing_1 = on_ring(c, to - 0.09, c->radius + c->gap),
                 wing_2 = on_ring(c, to - 0.09, c->radius - c->gap);
    struct outline arc = {0}, head = {0};

    if (to - from < 0.1)
        return;
    outline_move(canvas, &arc, a.x, a.y);
    outline_curve(canvas, &arc,
                  (dim[]){a.x + (dim)lround(k * cos(from)), a.y + (dim)lround(k * sin(from)),
                          b.x - (dim)lround(k * cos(to)), b.y - (dim)lround(k * sin(to)), b.x, b.y});
    canvas_stroke(canvas, &arc, canvas_look(canvas, 0), 2 * DIM_PT);
    outline_move(canvas, &head, wing_1.x, wing_1.y);
    outline_line(canvas, &head, b.x, b.y);
    outline_line(canvas, &head, wing_2.x, wing_2.y);
    canvas_stroke(canvas, &head, canvas_look(canvas, 0), 2 * DIM_PT);
}

static void draw_disc(const struct cycle *c, size_t step)
{
    struct canvas *canvas = c->canvas;
    struct point at = on_ring(c, turn_of(c, (double)step), c->radius);
    struct outline path = {0};
    struct drawn_item *number;

    outline_ellipse(canvas, &path, (struct ellipse){at.x, at.y, c->disc, c->disc});
    canvas_fill(canvas, &path, canvas_look(canvas, 0));
    canvas_text(canvas, (struct label){arena_print(canvas->arena, "%zu", step + 1), canvas->spec->strong_face,
                                       at.x, at.y + c->disc * 2 / 5, 0});
    number = &canvas->items.items[canvas->items.count - 1];
    number->size = c->disc * 6 / 5;
    number->fill = canvas->spec->paper;
}

/* Words stand outside the ring: above it at the top, below it at the bottom, level with it at the sides. */
static void draw_words(const struct cycle *c, size_t step)
{
    struct canvas *canvas = c->canvas;
    double angle = turn_of(c, (double)step);
    struct point at = on_ring(c, angle, c->radius + c->disc + c->gap);
    dim leading = canvas_leading(canvas), height = (dim)c->labels[step].count * leading;
    int anchor = fabs(sin(angle)) < 0.2 ? 0 : sin(angle) > 0 ? -1 : 1;
    dim y = at.y - (dim)lround(height * (1 + cos(angle)) / 2);

    for (size_t i = 0; i < c->labels[step].count; i++, y += leading)
        canvas_text(canvas, (struct label){c->labels[step].lines[i], canvas->spec->face, at.x,
                                           y + canvas->spec->size, anchor});
}

void draw_cycle(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct cycle c = {.canvas = canvas, .centre_x = canvas->width / 2, .gap = spec->size * 3 / 5};
    dim top = 0, bottom = 0, room;

    c.radius = canvas->width / 5;
    c.disc = spec->size * 3 / 2;
    room = canvas->width / 2 - c.radius - c.disc - 2 * c.gap;
    c.labels = ARENA_ARRAY(canvas->arena, struct wrapped, spec->part_count);
    for (size_t i = 0; i < spec->part_count; i++) {
        double angle = turn_of(&c, (double)i);
        bool middle = fabs(sin(angle)) < 0.2;
        dim height;

        c.labels[i] = canvas_wrap(canvas, spec->parts[i].label, spec->face, middle ? room * 3 / 2 : room);
        height = (dim)c.labels[i].count * canvas_leading(canvas);
        if (middle && cos(angle) > 0)
            top = height;
        if (middle && cos(angle) < 0)
            bottom = height;
    }
    c.centre_y = top + c.gap + c.disc + c.radius;
    canvas->height = c.centre_y + c.radius + c.disc + c.gap + bottom;
    for (size_t i = 0; i < spec->part_count && spec->part_count > 1; i++)
        draw_arrow(&c, i);
    for (size_t i = 0; i < spec->part_count; i++) {
        draw_disc(&c, i);
        draw_words(&c, i);
    }
}
