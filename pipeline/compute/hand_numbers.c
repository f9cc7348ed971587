/* Digits in running text: where a number begins and ends, and whether it is a year, a date, a time, a
 * telephone number, a part of a name or the number of a page or a section. Knows English months and words; no
 * figures. */
#include "compute/hand.h"

#include "base/utf8.h"

/* ---- words ---- */

static bool is_digit(struct slice s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static bool is_letter(struct slice s, size_t at)
{
    return at < s.len && (s.ptr[at] | 32) >= 'a' && (s.ptr[at] | 32) <= 'z';
}

/* The bytes of a space or of a long dash at `at`; 0 when there is none. */
static size_t gap(struct slice s, size_t at)
{
    struct slice rest = slice_from(s, at);

    if (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n' || s.ptr[at] == '\t'))
        return 1;
    if (slice_starts_with(rest, S("\xc2\xa0")))
        return 2;
    return slice_starts_with(rest, S("—")) ? 3 : 0;
}

static size_t word_start(struct slice s, size_t at)
{
    while (at && !gap(s, at - 1) && !(at >= 2 && gap(s, at - 2) == 2) && !(at >= 3 && gap(s, at - 3) == 3))
        at--;
    return at;
}

static size_t word_end(struct slice s, size_t at)
{
    while (at < s.len && !gap(s, at))
        at++;
    return at;
}

static size_t skip_gaps(struct slice s, size_t at)
{
    size_t bytes;

    while (at < s.len && (bytes = gap(s, at)))
        at += bytes;
    return at;
}

/* Without brackets, quotation marks and full stops round it. */
static struct slice bare(struct slice word)
{
    while (word.len && !is_letter(word, 0) && !is_digit(word, 0))
        word = slice_from(word, 1);
    while (word.len && !is_letter(word, word.len - 1) && !is_digit(word, word.len - 1))
        word.len--;
    return word;
}

static struct slice word_after(struct slice s, size_t at)
{
    at = skip_gaps(s, at);
    return bare(slice_sub(s, at, word_end(s, at) - at));
}

static struct slice word_before(struct slice s, size_t at)
{
    size_t end = at;

    while (end &&
           (gap(s, end - 1) || (end >= 2 && gap(s, end - 2) == 2) || (end >= 3 && gap(s, end - 3) == 3)))
        end--;
    at = word_start(s, end);
    return bare(slice_sub(s, at, end - at));
}

static bool is_one_of(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (utf8_equal_folded(word, slice_of(list[i])))
            return true;
    return false;
}
#define COUNT(list) (sizeof(list) / sizeof *(list))
#define IS_ONE_OF(word, list) is_one_of((word), (list), COUNT(list))

static const char *const months[] = {
    "January", "February", "March",    "April",      "May",  "June", "July",   "August",   "September",
    "October", "November", "December", "Jan",        "Feb",  "Mar",  "Apr",    "Jun",      "Jul",
    "Aug",     "Sep",      "Sept",     "Oct",        "Nov",  "Dec",  "Ionawr", "Chwefror", "Mawrth",
    "Ebrill",  "Mai",      "Mehefin",  "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"};
static const char *const labels[] = {"page",      "pages",    "p",       "pp",
                                     "section",   "sections", "s",       "ss",
                                     "part",      "parts",    "chapter", "item",
                                     "items",     "figure",   "table",   "appendix",
                                     "paragraph", "para",     "paras",   "paragraphs",
                                     "article",   "annex",    "number",  "no",
                                     "nos",       "phase",    "stage",   "step",
                                     "grade",     "level",    "version", "priority",
                                     "minute",    "minutes",  "c",       "cap",
                                     "schedule",  "volume",   "edition", "regulation",
                                     "rule",      "clause",   "note",    "agenda",
                                     "room",      "floor",    "unit",    "type",
                                     "class",     "tier",     "finding", "recommendation",
                                     "objective", "question", "slide",   "box",
                                     "chart",     "map",      "line",    "row",
                                     "column"};
static const char *const joints[] = {"to", "and", "or"};

/* ---- the number itself ---- */

static size_t digits_end(struct slice s, size_t at)
{
    while (is_digit(s, at) || (at < s.len && (s.ptr[at] == ',' || s.ptr[at] == '.') && is_digit(s, at + 1)))
        at++;
    return at;
}

static int64_t whole_of(struct slice digits)
{
    unsigned long n;

    return slice_to_whole(digits, 1000000, &n) ? (int64_t)n : -1;
}

/* "%", "k", "m", "bn", " million", " per cent" behind the digits. */
static size_t unit_end(struct slice s, size_t at)
{
    static const char *const units[] = {"million", "billion", "thousand", "per cent", "percent", "points"};
    static const char *const attached[] = {"%", "bn", "k", "m", "p"};
    size_t word = skip_gaps(s, at);

    for (size_t i = 0; i < COUNT(attached); i++)
        if (slice_starts_with(slice_from(s, at), slice_of(attached[i])) &&
            !is_letter(s, at + strlen(attached[i])) && !is_digit(s, at + strlen(attached[i])))
            return at + strlen(attached[i]);
    for (size_t i = 0; i < COUNT(units); i++)
        if (utf8_equal_folded(slice_sub(s, word, strlen(units[i])), slice_of(units[i])))
            return word + strlen(units[i]);
    return at;
}

/* ---- what is known ---- */

static bool is_year(struct slice digits)
{
    int64_t n = whole_of(digits);

    return digits.len == 4 && n >= 1800 && n < 2100;
}

/* 2022/23, 2021-24, 2021–2024: the second of two years; or a year alone. */
static bool is_years(struct slice word)
{
    static const char *const signs[] = {"/", "-", "–"};
    struct slice second;

    if (!is_year(slice_sub(word, 0, 4)))
        return false;
    if (word.len == 4)
        return true;
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (!slice_starts_with(slice_from(word, 4), slice_of(signs[i])))
            continue;
        second = slice_from(word, 4 + strlen(signs[i]));
        return whole_of(second) >= 0 && (second.len == 2 || is_year(second));
    }
    return slice_is(slice_from(word, 4), "s") || slice_starts_with(slice_from(word, 4), S("'")) ||
           slice_starts_with(slice_from(word, 4), S("’"));
}

static bool is_day(struct slice s, size_t start, size_t end, struct slice word)
{
    int64_t n = whole_of(slice_sub(s, start, end - start));
    struct date date;

    if (date_read(word, DATE_DAY_FIRST, &date) == DATE_FINE)
        return true;
    return n >= 1 && n <= 31 &&
           (IS_ONE_OF(word_after(s, word_end(s, end)), months) || IS_ONE_OF(word_before(s, start), months));
}

/* The first of "7 to 9 February", "7 and 8 February": the day behind the word has a month behind it. */
static bool begins_days(struct slice s, size_t end)
{
    static const char *const words[] = {"to", "and", "or"};
    size_t at = end;

    if (!IS_ONE_OF(word_after(s, end), words))
        return false;
    while (at < s.len && !is_digit(s, at))
        at++;
    return at < s.len && at - end <= 8 &&
           is_day(s, at, digits_end(s, at), slice_sub(s, at, word_end(s, at) - at));
}

/* 10.30 am, 6:30, 9pm. */
static bool is_time(struct slice s, size_t end, struct slice word)
{
    static const char *const halves[] = {"am", "pm", "a.m", "p.m", "noon", "hrs"};
    size_t colon = slice_find_byte(word, ':', 0);

    if (colon > 0 && colon <= 2 && is_digit(word, colon + 1) && is_digit(word, colon + 2))
        return true;
    if (slice_ends_with(word, S("am")) || slice_ends_with(word, S("pm")))
        return true;
    return IS_ONE_OF(word_after(s, end), halves);
}

/* Groups of digits that begin with 0 or +, nine or more digits in all: *end is moved behind them. */
static bool is_telephone(struct slice s, size_t start, size_t *end)
{
    size_t at = start, count = 0, last = start;

    if (s.ptr[start] != '0' && !(start && s.ptr[start - 1] == '+'))
        return false;
    while (at < s.len) {
        while (is_digit(s, at))
            count++, at++;
        last = at;
        while (at < s.len && (gap(s, at) || s.ptr[at] == '(' || s.ptr[at] == ')' || s.ptr[at] == '-'))
            at += gap(s, at) ? gap(s, at) : 1;
        if (!is_digit(s, at))
            break;
    }
    if (count < 9)
        return false;
    *end = last;
    return true;
}

/* An amount that has grown together with the word behind it, as pasted text has it: 12,000people, £300each.
 */
static bool is_glued_amount(struct slice s, size_t start, size_t end)
{
    struct slice digits = slice_sub(s, start, end - start);
    bool pounds = start >= 2 && slice_is(slice_sub(s, start - 2, 2), "£");
    size_t letters = 0;

    while (is_letter(s, end + letters))
        letters++;
    return letters && (pounds || letters > 3 || slice_find_byte(digits, ',', 0) < digits.len ||
                       (letters > 1 && slice_find_byte(digits, '.', 0) < digits.len));
}

/* A letter before the digits in their word (A55, s.55, Covid-19), or behind them (4P, 3rd). */
static bool is_in_name(struct slice s, size_t start, size_t end)
{
    size_t first = word_start(s, start);

    for (size_t i = first; i < start; i++)
        if (is_letter(s, i) || s.ptr[i] == '@' || s.ptr[i] == '#')
            return true;
    return is_letter(s, end) && unit_end(s, end) == end && !is_glued_amount(s, start, end);
}

/* Spans of time and numbers to call that nobody counts. */
static bool is_idiom(struct slice digits, struct slice after)
{
    static const struct {
        const char *digits, *noun;
    } spans[] = {{"12", "months"}, {"12", "month"}, {"24", "hours"},
                 {"24", "hour"},   {"7", "days"},   {"24/7", NULL}};
    static const char *const calls[] = {"101", "999", "111", "105", "112"};

    for (size_t i = 0; i < COUNT(spans); i++)
        if (slice_is(digits, spans[i].digits) &&
            (!spans[i].noun || slice_starts_with(after, slice_of(spans[i].noun))))
            return true;
    return IS_ONE_OF(digits, calls);
}

/* PCSO 12, NHS 111, ISO 9001. */
static bool is_capitals(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < 'A' || word.ptr[i] > 'Z')
            return false;
    return word.len > 1;
}

