/* Options of components: each kind of key in the component table becomes a field. Formulas stay text (compute
 * reads them). */
#include "check/options.h"

#include "base/utf8.h"

/* The field type that reads an option of this kind; the rest is read here. */
static bool type_of(const struct shape_key *key, struct field_type *type)
{
    static const struct {
        enum shape_kind shape;
        enum field_type_kind type;
    } pairs[] = {{SHAPE_INLINE, TYPE_TEXT}, {SHAPE_WHOLE, TYPE_NUMBER},    {SHAPE_YES_NO, TYPE_YES_NO},
                 {SHAPE_DATE, TYPE_DATE},   {SHAPE_CHOICE, TYPE_CHOICE},   {SHAPE_ID, TYPE_ID},
                 {SHAPE_POST, TYPE_POST},   {SHAPE_PICTURE, TYPE_PICTURE}, {SHAPE_STANDING, TYPE_STANDING}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].shape == key->kind) {
            type->kind = pairs[i].type;
            return true;
        }
    return false;
}

static struct field words_field(struct check *c, struct slice name, const struct raw_node *raw)
{
    struct field field = {.kind = FIELD_POISON, .name = name, .raw = raw, .span = raw->span};

    if (!text_wanted(c, name, raw))
        return field;
    field.kind = FIELD_FORMULA;
    field.words = slice_trim(raw->text);
    return field;
}

static struct field typed_field(struct check *c, struct slice name, const struct raw_node *raw)
{
    struct field field = words_field(c, name, raw);

    if (field.kind == FIELD_FORMULA)
        field.words = raw->text;
    return field;
}

static struct field words_list(struct check *c, struct slice name, const struct raw_node *raw)
{
    struct field field = {.kind = FIELD_LIST, .name = name, .raw = raw, .span = raw->span};
    struct field *items = ARENA_ARRAY(c->arena, struct field, raw->count);

    for (size_t i = 0; i < raw->count; i++)
        items[i] = words_field(c, name, raw->items[i]);
    field.list.items = items;
    field.list.count = raw->count;
    return field;
}

/* Keys of its own, each a line of words. */
static struct field keys_field(struct check *c, const struct shape_key *key, const struct raw_node *raw)
{
    struct slice name = slice_of(key->name);
    struct field field = {.kind = FIELD_POISON, .name = name, .raw = raw, .span = raw->span};
    struct field *items;

    if (!shape_check(c, raw, key->inside, ARENA_JOIN(c->arena, S("`"), name, S(":`"))))
        return field;
    items = ARENA_ARRAY(c->arena, struct field, raw->count);
    for (size_t i = 0; i < raw->count; i++)
        if (raw->entries[i].value->kind == RAW_TEXT)
            items[field.list.count++] = words_field(c, raw->entries[i].key->text, raw->entries[i].value);
    field.kind = FIELD_RECORD;
    field.list.items = items;
    return field;
}

static struct field prose_field(struct check *c, struct slice name, const struct raw_node *raw,
                                unsigned level)
{
    struct field field = {.kind = FIELD_POISON, .name = name, .raw = raw, .span = raw->span};

    if (!text_wanted(c, name, raw))
        return field;
    field.kind = FIELD_PROSE;
    field.prose = prose_take(c, markdown_blocks(&c->markdown, raw), level);
    return field;
}

/* A name or length that is looked up here and kept as words. */
static struct field looked_up(struct check *c, const struct shape_key *key, const struct raw_node *raw)
{
    struct field field = words_field(c, slice_of(key->name), raw);
    dim length;

