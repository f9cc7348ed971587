/* The publication as indented text, for --stop-after check and the goldens: one field a line, with its type.
 */
#include "base/buffer.h"
#include "check/publication.h"

#include <stdio.h>

struct printer {
    struct buffer *out;
    const struct sources *sources;
    struct arena scratch;
    unsigned indent;
};

enum { ROWS_SHOWN = 5 };

static const char *const field_words[] = {
    [FIELD_ABSENT] = "absent",       [FIELD_POISON] = "wrong",    [FIELD_TEXT] = "text",
    [FIELD_PROSE] = "prose",         [FIELD_DATE] = "date",       [FIELD_YES_NO] = "yes or no",
    [FIELD_CHOICE] = "choice",       [FIELD_NUMBER] = "number",   [FIELD_ID] = "id",
    [FIELD_POST] = "post",           [FIELD_PICTURE] = "picture", [FIELD_RECORD] = "record",
    [FIELD_LIST] = "list",           [FIELD_TABLE] = "table",     [FIELD_STANDING] = "standing text",
    [FIELD_BLOCKS] = "blocks",       [FIELD_FORMULA] = "formula", [FIELD_PERSON] = "person",
    [FIELD_YEAR] = "financial year", [FIELD_TIME] = "time",       [FIELD_CONTACT] = "contact",
};
static const char *const column_words[] = {
    [COLUMN_TEXT] = "text",
    [COLUMN_NUMBER] = "number",
    [COLUMN_COUNT] = "count",
    [COLUMN_MONEY] = "money",
    [COLUMN_PERCENT] = "percent",
    [COLUMN_DATE] = "date",
    [COLUMN_MONTH] = "month",
    [COLUMN_FINANCIAL_YEAR] = "financial year",
    [COLUMN_YES_NO] = "yes or no",
    [COLUMN_CHOICE] = "choice",
    [COLUMN_LINK] = "link",
    [COLUMN_HEADING] = "heading",
    [COLUMN_HEADING_TITLE] = "heading title",
    [COLUMN_TIME] = "time",
};
static const char *const component_words[COMPONENT_KINDS] = {
    [COMPONENT_TEXT] = "text",
    [COMPONENT_SECTION] = "section",
    [COMPONENT_FILE] = "file",
    [COMPONENT_TABLE] = "table",
    [COMPONENT_CHART] = "chart",
    [COMPONENT_QUOTE] = "quote",
    [COMPONENT_LIST] = "list",
    [COMPONENT_PICTURE] = "picture",
    [COMPONENT_CONTENTS] = "contents",
    [COMPONENT_NOTE] = "note",
    [COMPONENT_STANDING] = "standing",
    [COMPONENT_SIGNATURE] = "signature",
    [COMPONENT_PANEL] = "panel",
    [COMPONENT_CALLOUT] = "callout",
    [COMPONENT_NUMBER] = "number",
    [COMPONENT_NUMBERS] = "numbers",
    [COMPONENT_PULL] = "pull",
    [COMPONENT_COLUMNS] = "columns",
    [COMPONENT_COVER] = "cover",
    [COMPONENT_OUTLINE] = "outline",
    [COMPONENT_GRID] = "grid",
    [COMPONENT_STEPS] = "steps",
    [COMPONENT_CONTACT] = "contact",
    [COMPONENT_QR] = "qr",
    [COMPONENT_EACH] = "for each",
    [COMPONENT_ACTION] = "action",
    [COMPONENT_LIST_OF] = "list of",
    [COMPONENT_TIMELINE] = "timeline",
    [COMPONENT_CODE] = "code",
    [COMPONENT_EXAMPLE] = "example",
    [COMPONENT_ACCESSIBILITY] = "accessibility",
};
static const char *const state_words[] = {
    [STATE_MISSING] = "(missing)",
    [STATE_SUPPRESSED] = "(held back)",
    [STATE_NOT_APPLICABLE] = "(not applicable)",
    [STATE_POISON] = "(wrong)",
};

static void line_start(struct printer *p)
{
    buffer_indent(p->out, p->indent);
}

static void put_line(struct printer *p, const char *key, struct slice value)
{
    if (!value.len)
        return;
    line_start(p);
    buffer_print(p->out, "%s: %.*s\n", key, SLICE_ARG(value));
}

