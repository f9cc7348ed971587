/* Fields: a raw value and the type that the layout (or a component's table) gives it become a struct field.
 */
#include "base/bug.h"
#include "base/utf8.h"
#include "check/check.h"

/* A field on its way. */
struct field_reading {
    struct check *c;
    struct field *field;
    const struct raw_node *raw;      /* of text fields: a text */
    const struct raw_node *siblings; /* keys beside it, or NULL */
};

typedef void field_reader(struct field_reading *r);

static void read_text(struct field_reading *r)
{
    r->field->kind = FIELD_TEXT;
    r->field->text = markdown_inline(&r->c->markdown, r->raw);
    inline_take(r->c, r->field->text);
}

static void read_prose(struct field_reading *r)
{
    r->field->kind = FIELD_PROSE;
    r->field->prose = prose_take(r->c, markdown_blocks(&r->c->markdown, r->raw), 0);
}

static void read_date(struct field_reading *r)
{
    if (date_wanted(r->c, r->field->name, r->raw, &r->field->date))
        r->field->kind = FIELD_DATE;
}

static void read_yes_no(struct field_reading *r)
{
    if (yes_no_wanted(r->c, r->field->name, r->raw, &r->field->yes))
        r->field->kind = FIELD_YES_NO;
}

static void read_choice(struct field_reading *r)
{
    const struct field_type *type = r->field->type;
    size_t which = choice_wanted(r->c, r->field->name, r->raw, type->choices, type->choice_count);

    if (which == type->choice_count)
        return;
    r->field->kind = FIELD_CHOICE;
    r->field->words = type->choices[which];
}

static void read_number(struct field_reading *r)
{
    unsigned long number;

    if (!whole_wanted(r->c, r->field->name, r->raw, &number))
        return;
    r->field->kind = FIELD_NUMBER;
    r->field->number = (long)number;
}

static void read_year(struct field_reading *r)
{
    if (year_wanted(r->c, r->field->name, r->raw, &r->field->year))
        r->field->kind = FIELD_YEAR;
}

static void read_time(struct field_reading *r)
{
    if (time_wanted(r->c, r->field->name, r->raw, &r->field->minute))
        r->field->kind = FIELD_TIME;
}

static void read_id(struct field_reading *r)
{
    struct slice id = slice_trim(r->raw->text);

    if (!id_is_sound(r->c, id, r->raw->span))
        return;
    name_declare(r->c, NAME_ID, id, r->raw->span);
    r->field->kind = FIELD_ID;
    r->field->words = id;
}

static void read_post(struct field_reading *r)
{
    const struct post *post = post_wanted(r->c, r->field->name, r->raw);

    if (!post)
        return;
    r->field->kind = FIELD_POST;
    r->field->post = post;
}

static void read_person(struct field_reading *r)
{
    if (person_wanted(r->c, r->field->type, r->raw, &r->field->in_post))
        r->field->kind = FIELD_PERSON;
}

static void read_standing(struct field_reading *r)
{
    const struct raw_node *words = standing_wanted(r->c, r->raw);

    if (!words)
        return;
    r->field->kind = FIELD_STANDING;
    r->c->quoted = true;
    r->field->prose = prose_take(r->c, markdown_blocks(&r->c->markdown, words), 0);
    r->c->quoted = false;
}

static void read_table(struct field_reading *r)
{
    const struct table *table = table_of_field(r->c, r->field->type, r->raw);

    if (!table)
        return;
    r->field->kind = FIELD_TABLE;
    r->field->table = table;
}

static void read_picture(struct field_reading *r)
{
    picture_read(r->c, r->field, r->raw, r->siblings);
}

/* What messages call the record: its key, which the items of a list do not have. */
static struct slice record_name(struct field_reading *r)
{
    return r->field->name.len ? ARENA_JOIN(r->c->arena, S("`"), r->field->name, S(":`"))
                              : S("this entry of the list");
}

static void read_record(struct field_reading *r)
{
    if (r->raw->kind != RAW_MAP) {
        DIAG(r->c->diagnostics, MSG_shape_keys_wanted, r->raw->span, record_name(r), raw_kind_words(r->raw));
        return;
    }
    record_read(r->c, r->field, r->raw, record_name(r));
}

/* The words of whoever made it. */
static void read_statement(struct field_reading *r)
{
    r->c->quoted = true;
    read_record(r);
    r->c->quoted = false;
}

static void read_list(struct field_reading *r)
{
    const struct field_type *type = r->field->type;
    struct field *items;

    if (r->raw->kind != RAW_LIST) {
        DIAG(r->c->diagnostics, MSG_shape_list_wanted, r->raw->span, r->field->name, raw_kind_words(r->raw));
        return;
    }
    items = ARENA_ARRAY(r->c->arena, struct field, r->raw->count);
    r->field->kind = FIELD_LIST;
    r->field->list.items = items;
    for (size_t i = 0; i < r->raw->count; i++) {
        items[i] = field_read(r->c, type->each, r->raw->items[i], NULL);
        r->field->list.count++;
    }
    list_rules_check(r->c, r->field);
}

