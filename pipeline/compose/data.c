/* A table of the publication's data as it is, for fields of type table: every column, every row, each cell
 * through the one formatter. The audit has one line a column, whose cells are the column's. Worked-out tables
 * are table_block.c. */
#include "compose/composer.h"

static enum column_align align_of(enum column_type type)
{
    switch (type) {
    case COLUMN_NUMBER:
    case COLUMN_PERCENT:
    case COLUMN_COUNT:
    case COLUMN_MONEY:
        return COLUMN_DECIMAL;
    default:
        return COLUMN_START;
    }
}

static struct slice month_words(struct composer *c, struct date date)
{
    struct civil day = date_civil(date);

    return arena_print(c->arena, "%.*s %d", SLICE_ARG(month_name_in(c->publication->language, day.month)),
                       day.year);
}

static struct slice cell_words(struct composer *c, const struct table *data, size_t at, size_t row)
{
    const struct column *column = &data->columns[at];
    const struct cell *cell = &column->cells[row];
    struct value value;
    const struct number_format *format;
    struct slice text;

    if (cell->state == STATE_KNOWN && column_type_is_text(column->type))
        return smart(c, (struct slice){cell->as.text, cell->text_length});
    if (cell->state == STATE_KNOWN && column->type == COLUMN_YES_NO)
        return cell->as.yes ? c->wording->yes : c->wording->no;
    if (cell->state == STATE_KNOWN && column->type == COLUMN_MONTH)
        return month_words(c, (struct date){cell->as.day});
    value = table_cell(c->arena, c->house_style, data, at, row);
    format = value_default_format(c->house_style, &value);
    if (format && value_format(c->arena, c->house_style, format, &value, &text))
        return text;
    return cell->state == STATE_KNOWN ? S("") : c->house_style->missing;
}

static uint32_t column_printed(struct composer *c, const struct table *data, size_t column)
{
    struct provenance *cells = ARENA_NEW(c->arena, struct provenance);
    struct printed_figure printed = {.text = S(""), .kind = PRINTED_COPIED, .place = S("table")};

    *cells =
        (struct provenance){.table = data, .column = column, .first_row = 0, .last_row = data->row_count - 1};
    printed.cells = cells;
    printed.formula = data->columns[column].name;
    printed.where = data->columns[column].span;
    return field_printed_add(c, &printed);
}

static void fill_column(struct composer *c, struct doc_table *table, size_t at, const struct table *data,
                        size_t column)
{
    const struct column *from = &data->columns[column];
    uint32_t printed = column_printed(c, data, column);
    struct slice head = from->heading.len ? from->heading : from->name;

    table->columns[at].align = align_of(from->type);
    table->rows[0].cells[at].text = smart(c, capitalised(c->arena, head));
    cell_take_acronyms(c, &table->rows[0].cells[at]);
    for (size_t r = 0; r < data->row_count; r++) {
        struct doc_cell *cell = &table->rows[r + 1].cells[at];

        cell->text = cell_words(c, data, column, r);
        cell->kind = RUN_COPIED;
        cell->printed = printed;
        if (at == 0 && column_type_is_text(from->type))
            cell->scope = CELL_HEADS_ROW;
        cell_take_acronyms(c, cell);
    }
}

void show_data(struct composer *c, const struct site *place, const struct table *data, struct slice caption,
               struct span origin)
{
    size_t columns = 0;
    struct doc_table *table;
    struct draft words = {0};

    for (size_t i = 0; i < data->column_count; i++)
        columns += data->columns[i].cells != NULL;
    if (!columns || !data->row_count)
        return;
    table = table_new(c, columns, data->row_count + 1, 1);
    for (size_t i = 0, at = 0; i < data->column_count; i++)
        if (data->columns[i].cells)
            fill_column(c, table, at++, data, i);
    if (caption.len)
        draft_text(c, &words, caption);
    caption_add(c, table_add(c, place->parent, table, style_named(c, "table"), origin), &words, origin);
}
