/* Open addressing with linear probing, at most half full. */
#include "base/map.h"

struct map_entry {
    struct slice key;
    uint64_t hash;
    uint32_t value;
};

/* FNV-1a, then a mix, since the low bits choose the slot. Keys are short, and names clash only by chance: the
 * sources are the author's own. */
uint64_t hash_bytes(struct slice s)
{
    uint64_t h = 0xcbf29ce484222325u ^ s.len;

    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
    h ^= h >> 32;
    h *= 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static struct map_entry *slot_of(const struct map *map, struct slice key, uint64_t hash)
{
    size_t at = hash & (map->capacity - 1);

    while (map->entries[at].key.ptr &&
           (map->entries[at].hash != hash || !slice_equal(map->entries[at].key, key)))
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

static void grow(struct arena *arena, struct map *map)
{
    struct map bigger = {NULL, map->count, map->capacity ? map->capacity * 2 : 16};

    bigger.entries = ARENA_ARRAY(arena, struct map_entry, bigger.capacity);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key.ptr)
            *slot_of(&bigger, map->entries[i].key, map->entries[i].hash) = map->entries[i];
    arena_shrink(arena, map->entries, map->capacity * sizeof *map->entries, 0);
    *map = bigger;
}

uint32_t map_put(struct arena *arena, struct map *map, struct slice key, uint32_t value)
{
    uint64_t hash = hash_bytes(key);
    struct map_entry *slot;
    uint32_t before = MAP_NONE;

    if (map->count * 2 >= map->capacity)
        grow(arena, map);
    slot = slot_of(map, key, hash);
    if (slot->key.ptr)
        before = slot->value;
    else
        map->count++;
    *slot = (struct map_entry){key.ptr ? key : S(""), hash, value};
    return before;
}

uint32_t map_lookup(const struct map *map, struct slice key)
{
    const struct map_entry *slot;

    if (!map->capacity)
        return MAP_NONE;
    slot = slot_of(map, key, hash_bytes(key));
    return slot->key.ptr ? slot->value : MAP_NONE;
}
