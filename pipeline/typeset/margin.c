/* Words in the margin column, level with the division that they end: line by line beside its lines, so that
 * they go over to the next page with it. What they need more lines for than it has stands below its last
 * line. */
#include "typeset/flow.h"
#include "typeset/setter.h"

static struct block *margin_block(struct flow *flow, const struct doc_node *node)
{
    struct block *margin = flow_block(flow, node, node->runs, node->element);
    dim column = flow->page->margin_column, gap = node->style->indent_start;

    margin->in_margin = true;
    margin->beside = true; /* the lines beside it depend on their number */
    margin->x = gap;
    margin->measure = column > gap ? column - gap : column;
    block_set(flow->setting, flow->galley, margin);
    margin->room = margin->lines.count;
    return margin;
}

/* A few lines stay together; what takes more than a third of a page may go on over the next. */
static bool is_held(const struct flow *flow, const struct block *margin)
{
    return (long_dim)margin->room * margin->leading * 3 <= master_height(flow->page);
}

/* Lines of the margin that the division has no lines beside. */
static void push_rest(struct flow *flow, struct block *margin)
{
    flow->space = 0;
    for (size_t i = flow->margin_used; i < margin->room; i++) {
        struct galley_item *item;

        flow->keep = margin->held || i == 0 || i + 1 == margin->room;
        item = flow_push(flow, GALLEY_LINE, margin->leading, BREAK_IN_PARAGRAPH);
        item->block = margin;
        item->number = (uint32_t)i;
    }
}

bool flow_with_margin(struct flow *flow, const struct doc_node *node)
{
    const struct doc_node *last = node->last;
    size_t first = flow->galley->items.count;
    struct block *margin;

    if (!last || !last->in_margin || flow->beside || flow->columned || flow->margin ||
        !flow->page->margin_column)
        return false;
    margin = margin_block(flow, last);
    margin->held = is_held(flow, margin);
    flow->margin = margin;
    flow->margin_used = 0;
    for (const struct doc_node *child = node->first; child != last; child = child->next)
        flow_node(flow, child);
    push_rest(flow, margin);
    flow->margin = NULL;
    *VECTOR_PUSH(&flow->setting->work, &flow->galley->places) =
        (struct node_place){last->element, last, first, flow->galley->items.count};
    return true;
}

/* Only where its lines are not closer than those in the margin. */
void flow_take_margin(struct flow *flow, struct block *block)
{
    struct block *margin = flow->margin;

    if (!margin || flow->margin_used >= margin->room || block->leading < margin->leading)
        return;
    block->margin = margin;
    block->margin_from = flow->margin_used;
    block->beside = true;
    flow->keep = flow->keep || (margin->held && flow->margin_used);
    flow->margin_used += block->room;
}

/* ---- on the page ---- */

void margin_flush(struct margin_lines *lines, struct setter *setter)
{
    for (size_t i = 0; i < lines->list.count; i++)
        set_line(setter, lines->margin, lines->list.items[i].number, lines->list.items[i].y);
    lines->list.count = 0;
    lines->margin = NULL;
}

void margin_take(struct margin_lines *lines, struct arena *arena, const struct block *block, size_t number,
                 dim y)
{
    const struct block *margin = block->margin;

    if (!margin || block->margin_from + number >= margin->room)
        return;
    lines->margin = margin;
    *VECTOR_PUSH(arena, &lines->list) =
        (struct margin_line){block->margin_from + number, y + block->baseline - margin->baseline};
}
