/* Typing one cell. A hundred thousand rows come through here: no allocation unless something is wrong. */
#include "check/cells.h"

#include "base/address.h"
#include "base/utf8.h"

#include <strings.h>

static bool is_one_of(struct slice text, const struct slice *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(text, texts[i]))
            return true;
    return false;
}

static enum cell_fault date_cell(struct cell_reading *r)
{
    struct date date;

    switch (date_read(r->text, r->rules->dates, &date)) {
    case DATE_FINE:
        r->cell->as.day = date.day;
        return CELL_FINE;
    case DATE_AMBIGUOUS:
        return CELL_DATE_AMBIGUOUS;
    case DATE_NO_SUCH_DAY:
        return CELL_NO_SUCH_DAY;
    default:
        return CELL_NO_DATE;
    }
}

static enum cell_fault month_cell(struct cell_reading *r)
{
    struct date first;

    if (!month_read(r->text, &first))
        return CELL_NO_MONTH;
    r->cell->as.day = first.day;
    return CELL_FINE;
}

static enum cell_fault year_cell(struct cell_reading *r)
{
    int begins;

    if (!financial_year_read(r->text, &begins))
        return CELL_NO_YEAR;
    r->cell->as.year = begins;
    return CELL_FINE;
}

static enum cell_fault time_cell(struct cell_reading *r)
{
    int minute;

    if (!time_read(r->text, &minute))
        return CELL_NO_TIME;
    r->cell->as.minute = minute;
    return CELL_FINE;
}

static enum cell_fault yes_no_cell(struct cell_reading *r)
{
    r->cell->as.yes = r->text.len == 3 && !strncasecmp(r->text.ptr, "yes", 3);
    return r->cell->as.yes || (r->text.len == 2 && !strncasecmp(r->text.ptr, "no", 2)) ? CELL_FINE
                                                                                       : CELL_NO_YES_NO;
}

static enum cell_fault put_text(struct cell_reading *r, struct slice text)
{
    r->cell->as.text = text.ptr;
    r->cell->text_length = (uint32_t)text.len;
    return CELL_FINE;
}

static enum cell_fault text_cell(struct cell_reading *r)
{
    return put_text(r, r->text);
}

static enum cell_fault choice_cell(struct cell_reading *r)
{
    const struct column *column = r->rules->column;

    for (size_t i = 0; i < column->choice_count; i++)
        if (utf8_equal_folded(r->text, column->choices[i]))
            return put_text(r, column->choices[i]);
    return CELL_NO_CHOICE;
}

static enum cell_fault link_cell(struct cell_reading *r)
{
    return address_fault(r->text) == ADDRESS_FINE ? put_text(r, r->text) : CELL_NO_LINK;
}

/* What spreadsheets print where a formula has failed. */
static bool is_spreadsheet_error(struct slice text)
{
    static const struct slice errors[] = {S_INIT("#REF!"),   S_INIT("#N/A"),   S_INIT("#DIV/0!"),
                                          S_INIT("#VALUE!"), S_INIT("#NAME?"), S_INIT("#NULL!"),
                                          S_INIT("#NUM!"),   S_INIT("#SPILL!")};

    if (!text.len || text.ptr[0] != '#')
        return false;
    return is_one_of(text, errors, sizeof errors / sizeof *errors) || slice_starts_with(text, S("####"));
}

static enum cell_fault value_read(struct cell_reading *r)
{
    static enum cell_fault (*const readers[])(struct cell_reading *) = {
        [COLUMN_TEXT] = text_cell,          [COLUMN_NUMBER] = number_read,
        [COLUMN_COUNT] = number_read,       [COLUMN_MONEY] = number_read,
        [COLUMN_PERCENT] = number_read,     [COLUMN_DATE] = date_cell,
        [COLUMN_MONTH] = month_cell,        [COLUMN_FINANCIAL_YEAR] = year_cell,
        [COLUMN_YES_NO] = yes_no_cell,      [COLUMN_CHOICE] = choice_cell,
        [COLUMN_LINK] = link_cell,          [COLUMN_HEADING] = text_cell,
        [COLUMN_HEADING_TITLE] = text_cell, [COLUMN_TIME] = time_cell,
    };

    if (is_spreadsheet_error(r->text))
        return CELL_SPREADSHEET_ERROR;
    return readers[r->rules->column->type](r);
}

static enum value_state state_of(const struct column_rules *rules, struct slice text)
{
    if (is_one_of(text, rules->missing, rules->missing_count))
        return STATE_MISSING;
    if (is_one_of(text, rules->held_back, rules->held_back_count))
        return STATE_SUPPRESSED;
    if (is_one_of(text, rules->not_applicable, rules->not_applicable_count))
        return STATE_NOT_APPLICABLE;
    return STATE_KNOWN;
}

void cell_type(struct column_rules *rules, struct slice text, struct cell_place place, struct cell *cell)
{
    struct cell_reading reading = {.rules = rules, .text = slice_trim(text), .cell = cell};
    enum cell_fault fault;

    cell->state = (uint8_t)state_of(rules, reading.text);
    if (cell->state != STATE_KNOWN)
        return;
    if (!reading.text.len && rules->blank)
        reading.text = slice_trim(rules->blank->text);
    if (!reading.text.len && rules->blank_is_missing && !rules->in_key) {
        cell->state = STATE_MISSING;
        return;
    }
    fault = reading.text.len ? value_read(&reading) : CELL_BLANK;
    if (fault == CELL_FINE)
        return;
    *cell = (struct cell){.state = STATE_POISON};
    cell_fault_report(rules, &reading, fault, place);
}
