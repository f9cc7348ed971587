/* Texts that a key gives a type: dates, yes or no, whole numbers, choices, lengths, colours. Each reader says
 * in the author's words what is wrong and what to write instead. */
#include "base/language.h"
#include "base/utf8.h"
#include "check/check.h"

const struct raw_node *text_wanted(struct check *c, struct slice key, const struct raw_node *node)
{
    if (!node || node->kind == RAW_POISON)
        return NULL;
    if (node->kind == RAW_TEXT)
        return node;
    DIAG(c->diagnostics, MSG_shape_text_wanted, node->span, key, raw_kind_words(node));
    return NULL;
}

/* 20/01/2023 in words, for the remedy; empty when it is no day however it is read. */
static struct slice date_advice(struct check *c, struct slice text)
{
    struct date date;

    if (date_read(text, DATE_DAY_FIRST, &date) != DATE_FINE)
        return S("Write the month in words: 20 January 2023.");
    return ARENA_JOIN(c->arena, S("Write "), date_print(c->arena, date), S(" or "),
                      date_print_iso(c->arena, date), S("."));
}

bool date_wanted(struct check *c, struct slice key, const struct raw_node *text, struct date *date)
{
    switch (date_read(slice_trim(text->text), DATE_ISO_ONLY, date)) {
    case DATE_FINE:
        return true;
    case DATE_AMBIGUOUS:
        DIAG(c->diagnostics, MSG_date_ambiguous, text->span, text->text,
             date_advice(c, slice_trim(text->text)));
        break;
    case DATE_NO_SUCH_DAY:
        DIAG(c->diagnostics, MSG_date_no_such_day, text->span, text->text, key);
        break;
    case DATE_NO_DATE:
        DIAG(c->diagnostics, MSG_date_no_date, text->span, text->text, key);
        break;
    }
    return false;
}

bool language_wanted(struct check *c, const struct raw_node *text)
{
    struct slice tag = slice_trim(text->text);

    if (language_is_known(tag))
        return true;
    DIAG(c->diagnostics, MSG_language_wanted, text->span, tag, language_advised(tag));
    return false;
}

bool yes_no_wanted(struct check *c, struct slice key, const struct raw_node *text, bool *yes)
{
    struct slice said = slice_trim(text->text);

    *yes = utf8_equal_folded(said, S("yes"));
    if (*yes || utf8_equal_folded(said, S("no")))
        return true;
    DIAG(c->diagnostics, MSG_yes_no_wanted, text->span, text->text, key);
    return false;
}

bool whole_wanted(struct check *c, struct slice key, const struct raw_node *text, unsigned long *number)
{
    struct slice said = slice_trim(text->text);

    if (slice_to_whole(said, WHOLE_LIMIT, number))
        return true;
    DIAG(c->diagnostics, MSG_whole_wanted, text->span, text->text, key);
    return false;
}

size_t choice_wanted(struct check *c, struct slice key, const struct raw_node *text,
                     const struct slice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (utf8_equal_folded(text->text, choices[i]))
            return i;
    DIAG(c->diagnostics, MSG_choice_unknown, text->span, text->text, key,
         choice_advice(c, text->text, choices, count, "The choices are"));
    return count;
}

bool year_wanted(struct check *c, struct slice key, const struct raw_node *text, int *begins)
{
    if (financial_year_read(text->text, begins) && *begins < 9999)
        return true;
    DIAG(c->diagnostics, MSG_year_wanted, text->span, text->text, key);
    return false;
}

bool time_wanted(struct check *c, struct slice key, const struct raw_node *text, int *minute)
{
    if (time_read(slice_trim(text->text), minute))
        return true;
    DIAG(c->diagnostics, MSG_time_wanted, text->span, text->text, key);
    return false;
}

bool day_of_year_wanted(struct check *c, const struct raw_node *text, struct day_of_year *day)
{
    if (day_of_year_read(text->text, day))
        return true;
    DIAG(c->diagnostics, MSG_day_of_year_wanted, text->span, text->text);
    return false;
}

/* ---- lengths ---- */

/* A decimal before a unit as a count of 1/1000, rounded half up; false unless it is one of less than 100,000.
 */
bool thousandths_read(struct slice text, const char *unit, long_dim *number)
{
    struct slice ending = slice_of(unit);
    struct decimal d;
    size_t bad;
    int64_t value;

    if (!slice_ends_with(text, ending))
        return false;
    text = slice_trim(slice_sub(text, 0, text.len - ending.len));
    if (decimal_read(text, 0, &d, &bad) != DECIMAL_FINE || d.scale > 6 || d.coefficient > 100000000000 ||
        d.coefficient < -100000000000)
        return false;
    value = d.coefficient * 1000;
    for (unsigned i = 0; i < d.scale; i++)
        value = (value + (value < 0 ? -5 : 5)) / 10;
    *number = value;
    return value < 100000000 && value > -100000000;
}

bool length_read(struct slice text, dim *length)
{
    /* 1 mm = 72 / 25.4 pt */
    static const struct {
        const char *name;
        long_dim numerator, denominator;
    } units[] = {{"mm", DIM_PT * 720, 254000}, {"cm", DIM_PT * 720, 25400}, {"pt", DIM_PT, 1000}};
    long_dim thousandths;

    if (slice_is(text, "0"))
        return *length = 0, true;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!thousandths_read(text, units[i].name, &thousandths) || thousandths > 5000000 ||
            thousandths < -5000000)
            continue;
        thousandths = thousandths * units[i].numerator * 2 / units[i].denominator;
        *length = (dim)((thousandths + (thousandths < 0 ? -1 : 1)) / 2);
        return true;
    }
    return false;
}

bool length_wanted(struct check *c, struct slice key, const struct raw_node *text, dim *length)
{
    if (length_read(slice_trim(text->text), length))
        return true;
    DIAG(c->diagnostics, MSG_length_wanted, text->span, text->text, key);
    return false;
}

/* ---- colours ---- */

static int hex(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

bool colour_read(struct slice text, struct colour *colour)
{
    int digits[6];

    if (text.len != 7 || text.ptr[0] != '#')
        return false;
    for (size_t i = 0; i < 6; i++)
        if ((digits[i] = hex(text.ptr[i + 1])) < 0)
            return false;
    *colour = (struct colour){(uint8_t)(digits[0] * 16 + digits[1]), (uint8_t)(digits[2] * 16 + digits[3]),
                              (uint8_t)(digits[4] * 16 + digits[5])};
    return true;
}

bool colour_wanted(struct check *c, struct slice key, const struct raw_node *text, struct colour *colour)
{
    if (colour_read(slice_trim(text->text), colour))
        return true;
    DIAG(c->diagnostics, MSG_colour_wanted, text->span, text->text, key);
    return false;
}
