/* Smart text, the rule "no break": which words a line's end must not part. Takes what stands before and after
 * a space; knows nothing of runs. British usage; the words of each rule are the tables below. */
#include "base/utf8.h"
#include "compose/smart.h"

#define LISTED(list, word) listed((list), sizeof(list) / sizeof *(list), (word))

static const char *const units[] = {
    "million", "billion",  "thousand", "trillion", "m",     "bn",     "k",        "p",     "pence", "pounds",
    "%",       "percent",  "points",   "point",    "km",    "mm",     "cm",       "miles", "mile",  "metres",
    "mph",     "kg",       "g",        "tonnes",   "tonne", "litres", "am",       "pm",    "a.m",   "p.m",
    "noon",    "midnight", "GB",       "MB",       "pt",    "kWh",    "hectares", "acres",
};
static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};
static const char *const titles[] = {
    "Mr",  "Mrs",  "Ms",   "Miss", "Mx",   "Dr",         "Prof", "Professor",
    "Sir", "Dame", "Lord", "Lady", "Cllr", "Councillor", "Rev",
};
static const char *const ranks[] = {
    "PC",   "PCSO",     "DC",        "DS",        "DI", "DCI", "WPC", "Sgt",
    "Insp", "Sergeant", "Inspector", "Constable", "No", "No.", "Nos",
};
static const char *const labels[] = {
    "page",        "pages",     "section",    "sections",       "part",      "parts",   "chapter",
    "chapters",    "paragraph", "paragraphs", "schedule",       "table",     "tables",  "figure",
    "figures",     "item",      "items",      "appendix",       "annex",     "article", "regulation",
    "regulations", "chart",     "finding",    "priority",       "objective", "step",    "phase",
    "band",        "year",      "question",   "recommendation",
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool listed(const char *const *list, size_t count, struct slice word)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(word, list[i]))
            return true;
    return false;
}

static bool listed_any_case(const char *const *list, size_t count, struct slice word)
{
    char lower[16];

    if (word.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = is_capital(word.ptr[i]) ? (char)(word.ptr[i] + ('a' - 'A')) : word.ptr[i];
    return listed(list, count, (struct slice){lower, word.len});
}

/* Length of a space (plain or no-break) at the end or start of s; 0 when there is none. */
static size_t space_at_end(struct slice s)
{
    if (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\n'))
        return 1;
    return slice_ends_with(s, S("\u00a0")) ? 2 : 0;
}

static size_t space_at_start(struct slice s)
{
    if (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\n'))
        return 1;
    return slice_starts_with(s, S("\u00a0")) ? 2 : 0;
}

/* The last word of s without opening brackets and quotation marks; *rest is what stands before its space. */
static struct slice last_word(struct slice s, struct slice *rest)
{
    size_t start = s.len, space = 0;
    struct slice word;

    while (start && !(space = space_at_end(slice_sub(s, 0, start))))
        start--;
    word = slice_from(s, start);
    *rest = slice_sub(s, 0, start >= space ? start - space : 0);
    while (word.len && strchr("([\"'", word.ptr[0]))
        word = slice_from(word, 1);
    return word;
}

/* The first word of s without punctuation behind it. */
static struct slice first_word(struct slice s, struct slice *rest)
{
    size_t end = 0;

    while (end < s.len && !space_at_start(slice_from(s, end)))
        end++;
    *rest = slice_from(s, end + (end < s.len ? space_at_start(slice_from(s, end)) : 0));
    while (end && strchr(".,;:!?)]\"'", s.ptr[end - 1]))
        end--;
    return slice_sub(s, 0, end);
}

/* 40, 1,645, 6.30, £228.6, 7th: begins (after £ or a minus) and goes on with a digit. */
static bool is_number(struct slice word)
{
    if (slice_starts_with(word, S("\u2212")))
        word = slice_from(word, strlen("\u2212"));
    else if (slice_starts_with(word, S("-")))
        word = slice_from(word, 1);
    if (slice_starts_with(word, S("\u00a3")))
        word = slice_from(word, strlen("\u00a3"));
    return word.len && is_digit(word.ptr[0]);
}

/* 1 to 31, also 1st, 2nd, 3rd, 4th. */
static bool is_day(struct slice word)
{
    size_t digits = 0;

    while (digits < word.len && is_digit(word.ptr[digits]))
        digits++;
    if (!digits || digits > 2)
        return false;
    word = slice_from(word, digits);
    return !word.len || slice_is(word, "st") || slice_is(word, "nd") || slice_is(word, "rd") ||
           slice_is(word, "th");
}

static bool is_letter_number(struct slice word)
{
    return word.len == 1 && is_capital(word.ptr[0]);
}

static bool is_label(struct slice word)
{
    return listed_any_case(labels, sizeof labels / sizeof *labels, word);
}

/* "pages 7| to 9", "pages 7 to| 9". */
static bool in_range(struct slice last, struct slice before_last, struct slice first,
                     struct slice after_first)
{
    struct slice rest, word;

    if (is_number(last) && slice_is(first, "to")) {
        word = first_word(after_first, &rest);
        return is_number(word) && is_label(last_word(before_last, &rest));
    }
    if (slice_is(last, "to") && is_number(first)) {
        word = last_word(before_last, &rest);
        return is_number(word) && is_label(last_word(rest, &rest));
    }
    return false;
}

static bool after_number(struct slice last, struct slice first, struct slice after_first)
{
    struct slice rest;

    if (LISTED(units, first))
        return true;
    if (is_day(last) && LISTED(months, first))
        return true;
    return slice_is(first, "per") && slice_is(first_word(after_first, &rest), "cent");
}

/* A dash or a times sign that stands between spaces holds on to what is before it. */
static bool begins_with_spaced_sign(struct slice after)
{
    static const char *const signs[] = {"-", "--", "\u2013", "\u00d7"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (slice_starts_with(after, slice_of(signs[i])) &&
            space_at_start(slice_from(after, strlen(signs[i]))))
            return true;
    return false;
}

bool smart_no_break(struct slice before, struct slice after)
{
    struct slice before_last, after_first, last, first;

    if (begins_with_spaced_sign(after) || slice_ends_with(before, S("\u00a3")))
        return true;
    last = last_word(before, &before_last);
    if (!last.len || !after.len)
        return false;
    first = first_word(after, &after_first);
    if (is_number(last) && after_number(last, first, after_first))
        return true;
    if (is_digit(after.ptr[0]) && (LISTED(ranks, last) || is_label(last)))
        return true;
    if (is_letter_number(first) && is_capital(last.ptr[0]) && is_label(last))
        return true;
    if (is_capital(after.ptr[0]) &&
        LISTED(titles, last.ptr[last.len - 1] == '.' ? slice_sub(last, 0, last.len - 1) : last))
        return true;
    return in_range(last, before_last, first, after_first);
}
