/* A table between its document form and its pages: widths of columns, heights of rows, lines of the cells
 * that need more than one. Private to typeset/.
 *
 * Cells are measured without paragraphs while they are plain and fit on one line; only the others keep
 * anything. */
#ifndef PRECEPT_TYPESET_TABLE_H
#define PRECEPT_TYPESET_TABLE_H

#include "typeset/setter.h"

/* A cell that is not one line of plain words. */
struct cell_set {
    const uint32_t *starts;    /* plain text of several lines: the byte where each begins, and the end */
    const struct block *block; /* anything else */
    uint32_t lines;            /* 0 = nothing kept */
};

struct table_set {
    const struct doc_node *node;
    const struct doc_table *table;
    struct slice lang;
    dim x, width;
    dim *lefts;             /* of the columns, from x; [column_count] = width */
    dim *before;            /* per column: room before the decimal point, 0 = none is aligned */
    dim *heights;           /* of the rows, rules included */
    struct cell_set **rows; /* NULL for rows of plain single lines */
    dim *wants;             /* per column: what its cells would take on one line, padding included */
    dim outer;              /* padding at the table's own edges: none unless something is filled */
    bool squeezed;          /* the widest words do not fit: they are hyphenated, at worst cut */
    bool careful;           /* a plain cell lacks a glyph in its face: every cell is looked at again */
    bool has_slots, has_row_spans;
};

/* How a row's text is set. */
const struct doc_style *table_row_style(const struct table_set *set, size_t row);
const struct doc_style *table_cell_style(const struct table_set *set, size_t row,
                                         const struct doc_cell *cell);
/* The cell's words as a row; text is the whole text. */
struct word_row table_cell_words(const struct table_set *set, struct setting *setting, size_t row,
                                 size_t column);
/* Left edge of a cell's text from the type area's, and its width inside the padding. */
dim table_cell_left(const struct table_set *set, size_t column);
dim table_cell_width(const struct table_set *set, size_t row, size_t column);
enum column_align table_cell_align(const struct table_set *set, size_t row, size_t column);
/* Width of what stands before the decimal point. */
dim words_before_decimal(struct setting *setting, const struct word_row *words);
bool words_missing(struct setting *setting, const struct word_row *words);
/* Bytes of the text up to the decimal point or, without one, to behind the last digit; SIZE_MAX when it is no
 * number (a dash of up to three bytes counts as one). */
size_t decimal_place(struct slice text);
/* A plain cell that can be set without a paragraph. */
bool cell_is_simple(const struct doc_cell *cell);
dim table_rule_above(const struct table_set *set, size_t row); /* thickness */
dim table_rule_below(const struct table_set *set, size_t row);

void table_fit_columns(struct setting *setting, struct table_set *set, dim measure);
void table_fit_rows(struct setting *setting, struct galley *galley, struct table_set *set);
struct block *table_cell_block(struct setting *setting, const struct table_set *set, size_t row,
                               size_t column);

/* Height of what stands again above the row when a page begins with it. */
dim table_repeated_height(const struct table_set *set, size_t row);
/* Lines of the row's tallest cell, and the height of lines from to end of it as a part of its own. */
size_t table_row_lines(const struct table_set *set, size_t row);

/* Sets lines from to end of every cell of the row, its top at y. part_height is the height of what is set. */
struct row_part {
    size_t row;
    size_t from, end;
    dim y, height;
    bool first, last; /* whether the part begins and ends the row */
};
void table_set_row(struct setter *setter, const struct table_set *set, const struct row_part *part);
/* "continued" and the head as artifacts, at y; gives their height. */
dim table_set_repeated(struct setter *setter, const struct table_set *set, size_t row, dim y);

#endif
