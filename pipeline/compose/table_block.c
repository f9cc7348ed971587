/* Table components: the computed rows with heads, alignment by kind, groups and totals, a caption with its
 * number and notes below. Takes what compute/ worked out; prints no figure of its own. */
#include "compose/composer.h"

static enum run_kind kind_of(const struct computed_cell *cell)
{
    switch ((enum printed_kind)cell->kind) {
    case PRINTED_COMPUTED:
        return RUN_COMPUTED;
    case PRINTED_LITERAL:
        return RUN_LITERAL;
    default:
        return cell->printed ? RUN_COPIED : RUN_TEXT;
    }
}

static enum column_align align_of(const struct computed_column *column)
{
    switch (column->kind) {
    case VALUE_MONEY:
    case VALUE_NUMBER:
    case VALUE_COUNT:
    case VALUE_PERCENT:
    case VALUE_CHANGE:
    case VALUE_RANK:
        return COLUMN_DECIMAL; /* whole ones too: what follows a number (a bracket, %) hangs out */
    default:
        return COLUMN_START;
    }
}

/* Smart text costs time that a register of 100,000 rows has not: only for cells with a mark that it would
 * change. */
static struct slice cell_text(struct composer *c, struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\'' || text.ptr[i] == '"')
            return smart(c, text);
    return text.ptr ? text : S("");
}

static void fill_head(struct composer *c, struct doc_table *table, const struct block *block,
                      const struct computed_table *from, size_t i)
{
    struct doc_cell *cell = &table->rows[0].cells[i];
    struct draft words = {0};
    struct doc_runs runs;

    if (i < block->column_count && block->column_count == from->column_count && block->columns[i].head) {
        draft_inlines(c, &words, block->columns[i].head);
        runs = draft_finish(c, &words, false);
        cell->runs = runs.items;
        cell->run_count = (uint32_t)runs.count;
    } else {
        cell->text = smart(c, capitalised(c->arena, from->columns[i].head));
    }
    table->columns[i].align = align_of(&from->columns[i]);
    table->columns[i].wide = i < block->column_count && block->columns[i].wide;
}

static void fill_cells(struct composer *c, struct doc_row *row, const struct computed_row *from,
                       size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        struct doc_cell *cell = &row->cells[i];

        cell->text = cell_text(c, from->cells[i].text);
        cell->kind = (uint8_t)kind_of(&from->cells[i]);
        cell->printed = from->cells[i].printed;
    }
}

static void fill_row(struct composer *c, struct doc_table *table, size_t r, const struct computed_row *from)
{
    static const enum row_kind kinds[] = {[COMPUTED_GROUP] = ROW_GROUP,
                                          [COMPUTED_BODY] = ROW_BODY,
                                          [COMPUTED_SUBTOTAL] = ROW_SUBTOTAL,
                                          [COMPUTED_TOTAL] = ROW_TOTAL};
    struct doc_row *row = &table->rows[r];

    row->kind = kinds[from->kind];
    fill_cells(c, row, from, table->column_count);
    if (table->columns[0].align == COLUMN_START)
        row->cells[0].scope = CELL_HEADS_ROW;
    if (row->kind != ROW_GROUP)
        return;
    row->cells[0].column_span = (uint8_t)(table->column_count < 255 ? table->column_count : 255);
    for (size_t i = 1; i < row->cells[0].column_span; i++)
        row->cells[i].column_span = 0;
}

static struct doc_table *table_of(struct composer *c, const struct block *block,
                                  const struct computed_table *from)
{
    struct doc_table *table = table_new(c, from->column_count, from->row_count + 1, 1);

    for (size_t i = 0; i < from->column_count; i++)
        fill_head(c, table, block, from, i);
    for (size_t r = 0; r < from->row_count; r++)
        fill_row(c, table, r + 1, &from->rows[r]);
    if (from->carried) {
        struct doc_carried *carried = ARENA_NEW(c->arena, struct doc_carried);

        *carried =
            (struct doc_carried){c->wording->carried_forward, c->wording->brought_forward, from->carried};
        table->carried = carried;
    }
    return table;
}

/* ---- around the table ---- */

static void draft_option(struct composer *c, struct draft *draft, const struct block *block, const char *name)
{
    const struct field *option = block_option(block, name);

    if (option && option->kind == FIELD_FORMULA)
        draft_text(c, draft, option->words);
    else if (field_is_there(option))
        draft_field(c, draft, option, "table");
}

/* "Table 3: Budget and outturn (£000)". Only where something refers to a table by its number have captions
 * numbers. */
void block_caption(struct composer *c, struct doc_node *node, const struct block *block, struct slice number)
{
    struct draft words = {0}, unit = {0};
    size_t from;

    if (number.len)
        draft_run(c, &words, RUN_ORDINAL, number, 0)->variant = VARIANT_STRONG;
    from = words.runs.count;
    if (number.len && field_is_there(block_option(block, "caption")))
        draft_text(c, &words, S(": "));
    draft_option(c, &words, block, "caption");
    draft_option(c, &unit, block, "unit");
    if (unit.runs.count && words.runs.count > from) {
        draft_text(c, &words, S(" ("));
        draft_option(c, &words, block, "unit");
        draft_text(c, &words, S(")"));
    }
    caption_add(c, node, &words, block->span);
    id_place(c, block->id, node, number);
}

static bool has_notes(const struct block *block)
{
    return field_is_there(block_option(block, "note")) || field_is_there(block_option(block, "source"));
}

/* One note: what is to be said, then the source on a line of its own. */
void block_notes(struct composer *c, const struct site *place, const struct block *block)
{
    struct slice phrase = c->wording->source;
    size_t hole = slice_find(phrase, S("{}"), 0);
    struct draft words = {0};

    if (!has_notes(block))
        return;
    draft_option(c, &words, block, "note");
    if (field_is_there(block_option(block, "source"))) {
        if (words.runs.count)
            draft_text(c, &words, S("\n"));
        draft_text(c, &words, slice_sub(phrase, 0, hole));
        draft_option(c, &words, block, "source");
        draft_text(c, &words, slice_from(phrase, hole + 2));
    }
    node_add(c, place->parent, DOC_NOTE, style_named(c, "note"), block->span)->runs =
        draft_finish(c, &words, false);
}

/* A table holds on to the note below it. */
void block_table_style(struct composer *c, struct doc_node *table, const struct block *block)
{
    struct slice name = ARENA_JOIN(c->arena, table->style->name, S(" with a note"));

    if (has_notes(block))
        table->style = &look_style(&c->look, name)->doc;
}

struct slice numbered(struct composer *c, struct slice phrase, unsigned number)
{
    size_t hole = slice_find(phrase, S("{}"), 0);

    return arena_print(c->arena, "%.*s%u%.*s", SLICE_ARG(slice_sub(phrase, 0, hole)), number,
                       SLICE_ARG(slice_from(phrase, hole + 2)));
}

void table_block_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_table *from = c->figures->tables[block->number - 1];
    struct slice number = S("");
    struct doc_node *node;

    if (!from || !from->column_count)
        return;
    c->table_count++;
    if (c->numbers_tables)
        number = numbered(c, c->wording->table, c->table_count);
    node = table_add(c, place->parent, table_of(c, block, from), "table", block->span);
    block_table_style(c, node, block);
    block_caption(c, node, block, number);
    block_notes(c, place, block);
}
