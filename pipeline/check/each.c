/* `for each: area in caseload`: the name that a row goes by, the data whose rows they are, which of them are
 * taken; and the component of that name, whose text is typed once for each row. */
#include "base/plain_name.h"
#include "base/utf8.h"
#include "check/check.h"

const struct each_row each_pattern;

/* ---- the words: area in caseload where flex > 10, order flex down ---- */

static struct raw_node *part_of(struct check *c, const struct raw_node *text, struct slice part)
{
    struct raw_node *node = ARENA_NEW(c->arena, struct raw_node);
    size_t offset = (size_t)(part.ptr - text->text.ptr);

    *node = (struct raw_node){.kind = RAW_TEXT, .text = part, .span = raw_text_span(text, offset, part.len)};
    return node;
}

/* It may stand among the words or as a key, not both. */
void each_option_add(struct check *c, struct block *block, const char *name, const struct raw_node *text)
{
    struct field *options = ARENA_ARRAY(c->arena, struct field, block->option_count + 1);

    if (block_option(block, name)) {
        DIAG(c->diagnostics, MSG_each_twice, text->span, slice_of(name));
        return;
    }
    for (size_t i = 0; i < block->option_count; i++)
        options[i] = block->options[i];
    options[block->option_count++] = (struct field){
        .kind = FIELD_FORMULA, .name = slice_of(name), .raw = text, .span = text->span, .words = text->text};
    block->options = options;
}

/* Takes `sign` and what is behind it off *words; the option that it was, or nothing. */
static void take_option(struct check *c, struct block *block, const struct raw_node *text,
                        struct slice *words, const char *name)
{
    struct slice sign = slice_is(slice_of(name), "order") ? S(", order ") : S(" where ");
    size_t at = slice_find(*words, sign, 0);

    if (at == words->len)
        return;
    each_option_add(c, block, name, part_of(c, text, slice_trim(slice_from(*words, at + sign.len))));
    *words = slice_sub(*words, 0, at);
}

bool each_words_read(struct check *c, struct block *block, const struct raw_node *text)
{
    struct slice words = slice_trim(text->text);
    size_t in;

    take_option(c, block, text, &words, "order");
    take_option(c, block, text, &words, "where");
    in = slice_find(words, S(" in "), 0);
    if (in == words.len) {
        DIAG(c->diagnostics, MSG_each_form, text->span, text->text);
        return false;
    }
    block->row_name = slice_trim(slice_sub(words, 0, in));
    block->table = table_wanted(c, part_of(c, text, slice_trim(slice_from(words, in + 4))));
    return name_is_sound(c, S("a row"), block->row_name, part_of(c, text, block->row_name)->span) &&
           block->table;
}

/* ---- rows ---- */

static struct span cell_span(const struct table *table, size_t row, size_t column)
{
    if (table->records)
        return table->records->items[row]->span;
    if (!table->raw || table->columns[column].raw_column == SIZE_MAX)
        return table->span;
    return raw_cell_span(table->raw, raw_table_cell(table->raw, row, table->columns[column].raw_column));
}

/* As it is written in the file; empty when it cannot be had. */
static struct slice cell_words(const struct table *table, size_t row, size_t column)
{
    const struct cell *cell = table->columns[column].cells ? &table->columns[column].cells[row] : NULL;
    enum column_type type = table->columns[column].type;

    if (!cell || cell->state != STATE_KNOWN)
        return S("");
    if (column_type_is_text(type))
        return (struct slice){cell->as.text, cell->text_length};
    if (table->raw && table->columns[column].raw_column != SIZE_MAX)
        return slice_trim(raw_cell_text(raw_table_cell(table->raw, row, table->columns[column].raw_column)));
    return S("");
}

void each_rows_make(struct check *c, struct block *block)
{
    const struct table *table = block->table;
    struct each_row *rows = ARENA_ARRAY(c->arena, struct each_row, table->row_count);
    size_t column = table->key_count ? table->key[0] : 0;

    for (size_t row = 0; row < table->row_count && table->column_count; row++) {
        struct slice label = cell_words(table, row, column);

        rows[row] = (struct each_row){.name = block->row_name,
                                      .table = table,
                                      .row = row,
                                      .label = label,
                                      .span = cell_span(table, row, column)};
        if (!label.len)
            rows[row].label = arena_print(c->arena, "row %zu", row + 1);
    }
    block->rows = rows;
}

/* ---- the component ---- */

static void insert_row_set(struct check *c, uint32_t number, const struct each_row *row)
{
    while (c->insert_rows.count < number)
        *VECTOR_PUSH(c->arena, &c->insert_rows) = NULL;
    c->insert_rows.items[number - 1] = row;
}

void insert_rows_finish(struct check *c)
{
    uint32_t count = (uint32_t)c->markdown.inserts.count;

    if (count > c->insert_rows.count)
        insert_row_set(c, count, NULL);
    c->publication->insert_rows = c->insert_rows.items;
    c->publication->each_row_count = c->row_count;
}

