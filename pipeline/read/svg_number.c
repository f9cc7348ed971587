/* Numbers of SVG, read exactly: whole billionths of a unit. */
#include "read/svg_reader.h"

enum { PLACES = 9, MOST_DIGITS = 17, MOST_SHIFT = 40 };

#define LARGEST (SVG_ONE * 1000000)

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char at(const struct svg_scan *scan, size_t ahead)
{
    return scan->at + ahead < scan->text.len ? scan->text.ptr[scan->at + ahead] : '\0';
}

void svg_skip_white(struct svg_scan *scan)
{
    while (is_white(at(scan, 0)))
        scan->at++;
}

void svg_skip_comma(struct svg_scan *scan)
{
    svg_skip_white(scan);
    if (at(scan, 0) == ',')
        scan->at++;
    svg_skip_white(scan);
}

/* Digits, and how far the point of what they make must go to the right. */
struct digits {
    int64_t value;
    int kept, shift;
    bool any;
};

static void take_digits(struct svg_scan *scan, struct digits *d, int places)
{
    for (; is_digit(at(scan, 0)); scan->at++) {
        d->any = true;
        if (d->kept == MOST_DIGITS) { /* too fine to matter, or too large anyway */
            d->shift += places ? 0 : 1;
            continue;
        }
        d->value = d->value * 10 + (at(scan, 0) - '0');
        d->kept += d->value != 0;
        d->shift -= places;
    }
}

/* "e-3", but not the beginning of a unit. */
static void take_exponent(struct svg_scan *scan, struct digits *d)
{
    size_t ahead = at(scan, 1) == '-' || at(scan, 1) == '+' ? 2 : 1;
    bool less = at(scan, 1) == '-';
    int exponent = 0;

    if ((at(scan, 0) != 'e' && at(scan, 0) != 'E') || !is_digit(at(scan, ahead)))
        return;
    for (scan->at += ahead; is_digit(at(scan, 0)); scan->at++)
        exponent = exponent < 1000 ? exponent * 10 + (at(scan, 0) - '0') : exponent;
    d->shift += less ? -exponent : exponent;
}

/* value × 10^shift, rounded half away from nought; false when it is too large. */
static bool shifted(const struct digits *d, svg_number *n)
{
    int64_t value = d->value;
    int shift = d->shift + PLACES;

    for (; shift > 0 && value; shift--) {
        if (value > LARGEST)
            return false;
        value *= 10;
    }
    if (shift < -MOST_SHIFT)
        value = 0;
    for (; shift < -1; shift++)
        value /= 10;
    if (shift == -1)
        value = value / 10 + (value % 10 >= 5);
    *n = value;
    return value <= LARGEST;
}

enum svg_found svg_scan_number(struct svg_scan *scan, svg_number *n)
{
    size_t start = scan->at;
    bool less = at(scan, 0) == '-';
    struct digits d = {0};

    if (less || at(scan, 0) == '+')
        scan->at++;
    take_digits(scan, &d, 0);
    if (at(scan, 0) == '.' && (d.any || is_digit(at(scan, 1)))) {
        scan->at++;
        take_digits(scan, &d, 1);
    }
    if (!d.any) {
        scan->at = start;
        return SVG_FOUND_NONE;
    }
    take_exponent(scan, &d);
    if (!shifted(&d, n)) {
        *n = 0;
        return SVG_FOUND_LARGE;
    }
    *n = less ? -*n : *n;
    return SVG_FOUND;
}

struct span svg_part(struct span value, size_t start, size_t length)
{
    return span_part(value, (uint32_t)start, (uint32_t)length);
}

/* ---- attributes ---- */

/* What stands at the place, up to white space or a comma. */
static struct slice word_at(const struct svg_scan *scan)
{
    size_t end = scan->at;

    while (end < scan->text.len && !is_white(scan->text.ptr[end]) && scan->text.ptr[end] != ',')
        end++;
    return slice_sub(scan->text, scan->at, end - scan->at);
}

static bool number_read(struct svg_reader *r, const struct svg_attribute *attribute, struct svg_scan *scan,
                        svg_number *n)
{
    size_t start = scan->at;
    struct slice word = word_at(scan);
    enum svg_found found = svg_scan_number(scan, n);

    if (found == SVG_FOUND_NONE)
        SVG_FAULT(r, MSG_svg_number, svg_part(attribute->span, start, word.len), word, attribute->name);
    if (found == SVG_FOUND_LARGE)
        SVG_FAULT(r, MSG_svg_number_large, svg_part(attribute->span, start, word.len), word);
    return found == SVG_FOUND;
}

/* In units of the file: 96 to an inch, as CSS has it. */
static bool to_unit(struct slice unit, svg_number *n)
{
    static const struct {
        const char *name;
        int64_t times, per;
    } units[] = {{"", 1, 1},    {"px", 1, 1},      {"pt", 4, 3},     {"pc", 16, 1},
                 {"in", 96, 1}, {"cm", 4800, 127}, {"mm", 480, 127}, {"Q", 120, 127}};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (slice_is(unit, units[i].name)) {
            *n = (svg_number)((__int128)*n * units[i].times / units[i].per);
            return *n <= LARGEST && *n >= -LARGEST;
        }
    return false;
}

bool svg_length(struct svg_reader *r, const struct svg_attribute *attribute, svg_number *n)
{
    struct svg_scan scan = {attribute->value, 0};
    size_t unit;

    svg_skip_white(&scan);
    if (!number_read(r, attribute, &scan, n))
        return false;
    unit = scan.at;
    if (to_unit(slice_trim_end(slice_from(scan.text, unit)), n))
        return true;
    SVG_FAULT(r, MSG_svg_unit, svg_part(attribute->span, unit, scan.text.len - unit), slice_trim(scan.text),
              attribute->name);
    return false;
}

bool svg_place_of(struct svg_reader *r, const struct svg_element *element, const char *name, svg_number *n)
{
    const struct svg_attribute *attribute = svg_attribute(element, name);

    *n = 0;
    return !attribute || svg_length(r, attribute, n);
}

bool svg_size_of(struct svg_reader *r, const struct svg_element *element, const char *name, svg_number *n)
{
    if (!svg_place_of(r, element, name, n))
        return false;
    if (*n < 0)
        SVG_FAULT(r, MSG_svg_number, svg_attribute(element, name)->span,
                  slice_trim(svg_attribute(element, name)->value), slice_of(name));
    return *n >= 0;
}

bool svg_numbers(struct svg_reader *r, const struct svg_attribute *attribute, svg_number **list,
                 size_t *count)
{
    VECTOR(svg_number) numbers = {0};
    struct svg_scan scan = {attribute->value, 0};

    svg_skip_white(&scan);
    while (scan.at < scan.text.len) {
        if (!number_read(r, attribute, &scan, VECTOR_PUSH(r->arena, &numbers)))
            return false;
        svg_skip_comma(&scan);
    }
    *list = numbers.items;
    *count = numbers.count;
    return true;
}
