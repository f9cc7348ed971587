/* Values as they are written: £4.0m, 28%, 11.9 points, 2022/23, 7 February 2023, "Halton". Takes the text
 * where one may begin and gives its length. Claims read their amounts with it too. */
#include "compute/syntax.h"

#include "base/utf8.h"

static bool is_digit(struct slice s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static bool is_word_character(struct slice s, size_t at)
{
    return at < s.len && (is_digit(s, at) || (s.ptr[at] | 32) >= 'a') && (s.ptr[at] | 32) <= 'z';
}

static size_t digits(struct slice s, size_t at)
{
    size_t end = at;

    while (is_digit(s, end))
        end++;
    return end - at;
}

/* ---- text and times ---- */

static size_t read_quoted(struct slice text, struct value *value)
{
    static const char *const pairs[][2] = {{"\"", "\""}, {"“", "”"}, {"”", "”"}};

    for (size_t i = 0; i < 3; i++) {
        struct slice open = slice_of(pairs[i][0]), close = slice_of(pairs[i][1]);
        size_t end;

        if (!slice_starts_with(text, open))
            continue;
        end = slice_find(text, close, open.len);
        if (end == text.len)
            return 0;
        *value = (struct value){.kind = VALUE_TEXT, .text = slice_sub(text, open.len, end - open.len)};
        return end + close.len;
    }
    return 0;
}

/* 2022/23 or 2022-23, without spaces. */
static size_t read_year(struct slice text, struct value *value)
{
    size_t length = 5 + digits(text, 5);
    int begins;

    if (digits(text, 0) != 4 || text.len < 7 || (text.ptr[4] != '/' && text.ptr[4] != '-') ||
        is_word_character(text, length) || !financial_year_read(slice_sub(text, 0, length), &begins))
        return 0;
    *value = (struct value){.kind = VALUE_YEAR, .year = begins};
    return length;
}

static size_t skip_spaces(struct slice s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || slice_starts_with(slice_from(s, at), S("\xc2\xa0"))))
        at += s.ptr[at] == ' ' ? 1 : 2;
    return at;
}

static size_t skip_letters(struct slice s, size_t at)
{
    while (is_word_character(s, at) && !is_digit(s, at))
        at++;
    return at;
}

/* 7 February 2023, or 2023-02-07. */
static size_t read_date(struct slice text, struct value *value)
{
    size_t end = digits(text, 0), year;
    struct date date;

    if (end == 4) {
        end = 10;
    } else {
        end = skip_letters(text, skip_spaces(text, skip_letters(text, end))); /* 7th, then the month */
        if (end < text.len && text.ptr[end] == ',')
            end++;
        year = skip_spaces(text, end);
        end = year + 4;
        if (digits(text, year) != 4)
            return 0;
    }
    if (end > text.len || is_digit(text, end) ||
        date_read(slice_sub(text, 0, end), DATE_ISO_ONLY, &date) != DATE_FINE)
        return 0;
    *value = (struct value){.kind = VALUE_DATE, .date = date};
    return end;
}

/* 10.30 am, 10am, 22:30: the longest text at the start that is a time. */
static size_t read_time(struct slice text, struct value *value)
{
    size_t number = digits(text, 0), end;
    int minute;

    if (number < 1 || number > 2)
        return 0;
    if (number < text.len && (text.ptr[number] == '.' || text.ptr[number] == ':') &&
        digits(text, number + 1) == 2)
        number += 3;
    end = skip_spaces(text, number);
    if (slice_starts_with(slice_from(text, end), S("a.m.")) ||
        slice_starts_with(slice_from(text, end), S("p.m.")))
        end += 4;
    else
        end = skip_letters(text, end);
    if (is_word_character(text, end) || !time_read(slice_sub(text, 0, end), &minute))
        end = number; /* without what follows: 22:30 */
    if (is_word_character(text, end) || !time_read(slice_sub(text, 0, end), &minute))
        return 0;
    *value = (struct value){.kind = VALUE_TIME, .minute = minute};
    return end;
}

