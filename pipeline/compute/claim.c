/* A claim `[words]{{ figure }}` against its figure: chooses the test by the figure's kind and tells what is
 * wrong, how much it is, how it was made, and what would be true. */
#include "compute/claim.h"

#include "base/utf8.h"
#include "compute/engine.h"
#include "compute/number_words.h"

struct trial {
    struct engine *engine;
    const struct md_insert *insert;
    const struct value *value;
    const struct node *tree;
};

/* "It is worked out at plan/publication.yaml:54." when the formula is a figure's name. */
static struct slice origin(const struct trial *t)
{
    const struct publication *p = t->engine->publication;
    const struct node *tree = t->tree;

    if (!tree || tree->kind != NODE_PATH || tree->part_count != 1)
        return S("");
    for (size_t i = 0; i < p->figure_count; i++)
        if (utf8_equal_folded(p->figures[i].name, tree->parts[0].name) && p->figures[i].name_span.source)
            return ARENA_JOIN(
                t->engine->arena, p->figures[i].given ? S("\nIt is given at ") : S("\nIt is worked out at "),
                span_describe(t->engine->arena, t->engine->sources, p->figures[i].name_span, true), S("."));
    return S("");
}

static void report_false(const struct trial *t, enum message id, struct slice alternatives)
{
    struct engine *engine = t->engine;
    struct slice truths =
        alternatives.len ? ARENA_JOIN(engine->arena, S("\nTrue would be: "), alternatives, S(".")) : S("");

    DIAG(engine->diagnostics, id, t->insert->words_span, t->insert->words, value_story(engine, t->value),
         truths, origin(t));
}

/* ---- texts, dates, answers, ranks ---- */

static void test_text(const struct trial *t)
{
    if (!utf8_equal_folded(t->insert->words, t->value->text))
        report_false(t, MSG_claim_false, t->value->text);
}

/* "July", "Jul 2022". */
static bool is_month_said(struct slice words, struct date date)
{
    struct civil c = date_civil(date);
    struct date first;

    return utf8_equal_folded(words, month_name(c.month)) ||
           utf8_equal_folded(words, month_name_in(S("cy"), c.month)) ||
           (month_read(words, &first) && first.day == date.day);
}

static void test_date(const struct trial *t)
{
    struct slice words = slice_trim(t->insert->words), text;
    struct date date;

    if (words.len > 3 && (utf8_equal_folded(slice_sub(words, 0, 3), S("on ")) ||
                          utf8_equal_folded(slice_sub(words, 0, 3), S("in ")) ||
                          utf8_equal_folded(slice_sub(words, 0, 3), S("by "))))
        words = slice_trim(slice_from(words, 3));
    if (t->value->whole_month && is_month_said(words, t->value->date))
        return;
    if (!t->value->whole_month && date_read(words, DATE_ISO_ONLY, &date) == DATE_FINE &&
        date.day == t->value->date.day)
        return;
    value_format(t->engine->arena, t->engine->style, value_default_format(t->engine->style, t->value),
                 t->value, &text);
    report_false(t, MSG_claim_false, text);
}

static void test_year(const struct trial *t)
{
    struct slice text;
    int begins;

    if (financial_year_read(slice_trim(t->insert->words), &begins) && begins == t->value->year)
        return;
    value_format(t->engine->arena, t->engine->style, value_default_format(t->engine->style, t->value),
                 t->value, &text);
    report_false(t, MSG_claim_false, text);
}

static void test_time(const struct trial *t)
{
    struct slice words = slice_trim(t->insert->words), text;
    int minute;

    if (words.len > 3 && utf8_equal_folded(slice_sub(words, 0, 3), S("at ")))
        words = slice_trim(slice_from(words, 3));
    if (time_read(words, &minute) && minute == t->value->minute)
        return;
    value_format(t->engine->arena, t->engine->style, value_default_format(t->engine->style, t->value),
                 t->value, &text);
    report_false(t, MSG_claim_false, text);
}

static void test_answer(const struct trial *t)
{
    struct slice why =
        t->tree && t->tree->why.len ? ARENA_JOIN(t->engine->arena, S("\nFor "), t->tree->why, S(".")) : S("");

    if (!t->value->yes)
        DIAG(t->engine->diagnostics, MSG_claim_answer, t->insert->words_span, t->insert->words,
             t->insert->formula, ARENA_JOIN(t->engine->arena, why, origin(t)));
}

