/* Follows the head cells of a table down its rows: column heads by the columns that they cover, row heads by
 * the rows that they cover, heads of groups until the next group or total. Takes a table as compose made it;
 * writes nothing. */
#include "render/structure_table.h"

bool table_is_irregular(const struct doc_table *table)
{
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++) {
            const struct doc_cell *cell = &table->rows[row].cells[column];

            if (cell->column_span > 1 || cell->row_span > 1)
                return true;
        }
    return false;
}

static const struct doc_cell *cell_at(const struct doc_node *node, size_t row, size_t column)
{
    return &node->table->rows[row].cells[column];
}

/* A head cell enters itself in every place of the head that it covers. */
static void cover(struct table_heads *heads, size_t row, size_t column)
{
    const struct doc_table *table = heads->node->table;
    const struct doc_cell *cell = cell_at(heads->node, row, column);
    uint32_t element = document_cell_element(heads->node, row, column);

    for (size_t r = row; r < row + cell->row_span && r < table->head_count; r++)
        for (size_t c = column; c < column + cell->column_span && c < table->column_count; c++)
            heads->columns[r * table->column_count + c] = element;
}

void table_heads_init(struct table_heads *heads, struct arena *arena, const struct doc_node *node)
{
    const struct doc_table *table = node->table;

    *heads = (struct table_heads){.node = node};
    heads->columns = ARENA_ARRAY(arena, uint32_t, table->head_count * table->column_count + 1);
    heads->rows = ARENA_ARRAY(arena, uint32_t, table->column_count);
    heads->until = ARENA_ARRAY(arena, size_t, table->column_count);
    heads->list = ARENA_ARRAY(arena, uint32_t, (table->head_count + 1) * table->column_count + 1);
    for (size_t row = 0; row < table->head_count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            if (cell_at(node, row, column)->scope == CELL_HEADS_COLUMN)
                cover(heads, row, column);
}

void table_heads_enter(struct table_heads *heads, size_t row)
{
    const struct doc_row *r = &heads->node->table->rows[row];

    if (r->kind == ROW_GROUP || r->kind == ROW_TOTAL)
        heads->group = 0;
    for (size_t column = 0; column < heads->node->table->column_count; column++) {
        const struct doc_cell *cell = &r->cells[column];
        uint32_t element = document_cell_element(heads->node, row, column);

        if (row >= heads->until[column])
            heads->rows[column] = 0;
        if (!cell->column_span || cell->scope == CELL_DATA)
            continue;
        if (r->kind == ROW_GROUP) {
            heads->group = element;
        } else if (cell->scope == CELL_HEADS_ROW) {
            heads->rows[column] = element;
            heads->until[column] = row + (cell->row_span ? cell->row_span : 1);
        }
    }
}

static size_t add_once(uint32_t *out, size_t count, uint32_t element, uint32_t self)
{
    if (!element || element == self)
        return count;
    for (size_t i = 0; i < count; i++)
        if (out[i] == element)
            return count;
    out[count] = element;
    return count + 1;
}

size_t table_heads_of(const struct table_heads *heads, size_t row, size_t column)
{
    const struct doc_table *table = heads->node->table;
    const struct doc_cell *cell = cell_at(heads->node, row, column);
    uint32_t self = document_cell_element(heads->node, row, column);
    uint32_t *out = heads->list;
    size_t count = 0, head_end = row < table->head_count ? row : table->head_count;
    size_t row_heads_end =
        cell->scope == CELL_DATA ? table->column_count : column; /* outer heads head inner ones */

    for (size_t r = 0; r < head_end; r++)
        for (size_t c = column; c < column + cell->column_span && c < table->column_count; c++)
            count = add_once(out, count, heads->columns[r * table->column_count + c], self);
    if (row >= table->head_count && table->rows[row].kind != ROW_GROUP)
        count = add_once(out, count, heads->group, self);
    for (size_t c = 0; c < row_heads_end; c++)
        count = add_once(out, count, heads->rows[c], self);
    return count;
}
