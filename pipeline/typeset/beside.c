/* Blocks side by side: each child is laid out in a galley of its own, as wide as its share of the measure,
 * and a row of them becomes one item, which no page break divides. A row that is higher than a page is laid
 * out one below the other, and so is one that has no room for lines as they are typed. */
#include "typeset/flow.h"

static dim galley_height(const struct galley *galley)
{
    size_t end = galley->items.count;
    long_dim height = 0;

    while (end && galley->items.items[end - 1].kind == GALLEY_SPACE)
        end--;
    for (size_t i = 0; i < end; i++)
        height += galley->items.items[i].height;
    return height > INT32_MAX ? INT32_MAX : (dim)height;
}

static void flow_child(struct flow *flow, const struct doc_node *child, dim room)
{
    if (child->role == DOC_ITEM)
        flow_item(flow, child, room);
    else
        flow_node(flow, child);
}

static void flow_cell(const struct flow *flow, struct galley *galley, const struct doc_node *child,
                      const struct beside_place *place)
{
    struct flow cell = {.setting = flow->setting,
                        .galley = galley,
                        .x = place->x,
                        .measure = place->width,
                        .master = flow->master,
                        .page = flow->page,
                        .frame_begins = true,
                        .beside = true};

    flow_child(&cell, child, place->room);
}

/* Whether a typed line in it is wider than its share. */
static bool breaks_typed_lines(const struct galley *cell)
{
    for (size_t i = 0; i < cell->items.count; i++) {
        const struct galley_item *item = &cell->items.items[i];

        if (item->kind == GALLEY_LINE && item->number < item->block->lines.count &&
            item->block->lines.list[item->number].hang)
            return true;
    }
    return false;
}

/* What lies in the cells lies, for page numbers, where their row lies. */
static void adopt(struct flow *flow, const struct galley *cell, size_t row)
{
    struct arena *work = &flow->setting->work;

    for (size_t i = 0; i < cell->places.count; i++) {
        struct node_place place = cell->places.items[i];

        place.first = row;
        place.end = row + 1;
        *VECTOR_PUSH(work, &flow->galley->places) = place;
    }
    for (size_t i = 0; i < cell->slots.count; i++)
        *VECTOR_PUSH(work, &flow->galley->slots) = cell->slots.items[i];
}

static void push_row(struct flow *flow, struct beside *row)
{
    size_t at;

    flow_waiting_label(flow);
    flow_push(flow, GALLEY_BESIDE, row->height, BREAK_FREE)->beside = row;
    at = flow->galley->items.count - 1;
    for (size_t i = 0; i < row->count; i++)
        adopt(flow, &row->cells[i], at);
    flow->after_heading = false;
}

/* A drawing of a width of its own, as a QR code is, takes no more; the others share the rest. */
static dim own_width(const struct doc_node *child, dim share)
{
    dim width = child->drawing ? child->drawing->width : 0;

    return width && width < share ? width : 0;
}

/* The width of the cells that have none of their own. */
static dim shared_width(const struct doc_node *first, unsigned across, dim room)
{
    unsigned sharing = across;
    dim share = room / (dim)across;

    for (const struct doc_node *child = first; child && across--; child = child->next)
        if (own_width(child, share)) {
            room -= own_width(child, share);
            sharing--;
        }
    return sharing ? room / (dim)sharing : 0;
}

/* The next `across` children. Gives the one behind them. */
static const struct doc_node *flow_row(struct flow *flow, const struct doc_node *node,
                                       const struct doc_node *child, dim room)
{
    struct beside *row = ARENA_NEW(&flow->setting->work, struct beside);
    const struct doc_node *first = child;
    dim gap = node->style->gap, room_left = flow->measure - gap * (node->across - 1);
    dim share = shared_width(first, node->across, room_left), x = flow->x;
    bool fits = true;

    row->cells = ARENA_ARRAY(&flow->setting->work, struct galley, node->across);
    for (; child && row->count < node->across; child = child->next, row->count++) {
        dim own = own_width(child, room_left / node->across);
        struct beside_place place = {.x = x, .width = own ? own : share, .room = room};

        x += place.width + gap;
        flow_cell(flow, &row->cells[row->count], child, &place);
        if (galley_height(&row->cells[row->count]) > row->height)
            row->height = galley_height(&row->cells[row->count]);
        fits = fits && !breaks_typed_lines(&row->cells[row->count]);
    }
    if (fits && row->height <= master_height(flow->page)) {
        push_row(flow, row);
        return child;
    }
    for (; first != child; first = first->next) {
        flow_child(flow, first, room);
        flow->space = flow->space > gap ? flow->space : gap;
    }
    return child;
}

void flow_beside(struct flow *flow, const struct doc_node *node, dim room)
{
    const struct doc_node *child = node->first;

    while (child) {
        child = flow_row(flow, node, child, room);
        flow->space = child ? node->style->gap : 0;
    }
}
