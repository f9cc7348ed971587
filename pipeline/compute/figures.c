/* compute/: the figures of one publication in the order in which they need each other, then everything that
 * is asked of them. Takes the typed publication, gives struct figures; opens nothing and prints nothing. */
#include "compute/engine.h"

#include "base/plain_name.h"
#include "base/utf8.h"

/* ---- formulas ---- */

struct value formula_value(struct engine *engine, const struct formula_text *formula,
                           const struct scope *scope, struct node **tree)
{
    struct evaluation e = {engine, engine->arena, NULL, true};
    struct node *root = formula_tree(engine->arena, formula, engine->diagnostics);

    if (tree)
        *tree = root;
    if (!root || !bind(engine, root, scope) || !bind_wants_one(engine, root))
        return value_of_state(VALUE_NUMBER, STATE_POISON);
    return evaluate(&e, root);
}

/* ---- figures ---- */

/* "net budget → growth → net budget" */
static struct slice cycle_path(struct engine *engine, size_t index)
{
    const struct figure_declaration *all = engine->publication->figures;
    struct slice path = S("");
    bool inside = false;

    for (size_t i = 0; i < engine->under_way.count; i++) {
        size_t one = engine->under_way.items[i];

        inside = inside || one == index;
        if (inside)
            path = ARENA_JOIN(engine->arena, path, all[one].name, S(" → "));
    }
    return ARENA_JOIN(engine->arena, path, all[index].name);
}

/* The whole circle is poison, and told once. */
static void report_cycle(struct engine *engine, size_t index, struct span where)
{
    bool inside = false;

    DIAG(engine->diagnostics, MSG_figure_cycle, where, engine->publication->figures[index].name,
         cycle_path(engine, index));
    for (size_t i = 0; i < engine->under_way.count; i++) {
        inside = inside || engine->under_way.items[i] == index;
        if (inside)
            engine->figures[engine->under_way.items[i]].value.state = STATE_POISON;
    }
}

static struct value declared_value(struct engine *engine, const struct figure_declaration *declaration)
{
    struct formula_text formula;
    struct value value;

    if (declaration->given)
        return given_value(engine, declaration);
    if (!declaration->formula || declaration->formula->kind != RAW_TEXT)
        return value_of_state(VALUE_NUMBER, STATE_POISON);
    formula = formula_of_node(engine->sources, declaration->formula);
    value = formula_value(engine, &formula, NULL, NULL);
    if (declaration->period.len)
        value.months = period_months(declaration->period);
    return value;
}

const struct value *figure_value(struct engine *engine, size_t index, struct span where)
{
    struct figure *figure = &engine->figures[index];
    struct value value;

    if (engine->progress[index] == PROGRESS_UNDER_WAY)
        report_cycle(engine, index, where);
    if (engine->progress[index] != PROGRESS_NONE)
        return &figure->value;
    engine->progress[index] = PROGRESS_UNDER_WAY;
    *VECTOR_PUSH(engine->arena, &engine->under_way) = index;
    value = declared_value(engine, figure->declaration);
    value.personal = value.personal || figure->declaration->personal;
    value = value_guarded(engine->style, value);
    if (figure->value.state == STATE_POISON)
        value.state = STATE_POISON;
    figure->value = value;
    engine->under_way.count--;
    engine->progress[index] = PROGRESS_DONE;
    return &figure->value;
}

void engine_open(struct engine *engine, const struct publication *p)
{
    engine->publication = p;
    engine->style = p->house_style;
    engine->figures = ARENA_ARRAY(engine->arena, struct figure, p->figure_count);
    engine->progress = ARENA_ARRAY(engine->arena, uint8_t, p->figure_count);
    engine->worked = ARENA_ARRAY(engine->arena, struct worked_column *, p->table_count);
    for (size_t i = 0; i < p->figure_count; i++) {
        engine->figures[i].declaration = &p->figures[i];
        map_put(engine->arena, &engine->names, utf8_fold(engine->arena, p->figures[i].name), (uint32_t)i);
    }
    compute_dates(engine);
    collect_ids(engine);
    engine_uses(engine);
}

void engine_begin(struct engine *engine, struct arena *arena, const struct publication *publication,
                  const struct sources *sources, struct diagnostics *diagnostics)
{
    *engine = (struct engine){.arena = arena,
                              .all = ARENA_NEW(arena, struct engines),
                              .sources = sources,
                              .diagnostics = diagnostics};
    engine_open(engine, publication);
}

