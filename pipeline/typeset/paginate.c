/* Pages: the sequence of page breaks with the least price over the whole document. A page's price grows with
 * the square of the room it leaves empty; a break has the price that flow gave it. What is forbidden is only
 * very dear, so that there is always an answer. Takes heights only; knows no text. */
#include "base/bug.h"
#include "typeset/columns.h"
#include "typeset/table.h"

/* An empty page costs as much as a page itself, so the number of pages stays small. */
enum { EMPTY_PAGE = 100000, NEW_PAGE = 100000, EMPTY_LAST_PAGE = 4000 };
#define OVERFULL_PAGE ((int64_t)1 << 36)
#define UNREACHED INT64_MAX

struct best {
    int64_t price;
    uint32_t before;
};

struct page_breaker {
    const struct setting *setting;
    const struct galley_item *items;
    size_t count;
    struct best *best; /* of a page that begins at item i; [count] = the end */
};

/* The frame that a page break before the item would cut. */
struct frame *item_outside(const struct galley_item *item)
{
    return item->kind == GALLEY_OPEN ? item->frame->parent : item->frame;
}

/* Heads of tables and upper padding that stand again above an item when a page begins with it. */
static long_dim opening_height(const struct galley_item *item)
{
    long_dim height = 0;

    for (const struct frame *f = item_outside(item); f; f = f->parent)
        height += f->table ? 0 : f->top;
    return height + table_repeated_height(item);
}

static long_dim closing_height(const struct page_breaker *b, size_t end)
{
    const struct frame *f = end < b->count ? item_outside(&b->items[end]) : NULL;

    return f ? f->all_bottom + table_carried_height(&b->items[end]) : 0;
}

static int64_t empty_price(long_dim left, long_dim height)
{
    int64_t share = left * 1000 / height; /* thousandths of the page */

    return share * share * EMPTY_PAGE / 1000000;
}

/* A last page with a line or two on it. */
static int64_t last_price(long_dim used, long_dim height)
{
    long_dim zone = height / 6;

    return used < zone ? (zone - used) * EMPTY_LAST_PAGE / zone : 0;
}

/* Room on a page that begins with the item. */
static long_dim page_room(const struct page_breaker *b, size_t from)
{
    return master_height(page_master(b->setting->document, from, b->items[from].master));
}

static void relax(struct page_breaker *b, size_t from, size_t to, int64_t price)
{
    price += b->best[from].price;
    if (price < b->best[to].price)
        b->best[to] = (struct best){price, (uint32_t)from};
}

static bool breaks_before(const struct page_breaker *b, size_t item)
{
    return item == b->count || (b->items[item].kind != GALLEY_SPACE && b->items[item].kind != GALLEY_CLOSE);
}

/* The page from item `from` up to item `next`; false when no longer page can do. */
static bool try_page(struct page_breaker *b, size_t from, size_t next, long_dim used)
{
    long_dim room = page_room(b, from);
    long_dim total = used + closing_height(b, next), left = room - total;

    if (next == b->count)
        relax(b, from, next, NEW_PAGE + (from ? last_price(total, room) : 0));
    else if (b->items[next].starts_page)
        relax(b, from, next, NEW_PAGE);
    else
        relax(b, from, next, NEW_PAGE + empty_price(left, room) + b->items[next].price);
    return next < b->count && !b->items[next].starts_page;
}

static bool fits(const struct page_breaker *b, size_t from, size_t next, long_dim used)
{
    return used + closing_height(b, next) <= page_room(b, from);
}

/* A page may end too soon: sums that are carried forward take more room than the rest of their table. */
static bool fits_but_for_sums(const struct page_breaker *b, size_t from, size_t next, long_dim used)
{
    long_dim sums = next < b->count ? table_carried_height(&b->items[next]) : 0;

    return sums && fits(b, from, next, used - sums);
}

/* A page that grows by one item after another. */
struct page_fill {
    long_dim used, spaces;
    size_t columns_from; /* the first item on it of the columns that it is in; SIZE_MAX = in none */
    long_dim above;      /* what stands above them */
};

