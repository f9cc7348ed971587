/* The printed cells of a table: copied ones as they stand in the source where the format changes nothing,
 * worked-out ones worked out row by row, shares that add up, and total rows on which worked-out columns are
 * worked out again. */
#include "compute/table.h"

#include <stdlib.h>

/* ---- copied cells ---- */

static struct slice raw_text(const struct table *table, const struct column *column, size_t row)
{
    const struct raw_cell *cell;

    if (!table->raw || column->raw_column == SIZE_MAX)
        return S("");
    cell = raw_table_cell(table->raw, row, column->raw_column);
    return slice_trim(raw_cell_text(cell));
}

/* Points into the source when it says the same; else into the product's memory. */
static struct slice kept(struct table_maker *m, const struct column *column, size_t row, struct slice text)
{
    struct slice raw = column ? raw_text(m->table, column, row) : S("");

    return slice_equal(raw, text) && raw.len ? raw : arena_copy(m->engine->arena, text);
}

static bool is_plain_format(const struct number_format *f)
{
    return f && f->as == FORMAT_AS_DIGITS && !f->sign_always && !f->pence && !f->drop_zero_decimals &&
           f->before.len + f->after.len < 8 && slice_find_byte(f->before, ' ', 0) == f->before.len &&
           slice_find_byte(f->after, ' ', 0) == f->after.len;
}

/* The short way for most cells of long tables: a decimal, a plain format, no sign. */
static bool quick_text(struct table_maker *m, const struct made_column *c, const struct cell *cell,
                       size_t row, struct slice *text)
{
    const struct number_format *f = c->format;
    char out[64];
    size_t len = 0, digits;

    if (cell->state != STATE_KNOWN || m->table->personal || cell->as.coefficient < 0 || !is_plain_format(f))
        return false;
    memcpy(out, f->before.ptr, f->before.len);
    len = f->before.len;
    digits = plain_digits((struct decimal){cell->as.coefficient, cell->scale}, c->source->thousands, f,
                          m->engine->style->rounding, out + len);
    if (!digits)
        return false;
    len += digits;
    memcpy(out + len, f->after.ptr, f->after.len);
    *text = kept(m, c->source, row, (struct slice){out, len + f->after.len});
    return true;
}

/* Digits of a whole number of 10^-decimals, with commas. */
static size_t with_commas(uint64_t n, unsigned decimals, char *out)
{
    char reversed[48];
    size_t count = 0, written = 0;

    for (unsigned place = 0; n || place <= decimals; place++, n /= 10) {
        if (place == decimals && decimals)
            reversed[count++] = '.';
        else if (place > decimals && (place - decimals) % 3 == 0)
            reversed[count++] = ',';
        reversed[count++] = (char)('0' + n % 10);
    }
    while (count)
        out[written++] = reversed[--count];
    return written;
}

size_t plain_digits(struct decimal number, unsigned thousands, const struct number_format *format,
                    enum rounding rounding, char *out)
{
    int shift = (int)format->decimals + 3 * (int)thousands - (int)number.scale - 3 * (int)format->thousands;
    int64_t n = number.coefficient, power = 1, rest;

    if (n < 0 || shift > 12 || shift < -17)
        return 0;
    for (int i = shift < 0 ? shift : 0; i < 0; i++)
        power *= 10;
    rest = n % power;
    n /= power;
    for (int i = 0; i < shift; i++)
        if (__builtin_mul_overflow(n, 10, &n))
            return 0;
    if (rest && rounding != ROUND_HALF_UP)
        return 0;
    n += rest >= power - rest && rest;
    return with_commas((uint64_t)n, format->decimals, out);
}

static bool is_number(const struct column *column)
{
    return column->type == COLUMN_NUMBER || column->type == COLUMN_COUNT || column->type == COLUMN_MONEY ||
           column->type == COLUMN_PERCENT;
}

/* ---- values ---- */

