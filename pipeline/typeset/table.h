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
    dim measure;            /* of the text around: a table may be narrower */
    dim *lefts;             /* of the columns, from x; [column_count] = width */
    dim *before;            /* per column: room before the decimal point, 0 = none is aligned */
    dim *heights;           /* of the rows, rules included */
    struct cell_set **rows; /* NULL for rows of plain single lines */
    dim *wants;             /* per column: what its cells would take on one line, padding included */
    dim padding;            /* between cells: the style's, or less in a table that would not fit */
    dim outer;              /* at the table's own edges: none unless something is filled */
    bool *cut;              /* per column: its widest word does not fit: it is hyphenated, at worst cut */
    bool careful;           /* a plain cell lacks a glyph in its face: every cell is looked at again */
    bool has_slots, has_row_spans;
    struct table_set *forward, *brought; /* the lines "Carried forward" and "Brought forward", each the only
                                            row below the heads of a table with these columns; NULL = none */
};

/* How a row's text is set. */
const struct doc_style *table_row_style(const struct table_set *set, size_t row);
const struct doc_style *table_cell_style(const struct table_set *set, size_t row,
                                         const struct doc_cell *cell);
/* Whether a column that the cell takes is too narrow for its widest word. */
bool table_cell_is_cut(const struct table_set *set, size_t row, size_t column);
/* The cell's words as a row; text is the whole text. */
struct word_row table_cell_words(const struct table_set *set, struct setting *setting, size_t row,
                                 size_t column);
/* Left edge of a cell's text from the type area's, and its width inside the padding. */
dim table_cell_left(const struct table_set *set, size_t column);
dim table_cell_width(const struct table_set *set, size_t row, size_t column);
enum column_align table_cell_align(const struct table_set *set, size_t row, size_t column);
/* Width of what stands before the decimal point. */
dim words_before_decimal(struct setting *setting, const struct word_row *words);
dim paragraph_before_decimal(const struct setting *setting, const struct paragraph *paragraph);
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
/* One row; galley may be NULL where no cell has slots. */
void table_fit_row(struct setting *setting, struct galley *galley, struct table_set *set, size_t row);
struct block *table_cell_block(struct setting *setting, const struct table_set *set, size_t row,
                               size_t column);

/* The lines with carried sums: before the columns are fitted, as they take part in that, and after. */
void table_begin_carried(struct setting *setting, struct table_set *set);
void table_fit_carried(struct setting *setting, struct table_set *set);
/* The running sums past a row as the cells of a carried line; false when there are none or they are those
 * that it has. As wide as any: each digit is a nought. */
bool table_fill_carried(struct arena *arena, struct table_set *line, size_t row, bool as_wide_as_any);

/* For an item that begins a page: height of what stands above it again (the table's name, its head, sums that
 * are brought forward), and of the sums that are carried forward at the end of the page before. 0 when it is
 * not inside a table. */
dim table_repeated_height(const struct galley_item *first);
dim table_carried_height(const struct galley_item *first);
/* The most that both together can take. */
dim table_between_pages(const struct table_set *set);
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
/* They as artifacts, their top at y. */
void table_set_repeated(struct setter *setter, const struct galley_item *first, dim y);
void table_set_carried(struct setter *setter, const struct galley_item *first, dim y);

/* The words of a table that is only in the structure, above y, a point apart. */
void table_set_unseen(struct setter *setter, const struct doc_node *node, dim y);

#endif