/* ---- prose ---- */

static void print_block(struct printer *p, const struct block *block);

/* The tree as read/ prints it, each line indented by ours. */
static void print_tree(struct printer *p, const struct md_node *root)
{
    struct buffer tree = BUFFER_INIT;
    struct slice rest, line;

    md_print(root, p->sources, &tree);
    rest = slice_trim_end(buffer_slice(&tree));
    while (slice_split(&rest, '\n', &line)) {
        line_start(p);
        buffer_put(p->out, line);
        buffer_put_byte(p->out, '\n');
    }
    buffer_release(&tree);
}

static void print_prose(struct printer *p, const struct prose *prose)
{
    if (!prose->root)
        return;
    p->indent++;
    print_tree(p, prose->root);
    for (size_t i = 0; i < prose->component_count; i++)
        print_block(p, prose->components[i].block);
    p->indent--;
}

/* ---- fields ---- */

static void print_field(struct printer *p, const struct field *field);

static void print_value(struct printer *p, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        buffer_print(p->out, " \"%.*s\"", SLICE_ARG(md_plain_text(&p->scratch, field->text)));
        break;
    case FIELD_DATE:
        buffer_put_byte(p->out, ' ');
        buffer_put(p->out, date_print_iso(&p->scratch, field->date));
        break;
    case FIELD_YES_NO:
        buffer_put_text(p->out, field->yes ? " yes" : " no");
        break;
    case FIELD_CHOICE:
    case FIELD_ID:
    case FIELD_FORMULA:
        buffer_print(p->out, " %.*s", SLICE_ARG(field->words));
        break;
    case FIELD_NUMBER:
        buffer_print(p->out, " %ld", field->number);
        break;
    case FIELD_YEAR:
        buffer_print(p->out, " %d/%02d", field->year, (field->year + 1) % 100);
        break;
    case FIELD_TIME:
        buffer_print(p->out, " %d:%02d", field->minute / 60, field->minute % 60);
        break;
    case FIELD_PERSON:
        buffer_print(p->out, " %.*s", SLICE_ARG(field->in_post.person->id));
        break;
    case FIELD_POST:
        buffer_print(p->out, " %.*s", SLICE_ARG(field->post->id));
        break;
    case FIELD_CONTACT:
        buffer_print(p->out, " %.*s", SLICE_ARG(field->contact->id));
        break;
    case FIELD_PICTURE:
        buffer_print(p->out, " %.*s \"%.*s\"", SLICE_ARG(field->picture.file->written),
                     SLICE_ARG(field->picture.alt));
        break;
    case FIELD_TABLE:
        buffer_print(p->out, " %.*s", SLICE_ARG(field->table->name));
        break;
    default:
        break;
    }
}

static void print_inside(struct printer *p, const struct field *field)
{
    if (field->kind == FIELD_PROSE || field->kind == FIELD_STANDING)
        print_prose(p, &field->prose);
    p->indent++;
    if (field->kind == FIELD_RECORD || field->kind == FIELD_LIST)
        for (size_t i = 0; i < field->list.count; i++)
            print_field(p, &field->list.items[i]);
    if (field->kind == FIELD_BLOCKS)
        for (size_t i = 0; i < field->blocks.count; i++)
            print_block(p, &field->blocks.items[i]);
    p->indent--;
}

static void print_field(struct printer *p, const struct field *field)
{
    line_start(p);
    if (field->name.len)
        buffer_print(p->out, "%.*s: ", SLICE_ARG(field->name));
    buffer_put_text(p->out, field_words[field->kind]);
    print_value(p, field);
    buffer_put_byte(p->out, '\n');
    print_inside(p, field);
}

/* ---- components ---- */

static void print_columns(struct printer *p, const struct block *block)
{
    for (size_t i = 0; i < block->column_count; i++) {
        const struct table_column *column = &block->columns[i];

        line_start(p);
        buffer_print(p->out, "column %.*s", SLICE_ARG(column->name));
        if (column->formula.len)
            buffer_print(p->out, " = %.*s", SLICE_ARG(column->formula));
        for (size_t k = 0; column->course && k < column->course->count; k++)
            buffer_print(p->out, "%s%.*s", k ? ", " : " = ", SLICE_ARG(column->course->items[k]->text));
        if (column->head)
            buffer_print(p->out, ", head \"%.*s\"", SLICE_ARG(md_plain_text(&p->scratch, column->head)));
        if (column->show.len)
            buffer_print(p->out, ", show %.*s", SLICE_ARG(column->show));
        buffer_put_text(p->out, column->wide ? ", wide\n" : "\n");
    }
}

