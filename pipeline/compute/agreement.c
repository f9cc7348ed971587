/* Functions that ask whether several things agree: same( ), adds up( ), contiguous( ), cites( ). Each gives
 * yes or no, and leaves in node->why what was found when it is no, for the message. */
#include "compute/engine.h"

#include "base/utf8.h"

/* ---- arguments one after the other ---- */

/* Values of arguments `at` to `end`, of which some are columns. */
struct arguments {
    const struct evaluation *e;
    struct node *node;
    size_t at, end;
    bool walking;
    struct walk walk;
};

static bool next_argument(struct arguments *a, struct value *v)
{
    for (; a->at < a->end; a->at++) {
        struct node *item = a->node->items[a->at];

        if (!range_is_set(argument_range(item))) {
            *v = evaluate(a->e, item);
            a->at++;
            return true;
        }
        if (!a->walking)
            walk_begin(&a->walk, a->e, item);
        a->walking = walk_next(&a->walk);
        if (a->walking) {
            *v = walk_value(&a->walk);
            return true;
        }
    }
    return false;
}

static bool is_plain(enum value_kind kind)
{
    return kind == VALUE_NUMBER || kind == VALUE_COUNT;
}

/* All arguments are of the first one's kind. */
static bool kinds_agree(struct engine *engine, struct node *node)
{
    enum value_kind first = node->items[0]->value_kind;

    for (size_t i = 1; i < node->item_count; i++) {
        struct node *one = node->items[i];

        if (one->value_kind != first && !(is_plain(first) && is_plain(one->value_kind)))
            return bind_wants(engine, one, first);
    }
    return true;
}

static struct value answer(struct node *node, enum value_state state, bool yes)
{
    struct value v = value_of_truth(yes);

    if (state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, state);
    if (yes)
        node->why = S("");
    return v;
}

/* ---- same wording ---- */

static uint32_t plain_sign(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019)
        return '\'';
    if (c == 0x201c || c == 0x201d)
        return '"';
    return c == 0xa0 || c == '\n' ? ' ' : c;
}

/* Letter by letter; only the form of quotation marks and of spaces does not matter. */
static bool same_wording(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;

    a = slice_trim(a);
    b = slice_trim(b);
    while (i < a.len && k < b.len)
        if (plain_sign(utf8_next(a, &i)) != plain_sign(utf8_next(b, &k)))
            return false;
    return i == a.len && k == b.len;
}

bool bind_same(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_TRUTH;
    if (node->items[0]->value_kind == VALUE_LIST || node->items[0]->value_kind == VALUE_CHANGE)
        return bind_wants(engine, node->items[0], VALUE_TEXT);
    return kinds_agree(engine, node);
}

struct value evaluate_same(const struct evaluation *e, struct node *node)
{
    struct arguments a = {.e = e, .node = node, .end = node->item_count};
    struct value first, v;
    struct engine *engine = e->engine;

    if (!next_argument(&a, &first))
        return value_of_truth(true);
    if (first.state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, first.state);
    while (next_argument(&a, &v)) {
        if (v.state != STATE_KNOWN)
            return value_of_state(VALUE_TRUTH, v.state);
        if (v.kind == VALUE_TEXT ? same_wording(first.text, v.text) : values_equal(&first, &v))
            continue;
        node->why = ARENA_JOIN(engine->arena, value_words(engine, &first), S(" and "),
                               value_words(engine, &v), S(" are not the same"));
        return value_of_truth(false);
    }
    return value_of_truth(true);
}

/* ---- parts and their whole ---- */

bool bind_adds_up(struct engine *engine, struct node *node)
{
    struct node *whole = node->items[node->item_count - 1];

    node->value_kind = VALUE_TRUTH;
    if (!value_is_numeric(node->items[0]->value_kind))
        return bind_wants(engine, node->items[0], VALUE_NUMBER);
    return bind_wants_one(engine, whole) && kinds_agree(engine, node);
}

static struct slice difference_words(struct engine *engine, const struct value *sum,
                                     const struct value *whole)
{
    int order = ratio_compare(whole->exact, sum->exact);
    struct value by =
        value_of_ratio(whole->kind, order > 0 ? ratio_subtract(engine->arena, whole->exact, sum->exact)
                                              : ratio_subtract(engine->arena, sum->exact, whole->exact));

    return ARENA_JOIN(engine->arena, S("the parts add up to "), value_words(engine, sum),
                      S(", the whole is "), value_words(engine, whole), S(": "), value_words(engine, &by),
                      order > 0 ? S(" is missing") : S(" is too much"));
}

struct value evaluate_adds_up(const struct evaluation *e, struct node *node)
{
    struct arguments a = {.e = e, .node = node, .end = node->item_count - 1};
    struct value whole = evaluate(e, node->items[a.end]), v, sum;
    enum value_state state = whole.state;

