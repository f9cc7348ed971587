/* Cells of every type: what is read, and which message says what is wrong. */
#include "check/cells.h"

#include "expect.h"

struct bench {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct check check;
    struct raw_table raw;
    struct raw_cell heading, cell;
    struct column column;
    struct table table;
    struct column_rules rules;
};

static void bench_init(struct bench *b, enum column_type type)
{
    memset(b, 0, sizeof *b);
    sources_init(&b->sources, &b->arena);
    diagnostics_init(&b->diagnostics, &b->arena, &b->sources);
    b->check.arena = &b->arena;
    b->check.sources = &b->sources;
    b->check.diagnostics = &b->diagnostics;
    b->raw =
        (struct raw_table){.headings = &b->heading, .column_count = 1, .cells = &b->cell, .row_count = 1};
    b->column = (struct column){.name = S("amount"), .heading = S("Amount"), .type = type};
    b->table = (struct table){
        .name = S("spending"), .raw = &b->raw, .columns = &b->column, .column_count = 1, .row_count = 1};
    b->rules = (struct column_rules){
        .c = &b->check, .table = &b->table, .column = &b->column, .round_to = -1, .dates = DATE_ISO_ONLY};
}

static struct cell typed(struct bench *b, const char *text)
{
    struct cell cell = {0};

    b->raw.source = sources_add(&b->sources, S("data.csv"), S("data.csv"), slice_of(text));
    b->cell = (struct raw_cell){text, (uint32_t)strlen(text), 0, (uint32_t)strlen(text)};
    cell_type(&b->rules, slice_of(text), (struct cell_place){&b->cell, NULL, 0}, &cell);
    return cell;
}

static void expect_decimal(enum column_type type, const char *text, int64_t coefficient, unsigned scale)
{
    struct bench b;
    struct cell cell;

    bench_init(&b, type);
    cell = typed(&b, text);
    EXPECT_NUMBER(b.diagnostics.errors, 0);
    EXPECT_NUMBER(cell.state, STATE_KNOWN);
    EXPECT_NUMBER(cell.as.coefficient, coefficient);
    EXPECT_NUMBER(cell.scale, scale);
    arena_release(&b.arena);
}

static void expect_fault(enum column_type type, const char *text, enum message id, const char *remedy)
{
    struct bench b;
    struct cell cell;

    bench_init(&b, type);
    cell = typed(&b, text);
    EXPECT_NUMBER(cell.state, STATE_POISON);
    EXPECT_NUMBER(b.diagnostics.errors, 1);
    if (b.diagnostics.errors) {
        EXPECT_NUMBER(b.diagnostics.list.items[0].id, id);
        EXPECT(b.diagnostics.list.items[0].cause != 0);
        if (remedy)
            EXPECT_TEXT(b.diagnostics.list.items[0].remedy, remedy);
    }
    arena_release(&b.arena);
}

static void test_numbers(void)
{
    expect_decimal(COLUMN_MONEY, "£1,234.50", 123450, 2);
    expect_decimal(COLUMN_MONEY, "(1,234.50)", -123450, 2);
    expect_decimal(COLUMN_MONEY, " 12 ", 12, 0);
    expect_decimal(COLUMN_PERCENT, "49%", 49, 0);
    expect_decimal(COLUMN_PERCENT, "49.5", 495, 1);
    expect_decimal(COLUMN_COUNT, "1,081", 1081, 0);
    expect_decimal(COLUMN_COUNT, "12.00", 12, 0);
    expect_decimal(COLUMN_NUMBER, "-0.5", -5, 1);
    expect_fault(COLUMN_NUMBER, "£5", MSG_cell_no_number, "The first character is \"£\".");
    expect_fault(COLUMN_MONEY, "2,41O", MSG_cell_no_number, "The last character is the letter O.");
    expect_fault(COLUMN_MONEY, "£", MSG_cell_no_number, "It has no digits.");
    expect_fault(COLUMN_MONEY, "-", MSG_cell_no_number,
                 "If it stands where there is no number, say so in the column: `{type: …, missing: \"-\"}`.");
    expect_fault(
        COLUMN_COUNT, "<5", MSG_cell_no_number,
        "If it stands where there is no number, say so in the column: `{type: …, held back: \"<5\"}`.");
    expect_fault(COLUMN_MONEY, "to be agreed", MSG_cell_no_number,
                 "It has words where only digits belong: \"to be agreed\".");
    expect_fault(COLUMN_COUNT, "-3", MSG_cell_no_count, NULL);
    expect_fault(COLUMN_COUNT, "2.5", MSG_cell_no_count, NULL);
    expect_fault(COLUMN_NUMBER, "1.2E+11", MSG_cell_exponent, NULL);
    expect_fault(COLUMN_NUMBER, "#REF!", MSG_cell_spreadsheet_error, NULL);
    expect_fault(COLUMN_TEXT, "#N/A", MSG_cell_spreadsheet_error, NULL);
    expect_fault(COLUMN_NUMBER, "#######", MSG_cell_spreadsheet_error, NULL);
    expect_fault(COLUMN_NUMBER, "5516.6500000000015", MSG_cell_noise, NULL);
    expect_fault(COLUMN_NUMBER, "", MSG_cell_blank, NULL);
}

