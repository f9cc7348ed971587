/* The galley as it grows: spaces that collapse, frames that open and close, prices of page breaks, lines of
 * blocks. Which node becomes what is flow_node.c's. */
#include "typeset/flow.h"

static const struct doc_style plain_style;

static const struct doc_style *style_of(const struct doc_node *node)
{
    return node->style ? node->style : &plain_style;
}

static void push_space(struct flow *flow)
{
    bool wanted = flow->space > 0 && flow->galley->items.count && !flow->frame_begins;

    if (wanted)
        *VECTOR_PUSH(&flow->setting->work, &flow->galley->items) =
            (struct galley_item){.kind = GALLEY_SPACE, .height = flow->space, .frame = flow->frame};
    flow->space = 0;
}

struct galley_item *flow_push(struct flow *flow, enum galley_kind kind, dim height, int32_t price)
{
    struct galley_item *item;

    if (kind != GALLEY_CLOSE)
        push_space(flow);
    item = VECTOR_PUSH(&flow->setting->work, &flow->galley->items);
    *item = (struct galley_item){.kind = (uint8_t)kind,
                                 .master = flow->master,
                                 .starts_page =
                                     flow->starts_page && !flow->columned && flow->galley->items.count > 1,
                                 .price = flow->keep ? BREAK_FORBIDDEN : price + flow->dear,
                                 .height = height,
                                 .part = UINT32_MAX,
                                 .frame = flow->frame};
    flow->keep = false;
    flow->dear = 0;
    flow->starts_page = false;
    flow->frame_begins = false;
    return item;
}

void flow_open(struct flow *flow, struct frame *frame)
{
    struct galley_item *item = flow_push(flow, GALLEY_OPEN, frame->top, BREAK_FREE);

    frame->parent = flow->frame;
    frame->in_columns = frame->columns ? frame : frame->parent ? frame->parent->in_columns : NULL;
    frame->all_top = frame->top + (frame->parent ? frame->parent->all_top : 0);
    frame->all_bottom = frame->bottom + (frame->parent ? frame->parent->all_bottom : 0);
    item->frame = flow->frame = frame;
    flow->keep = true;
    flow->frame_begins = true;
}

void flow_close(struct flow *flow)
{
    flow->space = 0;
    flow->keep = true;
    flow_push(flow, GALLEY_CLOSE, flow->frame->bottom, BREAK_FORBIDDEN);
    flow->frame = flow->frame->parent;
}

/* Padding stands inside a background or a rule; a bar at the side pads like a background on its own side. */
static struct frame *frame_for(struct flow *flow, const struct doc_node *node)
{
    const struct doc_style *style = style_of(node);
    bool filled = style->has_background, barred = style->rule_start > 0;
    struct frame *frame;

    if (!filled && !barred && !style->rule_above && !style->rule_below)
        return NULL;
    frame = ARENA_NEW(&flow->setting->work, struct frame);
    frame->node = node;
    frame->style = style;
    frame->x = flow->x;
    frame->width = flow->measure;
    frame->top = style->rule_above + (filled || barred || style->rule_above ? style->padding : 0);
    frame->bottom = style->rule_below + (filled || barred || style->rule_below ? style->padding : 0);
    return frame;
}

static void indent(struct flow *flow, dim start, dim end)
{
    flow->x += start;
    flow->measure -= start + end;
}

/* A page of the master that the style names begins; its margins hold for what is in the node. */
static void enter_master(struct flow *flow, uint8_t number)
{
    if (!number || flow->beside || flow->columned)
        return;
    flow->master = number;
    flow->page = &flow->setting->document->masters[number];
    flow->starts_page = true;
    if (flow->frame)
        return;
    flow->x = 0;
    flow->measure = master_measure(flow->page);
}

struct flow_scope flow_enter(struct flow *flow, const struct doc_node *node)
{
    const struct doc_style *style = style_of(node);
    struct flow_scope scope = {flow->x,      flow->measure, 0,    flow->galley->places.count,
                               flow->master, flow->page,    false};
    struct frame *frame;

    if (style->space_before > flow->space)
        flow->space = style->space_before;
    flow->starts_page |= style->starts_page;
    enter_master(flow, style->master);
    flow->keep |= style->keep_with_previous && flow->galley->items.count > 0;
    if (node->role != DOC_DOCUMENT &&
        node->role != DOC_SECTION) /* they only hold others, which indent themselves */
        indent(flow, style->indent_start, style->indent_end);
    scope.first_item = flow->galley->items.count;
    *VECTOR_PUSH(&flow->setting->work, &flow->galley->places) =
        (struct node_place){node->element, node, scope.first_item, 0};
    frame = frame_for(flow, node);
    if (frame) {
        dim padding = style->bleed ? 0 : style->padding; /* what bleeds keeps its words in the type area */
        bool sides = style->has_background || style->rule_start > 0;

        flow_waiting_label(flow);
        flow_open(flow, frame);
        indent(flow, style->rule_start + (sides ? padding : 0), style->has_background ? padding : 0);
        scope.framed = true;
    }
    return scope;
}

void flow_hold_together(struct flow *flow, size_t first)
{
    struct galley_item *items = flow->galley->items.items;
    size_t count = flow->galley->items.count;
    long_dim height = 0;

    while (first < count && items[first].kind == GALLEY_SPACE)
        first++;
    for (size_t i = first; i < count; i++)
        height += items[i].height;
    if (height > master_height(flow->page))
        return;
    for (size_t i = first; i < count; i++) {
        if (i > first)
            items[i].price = BREAK_FORBIDDEN;
        if (items[i].kind == GALLEY_LINE)
            items[i].block->held = true;
    }
}