    sum = value_of_ratio(whole.kind, ratio_of_whole(0));
    while (next_argument(&a, &v)) {
        state = states_joined(state, v.state);
        if (v.state == STATE_KNOWN)
            sum.exact = ratio_add(e->arena, sum.exact, v.exact);
    }
    if (state == STATE_KNOWN && ratio_compare(sum.exact, whole.exact))
        node->why = difference_words(e->engine, &sum, &whole);
    return answer(node, state, state == STATE_KNOWN && !ratio_compare(sum.exact, whole.exact));
}

/* ---- numbers without gaps ---- */

/* contiguous(number), or contiguous(first, last) of ranges; row by row in the order of the data. */
bool bind_contiguous(struct engine *engine, struct node *node)
{
    struct range range = argument_range(node->items[0]);

    node->value_kind = VALUE_TRUTH;
    if (!range_is_set(range)) {
        DIAG(engine->diagnostics, MSG_kind_wanted, node->items[0]->span, node->items[0]->text, S("one value"),
             S("a column"));
        return false;
    }
    for (size_t i = 0; i < node->item_count; i++)
        if (!is_plain(node->items[i]->value_kind))
            return bind_wants(engine, node->items[i], VALUE_COUNT);
    if (node->item_count == 2 && !range_equal(range, node->items[1]->range)) {
        DIAG(engine->diagnostics, MSG_tables_differ, node->items[1]->span, range_words(engine, range),
             node->items[1]->text);
        return false;
    }
    return true;
}

static struct slice gap_words(struct engine *engine, const struct value *before, const struct value *found)
{
    struct value wanted =
        value_of_ratio(VALUE_COUNT, ratio_add(engine->arena, before->exact, ratio_of_whole(1)));

    return ARENA_JOIN(engine->arena, S("behind "), value_words(engine, before), S(" there should be "),
                      value_words(engine, &wanted), S("; there is "), value_words(engine, found));
}

struct value evaluate_contiguous(const struct evaluation *e, struct node *node)
{
    struct value first, last = {0};
    struct walk w;

    walk_begin(&w, e, node->items[0]);
    for (bool begun = false; walk_next(&w); begun = true) {
        struct ratio step;
        struct value before = last;

        first = walk_value(&w);
        last = node->item_count == 2 ? evaluate(&w.inner, node->items[1]) : first;
        if (states_joined(first.state, last.state) != STATE_KNOWN)
            return value_of_state(VALUE_TRUTH, states_joined(first.state, last.state));
        if (ratio_compare(last.exact, first.exact) < 0)
            step = ratio_of_whole(0);
        else
            step = begun ? ratio_subtract(e->arena, first.exact, before.exact) : ratio_of_whole(1);
        if (!ratio_compare(step, ratio_of_whole(1)))
            continue;
        node->why = ratio_sign(step) || ratio_compare(last.exact, first.exact) >= 0
                        ? gap_words(e->engine, &before, &first)
                        : ARENA_JOIN(e->engine->arena, value_words(e->engine, &first), S(" to "),
                                     value_words(e->engine, &last), S(" runs backwards"));
        return value_of_truth(false);
    }
    return value_of_truth(true);
}

/* ---- Acts ---- */

bool bind_cites(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_TRUTH;
    return bind_wants_one(engine, node->items[0]) && bind_wants(engine, node->items[0], VALUE_TEXT);
}

/* Whether the register of Acts has one of exactly this title. */
struct value evaluate_cites(const struct evaluation *e, struct node *node)
{
    struct engine *engine = e->engine;
    struct value v = evaluate(e, node->items[0]);
    const struct inputs *inputs = engine->publication->inputs;
    const struct input_register *reg = inputs ? inputs_register(inputs, "acts") : NULL;
    const struct raw_node *acts = reg && reg->yaml ? raw_lookup(reg->yaml, "acts") : NULL;
    VECTOR(struct slice) titles = {0};
    struct slice nearest;

    if (v.state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, v.state);
    for (size_t i = 0; acts && acts->kind == RAW_MAP && i < acts->count; i++) {
        const struct raw_node *title = raw_lookup(acts->entries[i].value, "title");

        if (!title || title->kind != RAW_TEXT)
            continue;
        if (same_wording(title->text, v.text))
            return value_of_truth(true);
        *VECTOR_PUSH(engine->arena, &titles) = title->text;
    }
    nearest = nearest_name(v.text, titles.items, titles.count);
    node->why = ARENA_JOIN(engine->arena, S("the register of Acts has no "), value_words(engine, &v),
                           nearest.len ? S(", but ") : S(""), nearest);
    return value_of_truth(false);
}
