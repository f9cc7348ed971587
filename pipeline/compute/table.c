/* A table component: which columns, how each is made and printed, then rows, groups and totals. Copied
 * columns have one line in the audit, whatever their length. */
#include "compute/table.h"

#include "base/bug.h"
#include "base/utf8.h"

/* ---- options ---- */

struct slice option_words(struct engine *engine, const struct block *block, const char *name)
{
    const struct field *option = block_option(block, name);

    if (!option || option->kind == FIELD_ABSENT || option->kind == FIELD_POISON)
        return S("");
    if (option->kind == FIELD_TEXT && engine->inserts)
        return computed_words(engine, option->text, engine->inserts);
    if (option->kind == FIELD_TEXT)
        return slice_trim(md_plain_text(engine->arena, option->text));
    if (option->kind == FIELD_FORMULA || option->kind == FIELD_CHOICE || option->kind == FIELD_ID)
        return slice_trim(option->words);
    return option->raw && option->raw->kind == RAW_TEXT ? slice_trim(option->raw->text) : S("");
}

/* `unit: £000` prints amounts of money in thousands and without their sign: the unit stands in the caption or
 * head. */
static void read_unit(struct table_maker *m)
{
    static const struct {
        const char *unit;
        unsigned thousands, decimals;
    } units[] = {{"£", 0, 0}, {"£000", 1, 0}, {"£k", 1, 0}, {"£m", 2, 1}, {"£ million", 2, 1}};

    m->unit = option_words(m->engine, m->block, "unit");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (utf8_equal_folded(m->unit, slice_of(units[i].unit)))
            m->in_unit = (struct number_format){.name = m->unit,
                                                .of = FORMAT_MONEY,
                                                .thousands = units[i].thousands,
                                                .decimals = units[i].decimals,
                                                .before = S(""),
                                                .after = S("")};
}

/* ---- columns ---- */

const struct number_format *table_format(struct table_maker *m, const struct value *like)
{
    return like->kind == VALUE_MONEY && m->in_unit.name.len ? &m->in_unit
                                                            : value_default_format(m->engine->style, like);
}

static const struct number_format *usual_format(struct table_maker *m, const struct made_column *c,
                                                enum value_kind change_of)
{
    return table_format(m, &(struct value){.kind = c->kind,
                                           .change_of = change_of,
                                           .whole_month = c->source && c->source->type == COLUMN_MONTH});
}

static void choose_format(struct table_maker *m, struct made_column *c, struct slice show, struct span span,
                          enum value_kind change_of)
{
    struct value one = value_of_ratio(c->kind, ratio_of_whole(1)),
                 from = value_of_ratio(change_of, ratio_of_whole(1));

    one.change_of = change_of;
    one.from = one.to = &from;
    c->format = show.len ? format_wanted(m->engine, show, span, &one) : usual_format(m, c, change_of);
    if (show.len && !c->format)
        c->poison = true;
}

bool table_column_wanted(struct table_maker *m, struct slice name, struct span span, size_t *column)
{
    struct slice columns = S("");

    *column = table_column_index(m->table, name);
    if (*column != SIZE_MAX)
        return true;
    for (size_t i = 0; i < m->table->column_count; i++)
        columns = ARENA_JOIN(m->engine->arena, columns, i ? S(", ") : S(""), m->table->columns[i].name);
    DIAG(m->engine->diagnostics, MSG_option_column, span, table_words(m->engine, m->table), name, S(""),
         columns);
    return false;
}

static void copied_column(struct table_maker *m, struct made_column *c, struct slice name, struct span span)
{
    if (!table_column_wanted(m, name, span, &c->source_index)) {
        c->poison = true;
        return;
    }
    c->source = &m->table->columns[c->source_index];
    c->kind = column_kind(c->source);
    if (!c->source->cells) {
        struct node *tree = c->source->formula.len ? column_tree(m->engine, m->table, c->source_index) : NULL;

        c->maker = MAKER_WORKED;
        c->tree = tree;
        c->poison = !tree;
        c->kind = tree ? tree->value_kind : c->kind;
    }
}

/* `share of x` stands alone: its whole percentages add up. */
static bool share_column(struct table_maker *m, struct made_column *c, struct node *tree)
{
    struct scope scope = {.range = {m->table, NULL}};

    c->maker = MAKER_SHARE;
    c->kind = VALUE_PERCENT;
    if (!bind(m->engine, tree->left, &scope))
        return false;
    if (tree->left->meaning != MEANS_COLUMN || tree->left->range.table != m->table ||
        !value_is_numeric(tree->left->value_kind)) {
        DIAG(m->engine->diagnostics, MSG_kind_wanted, tree->left->span, tree->left->text,
             kind_words(tree->left->value_kind), S("a column of amounts of this table"));
        return false;
    }
    c->source_index = tree->left->column;
    c->source = &m->table->columns[c->source_index];
    c->tree = tree->left;
    return true;
}

