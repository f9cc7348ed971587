/* The one formatter: every format of the house style, states, and which formats fit which kind. */
#include "compute/trial.h"

#include "exact/generator.h"

#define N "\xc2\xa0"

static void expect_print(struct trial *t, const char *formula, const char *format, const char *text)
{
    struct formula_text written = trial_formula(t, formula);
    struct value v = formula_value(&t->engine, &written, NULL, NULL);
    const struct number_format *f =
        *format ? format_named(t->engine.style, slice_of(format)) : value_default_format(t->engine.style, &v);
    struct slice out;

    EXPECT(!*format || f);
    EXPECT(value_format(&t->arena, t->engine.style, f, &v, &out));
    if (!slice_is(out, text))
        printf("  {{ %s | %s }}\n", formula, format);
    EXPECT_TEXT(out, text);
}

static void prints_amounts(struct trial *t)
{
    expect_print(t, "net budget", "", "£228,579,000");
    expect_print(t, "net budget", "£m", "£228.6m");
    expect_print(t, "net budget", "£k", "£228,579k");
    expect_print(t, "net budget", "£ million", "£228.6" N "million");
    expect_print(t, "£9m", "£ million", "£9" N "million");
    expect_print(t, "£235.44", "£ and pence", "£235.44");
    expect_print(t, "£1,234.50", "", "£1,235");
    expect_print(t, "-£4,200", "", "−£4,200");
    expect_print(t, "-£4,200", "£ change", "−£4,200");
    expect_print(t, "£4,200", "£ change", "+£4,200");
    expect_print(t, "£0", "£ change", "£0");
    expect_print(t, "-£0.20", "", "£0");
    expect_print(t, "council tax share", "", "40%");
    expect_print(t, "council tax share", "%", "40%");
    expect_print(t, "council tax share", "1dp percent", "39.9%");
    expect_print(t, "70219", "number", "70,219");
    expect_print(t, "999", "number", "999");
    expect_print(t, "2.25", "1dp", "2.3");
    expect_print(t, "9", "words", "nine");
    expect_print(t, "11", "words", "11");
    expect_print(t, "10", "words", "ten");
}

static void prints_changes(struct trial *t)
{
    expect_print(t, "growth", "", "up 10.0%");
    expect_print(t, "growth", "£m", "£20.8m");
    expect_print(t, "growth", "change %", "+10.0%");
    expect_print(t, "growth", "1dp percent", "10.0%");
    expect_print(t, "growth", "£ change", "+£20,779,000");
    expect_print(t, "office move", "", "down 73.1%");
    expect_print(t, "office move", "rose or fell", "fell by 73.1%");
    expect_print(t, "office move", "change %", "−73.1%");
    expect_print(t, "office move", "above or below", "73.1% below");
    expect_print(t, "from 5 to 5", "", "unchanged");
    expect_print(t, "from council tax share 2010-11 to council tax share", "",
                 "up 11.9" N "percentage" N "points");
    expect_print(t, "from 0 to 5", "", "–");
    expect_print(t, "from 0 to 5", "number", "5");
}

static void prints_times_and_words(struct trial *t)
{
    expect_print(t, "response due", "", "4" N "January 2024");
    expect_print(t, "response due", "weekday", "Thursday, 4" N "January 2024");
    expect_print(t, "this year", "", "2022/23");
    expect_print(t, "1999/00", "", "1999/00");
    expect_print(t, "\"outstanding\"", "", "outstanding");
    expect_print(t, "1 < 2", "", "yes");
    expect_print(t, "rank(caseload.fixed where borough = \"Halton\", caseload.fixed)", "", "second");
    expect_print(t, "council tax share", "in words", "nearly 40%");
    expect_print(t, "118.3", "about", "about 120");
    expect_print(t, "120", "about", "120");
    expect_print(t, "net budget", "in words", "nearly £230" N "million");
    expect_print(t, "53.49%", "in words", "just over 53%");
}

static void prints_states(struct trial *t)
{
    expect_print(t, "trigger requests", "", "[c]");
    expect_print(t, "sum(outturn.outturn)", "£m", "–");
}

static void knows_what_fits(struct trial *t)
{
    static const struct {
        const char *format, *formula;
        bool fits;
    } cases[] = {{"£m", "net budget", true},
                 {"£m", "council tax share", false},
                 {"percent", "net budget", false},
                 {"percent", "growth", true},
                 {"£m", "growth", true},
                 {"£m", "from 1 to 2", false},
                 {"number", "net budget", false},
                 {"number", "3", true},
                 {"words", "3", true},
                 {"words", "2.5", false},
                 {"date", "response due", true},
                 {"date", "this year", false},
                 {"year", "this year", true},
                 {"up or down", "growth", true},
                 {"up or down", "net budget", false},
                 {"in words", "response due", false},
                 {"ordinal", "11", true},
                 {"ordinal", "2.5", false},
                 {"ordinal", "net budget", false},
                 {"pence", "£0.45", true},
                 {"pence", "45", false},
                 {"time", "10.30 am", true},
                 {"time", "response due", false},
                 {"date", "10.30 am", false}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formula_text written = trial_formula(t, cases[i].formula);
        struct value v = formula_value(&t->engine, &written, NULL, NULL);
        struct slice out;
        const struct number_format *f = format_named(t->engine.style, slice_of(cases[i].format));

        if (value_format(&t->arena, t->engine.style, f, &v, &out) != cases[i].fits)
            printf("  %s | %s\n", cases[i].formula, cases[i].format);
        EXPECT(value_format(&t->arena, t->engine.style, f, &v, &out) == cases[i].fits);
    }
}

/* What a plain format prints is what a claim of it reads. */
static void prints_what_claims_read(struct trial *t)
{
    static const char *const formats[] = {"£", "£ and pence", "£m", "£ million", "number", "1dp"};
    struct generator g = {31};

    for (int i = 0; i < 3000; i++) {
        struct arena arena = ARENA_INIT;
        const struct number_format *f = format_named(t->engine.style, slice_of(formats[i % 6]));
        struct value v = value_of_ratio(
            i % 6 < 4 ? VALUE_MONEY : VALUE_NUMBER,
            ratio_divide(&arena, ratio_of_whole(generate_between(&g, 0, 100000000000)), ratio_of_whole(100)));
        struct claim claim;
        struct slice out;
        size_t understood;

        EXPECT(value_format(&arena, t->engine.style, f, &v, &out));
        EXPECT(claim_read(&arena, t->engine.style, out, &claim, &understood));
        EXPECT_NUMBER(claim_verdict(&arena, t->engine.style, &claim, &v), VERDICT_TRUE);
        arena_release(&arena);
    }
}

int main(void)
{
    struct trial t;

    trial_begin(&t);
    prints_amounts(&t);
    prints_changes(&t);
    prints_times_and_words(&t);
    prints_states(&t);
    knows_what_fits(&t);
    prints_what_claims_read(&t);
    trial_end(&t);
    return expect_report();
}
