/* Rounding by a named rule, and the digits of a ratio. A number is rounded once, here, where it is printed or
 * compared with what was printed. */
#include "base/bug.h"
#include "exact/ratio.h"
#include "exact/ratio_big.h"

#include <stdlib.h>

/* Whether the size of a number is raised, from twice its rest compared with the divisor. */
static bool rounds_away(int twice_rest, bool rest, bool odd, enum rounding rule)
{
    switch (rule) {
    case ROUND_HALF_UP:
        return twice_rest >= 0;
    case ROUND_HALF_EVEN:
        return twice_rest > 0 || (twice_rest == 0 && odd);
    case ROUND_DOWN:
        return false;
    case ROUND_UP:
        return rest;
    }
    return false;
}

static void power_of_ten(mpz_t out, unsigned exponent)
{
    mpz_ui_pow_ui(out, 10, exponent);
}

void ratio_rounded(mpz_t whole, const struct ratio *ratio, unsigned decimals, enum rounding rule)
{
    struct lent_ratio lent;
    mpz_t scaled, rest;
    bool has_rest;

    ratio_lend(&lent, ratio);
    mpz_inits(scaled, rest, NULL);
    power_of_ten(scaled, decimals);
    mpz_mul(scaled, scaled, lent.numerator);
    mpz_abs(scaled, scaled);
    mpz_tdiv_qr(whole, rest, scaled, lent.denominator);
    has_rest = mpz_sgn(rest) != 0;
    mpz_mul_2exp(rest, rest, 1);
    if (rounds_away(mpz_cmp(rest, lent.denominator), has_rest, mpz_odd_p(whole), rule))
        mpz_add_ui(whole, whole, 1);
    if (mpz_sgn(lent.numerator) < 0)
        mpz_neg(whole, whole);
    mpz_clears(scaled, rest, NULL);
}

static bool power_fits(unsigned decimals, int64_t *power)
{
    *power = 1;
    for (unsigned i = 0; i < decimals; i++)
        if (__builtin_mul_overflow(*power, 10, power))
            return false;
    return true;
}

/* The fast path of ratio_rounded: false when the number is not small. */
static bool rounded_small(const struct ratio *r, unsigned decimals, enum rounding rule, __int128 *whole)
{
    int64_t power, denominator = r->small_denominator ? r->small_denominator : 1;
    __int128 size, rest;
    bool negative = r->small_numerator < 0;

    if (r->numerator || !power_fits(decimals, &power))
        return false;
    size = (__int128)(negative ? -r->small_numerator : r->small_numerator) * power;
    rest = size % denominator;
    size /= denominator;
    if (rounds_away((2 * rest > denominator) - (2 * rest < denominator), rest != 0, size & 1, rule))
        size++;
    *whole = negative ? -size : size;
    return true;
}

struct ratio ratio_round(struct arena *arena, struct ratio a, unsigned decimals, enum rounding rule)
{
    struct ratio r;
    mpz_t whole, one;
    __int128 small;

    if (rounded_small(&a, decimals, rule, &small))
        return ratio_reduced(arena, small, 1);
    mpz_init(whole);
    mpz_init_set_ui(one, 1);
    ratio_rounded(whole, &a, decimals, rule);
    r = ratio_keep(arena, whole, one);
    mpz_clears(whole, one, NULL);
    return r;
}

bool ratio_to_whole(struct ratio a, enum rounding rule, int64_t *n)
{
    struct ratio whole;
    struct arena scratch = ARENA_INIT;
    bool fits;

    whole = ratio_round(&scratch, a, 0, rule);
    fits = !whole.numerator;
    *n = fits ? whole.small_numerator : 0;
    arena_release(&scratch);
    return fits;
}

