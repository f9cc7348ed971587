/* base/utf8: every code point there and back, ill-formed bytes, and the folding of names. */
#include "base/utf8.h"
#include "expect.h"

static void test_round_trip(void)
{
    bool same = true;

    for (uint32_t code = 0; code <= 0x10ffff; code++) {
        char bytes[4];
        struct slice s = {bytes, 0};
        size_t at = 0;

        if (code >= 0xd800 && code <= 0xdfff)
            continue;
        s.len = utf8_encode(code, bytes);
        same = same && utf8_next(s, &at) == code && at == s.len && utf8_first_fault(s) == s.len;
    }
    EXPECT(same);
}

/* Unicode 15, table 3-7: overlong forms, surrogates, beyond U+10FFFF, truncated and stray bytes. */
static void test_ill_formed(void)
{
    static const char *const bad[] = {
        "\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x80\x80\x80",
        "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xff",         "\xe2\x28\xa1"};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct slice s = slice_of(bad[i]);
        size_t at = 0;

        EXPECT_NUMBER(utf8_first_fault(s), 0);
        EXPECT_NUMBER(utf8_next(s, &at), 0xfffd);
        EXPECT_NUMBER(at, 1);
    }
    EXPECT_NUMBER(utf8_first_fault(S("caf\xe9")), 3);
    EXPECT_NUMBER(utf8_count(S("£ŵ\xff")), 3);
}

static void test_folding(void)
{
    struct arena arena = ARENA_INIT;

    EXPECT_TEXT(utf8_fold(&arena, S("  Net \t Budget\n")), "net budget");
    EXPECT_TEXT(utf8_fold(&arena, S("Last\xc2\xa0YEAR’s “best”")), "last year's \"best\"");
    EXPECT_TEXT(utf8_fold(&arena, S("ÉŴŶŸŽ ÷×ß")), "éŵŷÿž ÷×ß");
    EXPECT_TEXT(utf8_fold(&arena, S("")), "");
    EXPECT_TEXT(utf8_fold(&arena, S("\xff\xff\xff\xff")), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    EXPECT(utf8_equal_folded(S("Council  tax"), S(" council TAX ")));
    EXPECT(utf8_equal_folded(S("PCC‘s"), S("pcc's")));
    EXPECT(!utf8_equal_folded(S("net budget"), S("netbudget")));
    EXPECT(!utf8_equal_folded(S("net"), S("net budget")));
    EXPECT(utf8_equal_folded(S(""), S(" ")));
    EXPECT(utf8_equal_folded(S("last year’s  Plan\t"), S("Last YEAR's plan")));
    EXPECT(!utf8_equal_folded(S("last year’s plan"), S("Last YEAR's plane")));
    EXPECT(!utf8_equal_folded(S("heading 2"), S("heading 3")));
    EXPECT(!utf8_equal_folded(S("heading 2 a"), S("heading  2b")));
    arena_release(&arena);
}

int main(void)
{
    test_round_trip();
    test_ill_formed();
    test_folding();
    return expect_report();
}
