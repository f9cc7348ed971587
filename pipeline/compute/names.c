/* What a name stands for, looked for in this order: the columns of the table at hand, publications that are
 * used, figures, dates of the layout, fields of the record, tables and lists, registers. An unknown name is
 * told with the nearest one. */
#include "compute/engine.h"

#include "base/utf8.h"

bool range_is_set(struct range r)
{
    return r.table || r.list;
}

bool range_equal(struct range a, struct range b)
{
    return a.table == b.table && a.list == b.list;
}

size_t range_rows(struct range r)
{
    return r.table ? r.table->row_count : r.list ? r.list->list.count : 0;
}

struct slice range_name(struct range r)
{
    return r.table ? r.table->name : r.list ? r.list->name : S("");
}

enum value_kind column_kind(const struct column *column)
{
    switch (column->type) {
    case COLUMN_NUMBER:
        return VALUE_NUMBER;
    case COLUMN_COUNT:
        return VALUE_COUNT;
    case COLUMN_MONEY:
        return VALUE_MONEY;
    case COLUMN_PERCENT:
        return VALUE_PERCENT;
    case COLUMN_DATE:
    case COLUMN_MONTH:
        return VALUE_DATE;
    case COLUMN_FINANCIAL_YEAR:
        return VALUE_YEAR;
    case COLUMN_TIME:
        return VALUE_TIME;
    case COLUMN_YES_NO:
        return VALUE_TRUTH;
    case COLUMN_TEXT:
    case COLUMN_CHOICE:
    case COLUMN_LINK:
    case COLUMN_HEADING:
    case COLUMN_HEADING_TITLE:
        return VALUE_TEXT;
    }
    return VALUE_TEXT;
}

size_t table_column_index(const struct table *table, struct slice name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (utf8_equal_folded(table->columns[i].name, name))
            return i;
    return SIZE_MAX;
}

/* ---- candidates for "did you mean"
 * -------------------------------------------------------------------------------- */

struct slice name_meant(struct engine *engine, struct slice wanted, const struct slice *names, size_t count)
{
    struct slice question = did_you_mean(engine->arena, wanted, names, count);

    return question.len ? ARENA_JOIN(engine->arena, question, S(" ")) : question;
}

struct names {
    VECTOR(struct slice) list;
};

static void add_columns(struct engine *engine, struct names *names, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = table->columns[i].name;
}

static void add_fields(struct engine *engine, struct names *names, const struct field_type *types,
                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = types[i].name;
}

static const struct field_type *item_type(const struct field *list)
{
    return list->type ? list->type->each : NULL;
}

static void add_own_names(struct engine *engine, struct names *names)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->figure_count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = p->figures[i].name;
    for (size_t i = 0; i < engine->date_count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = engine->dates[i].name;
    if (p->layout->takes)
        add_fields(engine, names, p->layout->takes->fields, p->layout->takes->field_count);
    for (size_t i = 0; i < p->table_count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = p->tables[i].name;
    *VECTOR_PUSH(engine->arena, &names->list) = S("published");
}

struct slice *names_of_publication(struct engine *engine, size_t *count)
{
    struct names names = {{NULL, 0, 0}};

    add_own_names(engine, &names);
    *count = names.list.count;
    return names.list.items;
}

/* Everything that may be named here. */
static struct names all_names(struct engine *engine, const struct scope *scope)
{
    const struct publication *p = engine->publication;
    struct names names = {{NULL, 0, 0}};

    for (; scope; scope = scope->outer) {
        if (scope->range.table)
            add_columns(engine, &names, scope->range.table);
        if (scope->range.list && item_type(scope->range.list))
            add_fields(engine, &names, item_type(scope->range.list)->fields,
                       item_type(scope->range.list)->field_count);
    }
    add_own_names(engine, &names);
    for (size_t i = 0; i < p->use_count; i++)
        *VECTOR_PUSH(engine->arena, &names.list) = p->uses[i].name;
    if (engine->row)
        *VECTOR_PUSH(engine->arena, &names.list) = engine->row->name;
    if (engine->batch_row)
        *VECTOR_PUSH(engine->arena, &names.list) = engine->batch_row->name;
    return names;
}

/* "It is declared at plan/publication.yaml:52." */
static struct slice where_declared(struct engine *engine, struct slice name)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->figure_count; i++)
        if (slice_equal(p->figures[i].name, name) && p->figures[i].name_span.source)
            return ARENA_JOIN(engine->arena, S("It is declared at "),
                              span_describe(engine->arena, engine->sources, p->figures[i].name_span, true),
                              S("."));
    return S("");
}

