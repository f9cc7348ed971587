/* Values in the words of messages: what kind they are, how much, and how they were made. */
#include "compute/engine.h"

struct slice kind_words(enum value_kind kind)
{
    static const char *const words[] = {
        [VALUE_MONEY] = "an amount of money", [VALUE_NUMBER] = "a number",    [VALUE_COUNT] = "a number",
        [VALUE_PERCENT] = "a percentage",     [VALUE_CHANGE] = "a change",    [VALUE_DATE] = "a date",
        [VALUE_YEAR] = "a financial year",    [VALUE_TIME] = "a time of day", [VALUE_TEXT] = "text",
        [VALUE_TRUTH] = "a yes or no",        [VALUE_RANK] = "a rank",        [VALUE_LIST] = "a list"};

    return slice_of(words[kind]);
}

/* As many decimals as show the value, at most `most`; more where that would show a rounder number than it is.
 */
static unsigned decimals_of(struct engine *engine, struct ratio shown, unsigned most)
{
    struct arena scratch = ARENA_INIT;
    struct ratio power = ratio_of_whole(1), ten = ratio_of_whole(10);
    unsigned decimals = 0;

    for (; decimals < 8; decimals++) {
        struct ratio rounded = ratio_round(&scratch, shown, decimals, engine->style->rounding), back;

        back = ratio_divide(&scratch, rounded, power);
        if (!ratio_compare(back, shown) || (decimals >= most && !ratio_is_whole(back)))
            break;
        power = ratio_multiply(&scratch, power, ten);
    }
    arena_release(&scratch);
    return decimals;
}

static bool is_below_one(struct ratio r)
{
    return ratio_compare(r, ratio_of_whole(1)) < 0 && ratio_compare(r, ratio_of_whole(-1)) > 0;
}

static struct slice number_words(struct engine *engine, const struct value *value, bool with_sign)
{
    struct number_format format = {.of = FORMAT_NUMBER, .sign_always = with_sign};
    struct ratio shown = value->exact;
    struct slice text;

    if (value->kind == VALUE_MONEY) {
        format.of = FORMAT_MONEY;
        format.before = S("£");
        format.decimals = ratio_is_whole(shown) ? 0 : 2;
    } else if (value->kind == VALUE_PERCENT) {
        format.of = FORMAT_PERCENT;
        format.after = S("%");
        shown = ratio_multiply(engine->arena, shown, ratio_of_whole(100));
    }
    if (value->kind != VALUE_MONEY)
        format.decimals =
            decimals_of(engine, shown, value->kind == VALUE_NUMBER && is_below_one(shown) ? 4 : 2);
    value_format(engine->arena, engine->style, &format, value, &text);
    return text;
}

static struct slice change_words(struct engine *engine, const struct value *v)
{
    struct arena *arena = engine->arena;
    struct value by = value_of_ratio(v->change_of, ratio_subtract(arena, v->to->exact, v->from->exact)),
                 share;
    struct slice difference = number_words(engine, &by, true);

    if (v->change_of == VALUE_PERCENT)
        return ARENA_JOIN(arena, slice_sub(difference, 0, difference.len - 1), S(" percentage points"));
    if (!ratio_sign(v->from->exact))
        return difference;
    share = value_of_ratio(VALUE_PERCENT, ratio_divide(arena, by.exact, v->from->exact));
    return ARENA_JOIN(arena, difference, S(", "), number_words(engine, &share, true));
}

struct slice value_words(struct engine *engine, const struct value *value)
{
    struct slice text = S("");

    if (value->state == STATE_KNOWN && value_is_numeric(value->kind))
        return number_words(engine, value, false);
    if (value->state == STATE_KNOWN && value->kind == VALUE_CHANGE)
        return change_words(engine, value);
    if (value->state == STATE_KNOWN && value->kind == VALUE_TEXT)
        return ARENA_JOIN(engine->arena, S("\""), value->text, S("\""));
    if (value->state == STATE_KNOWN && value->kind == VALUE_DATE && !value->whole_month)
        return date_print(engine->arena, value->date);
    if (value->state == STATE_MISSING)
        return S("missing");
    value_format(engine->arena, engine->style, value_default_format(engine->style, value), value, &text);
    return text;
}

static struct slice precision_words(struct engine *engine, const struct value *value, const char *which)
{
    struct value low = value_of_ratio(value->kind, value->known.low),
                 high = value_of_ratio(value->kind, value->known.high);

    if (!value_is_numeric(value->kind) || interval_is_point(value->known))
        return S("");
    return ARENA_JOIN(engine->arena, S(", "), slice_of(which), S("known only to lie between "),
                      number_words(engine, &low, false), S(" and "), number_words(engine, &high, false));
}

struct slice value_story(struct engine *engine, const struct value *v)
{
    struct arena *arena = engine->arena;
    struct slice words = value_words(engine, v);

    if (v->state != STATE_KNOWN)
        return words;
    if (v->kind == VALUE_CHANGE)
        return ARENA_JOIN(arena, words, S(" (from "), value_words(engine, v->from), S(" to "),
                          value_words(engine, v->to), S(")"),
                          precision_words(engine, v->from, "the first is "),
                          precision_words(engine, v->to, "the second is "));
    if (v->kind == VALUE_PERCENT && v->base && v->part)
        words = ARENA_JOIN(arena, words, S(" ("), v->row, v->row.len ? S(", ") : S(""),
                           value_words(engine, v->part), S(" out of "), value_words(engine, v->base), S(")"));
    else if (v->row.len)
        words = ARENA_JOIN(arena, words, S(" ("), v->row, S(")"));
    return ARENA_JOIN(arena, words, precision_words(engine, v, ""));
}
