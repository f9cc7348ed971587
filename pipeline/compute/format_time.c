/* Dates, times of day and financial years in the forms of the house style. Knows nothing of numbers. */
#include "compute/format.h"

#include "compute/number_words.h"

#define NBSP "\xc2\xa0"

/* At most "Wednesday, 30th September 2023" and what else the form holds. */
struct date_line {
    char text[160];
    size_t len;
};

static void add_text(struct date_line *line, struct slice s)
{
    if (s.len > sizeof line->text - line->len)
        s.len = sizeof line->text - line->len;
    memcpy(line->text + line->len, s.ptr, s.len);
    line->len += s.len;
}

static void add_number(struct date_line *line, int n)
{
    char digits[12];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    add_text(line, (struct slice){digits + at, sizeof digits - at});
}

static bool take(struct slice *form, struct slice word)
{
    if (!form->len || form->ptr[0] != word.ptr[0] || !slice_starts_with(*form, word))
        return false;
    *form = slice_from(*form, word.len);
    return true;
}

/* The day stays with its month. English alone has endings: Welsh has seven of them, which are rarely written.
 */
static void add_day(struct date_line *line, int day, struct slice *form, bool endings)
{
    add_number(line, day);
    if (take(form, S("th")) && endings)
        add_text(line, ordinal_ending(day));
    if (slice_starts_with(*form, S(" month")) && take(form, S(" ")))
        add_text(line, S(NBSP));
}

struct slice date_text(struct arena *arena, const struct house_style *style, struct slice form,
                       struct date date)
{
    struct civil c = date_civil(date);
    struct date_line line = {.len = 0};

    if (!form.len)
        form = S("day month year");
    while (form.len) {
        if (take(&form, S("weekday"))) {
            add_text(&line, weekday_name_in(style->language, date_weekday(date)));
        } else if (take(&form, S("day"))) {
            add_day(&line, c.day, &form, !language_is_welsh(style->language));
        } else if (take(&form, S("month"))) {
            add_text(&line, month_name_in(style->language, c.month));
        } else if (take(&form, S("year"))) {
            add_number(&line, c.year);
        } else {
            add_text(&line, slice_sub(form, 0, 1));
            form = slice_from(form, 1);
        }
    }
    return arena_copy(arena, (struct slice){line.text, line.len});
}

struct slice year_text(struct arena *arena, bool in_full, int begins)
{
    if (in_full)
        return arena_print(arena, "%d to %d", begins, begins + 1);
    return arena_print(arena, "%d/%02d", begins, (begins + 1) % 100);
}

struct slice time_text(struct arena *arena, enum time_form form, int minute)
{
    int hour = minute / 60, past = minute % 60, twelve = hour % 12 ? hour % 12 : 12;
    const char *half = hour < 12 ? "am" : "pm";

    if (form != TIME_24_HOURS && !past && twelve == 12) /* 12 am and 12 pm are each taken for the other */
        return form == TIME_COLON ? (hour ? S("midday") : S("midnight"))
                                  : (hour ? S("12" NBSP "noon") : S("12" NBSP "midnight"));
    switch (form) {
    case TIME_24_HOURS:
        return arena_print(arena, "%d:%02d", hour, past);
    case TIME_POINT_SPACE:
        return arena_print(arena, "%d.%02d" NBSP "%s", twelve, past, half);
    case TIME_POINT_STOPS:
        return arena_print(arena, "%d.%02d" NBSP "%c.m.", twelve, past, *half);
    default: /* as GOV.UK writes them */
        return past ? arena_print(arena, "%d:%02d%s", twelve, past, half)
                    : arena_print(arena, "%d%s", twelve, half);
    }
}
