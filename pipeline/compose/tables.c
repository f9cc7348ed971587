/* Tables: the parts that forms, data, components and Markdown tables share: rows and columns, the look by a
 * style's name, captions, rows that hold together. Takes sizes and words; knows nothing of where a cell's
 * text comes from. */
#include "compose/composer.h"

struct doc_table *table_new(struct composer *c, size_t columns, size_t rows, size_t heads)
{
    struct doc_table *table = ARENA_NEW(c->arena, struct doc_table);
    struct doc_cell *cells = ARENA_ARRAY(c->arena, struct doc_cell, columns * rows);

    *table = (struct doc_table){.column_count = columns,
                                .row_count = rows,
                                .head_count = heads,
                                .continued = S(""),
                                .continued_short = S("")};
    table->columns = ARENA_ARRAY(c->arena, struct doc_column, columns);
    table->rows = ARENA_ARRAY(c->arena, struct doc_row, rows);
    for (size_t r = 0; r < rows; r++) {
        table->rows[r].kind = r < heads ? ROW_HEAD : ROW_BODY;
        table->rows[r].cells = cells + r * columns;
        for (size_t i = 0; i < columns; i++)
            table->rows[r].cells[i] = (struct doc_cell){.text = S(""),
                                                        .column_span = 1,
                                                        .row_span = 1,
                                                        .scope = r < heads ? CELL_HEADS_COLUMN : CELL_DATA};
    }
    return table;
}

void cell_take_acronyms(struct composer *c, struct doc_cell *cell)
{
    struct draft words = {0};
    struct arena scratch = ARENA_INIT; /* a register may have one in each row */
    struct draft_run plain = {
        .run = {.text = cell->text, .kind = cell->kind, .printed = cell->printed, .lang = S("")}};
    struct doc_run *runs;

    if (!acronyms_are_in(&c->acronyms, cell->text))
        return;
    *VECTOR_PUSH(&scratch, &words.runs) = plain;
    acronyms_take(&c->acronyms, &scratch, &words, false);
    runs = ARENA_ARRAY(c->arena, struct doc_run, words.runs.count);
    for (size_t i = 0; i < words.runs.count; i++) {
        runs[i] = words.runs.items[i].run;
        runs[i].text = arena_copy(c->arena, runs[i].text);
    }
    arena_release(&scratch);
    cell->runs = runs;
    cell->run_count = (uint32_t)words.runs.count;
    cell->text = S("");
    cell->printed = 0;
}

static void dress_lines(struct doc_table *table, const struct look_style *look)
{
    table->cell_padding_x = look->cell_padding_x;
    table->cell_padding_y = look->cell_padding_y;
    table->rule_head = look->rule_head;
    table->rule_row = look->rule_row;
    table->rule_total = look->rule_total;
    table->rule = look->doc.rule;
}

static void dress_fills(struct composer *c, struct doc_table *table, const struct look_style *look)
{
    const struct brand_colour *fill =
        look->head_fill.len ? brand_colour(c->look.brand, look->head_fill) : NULL;
    const struct brand_colour *stripe = look->stripe.len ? brand_colour(c->look.brand, look->stripe) : NULL;

    table->has_head_fill = fill != NULL;
    table->has_stripe = stripe != NULL;
    if (fill)
        table->head_fill = fill->colour;
    if (stripe)
        table->stripe = stripe->colour;
}

/* The style and those of its rows: "form" has "form head"; one without its own takes "table head", "table
 * body", "table total". */
static void dress(struct composer *c, struct doc_table *table, const struct look_style *look)
{
    dress_lines(table, look);
    dress_fills(c, table, look);
    table->head = &part_style(c, look, "table", "head")->doc;
    table->body = &part_style(c, look, "table", "body")->doc;
    table->total = &part_style(c, look, "table", "total")->doc;
}

/* A merged head stays with the rows it heads, a group's head with its first row, a total with what it sums.
 */
static void keep_rows(struct doc_table *table)
{
    for (size_t r = 0; r < table->row_count; r++) {
        struct doc_row *row = &table->rows[r];

        if (row->kind == ROW_HEAD || row->kind == ROW_GROUP)
            row->keep_with_next = true;
        if (r + 1 < table->row_count &&
            (table->rows[r + 1].kind == ROW_TOTAL || table->rows[r + 1].kind == ROW_SUBTOTAL))
            row->keep_with_next = true;
        for (size_t i = 0; i < table->column_count; i++)
            for (size_t k = 0; k + 1 < row->cells[i].row_span; k++)
                table->rows[r + k].keep_with_next = true;
    }
    if (table->row_count)
        table->rows[table->row_count - 1].keep_with_next = false;
}

struct doc_node *table_add(struct composer *c, struct doc_node *parent, struct doc_table *table,
                           const struct look_style *style, struct span origin)
{
    struct doc_node *node = node_add(c, parent, DOC_TABLE, style, origin);

    dress(c, table, style);
    keep_rows(table);
    node->table = table;
    return node;
}

/* "Table 3 (continued)"; without a number, the whole caption. One that holds a page number, which is not
 * known before the pages, is not repeated. */
static void continue_caption(struct composer *c, struct doc_table *table, struct doc_runs runs)
{
    struct slice name = S("");

    table->continued = table->continued_short = c->wording->continued;
    for (size_t i = 0; i < runs.count; i++) {
        if (runs.items[i].kind == RUN_SLOT)
            return;
        name = ARENA_JOIN(c->arena, name, runs.items[i].text);
        if (runs.items[i].kind == RUN_ORDINAL)
            break;
    }
    table->continued = phrase_filled(c->arena, c->wording->continued_of, name);
}

void caption_add(struct composer *c, struct doc_node *of, struct draft *words, struct span origin)
{
    const char *style = of->role == DOC_FIGURE ? "figure caption"
                        : of->table->form      ? "form caption"
                                               : "table caption";
    struct doc_node *caption;

    if (!words->runs.count)
        return;
    caption = node_add(c, of, DOC_CAPTION, style_named(c, style), origin);
    caption->runs = draft_finish(c, words, false);
}

void captions_continue(struct composer *c)
{
    for (struct doc_node *node = c->document->root; node; node = document_next(node))
        if (node->table && node->first && node->first->role == DOC_CAPTION)
            continue_caption(c, (struct doc_table *)node->table, node->first->runs); /* still being made */
}
