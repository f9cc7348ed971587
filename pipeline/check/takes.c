/* `takes:` of a layout: the fields that an author fills in, with their types and the rules between them.
 *
 * A field is `name: type` or `name: {type: …, required: yes, …}`. `each:` of a list is a type or keys (a
 * record). `exactly one of:` and `together:` are lists of field names, or {fields: […], because: …}. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice type_names[] = {[TYPE_TEXT] = S_INIT("text"),
                                          [TYPE_PROSE] = S_INIT("prose"),
                                          [TYPE_DATE] = S_INIT("date"),
                                          [TYPE_YES_NO] = S_INIT("yes or no"),
                                          [TYPE_CHOICE] = S_INIT("choice"),
                                          [TYPE_NUMBER] = S_INIT("number"),
                                          [TYPE_YEAR] = S_INIT("financial year"),
                                          [TYPE_TIME] = S_INIT("time"),
                                          [TYPE_ID] = S_INIT("id"),
                                          [TYPE_POST] = S_INIT("post"),
                                          [TYPE_PERSON] = S_INIT("person"),
                                          [TYPE_PICTURE] = S_INIT("picture"),
                                          [TYPE_RECORD] = S_INIT("record"),
                                          [TYPE_LIST] = S_INIT("list"),
                                          [TYPE_TABLE] = S_INIT("table"),
                                          [TYPE_STATEMENT] = S_INIT("statement"),
                                          [TYPE_SIGNATURE] = S_INIT("signature"),
                                          [TYPE_STANDING] = S_INIT("standing text"),
                                          [TYPE_BLOCKS] = S_INIT("blocks"),
                                          {NULL, 0}};

enum { TYPES = TYPE_BLOCKS + 1 };

static const struct shape_key group_keys[] = {
    {"fields", SHAPE_TEXTS, SHAPE_REQUIRED, NULL, NULL, "[action, no action because]"},
    {"because", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape group_shape = SHAPE(group_keys);

static const struct shape_key type_keys[] = {
    {"type", SHAPE_CHOICE, SHAPE_REQUIRED, type_names, NULL, "text"},
    {"required", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"post", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"of", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"fields", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"each", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"at least", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"must have", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"exactly one of", SHAPE_KEYS, SHAPE_OR_LIST, NULL, &group_shape, NULL},
    {"together", SHAPE_KEYS, SHAPE_OR_LIST, NULL, &group_shape, NULL},
    {"because", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"columns", SHAPE_ANY, 0, NULL, NULL, NULL},
};
static const struct shape type_shape = SHAPE(type_keys);

/* What every statement and signature holds. */
static const struct field_type statement_fields[] = {
    {.name = S_INIT("by"), .kind = TYPE_POST, .required = true},
    {.name = S_INIT("received"), .kind = TYPE_DATE},
    {.name = S_INIT("text"), .kind = TYPE_PROSE, .required = true},
};
static const struct field_type signature_fields[] = {
    {.name = S_INIT("by"), .kind = TYPE_POST, .required = true},
    {.name = S_INIT("picture"), .kind = TYPE_PICTURE},
    {.name = S_INIT("date"), .kind = TYPE_DATE},
};

static void type_read(struct check *c, struct field_type *type, struct slice name,
                      const struct raw_node *raw);

static void fields_read(struct check *c, struct field_type *type, const struct raw_node *map)
{
    struct field_type *fields;

    if (!map || map->kind != RAW_MAP) {
        if (map && map->kind != RAW_POISON)
            DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span, S("`fields:`"), raw_kind_words(map));
        return;
    }
    fields = ARENA_ARRAY(c->arena, struct field_type, map->count);
    type->fields = fields;
    type->field_count = map->count;
    for (size_t i = 0; i < map->count; i++) {
        fields[i].span = map->entries[i].key->span;
        type_read(c, &fields[i], map->entries[i].key->text, map->entries[i].value);
        if (fields[i].kind == TYPE_TABLE && type->span.source)
            DIAG(c->diagnostics, MSG_layout_table_inside, fields[i].span,
                 type->name.len ? type->name : S("a list"));
    }
}

/* ---- rules between fields ---- */

static bool has_field(const struct field_type *record, struct slice name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (utf8_equal_folded(record->fields[i].name, name))
            return true;
    return false;
}

static struct slice *field_names(struct check *c, const struct field_type *record)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, record->field_count);

    for (size_t i = 0; i < record->field_count; i++)
        names[i] = record->fields[i].name;
    return names;
}

static bool names_check(struct check *c, const struct field_type *record, const struct raw_node *list)
{
    bool fine = true;

    for (size_t i = 0; list && list->kind == RAW_LIST && i < list->count; i++) {
        const struct raw_node *name = list->items[i];

        if (name->kind != RAW_TEXT || has_field(record, name->text))
            continue;
        fine = false;
        DIAG(c->diagnostics, MSG_layout_field_unknown, name->span, name->text,
             choice_advice(c, name->text, field_names(c, record), record->field_count, "Its fields are"));
    }
    return fine;
}

