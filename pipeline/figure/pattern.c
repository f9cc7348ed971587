/* What tells a series without its colour: patterns of fills, as paths inside a polygon; forms of marks;
 * dashes of lines. */
#include "figure/canvas.h"

#include <math.h>
#include <stdlib.h>

enum { HATCH_STEP = 5 * DIM_PT, DOT_STEP = 6 * DIM_PT, MOST_CROSSINGS = 64 };
enum { HATCH_EDGE = 3 * DIM_PT / 2 }; /* nearer to the farthest points of a shape a line would cut them off */

static enum fill_pattern pattern_of(const struct canvas *canvas, size_t look)
{
    const struct drawing_spec *spec = canvas->spec;

    return spec->look_count ? spec->looks[look % spec->look_count].pattern : PATTERN_PLAIN;
}

/* ---- fills ---- */

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/* Where the line with normal (nx, ny) at distance d crosses the polygon: places along its direction, sorted.
 */
struct hatch {
    double nx, ny, d;
    double at[MOST_CROSSINGS];
    size_t count;
};

static void cross_polygon(struct hatch *h, const struct outline *polygon)
{
    size_t count = polygon->points.count;

    h->count = 0;
    for (size_t i = 0; i < count && h->count < MOST_CROSSINGS; i++) {
        const struct point *a = &polygon->points.items[i], *b = &polygon->points.items[(i + 1) % count];
        double from = a->x * h->nx + a->y * h->ny - h->d, to = b->x * h->nx + b->y * h->ny - h->d;
        double share, x, y;

        if ((from < 0) == (to < 0))
            continue;
        share = from / (from - to);
        x = a->x + (b->x - a->x) * share;
        y = a->y + (b->y - a->y) * share;
        h->at[h->count++] = -x * h->ny + y * h->nx;
    }
    qsort(h->at, h->count, sizeof *h->at, by_size);
}

static void hatch_polygon(struct canvas *canvas, const struct outline *polygon, double nx, double ny)
{
    struct hatch h = {.nx = nx, .ny = ny};
    struct outline lines = {0};
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < polygon->points.count; i++) {
        double d = polygon->points.items[i].x * nx + polygon->points.items[i].y * ny;

        low = d < low ? d : low;
        high = d > high ? d : high;
    }
    for (long k = (long)floor(low / HATCH_STEP); (h.d = ((double)k + 0.5) * HATCH_STEP) < high - HATCH_EDGE;
         k++) {
        h.count = 0;
        if (h.d > low + HATCH_EDGE)
            cross_polygon(&h, polygon);
        for (size_t i = 0; i + 1 < h.count; i += 2) {
            outline_move(canvas, &lines, (dim)lround(h.d * nx - h.at[i] * ny),
                         (dim)lround(h.d * ny + h.at[i] * nx));
            outline_line(canvas, &lines, (dim)lround(h.d * nx - h.at[i + 1] * ny),
                         (dim)lround(h.d * ny + h.at[i + 1] * nx));
        }
    }
    if (lines.points.count)
        canvas_stroke(canvas, &lines, canvas->spec->paper, DIM_PT);
}

/* Dots whose middle and four sides lie inside. */
static bool holds(const struct outline *polygon, dim x, dim y)
{
    size_t count = polygon->points.count;
    bool inside = false;

    for (size_t i = 0; i < count; i++) {
        const struct point *a = &polygon->points.items[i], *b = &polygon->points.items[(i + 1) % count];

        if ((a->y > y) != (b->y > y) && x < a->x + (double)(b->x - a->x) * (y - a->y) / (b->y - a->y))
            inside = !inside;
    }
    return inside;
}

static void dot_polygon(struct canvas *canvas, const struct outline *polygon)
{
    struct outline dots = {0};
    dim left = INT32_MAX, right = INT32_MIN, top = INT32_MAX, bottom = INT32_MIN, r = DIM_PT * 5 / 4;
    bool odd = false;

    for (size_t i = 0; i < polygon->points.count; i++) {
        struct point p = polygon->points.items[i];

        left = p.x < left ? p.x : left;
        right = p.x > right ? p.x : right;
        top = p.y < top ? p.y : top;
        bottom = p.y > bottom ? p.y : bottom;
    }
    for (dim y = top + DOT_STEP / 2; y < bottom; y += DOT_STEP * 2 / 3, odd = !odd)
        for (dim x = left + DOT_STEP / 2 + (odd ? DOT_STEP / 2 : 0); x < right; x += DOT_STEP)
            if (holds(polygon, x - r, y) && holds(polygon, x + r, y) && holds(polygon, x, y - r) &&
                holds(polygon, x, y + r))
                outline_ellipse(canvas, &dots, (struct ellipse){x, y, r, r});
    if (dots.points.count)
        canvas_fill(canvas, &dots, canvas->spec->paper);
}