/* "the most", "the second highest", "the fewest": from the top or from the bottom. */
static bool rank_said(struct engine *engine, const struct value *v, struct slice words, int64_t *rank)
{
    static const char *const top[] = {"most", "highest", "largest", "biggest", "greatest"};
    static const char *const bottom[] = {"fewest", "lowest", "smallest", "least"};
    struct slice rest = slice_trim(words), last;
    int64_t ordinal = 1;

    if (rest.len > 4 && utf8_equal_folded(slice_sub(rest, 0, 4), S("the ")))
        rest = slice_from(rest, 4);
    for (int64_t i = 2; i <= 10; i++) {
        struct slice word = ordinal_in_words(engine->arena, i);

        if (rest.len > word.len && utf8_equal_folded(slice_sub(rest, 0, word.len), word)) {
            ordinal = i;
            rest = slice_trim(slice_from(rest, word.len));
        }
    }
    last = rest;
    for (size_t i = 0; i < 5; i++)
        if (utf8_equal_folded(last, slice_of(top[i])))
            return *rank = ordinal, true;
    for (size_t i = 0; i < 4; i++)
        if (utf8_equal_folded(last, slice_of(bottom[i])))
            return *rank = (int64_t)v->item_count + 1 - ordinal, true;
    return false;
}

static void test_rank(const struct trial *t)
{
    struct engine *engine = t->engine;
    int64_t said, is = 0;
    struct slice truth;

    if (!rank_said(engine, t->value, t->insert->words, &said)) {
        DIAG(engine->diagnostics, MSG_claim_words, t->insert->words_span, t->insert->words,
             S("A rank is claimed as `the most`, `the second highest` or `the fewest`."));
        return;
    }
    ratio_to_whole(t->value->exact, ROUND_DOWN, &is);
    truth = is == 1
                ? S("the most")
                : ARENA_JOIN(engine->arena, S("the "), ordinal_in_words(engine->arena, is), S(" highest"));
    if (said != is)
        report_false(t, MSG_claim_false, truth);
}

/* ---- numbers ---- */

static void report_words(const struct trial *t, size_t understood)
{
    struct slice rest = slice_trim(slice_from(t->insert->words, understood));
    struct slice remedy =
        S("Write a direction, a hedge and an amount: nearly 40%, more than £70,000, up 10%, three "
          "areas, doubled.");

    if (rest.len && understood)
        remedy = ARENA_JOIN(t->engine->arena, S("\""), rest,
                            S("\" is not understood; leave it outside the brackets.\n"), remedy);
    DIAG(t->engine->diagnostics, MSG_claim_words, t->insert->words_span, t->insert->words, remedy);
}

static struct slice kind_remedy(const struct trial *t, const struct claim *c)
{
    const struct node *tree = t->tree;
    const struct value *v = t->value;
    struct arena *arena = t->engine->arena;

    if (c->unit == UNIT_PER_CENT && (v->kind == VALUE_NUMBER || v->kind == VALUE_COUNT) &&
        tree->kind == NODE_DIVIDE)
        return ARENA_JOIN(arena, S("A share is written with `out of`: `"), tree->left->text, S(" out of "),
                          tree->right->text, S("`."));
    if (v->kind != VALUE_CHANGE && c->direction != DIRECTION_NONE)
        return S("Only a change goes up or down: write the formula as `from earlier to later`.");
    if (v->kind == VALUE_MONEY)
        return S("An amount of money is claimed with £: £228.6m.");
    if (v->kind == VALUE_PERCENT)
        return S("A percentage is claimed with %: 40%, two fifths, one in five.");
    if (v->kind == VALUE_CHANGE)
        return S(
            "A change of this kind is claimed in %, or in the unit of its amounts: up 10%, up by £20.8m.");
    return S("A number is claimed without a unit: 192, about 200.");
}

static void report_kind(const struct trial *t, const struct claim *c)
{
    DIAG(t->engine->diagnostics, MSG_claim_kind, t->insert->words_span, t->insert->words,
         kind_words(t->value->kind), value_story(t->engine, t->value), kind_remedy(t, c));
}

static void check_noun(const struct trial *t, const struct claim *c)
{
    const char *wanted = "";

    if (slice_starts_with(t->engine->publication->language, S("en")) &&
        !noun_agrees(c->noun, c->number, &wanted))
        DIAG(t->engine->diagnostics, MSG_claim_noun, t->insert->words_span, t->insert->words, c->noun,
             slice_of(wanted));
}

