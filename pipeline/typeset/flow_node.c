/* What each role of the document becomes in the galley: text, lists with hanging labels, contents entries,
 * pictures. */
#include "typeset/flow.h"

void flow_children(struct flow *flow, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (!child->apart)
            flow_node(flow, child);
}

/* Words before a first line; element is theirs. */
static struct block *label_block(struct flow *flow, const struct doc_node *node, struct doc_runs runs,
                                 uint32_t element)
{
    struct block *label = flow_block(flow, node, runs, element);

    label->first_indent = 0;
    label->align = ALIGN_START;
    label->measure = master_measure(flow->page); /* a label never breaks */
    block_set(flow->setting, flow->galley, label);
    label->measure = label->lines.count ? label->lines.list[0].width : 0;
    return label;
}

/* A number stands in the indent of its style; words make room for one that is wider. */
static void hang_number(struct flow *flow, const struct doc_node *node)
{
    struct block *number = label_block(flow, node, node->number, node->element);
    dim indent = node->style->indent_start, room = number->measure + node->style->size / 2;

    number->x -= indent;
    if (room > indent) {
        flow->x += room - indent;
        flow->measure -= room - indent;
    }
    flow->label = number;
}

void flow_text(struct flow *flow, const struct doc_node *node)
{
    struct block *block;

    if (node->number.count)
        hang_number(flow, node);
    block = flow_block(flow, node, node->runs, node->element);
    block_set(flow->setting, flow->galley, block);
    flow_lines(flow, block);
}

/* ---- lists ---- */

/* Room for the widest label of the list and half an em. */
static dim label_room(struct flow *flow, const struct doc_node *list)
{
    dim room = list->side_label;

    for (const struct doc_node *item = list->first; item; item = item->next) {
        struct paragraph *p;
        struct shape_request request;
        dim width;

        if (item->role != DOC_ITEM)
            continue;
        if (item->mark && room < item->style->size * 3 / 2)
            room = item->style->size * 3 / 2;
        if (!item->runs.count)
            continue;
        request = (struct shape_request){item,
                                         item->style,
                                         node_lang(flow->setting, item),
                                         item->element + 1,
                                         item->runs.items,
                                         item->runs.count};
        p = paragraph_shape(flow->setting, &flow->setting->work, &request);
        width = paragraph_width(p) + item->style->size / 2;
        room = item->side_label > room ? item->side_label : room;
        room = width > room ? width : room;
    }
    return room;
}

/* An icon of the size of the letters. */
static const struct picture_box *item_mark(struct flow *flow, const struct doc_node *item)
{
    struct picture_box *box = ARENA_NEW(&flow->setting->work, struct picture_box);

    box->node = item;
    box->width = item->style->size;
    box->drawing = figure_draw(&flow->setting->work, flow->setting->faces, item->mark, box->width);
    box->height = box->drawing.height;
    box->x = flow->x;
    return box;
}

void flow_item(struct flow *flow, const struct doc_node *item, dim room)
{
    struct flow_scope scope = flow_enter(flow, item);

    flow_waiting_label(flow); /* a list that is the first thing in an item */
    if (item->runs.count)
        flow->label = label_block(flow, item, item->runs, item->element + 1);
    if (item->mark)
        flow->mark = item_mark(flow, item);
    flow->x += room;
    flow->measure -= room;
    flow_children(flow, item);
    flow_waiting_label(flow);
    flow->mark = NULL;
    flow_leave(flow, item, scope);
}

static void flow_list(struct flow *flow, const struct doc_node *list)
{
    struct flow_scope scope = flow_enter(flow, list);
    dim room = label_room(flow, list);

    if (list->across)
        flow_beside(flow, list, room);
    for (const struct doc_node *item = list->across ? NULL : list->first; item; item = item->next)
        if (item->role == DOC_ITEM)
            flow_item(flow, item, room);
        else
            flow_node(flow, item);
    flow_leave(flow, list, scope);
}

/* ---- contents ---- */

/* The last slot and what follows it stand at the end of the line. */
static size_t tail_start(struct doc_runs runs)
{
    size_t at = runs.count;

    for (size_t i = 0; i < runs.count; i++)
        if (runs.items[i].kind == RUN_SLOT)
            at = i;
    return at;
}

static void flow_entry(struct flow *flow, const struct doc_node *entry)
{
    struct flow_scope scope = flow_enter(flow, entry);
    size_t at = tail_start(entry->runs);
    struct doc_runs text = {entry->runs.items, at}, rest = {entry->runs.items + at, entry->runs.count - at};
    struct block *block = flow_block(flow, entry, text, entry->element), *tail;

    if (rest.count) {
        tail = flow_block(flow, entry, rest, entry->element);
        tail->first_indent = 0;
        tail->align = ALIGN_END;
        block_set(flow->setting, flow->galley, tail);
        block->tail = tail;
        block->measure -= tail->lines.list[0].width + 2 * entry->style->size;
    }
    block_set(flow->setting, flow->galley, block);
    flow_lines(flow, block);
    flow_children(flow, entry);
    flow_leave(flow, entry, scope);
}

/* ---- pictures ---- */

static dim align_box(const struct flow *flow, const struct doc_node *node, dim width)
{
    dim left = flow->measure - width;

    return flow->x + (node->style->align == ALIGN_CENTRE ? left / 2
                      : node->style->align == ALIGN_END  ? left
                                                         : 0);
}

