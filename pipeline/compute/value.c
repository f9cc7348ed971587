/* Making values, joining their states and their provenance. Knows nothing of formulas or of formats. */
#include "compute/engine.h"

#include "base/utf8.h"

struct value value_of_ratio(enum value_kind kind, struct ratio exact)
{
    return (struct value){.kind = kind, .exact = exact, .known = interval_of(exact)};
}

struct value value_of_state(enum value_kind kind, enum value_state state)
{
    return (struct value){.kind = kind, .state = state};
}

struct value value_of_text(struct slice text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text.ptr ? text : S("")};
}

struct value value_of_truth(bool yes)
{
    return (struct value){.kind = VALUE_TRUTH, .yes = yes};
}

enum value_state states_joined(enum value_state a, enum value_state b)
{
    static const enum value_state gravest[] = {STATE_POISON, STATE_SUPPRESSED, STATE_MISSING,
                                               STATE_NOT_APPLICABLE};

    if (a == b)
        return a;
    for (size_t i = 0; i < sizeof gravest / sizeof *gravest; i++)
        if (a == gravest[i] || b == gravest[i])
            return gravest[i];
    return STATE_KNOWN;
}

bool value_is_numeric(enum value_kind kind)
{
    return kind == VALUE_MONEY || kind == VALUE_NUMBER || kind == VALUE_COUNT || kind == VALUE_PERCENT;
}

bool value_kinds_share_a_scale(enum value_kind a, enum value_kind b)
{
    return a == b || (a != VALUE_MONEY && a != VALUE_PERCENT && b != VALUE_MONEY && b != VALUE_PERCENT);
}

struct value *value_kept(struct arena *arena, struct value value)
{
    struct value *kept = ARENA_NEW(arena, struct value);

    *kept = value;
    return kept;
}

/* ---- provenance ---- */

struct span value_cell_span(const struct value *v, struct span otherwise)
{
    const struct provenance *run = v->cells;
    const struct column *column = run ? &run->table->columns[run->column] : NULL;
    const struct raw_node *record, *cell = NULL;

    if (!run)
        return otherwise;
    if (run->table->raw && column->raw_column != SIZE_MAX)
        return raw_cell_span(run->table->raw,
                             raw_table_cell(run->table->raw, run->first_row, column->raw_column));
    record = run->table->records ? run->table->records->items[run->first_row] : NULL;
    for (size_t i = 0; record && record->kind == RAW_MAP && i < record->count; i++)
        if (utf8_equal_folded(record->entries[i].key->text, column->heading))
            cell = record->entries[i].value;
    return cell ? cell->span : record ? record->span : otherwise;
}

struct provenance *provenance_of(struct arena *arena, const struct table *table, size_t column, size_t row)
{
    struct provenance *one = ARENA_NEW(arena, struct provenance);

    *one = (struct provenance){table, column, row, row, NULL};
    return one;
}

void provenance_extend(struct arena *arena, struct provenance **first, struct provenance **last,
                       struct provenance run)
{
    struct provenance *end = *last, *more;

    if (end && end->table == run.table && end->column == run.column && end->last_row + 1 == run.first_row) {
        end->last_row = run.last_row;
        return;
    }
    more = ARENA_NEW(arena, struct provenance);
    *more = run;
    more->next = NULL;
    *(end ? (struct provenance **)&end->next : first) = more;
    *last = more;
}

static bool holds(const struct provenance *list, const struct provenance *run)
{
    for (; list; list = list->next)
        if (list->table == run->table && list->column == run->column && list->first_row <= run->first_row &&
            list->last_row >= run->last_row)
            return true;
    return false;
}

enum { LONG_LIST = 64 }; /* runs; longer lists are joined without looking for repeats */

static size_t length_of(const struct provenance *list)
{
    size_t n = 0;

    for (; list && n < LONG_LIST; list = list->next)
        n++;
    return n;
}

const struct provenance *provenance_joined(struct arena *arena, const struct provenance *a,
                                           const struct provenance *b)
{
    struct provenance *first = NULL, *last = NULL;
    bool compare = length_of(a) < LONG_LIST;

    if (!a || !b || a == b)
        return a ? a : b;
    for (const struct provenance *run = a; run; run = run->next)
        provenance_extend(arena, &first, &last, *run);
    for (const struct provenance *run = b; run; run = run->next)
        if (!compare || !holds(a, run))
            provenance_extend(arena, &first, &last, *run);
    return first;
}
