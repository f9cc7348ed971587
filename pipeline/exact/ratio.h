/* Exact rational numbers. A ratio is immutable: its limbs lie in the arena given to the operation that made
 * it. Results are in lowest terms with a positive denominator. GMP does the arithmetic and is not seen
 * outside exact/. */
#ifndef PRECEPT_EXACT_RATIO_H
#define PRECEPT_EXACT_RATIO_H

#include "base/arena.h"
#include "exact/decimal.h"

#include <stdint.h>

struct ratio {
    const void *numerator, *denominator; /* limbs, least first; NULL for a number that fits in small_… */
    int32_t numerator_size, denominator_size; /* limbs; a negative numerator_size is a negative number */
    int64_t small_numerator,
        small_denominator; /* used when numerator is NULL; the zero struct reads as 0/1 */
};

/* Named rounding rules; ties of HALF_UP go away from nought (2.5 → 3, -2.5 → -3), DOWN is towards nought. */
enum rounding { ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP };

struct ratio ratio_of_whole(int64_t n);
struct ratio ratio_of_decimal(struct decimal d);
struct ratio ratio_add(struct arena *arena, struct ratio a, struct ratio b);
struct ratio ratio_subtract(struct arena *arena, struct ratio a, struct ratio b);
struct ratio ratio_multiply(struct arena *arena, struct ratio a, struct ratio b);
struct ratio ratio_divide(struct arena *arena, struct ratio a,
                          struct ratio b); /* BUG for b = 0: ask ratio_sign first */
struct ratio ratio_negate(struct arena *arena, struct ratio a);
int ratio_compare(struct ratio a, struct ratio b); /* -1, 0, 1 */
int ratio_sign(struct ratio a);
bool ratio_is_whole(struct ratio a);
/* a × 10^decimals rounded to a whole number by the rule, as a ratio. */
struct ratio ratio_round(struct arena *arena, struct ratio a, unsigned decimals, enum rounding rule);
/* Digits with exactly `decimals` places, "-" first when negative and not nought, no thousands commas. */
struct slice ratio_digits(struct arena *arena, struct ratio a, unsigned decimals, enum rounding rule);
/* The exact value as people read it: "228579000", "39.89", or "91185/228579 (39.8921…)" for one without end.
 */
struct slice ratio_exact_text(struct arena *arena, struct ratio a);
/* The nearest int64 after rounding; false when it does not fit. */
bool ratio_to_whole(struct ratio a, enum rounding rule, int64_t *n);
/* For drawing only: a × scale rounded half up to a whole number (scale positive, result must fit; else
 * clamped). */
int64_t ratio_scaled(struct ratio a, struct ratio per, int64_t scale); /* a / per × scale; per not nought */

/* The sum of many decimals of one column, without an arena until the end. */
struct decimal_sum {
    __int128 total; /* × 10^-scale */
    uint8_t scale;
    bool overflow; /* beyond 10^36: reported by the caller */
};
void decimal_sum_add(struct decimal_sum *sum, struct decimal d);
struct ratio decimal_sum_ratio(struct arena *arena, const struct decimal_sum *sum);

/* Whole numbers that sum to `total` and differ from the exact share by less than 1: largest remainder
 * (Hare-Niemeyer), ties to the earlier part. parts must be 0 or more with a positive sum. out has `count`
 * places. */
void shares_by_largest_remainder(const struct ratio *parts, size_t count, int64_t total, int64_t *out);

/* What is known of a number: low ≤ it ≤ high (an end may be open). */
struct interval {
    struct ratio low, high;
    bool low_open, high_open;
};
struct interval interval_of(struct ratio exact);
/* The numbers that print as d: d ± half a unit of its last digit, the upper end open (£207.8m: £207.75m ≤ x <
 * £207.85m). */
struct interval interval_of_written(struct arena *arena, struct decimal d, struct ratio unit);
bool interval_is_point(struct interval i);
struct interval interval_add(struct arena *arena, struct interval a, struct interval b);
struct interval interval_subtract(struct arena *arena, struct interval a, struct interval b);
struct interval interval_multiply(struct arena *arena, struct interval a, struct interval b);
struct interval interval_divide(struct arena *arena, struct interval a,
                                struct interval b); /* b must not hold nought */

#endif
