/* Formulas: what they give, and what is told of those that are wrong. The numbered rows are the twenty
 * results of format.md §3. */
#include "compute/trial.h"

static void expect_result(struct trial *t, const char *formula, const char *result)
{
    struct formula_text text = trial_formula(t, formula);
    struct value v = formula_value(&t->engine, &text, NULL, NULL);

    if (t->diagnostics.list.count)
        printf("  in `%s`: %.*s\n", formula, SLICE_ARG(t->diagnostics.list.items[0].headline));
    EXPECT_TEXT(value_story(&t->engine, &v), result);
}

static void expect_fault(struct trial *t, const char *formula, const char *message, const char *blamed)
{
    struct formula_text text = trial_formula(t, formula);
    struct value v = formula_value(&t->engine, &text, NULL, NULL);

    if (!slice_is(trial_message(t), message))
        printf("  in `%s`\n", formula);
    EXPECT_TEXT(trial_message(t), message);
    EXPECT_TEXT(trial_blamed(t), blamed);
    EXPECT_NUMBER(t->diagnostics.list.count, 1);
    EXPECT(v.state == STATE_POISON);
}

static void gives_the_results_of_the_format(struct trial *t)
{
    expect_result(t, "sum(funding.amount)", "£228,579,000");                                       /* 1 */
    expect_result(t, "funding.amount where source = \"Council tax precept\"", "£91,185,000");      /* 2 */
    expect_result(t, "council tax out of net budget", "39.89% (£91,185,000 out of £228,579,000)"); /* 3 */
    expect_fault(t, "net budget out of council tax", "part_above_whole",
                 "net budget out of council tax");          /* 4 */
    expect_result(t, "council tax / net budget", "0.3989"); /* 5 */
    expect_result(t, "from last year's budget to net budget",
                  "+£20,779,000, +9.9995% (from £207,800,000 to £228,579,000)"); /* 6 */
    expect_fault(t, "net budget + 10", "kinds_unlike", "10");                    /* 7 */
    expect_result(t, "10 + 2 * 3 - 4 / 2", "14");                                /* 8 */
    expect_result(t, "this year - 1", "2021/22");                                /* 9 */
    expect_result(t, "sum(caseload.flex where borough is one of (\"Halton\", \"Warrington\"))",
                  "53"); /* 10 */
    expect_result(t, "smallest(caseload.flex out of caseload.all)",
                  "53.49% (Warrington, 23 out of 43)");                                    /* 11 */
    expect_result(t, "every monthly.Domestic abuse > monthly.Hate crime", "yes");          /* 12 */
    expect_fault(t, "caseload.fixed / funding.amount", "tables_differ", "funding.amount"); /* 13 */
    expect_result(t, "days after(inspection.published, 55)", "4 January 2024");            /* 14 */
}

/* Worked by hand on the bank holidays of England and Wales; Christmas Eve is closed in the trial's house
 * style. */
static void counts_working_days(struct trial *t)
{
    expect_result(t, "clear days before(7 February 2023, 5)", "30 January 2023");
    expect_result(t, "clear days before(14 September 2021, 5)", "6 September 2021");
    expect_result(t, "clear days before(24 March 2017, 5)", "16 March 2017");
    expect_result(t, "clear days before(13 April 2023, 5)", "3 April 2023");  /* over Easter */
    expect_result(t, "clear days before(24 April 2023, 5)", "16 April 2023"); /* a Sunday */
    expect_result(t, "clear days before(30 December 2024, 3)", "19 December 2024");
    expect_result(t, "clear days before(7 February 2023, 0)", "6 February 2023");
    expect_result(t, "clear days between(30 January 2023, 7 February 2023)", "5");
    expect_result(t, "clear days between(31 January 2023, 7 February 2023)", "4");
    expect_result(t, "clear days between(7 February 2023, 30 January 2023)", "0");
    expect_result(t, "working days after(21 December 2023, 20)", "23 January 2024");
    expect_result(t, "working days after(6 April 2023, 1)", "11 April 2023");
    expect_result(t, "day before(2023/24, \"1 February\")", "1 February 2023");
    expect_result(t, "day of(2023/24, \"1 February\")", "1 February 2024");
    expect_result(t, "day of(budget year, \"1 April\")", "1 April 2023");
    expect_fault(t, "clear days before(7 February 2001, 5)", "holidays_unknown",
                 "clear days before(7 February 2001, 5)");
    expect_fault(t, "working days after(20 December 2027, 20)", "holidays_unknown",
                 "working days after(20 December 2027, 20)");
    expect_fault(t, "working days after(1 May 2023, 5000)", "days_wanted", "5000");
    expect_fault(t, "day of(2023/24, \"30 February\")", "day_of_year_wanted", "\"30 February\"");
    expect_fault(t, "day of(1 May 2023, \"1 February\")", "kind_wanted", "1 May 2023");
}

