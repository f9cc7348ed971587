/* Binding: names get their meaning and every operator is asked whether it fits what it stands between, once,
 * before anything is worked out. So a fault is told once and at its place, however many rows there are. */
#include "compute/engine.h"

bool bind_fails(struct node *node)
{
    node->poison = true;
    return false;
}

struct range open_range(const struct node *node)
{
    return node->one_row ? (struct range){NULL, NULL} : node->range;
}

struct range argument_range(const struct node *node)
{
    return node->kind == NODE_WHERE ? node->range : open_range(node);
}

/* ---- ranges ---- */

bool bind_wants_one(struct engine *engine, struct node *node)
{
    struct range range = open_range(node);

    if (!range_is_set(range))
        return true;
    if (node->kind == NODE_PATH && node->meaning == MEANS_RANGE)
        DIAG(engine->diagnostics, MSG_whole_table, node->span, node->text);
    else
        DIAG(engine->diagnostics, MSG_list_not_value, node->span, node->text, range_words(engine, range));
    return bind_fails(node);
}

/* The operands of an operator go row by row together: within one table and the same rows. */
static bool join_ranges(struct engine *engine, struct node *node, struct node *left, struct node *right)
{
    struct range a = open_range(left), b = right ? open_range(right) : (struct range){NULL, NULL};
    struct node *filtered = left->kind == NODE_WHERE && range_is_set(a)             ? left
                            : right && right->kind == NODE_WHERE && range_is_set(b) ? right
                                                                                    : NULL;

    if (filtered || (left->meaning == MEANS_RANGE && range_is_set(a)))
        return bind_wants_one(engine, filtered ? filtered : left) || bind_fails(node);
    if (right && right->meaning == MEANS_RANGE && range_is_set(b))
        return bind_wants_one(engine, right) || bind_fails(node);
    if (right && range_is_set(a) && range_is_set(b) && !range_equal(a, b)) {
        DIAG(engine->diagnostics, MSG_tables_differ, right->span, range_words(engine, a),
             range_words(engine, b));
        return bind_fails(node);
    }
    node->range = range_is_set(a) ? a : b;
    return true;
}

/* ---- operators ---- */

bool bind_wants(struct engine *engine, struct node *node, enum value_kind kind)
{
    if (node->poison)
        return false;
    if (node->value_kind == kind)
        return true;
    DIAG(engine->diagnostics, MSG_kind_wanted, node->span, node->text, kind_words(node->value_kind),
         kind_words(kind));
    return bind_fails(node);
}

static bool bind_both(struct engine *engine, struct node *node, const struct scope *scope)
{
    bool left = bind(engine, node->left, scope), right = bind(engine, node->right, scope);

    if (!left || !right)
        return bind_fails(node);
    return join_ranges(engine, node, node->left, node->right);
}

static bool bind_logic(struct engine *engine, struct node *node, const struct scope *scope)
{
    node->value_kind = VALUE_TRUTH;
    if (node->kind == NODE_NOT) {
        if (!bind(engine, node->left, scope) || !bind_wants(engine, node->left, VALUE_TRUTH))
            return bind_fails(node);
        node->range = open_range(node->left);
        return true;
    }
    if (!bind_both(engine, node, scope))
        return false;
    if (!bind_wants(engine, node->left, VALUE_TRUTH) || !bind_wants(engine, node->right, VALUE_TRUTH))
        return bind_fails(node);
    return true;
}

static bool bind_one_of(struct engine *engine, struct node *node, const struct scope *scope)
{
    bool all = bind(engine, node->left, scope);

    node->value_kind = VALUE_TRUTH;
    for (size_t i = 0; i < node->item_count; i++)
        if (!bind(engine, node->items[i], scope) || !bind_wants_one(engine, node->items[i]))
            all = false;
    if (!all)
        return bind_fails(node);
    node->range = open_range(node->left);
    return bind_comparison(engine, node);
}

/* every a > b: the comparison of each row. */
static bool bind_quantifier(struct engine *engine, struct node *node, const struct scope *scope)
{
    struct scope barrier = barrier_scope(engine, node->left, scope);

    node->value_kind = VALUE_TRUTH;
    if (!bind(engine, node->left, &barrier))
        return bind_fails(node);
    if (!range_is_set(argument_range(node->left))) {
        DIAG(engine->diagnostics, MSG_every_of_nothing, node->sign,
             node->kind == NODE_EVERY ? S("every") : S("any"));
        return bind_fails(node);
    }
    return bind_wants(engine, node->left, VALUE_TRUTH) || bind_fails(node);
}

