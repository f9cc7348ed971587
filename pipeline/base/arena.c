/* Bump allocation in blocks that double up to 1 MiB. What is large gets a block of its own, so that it can be
 * given back when it grows and wastes no room of the others. */
#include "base/arena.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, LARGE = 1 << 17, ALIGNMENT = 16, HUGE_PAGE = 1 << 21 };

struct arena_block {
    struct arena_block *older, *newer; /* newer only among the large */
    size_t size;                       /* of the room after this head */
    size_t mapped;                     /* bytes from the head on that were mapped; 0 = of malloc */
};

#define HEAD_SIZE ((sizeof(struct arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

void arena_init(struct arena *arena)
{
    *arena = (struct arena)ARENA_INIT;
}

static void free_block(struct arena_block *block)
{
    if (block->mapped)
        munmap(block, block->mapped);
    else
        free(block);
}

static void free_blocks(struct arena_block *newest)
{
    while (newest) {
        struct arena_block *older = newest->older;

        free_block(newest);
        newest = older;
    }
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->newest);
    free_blocks(arena->large);
    arena_init(arena);
}

/* Whole huge pages: a table of a hundred thousand rows else takes a fifth of its time for page faults. */
static struct arena_block *map_block(size_t size)
{
    size_t wanted = (HEAD_SIZE + size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE, before;
    char *place = mmap(NULL, wanted + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct arena_block *block;

    if (place == MAP_FAILED)
        out_of_memory();
    before = HUGE_PAGE - (uintptr_t)place % HUGE_PAGE;
    if (before)
        munmap(place, before);
    if (before < HUGE_PAGE)
        munmap(place + before + wanted, HUGE_PAGE - before);
    block = (struct arena_block *)(void *)(place + before);
    madvise(block, wanted, MADV_HUGEPAGE); /* a wish */
    block->mapped = wanted;
    block->size = size;
    return block;
}

static struct arena_block *new_block(size_t size)
{
    struct arena_block *block;

    if (size >= HUGE_PAGE && size < SIZE_MAX / 2)
        return map_block(size);
    block = size < SIZE_MAX / 2 ? calloc(1, HEAD_SIZE + size) : NULL;
    if (!block)
        out_of_memory();
    block->size = size;
    return block;
}

static void add_block(struct arena *arena)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    struct arena_block *block = new_block(size < LARGEST_BLOCK ? size : LARGEST_BLOCK);

    block->older = arena->newest;
    arena->newest = block;
    arena->next = (char *)block + HEAD_SIZE;
    arena->end = arena->next + block->size;
}

static void *add_large(struct arena *arena, size_t size)
{
    struct arena_block *block = new_block(size);

    block->older = arena->large;
    if (arena->large)
        arena->large->newer = block;
    arena->large = block;
    return (char *)block + HEAD_SIZE;
}

static void free_large(struct arena *arena, void *what)
{
    struct arena_block *block = (struct arena_block *)((char *)what - HEAD_SIZE);

    if (block->newer)
        block->newer->older = block->older;
    else
        arena->large = block->older;
    if (block->older)
        block->older->newer = block->newer;
    free_block(block);
}

static size_t aligned(size_t size)
{
    if (size > SIZE_MAX / 4)
        out_of_memory();
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *result;

    size = aligned(size);
    if (size >= LARGE)
        return add_large(arena, size);
    while (!arena->next || size > (size_t)(arena->end - arena->next))
        add_block(arena);
    result = arena->next;
    arena->next += size;
    return result;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    size_t old_room = aligned(old_size), new_room = aligned(new_size);
    void *result;

    BUG_IF(new_size < old_size);
    if (old && new_room < LARGE && (char *)old + old_room == arena->next &&
        new_room - old_room <= (size_t)(arena->end - arena->next)) {
        arena->next += new_room - old_room;
        return old;
    }
    result = arena_alloc(arena, new_size);
    if (old && old_size)
        memcpy(result, old, old_size);
    if (old && old_room >= LARGE)
        free_large(arena, old);
    return result;
}

void arena_shrink(struct arena *arena, void *what, size_t old_size, size_t new_size)
{
    size_t old_room = aligned(old_size), new_room = aligned(new_size);

    BUG_IF(new_size > old_size);
    if (old_room >= LARGE && !new_room) {
        free_large(arena, what);
    } else if (old_room && old_room < LARGE && (char *)what + old_room == arena->next) {
        memset((char *)what + new_room, 0, old_room - new_room);
        arena->next = (char *)what + new_room;
    }
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
    char *copy = arena_alloc(arena, s.len + 1);

    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (struct slice){copy, s.len};
}

struct slice arena_print(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    int len;
    char *text;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    BUG_IF(len < 0);
    text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (struct slice){text, (size_t)len};
}

struct slice arena_join(struct arena *arena, const struct slice *parts)
{
    size_t len = 0, at = 0;
    char *text;

    for (const struct slice *p = parts; p->ptr; p++)
        len += p->len;
    text = arena_alloc(arena, len + 1);
    for (const struct slice *p = parts; p->ptr; p++) {
        memcpy(text + at, p->ptr, p->len);
        at += p->len;
    }
    return (struct slice){text, len};
}

void *vector_grown(struct arena *arena, void *items, size_t *capacity, size_t item_size)
{
    size_t more = *capacity ? *capacity * 2 : 8;
    void *moved = arena_grow(arena, items, *capacity * item_size, more * item_size);

    *capacity = more;
    return moved;
}
