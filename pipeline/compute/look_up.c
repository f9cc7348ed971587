/* `look up grants.amount by service`: the row of other data whose key is what a column of the row at hand
 * holds. It becomes the filter that it stands for, with the right side bound where the formula stands. */
#include "compute/engine.h"

#include "base/utf8.h"

static const char LEAD[] = "look up ";

/* The name behind "look up ", or empty. */
static struct slice table_named(const struct node *node)
{
    struct slice first = node->parts[0].name;
    size_t lead = strlen(LEAD);

    return first.len > lead && utf8_equal_folded(slice_sub(first, 0, lead), slice_of(LEAD))
               ? slice_from(first, lead)
               : S("");
}

bool is_look_up(const struct node *node)
{
    struct slice last =
        node->kind == NODE_PATH && node->part_count >= 2 ? node->parts[node->part_count - 1].name : S("");

    return last.len && table_named(node).len && slice_find(last, S(" by "), 0) < last.len;
}

static struct node *path_node(struct engine *engine, const struct path_part *from, size_t start,
                              size_t length)
{
    struct node *path = ARENA_NEW(engine->arena, struct node);
    struct path_part *part = ARENA_NEW(engine->arena, struct path_part);

    part->name = slice_sub(from->name, start, length);
    part->span = from->span.length == from->name.len
                     ? span_part(from->span, (uint32_t)start, (uint32_t)length)
                     : from->span;
    *path = (struct node){.kind = NODE_PATH,
                          .span = part->span,
                          .sign = part->span,
                          .text = part->name,
                          .parts = part,
                          .part_count = 1,
                          .why = S("")};
    return path;
}

/* The path "grants.amount" or "plan.grants.KEY" as a node of its own: what the look-up names without its last
 * part, whose first part is `first`, and a column. */
static struct node *column_node(struct engine *engine, const struct node *node, const struct node *first,
                                struct path_part column)
{
    struct node *path = ARENA_NEW(engine->arena, struct node);
    struct path_part *parts = ARENA_ARRAY(engine->arena, struct path_part, node->part_count);

    memcpy(parts, node->parts, node->part_count * sizeof *parts);
    parts[0] = first->parts[0];
    parts[node->part_count - 1] = column;
    *path = *first;
    path->parts = parts;
    path->part_count = node->part_count;
    return path;
}

static bool lacks_key(struct engine *engine, struct node *node, const struct table *table, struct slice by)
{
    DIAG(engine->diagnostics, MSG_look_up_key, node->parts[0].span, table_words(engine, table), by);
    return bind_fails(node);
}

/* ---- in the argument of every, sum and the like ---- */

static bool has_look_up(const struct node *node)
{
    if (!node || node->kind == NODE_CALL)
        return false;
    return is_look_up(node) || has_look_up(node->left) || has_look_up(node->right);
}

/* The rows of the first column that is no look-up's. Binds what it meets, as the argument's binding would. */
static struct range rows_of(struct engine *engine, struct node *node, const struct scope *scope)
{
    struct range range = {NULL, NULL};

    if (!node || node->kind == NODE_CALL || is_look_up(node))
        return range;
    if (node->kind == NODE_PATH)
        return bind(engine, node, scope) ? open_range(node) : range;
    range = rows_of(engine, node->left, scope);
    return range_is_set(range) || node->kind == NODE_WHERE ? range : rows_of(engine, node->right, scope);
}

struct scope barrier_scope(struct engine *engine, struct node *argument, const struct scope *outer)
{
    struct scope barrier = {.barrier = true, .outer = outer};

    if (has_look_up(argument))
        barrier.passing = rows_of(engine, argument, &barrier);
    return barrier;
}

/* `by` names a column of the row at hand, behind a barrier one of the rows that are gone through. */
static bool bind_by(struct engine *engine, struct node *by, const struct scope *scope)
{
    struct scope row = {.outer = scope};
    const struct table *table = scope && scope->barrier ? scope->passing.table : NULL;

    if (table && table_column_index(table, by->parts[0].name) != SIZE_MAX)
        row.range = scope->passing;
    return bind(engine, by, range_is_set(row.range) ? &row : scope) && bind_wants_one(engine, by);
}

bool bind_look_up(struct engine *engine, struct node *node, const struct scope *scope)
{
    const struct path_part *end = &node->parts[node->part_count - 1];
    struct slice last = end->name;
    size_t lead = strlen(LEAD), cut = slice_find(last, S(" by "), 0);
    struct node *table = path_node(engine, &node->parts[0], lead, node->parts[0].name.len - lead),
                *column = path_node(engine, end, 0, cut),
                *by = path_node(engine, end, cut + 4, last.len - cut - 4), *key,
                *equal = ARENA_NEW(engine->arena, struct node);
    struct scope barrier = {.barrier = true};
    struct path_part key_part;

    column = column_node(engine, node, table, column->parts[0]);
    if (!bind(engine, column, &barrier) || !bind_by(engine, by, scope))
        return bind_fails(node);
    if (!column->range.table)
        return bind_wants(engine, column, VALUE_LIST) || bind_fails(node);
    if (column->range.table->key_count != 1)
        return lacks_key(engine, node, column->range.table, by->text);
    key_part = (struct path_part){column->range.table->columns[column->range.table->key[0]].name, by->span};
    key = column_node(engine, node, table, key_part);
    if (!bind(engine, key, &barrier))
        return bind_fails(node);
    *equal = (struct node){.kind = NODE_EQUAL,
                           .bound = true,
                           .left = key,
                           .right = by,
                           .span = by->span,
                           .sign = by->span,
                           .text = by->text,
                           .range = column->range,
                           .why = S("")};
    if (!bind_comparison(engine, equal))
        return bind_fails(node);
    node->kind = NODE_WHERE;
    node->left = column;
    node->right = equal;
    node->range = column->range;
    node->value_kind = column->value_kind;
    node->change_of = column->change_of;
    node->one_row = node->looks_up = true;
    return true;
}
