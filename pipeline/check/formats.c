/* `formats:` of the house style: how a kind of value is printed. Gives struct number_format; formats nothing.
 */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice of_names[] = {[FORMAT_MONEY] = S_INIT("money"),
                                        [FORMAT_PERCENT] = S_INIT("percent"),
                                        [FORMAT_CHANGE] = S_INIT("change"),
                                        [FORMAT_NUMBER] = S_INIT("number"),
                                        [FORMAT_COUNT] = S_INIT("count"),
                                        [FORMAT_DATE] = S_INIT("date"),
                                        [FORMAT_YEAR] = S_INIT("financial year"),
                                        [FORMAT_TIME] = S_INIT("time"),
                                        {NULL, 0}};
static const struct slice in_names[] = {S_INIT("ones"),     S_INIT("thousands"), S_INIT("millions"),
                                        S_INIT("billions"), S_INIT("pence"),     {NULL, 0}};
enum { IN_PENCE = 4 };
static const struct slice sign_names[] = {S_INIT("always"), S_INIT("minus only"), {NULL, 0}};
static const struct slice as_names[] = {S_INIT("truest phrase"), S_INIT("ordinal"), {NULL, 0}};
static const struct slice year_forms[] = {S_INIT("2022/23"), S_INIT("2022 to 2023"), {NULL, 0}};
static const struct slice date_forms[] = {S_INIT("day month year"),
                                          S_INIT("weekday, day month year"),
                                          S_INIT("weekday day month year"),
                                          S_INIT("day month"),
                                          S_INIT("month year"),
                                          S_INIT("dayth month year"),
                                          S_INIT("dayth month, year"),
                                          S_INIT("weekday, dayth month year"),
                                          S_INIT("weekday dayth month year"),
                                          S_INIT("dayth month"),
                                          {NULL, 0}};
enum { DATE_FORMS = sizeof date_forms / sizeof *date_forms - 1 };
static const struct slice time_forms[] = {[TIME_POINT_SPACE] = S_INIT("10.30 am"),
                                          [TIME_POINT_STOPS] = S_INIT("10.30 a.m."),
                                          [TIME_COLON] = S_INIT("10:30am"),
                                          [TIME_24_HOURS] = S_INIT("10:30"),
                                          {NULL, 0}};
enum { TIME_FORMS = sizeof time_forms / sizeof *time_forms - 1 };
static const struct slice number_words[] = {S_INIT("nought"), S_INIT("one"),  S_INIT("two"), S_INIT("three"),
                                            S_INIT("four"),   S_INIT("five"), S_INIT("six"), S_INIT("seven"),
                                            S_INIT("eight"),  S_INIT("nine"), S_INIT("ten"), S_INIT("eleven"),
                                            S_INIT("twelve"), {NULL, 0}};

static const struct shape_key format_keys[] = {
    {"of", SHAPE_CHOICE, SHAPE_REQUIRED, of_names, NULL, "money"},
    {"show", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"in", SHAPE_CHOICE, 0, in_names, NULL, NULL},
    {"decimals", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"sign", SHAPE_CHOICE, 0, sign_names, NULL, NULL},
    {"drop zero decimals", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"words up to", SHAPE_CHOICE, 0, number_words, NULL, NULL},
    {"above", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"up", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"down", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"same", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"number as", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"as", SHAPE_CHOICE, 0, as_names, NULL, NULL},
    {"only", SHAPE_TEXTS, 0, NULL, NULL, NULL},
};
static const struct shape format_shape = SHAPE(format_keys);

const struct number_format *house_style_format(const struct house_style *style, struct slice name)
{
    for (size_t i = 0; i < style->format_count; i++)
        if (utf8_equal_folded(style->formats[i].name, name))
            return &style->formats[i];
    /* format.md 1.9: "percent, with % as its alias in prose only" */
    return slice_is(name, "%") ? house_style_format(style, S("percent")) : NULL;
}

void format_name_check(struct check *c, const struct house_style *style, const struct raw_node *name)
{
    struct slice *names;

    if (!name || house_style_format(style, slice_trim(name->text)))
        return;
    names = ARENA_ARRAY(c->arena, struct slice, style->format_count);
    for (size_t i = 0; i < style->format_count; i++)
        names[i] = style->formats[i].name;
    DIAG(c->diagnostics, MSG_format_unknown, name->span, name->text,
         choice_advice(c, name->text, names, style->format_count, "The formats are"));
}