static void print_parts(struct printer *p, const struct block *block)
{
    for (size_t i = 0; i < block->part_count; i++) {
        const struct block_part *part = &block->parts[i];

        line_start(p);
        buffer_put_text(p->out, "part");
        if (part->label)
            buffer_print(p->out, " \"%.*s\"", SLICE_ARG(md_plain_text(&p->scratch, part->label)));
        if (part->formula)
            buffer_print(p->out, " = %.*s", SLICE_ARG(part->formula->text));
        for (size_t k = 0; k < part->cell_count; k++)
            for (size_t t = 0; t < part->cells[k].count; t++)
                buffer_print(p->out, "%s \"%.*s\"", t ? "," : " |",
                             SLICE_ARG(md_plain_text(&p->scratch, part->cells[k].texts[t])));
        buffer_put_byte(p->out, '\n');
    }
}

static void print_typed(struct printer *p, struct slice typed)
{
    struct slice line;

    while (typed.len && slice_split(&typed, '\n', &line)) {
        line_start(p);
        buffer_print(p->out, "typed \"%.*s\"\n", SLICE_ARG(line));
    }
}

/* What a `for each` has for each row. */
static void print_each(struct printer *p, const struct block *block)
{
    for (size_t i = 0; block->rows && i < block->table->row_count; i++) {
        const struct each_row *row = &block->rows[i];

        line_start(p);
        buffer_print(p->out, "row %.*s\n", SLICE_ARG(row->label));
        print_prose(p, &row->prose);
        p->indent++;
        for (size_t k = 0; k < row->content_count; k++)
            print_block(p, &row->content[k]);
        p->indent--;
    }
}

static void print_block(struct printer *p, const struct block *block)
{
    line_start(p);
    buffer_print(p->out, "%s %u", component_words[block->component], (unsigned)block->number);
    if (block->level)
        buffer_print(p->out, " level %u", block->level);
    if (block->id.len)
        buffer_print(p->out, " #%.*s", SLICE_ARG(block->id));
    if (block->subject)
        print_value(p, block->subject);
    buffer_put_byte(p->out, '\n');
    p->indent++;
    for (size_t i = 0; i < block->option_count; i++)
        if (block->options[i].kind != FIELD_PROSE)
            print_field(p, &block->options[i]);
    print_columns(p, block);
    print_parts(p, block);
    print_typed(p, block->typed);
    p->indent--;
    print_prose(p, &block->prose);
    p->indent++;
    for (size_t i = 0; i < block->content_count; i++)
        print_block(p, &block->content[i]);
    print_each(p, block);
    p->indent--;
}

/* ---- data ---- */

static void print_number(struct printer *p, const struct cell *cell)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%0*lld", cell->scale + 1 + (cell->as.coefficient < 0),
                       (long long)cell->as.coefficient);

    buffer_put(p->out, (struct slice){digits, (size_t)(len - cell->scale)});
    if (cell->scale)
        buffer_print(p->out, ".%s", digits + len - cell->scale);
}

static void print_cell(struct printer *p, const struct column *column, size_t row)
{
    const struct cell *cell = &column->cells[row];

    if (cell->state != STATE_KNOWN) {
        buffer_put_text(p->out, state_words[cell->state]);
        return;
    }
    switch (column->type) {
    case COLUMN_TEXT:
    case COLUMN_CHOICE:
    case COLUMN_LINK:
    case COLUMN_HEADING:
    case COLUMN_HEADING_TITLE:
        buffer_print(p->out, "%.*s", (int)cell->text_length, cell->as.text);
        break;
    case COLUMN_DATE:
    case COLUMN_MONTH:
        buffer_put(p->out, date_print_iso(&p->scratch, (struct date){cell->as.day}));
        break;
    case COLUMN_FINANCIAL_YEAR:
        buffer_print(p->out, "%d/%02d", cell->as.year, (cell->as.year + 1) % 100);
        break;
    case COLUMN_TIME:
        buffer_print(p->out, "%d:%02d", cell->as.minute / 60, cell->as.minute % 60);
        break;
    case COLUMN_YES_NO:
        buffer_put_text(p->out, cell->as.yes ? "yes" : "no");
        break;
    default:
        print_number(p, cell);
    }
}

