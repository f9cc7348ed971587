/* Table components: the computed rows with heads, alignment by kind, groups and totals, a caption with its
 * number and notes below. Takes what compute/ worked out; prints no figure of its own. */
#include "compose/chart_words.h"

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

static void fill_rich(struct composer *c, struct doc_cell *cell, const struct md_node *inlines)
{
    struct draft words = {0};
    struct doc_runs runs;

    draft_inlines(c, &words, inlines);
    runs = draft_finish(c, &words, false);
    cell->runs = runs.items;
    cell->run_count = (uint32_t)runs.count;
}

/* The component's own word on a column; NULL where the rows were turned into other columns. */
static const struct table_column *column_of(const struct block *block, const struct computed_table *from,
                                            size_t i)
{
    return block->column_count == from->column_count ? &block->columns[i] : NULL;
}

static size_t head_rows(const struct block *block, const struct computed_table *from)
{
    for (size_t i = 0; i < from->column_count; i++)
        if (column_of(block, from, i) && block->columns[i].group_head)
            return 2;
    return 1;
}

/* In two rows of heads, one without a head over it is as high as both. */
static struct doc_cell *head_cell(struct doc_table *table, const struct table_column *column, size_t i)
{
    if (table->head_count == 1 || column->group_head)
        return &table->rows[table->head_count - 1].cells[i];
    table->rows[0].cells[i].row_span = 2;
    table->rows[1].cells[i].column_span = 0;
    return &table->rows[0].cells[i];
}

static void fill_head(struct composer *c, struct doc_table *table, const struct block *block,
                      const struct computed_table *from, size_t i)
{
    const struct table_column *column = column_of(block, from, i);
    struct doc_cell *cell = head_cell(table, column, i);

    if (column && column->head)
        fill_rich(c, cell, column->head);
    else
        cell->text = smart(c, capitalised(c->arena, from->columns[i].head));
    cell_take_acronyms(c, cell);
    table->columns[i].align = align_of(&from->columns[i]);
    table->columns[i].wide = i < block->column_count && block->columns[i].wide;
}

