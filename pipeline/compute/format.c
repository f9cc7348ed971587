/* The one formatter: a value through a format of the house style. A number is rounded here and nowhere else
 * before it is printed. Takes a value and a format; refuses formats of another kind. */
#include "compute/engine.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "compute/claim.h"
#include "compute/format.h"
#include "compute/number_words.h"

#define NBSP "\xc2\xa0"

/* ---- pieces ---- */

/* Spaces inside a number phrase do not break: £228.6 million. */
static struct slice unbroken(struct arena *arena, struct slice s)
{
    struct slice whole = S(""), part;

    if (!s.len)
        return S("");
    if (slice_find_byte(s, ' ', 0) == s.len)
        return s;
    for (bool first = true; slice_split(&s, ' ', &part); first = false)
        whole = ARENA_JOIN(arena, whole, first ? S("") : S(NBSP), part);
    return whole;
}

/* Digits with thousands set off by commas. */
static struct slice with_commas(struct arena *arena, struct slice digits)
{
    size_t whole = slice_find_byte(digits, '.', 0), commas = whole > 3 ? (whole - 1) / 3 : 0, at = 0;
    char *out;

    if (!commas)
        return digits;
    out = arena_alloc(arena, digits.len + commas);
    for (size_t i = 0; i < digits.len; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits.ptr[i];
    }
    return (struct slice){out, at};
}

static struct slice without_zero_decimals(struct slice digits)
{
    size_t point = slice_find_byte(digits, '.', 0);

    for (size_t i = point + 1; i < digits.len; i++)
        if (digits.ptr[i] != '0')
            return digits;
    return slice_sub(digits, 0, point);
}

static bool is_nought(struct slice digits)
{
    for (size_t i = 0; i < digits.len; i++)
        if (digits.ptr[i] >= '1' && digits.ptr[i] <= '9')
            return false;
    return true;
}

struct phrase {
    struct arena *arena;
    const struct house_style *style;
    const struct number_format *format;
    struct ratio number;
    struct slice before, after;
    bool money, no_sign, points;
};

static struct slice phrase_made(const struct phrase *p)
{
    struct ratio scaled = p->number, thousand = ratio_of_whole(1000);
    struct slice digits, sign = S(""), after = p->after;
    bool negative, nought;

    for (unsigned i = 0; i < p->format->thousands; i++)
        scaled = ratio_divide(p->arena, scaled, thousand);
    if (p->format->pence)
        scaled = ratio_multiply(p->arena, scaled, ratio_of_whole(100));
    digits = ratio_digits(p->arena, scaled, p->format->decimals, p->style->rounding);
    negative = digits.ptr[0] == '-';
    if (negative)
        digits = slice_from(digits, 1);
    nought = is_nought(digits);
    if (p->format->drop_zero_decimals)
        digits = without_zero_decimals(digits);
    if (p->points) /* 1 percentage point */
        after = slice_is(digits, "1") ? S(" percentage point") : S(" percentage points");
    digits = ARENA_JOIN(p->arena, unbroken(p->arena, p->before), with_commas(p->arena, digits),
                        unbroken(p->arena, after));
    if (p->no_sign)
        return digits;
    if (negative && p->money && p->style->negative_money_in_brackets && !p->format->sign_always)
        return ARENA_JOIN(p->arena, S("("), digits, S(")"));
    if (negative)
        sign = p->style->minus.len ? p->style->minus : S("−");
    else if (p->format->sign_always && !nought)
        sign = S("+");
    return sign.len ? ARENA_JOIN(p->arena, sign, digits) : digits;
}

static struct phrase phrase_of(struct arena *arena, const struct house_style *style,
                               const struct number_format *format, enum value_kind kind, struct ratio number)
{
    struct phrase p = {arena, style, format, number, format->before, format->after, kind == VALUE_MONEY,
                       false, false};

    if (kind == VALUE_PERCENT)
        p.number = ratio_multiply(arena, number, ratio_of_whole(100));
    return p;
}

/* ---- which formats fit ---- */

