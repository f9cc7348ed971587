/* Exact rational numbers: arithmetic, rounding, digits, sums, shares, intervals. */
#include "exact/generator.h"
#include "exact/ratio.h"
#include "expect.h"

static struct ratio of(int64_t numerator, int64_t denominator, struct arena *arena)
{
    return ratio_divide(arena, ratio_of_whole(numerator), ratio_of_whole(denominator));
}

/* A number of up to six factors of up to 62 bits over as many: small and big ones in turn. */
static struct ratio generated(struct generator *g, struct arena *arena)
{
    struct ratio r = of(generate_between(g, -1000000, 1000000), generate_between(g, 1, 5000), arena);

    for (int64_t i = generate_between(g, 0, 5); i > 2; i--)
        r = ratio_divide(arena,
                         ratio_multiply(arena, r, ratio_of_whole(generate_between(g, 1, INT64_MAX / 4))),
                         ratio_of_whole(generate_between(g, 1, INT64_MAX / 4)));
    return r;
}

static void arithmetic_undoes_itself(void)
{
    struct generator g = {7};

    for (int i = 0; i < 3000; i++) {
        struct arena arena = ARENA_INIT;
        struct ratio a = generated(&g, &arena), b = generated(&g, &arena), c = generated(&g, &arena);

        EXPECT(!ratio_compare(ratio_subtract(&arena, ratio_add(&arena, a, b), b), a));
        if (ratio_sign(b))
            EXPECT(!ratio_compare(ratio_divide(&arena, ratio_multiply(&arena, a, b), b), a));
        EXPECT(!ratio_compare(ratio_multiply(&arena, a, ratio_add(&arena, b, c)),
                              ratio_add(&arena, ratio_multiply(&arena, a, b), ratio_multiply(&arena, a, c))));
        EXPECT(ratio_compare(a, b) == -ratio_compare(b, a));
        EXPECT(ratio_compare(a, b) == ratio_sign(ratio_subtract(&arena, a, b)));
        EXPECT(ratio_sign(ratio_add(&arena, a, ratio_negate(&arena, a))) == 0);
        arena_release(&arena);
    }
}

static void one_form_for_one_number(void)
{
    struct arena arena = ARENA_INIT;
    struct ratio big = ratio_multiply(&arena, ratio_of_whole(INT64_MAX), ratio_of_whole(INT64_MAX)),
                 zero = {0};
    struct ratio back = ratio_divide(&arena, big, ratio_of_whole(INT64_MAX));

    EXPECT(big.numerator != NULL);
    EXPECT(back.numerator == NULL);
    EXPECT_NUMBER(back.small_numerator, INT64_MAX);
    EXPECT(!ratio_compare(zero, ratio_of_whole(0)));
    EXPECT(!ratio_compare(ratio_add(&arena, zero, of(1, 3, &arena)), of(2, 6, &arena)));
    EXPECT_NUMBER(of(4, -6, &arena).small_numerator, -2);
    EXPECT_NUMBER(of(4, -6, &arena).small_denominator, 3);
    EXPECT(ratio_is_whole(big) && !ratio_is_whole(of(1, 2, &arena)));
    arena_release(&arena);
}

static void expect_digits(int64_t n, int64_t d, unsigned decimals, const char *const wanted[4])
{
    struct arena arena = ARENA_INIT;

    for (int rule = ROUND_HALF_UP; rule <= ROUND_UP; rule++) {
        struct ratio r = of(n, d, &arena), huge;

        EXPECT_TEXT(ratio_digits(&arena, r, decimals, (enum rounding)rule), wanted[rule]);
        /* the same through GMP: a multiple of 10^40 added and taken off again leaves no small form on the way
         */
        huge =
            ratio_multiply(&arena, ratio_of_whole(1000000000000000000), ratio_of_whole(1000000000000000000));
        huge = ratio_multiply(&arena, huge, ratio_of_whole(10000));
        r = ratio_add(&arena, n < 0 ? ratio_negate(&arena, huge) : huge, r);
        EXPECT(slice_ends_with(ratio_digits(&arena, r, decimals, (enum rounding)rule),
                               slice_from(slice_of(wanted[rule]), wanted[rule][0] == '-')));
    }
    arena_release(&arena);
}

