/* Names of other publications: `plan.net budget`, `sum(plan.funding.amount)`. What a publication uses is
 * worked out by an engine of its own, in the scope of its own names, with one list of engines for the run. */
#include "compute/engine.h"

#include "base/utf8.h"

/* ---- engines ---- */

static struct engine *engine_for(struct engine *user, const struct publication *publication)
{
    struct engine *engine;

    for (size_t i = 0; i < user->all->list.count; i++)
        if (user->all->list.items[i]->publication == publication)
            return user->all->list.items[i];
    engine = ARENA_NEW(user->arena, struct engine);
    *engine = (struct engine){
        .arena = user->arena, .all = user->all, .sources = user->sources, .diagnostics = user->diagnostics};
    engine_open(engine, publication);
    *VECTOR_PUSH(user->arena, &user->all->list) = engine;
    return engine;
}

void engine_uses(struct engine *engine)
{
    const struct publication *p = engine->publication;
    struct engine **used = ARENA_ARRAY(engine->arena, struct engine *, p->use_count);

    for (size_t i = 0; i < p->use_count; i++)
        used[i] = p->uses[i].publication ? engine_for(engine, p->uses[i].publication) : NULL;
    engine->used = used;
}

struct engine *engine_of_table(struct engine *engine, const struct table *table)
{
    const struct publication *own = engine->publication;

    if (table >= own->tables && table < own->tables + own->table_count)
        return engine;
    for (size_t i = 0; i < engine->all->list.count; i++) {
        const struct publication *p = engine->all->list.items[i]->publication;

        if (table >= p->tables && table < p->tables + p->table_count)
            return engine->all->list.items[i];
    }
    return NULL;
}

void compute_used(struct engine *engine)
{
    for (size_t i = 0; i < engine->all->list.count; i++) {
        struct engine *used = engine->all->list.items[i];

        if (used->publication->batch) /* its figures may want the row that it has at hand for each output */
            continue;
        compute_declared(used);
        compute_checks(used);
    }
}

/* ---- names ---- */

static bool unknown_there(struct engine *engine, struct node *node, struct engine *there, struct slice name)
{
    size_t count;
    struct slice *names = names_of_publication(there, &count);

    DIAG(engine->diagnostics, MSG_used_unknown, node->parts[0].span, name, node->parts[0].name,
         name_meant(engine, node->parts[0].name, names, count));
    return bind_fails(node);
}

/* What went wrong there was told, or else it is told here that something did: poison never spreads unseen. */
static void mind_poison(struct engine *engine, const struct node *node, const struct used_publication *use)
{
    if (!engine->diagnostics->errors)
        DIAG(engine->diagnostics, MSG_used_faulty, node->span, node->text, use->publication->inputs->name);
}

static bool bind_there(struct engine *engine, struct node *node, const struct scope *scope, size_t use)
{
    const struct used_publication *one = &engine->publication->uses[use];
    struct engine *there = engine->used[use];
    bool bound = false;

    if (!there)
        return bind_fails(node);
    if (node->part_count == 1) {
        DIAG(engine->diagnostics, MSG_used_whole, node->span, node->text);
        return bind_fails(node);
    }
    node->used = one->name;
    node->parts++;
    node->part_count--;
    if (!bind_of_publication(there, node, scope, &bound))
        return unknown_there(engine, node, there, one->name);
    if (!bound)
        mind_poison(engine, node, one);
    return bound;
}

bool in_used(struct engine *engine, struct node *node, const struct scope *scope, bool *bound)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->use_count; i++) {
        if (!utf8_equal_folded(p->uses[i].name, node->parts[0].name))
            continue;
        *bound = bind_there(engine, node, scope, i);
        return true;
    }
    return false;
}

/* ---- what a figure is ---- */

static struct slice words_of_figure(const struct publication *p, struct slice name)
{
    for (size_t i = 0; i < p->figure_count; i++) {
        const struct figure_declaration *d = &p->figures[i];
        const struct raw_node *words = d->personal ? NULL
                                       : d->given  ? d->value
                                                   : d->formula; /* may be held back */

        if (words && words->kind == RAW_TEXT && utf8_equal_folded(d->name, name))
            return words->text;
    }
    return S("");
}

struct slice declared_words(struct engine *engine, const struct node *tree)
{
    const struct publication *p = engine->publication;
    size_t point = slice_find_byte(tree->text, '.', 0);

    if (tree->kind != NODE_PATH || tree->meaning != MEANS_VALUE)
        return S("");
    if (point == tree->text.len)
        return words_of_figure(p, tree->text);
    for (size_t i = 0; i < p->use_count; i++)
        if (p->uses[i].publication && utf8_equal_folded(p->uses[i].name, slice_sub(tree->text, 0, point)))
            return words_of_figure(p->uses[i].publication, slice_from(tree->text, point + 1));
    return S("");
}
