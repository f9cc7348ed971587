/* Headings, rows, titles and totals of a CSV file. Takes its records, gives a table whose rows are all as
 * long as the headings. Refuses to know what is declared of the columns. */
#include "read/csv_table.h"

#include "base/bug.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/csv.h"

struct rows {
    const struct csv_record *items;
    size_t count;
};

static const struct raw_cell *cell_of(const struct csv_records *records, struct csv_record row, size_t column)
{
    return &records->cells.items[row.first + column];
}

static bool is_empty(const struct raw_cell *cell)
{
    return !slice_trim(raw_cell_text(cell)).len;
}

static size_t filled_cells(const struct csv_records *records, struct csv_record row)
{
    size_t count = row.count;

    while (count && is_empty(cell_of(records, row, count - 1)))
        count--;
    return count;
}

static struct span cell_span(const struct csv_builder *b, const struct raw_cell *cell)
{
    return (struct span){b->source, cell->start, cell->extent};
}

static struct span row_span(const struct csv_builder *b, const struct csv_records *records,
                            struct csv_record row)
{
    return span_join(cell_span(b, cell_of(records, row, 0)),
                     cell_span(b, cell_of(records, row, row.count - 1)));
}

static struct slice number_text(struct arena *arena, size_t number)
{
    return arena_print(arena, "%zu", number);
}

/* The rows below the titles, without empty ones at the end. */
static struct rows body_rows(const struct csv_builder *b, const struct csv_records *records)
{
    struct rows rows = {records->rows.items, records->rows.count};

    while (rows.count &&
           (rows.items->ordinal <= b->form->title_rows || !filled_cells(records, rows.items[0]))) {
        rows.items++;
        rows.count--;
    }
    while (rows.count && !filled_cells(records, rows.items[rows.count - 1]))
        rows.count--;
    return rows;
}

static void check_headings(const struct csv_builder *b, const struct raw_table *table)
{
    struct arena scratch = ARENA_INIT;
    struct map seen = {0};

    for (size_t i = 0; i < table->column_count; i++) {
        const struct raw_cell *heading = &table->headings[i];
        struct slice folded = utf8_fold(&scratch, raw_cell_text(heading));
        uint32_t before;

        if (!folded.len)
            continue;
        before = map_put(&scratch, &seen, folded, (uint32_t)i);
        if (before != MAP_NONE)
            DIAG(b->diagnostics, MSG_csv_heading_twice, cell_span(b, heading),
                 slice_trim(raw_cell_text(heading)), number_text(&scratch, before + 1),
                 number_text(&scratch, i + 1));
    }
    arena_release(&scratch);
}

/* Headings of one cell over rows of several: lines of title that nobody declared. */
static bool is_title(const struct csv_builder *b, const struct csv_records *records, struct rows rows)
{
    size_t wide = 1, ahead;

    if (filled_cells(records, rows.items[0]) != 1 || rows.count < 2)
        return false;
    for (ahead = 1; ahead < rows.count && ahead < 20; ahead++) {
        wide = filled_cells(records, rows.items[ahead]);
        if (wide > 1)
            break;
    }
    if (wide <= 1 || ahead == 20)
        return false;
    DIAG(b->diagnostics, MSG_csv_title, row_span(b, records, rows.items[0]), number_text(b->arena, wide),
         number_text(b->arena, rows.items[ahead].ordinal - 1));
    return true;
}

static void report_short(const struct csv_builder *b, const struct csv_records *records,
                         struct csv_record row, const struct raw_table *table)
{
    struct diagnostic *one =
        DIAG(b->diagnostics, MSG_csv_row_short, row_span(b, records, row), number_text(b->arena, row.count),
             number_text(b->arena, table->column_count), raw_cell_text(&table->headings[row.count]));

    one->cause = b->source;
}

static void report_long(const struct csv_builder *b, const struct csv_records *records, struct csv_record row,
                        const struct raw_table *table)
{
    const struct raw_cell *extra = cell_of(records, row, table->column_count);
    const struct raw_cell *last = &table->headings[table->column_count - 1];
    struct diagnostic *one;

    while (is_empty(extra))
        extra++;
    one = DIAG(b->diagnostics, MSG_csv_row_long, cell_span(b, extra), raw_cell_text(extra),
               number_text(b->arena, row.count), number_text(b->arena, table->column_count),
               raw_cell_text(last));
    one->cause = b->source;
}