static void group_read(struct check *c, struct field_group *group, const struct field_type *record,
                       const struct raw_node *raw)
{
    bool keys = raw && raw->kind == RAW_MAP;
    const struct raw_node *list = keys ? raw_lookup(raw, "fields") : raw;

    group->because = keys ? shape_text(raw, "because") : S("");
    if (names_check(c, record, list))
        group->names = texts_of(c, list, &group->count);
}

/* The rules of `map` over the fields of `record`; they belong to the list or record `type`. */
static void groups_read(struct check *c, struct field_type *type, const struct field_type *record,
                        const struct raw_node *map)
{
    static const char *const keys[] = {"exactly one of", "together"};
    struct field_group *groups = ARENA_ARRAY(c->arena, struct field_group, 2);

    for (size_t i = 0; i < 2; i++) {
        struct field_group *group = &groups[type->group_count];

        if (!raw_lookup(map, keys[i]))
            continue;
        group->rule = i ? GROUP_TOGETHER : GROUP_EXACTLY_ONE;
        group_read(c, group, record, raw_lookup(map, keys[i]));
        type->group_count += group->count > 1;
    }
    type->groups = groups;
}

/* ---- one type ---- */

static void each_read(struct check *c, struct field_type *type, const struct raw_node *raw)
{
    struct field_type *each = ARENA_NEW(c->arena, struct field_type);

    type->each = each;
    *each = (struct field_type){.name = S(""), .kind = TYPE_TEXT, .because = S("")};
    if (!raw || raw->kind == RAW_POISON)
        return;
    each->span = raw->span;
    if (raw->kind == RAW_MAP && !(raw_lookup(raw, "type") && raw_lookup(raw, "type")->kind == RAW_TEXT)) {
        each->kind = TYPE_RECORD;
        fields_read(c, each, raw);
        return;
    }
    type_read(c, each, S(""), raw);
}

static void statement_read(struct field_type *type)
{
    bool statement = type->kind == TYPE_STATEMENT;

    type->fields = statement ? statement_fields : signature_fields;
    type->field_count = statement ? sizeof statement_fields / sizeof *statement_fields
                                  : sizeof signature_fields / sizeof *signature_fields;
}

static void inside_read(struct check *c, struct field_type *type, const struct raw_node *map)
{
    if (type->kind == TYPE_CHOICE)
        type->choices = shape_texts(c, map, "of", &type->choice_count);
    if (type->kind == TYPE_RECORD) {
        fields_read(c, type, raw_lookup(map, "fields"));
        groups_read(c, type, type, map);
    }
    if (type->kind == TYPE_LIST) {
        each_read(c, type, raw_lookup(map, "each"));
        groups_read(c, type, type->each, map);
        type->at_least = shape_whole(map, "at least", 0);
        type->must_have = shape_texts(c, map, "must have", &type->must_have_count);
    }
    if (type->kind == TYPE_PERSON)
        type->post = shape_node(map, "post");
    if (type->kind == TYPE_TABLE)
        type->columns = raw_lookup(map, "columns");
}

/* What a type cannot do without: its choices, fields, columns, what its items are. */
static void needs_check(struct check *c, const struct field_type *type, const struct raw_node *map)
{
    static const struct {
        enum field_type_kind kind;
        const char *key, *example;
    } needs[] = {{TYPE_CHOICE, "of", "[one, another]"},
                 {TYPE_RECORD, "fields", "{title: text}"},
                 {TYPE_LIST, "each", "text"},
                 {TYPE_TABLE, "columns", "{name: text}"}};

    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (type->kind == needs[i].kind && !(map->kind == RAW_MAP && raw_lookup(map, needs[i].key)))
            DIAG(c->diagnostics, MSG_key_missing, map->span,
                 ARENA_JOIN(c->arena, S("the "), type_names[type->kind], S(" \""), type->name, S("\"")),
                 slice_of(needs[i].key), slice_of(needs[i].example));
}

static void type_read(struct check *c, struct field_type *type, struct slice name, const struct raw_node *raw)
{
    struct slice what = ARENA_JOIN(c->arena, S("the field \""), name, S("\""));
    size_t kind;

    type->name = name;
    type->kind = TYPE_TEXT;
    type->because = S("");
    if (raw->kind == RAW_TEXT) {
        kind = choice_wanted(c, name, raw, type_names, TYPES);
        type->kind = kind < TYPES ? (enum field_type_kind)kind : TYPE_TEXT;
    } else if (shape_check(c, raw, &type_shape, what)) {
        type->kind = (enum field_type_kind)shape_choice(raw, "type", type_names, TYPE_TEXT);
        type->required = shape_yes(raw, "required", false);
        type->because = shape_text(raw, "because");
        inside_read(c, type, raw);
    }
    if (raw->kind == RAW_TEXT || raw->kind == RAW_MAP)
        needs_check(c, type, raw);
    if (type->kind == TYPE_STATEMENT || type->kind == TYPE_SIGNATURE)
        statement_read(type);
}

const struct field_type *takes_read(struct check *c, const struct raw_node *takes)
{
    struct field_type *record = ARENA_NEW(c->arena, struct field_type);

    *record = (struct field_type){.name = S(""), .kind = TYPE_RECORD, .because = S("")};
    if (takes)
        fields_read(c, record, takes);
    return record;
}
