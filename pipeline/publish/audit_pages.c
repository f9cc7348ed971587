/* Finds the pages of printed figures: the document tree knows which element prints which figure, the pages
 * know where each element begins and ends. A figure in a paragraph that runs over a page's end has both
 * pages. */
#include "publish/audit.h"

struct search {
    const struct pages *pages;
    struct audit_pages *found;
    size_t count;
};

static void note(struct search *s, uint32_t printed, uint32_t element)
{
    struct audit_pages *at;
    uint32_t first, last;

    if (!printed || printed > s->count || !element || s->pages->elements[element].page == UINT32_MAX)
        return;
    at = &s->found[printed];
    first = s->pages->elements[element].page;
    last = s->pages->ends[element].page == UINT32_MAX ? first : s->pages->ends[element].page;
    at->first = first < at->first ? first : at->first;
    at->last = last > at->last ? last : at->last;
}

static void note_runs(struct search *s, const struct doc_run *runs, size_t count, uint32_t element)
{
    for (size_t i = 0; i < count; i++)
        note(s, runs[i].printed, element);
}

static void note_table(struct search *s, const struct doc_node *node)
{
    for (size_t row = 0; row < node->table->row_count; row++)
        for (size_t column = 0; column < node->table->column_count; column++) {
            const struct doc_cell *cell = &node->table->rows[row].cells[column];
            uint32_t element = document_cell_element(node, row, column);

            note(s, cell->printed, element);
            note_runs(s, cell->runs, cell->run_count, element);
        }
    for (size_t column = 0; node->table->carried && column < node->table->column_count; column++)
        note(s, node->table->carried->sums->printed[column], node->element);
}

void audit_find_pages(const struct pages *pages, struct audit_pages *found, size_t count)
{
    struct search s = {pages, found, count};

    for (size_t i = 0; i <= count; i++)
        found[i] = (struct audit_pages){UINT32_MAX, 0};
    for (const struct doc_node *node = pages->document->root; node; node = document_next(node)) {
        if (node->role == DOC_ENTRY) /* repeats what stands elsewhere */
            continue;
        note_runs(&s, node->runs.items, node->runs.count, node->element);
        if (node->table)
            note_table(&s, node);
    }
}
