/* Long data as wide tables, tables joined by a key, and shares whose whole percentages and subtotals are sums
 * of what is printed. */
#include "compute/figures.h"
#include "diag/diagnostics.h"
#include "expect.h"

struct trial {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    const struct figures *figures;
};

static void trial_begin(struct trial *t, const char *folder)
{
    struct read_request request = {.publication = slice_of(folder), .share = S(".")};
    struct buffer out = BUFFER_INIT;
    const struct inputs *inputs;
    const struct publication *publication;

    arena_init(&t->arena);
    sources_init(&t->sources, &t->arena);
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    inputs = read_inputs(&t->arena, &t->sources, &t->diagnostics, &request);
    publication = check_publication(&t->arena, inputs, &t->sources, &t->diagnostics);
    t->figures = compute_figures(&t->arena, publication, &t->sources, &t->diagnostics);
    diagnostics_print(&t->diagnostics, (struct diagnostics_style){0}, &out);
    EXPECT_TEXT(buffer_slice(&out), "");
    buffer_release(&out);
}

/* The row as it is printed, " | " between its cells. */
static struct slice row_text(struct trial *t, size_t table, size_t row)
{
    const struct computed_table *one = t->figures->tables[table];
    struct slice text = S("");

    for (size_t i = 0; one && row < one->row_count && i < one->column_count; i++)
        text = ARENA_JOIN(&t->arena, text, i ? S(" | ") : S(""), one->rows[row].cells[i].text);
    return text;
}

static void turns_years(struct trial *t)
{
    const struct computed_table *table = t->figures->tables[0];
    const struct printed_figure *column;

    EXPECT_NUMBER(table->column_count, 4);
    EXPECT_TEXT(table->columns[0].head, "Service");
    EXPECT_TEXT(table->columns[1].head, "2021/22");
    EXPECT_TEXT(table->columns[2].head, "2022/23");
    EXPECT_TEXT(table->columns[3].head, "Change");
    EXPECT_TEXT(row_text(t, 0, 0), "Cheshire CARES | 70,219 | 72,840 | up 3.7%");
    EXPECT_TEXT(row_text(t, 0, 1), "Hate crime service | 1,081 | 1,466 | up 35.6%");
    EXPECT_TEXT(row_text(t, 0, 2), "New service | – | 30 | –");
    EXPECT_TEXT(row_text(t, 0, 3), "All services in 2022/23 | 71,300 | 74,336 | up 4.3%");
    column = &t->figures->printed[table->rows[0].cells[1].printed - 1];
    EXPECT_NUMBER(column->cells->first_row, 1); /* the two rows of 2021/22 in the data */
    EXPECT_NUMBER(column->cells->last_row, 2);
    EXPECT(column->cells->table->raw != NULL);
}

static void cross_foots(struct trial *t)
{
    EXPECT_TEXT(row_text(t, 1, 0), "Fixed | 11 | 11 | 12 | 11 | 45");
    EXPECT_TEXT(row_text(t, 1, 1), "Flex | 33 | 33 | 29 | 23 | 118");
    EXPECT_TEXT(row_text(t, 1, 3), "All cohorts | 60 | 59 | 54 | 43 | 216");
}

/* Percentages of a column, from the text: the parts between group heads add up to what the subtotal prints.
 */
static long per_cent(const struct computed_cell *cell)
{
    unsigned long n = 0;

    EXPECT(cell->text.len && slice_to_whole(slice_sub(cell->text, 0, cell->text.len - 1), 1000, &n));
    return (long)n;
}

static void subtotals_add_printed_parts(struct trial *t)
{
    const struct computed_table *table = t->figures->tables[2];
    long group = 0, all = 0;

    for (size_t r = 0; r < table->row_count; r++) {
        const struct computed_cell *cell = &table->rows[r].cells[3];

        if (table->rows[r].kind == COMPUTED_BODY)
            group += per_cent(cell);
        if (table->rows[r].kind != COMPUTED_SUBTOTAL)
            continue;
        EXPECT_NUMBER(per_cent(cell), group);
        all += group;
        group = 0;
    }
    EXPECT_NUMBER(all, 100);
    EXPECT_TEXT(table->rows[table->row_count - 1].cells[3].text, "100%");
}

int main(void)
{
    struct trial t;

    trial_begin(&t, "tests/compute/wide");
    turns_years(&t);
    cross_foots(&t);
    subtotals_add_printed_parts(&t);
    arena_release(&t.arena);
    trial_begin(&t, "tests/compute/shares");
    EXPECT_TEXT(row_text(&t, 0, 0), "Fixed | 45 | 21%");
    EXPECT_TEXT(row_text(&t, 0, 1), "Flex | 118 | 55%");
    EXPECT_TEXT(row_text(&t, 0, 2), "Free | 53 | 24%");
    EXPECT_TEXT(row_text(&t, 0, 3), "All | 216 | 100%");
    arena_release(&t.arena);
    trial_begin(&t, "tests/compute/look-up");
    EXPECT_TEXT(row_text(&t, 0, 0), "CARES | 70,000 | £100,000 | £1");
    EXPECT_TEXT(row_text(&t, 0, 1), "Hate crime | 1,000 | £20,000 | £20");
    EXPECT_TEXT(row_text(&t, 0, 2), "All | 71,000 | – | –");
    arena_release(&t.arena);
    return expect_report();
}
