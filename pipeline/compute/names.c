/* What a name stands for, looked for in this order: the columns of the table at hand, publications that are
 * used, figures, dates of the layout, fields of the record, tables and lists, registers. An unknown name is
 * told with the nearest one. */
#include "compute/names.h"

#include "base/utf8.h"

/* ---- meanings ---- */

bool means_value(struct engine *engine, struct node *node, struct value value)
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
    case TYPE_TIME:
        return VALUE_TIME;
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
    const struct field_type *type = list_item_type(list);

    for (size_t i = first; i < node->part_count; i++) {
        const struct field_type *inner = type_member(type, node->parts[i].name);
        struct names names = {{NULL, 0, 0}};

        if (!inner) {
            if (type)
                names_add_fields(engine, &names, type->fields, type->field_count);
            return report_unknown_member(engine, node, i, &names);
        }
        type = inner;
    }
    node->meaning = MEANS_MEMBER;
    node->range = (struct range){NULL, list};
    node->member = path_words(node, first, node->part_count - 1);
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

/* ---- where names are looked for ---- */

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

            *bound = column == SIZE_MAX ? report_unknown_column(engine, node, table)
                                        : means_column(engine, node, scope, table, column);
            return true;
        }
        if (s->range.list && type_member(list_item_type(s->range.list), node->parts[0].name)) {
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
        *bound = report_unknown_column(engine, node, row->table);
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
        *bound = column == SIZE_MAX ? report_unknown_column(engine, node, table)
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
        const struct field *deeper = field_lookup(record, path_words(node, 0, i));

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

        *bound = column == SIZE_MAX ? report_unknown_column(engine, node, field->table)
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
            names_add_fields(engine, &names, field->type->fields, field->type->field_count);
        *bound = report_unknown_member(engine, node, known, &names);
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

/* "July 2024" where nothing has that name: the month, as the cells of a column of months are, its first day.
 */
static bool in_months(struct engine *engine, struct node *node, bool *bound)
{
    struct date first;

    if (node->part_count != 1 || !month_read(node->parts[0].name, &first))
        return false;
    *bound = means_value(
        engine, node,
        (struct value){.kind = VALUE_DATE, .date = first, .whole_month = true, .given = node->parts[0].span});
    return true;
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
        in_registers(engine, node, &bound) || in_lists(engine, node, &bound) ||
        in_months(engine, node, &bound))
        return bound;
    return report_unknown_name(engine, node, scope);
}
