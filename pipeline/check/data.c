/* `data:` of a publication and table fields of its layout: declared columns matched with the headings of a
 * CSV file or the keys of a list of records, and every cell typed. Gives struct table. */
#include "base/bug.h"
#include "base/utf8.h"
#include "check/cells.h"

static const struct slice marks[] = {S_INIT("personal"), {NULL, 0}};

static const struct shape_key data_keys[] = {
    {"file", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "data/name.csv"},
    {"columns", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "{name: text, amount: money}"},
    {"key", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"source", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"period", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"marked", SHAPE_CHOICE, 0, marks, NULL, NULL},
    {"missing", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"held back", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"not applicable", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"title rows", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"total rows", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"encoding", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"worked out", SHAPE_ANY, 0, NULL, NULL, NULL},
};
static const struct shape data_shape = SHAPE(data_keys);

/* One table on its way. */
struct table_reading {
    struct check *c;
    struct table *table;
    struct column_rules *rules; /* one a column */
    const struct raw_node *data, *columns;
    const struct raw_node *file; /* the text that names it */
    struct slice file_name;
    uint32_t cause; /* of unknown keys in records; 0 = none yet */
};

/* ---- columns ---- */

static void column_missing(struct table_reading *r, const struct column *column)
{
    const struct raw_table *raw = r->table->raw;
    struct slice *names = ARENA_ARRAY(r->c->arena, struct slice, raw->column_count);

    for (size_t i = 0; i < raw->column_count; i++)
        names[i] = slice_trim(raw_cell_text(&raw->headings[i]));
    DIAG(r->c->diagnostics, MSG_data_no_column, column->span, r->file_name, column->heading,
         choice_advice(r->c, column->heading, names, raw->column_count, "Its headings are"));
}

/* The place of the column's heading; SIZE_MAX when there is none (reported). Headings differ: read has seen
 * to it. */
static size_t heading_find(struct table_reading *r, const struct column *column)
{
    const struct raw_table *raw = r->table->raw;

    for (size_t i = 0; i < raw->column_count; i++)
        if (utf8_equal_folded(raw_cell_text(&raw->headings[i]), column->heading))
            return i;
    column_missing(r, column);
    return SIZE_MAX;
}

static bool columns_declare(struct table_reading *r)
{
    struct table *table = r->table;
    const struct raw_node *extra = r->data ? raw_lookup(r->data, "worked out") : NULL;
    size_t worked_out = extra && extra->kind == RAW_MAP ? extra->count : 0;

    if (!r->columns || r->columns->kind != RAW_MAP) {
        if (r->columns && r->columns->kind != RAW_POISON)
            DIAG(r->c->diagnostics, MSG_shape_keys_wanted, r->columns->span, S("`columns:`"),
                 raw_kind_words(r->columns));
        return false;
    }
    table->columns = ARENA_ARRAY(r->c->arena, struct column, r->columns->count + worked_out);
    table->column_count = r->columns->count;
    for (size_t i = 0; i < table->column_count; i++)
        table_column_declare(r->c, table, &table->columns[i], &r->columns->entries[i]);
    for (size_t i = 0; i < worked_out; i++) {
        const struct raw_entry *entry = &extra->entries[i];
        const struct raw_node *text = text_wanted(r->c, entry->key->text, entry->value);

        name_is_sound(r->c, S("a column"), entry->key->text, entry->key->span);
        table->columns[table->column_count++] = (struct column){.name = entry->key->text,
                                                                .heading = entry->key->text,
                                                                .type = COLUMN_NUMBER,
                                                                .raw_column = SIZE_MAX,
                                                                .formula = text ? text->text : S(""),
                                                                .formula_span = entry->value->span,
                                                                .span = entry->key->span};
    }
    return true;
}

static void rules_make(struct table_reading *r)
{
    r->rules = ARENA_ARRAY(r->c->arena, struct column_rules, r->table->column_count);
    for (size_t i = 0; i < r->table->column_count; i++) {
        r->rules[i] = (struct column_rules){.c = r->c, .table = r->table, .column = &r->table->columns[i]};
        column_rules_read(&r->rules[i], r->data, i < r->columns->count ? r->columns->entries[i].value : NULL);
    }
}

/* ---- keys ---- */

