/* A table in the galley: its caption, its rows with the price of a page break before each, rows taller than a
 * page line by line. */
#include "typeset/flow.h"
#include "typeset/table.h"

#include "base/bug.h"

/* What a page must not break: a head from the rows below it, a group's head from its first two rows, a
 * subtotal from the row above it, a total from the two above it. */
static bool rows_hold(const struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;
    bool second = row >= t->head_count + 2 && t->rows[row - 2].kind == ROW_GROUP;
    bool last = row + 1 < t->row_count && t->rows[row + 1].kind == ROW_TOTAL;

    return row <= t->head_count || t->rows[row - 1].keep_with_next || t->rows[row - 1].kind == ROW_GROUP ||
           t->rows[row].kind == ROW_TOTAL || t->rows[row].kind == ROW_SUBTOTAL ||
           ((second || last) && t->rows[row].kind == ROW_BODY);
}

/* One row alone at either side of a break looks lost. */
static int32_t row_price(const struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;
    size_t body = t->row_count - t->head_count;

    if (row == 0)
        return BREAK_FREE;
    if (rows_hold(set, row))
        return BREAK_FORBIDDEN;
    if (body > 2 && (row == t->head_count + 1 || row + 1 == t->row_count))
        return BREAK_FEW_ROWS;
    return BREAK_FREE;
}

static void push_row(struct flow *flow, struct table_set *set, size_t row, dim height, int32_t price)
{
    struct galley_item *item = flow_push(flow, GALLEY_ROW, height, price);

    item->table = set;
    item->number = (uint32_t)row;
}

/* A row that no page can hold, or that would leave half of one empty: one item for each line, two of them at
 * least on either side of a break. */
static void push_sliced(struct flow *flow, struct table_set *set, size_t row)
{
    size_t lines = table_row_lines(set, row);
    dim leading = table_row_style(set, row)->leading, pad = set->table->cell_padding_y;

    for (size_t i = 0; i < lines; i++) {
        dim height = leading;
        int32_t price = i == 0                     ? row_price(set, row)
                        : i == 1 || i + 1 == lines ? BREAK_FORBIDDEN
                                                   : BREAK_IN_PARAGRAPH;

        if (i == 0)
            height += pad + table_rule_above(set, row);
        if (i + 1 == lines)
            height += pad + table_rule_below(set, row);
        push_row(flow, set, row, height, price);
        flow->galley->items.items[flow->galley->items.count - 1].part = (uint32_t)i;
    }
}

static bool is_long(const struct table_set *set, size_t row, dim room)
{
    if (row < set->table->head_count || set->has_row_spans)
        return set->heights[row] > room && table_row_lines(set, row) > 3;
    return set->heights[row] > room / 2 && table_row_lines(set, row) > 3;
}

static void push_rows(struct flow *flow, struct table_set *set)
{
    const struct doc_table *t = set->table;

    for (size_t r = 0; r < t->row_count; r++) {
        dim room = master_height(flow->page) - (r < t->head_count ? 0 : table_between_pages(set)) -
                   (flow->frame ? flow->frame->all_top + flow->frame->all_bottom : 0);

        if (is_long(set, r, room))
            push_sliced(flow, set, r);
        else
            push_row(flow, set, r, set->heights[r], row_price(set, r));
    }
}

/* A table that takes less than a third of a page is not broken. */
static void hold_short(struct flow *flow, const struct table_set *set, size_t first)
{
    long_dim height = 0;

    for (size_t r = 0; r < set->table->row_count; r++)
        height += set->heights[r];
    if (height * 3 <= master_height(flow->page))
        flow_hold_together(flow, first);
}

static struct table_set *fit_table(struct flow *flow, const struct doc_node *node)
{
    struct setting *setting = flow->setting;
    struct table_set *set = ARENA_NEW(&setting->work, struct table_set);

    *set = (struct table_set){.node = node,
                              .table = node->table,
                              .lang = node_lang(setting, node),
                              .x = flow->x,
                              .measure = flow->measure};
    table_begin_carried(setting, set);
    table_fit_columns(setting, set, flow->measure);
    table_fit_rows(setting, flow->galley, set);
    table_fit_carried(setting, set);
    return set;
}

/* It goes with what stands above it and changes no space. */
static void flow_unseen(struct flow *flow, const struct doc_node *node)
{
    dim space = flow->space;
    bool heading = flow->after_heading, keep = flow->keep;
    struct galley_item *item;

    flow->space = 0;
    item = flow_push(flow, GALLEY_UNSEEN, 0, BREAK_FORBIDDEN);
    item->unseen = node;
    flow->space = space;
    flow->keep = keep;
    flow->after_heading = heading;
    *VECTOR_PUSH(&flow->setting->work, &flow->galley->places) =
        (struct node_place){node->element, node, flow->galley->items.count - 1, flow->galley->items.count};
}

void flow_table(struct flow *flow, const struct doc_node *node)
{
    struct flow_scope scope;
    struct frame *frame = ARENA_NEW(&flow->setting->work, struct frame);
    struct table_set *set;
    size_t first;

    BUG_IF(!node->table || !node->table->column_count);
    if (node->table->unseen) {
        flow_unseen(flow, node);
        return;
    }
    scope = flow_enter(flow, node);
    first = flow->galley->items.count;
    flow_waiting_label(flow);
    flow_children(flow, node); /* the caption */
    flow->keep |= flow->galley->items.count > first;
    set = fit_table(flow, node);
    *frame =
        (struct frame){.node = node, .style = node->style, .x = set->x, .width = set->width, .table = set};
    flow_open(flow, frame);
    push_rows(flow, set);
    flow_close(flow);
    hold_short(flow, set, first);
    flow_leave(flow, node, scope);
}