static void test_roundings(void)
{
    static const struct {
        const char *text;
        int64_t coefficient;
    } cases[] = {{"5516.6500000000015", 551665}, {"0.005", 1},   {"-0.005", -1},   {"-0.0049", 0}, {"7", 7},
                 {"0.30000000000000004441", 30}, {"1.999", 200}, {"1234.5", 12345}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench b;
        struct cell cell;

        bench_init(&b, COLUMN_NUMBER);
        b.rules.round_to = 2;
        cell = typed(&b, cases[i].text);
        EXPECT_NUMBER(b.diagnostics.errors, 0);
        EXPECT_NUMBER(cell.as.coefficient, cases[i].coefficient);
        arena_release(&b.arena);
    }
}

static void test_dates(void)
{
    struct bench b;

    expect_fault(COLUMN_DATE, "07/02/2023", MSG_cell_date_ambiguous, NULL);
    expect_fault(COLUMN_DATE, "31 June 2023", MSG_cell_no_such_day, NULL);
    expect_fault(COLUMN_DATE, "spring", MSG_cell_no_date, NULL);
    expect_fault(COLUMN_MONTH, "spring", MSG_cell_no_month, NULL);
    expect_fault(COLUMN_FINANCIAL_YEAR, "2022/24", MSG_cell_no_year, NULL);
    bench_init(&b, COLUMN_DATE);
    b.rules.dates = DATE_DAY_FIRST;
    EXPECT_NUMBER(typed(&b, "07/02/2023").as.day, date_of((struct civil){2023, 2, 7}).day);
    EXPECT_NUMBER(typed(&b, "7-Feb-23").as.day, date_of((struct civil){2023, 2, 7}).day);
    arena_release(&b.arena);
}

static void test_states(void)
{
    static const struct slice missing[] = {S_INIT("n/a"), S_INIT("-")}, held_back[] = {S_INIT("[c]")};
    const struct raw_node nought = {.kind = RAW_TEXT, .text = S_INIT("0")};
    struct bench b;

    bench_init(&b, COLUMN_COUNT);
    b.rules.missing = missing;
    b.rules.missing_count = 2;
    b.rules.held_back = held_back;
    b.rules.held_back_count = 1;
    EXPECT_NUMBER(typed(&b, " - ").state, STATE_MISSING);
    EXPECT_NUMBER(typed(&b, "n/a").state, STATE_MISSING);
    EXPECT_NUMBER(typed(&b, "[c]").state, STATE_SUPPRESSED);
    b.rules.blank = &nought;
    EXPECT_NUMBER(typed(&b, "").state, STATE_KNOWN);
    EXPECT_NUMBER(typed(&b, "").as.coefficient, 0);
    b.rules.blank = NULL;
    b.rules.blank_is_missing = true;
    EXPECT_NUMBER(typed(&b, "").state, STATE_MISSING);
    EXPECT_NUMBER(b.diagnostics.errors, 0);
    b.rules.in_key = true;
    EXPECT_NUMBER(typed(&b, "").state, STATE_POISON);
    EXPECT_NUMBER(b.diagnostics.list.items[0].id, MSG_cell_key_blank);
    arena_release(&b.arena);
}

static void test_words(void)
{
    static const struct slice choices[] = {S_INIT("open"), S_INIT("closed")};
    struct bench b;
    struct cell cell;

    bench_init(&b, COLUMN_CHOICE);
    b.column.choices = choices;
    b.column.choice_count = 2;
    cell = typed(&b, "Closed");
    EXPECT_TEXT(((struct slice){cell.as.text, cell.text_length}), "closed");
    EXPECT_NUMBER(typed(&b, "clsed").state, STATE_POISON);
    EXPECT_TEXT(b.diagnostics.list.items[0].remedy,
                "Did you mean \"closed\"?\nThe choices are: open, closed.");
    arena_release(&b.arena);
    expect_fault(COLUMN_YES_NO, "perhaps", MSG_cell_no_yes_no, NULL);
    expect_fault(COLUMN_LINK, "www.example.org", MSG_cell_no_link, NULL);
    expect_fault(COLUMN_LINK, "https://a b", MSG_cell_no_link, NULL);
}

/* The caret stands under the text, not under quotation marks and spaces. */
static void test_places(void)
{
    struct bench b;
    const struct diagnostic *one;

    bench_init(&b, COLUMN_MONEY);
    b.raw.source = sources_add(&b.sources, S("data.csv"), S("data.csv"), S("x,\" 2,41O \"\n"));
    b.cell = (struct raw_cell){" 2,41O ", 7, 2, 9};
    cell_type(&b.rules, S(" 2,41O "), (struct cell_place){&b.cell, NULL, 0}, &(struct cell){0});
    one = &b.diagnostics.list.items[0];
    EXPECT_TEXT(span_text(&b.sources, one->span), "2,41O");
    arena_release(&b.arena);
}

int main(void)
{
    test_numbers();
    test_roundings();
    test_dates();
    test_states();
    test_words();
    test_places();
    return expect_report();
}
