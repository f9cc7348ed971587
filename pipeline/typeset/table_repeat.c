/* What stands at a page break inside a table: the sums carried forward at the end of a page; on the next one
 * the table's name with "continued", its head, and the sums brought forward. All of it is artifact, as it
 * says again what the structure has. Takes the sums in words; adds nothing up. */
#include "typeset/table.h"

/* ---- sums ---- */

static struct table_set *carried_line(struct arena *arena, const struct table_set *set, enum row_kind kind,
                                      struct slice words)
{
    struct table_set *line = ARENA_NEW(arena, struct table_set);
    struct doc_table *table = ARENA_NEW(arena, struct doc_table);
    size_t heads = set->table->head_count, columns = set->table->column_count;

    *table = *set->table;
    table->row_count = heads + 1;
    table->sparks = NULL;
    table->rows = ARENA_ARRAY(arena, struct doc_row, heads + 1);
    for (size_t r = 0; r < heads; r++)
        table->rows[r] = set->table->rows[r];
    table->rows[heads] =
        (struct doc_row){.kind = kind, .cells = ARENA_ARRAY(arena, struct doc_cell, columns)};
    for (size_t c = 0; c < columns; c++)
        table->rows[heads].cells[c] =
            (struct doc_cell){.text = c ? S("") : words, .column_span = 1, .row_span = 1};
    *line = *set;
    line->table = table;
    return line;
}

void table_begin_carried(struct setting *setting, struct table_set *set)
{
    const struct doc_carried *carried = set->table->carried;

    if (!carried)
        return;
    set->brought = carried_line(&setting->work, set, ROW_SUBTOTAL, carried->brought);
    set->forward =
        carried_line(&setting->work, set, ROW_TOTAL, carried->forward); /* it ends the page's part */
}

static void fit_line(struct setting *setting, const struct table_set *set, struct table_set *line)
{
    const struct doc_table *table = line->table;
    size_t row = table->head_count;

    *line = *set;
    line->table = table;
    line->forward = line->brought = NULL;
    line->heights = ARENA_ARRAY(&setting->work, dim, row + 1);
    line->rows = ARENA_ARRAY(&setting->work, struct cell_set *, row + 1);
    table_fill_carried(&setting->work, line, set->table->row_count - 1, false);
    table_fit_row(setting, NULL, line, row);
}

void table_fit_carried(struct setting *setting, struct table_set *set)
{
    if (!set->forward)
        return;
    fit_line(setting, set, set->forward);
    fit_line(setting, set, set->brought);
}

bool table_fill_carried(struct arena *arena, struct table_set *line, size_t row, bool as_wide_as_any)
{
    struct slice sums = document_carried(line->node->table, row), text;
    struct doc_cell *cells = line->table->rows[line->table->head_count].cells;
    bool changed = false;

    if (!sums.len)
        return false;
    for (size_t c = 0; c < line->table->column_count && slice_split(&sums, '\t', &text); c++) {
        if (!c) /* the words stand there */
            continue;
        if (as_wide_as_any) {
            char *noughts = (char *)arena_copy(arena, text).ptr;

            for (size_t i = 0; i < text.len; i++)
                if (noughts[i] >= '1' && noughts[i] <= '9')
                    noughts[i] = '0';
            text.ptr = noughts;
        }
        changed |= !slice_equal(cells[c].text, text);
        cells[c].text = text;
    }
    return changed;
}

/* How many rows have their amounts above the break: a row that is cut has them on its first part. */
static size_t rows_above(const struct galley_item *first)
{
    return first->number + (first->part != UINT32_MAX && first->part > 0);
}

static bool is_carried(const struct galley_item *first)
{
    return first->kind == GALLEY_ROW && first->table->forward && rows_above(first) &&
           document_carried(first->table->table, rows_above(first) - 1).len;
}

static dim line_height(const struct table_set *line)
{
    return line->heights[line->table->head_count];
}

dim table_carried_height(const struct galley_item *first)
{
    return is_carried(first) ? line_height(first->table->forward) : 0;
}

static void set_line_of_sums(struct setter *setter, struct table_set *line, const struct galley_item *first,
                             dim y)
{
    size_t row = line->table->head_count;
    struct row_part part = {row, 0, 0, y, line_height(line), true, true};

    table_fill_carried(&setter->setting->work, line, rows_above(first) - 1, false);
    line->rows[row] = NULL;
    table_fit_row(setter->setting, NULL, line, row);
    line->heights[row] = part.height;
    part.end = table_row_lines(line, row);
    table_set_row(setter, line, &part);
}

void table_set_carried(struct setter *setter, const struct galley_item *first, dim y)
{
    enum artifact_kind outer = setter->artifact;

    setter->artifact = ARTIFACT_LAYOUT;
    set_line_of_sums(setter, first->table->forward, first, y);
    setter->artifact = outer;
}

/* ---- heads ---- */

/* The table's name looks like its caption. */
static const struct doc_style *name_style(const struct table_set *set)
{
    const struct doc_node *caption = set->node->first;

    if (caption && caption->role == DOC_CAPTION && caption->style)
        return caption->style;
    return set->table->head ? set->table->head : set->node->style;
}

static dim name_height(const struct table_set *set)
{
    const struct doc_style *style = name_style(set);

    return set->table->continued.len ? style->leading + style->space_after : 0;
}

static dim head_height(const struct table_set *set)
{
    dim height = set->table->head_count ? 0 : set->table->rule_row;

    for (size_t r = 0; r < set->table->head_count; r++)
        height += set->heights[r];
    return height;
}

dim table_repeated_height(const struct galley_item *first)
{
    const struct table_set *set = first->table;

    if (first->kind != GALLEY_ROW || first->number < set->table->head_count || !first->number)
        return 0;
    return name_height(set) + head_height(set) + (is_carried(first) ? line_height(set->brought) : 0);
}

dim table_between_pages(const struct table_set *set)
{
    return name_height(set) + head_height(set) +
           (set->forward ? line_height(set->forward) + line_height(set->brought) : 0);
}

static void set_name(struct setter *setter, const struct table_set *set, dim y)
{
    const struct doc_style *style = name_style(set);
    struct word_row words = {.text = set->table->continued,
                             .lang = set->lang,
                             .face = style_face(style, VARIANT_REGULAR),
                             .size = style->size,
                             .ink = style->ink};

    if (words_width(setter->setting, &words) > set->measure)
        words.text = set->table->continued_short;
    set_words(setter, &words, setter->left + set->x, y + style_baseline(setter->setting, style));
}

static void set_heads(struct setter *setter, const struct table_set *set, dim y)
{
    struct page_item rule = {.x = setter->left + set->x, .y = y, .width = set->width};

    if (!set->table->head_count) {
        rule.height = set->table->rule_row;
        set_rectangle(setter, rule, set->table->rule, ARTIFACT_LAYOUT);
    }
    for (size_t r = 0; r < set->table->head_count; r++) {
        struct row_part part = {r, 0, table_row_lines(set, r), y, set->heights[r], true, true};

        table_set_row(setter, set, &part);
        y += set->heights[r];
    }
}

void table_set_repeated(struct setter *setter, const struct galley_item *first, dim y)
{
    const struct table_set *set = first->table;
    enum artifact_kind outer = setter->artifact;

    setter->artifact = ARTIFACT_LAYOUT;
    if (set->table->continued.len)
        set_name(setter, set, y);
    set_heads(setter, set, y + name_height(set));
    if (is_carried(first))
        set_line_of_sums(setter, set->brought, first, y + name_height(set) + head_height(set));
    setter->artifact = outer;
}