static bool fits_kind(const struct number_format *format, enum value_kind kind)
{
    if (format->as == FORMAT_AS_TRUEST_PHRASE)
        return value_is_numeric(kind);
    if (format->as == FORMAT_AS_ORDINAL)
        return kind == VALUE_COUNT || kind == VALUE_RANK;
    switch (format->of) {
    case FORMAT_MONEY:
        return kind == VALUE_MONEY;
    case FORMAT_PERCENT:
        return kind == VALUE_PERCENT;
    case FORMAT_CHANGE:
        return kind == VALUE_CHANGE;
    case FORMAT_NUMBER:
        return kind == VALUE_NUMBER || kind == VALUE_COUNT;
    case FORMAT_COUNT:
        return kind == VALUE_COUNT || (kind == VALUE_NUMBER && format->as == FORMAT_AS_DIGITS);
    case FORMAT_DATE:
        return kind == VALUE_DATE;
    case FORMAT_YEAR:
        return kind == VALUE_YEAR;
    case FORMAT_TIME:
        return kind == VALUE_TIME;
    }
    return false;
}

/* A change of money prints as money too, and every change from something as a percentage. */
bool format_fits(const struct number_format *format, const struct value *value)
{
    if (fits_kind(format, value->kind))
        return true;
    return value->kind == VALUE_CHANGE && format->as == FORMAT_AS_DIGITS &&
           (format->of == FORMAT_PERCENT || fits_kind(format, value->change_of));
}

const struct number_format *format_named(const struct house_style *style, struct slice name)
{
    if (slice_is(name, "%"))
        name = S("percent");
    for (size_t i = 0; i < style->format_count; i++)
        if (utf8_equal_folded(style->formats[i].name, name))
            return &style->formats[i];
    return NULL;
}

static const struct number_format month_format = {
    .of = FORMAT_DATE, .as = FORMAT_AS_DATE, .date_form = S_INIT("month year")};

const struct number_format *value_default_format(const struct house_style *style, const struct value *value)
{
    switch (value->kind) {
    case VALUE_MONEY:
        return format_named(style, style->defaults.money);
    case VALUE_NUMBER:
        return format_named(style, style->defaults.number);
    case VALUE_COUNT:
        return format_named(style, style->defaults.count);
    case VALUE_PERCENT:
        return format_named(style, style->defaults.percent);
    case VALUE_CHANGE:
        return format_named(style, style->defaults.change);
    case VALUE_DATE:
        return value->whole_month ? &month_format : format_named(style, style->defaults.date);
    case VALUE_YEAR:
        return format_named(style, style->defaults.year);
    case VALUE_TIME:
        return format_named(style, style->defaults.time);
    default:
        return NULL;
    }
}

/* ---- changes ---- */

/* The size of a change as its format asks: the difference, or the difference as a share of what was before.
 */
static bool change_size(struct arena *arena, const struct number_format *format, const struct value *v,
                        struct phrase *p)
{
    struct ratio by = ratio_subtract(arena, v->to->exact, v->from->exact);
    bool share = format->of == FORMAT_PERCENT ||
                 (format->of == FORMAT_CHANGE && slice_is(slice_trim(format->after), "%"));

    p->number = by;
    p->money = v->change_of == VALUE_MONEY;
    if (v->change_of == VALUE_PERCENT) { /* between two percentages: points */
        p->number = ratio_multiply(arena, by, ratio_of_whole(100));
        p->points = true;
    } else if (share) {
        p->money = false;
        if (!ratio_sign(v->from->exact))
            return false;
        p->number = ratio_multiply(arena, ratio_divide(arena, by, v->from->exact), ratio_of_whole(100));
        if (ratio_sign(v->from->exact) < 0)
            p->number = ratio_negate(arena, p->number);
    }
    return true;
}

static struct slice filled(struct arena *arena, struct slice pattern, struct slice number)
{
    size_t at = slice_find(pattern, S("{}"), 0);

    if (at == pattern.len)
        return pattern;
    return ARENA_JOIN(arena, slice_sub(pattern, 0, at), number, slice_from(pattern, at + 2));
}

/* "up 10.0%": the words say the direction, so the number has no sign. */
static bool up_or_down(struct arena *arena, const struct house_style *style,
                       const struct number_format *format, const struct value *v, struct slice *text)
{
    const struct number_format *number = format_named(style, format->number_as);
    struct phrase p;
    int direction = ratio_compare(v->to->exact, v->from->exact);

    if (!direction) {
        *text = format->same;
        return true;
    }
    if (!number)
        return false;
    p = phrase_of(arena, style, number, VALUE_NUMBER, v->to->exact);
    p.no_sign = true;
    if (!change_size(arena, number, v, &p))
        *text = style->missing;
    else
        *text = filled(arena, direction > 0 ? format->up : format->down, phrase_made(&p));
    return true;
}

