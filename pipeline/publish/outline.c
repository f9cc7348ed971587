/* publish_outline: what a screen reader says, in its order, one thing a line, for those who want to check
 * that without one. Roles come from the document tree, words and pages from what is placed; what stands
 * inside something is indented. Artifacts (running heads, repeated table heads, decoration) are not said. */
#include "publish/heard.h"

struct outline_writer {
    struct heard heard;
    struct arena scratch;
    struct buffer *out;
    unsigned indent;
    uint32_t page; /* that was said last */
};

static void write_node(struct outline_writer *w, const struct doc_node *node);

/* ---- lines ----------------------------------------------------------------------------------- */

static void say_page(struct outline_writer *w, uint32_t page)
{
    if (page == UINT32_MAX || page == w->page)
        return;
    w->page = page;
    buffer_print(w->out, "page %.*s\n", SLICE_ARG(w->heard.pages->list[page].folio));
}

static void begin_line(struct outline_writer *w, const char *words)
{
    buffer_indent(w->out, w->indent);
    buffer_put_text(w->out, words);
}

static void end_line(struct outline_writer *w)
{
    while (w->out->len && w->out->ptr[w->out->len - 1] == ' ')
        w->out->len--;
    buffer_put_byte(w->out, '\n');
}

static void put_words(struct outline_writer *w, uint32_t block, uint32_t inline_element)
{
    heard_put_words(&w->heard, block, inline_element, w->out);
}

static void put_count(struct outline_writer *w, size_t count, const char *one, const char *many)
{
    buffer_print(w->out, "%zu %s", count, count == 1 ? one : many);
}

/* ---- links, and words of another language ---------------------------------------------------- */

/* The words of a block as lines of their own are looked through for what is said of parts of them. */
struct block_words {
    uint32_t element;
    struct doc_runs runs;
};

/* Where a link leads, as the file has it: a target that is on no page is on that of what comes before it. */
static void put_target(struct outline_writer *w, const struct doc_link *link)
{
    const struct pages *pages = w->heard.pages;
    uint32_t element = link->target;

    if (link->uri.len) {
        buffer_print(w->out, "to %.*s", SLICE_ARG(link->uri));
        return;
    }
    while (element && pages->elements[element].page == UINT32_MAX)
        element--;
    buffer_print(w->out, "to page %.*s", SLICE_ARG(pages->list[pages->elements[element].page].folio));
}

static const struct doc_run *run_of(const struct block_words *words, uint32_t element)
{
    for (size_t i = 0; i < words->runs.count; i++)
        if (words->runs.items[i].element == element)
            return &words->runs.items[i];
    return NULL;
}

static bool said_before(const struct outline_writer *w, const struct block_words *words, uint32_t at)
{
    for (uint32_t i = w->heard.first[words->element]; i != at; i = w->heard.pieces.items[i].next)
        if (w->heard.pieces.items[i].element == w->heard.pieces.items[at].element)
            return true;
    return false;
}

/* The one link that all of the words stand in: then nobody need hear them twice. */
static const struct doc_link *link_of_all(const struct outline_writer *w, const struct block_words *words)
{
    const struct doc_link *link = NULL;

    for (uint32_t i = w->heard.first[words->element]; i; i = w->heard.pieces.items[i].next) {
        const struct heard_piece *piece = &w->heard.pieces.items[i];
        const struct doc_run *run = run_of(words, piece->element);

        if (!run || !run->link || run->lang.len || piece->item->text.expansion || (link && run->link != link))
            return NULL;
        link = run->link;
    }
    return link;
}

static void write_inline(struct outline_writer *w, const struct block_words *words, const struct doc_run *run)
{
    begin_line(w, run->link ? "link: " : "in ");
    if (!run->link)
        buffer_print(w->out, "%.*s: ", SLICE_ARG(run->lang));
    put_words(w, words->element, run->element);
    if (run->link) {
        buffer_put(w->out, S(", "));
        put_target(w, run->link);
    }
    if (run->link && run->lang.len)
        buffer_print(w->out, ", in %.*s", SLICE_ARG(run->lang));
    end_line(w);
}

/* Whether the same acronym stood for the same before `at` in the block. */
static bool expanded_before(const struct outline_writer *w, const struct block_words *words, uint32_t at)
{
    uint16_t expansion = w->heard.pieces.items[at].item->text.expansion;

    for (uint32_t i = w->heard.first[words->element]; i != at; i = w->heard.pieces.items[i].next) {
        const struct page_item *item = w->heard.pieces.items[i].item;

        if (item->kind == ITEM_TEXT && item->text.expansion == expansion)
            return true;
    }
    return false;
}