static void worked_column(struct table_maker *m, struct made_column *c, const struct table_column *written)
{
    struct formula_text formula = formula_at(m->engine->sources, written->formula, written->formula_span);
    struct scope scope = {.range = {m->table, NULL}};
    struct node *tree = formula_tree(m->engine->arena, &formula, m->engine->diagnostics);

    c->maker = MAKER_WORKED;
    if (tree && tree->kind == NODE_SHARE_OF) {
        c->poison = !share_column(m, c, tree);
        return;
    }
    c->poison = !tree || !bind(m->engine, tree, &scope) || !bind_wants_one(m->engine, tree);
    c->tree = tree;
    if (!c->poison)
        c->kind = tree->value_kind;
}

/* All cells of the columns that a formula names, those of the table at hand (or of other data) alone. */
static const struct provenance *cells_named(struct table_maker *m, const struct node *node, bool at_hand)
{
    struct arena *arena = m->engine->arena;
    const struct provenance *cells;
    struct provenance *range;

    if (!node)
        return NULL;
    if (node->kind == NODE_PATH && node->meaning == MEANS_VALUE)
        return at_hand ? NULL : node->value->cells;
    if (node->kind == NODE_PATH && node->meaning == MEANS_COLUMN) {
        if (!node->range.table->row_count || (node->range.table == m->table) != at_hand ||
            !(node->range.table->raw || node->range.table->records))
            return NULL;
        range = provenance_of(arena, node->range.table, node->column, 0);
        range->last_row = node->range.table->row_count - 1;
        return range;
    }
    cells =
        provenance_joined(arena, cells_named(m, node->left, at_hand), cells_named(m, node->right, at_hand));
    for (size_t i = 0; i < node->item_count; i++)
        cells = provenance_joined(arena, cells, cells_named(m, node->items[i], at_hand));
    return cells;
}

static const struct provenance *column_range(struct table_maker *m, const struct made_column *c);

static const struct provenance *line_cells(struct table_maker *m, const struct made_line *line)
{
    const struct provenance *cells = NULL;

    for (size_t i = 0; i < line->count; i++) {
        struct made_column one = {.maker = MAKER_COPIED,
                                  .source_index = line->columns[i],
                                  .source = &m->table->columns[line->columns[i]]};

        cells = provenance_joined(m->engine->arena, cells, column_range(m, &one));
    }
    return cells;
}

static const struct provenance *column_range(struct table_maker *m, const struct made_column *c)
{
    struct provenance *range;

    if (c->line)
        return line_cells(m, c->line);
    if (m->origin.table)
        return wide_cells(m, c->source ? c->source_index : SIZE_MAX, m->rows, m->row_count);
    if (c->tree)
        return provenance_joined(m->engine->arena, cells_named(m, c->tree, true),
                                 cells_named(m, c->tree, false));
    if (!c->source || !m->table->row_count)
        return NULL;
    range = provenance_of(m->engine->arena, m->table, c->source_index, 0);
    range->last_row = m->table->row_count - 1;
    return range;
}

static struct made_column make_column(struct table_maker *m, const struct table_column *written,
                                      const struct column *implied)
{
    struct made_column c = {.maker = MAKER_COPIED};

    BUG_IF(!written && !implied);
    c.formula = written ? (written->formula.len ? written->formula : written->name) : implied->name;
    c.span = written ? written->span : m->block->span;
    if (written && (written->poison || written->sparkline)) {
        c.poison = written->poison || !line_column(m, &c, written);
        return c;
    }
    if (written && written->formula.len)
        worked_column(m, &c, written);
    else
        copied_column(m, &c, c.formula, c.span);
    if (!c.poison)
        choose_format(m, &c, written ? written->show : S(""), written ? written->show_span : NO_SPAN,
                      c.tree ? c.tree->change_of : VALUE_NUMBER);
    return c;
}

static void make_columns(struct table_maker *m)
{
    bool written = m->block->column_count > 0;

    m->column_count = written ? m->block->column_count : m->table->column_count;
    m->columns = ARENA_ARRAY(&m->scratch, struct made_column, m->column_count);
    for (size_t i = 0; i < m->column_count; i++)
        m->columns[i] =
            make_column(m, written ? &m->block->columns[i] : NULL, written ? NULL : &m->table->columns[i]);
}

/* ---- heads ---- */

static struct slice capitalised(struct arena *arena, struct slice name)
{
    struct slice copy = arena_copy(arena, name);

