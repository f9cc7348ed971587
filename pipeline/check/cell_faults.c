/* What is wrong with a cell, in words: the row and the heading, the characters that do not belong, what would
 * do. */
#include "check/cells.h"

#include "base/utf8.h"

const struct slice column_type_names[] = {
    [COLUMN_TEXT] = S_INIT("a text"),
    [COLUMN_NUMBER] = S_INIT("a number"),
    [COLUMN_COUNT] = S_INIT("a count"),
    [COLUMN_MONEY] = S_INIT("an amount of money"),
    [COLUMN_PERCENT] = S_INIT("a percentage"),
    [COLUMN_DATE] = S_INIT("a date"),
    [COLUMN_MONTH] = S_INIT("a month"),
    [COLUMN_FINANCIAL_YEAR] = S_INIT("a financial year"),
    [COLUMN_YES_NO] = S_INIT("yes or no"),
    [COLUMN_CHOICE] = S_INIT("one of the choices"),
    [COLUMN_LINK] = S_INIT("a link"),
    [COLUMN_HEADING] = S_INIT("the id of a heading"),
    [COLUMN_HEADING_TITLE] = S_INIT("the words of a heading"),
    [COLUMN_TIME] = S_INIT("a time"),
};

struct span cell_place_span(const struct table *table, struct cell_place place)
{
    return place.node ? place.node->span : raw_cell_span(table->raw, place.cell);
}

/* What the table's key calls the row, when another column is at fault. */
static struct slice key_text(const struct column_rules *rules, size_t row)
{
    const struct table *table = rules->table;
    size_t column = table->key_count && table->raw ? table->columns[table->key[0]].raw_column : SIZE_MAX;

    if (column == SIZE_MAX || column == rules->column->raw_column)
        return S("");
    return slice_trim(raw_cell_text(raw_table_cell(table->raw, row, column)));
}

/* The row's key; without one the text of the first cell that has letters in it; else "row 7". */
struct slice row_name(const struct column_rules *rules, size_t row)
{
    const struct table *table = rules->table;

    if (row >= table->row_count)
        return S("the total row");
    if (key_text(rules, row).len)
        return key_text(rules, row);
    for (size_t i = 0; table->raw && i < table->raw->column_count; i++) {
        struct slice text = slice_trim(raw_cell_text(raw_table_cell(table->raw, row, i)));

        if (i == rules->column->raw_column)
            continue;
        for (size_t k = 0; k < text.len; k++)
            if ((text.ptr[k] | 32) >= 'a' && (text.ptr[k] | 32) <= 'z')
                return text;
    }
    return arena_print(rules->c->arena, "row %zu", row + 1);
}

struct slice cell_name(const struct column_rules *rules, size_t row)
{
    return ARENA_JOIN(rules->c->arena, row_name(rules, row), S(", "), rules->column->heading);
}

/* Signs that people put where there is no number, and the key that says so. */
static const struct {
    const char *sign, *key;
} signs[] = {{"n/a", "missing"},      {"na", "missing"},         {"-", "missing"},
             {"–", "missing"},        {"—", "missing"},          {".", "missing"},
             {"..", "missing"},       {"...", "missing"},        {"…", "missing"},
             {"?", "missing"},        {"nil", "missing"},        {"none", "missing"},
             {"unknown", "missing"},  {"not known", "missing"},  {"not available", "missing"},
             {"tbc", "missing"},      {"no data", "missing"},    {"x", "missing"},
             {"[x]", "missing"},      {"*", "held back"},        {"**", "held back"},
             {"c", "held back"},      {"[c]", "held back"},      {"<5", "held back"},
             {"< 5", "held back"},    {"<10", "held back"},      {"suppressed", "held back"},
             {"z", "not applicable"}, {"[z]", "not applicable"}, {"not applicable", "not applicable"}};

static struct slice fault_of_sign(struct check *c, struct slice text)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (utf8_equal_folded(text, slice_of(signs[i].sign)))
            return ARENA_JOIN(c->arena,
                              S("If it stands where there is no number, say so in the column: `{type: …, "),
                              slice_of(signs[i].key), S(": \""), text, S("\"}`."));
    return S("");
}

/* "The last character is the letter O." The characters that look like digits are named. */
static struct slice fault_in_number(struct check *c, struct slice text, size_t bad)
{
    size_t end = bad, at = 0;
    struct slice character, which;
    bool letter;