static void expect_no(struct trial *t, const char *formula, const char *why)
{
    struct formula_text text = trial_formula(t, formula);
    struct node *tree;
    struct value v = formula_value(&t->engine, &text, NULL, &tree);

    EXPECT(v.state == STATE_KNOWN && v.kind == VALUE_TRUTH && !v.yes);
    EXPECT_TEXT(tree ? tree->why : S("no tree"), why);
}

/* Present and apologies make the membership, by head and by name; numbers follow on each other. */
static void checks_what_must_agree(struct trial *t)
{
    expect_result(t, "count(members)", "4");
    expect_result(t, "count(present) + count(apologies) = count(members)", "yes");
    expect_result(t, "adds up(count(present), count(apologies), count(members))", "yes");
    expect_no(t, "adds up(count(present), 1, count(members))",
              "the parts add up to 3, the whole is 4: 1 is missing");
    expect_result(t, "partition(present, apologies.name, members)", "yes");
    expect_no(t, "partition(present, members)", "\"Cllr Ivo Reed\" is in none of the parts");
    expect_no(t, "partition(present, members, members)",
              "\"Cllr Ode Marsh\" is both in present and in members");
    expect_no(t, "partition(present, apologies.why, members)",
              "\"ill\" is in apologies.why but not in members");
    expect_result(t,
                  "partition(caseload.borough where flex > 28, caseload.borough where flex <= 28, "
                  "caseload.borough)",
                  "yes");
    expect_no(
        t,
        "partition(caseload.borough where flex > 28, caseload.borough where flex >= 29, "
        "caseload.borough)",
        "\"Halton\" is both in caseload.borough where flex > 28 and in caseload.borough where flex >= 29");
    expect_fault(t, "partition(present, 4)", "kind_wanted", "4");
    expect_fault(t, "partition(caseload.flex, members)", "kind_wanted", "caseload.flex");
    expect_result(t, "any caseload.flex > 28", "yes");
    expect_result(t, "every caseload.flex > 28", "no");
}

/* Every form of a layout's date rule; a rule may stand on the one before it. */
static void works_out_the_dates_of_the_layout(struct trial *t)
{
    expect_result(t, "response due", "4 January 2024");
    expect_result(t, "papers due", "30 January 2023");
    expect_result(t, "notice", "23 January 2023");
    expect_result(t, "minutes due", "21 February 2023");
    expect_result(t, "panel told by", "1 February 2023");
    expect_result(t, "accounts due", "31 May 2023");
}

static void reads_names_and_amounts(struct trial *t)
{
    expect_result(t, "Net  Budget", "£228,579,000");
    expect_result(t, "last year’s budget", "£207,800,000");
    expect_result(t, "£4.0m + £4.8m", "£8,800,000");
    expect_result(t, "£1.2bn", "£1,200,000,000");
    expect_result(t, "£5 thousand", "£5,000");
    expect_result(t, "100% - council tax share", "60.11%");
    expect_result(t, "council tax share 2010-11", "28%");
    expect_result(t, "2022/23", "2022/23");
    expect_result(t, "7 February 2023", "7 February 2023");
    expect_result(t, "2023-02-07", "7 February 2023");
    expect_result(t, "\"Halton\"", "\"Halton\"");
    expect_result(t, "“Halton”", "\"Halton\"");
    expect_result(t, "-5 + 3", "−2");
    expect_result(t, "-(2 + 3) * 2", "−10");
    expect_result(t, "2 * (3 + 4)", "14");
    expect_result(t, "10 / 4", "2.5");
    expect_result(t, "1 / 3", "0.3333");
    expect_result(t, "published", "20 December 2023");
    expect_result(t, "response due", "4 January 2024");
    expect_result(t, "findings.plans.by", "31 March 2024");
    expect_result(t, "findings.plans.owner", "\"Police and Crime Commissioner\"");
    expect_result(t, "posts.chief-constable.title", "\"Chief Constable\"");
    expect_result(t, "inspection.title", "\"The regional response\"");
    expect_result(t, "inspection.about us", "yes");
}