/* One head over neighbouring columns that ask for the same one. */
static void fill_group_heads(struct composer *c, struct doc_table *table, const struct table_column *columns)
{
    struct doc_cell *cells = table->rows[0].cells;

    for (size_t i = 0, end; i < table->column_count; i = end) {
        end = i + 1;
        if (!columns[i].group_head)
            continue;
        while (end < table->column_count && end - i < UINT8_MAX && columns[end].group_head &&
               slice_equal(columns[end].group_words, columns[i].group_words))
            cells[end++].column_span = 0;
        cells[i].column_span = (uint8_t)(end - i);
        fill_rich(c, &cells[i], columns[i].group_head);
    }
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

static void head_group(struct composer *c, struct doc_row *row, size_t columns)
{
    row->cells[0].text = capitalised(c->arena, row->cells[0].text); /* it stands alone */
    row->cells[0].column_span = (uint8_t)(columns < 255 ? columns : 255);
    for (size_t i = 1; i < row->cells[0].column_span; i++)
        row->cells[i].column_span = 0;
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
    if (row->kind == ROW_GROUP)
        head_group(c, row, table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        cell_take_acronyms(c, &row->cells[i]);
}

/* ---- small lines ---- */

enum { SPARK_WIDTH = 8 }; /* in sizes of the table's words */

static const struct drawing_spec *spark_look(struct composer *c)
{
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);
    const struct doc_style *words = &style_named(c, "table body")->doc;

    *spec = (struct drawing_spec){
        .kind = DRAWING_SPARK, .size = words->leading, .width = SPARK_WIDTH * words->size};
    spec->looks = series_looks(c, &spec->look_count);
    return spec;
}

static void add_sparks(struct composer *c, struct doc_table *table, const struct computed_table *from,
                       size_t column)
{
    size_t heads = table->head_count;
    struct doc_spark *sparks = ARENA_ARRAY(c->arena, struct doc_spark, table->row_count);

    if (!table->sparks) {
        table->sparks = ARENA_ARRAY(c->arena, struct doc_spark *, table->column_count);
        table->spark = spark_look(c);
    }
    table->sparks[column] = sparks;
    for (size_t r = 0; r < from->row_count; r++) {
        const struct computed_line *line = from->columns[column].lines[r];

        if (!line)
            continue;
        sparks[heads + r] = (struct doc_spark){.course = line->course, .count = (uint32_t)line->count};
        table->rows[heads + r].cells[column].text = line_words(c, line);
    }
}

static struct doc_table *table_of(struct composer *c, const struct block *block,
                                  const struct computed_table *from)
{
    size_t heads = head_rows(block, from);
    struct doc_table *table = table_new(c, from->column_count, from->row_count + heads, heads);

    if (heads > 1)
        fill_group_heads(c, table, block->columns);
    for (size_t i = 0; i < from->column_count; i++)
        fill_head(c, table, block, from, i);
    for (size_t r = 0; r < from->row_count; r++)
        fill_row(c, table, r + heads, &from->rows[r]);
    for (size_t i = 0; i < from->column_count; i++)
        if (from->columns[i].lines)
            add_sparks(c, table, from, i);
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
    if (number.len)
        *VECTOR_PUSH(c->arena, &c->numbered) =
            (struct numbered_node){node, block->component == COMPONENT_CHART};
}

bool block_has_notes(const struct block *block)
{
    return field_is_there(block_option(block, "note")) || field_is_there(block_option(block, "source"));
}

static void draft_line_end(struct composer *c, struct draft *words)
{
    if (words->runs.count)
        draft_text(c, words, S("\n"));
}

/* One note, each part on a line of its own. */
bool block_notes(struct composer *c, const struct site *place, const struct block *block, unsigned unknown)
{
    struct slice phrase = c->wording->source, signs;
    size_t hole = slice_find(phrase, S("{}"), 0);
    struct draft words = {0};

    draft_option(c, &words, block, "note");
    signs = signs_explained(c, unknown, &words);
    if (signs.len) {
        draft_line_end(c, &words);
        draft_text(c, &words, signs);
    }
    if (field_is_there(block_option(block, "source"))) {
        draft_line_end(c, &words);
        draft_text(c, &words, slice_sub(phrase, 0, hole));
        draft_option(c, &words, block, "source");
        draft_text(c, &words, slice_from(phrase, hole + 2));
    }
    if (!words.runs.count)
        return false;
    node_add(c, place->parent, DOC_NOTE, style_named(c, "note"), block->span)->runs =
        draft_finish(c, &words, false);
    return true;
}

void table_holds_note(struct composer *c, struct doc_node *table)
{
    struct slice name = ARENA_JOIN(c->arena, table->style->name, S(" with a note"));

    if (look_knows(&c->look, name))
        table->style = &look_style(&c->look, name)->doc;
}

struct slice numbered(struct composer *c, struct slice phrase, unsigned number)
{
    return phrase_filled(c->arena, phrase, arena_print(c->arena, "%u", number));
}

/* A heading, and what else holds on to what comes next. */
static bool holds_on(const struct doc_node *node)
{
    return node->role == DOC_HEADING || node->style->keep_with_next;
}

/* What holds on to the last child goes into it, and begins no page of its own there. */
static void take_along(struct composer *c, struct doc_node *parent)
{
    struct doc_node *into = parent->last, *before = NULL, *first;

    for (struct doc_node *node = parent->first; node != into; node = node->next)
        if (!holds_on(node))
            before = node;
    first = before ? before->next : parent->first;
    if (first == into)
        return;
    into->first = first;
    for (struct doc_node *node = first; node != into; node = node->next) {
        node->parent = into;
        if (node->style->master || node->style->starts_page)
            node->style = &look_style_on_any_page(&c->look, look_style_of(node->style))->doc;
        into->last = node;
    }
    into->last->next = NULL;
    if (before)
        before->next = into;
    else
        parent->first = into;
}

/* `turned: yes`: pages on their side, as many as the table takes. */
static struct site turned_pages(struct composer *c, const struct site *place, const struct block *block)
{
    enum doc_role around = place->parent->role;
    struct site inside = *place;
    const struct look_style *style = look_style_on_master(&c->look, style_named(c, "group"), S("landscape"));

    if (around != DOC_SECTION && around != DOC_DOCUMENT) {
        DIAG(c->diagnostics, MSG_table_turned_in_box, block_option(block, "turned")->span);
        return inside;
    }
    inside.parent = node_add(c, place->parent, DOC_DIVISION, style, block->span);
    take_along(c, place->parent);
    return inside;
}

void table_block_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_table *from = c->figures->tables[block->number - 1];
    const struct field *turned = block_option(block, "turned");
    struct site inside = *place;
    struct slice number = S("");
    struct doc_node *node;

    if (!from || !from->column_count)
        return;
    c->table_count++;
    if (c->numbers_tables)
        number = numbered(c, c->wording->table, c->table_count);
    if (turned && turned->kind == FIELD_YES_NO && turned->yes)
        inside = turned_pages(c, place, block);
    node = table_add(c, inside.parent, table_of(c, block, from), box_style(c, block, "table"), block->span);
    block_caption(c, node, block, number);
    if (block_notes(c, &inside, block, from->unknown))
        table_holds_note(c, node);
}
