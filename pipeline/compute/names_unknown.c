/* Names that stand for nothing: what might have been meant is collected, and the nearest is told. */
#include "base/utf8.h"
#include "compute/names.h"

struct slice name_meant(struct engine *engine, struct slice wanted, const struct slice *names, size_t count)
{
    struct slice question = did_you_mean(engine->arena, wanted, names, count);

    return question.len ? ARENA_JOIN(engine->arena, question, S(" ")) : question;
}

static void add_columns(struct engine *engine, struct names *names, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = table->columns[i].name;
}

void names_add_fields(struct engine *engine, struct names *names, const struct field_type *types,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        *VECTOR_PUSH(engine->arena, &names->list) = types[i].name;
}

const struct field_type *list_item_type(const struct field *list)
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
        names_add_fields(engine, names, p->layout->takes->fields, p->layout->takes->field_count);
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
        if (scope->range.list && list_item_type(scope->range.list))
            names_add_fields(engine, &names, list_item_type(scope->range.list)->fields,
                             list_item_type(scope->range.list)->field_count);
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

struct slice columns_listed(struct engine *engine, const struct table *table)
{
    struct slice list = S("");

    for (size_t i = 0; i < table->column_count; i++)
        list = ARENA_JOIN(engine->arena, list, i ? S(", ") : S(""), table->columns[i].name);
    return list;
}

static bool column_has(const struct table *table, const struct column *column, struct slice text)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (utf8_equal_folded(raw_cell_text(raw_table_cell(table->raw, row, column->raw_column)), text))
            return true;
    return false;
}

/* Words of the data that are written without quotation marks; empty when they stand in no column at hand. */
static struct slice unquoted_words(struct engine *engine, const struct scope *scope, struct slice wanted)
{
    for (; scope; scope = scope->outer) {
        const struct table *table = scope->range.table;

        for (size_t i = 0; table && table->raw && i < table->column_count; i++)
            if (table->columns[i].raw_column != SIZE_MAX && column_has(table, &table->columns[i], wanted))
                return ARENA_JOIN(engine->arena, S("The column \""), table->columns[i].name,
                                  S("\" has these words. Words stand in quotation marks: \""), wanted,
                                  S("\"."));
    }
    return S("");
}

bool report_unknown_name(struct engine *engine, struct node *node, const struct scope *scope)
{
    const struct block *batch = engine->publication->batch;
    struct names names = all_names(engine, scope);
    struct slice wanted = node->parts[0].name,
                 nearest = nearest_name(wanted, names.list.items, names.list.count);
    struct slice words = unquoted_words(engine, scope, wanted);
    struct slice remedy =
        words.len     ? words
        : nearest.len ? name_meant(engine, wanted, names.list.items, names.list.count)
                      : S("Declare it under `figures:`, or use the name of a figure, a field or a table.");

    if (batch && !batch->table && node->part_count > 1)
        return bind_fails(node); /* perhaps a cell of the row, of which nothing is known */
    DIAG(engine->diagnostics, MSG_name_unknown, node->parts[0].span, wanted, remedy,
         words.len ? S("") : where_declared(engine, nearest));
    return bind_fails(node);
}

bool report_unknown_column(struct engine *engine, struct node *node, const struct table *table)
{
    struct names names = {{NULL, 0, 0}};

    add_columns(engine, &names, table);
    DIAG(engine->diagnostics, MSG_column_unnamed, node->parts[1].span,
         node->used.len ? ARENA_JOIN(engine->arena, node->used, S("."), table->name) : table->name,
         node->parts[1].name, name_meant(engine, node->parts[1].name, names.list.items, names.list.count),
         columns_listed(engine, table));
    return bind_fails(node);
}

struct slice path_words(const struct node *node, size_t first, size_t last)
{
    const char *start = node->parts[first].name.ptr,
               *end = node->parts[last].name.ptr + node->parts[last].name.len;

    return (struct slice){start, (size_t)(end - start)};
}

bool report_unknown_member(struct engine *engine, struct node *node, size_t part, const struct names *names)
{
    DIAG(engine->diagnostics, MSG_member_unknown, node->parts[part].span, node->parts[part].name,
         part ? path_words(node, 0, part - 1) : S("this list"),
         name_meant(engine, node->parts[part].name, names->list.items, names->list.count));
    return bind_fails(node);
}
