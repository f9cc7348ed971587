/* A table that is heard and not seen: its words lie unpainted over the foot of the drawing whose data they
 * are, so that the structure holds them where a reader of the page expects them. */
#include "typeset/table.h"

static dim set_unseen_cell(struct setter *setter, const struct doc_node *node, size_t row, size_t column,
                           struct point at)
{
    const struct doc_table *t = node->table;
    const struct doc_cell *cell = &t->rows[row].cells[column];
    uint32_t element = document_cell_element(node, row, column);
    size_t first;
    struct word_row words = {.text = cell->text,
                             .lang = node_lang(setter->setting, node),
                             .element = element,
                             .face = style_face(t->body, VARIANT_REGULAR),
                             .size = DIM_PT,
                             .ink = t->body->ink};

    mark_element(setter, element, at.x, at.y - DIM_PT, at.y);
    if (!cell->column_span || !cell->text.len)
        return 0;
    first = setter->items.count;
    set_words(setter, &words, at.x, at.y);
    for (size_t i = first; i < setter->items.count; i++)
        setter->items.items[i].text.unseen = true;
    return words_width(setter->setting, &words) + DIM_PT;
}

void table_set_unseen(struct setter *setter, const struct doc_node *node, dim y)
{
    const struct doc_table *t = node->table;
    struct point at = {0, y - (dim)t->row_count * DIM_PT};

    mark_element(setter, node->element, setter->left, at.y, y);
    for (size_t r = 0; r < t->row_count; r++) {
        at.x = setter->left;
        at.y += DIM_PT;
        mark_element(setter, node->element + (r < t->head_count ? 1 : 2), at.x, at.y - DIM_PT, at.y);
        mark_element(setter, document_row_element(node, r), at.x, at.y - DIM_PT, at.y);
        for (size_t c = 0; c < t->column_count; c++)
            at.x += set_unseen_cell(setter, node, r, c, at);
    }
}
