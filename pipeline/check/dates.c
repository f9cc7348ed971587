/* `dates:` of a layout: dates that follow from another one or from a financial year.
 *
 * {after: …, days: 56, first day counts: yes}, {after: …, working days: 20}, {before: …, days: 7},
 * {before: …, clear days: 5}, {of: year, day: 1 February}, {before: year, day: 1 February}; each may have
 * `done:`. Works out no date. */
#include "base/utf8.h"
#include "check/check.h"

static const struct shape_key rule_keys[] = {
    {"after", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"before", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"of", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"days", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"working days", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"clear days", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"done", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"day", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"first day counts", SHAPE_YES_NO, 0, NULL, NULL, NULL},
};
const struct shape date_rule_shape = SHAPE(rule_keys);

/* The forms of a rule: from where, and how far or which day. */
static const struct rule_form {
    const char *base, *distance;
    const char *words; /* between the two, for the audit */
} forms[DATE_RULE_KINDS] = {
    [DATE_DAYS_AFTER] = {"after", "days", "days after"},
    [DATE_WORKING_DAYS_AFTER] = {"after", "working days", "working days after"},
    [DATE_DAYS_BEFORE] = {"before", "days", "days before"},
    [DATE_CLEAR_DAYS_BEFORE] = {"before", "clear days", "clear days before"},
    [DATE_DAY_OF_YEAR] = {"of", "day", "of"},
    [DATE_DAY_BEFORE_YEAR] = {"before", "day", "before"},
};

static const struct raw_node *base_node(const struct raw_node *map, enum date_rule_kind kind)
{
    return shape_node(map, forms[kind].base);
}

static bool is_of_year(enum date_rule_kind kind)
{
    return kind == DATE_DAY_OF_YEAR || kind == DATE_DAY_BEFORE_YEAR;
}

static bool has(const struct raw_node *map, const char *key)
{
    return raw_lookup(map, key) != NULL;
}

/* Exactly one form fits: its two keys are there, and none of another form. */
static bool form_of(struct check *c, const struct raw_node *map, enum date_rule_kind *kind)
{
    unsigned bases = has(map, "after") + has(map, "before") + has(map, "of");
    unsigned distances =
        has(map, "days") + has(map, "working days") + has(map, "clear days") + has(map, "day");

    for (size_t i = 0; i < DATE_RULE_KINDS; i++) {
        *kind = (enum date_rule_kind)i;
        if (bases == 1 && distances == 1 && has(map, forms[i].base) && has(map, forms[i].distance) &&
            (!i || !has(map, "first day counts")))
            return true;
    }
    DIAG(c->diagnostics, MSG_layout_date_form, map->span);
    return false;
}

/* "56 days after inspection.published, the first day counts"; "1 February before year" */
static struct slice rule_words(struct check *c, const struct date_rule *rule)
{
    struct slice base = rule->base, month;

    if (!is_of_year(rule->kind))
        return arena_print(c->arena, "%u %s %.*s%s", rule->days, forms[rule->kind].words, SLICE_ARG(base),
                           rule->first_day_counts ? ", the first day counts" : "");
    month = month_name(rule->day.month);
    return arena_print(c->arena, "%d %.*s %s %.*s", rule->day.day, SLICE_ARG(month), forms[rule->kind].words,
                       SLICE_ARG(base));
}

/* What the rule counts from: a date field, `published` or a rule before this one; or a field of a year. */
static bool base_check(struct check *c, const struct layout *layout, const struct date_rule *rule,
                       const struct raw_node *node)
{
    const struct field_type *type = type_lookup(layout->takes, rule->base);
    bool of_year = is_of_year(rule->kind);
    bool fine = type && type->kind == (of_year ? TYPE_YEAR : TYPE_DATE);

    if (!of_year) {
        fine = fine || utf8_equal_folded(rule->base, S("published"));
        for (size_t i = 0; i < layout->date_count; i++)
            fine = fine || utf8_equal_folded(layout->dates[i].name, rule->base);
    }
    if (!fine && layout_path_check(c, layout, NULL, rule->base, node->span))
        DIAG(c->diagnostics, MSG_layout_after_no_date, node->span, rule->base,
             of_year ? S("a financial year") : S("a date"), slice_of(forms[rule->kind].base),
             of_year ? S("a field of the type financial year")
                     : S("a field of the type date, or `published`"));
    return fine;
}

/* `done:` names the date on which it was done: a field, or `published`. */
static void done_read(struct check *c, const struct layout *layout, struct date_rule *rule,
                      const struct raw_node *map)
{
    const struct raw_node *done = shape_node(map, "done");
    const struct field_type *type = done ? type_lookup(layout->takes, slice_trim(done->text)) : NULL;

    if (!done)
        return;
    rule->done = slice_trim(done->text);
    if (utf8_equal_folded(rule->done, S("published")) || (type && type->kind == TYPE_DATE))
        return;
    if (layout_path_check(c, layout, NULL, rule->done, done->span))
        DIAG(c->diagnostics, MSG_layout_after_no_date, done->span, rule->done, S("a date"), S("done"),
             S("a field of the type date, or `published`"));
}

static bool rule_read(struct check *c, const struct layout *layout, struct date_rule *rule,
                      const struct raw_node *map)
{
    const struct raw_node *base, *day;

    if (!form_of(c, map, &rule->kind))
        return false;
    base = base_node(map, rule->kind);
    if (!base)
        return false; /* no text: reported */
    rule->base = slice_trim(base->text);
    if (!base_check(c, layout, rule, base))
        return false;
    if (is_of_year(rule->kind)) {
        day = shape_node(map, "day");
        if (!day || !day_of_year_wanted(c, day, &rule->day))
            return false;
    } else {
        rule->days = (unsigned)shape_whole(map, forms[rule->kind].distance, 0);
        rule->first_day_counts = shape_yes(map, "first day counts", false);
    }
    rule->words = rule_words(c, rule);
    return true;
}

/* A rule that is at fault keeps its name, so that nobody says that it is unknown. */
void dates_read(struct check *c, struct layout *layout, const struct raw_node *map)
{
    struct date_rule *rules;

    if (!map || map->kind != RAW_MAP)
        return;
    layout->dates = rules = ARENA_ARRAY(c->arena, struct date_rule, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const struct raw_node *name = map->entries[i].key, *value = map->entries[i].value;
        struct date_rule *rule = &rules[layout->date_count];

        if (value->kind != RAW_MAP || !name_is_sound(c, S("a date"), name->text, name->span))
            continue;
        *rule = (struct date_rule){
            .name = name->text, .base = S(""), .done = S(""), .words = name->text, .span = name->span};
        rule_read(c, layout, rule, value);
        done_read(c, layout, rule, value);
        layout->date_count++;
    }
}
