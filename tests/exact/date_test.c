/* The calendar and the forms of dates. */
#include "exact/date.h"
#include "expect.h"

static void expect_date(const char *text, enum date_order order, const char *iso)
{
    struct arena arena = ARENA_INIT;
    struct date d = {0};

    EXPECT_NUMBER(date_read(slice_of(text), order, &d), DATE_FINE);
    EXPECT_TEXT(date_print_iso(&arena, d), iso);
    arena_release(&arena);
}

static void expect_fault(const char *text, enum date_order order, enum date_fault fault)
{
    struct date d;

    EXPECT_NUMBER(date_read(slice_of(text), order, &d), fault);
}

static void every_day_round_trips(void)
{
    struct arena arena = ARENA_INIT;
    struct civil before = {0, 0, 0};
    int weekday = date_weekday(date_of((struct civil){1, 1, 1}));

    for (struct date d = date_of((struct civil){1, 1, 1}); d.day <= date_of((struct civil){9999, 12, 31}).day;
         d.day++) {
        struct civil c = date_civil(d);
        struct date again;

        if (!civil_exists(c) || date_of(c).day != d.day || date_weekday(d) != weekday)
            EXPECT(!"the calendar holds");
        if (c.day != before.day + 1 && c.day != 1)
            EXPECT(!"days follow each other");
        weekday = (weekday + 1) % 7;
        before = c;
        if (d.day % 37)
            continue;
        /* words need a year of four digits: "7 February 23" is 2023 to its reader */
        if (c.year >= 1000 && date_read(date_print(&arena, d), DATE_ISO_ONLY, &again) != DATE_FINE)
            EXPECT(!"words read back");
        if (date_read(date_print_iso(&arena, d), DATE_DAY_FIRST, &again) != DATE_FINE || again.day != d.day)
            EXPECT(!"ISO reads back");
    }
    EXPECT_NUMBER(date_of((struct civil){1970, 1, 1}).day, 0);
    EXPECT_NUMBER(date_of((struct civil){2000, 3, 1}).day, 11017);
    EXPECT_NUMBER(date_weekday(date_of((struct civil){2023, 2, 7})), 1);
    arena_release(&arena);
}

static void reads_all_forms(void)
{
    expect_date("7 February 2023", DATE_ISO_ONLY, "2023-02-07");
    expect_date("7th February, 2023", DATE_ISO_ONLY, "2023-02-07");
    expect_date("07 Feb 2023", DATE_ISO_ONLY, "2023-02-07");
    expect_date("1st september 2023", DATE_ISO_ONLY, "2023-09-01");
    expect_date("1 Sept 2023", DATE_ISO_ONLY, "2023-09-01");
    expect_date("7\xc2\xa0"
                "February 2023",
                DATE_ISO_ONLY, "2023-02-07");
    expect_date(" 2023-02-07 ", DATE_ISO_ONLY, "2023-02-07");
    expect_date("07/02/2023", DATE_DAY_FIRST, "2023-02-07");
    expect_date("7/2/23", DATE_DAY_FIRST, "2023-02-07");
    expect_date("7-Feb-23", DATE_DAY_FIRST, "2023-02-07");
    expect_date("07-FEB-2023", DATE_DAY_FIRST, "2023-02-07");
    expect_date("31-Dec-69", DATE_DAY_FIRST, "2069-12-31");
    expect_date("1-Jan-70", DATE_DAY_FIRST, "1970-01-01");
    expect_fault("20/01/2023", DATE_ISO_ONLY, DATE_AMBIGUOUS);
    expect_fault("7-Feb-23", DATE_ISO_ONLY, DATE_NO_DATE);
    expect_fault("30 February 2023", DATE_ISO_ONLY, DATE_NO_SUCH_DAY);
    expect_fault("29 February 1900", DATE_ISO_ONLY, DATE_NO_SUCH_DAY);
    expect_fault("2023-13-01", DATE_ISO_ONLY, DATE_NO_SUCH_DAY);
    expect_fault("32/01/2023", DATE_DAY_FIRST, DATE_NO_SUCH_DAY);
    expect_fault("7 Febtober 2023", DATE_ISO_ONLY, DATE_NO_DATE);
    expect_fault("7 February", DATE_ISO_ONLY, DATE_NO_DATE);
    expect_fault("soon", DATE_ISO_ONLY, DATE_NO_DATE);
    expect_fault("", DATE_DAY_FIRST, DATE_NO_DATE);
}

