/* Reads dates, months and financial years in the forms that people and spreadsheets write. Takes one text;
 * tells a date that cannot be (30 February) from one that may mean two days (07/02/2023) and from what is
 * none. */
#include "exact/date.h"

struct scanner {
    struct slice text;
    size_t at;
};

static struct scanner scanner_of(struct slice text)
{
    return (struct scanner){slice_trim(text), 0};
}

static bool at_end(const struct scanner *s)
{
    return s->at == s->text.len;
}

static bool take(struct scanner *s, const char *what)
{
    size_t len = 0;

    while (what[len]) {
        if (s->at + len >= s->text.len || s->text.ptr[s->at + len] != what[len])
            return false;
        len++;
    }
    s->at += len;
    return true;
}

static bool take_spaces(struct scanner *s)
{
    size_t start = s->at;

    while (take(s, " ") || take(s, "\xc2\xa0"))
        ;
    return s->at > start;
}

/* A whole number of `least` to `most` digits. */
static bool take_number(struct scanner *s, size_t least, size_t most, int *number)
{
    size_t start = s->at;

    *number = 0;
    while (s->at < s->text.len && s->text.ptr[s->at] >= '0' && s->text.ptr[s->at] <= '9' &&
           s->at - start < most)
        *number = *number * 10 + (s->text.ptr[s->at++] - '0');
    return s->at - start >= least;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_letters(struct slice a, struct slice b)
{
    for (size_t i = 0; i < a.len; i++)
        if (i >= b.len || lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

/* "February", "Feb" or "Sept", in any case. */
static bool take_month(struct scanner *s, int *month)
{
    struct slice word = slice_from(s->text, s->at);
    size_t len = 0;

    while (len < word.len && lower(word.ptr[len]) >= 'a' && lower(word.ptr[len]) <= 'z')
        len++;
    word.len = len;
    for (*month = 1; *month <= 12; ++*month) {
        struct slice name = month_name(*month), welsh = month_name_in(S("cy"), *month);

        if ((same_letters(word, name) && (len == name.len || len == 3 || (len == 4 && *month == 9))) ||
            (same_letters(word, welsh) && len == welsh.len)) {
            s->at += len;
            return true;
        }
    }
    return false;
}

/* Four digits, or two (00 to 69 are 20xx, the rest 19xx) where a spreadsheet writes them so. */
static bool take_year(struct scanner *s, bool short_too, int *year)
{
    struct scanner before = *s;

    if (take_number(s, 4, 4, year))
        return true;
    *s = before;
    if (!short_too || !take_number(s, 2, 2, year))
        return false;
    *year += *year < 70 ? 2000 : 1900;
    return true;
}

static bool read_iso(struct slice text, struct civil *c)
{
    struct scanner s = scanner_of(text);

    return take_number(&s, 4, 4, &c->year) && take(&s, "-") && take_number(&s, 2, 2, &c->month) &&
           take(&s, "-") && take_number(&s, 2, 2, &c->day) && at_end(&s);
}

/* 7 February 2023, 7th Feb, 2023 */
static bool read_words(struct slice text, struct civil *c)
{
    struct scanner s = scanner_of(text);

    if (!take_number(&s, 1, 2, &c->day))
        return false;
    if (!take(&s, "st") && !take(&s, "nd") && !take(&s, "rd"))
        take(&s, "th");
    if (!take_spaces(&s) || !take_month(&s, &c->month))
        return false;
    take(&s, ",");
    return take_spaces(&s) && take_number(&s, 4, 4, &c->year) && at_end(&s);
}

/* 07/02/2023, 07.02.2023, 07-02-23 */
static bool read_figures(struct slice text, struct civil *c)
{
    struct scanner s = scanner_of(text);
    const char *mark;

    if (!take_number(&s, 1, 2, &c->day))
        return false;
    mark = take(&s, "/") ? "/" : take(&s, ".") ? "." : take(&s, "-") ? "-" : NULL;
    return mark && take_number(&s, 1, 2, &c->month) && take(&s, mark) && take_year(&s, true, &c->year) &&
           at_end(&s);
}

/* 7-Feb-23 */
static bool read_spreadsheet(struct slice text, struct civil *c)
{
    struct scanner s = scanner_of(text);

    return take_number(&s, 1, 2, &c->day) && take(&s, "-") && take_month(&s, &c->month) && take(&s, "-") &&
           take_year(&s, true, &c->year) && at_end(&s);
}

enum date_fault date_read(struct slice text, enum date_order order, struct date *date)
{
    struct civil c = {0, 0, 0};

    if (read_figures(text, &c)) {
        if (order == DATE_ISO_ONLY)
            return DATE_AMBIGUOUS;
    } else if (!read_iso(text, &c) && !read_words(text, &c) &&
               (order == DATE_ISO_ONLY || !read_spreadsheet(text, &c))) {
        return DATE_NO_DATE;
    }
    if (!civil_exists(c))
        return DATE_NO_SUCH_DAY;
    *date = date_of(c);
    return DATE_FINE;
}

bool month_read(struct slice text, struct date *first)
{
    struct scanner words = scanner_of(text), iso = scanner_of(text);
    struct civil c = {0, 0, 1};
    bool read = take_number(&iso, 4, 4, &c.year) && take(&iso, "-") && take_number(&iso, 2, 2, &c.month) &&
                at_end(&iso);

    if (!read && take_month(&words, &c.month)) {
        bool dashed = take(&words, "-"); /* Apr-22, as Excel shows a month */

        read = (dashed || take_spaces(&words)) && take_year(&words, dashed, &c.year) && at_end(&words);
    }
    if (!read || !civil_exists(c))
        return false;
    *first = date_of(c);
    return true;
}

bool day_of_year_read(struct slice text, struct day_of_year *day)
{
    struct scanner s = scanner_of(text);

    return take_number(&s, 1, 2, &day->day) && take_spaces(&s) && take_month(&s, &day->month) && at_end(&s) &&
           civil_exists((struct civil){2023, day->month, day->day});
}

bool financial_year_read(struct slice text, int *begins)
{
    struct scanner s = scanner_of(text), after;
    int first, second;

    if (!take_number(&s, 4, 4, &first))
        return false;
    if (!take(&s, "/") && !take(&s, "-") && !take(&s, "\xe2\x80\x93")) {
        if (!take_spaces(&s) || !take(&s, "to") || !take_spaces(&s))
            return false;
    }
    after = s;
    if (take_number(&s, 4, 4, &second)) {
        if (second != first + 1)
            return false;
    } else {
        s = after;
        if (!take_number(&s, 2, 2, &second) || second != (first + 1) % 100)
            return false;
    }
    if (!at_end(&s) || first < 1)
        return false;
    *begins = first;
    return true;
}

/* "am", "p.m.", in any case; *noon is what it adds. */
static bool take_half_day(struct scanner *s, int *noon)
{
    struct slice rest = slice_from(s->text, s->at);
    char half = rest.len ? lower(rest.ptr[0]) : ' ';
    size_t len = rest.len >= 4 && rest.ptr[1] == '.' && rest.ptr[3] == '.' ? 4 : 2;

    if ((half != 'a' && half != 'p') || rest.len < len || lower(rest.ptr[len == 4 ? 2 : 1]) != 'm')
        return false;
    *noon = half == 'p' ? 12 : 0;
    s->at += len;
    return true;
}

/* "midday", "noon", "midnight", also with a 12 before it. */
static bool take_twelve(struct scanner *s, int *minute)
{
    static const struct slice words[] = {S_INIT("midnight"), S_INIT("midday"), S_INIT("noon")};
    struct scanner before = *s;

    if (take(s, "12"))
        take_spaces(s);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct slice rest = slice_from(s->text, s->at);

        if (rest.len != words[i].len || !same_letters(rest, words[i]))
            continue;
        s->at = s->text.len;
        *minute = i ? 12 * 60 : 0;
        return true;
    }
    *s = before;
    return false;
}

bool time_read(struct slice text, int *minute)
{
    struct scanner s = scanner_of(text);
    int hour, past = 0, noon;
    bool colon, minutes;

    if (take_twelve(&s, minute))
        return at_end(&s);
    if (!take_number(&s, 1, 2, &hour))
        return false;
    colon = take(&s, ":");
    minutes = colon || take(&s, ".");
    if ((minutes && !take_number(&s, 2, 2, &past)) || past > 59)
        return false;
    *minute = hour * 60 + past;
    if (at_end(&s))
        return colon && hour < 24;
    take_spaces(&s);
    *minute = (hour % 12) * 60 + past;
    if (hour < 1 || hour > 12 || !take_half_day(&s, &noon) || !at_end(&s))
        return false;
    *minute += noon * 60;
    return true;
}
