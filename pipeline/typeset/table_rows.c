/* Heights of rows: lines of the cells that need more than one, room for cells that span rows, rules between
 * them. */
#include "typeset/table.h"

/* Only for cells with a word that is too wide: elsewhere hyphens would save lines that are not dear. */
static struct paragraph *hyphenated(struct setting *setting, struct shape_request request)
{
    struct doc_style *style = ARENA_NEW(&setting->work, struct doc_style);

    *style = *request.style;
    style->hyphenate = true;
    request.style = style;
    return paragraph_shape(setting, &setting->work, &request);
}

/* A number of several runs stands point under point with those above it, as plain ones do. */
static void align_decimal(const struct setting *setting, const struct table_set *set, struct block *block,
                          size_t column)
{
    const struct paragraph *p = block->paragraph;

    if (block->lines.count != 1 || !p->text.len || decimal_place(p->text) == SIZE_MAX)
        return;
    block->align = ALIGN_START;
    block->x += set->before[column] - paragraph_before_decimal(setting, p);
}

struct block *table_cell_block(struct setting *setting, const struct table_set *set, size_t row,
                               size_t column)
{
    static const enum text_align aligns[] = {[COLUMN_START] = ALIGN_START,
                                             [COLUMN_END] = ALIGN_END,
                                             [COLUMN_DECIMAL] = ALIGN_END,
                                             [COLUMN_CENTRE] = ALIGN_CENTRE};
    const struct doc_cell *cell = &set->table->rows[row].cells[column];
    const struct doc_style *style = table_cell_style(set, row, cell);
    struct block *block = ARENA_NEW(&setting->work, struct block);
    struct doc_run plain = {.text = cell->text};
    struct doc_runs runs = {cell->runs, cell->run_count};
    struct shape_request request = {
        set->node, style, set->lang, document_cell_element(set->node, row, column), NULL, 0};
    struct paragraph *p;

    if (!cell->runs) {
        plain.variant = set->table->rows[row].kind == ROW_GROUP ? VARIANT_STRONG : VARIANT_REGULAR;
        runs = (struct doc_runs){&plain, 1};
    }
    runs = slots_filled(setting, &setting->work, runs, NULL);
    request.runs = runs.items;
    request.run_count = runs.count;
    *block = (struct block){.node = set->node,
                            .x = table_cell_left(set, column),
                            .measure = table_cell_width(set, row, column),
                            .style = style,
                            .leading = style->leading,
                            .baseline = style_baseline(setting, style),
                            .align = aligns[table_cell_align(set, row, column)],
                            .element = request.element};
    p = paragraph_shape(setting, &setting->work, &request);
    if (table_cell_is_cut(set, row, column) && paragraph_least_width(p) > block->measure)
        p = hyphenated(setting, request);
    paragraph_cut_wide_words(setting, &setting->work, p, block->measure, set->node->origin);
    block->paragraph = p;
    block->lines = paragraph_break(&setting->work,
                                   &(struct break_request){p, block->measure, 0, block->align, true, false});
    if (table_cell_align(set, row, column) == COLUMN_DECIMAL && set->before[column])
        align_decimal(setting, set, block, column);
    return block;
}

/* Plain text of several lines: only where each begins is kept, not the paragraph. */
static void keep_starts(struct setting *setting, struct cell_set *cell, const struct word_row *words,
                        const struct table_set *set, dim measure)
{
    struct arena arena = ARENA_INIT;
    struct doc_run run = {.text = words->text};
    struct doc_style style = *set->node->style;
    struct shape_request request = {set->node, &style, words->lang, words->element, &run, 1};
    struct paragraph *p;
    struct lines lines;
    uint32_t *starts;

    style.size = words->size;
    style.faces[VARIANT_REGULAR] = words->face;
    style.tabular_figures = words->features & SHAPE_TABULAR;
    style.old_style_figures = words->features & SHAPE_OLD_STYLE;
    style.small_capitals = words->features & SHAPE_SMALL_CAPITALS;
    style.hyphenate = false;
    p = paragraph_shape(setting, &arena, &request);
    paragraph_cut_wide_words(setting, &arena, p, measure, set->node->origin);
    lines = paragraph_break(&arena, &(struct break_request){p, measure, 0, ALIGN_START, true, false});
    starts = ARENA_ARRAY(&setting->work, uint32_t, lines.count + 1);
    for (size_t i = 0; i < lines.count; i++)
        starts[i] = p->atoms[lines.list[i].first].start;
    starts[lines.count] = (uint32_t)words->text.len;
    *cell = (struct cell_set){.starts = starts, .lines = (uint32_t)lines.count};
    arena_release(&arena);
}