static void key_read(struct table_reading *r)
{
    const struct raw_node *node = r->data ? raw_lookup(r->data, "key") : NULL;
    size_t count = !node ? 0 : node->kind == RAW_LIST ? node->count : node->kind == RAW_TEXT;
    size_t *key = ARENA_ARRAY(r->c->arena, size_t, count);
    struct slice *names = ARENA_ARRAY(r->c->arena, struct slice, r->table->column_count);

    for (size_t i = 0; i < r->table->column_count; i++)
        names[i] = r->table->columns[i].name;
    for (size_t i = 0; i < count; i++) {
        const struct raw_node *name = node->kind == RAW_LIST ? node->items[i] : node;
        const struct column *column = name->kind == RAW_TEXT ? column_lookup(r->table, name->text) : NULL;

        if (column && !column->formula.len) {
            key[r->table->key_count++] = (size_t)(column - r->table->columns);
            r->rules[column - r->table->columns].in_key = true;
        } else if (name->kind == RAW_TEXT) {
            DIAG(r->c->diagnostics, MSG_column_unknown, name->span, r->table->name, name->text,
                 choice_advice(r->c, name->text, names, r->table->column_count, "Its columns are"));
        }
    }
    r->table->key = key;
}

/* ---- cells ---- */

/* Row by row: the raw cells are, and a hundred thousand rows do not fit into a cache seven times. */
static void csv_rows_read(struct table_reading *r)
{
    const struct raw_table *raw = r->table->raw;

    for (size_t row = 0; row < raw->row_count; row++)
        for (size_t i = 0; i < r->columns->count; i++) {
            struct column *column = &r->table->columns[i];
            const struct raw_cell *cell;

            if (!column->cells)
                continue;
            cell = raw_table_cell(raw, row, column->raw_column);
            if (cell->text)
                cell_type(&r->rules[i], raw_cell_text(cell), (struct cell_place){cell, NULL, row},
                          &column->cells[row]);
            else
                column->cells[row].state = STATE_POISON; /* a ragged row, reported */
        }
}

static void csv_read(struct table_reading *r)
{
    for (size_t i = 0; i < r->columns->count; i++) {
        struct column *column = &r->table->columns[i];

        column->raw_column = heading_find(r, column);
        if (column->raw_column != SIZE_MAX)
            column->cells = ARENA_ARRAY(r->c->arena, struct cell, r->table->row_count);
    }
    csv_rows_read(r);
}

static void record_keys_check(struct table_reading *r, const struct raw_node *map)
{
    struct diagnostic *one;

    for (size_t k = 0; k < map->count; k++) {
        bool known = false;
        struct slice *names = ARENA_ARRAY(r->c->arena, struct slice, r->table->column_count);

        for (size_t i = 0; i < r->table->column_count; i++) {
            names[i] = r->table->columns[i].heading;
            known = known || utf8_equal_folded(names[i], map->entries[k].key->text);
        }
        if (known)
            continue;
        one = DIAG(
            r->c->diagnostics, MSG_key_unknown, map->entries[k].key->span,
            ARENA_JOIN(r->c->arena, S("the data \""), r->table->name, S("\"")), map->entries[k].key->text,
            choice_advice(r->c, map->entries[k].key->text, names, r->table->column_count, "Its columns are"));
        one->cause = r->cause ? r->cause : (r->cause = ++r->c->causes);
    }
}

/* A text over several lines (`summary: |`) is one line: where lines end is the page's affair. */
static struct slice one_line(struct check *c, struct slice text)
{
    char *flat;

    text = slice_trim(text);
    if (slice_find_byte(text, '\n', 0) == text.len)
        return text;
    text = arena_copy(c->arena, text);
    flat = (char *)text.ptr;
    for (size_t i = 0; i < text.len; i++)
        if (flat[i] == '\n' || flat[i] == '\r')
            flat[i] = ' ';
    return text;
}

static void record_cell(struct table_reading *r, size_t i, size_t row, const struct raw_node *map)
{
    struct column *column = &r->table->columns[i];
    const struct raw_node *value = NULL;

    for (size_t k = 0; map->kind == RAW_MAP && k < map->count; k++)
        if (utf8_equal_folded(map->entries[k].key->text, column->heading))
            value = map->entries[k].value;
    if (map->kind == RAW_POISON ||
        (value && value->kind != RAW_TEXT && !text_wanted(r->c, column->name, value)))
        column->cells[row].state = STATE_POISON;
    else
        cell_type(&r->rules[i], value ? one_line(r->c, value->text) : S(""),
                  (struct cell_place){NULL, value ? value : map, row}, &column->cells[row]);
}

static void records_read(struct table_reading *r)
{
    const struct raw_node *records = r->table->records;

    for (size_t i = 0; i < r->columns->count; i++)
        r->table->columns[i].cells = ARENA_ARRAY(r->c->arena, struct cell, records->count);
    for (size_t row = 0; row < records->count; row++) {
        const struct raw_node *map = records->items[row];

        if (map->kind == RAW_TEXT || map->kind == RAW_LIST)
            DIAG(r->c->diagnostics, MSG_shape_keys_wanted, map->span, S("a record of the data"),
                 raw_kind_words(map));
        else if (map->kind == RAW_MAP)
            record_keys_check(r, map);
        for (size_t i = 0; i < r->columns->count; i++)
            record_cell(r, i, row, map->kind == RAW_MAP ? map : &(struct raw_node){.kind = RAW_POISON});
    }
}

