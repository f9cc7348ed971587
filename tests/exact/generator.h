/* Seeded numbers for property tests: the same on every machine (xorshift64*, Vigna 2016). */
#ifndef PRECEPT_TESTS_GENERATOR_H
#define PRECEPT_TESTS_GENERATOR_H

#include <stdint.h>

struct generator {
    uint64_t state;
};

static inline uint64_t generate(struct generator *g)
{
    g->state ^= g->state >> 12;
    g->state ^= g->state << 25;
    g->state ^= g->state >> 27;
    return g->state * 0x2545f4914f6cdd1du;
}

static inline int64_t generate_between(struct generator *g, int64_t low, int64_t high)
{
    return low + (int64_t)(generate(g) % (uint64_t)(high - low + 1));
}

#endif
