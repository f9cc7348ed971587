/* Path data of SVG (SVG 1.1, 8.3): steps with absolute points. Lines along an axis become lines, smooth
 * curves get their first control point; all else stays as written. */
#include "read/svg_reader.h"

enum { MOST_NUMBERS = 1000000, MOST_OF_ONE = 7 };

#define FARTHEST (SVG_ONE * 1000000)

static const uint8_t counts[] = {
    [SVG_MOVE] = 2, [SVG_LINE] = 2, [SVG_QUADRATIC] = 4, [SVG_CUBIC] = 6, [SVG_ARC] = 7, [SVG_CLOSE] = 0};

void svg_step(struct svg_reader *r, struct svg_outline *outline, enum svg_step step,
              const svg_number *numbers)
{
    *VECTOR_PUSH(r->arena, &outline->steps) = (uint8_t)step;
    for (size_t i = 0; i < counts[step]; i++)
        *VECTOR_PUSH(r->arena, &outline->numbers) = numbers[i];
}

struct pen {
    struct svg_reader *r;
    const struct svg_attribute *data;
    struct svg_outline *outline;
    struct svg_scan scan;
    char command; /* as written */
    svg_number x, y, start_x, start_y;
    svg_number control_x, control_y; /* of the last curve, for a smooth one */
    char smooth;                     /* which curve that was: 'C', 'Q', or 0 */
    bool moved;                      /* the outline is open at (x, y) */
};

