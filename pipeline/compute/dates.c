/* The layout's `dates:` worked out, each from a field, from `published`, or from a rule before it. */
#include "compute/engine.h"

#include "base/utf8.h"

/* The year whose holidays are to be added: of the day, or the next one that the register lacks; a register
 * that ends before December lacks some of its last year. */
static struct slice missing_year(struct engine *engine, struct date day)
{
    const struct calendar *calendar = &engine->publication->calendar;
    size_t count = calendar->holiday_count;
    int year = date_civil(day).year;

    if (count && day.day > calendar->holidays[count - 1].day) {
        struct civil last = date_civil(calendar->holidays[count - 1]);

        year += last.year == year && last.month == 12;
    } else if (count && day.day < calendar->holidays[0].day) {
        struct civil first = date_civil(calendar->holidays[0]);

        year -= first.year == year && first.month == 1;
    }
    return arena_print(engine->arena, "%d", year);
}

/* Says which file to extend. A register that could not be read was reported. */
void report_holidays_unknown(struct engine *engine, struct span span, struct date day)
{
    const struct publication *p = engine->publication;
    const struct calendar *calendar = &p->calendar;
    struct slice extent;

    if (p->holidays_unreadable)
        return;
    if (!calendar->holiday_count)
        extent = p->holidays_path.len ? ARENA_JOIN(engine->arena, p->holidays_path, S(" is empty."))
                                      : S("There is no registers/holidays.csv.");
    else
        extent =
            ARENA_JOIN(engine->arena, p->holidays_path, S(" goes from "),
                       date_print(engine->arena, calendar->holidays[0]), S(" to "),
                       date_print(engine->arena, calendar->holidays[calendar->holiday_count - 1]), S("."));
    DIAG(engine->diagnostics, MSG_holidays_unknown, span, date_print(engine->arena, day), extent,
         missing_year(engine, day));
}

/* What the rule counts from, and where the author wrote it; false when that is not there. */
static bool base_date(const struct engine *engine, const struct date_rule *rule, struct date *date,
                      struct span *where)
{
    const struct publication *p = engine->publication;
    const struct field *field = p->record ? field_lookup(p->record, rule->base) : NULL;

    if (field) {
        *date = field->date;
        *where = field->span;
        return field->kind == FIELD_DATE;
    }
    for (size_t i = 0; i < engine->date_count; i++)
        if (utf8_equal_folded(engine->dates[i].name, rule->base)) {
            *date = engine->dates[i].date;
            return engine->dates[i].known;
        }
    *date = p->published;
    return p->is_published && utf8_equal_folded(rule->base, S("published"));
}

static bool date_of_year(const struct engine *engine, const struct date_rule *rule, struct date *date)
{
    const struct field *record = engine->publication->record;
    const struct field *field = record ? field_lookup(record, rule->base) : NULL;
    int year;

    if (!field || field->kind != FIELD_YEAR)
        return false;
    year = field->year - (rule->kind == DATE_DAY_BEFORE_YEAR);
    if (year < 1)
        return false;
    *date = date_in_financial_year(rule->day, year);
    return true;
}

static bool rule_date(struct engine *engine, const struct date_rule *rule, struct date *date)
{
    const struct calendar *calendar = &engine->publication->calendar;
    struct span where = rule->span;
    bool known;

    if (rule->kind == DATE_DAY_OF_YEAR || rule->kind == DATE_DAY_BEFORE_YEAR)
        return date_of_year(engine, rule, date);
    if (!base_date(engine, rule, date, &where))
        return false;
    switch (rule->kind) {
    case DATE_WORKING_DAYS_AFTER:
        known = working_days_after(calendar, rule->days, date);
        break;
    case DATE_CLEAR_DAYS_BEFORE:
        known = clear_days_before(calendar, rule->days, date);
        break;
    case DATE_DAYS_BEFORE:
        date->day -= (int32_t)rule->days;
        return true;
    default:
        date->day += (int32_t)rule->days - (rule->first_day_counts && rule->days ? 1 : 0);
        return true;
    }
    if (!known)
        report_holidays_unknown(engine, where, *date);
    return known;
}

void compute_dates(struct engine *engine)
{
    const struct layout *layout = engine->publication->layout;

    engine->dates = ARENA_ARRAY(engine->arena, struct named_date, layout->date_count);
    for (size_t i = 0; i < layout->date_count; i++) {
        struct named_date named = {.name = layout->dates[i].name};

        named.known = rule_date(engine, &layout->dates[i], &named.date);
        engine->dates[engine->date_count++] = named;
    }
}
