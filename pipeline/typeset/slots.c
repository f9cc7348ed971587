/* Slots: page numbers, page ranges, the number of pages. In the first attempt a guess stands for them; after
 * pagination they are known, and blocks that hold them are set again until nothing changes. */
#include "base/utf8.h"
#include "typeset/galley.h"

#include <stdlib.h>

struct slice page_folio(struct arena *arena, size_t index)
{
    return arena_print(arena, "%zu", index + 1);
}

bool runs_have_slots(struct doc_runs runs)
{
    for (size_t i = 0; i < runs.count; i++)
        if (runs.items[i].kind == RUN_SLOT)
            return true;
    return false;
}

static const struct element_pages *pages_of(const struct slots *slots, uint32_t element)
{
    size_t low = 0, high = slots->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slots->list[middle].element < element)
            low = middle + 1;
        else
            high = middle;
    }
    return low < slots->count && slots->list[low].element == element ? &slots->list[low] : NULL;
}

/* The text with `first` for the first {} and `last` for the second. */
static struct slice fill(struct arena *arena, struct slice form, struct slice first, struct slice last)
{
    size_t at = slice_find(form, S("{}"), 0), next;

    if (at >= form.len)
        return form.len ? form : first;
    next = slice_find(form, S("{}"), at + 2);
    if (next >= form.len)
        return ARENA_JOIN(arena, slice_sub(form, 0, at), first, slice_from(form, at + 2));
    return ARENA_JOIN(arena, slice_sub(form, 0, at), first, slice_sub(form, at + 2, next - at - 2), last,
                      slice_from(form, next + 2));
}

static struct slice range_text(const struct slots *slots, struct arena *arena, const struct doc_slot *slot)
{
    const struct element_pages *target = pages_of(slots, slot->target);
    size_t first = target ? target->first : 0, last = first;

    if (target && slot->kind == SLOT_PAGES) {
        const struct doc_node *section = target->node;
        const struct element_pages *whole;

        while (section->role != DOC_SECTION && section->parent)
            section = section->parent;
        whole = section->role == DOC_SECTION ? pages_of(slots, section->element) : target;
        last = whole ? whole->last : target->last;
    }
    if (!slots->known) /* a guess of usual width */
        first = last = 87;
    if (first == last)
        return fill(arena, slot->one, page_folio(arena, first), S(""));
    return fill(arena, slot->many.len ? slot->many : slot->one, page_folio(arena, first),
                page_folio(arena, last));
}

struct slice slot_text(const struct setting *setting, struct arena *arena, const struct doc_slot *slot,
                       const struct this_page *page)
{
    const struct slots *slots = &setting->slots;

    switch (slot->kind) {
    case SLOT_THIS_PAGE:
        return fill(arena, slot->one, page ? page->folio : S(""), S(""));
    case SLOT_SECTION:
        return fill(arena, slot->one, page ? page->section : S(""), S(""));
    case SLOT_TOTAL_PAGES:
        return fill(arena, slot->one, page_folio(arena, slots->known ? slots->page_count - 1 : 87), S(""));
    default:
        return range_text(slots, arena, slot);
    }
}

struct doc_runs slots_filled(const struct setting *setting, struct arena *arena, struct doc_runs runs,
                             const struct this_page *page)
{
    struct doc_run *filled;

    if (!runs_have_slots(runs))
        return runs;
    filled = ARENA_ARRAY(arena, struct doc_run, runs.count);
    for (size_t i = 0; i < runs.count; i++) {
        filled[i] = runs.items[i];
        if (filled[i].kind == RUN_SLOT && filled[i].slot)
            filled[i].text = slot_text(setting, arena, filled[i].slot, page);
    }
    return (struct doc_runs){filled, runs.count};
}

/* ---- after pagination ---- */

static int by_element(const void *a, const void *b)
{
    uint32_t x = ((const struct element_pages *)a)->element, y = ((const struct element_pages *)b)->element;

    return x < y ? -1 : x > y;
}

