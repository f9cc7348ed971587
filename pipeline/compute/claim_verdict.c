/* Whether a claim holds: the words make an interval in which the number must lie, and everything that is
 * known of the number must lie in it. Takes understood words and a value; tells nobody. */
#include "compute/claim.h"

#include "compute/engine.h"

struct target {
    struct interval between;
    bool no_low, no_high;
};

/* ---- what must be compared ---- */

static struct interval negated(struct arena *arena, struct interval i)
{
    return (struct interval){ratio_negate(arena, i.high), ratio_negate(arena, i.low), i.high_open,
                             i.low_open};
}

static bool holds_nought(struct interval i)
{
    return ratio_sign(i.low) * ratio_sign(i.high) <= 0;
}

/* The number of a change that the claim speaks of: times as much, per cent, points or the difference. */
static enum verdict change_number(struct arena *arena, const struct claim *c, const struct value *v,
                                  struct interval *known)
{
    bool relative = c->unit == UNIT_PER_CENT || c->amount == AMOUNT_MULTIPLE,
         points = v->change_of == VALUE_PERCENT;
    struct interval from = v->from->known, to = v->to->known;

    if (c->direction == DIRECTION_NONE)
        return VERDICT_NO_DIRECTION;
    if (points && c->unit == UNIT_PER_CENT && c->amount != AMOUNT_FRACTION)
        return VERDICT_POINTS;
    if ((c->unit == UNIT_POINTS && !points) || (c->unit == UNIT_POUNDS && v->change_of != VALUE_MONEY) ||
        c->amount == AMOUNT_MOST)
        return VERDICT_OTHER_KIND;
    if (c->unit == UNIT_NONE && (c->amount == AMOUNT_NUMBER || c->amount == AMOUNT_BETWEEN) &&
        v->change_of != VALUE_COUNT && v->change_of != VALUE_NUMBER)
        return VERDICT_OTHER_KIND;
    if (relative && holds_nought(from))
        return VERDICT_OTHER_KIND;
    if (relative)
        *known = interval_divide(arena, to, from);
    else
        *known = interval_subtract(arena, to, from);
    if (relative && c->amount != AMOUNT_MULTIPLE)
        *known = interval_subtract(arena, *known, interval_of(ratio_of_whole(1)));
    if (c->direction == DIRECTION_DOWN && c->amount != AMOUNT_MULTIPLE)
        *known = negated(arena, *known);
    return VERDICT_TRUE;
}

static enum verdict plain_number(const struct claim *c, const struct value *v, struct interval *known)
{
    bool plain = v->kind == VALUE_COUNT || v->kind == VALUE_NUMBER, fits;

    if (c->amount == AMOUNT_MULTIPLE)
        fits = v->kind == VALUE_NUMBER;
    else if (c->direction != DIRECTION_NONE || c->amount == AMOUNT_NONE)
        fits = false;
    else if (c->amount == AMOUNT_MOST || c->amount == AMOUNT_FRACTION)
        fits = v->kind == VALUE_PERCENT;
    else
        fits = c->unit == UNIT_POUNDS ? v->kind == VALUE_MONEY
               : c->unit == UNIT_NONE ? plain
                                      : v->kind == VALUE_PERCENT;
    *known = v->known;
    return fits ? VERDICT_TRUE : VERDICT_OTHER_KIND;
}

/* ---- where it must lie ---- */

static struct target around(struct arena *arena, struct ratio c, struct ratio below, struct ratio above)
{
    return (struct target){
        {ratio_subtract(arena, c, below), ratio_add(arena, c, above), false, false}, false, false};
}

/* Digits alone: what the house style's rounding makes of it. */
static struct target rounds_to(struct arena *arena, const struct house_style *style, const struct claim *c)
{
    struct ratio step = ratio_subtract(arena, c->written.high, c->written.low), nought = ratio_of_whole(0);
    bool negative = ratio_sign(c->number) < 0;
    struct target t = {c->written, false, false};

