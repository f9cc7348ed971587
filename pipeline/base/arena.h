/* Memory that is freed all at once. Every product of a stage lives in one arena; scratch is a second one. */
#ifndef PRECEPT_BASE_ARENA_H
#define PRECEPT_BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest;
    char *next, *end;          /* free room in the newest block */
    struct arena_block *large; /* blocks that hold one thing each */
};

#define ARENA_INIT                                                                                           \
    {                                                                                                        \
        NULL, NULL, NULL, NULL                                                                               \
    }

void arena_init(struct arena *arena);
void arena_release(struct arena *arena); /* frees everything; the arena may be used again */

/* Zeroed, aligned for any object; size 0 gives a pointer that must not be read. Ends the program for want of
 * memory. */
void *arena_alloc(struct arena *arena, size_t size);
/* Moves (or, at the arena's end, extends) what arena_alloc or arena_grow gave for old_size bytes; the new
 * part is zeroed. old may be NULL. Something large is given back when it moves, so a growing array costs what
 * it holds. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);
/* What was given for old_size bytes needs but new_size. The rest is given back where that is possible: of
 * what was given last, and of something large that is not needed at all (new_size 0). */
void arena_shrink(struct arena *arena, void *what, size_t old_size, size_t new_size);
struct slice arena_copy(struct arena *arena, struct slice s); /* a NUL follows, outside the slice */
struct slice arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The parts joined; the list ends with a part whose ptr is NULL. */
struct slice arena_join(struct arena *arena, const struct slice *parts);
#define ARENA_JOIN(arena, ...) arena_join((arena), (const struct slice[]){__VA_ARGS__, {NULL, 0}})

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* A growing array in an arena: VECTOR(struct line) lines = {0}; *VECTOR_PUSH(arena, &lines) = line; */
#define VECTOR(type)                                                                                         \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count, capacity;                                                                              \
    }
#define VECTOR_PUSH(arena, v)                                                                                \
    ((v)->items = (v)->count < (v)->capacity                                                                 \
                      ? (v)->items                                                                           \
                      : vector_grown((arena), (v)->items, &(v)->capacity, sizeof *(v)->items),               \
     &(v)->items[(v)->count++])
void *vector_grown(struct arena *arena, void *items, size_t *capacity, size_t item_size);

#endif
