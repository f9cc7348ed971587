/* Other wordings of a claim that are true, for the message about a false one, and the truest short phrase for
 * a number. Every wording is read back and tested like an author's, so none that is offered is false. */
#include "compute/claim.h"

#include "compute/engine.h"
#include "compute/number_words.h"

struct writer {
    struct arena *arena;
    const struct house_style *style;
    const struct value *value;
    struct claim like;   /* how the author writes amounts */
    struct ratio number; /* what the claim speaks of, in its own units (× worth) */
    struct slice found;  /* ", " between them */
    size_t count;
    bool capital;
};

enum { MOST_WORDINGS = 5 };

static bool is_true(struct writer *w, struct slice words)
{
    struct claim claim;
    size_t understood;

    return claim_read(w->arena, w->style, words, &claim, &understood) &&
           claim_verdict(w->arena, w->style, &claim, w->value) == VERDICT_TRUE;
}

static struct slice capitalised(struct writer *w, struct slice words)
{
    struct slice copy;

    if (!w->capital || !words.len || words.ptr[0] < 'a' || words.ptr[0] > 'z')
        return words;
    copy = arena_copy(w->arena, words);
    ((char *)copy.ptr)[0] -= 32;
    return copy;
}

/* Adds direction, hedge, amount and noun to the list if that is true. */
static bool offer(struct writer *w, struct slice hedge, struct slice amount)
{
    struct slice space = S(" "), none = S(""), words;

    words = ARENA_JOIN(w->arena, w->like.direction_words, w->like.direction_words.len ? space : none, hedge,
                       hedge.len ? space : none, amount, w->like.noun.len ? space : none, w->like.noun);
    if (w->count >= MOST_WORDINGS || !is_true(w, words))
        return false;
    w->found = ARENA_JOIN(w->arena, w->found, w->count++ ? S(", ") : none, capitalised(w, words));
    return true;
}

/* The number rounded to 10^-decimals of the author's unit, as the author writes amounts; decimals may be
 * negative. */
static struct slice amount_text(struct writer *w, int decimals, bool *exact)
{
    struct number_format format = {.of = FORMAT_NUMBER, .decimals = decimals > 0 ? (unsigned)decimals : 0};
    struct ratio in_units = ratio_divide(w->arena, w->number, w->like.worth), quantum = ratio_of_whole(1);
    struct value v;
    struct slice digits;
    int64_t n;

    for (int i = 0; i < -decimals; i++)
        quantum = ratio_multiply(w->arena, quantum, ratio_of_whole(10));
    v = value_of_ratio(VALUE_NUMBER, ratio_divide(w->arena, in_units, quantum));
    v.exact = ratio_round(w->arena, v.exact, format.decimals, w->style->rounding);
    for (int i = 0; i < decimals; i++)
        v.exact = ratio_divide(w->arena, v.exact, ratio_of_whole(10));
    v.exact = ratio_multiply(w->arena, v.exact, quantum);
    *exact = ratio_compare(v.exact, in_units) == 0;
    if (w->like.in_words && ratio_is_whole(v.exact) && ratio_to_whole(v.exact, ROUND_DOWN, &n) && n > 0 &&
        n < 1000)
        return number_in_words(w->arena, n);
    value_format(w->arena, w->style, &format, &v, &digits);
    if (ratio_sign(v.exact) < 0 && w->like.prefix.len && slice_starts_with(digits, w->style->minus))
        return ARENA_JOIN(w->arena, w->style->minus, w->like.prefix, slice_from(digits, w->style->minus.len),
                          w->like.suffix);
    return ARENA_JOIN(w->arena, w->like.prefix, digits, w->like.suffix);
}

static const enum claim_kind near_kinds[] = {CLAIM_NEARLY, CLAIM_JUST_OVER, CLAIM_ABOUT};

static struct slice hedge_word(const struct house_style *style, enum claim_kind kind)
{
    return style->claims[kind].word_count ? style->claims[kind].words[0] : S("");
}

/* Noughts at the end of the author's number: 40% is said to tens. */
static int roundness(struct writer *w)
{
    struct ratio n =
        w->like.amount == AMOUNT_NUMBER ? ratio_divide(w->arena, w->like.number, w->like.worth) : w->number;
    int noughts = 0;

    if (w->like.amount != AMOUNT_NUMBER || w->like.decimals || !ratio_sign(n))
        return 0;
    while (noughts < 6 && ratio_is_whole(n = ratio_divide(w->arena, n, ratio_of_whole(10))))
        noughts++;
    return noughts;
}

/* Digits alone may round far (1.4 million is "1 million"): no wording that is offered says less than `about`
 * would. */
static bool is_near(struct writer *w, struct slice amount)
{
    struct slice about = hedge_word(w->style, CLAIM_ABOUT), direction = w->like.direction_words;

    return !about.len ||
           is_true(w, ARENA_JOIN(w->arena, direction, direction.len ? S(" ") : S(""), about, S(" "), amount));
}

