/* Writes the structure tree into object streams: one small dictionary an element, walked from the document
 * tree so that nothing of a table but its content is kept in memory. Takes what structure.c collected. */
#include "render/structure.h"

#include "base/bug.h"
#include "render/key_tree.h"
#include "render/structure_table.h"
#include "render/syntax.h"

#include <stdlib.h>

struct tree_writer {
    const struct structure *structure;
    struct saver *saver;
    struct arena scratch;
    const uint32_t *pages;
    uint32_t root, base;    /* element e is object base + e */
    struct buffer *out;     /* the element that is open */
    VECTOR(uint32_t) below; /* object numbers of its children in the document tree */
    VECTOR(uint32_t) ids;   /* elements that have an identifier */
    uint32_t *groups;       /* of each figure: the number of the Div around it and its caption, 0 = none */
    const struct doc_run *runs; /* of the block whose inline elements are written */
    size_t run_count;
};

static const struct element *element_at(const struct tree_writer *w, uint32_t element)
{
    return &w->structure->elements[element];
}

static const struct kid *kid_at(const struct tree_writer *w, uint32_t kid)
{
    return &w->structure->kids.items[kid];
}

static void put_key_reference(struct buffer *out, const char *key, uint32_t number)
{
    buffer_put_text(out, key);
    syntax_put_reference(out, number);
}

static void begin_element(struct tree_writer *w, uint32_t number, const char *tag, uint32_t parent)
{
    w->out = saver_begin(w->saver, number);
    buffer_put(w->out, S("<</S/"));
    buffer_put_text(w->out, tag);
    put_key_reference(w->out, "/P", parent);
}

static void end_element(struct tree_writer *w)
{
    buffer_put(w->out, S(">>"));
    saver_end(w->saver);
}

static void put_own_id(struct tree_writer *w, uint32_t element)
{
    buffer_put(w->out, S("/ID"));
    key_put_id(w->out, element);
    *VECTOR_PUSH(&w->scratch, &w->ids) = element;
}

/* ---- what an element holds ------------------------------------------------------------------- */

/* The page of its first content: /Pg, which the other content on it need not repeat. UINT32_MAX = none. */
static uint32_t own_page(const struct tree_writer *w, uint32_t element)
{
    for (uint32_t k = element_at(w, element)->first; k; k = kid_at(w, k)->next)
        if (kid_at(w, k)->kind == KID_CONTENT)
            return kid_at(w, k)->page;
    return UINT32_MAX;
}

static void put_kid(struct tree_writer *w, const struct kid *kid, uint32_t page, uint32_t wrapper)
{
    if (kid->kind == KID_ELEMENT) {
        syntax_put_reference(w->out, wrapper ? wrapper : w->base + kid->value);
        return;
    }
    if (kid->kind == KID_CONTENT && kid->page == page) {
        buffer_put_byte(w->out, ' ');
        buffer_put_whole(w->out, kid->value);
        return;
    }
    if (kid->kind == KID_CONTENT) {
        buffer_put(w->out, S("<</Type/MCR/MCID "));
        buffer_put_whole(w->out, kid->value);
    } else {
        buffer_put(w->out, S("<</Type/OBJR/Obj"));
        syntax_put_reference(w->out, kid->value);
    }
    if (kid->page != page)
        put_key_reference(w->out, "/Pg", w->pages[kid->page]);
    buffer_put(w->out, S(">>"));
}

/* Content and inline elements in order of appearance, then the children in the document tree. `wrappers`:
 * number of the first Reference around its links; NULL = none. */
static void put_kids(struct tree_writer *w, uint32_t element, uint32_t wrapper)
{
    const struct element *e = element_at(w, element);
    uint32_t page = own_page(w, element);
    size_t count = w->below.count;

    for (uint32_t k = e->first; k; k = kid_at(w, k)->next)
        count++;
    if (page != UINT32_MAX)
        put_key_reference(w->out, "/Pg", w->pages[page]);
    if (!count)
        return;
    buffer_put_text(w->out, count > 1 ? "/K[" : "/K");
    for (uint32_t k = e->first; k; k = kid_at(w, k)->next) {
        bool wrapped = wrapper && kid_at(w, k)->kind == KID_ELEMENT;

        put_kid(w, kid_at(w, k), page, wrapped ? wrapper : 0);
        wrapper += wrapped;
    }
    for (size_t i = 0; i < w->below.count; i++)
        syntax_put_reference(w->out, w->below.items[i]);
    if (count > 1)
        buffer_put_byte(w->out, ']');
}