/* ---- filters ---- */

bool node_depends_on(const struct node *node, struct range range)
{
    if (!node)
        return false;
    if (node->kind == NODE_PATH)
        return (node->meaning == MEANS_COLUMN || node->meaning == MEANS_MEMBER) &&
               range_equal(node->range, range);
    for (size_t i = 0; i < node->item_count; i++)
        if (node_depends_on(node->items[i], range))
            return true;
    return node_depends_on(node->left, range) || node_depends_on(node->right, range);
}

static bool fixes_column(const struct node *condition, const struct table *table, size_t column)
{
    const struct node *left = condition->left, *right = condition->right;
    struct range range = {table, NULL};

    if (condition->kind == NODE_AND)
        return fixes_column(left, table, column) || fixes_column(right, table, column);
    if (condition->kind != NODE_EQUAL)
        return false;
    if (left->meaning == MEANS_COLUMN && left->range.table == table && left->column == column)
        return !node_depends_on(right, range);
    return right->meaning == MEANS_COLUMN && right->range.table == table && right->column == column &&
           !node_depends_on(left, range);
}

/* Whether the condition says what every column of the key is, so that at most one row passes. */
static bool fixes_key(const struct node *condition, struct range range)
{
    if (!range.table || !range.table->key_count)
        return false;
    for (size_t i = 0; i < range.table->key_count; i++)
        if (!fixes_column(condition, range.table, range.table->key[i]))
            return false;
    return true;
}

/* `every a > b where c` filters the rows that `every` looks at. */
static void move_inside_quantifier(struct node *node)
{
    struct node *quantifier = node->left, moved = *node;

    moved.left = quantifier->left;
    *node = *quantifier;
    *quantifier = moved;
    node->left = quantifier;
}

static bool bind_where(struct engine *engine, struct node *node, const struct scope *scope)
{
    struct scope inner = {.outer = scope};

    if (!bind(engine, node->left, scope))
        return bind_fails(node);
    inner.range = argument_range(node->left);
    if (!range_is_set(inner.range)) {
        DIAG(engine->diagnostics, MSG_where_nothing, node->sign, node->left->text);
        return bind_fails(node);
    }
    node->range = inner.range;
    node->value_kind = node->left->value_kind;
    node->change_of = node->left->change_of;
    if (!bind(engine, node->right, &inner) || !bind_wants(engine, node->right, VALUE_TRUTH) ||
        !bind_wants_one(engine, node->right))
        return bind_fails(node);
    node->one_row =
        fixes_key(node->right, node->range) || (node->left->kind == NODE_WHERE && node->left->one_row);
    return true;
}

/* ---- dispatch ---- */

static bool bind_operator(struct engine *engine, struct node *node, const struct scope *scope)
{
    switch (node->kind) {
    case NODE_NOT:
    case NODE_AND:
    case NODE_OR:
        return bind_logic(engine, node, scope);
    case NODE_ONE_OF:
        return bind_one_of(engine, node, scope);
    case NODE_NEGATE:
        if (!bind(engine, node->left, scope) || !join_ranges(engine, node, node->left, NULL))
            return bind_fails(node);
        return bind_arithmetic(engine, node);
    case NODE_EQUAL:
    case NODE_UNEQUAL:
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
        return bind_both(engine, node, scope) && bind_comparison(engine, node);
    default:
        return bind_both(engine, node, scope) && bind_arithmetic(engine, node);
    }
}

bool bind(struct engine *engine, struct node *node, const struct scope *scope)
{
    if (node->bound)
        return !node->poison;
    if (node->kind == NODE_WHERE && (node->left->kind == NODE_EVERY || node->left->kind == NODE_ANY))
        move_inside_quantifier(node);
    node->bound = true;
    switch (node->kind) {
    case NODE_LITERAL:
        node->value_kind = node->literal->kind;
        return true;
    case NODE_PATH:
        return is_look_up(node) ? bind_look_up(engine, node, scope) : bind_path(engine, node, scope);
    case NODE_CALL:
        return bind_call(engine, node, scope);
    case NODE_SHARE_OF:
        return bind_share_of(engine, node, scope);
    case NODE_WHERE:
        return bind_where(engine, node, scope);
    case NODE_EVERY:
    case NODE_ANY:
        return bind_quantifier(engine, node, scope);
    default:
        return bind_operator(engine, node, scope);
    }
}
