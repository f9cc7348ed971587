/* Formulas and claims made of words thrown together: whatever they are, they give a value or a message, never
 * neither, and a value that is known can be printed. */
#include "compute/trial.h"

#include "exact/generator.h"

static const char *const formula_words[] = {"net budget",
                                            "council tax",
                                            "growth",
                                            "this year",
                                            "funding.amount",
                                            "caseload.flex",
                                            "caseload.all",
                                            "findings",
                                            "funding",
                                            "findings.by",
                                            "inspection.published",
                                            "response due",
                                            "survey.yes",
                                            "outturn.outturn",
                                            "rough budget",
                                            "trigger requests",
                                            "sum(",
                                            "count(",
                                            "average(",
                                            "median(",
                                            "smallest(",
                                            "largest(",
                                            "rank(",
                                            "round up(",
                                            "days after(",
                                            "months(",
                                            "base(",
                                            "page(",
                                            "same(",
                                            "adds up(",
                                            "contiguous(",
                                            "partition(",
                                            "cites(",
                                            "weekday(",
                                            "clear days before(",
                                            "look up caseload.fixed by borough",
                                            ")",
                                            "(",
                                            ",",
                                            " + ",
                                            " - ",
                                            " * ",
                                            " / ",
                                            " = ",
                                            " < ",
                                            " >= ",
                                            " != ",
                                            " is ",
                                            " is not ",
                                            " is one of (",
                                            " is on or before ",
                                            " out of ",
                                            " where ",
                                            " and ",
                                            " or ",
                                            "not ",
                                            "every ",
                                            "any ",
                                            "from ",
                                            " to ",
                                            "share of ",
                                            "5",
                                            "0",
                                            "£10",
                                            "28%",
                                            "2022/23",
                                            "7 February 2023",
                                            "\"Halton\"",
                                            "borough = \"Halton\"",
                                            "id = \"q7\"",
                                            "1.5m",
                                            ".",
                                            " ",
                                            "-",
                                            "“",
                                            "x"};
static const char *const claim_words[] = {
    "nearly ",     "more than ",  "about ",   "up ",      "down ", "rose by ", "unchanged",
    "between ",    " and ",       "half ",    "a third ", "two ",  "thirds ",  "doubled",
    "three times", "one in five", "£",        "5",        "40%",   "0",        "million ",
    " points",     "a ",          "hundred ", "-",        "most",  "the ",     "second ",
    "highest",     "people",      "of ",      "1,000",    ".5",    "pounds",   "999999999999999999",
    "%",           "no ",         "\xc2\xa0", "’"};

enum { LONGEST = 400 };

static const char *thrown(struct generator *g, const char *const *words, size_t count, char out[LONGEST])
{
    size_t len = 0;

    for (int64_t i = generate_between(g, 1, 14); i; i--) {
        const char *word = words[generate(g) % count];

        if (len + strlen(word) < LONGEST) {
            memcpy(out + len, word, strlen(word));
            len += strlen(word);
        }
    }
    out[len] = '\0';
    return out;
}