    if (copy.len && copy.ptr[0] >= 'a' && copy.ptr[0] <= 'z')
        ((char *)copy.ptr)[0] -= 32;
    return copy;
}

static const struct computed_column *column_heads(struct table_maker *m)
{
    struct computed_column *heads = ARENA_ARRAY(m->engine->arena, struct computed_column, m->column_count);

    for (size_t i = 0; i < m->column_count; i++) {
        struct slice name = m->block->column_count ? m->block->columns[i].name : m->table->columns[i].name;
        const struct number_format *format = m->columns[i].format;

        if (m->origin.table && i < m->block->column_count && m->block->columns[i].head)
            name = md_plain_text(m->engine->arena, m->block->columns[i].head);
        heads[i] =
            (struct computed_column){.head = capitalised(m->engine->arena, name),
                                     .kind = m->columns[i].kind,
                                     .lines = m->columns[i].line ? m->columns[i].line->rows.items : NULL,
                                     .decimals = format ? format->decimals : 0};
    }
    return heads;
}

static void note_columns(struct table_maker *m)
{
    for (size_t i = 0; i < m->column_count; i++) {
        struct made_column *c = &m->columns[i];

        c->printed = printed_add(
            m->engine,
            (struct printed_figure){.kind = c->maker == MAKER_COPIED ? PRINTED_COPIED : PRINTED_COMPUTED,
                                    .formula = c->formula,
                                    .place = S("table"),
                                    .where = c->span,
                                    .cells = column_range(m, c)});
    }
}

/* ---- rows ---- */

enum { ROWS_A_TIME = 512 }; /* after so many the memory of formatting is given back */

static const struct computed_cell *body_cells(struct table_maker *m, size_t row)
{
    struct computed_cell *cells = ARENA_ARRAY(m->engine->arena, struct computed_cell, m->column_count);

    for (size_t i = 0; i < m->column_count; i++) {
        struct made_column *c = &m->columns[i];

        cells[i].kind = c->maker == MAKER_COPIED ? PRINTED_COPIED : PRINTED_COMPUTED;
        cells[i].printed = c->printed;
        cells[i].text = c->line ? line_of_row(m, c, row) : cell_text(m, c, row, &cells[i].negative);
    }
    return cells;
}

struct made_rows {
    VECTOR(struct computed_row) list;
};

static void add_row(struct table_maker *m, struct made_rows *out, enum computed_row_kind kind,
                    const struct computed_cell *cells)
{
    *VECTOR_PUSH(m->engine->arena, &out->list) = (struct computed_row){kind, cells};
    for (size_t i = 0; i < m->column_count; i++)
        if (m->columns[i].line) {
            *VECTOR_PUSH(m->engine->arena, &m->columns[i].line->rows) = m->columns[i].line->next;
            m->columns[i].line->next = NULL;
        }
    carry_row(m);
}

static void add_body(struct table_maker *m, struct made_rows *out, const size_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        carry_add(m, rows[i]);
        carry_line(m);
        add_row(m, out, COMPUTED_BODY, body_cells(m, rows[i]));
        if (i % ROWS_A_TIME == ROWS_A_TIME - 1)
            arena_release(&m->cells);
    }
    arena_release(&m->cells);
}

static struct slice group_words(struct table_maker *m, size_t column, size_t row)
{
    struct evaluation e = {m->engine, &m->scratch, NULL, false};
    struct value v = column_value(&e, m->table, column, row);
    struct slice text;

    value_format(m->engine->arena, m->engine->style, value_default_format(m->engine->style, &v), &v, &text);
    return text;
}

/* Without a column of numbers a subtotal would only say the group's name again. */
static bool adds_up(const struct table_maker *m)
{
    for (size_t i = 0; i < m->column_count; i++)
        if (column_is_summed(&m->columns[i]))
            return true;
    return false;
}

static void add_group(struct table_maker *m, struct made_rows *out, struct slice name, const size_t *rows,
                      size_t count)
{
    struct computed_cell *head = ARENA_ARRAY(m->engine->arena, struct computed_cell, m->column_count);

    for (size_t i = 0; i < m->column_count; i++)
        head[i] = (struct computed_cell){.text = S(""), .kind = PRINTED_COPIED};
    head[0].text = name;
    add_row(m, out, COMPUTED_GROUP, head);
    add_body(m, out, rows, count);
    if (adds_up(m))
        add_row(m, out, COMPUTED_SUBTOTAL, total_cells(m, rows, count, name));
}

struct grouping {
    struct slice *names;
    size_t *ends; /* of each group among `rows`: behind its last row */
    size_t *rows, count;
};

