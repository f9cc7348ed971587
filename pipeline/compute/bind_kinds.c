/* The rules of kinds (format.md §3): what may be added to what, and what comes of it. */
#include "compute/engine.h"

#include "base/bug.h"

static bool is_plain(enum value_kind kind)
{
    return kind == VALUE_NUMBER || kind == VALUE_COUNT;
}

/* Numbers and counts are one kind for everything but their names. */
static bool same_kind(enum value_kind a, enum value_kind b)
{
    return a == b || (is_plain(a) && is_plain(b));
}

static const char *verb_of(enum node_kind kind)
{
    switch (kind) {
    case NODE_ADD:
        return "added";
    case NODE_SUBTRACT:
        return "taken from each other";
    case NODE_MULTIPLY:
        return "multiplied";
    case NODE_DIVIDE:
        return "divided";
    case NODE_OUT_OF:
        return "a share of each other";
    case NODE_CHANGE:
        return "the two ends of a change";
    default:
        return "compared";
    }
}

static const char *plural_words(enum value_kind kind)
{
    switch (kind) {
    case VALUE_MONEY:
        return "two amounts of money";
    case VALUE_PERCENT:
        return "two percentages";
    case VALUE_CHANGE:
        return "two changes";
    case VALUE_DATE:
        return "two dates";
    case VALUE_YEAR:
        return "two financial years";
    case VALUE_TIME:
        return "two times of day";
    case VALUE_TRUTH:
        return "two answers yes or no";
    case VALUE_LIST:
        return "two lists";
    case VALUE_TEXT:
        return "two texts";
    default:
        return "two numbers";
    }
}

/* Money and a number written by hand: the pound sign was forgotten. */
static struct slice kinds_remedy(struct engine *engine, const struct node *node)
{
    const struct node *left = node->left, *right = node->right, *number;

    /* `a where k = "x" out of c`: `where` reaches to the end of the formula. */
    if (left->kind == NODE_LITERAL && left->value_kind == VALUE_TEXT && node->kind != NODE_EQUAL)
        return ARENA_JOIN(engine->arena,
                          S("`where` takes in everything behind it. Put brackets round the first part, "
                            "`(… where … = "),
                          left->text, S(")`, or make it a figure of its own."));
    if ((left->value_kind == VALUE_MONEY) != (right->value_kind == VALUE_MONEY)) {
        number = left->value_kind == VALUE_MONEY ? right : left;
        if (number->kind == NODE_LITERAL && is_plain(number->value_kind))
            return ARENA_JOIN(engine->arena, S("Did you mean £"), number->text, S("?"));
    }
    if (left->value_kind == VALUE_CHANGE || right->value_kind == VALUE_CHANGE)
        return S("A change is printed or claimed as it is. To go on counting take the difference: `later - "
                 "earlier`.");
    if (node->kind == NODE_OUT_OF)
        return S("`part out of whole` takes two of one kind.");
    return S("");
}

static bool kinds_unlike(struct engine *engine, struct node *node)
{
    struct node *left = node->left, *right = node->right;
    struct slice both;

    BUG_IF(!right); /* a sign alone has one operand and its own message */
    both = left->value_kind == right->value_kind ? slice_of(plural_words(left->value_kind))
                                                 : ARENA_JOIN(engine->arena, kind_words(left->value_kind),
                                                              S(" and "), kind_words(right->value_kind));
    DIAG(engine->diagnostics, MSG_kinds_unlike, right->kind == NODE_LITERAL ? right->span : node->sign, both,
         slice_of(verb_of(node->kind)), kinds_remedy(engine, node));
    return bind_fails(node);
}

/* ---- operators ---- */

static bool gives(struct node *node, enum value_kind kind)
{
    node->value_kind = kind;
    return true;
}

static enum value_kind joined(enum value_kind a, enum value_kind b)
{
    return a == b ? a : VALUE_NUMBER;
}