static struct slice columns_listed(struct engine *engine, const struct table *table)
{
    struct slice list = S("");

    for (size_t i = 0; i < table->column_count; i++)
        list = ARENA_JOIN(engine->arena, list, i ? S(", ") : S(""), table->columns[i].name);
    return list;
}

static bool unknown_name(struct engine *engine, struct node *node, const struct scope *scope)
{
    const struct block *batch = engine->publication->batch;
    struct names names = all_names(engine, scope);
    struct slice wanted = node->parts[0].name,
                 nearest = nearest_name(wanted, names.list.items, names.list.count);
    struct slice remedy =
        nearest.len ? name_meant(engine, wanted, names.list.items, names.list.count)
                    : S("Declare it under `figures:`, or use the name of a figure, a field or a table.");

    if (batch && !batch->table && node->part_count > 1)
        return bind_fails(node); /* perhaps a cell of the row, of which nothing is known */
    DIAG(engine->diagnostics, MSG_name_unknown, node->parts[0].span, wanted, remedy,
         where_declared(engine, nearest));
    return bind_fails(node);
}

static bool unknown_column(struct engine *engine, struct node *node, const struct table *table)
{
    struct names names = {{NULL, 0, 0}};

    add_columns(engine, &names, table);
    DIAG(engine->diagnostics, MSG_column_unnamed, node->parts[1].span, table->name, node->parts[1].name,
         name_meant(engine, node->parts[1].name, names.list.items, names.list.count),
         columns_listed(engine, table));
    return bind_fails(node);
}

/* The parts `first` to `last` as one path, as written. */
static struct slice path_of(const struct node *node, size_t first, size_t last)
{
    const char *start = node->parts[first].name.ptr,
               *end = node->parts[last].name.ptr + node->parts[last].name.len;

    return (struct slice){start, (size_t)(end - start)};
}

static bool unknown_member(struct engine *engine, struct node *node, size_t part, const struct names *names)
{
    DIAG(engine->diagnostics, MSG_member_unknown, node->parts[part].span, node->parts[part].name,
         part ? path_of(node, 0, part - 1) : S("this list"),
         name_meant(engine, node->parts[part].name, names->list.items, names->list.count));
    return bind_fails(node);
}

/* ---- meanings
 * ---------------------------------------------------------------------------------------------------- */

static bool means_value(struct engine *engine, struct node *node, struct value value)
{
    node->meaning = MEANS_VALUE;
    node->value = value_kept(engine->arena, value);
    node->value_kind = value.kind;
    node->change_of = value.change_of;
    if (value.state == STATE_POISON)
        return bind_fails(node);
    return true;
}

/* Whether a row of the range is at hand, with no barrier between. */
static bool is_at_hand(const struct scope *scope, struct range range)
{
    for (; scope && !scope->barrier; scope = scope->outer)
        if (range_equal(scope->range, range))
            return true;
    return false;
}

/* Its file could not be had, and that was reported. A table that was made wide has cells and no file. */
static bool is_absent(const struct table *table)
{
    return !table->raw && !table->records && !(table->column_count && table->columns[0].cells);
}

static bool means_column(struct engine *engine, struct node *node, const struct scope *scope,
                         const struct table *table, size_t column)
{
    struct range range = {table, NULL};
    const struct column *c = &table->columns[column];

    if (is_absent(table))
        return bind_fails(node);
    node->meaning = MEANS_COLUMN;
    node->column = column;
    node->value_kind = column_kind(c);
    if (!c->cells && c->formula.len) {
        const struct node *tree = column_tree(engine, table, column);

        if (!tree)
            return bind_fails(node);
        node->value_kind = tree->value_kind;
        node->change_of = tree->change_of;
    }
    node->range = range;
    node->one_row = is_at_hand(scope, range);
    return true;
}

