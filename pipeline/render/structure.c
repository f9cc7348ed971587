/* Collects the structure tree: types and parents of all elements from the document tree, then content,
 * annotations and ink from the pages as they are drawn. Knows no PDF objects: structure_write.c writes them.
 */
#include "render/structure.h"

#include "base/bug.h"

static const char *const tags[] = {
    [ELEMENT_NONE] = "",
    [ELEMENT_DOCUMENT] = "Document",
    [ELEMENT_SECTION] = "Sect",
    [ELEMENT_DIVISION] = "Div",
    [ELEMENT_H1] = "H1",
    [ELEMENT_H2] = "H2",
    [ELEMENT_H3] = "H3",
    [ELEMENT_H4] = "H4",
    [ELEMENT_H5] = "H5",
    [ELEMENT_H6] = "H6",
    [ELEMENT_PARAGRAPH] = "P",
    [ELEMENT_LIST] = "L",
    [ELEMENT_ITEM] = "LI",
    [ELEMENT_LABEL] = "Lbl",
    [ELEMENT_BODY] = "LBody",
    [ELEMENT_TABLE] = "Table",
    [ELEMENT_TABLE_HEAD] = "THead",
    [ELEMENT_TABLE_BODY] = "TBody",
    [ELEMENT_ROW] = "TR",
    [ELEMENT_HEAD_CELL] = "TH",
    [ELEMENT_CELL] = "TD",
    [ELEMENT_FIGURE] = "Figure",
    [ELEMENT_CAPTION] = "Caption",
    [ELEMENT_QUOTATION] = "BlockQuote",
    [ELEMENT_NOTE] = "Note",
    [ELEMENT_CONTENTS] = "TOC",
    [ELEMENT_ENTRY] = "TOCI",
    [ELEMENT_LINK] = "Link",
    [ELEMENT_SPAN] = "Span",
    [ELEMENT_CODE] = "Code",
    [ELEMENT_REFERENCE] = "Reference",
    [ELEMENT_NUMBER] = "Lbl",
};

static const uint8_t role_types[] = {
    [DOC_DOCUMENT] = ELEMENT_DOCUMENT, [DOC_SECTION] = ELEMENT_SECTION,     [DOC_DIVISION] = ELEMENT_DIVISION,
    [DOC_HEADING] = ELEMENT_H1,        [DOC_PARAGRAPH] = ELEMENT_PARAGRAPH, [DOC_LIST] = ELEMENT_LIST,
    [DOC_ITEM] = ELEMENT_ITEM,         [DOC_TABLE] = ELEMENT_TABLE,         [DOC_FIGURE] = ELEMENT_FIGURE,
    [DOC_CAPTION] = ELEMENT_CAPTION,   [DOC_QUOTATION] = ELEMENT_QUOTATION, [DOC_NOTE] = ELEMENT_NOTE,
    [DOC_CONTENTS] = ELEMENT_CONTENTS, [DOC_ENTRY] = ELEMENT_ENTRY,         [DOC_DECORATION] = ELEMENT_NONE,
};

static void declare(struct structure *structure, uint32_t number, enum element_type type, uint32_t parent)
{
    struct element *element;

    if (!number)
        return;
    BUG_IF(number > structure->document->element_count);
    element = &structure->elements[number];
    element->type = (uint8_t)type;
    element->parent = parent;
}

static enum element_type inline_type(const struct doc_run *run)
{
    if (run->link)
        return ELEMENT_LINK;
    return run->variant == VARIANT_CODE ? ELEMENT_CODE : ELEMENT_SPAN;
}

static void declare_runs(struct structure *structure, const struct doc_run *runs, size_t count,
                         uint32_t parent)
{
    for (size_t i = 0; i < count; i++)
        declare(structure, runs[i].element, inline_type(&runs[i]), parent);
}

static void declare_figure(struct structure *structure, uint32_t number, uint32_t parent)
{
    declare(structure, number, ELEMENT_FIGURE, parent);
    *VECTOR_PUSH(structure->arena, &structure->figures) = (struct figure_box){.element = number};
}

static void declare_row(struct structure *structure, const struct doc_node *node, size_t row, uint32_t group)
{
    const struct doc_table *table = node->table;
    uint32_t number = document_row_element(node, row);

    declare(structure, number, ELEMENT_ROW, group);
    for (size_t column = 0; column < table->column_count; column++) {
        const struct doc_cell *cell = &table->rows[row].cells[column];
        uint32_t own = number + 1 + (uint32_t)column;

        if (!cell->column_span)
            continue;
        declare(structure, own, cell->scope == CELL_DATA ? ELEMENT_CELL : ELEMENT_HEAD_CELL, number);
        declare_runs(structure, cell->runs, cell->run_count, own);
        if (document_spark(table, row, column))
            declare_figure(structure, document_spark(table, row, column)->element, own);
    }
}

/* A head needs a body beside it (ISO 14289-1, 7.2 by way of ISO 32000-1, table 337): a table that is all head
 * has neither. */
static void declare_table(struct structure *structure, const struct doc_node *node)
{
    const struct doc_table *table = node->table;
    bool groups = table->head_count && table->head_count < table->row_count;
    uint32_t head = groups ? node->element + 1 : node->element, body = node->element + 2;

    if (groups)
        declare(structure, head, ELEMENT_TABLE_HEAD, node->element);
    if (groups || !table->head_count)
        declare(structure, body, ELEMENT_TABLE_BODY, node->element);
    for (size_t row = 0; row < table->row_count; row++)
        declare_row(structure, node, row, row < table->head_count ? head : body);
}

