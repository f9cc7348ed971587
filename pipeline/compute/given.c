/* Given figures: one amount as printed. The digits written set how exactly it is known, unless it says
 * `exact: yes`. */
#include "compute/claim.h"
#include "compute/engine.h"
#include "compute/number_words.h"

static struct value unreadable(struct engine *engine, const struct figure_declaration *d)
{
    DIAG(engine->diagnostics, MSG_figure_given, d->value->span, d->name, d->value->text);
    return value_of_state(VALUE_NUMBER, STATE_POISON);
}

/* "two thirds", known as exactly as a claim of it must be. */
static bool read_fraction(struct engine *engine, struct slice text, struct value *v)
{
    struct ratio room = engine->style->claims[CLAIM_FRACTION].tolerance;
    struct claim claim;
    size_t understood;

    if (!claim_read(engine->arena, engine->style, text, &claim, &understood) ||
        claim.amount != AMOUNT_FRACTION || claim.hedge != CLAIM_NO_WORD || claim.direction != DIRECTION_NONE)
        return false;
    *v = value_of_ratio(VALUE_PERCENT, claim.number);
    v->known = (struct interval){ratio_subtract(engine->arena, claim.number, room),
                                 ratio_add(engine->arena, claim.number, room), false, false};
    return true;
}

static bool read_amount(struct engine *engine, struct slice text, struct value *v)
{
    struct decimal written;
    struct ratio unit;
    bool negative = slice_starts_with(text, S("-")) || slice_starts_with(text, S("−"));
    struct slice size = negative ? slice_from(text, text.ptr[0] == '-' ? 1 : 3) : text;
    int64_t n;

    if (literal_read(engine->arena, size, v, &written, &unit) != size.len ||
        (negative && !value_is_numeric(v->kind))) {
        if (number_from_words(text, &n) != text.len)
            return false;
        *v = value_of_ratio(VALUE_COUNT, ratio_of_whole(n));
        return true;
    }
    if (!value_is_numeric(v->kind))
        return true;
    if (negative) {
        written.coefficient = -written.coefficient;
        v->exact = ratio_negate(engine->arena, v->exact);
    }
    /* A whole number of things counted is exact: nobody counts half a disruption. */
    if (v->kind == VALUE_COUNT && !written.scale && ratio_compare(unit, ratio_of_whole(1)) == 0)
        v->known = interval_of(v->exact);
    else
        v->known = interval_of_written(engine->arena, written, unit);
    return true;
}

struct value given_value(struct engine *engine, const struct figure_declaration *d)
{
    struct value v = {0}, base;
    struct slice text;

    if (!d->value || d->value->kind != RAW_TEXT)
        return value_of_state(VALUE_NUMBER, STATE_POISON);
    text = slice_trim(d->value->text);
    if (!text.len || (!read_amount(engine, text, &v) && !read_fraction(engine, text, &v)))
        return unreadable(engine, d);
    if (d->exact)
        v.known = interval_of(v.exact);
    if (v.kind == VALUE_PERCENT && d->base.len &&
        literal_read(engine->arena, d->base, &base, NULL, NULL) == d->base.len && base.kind == VALUE_COUNT)
        v.base = value_kept(engine->arena, base);
    v.given = d->value->span;
    v.source = d->source;
    v.months = period_months(d->period);
    return v;
}
