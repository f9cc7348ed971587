/* What must be so: the checks of the publication and the conditions of its layout. A condition that fails is
 * told with both sides' values. */
#include "compute/engine.h"

#include "base/utf8.h"

/* ---- telling a failed condition ---- */

/* net budget (£228,479,000); a literal says its value itself. */
static struct slice side_words(struct engine *engine, struct node *side)
{
    struct evaluation e = {engine, engine->arena, NULL, true};
    struct value v;

    if (side->kind == NODE_LITERAL)
        return side->text;
    v = evaluate(&e, side);
    return ARENA_JOIN(engine->arena, side->text, S(" ("), value_words(engine, &v), S(")"));
}

static const char *relation_words(const struct node *node)
{
    bool time = node->left->value_kind == VALUE_DATE || node->left->value_kind == VALUE_YEAR ||
                node->left->value_kind == VALUE_TIME;

    switch (node->kind) {
    case NODE_LESS:
        return time ? " is not before " : " is not less than ";
    case NODE_AT_MOST:
        return time ? " is not on or before " : " is not at most ";
    case NODE_MORE:
        return time ? " is not after " : " is not more than ";
    case NODE_AT_LEAST:
        return time ? " is not on or after " : " is not at least ";
    case NODE_UNEQUAL:
        return " is the same as ";
    default:
        return " is not equal to ";
    }
}

/* The part of a condition that fails: of `a and b` the one that is not so. */
static struct node *failing_part(struct engine *engine, struct node *node)
{
    struct evaluation e = {engine, engine->arena, NULL, false};

    while (node->kind == NODE_AND) {
        struct value left = evaluate(&e, node->left);

        node = left.state == STATE_KNOWN && !left.yes ? node->left : node->right;
    }
    return node;
}

static struct slice failure_words(struct engine *engine, struct node *node)
{
    if (node->why.len)
        return node->why;
    if (node->kind < NODE_EQUAL || node->kind > NODE_AT_LEAST)
        return ARENA_JOIN(engine->arena, S("it is not so that "), node->text);
    return ARENA_JOIN(engine->arena, side_words(engine, node->left), slice_of(relation_words(node)),
                      side_words(engine, node->right));
}

static struct slice reason(struct engine *engine, struct slice because, const char *before)
{
    return because.len ? ARENA_JOIN(engine->arena, slice_of(before), because, S(".")) : S("");
}

/* True when there is nothing to tell: it holds, or cannot be known (*state says so). */
static bool condition_holds(struct engine *engine, const struct formula_text *formula, struct node **tree,
                            enum value_state *state)
{
    struct value v = formula_value(engine, formula, NULL, tree);

    *state = v.state;
    if (v.state == STATE_KNOWN && *tree && v.kind != VALUE_TRUTH)
        return bind_wants(engine, *tree, VALUE_TRUTH) || true;
    return v.state != STATE_KNOWN || v.yes;
}

/* An author's check must not pass because nothing is known. */
static void report_unknown(struct engine *engine, const struct node *tree, enum value_state state)
{
    if (state == STATE_POISON || state == STATE_KNOWN)
        return;
    DIAG(engine->diagnostics, MSG_check_unknown, tree->span,
         state == STATE_SUPPRESSED ? S("held back: a small number of people") : S("missing"),
         state == STATE_SUPPRESSED
             ? S("Leave the check out, or check what is printed.")
             : S("Fill in the blank cells, or say `blank: 0` where a blank is nought."));
}

/* ---- checks ---- */

void compute_checks(struct engine *engine)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->check_count; i++) {
        const struct check_declaration *check = &p->checks[i];
        struct formula_text formula;
        struct node *tree, *part;
        enum value_state state;

        if (!check->that || check->that->kind != RAW_TEXT)
            continue;
        formula = formula_of_node(engine->sources, check->that);
        if (condition_holds(engine, &formula, &tree, &state)) {
            report_unknown(engine, tree, state);
            continue;
        }
        part = failing_part(engine, tree);
        DIAG(engine->diagnostics, MSG_check_failed, part->span, failure_words(engine, part),
             check->because.len ? reason(engine, check->because, "It must be so: ")
                                : S("Correct what it is made of, or the check."));
    }
}

/* ---- the layout's conditions ---- */

/* The author's line when the condition is about a value that the author wrote; else the layout's. */
static struct span blamed(const struct node *part)
{
    const struct node *sides[] = {part->left, part->right};

    for (size_t i = 0; i < 2; i++)
        if (sides[i] && sides[i]->kind == NODE_PATH && sides[i]->meaning == MEANS_VALUE &&
            sides[i]->value->given.source)
            return sides[i]->value->given;
    return part->span;
}

void compute_musts(struct engine *engine)
{
    const struct layout *layout = engine->publication->layout;

    for (size_t i = 0; i < layout->must_count; i++) {
        const struct must_rule *must = &layout->musts[i];
        struct formula_text formula = formula_at(engine->sources, must->formula, must->span);
        struct node *tree, *part;
        enum value_state state; /* a field that may be left out is no fault here */

        if (condition_holds(engine, &formula, &tree, &state))
            continue;
        part = failing_part(engine, tree);
        DIAG(engine->diagnostics, MSG_must_failed, blamed(part), failure_words(engine, part), must->formula,
             must->because.len ? ARENA_JOIN(engine->arena, S("\n"), must->because, S(".")) : S(""));
    }
}