/* Noughts behind the point before the first digit that is none: two in 0.003. */
static int noughts_behind_point(struct writer *w)
{
    struct ratio n = ratio_divide(w->arena, w->number, w->like.worth), tenth = ratio_of_whole(1);
    int count = 0;

    tenth = ratio_divide(w->arena, tenth, ratio_of_whole(10));
    if (ratio_sign(n) < 0)
        n = ratio_negate(w->arena, n);
    for (; ratio_sign(n) && ratio_compare(n, tenth) < 0 && count < 9; count++)
        n = ratio_multiply(w->arena, n, ratio_of_whole(10));
    return count;
}

/* Up to two places more than the author wrote, or as many as show three digits of the number. */
static void offer_amounts(struct writer *w)
{
    int start = w->like.decimals ? (int)w->like.decimals : -roundness(w), last = (int)w->like.decimals + 2,
        small = noughts_behind_point(w) + 3;
    struct slice hedged = S("");
    bool exact, bare = false;

    if (small > last)
        last = small;
    for (int decimals = start; decimals <= last && !bare; decimals++) {
        struct slice amount = amount_text(w, decimals, &exact);
        bool near = false;

        for (size_t i = 0; i < 3 && !hedged.len && !exact; i++)
            if (hedge_word(w->style, near_kinds[i]).len)
                near |= offer(w, hedge_word(w->style, near_kinds[i]), amount);
        if (near)
            hedged = amount;
        else if (!slice_equal(hedged, amount) && is_near(w, amount))
            bare = offer(w, S(""), amount);
    }
}

static const struct {
    int64_t part, whole;
    const char *words;
} fractions[] = {{1, 2, "half"},        {1, 3, "a third"},        {2, 3, "two thirds"},
                 {1, 4, "a quarter"},   {3, 4, "three quarters"}, {1, 5, "a fifth"},
                 {2, 5, "two fifths"},  {3, 5, "three fifths"},   {4, 5, "four fifths"},
                 {1, 10, "a tenth"},    {3, 10, "three tenths"},  {7, 10, "seven tenths"},
                 {9, 10, "nine tenths"}};

static void offer_fraction(struct writer *w)
{
    const size_t all = sizeof fractions / sizeof *fractions;
    struct ratio least = ratio_of_whole(2);
    size_t nearest = all;

    for (size_t i = 0; i < all; i++) {
        struct ratio off = ratio_subtract(
            w->arena, w->number,
            ratio_divide(w->arena, ratio_of_whole(fractions[i].part), ratio_of_whole(fractions[i].whole)));

        if (ratio_sign(off) < 0)
            off = ratio_negate(w->arena, off);
        if (ratio_compare(off, least) < 0) {
            least = off;
            nearest = i;
        }
    }
    if (nearest < all && is_near(w, slice_of(fractions[nearest].words)))
        offer(w, S(""), slice_of(fractions[nearest].words));
}

/* "quadrupled", "more than doubled", "nearly tripled". */
static void offer_multiple(struct writer *w)
{
    struct ratio times = ratio_divide(w->arena, w->value->to->exact, w->value->from->exact);
    int64_t below;

    if (ratio_sign(times) < 0 || !ratio_to_whole(times, ROUND_DOWN, &below) || below < 1)
        return;
    if (below > 1)
        offer(w, S(""), claim_multiple_words(w->arena, below));
    offer(w, S(""), claim_multiple_words(w->arena, below + 1));
    if (below > 1)
        offer(w, hedge_word(w->style, CLAIM_MORE), claim_multiple_words(w->arena, below));
    offer(w, hedge_word(w->style, CLAIM_NEARLY), claim_multiple_words(w->arena, below + 1));
}

/* ---- what is spoken of ---- */

/* An author's amount without a unit of its own (a fraction, "doubled") is answered in the usual one of the
 * kind. */
static void usual_unit(struct writer *w, enum value_kind kind)
{
    struct claim *like = &w->like;

    like->amount = AMOUNT_NONE;
    like->decimals = 0;
    like->in_words = false;
    like->worth = ratio_of_whole(1);
    like->prefix = like->suffix = S("");
    like->unit = UNIT_NONE;
    if (kind == VALUE_MONEY) {
        like->prefix = S("£");
        like->unit = UNIT_POUNDS;
    } else if (kind == VALUE_PERCENT) {
        like->suffix = S("%");
        like->unit = UNIT_PER_CENT;
        like->worth = ratio_divide(w->arena, ratio_of_whole(1), ratio_of_whole(100));
    }
}

