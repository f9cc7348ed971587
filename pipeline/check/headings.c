/* The headings of a publication, and the cells that name them: a column of the type `heading` holds ids, one
 * of the type `heading title` the very words, so that lists made of the data and the chapters agree. */
#include "base/utf8.h"
#include "check/cells.h"

/* Whoever goes from heading to heading hears nothing but these words. */
static void words_check(struct check *c, const struct md_node *heading, struct span span)
{
    struct slice words = md_plain_text(c->arena, heading);

    for (size_t at = 0; at < words.len;)
        if (utf8_is_letter_or_digit(utf8_next(words, &at)))
            return;
    if (!holds_insert(heading))
        DIAG(c->diagnostics, MSG_heading_empty, span);
}

void heading_take(struct check *c, const struct block *block)
{
    const struct field *title =
        block->component == COMPONENT_FILE ? block_option(block, "title") : block->subject;

    if (!title || title->kind != FIELD_TEXT)
        return;
    words_check(c, title->text, title->span);
    *VECTOR_PUSH(c->arena, &c->headings) = (struct heading){
        block->id, slice_trim(md_plain_text(c->arena, title->text)), holds_insert(title->text), title->span};
}

void heading_take_node(struct check *c, const struct md_node *node)
{
    words_check(c, node, node->span);
    *VECTOR_PUSH(c->arena, &c->headings) =
        (struct heading){node->id, slice_trim(md_plain_text(c->arena, node)), holds_insert(node), node->span};
}

/* Sections that the layout prints. */
static void layout_headings(struct check *c)
{
    for (size_t i = 0; i < c->layout->print_count; i++) {
        const struct print *print = &c->layout->prints[i];

        if (print->words && print->id.len)
            *VECTOR_PUSH(c->arena, &c->headings) = (struct heading){
                print->id, print->words->text,
                slice_find(print->words->text, S("{{"), 0) < print->words->text.len, print->span};
    }
}

/* ---- cells ---- */

/* Curly and straight quotation marks are the same here: the program makes them curly. */
static uint32_t next_plain(struct slice text, size_t *at)
{
    uint32_t code = utf8_next(text, at);

    if (code == 0x2018 || code == 0x2019)
        return '\'';
    return code == 0x201C || code == 0x201D ? '"' : code;
}

static bool same_words(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;

    while (i < a.len && k < b.len)
        if (next_plain(a, &i) != next_plain(b, &k))
            return false;
    return i == a.len && k == b.len;
}

static const struct heading *heading_of_id(const struct check *c, struct slice id)
{
    for (size_t i = 0; id.len && i < c->headings.count; i++)
        if (slice_equal(c->headings.items[i].id, id))
            return &c->headings.items[i];
    return NULL;
}

/* Or perhaps one: the words of headings that print figures are not known here. */
static bool is_title(const struct check *c, struct slice words)
{
    for (size_t i = 0; i < c->headings.count; i++)
        if (c->headings.items[i].has_insert || same_words(c->headings.items[i].title, words))
            return true;
    return false;
}

static struct slice cell_words(const struct column *column, size_t row)
{
    const struct cell *cell = &column->cells[row];

    return cell->state == STATE_KNOWN ? (struct slice){cell->as.text, cell->text_length} : S("");
}

static struct span cell_span(const struct table *table, const struct column *column, size_t row)
{
    const struct raw_node *map = table->records ? table->records->items[row] : NULL;

    if (table->raw)
        return raw_cell_span(table->raw, raw_table_cell(table->raw, row, column->raw_column));
    for (size_t i = 0; map && map->kind == RAW_MAP && i < map->count; i++)
        if (utf8_equal_folded(map->entries[i].key->text, column->heading))
            return map->entries[i].value->span;
    return map ? map->span : column->span;
}

/* What the ids or the titles are, for "did you mean". */
static struct slice *known_headings(struct check *c, bool titles, size_t *count)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, c->headings.count);

    *count = 0;
    for (size_t i = 0; i < c->headings.count; i++)
        if (titles || c->headings.items[i].id.len)
            names[(*count)++] = titles ? c->headings.items[i].title : c->headings.items[i].id;
    return names;
}

struct cell_check {
    struct check *c;
    struct table *table;
    struct column *column;
    const struct column *ids; /* of a title: the column of headings in the same rows, or NULL */
    uint32_t cause;
};

static struct slice name_of_cell(const struct cell_check *k, size_t row)
{
    struct column_rules rules = {.c = k->c, .table = k->table, .column = k->column};

    return cell_name(&rules, row);
}

static void tell(struct cell_check *k, size_t row, struct slice words)
{
    struct check *c = k->c;
    bool title = k->column->type == COLUMN_HEADING_TITLE;
    size_t count;
    struct slice *names = known_headings(c, title, &count), advice;
    struct diagnostic *one;

    advice = title ? did_you_mean(c->arena, words, names, count)
                   : choice_advice(c, words, names, count, "The ids of headings are");
    if (title && advice.len)
        advice = ARENA_JOIN(c->arena, advice, S("\n"));
    one = DIAG(c->diagnostics, title ? MSG_cell_no_heading_title : MSG_cell_no_heading,
               cell_span(k->table, k->column, row), name_of_cell(k, row), words, advice);
    one->cause = k->cause ? k->cause : (k->cause = ++c->causes);
}

static void cell_check(struct cell_check *k, size_t row)
{
    struct slice words = cell_words(k->column, row);
    const struct heading *heading = k->ids ? heading_of_id(k->c, cell_words(k->ids, row)) : NULL;

    if (!words.len)
        return;
    if (k->column->type == COLUMN_HEADING ? !heading_of_id(k->c, words) : !heading && !is_title(k->c, words))
        tell(k, row, words);
    else if (heading && !heading->has_insert && !same_words(heading->title, words))
        DIAG(k->c->diagnostics, MSG_cell_other_title, cell_span(k->table, k->column, row),
             name_of_cell(k, row), words, heading->id, heading->title,
             span_describe(k->c->arena, k->c->sources, heading->span, true));
}

static void table_check(struct check *c, struct table *table)
{
    const struct column *ids = NULL;

    for (size_t i = 0; i < table->column_count && !ids; i++)
        if (table->columns[i].type == COLUMN_HEADING && table->columns[i].cells)
            ids = &table->columns[i];
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        struct cell_check check = {c, table, column, column->type == COLUMN_HEADING_TITLE ? ids : NULL, 0};

        if ((column->type != COLUMN_HEADING && column->type != COLUMN_HEADING_TITLE) || !column->cells)
            continue;
        for (size_t row = 0; row < table->row_count; row++)
            cell_check(&check, row);
    }
}

void headings_check(struct check *c)
{
    layout_headings(c);
    for (size_t i = 0; i < c->publication->table_count; i++)
        table_check(c, &c->tables[i]);
}
