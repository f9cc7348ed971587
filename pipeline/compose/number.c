/* Numbers of structure elements in the author's reading order, by the rule in document.h. Takes the finished
 * tree, whose runs hold marks of the inline elements that they stand in; each mark becomes a number where it
 * is first met. */
#include "compose/composer.h"

struct numberer {
    uint32_t next;
    uint32_t *marks; /* number of each mark; 0 = not met */
};

static void number_runs(struct numberer *n, const struct doc_run *runs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct doc_run *run = (struct doc_run *)&runs[i]; /* ours until the document is returned */

        if (!run->element)
            continue;
        if (!n->marks[run->element])
            n->marks[run->element] = n->next++;
        run->element = n->marks[run->element];
    }
}

static void number_table(struct numberer *n, const struct doc_table *table)
{
    n->next += document_table_elements(table) - 1;
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t i = 0; i < table->column_count; i++) {
            struct doc_spark *spark = document_spark(table, r, i);

            number_runs(n, table->rows[r].cells[i].runs, table->rows[r].cells[i].run_count);
            if (spark)
                spark->element = n->next++;
        }
}

void tree_number(struct composer *c)
{
    struct arena scratch = ARENA_INIT;
    struct numberer n = {.next = 1};

    n.marks = ARENA_ARRAY(&scratch, uint32_t, (size_t)c->marks + 1);
    for (struct doc_node *node = c->document->root; node; node = document_next(node)) {
        if (node->role == DOC_DECORATION || node->unheard)
            continue;
        node->element = n.next++;
        if (node->role == DOC_ITEM)
            n.next += 2; /* Lbl and LBody */
        if (node->table)
            number_table(&n, node->table);
        number_runs(&n, node->number.items, node->number.count);
        number_runs(&n, node->runs.items, node->runs.count);
    }
    c->document->element_count = n.next - 1;
    arena_release(&scratch);
}