/* True, and says much less than it could: "more than £1m" of £3m. */
static void check_warning(const struct trial *t, const struct claim *c)
{
    const struct claim_rule *rule = &t->engine->style->claims[c->hedge];
    struct arena *arena = t->engine->arena;
    struct claim near = *c;
    struct ratio beyond = ratio_multiply(arena, c->number, rule->warn_beyond);

    if ((c->hedge != CLAIM_MORE && c->hedge != CLAIM_LESS) || !ratio_sign(rule->warn_beyond) ||
        c->amount != AMOUNT_NUMBER || ratio_sign(c->number) <= 0)
        return;
    near.number = c->hedge == CLAIM_MORE ? ratio_add(arena, c->number, beyond)
                                         : ratio_subtract(arena, c->number, beyond);
    if (claim_verdict(arena, t->engine->style, &near, t->value) == VERDICT_TRUE)
        DIAG(t->engine->diagnostics, MSG_claim_misleading, t->insert->words_span, t->insert->words,
             value_story(t->engine, t->value));
}

/* Four digits or more before the noughts: nobody rounded 1,645; 19,000 and 20.8 were rounded. */
static bool is_exact_looking(struct arena *arena, const struct claim *c)
{
    struct ratio units = ratio_divide(arena, c->number, c->worth), ten = ratio_of_whole(10);
    int64_t n;

    for (unsigned i = 0; i < c->decimals; i++)
        units = ratio_multiply(arena, units, ten);
    if (!ratio_to_whole(units, ROUND_DOWN, &n) || !n)
        return false;
    if (n < 0)
        n = -n;
    while (n % 10 == 0)
        n /= 10;
    return n >= 1000;
}

/* "more than 1,645": either the figure is 1,645, or it is rounded. */
static void check_rough(const struct trial *t, const struct claim *c)
{
    bool rough = c->hedge == CLAIM_MORE || c->hedge == CLAIM_LESS || c->hedge == CLAIM_NEARLY ||
                 c->hedge == CLAIM_JUST_OVER || c->hedge == CLAIM_ABOUT;

    if (t->engine->style->warn_rough_word_exact_figure && rough && c->amount == AMOUNT_NUMBER &&
        !c->in_words && is_exact_looking(t->engine->arena, c))
        DIAG(t->engine->diagnostics, MSG_claim_rough, t->insert->words_span, t->insert->words,
             value_story(t->engine, t->value));
}

static void test_number(const struct trial *t)
{
    struct engine *engine = t->engine;
    struct claim claim;
    size_t understood;

    if (!claim_read(engine->arena, engine->style, t->insert->words, &claim, &understood)) {
        report_words(t, understood);
        return;
    }
    switch (claim_verdict(engine->arena, engine->style, &claim, t->value)) {
    case VERDICT_TRUE:
        check_noun(t, &claim);
        check_warning(t, &claim);
        check_rough(t, &claim);
        return;
    case VERDICT_FALSE:
        report_false(t, MSG_claim_false, claim_alternatives(engine->arena, engine->style, &claim, t->value));
        return;
    case VERDICT_UNPROVED:
        report_false(t, MSG_claim_unproved,
                     claim_alternatives(engine->arena, engine->style, &claim, t->value));
        return;
    case VERDICT_NO_DIRECTION:
        DIAG(engine->diagnostics, MSG_claim_direction, t->insert->words_span, t->insert->words,
             value_story(engine, t->value));
        return;
    case VERDICT_POINTS:
        DIAG(engine->diagnostics, MSG_claim_points, t->insert->words_span, t->insert->words,
             value_story(engine, t->value));
        return;
    case VERDICT_OTHER_KIND:
        report_kind(t, &claim);
    }
}

void claim_test(struct engine *engine, const struct md_insert *insert, const struct value *value,
                const struct node *tree)
{
    struct trial t = {engine, insert, value, tree};

    switch (value->kind) {
    case VALUE_TEXT:
        test_text(&t);
        return;
    case VALUE_DATE:
        test_date(&t);
        return;
    case VALUE_YEAR:
        test_year(&t);
        return;
    case VALUE_TIME:
        test_time(&t);
        return;
    case VALUE_TRUTH:
        test_answer(&t);
        return;
    case VALUE_RANK:
        test_rank(&t);
        return;
    case VALUE_LIST:
        return;
    default:
        test_number(&t);
    }
}
