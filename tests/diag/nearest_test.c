/* diag/nearest: slips of the keyboard are found, other words are not. */
#include "diag/diagnostics.h"
#include "expect.h"

static const struct slice names[] = {S_INIT("net budget"), S_INIT("council tax"), S_INIT("title"),
                                     S_INIT("table")};

static struct slice nearest(struct slice wanted)
{
    return nearest_name(wanted, names, sizeof names / sizeof *names);
}

int main(void)
{
    EXPECT_TEXT(nearest(S("net bugdet")), "net budget"); /* neighbours swapped: one edit */
    EXPECT_TEXT(nearest(S("Council Tax")), "council tax");
    EXPECT_TEXT(nearest(S("titel")), "title");
    EXPECT_TEXT(nearest(S("tabel")), "table");
    EXPECT_TEXT(nearest(S("helicopter")), "");
    EXPECT_TEXT(nearest(S("\xff\xff\xff\xff\xff")), "");
    EXPECT_TEXT(nearest_name(S("x"), names, 0), "");
    return expect_report();
}
