/* Numbers in running text: which are figures that somebody must prove, and which are known for something
 * else. */
#include "compute/hand.h"
#include "expect.h"

/* The figures in the text, "|" between them. */
static void expect_figures(const char *text, const char *wanted)
{
    struct hand_number n = {0};
    struct buffer found = BUFFER_INIT;

    while (hand_next(slice_of(text), &n))
        if (!n.known) {
            if (found.len)
                buffer_put_text(&found, "|");
            buffer_put(&found, slice_sub(slice_of(text), n.start, n.end - n.start));
        }
    if (!slice_is(buffer_slice(&found), wanted))
        printf("  %s\n", text);
    EXPECT_TEXT(buffer_slice(&found), wanted);
    buffer_release(&found);
}

static void finds_figures(void)
{
    expect_figures("The budget is £228.6m, or 39.9% of it.", "£228.6m|39.9%");
    expect_figures("We gave 62,300 hours and £1.2 million (£32k).", "62,300|£1.2 million|£32k");
    expect_figures("Between 5 and 9 officers; 40 per cent", "5|9|40 per cent");
    expect_figures("a 30-year career", "30");
    expect_figures("in 9 months, 1,971 of them", "9|1,971");
    expect_figures("£2021 is an amount, 2021% a share", "£2021|2021%");
    expect_figures("two thirds of it quadrupled", "two thirds|quadrupled");
    expect_figures("1. Then", "1");
    expect_figures("£1.2million, £300each and 12,000people; 45people, 1.5litres",
                   "£1.2million|£300|12,000|45|1.5");
    expect_figures("160", "160");
}

static void knows_the_rest(void)
{
    expect_figures("In 2022/23, 2021-24, 2021–2024 and the 1990s; by January 2023.", "");
    expect_figures("On 7 February 2023, 7th February, February 7 and 2023-02-07, 10 Nov.", "");
    expect_figures("At 10.30 am, 6:30, 9pm, 12.50 p.m.", "");
    expect_figures("Call 101, 999 or 01606 364000, (01606) 364 000 or +44 1606 364000.", "");
    expect_figures("A 20mph road, a 5G mast, the 2nd of 12th, 10.30am, para 4.2a", "");
    expect_figures("A 4P plan on the A55, s.55(5A), Covid-19, the 21st century, CW7 2UA, SAF7.", "");
    expect_figures("See pages 7 to 9, section 55, Part 2 and items 3, and Schedule 12A.", "");
    expect_figures("ISO 9001 and NHS 111", "");
    expect_figures("in £000 and '000, but not", "");
    expect_figures("in the last 12 months, 24 hours a day, 24/7", "");
    expect_figures("From 7 to 9 February 2023, 1 and 2 March, 1-3 May 2022", "");
    expect_figures("From 7 to 9 officers in May", "7|9");
    expect_figures("", "");
    expect_figures("no numbers", "");
}

int main(void)
{
    finds_figures();
    knows_the_rest();
    return expect_report();
}