static enum value_kind kind_of_type(const struct field_type *type)
{
    switch (type->kind) {
    case TYPE_DATE:
        return VALUE_DATE;
    case TYPE_YES_NO:
        return VALUE_TRUTH;
    case TYPE_NUMBER:
        return VALUE_COUNT;
    case TYPE_LIST:
    case TYPE_TABLE:
    case TYPE_BLOCKS:
        return VALUE_LIST;
    default:
        return VALUE_TEXT;
    }
}

static const struct field_type *type_member(const struct field_type *type, struct slice name)
{
    for (size_t i = 0; type && i < type->field_count; i++)
        if (utf8_equal_folded(type->fields[i].name, name))
            return &type->fields[i];
    return NULL;
}

/* A member of the items of a list, named from part `first` on. */
static bool means_member(struct engine *engine, struct node *node, const struct scope *scope,
                         const struct field *list, size_t first)
{
    const struct field_type *type = item_type(list);

    for (size_t i = first; i < node->part_count; i++) {
        const struct field_type *inner = type_member(type, node->parts[i].name);
        struct names names = {{NULL, 0, 0}};

        if (!inner) {
            if (type)
                add_fields(engine, &names, type->fields, type->field_count);
            return unknown_member(engine, node, i, &names);
        }
        type = inner;
    }
    node->meaning = MEANS_MEMBER;
    node->range = (struct range){NULL, list};
    node->member = path_of(node, first, node->part_count - 1);
    node->value_kind = kind_of_type(type);
    node->one_row = is_at_hand(scope, node->range);
    return true;
}

static bool means_range(struct node *node, struct range range)
{
    node->meaning = MEANS_RANGE;
    node->range = range;
    node->value_kind = VALUE_LIST;
    return true;
}

/* ---- where names are looked for
 * ----------------------------------------------------------------------------------- */

static bool in_scope(struct engine *engine, struct node *node, const struct scope *scope, bool *bound)
{
    for (const struct scope *s = scope; s; s = s->outer) {
        const struct table *table = s->range.table;

        if (table && node->part_count == 1) {
            size_t column = table_column_index(table, node->parts[0].name);

            if (column != SIZE_MAX) {
                *bound = means_column(engine, node, scope, table, column);
                return true;
            }
        }
        if (table && s->name.len && node->part_count == 2 &&
            utf8_equal_folded(node->parts[0].name, s->name)) {
            size_t column = table_column_index(table, node->parts[1].name);

            *bound = column == SIZE_MAX ? unknown_column(engine, node, table)
                                        : means_column(engine, node, scope, table, column);
            return true;
        }
        if (s->range.list && type_member(item_type(s->range.list), node->parts[0].name)) {
            *bound = means_member(engine, node, scope, s->range.list, 0);
            return true;
        }
    }
    return false;
}

/* A cell of the row that `for each` has at hand. */
static bool in_row(struct engine *engine, struct node *node, const struct each_row *row, bool *bound)
{
    struct evaluation e = {engine, engine->arena, NULL, true};
    size_t column;

    if (!row || !utf8_equal_folded(node->parts[0].name, row->name))
        return false;
    if (node->part_count != 2) {
        DIAG(engine->diagnostics, MSG_row_whole, node->span, node->text, row->table->name,
             columns_listed(engine, row->table));
        *bound = bind_fails(node);
        return true;
    }
    column = table_column_index(row->table, node->parts[1].name);
    if (column == SIZE_MAX) {
        *bound = unknown_column(engine, node, row->table);
        return true;
    }
    node->is_cell = row->table->columns[column].cells != NULL;
    *bound = means_value(engine, node, column_value(&e, row->table, column, row->row));
    return true;
}

static bool in_figures(struct engine *engine, struct node *node, bool *bound)
{
    struct arena scratch = ARENA_INIT;
    uint32_t index = map_lookup(&engine->names, utf8_fold(&scratch, node->parts[0].name));

    arena_release(&scratch);
    if (node->part_count > 1 || index == MAP_NONE)
        return false;
    *bound = means_value(engine, node, *figure_value(engine, index, node->span));
    return true;
}

