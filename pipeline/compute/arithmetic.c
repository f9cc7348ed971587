/* + - * /, `out of` and `from … to …` on two values: the exact number, the interval that is known of it, and
 * where both come from. */
#include "compute/engine.h"

static bool is_exact(const struct value *a, const struct value *b)
{
    return interval_is_point(a->known) && interval_is_point(b->known);
}

static bool holds_nought(struct interval i)
{
    return ratio_sign(i.low) * ratio_sign(i.high) <= 0;
}

static struct value poisoned(struct node *node)
{
    node->reported = true;
    return value_of_state(node->value_kind, STATE_POISON);
}

/* Once for a node: a fault of a column is not told for every row. */
static bool may_report(const struct node *node)
{
    return !node->reported;
}

/* ---- plain operators ---- */

static struct value combined(const struct evaluation *e, struct node *node, const struct value *a,
                             const struct value *b)
{
    struct arena *arena = e->arena;
    bool exact = is_exact(a, b);
    struct value v = {.kind = node->value_kind};

    switch (node->kind) {
    case NODE_ADD:
        v.exact = ratio_add(arena, a->exact, b->exact);
        v.known = exact ? interval_of(v.exact) : interval_add(arena, a->known, b->known);
        break;
    case NODE_SUBTRACT:
        v.exact = ratio_subtract(arena, a->exact, b->exact);
        v.known = exact ? interval_of(v.exact) : interval_subtract(arena, a->known, b->known);
        break;
    case NODE_MULTIPLY:
        v.exact = ratio_multiply(arena, a->exact, b->exact);
        v.known = exact ? interval_of(v.exact) : interval_multiply(arena, a->known, b->known);
        break;
    default: /* divide, out of: the caller knows that b is not nought */
        v.exact = ratio_divide(arena, a->exact, b->exact);
        v.known = exact ? interval_of(v.exact) : interval_divide(arena, a->known, b->known);
        break;
    }
    return v;
}

/* In a row of a table nothing can be divided by nought and nothing is printed there; elsewhere it is a fault.
 */
static struct value divided_by_nought(const struct evaluation *e, struct node *node)
{
    if (e->rows)
        return value_of_state(node->value_kind, STATE_NOT_APPLICABLE);
    if (may_report(node))
        DIAG(e->engine->diagnostics, MSG_division_by_nought, node->right->span, node->right->text);
    return poisoned(node);
}

static struct value year_moved(const struct evaluation *e, struct node *node, const struct value *a,
                               const struct value *b)
{
    struct value v = *a;
    int64_t by;

    if (!ratio_to_whole(b->exact, ROUND_DOWN, &by) || by > 9998 || by < -9998 ||
        (v.year += node->kind == NODE_ADD ? (int)by : -(int)by) < 1 || v.year > 9998) {
        if (may_report(node))
            DIAG(e->engine->diagnostics, MSG_year_out_of_range, node->span, node->text);
        return poisoned(node);
    }
    return v;
}

/* ---- shares and changes ---- */

static struct value share(const struct evaluation *e, struct node *node, const struct value *part,
                          const struct value *whole)
{
    struct value v;

    if (holds_nought(whole->known))
        return divided_by_nought(e, node);
    if (ratio_sign(part->exact) * ratio_sign(whole->exact) < 0 ||
        ratio_compare(part->exact, whole->exact) > 0) {
        if (may_report(node))
            DIAG(e->engine->diagnostics, MSG_part_above_whole, node->span, value_words(e->engine, part),
                 ratio_sign(part->exact) < 0 ? S("less than nought") : S("more than the whole"),
                 value_words(e->engine, whole));
        return poisoned(node);
    }
    v = combined(e, node, part, whole);
    if (e->trace) {
        v.part = value_kept(e->arena, *part);
        v.base = value_kept(e->arena, *whole);
    }
    return v;
}

static struct value change(const struct evaluation *e, struct node *node, const struct value *from,
                           const struct value *to)
{
    return (struct value){.kind = VALUE_CHANGE,
                          .change_of = node->change_of,
                          .from = value_kept(e->arena, *from),
                          .to = value_kept(e->arena, *to)};
}

static struct value negated(const struct evaluation *e, const struct value *a)
{
    struct value v = *a;

    v.exact = ratio_negate(e->arena, a->exact);
    v.known = (struct interval){ratio_negate(e->arena, a->known.high), ratio_negate(e->arena, a->known.low),
                                a->known.high_open, a->known.low_open};
    v.part = v.base = NULL;
    return v;
}

static struct value operated(const struct evaluation *e, struct node *node, const struct value *a,
                             const struct value *b)
{
    switch (node->kind) {
    case NODE_CHANGE:
        return change(e, node, a, b);
    case NODE_OUT_OF:
        return share(e, node, a, b);
    case NODE_DIVIDE:
        return holds_nought(b->known) ? divided_by_nought(e, node) : combined(e, node, a, b);
    default:
        return a->kind == VALUE_YEAR ? year_moved(e, node, a, b) : combined(e, node, a, b);
    }
}

struct value evaluate_arithmetic(const struct evaluation *e, struct node *node, const struct value *left,
                                 const struct value *right)
{
    enum value_state state = right ? states_joined(left->state, right->state) : left->state;
    struct value v;

    if (state != STATE_KNOWN)
        v = value_of_state(node->value_kind, state);
    else if (right && node->kind != NODE_MULTIPLY && node->kind != NODE_DIVIDE &&
             !periods_agree(e, node, left, right))
        return poisoned(node);
    else
        v = right ? operated(e, node, left, right) : negated(e, left);
    v.change_of = node->change_of;
    v.given = NO_SPAN;
    v.row = S("");
    v.source = S("");
    v.months = right && (node->kind == NODE_ADD || node->kind == NODE_SUBTRACT)
                   ? (left->months ? left->months : right->months)
               : right ? 0
                       : left->months;
    if (e->trace && v.state != STATE_POISON)
        v.cells = right ? provenance_joined(e->arena, left->cells, right->cells) : left->cells;
    v.personal = left->personal || (right && right->personal);
    /* People less people are people; a quotient counts nobody. */
    return node->kind == NODE_ADD || node->kind == NODE_SUBTRACT ? value_guarded(e->engine->style, v) : v;
}
