/* Numbers of structure elements, by the rule in compose/document.h: nodes in reading order, a list item with
 * its label and body, a table with its head, body, rows and cells, then links and spans where they are first
 * met. */
#include "compose/composer.h"

#include "expect.h"

static struct arena arena;
static struct document document;
static struct composer composer;

static struct doc_node *add(struct doc_node *parent, enum doc_role role)
{
    struct look_style *style = ARENA_NEW(&arena, struct look_style);

    return node_add(&composer, parent, role, style, NO_SPAN);
}

static struct doc_run *runs(struct doc_node *node, const uint32_t *marks, size_t count)
{
    struct doc_run *list = ARENA_ARRAY(&arena, struct doc_run, count);

    for (size_t i = 0; i < count; i++)
        list[i] = (struct doc_run){.text = S("x"), .element = marks[i]};
    node->runs = (struct doc_runs){list, count};
    return list;
}

static struct doc_table *table(size_t columns, size_t rows)
{
    struct doc_table *t = ARENA_NEW(&arena, struct doc_table);

    t->column_count = columns;
    t->row_count = rows;
    t->rows = ARENA_ARRAY(&arena, struct doc_row, rows);
    for (size_t r = 0; r < rows; r++)
        t->rows[r].cells = ARENA_ARRAY(&arena, struct doc_cell, columns);
    return t;
}

static void numbers(void)
{
    struct doc_node *root = add(NULL, DOC_DOCUMENT), *item, *decoration, *data, *caption, *paragraph, *last;
    struct doc_run *words, *cell = ARENA_NEW(&arena, struct doc_run);
    struct doc_table *t = table(2, 3);

    document.root = root;
    composer.marks = 4;
    paragraph = add(root, DOC_PARAGRAPH);
    words = runs(paragraph, (const uint32_t[]){0, 3, 3, 0, 1}, 5);
    item = add(add(root, DOC_LIST), DOC_ITEM);
    decoration = add(root, DOC_DECORATION);
    data = add(root, DOC_TABLE);
    data->table = t;
    *cell = (struct doc_run){.element = 2};
    t->rows[1].cells[0].runs = cell;
    t->rows[1].cells[0].run_count = 1;
    caption = add(data, DOC_CAPTION);
    last = add(root, DOC_PARAGRAPH);
    tree_number(&composer);

    EXPECT_NUMBER(root->element, 1);
    EXPECT_NUMBER(paragraph->element, 2);
    EXPECT_NUMBER(words[0].element, 0);
    EXPECT_NUMBER(words[1].element, 3); /* the first that is met, whatever its mark */
    EXPECT_NUMBER(words[2].element, 3);
    EXPECT_NUMBER(words[4].element, 4);
    EXPECT_NUMBER(item->element, 6); /* the list is 5; label 7, body 8 */
    EXPECT_NUMBER(decoration->element, 0);
    EXPECT_NUMBER(data->element, 9);
    EXPECT_NUMBER(document_row_element(data, 0), 12); /* head 10, body 11 */
    EXPECT_NUMBER(document_cell_element(data, 2, 1), 20);
    EXPECT_NUMBER(document_table_elements(t), 12);
    EXPECT_NUMBER(cell->element, 21);
    EXPECT_NUMBER(caption->element, 22);
    EXPECT_NUMBER(last->element, 23);
    EXPECT_NUMBER(document.element_count, 23);
}

int main(void)
{
    arena_init(&arena);
    composer = (struct composer){.arena = &arena, .document = &document};
    numbers();
    arena_release(&arena);
    return expect_report();
}
