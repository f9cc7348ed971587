/* The functions of the language: a table of names, what each takes, how it is bound and how it is worked out.
 */
#include "compute/engine.h"

#include "base/utf8.h"

struct function {
    const char *name;
    size_t least, most; /* arguments; most 0 = any number */
    const char *usage;
    bool (*bind)(struct engine *engine, struct node *node);
    struct value (*evaluate)(const struct evaluation *e, struct node *node);
    bool at_hand; /* looks at the row at hand; the others go through rows of their own */
};

/* ---- binding ---- */

/* Columns of amounts, or several single amounts of one kind. */
static bool bind_amounts(struct engine *engine, struct node *node)
{
    struct node *first = node->items[0];

    node->value_kind = first->value_kind;
    for (size_t i = 0; i < node->item_count; i++) {
        struct node *one = node->items[i];
        enum value_kind kind = one->value_kind;
        bool plain = kind == VALUE_NUMBER || kind == VALUE_COUNT;

        if (node->item_count > 1 && !bind_wants_one(engine, one))
            return false;
        if (!value_is_numeric(kind) ||
            (plain ? first->value_kind != VALUE_NUMBER && first->value_kind != VALUE_COUNT
                   : kind != first->value_kind)) {
            DIAG(engine->diagnostics, MSG_kind_wanted, one->span, one->text, kind_words(kind),
                 i && value_is_numeric(first->value_kind) ? kind_words(first->value_kind)
                                                          : S("a column of amounts"));
            return false;
        }
        if (kind == VALUE_NUMBER)
            node->value_kind = VALUE_NUMBER;
    }
    return true;
}

static bool bind_average(struct engine *engine, struct node *node)
{
    if (!bind_amounts(engine, node))
        return false;
    if (node->value_kind == VALUE_COUNT)
        node->value_kind = VALUE_NUMBER;
    return true;
}

static bool bind_extreme(struct engine *engine, struct node *node)
{
    enum value_kind kind = node->items[0]->value_kind;

    if (kind != VALUE_DATE && kind != VALUE_YEAR && kind != VALUE_TIME)
        return bind_amounts(engine, node);
    node->value_kind = kind;
    for (size_t i = 1; i < node->item_count; i++)
        if (!bind_wants(engine, node->items[i], kind))
            return false;
    return true;
}

static bool bind_count(struct engine *engine, struct node *node)
{
    struct node *list = node->items[0];

    node->value_kind = VALUE_COUNT;
    if (range_is_set(argument_range(list)) || list->value_kind == VALUE_LIST)
        return true;
    DIAG(engine->diagnostics, MSG_kind_wanted, list->span, list->text, kind_words(list->value_kind),
         S("a table, a column or a list"));
    return false;
}

static bool bind_round(struct engine *engine, struct node *node)
{
    struct node *of = node->items[0];

    if (!bind_wants_one(engine, of))
        return false;
    node->value_kind = of->value_kind == VALUE_MONEY ? VALUE_MONEY : VALUE_COUNT;
    if (of->value_kind == VALUE_MONEY || of->value_kind == VALUE_NUMBER || of->value_kind == VALUE_COUNT)
        return true;
    return bind_wants(engine, of, VALUE_NUMBER);
}

static bool bind_base(struct engine *engine, struct node *node)
{
    struct node *of = node->items[0];

    node->value_kind = VALUE_COUNT;
    if (!bind_wants_one(engine, of) || !bind_wants(engine, of, VALUE_PERCENT))
        return false;
    if (of->kind == NODE_OUT_OF)
        node->value_kind = of->right->value_kind;
    else if (of->meaning == MEANS_VALUE && of->value->base)
        node->value_kind = of->value->base->kind;
    return true;
}

static bool bind_rank(struct engine *engine, struct node *node)
{
    struct node *one = node->items[0], *all = node->items[1];

    node->value_kind = VALUE_RANK;
    if (!bind_wants_one(engine, one))
        return false;
    if (!range_is_set(argument_range(all))) {
        DIAG(engine->diagnostics, MSG_kind_wanted, all->span, all->text, S("one value"), S("a column"));
        return false;
    }
    if (!value_is_numeric(one->value_kind) || !value_is_numeric(all->value_kind))
        return bind_wants(engine, value_is_numeric(one->value_kind) ? all : one, VALUE_NUMBER);
    return one->value_kind == all->value_kind || bind_wants(engine, all, one->value_kind);
}

/* ---- rounding and bases ---- */

/* Up and down as on a number line: round up(-2.5) is -2. */
static struct value evaluate_round(const struct evaluation *e, struct node *node)
{
    struct value v = evaluate(e, node->items[0]);
    bool up = utf8_equal_folded(node->name, S("round up"));
    struct interval known = v.known;

    if (v.state != STATE_KNOWN)
        return value_of_state(node->value_kind, v.state);
#define ROUNDED(r) ratio_round(e->arena, (r), 0, (ratio_sign(r) < 0) == up ? ROUND_DOWN : ROUND_UP)
    v.kind = node->value_kind;
    v.exact = ROUNDED(v.exact);
    v.known = interval_is_point(known)
                  ? interval_of(v.exact)
                  : (struct interval){ROUNDED(known.low), ROUNDED(known.high), false, false};
#undef ROUNDED
    return v;
}

static struct value evaluate_base(const struct evaluation *e, struct node *node)
{
    struct evaluation tracing = *e;
    struct value v;

