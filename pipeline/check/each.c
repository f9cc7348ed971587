/* `for each: area in caseload`: the name that a row goes by, the data whose rows they are, and which of them
 * are taken. At the top of a publication it makes an output a row. */
#include "check/check.h"

#include "base/utf8.h"

/* ---- the words: area in caseload where flex > 10, order flex down ---- */

static struct raw_node *part_of(struct check *c, const struct raw_node *text, struct slice part)
{
    struct raw_node *node = ARENA_NEW(c->arena, struct raw_node);
    size_t offset = (size_t)(part.ptr - text->text.ptr);

    *node = (struct raw_node){.kind = RAW_TEXT, .text = part, .span = raw_text_span(text, offset, part.len)};
    return node;
}

/* An option that stands among the words; beside it, it may not stand again. */
static void option_add(struct check *c, struct block *block, const char *name, const struct raw_node *text)
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
    option_add(c, block, name, part_of(c, text, slice_trim(slice_from(*words, at + sign.len))));
    *words = slice_sub(*words, 0, at);
}

/* The name and the data; false when something was reported. */
static bool words_read(struct check *c, struct block *block, const struct raw_node *text)
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

static void rows_make(struct check *c, struct block *block)
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

/* ---- a publication for each row ---- */

static bool holds_insert(const struct md_node *root)
{
    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->insert)
            return true;
    return false;
}

static void file_name_read(struct check *c, const struct raw_node *raw, const struct block *batch)
{
    const struct raw_node *text = raw_lookup(raw, "file name");
    struct md_node *words;

    if (!text) {
        if (raw->kind == RAW_MAP && !raw->partial)
            DIAG(c->diagnostics, MSG_key_missing, batch->span, S("`for each:`"), S("file name"),
                 ARENA_JOIN(c->arena, c->publication->name, S("-{{ "), batch->row_name, S(".NAME }}")));
        return;
    }
    if (!text_wanted(c, S("file name"), text))
        return;
    words = markdown_inline(&c->markdown, text);
    inline_take(c, words);
    if (holds_insert(words))
        c->publication->file_name = words;
    else
        DIAG(c->diagnostics, MSG_batch_file_name_same, text->span, batch->row_name);
}

/* `where:` and `file name:` without `for each:` would do nothing. */
static void reject_companions(struct check *c, const struct raw_node *raw)
{
    static const char *const names[] = {"where", "file name"};

    for (size_t i = 0; i < 2; i++) {
        const struct raw_entry *entry = raw->kind == RAW_MAP ? raw_entry(raw, names[i]) : NULL;

        if (entry)
            DIAG(c->diagnostics, MSG_batch_missing, entry->key->span, slice_of(names[i]));
    }
}

void batch_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = shape_node(raw, "for each"), *where = shape_node(raw, "where");
    struct block *batch;

    if (!text) {
        if (!raw_lookup(raw, "for each"))
            reject_companions(c, raw);
        return;
    }
    batch = ARENA_NEW(c->arena, struct block);
    *batch = (struct block){.id = S(""), .span = text->span};
    if (where)
        option_add(c, batch, "where", where);
    c->publication->batch = batch;
    if (words_read(c, batch, text)) {
        name_declare(c, NAME_ROW, batch->row_name, text->span);
        rows_make(c, batch);
    } else {
        batch->table = NULL;
    }
    file_name_read(c, raw, batch);
}
