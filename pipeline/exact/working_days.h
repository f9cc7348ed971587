/* Working days of a calendar that says on which days nobody works: weekends, the holidays of a register, and
 * the days that the house style adds. */
#ifndef PRECEPT_EXACT_WORKING_DAYS_H
#define PRECEPT_EXACT_WORKING_DAYS_H

#include "exact/date.h"

#include <stddef.h>

struct calendar {
    const struct date *holidays; /* ascend */
    size_t holiday_count;
    const struct day_of_year *closed; /* of every year: 24 December */
    size_t closed_count;
    bool saturdays; /* Saturdays are working days */
};

/* Whether the holidays of that day's year are known: the day lies between the first and the last holiday, and
 * its year has one. */
bool calendar_knows(const struct calendar *calendar, struct date d);

/* Each is false when a day had to be counted that the calendar does not know; then it is in *d. */

/* From the day of the event to the last day of publication, so that n working days lie between the two, both
 * not counted (Local Government Act 1972 s.100B: "five clear days"). */
bool clear_days_before(const struct calendar *calendar, unsigned n, struct date *d);
/* To the n-th working day after the day, which is not counted; nought working days is the day itself. */
bool working_days_after(const struct calendar *calendar, unsigned n, struct date *d);
/* How many working days lie between two days, both not counted; nought when they run backwards. */
bool clear_days_between(const struct calendar *calendar, struct date first, struct date *d, unsigned *n);

#endif