static void below_begin(struct tree_writer *w)
{
    w->below.count = 0;
}

static void below_add(struct tree_writer *w, uint32_t element)
{
    *VECTOR_PUSH(&w->scratch, &w->below) = w->base + element;
}

/* ---- inline elements ------------------------------------------------------------------------- */

static struct slice run_language(const struct tree_writer *w, uint32_t element)
{
    for (size_t i = 0; i < w->run_count; i++)
        if (w->runs[i].element == element)
            return w->runs[i].lang;
    return S("");
}

static void put_language(struct tree_writer *w, struct slice language)
{
    if (!language.len)
        return;
    buffer_put(w->out, S("/Lang"));
    syntax_put_text(w->out, language);
}

static void write_inline(struct tree_writer *w, uint32_t element, uint32_t parent)
{
    begin_element(w, w->base + element, structure_tag(w->structure, element), parent);
    below_begin(w);
    put_kids(w, element, 0);
    put_language(w, run_language(w, element));
    end_element(w);
}

/* Numbers for a Reference around each link of an entry of a table of contents (ISO 32000-1, table 333). */
static uint32_t take_wrappers(struct tree_writer *w, uint32_t element)
{
    uint32_t count = 0;

    if (element_at(w, element)->type != ELEMENT_ENTRY)
        return 0;
    for (uint32_t k = element_at(w, element)->first; k; k = kid_at(w, k)->next)
        count += kid_at(w, k)->kind == KID_ELEMENT;
    return count ? saver_numbers(w->saver, count) : 0;
}

static void write_inlines(struct tree_writer *w, uint32_t element, uint32_t wrapper)
{
    for (uint32_t k = element_at(w, element)->first; k; k = kid_at(w, k)->next) {
        uint32_t inside = kid_at(w, k)->value;

        if (kid_at(w, k)->kind != KID_ELEMENT)
            continue;
        if (wrapper) {
            begin_element(w, wrapper, "Reference", w->base + element);
            put_key_reference(w->out, "/K", w->base + inside);
            end_element(w);
        }
        write_inline(w, inside, wrapper ? wrapper : w->base + element);
        wrapper += wrapper != 0;
    }
}

/* An element whose children in the document tree are in w->below; `end` it and write what stands inside. */
static void finish_block(struct tree_writer *w, uint32_t element, const struct doc_run *runs,
                         size_t run_count)
{
    uint32_t wrapper = take_wrappers(w, element);

    put_kids(w, element, wrapper);
    end_element(w);
    w->runs = runs;
    w->run_count = run_count;
    write_inlines(w, element, wrapper);
}

static void begin_block(struct tree_writer *w, uint32_t element, uint32_t parent)
{
    begin_element(w, w->base + element, structure_tag(w->structure, element), parent);
}

/* ---- figures --------------------------------------------------------------------------------- */

