/* From the records of a CSV file to its table: titles and totals set aside, headings, rows of one length. */
#ifndef PRECEPT_READ_CSV_TABLE_H
#define PRECEPT_READ_CSV_TABLE_H

#include "diag/diagnostics.h"
#include "read/raw.h"

struct csv_record {
    size_t first;   /* index of its first cell */
    uint32_t count; /* cells */
    uint32_t
        ordinal; /* which row of the file it is, from 1, blank ones counted: as a spreadsheet numbers them */
};

struct csv_records {
    VECTOR(struct raw_cell) cells;
    VECTOR(struct csv_record) rows;
    bool partial; /* some could not be read */
};

struct csv_builder {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct source *file;
    uint32_t source;
    const struct csv_form *form;
};

/* NULL, and reported, when the file's headings are unknown. */
struct raw_table *csv_build_table(const struct csv_builder *builder, const struct csv_records *records);

#endif