static bool change_text(struct arena *arena, const struct house_style *style,
                        const struct number_format *format, const struct value *v, struct slice *text)
{
    struct phrase p = phrase_of(arena, style, format, VALUE_NUMBER, v->to->exact);

    if (format->as == FORMAT_AS_UP_OR_DOWN)
        return up_or_down(arena, style, format, v, text);
    if (!change_size(arena, format, v, &p))
        *text = style->missing;
    else
        *text = phrase_made(&p);
    return true;
}

/* ---- words ---- */

static bool number_as_words(struct arena *arena, const struct house_style *style,
                            const struct number_format *format, const struct value *v, struct slice *text)
{
    const struct number_format *above = format_named(style, format->above);
    int64_t n;

    if (ratio_is_whole(v->exact) && ratio_to_whole(v->exact, ROUND_DOWN, &n) && n >= 0 &&
        n <= format->words_up_to) {
        *text = number_in_words(arena, n);
        return true;
    }
    return above && above->as != FORMAT_AS_WORDS && value_format(arena, style, above, v, text);
}

/* "first" as far as the format says, then "11th". */
static bool number_as_ordinal(struct arena *arena, const struct number_format *format, const struct value *v,
                              struct slice *text)
{
    int64_t n;

    if (!ratio_is_whole(v->exact) || !ratio_to_whole(v->exact, ROUND_DOWN, &n) || n < 1)
        return false;
    *text = n <= format->words_up_to ? ordinal_in_words(arena, n) : ordinal_digits(arena, n);
    if (n > 999)
        *text = ARENA_JOIN(arena, with_commas(arena, slice_sub(*text, 0, text->len - 2)), ordinal_ending(n));
    return true;
}

/* ---- everything ---- */

struct slice state_sign(const struct house_style *style, enum value_state state)
{
    if (state == STATE_SUPPRESSED)
        return style->small_numbers.show.len ? style->small_numbers.show : S("[c]");
    return style->missing.len ? style->missing : S("–");
}

static bool state_text(const struct house_style *style, const struct value *value, struct slice *text)
{
    if (value->state == STATE_KNOWN)
        return false;
    *text = value->state == STATE_POISON ? S("") : state_sign(style, value->state);
    return true;
}

/* Without a format: text, yes or no, ranks; a date as it is always printed. */
static struct slice plain_text(struct arena *arena, const struct house_style *style,
                               const struct value *value)
{
    int64_t n;

    switch (value->kind) {
    case VALUE_TRUTH:
        if (language_is_welsh(style->language))
            return value->yes ? S("ie") : S("na");
        return value->yes ? S("yes") : S("no");
    case VALUE_RANK:
        return ratio_to_whole(value->exact, ROUND_DOWN, &n) ? ordinal_in_words(arena, n) : S("");
    case VALUE_DATE:
        return date_text(arena, style, value->whole_month ? month_format.date_form : S(""), value->date);
    case VALUE_YEAR:
        return year_text(arena, false, value->year);
    case VALUE_TIME:
        return time_text(arena, TIME_POINT_SPACE, value->minute);
    case VALUE_TEXT:
        return value->text;
    default:
        return value_is_numeric(value->kind) ? ratio_exact_text(arena, value->exact) : S("");
    }
}

static bool formatted(struct arena *arena, const struct house_style *style,
                      const struct number_format *format, const struct value *value, struct slice *text)
{
    struct phrase p;

    switch (format->as) {
    case FORMAT_AS_WORDS:
        return number_as_words(arena, style, format, value, text);
    case FORMAT_AS_TRUEST_PHRASE:
        return claim_truest_phrase(arena, style, format, value, text);
    case FORMAT_AS_DATE:
        *text = date_text(arena, style, format->date_form, value->date);
        return true;
    case FORMAT_AS_FINANCIAL_YEAR:
        *text = year_text(arena, format->years_to, value->year);
        return true;
    case FORMAT_AS_TIME:
        *text = time_text(arena, format->time_form, value->minute);
        return true;
    case FORMAT_AS_ORDINAL:
        return number_as_ordinal(arena, format, value, text);
    default:
        if (value->kind == VALUE_CHANGE)
            return change_text(arena, style, format, value, text);
        p = phrase_of(arena, style, format, value->kind, value->exact);
        *text = phrase_made(&p);
        return true;
    }
}

bool value_format(struct arena *arena, const struct house_style *style, const struct number_format *format,
                  const struct value *value, struct slice *text)
{
    *text = S("");
    if (state_text(style, value, text))
        return true;
    if (!format) {
        *text = plain_text(arena, style, value);
        return value->kind != VALUE_LIST && value->kind != VALUE_CHANGE;
    }
    return format_fits(format, value) && formatted(arena, style, format, value, text);
}
