/* Rows: worked-out columns, fields of records, and going through the rows that pass the filters of an
 * argument. */
#include "compute/engine.h"

#include "base/utf8.h"

/* ---- worked-out columns ---- */

static struct worked_column *worked_of(struct engine *engine, const struct table *table, size_t column)
{
    size_t index = (size_t)(table - engine->publication->tables);

    if (!engine->worked[index])
        engine->worked[index] = ARENA_ARRAY(engine->arena, struct worked_column, table->column_count);
    return &engine->worked[index][column];
}

struct node *column_tree(struct engine *engine, const struct table *table, size_t column)
{
    const struct column *c = &table->columns[column];
    struct formula_text formula = formula_at(engine->sources, c->formula, c->formula_span);
    struct scope scope = {.range = {table, NULL}};
    struct worked_column *worked;

    engine = engine_of_table(engine, table);
    if (!engine)
        return NULL;
    worked = worked_of(engine, table, column);
    if (worked->progress == PROGRESS_UNDER_WAY) {
        DIAG(engine->diagnostics, MSG_figure_cycle, c->formula_span, c->name, c->name);
        return NULL;
    }
    if (worked->progress == PROGRESS_DONE)
        return worked->tree;
    worked->progress = PROGRESS_UNDER_WAY;
    worked->tree = formula_tree(engine->arena, &formula, engine->diagnostics);
    if (worked->tree && (!bind(engine, worked->tree, &scope) || !bind_wants_one(engine, worked->tree)))
        worked->tree = NULL;
    worked->progress = PROGRESS_DONE;
    return worked->tree;
}

static struct value given_cell(const struct evaluation *e, const struct table *table, size_t column,
                               size_t row)
{
    struct value v = table_cell(e->arena, e->engine->style, table, column, row);

    if (e->trace) {
        v.cells = provenance_of(e->arena, table, column, row);
        v.source = table->source_note;
        v.months = period_months(table->period);
    }
    return v;
}

struct value column_value(const struct evaluation *e, const struct table *table, size_t column, size_t row)
{
    const struct column *c = &table->columns[column];
    struct rows frame = {{table, NULL}, row, NULL, e->rows};
    struct evaluation inner = *e;
    struct node *tree;

    if (c->cells)
        return given_cell(e, table, column, row);
    tree = c->formula.len ? column_tree(e->engine, table, column) : NULL;
    inner.rows = &frame;
    return tree ? evaluate(&inner, tree) : value_of_state(column_kind(c), STATE_POISON);
}

/* ---- fields ---- */

static enum value_kind kind_of_absent(const struct field *field)
{
    if (!field->type)
        return VALUE_TEXT;
    switch (field->type->kind) {
    case TYPE_DATE:
        return VALUE_DATE;
    case TYPE_NUMBER:
        return VALUE_COUNT;
    case TYPE_YEAR:
        return VALUE_YEAR;
    case TYPE_TIME:
        return VALUE_TIME;
    case TYPE_YES_NO:
        return VALUE_TRUTH;
    case TYPE_LIST:
        return VALUE_LIST;
    default:
        return VALUE_TEXT;
    }
}

/* A list that is left out has nothing in it; another field that is left out is missing. */
static struct value absent_value(const struct field *field)
{
    enum value_kind kind = kind_of_absent(field);

    return value_of_state(kind, kind == VALUE_LIST ? STATE_KNOWN : STATE_MISSING);
}

static struct slice field_words(struct engine *engine, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        return md_plain_text(engine->arena, field->text);
    case FIELD_POST:
        return field->post->title;
    case FIELD_PERSON:
        return field->in_post.person->name;
    case FIELD_CHOICE:
    case FIELD_ID:
    case FIELD_FORMULA:
        return field->words;
    case FIELD_PROSE:
    case FIELD_STANDING:
        return field->prose.root ? md_plain_text(engine->arena, field->prose.root) : S("");
    default:
        return S("");
    }
}

struct value field_value(struct engine *engine, const struct field *field)
{
    struct value v = {.given = field->span};

    switch (field->kind) {
    case FIELD_ABSENT:
        return absent_value(field);
    case FIELD_POISON:
        return value_of_state(kind_of_absent(field), STATE_POISON);
    case FIELD_DATE:
        v.kind = VALUE_DATE;
        v.date = field->date;
        return v;
    case FIELD_YEAR:
        v.kind = VALUE_YEAR;
        v.year = field->year;
        return v;
    case FIELD_TIME:
        v.kind = VALUE_TIME;
        v.minute = field->minute;
        return v;
    case FIELD_YES_NO:
        v.kind = VALUE_TRUTH;
        v.yes = field->yes;
        return v;
    case FIELD_NUMBER:
        v = value_of_ratio(VALUE_COUNT, ratio_of_whole(field->number));
        v.given = field->span;
        return v;
    case FIELD_LIST:
        v.kind = VALUE_LIST;
        v.item_count = field->list.count;
        return v;
    default:
        v = value_of_text(field_words(engine, field));
        v.given = field->span;
        return v;
    }
}

/* ---- walks ---- */

void walk_begin(struct walk *w, const struct evaluation *e, struct node *argument)
{
    *w = (struct walk){.inner = *e, .body = argument};
    while (w->body->kind == NODE_WHERE && w->filter_count < sizeof w->filters / sizeof *w->filters) {
        w->filters[w->filter_count++] = w->body->right;
        w->body = w->body->left;
    }
    w->frame = (struct rows){.range = argument_range(argument), .outer = e->rows};
    w->count = range_rows(w->frame.range);
    w->inner.rows = &w->frame;
    w->inner.trace = false;
}

static bool passes(struct walk *w)
{
    for (size_t i = 0; i < w->filter_count; i++) {
        struct value truth = evaluate(&w->inner, w->filters[i]);

        if (truth.state == STATE_POISON || truth.state == STATE_SUPPRESSED)
            w->trouble = states_joined(w->trouble, truth.state);
        if (truth.state != STATE_KNOWN || !truth.yes)
            return false;
    }
    return true;
}

bool walk_next(struct walk *w)
{
    while (w->next < w->count) {
        w->frame.row = w->next++;
        if (passes(w))
            return true;
    }
    return false;
}

struct value walk_value(struct walk *w)
{
    return evaluate(&w->inner, w->body);
}

/* The row whose single text key is what the filter compares it with: no need to look at all of them. */
static bool jump_to_key(struct walk *w)
{
    const struct table *table = w->frame.range.table;
    const struct node *filter = w->filter_count ? w->filters[w->filter_count - 1] : NULL;
    struct arena scratch = ARENA_INIT;
    struct value wanted;
    uint32_t row;

    if (!table || table->key_count != 1 || !table->by_key.capacity || !filter || filter->kind != NODE_EQUAL ||
        filter->left->meaning != MEANS_COLUMN || filter->left->column != table->key[0] ||
        filter->left->value_kind != VALUE_TEXT || !table->columns[table->key[0]].cells)
        return false;
    wanted = evaluate(&w->inner, filter->right);
    if (wanted.state != STATE_KNOWN)
        return false;
    row = map_lookup(&table->by_key, utf8_fold(&scratch, wanted.text));
    arena_release(&scratch);
    w->next = row == MAP_NONE ? w->count : row;
    return true;
}

size_t walk_only_row(struct walk *w)
{
    jump_to_key(w);
    return walk_next(w) ? w->frame.row : SIZE_MAX;
}
