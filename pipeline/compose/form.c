/* Forms: a table of heads and values in two or three columns, with merged heads over several rows. Takes a
 * layout's rows or the fields of a record. A row without a value is left out, and a head with its last row.
 */
#include "compose/composer.h"

#include "base/buffer.h"

/* One line of the finished form. */
struct form_line {
    struct slice group; /* merged head; empty = none */
    uint8_t group_rows; /* on the first line of a group; 0 on the others */
    const struct raw_node *head_node;
    struct slice head;
    struct slice show, note;   /* paths */
    const struct field *field; /* instead of paths */
};

struct form {
    struct composer *c;
    const struct scope *scope;
    VECTOR(struct form_line) lines;
    bool grouped;
};

static bool row_is_there(const struct form *f, const struct form_row *row)
{
    return (row->show.len && path_is_there(f->c, f->scope, row->show)) ||
           (row->note.len && path_is_there(f->c, f->scope, row->note));
}

static void add_line(struct form *f, const struct form_row *row, struct slice group, uint8_t group_rows)
{
    *VECTOR_PUSH(f->c->arena, &f->lines) = (struct form_line){.group = group,
                                                              .group_rows = group_rows,
                                                              .head = row->head,
                                                              .head_node = row->head_node,
                                                              .show = row->show,
                                                              .note = row->note};
}

static void add_group(struct form *f, const struct form_row *row)
{
    size_t first = f->lines.count;

    for (size_t i = 0; i < row->row_count; i++)
        if (row_is_there(f, &row->rows[i]))
            add_line(f, &row->rows[i], row->head, 0);
    if (f->lines.count == first)
        return;
    f->lines.items[first].group_rows = (uint8_t)(f->lines.count - first);
    f->grouped = true;
}

static void collect(struct form *f, const struct print *print)
{
    for (size_t i = 0; i < print->row_count; i++) {
        const struct form_row *row = &print->rows[i];

        if (row->row_count)
            add_group(f, row);
        else if (row_is_there(f, row))
            add_line(f, row, S(""), 0);
    }
}

/* ---- cells ---- */

static void fill_cell(struct composer *c, struct doc_cell *cell, struct draft *words)
{
    struct doc_runs runs = draft_finish(c, words, false);

    cell->runs = runs.items;
    cell->run_count = (uint32_t)runs.count;
    if (runs.count == 1 && !runs.items[0].element && !runs.items[0].variant &&
        runs.items[0].kind != RUN_SLOT && !runs.items[0].expansion && !runs.items[0].lang.len &&
        runs.items[0].text.len) {
        cell->text = runs.items[0].text;
        cell->printed = runs.items[0].printed;
        cell->kind = (uint8_t)runs.items[0].kind;
        cell->runs = NULL;
        cell->run_count = 0;
    }
}

static void fill_head(struct form *f, struct doc_cell *cell, struct slice head)
{
    struct draft words = {0};

    draft_layout_text(f->c, &words, head, f->scope, NO_SPAN);
    cell->scope = CELL_HEADS_ROW;
    fill_cell(f->c, cell, &words);
}

static void fill_value(struct form *f, struct doc_cell *cell, const struct form_line *line)
{
    struct draft words = {0};

    if (line->field)
        draft_field(f->c, &words, line->field, "form");
    else if (line->show.len)
        draft_path(f->c, &words, f->scope, line->show, "form");
    if (line->note.len && path_is_there(f->c, f->scope, line->note)) {
        if (words.runs.count)
            draft_text(f->c, &words, S("\n"));
        draft_path(f->c, &words, f->scope, line->note, "form");
    }
    fill_cell(f->c, cell, &words);
}

static void fill_line(struct form *f, struct doc_row *row, const struct form_line *line)
{
    size_t value = f->grouped ? 2 : 1;

    if (line->group.len) {
        fill_head(f, &row->cells[1], line->head);
        row->cells[0].column_span = line->group_rows ? 1 : 0;
        row->cells[0].row_span = line->group_rows ? line->group_rows : 1;
        row->cells[0].scope = CELL_HEADS_ROW;
        if (line->group_rows)
            fill_head(f, &row->cells[0], line->group);
    } else {
        fill_head(f, &row->cells[0], line->head);
        if (f->grouped) {
            row->cells[0].column_span = 2;
            row->cells[1].column_span = 0;
        }
    }
    fill_value(f, &row->cells[value], line);
}

static struct doc_node *form_add(struct form *f, struct doc_node *parent, struct span origin)
{
    size_t columns = f->grouped ? 3 : 2;
    struct doc_table *table = table_new(f->c, columns, f->lines.count, 0);
    uint16_t width = style_named(f->c, "form")->head_width;

    table->form = true;
    for (size_t r = 0; r < f->lines.count; r++)
        fill_line(f, &table->rows[r], &f->lines.items[r]);
    if (!f->grouped)
        table->columns[0].share = width;
    table->columns[columns - 1].wide = true;
    return table_add(f->c, parent, table, style_named(f->c, "form"), origin);
}

void show_form(struct composer *c, const struct site *place, const struct print *print)
{
    struct scope scope = {0};
    struct form f = {.c = c, .scope = &scope};
    struct draft caption = {0};
    struct doc_node *node;

    collect(&f, print);
    if (!f.lines.count)
        return;
    node = form_add(&f, place->parent, print->span);
    draft_layout_words(c, &caption, print->words, &scope);
    caption_add(c, node, &caption, print->span);
    id_place(c, print->id, node, S(""));
}

void show_record_as_form(struct composer *c, const struct site *place, const struct field *record)
{
    struct scope scope = {.item = record};
    struct form f = {.c = c, .scope = &scope};

    for (size_t i = 0; i < record->list.count; i++)
        if (field_is_there(&record->list.items[i]) && record->list.items[i].kind != FIELD_ID)
            *VECTOR_PUSH(c->arena, &f.lines) =
                (struct form_line){.head = capitalised(c->arena, record->list.items[i].name),
                                   .group = S(""),
                                   .show = S(""),
                                   .note = S(""),
                                   .field = &record->list.items[i]};
    if (f.lines.count)
        form_add(&f, place->parent, record->span);
}