    if (field.kind != FIELD_FORMULA)
        return field;
    if (key->kind == SHAPE_STYLE && !style_is_known(c, c->layout, field.words, raw->span))
        field.kind = FIELD_POISON;
    else if (key->kind == SHAPE_LENGTH && !length_wanted(c, field.name, raw, &length))
        field.kind = FIELD_POISON;
    else if (key->kind == SHAPE_DATA) {
        field.kind = FIELD_POISON;
        field.table = table_wanted(c, raw);
        if (field.table)
            field.kind = FIELD_TABLE;
    } else if (key->kind == SHAPE_CONTACT) {
        field.contact = contact_wanted(c, raw);
        field.kind = field.contact ? FIELD_CONTACT : FIELD_POISON;
    } else if (key->kind == SHAPE_STYLE || key->kind == SHAPE_MARKDOWN) {
        field.kind = FIELD_CHOICE;
    }
    return field;
}

/* The text of an id with the row's cells in it; poison when that was reported. */
static const struct raw_node *id_text_of_row(struct check *c, const struct raw_node *raw)
{
    struct raw_node *text = ARENA_NEW(c->arena, struct raw_node);

    *text = *raw;
    text->text = id_of_row(c, slice_trim(raw->text), raw->span);
    if (!text->text.len)
        text->kind = RAW_POISON;
    return text;
}

struct field option_read(struct check *c, const struct shape_key *key, const struct raw_node *raw,
                         const struct raw_node *siblings, unsigned level)
{
    struct field_type *type = ARENA_NEW(c->arena, struct field_type);
    struct slice name = slice_of(key->name);
    struct field field;

    *type = (struct field_type){.name = name,
                                .because = S(""),
                                .choices = key->choices,
                                .choice_count = shape_choice_count(key->choices)};
    if (raw->kind == RAW_TEXT && key->kind == SHAPE_ID &&
        (c->row || slice_find(raw->text, S("{{"), 0) < raw->text.len))
        raw = id_text_of_row(c, raw);
    if (raw->kind == RAW_POISON)
        return (struct field){.kind = FIELD_POISON, .name = name, .raw = raw, .span = raw->span};
    if (type_of(key, type)) {
        field = field_read(c, type, raw, siblings);
        field.type = NULL;
        return field;
    }
    if (key->kind == SHAPE_KEYS)
        return keys_field(c, key, raw);
    if (key->kind == SHAPE_TYPED)
        return typed_field(c, name, raw);
    if (key->kind == SHAPE_PROSE)
        return prose_field(c, name, raw, level);
    if ((key->kind == SHAPE_FORMULAS || key->kind == SHAPE_TEXTS) && raw->kind == RAW_LIST)
        return words_list(c, name, raw);
    if (key->kind == SHAPE_FORMULA || key->kind == SHAPE_FORMULAS || key->kind == SHAPE_TEXTS ||
        key->kind == SHAPE_ANY)
        return words_field(c, name, raw);
    return looked_up(c, key, raw);
}

/* ---- columns of a table ---- */

static const struct slice widths[] = {S_INIT("wide"), {NULL, 0}};
static const struct slice wides[] = {S_INIT("yes"), S_INIT("no"), {NULL, 0}};
static const struct shape_key column_keys[] = {
    {"head", SHAPE_TEXT, 0, NULL, NULL, NULL},    {"group head", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"show", SHAPE_TEXT, 0, NULL, NULL, NULL},    {"width", SHAPE_CHOICE, 0, widths, NULL, NULL},
    {"wide", SHAPE_CHOICE, 0, wides, NULL, NULL},
};
static const struct shape column_shape = SHAPE(column_keys);

static bool column_name_check(struct check *c, const struct table *table, const struct table_column *column)
{
    struct slice *names;

    if (!table || !table->column_count || column_lookup(table, column->name))
        return true;
    names = ARENA_ARRAY(c->arena, struct slice, table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].name;
    DIAG(c->diagnostics, MSG_column_unknown, column->span, table->name, column->name,
         choice_advice(c, column->name, names, table->column_count, "Its columns are"));
    return false;
}

