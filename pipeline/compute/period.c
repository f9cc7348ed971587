/* How long a period is that data or a figure declares: "2021/22", "October 2021 to June 2022", "1 April to 30
 * June 2022", "nine months". Nine months beside a year are not compared. A period in other words is taken as
 * it is: not known. */
#include "compute/engine.h"

#include "base/utf8.h"
#include "compute/number_words.h"

static unsigned between(struct civil a, struct civil b)
{
    int months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);

    return months > 0 && months < 1200 ? (unsigned)months : 0;
}

static struct civil day_after(struct date date)
{
    return date_civil((struct date){date.day + 1});
}

/* "October 2021 to June 2022", "1 October 2021 to 30 June 2022". */
static unsigned months_of_span(struct slice first, struct slice last)
{
    struct date from, to;

    if (month_read(first, &from) && month_read(last, &to))
        return to.day < from.day ? 0 : between(date_civil(from), date_civil(to)) + 1;
    if (date_read(first, DATE_ISO_ONLY, &from) == DATE_FINE &&
        date_read(last, DATE_ISO_ONLY, &to) == DATE_FINE)
        return between(date_civil(from), day_after(to));
    return 0;
}

/* "nine months", "12 months", "a quarter", "a year". */
static unsigned months_of_words(struct slice text)
{
    static const struct {
        const char *word;
        unsigned months;
    } units[] = {{"months", 1}, {"month", 1}, {"quarters", 3}, {"quarter", 3}, {"years", 12}, {"year", 12}};
    unsigned long digits = 0;
    int64_t n = 0;
    struct slice first;
    size_t length = number_from_words(text, &n);

    if (!length) {
        length = slice_find_byte(text, ' ', 0);
        first = slice_sub(text, 0, length);
        n = slice_to_whole(first, 1000, &digits) ? (int64_t)digits
                                                 : slice_is(first, "a") || slice_is(first, "one");
    }
    for (size_t i = 0; n > 0 && n < 100 && i < sizeof units / sizeof *units; i++)
        if (utf8_equal_folded(slice_trim(slice_from(text, length)), slice_of(units[i].word)))
            return (unsigned)n * units[i].months;
    return 0;
}

unsigned period_months(struct slice period)
{
    struct slice text = slice_trim(period);
    size_t to = slice_find(text, S(" to "), 0);
    unsigned long year;
    struct date month;
    int begins;

    if (!text.len)
        return 0;
    if (financial_year_read(text, &begins) || (text.len == 4 && slice_to_whole(text, 9999, &year)))
        return 12;
    if (month_read(text, &month))
        return 1;
    if (to < text.len)
        return months_of_span(slice_trim(slice_sub(text, 0, to)), slice_trim(slice_from(text, to + 4)));
    return months_of_words(text);
}

static struct slice months_words(struct engine *engine, unsigned months)
{
    if (months % 12 == 0)
        return months == 12 ? S("a year") : arena_print(engine->arena, "%u years", months / 12);
    return months == 1 ? S("a month") : arena_print(engine->arena, "%u months", months);
}

/* True when both are of equal length, or one is not known; else it was told. */
bool periods_agree(const struct evaluation *e, struct node *node, const struct value *a,
                   const struct value *b)
{
    struct engine *engine = e->engine;

    if (!a->months || !b->months || a->months == b->months)
        return true;
    if (!node->reported)
        DIAG(engine->diagnostics, MSG_periods_unlike, node->span,
             ARENA_JOIN(engine->arena, months_words(engine, a->months), S(" beside "),
                        months_words(engine, b->months)),
             node->left->text, months_words(engine, a->months),
             ARENA_JOIN(engine->arena, S("\""), node->right->text, S("\" of "),
                        months_words(engine, b->months)));
    node->reported = true;
    return false;
}
