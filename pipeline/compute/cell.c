/* A given cell of the data as a value, and the guard over small numbers of people. Knows nothing of formulas.
 */
#include "compute/engine.h"

static struct ratio cell_ratio(struct arena *arena, const struct column *column, const struct cell *cell)
{
    static const int64_t thousands[] = {1, 1000, 1000000, 1000000000};
    struct ratio r = ratio_of_decimal((struct decimal){cell->as.coefficient, cell->scale});

    if (column->type == COLUMN_PERCENT)
        return ratio_divide(arena, r, ratio_of_whole(100));
    return column->thousands ? ratio_multiply(arena, r, ratio_of_whole(thousands[column->thousands])) : r;
}

/* Nought tells on nobody. What is held back keeps where it comes from and nothing of what it is, so that no
 * later stage can let it slip. */
struct value value_guarded(const struct house_style *style, struct value v)
{
    struct value held = {.kind = v.kind, .state = STATE_SUPPRESSED, .personal = true};
    unsigned below = style->small_numbers.below;

    if (!v.personal || v.state != STATE_KNOWN || (v.kind != VALUE_COUNT && v.kind != VALUE_NUMBER) ||
        ratio_sign(v.exact) <= 0 || ratio_compare(v.exact, ratio_of_whole(below)) >= 0 ||
        !ratio_is_whole(v.exact))
        return v;
    held.cells = v.cells;
    held.months = v.months;
    held.source = v.source;
    held.given = v.given;
    return held;
}

struct value table_cell(struct arena *arena, const struct house_style *style, const struct table *table,
                        size_t column, size_t row)
{
    const struct column *c = &table->columns[column];
    const struct cell *cell = &c->cells[row];
    struct value v = value_of_state(column_kind(c), cell->state);

    v.personal = table->personal;
    if (v.state != STATE_KNOWN)
        return v;
    switch (c->type) {
    case COLUMN_DATE:
    case COLUMN_MONTH:
        v.date.day = cell->as.day;
        v.whole_month = c->type == COLUMN_MONTH;
        break;
    case COLUMN_FINANCIAL_YEAR:
        v.year = cell->as.year;
        break;
    case COLUMN_TIME:
        v.minute = cell->as.minute;
        break;
    case COLUMN_YES_NO:
        v.yes = cell->as.yes;
        break;
    case COLUMN_TEXT:
    case COLUMN_CHOICE:
    case COLUMN_LINK:
    case COLUMN_HEADING:
    case COLUMN_HEADING_TITLE:
        v.text = cell->as.text ? (struct slice){cell->as.text, cell->text_length} : S("");
        break;
    default:
        v.exact = cell_ratio(arena, c, cell);
        v.known = interval_of(v.exact);
        if (table->personal)
            v = value_guarded(style, v);
        break;
    }
    return v; /* the only one beside that above: no copy is made of it */
}
