/* Pies: slices clockwise from twelve o'clock in the given order, each with its label and value beside it, so
 * that colour is never the only signal. The parts make the whole: compute/ has proved it. */
#include "figure/canvas.h"

#include <math.h>

struct slice_place {
    double start, end; /* of the turn, 0 to 1 */
    dim elbow_x, elbow_y;
    dim label_y; /* middle of the label, after those on its side were pushed apart */
    dim height;  /* of the label */
    bool right;
    struct wrapped label;
};

struct pie_frame {
    dim centre_x, centre_y, radius, hole, gap;
    struct slice_place *places;
    size_t count;
};

static dim on_circle(dim centre, dim radius, double turn, bool vertical)
{
    double angle = turn * 2 * M_PI;

    return centre + (dim)lround(vertical ? -cos(angle) * radius : sin(angle) * radius);
}

/* An arc as cubic curves of at most an eighth of a turn: control points at 4/3 tan(angle/4). From one turn to
 * another, either way round. */
struct arc {
    double start, end;
    dim radius;
};

static void add_arc(struct canvas *canvas, struct outline *path, const struct pie_frame *f, struct arc arc)
{
    int pieces = (int)ceil(fabs(arc.end - arc.start) * 8);

    for (int i = 0; i < pieces; i++) {
        double from = arc.start + (arc.end - arc.start) * i / pieces;
        double to = arc.start + (arc.end - arc.start) * (i + 1) / pieces;
        double k = 4.0 / 3 * tan((to - from) * 2 * M_PI / 4) * arc.radius;
        dim x1 = on_circle(f->centre_x, arc.radius, from, false),
            y1 = on_circle(f->centre_y, arc.radius, from, true);
        dim x2 = on_circle(f->centre_x, arc.radius, to, false),
            y2 = on_circle(f->centre_y, arc.radius, to, true);

        outline_curve(canvas, path,
                      (dim[]){x1 + (dim)lround(k * cos(from * 2 * M_PI)),
                              y1 + (dim)lround(k * sin(from * 2 * M_PI)),
                              x2 - (dim)lround(k * cos(to * 2 * M_PI)),
                              y2 - (dim)lround(k * sin(to * 2 * M_PI)), x2, y2});
    }
}

/* The middle, or the inner arc of a donut, then the outer arc. */
static void slice_path(struct canvas *canvas, const struct pie_frame *f, size_t i, struct outline *path)
{
    const struct slice_place *p = &f->places[i];
    bool all = p->end - p->start >= 1;

    if (f->hole || all)
        outline_move(canvas, path, on_circle(f->centre_x, f->radius, p->start, false),
                     on_circle(f->centre_y, f->radius, p->start, true));
    else {
        outline_move(canvas, path, f->centre_x, f->centre_y);
        outline_line(canvas, path, on_circle(f->centre_x, f->radius, p->start, false),
                     on_circle(f->centre_y, f->radius, p->start, true));
    }
    add_arc(canvas, path, f, (struct arc){p->start, p->end, f->radius});
    if (f->hole) {
        outline_line(canvas, path, on_circle(f->centre_x, f->hole, p->end, false),
                     on_circle(f->centre_y, f->hole, p->end, true));
        add_arc(canvas, path, f, (struct arc){p->end, p->start, f->hole});
    }
    outline_close(canvas, path);
}

/* The same with straight sides, for its pattern, which is as much smaller as its edge is wide. */
static void slice_polygon(struct canvas *canvas, const struct pie_frame *f, size_t i, struct outline *path)
{
    const struct slice_place *p = &f->places[i];
    int pieces = (int)ceil((p->end - p->start) * 120) + 1;
    dim radius = f->radius - DIM_PT / 2;

    outline_move(canvas, path, on_circle(f->centre_x, f->hole, p->start, false),
                 on_circle(f->centre_y, f->hole, p->start, true));
    for (int k = 0; k <= pieces; k++) {
        double turn = p->start + (p->end - p->start) * k / pieces;

        outline_line(canvas, path, on_circle(f->centre_x, radius, turn, false),
                     on_circle(f->centre_y, radius, turn, true));
    }
    for (int k = pieces; f->hole && k >= 0; k--) {
        double turn = p->start + (p->end - p->start) * k / pieces;

        outline_line(canvas, path, on_circle(f->centre_x, f->hole, turn, false),
                     on_circle(f->centre_y, f->hole, turn, true));
    }
}

static void draw_slice(struct canvas *canvas, const struct pie_frame *f, size_t i)
{
    struct outline path = {0}, polygon = {0};

    if (f->places[i].end <= f->places[i].start)
        return; /* nought */
    slice_path(canvas, f, i, &path);
    canvas_fill(canvas, &path, canvas_look(canvas, i));
    canvas_measures(canvas, i);
    slice_polygon(canvas, f, i, &polygon);
    draw_pattern(canvas, &polygon, i);
    canvas_stroke(canvas, &path, canvas->spec->paper, DIM_PT);
}

