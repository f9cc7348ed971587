/* The calendar: days counted from 1 January 1970, and printing. Takes numbers, gives numbers; reads no text
 * (date_read.c does), knows no holidays (working_days.c does) and asks no clock. */
#include "exact/date.h"

#include "base/bug.h"

/* Days before 1 March of year 0 of the proleptic Gregorian calendar, counted from 1 January 1970. */
enum { MARCH_0000 = -719468, DAYS_400_YEARS = 146097 };

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
static const char *const weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

static const char *const welsh_months[] = {"Ionawr", "Chwefror", "Mawrth",     "Ebrill",
                                           "Mai",    "Mehefin",  "Gorffennaf", "Awst",
                                           "Medi",   "Hydref",   "Tachwedd",   "Rhagfyr"};
static const char *const welsh_weekdays[] = {"Dydd Llun",   "Dydd Mawrth", "Dydd Mercher", "Dydd Iau",
                                             "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool civil_exists(struct civil c)
{
    return c.year >= 1 && c.year <= 9999 && c.month >= 1 && c.month <= 12 && c.day >= 1 &&
           c.day <= days_in_month(c.year, c.month);
}

/* Years begin in March here, so that the leap day is the last: month m of such a year begins on its day (153m
 * + 2) / 5. */
struct date date_of(struct civil c)
{
    int year, in_cycle, month;

    BUG_IF(!civil_exists(c));
    year = c.month <= 2 ? c.year - 1 : c.year;
    in_cycle = year % 400;
    month = (c.month + 9) % 12;
    return (struct date){MARCH_0000 + year / 400 * DAYS_400_YEARS + in_cycle * 365 + in_cycle / 4 -
                         in_cycle / 100 + (153 * month + 2) / 5 + c.day - 1};
}

struct civil date_civil(struct date d)
{
    int days = d.day - MARCH_0000;
    int cycle = (days >= 0 ? days : days - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
    int in_cycle = days - cycle * DAYS_400_YEARS;
    int year = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
    int in_year = in_cycle - (365 * year + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153;
    struct civil c = {year + cycle * 400, month < 10 ? month + 3 : month - 9,
                      in_year - (153 * month + 2) / 5 + 1};

    if (c.month <= 2)
        c.year++;
    return c;
}

/* 1 January 1970 was a Thursday. */
int date_weekday(struct date d)
{
    return ((d.day + 3) % 7 + 7) % 7;
}

struct date date_in_financial_year(struct day_of_year day, int year)
{
    return date_of((struct civil){day.month >= 4 ? year : year + 1, day.month, day.day});
}

struct slice month_name(int month)
{
    BUG_IF(month < 1 || month > 12);
    return slice_of(month_names[month - 1]);
}

struct slice weekday_name(int weekday)
{
    BUG_IF(weekday < 0 || weekday > 6);
    return slice_of(weekday_names[weekday]);
}

bool language_is_welsh(struct slice language)
{
    return slice_is(slice_sub(language, 0, slice_find_byte(language, '-', 0)), "cy");
}

struct slice month_name_in(struct slice language, int month)
{
    BUG_IF(month < 1 || month > 12);
    return language_is_welsh(language) ? slice_of(welsh_months[month - 1]) : month_name(month);
}

struct slice weekday_name_in(struct slice language, int weekday)
{
    BUG_IF(weekday < 0 || weekday > 6);
    return language_is_welsh(language) ? slice_of(welsh_weekdays[weekday]) : weekday_name(weekday);
}

struct slice date_print(struct arena *arena, struct date d)
{
    struct civil c = date_civil(d);

    return arena_print(arena, "%d %.*s %d", c.day, SLICE_ARG(month_name(c.month)), c.year);
}

struct slice date_print_iso(struct arena *arena, struct date d)
{
    struct civil c = date_civil(d);

    return arena_print(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}
