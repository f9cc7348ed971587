/* From libcsv's fields to a table. libcsv gives the text of each field and loses where it stood; a cursor
 * that walks the source beside it finds the place again, so cells point into the source and only those with
 * doubled quotation marks are copied. Refuses to know what a cell means: numbers are typed in check/. */
#include "read/csv.h"

#include "base/bug.h"
#include "read/csv_table.h"

#include <csv.h>

struct csv_scan {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct slice text;
    size_t at; /* where the next field begins */
    struct csv_records records;
    uint32_t source;
    uint32_t ordinal;  /* rows so far, blank ones too */
    size_t open_cells; /* cells of the row that is being read */
};

static int no_space(unsigned char c)
{
    (void)c;
    return 0; /* spaces belong to the cell */
}

static struct span span_at(const struct csv_scan *scan, size_t start, size_t end)
{
    return (struct span){scan->source, (uint32_t)start, (uint32_t)(end - start)};
}

/* The end of the quoted field that begins at `start`: behind its closing mark. libcsv has found it sound. */
static size_t quoted_end(struct slice text, size_t start)
{
    size_t at = start + 1;

    for (;;) {
        at = slice_find_byte(text, '"', at);
        if (at + 1 >= text.len || text.ptr[at + 1] != '"')
            return at < text.len ? at + 1 : text.len;
        at += 2;
    }
}

static void take_field(void *field, size_t len, void *data)
{
    struct csv_scan *scan = data;
    size_t start = scan->at, end = start + len;
    struct raw_cell *cell = VECTOR_PUSH(scan->arena, &scan->records.cells);
    const char *text = scan->text.ptr + start;

    if (start < scan->text.len && *text == '"') {
        end = quoted_end(scan->text, start);
        text = len == end - start - 2 ? text + 1 : arena_copy(scan->arena, (struct slice){field, len}).ptr;
    }
    if (len > CSV_CELL)
        DIAG(scan->diagnostics, MSG_csv_cell_size, span_at(scan, start, start + 1));
    *cell = (struct raw_cell){text, (uint32_t)len, (uint32_t)start, (uint32_t)(end - start)};
    scan->open_cells++;
    scan->at = end;
    if (end < scan->text.len && scan->text.ptr[end] == ',')
        scan->at++;
}

static void take_row(int end_character, void *data)
{
    struct csv_scan *scan = data;
    size_t first = scan->records.cells.count - scan->open_cells;

    if (!scan->open_cells) { /* a blank line, or the LF of CR LF */
        bool after_cr = scan->at && scan->at < scan->text.len && scan->text.ptr[scan->at] == '\n' &&
                        scan->text.ptr[scan->at - 1] == '\r';

        scan->ordinal += !after_cr;
    } else {
        *VECTOR_PUSH(scan->arena, &scan->records.rows) =
            (struct csv_record){first, (uint32_t)scan->open_cells, ++scan->ordinal};
    }
    scan->open_cells = 0;
    if (end_character >= 0)
        scan->at++;
}

/* The field that is being read when libcsv stops: where it begins, and what is wrong with it. Reading goes on
 * with the line after the one where the fault began. */
static size_t report_fault(struct csv_scan *scan, size_t fault)
{
    size_t start = scan->at;
    bool quoted = start < scan->text.len && scan->text.ptr[start] == '"';
    size_t first_line_end = slice_find_byte(scan->text, '\n', start);

    if (quoted && (fault >= scan->text.len || first_line_end < fault))
        DIAG(scan->diagnostics, MSG_csv_quote_open, span_at(scan, start, start + 1));
    else if (quoted)
        DIAG(scan->diagnostics, MSG_csv_quote_ends, span_at(scan, start, fault));
    else
        DIAG(scan->diagnostics, MSG_csv_quote_stray, span_at(scan, fault, fault + 1));
    scan->records.cells.count -= scan->open_cells;
    scan->open_cells = 0;
    scan->records.partial = true;
    scan->ordinal++;
    return first_line_end < scan->text.len ? first_line_end + 1 : scan->text.len;
}

/* Reads from scan->at to the end or to the first fault; false when there was one and scan->at is behind it.
 */
static bool scan_part(struct csv_scan *scan)
{
    struct csv_parser parser;
    size_t from = scan->at, done;
    bool sound;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL))
        out_of_memory();
    csv_set_space_func(&parser, no_space);
    csv_set_blk_size(&parser, 4096);
    done = csv_parse(&parser, scan->text.ptr + from, scan->text.len - from, take_field, take_row, scan);
    if (csv_error(&parser) == CSV_ENOMEM || csv_error(&parser) == CSV_ETOOBIG)
        out_of_memory();
    sound = done == scan->text.len - from;
    if (sound && csv_fini(&parser, take_field, take_row, scan)) {
        sound = false;
        done = scan->text.len - from;
    }
    csv_free(&parser);
    if (!sound)
        scan->at = report_fault(scan, from + done);
    return sound;
}

static struct slice line_at(struct slice text, size_t number)
{
    struct slice line = S("");

    for (size_t i = 0; i <= number; i++)
        if (!slice_split(&text, '\n', &line))
            return S("");
    return slice_trim_end(line);
}

/* A file of another kind of spreadsheet: its headings have no comma, but the signs that ought to part them.
 * Told before a cell is read, for its quotation marks would seem to stand inside cells. */
static bool is_parted_otherwise(const struct csv_scan *scan, const struct csv_form *form)
{
    struct slice headings = line_at(scan->text, form->title_rows);
    size_t start = (size_t)(headings.ptr - scan->text.ptr);
    const char *sign = slice_find_byte(headings, ',', 0) < headings.len    ? NULL
                       : slice_find_byte(headings, ';', 0) < headings.len  ? "semicolons"
                       : slice_find_byte(headings, '\t', 0) < headings.len ? "tabs"
                                                                           : NULL;

    if (sign)
        DIAG(scan->diagnostics, MSG_csv_separator, span_at(scan, start, start + headings.len),
             slice_of(sign));
    return sign != NULL;
}

const struct raw_table *csv_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source,
                                 const struct csv_form *form)
{
    const struct source *file = sources_at(diagnostics->sources, source);
    struct csv_scan scan = {.arena = arena, .diagnostics = diagnostics, .text = file->text, .source = source};
    struct raw_table *table;

    if (is_parted_otherwise(&scan, form))
        return NULL;
    while (!scan_part(&scan))
        ;
    table = csv_build_table(&(struct csv_builder){arena, diagnostics, file, source, form}, &scan.records);
    return table;
}