/* ---- numbers ---- */

static const struct {
    const char *word;
    int64_t worth;
    bool attached; /* stands right behind the digits */
} units[] = {{"thousand", 1000, false}, {"million", 1000000, false}, {"billion", 1000000000, false},
             {"bn", 1000000000, true},  {"m", 1000000, true},        {"k", 1000, true}};

static size_t read_unit(struct slice text, size_t at, int64_t *worth)
{
    size_t word = skip_spaces(text, at), end = skip_letters(text, word);

    *worth = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if ((!units[i].attached || word == at) &&
            utf8_equal_folded(slice_sub(text, word, end - word), slice_of(units[i].word)) &&
            !is_word_character(text, end)) {
            *worth = units[i].worth;
            return end;
        }
    return at;
}

/* The digits, with commas and a point. */
static size_t read_digits(struct slice text, size_t at, struct decimal *number)
{
    size_t end = at, bad;

    while (is_digit(text, end) || (end < text.len && text.ptr[end] == ',' && is_digit(text, end + 1)))
        end++;
    if (end < text.len && text.ptr[end] == '.' && is_digit(text, end + 1))
        end += 1 + digits(text, end + 1);
    if (end == at || decimal_read(slice_sub(text, at, end - at), 0, number, &bad) != DECIMAL_FINE)
        return 0;
    return end - at;
}

/* "%", "per cent", "points", "percentage points". */
static size_t read_hundredths(struct slice text, size_t at)
{
    static const char *const words[] = {"percentage points", "percentage point", "points", "point",
                                        "per cent",          "percent"};
    size_t word = skip_spaces(text, at);

    if (word < text.len && text.ptr[word] == '%' && word == at)
        return word + 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct slice wanted = slice_of(words[i]);

        if (word > at && utf8_equal_folded(slice_sub(text, word, wanted.len), wanted) &&
            !is_word_character(text, word + wanted.len))
            return word + wanted.len;
    }
    return at;
}

static size_t read_number(struct arena *arena, struct slice text, struct value *value,
                          struct decimal *written, struct ratio *unit)
{
    bool pounds = slice_starts_with(text, S("£"));
    size_t start = pounds ? strlen("£") : 0, length = read_digits(text, start, written), end, after;
    int64_t worth;

    if (!length)
        return 0;
    end = start + length;
    if (!pounds && end < text.len && text.ptr[end] == 'p' && !is_word_character(text, end + 1)) { /* 45p */
        *unit = ratio_divide(arena, ratio_of_whole(1), ratio_of_whole(100));
        *value = (struct value){.kind = VALUE_MONEY};
        value->exact = ratio_multiply(arena, ratio_of_decimal(*written), *unit);
        value->known = interval_of(value->exact);
        return end + 1;
    }
    end = read_unit(text, end, &worth);
    *unit = ratio_of_whole(worth);
    *value = (struct value){.kind = pounds ? VALUE_MONEY : VALUE_COUNT};
    after = pounds ? end : read_hundredths(text, end);
    if (after > end) {
        *unit = ratio_divide(arena, *unit, ratio_of_whole(100));
        value->kind = VALUE_PERCENT;
    }
    value->exact = ratio_multiply(arena, ratio_of_decimal(*written), *unit);
    value->known = interval_of(value->exact);
    if (value->kind == VALUE_COUNT && !ratio_is_whole(value->exact))
        value->kind = VALUE_NUMBER;
    return after;
}

size_t literal_read(struct arena *arena, struct slice text, struct value *value, struct decimal *written,
                    struct ratio *unit)
{
    struct decimal unused;
    struct ratio unused_unit;
    size_t length = read_quoted(text, value);

    if (!length && is_digit(text, 0))
        length = read_year(text, value);
    if (!length && is_digit(text, 0))
        length = read_date(text, value);
    if (!length && is_digit(text, 0))
        length = read_time(text, value);
    if (!length)
        length = read_number(arena, text, value, written ? written : &unused, unit ? unit : &unused_unit);
    return length;
}
