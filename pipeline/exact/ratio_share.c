/* Sums of whole columns, and whole shares of one whole that add up. */
#include "base/bug.h"
#include "exact/ratio.h"
#include "exact/ratio_big.h"

#include <stdlib.h>

static __int128 power_of_ten(unsigned exponent)
{
    __int128 power = 1;

    while (exponent--)
        power *= 10;
    return power;
}

void decimal_sum_add(struct decimal_sum *sum, struct decimal d)
{
    const __int128 most = (__int128)1000000000000000000 * 1000000000000000000;
    __int128 more = d.coefficient;

    if (sum->overflow)
        return;
    if (d.scale > sum->scale) {
        __int128 power = power_of_ten((unsigned)(d.scale - sum->scale));

        if (sum->total > most / power || sum->total < -most / power) {
            sum->overflow = true;
            return;
        }
        sum->total *= power;
        sum->scale = d.scale;
    } else {
        more *= power_of_ten((unsigned)(sum->scale - d.scale));
    }
    sum->total += more;
    sum->overflow = sum->total > most || sum->total < -most;
}

struct ratio decimal_sum_ratio(struct arena *arena, const struct decimal_sum *sum)
{
    return ratio_reduced(arena, sum->total, power_of_ten(sum->scale));
}

/* ---- shares ---- */

struct remainder {
    struct ratio left;
    size_t part;
};

/* Largest remainder first; of equal ones the earlier part. */
static int by_remainder(const void *left, const void *right)
{
    const struct remainder *a = left, *b = right;
    int order = ratio_compare(b->left, a->left);

    if (order)
        return order;
    return (a->part > b->part) - (a->part < b->part);
}

void shares_by_largest_remainder(const struct ratio *parts, size_t count, int64_t total, int64_t *out)
{
    struct arena scratch = ARENA_INIT;
    struct remainder *rest = ARENA_ARRAY(&scratch, struct remainder, count);
    struct ratio sum = ratio_of_whole(0), per;
    int64_t given = 0;

    for (size_t i = 0; i < count; i++) {
        BUG_IF(ratio_sign(parts[i]) < 0);
        sum = ratio_add(&scratch, sum, parts[i]);
    }
    BUG_IF(ratio_sign(sum) <= 0 || total < 0);
    per = ratio_divide(&scratch, ratio_of_whole(total), sum);
    for (size_t i = 0; i < count; i++) {
        struct ratio share = ratio_multiply(&scratch, parts[i], per);

        BUG_IF(!ratio_to_whole(share, ROUND_DOWN, &out[i]));
        rest[i] = (struct remainder){ratio_subtract(&scratch, share, ratio_of_whole(out[i])), i};
        given += out[i];
    }
    qsort(rest, count, sizeof *rest, by_remainder);
    for (size_t i = 0; given < total; i++, given++)
        out[rest[i].part]++;
    arena_release(&scratch);
}