static bool begin_change(struct writer *w)
{
    const struct value *v = w->value;
    struct ratio by = ratio_subtract(w->arena, v->to->exact, v->from->exact);
    enum claim_direction direction = ratio_sign(by) > 0 ? DIRECTION_UP : DIRECTION_DOWN;
    bool points = v->change_of == VALUE_PERCENT, share = !points;

    if (!ratio_sign(by)) {
        w->like.direction_words = S("");
        offer(w, S(""), S("unchanged"));
        return false;
    }
    if (w->like.direction != direction || !w->like.direction_words.len)
        w->like.direction_words = direction == DIRECTION_UP ? S("up") : S("down");
    w->like.direction = direction;
    if (w->like.amount == AMOUNT_NUMBER && !w->like.in_words)
        share = w->like.unit == UNIT_PER_CENT && !points;
    if (w->like.amount != AMOUNT_NUMBER || w->like.in_words || w->like.unit == UNIT_POINTS ||
        (points && w->like.unit != UNIT_POINTS))
        usual_unit(w, VALUE_PERCENT);
    if (points)
        w->like.suffix = S(" points");
    if (ratio_sign(by) < 0)
        by = ratio_negate(w->arena, by);
    if (share && !ratio_sign(v->from->exact))
        return false;
    w->number = share ? ratio_divide(w->arena, by, v->from->exact) : by;
    return true;
}

static bool begin(struct writer *w)
{
    const struct value *v = w->value;
    enum claim_unit wanted = v->kind == VALUE_MONEY     ? UNIT_POUNDS
                             : v->kind == VALUE_PERCENT ? UNIT_PER_CENT
                                                        : UNIT_NONE;

    if (v->kind == VALUE_CHANGE)
        return begin_change(w);
    w->number = v->exact;
    w->like.direction_words = S("");
    if (w->like.amount != AMOUNT_NUMBER || w->like.unit != wanted ||
        (w->like.in_words && wanted != UNIT_NONE) ||
        (w->like.in_words && ratio_compare(w->like.worth, ratio_of_whole(1)) != 0))
        usual_unit(w, v->kind);
    return true;
}

struct slice claim_alternatives(struct arena *arena, const struct house_style *style,
                                const struct claim *claim, const struct value *value)
{
    struct writer w = {.arena = arena, .style = style, .value = value, .like = *claim};
    bool multiple = claim->amount == AMOUNT_MULTIPLE;
    struct slice first = claim->direction_words.len ? claim->direction_words : claim->hedge_words;

    w.capital = first.len && first.ptr[0] >= 'A' && first.ptr[0] <= 'Z';
    w.found = S("");
    if (!begin(&w))
        return w.found;
    if (multiple && value->kind == VALUE_CHANGE && ratio_sign(value->from->exact)) {
        struct slice words = w.like.direction_words;

        w.like.direction_words = S("");
        offer_multiple(&w);
        w.like.direction_words = words;
    }
    offer_amounts(&w);
    if (w.like.unit == UNIT_PER_CENT && (value->kind != VALUE_CHANGE || value->change_of != VALUE_PERCENT))
        offer_fraction(&w);
    return w.found;
}

/* ---- the truest phrase ---- */

static bool is_allowed(const struct number_format *format, enum claim_kind kind,
                       const struct house_style *style)
{
    for (size_t i = 0; i < format->only_count; i++) {
        enum claim_kind found = CLAIM_NO_WORD;

        if (claim_hedge(style, format->only[i], &found) && found == kind)
            return true;
    }
    return !format->only_count;
}

/* Digits before the point, so that one or two of them can be kept. */
static int whole_digits(struct writer *w)
{
    struct ratio n = ratio_divide(w->arena, w->number, w->like.worth);
    int count = 0;

    if (ratio_sign(n) < 0)
        n = ratio_negate(w->arena, n);
    for (; ratio_compare(n, ratio_of_whole(1)) >= 0 && count < 18; count++)
        n = ratio_divide(w->arena, n, ratio_of_whole(10));
    return ratio_sign(w->number) ? count : 1; /* 0, not 0.0 */
}

static void phrase_unit(struct writer *w, enum value_kind kind)
{
    int64_t million = 1000000;

    usual_unit(w, kind);
    if (kind == VALUE_MONEY && ratio_compare(w->number, ratio_of_whole(million)) >= 0) {
        w->like.suffix = S("\xc2\xa0million");
        w->like.worth = ratio_of_whole(million);
    }
}

bool claim_truest_phrase(struct arena *arena, const struct house_style *style,
                         const struct number_format *format, const struct value *value, struct slice *text)
{
    struct writer w = {.arena = arena, .style = style, .value = value, .number = value->exact};
    struct slice amount;
    bool exact;

    w.like.direction_words = w.like.noun = S("");
    phrase_unit(&w, value->kind);
    for (int kept = 1; kept <= 4; kept++) {
        amount = amount_text(&w, kept - whole_digits(&w), &exact);
        *text = amount;
        if (exact)
            return true;
        for (size_t i = 0; i < 3; i++) {
            struct slice hedge = hedge_word(style, near_kinds[i]);

            *text = ARENA_JOIN(arena, hedge, S(" "), amount);
            if (ratio_sign(value->exact) < 0 && near_kinds[i] != CLAIM_ABOUT)
                continue; /* "nearly -£4,000" may be taken for more or for less */
            if (is_allowed(format, near_kinds[i], style) && hedge.len && is_true(&w, *text))
                return true;
        }
    }
    *text = amount;
    return true;
}
