/* What must be covered: the slots of the layout (`skeleton: must cover:`), and every row of what is reported
 * on
 * (`progress on:`). A section or chapter says `covers: id`, once or more; who covers is not asked how well.
 */
#include "base/utf8.h"
#include "check/check.h"

/* One thing that must be covered. */
struct duty {
    struct slice id, title;             /* title: of a row */
    struct slice law;                   /* of a slot */
    const struct used_publication *use; /* of a row: whose it is; NULL = a slot */
    struct slice data;                  /* of a row: the name of its table */
    bool covered;
};

struct duties {
    struct check *c;
    VECTOR(struct duty) list;
    struct span span; /* `progress on:` */
    bool unknown;     /* some of them could not be had, which was reported */
};

/* ---- what must be covered ---- */

static void add_slots(struct duties *d)
{
    const struct layout *layout = d->c->layout;

    for (size_t i = 0; i < layout->slot_count; i++)
        *VECTOR_PUSH(d->c->arena, &d->list) =
            (struct duty){.id = layout->slots[i].name, .law = layout->slots[i].law};
}

static const struct column *id_column(const struct table *table)
{
    const struct column *key = table->key_count == 1 ? &table->columns[table->key[0]] : NULL;

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].type == COLUMN_HEADING)
            return &table->columns[i];
    return key && column_type_is_text(key->type) ? key : NULL;
}

/* What a row is called: the words of its heading, or the column "title" or "name". */
static const struct column *title_column(const struct table *table)
{
    const struct column *named = column_lookup(table, S("title"));

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].type == COLUMN_HEADING_TITLE)
            return &table->columns[i];
    named = named ? named : column_lookup(table, S("name"));
    return named && column_type_is_text(named->type) ? named : NULL;
}

static struct slice words_of(const struct column *column, size_t row)
{
    if (!column || !column->cells || column->cells[row].state != STATE_KNOWN)
        return S("");
    return (struct slice){column->cells[row].as.text, column->cells[row].text_length};
}

static void add_rows(struct duties *d, const struct used_publication *use, const struct table *table)
{
    const struct column *ids = id_column(table), *titles = title_column(table);

    d->unknown = d->unknown || !ids || !ids->cells || !(table->raw || table->records);
    if (!ids)
        DIAG(d->c->diagnostics, MSG_progress_no_ids, d->span, table->name);
    for (size_t row = 0; ids && row < table->row_count; row++) {
        struct duty one = {.id = words_of(ids, row), .title = words_of(titles, row), .use = use};

        one.data = table->name;
        if (!one.title.len)
            one.title = one.id;
        if (one.id.len)
            *VECTOR_PUSH(d->c->arena, &d->list) = one;
    }
}

static void add_progress(struct duties *d, const struct used_publication *use, const struct raw_node *written)
{
    const struct publication *plan = use->publication;
    const struct raw_node *every = shape_node(written, "every"), *path = written;
    const struct table *table;

    d->unknown = true;
    if (written->kind == RAW_MAP)
        path = shape_node(written, "publication");
    if (!plan || !path)
        return;
    d->span = path->span;
    every = every ? every : plan->layout->reported_on;
    if (!every) {
        DIAG(d->c->diagnostics, MSG_progress_every, d->span,
             plan->title_text.len ? plan->title_text : plan->name, path->text);
        return;
    }
    table = table_among(d->c, plan, every);
    d->unknown = !table;
    if (table)
        add_rows(d, use, table);
}

/* ---- who covers ---- */

static struct slice cover_advice(struct duties *d, struct slice id)
{
    struct slice *names = ARENA_ARRAY(d->c->arena, struct slice, d->list.count);

    if (!d->list.count)
        return S("The layout has no `skeleton: must cover:`, and the publication no `progress on:`. Take "
                 "`covers:` out.");
    for (size_t i = 0; i < d->list.count; i++)
        names[i] = d->list.items[i].id;
    return choice_advice(d->c, id, names, d->list.count, "What must be covered is");
}

static void cover(struct duties *d, const struct field *written)
{
    bool known = d->unknown;

    if (written->kind != FIELD_FORMULA || !written->words.len)
        return;
    for (size_t i = 0; i < d->list.count; i++)
        if (utf8_equal_folded(d->list.items[i].id, written->words))
            known = d->list.items[i].covered = true;
    if (!known)
        DIAG(d->c->diagnostics, MSG_cover_unknown, written->span, written->words,
             cover_advice(d, written->words));
}

static void cover_all(struct duties *d)
{
    for (size_t i = 0; i < d->c->blocks.count; i++) {
        const struct field *covers = block_option(d->c->blocks.items[i], "covers");

        if (covers && covers->kind == FIELD_LIST)
            for (size_t k = 0; k < covers->list.count; k++)
                cover(d, &covers->list.items[k]);
        else if (covers)
            cover(d, covers);
    }
}

/* ---- the whole ---- */

/* Where the sections stand of which one is missing. */
static struct span place_of_body(const struct raw_node *publication)
{
    const struct raw_entry *body = raw_entry(publication, "body");

    if (body)
        return body->key->span;
    return publication->kind == RAW_MAP && publication->count ? publication->entries[0].key->span
                                                              : publication->span;
}

static void tell(struct duties *d, const struct duty *duty, struct span body)
{
    const struct publication *plan = duty->use ? duty->use->publication : NULL;

    if (!plan)
        DIAG(d->c->diagnostics, MSG_slot_uncovered, body, duty->id, duty->law);
    else
        DIAG(d->c->diagnostics, MSG_progress_uncovered, d->span, duty->title, duty->data,
             plan->title_text.len ? plan->title_text : plan->name, duty->id);
}

void covers_check(struct check *c, const struct raw_node *publication)
{
    const struct raw_node *written = raw_lookup(publication, "progress on");
    struct duties duties = {.c = c};

    duties.unknown = c->inputs->layout->kind != RAW_MAP;
    add_slots(&duties);
    for (size_t i = 0; written && i < c->publication->use_count; i++)
        if (c->publication->uses[i].is_progress)
            add_progress(&duties, &c->publication->uses[i], written);
    cover_all(&duties);
    for (size_t i = 0; !publication->partial && i < duties.list.count; i++)
        if (!duties.list.items[i].covered)
            tell(&duties, &duties.list.items[i], place_of_body(publication));
}