static void put_figure(struct tree_writer *w, uint32_t element, struct slice alt)
{
    const struct figure_box *box = &w->structure->figures.items[structure_figure(w->structure, element)];

    buffer_put(w->out, S("/Alt"));
    syntax_put_text(w->out, alt);
    if (!box->known)
        return;
    buffer_put(w->out, S("/A<</O/Layout/Placement/Block/BBox["));
    const int32_t sides[4] = {box->left, box->bottom, box->right, box->top};
    for (int i = 0; i < 4; i++) {
        if (i)
            buffer_put_byte(w->out, ' ');
        syntax_put_hundredths(w->out, sides[i]);
    }
    buffer_put(w->out, S("]>>"));
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void put_headers(struct tree_writer *w, const struct table_heads *heads, size_t row, size_t column)
{
    size_t count = table_heads_of(heads, row, column);

    if (!count)
        return;
    buffer_put(w->out, S("/Headers["));
    for (size_t i = 0; i < count; i++)
        key_put_id(w->out, heads->list[i]);
    buffer_put_byte(w->out, ']');
}

static void put_cell_attributes(struct tree_writer *w, const struct table_heads *heads, size_t row,
                                size_t column)
{
    const struct doc_cell *cell = &heads->node->table->rows[row].cells[column];
    size_t start = w->out->len, empty;

    buffer_put(w->out, S("/A<</O/Table"));
    empty = w->out->len;
    if (cell->scope != CELL_DATA)
        buffer_put_text(w->out, cell->scope == CELL_HEADS_ROW ? "/Scope/Row" : "/Scope/Column");
    if (cell->column_span > 1)
        buffer_print(w->out, "/ColSpan %u", cell->column_span);
    if (cell->row_span > 1)
        buffer_print(w->out, "/RowSpan %u", cell->row_span);
    if (heads->columns)
        put_headers(w, heads, row, column);
    if (w->out->len == empty)
        w->out->len = start;
    else
        buffer_put(w->out, S(">>"));
}

static void write_cell(struct tree_writer *w, const struct table_heads *heads, size_t row, size_t column)
{
    const struct doc_cell *cell = &heads->node->table->rows[row].cells[column];
    const struct doc_spark *spark = document_spark(heads->node->table, row, column);
    uint32_t element = document_cell_element(heads->node, row, column);

    begin_block(w, element, w->base + document_row_element(heads->node, row));
    if (cell->scope != CELL_DATA && heads->columns)
        put_own_id(w, element);
    put_cell_attributes(w, heads, row, column);
    below_begin(w);
    if (spark)
        below_add(w, spark->element);
    finish_block(w, element, cell->runs, cell->run_count);
    if (!spark)
        return;
    begin_block(w, spark->element, w->base + element);
    put_figure(w, spark->element, cell->text);
    below_begin(w);
    finish_block(w, spark->element, NULL, 0);
}

static void write_row(struct tree_writer *w, const struct table_heads *heads, size_t row)
{
    const struct doc_table *table = heads->node->table;
    uint32_t element = document_row_element(heads->node, row);

    begin_block(w, element, w->base + element_at(w, element)->parent);
    below_begin(w);
    for (size_t column = 0; column < table->column_count; column++)
        if (table->rows[row].cells[column].column_span)
            below_add(w, element + 1 + (uint32_t)column);
    finish_block(w, element, NULL, 0);
    for (size_t column = 0; column < table->column_count; column++)
        if (table->rows[row].cells[column].column_span)
            write_cell(w, heads, row, column);
}

static void write_rows_group(struct tree_writer *w, const struct doc_node *node, uint32_t element,
                             size_t from, size_t to)
{
    begin_block(w, element, w->base + node->element);
    below_begin(w);
    for (size_t row = from; row < to; row++)
        below_add(w, document_row_element(node, row));
    finish_block(w, element, NULL, 0);
}

static void write_table_rows(struct tree_writer *w, const struct doc_node *node)
{
    const struct doc_table *table = node->table;
    struct table_heads heads = {.node = node};
    struct arena kept = ARENA_INIT;

    if (element_at(w, node->element + 1)->type == ELEMENT_TABLE_HEAD)
        write_rows_group(w, node, node->element + 1, 0, table->head_count);
    if (element_at(w, node->element + 2)->type == ELEMENT_TABLE_BODY)
        write_rows_group(w, node, node->element + 2, table->head_count, table->row_count);
    if (table_is_irregular(table))
        table_heads_init(&heads, &kept, node);
    for (size_t row = 0; row < table->row_count; row++) {
        if (heads.columns)
            table_heads_enter(&heads, row);
        write_row(w, &heads, row);
    }
    arena_release(&kept);
}

/* ---- the document tree ----------------------------------------------------------------------- */

/* How the labels of a list count (ISO 32000-1, table 347), seen from the first of them. */
static const char *list_numbering(const struct doc_node *list)
{
    static const struct {
        const char *start, *name;
    } known[] = {{"•", "Disc"}, {"◦", "Circle"}, {"○", "Circle"}, {"▪", "Square"}, {"■", "Square"}};
    const struct doc_runs *runs = list->first ? &list->first->runs : NULL;
    struct slice label = runs && runs->count ? slice_trim(runs->items[0].text) : S("");

    while (label.len && label.ptr[0] == '(')
        label = slice_from(label, 1);
    if (!label.len)
        return "None";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_starts_with(label, slice_of(known[i].start)))
            return known[i].name;
    if (label.ptr[0] >= '0' && label.ptr[0] <= '9')
        return "Decimal";
    if (label.ptr[0] == 'i')
        return "LowerRoman";
    if (label.ptr[0] == 'I')
        return "UpperRoman";
    if (label.ptr[0] >= 'a' && label.ptr[0] <= 'z')
        return "LowerAlpha";
    return label.ptr[0] >= 'A' && label.ptr[0] <= 'Z' ? "UpperAlpha" : "None";
}