static struct slice value_text(struct table_maker *m, const struct made_column *c, const struct value *v,
                               bool *negative)
{
    struct slice text = S("");

    if (v->state != STATE_KNOWN && (value_is_numeric(v->kind) || v->kind == VALUE_CHANGE))
        m->unknown |= 1u << v->state;
    if (v->state == STATE_KNOWN && value_is_numeric(v->kind))
        *negative = ratio_sign(v->exact) < 0;
    else if (v->state == STATE_KNOWN && v->kind == VALUE_CHANGE)
        *negative = ratio_compare(v->to->exact, v->from->exact) < 0;
    if (!value_format(&m->cells, m->engine->style, c->format, v, &text))
        text = m->engine->style->missing;
    return text;
}

static struct slice share_text(struct table_maker *m, const struct made_column *c, int64_t share)
{
    struct value v =
        value_of_ratio(VALUE_PERCENT, ratio_divide(&m->cells, ratio_of_whole(share), ratio_of_whole(100)));
    bool negative;

    return arena_copy(m->engine->arena, value_text(m, c, &v, &negative));
}

static struct value row_value(struct table_maker *m, const struct made_column *c, size_t row)
{
    struct rows frame = {{m->table, NULL}, row, NULL, NULL};
    struct evaluation e = {m->engine, &m->cells, &frame, false};

    return c->tree ? evaluate(&e, c->tree) : column_value(&e, m->table, c->source_index, row);
}

/* A share that is not whole: a part of the sum of all rows. */
static struct value fine_share(struct table_maker *m, const struct made_column *c, struct value part)
{
    if (c->held_back)
        return value_of_state(VALUE_PERCENT, STATE_SUPPRESSED);
    if (part.state != STATE_KNOWN || !ratio_sign(c->whole))
        return value_of_state(VALUE_PERCENT, part.state == STATE_KNOWN ? STATE_MISSING : part.state);
    return value_of_ratio(VALUE_PERCENT, ratio_divide(&m->cells, part.exact, c->whole));
}

/* The long way; values are large, so none is moved once it is made. */
static struct slice worked_text(struct table_maker *m, const struct made_column *c, size_t row,
                                bool *negative)
{
    struct value v = row_value(m, c, row);

    if (c->maker == MAKER_SHARE)
        v = fine_share(m, c, v);
    return kept(m, c->maker == MAKER_COPIED ? c->source : NULL, row, value_text(m, c, &v, negative));
}

struct slice cell_text(struct table_maker *m, const struct made_column *c, size_t row, bool *negative)
{
    const struct cell *cell = c->source && c->source->cells ? &c->source->cells[row] : NULL;
    struct slice text;

    *negative = false;
    if (c->maker == MAKER_SHARE && c->shares)
        return c->shares[row] < 0 ? m->engine->style->missing : share_text(m, c, c->shares[row]);
    if (c->maker == MAKER_COPIED && cell && cell->state == STATE_KNOWN &&
        column_type_is_text(c->source->type))
        return (struct slice){cell->as.text, cell->text_length};
    if (c->maker == MAKER_COPIED && cell && is_number(c->source) && quick_text(m, c, cell, row, &text))
        return text;
    return worked_text(m, c, row, negative);
}

/* ---- totals ---- */

bool column_is_summed(const struct made_column *c)
{
    return c->maker == MAKER_COPIED && is_number(c->source);
}

void column_sum_add(struct table_maker *m, size_t column, size_t row, struct column_sum *sum)
{
    const struct cell *cell = &m->table->columns[column].cells[row];
    struct evaluation e = {m->engine, &m->cells, NULL, false};

    if (m->origin.table && cell->state == STATE_NOT_APPLICABLE) /* no row of the data meets here */
        return;
    sum->state = states_joined(sum->state, m->table->personal ? column_value(&e, m->table, column, row).state
                                                              : cell->state);
    if (cell->state == STATE_KNOWN)
        decimal_sum_add(&sum->sum, (struct decimal){cell->as.coefficient, cell->scale});
}