/* What a command takes. */
static unsigned count_of(char command)
{
    switch (command) {
    case 'M':
    case 'L':
    case 'T':
        return 2;
    case 'H':
    case 'V':
        return 1;
    case 'S':
    case 'Q':
        return 4;
    case 'C':
        return 6;
    case 'A':
        return 7;
    default:
        return 0;
    }
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static void fault(struct pen *p, struct slice wanted)
{
    size_t left = p->scan.text.len - p->scan.at;

    SVG_FAULT(p->r, MSG_svg_path, svg_part(p->data->span, p->scan.at, left ? 1 : 0), wanted);
}

static void far_fault(struct pen *p, size_t start)
{
    SVG_FAULT(p->r, MSG_svg_number_large, svg_part(p->data->span, start, p->scan.at - start),
              slice_sub(p->scan.text, start, p->scan.at - start));
}

/* The two flags of an arc are one digit each and need nothing between them. */
static bool take_flag(struct pen *p, svg_number *flag)
{
    char c = p->scan.at < p->scan.text.len ? p->scan.text.ptr[p->scan.at] : '\0';

    if (c != '0' && c != '1')
        return false;
    p->scan.at++;
    *flag = c == '1' ? SVG_ONE : 0;
    return true;
}

static bool take_numbers(struct pen *p, svg_number n[MOST_OF_ONE])
{
    char command = upper(p->command);

    for (unsigned i = 0; i < count_of(command); i++) {
        bool flag = command == 'A' && (i == 3 || i == 4);
        size_t start = p->scan.at;
        enum svg_found found;

        if (flag ? take_flag(p, &n[i]) : (found = svg_scan_number(&p->scan, &n[i])) == SVG_FOUND) {
            svg_skip_comma(&p->scan);
        } else if (!flag && found == SVG_FOUND_LARGE) {
            far_fault(p, start);
            return false;
        } else {
            fault(p, flag ? S("0 or 1 belongs here, the flag of an arc.") : S("A number belongs here."));
            return false;
        }
    }
    return true;
}

/* Makes relative numbers absolute. */
static bool place_numbers(struct pen *p, svg_number n[MOST_OF_ONE], size_t start)
{
    char command = upper(p->command);
    unsigned count = count_of(command), first = command == 'A' ? 5 : 0;

    for (unsigned i = first; i < count; i++) {
        bool along_y = command == 'V' || (command != 'H' && (i - first) % 2);

        if (p->command != command)
            n[i] += along_y ? p->y : p->x;
        if (n[i] > FARTHEST || n[i] < -FARTHEST) {
            far_fault(p, start);
            return false;
        }
    }
    return true;
}

static void add(struct pen *p, enum svg_step step, const svg_number *n)
{
    if (!p->moved && step != SVG_MOVE) /* after a closed part */
        svg_step(p->r, p->outline, SVG_MOVE, (svg_number[]){p->x, p->y});
    p->moved = true;
    svg_step(p->r, p->outline, step, n);
    p->x = n[counts[step] - 2];
    p->y = n[counts[step] - 1];
    p->smooth = '\0';
}

/* n: control points and end; without the first control point for a smooth curve, which goes on in the
 * direction of the one before. */
static void add_curve(struct pen *p, enum svg_step step, const svg_number *n, bool smooth)
{
    char kind = step == SVG_CUBIC ? 'C' : 'Q';
    svg_number whole[6];
    size_t given = counts[step] - (smooth ? 2u : 0u);

    whole[0] = p->smooth == kind ? 2 * p->x - p->control_x : p->x;
    whole[1] = p->smooth == kind ? 2 * p->y - p->control_y : p->y;
    memcpy(whole + counts[step] - given, n, given * sizeof *n);
    add(p, step, whole);
    p->smooth = kind;
    p->control_x = whole[counts[step] - 4];
    p->control_y = whole[counts[step] - 3];
}

static void add_close(struct pen *p)
{
    if (p->moved)
        svg_step(p->r, p->outline, SVG_CLOSE, NULL);
    p->moved = false;
    p->x = p->start_x;
    p->y = p->start_y;
    p->smooth = '\0';
}

static void add_command(struct pen *p, const svg_number *n)
{
    switch (upper(p->command)) {
    case 'M':
        add(p, SVG_MOVE, n);
        p->start_x = p->x;
        p->start_y = p->y;
        break;
    case 'H':
        add(p, SVG_LINE, (svg_number[]){n[0], p->y});
        break;
    case 'V':
        add(p, SVG_LINE, (svg_number[]){p->x, n[0]});
        break;
    case 'L':
        add(p, SVG_LINE, n);
        break;
    case 'A':
        add(p, SVG_ARC, n);
        break;
    case 'C':
        add_curve(p, SVG_CUBIC, n, false);
        break;
    case 'S':
        add_curve(p, SVG_CUBIC, n, true);
        break;
    case 'Q':
        add_curve(p, SVG_QUADRATIC, n, false);
        break;
    case 'T':
        add_curve(p, SVG_QUADRATIC, n, true);
        break;
    default:
        add_close(p);
    }
}

static bool begins_number(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
}

/* A letter, or without one the command before goes on; after a move with lines. */
static bool take_command(struct pen *p)
{
    char c = p->scan.text.ptr[p->scan.at];

    if (upper(c) == 'Z' || count_of(upper(c))) {
        p->command = c;
        p->scan.at++;
        svg_skip_white(&p->scan);
        if (p->outline->steps.count || upper(c) == 'M')
            return true;
        p->scan.at--;
    } else if (p->outline->steps.count && count_of(upper(p->command)) && begins_number(c)) {
        p->command = p->command == 'M' ? 'L' : p->command == 'm' ? 'l' : p->command;
        return true;
    }
    fault(p, p->outline->steps.count ? S("One of the letters MLHVCSQTAZ or a number belongs here.")
                                     : S("It begins with M and a place."));
    return false;
}

void svg_path(struct svg_reader *r, const struct svg_attribute *data, struct svg_outline *outline)
{
    struct pen p = {.r = r, .data = data, .outline = outline, .scan = {data->value, 0}};
    svg_number n[MOST_OF_ONE] = {0};

    svg_skip_white(&p.scan);
    while (p.scan.at < p.scan.text.len && outline->numbers.count < MOST_NUMBERS) {
        size_t start = p.scan.at;

        if (!take_command(&p) || !take_numbers(&p, n) || !place_numbers(&p, n, start))
            return;
        add_command(&p, n);
    }
}
