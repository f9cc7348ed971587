/* Pieces of messages: the nearest name, and lists of what there is. */
#include "check/check.h"

enum { LISTED = 24 }; /* names that a message lists; of more it lists none */

struct slice names_joined(struct check *c, const struct slice *names, size_t count)
{
    struct buffer out = BUFFER_INIT;
    struct slice joined;

    for (size_t i = 0; i < count; i++) {
        buffer_put_text(&out, i ? ", " : "");
        buffer_put(&out, names[i]);
    }
    joined = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return joined;
}

struct slice choice_advice(struct check *c, struct slice wanted, const struct slice *names, size_t count,
                           const char *lead)
{
    struct slice nearest = did_you_mean(c->arena, wanted, names, count), all = S("");

    if (count && (count <= LISTED || !nearest.len))
        all = ARENA_JOIN(c->arena, slice_of(lead), S(": "), names_joined(c, names, count), S("."));
    if (!count)
        all = ARENA_JOIN(c->arena, slice_of(lead), S(": none yet."));
    if (!nearest.len || !all.len)
        return nearest.len ? nearest : all;
    return ARENA_JOIN(c->arena, nearest, S("\n"), all);
}
