/* partition(part, …, whole): everyone of the whole is in exactly one of the parts, and nobody else. Columns,
 * lists, and members of lists hold the names; their case does not matter. */
#include "compute/engine.h"

#include "base/utf8.h"

struct holding { /* one name of the whole */
    struct slice name;
    struct slice part; /* the part that has it; empty = none yet */
};

struct partition {
    const struct evaluation *e;
    struct node *node;
    struct map by_name; /* folded name → index in `whole` */
    VECTOR(struct holding) whole;
    enum value_state state;
};

static bool holds_names(const struct node *argument)
{
    struct range range = argument_range(argument);

    return range_is_set(range) && (argument->value_kind == VALUE_TEXT || argument->value_kind == VALUE_LIST);
}

bool bind_partition(struct engine *engine, struct node *node)
{
    node->value_kind = VALUE_TRUTH;
    for (size_t i = 0; i < node->item_count; i++) {
        const struct node *one = node->items[i];

        if (holds_names(one))
            continue;
        DIAG(engine->diagnostics, MSG_kind_wanted, one->span, one->text, kind_words(one->value_kind),
             S("a column or a list of names"));
        return false;
    }
    return true;
}

/* The items of a list of plain values are no members of anything: they are taken as they are. */
static struct value name_at(struct partition *p, struct walk *w)
{
    const struct field *list = w->frame.range.list;

    return list && w->body->value_kind == VALUE_LIST
               ? field_value(p->e->engine, &list->list.items[w->frame.row])
               : walk_value(w);
}

static bool next_name(struct partition *p, struct walk *w, struct slice *name)
{
    struct value v;

    if (!walk_next(w))
        return false;
    v = name_at(p, w);
    p->state = states_joined(p->state, v.state == STATE_MISSING ? STATE_KNOWN : v.state);
    *name = v.state == STATE_KNOWN && v.kind == VALUE_TEXT ? slice_trim(v.text) : S("");
    return true;
}

static void says(struct partition *p, struct slice name, const char *what, struct slice part)
{
    struct arena *arena = p->e->engine->arena;

    p->node->why = ARENA_JOIN(arena, S("\""), name, S("\""), slice_of(what), part);
}

/* False with the reason in node->why: a name twice in the whole. */
static bool take_whole(struct partition *p, struct node *argument)
{
    struct arena *arena = p->e->engine->arena;
    struct slice name;
    struct walk w;

    for (walk_begin(&w, p->e, argument); next_name(p, &w, &name);) {
        if (!name.len)
            continue;
        if (map_put(arena, &p->by_name, utf8_fold(arena, name), (uint32_t)p->whole.count) != MAP_NONE) {
            says(p, name, " is twice in ", argument->text);
            return false;
        }
        *VECTOR_PUSH(arena, &p->whole) = (struct holding){name, S("")};
    }
    return true;
}

static bool take_part(struct partition *p, struct node *argument)
{
    struct arena *arena = p->e->engine->arena;
    struct slice name;
    struct walk w;

    for (walk_begin(&w, p->e, argument); next_name(p, &w, &name);) {
        uint32_t at = name.len ? map_lookup(&p->by_name, utf8_fold(arena, name)) : 0;
        struct holding *one;

        if (!name.len)
            continue;
        if (at == MAP_NONE || !p->whole.items) {
            says(p, name, " is in ", argument->text);
            p->node->why = ARENA_JOIN(arena, p->node->why, S(" but not in "),
                                      p->node->items[p->node->item_count - 1]->text);
            return false;
        }
        one = &p->whole.items[at];
        if (one->part.len) {
            says(p, name, slice_equal(one->part, argument->text) ? " is twice in " : " is both in ",
                 one->part);
            if (!slice_equal(one->part, argument->text))
                p->node->why = ARENA_JOIN(arena, p->node->why, S(" and in "), argument->text);
            return false;
        }
        one->part = argument->text;
    }
    return true;
}

struct value evaluate_partition(const struct evaluation *e, struct node *node)
{
    struct partition p = {.e = e, .node = node, .state = STATE_KNOWN};
    size_t parts = node->item_count - 1;
    bool yes = take_whole(&p, node->items[parts]);

    for (size_t i = 0; yes && i < parts; i++)
        yes = take_part(&p, node->items[i]);
    for (size_t i = 0; yes && i < p.whole.count; i++)
        if (!p.whole.items[i].part.len) {
            says(&p, p.whole.items[i].name, " is in none of the parts", S(""));
            yes = false;
        }
    if (p.state != STATE_KNOWN)
        return value_of_state(VALUE_TRUTH, p.state);
    return value_of_truth(yes);
}
