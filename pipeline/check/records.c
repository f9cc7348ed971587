/* Records: every field of a record's type, known keys only, required ones there, and the rules between fields
 * and over the items of a list (`exactly one of`, `together`, `at least`, `must have`). */
#include "base/utf8.h"
#include "check/check.h"

/* ---- keys ---- */

static bool has_picture(const struct field_type *type)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].kind == TYPE_PICTURE)
            return true;
    return false;
}

static bool key_is_known(const struct field_type *type, struct slice key)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (utf8_equal_folded(type->fields[i].name, key))
            return true;
    return has_picture(type) && (utf8_equal_folded(key, S("alt")) || utf8_equal_folded(key, S("decorative")));
}

static void keys_check(struct check *c, const struct field_type *type, const struct raw_node *map,
                       struct slice what)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, type->field_count + 2);
    size_t count = 0;

    for (size_t i = 0; i < type->field_count; i++)
        names[count++] = type->fields[i].name;
    if (has_picture(type)) {
        names[count++] = S("alt");
        names[count++] = S("decorative");
    }
    for (size_t i = 0; i < map->count; i++)
        if (!key_is_known(type, map->entries[i].key->text))
            DIAG(c->diagnostics, MSG_key_unknown, map->entries[i].key->span, what, map->entries[i].key->text,
                 choice_advice(c, map->entries[i].key->text, names, count, "Its keys are"));
}

static struct span opening(const struct raw_node *map)
{
    if (!map->count || map->entries[0].value->span.source != map->entries[0].key->span.source)
        return map->span;
    return span_join(map->entries[0].key->span, map->entries[0].value->span);
}

/* How the value of a missing field would be written. */
static struct slice example_of(struct check *c, const struct field_type *type)
{
    static const struct slice examples[] = {
        [TYPE_TEXT] = S_INIT("…"),
        [TYPE_PROSE] = S_INIT("|"),
        [TYPE_DATE] = S_INIT("20 January 2023"),
        [TYPE_YES_NO] = S_INIT("yes"),
        [TYPE_CHOICE] = S_INIT("…"),
        [TYPE_NUMBER] = S_INIT("1"),
        [TYPE_YEAR] = S_INIT("2023/24"),
        [TYPE_TIME] = S_INIT("10.30 am"),
        [TYPE_ID] = S_INIT("an-id"),
        [TYPE_POST] = S_INIT("the name of a post"),
        [TYPE_PERSON] = S_INIT("an id of registers/people"),
        [TYPE_PICTURE] = S_INIT("picture.png"),
        [TYPE_RECORD] = S_INIT("and its keys under it"),
        [TYPE_LIST] = S_INIT("and a list under it"),
        [TYPE_TABLE] = S_INIT("data.csv"),
        [TYPE_STATEMENT] = S_INIT("{by: a post, text: …}"),
        [TYPE_SIGNATURE] = S_INIT("{by: a post}"),
        [TYPE_STANDING] = S_INIT("name of a standing text"),
        [TYPE_BLOCKS] = S_INIT("and a list of components under it"),
    };

    if (type->kind == TYPE_CHOICE && type->choice_count)
        return type->choices[0];
    (void)c;
    return examples[type->kind];
}

static const struct raw_entry *entry_of(const struct raw_node *map, struct slice key)
{
    for (size_t i = 0; i < map->count; i++)
        if (utf8_equal_folded(map->entries[i].key->text, key))
            return &map->entries[i];
    return NULL;
}

static void missing_report(struct check *c, const struct field_type *type, const struct raw_node *map,
                           const struct raw_entry *entry, struct slice what)
{
    struct slice because = type->because.len ? ARENA_JOIN(c->arena, S("\n"), type->because, S(".")) : S("");
    struct span span = entry ? entry->key->span : opening(map);

    DIAG(c->diagnostics, MSG_field_missing, span, what, type->name, example_of(c, type), because);
}

static bool is_blank(const struct raw_node *raw)
{
    return raw->kind == RAW_TEXT && !slice_trim(raw->text).len;
}

void record_fields_read(struct check *c, struct field *field, const struct raw_node *map, struct slice what)
{
    const struct field_type *type = field->type;
    struct field *fields = ARENA_ARRAY(c->arena, struct field, type->field_count);

    field->kind = FIELD_RECORD;
    field->list.items = fields;
    field->list.count = type->field_count;
    for (size_t i = 0; i < type->field_count; i++) {
        const struct raw_entry *entry = entry_of(map, type->fields[i].name);

        if (type->fields[i].required && !map->partial && (!entry || is_blank(entry->value)))
            missing_report(c, &type->fields[i], map, entry, what);
        fields[i] = field_read(c, &type->fields[i], entry ? entry->value : NULL, map);
        if (fields[i].kind == FIELD_ABSENT && type->fields[i].required)
            fields[i].kind = FIELD_POISON;
    }
    groups_check(c, field, field);
}

void record_read(struct check *c, struct field *field, const struct raw_node *map, struct slice what)
{
    keys_check(c, field->type, map, what);
    record_fields_read(c, field, map, what);
}

/* ---- rules between fields ---- */

static const struct field *member(const struct field *record, struct slice name)
{
    for (size_t i = 0; i < record->list.count; i++)
        if (utf8_equal_folded(record->list.items[i].name, name))
            return &record->list.items[i];
    return NULL;
}

