/* What is due: the dates of the layout and the deadlines that the publication declares. Whether one is
 * overdue is not said here: no day is at hand. */
#include "compute/engine.h"

#include "base/utf8.h"

/* The date at the path that a rule names in `done:`. */
static bool done_date(const struct publication *p, struct slice path, struct date *date)
{
    const struct field *field = p->record && path.len ? field_lookup(p->record, path) : NULL;

    if (field && field->kind == FIELD_DATE) {
        *date = field->date;
        return true;
    }
    *date = p->published;
    return !field && p->is_published && utf8_equal_folded(path, S("published"));
}

static struct deadline declared(struct engine *engine, const struct deadline_declaration *declaration)
{
    struct deadline deadline = {.what = declaration->what,
                                .because = declaration->because,
                                .is_done = declaration->is_done,
                                .done = declaration->done};
    struct formula_text formula = formula_of_node(engine->sources, declaration->due);
    struct node *tree;
    struct value due = formula_value(engine, &formula, NULL, &tree);

    if (due.state != STATE_POISON && tree && bind_wants(engine, tree, VALUE_DATE)) {
        deadline.is_known = due.state == STATE_KNOWN;
        deadline.due = due.date;
    }
    return deadline;
}

const struct deadline *compute_deadlines(struct engine *engine, size_t *count)
{
    const struct publication *p = engine->publication;
    struct deadline *deadlines =
        ARENA_ARRAY(engine->arena, struct deadline, engine->date_count + p->deadline_count);

    *count = 0;
    for (size_t i = 0; i < engine->date_count; i++) {
        struct deadline *one = &deadlines[*count];

        if (!engine->dates[i].known)
            continue;
        *one = (struct deadline){.what = engine->dates[i].name, .is_known = true, .because = S("")};
        one->due = engine->dates[i].date;
        one->is_done = done_date(p, p->layout->dates[i].done, &one->done);
        ++*count;
    }
    for (size_t i = 0; i < p->deadline_count; i++)
        deadlines[(*count)++] = declared(engine, &p->deadlines[i]);
    return deadlines;
}
