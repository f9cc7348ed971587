/* Walking the document tree and numbering the elements inside a table. Takes a finished document; knows
 * nothing of how it is made or set. The numbers follow the rule in document.h: they are computed and never
 * stored, so that a table of 100,000 rows needs no room for them. */
#include "compose/document.h"

#include "base/bug.h"
#include "compute/figures.h"

bool document_is_heading(const struct doc_node *node)
{
    return node->role == DOC_HEADING && !node->of_box;
}

struct doc_node *document_next(const struct doc_node *node)
{
    if (node->first)
        return node->first;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

/* The first that is in the flow. */
static const struct doc_node *first_set(const struct doc_node *parent)
{
    const struct doc_node *first = parent->first;

    while (first && first->apart)
        first = first->next;
    return first;
}

/* The node, or the nearest around it that begins with it, of which `is` is true; NULL = none. */
static const struct doc_node *nearest_begun(const struct doc_node *node,
                                            bool (*is)(const struct doc_node *node))
{
    while (node && !is(node))
        node = node->parent && first_set(node->parent) == node ? node->parent : NULL;
    return node;
}

static bool is_root(const struct doc_node *node)
{
    return !node->parent;
}

static bool begins_page(const struct doc_node *node)
{
    return is_root(node) || node->style->starts_page || node->style->master;
}

bool document_comes_first(const struct doc_node *node)
{
    return nearest_begun(node, is_root) != NULL;
}

const struct doc_node *document_page_opener(const struct doc_node *node)
{
    return nearest_begun(node, begins_page);
}

const struct doc_master *document_opened_page(const struct document *document, const struct doc_node *opener)
{
    if (opener->style->master)
        return &document->masters[opener->style->master];
    return document_comes_first(opener) ? &document->first : &document->other;
}

uint32_t document_row_element(const struct doc_node *table, size_t row)
{
    BUG_IF(!table->table || row >= table->table->row_count);
    return table->element + 3 + (uint32_t)(row * (table->table->column_count + 1));
}

uint32_t document_cell_element(const struct doc_node *table, size_t row, size_t column)
{
    BUG_IF(!table->table || column >= table->table->column_count);
    return document_row_element(table, row) + 1 + (uint32_t)column;
}

struct doc_spark *document_spark(const struct doc_table *table, size_t row, size_t column)
{
    struct doc_spark *spark = table->sparks && table->sparks[column] ? &table->sparks[column][row] : NULL;

    return spark && spark->count ? spark : NULL;
}

struct slice document_carried(const struct doc_table *table, size_t row)
{
    if (!table->carried || row < table->head_count)
        return S("");
    return carried_line(table->carried->sums, row - table->head_count);
}

uint32_t document_table_elements(const struct doc_table *table)
{
    return 3 + (uint32_t)(table->row_count * (table->column_count + 1));
}
