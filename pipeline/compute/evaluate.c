/* Evaluation of a bound tree: one value from each node, with its state, its precision and its cells.
 * Everything that could be told once was told by binding; what is told here depends on the numbers. */
#include "compute/engine.h"

#include "base/bug.h"
#include "base/utf8.h"

/* ---- paths ---- */

static const struct rows *row_at(const struct evaluation *e, struct range range)
{
    const struct rows *rows = e->rows;

    while (rows && !range_equal(rows->range, range))
        rows = rows->outer;
    return rows;
}

static struct value evaluate_path(const struct evaluation *e, struct node *node)
{
    const struct rows *rows;
    const struct field *field;

    if (node->meaning == MEANS_VALUE)
        return *node->value;
    if (node->meaning == MEANS_RANGE)
        return (struct value){.kind = VALUE_LIST, .item_count = range_rows(node->range)};
    rows = row_at(e, node->range);
    if (!rows)
        return value_of_state(node->value_kind, STATE_POISON);
    if (rows->totals)
        return rows->totals[node->column];
    if (node->meaning == MEANS_COLUMN)
        return column_value(e, node->range.table, node->column, rows->row);
    field = field_lookup(&node->range.list->list.items[rows->row], node->member);
    return field ? field_value(e->engine, field) : value_of_state(node->value_kind, STATE_MISSING);
}

/* ---- comparing ---- */

static bool texts_equal(struct slice a, struct slice b)
{
    return slice_equal(a, b) || utf8_equal_folded(a, b);
}

bool values_equal(const struct value *a, const struct value *b)
{
    switch (a->kind) {
    case VALUE_TEXT:
        return texts_equal(a->text, b->text);
    case VALUE_TRUTH:
        return a->yes == b->yes;
    default:
        return values_order(a, b) == 0;
    }
}

int values_order(const struct value *a, const struct value *b)
{
    switch (a->kind) {
    case VALUE_DATE:
        return (a->date.day > b->date.day) - (a->date.day < b->date.day);
    case VALUE_TIME:
        return (a->minute > b->minute) - (a->minute < b->minute);
    case VALUE_YEAR:
        return (a->year > b->year) - (a->year < b->year);
    case VALUE_TEXT:
        return slice_compare(a->text, b->text);
    default:
        return ratio_compare(a->exact, b->exact);
    }
}

/* Whether a number known only roughly might lie on the other side. */
static bool is_unproved(const struct value *a, const struct value *b, int order)
{
    const struct value *less = order < 0 ? a : b, *more = order < 0 ? b : a;

    if (!value_is_numeric(a->kind) || (interval_is_point(a->known) && interval_is_point(b->known)))
        return false;
    return order == 0 || ratio_compare(less->known.high, more->known.low) > 0;
}

static struct value order_truth(const struct evaluation *e, struct node *node, const struct value *a,
                                const struct value *b)
{
    int order = values_order(a, b);

    if (is_unproved(a, b, order)) {
        BUG_IF(!node->right);
        if (!node->reported)
            DIAG(e->engine->diagnostics, MSG_comparison_unproved, node->span, node->left->text,
                 value_story(e->engine, a), node->right->text, value_story(e->engine, b));
        node->reported = true;
        return value_of_state(VALUE_TRUTH, STATE_POISON);
    }
    switch (node->kind) {
    case NODE_LESS:
        return value_of_truth(order < 0);
    case NODE_AT_MOST:
        return value_of_truth(order <= 0);
    case NODE_MORE:
        return value_of_truth(order > 0);
    default:
        return value_of_truth(order >= 0);
    }
}

struct value evaluate_comparison(const struct evaluation *e, struct node *node, const struct value *left,
                                 const struct value *right)
{
    enum value_state state = states_joined(left->state, right->state);

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, state);
    if (!periods_agree(e, node, left, right))
        return value_of_state(VALUE_TRUTH, STATE_POISON);
    if (node->kind == NODE_EQUAL)
        return value_of_truth(values_equal(left, right));
    if (node->kind == NODE_UNEQUAL)
        return value_of_truth(!values_equal(left, right));
    return order_truth(e, node, left, right);
}

static struct value evaluate_one_of(const struct evaluation *e, struct node *node)
{
    struct value left = evaluate(e, node->left);

    if (left.state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, left.state);
    for (size_t i = 0; i < node->item_count; i++) {
        struct value item = evaluate(e, node->items[i]);

        if (item.state == STATE_POISON)
            return value_of_state(VALUE_TRUTH, STATE_POISON);
        if (item.state == STATE_KNOWN && values_equal(&left, &item))
            return value_of_truth(true);
    }
    return value_of_truth(false);
}

/* ---- logic ---- */

/* `and` is settled by a no, `or` by a yes, whatever the other side is. */
static struct value evaluate_logic(const struct evaluation *e, struct node *node)
{
    struct value left = evaluate(e, node->left), right;
    bool settling = node->kind == NODE_OR;

