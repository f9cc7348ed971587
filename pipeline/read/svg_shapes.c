/* The shapes of SVG as outlines: rectangles, circles, ellipses, lines, polygons, paths. */
#include "read/svg_reader.h"

static bool is_given(const struct svg_element *element, const char *name)
{
    const struct svg_attribute *attribute = svg_attribute(element, name);

    return attribute && !slice_is(slice_trim(attribute->value), "auto");
}

/* A quarter of an ellipse, clockwise, to a point. */
static void add_quarter(struct svg_reader *r, struct svg_outline *outline, const svg_number to[4])
{
    svg_step(r, outline, SVG_ARC, (svg_number[]){to[2], to[3], 0, 0, SVG_ONE, to[0], to[1]});
}

static void add_line(struct svg_reader *r, struct svg_outline *outline, svg_number x, svg_number y)
{
    svg_step(r, outline, SVG_LINE, (svg_number[]){x, y});
}

struct box {
    svg_number x, y, width, height, rx, ry;
};

static void add_box(struct svg_reader *r, struct svg_outline *outline, const struct box *b)
{
    svg_number right = b->x + b->width, bottom = b->y + b->height;
    bool round = b->rx && b->ry;

    svg_step(r, outline, SVG_MOVE, (svg_number[]){b->x + b->rx, b->y});
    add_line(r, outline, right - b->rx, b->y);
    if (round)
        add_quarter(r, outline, (svg_number[]){right, b->y + b->ry, b->rx, b->ry});
    add_line(r, outline, right, bottom - b->ry);
    if (round)
        add_quarter(r, outline, (svg_number[]){right - b->rx, bottom, b->rx, b->ry});
    add_line(r, outline, b->x + b->rx, bottom);
    if (round)
        add_quarter(r, outline, (svg_number[]){b->x, bottom - b->ry, b->rx, b->ry});
    if (round)
        add_line(r, outline, b->x, b->y + b->ry);
    if (round)
        add_quarter(r, outline, (svg_number[]){b->x + b->rx, b->y, b->rx, b->ry});
    svg_step(r, outline, SVG_CLOSE, NULL);
}

/* One radius alone is both; neither may be more than half a side. */
static void read_rectangle(struct svg_reader *r, const struct svg_element *element,
                           struct svg_outline *outline)
{
    struct box b;

    if (!svg_place_of(r, element, "x", &b.x) || !svg_place_of(r, element, "y", &b.y) ||
        !svg_size_of(r, element, "width", &b.width) || !svg_size_of(r, element, "height", &b.height))
        return;
    b.rx = b.ry = 0;
    if ((is_given(element, "rx") && !svg_size_of(r, element, "rx", &b.rx)) ||
        (is_given(element, "ry") && !svg_size_of(r, element, "ry", &b.ry)))
        return;
    b.rx = is_given(element, "rx") ? b.rx : b.ry;
    b.ry = is_given(element, "ry") ? b.ry : b.rx;
    b.rx = b.rx < b.width / 2 ? b.rx : b.width / 2;
    b.ry = b.ry < b.height / 2 ? b.ry : b.height / 2;
    if (!b.rx || !b.ry)
        b.rx = b.ry = 0;
    if (b.width && b.height)
        add_box(r, outline, &b);
}

static void add_ellipse(struct svg_reader *r, struct svg_outline *outline, const svg_number e[4])
{
    svg_number x = e[0], y = e[1], rx = e[2], ry = e[3];

    if (!rx || !ry)
        return;
    svg_step(r, outline, SVG_MOVE, (svg_number[]){x + rx, y});
    add_quarter(r, outline, (svg_number[]){x, y + ry, rx, ry});
    add_quarter(r, outline, (svg_number[]){x - rx, y, rx, ry});
    add_quarter(r, outline, (svg_number[]){x, y - ry, rx, ry});
    add_quarter(r, outline, (svg_number[]){x + rx, y, rx, ry});
    svg_step(r, outline, SVG_CLOSE, NULL);
}

static void read_circle(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    svg_number e[4];

    if (!svg_place_of(r, element, "cx", &e[0]) || !svg_place_of(r, element, "cy", &e[1]) ||
        !svg_size_of(r, element, "r", &e[2]))
        return;
    e[3] = e[2];
    add_ellipse(r, outline, e);
}

static void read_ellipse(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    svg_number e[4] = {0};

    if (!svg_place_of(r, element, "cx", &e[0]) || !svg_place_of(r, element, "cy", &e[1]) ||
        (is_given(element, "rx") && !svg_size_of(r, element, "rx", &e[2])) ||
        (is_given(element, "ry") && !svg_size_of(r, element, "ry", &e[3])))
        return;
    e[2] = is_given(element, "rx") ? e[2] : e[3];
    e[3] = is_given(element, "ry") ? e[3] : e[2];
    add_ellipse(r, outline, e);
}

static void read_line(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    svg_number n[4];

    if (!svg_place_of(r, element, "x1", &n[0]) || !svg_place_of(r, element, "y1", &n[1]) ||
        !svg_place_of(r, element, "x2", &n[2]) || !svg_place_of(r, element, "y2", &n[3]))
        return;
    svg_step(r, outline, SVG_MOVE, n);
    svg_step(r, outline, SVG_LINE, n + 2);
}

static void read_points(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    const struct svg_attribute *points = svg_attribute(element, "points");
    svg_number *n;
    size_t count;

    if (!points || !svg_numbers(r, points, &n, &count))
        return;
    if (count % 2)
        SVG_FAULT(r, MSG_svg_points, points->span);
    for (size_t i = 0; i + 1 < count; i += 2)
        svg_step(r, outline, i ? SVG_LINE : SVG_MOVE, n + i);
}

static void read_polygon(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    read_points(r, element, outline);
    if (outline->steps.count)
        svg_step(r, outline, SVG_CLOSE, NULL);
}

static void read_path(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    const struct svg_attribute *data = svg_attribute(element, "d");

    if (data && !slice_is(slice_trim(data->value), "none"))
        svg_path(r, data, outline);
}

bool svg_outline_read(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline)
{
    static const struct {
        const char *name;
        void (*read)(struct svg_reader *, const struct svg_element *, struct svg_outline *);
    } shapes[] = {{"path", read_path},       {"rect", read_rectangle}, {"circle", read_circle},
                  {"ellipse", read_ellipse}, {"line", read_line},      {"polyline", read_points},
                  {"polygon", read_polygon}};

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (slice_is(element->name, shapes[i].name)) {
            shapes[i].read(r, element, outline);
            return true;
        }
    return false;
}
