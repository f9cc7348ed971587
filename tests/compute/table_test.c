/* Tables and charts of the trial publication: rows, order, groups, totals, shares, states; and the short way
 * of printing decimals against the long one. */
#include "compute/table.h"
#include "compute/trial.h"
#include "exact/generator.h"

static const struct figures *figures_of(struct trial *t)
{
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    return compute_figures(&t->arena, t->engine.publication, &t->sources, &t->diagnostics);
}

/* The row as it is printed, " | " between its cells. */
static struct slice row_text(struct trial *t, const struct computed_table *table, size_t row)
{
    struct slice text = S("");

    for (size_t i = 0; table && row < table->row_count && i < table->column_count; i++)
        text = ARENA_JOIN(&t->arena, text, i ? S(" | ") : S(""), table->rows[row].cells[i].text);
    return text;
}

static void prints_tables(struct trial *t, const struct figures *f)
{
    const struct computed_table *outturn = f->tables[1], *cases = f->tables[2], *groups = f->tables[3];

    EXPECT_TEXT(row_text(t, outturn, 0), "Pay | 120,000 | 118,500 | −£1,500,000 | −1.3%");
    EXPECT_TEXT(row_text(t, outturn, 2), "Buildings | 12,251 | 13,000 | +£749,750 | +6.1%");
    EXPECT_TEXT(row_text(t, outturn, 4), "Net budget | 161,551 | 160,850 | −£700,250 | −0.4%");
    EXPECT_NUMBER(outturn->rows[4].kind, COMPUTED_TOTAL);
    EXPECT(outturn->rows[0].cells[3].negative && !outturn->rows[2].cells[3].negative);
    EXPECT_TEXT(row_text(t, cases, 0), "Cheshire East | 9 | 40 | 11 | 60 | 28%");
    EXPECT_TEXT(row_text(t, cases, 3), "Warrington | 15 | 23 | 5 | 43 | 20%");
    EXPECT_TEXT(row_text(t, cases, 4), "All | 42 | 128 | 46 | 216 | 100%");
    EXPECT_TEXT(row_text(t, groups, 0), "Officers | ");
    EXPECT_TEXT(row_text(t, groups, 3), "Officers | £150,500,000");
    EXPECT_NUMBER(groups->rows[3].kind, COMPUTED_SUBTOTAL);
    EXPECT_TEXT(row_text(t, groups, groups->row_count - 1), "Net budget | £165,550,500");
    EXPECT_TEXT(row_text(t, f->tables[4], 2), "All others | 25 | 53 | 19 | 97");
    EXPECT_TEXT(row_text(t, f->tables[5], 1), "q7 | [c] | 12");
    EXPECT_TEXT(row_text(t, f->tables[6], 0), "April 2022 | 310 | 41");
}

/* Copied cells that say the same as the source are the source's bytes; a column is one line of the audit. */
static void copies_without_copying(struct trial *t, const struct figures *f)
{
    const struct computed_table *cases = f->tables[2];
    const struct source *source;
    struct slice cell = cases->rows[0].cells[1].text;
    bool inside = false;

    for (size_t i = 1; i < t->sources.list.count; i++) {
        source = &t->sources.list.items[i];
        inside = inside || (cell.ptr >= source->text.ptr && cell.ptr < source->text.ptr + source->text.len);
    }
    EXPECT(inside);
    EXPECT_NUMBER(cases->rows[0].cells[1].printed, cases->rows[1].cells[1].printed);
    EXPECT_NUMBER(f->printed[cases->rows[0].cells[1].printed - 1].kind, PRINTED_COPIED);
    EXPECT(f->printed[cases->rows[0].cells[1].printed - 1].value == NULL);
    EXPECT_NUMBER(f->printed[cases->rows[0].cells[1].printed - 1].cells->last_row, 3);
    EXPECT_NUMBER(f->printed[cases->rows[4].cells[4].printed - 1].cells->last_row, 3);
}

static void draws_charts(const struct figures *f)
{
    const struct computed_chart *pie = f->charts[7], *bars = f->charts[8], *blocks = f->charts[9];

    EXPECT_NUMBER(pie->part_count, 2);
    EXPECT_TEXT(pie->parts[0].text, "£137.4m");
    EXPECT(pie->whole && pie->whole->kind == VALUE_MONEY);
    EXPECT_TEXT(bars->parts[0].label, "Warrington");
    EXPECT_TEXT(bars->parts[3].text, "60");
    EXPECT_TEXT(blocks->parts[0].text, "£150,500,000");
    EXPECT_NUMBER(blocks->part_count, 3);
}

static void prints_inserts(const struct figures *f)
{
    EXPECT_TEXT(f->inserts[0].text, "£228.6m");
    EXPECT_NUMBER(f->inserts[1].kind, INSERT_CLAIM);
    EXPECT_NUMBER(f->inserts[3].kind, INSERT_PAGES);
    EXPECT_TEXT(f->inserts[3].target, "money");
    EXPECT_NUMBER(f->inserts[3].reference, REFERENCE_PAGES);
}

static void short_way_equals_long_way(struct trial *t)
{
    struct generator g = {77};
    int short_ways = 0;

    for (int i = 0; i < 20000; i++) {
        struct arena arena = ARENA_INIT;
        struct decimal d = {generate_between(&g, 0, i % 2 ? 100000 : 99999999999999),
                            (uint8_t)generate_between(&g, 0, 6)};
        unsigned thousands = (unsigned)generate_between(&g, 0, 2);
        struct number_format f = {.of = FORMAT_NUMBER,
                                  .thousands = (unsigned)generate_between(&g, 0, 2),
                                  .decimals = (unsigned)generate_between(&g, 0, 3)};
        struct value v = value_of_ratio(VALUE_NUMBER, ratio_of_decimal(d));
        char out[64];
        size_t len = plain_digits(d, thousands, &f, t->engine.style->rounding, out);
        struct slice slow;

        for (unsigned k = 0; k < thousands; k++)
            v.exact = ratio_multiply(&arena, v.exact, ratio_of_whole(1000));
        EXPECT(value_format(&arena, t->engine.style, &f, &v, &slow));
        if (len && !slice_equal(slow, (struct slice){out, len}))
            printf("%lld e-%u × 1000^%u / 1000^%u, %u places: %.*s, %.*s\n", (long long)d.coefficient,
                   d.scale, thousands, f.thousands, f.decimals, (int)len, out, SLICE_ARG(slow));
        EXPECT(!len || slice_equal(slow, (struct slice){out, len}));
        short_ways += len > 0;
        arena_release(&arena);
    }
    EXPECT(short_ways > 15000);
}

int main(void)
{
    struct trial t;
    const struct figures *figures;

    trial_begin(&t);
    figures = figures_of(&t);
    EXPECT_NUMBER(t.diagnostics.list.count, 0);
    prints_tables(&t, figures);
    copies_without_copying(&t, figures);
    draws_charts(figures);
    prints_inserts(figures);
    short_way_equals_long_way(&t);
    trial_end(&t);
    return expect_report();
}
