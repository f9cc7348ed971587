/* Private to exact/: how a ratio and GMP's numbers turn into each other. Only ratio*.c include this. */
#ifndef PRECEPT_EXACT_RATIO_BIG_H
#define PRECEPT_EXACT_RATIO_BIG_H

#include "exact/ratio.h"

#include <gmp.h>

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NUMB_BITS == 64, "a limb holds an int64");

/* A ratio seen as GMP's number: nothing is allocated and nothing is freed. It must not be written to, nor
 * moved. */
struct lent_ratio {
    mpz_t numerator, denominator;
    mp_limb_t small_numerator, small_denominator;
};

void ratio_lend(struct lent_ratio *lent, const struct ratio *ratio);
/* In lowest terms; the limbs are copied when the number is not small. denominator may be negative, not
 * nought. */
struct ratio ratio_keep(struct arena *arena, mpz_t numerator, mpz_t denominator);
/* The same from numbers that the fast path has made. */
struct ratio ratio_reduced(struct arena *arena, __int128 numerator, __int128 denominator);
/* Floor of numerator / denominator × 10^decimals by the rule; `whole` is initialised by the caller. */
void ratio_rounded(mpz_t whole, const struct ratio *ratio, unsigned decimals, enum rounding rule);

#endif
