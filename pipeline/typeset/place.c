/* One page from its stretch of the galley: first the heights, so that backgrounds know where they end on this
 * page, then the items in reading order. */
#include "typeset/place.h"

#include "typeset/columns.h"
#include "typeset/table.h"

struct page_placer {
    struct setter *setter;
    const struct galley_item *items;
    struct page_cut cut;
    size_t count; /* of the galley */
    dim *tops;    /* of item cut.start + i */
    dim *shifts;  /* of the same item to the right: that of its column */
    struct margin_lines margin;
    struct arena scratch;
};

/* Frames that were open before the page, the outermost first. */
static size_t frames_around(struct page_placer *p, const struct galley_item *item, struct frame ***list)
{
    size_t count = 0;

    for (struct frame *f = item_outside(item); f; f = f->parent)
        count++;
    *list = ARENA_ARRAY(&p->scratch, struct frame *, count);
    for (struct frame *f = item_outside(item); f; f = f->parent)
        (*list)[--count] = f;
    for (struct frame *f = item_outside(item); f; f = f->parent)
        count++;
    return count;
}

static dim reopened_height(const struct page_placer *p, const struct frame *frame)
{
    const struct galley_item *first = &p->items[p->cut.start];

    if (!frame->table)
        return frame->top;
    return first->frame == frame ? table_repeated_height(first) : 0;
}

/* Gives the lower edge of the item. */
static dim item_top(struct page_placer *p, size_t at, dim y)
{
    const struct galley_item *item = &p->items[at];

    p->tops[at - p->cut.start] = y;
    if (item->kind == GALLEY_OPEN)
        item->frame->page_top = y;
    y += item->height;
    if (item->kind == GALLEY_CLOSE)
        item->frame->page_bottom = y;
    return y;
}

/* The columns that begin with item `from`. Gives the item behind them, and in y their lower edge. */
static size_t columns_tops(struct page_placer *p, size_t from, dim *y)
{
    const struct frame *frame = p->items[from].frame->in_columns;
    struct column_run run = {p->items, from, from};
    size_t starts[MOST_COLUMNS + 1];
    dim top = *y;

    while (run.end < p->cut.end && in_columns(&p->items[run.end]))
        run.end++;
    if (!p->shifts)
        p->shifts = ARENA_ARRAY(&p->scratch, dim, p->cut.end - p->cut.start);
    *y += (dim)columns_height(&run, 0, starts);
    for (unsigned column = 0; column < frame->columns; column++) {
        dim below = top;

        for (size_t i = starts[column]; i < starts[column + 1]; i++) {
            below = item_top(p, i, below);
            p->shifts[i - p->cut.start] = frame->column_step * (dim)column;
        }
    }
    return run.end;
}

/* Gives the lower edge of what stands on the page. */
static dim find_tops(struct page_placer *p, struct frame **around, size_t around_count, dim y)
{
    for (size_t i = 0; i < around_count; i++) {
        around[i]->page_top = y;
        y += reopened_height(p, around[i]);
    }
    for (size_t i = p->cut.start; i < p->cut.end; i++) {
        if (in_columns(&p->items[i]))
            i = columns_tops(p, i, &y) - 1;
        else
            y = item_top(p, i, y);
    }
    for (size_t i = p->cut.end;
         i > p->cut.start && p->items[i - 1].kind == GALLEY_SPACE && !in_columns(&p->items[i - 1]); i--)
        y -= p->items[i - 1].height;
    if (p->cut.end < p->count)
        for (struct frame *f = item_outside(&p->items[p->cut.end]); f; f = f->parent) {
            y += f->table ? table_carried_height(&p->items[p->cut.end]) : f->bottom;
            f->page_bottom = y;
        }
    return y;
}

static struct page_item frame_area(const struct setter *setter, const struct frame *frame)
{
    return (struct page_item){.x = setter->left + frame->x,
                              .y = frame->page_top,
                              .width = frame->width,
                              .height = frame->page_bottom - frame->page_top};
}

/* A background that bleeds goes on to the left and right edges of the page with the rules at its edges, and
 * to its top where it opens the page. One that pages happen to break before stays below their heads, whose
 * ink need not do on it. */
static struct page_item bled_area(const struct setter *setter, const struct frame *frame, bool begins)
{
    const struct doc_master *master = setter->master;
    struct page_item area = frame_area(setter, frame);

    if (!frame->style->bleed || frame->in_columns)
        return area;
    area.x = 0;
    area.width = master->width;
    if (begins && frame->page_top == master->top && document_page_opener(frame->node)) {
        area.height += area.y;
        area.y = 0;
    }
    return area;
}

/* On the bar at the side, level with the middle of the first line. */
static void set_dot(struct setter *setter, const struct frame *frame)
{
    const struct doc_style *style = frame->style;
    struct drawing_spec spec = {.kind = DRAWING_DISC, .ink = style->rule};
    struct arena scratch = ARENA_INIT;
    struct drawing disc = figure_draw(&scratch, setter->setting->faces, &spec, style->rule_dot);
    enum artifact_kind outer = setter->artifact;

    setter->artifact = ARTIFACT_LAYOUT;
    set_drawing(setter, &disc, 0,
                (struct point){setter->left + frame->x + (style->rule_start - style->rule_dot) / 2,
                               frame->page_top + frame->top + (style->leading - style->rule_dot) / 2});
    setter->artifact = outer;
    arena_release(&scratch);
}