static void judge(struct slice s, struct hand_number *n, bool after_label)
{
    size_t first = word_start(s, n->start), last = word_end(s, n->start);
    struct slice word = bare(slice_sub(s, first, last - first)), before = word_before(s, first),
                 digits = slice_sub(s, n->start, n->end - n->start),
                 behind = s.ptr[n->end < s.len ? n->end : 0] == '-' && n->end < s.len
                              ? slice_from(s, n->end + 1)
                              : word_after(s, n->end);
    bool amount =
        unit_end(s, n->end) > n->end || (first + 1 < n->start && slice_find(word, S("£"), 0) < word.len);

    if (slice_is(digits, "000")) { /* the unit of a table: £000 */
        n->known = true;
        return;
    }
    n->label = !amount && (IS_ONE_OF(before, labels) || is_capitals(before) ||
                           (after_label && IS_ONE_OF(before, joints)));
    n->known = n->label || is_in_name(s, n->start, n->end);
    if (n->known || is_telephone(s, n->start, &n->next)) {
        n->known = true;
        return;
    }
    if (n->start >= 2 && slice_is(slice_sub(s, n->start - 2, 2), "£"))
        return;
    n->known = is_time(s, n->end, word) || (!amount && (is_years(word) || is_day(s, n->start, n->end, word) ||
                                                        (whole_of(digits) < 32 && begins_days(s, n->end)) ||
                                                        is_idiom(digits, behind) || is_idiom(word, behind)));
}