static struct value sum_value(struct table_maker *m, struct arena *arena, const struct column *c,
                              const struct column_sum *sum)
{
    static const int64_t thousands[] = {1, 1000, 1000000, 1000000000};
    enum value_kind kind = column_kind(c);
    struct ratio exact;
    struct value v;

    if (sum->state != STATE_KNOWN || sum->sum.overflow)
        return value_of_state(kind, sum->state);
    exact = decimal_sum_ratio(arena, &sum->sum);
    if (c->type == COLUMN_PERCENT)
        exact = ratio_divide(arena, exact, ratio_of_whole(100));
    v = value_of_ratio(kind, ratio_multiply(arena, exact, ratio_of_whole(thousands[c->thousands])));
    v.personal = m->table->personal;
    return value_guarded(m->engine->style, v);
}

struct slice column_sum_text(struct table_maker *m, const struct made_column *c, const struct column_sum *sum)
{
    struct value v = sum_value(m, &m->cells, c->source, sum);
    bool negative;

    return value_text(m, c, &v, &negative);
}

static struct value summed(struct table_maker *m, size_t column, const size_t *rows, size_t count)
{
    const struct column *c = &m->table->columns[column];
    struct column_sum sum = {.state = STATE_KNOWN};

    if (!is_number(c))
        return value_of_state(column_kind(c), STATE_NOT_APPLICABLE);
    for (size_t i = 0; i < count; i++)
        column_sum_add(m, column, rows[i], &sum);
    return sum_value(m, m->engine->arena, c, &sum);
}