/* A list is a small line over columns. In a wide table nobody knows them here: they come from the data. */
static bool course_check(struct check *c, const struct table *table, const struct table_column *column)
{
    const struct raw_node *list = column->course;
    bool sound = true;

    for (size_t i = 0; list && i < list->count; i++) {
        struct table_column one = {.name = S(""), .span = list->items[i]->span};

        sound = sound && text_wanted(c, column->name, list->items[i]);
        if (!sound)
            return false;
        one.name = slice_trim(list->items[i]->text);
        sound = column_name_check(c, table, &one);
    }
    if (list ? column->sparkline && list->count > 1 : !column->sparkline || !table)
        return sound;
    DIAG(c->diagnostics, MSG_sparkline_columns, list ? list->span : column->span);
    return false;
}

static const struct md_node *head_read(struct check *c, const struct raw_node *options, const char *key)
{
    struct md_node *head;

    if (!shape_node(options, key))
        return NULL;
    head = markdown_inline(&c->markdown, shape_node(options, key));
    inline_take(c, head);
    return head;
}

/* `- name`, or `- name: formula` with options beside it: the first key is the column. */
static bool column_read(struct check *c, const struct table *table, struct table_column *column,
                        const struct raw_node *item)
{
    struct raw_node rest;

    *column = (struct table_column){
        .name = S(""), .formula = S(""), .show = S(""), .group_words = S(""), .span = item->span};
    if (item->kind == RAW_TEXT) {
        column->name = slice_trim(item->text);
    } else if (item->kind == RAW_MAP && item->count) {
        rest = *item;
        rest.entries++;
        rest.count--;
        column->name = item->entries[0].key->text;
        column->span = item->entries[0].key->span;
        column->formula_span = item->entries[0].value->span;
        if (item->entries[0].value->kind == RAW_LIST)
            column->course = item->entries[0].value;
        else if (text_wanted(c, column->name, item->entries[0].value))
            column->formula = slice_trim(item->entries[0].value->text);
        shape_check(c, &rest, &column_shape, ARENA_JOIN(c->arena, S("the column \""), column->name, S("\"")));
        column->head = head_read(c, &rest, "head");
        column->group_head = head_read(c, &rest, "group head");
        column->group_words = column->group_head ? slice_trim(shape_text(&rest, "group head")) : S("");
        column->show = shape_text(&rest, "show");
        column->show_span = shape_node(&rest, "show") ? shape_node(&rest, "show")->span : NO_SPAN;
        column->sparkline = utf8_equal_folded(column->show, S("sparkline"));
        column->poison = !course_check(c, table, column);
        column->wide = shape_text(&rest, "width").len || shape_yes(&rest, "wide", false);
    } else {
        if (item->kind != RAW_POISON)
            DIAG(c->diagnostics, MSG_shape_text_wanted, item->span, S("columns"), raw_kind_words(item));
        return false;
    }
    if (!column->formula.len && !column->course)
        column->poison |= !column_name_check(c, table, column);
    return true;
}

static void all_columns(struct check *c, struct block *block)
{
    size_t count = block->table ? block->table->column_count : 0;
    struct table_column *columns = ARENA_ARRAY(c->arena, struct table_column, count);

    for (size_t i = 0; i < count; i++)
        columns[i] = (struct table_column){
            .name = block->table->columns[i].name, .formula = S(""), .show = S(""), .span = block->span};
    block->columns = columns;
    block->column_count = count;
}

void table_columns_read(struct check *c, struct block *block, const struct raw_node *list)
{
    struct table_column *columns;
    bool wide_form = block_option(block, "across") != NULL;

    if (!list) {
        if (!wide_form)
            all_columns(c, block);
        return;
    }
    if (list->kind != RAW_LIST) {
        if (list->kind != RAW_POISON)
            DIAG(c->diagnostics, MSG_shape_list_wanted, list->span, S("columns"), raw_kind_words(list));
        return;
    }
    block->columns = columns = ARENA_ARRAY(c->arena, struct table_column, list->count);
    for (size_t i = 0; i < list->count; i++)
        block->column_count +=
            column_read(c, wide_form ? NULL : block->table, &columns[block->column_count], list->items[i]);
}