static void write_expansions(struct outline_writer *w, const struct block_words *words)
{
    const struct slice *expansions = w->heard.pages->document->expansions;

    for (uint32_t at = w->heard.first[words->element]; at; at = w->heard.pieces.items[at].next) {
        const struct page_item *item = w->heard.pieces.items[at].item;

        if (item->kind != ITEM_TEXT || !item->text.expansion || expanded_before(w, words, at))
            continue;
        begin_line(w, "");
        heard_put_item(item, w->out);
        buffer_print(w->out, " stands for: %.*s", SLICE_ARG(expansions[item->text.expansion]));
        end_line(w);
    }
}

static void write_inlines(struct outline_writer *w, const struct block_words *words)
{
    w->indent++;
    for (uint32_t at = w->heard.first[words->element]; at; at = w->heard.pieces.items[at].next) {
        const struct doc_run *run = run_of(words, w->heard.pieces.items[at].element);

        if (run && (run->link || run->lang.len) && !said_before(w, words, at))
            write_inline(w, words, run);
    }
    write_expansions(w, words);
    w->indent--;
}

/* The rest of a line: the words of a block; and, on lines of their own, what is said of parts of them. */
static void write_words(struct outline_writer *w, const struct block_words *words)
{
    const struct doc_link *link = link_of_all(w, words);

    put_words(w, words->element, 0);
    if (link) {
        buffer_put(w->out, S(" (link "));
        put_target(w, link);
        buffer_put_byte(w->out, ')');
    }
    end_line(w);
    if (!link)
        write_inlines(w, words);
}

static void write_own_words(struct outline_writer *w, const struct doc_node *node, const char *role)
{
    struct block_words words = {node->element, node->runs};

    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, role);
    write_words(w, &words);
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void put_cell(struct outline_writer *w, const struct doc_node *node, size_t row, size_t column)
{
    const struct doc_cell *cell = &node->table->rows[row].cells[column];
    size_t before = w->out->len;

    put_words(w, document_cell_element(node, row, column), 0);
    if (w->out->len == before && document_spark(node->table, row, column))
        buffer_print(w->out, "graphic: %.*s", SLICE_ARG(cell->text));
    else if (w->out->len == before)
        buffer_put(w->out, S("blank"));
    if (cell->column_span > 1)
        buffer_print(w->out, " (%u columns)", cell->column_span);
    if (cell->row_span > 1)
        buffer_print(w->out, " (%u rows)", cell->row_span);
}

static bool is_all_heads(const struct doc_table *table, size_t row)
{
    for (size_t column = 0; column < table->column_count; column++)
        if (table->rows[row].cells[column].column_span && table->rows[row].cells[column].scope == CELL_DATA)
            return false;
    return true;
}

/* A colon follows a cell that heads its row. */
static void write_row(struct outline_writer *w, const struct doc_node *node, size_t row)
{
    const struct doc_table *table = node->table;
    bool heads = is_all_heads(table, row), colon = false, any = false;

    begin_line(w, heads ? "heads: " : "row: ");
    for (size_t column = 0; column < table->column_count; column++) {
        const struct doc_cell *cell = &table->rows[row].cells[column];

        if (!cell->column_span)
            continue;
        buffer_put_text(w->out, colon ? ": " : any ? " | " : "");
        put_cell(w, node, row, column);
        colon = !heads && cell->scope != CELL_DATA;
        any = true;
    }
    end_line(w);
    for (size_t column = 0; column < table->column_count; column++) {
        const struct doc_cell *cell = &table->rows[row].cells[column];

        if (cell->column_span && cell->runs)
            write_inlines(w, &(struct block_words){document_cell_element(node, row, column),
                                                   {cell->runs, cell->run_count}});
    }
}

static uint32_t row_page(const struct outline_writer *w, const struct doc_node *node, size_t row)
{
    for (size_t column = 0; column < node->table->column_count; column++) {
        uint32_t piece = w->heard.first[document_cell_element(node, row, column)];

        if (piece)
            return w->heard.pieces.items[piece].page;
    }
    return UINT32_MAX;
}

static void write_children(struct outline_writer *w, const struct doc_node *first)
{
    w->indent++;
    for (const struct doc_node *child = first; child; child = child->next)
        write_node(w, child);
    w->indent--;
}