/* ---- components ---- */

static void compute_components(struct engine *engine, struct figures *figures)
{
    const struct publication *p = engine->publication;
    const struct computed_list **lists =
        ARENA_ARRAY(engine->arena, const struct computed_list *, p->block_count);
    const struct computed_numbers **numbers =
        ARENA_ARRAY(engine->arena, const struct computed_numbers *, p->block_count);
    const struct computed_table **tables =
        ARENA_ARRAY(engine->arena, const struct computed_table *, p->block_count);
    const struct computed_timeline **timelines =
        ARENA_ARRAY(engine->arena, const struct computed_timeline *, p->block_count);
    const struct computed_chart **charts =
        ARENA_ARRAY(engine->arena, const struct computed_chart *, p->block_count);

    for (uint32_t i = 0; i < p->block_count; i++) {
        const struct block *block = p->blocks[i];
        struct diagnostics_row before;

        if (!block || !each_row_enter(engine, block->row, &before))
            continue;
        if (block->component == COMPONENT_TABLE && block->table)
            tables[i] = compute_table(engine, block);
        else if (block->component == COMPONENT_CHART && block->table)
            charts[i] = compute_chart(engine, block);
        else if (block->component == COMPONENT_TIMELINE && block->table)
            timelines[i] = compute_timeline(engine, block);
        else if (block->part_count)
            lists[i] = compute_lists(engine, block);
        else if (block->component == COMPONENT_NUMBERS || block->component == COMPONENT_NUMBER)
            numbers[i] = compute_numbers(engine, block, figures->inserts);
        each_row_leave(engine, before);
    }
    figures->tables = tables;
    figures->charts = charts;
    figures->lists = lists;
    figures->numbers = numbers;
    figures->timelines = timelines;
}

uint32_t printed_add(struct engine *engine, struct printed_figure printed)
{
    *VECTOR_PUSH(engine->arena, &engine->printed) = printed;
    return (uint32_t)engine->printed.count;
}

/* Figures and worked-out columns, even where nothing uses them: their faults are told. */
void compute_declared(struct engine *engine)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->figure_count; i++)
        figure_value(engine, i, p->figures[i].name_span);
    for (size_t t = 0; t < p->table_count; t++)
        for (size_t c = 0; c < p->tables[t].column_count; c++)
            if (!p->tables[t].columns[c].cells && p->tables[t].columns[c].formula.len)
                column_tree(engine, &p->tables[t], c);
}

/* ---- one output ---- */

struct slice computed_words(struct engine *engine, const struct md_node *line,
                            const struct insert_result *inserts)
{
    struct slice words = S("");

    for (const struct md_node *node = line; node; node = md_next(node, line)) {
        struct slice text = node->insert                  ? inserts[node->insert->number - 1].text
                            : node->kind == MD_SOFT_BREAK ? S(" ")
                            : node->kind == MD_TEXT       ? node->text
                            : node->kind == MD_CODE       ? node->text
                                                          : S("");

        if (text.len)
            words = ARENA_JOIN(engine->arena, words, text);
    }
    return slice_trim(words);
}

const struct figures *engine_run(struct engine *engine)
{
    const struct publication *publication = engine->publication;
    struct figures *figures = ARENA_NEW(engine->arena, struct figures);

    compute_used(engine);
    compute_declared(engine);
    compute_checks(engine);
    compute_musts(engine);
    figures->deadlines = compute_deadlines(engine, &figures->deadline_count);
    figures->each = compute_each(engine);
    engine->inserts = figures->inserts = compute_inserts(engine);
    compute_components(engine, figures);
    compute_typed_by_hand(engine);
    figures->publication = publication;
    figures->name = publication->name;
    if (publication->file_name)
        figures->name =
            plain_name(engine->arena, computed_words(engine, publication->file_name, figures->inserts));
    figures->title = computed_words(engine, publication->title, figures->inserts);
    figures->list = engine->figures;
    figures->count = publication->figure_count;
    figures->dates = engine->dates;
    figures->date_count = engine->date_count;
    figures->printed = engine->printed.items;
    figures->printed_count = engine->printed.count;
    return figures;
}

const struct figures *compute_figures(struct arena *arena, const struct publication *publication,
                                      const struct sources *sources, struct diagnostics *diagnostics)
{
    struct engine engine;

    engine_begin(&engine, arena, publication, sources, diagnostics);
    return engine_run(&engine);
}
