/* A picture of outlines, scaled to a width: transforms are worked out, arcs and quadratic curves become cubic
 * ones, which is what pages are drawn with. */
#include "figure/canvas.h"

#include "figure/svg.h"

#include <math.h>

/* x' = a x + c y + e, y' = b x + d y + f; to 1/1024 pt of the page. */
struct affine {
    double a, b, c, d, e, f;
};

static double number(svg_number n)
{
    return (double)n / (double)SVG_ONE;
}

/* First `inner`, then `outer`. */
static struct affine joined(const struct affine *outer, const struct affine *inner)
{
    return (struct affine){outer->a * inner->a + outer->c * inner->b,
                           outer->b * inner->a + outer->d * inner->b,
                           outer->a * inner->c + outer->c * inner->d,
                           outer->b * inner->c + outer->d * inner->d,
                           outer->a * inner->e + outer->c * inner->f + outer->e,
                           outer->b * inner->e + outer->d * inner->f + outer->f};
}

static double radians(svg_number degrees)
{
    return number(degrees) * (M_PI / 180);
}

/* Round a place other than the origin. */
static struct affine turned(double angle, double x, double y)
{
    double c = cos(angle), s = sin(angle);

    return (struct affine){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

static struct affine affine_of(const struct svg_transform *t)
{
    double n[6];

    for (int i = 0; i < 6; i++)
        n[i] = number(t->n[i]);
    switch (t->kind) {
    case SVG_TRANSLATE:
        return (struct affine){1, 0, 0, 1, n[0], n[1]};
    case SVG_SCALE:
        return (struct affine){n[0], 0, 0, n[1], 0, 0};
    case SVG_ROTATE:
        return turned(radians(t->n[0]), n[1], n[2]);
    case SVG_SKEW_X:
        return (struct affine){1, 0, tan(radians(t->n[0])), 1, 0, 0};
    case SVG_SKEW_Y:
        return (struct affine){1, tan(radians(t->n[0])), 0, 1, 0, 0};
    default:
        return (struct affine){n[0], n[1], n[2], n[3], n[4], n[5]};
    }
}

/* ---- outlines ---- */

struct shaper {
    struct canvas *canvas;
    struct affine at;
    struct outline path;
    double x, y;                     /* the current point, in coordinates of the shape */
    double left, right, top, bottom; /* of all points */
};

/* Far beyond every page, and near enough that sums of such numbers stay numbers. */
static dim bounded(double d)
{
    const double far = (double)(1 << 28);

    return (dim)lround(d > far ? far : d < -far ? -far : d);
}

static struct point place(struct shaper *s, double x, double y)
{
    double px = s->at.a * x + s->at.c * y + s->at.e, py = s->at.b * x + s->at.d * y + s->at.f;

    s->left = px < s->left ? px : s->left;
    s->right = px > s->right ? px : s->right;
    s->top = py < s->top ? py : s->top;
    s->bottom = py > s->bottom ? py : s->bottom;
    return (struct point){bounded(px), bounded(py)};
}

static void go_to(struct shaper *s, double x, double y)
{
    s->x = x;
    s->y = y;
}

static void add_line(struct shaper *s, double x, double y)
{
    struct point p = place(s, x, y);

    outline_line(s->canvas, &s->path, p.x, p.y);
    go_to(s, x, y);
}

static void add_cubic(struct shaper *s, const double n[6])
{
    struct point p = place(s, n[0], n[1]), q = place(s, n[2], n[3]), end = place(s, n[4], n[5]);

    outline_curve(s->canvas, &s->path, (dim[]){p.x, p.y, q.x, q.y, end.x, end.y});
    go_to(s, n[4], n[5]);
}

/* The same curve: its control points lie two thirds of the way to the one of the quadratic curve. */
static void add_quadratic(struct shaper *s, const double n[4])
{
    add_cubic(s, (double[]){s->x + (n[0] - s->x) * 2 / 3, s->y + (n[1] - s->y) * 2 / 3,
                            n[2] + (n[0] - n[2]) * 2 / 3, n[3] + (n[1] - n[3]) * 2 / 3, n[2], n[3]});
}

/* ---- arcs (SVG 1.1, appendix F.6) ---- */

struct arc {
    double rx, ry, cos, sin; /* radii, turn of the axes */
    double x, y;             /* centre */
    double start, sweep;     /* angles */
};

/* The centre: of the two circles through both ends, in the plane in which the ellipse is one of radius 1. */
static struct arc arc_through(const struct shaper *s, const double n[7])
{
    double turn = n[2] * (M_PI / 180);
    struct arc arc = {.rx = n[0], .ry = n[1], .cos = cos(turn), .sin = sin(turn)};
    double dx = (s->x - n[5]) / 2, dy = (s->y - n[6]) / 2;
    double ux = (arc.cos * dx + arc.sin * dy) / arc.rx, uy = (arc.cos * dy - arc.sin * dx) / arc.ry;
    double apart = ux * ux + uy * uy, share, cx, cy;

    if (apart > 1) { /* too small to reach: as large as need be */
        arc.rx *= sqrt(apart);
        arc.ry *= sqrt(apart);
        ux /= sqrt(apart);
        uy /= sqrt(apart);
        apart = 1;
    }
    share = sqrt((1 - apart) / apart) * ((n[3] != 0) == (n[4] != 0) ? -1 : 1);
    cx = share * uy;
    cy = -share * ux;
    arc.x = arc.cos * arc.rx * cx - arc.sin * arc.ry * cy + (s->x + n[5]) / 2;
    arc.y = arc.sin * arc.rx * cx + arc.cos * arc.ry * cy + (s->y + n[6]) / 2;
    arc.start = atan2(uy - cy, ux - cx);
    arc.sweep = atan2(-uy - cy, -ux - cx) - arc.start;
    if (n[4] != 0 && arc.sweep < 0)
        arc.sweep += 2 * M_PI;
    if (n[4] == 0 && arc.sweep > 0)
        arc.sweep -= 2 * M_PI;
    return arc;
}

static void arc_point(const struct arc *arc, double u, double v, double out[2])
{
    out[0] = arc->x + arc->cos * arc->rx * u - arc->sin * arc->ry * v;
    out[1] = arc->y + arc->sin * arc->rx * u + arc->cos * arc->ry * v;
}

/* Pieces of at most a quarter, each as near to its curve as the eye could never tell (1/3600 of the radius).
 */
static void add_arc(struct shaper *s, const double n[7])
{
    struct arc arc;
    int pieces;
    double step, reach;

    if (n[0] == 0 || n[1] == 0) {
        add_line(s, n[5], n[6]);
        return;
    }
    if (s->x == n[5] && s->y == n[6])
        return;
    arc = arc_through(s, n);
    pieces = (int)ceil(fabs(arc.sweep) / (M_PI / 2) - 1e-9);
    pieces = pieces ? pieces : 1;
    step = arc.sweep / pieces;
    reach = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        double from = arc.start + step * i, to = from + step, curve[6];

        arc_point(&arc, cos(from) - reach * sin(from), sin(from) + reach * cos(from), curve);
        arc_point(&arc, cos(to) + reach * sin(to), sin(to) - reach * cos(to), curve + 2);
        arc_point(&arc, cos(to), sin(to), curve + 4);
        if (i + 1 == pieces) /* exactly where the file says */
            memcpy(curve + 4, n + 5, 2 * sizeof *n);
        add_cubic(s, curve);
    }
}

/* ---- shapes ---- */

static void add_move(struct shaper *s, double x, double y)
{
    struct point p = place(s, x, y);

    outline_move(s->canvas, &s->path, p.x, p.y);
    go_to(s, x, y);
}

static void trace(struct shaper *s, const struct svg_shape *shape)
{
    static const uint8_t counts[] = {2, 2, 4, 6, 7, 0};
    const svg_number *from = shape->numbers;
    double n[7] = {0};

    for (size_t i = 0; i < shape->step_count; from += counts[shape->steps[i++]]) {
        for (size_t k = 0; k < counts[shape->steps[i]]; k++)
            n[k] = number(from[k]);
        if (shape->steps[i] == SVG_MOVE)
            add_move(s, n[0], n[1]);
        else if (shape->steps[i] == SVG_LINE)
            add_line(s, n[0], n[1]);
        else if (shape->steps[i] == SVG_QUADRATIC)
            add_quadratic(s, n);
        else if (shape->steps[i] == SVG_CUBIC)
            add_cubic(s, n);
        else if (shape->steps[i] == SVG_ARC)
            add_arc(s, (double[]){fabs(n[0]), fabs(n[1]), n[2], n[3], n[4], n[5], n[6]});
        else
            outline_close(s->canvas, &s->path);
    }
}

static struct colour colour_of(const struct canvas *canvas, struct svg_paint paint)
{
    return paint.kind == SVG_INK ? canvas->spec->ink : paint.colour;
}

/* How far a line reaches beyond its points. */
static double reach_of(const struct svg_shape *shape, double width)
{
    double corner = shape->join == JOIN_MITRE ? number(shape->mitre_limit) : 1;

    return width / 2 * (corner > M_SQRT2 ? corner : M_SQRT2);
}

/* What reaches beyond the picture's edge is cut off there. */
static bool leads_out(const struct shaper *s, double reach)
{
    return s->left - reach < -0.5 || s->top - reach < -0.5 || s->right + reach > s->canvas->width + 0.5 ||
           s->bottom + reach > s->canvas->height + 0.5;
}

static void draw_shape(struct canvas *canvas, const struct affine *base, const struct svg_shape *shape)
{
    struct shaper s = {.canvas = canvas, .left = INFINITY, .right = -INFINITY};
    struct affine inner = {1, 0, 0, 1, 0, 0};
    struct drawn_item *item;
    double width;

    for (const struct svg_transform *t = shape->transform; t; t = t->outer) {
        struct affine one = affine_of(t);

        inner = joined(&one, &inner);
    }
    s.at = joined(base, &inner);
    s.top = INFINITY;
    s.bottom = -INFINITY;
    trace(&s, shape);
    width = number(shape->stroke_width) * sqrt(fabs(s.at.a * s.at.d - s.at.b * s.at.c));
    item = canvas_path(canvas, &s.path);
    item->filled = shape->fill.kind != SVG_NOTHING;
    item->fill = colour_of(canvas, shape->fill);
    item->even_odd = shape->even_odd;
    item->stroked = shape->stroke.kind != SVG_NOTHING;
    item->stroke = colour_of(canvas, shape->stroke);
    item->form = (struct line_form){(uint8_t)shape->cap, (uint8_t)shape->join,
                                    (uint16_t)fmin(number(shape->mitre_limit) * 100, UINT16_MAX)};
    item->stroke_width = bounded(width);
    item->cut = leads_out(&s, item->stroked ? reach_of(shape, width) : 0);
}

void draw_svg(struct canvas *canvas)
{
    const struct svg_picture *picture = canvas->spec->svg;
    double scale = canvas->width / number(picture->box_width);
    struct affine base = {scale, 0, 0, scale, -number(picture->left) * scale, -number(picture->top) * scale};

    canvas->height = (dim)((__int128)canvas->width * picture->box_height / picture->box_width);
    for (size_t i = 0; i < picture->shape_count; i++)
        draw_shape(canvas, &base, &picture->shapes[i]);
}