static void show_read(struct check *c, struct number_format *format, const struct raw_node *map)
{
    const struct raw_node *node = shape_node(map, "show");
    struct slice show = node ? node->text : S("{}");
    size_t at = slice_find(show, S("{}"), 0), which;

    if (format->as == FORMAT_AS_DATE) {
        format->date_form = date_forms[0];
        which = node ? choice_wanted(c, S("show"), node, date_forms, DATE_FORMS) : 0;
        format->date_form = date_forms[which < DATE_FORMS ? which : 0];
    } else if (format->as == FORMAT_AS_FINANCIAL_YEAR) {
        format->years_to = node && choice_wanted(c, S("show"), node, year_forms, 2) == 1;
    } else if (format->as == FORMAT_AS_TIME) {
        which = node ? choice_wanted(c, S("show"), node, time_forms, TIME_FORMS) : TIME_POINT_SPACE;
        format->time_form = which < TIME_FORMS ? (enum time_form)which : TIME_POINT_SPACE;
    } else if (node && at == show.len) {
        DIAG(c->diagnostics, MSG_format_no_place, node->span, node->text);
    } else {
        format->before = slice_sub(show, 0, at);
        format->after = slice_from(show, at + 2);
    }
}

static enum format_as as_of(const struct number_format *format, const struct raw_node *map)
{
    if (format->of == FORMAT_DATE)
        return FORMAT_AS_DATE;
    if (format->of == FORMAT_YEAR)
        return FORMAT_AS_FINANCIAL_YEAR;
    if (format->of == FORMAT_TIME)
        return FORMAT_AS_TIME;
    if (raw_lookup(map, "as"))
        return shape_choice(map, "as", as_names, 0) == 1 ? FORMAT_AS_ORDINAL : FORMAT_AS_TRUEST_PHRASE;
    if (raw_lookup(map, "up") || raw_lookup(map, "down"))
        return FORMAT_AS_UP_OR_DOWN;
    return raw_lookup(map, "words up to") ? FORMAT_AS_WORDS : FORMAT_AS_DIGITS;
}

/* The keys that a way of printing cannot do without. */
static void needs_check(struct check *c, const struct number_format *format, const struct raw_node *map)
{
    static const struct {
        enum format_as as;
        const char *key, *example;
    } needs[] = {{FORMAT_AS_UP_OR_DOWN, "up", "\"up {}\""},
                 {FORMAT_AS_UP_OR_DOWN, "down", "\"down {}\""},
                 {FORMAT_AS_UP_OR_DOWN, "same", "unchanged"},
                 {FORMAT_AS_UP_OR_DOWN, "number as", "1dp percent"},
                 {FORMAT_AS_WORDS, "above", "number"}};

    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (format->as == needs[i].as && !raw_lookup(map, needs[i].key))
            DIAG(c->diagnostics, MSG_key_missing, format->span,
                 ARENA_JOIN(c->arena, S("the format \""), format->name, S("\"")), slice_of(needs[i].key),
                 slice_of(needs[i].example));
}

static void format_read(struct check *c, struct number_format *format, const struct raw_entry *entry)
{
    const struct raw_node *map = entry->value;

    *format = (struct number_format){.name = entry->key->text, .span = entry->key->span};
    format->of = (enum format_of)shape_choice(map, "of", of_names, FORMAT_NUMBER);
    format->as = as_of(format, map);
    format->before = format->after = format->date_form = S("");
    format->up = shape_text(map, "up");
    format->down = shape_text(map, "down");
    format->same = shape_text(map, "same");
    format->above = shape_text(map, "above");
    format->number_as = shape_text(map, "number as");
    format->pence = shape_choice(map, "in", in_names, 0) == IN_PENCE;
    format->thousands = format->pence ? 0 : (unsigned)shape_choice(map, "in", in_names, 0);
    format->decimals = (unsigned)shape_whole(map, "decimals", 0);
    format->sign_always = shape_choice(map, "sign", sign_names, 1) == 0;
    format->drop_zero_decimals = shape_yes(map, "drop zero decimals", false);
    format->words_up_to = (unsigned)shape_choice(map, "words up to", number_words, 0);
    format->only = shape_texts(c, map, "only", &format->only_count);
    show_read(c, format, map);
    needs_check(c, format, map);
    if (format->decimals > 6)
        DIAG(c->diagnostics, MSG_format_decimals, raw_lookup(map, "decimals")->span,
             shape_text(map, "decimals"));
}

void formats_read(struct check *c, struct house_style *style, const struct raw_node *map)
{
    struct number_format *formats;

    if (!map || map->kind != RAW_MAP)
        return;
    style->formats = formats = ARENA_ARRAY(c->arena, struct number_format, map->count);
    for (size_t i = 0; i < map->count; i++)
        if (shape_check(c, map->entries[i].value, &format_shape,
                        ARENA_JOIN(c->arena, S("the format \""), map->entries[i].key->text, S("\""))))
            format_read(c, &formats[style->format_count++], &map->entries[i]);
    for (size_t i = 0; i < map->count; i++) {
        format_name_check(c, style, shape_node(map->entries[i].value, "above"));
        format_name_check(c, style, shape_node(map->entries[i].value, "number as"));
    }
}
