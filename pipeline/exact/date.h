/* Dates of the Gregorian calendar, months and financial years. No clock: today is never asked for. */
#ifndef PRECEPT_EXACT_DATE_H
#define PRECEPT_EXACT_DATE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

/* Days since 1 January 1970; years 1 to 9999 can be read and printed. */
struct date {
    int32_t day;
};

struct civil {
    int year, month, day; /* month and day from 1 */
};

/* A day that every year has. */
struct day_of_year {
    int month, day;
};

enum date_order { DATE_DAY_FIRST, DATE_ISO_ONLY };

enum date_fault {
    DATE_FINE,
    DATE_NO_DATE,    /* no date in any known form */
    DATE_AMBIGUOUS,  /* 20/01/2023 where only words or ISO are allowed */
    DATE_NO_SUCH_DAY /* 30 February */
};

struct date date_of(struct civil c); /* BUG when there is no such day */
struct civil date_civil(struct date d);
bool civil_exists(struct civil c);
int date_weekday(struct date d); /* 0 = Monday */
/* The day as it falls in the financial year (from 1 April) that begins in `year`, 1 to 9998: 1 February of
 * 2023/24 is in 2024. */
struct date date_in_financial_year(struct day_of_year day, int year);

/* "7 February 2023", "7th February, 2023", "2023-02-07"; with DATE_DAY_FIRST also 07/02/2023, 7-Feb-23 and
 * 07-Feb-2023 (two-digit years: 00 to 69 are 20xx). */
enum date_fault date_read(struct slice text, enum date_order order, struct date *date);
/* "Apr 2022", "April 2022", "2022-04": the first of the month. */
bool month_read(struct slice text, struct date *first);
/* "1 February", "24 December": a day of every year; 29 February is none. */
bool day_of_year_read(struct slice text, struct day_of_year *day);
/* "2022/23", "2022-23", "2022 to 2023": the year in which it begins; the second must follow the first. */
bool financial_year_read(struct slice text, int *begins);

/* "10.30 am", "10:30am", "6.30 p.m.", "10 am", "22:30", "midday", "12 noon", "midnight": minutes since
 * midnight. */
bool time_read(struct slice text, int *minute);

struct slice month_name(int month); /* 1 to 12: "January" … */
struct slice weekday_name(int weekday);
/* The same in a language (BCP 47): Welsh, or else English. */
struct slice month_name_in(struct slice language, int month);
struct slice weekday_name_in(struct slice language, int weekday);
bool language_is_welsh(struct slice language);
struct slice date_print(struct arena *arena, struct date d);     /* 7 February 2023, plain spaces */
struct slice date_print_iso(struct arena *arena, struct date d); /* 2023-02-07 */

#endif