static void write_table(struct outline_writer *w, const struct doc_node *node)
{
    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, "table of ");
    put_count(w, node->table->column_count, "column", "columns");
    buffer_put(w->out, S(" and "));
    put_count(w, node->table->row_count, "row", "rows");
    end_line(w);
    write_children(w, node->first);
    w->indent++;
    for (size_t row = 0; row < node->table->row_count; row++) {
        say_page(w, row_page(w, node, row));
        write_row(w, node, row);
    }
    w->indent--;
}

/* ---- lists and groups ------------------------------------------------------------------------ */

static bool is_heard(const struct outline_writer *w, const struct doc_node *node)
{
    return node->element && w->heard.used[node->element];
}

static size_t heard_children(const struct outline_writer *w, const struct doc_node *node)
{
    size_t count = 0;

    for (const struct doc_node *child = node->first; child; child = child->next)
        count += is_heard(w, child);
    return count;
}

static void write_counted(struct outline_writer *w, const struct doc_node *node)
{
    bool list = node->role == DOC_LIST;

    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, list ? "list of " : "contents of ");
    put_count(w, heard_children(w, node), list ? "item" : "entry", list ? "items" : "entries");
    end_line(w);
    write_children(w, node->first);
}

static void write_quotation(struct outline_writer *w, const struct doc_node *node)
{
    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, "quotation");
    end_line(w);
    write_children(w, node->first);
}

/* The label and, on the same line, the paragraph with which the item begins. */
static void write_item(struct outline_writer *w, const struct doc_node *node)
{
    const struct doc_node *body = node->first;
    size_t before;

    while (body && !is_heard(w, body))
        body = body->next;
    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, "item ");
    before = w->out->len;
    put_words(w, heard_words_element(node), 0);
    if (w->out->len > before)
        buffer_put_byte(w->out, ' ');
    if (body && body->role == DOC_PARAGRAPH && !body->lang.len) {
        write_words(w, &(struct block_words){body->element, body->runs});
        body = body->next;
    } else {
        end_line(w);
    }
    write_children(w, body);
}

static void write_graphic(struct outline_writer *w, const struct doc_node *node)
{
    const struct doc_node *caption = heard_caption_beside(&w->heard, node);

    if (caption && !node->picture)
        write_node(w, caption);
    say_page(w, heard_first_page(&w->heard, node));
    begin_line(w, "graphic: ");
    buffer_put(w->out, node->alt);
    end_line(w);
    if (caption && node->picture)
        write_node(w, caption);
    write_children(w, caption ? caption->next : node->first);
}

/* ---- the tree -------------------------------------------------------------------------------- */

static void write_said(struct outline_writer *w, const struct doc_node *node)
{
    switch (node->role) {
    case DOC_HEADING:
        write_own_words(w, node, arena_print(&w->scratch, "heading %u: ", node->level).ptr);
        break;
    case DOC_CAPTION:
        write_own_words(w, node, "caption: ");
        break;
    case DOC_NOTE:
        write_own_words(w, node, "note: ");
        break;
    case DOC_ENTRY:
        write_own_words(w, node, "entry: ");
        break;
    case DOC_PARAGRAPH:
        write_own_words(w, node, "");
        break;
    case DOC_LIST:
    case DOC_CONTENTS:
        write_counted(w, node);
        return;
    case DOC_QUOTATION:
        write_quotation(w, node);
        return;
    case DOC_ITEM:
        write_item(w, node);
        return;
    case DOC_TABLE:
        write_table(w, node);
        return;
    case DOC_FIGURE:
        write_graphic(w, node);
        return;
    default:
        for (const struct doc_node *child = node->first; child; child = child->next)
            write_node(w, child);
        return;
    }
    write_children(w, node->first);
}

static void write_node(struct outline_writer *w, const struct doc_node *node)
{
    if (!is_heard(w, node))
        return;
    if (node->lang.len) {
        begin_line(w, "");
        buffer_print(w->out, "in %.*s", SLICE_ARG(node->lang));
        end_line(w);
        w->indent++;
    }
    write_said(w, node);
    w->indent -= node->lang.len > 0;
}

void publish_outline(const struct pages *pages, struct buffer *out)
{
    struct outline_writer w = {.out = out, .scratch = ARENA_INIT, .page = UINT32_MAX};
    const struct document *document = pages->document;

    heard_init(&w.heard, &w.scratch, pages);
    buffer_print(out, "document: %.*s, in %.*s, ", SLICE_ARG(document->title), SLICE_ARG(document->language));
    put_count(&w, pages->count, "page", "pages");
    end_line(&w);
    write_node(&w, document->root);
    arena_release(&w.scratch);
}