/* ---- one table ---- */

static bool file_open(struct table_reading *r)
{
    const struct input_file *file = inputs_file(r->c->inputs, r->file);

    if (!file || !file->source)
        return false;
    if (file->kind == INPUT_TABLE && file->table) {
        r->table->raw = file->table;
        r->table->row_count = file->table->row_count;
        return true;
    }
    if (file->kind == INPUT_RECORDS && file->records && file->records->kind == RAW_LIST) {
        r->table->records = file->records;
        r->table->row_count = file->records->count;
        return true;
    }
    if (file->kind == INPUT_RECORDS && (!file->records || file->records->kind == RAW_POISON))
        return false;
    if (file->kind == INPUT_RECORDS)
        DIAG(r->c->diagnostics, MSG_data_no_list, file->records->span, r->table->name);
    return false;
}

/* A table whose file, or rows of it, cannot be had: it keeps its columns and its key and has one row of
 * poison. What went wrong was reported; whoever uses the table says nothing of sums that are false or keys
 * that are not there. */
static void table_poison(struct table_reading *r)
{
    struct table *table = r->table;

    table->raw = NULL;
    table->records = NULL;
    table->by_key = (struct map){0};
    table->row_count = 1;
    for (size_t i = 0; i < table->column_count; i++) {
        table->columns[i].cells = ARENA_NEW(r->c->arena, struct cell);
        table->columns[i].cells->state = STATE_POISON;
    }
}

static void table_read(struct table_reading *r)
{
    bool whole = false;

    if (!columns_declare(r))
        return;
    rules_make(r);
    key_read(r);
    if (r->file && file_open(r)) {
        if (r->table->raw)
            csv_read(r);
        else
            records_read(r);
        rows_check(r->c, r->table, r->rules);
        whole = !(r->table->raw ? r->table->raw->partial : r->table->records->partial);
    }
    if (!whole)
        table_poison(r);
}

static void entry_read(struct check *c, struct table *table, const struct raw_entry *entry)
{
    const struct raw_node *map = entry->value;
    struct table_reading reading = {.c = c, .table = table, .data = map};

    *table = (struct table){
        .name = entry->key->text, .span = entry->key->span, .source_note = S(""), .period = S("")};
    if (name_is_sound(c, S("data"), table->name, table->span))
        name_declare(c, NAME_DATA, table->name, table->span);
    if (!shape_check(c, map, &data_shape, ARENA_JOIN(c->arena, S("the data \""), table->name, S("\""))))
        return;
    table->source_note = shape_text(map, "source");
    table->period = shape_text(map, "period");
    table->personal = shape_choice(map, "marked", marks, 1) == 0;
    reading.columns = raw_lookup(map, "columns");
    reading.file = shape_node(map, "file");
    reading.file_name = shape_text(map, "file");
    table_read(&reading);
}

/* ---- all of them ---- */

/* A file is personal under whatever name its rows are read. */
static bool is_personal(const struct publication *publication, const struct table *table)
{
    bool personal = table->personal;

    for (size_t i = 0; i < publication->table_count && !personal; i++) {
        const struct table *other = &publication->tables[i];

        personal = other->personal && ((other->raw && other->raw == table->raw) ||
                                       (other->records && other->records == table->records));
    }
    return personal;
}

/* Table fields of the layout: each may add a table of its own. */
static size_t table_fields(const struct field_type *record)
{
    size_t count = 0;

    for (size_t i = 0; i < record->field_count; i++)
        count += record->fields[i].kind == TYPE_TABLE;
    return count;
}

void data_read(struct check *c, const struct raw_node *data)
{
    struct publication *publication = c->publication;
    size_t count = data && data->kind == RAW_MAP ? data->count : 0;

    c->table_room = count + table_fields(c->layout->takes);
    c->tables = ARENA_ARRAY(c->arena, struct table, c->table_room);
    publication->tables = c->tables;
    if (data && (data->kind == RAW_LIST || (data->kind == RAW_TEXT && data->text.len)))
        DIAG(c->diagnostics, MSG_shape_keys_wanted, data->span, S("`data:`"), raw_kind_words(data));
    for (size_t i = 0; i < count; i++)
        entry_read(c, &c->tables[publication->table_count++], &data->entries[i]);
    for (size_t i = 0; i < publication->table_count; i++)
        c->tables[i].personal = is_personal(publication, &c->tables[i]);
}

