/* base/plain_name: file names and ids out of words. */
#include "base/plain_name.h"
#include "expect.h"

static void test_names(void)
{
    struct arena arena = ARENA_INIT;

    EXPECT_TEXT(plain_name(&arena, S("briefing-Cheshire East")), "briefing-cheshire-east");
    EXPECT_TEXT(plain_name(&arena, S("  St Mary's & St John’s (2022/23) ")), "st-marys-st-johns-2022-23");
    EXPECT_TEXT(plain_name(&arena, S("Llŷn, Dŵr a Café")), "llyn-dwr-a-cafe");
    EXPECT_TEXT(plain_name(&arena, S("../../etc/passwd")), "etc-passwd");
    EXPECT_TEXT(plain_name(&arena, S("Юг")), "");
    EXPECT_TEXT(plain_name(&arena, S("")), "");
    arena_release(&arena);
}

int main(void)
{
    test_names();
    return expect_report();
}