static void works_over_rows(struct trial *t)
{
    expect_result(t, "count(findings)", "3");
    expect_result(t, "count(caseload)", "4");
    expect_result(t, "count(findings where kind = \"recommendation\")", "2");
    expect_result(t, "count(findings.by)", "2");
    expect_result(t, "count(caseload where flex > 30)", "2");
    expect_result(t, "sum(caseload.all)", "216");
    expect_result(t, "average(caseload.fixed)", "10.5");
    expect_result(t, "median(caseload.fixed)", "9.5");
    expect_result(t, "largest(caseload.all)", "60 (Cheshire East)");
    expect_result(t, "largest(1, 5, 3)", "5");
    expect_result(t, "sum(£1, £2.50)", "£3.50");
    expect_result(t, "sum(caseload.flex where borough = \"Halton\" or borough = \"Warrington\")", "53");
    expect_result(t, "sum(caseload.flex where not borough = \"Halton\")", "98");
    expect_result(t, "sum(caseload.flex where flex > average(caseload.flex))", "75");
    expect_result(t, "sum(caseload.flex * 2)", "256");
    expect_result(t, "caseload.all where borough = \"Halton\"", "54");
    expect_result(t, "caseload.flex out of caseload.all where borough = \"Warrington\"",
                  "53.49% (23 out of 43)");
    expect_result(t, "(caseload.flex where borough = \"Halton\") + 1", "31");
    expect_result(t, "rank(caseload.fixed where borough = \"Warrington\", caseload.fixed)", "first");
    expect_result(t, "any caseload.fixed > caseload.flex", "no");
    expect_result(t, "every caseload.flex > 30 where borough is not \"Warrington\"", "no");
    expect_result(t, "sum(outturn.budget)", "£165,550,500");
    expect_result(t, "sum(outturn.outturn)", "missing");
    expect_result(t, "sum(outturn.outturn where line is not \"Transport\")", "£160,850,250");
    expect_result(t, "base(caseload.flex out of caseload.all where borough = \"Warrington\")", "43");
    expect_result(t, "survey.yes out of survey.base where id = \"q4\"", "81.08% (420 out of 518)");
    expect_result(t, "survey.yes where id = \"q7\"", "[c]");
    expect_result(t, "survey.yes out of survey.base where id = \"q7\"", "[c]");
    expect_result(t, "sum(survey.yes)", "[c]");
    expect_result(t, "trigger requests", "[c]");
    expect_result(t, "round up(£103,790 / £5,000)", "21");
    expect_result(t, "round down(20.9)", "20");
    expect_result(t, "round up(-2.5)", "−2");
    expect_result(t, "months(1 April 2022, 31 December 2022)", "9");
    expect_result(t, "July 2024 = 1 July 2024 and July 2024 < August 2024", "yes");
    expect_result(t, "monthly.Hate crime where month = 1 May 2022", "38");
}

static void compares(struct trial *t)
{
    expect_result(t, "published is on or before response due", "yes");
    expect_result(t, "published is on or after response due", "no");
    expect_result(t, "published is before response due and 1 < 2", "yes");
    expect_result(t, "net budget = £228,579,000", "yes");
    expect_result(t, "net budget != £228,579,000", "no");
    expect_result(t, "this year is 2022/23", "yes");
    expect_result(t, "this year is not 2022/23", "no");
    expect_result(t, "\"HALTON\" = \"Halton\"", "yes");
    expect_result(t, "not 1 > 2 and 2 >= 2", "yes");
    expect_result(t, "1 > 2 or 2 ≤ 2", "yes");
    expect_result(t, "rough budget > £200m", "yes");
    expect_result(t, "rough budget = £207.8m", "yes");
    expect_fault(t, "rough budget > £207.8m", "comparison_unproved", "rough budget > £207.8m");
}

static void keeps_precision(struct trial *t)
{
    expect_result(t, "rough budget", "£207,800,000, known only to lie between £207,750,000 and £207,850,000");
    expect_result(t, "rough budget * 2",
                  "£415,600,000, known only to lie between £415,500,000 and £415,700,000");
    expect_result(t, "net budget - rough budget",
                  "£20,779,000, known only to lie between £20,729,000 and £20,829,000");
    expect_result(t, "disruptions", "160");
}

