/* The words of a claim as a direction, a hedge and an amount: "fell by nearly three quarters". Everything
 * must be understood but a plain noun after a number. Knows nothing of the figure. */
#include "compute/claim.h"

#include "base/utf8.h"
#include "compute/number_words.h"
#include "compute/syntax.h"

struct reader {
    struct arena *arena;
    const struct house_style *style;
    struct slice words;
    size_t at;
    struct claim *claim;
};

/* ---- words ---- */

static bool is_letter(struct slice s, size_t at)
{
    return at < s.len && (((s.ptr[at] | 32) >= 'a' && (s.ptr[at] | 32) <= 'z') || (s.ptr[at] & 0x80));
}

static size_t after_spaces(struct slice s, size_t at)
{
    while (at < s.len &&
           (s.ptr[at] == ' ' || s.ptr[at] == '\n' || slice_starts_with(slice_from(s, at), S("\xc2\xa0"))))
        at += s.ptr[at] == '\xc2' ? 2 : 1;
    return at;
}

/* Length of `phrase` at the start of the text, as whole words. */
static size_t phrase_length(struct slice text, struct slice phrase)
{
    if (text.len < phrase.len || !utf8_equal_folded(slice_sub(text, 0, phrase.len), phrase))
        return 0;
    return is_letter(text, phrase.len) && is_letter(phrase, phrase.len - 1) ? 0 : phrase.len;
}

static bool take(struct reader *r, const char *phrase)
{
    size_t length = phrase_length(slice_from(r->words, r->at), slice_of(phrase));

    if (length)
        r->at = after_spaces(r->words, r->at + length);
    return length != 0;
}

size_t claim_hedge(const struct house_style *style, struct slice text, enum claim_kind *kind)
{
    size_t longest = 0;

    for (int k = 0; k < CLAIM_KINDS; k++) {
        const struct claim_rule *rule = &style->claims[k];

        for (size_t i = 0; i < rule->word_count; i++) {
            size_t length = phrase_length(text, rule->words[i]);

            if (length > longest) {
                longest = length;
                *kind = (enum claim_kind)k;
            }
        }
    }
    return longest;
}

/* ---- directions ---- */

static const struct direction_word {
    const char *words;
    enum claim_direction direction;
} direction_words[] = {{"up", DIRECTION_UP},
                       {"rose", DIRECTION_UP},
                       {"risen", DIRECTION_UP},
                       {"a rise", DIRECTION_UP},
                       {"rise", DIRECTION_UP},
                       {"increased", DIRECTION_UP},
                       {"an increase", DIRECTION_UP},
                       {"increase", DIRECTION_UP},
                       {"grew", DIRECTION_UP},
                       {"grown", DIRECTION_UP},
                       {"growth", DIRECTION_UP},
                       {"went up", DIRECTION_UP},
                       {"gone up", DIRECTION_UP},
                       {"down", DIRECTION_DOWN},
                       {"fell", DIRECTION_DOWN},
                       {"fallen", DIRECTION_DOWN},
                       {"a fall", DIRECTION_DOWN},
                       {"fall", DIRECTION_DOWN},
                       {"cut", DIRECTION_DOWN},
                       {"a cut", DIRECTION_DOWN},
                       {"reduced", DIRECTION_DOWN},
                       {"a reduction", DIRECTION_DOWN},
                       {"reduction", DIRECTION_DOWN},
                       {"decreased", DIRECTION_DOWN},
                       {"a decrease", DIRECTION_DOWN},
                       {"dropped", DIRECTION_DOWN},
                       {"a drop", DIRECTION_DOWN},
                       {"declined", DIRECTION_DOWN},
                       {"went down", DIRECTION_DOWN},
                       {"gone down", DIRECTION_DOWN},
                       {"unchanged", DIRECTION_UNCHANGED},
                       {"no change", DIRECTION_UNCHANGED},
                       {"the same", DIRECTION_UNCHANGED},
                       {"did not change", DIRECTION_UNCHANGED}};
static const struct direction_word behind_words[] = {
    {"more", DIRECTION_UP},    {"higher", DIRECTION_UP},      {"above", DIRECTION_UP},
    {"up", DIRECTION_UP},      {"less", DIRECTION_DOWN},      {"lower", DIRECTION_DOWN},
    {"fewer", DIRECTION_DOWN}, {"below", DIRECTION_DOWN},     {"down", DIRECTION_DOWN},
    {"rise", DIRECTION_UP},    {"increase", DIRECTION_UP},    {"growth", DIRECTION_UP},
    {"fall", DIRECTION_DOWN},  {"reduction", DIRECTION_DOWN}, {"cut", DIRECTION_DOWN},
    {"drop", DIRECTION_DOWN},  {"decrease", DIRECTION_DOWN}};

