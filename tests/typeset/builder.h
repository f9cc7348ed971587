/* Small documents built by hand for the tests of typeset: a page, a few styles, and constructors for nodes.
 */
#ifndef PRECEPT_TESTS_TYPESET_BUILDER_H
#define PRECEPT_TESTS_TYPESET_BUILDER_H

#include "base/buffer.h"
#include "base/tree.h"
#include "compose/document.h"
#include "expect.h"
#include "face/test_fonts.h"
#include "typeset/typeset.h"

enum { SANS, BOLD, HEBREW, TEST_FACES };

struct builder {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct document document;
    struct faces *faces;
    struct doc_node *root;
    struct doc_style body, heading, table_head, table_body, small;
};

static const struct doc_style plain = {.name = S_INIT("body"),
                                       .faces = {SANS, BOLD, SANS, BOLD},
                                       .size = 10 * DIM_PT,
                                       .leading = 15 * DIM_PT,
                                       .space_after = 6 * DIM_PT};

static inline void add_styles(struct builder *b)
{
    b->body = b->heading = b->table_body = b->small = plain;
    b->heading.size = 16 * DIM_PT;
    b->heading.leading = 20 * DIM_PT;
    b->heading.space_before = 12 * DIM_PT;
    b->heading.keep_with_next = true;
    memset(b->heading.faces, BOLD, VARIANTS);
    b->table_body.tabular_figures = true;
    b->table_body.leading = 13 * DIM_PT;
    b->table_head = b->table_body;
    memset(b->table_head.faces, BOLD, VARIANTS);
    b->small.size = 8 * DIM_PT;
    b->small.leading = 10 * DIM_PT;
}

/* Appends a node with the next element number. */
static inline struct doc_node *add_node(struct builder *b, struct doc_node *parent, enum doc_role role,
                                        const struct doc_style *style)
{
    struct doc_node *node = ARENA_NEW(&b->arena, struct doc_node);

    *node = (struct doc_node){.role = role, .style = style};
    if (role != DOC_DECORATION)
        node->element = ++b->document.element_count;
    TREE_APPEND(parent, node);
    return node;
}