static void put_node_entries(struct tree_writer *w, const struct doc_node *node)
{
    put_language(w, node->lang);
    if (node->role == DOC_FIGURE)
        put_figure(w, node->element, node->alt);
    if (node->role == DOC_NOTE) /* ISO 14289-1, 7.9 */
        put_own_id(w, node->element);
    if (node->role == DOC_LIST)
        buffer_print(w->out, "/A<</O/List/ListNumbering/%s>>", list_numbering(node));
}

static bool is_written(const struct tree_writer *w, uint32_t element)
{
    return element && element_at(w, element)->used;
}

/* Screen readers go no deeper than an alternative text, so a caption stands beside its figure and not in it,
 * both in a Div. */
static bool is_grouped(const struct tree_writer *w, const struct doc_node *node)
{
    return node && node->role == DOC_FIGURE && node->first && node->first->role == DOC_CAPTION &&
           is_written(w, node->first->element);
}

static uint32_t *group_of(const struct tree_writer *w, const struct doc_node *figure)
{
    return &w->groups[structure_figure(w->structure, figure->element)];
}

static void take_groups(struct tree_writer *w)
{
    w->groups = ARENA_ARRAY(&w->scratch, uint32_t, w->structure->figures.count);
    for (const struct doc_node *node = w->structure->document->root; node; node = document_next(node))
        if (is_grouped(w, node))
            *group_of(w, node) = saver_numbers(w->saver, 1);
}

static void add_children(struct tree_writer *w, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (is_grouped(w, child))
            *VECTOR_PUSH(&w->scratch, &w->below) = *group_of(w, child);
        else if (is_written(w, child->element) && !(child == node->first && is_grouped(w, node)))
            below_add(w, child->element);
}

/* Gives the number of the group. As on the page, a caption stands above a drawing and below a picture. */
static uint32_t write_group(struct tree_writer *w, const struct doc_node *figure, uint32_t parent)
{
    uint32_t group = *group_of(w, figure);
    uint32_t own = w->base + figure->element, caption = w->base + figure->first->element;

    begin_element(w, group, "Div", parent);
    put_key_reference(w->out, "/K[", figure->picture ? own : caption);
    syntax_put_reference(w->out, figure->picture ? caption : own);
    buffer_put_byte(w->out, ']');
    end_element(w);
    return group;
}

/* Label and body of a list item, when they hold something. */
static void write_item_parts(struct tree_writer *w, const struct doc_node *node)
{
    if (is_written(w, node->element + 1)) {
        begin_block(w, node->element + 1, w->base + node->element);
        below_begin(w);
        finish_block(w, node->element + 1, node->runs.items, node->runs.count);
    }
    if (is_written(w, node->element + 2)) {
        begin_block(w, node->element + 2, w->base + node->element);
        below_begin(w);
        add_children(w, node);
        finish_block(w, node->element + 2, NULL, 0);
    }
}

static void add_table_parts(struct tree_writer *w, const struct doc_node *node)
{
    const struct doc_table *table = node->table;
    bool any = false;

    for (uint32_t part = node->element + 1; part <= node->element + 2; part++)
        if (element_at(w, part)->type == ELEMENT_TABLE_HEAD ||
            element_at(w, part)->type == ELEMENT_TABLE_BODY) {
            below_add(w, part);
            any = true;
        }
    for (size_t row = 0; !any && row < table->row_count; row++)
        below_add(w, document_row_element(node, row));
}

