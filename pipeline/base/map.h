/* A hash map from text to a number (an index into somebody's array). It has no order: what is printed is
 * walked in the array's order. */
#ifndef PRECEPT_BASE_MAP_H
#define PRECEPT_BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct map_entry;

struct map {
    struct map_entry *entries;
    size_t count, capacity;
};

enum { MAP_NONE = UINT32_MAX };

/* Keys are lent, not copied. Returns the value that the key had before, or MAP_NONE; then the new one is
 * stored. */
uint32_t map_put(struct arena *arena, struct map *map, struct slice key, uint32_t value);
uint32_t map_lookup(const struct map *map, struct slice key); /* MAP_NONE when absent */
uint64_t hash_bytes(struct slice s);                          /* the same on every machine */

#endif