static bool bind_sum(struct engine *engine, struct node *node, enum value_kind a, enum value_kind b)
{
    if (a == VALUE_YEAR && b == VALUE_COUNT)
        return gives(node, VALUE_YEAR);
    if (value_is_numeric(a) && same_kind(a, b))
        return gives(node, joined(a, b));
    return kinds_unlike(engine, node);
}

static bool bind_product(struct engine *engine, struct node *node, enum value_kind a, enum value_kind b)
{
    if (is_plain(a) && is_plain(b))
        return gives(node, joined(a, b));
    if (a == VALUE_PERCENT && value_is_numeric(b))
        return gives(node, b == VALUE_COUNT ? VALUE_NUMBER : b);
    if (b == VALUE_PERCENT && value_is_numeric(a))
        return gives(node, a == VALUE_COUNT ? VALUE_NUMBER : a);
    if ((a == VALUE_MONEY && is_plain(b)) || (is_plain(a) && b == VALUE_MONEY))
        return gives(node, VALUE_MONEY);
    return kinds_unlike(engine, node);
}

static bool bind_quotient(struct engine *engine, struct node *node, enum value_kind a, enum value_kind b)
{
    if ((a == VALUE_MONEY || a == VALUE_PERCENT) && is_plain(b))
        return gives(node, a);
    if (value_is_numeric(a) && same_kind(a, b))
        return gives(node, VALUE_NUMBER);
    return kinds_unlike(engine, node);
}

bool bind_arithmetic(struct engine *engine, struct node *node)
{
    enum value_kind a = node->left->value_kind, b = node->right ? node->right->value_kind : a;

    switch (node->kind) {
    case NODE_NEGATE:
        if (value_is_numeric(a))
            return gives(node, a);
        DIAG(engine->diagnostics, MSG_kind_wanted, node->left->span, node->left->text, kind_words(a),
             S("a number"));
        return bind_fails(node);
    case NODE_ADD:
    case NODE_SUBTRACT:
        return bind_sum(engine, node, a, b);
    case NODE_MULTIPLY:
        return bind_product(engine, node, a, b);
    case NODE_DIVIDE:
        return bind_quotient(engine, node, a, b);
    case NODE_OUT_OF:
        if (value_is_numeric(a) && same_kind(a, b))
            return gives(node, VALUE_PERCENT);
        return kinds_unlike(engine, node);
    default: /* from … to … */
        if (!value_is_numeric(a) || !same_kind(a, b))
            return kinds_unlike(engine, node);
        node->change_of = joined(a, b);
        return gives(node, VALUE_CHANGE);
    }
}

static bool is_ordered(enum value_kind kind)
{
    return value_is_numeric(kind) || kind == VALUE_DATE || kind == VALUE_YEAR || kind == VALUE_TIME ||
           kind == VALUE_RANK;
}

bool bind_comparison(struct engine *engine, struct node *node)
{
    enum value_kind a = node->left->value_kind;
    struct node *pair = node;
    bool ordered = node->kind == NODE_LESS || node->kind == NODE_AT_MOST || node->kind == NODE_MORE ||
                   node->kind == NODE_AT_LEAST;

    node->value_kind = VALUE_TRUTH;
    for (size_t i = 0; node->kind == NODE_ONE_OF && i < node->item_count; i++) {
        struct node as_if = {
            .kind = NODE_EQUAL, .left = node->left, .right = node->items[i], .sign = node->items[i]->span};

        pair = &as_if;
        if (!same_kind(a, node->items[i]->value_kind))
            return kinds_unlike(engine, pair) || bind_fails(node);
    }
    if (node->kind == NODE_ONE_OF)
        return true;
    if (!same_kind(a, node->right->value_kind) || a == VALUE_LIST || a == VALUE_CHANGE ||
        (ordered && !is_ordered(a)))
        return kinds_unlike(engine, node);
    return true;
}