/* The Markdown as it stands in the file is what the rows' texts are copied from; nobody else may see it. */
static struct md_node *take_pattern(struct check *c, const struct md_node *container)
{
    struct md_node *pattern = ARENA_NEW(c->arena, struct md_node);

    *pattern = *container;
    for (const struct md_node *node = md_next(container, container); node; node = md_next(node, container)) {
        if (node->insert)
            insert_row_set(c, node->insert->number, &each_pattern);
        for (size_t i = 0; i < node->in_target_count; i++)
            insert_row_set(c, node->in_target[i]->number, &each_pattern);
    }
    ((struct md_node *)container)->first = ((struct md_node *)container)->last = NULL; /* still being made */
    return pattern;
}

static void row_read(struct check *c, struct each_row *row, const struct each_content *content,
                     const struct md_node *pattern)
{
    size_t first = c->markdown.inserts.count;

    row->number = ++c->row_count;
    c->row = row;
    if (pattern)
        row->prose = prose_take(c, markdown_copy(&c->markdown, pattern), content->level);
    else if (content->list)
        blocks_read(c, content->list, content->level, &row->content, &row->content_count);
    c->row = NULL;
    for (size_t i = first; i < c->markdown.inserts.count; i++)
        if (i >= c->insert_rows.count || c->insert_rows.items[i] != &each_pattern)
            insert_row_set(c, (uint32_t)i + 1, row);
}

/* The row's name may be that of another component's row, not that of the batch or of anything else. */
static void row_name_declare(struct check *c, const struct block *block)
{
    const struct known_name *known = name_lookup(c, block->row_name);
    const struct block *batch = c->publication->batch;

    if (!known || known->kind != NAME_ROW || (batch && utf8_equal_folded(batch->row_name, block->row_name)))
        name_declare(c, NAME_ROW, block->row_name, block->span);
}

void for_each_read(struct check *c, struct block *block, const struct each_content *content)
{
    const struct field *words = block->subject;
    const struct md_node *pattern = content->container ? take_pattern(c, content->container) : NULL;
    struct each_row *rows;

    if (c->row) {
        DIAG(c->diagnostics, MSG_each_nested, block->span);
        return;
    }
    if (!words || words->kind != FIELD_FORMULA || !each_words_read(c, block, words->raw)) {
        block->table = NULL;
        return;
    }
    row_name_declare(c, block);
    each_rows_make(c, block);
    rows = (struct each_row *)block->rows; /* made a line before */
    for (size_t i = 0; i < block->table->row_count && block->table->column_count; i++) {
        struct diagnostics_row before =
            diagnostics_enter_row(c->diagnostics, rows[i].label, block->table->row_count);

        c->repeated = i > 0;
        row_read(c, &rows[i], content, pattern);
        c->repeated = false;
        diagnostics_leave_row(c->diagnostics, before);
    }
}

/* ---- ids ---- */

/* What `{{ service.id }}` is in the row at hand; false when it is no cell of it. */
static bool cell_named(const struct each_row *row, struct slice path, struct slice *words)
{
    size_t dot = slice_find_byte(path, '.', 0);
    const struct column *column =
        column_lookup(row->table, slice_trim(slice_from(path, dot + (dot < path.len))));

    if (!column || !utf8_equal_folded(slice_trim(slice_sub(path, 0, dot)), row->name))
        return false;
    *words = cell_words(row->table, row->row, (size_t)(column - row->table->columns));
    return words->len > 0;
}

static struct slice columns_of(struct check *c, const struct table *table)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, table->column_count);

    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].name;
    return names_joined(c, names, table->column_count);
}

static struct slice id_fails(struct check *c, enum message id, struct slice written, struct span span)
{
    const struct each_row *row = c->row;

    DIAG(c->diagnostics, id, span, written, row ? row->name : S(""), row ? row->table->name : S(""),
         row ? columns_of(c, row->table) : S(""));
    return S("");
}

struct slice id_of_row(struct check *c, struct slice id, struct span span)
{
    struct slice made = S("");
    size_t at = 0, open = slice_find(id, S("{{"), 0);

    if (open == id.len)
        return c->row && c->row->table->row_count > 1 ? id_fails(c, MSG_each_id_same, id, span) : id;
    if (!c->row)
        return id_fails(c, MSG_id_insert, id, span);
    for (; open < id.len; open = slice_find(id, S("{{"), at)) {
        size_t close = slice_find(id, S("}}"), open);
        struct slice words;

        if (close == id.len || !cell_named(c->row, slice_sub(id, open + 2, close - open - 2), &words))
            return id_fails(c, MSG_each_id_cell, id, span);
        made = ARENA_JOIN(c->arena, made, slice_sub(id, at, open - at), words);
        at = close + 2;
    }
    return plain_name(c->arena, ARENA_JOIN(c->arena, made, slice_from(id, at)));
}