/* The whole in the hole of a donut. */
static void draw_whole(struct canvas *canvas, const struct pie_frame *f)
{
    if (f->hole)
        canvas_text(canvas, (struct label){canvas->spec->whole_label, canvas->spec->strong_face, f->centre_x,
                                           f->centre_y + canvas->spec->size * 7 / 20, 0});
}

/* Labels of one side, pushed apart downwards, then the whole column lifted so that it stays round the centre.
 */
static void spread_side(struct pie_frame *f, bool right)
{
    dim bottom = INT32_MIN, lowest = f->centre_y + f->radius + f->gap;
    dim excess;

    for (size_t n = 0; n < f->count; n++) {
        struct slice_place *p = &f->places[right ? n : f->count - 1 - n];

        if (p->right != right)
            continue;
        if (bottom != INT32_MIN && p->label_y - p->height / 2 < bottom)
            p->label_y = bottom + p->height / 2;
        bottom = p->label_y + p->height / 2 + f->gap / 2;
    }
    excess = bottom == INT32_MIN ? 0 : bottom - lowest; /* a side may have none */
    for (size_t n = 0; n < f->count && excess > 0; n++)
        if (f->places[n].right == right)
            f->places[n].label_y -= excess / 2;
}

static void place_slices(struct canvas *canvas, struct pie_frame *f)
{
    enum { FULL = 1 << 30 };
    struct ratio sum = {0};
    dim room = canvas->width / 2 - f->radius - 3 * f->gap;
    double start = 0;

    for (size_t i = 0; i < f->count; i++) {
        const struct drawing_part *part = &canvas->spec->parts[i];
        struct slice_place *p = &f->places[i];
        double middle;

        sum = part->known ? ratio_add(canvas->arena, sum, part->value) : sum;
        p->start = start;
        p->end = start = (double)ratio_scaled(sum, canvas->spec->whole, FULL) / FULL;
        middle = (p->start + p->end) / 2;
        p->right = middle <= 0.5;
        p->label = canvas_wrap(canvas, part->label, canvas->spec->face, room);
        p->height = (dim)(p->label.count + 1) * canvas_leading(canvas);
        p->elbow_x = on_circle(f->centre_x, f->radius + f->gap, middle, false);
        p->elbow_y = p->label_y = on_circle(f->centre_y, f->radius + f->gap, middle, true);
    }
}

static void draw_label(struct canvas *canvas, const struct pie_frame *f, size_t i)
{
    const struct drawing_spec *spec = canvas->spec;
    const struct slice_place *p = &f->places[i];
    dim x = f->centre_x + (p->right ? 1 : -1) * (f->radius + 2 * f->gap);
    dim baseline = p->label_y - p->height / 2 + spec->size;
    int anchor = p->right ? -1 : 1;

    canvas_line(canvas, (dim[]){p->elbow_x, p->elbow_y, x - (p->right ? 1 : -1) * f->gap / 4, p->label_y},
                spec->ink, DIM_PT / 2);
    for (size_t k = 0; k < p->label.count; k++, baseline += canvas_leading(canvas))
        canvas_text(canvas, (struct label){p->label.lines[k], spec->face, x, baseline, anchor});
    canvas_text(canvas, (struct label){spec->parts[i].printed, spec->strong_face, x, baseline, anchor});
}

/* Moves everything so that the highest label or the circle begins at nought; gives the height. */
static void settle_height(struct canvas *canvas, struct pie_frame *f)
{
    dim top = f->centre_y - f->radius, bottom = f->centre_y + f->radius;

    for (size_t i = 0; i < f->count; i++) {
        dim high = f->places[i].label_y - f->places[i].height / 2,
            low = f->places[i].label_y + f->places[i].height / 2;

        top = high < top ? high : top;
        bottom = low > bottom ? low : bottom;
    }
    f->centre_y -= top;
    for (size_t i = 0; i < f->count; i++) {
        f->places[i].label_y -= top;
        f->places[i].elbow_y -= top;
    }
    canvas->height = bottom - top;
}

void draw_pie(struct canvas *canvas)
{
    struct pie_frame f = {
        .centre_x = canvas->width / 2, .gap = canvas->spec->size, .count = canvas->spec->part_count};

    f.radius = canvas->width / 5 < 90 * DIM_PT ? canvas->width / 5 : 90 * DIM_PT;
    f.hole = canvas->spec->hollow ? f.radius * 3 / 5 : 0;
    f.centre_y = f.radius;
    f.places = ARENA_ARRAY(canvas->arena, struct slice_place, f.count);
    place_slices(canvas, &f);
    spread_side(&f, true);
    spread_side(&f, false);
    settle_height(canvas, &f);
    for (size_t i = 0; i < f.count; i++)
        draw_slice(canvas, &f, i);
    draw_whole(canvas, &f);
    for (size_t i = 0; i < f.count; i++)
        draw_label(canvas, &f, i);
}
