/* What must hold of any numbers, over seeded ones: parts sum to the whole in whatever order they are written,
 * what a format prints is read back as what it printed, and a false claim is answered with true wordings of
 * the author's kind that say no less than "about" would. */
#include "compute/trial.h"

#include "exact/generator.h"

#include <stdlib.h>

static struct value worked_out(struct trial *t, struct buffer *formula)
{
    struct formula_text text;

    buffer_put_byte(formula, '\0');
    text = trial_formula(t, formula->ptr);
    formula->len--;
    t->sources.list.count--; /* as if it had never been */
    return formula_value(&t->engine, &text, NULL, NULL);
}

/* ---- parts and wholes */

enum { MOST_PARTS = 12 };

static void shuffle(struct generator *g, int64_t *parts, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = generate(g) % i;
        int64_t kept = parts[i - 1];

        parts[i - 1] = parts[k];
        parts[k] = kept;
    }
}

/* "£12.05", or "(£12.05" and so on: brackets that open are closed at the end. */
static size_t put_part(struct generator *g, struct buffer *out, int64_t pence)
{
    size_t opened = generate(g) % 4 == 0;

    buffer_print(out, "%s£%lld.%02lld", opened ? "(" : "", (long long)(pence / 100),
                 (long long)(pence % 100));
    return opened;
}

/* Their sum as the formula has it: taken away are those below nought; brackets only behind a plus. */
static struct value summed(struct trial *t, struct generator *g, const int64_t *parts, size_t count)
{
    struct buffer formula = BUFFER_INIT;
    size_t opened = 0;
    struct value v;

    buffer_put_text(&formula, "£0");
    for (size_t i = 0; i < count; i++) {
        buffer_put_text(&formula, parts[i] < 0 ? " - " : " + ");
        if (parts[i] < 0)
            buffer_print(&formula, "£%lld.%02lld", (long long)(-parts[i] / 100),
                         (long long)(-parts[i] % 100));
        else
            opened += put_part(g, &formula, parts[i]);
    }
    while (opened--)
        buffer_put_byte(&formula, ')');
    v = worked_out(t, &formula);
    if (v.state != STATE_KNOWN)
        printf("  %.*s\n", SLICE_ARG(buffer_slice(&formula)));
    buffer_release(&formula);
    return v;
}

static void parts_sum_in_any_order(struct trial *t)
{
    struct generator g = {211};

    for (int i = 0; i < 1500; i++) {
        int64_t parts[MOST_PARTS], whole = 0;
        size_t count = (size_t)generate_between(&g, 1, MOST_PARTS);
        struct ratio wanted;

        for (size_t k = 0; k < count; k++)
            whole += parts[k] = generate_between(&g, -99999999999, 999999999999);
        wanted = ratio_divide(&t->arena, ratio_of_whole(whole), ratio_of_whole(100));
        for (int order = 0; order < 3; order++) {
            struct value v = summed(t, &g, parts, count);

            EXPECT_NUMBER(v.state, STATE_KNOWN);
            EXPECT_NUMBER(v.kind, VALUE_MONEY);
            EXPECT(v.state != STATE_KNOWN || ratio_compare(v.exact, wanted) == 0);
            shuffle(&g, parts, count);
        }
    }
}

/* Shares of one whole, exact as they are, make one; rounded by the largest remainder they make a hundred. */
static void shares_make_the_whole(struct trial *t)
{
    struct generator g = {223};

    for (int i = 0; i < 500; i++) {
        int64_t parts[MOST_PARTS], whole = 0, printed = 0, percentages[MOST_PARTS];
        size_t count = (size_t)generate_between(&g, 1, MOST_PARTS);
        struct ratio shares[MOST_PARTS], sum = ratio_of_whole(0);
        struct buffer formula = BUFFER_INIT;

        for (size_t k = 0; k < count; k++)
            whole += parts[k] = generate_between(&g, 0, 2) ? generate_between(&g, 1, 99999) : 1;
        for (size_t k = 0; k < count; k++) {
            struct value v;

            buffer_clear(&formula);
            buffer_print(&formula, "%lld out of %lld", (long long)parts[k], (long long)whole);
            v = worked_out(t, &formula);
            EXPECT_NUMBER(v.kind, VALUE_PERCENT);
            shares[k] = v.exact;
            sum = ratio_add(&t->arena, sum, v.exact);
        }
        EXPECT(ratio_compare(sum, ratio_of_whole(1)) == 0);
        shares_by_largest_remainder(shares, count, 100, percentages);
        for (size_t k = 0; k < count; k++)
            printed += percentages[k];
        EXPECT_NUMBER(printed, 100);
        buffer_release(&formula);
    }
}

/* ---- format and formula */

struct printing {
    const char *format;
    enum value_kind kind;
    int64_t per; /* the finest that the format prints is one of so many */
    int64_t most;
};