static int by_number(const void *left, const void *right)
{
    const size_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* The rows in the order of the data; themselves when they are in it. */
static const size_t *in_order(struct arena *arena, const size_t *rows, size_t count)
{
    size_t sorted = 1, *copy;

    while (sorted < count && rows[sorted - 1] < rows[sorted])
        sorted++;
    if (sorted >= count)
        return rows;
    copy = ARENA_ARRAY(arena, size_t, count);
    memcpy(copy, rows, count * sizeof *rows);
    qsort(copy, count, sizeof *copy, by_number);
    return copy;
}

/* The cells that a total adds up, in the order of the data. */
static const struct provenance *rows_of(struct table_maker *m, size_t column, const size_t *rows,
                                        size_t count)
{
    struct provenance *first = NULL, *last = NULL;
    struct arena scratch = ARENA_INIT;
    const size_t *ordered = in_order(&scratch, rows, count);

    for (size_t i = 0; i < count; i++)
        provenance_extend(m->engine->arena, &first, &last,
                          (struct provenance){m->table, column, ordered[i], ordered[i], NULL});
    arena_release(&scratch);
    return first;
}

const struct value *totals_of(struct table_maker *m, const size_t *rows, size_t count)
{
    struct value *totals = ARENA_ARRAY(m->engine->arena, struct value, m->table->column_count);
    struct rows frame = {{m->table, NULL}, 0, totals, NULL};
    struct evaluation e = {m->engine, m->engine->arena, &frame, true};

    for (size_t i = 0; i < m->table->column_count; i++)
        if (m->table->columns[i].cells) {
            totals[i] = summed(m, i, rows, count);
            if (is_number(&m->table->columns[i]))
                totals[i].cells = rows_of(m, i, rows, count);
        }
    for (size_t i = 0; i < m->table->column_count; i++)
        if (!m->table->columns[i].cells) {
            struct node *tree = m->table->columns[i].formula.len ? column_tree(m->engine, m->table, i) : NULL;

            totals[i] = tree ? evaluate(&e, tree) : value_of_state(VALUE_NUMBER, STATE_POISON);
        }
    return totals;
}

static struct value total_value(struct table_maker *m, const struct made_column *c,
                                const struct value *totals)
{
    struct rows frame = {{m->table, NULL}, 0, totals, NULL};
    struct evaluation e = {m->engine, m->engine->arena, &frame, true};

    return c->maker == MAKER_WORKED ? evaluate(&e, c->tree) : totals[c->source_index];
}

static struct computed_cell total_cell(struct table_maker *m, const struct made_column *c, struct value v,
                                       struct slice text)
{
    struct computed_cell cell = {.text = arena_copy(m->engine->arena, text), .kind = PRINTED_COMPUTED};

    if (v.state == STATE_KNOWN)
        cell.printed =
            printed_add(m->engine, (struct printed_figure){.text = cell.text,
                                                           .value = value_kept(m->engine->arena, v),
                                                           .kind = PRINTED_COMPUTED,
                                                           .formula = c->formula,
                                                           .place = S("table"),
                                                           .where = c->span,
                                                           .cells = v.cells});
    return cell;
}

/* A subtotal of shares is the sum of the printed parts. */
static struct value share_total(struct table_maker *m, const struct made_column *c,
                                const struct value *totals, const size_t *rows, size_t count)
{
    int64_t sum = 0;

    if (!c->shares)
        return fine_share(m, c, totals[c->source_index]);
    for (size_t i = 0; i < count; i++)
        sum += c->shares[rows[i]] > 0 ? c->shares[rows[i]] : 0;
    return value_of_ratio(VALUE_PERCENT, ratio_divide(&m->cells, ratio_of_whole(sum), ratio_of_whole(100)));
}

struct computed_cell *total_cells(struct table_maker *m, const size_t *rows, size_t count, struct slice label)
{
    struct computed_cell *cells = ARENA_ARRAY(m->engine->arena, struct computed_cell, m->column_count);
    const struct value *totals = totals_of(m, rows, count);

    for (size_t i = 0; i < m->column_count; i++) {
        const struct made_column *c = &m->columns[i];
        struct value v = c->line                   ? value_of_state(c->kind, STATE_NOT_APPLICABLE)
                         : c->maker == MAKER_SHARE ? share_total(m, c, totals, rows, count)
                                                   : total_value(m, c, totals);
        bool negative = false, empty = !i || c->line || (c->maker == MAKER_COPIED && !column_is_summed(c));
        struct slice text = c->line ? line_of_sums(m, c, totals)
                            : empty ? (i ? S("") : label)
                                    : value_text(m, c, &v, &negative);

        if (m->origin.table)
            v.cells = wide_cells(m, c->source ? c->source_index : SIZE_MAX, rows, count);
        if (empty)
            v.state = STATE_NOT_APPLICABLE;
        cells[i] = total_cell(m, c, v, text);
        cells[i].negative = negative;
    }
    arena_release(&m->cells);
    return cells;
}

/* ---- shares ---- */

static bool report_shares(struct table_maker *m, const struct made_column *c, struct slice what)
{
    DIAG(m->engine->diagnostics, MSG_share_negative, c->span, c->source->name, what);
    return false;
}

bool make_shares(struct table_maker *m, struct made_column *c)
{
    struct ratio *parts = ARENA_ARRAY(&m->scratch, struct ratio, m->row_count), sum = ratio_of_whole(0);
    int64_t *shares, *by_row;
    bool whole = m->engine->style->whole_percentages_sum_to_100 && c->format && !c->format->decimals,
         held_back = false;

    for (size_t i = 0; i < m->row_count; i++) {
        struct value v = row_value(m, c, m->rows[i]);

        held_back = held_back || v.state == STATE_SUPPRESSED;
        if (v.state != STATE_KNOWN)
            whole = false;
        else if (ratio_sign(v.exact) < 0)
            return report_shares(m, c, ARENA_JOIN(m->engine->arena, value_words(m->engine, &v), S(" in it")));
        else
            sum = ratio_add(&m->scratch, sum, parts[i] = v.exact);
    }
    c->held_back = held_back; /* who knows the shares of the others knows this one */
    if (!ratio_sign(sum) && !held_back)
        return report_shares(m, c, S("nothing but noughts"));
    c->whole = sum;
    if (!whole)
        return true;
    shares = ARENA_ARRAY(&m->scratch, int64_t, m->row_count);
    by_row = ARENA_ARRAY(&m->scratch, int64_t, m->table->row_count);
    shares_by_largest_remainder(parts, m->row_count, 100, shares);
    for (size_t i = 0; i < m->row_count; i++)
        by_row[m->rows[i]] = shares[i];
    c->shares = by_row;
    return true;
}
