/* base/map: many keys, replaced values, and hashes that no machine may change. */
#include "base/map.h"
#include "expect.h"

static void test_many(void)
{
    struct arena arena = ARENA_INIT;
    struct map map = {0};
    bool found = true;

    EXPECT_NUMBER(map_lookup(&map, S("nothing yet")), MAP_NONE);
    for (uint32_t i = 0; i < 20000; i++)
        found = found && map_put(&arena, &map, arena_print(&arena, "key %u", i), i) == MAP_NONE;
    for (uint32_t i = 0; i < 20000; i++)
        found = found && map_lookup(&map, arena_print(&arena, "key %u", i)) == i;
    EXPECT(found);
    EXPECT_NUMBER(map.count, 20000);
    EXPECT_NUMBER(map_lookup(&map, S("key 20000")), MAP_NONE);
    arena_release(&arena);
}

static void test_replacing(void)
{
    struct arena arena = ARENA_INIT;
    struct map map = {0};

    EXPECT_NUMBER(map_put(&arena, &map, S("a"), 1), MAP_NONE);
    EXPECT_NUMBER(map_put(&arena, &map, S("a"), 2), 1);
    EXPECT_NUMBER(map_lookup(&map, S("a")), 2);
    EXPECT_NUMBER(map_put(&arena, &map, (struct slice){NULL, 0}, 7), MAP_NONE);
    EXPECT_NUMBER(map_lookup(&map, S("")), 7);
    EXPECT_NUMBER(map.count, 2);
    arena_release(&arena);
}

static void test_hash(void)
{
    EXPECT(hash_bytes(S("precept")) == hash_bytes(slice_sub(S("precepts"), 0, 7)));
    EXPECT(hash_bytes(S("ab")) != hash_bytes(S("ba")));
    EXPECT(hash_bytes(S("")) != hash_bytes(slice_sub(S("\0"), 0, 1)));
}

int main(void)
{
    test_many();
    test_replacing();
    test_hash();
    return expect_report();
}