/* A paragraph that ends in a colon introduces what follows. */
static bool introduces(const struct doc_node *node)
{
    struct slice text = S("");

    if (node->role == DOC_PARAGRAPH && node->runs.count)
        text = slice_trim_end(node->runs.items[node->runs.count - 1].text);
    return slice_ends_with(text, S(":"));
}

void flow_leave(struct flow *flow, const struct doc_node *node, struct flow_scope scope)
{
    const struct doc_style *style = style_of(node);

    if (scope.framed)
        flow_close(flow);
    flow->keep = introduces(node);
    if (style->keep_together)
        flow_hold_together(flow, scope.first_item);
    if (style->keep_with_next || node->role == DOC_HEADING)
        flow->keep = flow->galley->items.count > scope.first_item;
    flow->after_heading = node->role == DOC_HEADING;
    flow->galley->places.items[scope.place].end = flow->galley->items.count;
    flow->x = scope.x;
    flow->measure = scope.measure;
    flow->space = style->space_after > flow->space ? style->space_after : flow->space;
    if (flow->master != scope.master && node->role != DOC_HEADING && !style->keep_with_next)
        flow->starts_page =
            true; /* what keeps with the next only opens its page; anything else has it to itself */
    flow->master = scope.master;
    flow->page = scope.page;
}

/* ---- blocks of lines ---- */

static void note_slots(struct setting *setting, struct galley *galley, struct block *block)
{
    for (size_t i = 0; i < block->runs.count; i++) {
        const struct doc_slot *slot = block->runs.items[i].slot;

        if (block->runs.items[i].kind != RUN_SLOT || !slot)
            continue;
        *VECTOR_PUSH(&setting->work, &galley->slots) =
            (struct used_slot){slot, slot_text(setting, &setting->work, slot, NULL), block};
    }
}

void block_set(struct setting *setting, struct galley *galley, struct block *block)
{
    struct doc_runs runs = slots_filled(setting, &setting->work, block->runs, NULL);
    struct shape_request request = {block->node,    block->style, node_lang(setting, block->node),
                                    block->element, runs.items,   runs.count};
    struct paragraph *p = paragraph_shape(setting, &setting->work, &request);
    dim narrow = block->measure - (block->first_indent > 0 ? block->first_indent : 0);

    if (p->column) /* there is room for any hang */
        narrow = narrow * 3 / 4;
    paragraph_cut_wide_words(setting, &setting->work, p, narrow, block->node->origin);
    block->paragraph = p;
    if (p->right_to_left)
        block->first_indent = 0;
    block->lines = paragraph_break(
        &setting->work, &(struct break_request){p, block->measure, block->first_indent, block->align, false,
                                                block->node->role == DOC_HEADING});
    if (galley && block->has_slots)
        note_slots(setting, galley, block);
}

struct block *flow_block(struct flow *flow, const struct doc_node *node, struct doc_runs runs,
                         uint32_t element)
{
    const struct doc_style *style = node->least_size ? fitted_style(flow, node) : style_of(node);
    struct block *block = ARENA_NEW(&flow->setting->work, struct block);

    *block = (struct block){.node = node,
                            .x = flow->x,
                            .measure = flow->measure,
                            .first_indent = style->first_indent,
                            .style = style,
                            .leading = style->leading,
                            .baseline = style_baseline(flow->setting, style),
                            .align = style->align,
                            .element = element,
                            .runs = runs,
                            .has_slots = runs_have_slots(runs),
                            .beside = flow->beside};
    return block;
}

/* Two lines at least stay together at either side of a page break (no orphan, no widow). */
int32_t block_line_price(const struct block *block, size_t line)
{
    size_t count = block->room;

    if (line == 0)
        return BREAK_FREE;
    if (block->held || block->node->role == DOC_HEADING || line == 1 || line + 1 == count)
        return BREAK_FORBIDDEN;
    if (block->margin && block->margin->held && block->margin_from + line < block->margin->room)
        return BREAK_FORBIDDEN;
    if (line < block->lines.count && block->lines.list[line].hang)
        return BREAK_AFTER_HYPHEN; /* in a typed line */
    return line <= block->lines.count && block->lines.list[line - 1].hyphen ? BREAK_AFTER_HYPHEN
                                                                            : BREAK_IN_PARAGRAPH;
}

void flow_lines(struct flow *flow, struct block *block)
{
    size_t floor = slots_line_floor(flow->setting, block->node);

    block->room = block->lines.count > floor ? block->lines.count : floor;
    if (flow->label && block != flow->label) {
        block->label = flow->label;
        flow->label = NULL;
    }
    block->mark = flow->mark;
    flow->mark = NULL;
    flow_take_margin(flow, block);
    for (size_t i = 0; i < block->room; i++) {
        struct galley_item *item = flow_push(flow, GALLEY_LINE, block->leading, block_line_price(block, i));

        item->block = block;
        item->number = (uint32_t)i;
    }
    if (flow->after_heading && block->room == 1)
        flow->dear = BREAK_AFTER_SHORT_START;
    flow->after_heading = false;
}

void flow_waiting_label(struct flow *flow)
{
    struct block *label = flow->label;

    if (!label)
        return;
    flow->label = NULL;
    flow_lines(flow, label);
    flow->keep = true;
}