static bool in_dates(struct engine *engine, struct node *node, bool *bound)
{
    for (size_t i = 0; node->part_count == 1 && i < engine->date_count; i++) {
        struct value value = {.kind = VALUE_DATE, .date = engine->dates[i].date};

        if (!utf8_equal_folded(engine->dates[i].name, node->parts[0].name))
            continue;
        value.state = engine->dates[i].known ? STATE_KNOWN : STATE_MISSING;
        *bound = means_value(engine, node, value);
        return true;
    }
    return false;
}

static bool in_tables(struct engine *engine, struct node *node, const struct scope *scope, bool *bound)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->table_count; i++) {
        const struct table *table = &p->tables[i];
        size_t column;

        if (!utf8_equal_folded(table->name, node->parts[0].name))
            continue;
        if (node->part_count == 1) {
            *bound = !is_absent(table) ? means_range(node, (struct range){table, NULL}) : bind_fails(node);
            return true;
        }
        column = table_column_index(table, node->parts[1].name);
        *bound = column == SIZE_MAX ? unknown_column(engine, node, table)
                                    : means_column(engine, node, scope, table, column);
        return true;
    }
    return false;
}

/* The record, the part that is there and the part of the path behind it that is not. */
static bool in_record(struct engine *engine, struct node *node, const struct scope *scope, bool *bound)
{
    const struct field *record = engine->publication->record, *field = NULL;
    size_t known = 0;

    for (size_t i = 0; record && i < node->part_count; i++) {
        const struct field *deeper = field_lookup(record, path_of(node, 0, i));

        if (!deeper)
            break;
        field = deeper;
        known = i + 1;
    }
    if (!field)
        return false;
    if (known < node->part_count && field->kind == FIELD_LIST) {
        *bound = means_member(engine, node, scope, field, known);
    } else if (known < node->part_count && field->kind == FIELD_TABLE && field->table &&
               known + 1 == node->part_count) {
        size_t column = table_column_index(field->table, node->parts[known].name);

        *bound = column == SIZE_MAX ? unknown_column(engine, node, field->table)
                                    : means_column(engine, node, scope, field->table, column);
    } else if (known < node->part_count && field->kind == FIELD_POST && known + 1 == node->part_count) {
        bool is_short = utf8_equal_folded(node->parts[known].name, S("short title"));

        *bound = means_value(engine, node,
                             value_of_text(is_short ? field->post->short_title : field->post->title));
    } else if (known + 1 == node->part_count && field->kind == FIELD_PERSON && field->in_post.post &&
               utf8_equal_folded(node->parts[known].name, S("post"))) {
        *bound = means_value(engine, node, value_of_text(field->in_post.post->title));
    } else if (known < node->part_count && field->kind != FIELD_POISON && field->kind != FIELD_ABSENT) {
        struct names names = {{NULL, 0, 0}};

        if (field->type)
            add_fields(engine, &names, field->type->fields, field->type->field_count);
        *bound = unknown_member(engine, node, known, &names);
    } else if (field->kind == FIELD_LIST || (field->kind == FIELD_TABLE && field->table)) {
        *bound = means_range(node, field->kind == FIELD_LIST ? (struct range){NULL, field}
                                                             : (struct range){field->table, NULL});
    } else {
        *bound = means_value(engine, node, field_value(engine, field));
    }
    return true;
}

static bool in_publication(struct engine *engine, struct node *node, bool *bound)
{
    const struct publication *p = engine->publication;
    struct value published = {.kind = VALUE_DATE, .date = p->published};

    if (node->part_count > 1)
        return false;
    if (utf8_equal_folded(node->parts[0].name, S("published"))) {
        const struct raw_node *written = p->inputs ? raw_lookup(p->inputs->publication, "published") : NULL;

        published.state = p->is_published ? STATE_KNOWN : STATE_MISSING;
        published.given = written ? written->span : NO_SPAN;
        *bound = means_value(engine, node, published);
        return true;
    }
    if (!utf8_equal_folded(node->parts[0].name, S("title")))
        return false;
    *bound = means_value(engine, node, value_of_text(p->title_text));
    return true;
}

