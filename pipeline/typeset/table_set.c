/* Rows of a table on a page: fills, the words of the cells, rules. */
#include "typeset/table.h"

static dim aligned_left(struct setting *setting, const struct table_set *set, size_t row, size_t column,
                        const struct word_row *words)
{
    enum column_align align = table_cell_align(set, row, column);
    dim left = table_cell_left(set, column), room = table_cell_width(set, row, column);
    struct word_row shown = *words;

    shown.text = slice_trim_end(shown.text); /* the space of a broken line hangs out */
    if (align == COLUMN_START)
        return left;
    if (align == COLUMN_DECIMAL && set->before[column] && decimal_place(words->text) != SIZE_MAX)
        return left + set->before[column] - words_before_decimal(setting, &shown);
    room -= words_width(setting, &shown);
    return left + (align == COLUMN_CENTRE ? room / 2 : room);
}

static void set_cell_line(struct setter *setter, const struct table_set *set, const struct row_part *part,
                          size_t column, struct slice text)
{
    struct setting *setting = setter->setting;
    struct word_row words = table_cell_words(set, setting, part->row, column);

    words.text = text;
    if (text.len)
        set_words(setter, &words, setter->left + aligned_left(setting, set, part->row, column, &words),
                  part->y);
}

static size_t cell_lines(const struct table_set *set, size_t row, size_t column)
{
    size_t kept = set->rows[row] ? set->rows[row][column].lines : 0;

    return kept ? kept : 1;
}

/* Heads stand at the bottom of their rows, everything else at the top. */
static dim cell_top(const struct table_set *set, const struct row_part *part, size_t column, dim leading)
{
    dim top = part->y, inside = part->height;
    size_t last = part->row;

    if (!part->first)
        return top;
    top += set->table->cell_padding_y + table_rule_above(set, part->row);
    if (part->row >= set->table->head_count || !part->last)
        return top;
    while (last + 1 < part->row + set->table->rows[part->row].cells[column].row_span &&
           last + 1 < set->table->head_count)
        inside += set->heights[++last];
    inside -= table_rule_below(set, last) + 2 * set->table->cell_padding_y;
    return top + inside - (dim)cell_lines(set, part->row, column) * leading;
}

/* In the middle of the cell's line. */
static void set_spark(struct setter *setter, const struct table_set *set, const struct row_part *part,
                      size_t column)
{
    const struct doc_spark *spark = document_spark(set->table, part->row, column);
    const struct doc_style *style = table_row_style(set, part->row);
    struct drawing_spec spec = *set->table->spark;
    struct arena scratch = ARENA_INIT;
    struct point at = {setter->left + table_cell_left(set, column),
                       cell_top(set, part, column, style->leading)};
    struct drawing drawing;

    if (part->from)
        return;
    spec.course = spark->course;
    spec.course_count = spark->count;
    drawing = figure_draw(&scratch, setter->setting->faces, &spec, table_cell_width(set, part->row, column));
    at.y += (style->leading - drawing.height) / 2;
    set_drawing(setter, &drawing, spark->element, at);
    mark_element(setter, spark->element, at.x, at.y, at.y + drawing.height);
    arena_release(&scratch);
}

static void set_cell(struct setter *setter, const struct table_set *set, const struct row_part *part,
                     size_t column)
{
    const struct doc_cell *cell = &set->table->rows[part->row].cells[column];
    const struct cell_set *kept = set->rows[part->row] ? &set->rows[part->row][column] : NULL;
    const struct doc_style *style = table_cell_style(set, part->row, cell);
    dim top = cell_top(set, part, column, style->leading);
    size_t end = cell_lines(set, part->row, column);

    if (document_spark(set->table, part->row, column)) {
        set_spark(setter, set, part, column);
        end = 0;
    }
    for (size_t i = part->from; i < end && i < part->end; i++) {
        struct row_part line = *part;

        line.y = top + (dim)(i - part->from) * style->leading;
        if (kept && kept->block) {
            set_line(setter, kept->block, i, line.y);
            continue;
        }
        line.y += style_baseline(setter->setting, style);
        set_cell_line(setter, set, &line, column,
                      kept && kept->starts
                          ? slice_sub(cell->text, kept->starts[i], kept->starts[i + 1] - kept->starts[i])
                          : cell->text);
    }
    mark_element(setter, document_cell_element(set->node, part->row, column),
                 setter->left + set->x + set->lefts[column], part->y, part->y + part->height);
}