/* Groups in the order in which they are first met; the rows of a group stay in theirs. Each row is looked at
 * twice, however many groups there are. */
static void group_rows(struct table_maker *m, size_t column, struct grouping *g)
{
    size_t *group_of = ARENA_ARRAY(&m->scratch, size_t, m->row_count);
    struct map groups = {0};

    *g = (struct grouping){ARENA_ARRAY(&m->scratch, struct slice, m->row_count),
                           ARENA_ARRAY(&m->scratch, size_t, m->row_count),
                           ARENA_ARRAY(&m->scratch, size_t, m->row_count), 0};
    for (size_t i = 0; i < m->row_count; i++) {
        struct slice name = group_words(m, column, m->rows[i]), folded = utf8_fold(&m->scratch, name);
        uint32_t known = map_lookup(&groups, folded);

        if (known == MAP_NONE) {
            known = (uint32_t)g->count;
            map_put(&m->scratch, &groups, folded, known);
            g->names[g->count++] = name;
        }
        group_of[i] = known;
        g->ends[known]++;
    }
    for (size_t i = 0, begins = 0; i < g->count; i++) {
        size_t count = g->ends[i];

        g->ends[i] = begins;
        begins += count;
    }
    for (size_t i = 0; i < m->row_count; i++)
        g->rows[g->ends[group_of[i]]++] = m->rows[i];
}

static void add_groups(struct table_maker *m, struct made_rows *out, size_t column)
{
    struct grouping g;

    group_rows(m, column, &g);
    for (size_t i = 0, begins = 0; i < g.count; begins = g.ends[i++])
        add_group(m, out, g.names[i], g.rows + begins, g.ends[i] - begins);
}

/* The first rows, and one for all that are left. */
static void add_top(struct table_maker *m, struct made_rows *out, size_t top)
{
    if (m->row_count <= top + 1) {
        add_body(m, out, m->rows, m->row_count);
        return;
    }
    add_body(m, out, m->rows, top);
    for (size_t i = top; i < m->row_count; i++)
        carry_add(m, m->rows[i]);
    carry_line(m);
    add_row(m, out, COMPUTED_BODY, total_cells(m, m->rows + top, m->row_count - top, S("All others")));
}

static void add_rows(struct table_maker *m, struct made_rows *out)
{
    struct slice group = option_words(m->engine, m->block, "group by"),
                 total = option_words(m->engine, m->block, "total");
    const struct field *top = block_option(m->block, "top");
    size_t column = group.len ? table_column_index(m->table, group) : SIZE_MAX;

    if (column != SIZE_MAX)
        add_groups(m, out, column);
    else if (top && top->kind == FIELD_NUMBER && top->number > 0)
        add_top(m, out, (size_t)top->number);
    else
        add_body(m, out, m->rows, m->row_count);
    if (total.len)
        add_row(m, out, COMPUTED_TOTAL, total_cells(m, m->rows, m->row_count, total));
}

/* ---- the component ---- */

static bool report_group(struct table_maker *m)
{
    const struct field *group = block_option(m->block, "group by");
    struct made_column c = {0};

    if (!group || group->kind != FIELD_FORMULA || table_column_index(m->table, group->words) != SIZE_MAX)
        return false;
    copied_column(m, &c, group->words, group->span);
    return true;
}

static bool prepare(struct table_maker *m)
{
    bool sound;

    if (table_is_wide(m->block) && !table_widen(m))
        return false;
    sound = !report_group(m);
    read_unit(m);
    make_columns(m);
    for (size_t i = 0; i < m->column_count; i++)
        sound = sound && !m->columns[i].poison;
    if (!table_rows(m) || !sound)
        return false;
    for (size_t i = 0; i < m->column_count; i++)
        if (m->columns[i].maker == MAKER_SHARE && !make_shares(m, &m->columns[i]))
            return false;
    return carry_begin(m);
}

const struct computed_table *compute_table(struct engine *engine, const struct block *block)
{
    struct table_maker m = {
        .engine = engine, .block = block, .table = block->table, .scratch = ARENA_INIT, .cells = ARENA_INIT};
    struct computed_table *table = NULL;
    struct made_rows rows = {{NULL, 0, 0}};

    if (prepare(&m)) {
        table = ARENA_NEW(engine->arena, struct computed_table);
        note_columns(&m);
        table->column_count = m.column_count;
        add_rows(&m, &rows);
        table->columns = column_heads(&m);
        table->rows = rows.list.items;
        table->row_count = rows.list.count;
        table->carried = carry_end(&m);
        table->unknown = m.unknown;
    }
    arena_release(&m.cells);
    arena_release(&m.scratch);
    return table;
}
