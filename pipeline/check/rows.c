/* Rules over the rows of a table: a key makes them unique, declared total rows equal the sums, and no total
 * row hides among the data. */
#include "base/utf8.h"
#include "check/cells.h"
#include "exact/ratio.h"

#include <strings.h>

/* ---- keys ---- */

static void put_key_cell(struct arena *scratch, struct buffer *out, const struct column *column, size_t row)
{
    const struct cell *cell = &column->cells[row];

    if (column_type_is_text(column->type))
        buffer_put(out,
                   utf8_fold(scratch, (struct slice){cell->as.text ? cell->as.text : "", cell->text_length}));
    else if (column->type == COLUMN_DATE || column->type == COLUMN_MONTH)
        buffer_put_whole(out, cell->as.day);
    else if (column->type == COLUMN_FINANCIAL_YEAR)
        buffer_put_whole(out, cell->as.year);
    else if (column->type == COLUMN_TIME)
        buffer_put_whole(out, cell->as.minute);
    else if (column->type == COLUMN_YES_NO)
        buffer_put_whole(out, cell->as.yes);
    else
        buffer_print(out, "%lld/%u", (long long)cell->as.coefficient, (unsigned)cell->scale);
    buffer_put_byte(out, '\x1f');
}

/* The row's key as one text; false when a cell of it is not known. */
static bool row_key(const struct table *table, size_t row, struct arena *scratch, struct buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; i < table->key_count; i++) {
        const struct column *column = &table->columns[table->key[i]];

        if (!column->cells || column->cells[row].state != STATE_KNOWN)
            return false;
        put_key_cell(scratch, out, column, row);
    }
    return true;
}

static struct span row_span(const struct table *table, const struct column_rules *rules, size_t row)
{
    size_t at = rules->column->raw_column;

    if (table->records)
        return table->records->items[row]->span;
    return raw_cell_span(table->raw, raw_table_cell(table->raw, row, at));
}

static void report_repeat(struct column_rules *rules, size_t row, size_t first)
{
    struct check *c = rules->c;
    const struct table *table = rules->table;
    struct span here = row_span(table, rules, row);
    struct slice text =
        table->raw ? slice_trim(raw_cell_text(raw_table_cell(table->raw, row, rules->column->raw_column)))
                   : rules->column->name;

    DIAG(c->diagnostics, MSG_data_key_twice, here, table->name, text,
         span_describe(c->arena, c->sources, row_span(table, rules, first), true));
}

/* Keys of several columns, or of another type than text. */
static void keys_check(struct table *table, struct column_rules *rules)
{
    struct arena scratch = ARENA_INIT, kept = ARENA_INIT;
    struct buffer key = BUFFER_INIT;
    struct map seen = {0};

    for (size_t row = 0; row < table->row_count; row++) {
        uint32_t before;

        if (!row_key(table, row, &scratch, &key))
            continue;
        before = map_put(&kept, &seen, arena_copy(&kept, buffer_slice(&key)), (uint32_t)row);
        if (before != MAP_NONE)
            report_repeat(&rules[table->key[0]], row, before);
    }
    buffer_release(&key);
    arena_release(&kept);
    arena_release(&scratch);
}

/* A single text key: folded text → row, for `where key = "…"`. */
static void index_make(struct check *c, struct table *table, struct column_rules *rules)
{
    const struct column *column = rules->column;

    for (size_t row = 0; row < table->row_count; row++) {
        const struct cell *cell = &column->cells[row];
        uint32_t before;

        if (cell->state != STATE_KNOWN)
            continue;
        before =
            map_put(c->arena, &table->by_key,
                    utf8_fold(c->arena, (struct slice){cell->as.text, cell->text_length}), (uint32_t)row);
        if (before != MAP_NONE)
            report_repeat(rules, row, before);
    }
}

static void keys_hold(struct check *c, struct table *table, struct column_rules *rules)
{
    const struct column *first = table->key_count ? &table->columns[table->key[0]] : NULL;

    if (!first || !first->cells)
        return;
    if (table->key_count == 1 && column_type_is_text(first->type))
        index_make(c, table, &rules[table->key[0]]);
    else
        keys_check(table, rules);
}