static void reads_months_and_years(void)
{
    static const char *const good[] = {"Apr 2022", "April 2022", "2022-04", "Apr-22", "apr-2022"};
    static const char *const bad[] = {"", "2022", "April", "2022-13", "Apri 2022", "Apr 22", "April 2022 x"};
    static const char *const years[] = {"2022/23", "2022-23", "2022 to 2023", "2022/2023", "2022–23"};
    static const char *const no_years[] = {"2022/24", "2022",     "2022 to 2024",
                                           "22/23",   "2022/233", "2022/x23"};
    struct date d;
    int begins;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        EXPECT(month_read(slice_of(good[i]), &d));
        EXPECT_NUMBER(d.day, date_of((struct civil){2022, 4, 1}).day);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        EXPECT(!month_read(slice_of(bad[i]), &d));
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        EXPECT(financial_year_read(slice_of(years[i]), &begins));
        EXPECT_NUMBER(begins, 2022);
    }
    for (size_t i = 0; i < sizeof no_years / sizeof *no_years; i++)
        EXPECT(!financial_year_read(slice_of(no_years[i]), &begins));
    EXPECT(financial_year_read(S("1999/00"), &begins));
    EXPECT_NUMBER(begins, 1999);
}

static void reads_days_of_every_year(void)
{
    static const char *const bad[] = {"29 February", "31 April", "1 February 2023",
                                      "February 1",  "1st May",  ""};
    struct day_of_year day;
    struct arena arena = ARENA_INIT;

    EXPECT(day_of_year_read(S(" 1 February "), &day));
    EXPECT_TEXT(date_print(&arena, date_in_financial_year(day, 2023)), "1 February 2024");
    EXPECT(day_of_year_read(S("1 apr"), &day));
    EXPECT_TEXT(date_print(&arena, date_in_financial_year(day, 2023)), "1 April 2023");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        EXPECT(!day_of_year_read(slice_of(bad[i]), &day));
    arena_release(&arena);
}

static void reads_times(void)
{
    static const struct {
        const char *text;
        int minute;
    } cases[] = {{"10.30 am", 630},
                 {"10.30am", 630},
                 {"10:30 AM", 630},
                 {"6.30 p.m.", 1110},
                 {"6.30\xc2\xa0pm", 1110},
                 {"10 am", 600},
                 {"5pm", 1020},
                 {"12.30 am", 30},
                 {"12.30 pm", 750},
                 {"22:30", 1350},
                 {"0:05", 5},
                 {"midday", 720},
                 {"12 noon", 720},
                 {"Midnight", 0},
                 {"12\xc2\xa0midnight", 0}};
    static const char *const none[] = {"6.30",    "6", "25:00",  "10:60",   "13.00 pm",  "0.30 am",
                                       "10.3 am", "",  "10 a.m", "noonday", "10.30 amp", "10-30 am"};
    int minute;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EXPECT(time_read(slice_of(cases[i].text), &minute));
        EXPECT_NUMBER(minute, cases[i].minute);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        EXPECT(!time_read(slice_of(none[i]), &minute));
}

static void test_welsh(void)
{
    struct arena arena = ARENA_INIT;
    struct date d;

    for (int month = 1; month <= 12; month++) {
        struct slice name = month_name_in(S("cy-GB"), month);

        EXPECT_NUMBER(date_read(ARENA_JOIN(&arena, S("7 "), name, S(" 2023")), DATE_ISO_ONLY, &d), DATE_FINE);
        EXPECT_NUMBER(date_civil(d).month, month);
        EXPECT(month_read(ARENA_JOIN(&arena, name, S(" 2023")), &d));
        EXPECT(slice_equal(month_name_in(S("en-GB"), month), month_name(month)));
    }
    EXPECT_TEXT(weekday_name_in(S("cy"), 0), "Dydd Llun");
    EXPECT_TEXT(weekday_name_in(S("en"), 0), "Monday");
    EXPECT(!language_is_welsh(S("cyx")));
    arena_release(&arena);
}

int main(void)
{
    every_day_round_trips();
    reads_all_forms();
    reads_months_and_years();
    reads_days_of_every_year();
    reads_times();
    test_welsh();
    return expect_report();
}
