/* Smart text: every rule of smart.h, on text that stands alone and on runs that divide the words. "~" in the
 * expected text stands for a no-break space. */
#include "compose/smart.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "expect.h"

static struct arena arena;
static const struct smart_rules usual = {.minus = S_INIT("−")};

static struct slice with_tildes(struct slice text)
{
    struct buffer out = BUFFER_INIT;
    struct slice result;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;

        if (utf8_next(text, &at) == 0xA0)
            buffer_put_byte(&out, '~');
        else
            buffer_put(&out, slice_sub(text, start, at - start));
    }
    result = arena_copy(&arena, buffer_slice(&out));
    buffer_release(&out);
    return result;
}

#define EXPECT_SMART(text, expected) EXPECT_TEXT(with_tildes(smart_text(&arena, S(text), usual)), expected)

static void marks(void)
{
    EXPECT_SMART("\"super-users\" in each area", "“super-users” in each area");
    EXPECT_SMART("the Commissioner's view", "the Commissioner’s view");
    EXPECT_SMART("residents' voices", "residents’ voices");
    EXPECT_SMART("'low level' offences", "‘low level’ offences");
    EXPECT_SMART("(\"it's 'odd'\")", "(“it’s ‘odd’”)");
    EXPECT_SMART("the '90s and 'tis", "the ’90s and ’tis");
    EXPECT_SMART("wait... now", "wait… now");
}

static void dashes(void)
{
    EXPECT_SMART("county lines - and more", "county lines~– and more");
    EXPECT_SMART("a – b", "a~– b");
    EXPECT_SMART("one--two---three", "one–two—three");
    EXPECT_SMART("hot-spot", "hot-spot");
    EXPECT_SMART("2022-23 and 7-9", "2022–23 and 7–9");
    EXPECT_SMART("01606-364000", "01606-364000");
    EXPECT_SMART("2023-02-07", "2023-02-07");
    EXPECT_SMART("between 4P-12", "between 4P-12");
}

static void signs(void)
{
    EXPECT_SMART("-5 and (-£4,200)", "−5 and (−£4,200)");
    EXPECT_SMART("3 x 4, 3x4, 0x10, tax", "3~×~4, 3×4, 0x10, tax");
}

static void no_breaks(void)
{
    EXPECT_SMART("£228.6 million of it", "£228.6~million of it");
    EXPECT_SMART("5 km, 40 per cent, at 6.30 pm.", "5~km, 40~per cent, at 6.30~pm.");
    EXPECT_SMART("on 7 February 2023", "on 7~February 2023");
    EXPECT_SMART("the 7th February", "the 7th~February");
    EXPECT_SMART("Mr Smith and Dr. Jones; Miss is", "Mr~Smith and Dr.~Jones; Miss is");
    EXPECT_SMART("PC 1234", "PC~1234");
    EXPECT_SMART("see pages 7 to 9, section 7 and Part 2", "see pages~7~to~9, section~7 and Part~2");
    EXPECT_SMART("Schedule 12A, Appendix B", "Schedule~12A, Appendix~B");
    EXPECT_SMART("from 7 to 9", "from 7 to 9");
    EXPECT_SMART("a part of A", "a part of A");
    EXPECT_SMART("£ 5", "£~5");
}

static void spaces(void)
{
    EXPECT_SMART("  two   spaces \n and a break ", "two spaces\nand a break");
    EXPECT_SMART("", "");
}

static void over_runs(void)
{
    struct draft_run runs[] = {
        {.run = {.text = S_INIT("see pages ")}},  {.run = {.kind = RUN_SLOT}},
        {.run = {.text = S_INIT(" - \"all ")}},   {.run = {.text = S_INIT("of \"x\" ")}, .verbatim = true},
        {.run = {.text = S_INIT("it\" for £3")}}, {.run = {.text = S_INIT(" million ")}},
    };

    smart_runs(&arena, runs, sizeof runs / sizeof *runs, usual);
    EXPECT_TEXT(with_tildes(runs[0].run.text), "see pages~");
    EXPECT_NUMBER(runs[1].run.text.len, 0);
    EXPECT_TEXT(with_tildes(runs[2].run.text), "~– “all ");
    EXPECT_TEXT(runs[3].run.text, "of \"x\" ");
    EXPECT_TEXT(runs[4].run.text, "it” for £3");
    EXPECT_TEXT(with_tildes(runs[5].run.text), "~million");
}

static void as_typed(void)
{
    const struct smart_rules off = {.minus = S_INIT("−"), .as_typed = true};

    EXPECT_TEXT(with_tildes(smart_text(&arena, S("\"It's\" 3 x 4 - or -5... 7-9"), off)),
                "\"It's\" 3 x 4~- or -5... 7-9");
    EXPECT_TEXT(with_tildes(smart_text(&arena, S(" £3  million on 7 February "), off)),
                "£3~million on 7~February");
}

int main(void)
{
    arena_init(&arena);
    as_typed();
    marks();
    dashes();
    signs();
    no_breaks();
    spaces();
    over_runs();
    arena_release(&arena);
    return expect_report();
}
