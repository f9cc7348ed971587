/* Which paths are upright boxes and rules: those whose edges readers of PDF move to whole pixels. Takes
 * paths; draws nothing. */
#include "render/upright.h"

#include <string.h>

struct path_item path_without_steps(const struct path_item *path)
{
    struct path_item start = *path;

    start.step_count = start.point_count = 0;
    return start;
}

bool path_next_piece(const struct path_item *path, struct path_item *piece)
{
    static const uint8_t points[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    const uint8_t *end = path->steps + path->step_count;

    piece->steps += piece->step_count;
    piece->points += piece->point_count;
    piece->step_count = piece->point_count = 0;
    if (piece->steps == end)
        return false;
    do
        piece->point_count += points[piece->steps[piece->step_count++]];
    while (piece->steps + piece->step_count < end && piece->steps[piece->step_count] != PATH_MOVE);
    return true;
}

bool path_is_box(const struct path_item *path)
{
    static const uint8_t steps[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    const struct point *p = path->points;

    return path->step_count == sizeof steps && memcmp(path->steps, steps, sizeof steps) == 0 &&
           ((p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x) ||
            (p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y));
}

/* A rule, in one step or in several. */
static bool is_upright_line(const struct path_item *path)
{
    const struct point *p = path->points;
    bool across = true, down = true;

    for (uint32_t i = 1; i < path->step_count; i++) {
        if (path->steps[i] != PATH_LINE)
            return false;
        across = across && p[i].y == p[0].y;
        down = down && p[i].x == p[0].x;
    }
    return path->step_count > 1 && (across || down);
}

bool path_is_upright(const struct path_item *path)
{
    struct path_item piece = path_without_steps(path);

    if (path->form.cap != CAP_BUTT || path->form.join != JOIN_MITRE)
        return false;
    while (path_next_piece(path, &piece))
        if (!is_upright_line(&piece) && !path_is_box(&piece))
            return false;
    return true;
}
