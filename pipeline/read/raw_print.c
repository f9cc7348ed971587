/* Raw values as indented text, for `--stop-after read` and for goldens. Every value shows the line and column
 * at which it begins; texts are printed quoted, with \n for line ends. */
#include "read/raw_print.h"
#include "base/buffer.h"

static void print_quoted(struct slice text, struct buffer *out)
{
    buffer_put_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\n')
            buffer_put_text(out, "\\n");
        else if (c == '\t')
            buffer_put_text(out, "\\t");
        else if (c == '\r')
            buffer_put_text(out, "\\r");
        else {
            if (c == '"' || c == '\\')
                buffer_put_byte(out, '\\');
            buffer_put_byte(out, c);
        }
    }
    buffer_put_byte(out, '"');
}

static void print_place(const struct sources *sources, struct span span, struct buffer *out)
{
    struct place place;

    if (!span.source)
        return;
    place = source_place(sources_at(sources, span.source), span.start);
    buffer_print(out, "  @%u:%u", place.line, place.column);
}

static void print_items(const struct raw_node *node, const struct sources *sources, unsigned level,
                        struct buffer *out)
{
    for (size_t i = 0; i < node->count; i++) {
        buffer_indent(out, level);
        if (node->kind == RAW_LIST) {
            buffer_put_text(out, "-");
            raw_print_value(node->items[i], sources, level, out);
            continue;
        }
        buffer_put(out, node->entries[i].key->text);
        print_place(sources, node->entries[i].key->span, out);
        buffer_put_text(out, ":");
        raw_print_value(node->entries[i].value, sources, level, out);
    }
}

static const char *style_name(enum raw_style style)
{
    static const char *const names[] = {"", " quoted", " block", " folded", ""};

    return names[style];
}

/* What follows a key or a dash: a value on the same line, or a deeper block. */
void raw_print_value(const struct raw_node *node, const struct sources *sources, unsigned level,
                     struct buffer *out)
{
    buffer_put_byte(out, ' ');
    switch (node->kind) {
    case RAW_POISON:
        buffer_put_text(out, "(unreadable)");
        break;
    case RAW_TEXT:
        print_quoted(node->text, out);
        buffer_put_text(out, style_name(node->style));
        break;
    case RAW_LIST:
        buffer_print(out, "list of %zu%s", node->count, node->partial ? ", some unreadable" : "");
        break;
    case RAW_MAP:
        buffer_print(out, "%zu %s%s", node->count, node->count == 1 ? "entry" : "entries",
                     node->partial ? ", some unreadable" : "");
        break;
    }
    print_place(sources, node->span, out);
    buffer_put_byte(out, '\n');
    if (node->kind == RAW_LIST || node->kind == RAW_MAP)
        print_items(node, sources, level + 1, out);
}

void raw_print(const struct raw_node *node, const struct sources *sources, struct buffer *out)
{
    buffer_put_text(out, "value:");
    raw_print_value(node, sources, 0, out);
}

static void print_row(const struct raw_cell *cells, size_t count, struct buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        buffer_put_text(out, i ? " | " : " ");
        print_quoted(raw_cell_text(&cells[i]), out);
    }
    buffer_put_byte(out, '\n');
}

void raw_table_print(const struct raw_table *table, struct buffer *out)
{
    buffer_print(out, "table: %zu columns, %zu rows", table->column_count, table->row_count);
    if (table->title_rows)
        buffer_print(out, ", title rows %zu", table->title_rows);
    buffer_put_text(out, "\n  headings:");
    print_row(table->headings, table->column_count, out);
    for (size_t r = 0; r < table->row_count; r++) {
        buffer_print(out, "  line %u:", table->row_lines[r]);
        print_row(table->cells + r * table->column_count, table->column_count, out);
    }
    for (size_t r = 0; r < table->total_rows; r++) {
        buffer_put_text(out, "  total:");
        print_row(table->totals + r * table->column_count, table->column_count, out);
    }
}
