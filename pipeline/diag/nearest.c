/* "Did you mean …": the nearest of a list of names by edit distance. */
#include "base/utf8.h"
#include "diag/diagnostics.h"

enum { LONGEST = 64 }; /* code points; longer names are not compared */

static size_t decode(struct slice s, uint32_t out[LONGEST])
{
    struct arena scratch = ARENA_INIT;
    struct slice folded = utf8_fold(&scratch, s);
    size_t count = 0;

    for (size_t at = 0; at < folded.len && count < LONGEST;)
        out[count++] = utf8_next(folded, &at);
    arena_release(&scratch);
    return count;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t two = a < b ? a : b;

    return two < c ? two : c;
}

/* Optimal string alignment distance (Damerau 1964, restricted): a swap of neighbours is one edit. */
static size_t distance(const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len)
{
    size_t rows[3][LONGEST + 1];

    for (size_t k = 0; k <= b_len; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a_len; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

        now[0] = i;
        for (size_t k = 1; k <= b_len; k++) {
            now[k] = least(last[k] + 1, now[k - 1] + 1, last[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && before[k - 2] + 1 < now[k])
                now[k] = before[k - 2] + 1;
        }
    }
    return rows[a_len % 3][b_len];
}

size_t edit_distance(struct slice a, struct slice b)
{
    uint32_t left[LONGEST], right[LONGEST];
    size_t left_len = decode(a, left);

    return distance(left, left_len, right, decode(b, right));
}

struct slice nearest_name(struct slice wanted, const struct slice *candidates, size_t count)
{
    uint32_t a[LONGEST], b[LONGEST];
    size_t a_len = decode(wanted, a), best = a_len / 3 + 1;
    struct slice found = S("");

    for (size_t i = 0; i < count; i++) {
        size_t edits = distance(a, a_len, b, decode(candidates[i], b));

        if (edits < best || (edits == best && !found.len)) {
            best = edits;
            found = candidates[i];
        }
    }
    return found;
}

struct slice did_you_mean(struct arena *arena, struct slice wanted, const struct slice *names, size_t count)
{
    struct slice nearest = nearest_name(wanted, names, count);

    return nearest.len ? ARENA_JOIN(arena, S("Did you mean \""), nearest, S("\"?")) : nearest;
}
