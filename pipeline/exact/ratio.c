/* Exact rational numbers: 64-bit numbers while they fit (with 128 bits on the way), GMP beyond. Every number
 * has one form, small whenever it can be, so that equal numbers have equal fields. */
#include "exact/ratio.h"

#include "base/bug.h"
#include "exact/ratio_big.h"

typedef __int128 wide;

static bool is_small(const struct ratio *r)
{
    return !r->numerator;
}

/* The zero struct reads as 0/1. */
static int64_t small_denominator(const struct ratio *r)
{
    return r->small_denominator ? r->small_denominator : 1;
}

static bool fits(wide n)
{
    return n >= -INT64_MAX && n <= INT64_MAX;
}

static struct ratio small(int64_t numerator, int64_t denominator)
{
    return (struct ratio){.small_numerator = numerator, .small_denominator = denominator};
}

/* ---- to GMP and back ---- */

static mp_size_t lend_small(mp_limb_t *limb, int64_t n)
{
    *limb = n < 0 ? 0 - (mp_limb_t)n : (mp_limb_t)n;
    return n < 0 ? -1 : n > 0;
}

void ratio_lend(struct lent_ratio *lent, const struct ratio *r)
{
    if (is_small(r)) {
        mp_size_t size = lend_small(&lent->small_numerator, r->small_numerator);

        lent->small_denominator = (mp_limb_t)small_denominator(r);
        mpz_roinit_n(lent->numerator, &lent->small_numerator, size);
        mpz_roinit_n(lent->denominator, &lent->small_denominator, 1);
    } else {
        mpz_roinit_n(lent->numerator, r->numerator, r->numerator_size);
        mpz_roinit_n(lent->denominator, r->denominator, r->denominator_size);
    }
}

static const void *limbs_copied(struct arena *arena, mpz_t n, int32_t *size)
{
    size_t count = mpz_size(n);
    void *copy = arena_alloc(arena, count * sizeof(mp_limb_t));

    memcpy(copy, mpz_limbs_read(n), count * sizeof(mp_limb_t));
    *size = mpz_sgn(n) < 0 ? -(int32_t)count : (int32_t)count;
    return copy;
}

static bool fits_small(mpz_t n)
{
    return mpz_sizeinbase(n, 2) <= 63;
}

static int64_t small_of(mpz_t n)
{
    int64_t size = (int64_t)mpz_getlimbn(n, 0);

    return mpz_sgn(n) < 0 ? -size : size;
}

struct ratio ratio_keep(struct arena *arena, mpz_t numerator, mpz_t denominator)
{
    struct ratio r = {0};
    mpz_t common;

    mpz_init(common);
    mpz_gcd(common, numerator, denominator);
    if (mpz_sgn(denominator) < 0)
        mpz_neg(common, common);
    mpz_divexact(numerator, numerator, common);
    mpz_divexact(denominator, denominator, common);
    mpz_clear(common);
    if (fits_small(numerator) && fits_small(denominator))
        return small(small_of(numerator), small_of(denominator));
    r.numerator = limbs_copied(arena, numerator, &r.numerator_size);
    r.denominator = limbs_copied(arena, denominator, &r.denominator_size);
    return r;
}

static void set_wide(mpz_t out, wide n)
{
    unsigned __int128 size = n < 0 ? 0 - (unsigned __int128)n : (unsigned __int128)n;
    uint64_t limbs[2] = {(uint64_t)size, (uint64_t)(size >> 64)};

    mpz_import(out, 2, -1, sizeof limbs[0], 0, 0, limbs);
    if (n < 0)
        mpz_neg(out, out);
}