    if (node->kind == NODE_NOT)
        return left.state == STATE_KNOWN ? value_of_truth(!left.yes) : left;
    if (left.state == STATE_KNOWN && left.yes == settling)
        return left;
    right = evaluate(e, node->right);
    if (right.state == STATE_KNOWN && right.yes == settling)
        return right;
    if (states_joined(left.state, right.state) != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, states_joined(left.state, right.state));
    return value_of_truth(!settling);
}

static struct value quantified(const struct evaluation *e, struct node *node)
{
    bool every = node->kind == NODE_EVERY;
    struct walk w;

    walk_begin(&w, e, node->left);
    while (walk_next(&w)) {
        struct value one = walk_value(&w);

        if (one.state != STATE_KNOWN)
            return value_of_state(VALUE_TRUTH, one.state);
        if (one.yes != every)
            return value_of_truth(!every);
    }
    return w.trouble == STATE_KNOWN ? value_of_truth(every) : value_of_state(VALUE_TRUTH, w.trouble);
}

/* Like a function of a column: the same whatever row is at hand. */
static struct value evaluate_quantifier(const struct evaluation *e, struct node *node)
{
    struct evaluation alone = {e->engine, e->engine->arena, NULL, true};

    if (!node->value)
        node->value = value_kept(e->engine->arena, quantified(&alone, node));
    return *node->value;
}

/* ---- filters ---- */

/* The text that the condition compares the key with, to say which one is meant. */
static struct slice wanted_key(struct node *condition)
{
    const struct node *side = condition->kind == NODE_EQUAL && condition->left->meaning == MEANS_COLUMN
                                  ? condition->right
                              : condition->kind == NODE_EQUAL ? condition->left
                                                              : NULL;

    if (side && side->kind == NODE_LITERAL && side->literal->kind == VALUE_TEXT)
        return side->literal->text;
    if (side && side->meaning == MEANS_VALUE && side->value->kind == VALUE_TEXT)
        return side->value->text;
    return S("");
}

static void report_no_row(const struct evaluation *e, struct node *node)
{
    struct engine *engine = e->engine;
    const struct table *table = node->range.table;
    struct slice wanted = wanted_key(node->right), remedy = S(""), said = node->right->text;
    struct value looked_up;
    VECTOR(struct slice) keys = {0};

    if (node->looks_up) {
        looked_up = evaluate(e, node->right->right);
        said = ARENA_JOIN(engine->arena, node->right->left->parts[1].name, S(" "),
                          value_words(engine, &looked_up));
        wanted = looked_up.kind == VALUE_TEXT ? looked_up.text : S("");
    }
    for (size_t row = 0; wanted.len && row < table->row_count && row < 1000; row++) {
        struct value key = column_value(e, table, table->key[0], row);

        if (key.kind == VALUE_TEXT && key.state == STATE_KNOWN)
            *VECTOR_PUSH(engine->arena, &keys) = key.text;
    }
    if (wanted.len)
        remedy = name_meant(engine, wanted, keys.items, keys.count);
    DIAG(engine->diagnostics, MSG_no_row, node->right->span, range_words(engine, node->range), said, remedy);
}

static struct value evaluate_where(const struct evaluation *e, struct node *node)
{
    struct walk w;
    struct evaluation at_row = *e;
    struct value wanted;

    if (node->looks_up) { /* a blank, or a total row: nothing to look up */
        wanted = evaluate(e, node->right->right);
        if (wanted.state != STATE_KNOWN)
            return value_of_state(node->value_kind, wanted.state);
    }
    walk_begin(&w, e, node);
    if (walk_only_row(&w) == SIZE_MAX) {
        if (w.trouble == STATE_KNOWN && !node->reported)
            report_no_row(e, node);
        node->reported = true;
        return value_of_state(node->value_kind, w.trouble == STATE_KNOWN ? STATE_POISON : w.trouble);
    }
    at_row.rows = &w.frame;
    return evaluate(&at_row, w.body);
}

/* ---- dispatch ---- */

static struct value evaluate_pair(const struct evaluation *e, struct node *node)
{
    struct value left = evaluate(e, node->left), right = {0};

    if (node->right)
        right = evaluate(e, node->right);
    if (node->kind >= NODE_EQUAL && node->kind <= NODE_AT_LEAST)
        return evaluate_comparison(e, node, &left, &right);
    return evaluate_arithmetic(e, node, &left, node->right ? &right : NULL);
}

struct value evaluate(const struct evaluation *e, struct node *node)
{
    if (node->poison)
        return value_of_state(node->value_kind, STATE_POISON);
    switch (node->kind) {
    case NODE_LITERAL:
        return *node->literal;
    case NODE_PATH:
        return evaluate_path(e, node);
    case NODE_CALL:
        return evaluate_call(e, node);
    case NODE_ONE_OF:
        return evaluate_one_of(e, node);
    case NODE_EVERY:
    case NODE_ANY:
        return evaluate_quantifier(e, node);
    case NODE_NOT:
    case NODE_AND:
    case NODE_OR:
        return evaluate_logic(e, node);
    case NODE_WHERE:
        return evaluate_where(e, node);
    case NODE_SHARE_OF:
        return value_of_state(VALUE_PERCENT, STATE_POISON);
    default:
        return evaluate_pair(e, node);
    }
}
