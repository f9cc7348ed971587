/* The transforms of an element: a list of functions, the last of which is done first. Whether one of them
 * changes angles is judged here with whole numbers, because a line that is drawn would not stay as thick
 * everywhere. */
#include "read/svg_reader.h"

enum { MOST = 6, NEAR = 1000 }; /* numbers of a function; a thousandth is as good as equal */

struct function {
    const char *name;
    enum svg_transform_kind kind;
    uint8_t counts; /* bit n = it may have n numbers */
};

static const struct function functions[] = {
    {"matrix", SVG_MATRIX, 1 << 6},        {"translate", SVG_TRANSLATE, 1 << 1 | 1 << 2},
    {"scale", SVG_SCALE, 1 << 1 | 1 << 2}, {"rotate", SVG_ROTATE, 1 << 1 | 1 << 3},
    {"skewX", SVG_SKEW_X, 1 << 1},         {"skewY", SVG_SKEW_Y, 1 << 1},
};

static const struct function *function_named(struct slice name)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (slice_is(name, functions[i].name))
            return &functions[i];
    return NULL;
}

static __int128 magnitude(__int128 n)
{
    return n < 0 ? -n : n;
}

static bool keeps_angles(const struct svg_transform *t)
{
    const svg_number *n = t->n;
    __int128 first, second, cross;

    if (t->kind == SVG_TRANSLATE || t->kind == SVG_ROTATE)
        return true;
    if (t->kind == SVG_SCALE)
        return n[0] == n[1] || n[0] == -n[1];
    if (t->kind != SVG_MATRIX)
        return n[0] == 0;
    first = (__int128)n[0] * n[0] + (__int128)n[1] * n[1];
    second = (__int128)n[2] * n[2] + (__int128)n[3] * n[3];
    cross = (__int128)n[0] * n[2] + (__int128)n[1] * n[3];
    return magnitude(first - second) <= first / NEAR && magnitude(cross) <= first / NEAR;
}

/* The name and the open bracket. */
static const struct function *take_name(struct svg_scan *scan)
{
    size_t end = slice_find_byte(scan->text, '(', scan->at);
    const struct function *function =
        function_named(slice_trim_end(slice_sub(scan->text, scan->at, end - scan->at)));

    if (function)
        scan->at = end + 1;
    return function;
}

static bool take_function(struct svg_scan *scan, struct svg_transform *t)
{
    const struct function *function = take_name(scan);
    unsigned count = 0;

    if (!function)
        return false;
    svg_skip_white(scan);
    for (; count < MOST && svg_scan_number(scan, &t->n[count]) == SVG_FOUND; count++)
        svg_skip_comma(scan);
    if (scan->at >= scan->text.len || scan->text.ptr[scan->at] != ')' || !(function->counts >> count & 1))
        return false;
    scan->at++;
    t->kind = function->kind;
    if (t->kind == SVG_SCALE && count == 1)
        t->n[1] = t->n[0];
    return true;
}

void svg_transform_read(struct svg_reader *r, const struct svg_attribute *attribute, struct svg_look *look)
{
    struct svg_scan scan = {attribute->value, 0};

    svg_skip_comma(&scan);
    if (slice_is(slice_trim(scan.text), "none"))
        return;
    while (scan.at < scan.text.len) {
        struct svg_transform *t = ARENA_NEW(r->arena, struct svg_transform);
        size_t start = scan.at;

        if (!take_function(&scan, t)) {
            SVG_FAULT(r, MSG_svg_transform, svg_part(attribute->span, start, scan.text.len - start));
            return;
        }
        if (!keeps_angles(t))
            look->stretches = svg_part(attribute->span, start, scan.at - start);
        t->outer = look->transform;
        look->transform = t;
        svg_skip_comma(&scan);
    }
}
