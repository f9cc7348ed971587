/* Numbers in cells: amounts, counts, percentages; what spreadsheets do to them; declared roundings. */
#include "check/cells.h"

/* Half up, away from nought. */
static struct decimal rounded(struct decimal d, int decimals)
{
    while (d.scale > decimals) {
        int64_t last = d.coefficient % 10;

        d.coefficient /= 10;
        d.scale--;
        if (d.scale == decimals)
            d.coefficient += last >= 5 ? 1 : last <= -5 ? -1 : 0;
    }
    return d;
}

/* Digits far behind the point that a declared rounding does not look at: cut off one place after the last
 * that counts. */
static struct slice shortened(struct slice text, int decimals)
{
    size_t point = slice_find_byte(text, '.', 0), end = point + 2 + (size_t)decimals;

    for (size_t i = end; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return text;
    return end < text.len ? slice_sub(text, 0, end) : text;
}

static enum decimal_fault decimal_of(struct cell_reading *r, struct decimal *d)
{
    enum column_type type = r->rules->column->type;
    unsigned symbols = type == COLUMN_MONEY ? DECIMAL_POUND : type == COLUMN_PERCENT ? DECIMAL_PER_CENT : 0;
    enum decimal_fault fault = decimal_read(r->text, symbols, d, &r->bad);

    if (fault == DECIMAL_TOO_LONG && r->rules->round_to >= 0)
        fault = decimal_read(shortened(r->text, r->rules->round_to), symbols, d, &r->bad);
    return fault;
}

static bool is_count(struct decimal *d)
{
    while (d->scale && d->coefficient % 10 == 0) {
        d->coefficient /= 10;
        d->scale--;
    }
    return !d->scale && d->coefficient >= 0;
}

enum cell_fault number_read(struct cell_reading *r)
{
    struct decimal d;

    switch (decimal_of(r, &d)) {
    case DECIMAL_FINE:
        break;
    case DECIMAL_BAD_COMMAS:
        return CELL_BAD_COMMAS;
    case DECIMAL_EXPONENT:
        return CELL_EXPONENT;
    case DECIMAL_TOO_LONG:
        return CELL_TOO_LONG;
    default:
        return CELL_NO_NUMBER;
    }
    if (r->rules->round_to >= 0)
        d = rounded(d, r->rules->round_to);
    else if (d.scale > 6 && decimal_is_binary_noise(d, &r->clean))
        return CELL_NOISE;
    if (r->rules->column->type == COLUMN_COUNT && !is_count(&d))
        return CELL_NO_COUNT;
    r->cell->as.coefficient = d.coefficient;
    r->cell->scale = d.scale;
    return CELL_FINE;
}
