/* `deadlines:` of a publication: what is due, when by, and when it was done. Reads no formula. */
#include "check/check.h"

static const struct shape_key deadline_keys[] = {
    {"what", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Reply to the panel"},
    {"due", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "working days after(published, 20)"},
    {"done", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"because", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape deadline_shape = SHAPE(deadline_keys);

static bool deadline_read(struct check *c, struct deadline_declaration *deadline, const struct raw_node *map)
{
    const struct raw_node *done;

    if (!shape_check(c, map, &deadline_shape, S("a deadline")))
        return false;
    *deadline = (struct deadline_declaration){
        .what = slice_trim(shape_text(map, "what")),
        .because = shape_text(map, "because"),
        .due = shape_node(map, "due"),
        .span = map->span,
    };
    done = text_wanted(c, S("done"), raw_lookup(map, "done"));
    if (done && slice_trim(done->text).len)
        deadline->is_done = date_wanted(c, S("done"), done, &deadline->done);
    return deadline->due != NULL;
}

void deadlines_declare(struct check *c, const struct raw_node *list)
{
    size_t count = list && list->kind == RAW_LIST ? list->count : 0;
    struct deadline_declaration *deadlines = ARENA_ARRAY(c->arena, struct deadline_declaration, count);

    if (list && (list->kind == RAW_MAP || (list->kind == RAW_TEXT && list->text.len)))
        DIAG(c->diagnostics, MSG_shape_list_wanted, list->span, S("deadlines"), raw_kind_words(list));
    c->publication->deadlines = deadlines;
    for (size_t i = 0; i < count; i++)
        if (deadline_read(c, &deadlines[c->publication->deadline_count], list->items[i]))
            c->publication->deadline_count++;
}
