/* Texts with a type: lengths, shares, colours; names that formulas can hold, and what is proposed instead. */
#include "check/check.h"

#include "expect.h"

struct bench {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct check check;
};

static void bench_init(struct bench *b)
{
    memset(b, 0, sizeof *b);
    sources_init(&b->sources, &b->arena);
    diagnostics_init(&b->diagnostics, &b->arena, &b->sources);
    b->check.arena = &b->arena;
    b->check.sources = &b->sources;
    b->check.diagnostics = &b->diagnostics;
}

static void test_lengths(void)
{
    dim length = 0;
    long_dim number = 0;

    EXPECT(length_read(S("18 pt"), &length) && length == 18 * DIM_PT);
    EXPECT(length_read(S("18pt"), &length) && length == 18 * DIM_PT);
    EXPECT(length_read(S("0.5 pt"), &length) && length == DIM_PT / 2);
    EXPECT(length_read(S("25.4 mm"), &length) && length == 72 * DIM_PT);
    EXPECT(length_read(S("2.54 cm"), &length) && length == 72 * DIM_PT);
    EXPECT(length_read(S("-6 pt"), &length) && length == -6 * DIM_PT);
    EXPECT(length_read(S("0"), &length) && length == 0);
    EXPECT(!length_read(S("18"), &length));
    EXPECT(!length_read(S("pt"), &length));
    EXPECT(!length_read(S("1 inch"), &length));
    EXPECT(!length_read(S("1000000 mm"), &length));
    EXPECT(thousandths_read(S("35%"), "%", &number) && number == 35000);
    EXPECT(thousandths_read(S("1 point"), "point", &number) && number == 1000);
    EXPECT(thousandths_read(S("0.0005 lines"), "lines", &number) && number == 1);
    EXPECT(!thousandths_read(S("some lines"), "lines", &number));
}

static void test_colours(void)
{
    struct colour colour;

    EXPECT(colour_read(S("#1b3A6b"), &colour) && colour.red == 0x1b && colour.green == 0x3a &&
           colour.blue == 0x6b);
    EXPECT(!colour_read(S("1b3a6b"), &colour));
    EXPECT(!colour_read(S("#1b3a6"), &colour));
    EXPECT(!colour_read(S("#1b3a6g"), &colour));
}

static void expect_name(const char *name, const char *remedy)
{
    struct bench b;
    bool sound;

    bench_init(&b);
    sound = name_is_sound(&b.check, S("a figure"), slice_of(name), NO_SPAN);
    EXPECT(sound == !remedy);
    if (remedy && b.diagnostics.list.count)
        EXPECT_TEXT(b.diagnostics.list.items[0].remedy, remedy);
    arena_release(&b.arena);
}

static void test_names(void)
{
    expect_name("net budget", NULL);
    expect_name("council tax share 2010-11", NULL);
    expect_name("last year's budget", NULL);
    expect_name("last year’s budget", NULL);
    expect_name("tŷ’r cwm", NULL);
    expect_name("order", NULL);
    expect_name("referrals to CARES", "\"to\" has a meaning in formulas. Try: CARES referrals");
    expect_name("money from government", "\"from\" has a meaning in formulas. Try: government money");
    expect_name("pay and pensions", "\"and\" has a meaning in formulas. Try: pay-and-pensions");
    expect_name("Not known", "\"Not\" has a meaning in formulas. Try: Not-known");
    expect_name("2022 spend", "A name begins with a letter.");
    expect_name("spend (£)",
                "A name has letters, digits, hyphens, apostrophes and spaces; \"(\" would be read as "
                "part of a formula.");
}

static void expect_id(const char *id, const char *proposed)
{
    struct bench b;

    bench_init(&b);
    EXPECT(id_is_sound(&b.check, slice_of(id), NO_SPAN) == !proposed);
    if (proposed && b.diagnostics.list.count)
        EXPECT(slice_ends_with(b.diagnostics.list.items[0].remedy, slice_of(proposed)));
    arena_release(&b.arena);
}

static void test_ids(void)
{
    expect_id("told-us", NULL);
    expect_id("q4", NULL);
    expect_id("Told us", "Try: told-us");
    expect_id("4-plans", "Try: plans");
    expect_id("plans-", "Try: plans");
    expect_id("", "Try: an-id");
}

int main(void)
{
    test_lengths();
    test_colours();
    test_names();
    test_ids();
    return expect_report();
}
