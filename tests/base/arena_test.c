/* base/arena: blocks, growth in place and by moving, large blocks given back, joined and printed text. */
#include "base/arena.h"
#include "expect.h"

#include <stdint.h>

static bool all_bytes(const char *p, size_t count, char byte)
{
    for (size_t i = 0; i < count; i++)
        if (p[i] != byte)
            return false;
    return true;
}

static void test_zeroed_and_aligned(void)
{
    struct arena arena = ARENA_INIT;

    for (size_t size = 1; size < 300000; size = size * 3 + 1) {
        char *p = arena_alloc(&arena, size);

        EXPECT((uintptr_t)p % 16 == 0);
        EXPECT(all_bytes(p, size, 0));
        memset(p, 'x', size);
    }
    arena_release(&arena);
    EXPECT(arena.newest == NULL && arena.large == NULL);
}

/* Of one array growing alone, and of two that grow in turns, so that neither is at the end. */
static void test_growing(void)
{
    struct arena arena = ARENA_INIT;
    VECTOR(uint32_t) one = {0};
    VECTOR(uint32_t) two = {0};
    bool same = true;

    for (uint32_t i = 0; i < 200000; i++) {
        *VECTOR_PUSH(&arena, &one) = i;
        *VECTOR_PUSH(&arena, &two) = ~i;
    }
    for (uint32_t i = 0; i < 200000; i++)
        same = same && one.items[i] == i && two.items[i] == ~i;
    EXPECT(same);
    EXPECT(all_bytes((char *)(one.items + one.count), (one.capacity - one.count) * sizeof *one.items, 0));
    arena_release(&arena);
}

static void test_grow_keeps_neighbours(void)
{
    struct arena arena = ARENA_INIT;
    char *a = arena_alloc(&arena, 10), *b;

    memset(a, 'a', 10);
    EXPECT(arena_grow(&arena, a, 10, 40) == (void *)a); /* at the end: in place */
    b = arena_alloc(&arena, 10);
    memset(b, 'b', 10);
    a = arena_grow(&arena, a, 40, 100);
    EXPECT(all_bytes(a, 10, 'a') && all_bytes(a + 10, 90, 0) && all_bytes(b, 10, 'b'));
    arena_release(&arena);
}

static void test_large_blocks(void)
{
    struct arena arena = ARENA_INIT;
    char *small = arena_alloc(&arena, 16), *first = arena_alloc(&arena, 1 << 20), *second;
    char *after = arena_alloc(&arena, 16);

    EXPECT(after == small + 16); /* a large block takes no room from the small ones */
    second = arena_alloc(&arena, 1 << 18);
    memset(first, '1', 1 << 20);
    memset(second, '2', 1 << 18);
    first = arena_grow(&arena, first, 1 << 20, 3 << 20); /* not the newest */
    second = arena_grow(&arena, second, 1 << 18, 1 << 19);
    EXPECT(all_bytes(first, 1 << 20, '1') && all_bytes(first + (1 << 20), 2 << 20, 0));
    EXPECT(all_bytes(second, 1 << 18, '2') && all_bytes(second + (1 << 18), 1 << 18, 0));
    arena_release(&arena);
}

static void test_shrinking(void)
{
    struct arena arena = ARENA_INIT;
    char *first = arena_alloc(&arena, 64), *second, *large = arena_alloc(&arena, 1 << 20);

    memset(first, '1', 64);
    arena_shrink(&arena, first, 64, 20);
    second = arena_alloc(&arena, 32);
    EXPECT(second == first + 32 && all_bytes(first, 32, '1') && all_bytes(second, 32, 0));
    arena_shrink(&arena, first, 32, 0); /* no longer the last */
    EXPECT((char *)arena_alloc(&arena, 16) == second + 32);
    arena_shrink(&arena, large, 1 << 20, 1 << 19); /* part of something large stays */
    EXPECT(all_bytes(large, 1 << 20, 0));
    arena_shrink(&arena, large, 1 << 20, 0);
    EXPECT(!arena.large);
    arena_shrink(&arena, NULL, 0, 0);
    arena_release(&arena);
}

static void test_text(void)
{
    struct arena arena = ARENA_INIT;
    struct slice copy = arena_copy(&arena, S("abc"));

    EXPECT_TEXT(copy, "abc");
    EXPECT(copy.ptr[3] == '\0');
    EXPECT_TEXT(arena_copy(&arena, (struct slice){NULL, 0}), "");
    EXPECT_TEXT(arena_print(&arena, "%d of %s", 3, "four"), "3 of four");
    EXPECT_TEXT(ARENA_JOIN(&arena, S("a"), S(""), S("bc")), "abc");
    arena_release(&arena);
}

int main(void)
{
    test_zeroed_and_aligned();
    test_growing();
    test_grow_keeps_neighbours();
    test_large_blocks();
    test_shrinking();
    test_text();
    return expect_report();
}
