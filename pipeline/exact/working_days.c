/* Counting working days, day by day. Takes the calendar and dates, gives dates; what the calendar does not
 * know is no working day and no holiday but an end of the counting. */
#include "exact/working_days.h"

/* Where the day stands among the holidays, or where it would. */
static size_t holiday_at(const struct calendar *calendar, int32_t day)
{
    size_t low = 0, high = calendar->holiday_count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (calendar->holidays[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool calendar_knows(const struct calendar *calendar, struct date d)
{
    int year = date_civil(d).year;
    size_t count = calendar->holiday_count, first;

    if (!count || d.day < calendar->holidays[0].day || d.day > calendar->holidays[count - 1].day)
        return false;
    first = holiday_at(calendar, date_of((struct civil){year, 1, 1}).day);
    return date_civil(calendar->holidays[first]).year == year;
}

static bool is_weekend(const struct calendar *calendar, struct date d)
{
    return date_weekday(d) > (calendar->saturdays ? 5 : 4);
}

/* Neither a holiday nor closed by the house style; of a day that is known and no weekend. */
static bool is_open(const struct calendar *calendar, struct date d)
{
    size_t at = holiday_at(calendar, d.day);
    struct civil c = date_civil(d);

    if (at < calendar->holiday_count && calendar->holidays[at].day == d.day)
        return false;
    for (size_t i = 0; i < calendar->closed_count; i++)
        if (calendar->closed[i].month == c.month && calendar->closed[i].day == c.day)
            return false;
    return true;
}

/* Goes on over n working days, one calendar day a step. */
static bool go(const struct calendar *calendar, unsigned n, int step, struct date *d)
{
    while (n) {
        d->day += step;
        if (is_weekend(calendar, *d))
            continue;
        if (!calendar_knows(calendar, *d))
            return false;
        n -= is_open(calendar, *d);
    }
    return true;
}

bool clear_days_before(const struct calendar *calendar, unsigned n, struct date *d)
{
    if (!go(calendar, n, -1, d))
        return false;
    d->day--;
    return true;
}

bool working_days_after(const struct calendar *calendar, unsigned n, struct date *d)
{
    return go(calendar, n, 1, d);
}

bool clear_days_between(const struct calendar *calendar, struct date first, struct date *d, unsigned *n)
{
    struct date last = *d;

    *n = 0;
    for (*d = first, d->day++; d->day < last.day; d->day++) {
        if (is_weekend(calendar, *d))
            continue;
        if (!calendar_knows(calendar, *d))
            return false;
        *n += is_open(calendar, *d);
    }
    return true;
}
