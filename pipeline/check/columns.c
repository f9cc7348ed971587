/* Columns as `data:` and table fields declare them: `name: type`, `name: [choices]`, or keys with options.
 * Gives struct column and the rules for its cells; reads no cell. */
#include "base/utf8.h"
#include "check/cells.h"

static const struct {
    struct slice name;
    enum column_type type;
    uint8_t thousands;
} types[] = {
    {S_INIT("text"), COLUMN_TEXT, 0},
    {S_INIT("number"), COLUMN_NUMBER, 0},
    {S_INIT("count"), COLUMN_COUNT, 0},
    {S_INIT("money"), COLUMN_MONEY, 0},
    {S_INIT("money in £000"), COLUMN_MONEY, 1},
    {S_INIT("money in £k"), COLUMN_MONEY, 1},
    {S_INIT("money in £m"), COLUMN_MONEY, 2},
    {S_INIT("money in £bn"), COLUMN_MONEY, 3},
    {S_INIT("percent"), COLUMN_PERCENT, 0},
    {S_INIT("date"), COLUMN_DATE, 0},
    {S_INIT("month"), COLUMN_MONTH, 0},
    {S_INIT("financial year"), COLUMN_FINANCIAL_YEAR, 0},
    {S_INIT("yes or no"), COLUMN_YES_NO, 0},
    {S_INIT("choice"), COLUMN_CHOICE, 0},
    {S_INIT("link"), COLUMN_LINK, 0},
    {S_INIT("heading"), COLUMN_HEADING, 0},
    {S_INIT("heading title"), COLUMN_HEADING_TITLE, 0},
    {S_INIT("time"), COLUMN_TIME, 0},
};
enum { TYPES = sizeof types / sizeof *types };

static const struct slice date_orders[] = {S_INIT("day/month/year"), S_INIT("in words"), {NULL, 0}};

static const struct shape_key column_keys[] = {
    {"type", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "text"},
    {"of", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"header", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"blank", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"missing", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"held back", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"not applicable", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"dates", SHAPE_CHOICE, 0, date_orders, NULL, NULL},
    {"round to", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"survey base", SHAPE_YES_NO, 0, NULL, NULL, NULL},
};
static const struct shape column_shape = SHAPE(column_keys);

static void type_read(struct check *c, struct column *column, const struct raw_node *text)
{
    struct slice names[TYPES];

    for (size_t i = 0; i < TYPES; i++) {
        names[i] = types[i].name;
        if (utf8_equal_folded(text->text, types[i].name)) {
            column->type = types[i].type;
            column->thousands = types[i].thousands;
            return;
        }
    }
    DIAG(c->diagnostics, MSG_column_type_unknown, text->span, text->text,
         choice_advice(c, text->text, names, TYPES, "The types are"));
    column->type = COLUMN_TEXT;
}

static void options_read(struct check *c, struct column *column, const struct raw_node *map)
{
    const struct raw_node *type = shape_node(map, "type"), *header = shape_node(map, "header");

    if (!shape_check(c, map, &column_shape, ARENA_JOIN(c->arena, S("the column \""), column->name, S("\""))))
        return;
    if (type)
        type_read(c, column, type);
    if (header) {
        column->heading = slice_trim(header->text);
        column->span = header->span;
    }
    column->choices = shape_texts(c, map, "of", &column->choice_count);
    column->is_survey_base = shape_yes(map, "survey base", false);
    if (column->type == COLUMN_CHOICE && !column->choice_count)
        DIAG(c->diagnostics, MSG_key_missing, type ? type->span : map->span, S("a column of choices"),
             S("of"), S("[one, another]"));
}

/* A column may be called by a reserved word alone ("from"): it always follows a table's name and a point. */
static bool name_fits(struct check *c, const struct raw_node *name)
{
    if (slice_find_byte(slice_trim(name->text), ' ', 0) == slice_trim(name->text).len && name->text.len) {
        static const char *const alone[] = {"and", "or", "not", "is", "where", "from", "to", "out"};

        for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
            if (utf8_equal_folded(name->text, slice_of(alone[i])))
                return true;
    }
    return column_name_is_sound(c, name->text, name->span);
}

void table_column_declare(struct check *c, struct table *table, struct column *column,
                          const struct raw_entry *entry)
{
    const struct raw_node *value = entry->value;

    (void)table;
    *column = (struct column){.name = entry->key->text,
                              .heading = entry->key->text,
                              .raw_column = SIZE_MAX,
                              .formula = S(""),
                              .span = entry->key->span};
    name_fits(c, entry->key);
    if (value->kind == RAW_TEXT && value->text.len) {
        type_read(c, column, value);
        if (column->type == COLUMN_CHOICE)
            DIAG(c->diagnostics, MSG_key_missing, value->span, S("a column of choices"), S("of"),
                 S("[one, another]"));
    } else if (value->kind == RAW_LIST) {
        column->type = COLUMN_CHOICE;
        column->choices = texts_of(c, value, &column->choice_count);
    } else if (value->kind == RAW_MAP) {
        options_read(c, column, value);
    } else if (value->kind == RAW_TEXT) {
        DIAG(c->diagnostics, MSG_key_missing, entry->key->span,
             ARENA_JOIN(c->arena, S("the column \""), column->name, S("\"")), S("type"), S("text"));
    }
}

/* What was said of one column goes before what was said of all of them. */
static const struct slice *texts_said(struct check *c, const struct raw_node *data,
                                      const struct raw_node *options, const char *key, size_t *count)
{
    const struct slice *texts = shape_texts(c, options, key, count);

    return *count ? texts : shape_texts(c, data, key, count);
}

void column_rules_read(struct column_rules *rules, const struct raw_node *data,
                       const struct raw_node *options)
{
    struct check *c = rules->c;
    enum column_type type = rules->column->type;
    const struct raw_node *blank = shape_node(options, "blank");

    rules->missing = texts_said(c, data, options, "missing", &rules->missing_count);
    rules->held_back = texts_said(c, data, options, "held back", &rules->held_back_count);
    rules->not_applicable = texts_said(c, data, options, "not applicable", &rules->not_applicable_count);
    rules->blank_is_missing = column_type_is_text(type);
    if (blank && utf8_equal_folded(blank->text, S("missing")))
        rules->blank_is_missing = true;
    else
        rules->blank = blank;
    rules->dates = shape_choice(options, "dates", date_orders, 1) == 0 ? DATE_DAY_FIRST : DATE_ISO_ONLY;
    rules->round_to = shape_node(options, "round to") ? (int)shape_whole(options, "round to", 0) : -1;
    if (rules->round_to > 12)
        rules->round_to = 12;
}