int64_t ratio_scaled(struct ratio a, struct ratio per, int64_t scale)
{
    struct arena scratch = ARENA_INIT;
    struct ratio share = ratio_multiply(&scratch, ratio_divide(&scratch, a, per), ratio_of_whole(scale));
    int64_t n;

    if (!ratio_to_whole(share, ROUND_HALF_UP, &n))
        n = ratio_sign(share) < 0 ? -INT64_MAX : INT64_MAX;
    arena_release(&scratch);
    return n;
}

/* ---- digits ---- */

/* Digits of a whole number of 10^-decimals, with the point set in. */
static struct slice pointed(struct arena *arena, struct slice digits, unsigned decimals, bool negative)
{
    size_t noughts = digits.len <= decimals ? decimals + 1 - digits.len : 0;
    size_t len = negative + noughts + digits.len + (decimals > 0);
    char *out = arena_alloc(arena, len + 1), *p = out;

    if (negative)
        *p++ = '-';
    for (size_t i = 0; i < noughts + digits.len; i++) {
        if (decimals && i == noughts + digits.len - decimals)
            *p++ = '.';
        *p++ = i < noughts ? '0' : digits.ptr[i - noughts];
    }
    return (struct slice){out, len};
}

static struct slice digits_of_whole(struct arena *arena, mpz_t whole, unsigned decimals)
{
    size_t room = mpz_sizeinbase(whole, 10) + 2;
    char *digits = arena_alloc(arena, room);
    bool negative = mpz_sgn(whole) < 0;

    mpz_get_str(digits, 10, whole);
    return pointed(arena, slice_of(digits + negative), decimals, negative);
}

static struct slice digits_of_small(struct arena *arena, __int128 whole, unsigned decimals)
{
    char digits[40];
    size_t at = sizeof digits;
    unsigned __int128 size = whole < 0 ? 0 - (unsigned __int128)whole : (unsigned __int128)whole;

    do {
        digits[--at] = (char)('0' + (int)(size % 10));
        size /= 10;
    } while (size);
    return pointed(arena, (struct slice){digits + at, sizeof digits - at}, decimals, whole < 0);
}

struct slice ratio_digits(struct arena *arena, struct ratio a, unsigned decimals, enum rounding rule)
{
    struct slice text;
    __int128 small;
    mpz_t whole;

    if (rounded_small(&a, decimals, rule, &small))
        return digits_of_small(arena, small, decimals);
    mpz_init(whole);
    ratio_rounded(whole, &a, decimals, rule);
    text = digits_of_whole(arena, whole, decimals);
    mpz_clear(whole);
    return text;
}

/* How many places the decimal fraction 1/denominator needs; false when it has no end (another prime than 2
 * and 5). */
static bool places_of(const struct ratio *r, unsigned *places)
{
    struct lent_ratio lent;
    mpz_t rest, prime;
    mp_bitcnt_t twos, fives;
    bool ends;

    ratio_lend(&lent, r);
    mpz_init(rest);
    mpz_init_set_ui(prime, 2);
    twos = mpz_remove(rest, lent.denominator, prime);
    mpz_set_ui(prime, 5);
    fives = mpz_remove(rest, rest, prime);
    ends = mpz_cmp_ui(rest, 1) == 0;
    mpz_clears(rest, prime, NULL);
    *places = (unsigned)(twos > fives ? twos : fives);
    return ends;
}

enum { LONGEST_DECIMAL = 12, SHOWN_PLACES = 6 };

struct slice ratio_exact_text(struct arena *arena, struct ratio a)
{
    struct lent_ratio lent;
    struct slice top, bottom;
    unsigned places;

    if (places_of(&a, &places) && places <= LONGEST_DECIMAL)
        return ratio_digits(arena, a, places, ROUND_DOWN);
    ratio_lend(&lent, &a);
    top = digits_of_whole(arena, lent.numerator, 0);
    bottom = digits_of_whole(arena, lent.denominator, 0);
    return ARENA_JOIN(arena, top, S("/"), bottom, S(" ("), ratio_digits(arena, a, SHOWN_PLACES, ROUND_DOWN),
                      S("…)"));
}
