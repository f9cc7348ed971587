/* Reads numbers as people and spreadsheets write them into a whole coefficient and a scale, and tells the
 * noise of a binary number from digits that somebody meant. Takes one cell's text; knows nothing of columns
 * or of what a number is for. */
#include "exact/decimal.h"

#include <stdbool.h>

enum { MOST_DIGITS = 18 };

struct decimal_reader {
    struct slice text;
    size_t at;
    bool negative, bracketed, pounded, signed_already;
};

static bool take(struct decimal_reader *r, const char *what)
{
    size_t len = 0;

    /* Nearly always the first byte says no. */
    while (what[len]) {
        if (r->at + len >= r->text.len || r->text.ptr[r->at + len] != what[len])
            return false;
        len++;
    }
    r->at += len;
    return true;
}

static bool is_digit(struct slice s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* Sign, bracket and pound sign before the digits, in the orders that are met: -£5, £-5, (£5), £(5). */
static void read_before(struct decimal_reader *r, unsigned symbols)
{
    for (;;) {
        if (!r->signed_already && (take(r, "-") || take(r, "\xe2\x88\x92")))
            r->negative = r->signed_already = true;
        else if (!r->signed_already && take(r, "+"))
            r->signed_already = true;
        else if (!r->signed_already && take(r, "("))
            r->negative = r->signed_already = r->bracketed = true;
        else if ((symbols & DECIMAL_POUND) && !r->pounded && take(r, "£"))
            r->pounded = true;
        else if (!take(r, " "))
            return;
    }
}

/* Commas set off thousands: one to three digits, then groups of three. */
static bool commas_are_sound(struct slice whole)
{
    size_t first = slice_find_byte(whole, ',', 0), since;

    if (first == whole.len)
        return true;
    if (first == 0 || first > 3)
        return false;
    for (since = first; since < whole.len; since += 4)
        if (whole.ptr[since] != ',' || !is_digit(whole, since + 1) || !is_digit(whole, since + 2) ||
            !is_digit(whole, since + 3))
            return false;
    return true;
}

static bool add_digits(struct slice digits, int64_t *coefficient, unsigned *significant)
{
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] == ',')
            continue;
        if (*significant || digits.ptr[i] != '0')
            ++*significant;
        if (*significant > MOST_DIGITS)
            return false;
        *coefficient = *coefficient * 10 + (digits.ptr[i] - '0');
    }
    return true;
}

static struct slice digits_at(struct decimal_reader *r, bool commas)
{
    size_t start = r->at;

    while (is_digit(r->text, r->at) || (commas && r->at < r->text.len && r->text.ptr[r->at] == ','))
        r->at++;
    return slice_sub(r->text, start, r->at - start);
}

static bool is_exponent(struct decimal_reader *r)
{
    size_t at = r->at;

    if (at >= r->text.len || (r->text.ptr[at] != 'e' && r->text.ptr[at] != 'E'))
        return false;
    at++;
    if (at < r->text.len && (r->text.ptr[at] == '+' || r->text.ptr[at] == '-'))
        at++;
    return is_digit(r->text, at);
}

/* What may stand after the digits; true when the text is used up. */
static bool read_after(struct decimal_reader *r, unsigned symbols)
{
    struct decimal_reader before;

    while (take(r, " "))
        ;
    before = *r;
    if ((symbols & DECIMAL_PER_CENT) && take(r, "%"))
        before = *r;
    while (take(r, " "))
        ;
    if (r->bracketed && !take(r, ")"))
        return false;
    if (r->at < r->text.len)
        r->at = before.at;
    return r->at == r->text.len;
}

enum decimal_fault decimal_read(struct slice text, unsigned symbols, struct decimal *number, size_t *bad)
{
    struct slice trimmed = slice_trim_end(text);
    struct decimal_reader r = {.text = trimmed, .at = text.len - slice_trim_start(text).len};
    struct slice whole, fraction = S("");
    unsigned significant = 0;
    int64_t coefficient = 0;

    *number = (struct decimal){0, 0};
    *bad = r.at;
    if (!trimmed.len)
        return DECIMAL_EMPTY;
    read_before(&r, symbols);
    *bad = r.at;
    whole = digits_at(&r, true);
    if (r.at < trimmed.len && trimmed.ptr[r.at] == '.' && is_digit(trimmed, r.at + 1)) {
        r.at++;
        fraction = digits_at(&r, false);
    }
    if (!whole.len && !fraction.len)
        return DECIMAL_NO_NUMBER;
    if (is_exponent(&r))
        return DECIMAL_EXPONENT;
    if (!read_after(&r, symbols)) {
        *bad = r.at;
        return DECIMAL_NO_NUMBER;
    }
    if (!commas_are_sound(whole))
        return DECIMAL_BAD_COMMAS;
    if (fraction.len > MOST_DIGITS || !add_digits(whole, &coefficient, &significant) ||
        !add_digits(fraction, &coefficient, &significant))
        return DECIMAL_TOO_LONG;
    *number = (struct decimal){r.negative ? -coefficient : coefficient, (uint8_t)fraction.len};
    return DECIMAL_FINE;
}

static unsigned digit_count(uint64_t n)
{
    unsigned count = 0;

    for (; n; n /= 10)
        count++;
    return count;
}

/* How many times `digit` stands at the end of n, at most `most`. */
static unsigned run_at_end(uint64_t n, unsigned digit, unsigned most)
{
    unsigned run = 0;

    while (run < most && n && n % 10 == digit) {
        n /= 10;
        run++;
    }
    return run;
}

bool decimal_is_binary_noise(struct decimal number, struct decimal *clean)
{
    uint64_t size = (uint64_t)(number.coefficient < 0 ? -number.coefficient : number.coefficient),
             left = size;

    if (digit_count(size) < 15)
        return false;
    for (unsigned tail = 1; tail <= 2 && tail < number.scale; tail++) {
        unsigned in_fraction = number.scale - tail; /* whole pounds are never noise: 1000000000000.12 */

        left /= 10;
        if (size % (tail == 1 ? 10 : 100) == 0)
            continue;
        if (run_at_end(left, 9, in_fraction) >= 5)
            left++;
        else if (run_at_end(left, 0, in_fraction) < 5)
            continue;
        for (; in_fraction && left % 10 == 0; in_fraction--)
            left /= 10;
        *clean =
            (struct decimal){number.coefficient < 0 ? -(int64_t)left : (int64_t)left, (uint8_t)in_fraction};
        return true;
    }
    return false;
}