static void read_blocks(struct field_reading *r)
{
    if (r->raw->kind != RAW_LIST) {
        DIAG(r->c->diagnostics, MSG_shape_list_wanted, r->raw->span, r->field->name, raw_kind_words(r->raw));
        return;
    }
    r->field->kind = FIELD_BLOCKS;
    blocks_read(r->c, r->raw, 0, &r->field->blocks.items, &r->field->blocks.count);
}

static const struct {
    field_reader *read;
    bool any_shape; /* looks at lists and keys itself */
} readers[] = {
    [TYPE_TEXT] = {read_text, false},       [TYPE_PROSE] = {read_prose, false},
    [TYPE_DATE] = {read_date, false},       [TYPE_YES_NO] = {read_yes_no, false},
    [TYPE_CHOICE] = {read_choice, false},   [TYPE_NUMBER] = {read_number, false},
    [TYPE_YEAR] = {read_year, false},       [TYPE_TIME] = {read_time, false},
    [TYPE_ID] = {read_id, false},           [TYPE_POST] = {read_post, false},
    [TYPE_PERSON] = {read_person, false},   [TYPE_PICTURE] = {read_picture, false},
    [TYPE_RECORD] = {read_record, true},    [TYPE_LIST] = {read_list, true},
    [TYPE_TABLE] = {read_table, false},     [TYPE_STATEMENT] = {read_statement, true},
    [TYPE_SIGNATURE] = {read_record, true}, [TYPE_STANDING] = {read_standing, false},
    [TYPE_BLOCKS] = {read_blocks, true},
};

static bool is_blank(const struct raw_node *raw)
{
    return raw->kind == RAW_TEXT && !slice_trim(raw->text).len;
}

struct field field_read(struct check *c, const struct field_type *type, const struct raw_node *raw,
                        const struct raw_node *siblings)
{
    struct field field = {.kind = FIELD_ABSENT, .name = type->name, .raw = raw, .type = type};
    struct field_reading reading = {c, &field, raw, siblings};

    if (!raw || (is_blank(raw) && !type->required && type->name.len))
        return field;
    field.span = raw->span;
    field.kind = FIELD_POISON;
    if (raw->kind == RAW_POISON ||
        (is_blank(raw) && type->required)) /* a required blank is reported by its record */
        return field;
    if (raw->kind != RAW_TEXT && !readers[type->kind].any_shape)
        text_wanted(c, type->name.len ? type->name : S("an item"), raw);
    else
        readers[type->kind].read(&reading);
    return field;
}

/* ---- pictures ---- */

/* The alternative text beside a picture (format.md 1.11). */
static bool alternative_read(struct check *c, struct field *field, const struct raw_node *file,
                             const struct raw_node *keys)
{
    const struct raw_node *alt = shape_node(keys, "alt");

    field->picture.alt = S("");
    field->picture.decorative = shape_yes(keys, "decorative", false);
    if (alt && field->picture.decorative) {
        DIAG(c->diagnostics, MSG_picture_alt_and_decorative, alt->span);
    } else if (alt) {
        field->picture.alt = slice_trim(alt->text);
        field->picture.alt_text = markdown_inline(&c->markdown, alt);
        inline_take(c, field->picture.alt_text);
        alternative_check(c, field->picture.alt_text, alt->span);
    } else if (!field->picture.decorative) {
        DIAG(c->diagnostics, MSG_picture_no_alt, file->span, file->text);
        return false;
    }
    return true;
}

bool picture_read(struct check *c, struct field *field, const struct raw_node *file,
                  const struct raw_node *keys)
{
    const struct input_file *found = inputs_file(c->inputs, file);
    bool fine = alternative_read(c, field, file, keys);

    if (found && found->source && found->kind != INPUT_PICTURE)
        DIAG(c->diagnostics, MSG_picture_not_one, file->span, file->text);
    field->kind = FIELD_POISON;
    if (!fine || !found || !found->source || found->kind != INPUT_PICTURE)
        return false;
    field->kind = FIELD_PICTURE;
    field->picture.file = found;
    return true;
}

/* ---- looking fields up ---- */

static struct slice id_of(const struct field *record)
{
    for (size_t i = 0; record->kind == FIELD_RECORD && i < record->list.count; i++)
        if (record->list.items[i].kind == FIELD_ID)
            return record->list.items[i].words;
    return S("");
}

static const struct field *part_of(const struct field *field, struct slice part)
{
    if (field->kind != FIELD_RECORD && field->kind != FIELD_LIST)
        return NULL;
    for (size_t i = 0; i < field->list.count; i++) {
        const struct field *item = &field->list.items[i];

        if (utf8_equal_folded(field->kind == FIELD_LIST ? id_of(item) : item->name, part) && part.len)
            return item;
    }
    return NULL;
}

const struct field *field_lookup(const struct field *record, struct slice path)
{
    const struct field *field = record;
    struct slice part;

    while (field && slice_split(&path, '.', &part))
        field = part_of(field, slice_trim(part));
    return field == record ? NULL : field;
}