void draw_pattern(struct canvas *canvas, const struct outline *polygon, size_t look)
{
    const double diagonal = sqrt(0.5);

    switch (pattern_of(canvas, look)) {
    case PATTERN_PLAIN:
        break;
    case PATTERN_DIAGONAL:
        hatch_polygon(canvas, polygon, diagonal, diagonal);
        break;
    case PATTERN_DOTS:
        dot_polygon(canvas, polygon);
        break;
    case PATTERN_CROSS:
        hatch_polygon(canvas, polygon, diagonal, diagonal);
        hatch_polygon(canvas, polygon, diagonal, -diagonal);
        break;
    case PATTERN_HORIZONTAL:
        hatch_polygon(canvas, polygon, 0, 1);
        break;
    case PATTERN_VERTICAL:
        hatch_polygon(canvas, polygon, 1, 0);
        break;
    }
}

void draw_filled(struct canvas *canvas, const struct outline *path, size_t look, size_t part)
{
    canvas_fill(canvas, path, canvas_look(canvas, look));
    canvas_measures(canvas, part);
    draw_pattern(canvas, path, look);
}

/* ---- marks ---- */

static void add_corners(struct canvas *canvas, struct outline *path, struct point at, const dim *corners,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (i)
            outline_line(canvas, path, at.x + corners[2 * i], at.y + corners[2 * i + 1]);
        else
            outline_move(canvas, path, at.x + corners[0], at.y + corners[1]);
    outline_close(canvas, path);
}

/* Circle, square, triangle, diamond, triangle upside down, ring: all of about one size. */
void draw_marker(struct canvas *canvas, struct point at, size_t look)
{
    const dim r = DIM_PT * 3;
    struct colour colour = canvas_look(canvas, look);
    struct outline path = {0};

    switch (look % 6) {
    case 1:
        add_corners(canvas, &path, at, (dim[]){-r, -r, r, -r, r, r, -r, r}, 4);
        break;
    case 2:
        add_corners(canvas, &path, at, (dim[]){0, -r * 5 / 4, r * 5 / 4, r, -r * 5 / 4, r}, 3);
        break;
    case 3:
        add_corners(canvas, &path, at, (dim[]){0, -r * 4 / 3, r * 4 / 3, 0, 0, r * 4 / 3, -r * 4 / 3, 0}, 4);
        break;
    case 4:
        add_corners(canvas, &path, at, (dim[]){0, r * 5 / 4, -r * 5 / 4, -r, r * 5 / 4, -r}, 3);
        break;
    default:
        outline_ellipse(canvas, &path, (struct ellipse){at.x, at.y, r, r});
    }
    if (look % 6 == 5)
        canvas_fill_edged(canvas, &path, canvas->spec->paper, colour, DIM_PT * 3 / 2);
    else
        canvas_fill_edged(canvas, &path, colour, canvas->spec->paper, DIM_PT / 2);
}

/* ---- dashes ---- */

/* On and off in eighths of a point; a row that begins with nought is a whole line. */
static const dim dashes[6][4] = {{0, 0, 0, 0},     {48, 24, 48, 24}, {14, 18, 14, 18},
                                 {56, 20, 14, 20}, {28, 18, 28, 18}, {88, 24, 88, 24}};

struct dash { /* how far the pen is in the pattern */
    const dim *lengths;
    size_t at;
    double left;
};

static void dash_segment(struct canvas *canvas, struct outline *out, struct dash *dash, const struct point *p)
{
    double dx = p[1].x - p[0].x, dy = p[1].y - p[0].y, length = sqrt(dx * dx + dy * dy), done = 0;

    while (done < length) {
        double step = dash->left < length - done ? dash->left : length - done;

        done += step;
        dash->left -= step;
        if (dash->at % 2 == 0)
            outline_line(canvas, out, (dim)lround(p[0].x + dx * done / length),
                         (dim)lround(p[0].y + dy * done / length));
        if (dash->left > 0)
            continue;
        dash->at = (dash->at + 1) % 4;
        dash->left = dash->lengths[dash->at] * (DIM_PT / 8.0);
        if (dash->at % 2 == 0)
            outline_move(canvas, out, (dim)lround(p[0].x + dx * done / length),
                         (dim)lround(p[0].y + dy * done / length));
    }
}

void draw_dashed(struct canvas *canvas, const struct outline *line, size_t look)
{
    struct dash dash = {.lengths = dashes[look % 6]};
    const struct point *points = line->points.items;
    struct outline out = {0};

    if (!dash.lengths[0] || line->points.count < 2) {
        canvas_stroke(canvas, line, canvas_look(canvas, look), DIM_PT * 2);
        return;
    }
    dash.left = dash.lengths[0] * (DIM_PT / 8.0);
    outline_move(canvas, &out, points[0].x, points[0].y);
    for (size_t i = 0; i + 1 < line->points.count; i++)
        dash_segment(canvas, &out, &dash, &points[i]);
    canvas_stroke(canvas, &out, canvas_look(canvas, look), DIM_PT * 2);
}