/* Whether the cell needs lines of its own to be kept, and which. */
static bool fit_cell(struct setting *setting, struct table_set *set, size_t row, size_t column,
                     struct cell_set *kept)
{
    const struct doc_cell *cell = &set->table->rows[row].cells[column];
    dim measure = table_cell_width(set, row, column);
    bool narrow = set->lefts[column + 1] - set->lefts[column] < set->wants[column] || cell->column_span > 1;
    struct word_row words;
    bool missing;

    if (document_spark(set->table, row, column) || (cell_is_simple(cell) && !narrow && !set->careful))
        return false;
    words = table_cell_words(set, setting, row, column);
    missing = cell_is_simple(cell) && set->careful && words_missing(setting, &words);
    if (cell_is_simple(cell) && !missing) {
        if (words_width(setting, &words) <= measure)
            return false;
        if (!table_cell_style(set, row, cell)->hyphenate && !table_cell_is_cut(set, row, column)) {
            keep_starts(setting, kept, &words, set, measure);
            return true;
        }
    }
    kept->block = table_cell_block(setting, set, row, column);
    kept->lines = (uint32_t)kept->block->lines.count;
    return true;
}

static void note_slots(struct setting *setting, struct galley *galley, struct table_set *set,
                       const struct doc_cell *cell)
{
    for (uint32_t i = 0; cell->runs && i < cell->run_count; i++)
        if (cell->runs[i].kind == RUN_SLOT && cell->runs[i].slot) {
            set->has_slots = true;
            *VECTOR_PUSH(&setting->work, &galley->slots) = (struct used_slot){
                cell->runs[i].slot, slot_text(setting, &setting->work, cell->runs[i].slot, NULL), NULL};
        }
}

static dim cell_height(const struct table_set *set, size_t row, size_t column)
{
    const struct doc_cell *cell = &set->table->rows[row].cells[column];
    dim lines = set->rows[row] && set->rows[row][column].lines ? (dim)set->rows[row][column].lines : 1;

    return lines * table_cell_style(set, row, cell)->leading + 2 * set->table->cell_padding_y;
}

void table_fit_row(struct setting *setting, struct galley *galley, struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;
    dim height = table_row_style(set, row)->leading + 2 * t->cell_padding_y;

    for (size_t c = 0; c < t->column_count; c++) {
        const struct doc_cell *cell = &t->rows[row].cells[c];
        struct cell_set kept = {0};

        if (!cell->column_span)
            continue;
        if (fit_cell(setting, set, row, c, &kept)) {
            if (!set->rows[row])
                set->rows[row] = ARENA_ARRAY(&setting->work, struct cell_set, t->column_count);
            set->rows[row][c] = kept;
        }
        note_slots(setting, galley, set, cell);
        if (cell->row_span <= 1 && cell_height(set, row, c) > height)
            height = cell_height(set, row, c);
    }
    set->heights[row] = height + table_rule_above(set, row) + table_rule_below(set, row);
}

/* A cell over several rows that is taller than they: the last of them takes the rest. */
static void stretch_spans(struct table_set *set)
{
    const struct doc_table *t = set->table;

    for (size_t r = 0; r < t->row_count; r++)
        for (size_t c = 0; c < t->column_count; c++) {
            const struct doc_cell *cell = &t->rows[r].cells[c];
            size_t last = r + cell->row_span - 1;
            dim height;

            if (!cell->column_span || cell->row_span <= 1)
                continue;
            set->has_row_spans = true;
            last = last < t->row_count ? last : t->row_count - 1;
            height = cell_height(set, r, c) + table_rule_below(set, last);
            for (size_t i = r; i <= last; i++)
                height -= set->heights[i];
            if (height > 0)
                set->heights[last] += height;
        }
}

void table_fit_rows(struct setting *setting, struct galley *galley, struct table_set *set)
{
    size_t count = set->table->row_count;

    set->heights = ARENA_ARRAY(&setting->work, dim, count);
    set->rows = ARENA_ARRAY(&setting->work, struct cell_set *, count);
    for (size_t r = 0; r < count; r++)
        table_fit_row(setting, galley, set, r);
    stretch_spans(set);
    if (set->has_slots)
        slots_keep_heights(setting, set->node, set->heights, count);
}

size_t table_row_lines(const struct table_set *set, size_t row)
{
    size_t lines = 1;

    for (size_t c = 0; set->rows[row] && c < set->table->column_count; c++)
        if (set->rows[row][c].lines > lines)
            lines = set->rows[row][c].lines;
    return lines;
}