/* Whether a cell over several rows goes on below this row in this column. */
static bool spans_below(const struct table_set *set, size_t row, size_t column)
{
    for (size_t r = row + 1; r-- > 0;)
        for (size_t c = column + 1; c-- > 0;) {
            const struct doc_cell *cell = &set->table->rows[r].cells[c];

            if (cell->column_span && c + cell->column_span > column && r + cell->row_span > row)
                return r + cell->row_span > row + 1;
        }
    return false;
}

static void set_rule(struct setter *setter, const struct table_set *set, size_t row, struct page_item where)
{
    size_t count = set->table->column_count;

    for (size_t c = 0, end; c < count; c = end + 1) {
        for (end = c; end < count && !(set->has_row_spans && spans_below(set, row, end));)
            end++;
        where.x = setter->left + set->x + set->lefts[c];
        where.width = set->lefts[end] - set->lefts[c];
        set_rectangle(setter, where, set->table->rule, ARTIFACT_LAYOUT);
    }
}

static bool is_group_head(const struct doc_cell *cell)
{
    return cell->column_span && cell->row_span == 1 && (cell->text.len || cell->run_count);
}

/* Below a head over heads: it ties them together. Takes no room of its own. */
static void set_group_rules(struct setter *setter, const struct table_set *set, const struct row_part *part)
{
    const struct doc_table *t = set->table;

    for (size_t c = 0; c < t->column_count; c++) {
        struct page_item where = {.x = setter->left + table_cell_left(set, c), .height = t->rule_row};

        if (!is_group_head(&t->rows[part->row].cells[c]) || !where.height)
            continue;
        where.y = part->y + part->height - where.height;
        where.width = table_cell_width(set, part->row, c);
        set_rectangle(setter, where, t->rule, ARTIFACT_LAYOUT);
    }
}

static void set_rules(struct setter *setter, const struct table_set *set, const struct row_part *part)
{
    struct page_item where = {.y = part->y};

    where.height = part->first ? table_rule_above(set, part->row) : 0;
    if (where.height) {
        where.x = setter->left + set->x;
        where.width = set->width;
        set_rectangle(setter, where, set->table->rule, ARTIFACT_LAYOUT);
    }
    where.height = part->last ? table_rule_below(set, part->row) : 0;
    where.y = part->y + part->height - where.height;
    if (where.height)
        set_rule(setter, set, part->row, where);
    else if (part->last && part->row + 1 < set->table->head_count)
        set_group_rules(setter, set, part);
}

/* Every second row has the stripe. Rows with a cell over all of them count as one. */
static bool is_striped(const struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;
    size_t begun = 0, reach = t->head_count; /* reach: the first row behind the cells so far */

    if (!set->has_row_spans)
        return (row - t->head_count) % 2;
    for (size_t r = t->head_count; r <= row; r++) {
        begun += r == reach;
        reach = r + 1 > reach ? r + 1 : reach;
        for (size_t c = 0; c < t->column_count; c++)
            if (t->rows[r].cells[c].column_span && r + t->rows[r].cells[c].row_span > reach)
                reach = r + t->rows[r].cells[c].row_span;
    }
    return begun % 2 == 0;
}

static void set_fill(struct setter *setter, const struct table_set *set, const struct row_part *part)
{
    const struct doc_table *t = set->table;
    bool head = part->row < t->head_count;
    struct page_item where = {.x = setter->left + set->x, .y = part->y};

    where.width = set->width;
    where.height = part->height;
    if (head && t->has_head_fill)
        set_rectangle(setter, where, t->head_fill, ARTIFACT_BACKGROUND);
    else if (!head && t->has_stripe && t->rows[part->row].kind == ROW_BODY && is_striped(set, part->row))
        set_rectangle(setter, where, t->stripe, ARTIFACT_BACKGROUND);
}

void table_set_row(struct setter *setter, const struct table_set *set, const struct row_part *part)
{
    const struct doc_table *t = set->table;
    uint32_t group = set->node->element + (part->row < t->head_count ? 1 : 2);
    dim x = setter->left + set->x, bottom = part->y + part->height;

    mark_element(setter, set->node->element, x, part->y, bottom);
    mark_element(setter, group, x, part->y, bottom);
    mark_element(setter, document_row_element(set->node, part->row), x, part->y, bottom);
    set_fill(setter, set, part);
    for (size_t c = 0; c < t->column_count; c++)
        if (t->rows[part->row].cells[c].column_span)
            set_cell(setter, set, part, c);
    set_rules(setter, set, part);
}
