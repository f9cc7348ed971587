/* Running sums beside the rows of a table that carries them from page to page: of given columns, in the order
 * in which the rows are printed, each formatted as its column is. What has no sum (a part is suppressed or
 * missing) says so, as a total does. Does not know where pages break. */
#include "compute/table.h"

#include "base/buffer.h"

struct table_carry {
    struct column_sum *sums; /* by column */
    struct buffer texts;
    VECTOR(uint32_t) starts;
    uint32_t line; /* where the last line begins */
};

struct slice carried_line(const struct carried_sums *sums, size_t row)
{
    struct slice rest = S("");

    if (sums->starts[row] != CARRIED_NONE)
        rest = slice_from(sums->texts, sums->starts[row]);
    return slice_sub(rest, 0, slice_find_byte(rest, '\n', 0));
}

static bool report(struct table_maker *m, const struct field *carry, bool totalled)
{
    if (totalled)
        DIAG(m->engine->diagnostics, MSG_table_carry_column, carry->span);
    else
        DIAG(m->engine->diagnostics, MSG_table_carry_total, carry->span);
    return false;
}

bool carry_begin(struct table_maker *m)
{
    const struct field *carry = block_option(m->block, "carry");
    bool totalled = option_words(m->engine, m->block, "total").len > 0, summed = false;

    if (!carry || carry->kind != FIELD_YES_NO || !carry->yes)
        return !carry || carry->kind != FIELD_POISON;
    for (size_t i = 1; i < m->column_count; i++) /* the first column takes the words */
        summed = summed || column_is_summed(&m->columns[i]);
    if (!totalled || !summed)
        return report(m, carry, totalled);
    m->carry = ARENA_NEW(&m->scratch, struct table_carry);
    *m->carry = (struct table_carry){.texts = BUFFER_INIT, .line = CARRIED_NONE};
    m->carry->sums = ARENA_ARRAY(&m->scratch, struct column_sum, m->column_count);
    for (size_t i = 0; i < m->column_count; i++)
        m->carry->sums[i].state = STATE_KNOWN;
    return true;
}

void carry_add(struct table_maker *m, size_t row)
{
    for (size_t i = 1; m->carry && i < m->column_count; i++)
        if (column_is_summed(&m->columns[i]))
            column_sum_add(m, m->columns[i].source_index, row, &m->carry->sums[i]);
}

void carry_line(struct table_maker *m)
{
    struct table_carry *carry = m->carry;

    if (!carry)
        return;
    carry->line = (uint32_t)buffer_slice(&carry->texts).len;
    for (size_t i = 1; i < m->column_count; i++) {
        buffer_put_byte(&carry->texts, '\t');
        if (column_is_summed(&m->columns[i]))
            buffer_put(&carry->texts, column_sum_text(m, &m->columns[i], &carry->sums[i]));
    }
    buffer_put_byte(&carry->texts, '\n');
}

void carry_row(struct table_maker *m)
{
    if (m->carry)
        *VECTOR_PUSH(&m->scratch, &m->carry->starts) = m->carry->line;
}

/* One line of the audit a column, as for copied columns. */
static const uint32_t *note_sums(struct table_maker *m)
{
    uint32_t *printed = ARENA_ARRAY(m->engine->arena, uint32_t, m->column_count);

    for (size_t i = 1; i < m->column_count; i++) {
        const struct made_column *c = &m->columns[i];
        const struct printed_figure *column = &m->engine->printed.items[c->printed - 1];

        if (column_is_summed(c))
            printed[i] = printed_add(m->engine, (struct printed_figure){.kind = PRINTED_COMPUTED,
                                                                        .formula = c->formula,
                                                                        .place = S("carried forward"),
                                                                        .where = c->span,
                                                                        .cells = column->cells});
    }
    return printed;
}

const struct carried_sums *carry_end(struct table_maker *m)
{
    struct table_carry *carry = m->carry;
    struct arena *arena = m->engine->arena;
    struct carried_sums *sums;
    uint32_t *starts;

    if (!carry)
        return NULL;
    starts = ARENA_ARRAY(arena, uint32_t, carry->starts.count);
    memcpy(starts, carry->starts.items, carry->starts.count * sizeof *starts);
    sums = ARENA_NEW(arena, struct carried_sums);
    *sums = (struct carried_sums){arena_copy(arena, buffer_slice(&carry->texts)), starts, note_sums(m)};
    buffer_release(&carry->texts);
    return sums;
}
