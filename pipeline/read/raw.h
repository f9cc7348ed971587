/* Raw values: what the files say, untyped, every value with its span. The product of read/ is struct inputs
 * (read/inputs.h), which holds these. True from here on: UTF-8 is valid, syntax is sound, limits are kept. */
#ifndef PRECEPT_READ_RAW_H
#define PRECEPT_READ_RAW_H

#include "diag/source.h"

struct buffer;

/* Limits: nesting of 32 in YAML and Markdown, 64 MiB a file, 1 MiB a cell, 1,000,000 rows, 500 columns. */

/* ---- YAML */

enum raw_kind {
    RAW_POISON, /* something was wrong here and has been reported; whoever meets it says nothing more */
    RAW_TEXT,
    RAW_LIST,
    RAW_MAP
};

enum raw_style {
    RAW_PLAIN,
    RAW_QUOTED,
    RAW_LITERAL,  /* | */
    RAW_FOLDED,   /* > */
    RAW_UNWRITTEN /* a key that stands nowhere: that of the lines in a fence of code */
};

struct raw_entry {
    struct raw_node *key; /* RAW_TEXT */
    struct raw_node *value;
};

/* A text that does not stand in one piece in the file: where each of its pieces begins there. A block's
 * pieces are its lines; a quoted text has one behind its quotation mark and one behind each escape. */
struct raw_line {
    uint32_t text_offset, source_offset;
};

struct raw_node {
    enum raw_kind kind;
    enum raw_style style; /* RAW_TEXT */
    struct span span;     /* the value as written; of a literal block: from its first character to its last */
    struct slice text;    /* RAW_TEXT */
    const struct raw_line
        *lines; /* RAW_TEXT in pieces, the first at text offset 0; NULL = one piece at span.start */
    size_t line_count;
    struct raw_node **items;   /* RAW_LIST */
    struct raw_entry *entries; /* RAW_MAP, in the order of the file; no key twice */
    size_t count;              /* of items or entries */
    bool partial; /* RAW_MAP, RAW_LIST: a line in it was unreadable and reported: say nothing of missing keys
                   */
};

/* The value of a key, or NULL. Keys are compared folded (utf8_fold). */
const struct raw_node *raw_lookup(const struct raw_node *map, const char *key);
const struct raw_entry *raw_entry(const struct raw_node *map, const char *key);
/* The span of a part of a text node. */
struct span raw_text_span(const struct raw_node *text, size_t offset, size_t length);

/* ---- CSV */

struct raw_cell {
    const char *text; /* unquoted, white space at the ends kept; NULL = missing from a ragged row, reported */
    uint32_t length;
    uint32_t start, extent; /* as written in the source, quotation marks included */
};

struct raw_table {
    uint32_t source;
    struct raw_cell *headings; /* column_count of them; may be empty text */
    size_t column_count;
    struct raw_cell *cells; /* row-major, row_count × column_count: a ragged row was an error and is filled up
                               with empty cells */
    size_t row_count;
    uint32_t first_row_line;       /* line of the source where row 0 begins (for "file:row"); */
    const uint32_t *row_lines;     /* line of each row */
    size_t title_rows, total_rows; /* how many were declared and set aside */
    struct raw_cell *totals;       /* total_rows × column_count */
    bool
        partial; /* rows were unreadable and reported: say nothing of sums over it or of keys that it lacks */
};

const struct raw_cell *raw_table_cell(const struct raw_table *table, size_t row, size_t column);
struct span raw_cell_span(const struct raw_table *table, const struct raw_cell *cell);
static inline struct slice raw_cell_text(const struct raw_cell *cell)
{
    return (struct slice){cell->text, cell->length};
}

/* What the publication declares of a CSV file before it is read (`data:` of publication.yaml). */
struct csv_form {
    size_t title_rows; /* `title rows: 3` lines above the headings */
    size_t total_rows; /* `total rows: 1` at the end, checked against the sums */
    bool windows_1252; /* `encoding: Windows-1252` */
};

void raw_print(const struct raw_node *node, const struct sources *sources, struct buffer *out);
void raw_table_print(const struct raw_table *table, struct buffer *out);

#endif
