/* Numbers as English words, both ways. Takes whole numbers and text; knows no style. */
#include "compute/number_words.h"

#include "base/utf8.h"

static const char *const small[] = {"nought",  "one",     "two",       "three",    "four",
                                    "five",    "six",     "seven",     "eight",    "nine",
                                    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                   "sixty",  "seventy", "eighty", "ninety"};

static struct slice below_hundred(struct arena *arena, int64_t n)
{
    if (n < 20)
        return slice_of(n ? small[n] : "no");
    if (n % 10 == 0)
        return slice_of(tens[n / 10 - 2]);
    return ARENA_JOIN(arena, slice_of(tens[n / 10 - 2]), S("-"), slice_of(small[n % 10]));
}

static struct slice below_thousand(struct arena *arena, int64_t n)
{
    struct slice hundreds;

    if (n < 100)
        return below_hundred(arena, n);
    hundreds = ARENA_JOIN(arena, slice_of(small[n / 100]), S(" hundred"));
    return n % 100 ? ARENA_JOIN(arena, hundreds, S(" and "), below_hundred(arena, n % 100)) : hundreds;
}

struct slice number_in_words(struct arena *arena, int64_t n)
{
    struct slice thousands;

    if (n < 1000)
        return below_thousand(arena, n);
    thousands = ARENA_JOIN(arena, below_thousand(arena, n / 1000), S(" thousand"));
    if (n % 1000 == 0)
        return thousands;
    return ARENA_JOIN(arena, thousands, n % 1000 < 100 ? S(" and ") : S(" "),
                      below_thousand(arena, n % 1000));
}

/* ---- reading ---- */

static bool is_letter(struct slice s, size_t at)
{
    return at < s.len && (((s.ptr[at] | 32) >= 'a' && (s.ptr[at] | 32) <= 'z') || (s.ptr[at] & 0x80));
}

static bool word_is(struct slice text, size_t at, const char *word, size_t *end)
{
    struct slice wanted = slice_of(word);

    *end = at + wanted.len;
    return *end <= text.len && utf8_equal_folded(slice_sub(text, at, wanted.len), wanted) &&
           !is_letter(text, *end);
}

/* One to nineteen, or "twenty" with "-one" behind it. */
static size_t read_below_hundred(struct slice text, size_t at, int64_t *n)
{
    size_t end, more;

    for (size_t i = 0; i < 20; i++)
        if (word_is(text, at, small[i], &end)) {
            *n = (int64_t)i;
            return end;
        }
    if (word_is(text, at, "no", &end) || word_is(text, at, "none", &end) || word_is(text, at, "zero", &end)) {
        *n = 0;
        return end;
    }
    for (size_t i = 0; i < 8; i++) {
        if (!word_is(text, at, tens[i], &end))
            continue;
        *n = (int64_t)(i + 2) * 10;
        for (size_t k = 1; k < 10; k++)
            if (end < text.len && (text.ptr[end] == '-' || text.ptr[end] == ' ') &&
                word_is(text, end + 1, small[k], &more)) {
                *n += (int64_t)k;
                return more;
            }
        return end;
    }
    return at;
}

static size_t read_below_thousand(struct slice text, size_t at, int64_t *n)
{
    size_t end, hundred, more;
    int64_t rest;

    if (word_is(text, at, "a hundred", &end)) {
        *n = 1;
        end = at + 1; /* behind "a" */
    } else {
        end = read_below_hundred(text, at, n);
    }
    if (end == at || end >= text.len || text.ptr[end] != ' ' || !word_is(text, end + 1, "hundred", &hundred))
        return end;
    *n *= 100;
    if (hundred >= text.len || !word_is(text, hundred + 1, "and", &more) || more >= text.len)
        return hundred;
    end = read_below_hundred(text, more + 1, &rest);
    if (end == more + 1)
        return hundred;
    *n += rest;
    return end;
}

size_t number_from_words(struct slice text, int64_t *n)
{
    size_t end = read_below_thousand(text, 0, n), thousand, more;
    int64_t rest = 0;

    if (!end || end >= text.len || text.ptr[end] != ' ' || !word_is(text, end + 1, "thousand", &thousand))
        return end;
    *n *= 1000;
    if (thousand >= text.len)
        return thousand;
    more = thousand + 1;
    if (word_is(text, more, "and", &end))
        more = end + 1;
    end = more < text.len ? read_below_thousand(text, more, &rest) : more;
    if (end == more)
        return thousand;
    *n += rest;
    return end;
}

/* ---- ordinals ---- */

struct slice ordinal_ending(int64_t n)
{
    int64_t last = n % 10;
    bool teen = n % 100 >= 11 && n % 100 <= 13;

    return teen || last > 3 || !last ? S("th") : last == 1 ? S("st") : last == 2 ? S("nd") : S("rd");
}

struct slice ordinal_digits(struct arena *arena, int64_t n)
{
    return ARENA_JOIN(arena, arena_print(arena, "%lld", (long long)n), ordinal_ending(n));
}

struct slice ordinal_in_words(struct arena *arena, int64_t n)
{
    static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};

    return n >= 1 && n <= 10 ? slice_of(words[n - 1]) : ordinal_digits(arena, n);
}
