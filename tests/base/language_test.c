/* base/language: which tags name a language, and what others were meant. */
#include "base/language.h"
#include "expect.h"

static void test_known(void)
{
    static const char *const known[] = {"en",         "en-GB",  "EN-gb",   "cy",
                                        "cy-GB",      "pl",     "zh-Hant", "bfi",
                                        "sr-Latn-RS", "es-419", "de-1996", "en-GB-oxendict"};
    static const char *const unknown[] = {"",      "e",   "welsh", "English", "qq",    "gb",
                                          "wel",   "cym", "en-",   "en--GB",  "en_GB", "en-UK",
                                          "en-EN", "-GB", "e1",    "en-GB ",  "en-a",  "en-abcdefghi"};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        EXPECT(language_is_known(slice_of(known[i])));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        EXPECT(!language_is_known(slice_of(unknown[i])));
}

static void test_meant(void)
{
    EXPECT_TEXT(language_meant(S("welsh")), "cy");
    EXPECT_TEXT(language_meant(S("CYM")), "cy");
    EXPECT_TEXT(language_meant(S("en-UK")), "en-GB");
    EXPECT_TEXT(language_meant(S("Klingon")), "");
    EXPECT_TEXT(language_advised(S("wel")), "cy");
    EXPECT_TEXT(language_advised(S("?")), "en-GB for English, cy for Welsh, pl for Polish");
}

int main(void)
{
    test_known();
    test_meant();
    return expect_report();
}