static void tells_what_is_misspelt(struct trial *t)
{
    expect_fault(t, " ", "formula_empty", " ");
    expect_fault(t, "net budget +", "formula_ends", "net budget +");
    expect_fault(t, "(1 + 2", "formula_bracket", "(");
    expect_fault(t, "sum(funding.amount", "formula_bracket", "(");
    expect_fault(t, "1 + 2)", "formula_expected", ")");
    expect_fault(t, "net budget #2", "formula_sign", "#");
    expect_fault(t, "net budget+ 2", "formula_spaces", "+");
    expect_fault(t, "net budget /2", "formula_spaces", "/");
    expect_fault(t, "\"Halton", "formula_quotation_open", "\"");
    expect_fault(t, "council tax out net budget", "formula_out_of", "out");
    expect_fault(t, "from 1 and 2", "formula_ends", "from 1 and 2");
    expect_fault(t, "net bugdet", "name_unknown", "net bugdet");
    expect_fault(t, "1 + net-budget", "name_unknown", "net-budget");
    expect_fault(t, "funding.amont", "column_unnamed", "amont");
    expect_fault(t, "inspection.publisht", "member_unknown", "publisht");
    expect_fault(t, "funding.to", "column_unnamed", "to");
    expect_fault(t, "findings.planz.by", "member_unknown", "planz");
    expect_fault(t, "total(funding.amount)", "function_unknown", "total");
    expect_fault(t, "round up(1, 2)", "function_arguments", "round up(1, 2)");
    expect_fault(t, "1 + page(plans)", "reference_inside", "page(plans)");
    expect_fault(t, "share of funding", "share_of_place", "share of funding");
}

static void tells_what_does_not_fit(struct trial *t)
{
    expect_fault(t, "funding.amount", "list_not_value", "funding.amount");
    expect_fault(t, "funding", "whole_table", "funding");
    expect_fault(t, "funding.amount + £1", "list_not_value", "funding.amount + £1");
    expect_fault(t, "caseload.flex where fixed > 9", "list_not_value", "caseload.flex where fixed > 9");
    expect_fault(t, "net budget where source = \"x\"", "where_nothing", "where");
    expect_fault(t, "every 1 < 2", "every_of_nothing", "every");
    expect_fault(t, "funding.amount where source = \"Council tax precep\"", "no_row",
                 "source = \"Council tax precep\"");
    expect_fault(t, "average(caseload.flex where flex > 1000)", "empty_list",
                 "average(caseload.flex where flex > 1000)");
    expect_fault(t, "net budget * net budget", "kinds_unlike", "*");
    expect_fault(t, "growth + 1", "kinds_unlike", "1");
    expect_fault(t, "net budget > 5", "kinds_unlike", "5");
    expect_fault(t, "not net budget", "kind_wanted", "net budget");
    expect_fault(t, "sum(caseload.borough)", "kind_wanted", "caseload.borough");
    expect_fault(t, "1 / 0", "division_by_nought", "0");
    expect_fault(t, "1 / (2 - 2)", "division_by_nought", "(2 - 2)");
    expect_fault(t, "9000/01 + 5000", "year_out_of_range", "9000/01 + 5000");
    expect_fault(t, "months(31 December 2022, 1 April 2022)", "months_backwards",
                 "months(31 December 2022, 1 April 2022)");
    expect_fault(t, "base(28%)", "base_unknown", "28%");
}

static void refuses_depth(struct trial *t)
{
    char deep[600];

    memset(deep, '(', 300);
    memset(deep + 300, ')', 299);
    deep[599] = '\0';
    expect_fault(t, deep, "formula_expected", "(");
}

int main(void)
{
    struct trial t;

    trial_begin(&t);
    gives_the_results_of_the_format(&t);
    counts_working_days(&t);
    checks_what_must_agree(&t);
    works_out_the_dates_of_the_layout(&t);
    reads_names_and_amounts(&t);
    works_over_rows(&t);
    compares(&t);
    keeps_precision(&t);
    tells_what_is_misspelt(&t);
    tells_what_does_not_fit(&t);
    refuses_depth(&t);
    trial_end(&t);
    return expect_report();
}