/* Columns end level wherever the page ends. */
static void fill_columns(struct page_fill *fill, const struct galley_item *items, size_t next)
{
    size_t starts[MOST_COLUMNS + 1];
    struct column_run run = {items, fill->columns_from, next};

    if (run.from != SIZE_MAX)
        fill->used = fill->above + columns_height(&run, fill->used - fill->above, starts);
}

static void fill_item(struct page_fill *fill, const struct galley_item *items, size_t at)
{
    if (in_columns(&items[at])) {
        if (fill->columns_from == SIZE_MAX) {
            fill->columns_from = at;
            fill->above = fill->used + fill->spaces;
        }
        fill->spaces = 0;
        return;
    }
    if (fill->columns_from != SIZE_MAX) {
        fill_columns(fill, items, at);
        fill->columns_from = SIZE_MAX;
        fill->spaces = 0;
    }
    if (items[at].kind == GALLEY_SPACE) {
        fill->spaces += items[at].height;
        return;
    }
    fill->used += fill->spaces + items[at].height;
    fill->spaces = 0;
}

/* Whether it is worth while to look at a page that ends before the item: in columns, which cost time, only
 * where one may begin. */
static bool may_end(const struct page_breaker *b, size_t next, bool any)
{
    if (next == b->count || !in_columns(&b->items[next]))
        return true;
    return column_may_begin(&b->items[next]) ||
           (!any && item_outside(&b->items[next]) == b->items[next].frame->in_columns);
}

/* Every page that begins with item `from`. What is higher than a page alone stands on a page that it
 * overfills. */
static void try_pages(struct page_breaker *b, size_t from)
{
    struct page_fill fill = {.used = opening_height(&b->items[from]), .columns_from = SIZE_MAX};
    bool any = false;

    for (size_t at = from; at < b->count; at++) {
        size_t next = at + 1;

        fill_item(&fill, b->items, at);
        if (b->items[at].kind == GALLEY_SPACE)
            continue;
        while (next < b->count && b->items[next].kind == GALLEY_SPACE)
            next++;
        if (!breaks_before(b, next) || !may_end(b, next, any))
            continue;
        fill_columns(&fill, b->items, next);
        if (!fits(b, from, next, fill.used)) {
            if (fits_but_for_sums(b, from, next, fill.used))
                continue;
            if (!any)
                relax(b, from, next, NEW_PAGE + OVERFULL_PAGE + fill.used);
            return;
        }
        any = true;
        if (!try_page(b, from, next, fill.used))
            return;
    }
    if (!any) /* nothing but spaces */
        relax(b, from, b->count, NEW_PAGE);
}

static struct page_cuts collect(const struct page_breaker *b, struct arena *arena)
{
    struct page_cuts cuts = {NULL, 0};
    size_t at;

    for (at = b->count; at > 0; at = b->best[at].before)
        cuts.count++;
    if (!cuts.count)
        cuts.count = 1; /* an empty document has a page */
    cuts.list = ARENA_ARRAY(arena, struct page_cut, cuts.count);
    at = b->count;
    for (size_t i = cuts.count; i-- > 0 && at > 0; at = b->best[at].before)
        cuts.list[i] = (struct page_cut){b->best[at].before, at};
    return cuts;
}

struct page_cuts paginate(struct setting *setting, const struct galley *galley)
{
    struct arena scratch = ARENA_INIT;
    struct page_breaker b = {.setting = setting, .items = galley->items.items, .count = galley->items.count};
    struct page_cuts cuts;

    b.best = ARENA_ARRAY(&scratch, struct best, b.count + 1);
    for (size_t i = 1; i <= b.count; i++)
        b.best[i].price = UNREACHED;
    for (size_t i = 0; i < b.count; i++)
        if (b.best[i].price != UNREACHED)
            try_pages(&b, i);
    BUG_IF(b.best[b.count].price == UNREACHED);
    cuts = collect(&b, &setting->work);
    arena_release(&scratch);
    return cuts;
}