static void write_node(struct tree_writer *w, const struct doc_node *node, uint32_t parent)
{
    uint32_t inside = w->base + node->element;

    if (!is_written(w, node->element))
        return;
    if (is_grouped(w, node))
        parent = write_group(w, node, parent);
    begin_block(w, node->element, parent);
    put_node_entries(w, node);
    below_begin(w);
    if (node->role == DOC_ITEM) {
        for (uint32_t part = node->element + 1; part <= node->element + 2; part++)
            if (is_written(w, part))
                below_add(w, part);
        inside += 2;
    } else {
        add_children(w, node);
    }
    if (node->table)
        add_table_parts(w, node);
    finish_block(w, node->element, node->runs.items, node->runs.count);
    if (node->role == DOC_ITEM)
        write_item_parts(w, node);
    if (node->table)
        write_table_rows(w, node);
    for (const struct doc_node *child = node->first; child; child = child->next)
        write_node(w, child, child == node->first && is_grouped(w, node) ? parent : inside);
}

/* ---- the root -------------------------------------------------------------------------------- */

static uint32_t write_page_list(struct tree_writer *w, size_t page)
{
    const struct structure *s = w->structure;
    size_t end = page + 1 < s->page_starts.count ? s->page_starts.items[page + 1] : s->content.count;
    uint32_t number = saver_numbers(w->saver, 1);
    struct buffer *out = saver_begin(w->saver, number);

    buffer_put_byte(out, '[');
    for (size_t i = s->page_starts.items[page]; i < end; i++)
        syntax_put_reference(out, w->base + s->content.items[i]);
    buffer_put_byte(out, ']');
    saver_end(w->saver);
    return number;
}

/* Pages and annotations → elements (ISO 32000-1, 14.7.4.4). */
static uint32_t write_parents(struct tree_writer *w, size_t *count)
{
    const struct structure *s = w->structure;
    size_t pages = s->page_starts.count;
    uint32_t *values = ARENA_ARRAY(&w->scratch, uint32_t, pages + s->annotations.count);

    *count = pages + s->annotations.count;
    for (size_t page = 0; page < pages; page++)
        values[page] = write_page_list(w, page);
    for (size_t i = 0; i < s->annotations.count; i++)
        values[pages + i] = w->base + s->annotations.items[i];
    return key_tree_write(&(struct key_tree){w->saver, *count, NULL, values});
}

static int by_number(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return *a < *b ? -1 : *a > *b;
}

static uint32_t write_ids(struct tree_writer *w)
{
    uint32_t *values = ARENA_ARRAY(&w->scratch, uint32_t, w->ids.count);

    if (!w->ids.count)
        return 0;
    qsort(w->ids.items, w->ids.count, sizeof *w->ids.items, by_number);
    for (size_t i = 0; i < w->ids.count; i++)
        values[i] = w->base + w->ids.items[i];
    return key_tree_write(&(struct key_tree){w->saver, w->ids.count, w->ids.items, values});
}

void structure_write(const struct structure *structure, struct saver *saver, uint32_t root,
                     const uint32_t *pages)
{
    struct tree_writer w = {.structure = structure, .saver = saver, .pages = pages, .root = root};
    uint32_t parents, ids;
    struct buffer *out;
    size_t keys;

    w.base = saver_numbers(saver, structure->document->element_count) - 1;
    take_groups(&w);
    write_node(&w, structure->document->root, root);
    parents = write_parents(&w, &keys);
    ids = write_ids(&w);
    out = saver_begin(saver, root);
    put_key_reference(out, "<</Type/StructTreeRoot/K", w.base + structure->document->root->element);
    put_key_reference(out, "/ParentTree", parents);
    buffer_print(out, "/ParentTreeNextKey %zu", keys);
    if (ids)
        put_key_reference(out, "/IDTree", ids);
    buffer_put(out, S(">>"));
    saver_end(saver);
    arena_release(&w.scratch);
}
