/* Working days: the rules of the calendar one by one, and the two countings against each other. */
#include "exact/working_days.h"

#include "expect.h"

static struct date day(int year, int month, int of_month)
{
    return date_of((struct civil){year, month, of_month});
}

static const struct day_of_year christmas_eve[] = {{12, 24}};

/* Made-up holidays of 2030 and 2032; nothing is known of 2031. */
static struct calendar calendar_of(struct date holidays[4])
{
    holidays[0] = day(2030, 1, 1);
    holidays[1] = day(2030, 12, 25);
    holidays[2] = day(2032, 1, 1);
    holidays[3] = day(2032, 12, 27);
    return (struct calendar){.holidays = holidays, .holiday_count = 4};
}

static void leaves_out_what_is_no_working_day(void)
{
    struct date holidays[4], d;
    struct calendar calendar = calendar_of(holidays);

    d = day(2030, 12, 30); /* a Monday: 27, 26, 24 and 23 December are clear */
    EXPECT(clear_days_before(&calendar, 4, &d));
    EXPECT_NUMBER(d.day, day(2030, 12, 22).day);
    calendar.closed = christmas_eve;
    calendar.closed_count = 1;
    d = day(2030, 12, 30);
    EXPECT(clear_days_before(&calendar, 4, &d));
    EXPECT_NUMBER(d.day, day(2030, 12, 19).day);
    calendar.saturdays = true; /* 28, 27, 26 and 23 */
    d = day(2030, 12, 30);
    EXPECT(clear_days_before(&calendar, 4, &d));
    EXPECT_NUMBER(d.day, day(2030, 12, 22).day);
}

static void stops_where_holidays_are_not_known(void)
{
    struct date holidays[4], d = day(2030, 12, 20);
    struct calendar calendar = calendar_of(holidays), empty = {0};
    unsigned n;

    EXPECT(!working_days_after(&calendar, 20, &d));
    EXPECT_NUMBER(d.day, day(2031, 1, 1).day); /* between two known years */
    d = day(2030, 1, 3);
    EXPECT(!clear_days_before(&calendar, 5, &d));
    EXPECT_NUMBER(d.day, day(2029, 12, 31).day);
    d = day(2033, 2, 1);
    EXPECT(!clear_days_between(&calendar, day(2032, 12, 20), &d, &n));
    EXPECT_NUMBER(d.day, day(2032, 12, 28).day);
    d = day(2032, 6, 1);
    EXPECT(!working_days_after(&empty, 1, &d));
    d = day(2032, 6, 1);
    EXPECT(working_days_after(&empty, 0, &d));
}

/* For every day of a year and every number: so many days lie clear of the last day of publication, and of the
 * day after it fewer. */
static void countings_agree(void)
{
    struct date holidays[4], end = day(2032, 12, 20);
    struct calendar calendar = calendar_of(holidays);

    calendar.closed = christmas_eve;
    calendar.closed_count = 1;
    for (struct date meeting = day(2032, 2, 1); meeting.day < end.day; meeting.day++)
        for (unsigned n = 1; n <= 10; n++) {
            struct date last = meeting, at = meeting, later;
            unsigned clear;

            EXPECT(clear_days_before(&calendar, n, &last));
            EXPECT(clear_days_between(&calendar, last, &at, &clear));
            EXPECT_NUMBER(clear, n);
            at = meeting;
            later = (struct date){last.day + 1};
            EXPECT(clear_days_between(&calendar, later, &at, &clear));
            EXPECT_NUMBER(clear, n - 1);
        }
}

int main(void)
{
    leaves_out_what_is_no_working_day();
    stops_where_holidays_are_not_known();
    countings_agree();
    return expect_report();
}