static void print_rows(struct printer *p, const struct table *table)
{
    for (size_t row = 0; row < table->row_count && row < ROWS_SHOWN; row++) {
        line_start(p);
        for (size_t i = 0; i < table->column_count; i++) {
            buffer_put_text(p->out, i ? " | " : "");
            if (table->columns[i].cells)
                print_cell(p, &table->columns[i], row);
        }
        buffer_put_byte(p->out, '\n');
    }
    if (table->row_count > ROWS_SHOWN) {
        line_start(p);
        buffer_print(p->out, "and %zu rows more\n", table->row_count - ROWS_SHOWN);
    }
}

static void print_table(struct printer *p, const struct table *table)
{
    line_start(p);
    buffer_print(p->out, "data %.*s: %zu rows%s\n", SLICE_ARG(table->name), table->row_count,
                 table->personal ? ", personal" : "");
    p->indent++;
    put_line(p, "source", table->source_note);
    put_line(p, "period", table->period);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];

        line_start(p);
        buffer_print(p->out, "column %.*s: %s", SLICE_ARG(column->name), column_words[column->type]);
        if (column->thousands)
            buffer_print(p->out, " × 1000^%u", (unsigned)column->thousands);
        if (column->formula.len)
            buffer_print(p->out, " = %.*s", SLICE_ARG(column->formula));
        for (size_t k = 0; k < table->key_count; k++)
            buffer_put_text(p->out, table->key[k] == i ? ", key" : "");
        buffer_put_byte(p->out, '\n');
    }
    print_rows(p, table);
    p->indent--;
}

static void print_declarations(struct printer *p, const struct publication *publication)
{
    for (size_t i = 0; i < publication->figure_count; i++) {
        const struct figure_declaration *figure = &publication->figures[i];
        const struct raw_node *node = figure->given ? figure->value : figure->formula;

        buffer_print(p->out, "figure %.*s %s %.*s", SLICE_ARG(figure->name), figure->given ? "given" : "=",
                     SLICE_ARG(node ? node->text : S("(wrong)")));
        if (figure->source.len)
            buffer_print(p->out, " by %.*s", SLICE_ARG(figure->source));
        buffer_print(p->out, "%s%s\n", figure->exact ? ", exact" : "", figure->personal ? ", personal" : "");
    }
    for (size_t i = 0; i < publication->check_count; i++)
        buffer_print(p->out, "check %.*s\n", SLICE_ARG(publication->checks[i].that->text));
}

void publication_print(const struct publication *publication, const struct sources *sources,
                       struct buffer *out)
{
    struct printer p = {out, sources, ARENA_INIT, 0};

    buffer_print(out, "publication %.*s\n", SLICE_ARG(publication->name));
    put_line(&p, "layout", publication->layout->name);
    put_line(&p, "brand", publication->brand->name);
    put_line(&p, "title", publication->title_text);
    put_line(&p, "language", publication->language);
    put_line(&p, "office", publication->office);
    if (publication->is_published)
        put_line(&p, "published", date_print_iso(&p.scratch, publication->published));
    for (size_t i = 0; i < publication->use_count; i++)
        buffer_print(out, "uses %.*s: %.*s\n", SLICE_ARG(publication->uses[i].name),
                     SLICE_ARG(publication->uses[i].publication ? publication->uses[i].publication->name
                                                                : S("(not read)")));
    if (publication->batch && publication->batch->table)
        buffer_print(out, "for each: %.*s in %.*s\n", SLICE_ARG(publication->batch->row_name),
                     SLICE_ARG(publication->batch->table->name));
    for (size_t i = 0; i < publication->table_count; i++)
        print_table(&p, &publication->tables[i]);
    print_declarations(&p, publication);
    for (size_t i = 0; i < publication->record->list.count; i++)
        print_field(&p, &publication->record->list.items[i]);
    buffer_print(out, "%zu inserts, %u components\n", publication->insert_count,
                 (unsigned)publication->block_count);
    arena_release(&p.scratch);
}
