/* Private to compute/: dates, times of day and financial years as text (format_time.c). */
#ifndef PRECEPT_COMPUTE_FORMAT_H
#define PRECEPT_COMPUTE_FORMAT_H

#include "check/layout.h"
#include "exact/date.h"

/* In the language of the document. `form` as in "weekday, day month year"; dayth is 7th. Empty: day month
 * year. */
struct slice date_text(struct arena *arena, const struct house_style *style, struct slice form,
                       struct date date);
/* 2022/23, or in full 2022 to 2023. */
struct slice year_text(struct arena *arena, bool in_full, int begins);
/* `minute` of the day: 0 to 1439. */
struct slice time_text(struct arena *arena, enum time_form form, int minute);

#endif
