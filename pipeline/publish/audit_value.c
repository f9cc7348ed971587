/* Values and cells as words of the audit. Takes figures as compute made them; rounds nothing and calculates
 * nothing but the turn of a share into per cent. */
#include "publish/audit.h"

static struct slice state_words(const struct value *value)
{
    switch (value->state) {
    case STATE_MISSING:
        return S("missing");
    case STATE_SUPPRESSED:
        return S("held back");
    case STATE_NOT_APPLICABLE:
        return S("not applicable");
    case STATE_POISON:
        return S("wrong");
    default:
        return S("");
    }
}

/* "39.5%", or for a share without end what it is made of: "91/228 (39.912280…%)". */
static struct slice share(struct arena *arena, struct ratio exact)
{
    struct slice per_cent = ratio_exact_text(arena, ratio_multiply(arena, exact, ratio_of_whole(100)));
    struct slice fraction = ratio_exact_text(arena, exact);
    size_t open = slice_find(per_cent, S(" ("), 0);

    if (open == per_cent.len)
        return ARENA_JOIN(arena, per_cent, S("%"));
    fraction = slice_sub(fraction, 0, slice_find(fraction, S(" ("), 0));
    per_cent = slice_sub(per_cent, open, per_cent.len - open - 1);
    return ARENA_JOIN(arena, fraction, per_cent, S("%)"));
}

static struct slice list(struct arena *arena, const struct value *value)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    for (size_t i = 0; i < value->item_count; i++) {
        if (i)
            buffer_put(&out, S("; "));
        buffer_put(&out, audit_exact(arena, &value->items[i]));
    }
    text = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

struct slice audit_exact(struct arena *arena, const struct value *value)
{
    if (value->state != STATE_KNOWN)
        return state_words(value);
    switch (value->kind) {
    case VALUE_PERCENT:
        return share(arena, value->exact);
    case VALUE_CHANGE:
        if (!value->from || !value->to)
            return S("");
        return ARENA_JOIN(arena, S("from "), audit_exact(arena, value->from), S(" to "),
                          audit_exact(arena, value->to));
    case VALUE_DATE:
        return value->whole_month ? slice_sub(date_print_iso(arena, value->date), 0, 7) /* 2022-07 */
                                  : date_print_iso(arena, value->date);
    case VALUE_YEAR:
        return arena_print(arena, "%d/%02d", value->year, (value->year + 1) % 100);
    case VALUE_TIME:
        return arena_print(arena, "%d:%02d", value->minute / 60, value->minute % 60);
    case VALUE_TEXT:
        return value->text;
    case VALUE_TRUTH:
        return value->yes ? S("yes") : S("no");
    case VALUE_LIST:
        return list(arena, value);
    default:
        return ratio_exact_text(arena, value->exact);
    }
}

/* ---- cells ----------------------------------------------------------------------------------- */

static uint32_t line_of(const struct table *table, size_t row, const struct sources *sources)
{
    const struct raw_node *record;

    if (table->raw)
        return table->raw->row_lines[row];
    record = table->records->items[row];
    return source_place(sources_at(sources, record->span.source), record->span.start).line;
}

static void put_run(const struct provenance *run, const struct sources *sources, struct buffer *out)
{
    const struct table *table = run->table;
    uint32_t source = table->raw ? table->raw->source : table->records->span.source;
    uint32_t first = line_of(table, run->first_row, sources), last = line_of(table, run->last_row, sources);

    buffer_print(out, "%.*s:%u", SLICE_ARG(sources_at(sources, source)->name), first);
    if (last != first)
        buffer_print(out, "-%u", last);
    buffer_print(out, ":%.*s", SLICE_ARG(table->columns[run->column].name));
}

void audit_put_cells(const struct provenance *cells, const struct sources *sources, struct buffer *out)
{
    for (const struct provenance *run = cells; run; run = run->next) {
        if (run != cells)
            buffer_put(out, S("; "));
        put_run(run, sources, out);
    }
}

size_t audit_row_count(const struct provenance *cells)
{
    size_t count = 0;

    for (const struct provenance *run = cells; run; run = run->next)
        if (run->table == cells->table && run->column == cells->column)
            count += run->last_row - run->first_row + 1;
    return count;
}
