/* Text that is printed as it was typed: what `code:` holds, and the author's own lines of an `example:`.
 * Gives lines without the indentation that all of them have, without blanks at their ends and blank lines
 * around them; tabs become spaces. Knows no looks. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "check/components.h"

enum { TAB = 4 }; /* columns from one stop to the next */

/* Width of the blanks at the start of a line, and in *at where they end. */
static size_t indentation(struct slice line, size_t *at)
{
    size_t width = 0;

    for (*at = 0; *at < line.len && (line.ptr[*at] == ' ' || line.ptr[*at] == '\t'); ++*at)
        width += line.ptr[*at] == '\t' ? TAB - width % TAB : 1;
    return width;
}

static size_t common_indentation(struct slice text)
{
    size_t common = SIZE_MAX, at;
    struct slice line;

    while (slice_split(&text, '\n', &line))
        if (slice_trim(line).len && indentation(line, &at) < common)
            common = indentation(line, &at);
    return common == SIZE_MAX ? 0 : common;
}

static void put_spaces(struct buffer *out, size_t count)
{
    while (count--)
        buffer_put_byte(out, ' ');
}

static void put_line(struct buffer *out, struct slice line, size_t common)
{
    size_t at, column = indentation(line, &at);

    if (line.len)
        put_spaces(out, column - common);
    for (; at < line.len; at++) {
        size_t width = line.ptr[at] == '\t' ? TAB - column % TAB : 1;

        if (line.ptr[at] == '\t')
            put_spaces(out, width);
        else
            buffer_put_byte(out, line.ptr[at]);
        column += width;
    }
}

static struct slice typed_lines(struct arena *arena, struct slice text)
{
    struct buffer out = BUFFER_INIT;
    size_t common = common_indentation(text), blank = 0;
    struct slice line, lines;

    while (slice_split(&text, '\n', &line)) {
        line = slice_trim_end(line);
        if (!line.len) {
            blank++;
            continue;
        }
        for (size_t i = 0; out.len && i <= blank; i++)
            buffer_put_byte(&out, '\n');
        blank = 0;
        put_line(&out, line, common);
    }
    lines = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return lines;
}

/* ---- the lines of an example ---- */

/* The whole lines in which the span begins and ends. */
static struct slice lines_around(const struct check *c, struct span span)
{
    struct slice all = sources_at(c->sources, span.source)->text;
    size_t start = span.start, end = span.start + span.length;

    while (start && all.ptr[start - 1] != '\n')
        start--;
    return slice_sub(all, start, slice_find_byte(all, '\n', end ? end - 1 : 0) - start);
}

/* Of a container: what stands between its first line and its last. */
static struct slice without_fences(struct slice lines)
{
    size_t first = slice_find_byte(lines, '\n', 0), last = lines.len;

    while (last > first && lines.ptr[last - 1] != '\n')
        last--;
    return first < last ? slice_sub(lines, first + 1, last - first - 1) : S("");
}

void example_lines_take(struct check *c, struct block *block, const struct raw_node *content,
                        const struct md_node *container)
{
    if (container)
        block->typed = typed_lines(c->arena, without_fences(lines_around(c, container->span)));
    else if (content && content->kind == RAW_LIST && content->count)
        block->typed = typed_lines(c->arena, lines_around(c, content->span));
}

/* ---- code ---- */

void code_read(struct check *c, struct block *block, const struct raw_node *map)
{
    static const char *const keys[] = {"text", "of", "file of"};
    const struct field *text = block_option(block, "text"), *first = NULL;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct field *option = block_option(block, keys[i]);

        if (first && option)
            DIAG(c->diagnostics, MSG_code_both, option->span, first->name, option->name);
        first = first ? first : option;
    }
    if (!first && !map->partial)
        DIAG(c->diagnostics, MSG_key_missing, block->span, S("`code:`"), S("text"), S("|"));
    if (text && text->kind == FIELD_FORMULA)
        block->typed = typed_lines(c->arena, text->words);
}

static const struct block *block_called(const struct check *c, struct slice id)
{
    for (size_t i = 0; i < c->blocks.count; i++)
        if (c->blocks.items[i]->id.len && slice_equal(c->blocks.items[i]->id, id))
            return c->blocks.items[i];
    return NULL;
}

static void report_unknown(struct check *c, const struct field *of)
{
    VECTOR(struct slice) names = {0};

    for (size_t i = 0; i < c->blocks.count; i++)
        if (c->blocks.items[i]->id.len)
            *VECTOR_PUSH(c->arena, &names) = c->blocks.items[i]->id;
    for (size_t i = 0; i < c->publication->table_count; i++)
        *VECTOR_PUSH(c->arena, &names) = c->publication->tables[i].name;
    DIAG(c->diagnostics, MSG_code_of_unknown, of->span, of->words,
         choice_advice(c, of->words, names.items, names.count, "Those of components and data are"));
}

/* Of a component, or of data as they are declared. */
static void take_lines_of(struct check *c, struct block *block, const struct field *of,
                          const struct raw_node *data)
{
    const struct block *shown = block_called(c, of->words);
    const struct raw_entry *entry = NULL;

    for (size_t i = 0; data && data->kind == RAW_MAP && i < data->count; i++)
        if (utf8_equal_folded(data->entries[i].key->text, of->words))
            entry = &data->entries[i];
    if (shown)
        block->typed = typed_lines(c->arena, lines_around(c, shown->whole));
    else if (entry)
        block->typed =
            typed_lines(c->arena, lines_around(c, span_join(entry->key->span, entry->value->span)));
    else
        report_unknown(c, of);
}

/* The file of data, unless small numbers in it are held back. */
static void take_file_of(struct check *c, struct block *block, const struct field *of)
{
    const struct table *table = table_wanted(c, of->raw);
    uint32_t source = !table           ? 0
                      : table->raw     ? table->raw->source
                      : table->records ? table->records->span.source
                                       : 0;

    if (!source)
        return;
    if (table->personal)
        DIAG(c->diagnostics, MSG_code_personal, of->span, table->name);
    else
        block->typed = typed_lines(c->arena, sources_at(c->sources, source)->text);
}

void code_of_resolve(struct check *c, const struct raw_node *data)
{
    for (size_t i = 0; i < c->blocks.count; i++) {
        struct block *block = (struct block *)c->blocks.items[i]; /* ours until the publication is returned */
        const struct field *of = block_option(block, "of"), *file = block_option(block, "file of");

        if (block->component != COMPONENT_CODE)
            continue;
        if (of && of->kind == FIELD_FORMULA)
            take_lines_of(c, block, of, data);
        if (file && file->kind == FIELD_FORMULA)
            take_file_of(c, block, file);
    }
}
