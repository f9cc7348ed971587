/* What is known of a number: the arithmetic of intervals with open and closed ends (Moore 1966, with exact
 * ends). */
#include "base/bug.h"
#include "exact/ratio.h"

struct end {
    struct ratio at;
    bool open;
};

struct interval interval_of(struct ratio exact)
{
    return (struct interval){exact, exact, false, false};
}

bool interval_is_point(struct interval i)
{
    return !i.low_open && !i.high_open && ratio_compare(i.low, i.high) == 0;
}

/* Halves are rounded away from nought, so the end that lies further from it is the open one. */
struct interval interval_of_written(struct arena *arena, struct decimal d, struct ratio unit)
{
    struct decimal last = {1, d.scale};
    struct ratio middle = ratio_of_decimal(d),
                 step = ratio_divide(arena, ratio_of_decimal(last), ratio_of_whole(2));

    return (struct interval){ratio_multiply(arena, ratio_subtract(arena, middle, step), unit),
                             ratio_multiply(arena, ratio_add(arena, middle, step), unit), d.coefficient <= 0,
                             d.coefficient >= 0};
}

struct interval interval_add(struct arena *arena, struct interval a, struct interval b)
{
    return (struct interval){ratio_add(arena, a.low, b.low), ratio_add(arena, a.high, b.high),
                             a.low_open || b.low_open, a.high_open || b.high_open};
}

struct interval interval_subtract(struct arena *arena, struct interval a, struct interval b)
{
    return (struct interval){ratio_subtract(arena, a.low, b.high), ratio_subtract(arena, a.high, b.low),
                             a.low_open || b.high_open, a.high_open || b.low_open};
}

/* The product of two ends is reached when both are, or when one that is reached is nought. */
static struct end end_product(struct arena *arena, struct end a, struct end b)
{
    bool reached = (!a.open && !b.open) || (!a.open && !ratio_sign(a.at)) || (!b.open && !ratio_sign(b.at));

    return (struct end){ratio_multiply(arena, a.at, b.at), !reached};
}

/* Whether x lies beyond y in the direction (-1 lower, 1 higher); at the same place the reached end goes
 * further. */
static bool is_beyond(struct end x, struct end y, int direction)
{
    int order = ratio_compare(x.at, y.at) * direction;

    return order > 0 || (order == 0 && !x.open && y.open);
}

struct interval interval_multiply(struct arena *arena, struct interval a, struct interval b)
{
    struct end as[2] = {{a.low, a.low_open}, {a.high, a.high_open}};
    struct end bs[2] = {{b.low, b.low_open}, {b.high, b.high_open}};
    struct end low = end_product(arena, as[0], bs[0]), high = low;

    for (int i = 1; i < 4; i++) {
        struct end one = end_product(arena, as[i / 2], bs[i % 2]);

        if (is_beyond(one, low, -1))
            low = one;
        if (is_beyond(one, high, 1))
            high = one;
    }
    return (struct interval){low.at, high.at, low.open, high.open};
}

struct interval interval_divide(struct arena *arena, struct interval a, struct interval b)
{
    struct ratio one = ratio_of_whole(1);
    struct interval upside_down;

    BUG_IF(ratio_sign(b.low) * ratio_sign(b.high) <= 0);
    upside_down = (struct interval){ratio_divide(arena, one, b.high), ratio_divide(arena, one, b.low),
                                    b.high_open, b.low_open};
    return interval_multiply(arena, a, upside_down);
}