/* ---- totals ---- */

static bool is_amount(const struct column *column)
{
    return column->type == COLUMN_MONEY || column->type == COLUMN_COUNT || column->type == COLUMN_NUMBER;
}

/* Every text of every row is asked: no folding, ASCII letters only. */
static bool is_total_word(struct slice text)
{
    static const struct slice words[] = {S_INIT("total"),       S_INIT("totals"),       S_INIT("sum"),
                                         S_INIT("grand total"), S_INIT("subtotal"),     S_INIT("sub-total"),
                                         S_INIT("sub total"),   S_INIT("overall total")};

    if (text.len < 3 || text.len > 13 ||
        ((text.ptr[0] | 32) != 't' && (text.ptr[0] | 32) != 's' && (text.ptr[0] | 32) != 'g' &&
         (text.ptr[0] | 32) != 'o'))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].len == text.len && !strncasecmp(words[i].ptr, text.ptr, text.len))
            return true;
    return false;
}

/* A row called "Total" would be counted twice by every sum. */
static void total_rows_seek(struct check *c, const struct table *table, struct column_rules *rules)
{
    bool amounts = false;

    for (size_t i = 0; i < table->column_count; i++)
        amounts = amounts || (is_amount(&table->columns[i]) && table->columns[i].cells);
    for (size_t i = 0; amounts && table->raw && i < table->column_count; i++) {
        const struct column *column = &table->columns[i];

        if (column->type != COLUMN_TEXT || !column->cells)
            continue;
        for (size_t row = 0; row < table->row_count; row++) {
            struct slice text = {column->cells[row].as.text, column->cells[row].text_length};

            if (!is_total_word(text))
                continue;
            DIAG(c->diagnostics, MSG_data_total_row, row_span(table, &rules[i], row), text);
        }
    }
}

/* The sum of the known cells; false when one is not known. */
static bool column_sum(struct check *c, const struct table *table, const struct column *column,
                       struct ratio *total)
{
    struct decimal_sum sum = {0};

    for (size_t row = 0; row < table->row_count; row++) {
        const struct cell *cell = &column->cells[row];

        if (cell->state == STATE_SUPPRESSED || cell->state == STATE_POISON)
            return false;
        if (cell->state == STATE_KNOWN)
            decimal_sum_add(&sum, (struct decimal){cell->as.coefficient, cell->scale});
    }
    *total = decimal_sum_ratio(c->arena, &sum);
    return !sum.overflow;
}

static void total_check(struct check *c, const struct table *table, struct column_rules *rules)
{
    const struct raw_table *raw = table->raw;
    const struct raw_cell *written =
        &raw->totals[(raw->total_rows - 1) * raw->column_count + rules->column->raw_column];
    struct cell cell = {0};
    struct ratio total, said;

    if (!written->text || !slice_trim(raw_cell_text(written)).len)
        return;
    cell_type(rules, raw_cell_text(written), (struct cell_place){written, NULL, SIZE_MAX}, &cell);
    if (cell.state != STATE_KNOWN || !column_sum(c, table, rules->column, &total))
        return;
    said = ratio_of_decimal((struct decimal){cell.as.coefficient, cell.scale});
    if (ratio_compare(said, total) != 0)
        DIAG(c->diagnostics, MSG_data_total_wrong, raw_cell_span(raw, written), rules->column->heading,
             ratio_exact_text(c->arena, said), ratio_exact_text(c->arena, total),
             ratio_exact_text(c->arena, ratio_subtract(c->arena, total, said)));
}

void rows_check(struct check *c, struct table *table, struct column_rules *rules)
{
    keys_hold(c, table, rules);
    total_rows_seek(c, table, rules);
    for (size_t i = 0;
         table->raw && table->raw->total_rows && !table->raw->partial && i < table->column_count; i++)
        if (table->columns[i].cells && is_amount(&table->columns[i]))
            total_check(c, table, &rules[i]);
}