static void set_frame(struct setter *setter, const struct frame *frame, bool begins)
{
    const struct doc_style *style = frame->style;
    struct page_item area, bled;

    if (frame->table)
        return;
    area = frame_area(setter, frame);
    bled = bled_area(setter, frame, begins);
    mark_element(setter, frame->node->element, area.x, frame->page_top, frame->page_bottom);
    if (style->has_background)
        set_rectangle(setter, bled, style->background, ARTIFACT_BACKGROUND);
    if (begins) {
        bled.height = style->rule_above;
        set_rectangle(setter, bled, style->rule, ARTIFACT_LAYOUT);
    }
    area.width = style->rule_start;
    set_rectangle(setter, area, style->rule, ARTIFACT_LAYOUT);
    if (begins && style->rule_start && style->rule_dot)
        set_dot(setter, frame);
}

static void close_frame(struct setter *setter, const struct frame *frame)
{
    struct page_item below;

    if (frame->table)
        return;
    below = bled_area(setter, frame, false);
    below.y = frame->page_bottom - frame->style->rule_below;
    below.height = frame->style->rule_below;
    set_rectangle(setter, below, frame->style->rule, ARTIFACT_LAYOUT);
}

/* Items of one row that is cut into lines are set together. Gives the last of them. */
static size_t place_row(struct page_placer *p, size_t at)
{
    const struct galley_item *item = &p->items[at];
    const struct table_set *set = item->table;
    size_t lines = table_row_lines(set, item->number);
    struct row_part part = {item->number, 0, lines, p->tops[at - p->cut.start], item->height, true, true};

    if (item->part != UINT32_MAX) {
        part.from = item->part;
        while (at + 1 < p->cut.end && p->items[at + 1].kind == GALLEY_ROW && p->items[at + 1].table == set &&
               p->items[at + 1].number == item->number)
            part.height += p->items[++at].height;
        part.end = p->items[at].part + 1;
        part.first = part.from == 0;
        part.last = part.end == lines;
    }
    table_set_row(p->setter, set, &part);
    return at;
}

static size_t place_item(struct page_placer *p, size_t at);

/* The last frame of a cell that is all frames, as a panel is, reaches down to the end of its row. */
static void place_cell(struct page_placer *outer, const struct beside *row, const struct galley *cell,
                       dim top)
{
    size_t count = cell->items.count;
    const struct galley_item *items = cell->items.items;
    struct page_placer p = {.setter = outer->setter, .items = items, .cut = {0, count}, .count = count};

    if (!count)
        return;
    p.tops = ARENA_ARRAY(&p.scratch, dim, count);
    find_tops(&p, NULL, 0, top);
    for (size_t i = count; i-- > 0 && items[0].kind == GALLEY_OPEN && items[i].kind == GALLEY_CLOSE;)
        items[i].frame->page_bottom = top + row->height;
    for (size_t i = 0; i < count; i++)
        i = place_item(&p, i);
    arena_release(&p.scratch);
}

static size_t place_item(struct page_placer *p, size_t at)
{
    const struct galley_item *item = &p->items[at];
    dim top = p->tops[at - p->cut.start];

    if (item->kind != GALLEY_SPACE && p->margin.margin &&
        !(item->kind == GALLEY_LINE && item->block->margin == p->margin.margin))
        margin_flush(&p->margin, p->setter);
    switch ((enum galley_kind)item->kind) {
    case GALLEY_LINE:
        set_line(p->setter, item->block, item->number, top);
        margin_take(&p->margin, &p->scratch, item->block, item->number, top);
        break;
    case GALLEY_ROW:
        return place_row(p, at);
    case GALLEY_BOX:
        set_box(p->setter, item->box, top);
        break;
    case GALLEY_BESIDE:
        for (size_t i = 0; i < item->beside->count; i++)
            place_cell(p, item->beside, &item->beside->cells[i], top);
        break;
    case GALLEY_OPEN:
        set_frame(p->setter, item->frame, true);
        break;
    case GALLEY_CLOSE:
        close_frame(p->setter, item->frame);
        break;
    case GALLEY_UNSEEN:
        table_set_unseen(p->setter, item->unseen, top);
        break;
    case GALLEY_SPACE:
        break;
    }
    return at;
}

/* Sums that are carried forward stand at the end of a page that breaks inside their table. */
static void place_carried(struct page_placer *p)
{
    const struct galley_item *next = &p->items[p->cut.end];
    dim height = p->cut.end < p->count ? table_carried_height(next) : 0;

    if (height)
        table_set_carried(p->setter, next, next->frame->page_bottom - height);
}

void place_page(struct setter *setter, const struct galley *galley, struct page_cut cut)
{
    struct page_placer p = {
        .setter = setter, .items = galley->items.items, .cut = cut, .count = galley->items.count};
    struct frame **around;
    size_t around_count;

    if (cut.start >= cut.end)
        return;
    p.tops = ARENA_ARRAY(&p.scratch, dim, cut.end - cut.start);
    around_count = frames_around(&p, &p.items[cut.start], &around);
    setter->bottom = find_tops(&p, around, around_count, setter->master->top);
    for (size_t i = 0; i < around_count; i++) {
        set_frame(setter, around[i], false);
        if (around[i]->table && reopened_height(&p, around[i]))
            table_set_repeated(setter, &p.items[cut.start], around[i]->page_top);
    }
    for (size_t i = cut.start; i < cut.end; i++) {
        dim shift = p.shifts ? p.shifts[i - cut.start] : 0;

        setter->left += shift;
        i = place_item(&p, i);
        setter->left -= shift;
    }
    margin_flush(&p.margin, setter);
    place_carried(&p);
    arena_release(&p.scratch);
}
