/* Text in columns. Its lines stand in the galley one below the other, as narrow as a column, in a frame that
 * says how many columns there are; what of them comes on one page is cut into columns of the least height
 * that holds it. A column begins where a page may: keeps, orphans and widows hold, and boxes and tables are
 * not divided. */
#include "typeset/columns.h"

#include "base/bug.h"
#include "typeset/flow.h"

static const struct doc_style bare_style;

bool in_columns(const struct galley_item *item)
{
    return item->frame && item->frame->in_columns &&
           !(item->frame->columns && (item->kind == GALLEY_OPEN || item->kind == GALLEY_CLOSE));
}

bool column_may_begin(const struct galley_item *item)
{
    return item->kind != GALLEY_SPACE && item->kind != GALLEY_CLOSE && item->price < BREAK_FEW_ROWS &&
           item_outside(item) == item->frame->in_columns;
}

/* Height from item `at`, when `used` stands above it, to the next place where a column may begin. */
static long_dim height_of_more(const struct column_run *run, size_t at, long_dim used)
{
    long_dim spaces = 0;

    for (size_t i = at; i < run->end && (i == at || !column_may_begin(&run->items[i])); i++) {
        spaces += run->items[i].height;
        if (run->items[i].kind != GALLEY_SPACE) {
            used += spaces;
            spaces = 0;
        }
    }
    return used;
}

/* Fills columns as far as `height` goes; starts has one place more than there are columns. False: they do not
 * hold the run, and no height below `more` will do. */
static bool fill(const struct column_run *run, long_dim height, size_t *starts, long_dim *more)
{
    unsigned count = run->items[run->from].frame->in_columns->columns, column = 0;
    long_dim used = 0, spaces = 0, wanted;
    size_t last = 0; /* where the next column could begin; 0 = nowhere yet */

    starts[0] = run->from;
    *more = INT64_MAX;
    for (size_t at = run->from; at < run->end; at++) {
        const struct galley_item *item = &run->items[at];

        if (item->kind == GALLEY_SPACE) {
            spaces += used ? item->height : 0;
            continue;
        }
        if (at > starts[column] && column_may_begin(item))
            last = at;
        if (used + spaces + item->height > height) {
            wanted = height_of_more(run, at, used + spaces);
            *more = wanted < *more || !last ? wanted : *more;
            if (!last || column + 1 == count)
                return false;
            starts[++column] = at = last;
            at--;
            used = spaces = 0;
            last = 0;
            continue;
        }
        used += spaces + item->height;
        spaces = 0;
    }
    while (column < count)
        starts[++column] = run->end;
    return true;
}

long_dim columns_height(const struct column_run *run, long_dim least, size_t *starts)
{
    unsigned count = run->items[run->from].frame->in_columns->columns;
    long_dim more, total = 0;

    for (size_t i = run->from; i < run->end; i++)
        total += run->items[i].kind == GALLEY_SPACE ? 0 : run->items[i].height;
    if (least < total / count)
        least = total / count;
    while (!fill(run, least, starts, &more)) {
        BUG_IF(more <= least);
        least = more;
    }
    return least;
}

/* ---- into the galley ---- */

/* What no column break divides fits on a page. */
static bool pieces_fit(const struct flow *flow, size_t first, long_dim room)
{
    const struct galley_item *items = flow->galley->items.items;
    struct column_run run = {items, first, flow->galley->items.count};
    size_t from = first;

    for (size_t i = first; i < run.end; i++) {
        if (i != first && !column_may_begin(&items[i]))
            continue;
        from = i;
        if (height_of_more(&run, from, 0) > room)
            return false;
    }
    return true;
}

static struct frame *columns_frame(struct flow *flow, const struct doc_node *node)
{
    struct frame *frame = ARENA_NEW(&flow->setting->work, struct frame);

    *frame = (struct frame){.node = node,
                            .style = &bare_style,
                            .x = flow->x,
                            .width = flow->measure,
                            .columns = node->columns,
                            .column_step = (flow->measure + node->style->gap) / node->columns};
    return frame;
}

void flow_columns(struct flow *flow, const struct doc_node *node)
{
    struct galley *galley = flow->galley;
    struct frame *frame;
    struct flow before;
    size_t items, places = galley->places.count, slots = galley->slots.count, first;

    if (flow->beside || flow->columned || !node->first) {
        flow_children(flow, node);
        return;
    }
    flow_waiting_label(flow);
    before = *flow;
    items = galley->items.count;
    frame = columns_frame(flow, node);
    flow_open(flow, frame);
    first = galley->items.count;
    flow->measure = frame->column_step - node->style->gap;
    flow->columned = true;
    flow_children(flow, node);
    flow->columned = false;
    flow->measure = before.measure;
    if (pieces_fit(flow, first, (long_dim)master_height(flow->page) - frame->all_top - frame->all_bottom)) {
        flow_close(flow);
        return;
    }
    galley->items.count = items; /* as wide as the page, without columns */
    galley->places.count = places;
    galley->slots.count = slots;
    *flow = before;
    flow_children(flow, node);
}