/* The longest that fits; a longer hedge ("up to") wins. */
static void read_direction(struct reader *r)
{
    struct slice rest = slice_from(r->words, r->at);
    size_t longest = 0, start = r->at;
    enum claim_kind hedge;

    for (size_t i = 0; i < sizeof direction_words / sizeof *direction_words; i++) {
        size_t length = phrase_length(rest, slice_of(direction_words[i].words));

        if (length > longest) {
            longest = length;
            r->claim->direction = direction_words[i].direction;
        }
    }
    if (longest && claim_hedge(r->style, rest, &hedge) > longest) {
        r->claim->direction = DIRECTION_NONE;
        return;
    }
    if (!longest)
        return;
    r->at = after_spaces(r->words, r->at + longest);
    if (!take(r, "by") && !take(r, "of"))
        take(r, "in"); /* cut in half */
    r->claim->direction_words = slice_trim(slice_sub(r->words, start, r->at - start));
}

static void read_direction_behind(struct reader *r)
{
    size_t start = r->at;

    if (r->claim->direction != DIRECTION_NONE)
        return;
    for (size_t i = 0; i < sizeof behind_words / sizeof *behind_words; i++)
        if (take(r, behind_words[i].words)) {
            if (r->at < r->words.len) { /* "three more officers" is a number and its noun */
                r->at = start;
                return;
            }
            r->claim->direction = behind_words[i].direction;
            return;
        }
}

/* ---- amounts ---- */

static const struct {
    const char *one, *many;
    int64_t parts;
} parts[] = {{"half", "halves", 2},    {"third", "thirds", 3}, {"quarter", "quarters", 4},
             {"fifth", "fifths", 5},   {"sixth", "sixths", 6}, {"seventh", "sevenths", 7},
             {"eighth", "eighths", 8}, {"ninth", "ninths", 9}, {"tenth", "tenths", 10}};