/* Row by row into `out`, each exactly as long as the headings. */
static void copy_rows(const struct csv_builder *b, const struct csv_records *records, struct rows rows,
                      struct raw_table *table, struct raw_cell *out)
{
    for (size_t r = 0; r < rows.count; r++, out += table->column_count) {
        struct csv_record row = rows.items[r];
        size_t shared = row.count < table->column_count ? row.count : table->column_count;
        const struct raw_cell *end = cell_of(records, row, row.count - 1);

        memcpy(out, cell_of(records, row, 0), shared * sizeof *out);
        for (size_t c = shared; c < table->column_count; c++)
            out[c] = (struct raw_cell){NULL, 0, end->start + end->extent, 0};
        if (row.count < table->column_count)
            report_short(b, records, row, table);
        else if (filled_cells(records, row) > table->column_count)
            report_long(b, records, row, table);
    }
}

static bool are_even(struct rows rows, size_t columns)
{
    for (size_t r = 0; r < rows.count; r++)
        if (rows.items[r].count != columns)
            return false;
    return true;
}

/* Where all rows have the length of the headings, the records' cells are the table's, without a copy. */
static struct raw_cell *take_rows(const struct csv_builder *b, const struct csv_records *records,
                                  struct rows rows, struct raw_table *table)
{
    struct raw_cell *cells;

    if (!rows.count)
        return NULL;
    if (are_even(rows, table->column_count))
        return &records->cells.items[rows.items[0].first];
    cells = ARENA_ARRAY(b->arena, struct raw_cell, rows.count * table->column_count);
    copy_rows(b, records, rows, table, cells);
    return cells;
}

static const uint32_t *line_numbers(const struct csv_builder *b, const struct csv_records *records,
                                    struct rows rows)
{
    uint32_t *numbers = ARENA_ARRAY(b->arena, uint32_t, rows.count);
    size_t line = 0;

    for (size_t r = 0; r < rows.count; r++) {
        uint32_t start = cell_of(records, rows.items[r], 0)->start;

        while (line + 1 < b->file->lines.count && b->file->lines.items[line + 1] <= start)
            line++;
        numbers[r] = (uint32_t)line + 1;
    }
    return numbers;
}

static void set_totals_aside(const struct csv_builder *b, const struct csv_records *records,
                             struct rows *rows, struct raw_table *table)
{
    size_t wanted = b->form->total_rows;
    struct rows totals;

    if (wanted > rows->count) {
        DIAG(b->diagnostics, MSG_csv_totals, cell_span(b, table->headings), number_text(b->arena, wanted),
             number_text(b->arena, rows->count));
        wanted = rows->count;
        table->partial = true;
    }
    rows->count -= wanted;
    totals = (struct rows){rows->items + rows->count, wanted};
    table->total_rows = wanted;
    table->totals = take_rows(b, records, totals, table);
}

/* False, and reported, when the headings cannot be those of a table. */
static bool fill_table(const struct csv_builder *b, const struct csv_records *records, struct rows rows,
                       struct raw_table *table)
{
    table->column_count = filled_cells(records, rows.items[0]);
    table->headings = ARENA_ARRAY(b->arena, struct raw_cell, table->column_count);
    memcpy(table->headings, cell_of(records, rows.items[0], 0),
           table->column_count * sizeof *table->headings);
    if (table->column_count > CSV_COLUMNS) {
        DIAG(b->diagnostics, MSG_csv_columns, cell_span(b, &table->headings[CSV_COLUMNS]),
             number_text(b->arena, table->column_count));
        return false;
    }
    rows = (struct rows){rows.items + 1, rows.count - 1};
    check_headings(b, table);
    set_totals_aside(b, records, &rows, table);
    table->cells = take_rows(b, records, rows, table);
    table->row_count = rows.count;
    table->row_lines = line_numbers(b, records, rows);
    table->first_row_line = rows.count ? table->row_lines[0] : 0;
    return true;
}

struct raw_table *csv_build_table(const struct csv_builder *builder, const struct csv_records *records)
{
    struct raw_table *table = ARENA_NEW(builder->arena, struct raw_table);
    struct rows rows = body_rows(builder, records);

    table->source = builder->source;
    table->title_rows = builder->form->title_rows;
    table->partial = records->partial;
    if (!rows.count) {
        if (!records->partial)
            DIAG(builder->diagnostics, MSG_csv_empty, ((struct span){builder->source, 0, 0}));
        return NULL;
    }
    if (rows.count > CSV_ROWS + 1) {
        DIAG(builder->diagnostics, MSG_csv_rows,
             cell_span(builder, cell_of(records, rows.items[CSV_ROWS + 1], 0)),
             number_text(builder->arena, rows.count - 1));
        return NULL;
    }
    if (is_title(builder, records, rows) || !fill_table(builder, records, rows, table))
        return NULL;
    return table;
}
