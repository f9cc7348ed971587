/* Gathers the placed text of all pages by structure element. Takes finished pages; knows the order of the
 * tags, which is that of the document tree, and nothing of how they are printed or written. */
#include "publish/heard.h"

#include "base/utf8.h"

/* ---- whose words they are -------------------------------------------------------------------- */

static void own_runs(struct heard *h, const struct doc_run *runs, size_t count, uint32_t block)
{
    for (size_t i = 0; i < count; i++)
        if (runs[i].element)
            h->owner[runs[i].element] = block;
}

static void own_table(struct heard *h, const struct doc_node *node)
{
    for (size_t row = 0; row < node->table->row_count; row++)
        for (size_t column = 0; column < node->table->column_count; column++) {
            const struct doc_cell *cell = &node->table->rows[row].cells[column];

            own_runs(h, cell->runs, cell->run_count, document_cell_element(node, row, column));
        }
}

uint32_t heard_words_element(const struct doc_node *node)
{
    return node->role == DOC_ITEM ? node->element + 1 : node->element;
}

static void own_inlines(struct heard *h)
{
    for (uint32_t i = 0; i <= h->pages->document->element_count; i++)
        h->owner[i] = i;
    for (const struct doc_node *node = h->pages->document->root; node; node = document_next(node)) {
        if (!node->element)
            continue;
        if (node->role == DOC_ITEM)
            h->owner[node->element] = heard_words_element(node);
        own_runs(h, node->number.items, node->number.count, node->element);
        if (node->number.count)
            h->label[node->number.items[0].element] = true;
        own_runs(h, node->runs.items, node->runs.count, heard_words_element(node));
        if (node->table)
            own_table(h, node);
    }
}

/* ---- what stands on the pages ---------------------------------------------------------------- */

static void add_item(struct heard *h, struct arena *arena, const struct page_item *item, uint32_t page)
{
    uint32_t owner, number = (uint32_t)h->pieces.count;

    if (item->artifact != ARTIFACT_NONE || !item->element || item->kind == ITEM_LINK)
        return;
    owner = h->owner[item->element];
    h->used[owner] = true;
    *VECTOR_PUSH(arena, &h->pieces) = (struct heard_piece){item, item->element, page, 0};
    if (h->last[owner])
        h->pieces.items[h->last[owner]].next = number;
    else
        h->first[owner] = number;
    h->last[owner] = number;
}

static bool table_is_used(const struct heard *h, const struct doc_node *node)
{
    for (uint32_t i = 0; i < document_table_elements(node->table); i++)
        if (h->used[node->element + i])
            return true;
    return false;
}

/* A node is used when something in it is. */
static void spread_use(struct heard *h)
{
    for (const struct doc_node *node = h->pages->document->root; node; node = document_next(node)) {
        bool used = node->element && h->used[heard_words_element(node)];

        if (node->table)
            used = used || table_is_used(h, node);
        for (const struct doc_node *up = node; used && up; up = up->parent)
            h->used[up->element] = true;
    }
}

void heard_init(struct heard *h, struct arena *arena, const struct pages *pages)
{
    size_t count = (size_t)pages->document->element_count + 1;

    *h = (struct heard){.pages = pages};
    h->owner = ARENA_ARRAY(arena, uint32_t, count);
    h->first = ARENA_ARRAY(arena, uint32_t, count);
    h->last = ARENA_ARRAY(arena, uint32_t, count);
    h->used = ARENA_ARRAY(arena, bool, count);
    h->label = ARENA_ARRAY(arena, bool, count);
    own_inlines(h);
    *VECTOR_PUSH(arena, &h->pieces) = (struct heard_piece){NULL, 0, 0, 0};
    for (uint32_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->list[page].item_count; i++)
            add_item(h, arena, &pages->list[page].items[i], page);
    spread_use(h);
}

/* ---- words ----------------------------------------------------------------------------------- */

enum { SPACE = ' ', NOTHING = 0 };

/* Orders to the typesetter become the plain character or nothing. */
static uint32_t plain(uint32_t code)
{
    switch (code) {
    case '\t':
    case '\n':
    case 0xa0:
    case 0x2002:
    case 0x2009:
    case 0x202f:
        return SPACE;
    case 0xad:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
        return NOTHING;
    default:
        return code == 0x2011 ? 0x2010 : code;
    }
}

static void put_space(struct buffer *out, size_t start)
{
    if (out->len > start && out->ptr[out->len - 1] != ' ')
        buffer_put_byte(out, ' ');
}

static void put_text(struct buffer *out, size_t start, struct slice text, bool but_the_last)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = plain(utf8_next(text, &at));

        if (but_the_last && at == text.len)
            return;
        if (code == SPACE)
            put_space(out, start);
        else if (code != NOTHING)
            out->len += utf8_encode(code, buffer_room(out, 4));
    }
}

static void put_item(struct buffer *out, size_t start, const struct page_item *item)
{
    const struct text_item *text = &item->text;

    for (uint32_t i = 0; i < text->word_count; i++) {
        uint32_t at = text->right_to_left ? text->word_count - 1 - i : i;

        put_text(out, start, text->words[at].word->text, text->ends_in_hyphen && i + 1 == text->word_count);
    }
}

static void trim(struct buffer *out, size_t start)
{
    while (out->len > start && out->ptr[out->len - 1] == ' ')
        out->len--;
}

void heard_put_item(const struct page_item *item, struct buffer *out)
{
    size_t start = out->len;

    put_item(out, start, item);
    trim(out, start);
}

void heard_put_words(const struct heard *h, uint32_t block, uint32_t inline_element, struct buffer *out)
{
    size_t start = out->len;
    bool behind_label = false;

    for (uint32_t at = h->first[block]; at; at = h->pieces.items[at].next) {
        const struct heard_piece *piece = &h->pieces.items[at];

        if (piece->item->kind != ITEM_TEXT || (inline_element && piece->element != inline_element))
            continue;
        if (behind_label && !h->label[piece->element])
            put_space(out, start);
        put_item(out, start, piece->item);
        behind_label = h->label[piece->element];
    }
    trim(out, start);
}

/* ---- order ----------------------------------------------------------------------------------- */

const struct doc_node *heard_caption_beside(const struct heard *h, const struct doc_node *node)
{
    const struct doc_node *first = node->role == DOC_FIGURE ? node->first : NULL;

    return first && first->role == DOC_CAPTION && h->used[first->element] ? first : NULL;
}

static uint32_t page_of(const struct heard *h, uint32_t element)
{
    return h->first[element] ? h->pieces.items[h->first[element]].page : UINT32_MAX;
}

uint32_t heard_first_page(const struct heard *h, const struct doc_node *node)
{
    uint32_t page = node->element ? page_of(h, heard_words_element(node)) : UINT32_MAX;

    for (const struct doc_node *child = node->first; child && page == UINT32_MAX; child = child->next)
        page = heard_first_page(h, child);
    for (uint32_t i = 0; node->table && page == UINT32_MAX && i < document_table_elements(node->table); i++)
        page = page_of(h, node->element + i);
    return page;
}