static bool in_posts(struct engine *engine, struct node *node, bool *bound)
{
    const struct publication *p = engine->publication;
    struct names names = {{NULL, 0, 0}};

    if (node->part_count != 3 || !utf8_equal_folded(node->parts[0].name, S("posts")))
        return false;
    for (size_t i = 0; i < p->post_count; i++) {
        const struct post *post = &p->posts[i];

        *VECTOR_PUSH(engine->arena, &names.list) = post->id;
        if (!utf8_equal_folded(post->id, node->parts[1].name))
            continue;
        if (utf8_equal_folded(node->parts[2].name, S("title")))
            *bound = means_value(engine, node, value_of_text(post->title));
        else if (utf8_equal_folded(node->parts[2].name, S("short title")) ||
                 utf8_equal_folded(node->parts[2].name, S("short")))
            *bound = means_value(engine, node, value_of_text(post->short_title));
        else
            return false;
        return true;
    }
    if (!p->post_count)
        return false;
    *bound = unknown_member(engine, node, 1, &names);
    return true;
}

/* A text of any other register, by the path of its keys. */
static bool in_registers(struct engine *engine, struct node *node, bool *bound)
{
    const struct inputs *inputs = engine->publication->inputs;

    for (size_t i = 0; inputs && node->part_count > 1 && i < inputs->register_count; i++) {
        const struct raw_node *at = inputs->registers[i].yaml;

        if (!utf8_equal_folded(inputs->registers[i].name, node->parts[0].name) || !at)
            continue;
        for (size_t k = 1; k < node->part_count; k++) {
            struct names names = {{NULL, 0, 0}};
            const struct raw_node *inner = raw_lookup(at, arena_copy(engine->arena, node->parts[k].name).ptr);

            if (!inner) {
                for (size_t n = 0; at->kind == RAW_MAP && n < at->count; n++)
                    *VECTOR_PUSH(engine->arena, &names.list) = at->entries[n].key->text;
                *bound = unknown_member(engine, node, k, &names);
                return true;
            }
            at = inner;
        }
        *bound = at->kind == RAW_TEXT ? means_value(engine, node, value_of_text(at->text)) : bind_fails(node);
        return at->kind == RAW_TEXT || at->kind == RAW_POISON;
    }
    return false;
}

static size_t items_of(const struct md_node *root)
{
    size_t count = 0;

    for (const struct md_node *list = root ? root->first : NULL; list; list = list->next)
        for (const struct md_node *item = list->kind == MD_LIST ? list->first : NULL; item; item = item->next)
            count += item->kind == MD_ITEM;
    return count;
}

/* A list of the body, by its id: it can be counted. */
static bool in_lists(struct engine *engine, struct node *node, bool *bound)
{
    const struct publication *p = engine->publication;

    for (uint32_t i = 0; node->part_count == 1 && i < p->block_count; i++) {
        const struct block *block = p->blocks[i];
        struct slice id =
            block && block->subject && block->subject->kind == FIELD_ID ? block->subject->words : S("");

        if (!id.len || block->component != COMPONENT_LIST || !utf8_equal_folded(id, node->parts[0].name))
            continue;
        *bound = means_value(engine, node,
                             (struct value){.kind = VALUE_LIST,
                                            .item_count = items_of(block->prose.root),
                                            .given = block->span});
        return true;
    }
    return false;
}

bool bind_of_publication(struct engine *engine, struct node *node, const struct scope *scope, bool *bound)
{
    return in_figures(engine, node, bound) || in_dates(engine, node, bound) ||
           in_tables(engine, node, scope, bound) || in_record(engine, node, scope, bound) ||
           in_publication(engine, node, bound);
}

bool bind_path(struct engine *engine, struct node *node, const struct scope *scope)
{
    bool bound = false;

    if (in_scope(engine, node, scope, &bound) || in_row(engine, node, engine->row, &bound) ||
        in_row(engine, node, engine->batch_row, &bound) || in_used(engine, node, scope, &bound) ||
        bind_of_publication(engine, node, scope, &bound) || in_posts(engine, node, &bound) ||
        in_registers(engine, node, &bound) || in_lists(engine, node, &bound))
        return bound;
    return unknown_name(engine, node, scope);
}
