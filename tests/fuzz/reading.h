/* The harnesses of read/: YAML (and the prose in its fields), CSV, Markdown. The input is the file; for CSV
 * its first byte says how the file is declared: the digit d has d % 3 title rows, d / 3 % 2 total rows, and
 * is Windows-1252 from 6 on. */
#ifndef PRECEPT_TESTS_FUZZ_READING_H
#define PRECEPT_TESTS_FUZZ_READING_H

#include "fuzz/inputs.h"
#include "read/csv.h"
#include "read/yaml.h"

static inline void fuzz_yaml(struct slice input)
{
    struct fuzz_file f;
    struct buffer out = BUFFER_INIT;

    fuzz_open(&f, input, false, false);
    if (f.sound) {
        struct md_context context = {.arena = &f.arena, .sources = &f.sources, .diagnostics = &f.diagnostics};
        struct text_map map = {.source = f.source};
        const struct raw_node *node =
            yaml_read(&f.arena, &f.diagnostics, sources_at(&f.sources, f.source)->text, &map);

        FUZZ_HOLDS(node);
        fuzz_values(&f.sources, node);
        raw_print(node, &f.sources, &out);
        for (size_t i = 0; node->kind == RAW_MAP && i < node->count; i++)
            if (node->entries[i].value->kind == RAW_TEXT) {
                fuzz_prose(&f, markdown_blocks(&context, node->entries[i].value));
                fuzz_prose(&f, markdown_inline(&context, node->entries[i].value));
            }
    }
    buffer_release(&out);
    fuzz_close(&f);
}

static inline void fuzz_csv(struct slice input)
{
    unsigned declared = input.len ? (unsigned char)input.ptr[0] % 16 : 0;
    struct csv_form form = {declared % 3, declared / 3 % 2, declared >= 6};
    struct buffer out = BUFFER_INIT;
    const struct raw_table *table;
    struct fuzz_file f;

    fuzz_open(&f, slice_from(input, input.len ? 1 : 0), true, form.windows_1252);
    table = f.sound ? csv_read(&f.arena, &f.diagnostics, f.source, &form) : NULL;
    if (f.sound)
        FUZZ_HOLDS(table || f.diagnostics.errors);
    for (size_t row = 0; table && row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            fuzz_span(&f.sources, raw_cell_span(table, raw_table_cell(table, row, column)));
    if (table)
        raw_table_print(table, &out);
    buffer_release(&out);
    fuzz_close(&f);
}

static inline void fuzz_markdown(struct slice input)
{
    struct fuzz_file f;

    fuzz_open(&f, input, false, false);
    if (f.sound) {
        struct md_context context = {.arena = &f.arena, .sources = &f.sources, .diagnostics = &f.diagnostics};
        size_t length = sources_at(&f.sources, f.source)->text.len;

        fuzz_prose(&f, markdown_file_blocks(&context, (struct span){f.source, 0, (uint32_t)length}));
    }
    fuzz_close(&f);
}

#endif