static void rounds_by_each_rule(void)
{
    expect_digits(5, 2, 0, (const char *[]){"3", "2", "2", "3"});
    expect_digits(-5, 2, 0, (const char *[]){"-3", "-2", "-2", "-3"});
    expect_digits(7, 2, 0, (const char *[]){"4", "4", "3", "4"});
    expect_digits(1, 3, 2, (const char *[]){"0.33", "0.33", "0.33", "0.34"});
    expect_digits(2, 3, 2, (const char *[]){"0.67", "0.67", "0.66", "0.67"});
    expect_digits(12345, 1000, 2, (const char *[]){"12.35", "12.34", "12.34", "12.35"});
    expect_digits(4, 1, 0, (const char *[]){"4", "4", "4", "4"});
}

static void prints_exact_values(void)
{
    struct arena arena = ARENA_INIT;
    struct ratio whole = ratio_of_whole(228579000), share = of(91185, 228579, &arena);

    EXPECT_TEXT(ratio_exact_text(&arena, whole), "228579000");
    EXPECT_TEXT(ratio_exact_text(&arena, of(3989, 100, &arena)), "39.89");
    EXPECT_TEXT(ratio_exact_text(&arena, of(-1, 8, &arena)), "-0.125");
    EXPECT_TEXT(ratio_exact_text(&arena, share), "30395/76193 (0.398921…)");
    EXPECT_TEXT(ratio_digits(&arena, of(-1, 1000, &arena), 2, ROUND_HALF_UP), "0.00");
    EXPECT_TEXT(ratio_digits(&arena, of(-5, 1000, &arena), 2, ROUND_HALF_UP), "-0.01");
    EXPECT_TEXT(ratio_digits(&arena, of(1, 1000, &arena), 5, ROUND_HALF_UP), "0.00100");
    EXPECT_NUMBER(ratio_scaled(of(1, 2, &arena), of(3, 1, &arena), 1000), 167);
    EXPECT_NUMBER(ratio_scaled(ratio_of_whole(INT64_MAX), of(1, 9, &arena), 1024), INT64_MAX);
    arena_release(&arena);
}

static void rounding_differs_by_less_than_one(void)
{
    struct generator g = {11};

    for (int i = 0; i < 3000; i++) {
        struct arena arena = ARENA_INIT;
        struct ratio a = generated(&g, &arena), one = ratio_of_whole(1);
        unsigned decimals = (unsigned)generate_between(&g, 0, 6);
        struct ratio scaled = a, half = of(1, 2, &arena);

        for (unsigned k = 0; k < decimals; k++)
            scaled = ratio_multiply(&arena, scaled, ratio_of_whole(10));
        for (int rule = ROUND_HALF_UP; rule <= ROUND_UP; rule++) {
            struct ratio off =
                ratio_subtract(&arena, ratio_round(&arena, a, decimals, (enum rounding)rule), scaled);

            if (ratio_sign(off) < 0)
                off = ratio_negate(&arena, off);
            EXPECT(ratio_compare(off, rule <= ROUND_HALF_EVEN ? half : one) <=
                   (rule <= ROUND_HALF_EVEN ? 0 : -1));
        }
        arena_release(&arena);
    }
}

static void sums_columns(void)
{
    struct generator g = {3};
    struct decimal_sum sum = {0}, over = {0};
    struct arena arena = ARENA_INIT;
    struct ratio slow = ratio_of_whole(0);

    for (int i = 0; i < 2000; i++) {
        struct decimal d = {generate_between(&g, -1000000000, 1000000000),
                            (uint8_t)generate_between(&g, 0, 6)};

        decimal_sum_add(&sum, d);
        slow = ratio_add(&arena, slow, ratio_of_decimal(d));
    }
    EXPECT(!sum.overflow && !ratio_compare(slow, decimal_sum_ratio(&arena, &sum)));
    decimal_sum_add(&over, (struct decimal){1, 18});
    for (int i = 0; i < 3; i++)
        decimal_sum_add(&over, (struct decimal){999999999999999999, 0});
    EXPECT(over.overflow);
    arena_release(&arena);
}