/* Amounts in words that say how much: "two thirds", "quadrupled". Number words alone are not looked at: "one"
 * and "two" stand in every second sentence. */
static size_t words_end(struct slice s, size_t at)
{
    static const char *const words[] = {"two thirds", "two-thirds",   "three quarters", "three-quarters",
                                        "two fifths", "three fifths", "four fifths",    "more than quadruple",
                                        "quadrupled", "tripled",      "trebled",        "quadruple"};

    if (at && !gap(s, at - 1) && (is_letter(s, at - 1) || s.ptr[at - 1] == '-'))
        return at;
    for (size_t i = 0; i < COUNT(words); i++)
        if (utf8_equal_folded(slice_sub(s, at, strlen(words[i])), slice_of(words[i])) &&
            !is_letter(s, at + strlen(words[i])))
            return at + strlen(words[i]);
    return at;
}

bool hand_next(struct slice s, struct hand_number *n)
{
    bool after_label = n->label;
    size_t at = n->next, end = at;

    while (at < s.len && !is_digit(s, at) && (end = words_end(s, at)) == at)
        at++;
    if (at >= s.len)
        return false;
    if (!is_digit(s, at)) {
        *n = (struct hand_number){.start = at, .end = end, .next = end};
        return true;
    }
    *n = (struct hand_number){.start = at, .end = digits_end(s, at)};
    n->next = n->end;
    judge(s, n, after_label);
    if (n->known) {
        if (n->next < word_end(s, at))
            n->next = word_end(s, at); /* 2022/23, s.55(5A): all of the word is known */
        return true;
    }
    n->end = unit_end(s, n->end);
    n->next = n->end;
    if (n->start >= 2 && slice_is(slice_sub(s, n->start - 2, 2), "£"))
        n->start -= 2;
    return true;
}