/* What was printed is a formula for the same value, and prints the same. */
static void expect_read_back(struct trial *t, const struct number_format *format, const struct value *v)
{
    struct buffer formula = BUFFER_INIT;
    struct slice text, again;
    struct value back;

    EXPECT(value_format(&t->arena, t->engine.style, format, v, &text));
    buffer_put(&formula, text);
    back = worked_out(t, &formula);
    if (back.state != STATE_KNOWN || !values_equal(&back, v))
        printf("  %.*s\n", SLICE_ARG(text));
    EXPECT_NUMBER(back.state, STATE_KNOWN);
    EXPECT(back.state != STATE_KNOWN || values_equal(&back, v));
    if (back.state == STATE_KNOWN && value_format(&t->arena, t->engine.style, format, &back, &again))
        EXPECT(slice_equal(text, again));
    buffer_release(&formula);
}

static void formats_are_read_back(struct trial *t)
{
    static const struct printing printings[] = {
        {"£", VALUE_MONEY, 1, 999999999999},        {"£ and pence", VALUE_MONEY, 100, 99999999999999},
        {"£m", VALUE_MONEY, -100000, 99999},        {"£k", VALUE_MONEY, -1000, 99999999},
        {"£ million", VALUE_MONEY, -100000, 99999}, {"pence", VALUE_MONEY, 100, 99999999},
        {"number", VALUE_NUMBER, 1, 999999999999},  {"1dp", VALUE_NUMBER, 10, 9999999999},
        {"percent", VALUE_PERCENT, 100, 100000},    {"1dp percent", VALUE_PERCENT, 1000, 99999}};
    struct generator g = {227};

    for (size_t k = 0; k < sizeof printings / sizeof *printings; k++)
        for (int i = 0; i < 300; i++) {
            const struct printing *p = &printings[k];
            const struct number_format *f = format_named(t->engine.style, slice_of(p->format));
            struct ratio n = ratio_of_whole(generate_between(&g, -p->most, p->most));
            struct value v =
                value_of_ratio(p->kind, p->per < 0 ? ratio_multiply(&t->arena, n, ratio_of_whole(-p->per))
                                                   : ratio_divide(&t->arena, n, ratio_of_whole(p->per)));

            expect_read_back(t, f, &v);
        }
}

static void dates_and_years_are_read_back(struct trial *t)
{
    struct generator g = {229};

    for (int i = 0; i < 24 * 60; i++) {
        struct value time = {.kind = VALUE_TIME, .state = STATE_KNOWN, .minute = i};

        if (i % (12 * 60)) /* noon and midnight are words */
            expect_read_back(t, value_default_format(t->engine.style, &time), &time);
    }
    for (int i = 0; i < 1000; i++) {
        struct value date = {.kind = VALUE_DATE, .state = STATE_KNOWN},
                     year = {.kind = VALUE_YEAR, .state = STATE_KNOWN};

        date.date.day = (int32_t)generate_between(&g, -25000, 47000);
        year.year = (int)generate_between(&g, 1900, 2098);
        expect_read_back(t, value_default_format(t->engine.style, &date), &date);
        expect_read_back(t, value_default_format(t->engine.style, &year), &year);
    }
}

/* ---- false claims and the true ones */

static bool is_rough(const struct claim *c)
{
    return c->hedge != CLAIM_NO_WORD && c->hedge != CLAIM_EXACTLY && c->hedge != CLAIM_MOST;
}

/* Of a number that is exactly what is offered no rough word is wanted. */
static bool is_exact(struct trial *t, const struct claim *c, const struct value *v)
{
    struct ratio said = c->number, is = v->exact;

    if (is_rough(c) || c->amount != AMOUNT_NUMBER)
        return false;
    if (v->kind == VALUE_CHANGE) {
        is = ratio_divide(&t->arena, ratio_subtract(&t->arena, v->to->exact, v->from->exact), v->from->exact);
        said = ratio_sign(is) < 0 ? ratio_negate(&t->arena, said) : said;
    }
    return ratio_compare(said, is) == 0;
}

/* One wording that was offered: true, and near enough that "about" would be true of its amount. */
static void expect_truth(struct trial *t, struct slice words, const struct value *v, struct claim *found)
{
    const struct house_style *style = t->engine.style;
    struct claim about;
    size_t understood;
    bool near;

    EXPECT(claim_read(&t->arena, style, words, found, &understood));
    EXPECT_NUMBER(claim_verdict(&t->arena, style, found, v), VERDICT_TRUE);
    about = *found;
    about.hedge = CLAIM_ABOUT;
    near = found->amount == AMOUNT_NONE || claim_verdict(&t->arena, style, &about, v) == VERDICT_TRUE;
    if (!near)
        printf("  less than about: %.*s of %.*s\n", SLICE_ARG(words), SLICE_ARG(value_story(&t->engine, v)));
    EXPECT(near);
}

