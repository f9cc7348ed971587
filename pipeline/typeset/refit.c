/* After page numbers changed the number of lines of some blocks: the galley again, with those lines in the
 * place of the old ones. Everything else stays, so that a report is not shaped anew for the sake of a few
 * page numbers. */
#include "typeset/galley.h"

static void push_lines(struct setting *setting, struct galley *fresh, const struct galley_item *first)
{
    struct block *block = first->block;
    size_t floor = slots_line_floor(setting, block->node);

    block->room = block->lines.count > floor ? block->lines.count : floor;
    block->stale = false;
    for (size_t i = 0; i < block->room; i++) {
        struct galley_item *item = VECTOR_PUSH(&setting->work, &fresh->items);

        *item = *first;
        item->number = (uint32_t)i;
        if (i == 0)
            continue;
        item->starts_page = false;
        item->price = block_line_price(block, i);
    }
}

void galley_refit(struct setting *setting, struct galley *galley)
{
    struct arena scratch = ARENA_INIT;
    size_t count = galley->items.count;
    size_t *moved = ARENA_ARRAY(&scratch, size_t, count + 1); /* where each item stands now */
    struct galley fresh = {0};
    const struct block *done = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct galley_item *item = &galley->items.items[i];

        moved[i] = fresh.items.count;
        if (item->kind == GALLEY_LINE && item->number > 0 && item->block == done)
            continue;
        done = NULL;
        if (item->kind == GALLEY_LINE && item->number == 0 && item->block->stale) {
            done = item->block;
            push_lines(setting, &fresh, item);
        } else {
            *VECTOR_PUSH(&setting->work, &fresh.items) = *item;
        }
    }
    moved[count] = fresh.items.count;
    for (size_t i = 0; i < galley->places.count; i++) {
        galley->places.items[i].first = moved[galley->places.items[i].first];
        galley->places.items[i].end = moved[galley->places.items[i].end];
    }
    galley->items.items = fresh.items.items;
    galley->items.count = fresh.items.count;
    galley->items.capacity = fresh.items.capacity;
    arena_release(&scratch);
}