static inline void builder_init(struct builder *b)
{
    struct face_file files[TEST_FACES];
    struct doc_face *faces;

    *b = (struct builder){.arena = ARENA_INIT};
    sources_init(&b->sources, &b->arena);
    diagnostics_init(&b->diagnostics, &b->arena, &b->sources);
    files[SANS] = test_face(&b->arena, "noto/NotoSans-Regular.ttf", "Noto Sans", 400, false);
    files[BOLD] = test_face(&b->arena, "noto/NotoSans-Bold.ttf", "Noto Sans", 700, false);
    files[HEBREW] = test_face(&b->arena, "noto/NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, false);
    b->faces = faces_open(files, TEST_FACES, &b->diagnostics);
    faces = ARENA_ARRAY(&b->arena, struct doc_face, TEST_FACES);
    for (size_t i = 0; i < TEST_FACES; i++)
        faces[i] = (struct doc_face){.family = files[i].family,
                                     .weight = files[i].weight,
                                     .italic = files[i].italic,
                                     .file = files[i].path};
    add_styles(b);
    b->document = (struct document){
        .title = S("Test"), .language = S("en-GB"), .faces = faces, .face_count = TEST_FACES};
    b->document.first = b->document.other = (struct doc_master){.width = 300 * DIM_PT,
                                                                .height = 400 * DIM_PT,
                                                                .top = 50 * DIM_PT,
                                                                .bottom = 50 * DIM_PT,
                                                                .inner = 50 * DIM_PT,
                                                                .outer = 50 * DIM_PT};
    b->root = add_node(b, NULL, DOC_DOCUMENT, &b->body);
    b->document.root = b->root;
}

static inline void builder_release(struct builder *b)
{
    faces_close(b->faces);
    arena_release(&b->arena);
}

static inline struct doc_run *add_run(struct builder *b, struct doc_node *node, const char *text)
{
    struct doc_run *runs = ARENA_ARRAY(&b->arena, struct doc_run, node->runs.count + 1);

    for (size_t i = 0; i < node->runs.count; i++)
        runs[i] = node->runs.items[i];
    runs[node->runs.count] = (struct doc_run){.text = slice_of(text)};
    node->runs = (struct doc_runs){runs, node->runs.count + 1};
    return &runs[node->runs.count - 1];
}

static inline struct doc_node *add_text(struct builder *b, struct doc_node *parent,
                                        const struct doc_style *style, const char *text)
{
    struct doc_node *node = add_node(b, parent, DOC_PARAGRAPH, style);

    add_run(b, node, text);
    return node;
}

static inline struct doc_node *add_heading(struct builder *b, struct doc_node *parent, unsigned level,
                                           const char *text)
{
    struct doc_node *node = add_node(b, parent, DOC_HEADING, &b->heading);

    node->level = (uint8_t)level;
    node->short_title = slice_of(text);
    add_run(b, node, text);
    return node;
}

static inline struct doc_node *add_item(struct builder *b, struct doc_node *list, const char *label,
                                        const char *text)
{
    struct doc_node *item = add_node(b, list, DOC_ITEM, &b->body);

    b->document.element_count += 2; /* Lbl, LBody */
    add_run(b, item, label);
    if (text)
        add_text(b, item, &b->body, text);
    return item;
}

static inline size_t count_of(const char *text, char c, const char *until)
{
    size_t count = 1;

    for (; *text && text != until; text++)
        count += *text == c;
    return count;
}

static inline void fill_row(struct doc_row *row, struct slice cells, size_t columns)
{
    struct slice text;

    for (size_t c = 0; c < columns && slice_split(&cells, '|', &text); c++)
        row->cells[c] = (struct doc_cell){.text = text, .column_span = 1, .row_span = 1};
}

/* cells: row by row, "|" between the cells and "\n" between the rows; the first head_count rows are heads. */
static inline struct doc_node *add_table(struct builder *b, struct doc_node *parent, size_t head_count,
                                         const char *cells)
{
    struct doc_node *node = add_node(b, parent, DOC_TABLE, &b->body);
    struct doc_table *t = ARENA_NEW(&b->arena, struct doc_table);
    struct slice rest = slice_of(cells), line;

    t->column_count = count_of(cells, '|', strchr(cells, '\n'));
    t->row_count = count_of(cells, '\n', NULL);
    t->head_count = head_count;
    t->columns = ARENA_ARRAY(&b->arena, struct doc_column, t->column_count);
    t->rows = ARENA_ARRAY(&b->arena, struct doc_row, t->row_count);
    t->head = &b->table_head;
    t->body = &b->table_body;
    t->total = &b->table_head;
    t->cell_padding_x = 4 * DIM_PT;
    t->cell_padding_y = 2 * DIM_PT;
    t->rule_head = DIM_PT;
    t->rule_row = DIM_PT / 2;
    for (size_t r = 0; r < t->row_count && slice_split(&rest, '\n', &line); r++) {
        t->rows[r].kind = r < head_count ? ROW_HEAD : ROW_BODY;
        t->rows[r].cells = ARENA_ARRAY(&b->arena, struct doc_cell, t->column_count);
        fill_row(&t->rows[r], line, t->column_count);
    }
    node->table = t;
    b->document.element_count += document_table_elements(t) - 1;
    return node;
}

/* The same words over and over. */
static inline const char *many_words(struct builder *b, const char *words, size_t times)
{
    struct slice once = slice_of(words);
    size_t step = once.len + 1;
    char *text = arena_alloc(&b->arena, step * times + 1);

    for (size_t i = 0; i < times; i++) {
        memcpy(text + i * step, once.ptr, once.len);
        text[i * step + once.len] = i + 1 < times ? ' ' : '.';
    }
    return text;
}

static inline const struct pages *build(struct builder *b)
{
    return typeset_pages(&b->arena, &b->document, b->faces, &b->diagnostics);
}

/* The n-th text item of a page (from 0) that is content; NULL when there are fewer. */
static inline const struct page_item *text_item(const struct page *page, size_t n)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].artifact == ARTIFACT_NONE && n-- == 0)
            return &page->items[i];
    return NULL;
}

static inline struct slice item_text(struct builder *b, const struct page_item *item)
{
    struct slice text = S("");

    for (uint32_t i = 0; item && i < item->text.word_count; i++) {
        uint32_t at = item->text.right_to_left ? item->text.word_count - 1 - i : i;

        text = ARENA_JOIN(&b->arena, text, item->text.words[at].word->text);
    }
    return text;
}

static inline size_t count_items(const struct page *page, enum item_kind kind, enum artifact_kind artifact)
{
    size_t count = 0;

    for (size_t i = 0; i < page->item_count; i++)
        count += page->items[i].kind == kind && page->items[i].artifact == artifact;
    return count;
}

/* All content of a page: text items with "/" between them. */
static inline struct slice page_text(struct builder *b, const struct page *page)
{
    struct slice all = S("");
    const struct page_item *item;

    for (size_t n = 0; (item = text_item(page, n)); n++)
        all = ARENA_JOIN(&b->arena, all, n ? S("/") : S(""), item_text(b, item));
    return all;
}

static inline struct doc_table *table_of(struct doc_node *node)
{
    return (struct doc_table *)node->table;
}

static inline const struct page_item *find_text(struct builder *b, const struct page *page, const char *text)
{
    const struct page_item *item;

    for (size_t n = 0; (item = text_item(page, n)); n++)
        if (slice_is(item_text(b, item), text))
            return item;
    return NULL;
}

static inline dim right_edge(const struct page_item *item)
{
    return item ? item->x + item->width : -1;
}

#endif