/* `finding "plans"`; of a list whose name is no plural: `an item of …`. */
static struct slice record_words(struct check *c, const struct field *owner, const struct field *record)
{
    struct slice name = owner->name, id = S("");

    for (size_t i = 0; i < record->list.count; i++)
        if (record->list.items[i].kind == FIELD_ID)
            id = record->list.items[i].words;
    if (owner == record || owner->kind != FIELD_LIST)
        return name.len ? ARENA_JOIN(c->arena, S("\""), name, S("\"")) : S("the publication");
    if (slice_ends_with(name, S("s")) && name.len > 1)
        name = slice_sub(name, 0, name.len - 1);
    else
        name = ARENA_JOIN(c->arena, S("an item of "), name);
    return id.len ? ARENA_JOIN(c->arena, name, S(" \""), id, S("\"")) : name;
}

/* "`action: |` or `no action because: |`" */
static struct slice ways_out(struct check *c, const struct field *record, const struct field_group *group)
{
    struct slice joined = S("");

    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = member(record, group->names[i]);
        struct slice one = ARENA_JOIN(c->arena, S("`"), group->names[i], S(": "),
                                      field && field->type ? example_of(c, field->type) : S("…"), S("`"));

        joined = !i ? one : ARENA_JOIN(c->arena, joined, i + 1 == group->count ? S(" or ") : S(", "), one);
    }
    return joined;
}

static struct slice quoted_names(struct check *c, const struct field_group *group, const char *between)
{
    struct slice joined = S("");

    for (size_t i = 0; i < group->count; i++) {
        struct slice one = ARENA_JOIN(c->arena, S("\""), group->names[i], S("\""));

        joined =
            !i ? one : ARENA_JOIN(c->arena, joined, i + 1 == group->count ? slice_of(between) : S(", "), one);
    }
    return joined;
}

static struct slice reason(struct check *c, const struct field_group *group, const struct field *owner)
{
    struct slice because = group->because.len ? group->because : owner->type ? owner->type->because : S("");

    if (!because.len)
        return S("");
    return ARENA_JOIN(c->arena, because, slice_ends_with(because, S(".")) ? S(" ") : S(". "));
}

static void one_of_check(struct check *c, const struct field *owner, const struct field *record,
                         const struct field_group *group)
{
    const struct field *first = NULL;
    size_t there = 0;

    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = member(record, group->names[i]);

        if (!field || field->kind == FIELD_ABSENT)
            continue;
        if (there++ == 0)
            first = field;
        else
            DIAG(c->diagnostics, MSG_group_both, field->span, record_words(c, owner, record),
                 quoted_names(c, group, " and "), reason(c, group, owner),
                 span_describe(c->arena, c->sources, first->span, true));
    }
    if (!there)
        DIAG(c->diagnostics, MSG_group_none, opening(record->raw), record_words(c, owner, record),
             quoted_names(c, group, " nor "), reason(c, group, owner), ways_out(c, record, group));
}

static void together_check(struct check *c, const struct field *owner, const struct field *record,
                           const struct field_group *group)
{
    const struct field *first = member(record, group->names[0]);

    if (!first || first->kind == FIELD_ABSENT)
        return;
    for (size_t i = 1; i < group->count; i++) {
        const struct field *field = member(record, group->names[i]);

        if (field && field->kind == FIELD_ABSENT)
            DIAG(c->diagnostics, MSG_group_together, opening(record->raw), record_words(c, owner, record),
                 group->names[0], group->names[i], reason(c, group, owner),
                 field->type ? example_of(c, field->type) : S("…"));
    }
}

void groups_check(struct check *c, const struct field *owner, const struct field *record)
{
    const struct field_type *type = owner->type;

    if (!record->raw || record->raw->kind != RAW_MAP || record->raw->partial)
        return;
    for (size_t i = 0; i < type->group_count; i++) {
        if (type->groups[i].rule == GROUP_EXACTLY_ONE)
            one_of_check(c, owner, record, &type->groups[i]);
        else
            together_check(c, owner, record, &type->groups[i]);
    }
}

/* ---- rules over lists ---- */

static bool list_has(const struct field *list, struct slice text)
{
    for (size_t i = 0; i < list->list.count; i++) {
        const struct raw_node *raw = list->list.items[i].raw;

        if (raw && raw->kind == RAW_TEXT && utf8_equal_folded(raw->text, text))
            return true;
    }
    return false;
}

void list_rules_check(struct check *c, const struct field *list)
{
    const struct field_type *type = list->type;
    struct slice because = type->because.len ? ARENA_JOIN(c->arena, type->because, S(". ")) : S("");

    for (size_t i = 0; type->group_count && i < list->list.count; i++)
        if (list->list.items[i].kind == FIELD_RECORD)
            groups_check(c, list, &list->list.items[i]);
    if (list->raw->partial)
        return;
    if (list->list.count < type->at_least)
        DIAG(c->diagnostics, MSG_list_too_short, list->span, list->name,
             arena_print(c->arena, "%zu", list->list.count), arena_print(c->arena, "%zu", type->at_least),
             because);
    for (size_t i = 0; i < type->must_have_count; i++)
        if (!list_has(list, type->must_have[i]))
            DIAG(c->diagnostics, MSG_list_lacks, list->span, list->name, type->must_have[i], because);
}
