/* A picture of outlines as text: its size, then a line a shape and a line a step. */
#include "base/buffer.h"
#include "read/svg.h"

static void put_number(struct buffer *out, svg_number n)
{
    int64_t rest = n < 0 ? -n : n;

    buffer_print(out, "%s%lld", n < 0 ? "-" : "", (long long)(rest / SVG_ONE));
    rest %= SVG_ONE;
    if (rest)
        buffer_put_byte(out, '.');
    for (int64_t unit = SVG_ONE / 10; rest; rest %= unit, unit /= 10)
        buffer_put_byte(out, (char)('0' + rest / unit));
}

static void put_numbers(struct buffer *out, const svg_number *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_put_byte(out, ' ');
        put_number(out, numbers[i]);
    }
}

static void put_paint(struct buffer *out, const char *name, struct svg_paint paint)
{
    if (paint.kind == SVG_COLOUR)
        buffer_print(out, ", %s #%02x%02x%02x", name, paint.colour.red, paint.colour.green,
                     paint.colour.blue);
    else if (paint.kind == SVG_INK)
        buffer_print(out, ", %s ink", name);
}

static void print_look(const struct svg_shape *shape, struct buffer *out)
{
    static const char *const caps[] = {"butt", "round", "square"};
    static const char *const joins[] = {"mitre", "round", "bevel"};

    buffer_put_text(out, "  shape");
    put_paint(out, "fill", shape->fill);
    if (shape->even_odd)
        buffer_put_text(out, ", even and odd");
    put_paint(out, "stroke", shape->stroke);
    if (shape->stroke.kind) {
        put_numbers(out, &shape->stroke_width, 1);
        buffer_print(out, " %s %s", caps[shape->cap], joins[shape->join]);
        if (shape->join == JOIN_MITRE)
            put_numbers(out, &shape->mitre_limit, 1);
    }
    buffer_put_byte(out, '\n');
}

static void print_transform(const struct svg_transform *transform, struct buffer *out)
{
    static const char *const names[] = {"matrix", "translate", "scale", "rotate", "skew x", "skew y"};
    static const uint8_t counts[] = {6, 2, 2, 3, 1, 1};

    buffer_print(out, "    %s", names[transform->kind]);
    put_numbers(out, transform->n, counts[transform->kind]);
    buffer_put_byte(out, '\n');
}

static void print_steps(const struct svg_shape *shape, struct buffer *out)
{
    static const char *const names[] = {"move", "line", "quadratic", "cubic", "arc", "close"};
    static const uint8_t counts[] = {2, 2, 4, 6, 7, 0};
    const svg_number *n = shape->numbers;

    for (size_t i = 0; i < shape->step_count; n += counts[shape->steps[i++]]) {
        buffer_print(out, "    %s", names[shape->steps[i]]);
        put_numbers(out, n, counts[shape->steps[i]]);
        buffer_put_byte(out, '\n');
    }
}

void svg_print(const struct svg_picture *picture, struct buffer *out)
{
    buffer_print(out, "  SVG, %d by %d/%d pt, shows", picture->width, picture->height, DIM_PT);
    put_numbers(out, (svg_number[]){picture->left, picture->top, picture->box_width, picture->box_height}, 4);
    buffer_put_byte(out, '\n');
    for (size_t i = 0; i < picture->shape_count; i++) {
        print_look(&picture->shapes[i], out);
        for (const struct svg_transform *t = picture->shapes[i].transform; t; t = t->outer)
            print_transform(t, out);
        print_steps(&picture->shapes[i], out);
    }
}