/* Width and height before there is a page: as asked for, a frame being filled or fitted into; when nothing
 * was, at 150 pixels an inch, or what is drawn at its own size. */
static void wanted_size(const struct doc_picture *picture, long_dim *width, long_dim *height)
{
    long_dim w = picture->width ? picture->width : 1, h = picture->height ? picture->height : 1;
    bool by_height = picture->wanted_height &&
                     (!picture->wanted_width || picture->wanted_height * w < picture->wanted_width * h);

    *width = picture->wanted_width;
    *height = picture->wanted_height;
    if (picture->fills)
        return;
    if (by_height)
        *width = picture->wanted_height * w / h;
    else if (!picture->wanted_width)
        *width = picture->kind == PICTURE_SVG ? w : w * 72 * DIM_PT / 150;
    *height = *width * h / w;
}

/* Never wider than the measure nor taller than leaves room for a caption on a page. */
static void size_picture(const struct flow *flow, const struct doc_picture *picture, struct picture_box *box)
{
    long_dim width, height, wide, tallest = (long_dim)master_height(flow->page) * 17 / 20;

    wanted_size(picture, &width, &height);
    wide = width < flow->measure ? width : flow->measure;
    if (box->node->style->bleed && !flow->beside && !flow->columned)
        wide = flow->page->width;
    height = width ? height * wide / width : 0;
    if (height > 0 && height > tallest) {
        wide = wide * tallest / height;
        height = tallest;
    }
    box->width = (dim)wide;
    box->height = (dim)height;
}

static void push_box(struct flow *flow, const struct doc_node *node)
{
    struct picture_box *box = ARENA_NEW(&flow->setting->work, struct picture_box);

    box->node = node;
    if (node->drawing) {
        box->drawing = figure_draw(&flow->setting->work, flow->setting->faces, node->drawing, flow->measure);
        box->width = box->drawing.width;
        box->height = box->drawing.height;
    } else if (node->picture) {
        size_picture(flow, node->picture, box);
    } else {
        box->rule = true;
        box->width = flow->measure;
        box->height = node->style->rule_above ? node->style->rule_above : DIM_PT / 2;
    }
    box->x = align_box(flow, node, box->width);
    flow_waiting_label(flow);
    flow_push(flow, GALLEY_BOX, box->height, BREAK_FREE)->box = box;
}

/* A drawing is not divided; beside others and in columns one too high is set again in the full measure. */
static void check_height(struct flow *flow, const struct doc_node *node, size_t first)
{
    const struct galley_item *items = flow->galley->items.items;
    const struct frame *frame = flow->frame;
    long_dim height = 0, room = (long_dim)master_height(flow->page);

    if (frame)
        room -= frame->all_top + frame->all_bottom;
    while (items[first].kind == GALLEY_SPACE)
        first++;
    for (; first < flow->galley->items.count; first++)
        height += items[first].height;
    if (height <= room || flow->beside || flow->columned)
        return;
    DIAG(flow->setting->diagnostics, MSG_drawing_too_high, node->origin, millimetres(flow->setting, height),
         millimetres(flow->setting, room));
    flow->setting->failed = true;
}

/* The caption stands where its author put it among the children: above a chart, below a picture; a page never
 * parts them. */
void flow_figure(struct flow *flow, const struct doc_node *node)
{
    struct flow_scope scope = flow_enter(flow, node);
    bool above = node->drawing != NULL;
    size_t first = flow->galley->items.count;

    if (above)
        flow_children(flow, node);
    flow->keep = above && flow->galley->items.count > first;
    push_box(flow, node);
    if (above)
        check_height(flow, node, first);
    if (!above && node->first) {
        flow->keep = true;
        flow_children(flow, node);
    }
    flow_hold_together(flow, first);
    flow_leave(flow, node, scope);
}

/* A decoration may be only a rule: its thickness is the line itself and no frame. */
static void flow_decoration(struct flow *flow, const struct doc_node *node)
{
    const struct doc_style *style = node->style;

    if (style->space_before > flow->space)
        flow->space = style->space_before;
    push_box(flow, node);
    flow->space = style->space_after;
}

static void flow_plain(struct flow *flow, const struct doc_node *node)
{
    struct flow_scope scope = flow_enter(flow, node);

    if (node->runs.count)
        flow_text(flow, node);
    if (node->across)
        flow_beside(flow, node, 0);
    else if (node->columns)
        flow_columns(flow, node);
    else if (!flow_with_margin(flow, node))
        flow_children(flow, node);
    flow_leave(flow, node, scope);
}

void flow_node(struct flow *flow, const struct doc_node *node)
{
    switch (node->role) {
    case DOC_LIST:
        flow_list(flow, node);
        break;
    case DOC_ITEM:
        flow_item(flow, node, node->side_label);
        break;
    case DOC_TABLE:
        flow_table(flow, node);
        break;
    case DOC_FIGURE:
        flow_figure(flow, node);
        break;
    case DOC_ENTRY:
        flow_entry(flow, node);
        break;
    case DOC_DECORATION:
        flow_decoration(flow, node);
        break;
    default:
        flow_plain(flow, node);
    }
}

struct galley *flow_document(struct setting *setting)
{
    struct galley *galley = ARENA_NEW(&setting->work, struct galley);
    struct flow flow = {.setting = setting, .galley = galley, .page = &setting->document->other};

    flow.measure = master_measure(flow.page);

    flow_node(&flow, setting->document->root);
    return galley;
}