static void declare_node(struct structure *structure, const struct doc_node *node, uint32_t parent)
{
    enum element_type type = role_types[node->role];
    uint32_t inside = node->element ? node->element : parent, words = inside;

    BUG_IF(node->role == DOC_HEADING && (node->level < 1 || node->level > 6));
    if (node->role == DOC_HEADING)
        type += node->level - 1u;
    if (type == ELEMENT_FIGURE)
        declare_figure(structure, node->element, parent);
    else
        declare(structure, node->element, type, parent);
    if (node->role == DOC_ITEM) {
        words = node->element + 1;
        inside = node->element + 2;
        declare(structure, words, ELEMENT_LABEL, node->element);
        declare(structure, inside, ELEMENT_BODY, node->element);
    }
    if (node->table)
        declare_table(structure, node);
    if (node->number.count) /* ISO 32000-1, table 336: it tells apart the items of a group */
        declare(structure, node->number.items[0].element, ELEMENT_NUMBER, node->element);
    declare_runs(structure, node->runs.items, node->runs.count, words);
    for (const struct doc_node *child = node->first; child; child = child->next)
        declare_node(structure, child, inside);
}

void structure_init(struct structure *structure, struct arena *arena, const struct document *document)
{
    *structure = (struct structure){.arena = arena, .document = document};
    structure->elements = ARENA_ARRAY(arena, struct element, (size_t)document->element_count + 1);
    *VECTOR_PUSH(arena, &structure->kids) = (struct kid){0};
    declare_node(structure, document->root, 0);
}

const char *structure_tag(const struct structure *structure, uint32_t element)
{
    return tags[structure->elements[element].type];
}

bool structure_is_figure(const struct structure *structure, uint32_t element)
{
    return structure->elements[element].type == ELEMENT_FIGURE;
}

static bool is_inline(const struct element *element)
{
    return element->type == ELEMENT_LINK || element->type == ELEMENT_SPAN || element->type == ELEMENT_CODE ||
           element->type == ELEMENT_NUMBER;
}

bool structure_is_inline(const struct structure *structure, uint32_t element)
{
    return is_inline(&structure->elements[element]);
}

void structure_begin_page(struct structure *structure)
{
    *VECTOR_PUSH(structure->arena, &structure->page_starts) = (uint32_t)structure->content.count;
}

static uint32_t this_page(const struct structure *structure)
{
    return (uint32_t)structure->page_starts.count - 1;
}

static void mark_used(struct structure *structure, uint32_t number)
{
    for (; number && !structure->elements[number].used; number = structure->elements[number].parent)
        structure->elements[number].used = true;
}

/* Inline elements enter their block when they are first met, so that they stand among its words. */
static void add_kid(struct structure *structure, uint32_t number, struct kid kid)
{
    struct element *element = &structure->elements[number];
    uint32_t index = (uint32_t)structure->kids.count;

    BUG_IF(element->type == ELEMENT_NONE);
    if (is_inline(element) && !element->first) {
        add_kid(structure, element->parent, (struct kid){.kind = KID_ELEMENT, .value = number});
        index = (uint32_t)structure->kids.count;
    }
    *VECTOR_PUSH(structure->arena, &structure->kids) = kid;
    if (element->last)
        structure->kids.items[element->last].next = index;
    else
        element->first = index;
    element->last = index;
    mark_used(structure, number);
}

uint32_t structure_add_content(struct structure *structure, uint32_t element)
{
    uint32_t page = this_page(structure), mark;

    if (structure->elements[element].type == ELEMENT_ITEM) /* an item's own words are its label */
        element++;
    mark = (uint32_t)structure->content.count - structure->page_starts.items[page];
    *VECTOR_PUSH(structure->arena, &structure->content) = element;
    add_kid(structure, element, (struct kid){.kind = KID_CONTENT, .value = mark, .page = page});
    return mark;
}

void structure_add_annotation(struct structure *structure, uint32_t element, uint32_t annotation)
{
    *VECTOR_PUSH(structure->arena, &structure->annotations) = element;
    add_kid(structure, element,
            (struct kid){.kind = KID_ANNOTATION, .value = annotation, .page = this_page(structure)});
}

/* Figures were declared in the order of their elements: compose numbers in reading order. */
size_t structure_figure(const struct structure *structure, uint32_t element)
{
    size_t low = 0, high = structure->figures.count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (structure->figures.items[middle].element < element)
            low = middle + 1;
        else
            high = middle;
    }
    BUG_IF(low == structure->figures.count || structure->figures.items[low].element != element);
    return low;
}

void structure_extend_figure(struct structure *structure, uint32_t element, const struct figure_box *box)
{
    struct figure_box *figure = &structure->figures.items[structure_figure(structure, element)];

    if (!figure->known) {
        *figure = *box;
        figure->element = element;
        figure->page = this_page(structure);
        figure->known = true;
    } else if (figure->page == this_page(structure)) {
        figure->left = box->left < figure->left ? box->left : figure->left;
        figure->top = box->top > figure->top ? box->top : figure->top;
        figure->right = box->right > figure->right ? box->right : figure->right;
        figure->bottom = box->bottom < figure->bottom ? box->bottom : figure->bottom;
    }
}