const struct column *column_lookup(const struct table *table, struct slice name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (utf8_equal_folded(table->columns[i].name, name))
            return &table->columns[i];
    return NULL;
}

/* "plan.funding": the data of a publication that is used. */
static const struct table *used_table(const struct publication *publication, struct slice name)
{
    size_t point = slice_find_byte(name, '.', 0);

    for (size_t i = 0; point < name.len && i < publication->use_count; i++) {
        const struct publication *used = publication->uses[i].publication;

        if (!used || !utf8_equal_folded(publication->uses[i].name, slice_sub(name, 0, point)))
            continue;
        for (size_t t = 0; t < used->table_count; t++)
            if (utf8_equal_folded(used->tables[t].name, slice_from(name, point + 1)))
                return &used->tables[t];
    }
    return NULL;
}

/* Everything that may be named as data. */
static struct slice *table_names(struct check *c, size_t *count)
{
    const struct publication *p = c->publication;
    VECTOR(struct slice) names = {0};

    for (size_t i = 0; i < p->table_count; i++)
        *VECTOR_PUSH(c->arena, &names) = p->tables[i].name;
    for (size_t u = 0; u < p->use_count; u++)
        for (size_t i = 0; p->uses[u].publication && i < p->uses[u].publication->table_count; i++)
            *VECTOR_PUSH(c->arena, &names) =
                ARENA_JOIN(c->arena, p->uses[u].name, S("."), p->uses[u].publication->tables[i].name);
    *count = names.count;
    return names.items;
}

/* True when the publication that the name begins with could not be had: that was reported. */
static bool is_of_absent(const struct check *c, struct slice name)
{
    struct slice first = slice_sub(name, 0, slice_find_byte(name, '.', 0));

    for (size_t i = 0; i < c->publication->use_count; i++)
        if (!c->publication->uses[i].publication && utf8_equal_folded(c->publication->uses[i].name, first))
            return true;
    return false;
}

const struct table *table_lookup(const struct check *c, struct slice name)
{
    for (size_t i = 0; i < c->publication->table_count; i++)
        if (utf8_equal_folded(c->publication->tables[i].name, name))
            return &c->publication->tables[i];
    return NULL;
}

const struct table *table_among(struct check *c, const struct publication *publication,
                                const struct raw_node *text)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, publication->table_count);

    for (size_t i = 0; i < publication->table_count; i++) {
        if (utf8_equal_folded(publication->tables[i].name, slice_trim(text->text)))
            return &publication->tables[i];
        names[i] = publication->tables[i].name;
    }
    DIAG(c->diagnostics, MSG_data_unknown, text->span, text->text,
         choice_advice(c, text->text, names, publication->table_count, "The data are"));
    return NULL;
}

const struct table *table_wanted(struct check *c, const struct raw_node *text)
{
    struct slice name = slice_trim(text->text), *names;
    const struct table *found = table_lookup(c, name);
    size_t count;

    found = found ? found : used_table(c->publication, name);
    if (found || is_of_absent(c, name))
        return found;
    names = table_names(c, &count);
    DIAG(c->diagnostics, MSG_data_unknown, text->span, text->text,
         choice_advice(c, text->text, names, count, "The data are"));
    return NULL;
}

/* ---- table fields ---- */

/* True when data has every column that the layout wants; what it lacks is reported. */
static bool columns_serve(struct check *c, const struct table *table, const struct field_type *type,
                          const struct raw_node *text)
{
    bool fine = true;

    for (size_t i = 0; type->columns && type->columns->kind == RAW_MAP && i < type->columns->count; i++) {
        struct slice name = type->columns->entries[i].key->text;

        if (column_lookup(table, name))
            continue;
        fine = false;
        DIAG(c->diagnostics, MSG_data_lacks_column, text->span, table->name, name, type->name);
    }
    return fine;
}

const struct table *table_of_field(struct check *c, const struct field_type *type,
                                   const struct raw_node *text)
{
    const struct table *same = table_lookup(c, type->name);
    const struct input_file *file = inputs_file(c->inputs, text);
    struct table_reading reading = {.c = c, .columns = type->columns, .file = text, .file_name = text->text};

    if (same && same->raw && file && file->table == same->raw)
        return columns_serve(c, same, type, text) ? same : NULL;
    check_speak(c); /* data of a publication that is used are told of, wherever they stand */
    reading.table = same || c->publication->table_count == c->table_room
                        ? ARENA_NEW(c->arena, struct table)
                        : &c->tables[c->publication->table_count++];
    *reading.table =
        (struct table){.name = type->name, .span = text->span, .source_note = S(""), .period = S("")};
    table_read(&reading);
    check_hush(c);
    reading.table->personal = is_personal(c->publication, reading.table);
    return reading.table->columns ? reading.table : NULL;
}