    tracing.trace = true;
    v = evaluate(&tracing, node->items[0]);
    if (v.state != STATE_KNOWN)
        return value_of_state(node->value_kind, v.state);
    if (v.base)
        return *v.base;
    if (!node->reported)
        DIAG(e->engine->diagnostics, MSG_base_unknown, node->items[0]->span, node->items[0]->text);
    node->reported = true;
    return value_of_state(node->value_kind, STATE_POISON);
}

/* ---- the table ---- */

static const struct function functions[] = {
    {"sum", 1, 0, "sum(column)", bind_amounts, aggregate_sum, false},
    {"count", 1, 1, "count(table)", bind_count, aggregate_count, false},
    {"average", 1, 0, "average(column)", bind_average, aggregate_average, false},
    {"median", 1, 0, "median(column)", bind_average, aggregate_median, false},
    {"smallest", 1, 0, "smallest(column)", bind_extreme, aggregate_extreme, false},
    {"largest", 1, 0, "largest(column)", bind_extreme, aggregate_extreme, false},
    {"rank", 2, 2, "rank(one value, column)", bind_rank, aggregate_rank, false},
    {"round up", 1, 1, "round up(number)", bind_round, evaluate_round, true},
    {"round down", 1, 1, "round down(number)", bind_round, evaluate_round, true},
    {"days after", 2, 2, "days after(date, number of days)", bind_days_after, evaluate_days_after, true},
    {"clear days before", 2, 2, "clear days before(date, number of days)", bind_days_after,
     evaluate_clear_days, true},
    {"clear days between", 2, 2, "clear days between(first day, last day)", bind_months,
     evaluate_days_between, true},
    {"working days after", 2, 2, "working days after(date, number of days)", bind_days_after,
     evaluate_working_days, true},
    {"day of", 2, 2, "day of(financial year, \"1 February\")", bind_day_of_year, evaluate_day_of_year, true},
    {"day before", 2, 2, "day before(financial year, \"1 February\")", bind_day_of_year, evaluate_day_of_year,
     true},
    {"weekday", 1, 1, "weekday(date)", bind_weekday, evaluate_weekday, true},
    {"months", 2, 2, "months(first day, last day)", bind_months, evaluate_months, true},
    {"base", 1, 1, "base(percentage)", bind_base, evaluate_base, true},
    {"same", 1, 0, "same(one wording, another)", bind_same, evaluate_same, false},
    {"adds up", 2, 0, "adds up(parts, whole)", bind_adds_up, evaluate_adds_up, false},
    {"partition", 2, 0, "partition(part, another part, whole)", bind_partition, evaluate_partition, false},
    {"contiguous", 1, 2, "contiguous(first, last)", bind_contiguous, evaluate_contiguous, false},
    {"cites", 1, 1, "cites(title of an Act)", bind_cites, evaluate_cites, false},
};
enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

static bool unknown_function(struct engine *engine, struct node *node)
{
    static const char *const references[] = {"page", "pages", "number", "title"};
    struct slice names[FUNCTION_COUNT], list = S("");

    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (utf8_equal_folded(node->name, slice_of(references[i]))) {
            DIAG(engine->diagnostics, MSG_reference_inside, node->span, node->text);
            return bind_fails(node);
        }
    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        names[i] = slice_of(functions[i].name);
        list = ARENA_JOIN(engine->arena, list, i ? S(", ") : S(""), names[i]);
    }
    DIAG(engine->diagnostics, MSG_function_unknown, node->sign, node->name,
         name_meant(engine, node->name, names, FUNCTION_COUNT), list);
    return bind_fails(node);
}

static bool looks_at_hand(const struct function *f, size_t argument)
{
    return f->at_hand || (f->bind == bind_rank && argument == 0);
}

bool bind_call(struct engine *engine, struct node *node, const struct scope *scope)
{
    const struct function *f;
    bool sound = true;

    for (node->function = 0; node->function < FUNCTION_COUNT; node->function++)
        if (utf8_equal_folded(node->name, slice_of(functions[node->function].name)))
            break;
    if (node->function == FUNCTION_COUNT)
        return unknown_function(engine, node);
    f = &functions[node->function];
    if (node->item_count < f->least || (f->most && node->item_count > f->most)) {
        DIAG(engine->diagnostics, MSG_function_arguments, node->span, node->name, slice_of(f->usage));
        return bind_fails(node);
    }
    for (size_t i = 0; i < node->item_count; i++) {
        struct scope barrier = barrier_scope(engine, node->items[i], scope);

        if (!bind(engine, node->items[i], looks_at_hand(f, i) ? scope : &barrier))
            sound = false;
    }
    if (!sound || !f->bind(engine, node))
        return bind_fails(node);
    return true;
}

/* What goes through rows of its own is the same whatever row is at hand, so it is worked out once. */
struct value evaluate_call(const struct evaluation *e, struct node *node)
{
    const struct function *f = &functions[node->function];
    struct evaluation alone = {e->engine, e->engine->arena, NULL, true};

    if (looks_at_hand(f, 0))
        return f->evaluate(e, node);
    if (!node->value)
        node->value = value_kept(e->engine->arena, f->evaluate(&alone, node));
    return *node->value;
}

bool bind_share_of(struct engine *engine, struct node *node, const struct scope *scope)
{
    (void)scope;
    DIAG(engine->diagnostics, MSG_share_of_place, node->span, node->text);
    return bind_fails(node);
}