/* "half", "a third", "two thirds", "three-quarters". */
static bool read_fraction(struct reader *r, struct ratio *fraction)
{
    size_t start = r->at, length;
    int64_t count = 1;
    bool counted = take(r, "a") || take(r, "one");

    if (!counted && (length = number_from_words(slice_from(r->words, r->at), &count)) && count > 0) {
        r->at += length;
        if (r->at < r->words.len && r->words.ptr[r->at] == '-')
            r->at++;
        r->at = after_spaces(r->words, r->at);
        counted = true;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if ((count == 1 && (counted || i == 0) && take(r, parts[i].one)) ||
            (count > 1 && (take(r, parts[i].many) || take(r, parts[i].one)))) { /* a three quarter cut */
            *fraction = ratio_divide(r->arena, ratio_of_whole(count), ratio_of_whole(parts[i].parts));
            return true;
        }
    r->at = start;
    return false;
}

static size_t whole_number(struct slice text, int64_t *n)
{
    struct value value;
    struct decimal written;
    struct arena scratch = ARENA_INIT;
    size_t length = number_from_words(text, n);

    if (length)
        return length;
    length = literal_read(&scratch, text, &value, &written, NULL);
    arena_release(&scratch);
    if (!length || value.kind != VALUE_COUNT || written.scale)
        return 0;
    *n = written.coefficient;
    return length;
}

/* "one in five", "9 out of 10". */
static bool read_odds(struct reader *r, struct ratio *fraction)
{
    size_t start = r->at, length;
    int64_t n, m;

    length = whole_number(slice_from(r->words, r->at), &n);
    r->at = after_spaces(r->words, r->at + length);
    if (length && n > 0 && (take(r, "in every") || take(r, "in") || take(r, "out of"))) {
        length = whole_number(slice_from(r->words, r->at), &m);
        if (length && m >= n) {
            r->at = after_spaces(r->words, r->at + length);
            *fraction = ratio_divide(r->arena, ratio_of_whole(n), ratio_of_whole(m));
            return true;
        }
    }
    r->at = start;
    return false;
}

static const char *const multiples[] = {NULL, NULL, "doubled", "tripled", "quadrupled", "quintupled"};

struct slice claim_multiple_words(struct arena *arena, int64_t times)
{
    if (times >= 2 && times <= 5)
        return slice_of(multiples[times]);
    return ARENA_JOIN(arena, number_in_words(arena, times), S(" times"));
}

/* "doubled", "three times", "tenfold", "halved". */
static bool read_multiple(struct reader *r)
{
    static const struct {
        const char *words;
        int64_t times;
    } others[] = {{"double", 2}, {"twice", 2}, {"trebled", 3}, {"treble", 3}, {"triple", 3}};
    struct claim *c = r->claim;
    size_t start = r->at, length;
    int64_t times = 0;

    for (int64_t i = 2; i <= 5 && !times; i++)
        times = take(r, multiples[i]) ? i : 0;
    for (size_t i = 0; i < sizeof others / sizeof *others && !times; i++)
        times = take(r, others[i].words) ? others[i].times : 0;
    c->number = ratio_of_whole(times);
    if (!times && take(r, "halved"))
        c->number = ratio_divide(r->arena, ratio_of_whole(1), ratio_of_whole(2));
    if (!ratio_sign(c->number) && (length = whole_number(slice_from(r->words, r->at), &times))) {
        r->at = after_spaces(r->words, r->at + length);
        if (take(r, "times"))
            c->number = ratio_of_whole(times);
        else
            r->at = start;
    }
    if (!ratio_sign(c->number))
        return false;
    if (c->direction == DIRECTION_NONE)
        c->direction = ratio_compare(c->number, ratio_of_whole(1)) < 0 ? DIRECTION_DOWN : DIRECTION_UP;
    c->amount = AMOUNT_MULTIPLE;
    return true;
}

/* ---- numbers ---- */

static void set_number(struct reader *r, struct decimal written, struct ratio worth)
{
    struct claim *c = r->claim;

    c->amount = AMOUNT_NUMBER;
    c->number = ratio_multiply(r->arena, ratio_of_decimal(written), worth);
    c->written = interval_of_written(r->arena, written, worth);
    c->worth = worth;
    c->decimals = written.scale;
}

/* "%", "per cent", "points" or "pounds" behind a number in words. */
static bool read_unit_word(struct reader *r)
{
    struct claim *c = r->claim;

    if (c->unit != UNIT_NONE)
        return false;
    if (take(r, "percentage points") || take(r, "percentage point") || take(r, "points") || take(r, "point"))
        c->unit = UNIT_POINTS;
    else if (take(r, "per cent") || take(r, "percent") || take(r, "%"))
        c->unit = UNIT_PER_CENT;
    else if (take(r, "pounds") || take(r, "pound"))
        c->unit = UNIT_POUNDS;
    return c->unit != UNIT_NONE;
}

static struct ratio hundredths(struct reader *r, struct ratio worth)
{
    bool hundredth = r->claim->unit == UNIT_PER_CENT || r->claim->unit == UNIT_POINTS;

    return hundredth ? ratio_divide(r->arena, worth, ratio_of_whole(100)) : worth;
}

static const struct {
    const char *word;
    int64_t worth;
} large[] = {{"hundred", 100}, {"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000}};

/* "three", "nine million pounds", "half a million", "a million", "two dozen". */
static bool read_number_words(struct reader *r)
{
    static const struct decimal one = {1, 0}, half = {5, 1}, quarter = {25, 2};
    struct decimal written = one;
    size_t start = r->at, length = 0;
    int64_t worth = 0, n = 0;

    if (take(r, "half a"))
        written = half;
    else if (take(r, "a quarter of a"))
        written = quarter;
    else if (take(r, "a single") || take(r, "single"))
        length = 1;
    else if (!take(r, "a") && (length = number_from_words(slice_from(r->words, r->at), &n))) {
        written = (struct decimal){n, 0};
        r->at = after_spaces(r->words, r->at + length);
    }
    for (size_t i = 0; i < sizeof large / sizeof *large && !worth; i++)
        worth = take(r, large[i].word) ? large[i].worth : 0;
    if (!worth && take(r, "dozen")) { /* not a round number, as a hundred is: a dozen are twelve */
        written.coefficient *= 12;
        length = 1;
    }
    if (!worth && !length) {
        r->at = start;
        return false;
    }
    r->claim->in_words = true;
    read_unit_word(r);
    set_number(r, written, hundredths(r, ratio_of_whole(worth ? worth : 1)));
    return true;
}

/* "£20.8m", "40%", "11.9 points", "−£4,200". */
static bool read_digits(struct reader *r)
{
    struct claim *c = r->claim;
    size_t start = r->at, minus = 0, length, digits;
    struct decimal written;
    struct ratio worth;
    struct value value;
    struct slice text;

    minus = slice_starts_with(slice_from(r->words, start), S("−"))
                ? 3
                : slice_starts_with(slice_from(r->words, start), S("-"));
    text = slice_from(r->words, start + minus);
    length = literal_read(r->arena, text, &value, &written, &worth);
    if (!length || !(value.kind == VALUE_MONEY || value.kind == VALUE_COUNT || value.kind == VALUE_NUMBER ||
                     value.kind == VALUE_PERCENT))
        return false;
    digits = slice_starts_with(text, S("£")) ? 2 : 0;
    c->prefix = slice_sub(r->words, start, minus + digits);
    while (digits < length && ((text.ptr[digits] >= '0' && text.ptr[digits] <= '9') ||
                               text.ptr[digits] == ',' || text.ptr[digits] == '.'))
        digits++;
    r->at = after_spaces(r->words, start + minus + length);
    c->unit = value.kind == VALUE_MONEY     ? UNIT_POUNDS
              : value.kind != VALUE_PERCENT ? UNIT_NONE
                                            : UNIT_PER_CENT;
    if (c->unit == UNIT_PER_CENT && slice_find(slice_sub(text, 0, length), S("point"), 0) < length)
        c->unit = UNIT_POINTS;
    if (c->unit == UNIT_NONE)
        read_unit_word(r);
    c->suffix = slice_trim_end(slice_sub(text, digits, r->at - start - minus - digits));
    if (minus)
        written.coefficient = -written.coefficient;
    set_number(r, written, value.kind == VALUE_PERCENT ? worth : hundredths(r, worth));
    return true;
}

static bool read_number(struct reader *r)
{
    return read_digits(r) || read_number_words(r);
}

/* "between 30% and 40%", "between a third and half". */
static bool read_between(struct reader *r)
{
    struct claim *c = r->claim, lower;
    bool fractions;

    if (!take(r, "between"))
        return false;
    fractions = read_fraction(r, &c->number);
    if ((!fractions && !read_number(r)) || !take(r, "and"))
        return false;
    lower = *c;
    if (fractions ? !read_fraction(r, &c->upper) : !read_number(r))
        return false;
    if (!fractions)
        c->upper = c->number;
    if (!fractions && lower.unit == UNIT_NONE && c->unit != UNIT_NONE) /* between 30 and 40% */
        lower.number = ratio_multiply(r->arena, lower.number, ratio_divide(r->arena, c->worth, lower.worth));
    c->number = lower.number;
    c->amount = AMOUNT_BETWEEN;
    if (fractions)
        c->unit = UNIT_PER_CENT;
    return true;
}

static bool read_amount(struct reader *r)
{
    struct claim *c = r->claim;
    enum claim_kind most = CLAIM_NO_WORD;
    size_t length;

    if (read_between(r))
        return true;
    if (r->at == 0 && (length = claim_hedge(r->style, r->words, &most)) && most == CLAIM_MOST) {
        r->at = after_spaces(r->words, length);
        c->amount = AMOUNT_MOST;
        c->hedge = CLAIM_MOST;
        return true;
    }
    if (read_multiple(r))
        return true;
    if (phrase_length(slice_from(r->words, r->at), S("half a")) ||
        phrase_length(slice_from(r->words, r->at), S("a quarter of a")))
        return read_number_words(r);
    if (read_odds(r, &c->number) || read_fraction(r, &c->number)) {
        c->amount = AMOUNT_FRACTION;
        c->unit = UNIT_PER_CENT;
        return true;
    }
    return read_number(r);
}

/* "£57,000 a year": what the amount is for, which the figure must know. */
static void read_rate(struct reader *r)
{
    static const char *const rates[] = {"per year",  "a year",  "each year",
                                        "per month", "a month", "each month"};

    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (take(r, rates[i]))
            return;
}

bool claim_read(struct arena *arena, const struct house_style *style, struct slice words, struct claim *claim,
                size_t *understood)
{
    struct reader r = {arena, style, words, after_spaces(words, 0), claim};
    enum claim_kind hedge = CLAIM_NO_WORD;
    size_t length;

    *claim = (struct claim){.hedge = CLAIM_NO_WORD,
                            .direction_words = S(""),
                            .hedge_words = S(""),
                            .prefix = S(""),
                            .suffix = S(""),
                            .noun = S("")};
    read_direction(&r);
    length = claim_hedge(style, slice_from(words, r.at), &hedge);
    if (length && hedge != CLAIM_MOST) {
        claim->hedge = hedge;
        claim->hedge_words = slice_sub(words, r.at, length);
        r.at = after_spaces(words, r.at + length);
    }
    if (claim->direction == DIRECTION_NONE)
        read_direction(&r); /* nearly cut by half */
    *understood = r.at;
    if (r.at < words.len && !read_amount(&r))
        return false;
    read_direction_behind(&r);
    if (claim->unit != UNIT_NONE)
        read_rate(&r);
    *understood = r.at;
    if (r.at < words.len && claim->amount == AMOUNT_NUMBER && claim->unit == UNIT_NONE) {
        claim->noun = slice_trim(slice_from(words, r.at));
        *understood = words.len;
        return true;
    }
    return r.at >= words.len &&
           (claim->amount != AMOUNT_NONE || (claim->direction != DIRECTION_NONE && !claim->hedge_words.len));
}