static wide greatest_common(wide a, wide b)
{
    while (b) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

struct ratio ratio_reduced(struct arena *arena, wide numerator, wide denominator)
{
    struct ratio r;
    mpz_t top, bottom;

    if (denominator != 1) {
        wide common = greatest_common(numerator, denominator);

        numerator /= denominator < 0 ? -common : common;
        denominator /= denominator < 0 ? -common : common;
    }
    if (fits(numerator) && fits(denominator))
        return small((int64_t)numerator, (int64_t)denominator);
    mpz_inits(top, bottom, NULL);
    set_wide(top, numerator);
    set_wide(bottom, denominator);
    r = ratio_keep(arena, top, bottom);
    mpz_clears(top, bottom, NULL);
    return r;
}

/* ---- making ---- */

struct ratio ratio_of_whole(int64_t n)
{
    BUG_IF(n == INT64_MIN); /* has no opposite; nothing that is read has more than 18 digits */
    return small(n, 1);
}

struct ratio ratio_of_decimal(struct decimal d)
{
    int64_t power = 1;

    BUG_IF(d.scale > 18);
    for (unsigned i = 0; i < d.scale; i++)
        power *= 10;
    return ratio_reduced(NULL, d.coefficient, power); /* both fit: no limbs are needed */
}

/* ---- arithmetic ---- */

/* a + b, or a - b when sign is -1. The products are below 2^126, so their sum fits in 127 bits. */
static struct ratio sum(struct arena *arena, struct ratio a, struct ratio b, int sign)
{
    struct lent_ratio x, y;
    struct ratio r;
    mpz_t top, bottom;

    if (is_small(&a) && is_small(&b)) {
        wide p = small_denominator(&a), q = small_denominator(&b);

        if (p == q)
            return ratio_reduced(arena, (wide)a.small_numerator + (wide)sign * b.small_numerator, p);
        return ratio_reduced(arena, a.small_numerator * q + sign * (b.small_numerator * p), p * q);
    }
    ratio_lend(&x, &a);
    ratio_lend(&y, &b);
    mpz_inits(top, bottom, NULL);
    mpz_mul(top, x.numerator, y.denominator);
    (sign < 0 ? mpz_submul : mpz_addmul)(top, y.numerator, x.denominator);
    mpz_mul(bottom, x.denominator, y.denominator);
    r = ratio_keep(arena, top, bottom);
    mpz_clears(top, bottom, NULL);
    return r;
}

struct ratio ratio_add(struct arena *arena, struct ratio a, struct ratio b)
{
    return sum(arena, a, b, 1);
}

struct ratio ratio_subtract(struct arena *arena, struct ratio a, struct ratio b)
{
    return sum(arena, a, b, -1);
}

static struct ratio product(struct arena *arena, struct ratio a, struct ratio b, bool upside_down)
{
    struct lent_ratio x, y;
    struct ratio r;
    mpz_t top, bottom;

    if (is_small(&a) && is_small(&b)) {
        wide p = b.small_numerator, q = small_denominator(&b);

        return ratio_reduced(arena, a.small_numerator * (upside_down ? q : p),
                             small_denominator(&a) * (upside_down ? p : q));
    }
    ratio_lend(&x, &a);
    ratio_lend(&y, &b);
    mpz_inits(top, bottom, NULL);
    mpz_mul(top, x.numerator, upside_down ? y.denominator : y.numerator);
    mpz_mul(bottom, x.denominator, upside_down ? y.numerator : y.denominator);
    r = ratio_keep(arena, top, bottom);
    mpz_clears(top, bottom, NULL);
    return r;
}

struct ratio ratio_multiply(struct arena *arena, struct ratio a, struct ratio b)
{
    return product(arena, a, b, false);
}

struct ratio ratio_divide(struct arena *arena, struct ratio a, struct ratio b)
{
    BUG_IF(!ratio_sign(b));
    return product(arena, a, b, true);
}

struct ratio ratio_negate(struct arena *arena, struct ratio a)
{
    (void)arena; /* the limbs are shared: only the sign changes */
    a.numerator_size = -a.numerator_size;
    a.small_numerator = -a.small_numerator;
    return a;
}

/* ---- asking ---- */

int ratio_compare(struct ratio a, struct ratio b)
{
    struct lent_ratio x, y;
    mpz_t left, right;
    int order;

    if (is_small(&a) && is_small(&b)) {
        wide p = (wide)a.small_numerator * small_denominator(&b),
             q = (wide)b.small_numerator * small_denominator(&a);

        return (p > q) - (p < q);
    }
    ratio_lend(&x, &a);
    ratio_lend(&y, &b);
    mpz_inits(left, right, NULL);
    mpz_mul(left, x.numerator, y.denominator);
    mpz_mul(right, y.numerator, x.denominator);
    order = mpz_cmp(left, right);
    mpz_clears(left, right, NULL);
    return (order > 0) - (order < 0);
}

int ratio_sign(struct ratio a)
{
    if (is_small(&a))
        return (a.small_numerator > 0) - (a.small_numerator < 0);
    return a.numerator_size < 0 ? -1 : 1;
}

bool ratio_is_whole(struct ratio a)
{
    struct lent_ratio x;

    if (is_small(&a))
        return small_denominator(&a) == 1;
    ratio_lend(&x, &a);
    return mpz_cmp_ui(x.denominator, 1) == 0;
}