    if (style->rounding == ROUND_DOWN || style->rounding == ROUND_UP) {
        bool outwards = (style->rounding == ROUND_DOWN) != negative; /* c stands at the lower end */

        t = around(arena, c->number, outwards ? nought : step, outwards ? step : nought);
        t.between.low_open = !outwards;
        t.between.high_open = outwards;
    } else if (style->rounding == ROUND_HALF_EVEN) {
        t.between.low_open = t.between.high_open = true;
    }
    return t;
}

static struct target bare(struct arena *arena, const struct house_style *style, const struct claim *c)
{
    struct ratio room;

    if (c->amount == AMOUNT_FRACTION)
        return around(arena, c->number, style->claims[CLAIM_FRACTION].tolerance,
                      style->claims[CLAIM_FRACTION].tolerance);
    if (c->amount != AMOUNT_MULTIPLE)
        return rounds_to(arena, style, c);
    room = ratio_multiply(arena, c->number, style->claims[CLAIM_MULTIPLE].tolerance);
    return around(arena, c->number, room, room);
}

static struct target target_of(struct arena *arena, const struct house_style *style, const struct claim *c)
{
    struct ratio nought = ratio_of_whole(0), room;
    struct target t;

    room = ratio_multiply(arena, c->number, style->claims[c->hedge].tolerance);
    if (ratio_sign(room) < 0)
        room = ratio_negate(arena, room);
    t = around(arena, c->number, nought, nought);
    switch (c->hedge) {
    case CLAIM_NEARLY:
        t = around(arena, c->number, room, nought);
        t.between.high_open = true;
        break;
    case CLAIM_JUST_OVER:
        t = around(arena, c->number, nought, room);
        t.between.low_open = true;
        break;
    case CLAIM_ABOUT:
        t = around(arena, c->number, room, room);
        break;
    case CLAIM_MORE:
        t.no_high = t.between.low_open = true;
        break;
    case CLAIM_AT_LEAST:
        t.no_high = true;
        break;
    case CLAIM_LESS:
        t.no_low = t.between.high_open = true;
        break;
    case CLAIM_AT_MOST:
        t.no_low = true;
        break;
    case CLAIM_EXACTLY:
        break;
    default:
        t = bare(arena, style, c);
    }
    return t;
}

static struct target target(struct arena *arena, const struct house_style *style, const struct claim *c)
{
    struct ratio half = ratio_divide(arena, ratio_of_whole(1), ratio_of_whole(2));
    struct target t = {interval_of(ratio_of_whole(0)), false, false};

    switch (c->amount) {
    case AMOUNT_NONE: /* "rose", "unchanged" */
        t.no_high = t.between.low_open = c->direction != DIRECTION_UNCHANGED;
        return t;
    case AMOUNT_MOST:
        t.between = interval_of(half);
        t.no_high = t.between.low_open = true;
        return t;
    case AMOUNT_BETWEEN:
        t.between = (struct interval){c->number, c->upper, false, false};
        return t;
    default:
        return target_of(arena, style, c);
    }
}

/* ---- the verdict ---- */

static bool inside(const struct target *t, struct interval i)
{
    int low = ratio_compare(t->between.low, i.low), high = ratio_compare(i.high, t->between.high);

    return (t->no_low || low < 0 || (low == 0 && (!t->between.low_open || i.low_open))) &&
           (t->no_high || high < 0 || (high == 0 && (!t->between.high_open || i.high_open)));
}

static bool apart(const struct target *t, struct interval i)
{
    int above = ratio_compare(i.low, t->between.high), below = ratio_compare(i.high, t->between.low);

    return (!t->no_high && (above > 0 || (above == 0 && (t->between.high_open || i.low_open)))) ||
           (!t->no_low && (below < 0 || (below == 0 && (t->between.low_open || i.high_open))));
}

enum verdict claim_verdict(struct arena *arena, const struct house_style *style, const struct claim *c,
                           const struct value *v)
{
    struct interval known = {0};
    enum verdict kind =
        v->kind == VALUE_CHANGE ? change_number(arena, c, v, &known) : plain_number(c, v, &known);
    struct target t;

    if (kind != VERDICT_TRUE)
        return kind;
    t = target(arena, style, c);
    if (inside(&t, known))
        return VERDICT_TRUE;
    return apart(&t, known) ? VERDICT_FALSE : VERDICT_UNPROVED;
}
