/* base/slice: cutting, comparing, finding, splitting, whole numbers. */
#include "base/slice.h"
#include "expect.h"

#include <limits.h>

static void test_cutting(void)
{
    struct slice s = S("precept");

    EXPECT_TEXT(slice_sub(s, 3, 2), "ce");
    EXPECT_TEXT(slice_sub(s, 3, 99), "cept");
    EXPECT_TEXT(slice_sub(s, 99, 1), "");
    EXPECT_TEXT(slice_sub(s, 1, (size_t)-1), "recept");
    EXPECT_TEXT(slice_from(s, 7), "");
    EXPECT_TEXT(slice_of(NULL), "");
    EXPECT_TEXT(slice_trim(S(" \t a b\r\n")), "a b");
    EXPECT_TEXT(slice_trim_start(S("  a ")), "a ");
    EXPECT_TEXT(slice_trim_end(S("  a ")), "  a");
    EXPECT_TEXT(slice_trim(S(" \n ")), "");
}

static void test_comparing(void)
{
    EXPECT(slice_equal(S(""), (struct slice){NULL, 0}));
    EXPECT(!slice_equal(S("a"), S("ab")));
    EXPECT(slice_compare(S("a"), S("ab")) < 0);
    EXPECT(slice_compare(S("b"), S("ab")) > 0);
    EXPECT(slice_compare(S("\xc3\xa9"), S("z")) > 0); /* bytes are unsigned */
    EXPECT(slice_compare(S("a"), S("a")) == 0);
    EXPECT(slice_starts_with(S("abc"), S("ab")) && !slice_starts_with(S("a"), S("ab")));
    EXPECT(slice_ends_with(S("abc"), S("bc")) && !slice_ends_with(S("c"), S("bc")));
    EXPECT(slice_starts_with(S("abc"), S("")) && slice_ends_with(S(""), S("")));
}

static void test_finding(void)
{
    EXPECT_NUMBER(slice_find(S("abcabc"), S("bc"), 2), 4);
    EXPECT_NUMBER(slice_find(S("abc"), S("x"), 0), 3);
    EXPECT_NUMBER(slice_find(S("abc"), S("c"), 9), 3);
    EXPECT_NUMBER(slice_find_byte(S("abc"), 'c', 0), 2);
    EXPECT_NUMBER(slice_find_byte(S(""), 'c', 0), 0);
}

static void test_splitting(void)
{
    struct slice rest = S("a,,b,"), part;

    EXPECT(slice_split(&rest, ',', &part));
    EXPECT_TEXT(part, "a");
    EXPECT(slice_split(&rest, ',', &part));
    EXPECT_TEXT(part, "");
    EXPECT(slice_split(&rest, ',', &part));
    EXPECT_TEXT(part, "b");
    EXPECT(slice_split(&rest, ',', &part));
    EXPECT_TEXT(part, "");
    EXPECT(!slice_split(&rest, ',', &part));
}

static void test_whole_numbers(void)
{
    unsigned long n = 0;

    EXPECT(slice_to_whole(S("0"), 10, &n) && n == 0);
    EXPECT(slice_to_whole(S("0010"), 10, &n) && n == 10);
    EXPECT(!slice_to_whole(S("11"), 10, &n));
    EXPECT(!slice_to_whole(S("9"), 5, &n));
    EXPECT(!slice_to_whole(S("99999999999999999999999999999999"), 5, &n));
    EXPECT(slice_to_whole(S("18446744073709551615"), ULONG_MAX, &n) && n == ULONG_MAX);
    EXPECT(!slice_to_whole(S("18446744073709551616"), ULONG_MAX, &n));
    EXPECT(!slice_to_whole(S(""), 10, &n) && !slice_to_whole(S("-1"), 10, &n) &&
           !slice_to_whole(S("1 "), 10, &n));
}

int main(void)
{
    test_cutting();
    test_comparing();
    test_finding();
    test_splitting();
    test_whole_numbers();
    return expect_report();
}
