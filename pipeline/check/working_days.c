/* The calendar of working days: the holidays of registers/holidays.csv (a date in the first column) and what
 * `working days:` of the house style adds. Counts nothing. */
#include "check/check.h"

#include <stdlib.h>

static int by_day(const void *left, const void *right)
{
    const struct date *a = left, *b = right;

    return (a->day > b->day) - (a->day < b->day);
}

static void holidays_read(struct check *c, const struct raw_table *table)
{
    struct calendar *calendar = &c->publication->calendar;
    struct date *days = ARENA_ARRAY(c->arena, struct date, table->row_count);

    for (size_t row = 0; row < table->row_count; row++) {
        const struct raw_cell *cell = raw_table_cell(table, row, 0);
        struct slice text = slice_trim(raw_cell_text(cell));

        if (date_read(text, DATE_ISO_ONLY, &days[calendar->holiday_count]) == DATE_FINE)
            calendar->holiday_count++;
        else
            DIAG(c->diagnostics, MSG_holiday_no_date, raw_cell_span(table, cell), text);
    }
    if (calendar->holiday_count)
        qsort(days, calendar->holiday_count, sizeof *days, by_day);
    calendar->holidays = days;
}

/* `closed:` is a list of days, or one. */
static void closed_read(struct check *c, const struct raw_node *list)
{
    struct calendar *calendar = &c->publication->calendar;
    bool single = list->kind == RAW_TEXT;
    size_t count = single ? 1 : list->kind == RAW_LIST ? list->count : 0;
    struct day_of_year *days = ARENA_ARRAY(c->arena, struct day_of_year, count);

    for (size_t i = 0; i < count; i++) {
        const struct raw_node *day = single ? list : list->items[i];

        if (day->kind == RAW_TEXT && day_of_year_wanted(c, day, &days[calendar->closed_count]))
            calendar->closed_count++;
    }
    calendar->closed = days;
}

void working_days_read(struct check *c)
{
    const struct input_register *found = inputs_register(c->inputs, "holidays");
    const struct raw_node *style = c->inputs->house_style;
    const struct raw_node *keys = style && style->kind == RAW_MAP ? raw_lookup(style, "working days") : NULL;

    c->publication->holidays_path = S("");
    c->publication->holidays_unreadable = found && (!found->table || found->table->partial);
    if (found && found->table) {
        c->publication->holidays_path = sources_at(c->sources, found->table->source)->path;
        holidays_read(c, found->table);
    }
    if (!keys || keys->kind != RAW_MAP)
        return;
    c->publication->calendar.saturdays = shape_yes(keys, "saturdays", false);
    if (raw_lookup(keys, "closed"))
        closed_read(c, raw_lookup(keys, "closed"));
}