static void shares_sum_to_the_total(void)
{
    struct generator g = {5};
    struct ratio three[3] = {ratio_of_whole(60), ratio_of_whole(59), ratio_of_whole(97)}, equal[3];
    int64_t out[40];

    for (int i = 0; i < 3; i++)
        equal[i] = ratio_of_whole(1);
    shares_by_largest_remainder(equal, 3, 100, out);
    EXPECT(out[0] == 34 && out[1] == 33 && out[2] == 33);
    shares_by_largest_remainder(three, 3, 100, out);
    EXPECT(out[0] == 28 && out[1] == 27 && out[2] == 45);
    for (int i = 0; i < 500; i++) {
        struct arena arena = ARENA_INIT;
        size_t count = (size_t)generate_between(&g, 1, 40);
        int64_t total = generate_between(&g, 0, 1000), given = 0;
        struct ratio parts[40], whole = ratio_of_whole(0);

        for (size_t k = 0; k < count; k++)
            parts[k] = of(generate_between(&g, k == 0, 100000), generate_between(&g, 1, 12), &arena);
        for (size_t k = 0; k < count; k++)
            whole = ratio_add(&arena, whole, parts[k]);
        shares_by_largest_remainder(parts, count, total, out);
        for (size_t k = 0; k < count; k++) {
            struct ratio exact =
                ratio_divide(&arena, ratio_multiply(&arena, parts[k], ratio_of_whole(total)), whole);
            struct ratio off = ratio_subtract(&arena, ratio_of_whole(out[k]), exact);

            EXPECT(ratio_compare(off, ratio_of_whole(1)) < 0 && ratio_compare(off, ratio_of_whole(-1)) > 0);
            given += out[k];
        }
        EXPECT_NUMBER(given, total);
        arena_release(&arena);
    }
}

static bool holds(struct interval i, struct ratio x)
{
    int low = ratio_compare(i.low, x), high = ratio_compare(x, i.high);

    return (low < 0 || (low == 0 && !i.low_open)) && (high < 0 || (high == 0 && !i.high_open));
}

static void knows_what_is_written(void)
{
    struct arena arena = ARENA_INIT;
    struct interval i = interval_of_written(&arena, (struct decimal){2078, 1}, ratio_of_whole(1000000));

    EXPECT_TEXT(ratio_exact_text(&arena, i.low), "207750000");
    EXPECT_TEXT(ratio_exact_text(&arena, i.high), "207850000");
    EXPECT(!i.low_open && i.high_open);
    i = interval_of_written(&arena, (struct decimal){-28, 0}, ratio_of_whole(1));
    EXPECT(i.low_open && !i.high_open);
    EXPECT(interval_is_point(interval_of(of(1, 3, &arena))));
    i = interval_of_written(&arena, (struct decimal){1, 18},
                            ratio_of_whole(1)); /* all the places there are */
    EXPECT(ratio_compare(ratio_add(&arena, i.low, i.high), ratio_of_decimal((struct decimal){2, 18})) == 0);
    arena_release(&arena);
}

static struct interval generated_interval(struct generator *g, struct arena *arena)
{
    struct ratio a = of(generate_between(g, -40, 40), 4, arena),
                 b = of(generate_between(g, -40, 40), 4, arena);
    bool swap = ratio_compare(a, b) > 0, point = ratio_compare(a, b) == 0;

    return (struct interval){swap ? b : a, swap ? a : b, !point && generate(g) % 2,
                             !point && generate(g) % 2};
}

/* A number inside, sometimes at an end. */
static struct ratio inside(struct generator *g, struct arena *arena, struct interval i)
{
    int64_t place = generate_between(g, 0, 4);

    if ((place == 0 && i.low_open) || (place == 4 && i.high_open))
        place = 2;
    return ratio_add(arena, i.low,
                     ratio_multiply(arena, ratio_subtract(arena, i.high, i.low), of(place, 4, arena)));
}

static void intervals_hold_every_result(void)
{
    struct generator g = {19};

    for (int n = 0; n < 5000; n++) {
        struct arena arena = ARENA_INIT;
        struct interval a = generated_interval(&g, &arena), b = generated_interval(&g, &arena);
        struct ratio x = inside(&g, &arena, a), y = inside(&g, &arena, b);

        EXPECT(holds(interval_add(&arena, a, b), ratio_add(&arena, x, y)));
        EXPECT(holds(interval_subtract(&arena, a, b), ratio_subtract(&arena, x, y)));
        EXPECT(holds(interval_multiply(&arena, a, b), ratio_multiply(&arena, x, y)));
        if (ratio_sign(b.low) * ratio_sign(b.high) > 0)
            EXPECT(holds(interval_divide(&arena, a, b), ratio_divide(&arena, x, y)));
        arena_release(&arena);
    }
}

int main(void)
{
    arithmetic_undoes_itself();
    one_form_for_one_number();
    rounds_by_each_rule();
    prints_exact_values();
    rounding_differs_by_less_than_one();
    sums_columns();
    shares_sum_to_the_total();
    knows_what_is_written();
    intervals_hold_every_result();
    return expect_report();
}
