/* Gathers the words of one block from its inlines. Takes read/'s tree; knows no rule about words. */
#include "check/paragraph.h"

static void add_piece(struct paragraph_text *p, struct slice text, const struct md_node *node)
{
    *VECTOR_PUSH(p->arena, &p->pieces) = (struct paragraph_piece){p->text.len, node->span, node->insert};
    buffer_put(&p->text, text);
}

static void gather_inside(struct paragraph_text *p, const struct md_node *parent)
{
    for (const struct md_node *node = parent->first; node; node = node->next) {
        if (node->kind < MD_TEXT) /* a block in an item */
            return;
        if (node->kind == MD_TEXT)
            add_piece(p, node->text, node);
        else if (node->kind == MD_SOFT_BREAK || node->kind == MD_HARD_BREAK)
            add_piece(p, S(" "), node);
        else if (node->kind == MD_INSERT || node->kind == MD_CODE)
            add_piece(p, S("\n"), node);
        else
            gather_inside(p, node);
    }
}

void paragraph_gather(struct paragraph_text *p, struct arena *arena, const struct md_node *block)
{
    *p = (struct paragraph_text){.arena = arena, .text = BUFFER_INIT};
    gather_inside(p, block);
}

const struct paragraph_piece *paragraph_piece_at(const struct paragraph_text *p, size_t offset)
{
    size_t i = p->pieces.count;

    while (i-- > 1)
        if (p->pieces.items[i].offset <= offset)
            break;
    return &p->pieces.items[i];
}

struct span paragraph_place(const struct paragraph_text *p, size_t start, size_t end)
{
    const struct paragraph_piece *first = paragraph_piece_at(p, start),
                                 *last = paragraph_piece_at(p, end - 1);
    struct span span = span_part(first->span, (uint32_t)(start - first->offset), (uint32_t)(end - start));
    struct span rest = span_part(last->span, 0, (uint32_t)(end - last->offset));

    return first == last || first->span.source != last->span.source ? span : span_join(span, rest);
}

bool paragraph_is_quoted(const struct md_node *node)
{
    for (; node; node = node->parent)
        if (node->kind == MD_QUOTE)
            return true;
    return false;
}