/* Claims what is false and looks at all that is offered instead. Returns whether it was false. */
static bool false_is_answered(struct trial *t, const char *words, const struct value *v)
{
    struct slice list, wanted = S(", ");
    struct claim said, found;
    size_t understood, alike = 0;

    if (!claim_read(&t->arena, t->engine.style, slice_of(words), &said, &understood) ||
        claim_verdict(&t->arena, t->engine.style, &said, v) != VERDICT_FALSE)
        return false;
    list = claim_alternatives(&t->arena, t->engine.style, &said, v);
    if (!list.len)
        printf("  nothing is offered for %s of %.*s\n", words, SLICE_ARG(value_story(&t->engine, v)));
    EXPECT(list.len > 0);
    for (struct slice rest = list; rest.len;) {
        size_t end = slice_find(rest, wanted, 0);

        expect_truth(t, slice_sub(rest, 0, end), v, &found);
        alike += is_rough(&found) == is_rough(&said) || found.amount == AMOUNT_NONE || is_exact(t, &found, v);
        rest = slice_from(rest, end < rest.len ? end + wanted.len : end);
    }
    if (!alike)
        printf("  %s of %.*s: none of its kind in %.*s\n", words, SLICE_ARG(value_story(&t->engine, v)),
               SLICE_ARG(list));
    EXPECT(alike > 0);
    return true;
}

static const char *const hedges[] = {"",           "nearly ",   "just over ", "about ",  "more than ",
                                     "less than ", "at least ", "at most ",   "exactly "};

/* Words for an amount of that kind that is not far from `near`, in some way of writing. */
static void put_claim(struct generator *g, enum value_kind kind, int64_t near, char out[80])
{
    const char *hedge = hedges[generate(g) % (sizeof hedges / sizeof *hedges)];
    long long n = (long long)generate_between(g, near / 2, near + near / 2 + 10), round = 1;

    for (int64_t i = generate_between(g, 0, 4); i && round * 10 <= n; i--)
        round *= 10;
    n = n / round * round;
    if (kind == VALUE_PERCENT)
        snprintf(out, 80, generate(g) % 2 ? "%s%lld%%" : "%s%lld.5%%", hedge, n);
    else if (kind == VALUE_MONEY && n > 1000000 && generate(g) % 2)
        snprintf(out, 80, generate(g) % 2 ? "%s£%lld.%lldm" : "%s£%lld.%lld million", hedge, n / 1000000,
                 n / 100000 % 10);
    else
        snprintf(out, 80, kind == VALUE_MONEY ? "%s£%lld" : "%s%lld", hedge, n);
}

static void false_amounts_are_answered(struct trial *t)
{
    static const enum value_kind kinds[] = {VALUE_PERCENT, VALUE_MONEY, VALUE_COUNT};
    struct generator g = {233};
    int answered = 0;
    char words[80];

    for (int i = 0; i < 6000; i++) {
        int64_t most = i % 3 == 0 ? 1000 : i % 2 ? 3000 : 5000000000, n = generate_between(&g, 1, most);
        struct ratio per = ratio_of_whole(i % 3 == 0 ? 1000 : i % 3 == 1 ? 100 : 1);
        struct value v = value_of_ratio(kinds[i % 3], ratio_divide(&t->arena, ratio_of_whole(n), per));

        put_claim(&g, kinds[i % 3], i % 3 == 0 ? n / 10 : i % 3 == 1 ? n / 100 : n, words);
        answered += false_is_answered(t, words, &v);
    }
    EXPECT(answered > 3000);
}

/* Every third change is a small one, down to a ten-thousandth. */
static void false_changes_are_answered(struct trial *t)
{
    static const char *const directions[] = {"up ", "down ", "rose by ", "fell by "};
    struct generator g = {239};
    struct buffer formula = BUFFER_INIT;
    int answered = 0;

    for (int i = 0; i < 3000; i++) {
        int64_t from = generate_between(&g, 10, 9000),
                to = i % 3 ? generate_between(&g, 10, 9000)
                           : from + generate_between(&g, -from / 50, from / 50);
        bool rises = to > from, right = generate(&g) % 4 != 0;
        struct value v;
        char words[120];

        buffer_clear(&formula);
        buffer_print(&formula, "from £%lld to £%lld", (long long)from, (long long)to);
        v = worked_out(t, &formula);
        snprintf(words, sizeof words, "%s%s%lld%%", directions[(generate(&g) % 2) * 2 + (rises != right)],
                 hedges[generate(&g) % 9], (long long)generate_between(&g, 1, 150));
        answered += false_is_answered(t, words, &v);
    }
    EXPECT(answered > 1500);
    buffer_release(&formula);
}

int main(void)
{
    struct trial t;

    trial_begin(&t);
    parts_sum_in_any_order(&t);
    shares_make_the_whole(&t);
    formats_are_read_back(&t);
    dates_and_years_are_read_back(&t);
    false_amounts_are_answered(&t);
    false_changes_are_answered(&t);
    trial_end(&t);
    return expect_report();
}