static size_t page_of(const struct page_cuts *cuts, size_t item)
{
    size_t low = 0, high = cuts->count;

    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;

        if (cuts->list[middle].start <= item)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void slots_learn(struct setting *setting, const struct galley *galley, const struct page_cuts *cuts)
{
    struct slots *slots = &setting->slots;

    slots->list = ARENA_ARRAY(&setting->kept, struct element_pages, galley->places.count + 1);
    slots->count = 0;
    for (size_t i = 0; i < galley->places.count; i++) {
        struct node_place place = galley->places.items[i];

        while (place.first < place.end && galley->items.items[place.first].kind == GALLEY_SPACE)
            place.first++;
        if (!place.element || place.first >= place.end)
            continue;
        slots->list[slots->count++] = (struct element_pages){
            place.element, place.node, page_of(cuts, place.first), page_of(cuts, place.end - 1)};
    }
    qsort(slots->list, slots->count, sizeof *slots->list, by_element);
    slots->page_count = cuts->count;
    slots->known = true;
}

/* The first attempts may move things both ways; from then on nothing shrinks, so the attempts come to an end.
 */
enum { FREE_ATTEMPTS = 3 };

static struct floor *floor_of(const struct setting *setting, const struct doc_node *node)
{
    for (size_t i = 0; i < setting->slots.floors.count; i++)
        if (setting->slots.floors.items[i].node == node)
            return &setting->slots.floors.items[i];
    return NULL;
}

static struct floor *floor_new(struct setting *setting, const struct doc_node *node)
{
    struct floor *found = floor_of(setting, node);

    if (!found) {
        found = VECTOR_PUSH(&setting->kept, &setting->slots.floors);
        *found = (struct floor){.node = node};
    }
    return found;
}

size_t slots_line_floor(const struct setting *setting, const struct doc_node *node)
{
    const struct floor *floor = floor_of(setting, node);

    return floor ? floor->lines : 0;
}

void slots_keep_heights(struct setting *setting, const struct doc_node *table, dim *heights, size_t count)
{
    struct floor *floor;

    if (setting->slots.attempt < FREE_ATTEMPTS)
        return;
    floor = floor_new(setting, table);
    if (!floor->heights)
        floor->heights = ARENA_ARRAY(&setting->kept, dim, count);
    for (size_t i = 0; i < count; i++) {
        if (heights[i] < floor->heights[i])
            heights[i] = floor->heights[i];
        floor->heights[i] = heights[i];
    }
}

/* Sets a block whose slots say something else now. While heights may still shrink, and whenever it has more
 * lines than the galley holds, it becomes stale. */
static void reset_block(struct setting *setting, struct block *block)
{
    size_t lines;

    block_set(setting, NULL, block);
    lines = block->lines.count;
    if (lines > block->room && setting->slots.attempt >= FREE_ATTEMPTS)
        floor_new(setting, block->node)->lines = lines;
    block->stale = lines > block->room || (lines < block->room && setting->slots.attempt < FREE_ATTEMPTS);
}

enum settling slots_settle(struct setting *setting, struct galley *galley)
{
    enum settling settling = SLOTS_SETTLED;
    struct block *last = NULL;

    for (size_t i = 0; i < galley->slots.count; i++) {
        struct used_slot *used = &galley->slots.items[i];
        struct slice text = slot_text(setting, &setting->kept, used->slot, NULL);

        if (slice_equal(text, used->text))
            continue;
        used->text = text;
        galley->changed = used->block ? used->block->node : NULL;
        if (!used->block) {
            settling = SLOTS_REFLOW;
        } else if (used->block !=
                   last) { /* the slots of a block stand together: it is set with all of them */
            last = used->block;
            reset_block(setting, last);
            if (last->stale && last->beside)
                settling = SLOTS_REFLOW;
            else if (last->stale && settling == SLOTS_SETTLED)
                settling = SLOTS_REFIT;
        }
    }
    setting->slots.attempt++;
    return settling;
}