/* A formula of the right shape, whatever its kinds are. */
static void grow(struct generator *g, int depth, struct buffer *out)
{
    static const char *const atoms[] = {"net budget",
                                        "council tax",
                                        "growth",
                                        "this year",
                                        "funding.amount",
                                        "caseload.flex",
                                        "caseload.all",
                                        "findings",
                                        "findings.by",
                                        "published",
                                        "response due",
                                        "survey.yes",
                                        "outturn.outturn",
                                        "rough budget",
                                        "trigger requests",
                                        "5",
                                        "0",
                                        "£10",
                                        "28%",
                                        "2022/23",
                                        "7 February 2023",
                                        "\"Halton\"",
                                        "(caseload.fixed where borough = \"Halton\")",
                                        "council tax share",
                                        "rural share",
                                        "outturn.budget",
                                        "caseload.borough",
                                        "inspection.about us",
                                        "monthly.month",
                                        "look up caseload.fixed by \"Halton\"",
                                        "look up caseload.fixed by rural share"};
    static const char *const operators[] = {" + ",      " - ",   " * ",  " / ",
                                            " = ",      " < ",   " >= ", " is not ",
                                            " out of ", " and ", " or ", " is on or before "};
    static const char *const functions[] = {"sum(",        "count(",    "average(",    "median(", "smallest(",
                                            "largest(",    "round up(", "base(",       "same(",   "weekday(",
                                            "contiguous(", "cites(",    "adds up(£5, "};

    switch (depth <= 0 ? 0 : generate(g) % 9) {
    case 0:
    case 1:
        buffer_put_text(out, atoms[generate(g) % (sizeof atoms / sizeof *atoms)]);
        return;
    case 2:
        buffer_put_text(out, functions[generate(g) % (sizeof functions / sizeof *functions)]);
        grow(g, depth - 1, out);
        buffer_put_text(out, generate(g) % 3 ? ")" : " where flex > 20 or base > 1)");
        return;
    case 3:
        buffer_put_text(out, "(from ");
        grow(g, depth - 1, out);
        buffer_put_text(out, " to ");
        grow(g, depth - 1, out);
        buffer_put_text(out, ")");
        return;
    case 4:
        buffer_put_text(out, generate(g) % 2 ? "every " : "(-");
        grow(g, depth - 1, out);
        if (out->ptr[0] == '(')
            buffer_put_text(out, ")");
        return;
    default:
        buffer_put_text(out, "(");
        grow(g, depth - 1, out);
        buffer_put_text(out, operators[generate(g) % 12]);
        grow(g, depth - 1, out);
        buffer_put_text(out, ")");
    }
}

static void expect_value_or_message(struct trial *t, const char *text)
{
    struct formula_text formula = trial_formula(t, text);
    struct value v = formula_value(&t->engine, &formula, NULL, NULL);
    bool told = t->diagnostics.list.count > 0;
    struct slice printed;

    if (told != (v.state == STATE_POISON))
        printf("  `%s`: %s\n", text, told ? "told, but has a value" : "nothing told");
    EXPECT(told == (v.state == STATE_POISON));
    if (v.state != STATE_POISON && v.kind != VALUE_LIST)
        EXPECT(value_format(&t->arena, t->engine.style, value_default_format(t->engine.style, &v), &v,
                            &printed));
    if (v.state == STATE_KNOWN)
        EXPECT(value_story(&t->engine, &v).len > 0);
    t->sources.list.count--; /* as if it had never been */
}

static void grows_formulas(struct trial *t)
{
    struct generator g = {107};
    struct buffer text = BUFFER_INIT;

    for (int i = 0; i < 30000; i++) {
        buffer_clear(&text);
        grow(&g, (int)generate_between(&g, 1, 4), &text);
        buffer_put_byte(&text, '\0');
        expect_value_or_message(t, text.ptr);
    }
    buffer_release(&text);
}

static void throws_formulas(struct trial *t)
{
    struct generator g = {101};
    char text[LONGEST];

    for (int i = 0; i < 30000; i++)
        expect_value_or_message(
            t, thrown(&g, formula_words, sizeof formula_words / sizeof *formula_words, text));
}
static void tries_claims(struct trial *t)
{
    static const char *const formulas[] = {"net budget",
                                           "council tax share",
                                           "growth",
                                           "rough growth",
                                           "count(findings)",
                                           "council tax / net budget",
                                           "from 28% to 39%",
                                           "from 0 to 5",
                                           "this year",
                                           "response due",
                                           "rank(caseload.fixed where borough = \"Halton\", caseload.fixed)"};
    struct generator g = {103};
    char text[LONGEST];

    for (int i = 0; i < 20000; i++) {
        struct formula_text formula = trial_formula(t, formulas[i % 11]);
        struct node *tree;
        struct value v = formula_value(&t->engine, &formula, NULL, &tree);
        struct slice words =
            slice_of(thrown(&g, claim_words, sizeof claim_words / sizeof *claim_words, text));
        struct md_insert insert = {.is_claim = true, .words = words, .formula = S("x")};

        claim_test(&t->engine, &insert, &v, tree);
        t->sources.list.count--;
    }
    EXPECT(true);
}

int main(void)
{
    struct trial t;

    trial_begin(&t);
    throws_formulas(&t);
    grows_formulas(&t);
    tries_claims(&t);
    trial_end(&t);
    return expect_report();
}