    if (bad >= text.len)
        return S("It has no digits.");
    utf8_next(text, &end);
    character = slice_sub(text, bad, end - bad);
    letter = character.len == 1 && (character.ptr[0] | 32) >= 'a' && (character.ptr[0] | 32) <= 'z';
    for (size_t i = bad; i < text.len; i++)
        at += letter && (text.ptr[i] | 32) >= 'a' && (text.ptr[i] | 32) <= 'z';
    if (at > 1)
        return ARENA_JOIN(c->arena, S("It has words where only digits belong: \""), slice_from(text, bad),
                          S("\"."));
    which = end == text.len ? S("The last character")
            : bad == 0      ? S("The first character")
                            : S("A character in it");
    if (letter)
        return ARENA_JOIN(c->arena, which, S(" is the letter "), character, S("."));
    return ARENA_JOIN(c->arena, which, S(" is \""), character, S("\"."));
}

static enum message fault_message(enum cell_fault fault)
{
    static const enum message ids[] = {
        [CELL_BLANK] = MSG_cell_blank,
        [CELL_SPREADSHEET_ERROR] = MSG_cell_spreadsheet_error,
        [CELL_NO_NUMBER] = MSG_cell_no_number,
        [CELL_BAD_COMMAS] = MSG_cell_bad_commas,
        [CELL_EXPONENT] = MSG_cell_exponent,
        [CELL_TOO_LONG] = MSG_cell_too_long,
        [CELL_NOISE] = MSG_cell_noise,
        [CELL_NO_COUNT] = MSG_cell_no_count,
        [CELL_NO_DATE] = MSG_cell_no_date,
        [CELL_DATE_AMBIGUOUS] = MSG_cell_date_ambiguous,
        [CELL_NO_SUCH_DAY] = MSG_cell_no_such_day,
        [CELL_NO_MONTH] = MSG_cell_no_month,
        [CELL_NO_YEAR] = MSG_cell_no_year,
        [CELL_NO_TIME] = MSG_cell_no_time,
        [CELL_NO_YES_NO] = MSG_cell_no_yes_no,
        [CELL_NO_CHOICE] = MSG_cell_no_choice,
        [CELL_NO_LINK] = MSG_cell_no_link,
    };

    return ids[fault];
}

/* "5516.65" */
static struct slice decimal_text(struct check *c, struct decimal d)
{
    return ratio_digits(c->arena, ratio_of_decimal(d), d.scale, ROUND_HALF_UP);
}

/* The third argument of the message. */
static struct slice fault_detail(struct column_rules *rules, const struct cell_reading *r,
                                 enum cell_fault fault)
{
    const struct column *column = rules->column;

    if (fault == CELL_NO_NUMBER && fault_of_sign(rules->c, r->text).len)
        return fault_of_sign(rules->c, r->text);
    if (fault == CELL_NO_NUMBER)
        return fault_in_number(rules->c, r->text, r->bad);
    if (fault == CELL_NOISE)
        return decimal_text(rules->c, r->clean);
    if (fault == CELL_NO_CHOICE)
        return choice_advice(rules->c, r->text, column->choices, column->choice_count, "The choices are");
    return column->name;
}

/* The characters that are wrong: of a number the one that does not belong, otherwise the whole cell. */
static struct span fault_span(const struct column_rules *rules, const struct cell_reading *r,
                              struct cell_place place)
{
    struct span span = cell_place_span(rules->table, place);
    struct slice written = span_text(rules->c->sources, span);
    size_t at = slice_find(written, r->text, 0);

    if (!r->text.len || at == written.len)
        return span;
    return span_part(span, (uint32_t)at, (uint32_t)r->text.len);
}

void cell_fault_report(struct column_rules *rules, const struct cell_reading *r, enum cell_fault fault,
                       struct cell_place place)
{
    struct check *c = rules->c;
    enum message id = fault_message(fault);
    struct slice detail = fault_detail(rules, r, fault);
    struct diagnostic *one;

    if (!rules->cause)
        rules->cause = ++c->causes;
    if (fault == CELL_BLANK && rules->in_key)
        id = MSG_cell_key_blank;
    one = DIAG(c->diagnostics, id, fault_span(rules, r, place), cell_name(rules, place.row), r->text, detail,
               column_type_names[rules->column->type], arena_print(c->arena, "%u", (unsigned)r->clean.scale),
               rules->column->name);
    one->cause = rules->cause;
}
