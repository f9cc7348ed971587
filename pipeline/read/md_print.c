/* Walking and printing trees of Markdown. */
#include "base/buffer.h"
#include "read/markdown.h"
#include "read/raw_print.h"

struct md_node *md_next(const struct md_node *node, const struct md_node *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void put_words(const struct md_node *node, struct buffer *out)
{
    switch (node->kind) {
    case MD_TEXT:
    case MD_CODE:
        buffer_put(out, node->text);
        break;
    case MD_INSERT:
        buffer_put(out, node->insert->is_claim ? node->insert->words : S("{{…}}"));
        break;
    case MD_SOFT_BREAK:
    case MD_HARD_BREAK:
        buffer_put_byte(out, ' ');
        break;
    case MD_PARAGRAPH:
    case MD_HEADING:
    case MD_ITEM:
    case MD_CELL:
        if (out->len && out->ptr[out->len - 1] != ' ')
            buffer_put_byte(out, ' ');
        break;
    default:
        break;
    }
}

struct slice md_plain_text(struct arena *arena, const struct md_node *node)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    for (const struct md_node *n = node; n; n = md_next(n, node))
        put_words(n, &out);
    text = arena_copy(arena, slice_trim(buffer_slice(&out)));
    buffer_release(&out);
    return text;
}

static const char *const kind_names[] = {
    [MD_DOCUMENT] = "document",
    [MD_HEADING] = "heading",
    [MD_PARAGRAPH] = "paragraph",
    [MD_LIST] = "list",
    [MD_ITEM] = "item",
    [MD_QUOTE] = "quote",
    [MD_RULE] = "rule",
    [MD_TABLE] = "table",
    [MD_ROW] = "row",
    [MD_CELL] = "cell",
    [MD_FENCE] = "fence",
    [MD_CONTAINER] = "container",
    [MD_TEXT] = "text",
    [MD_STRONG] = "strong",
    [MD_EMPHASIS] = "emphasis",
    [MD_CODE] = "code",
    [MD_LINK] = "link",
    [MD_IMAGE] = "image",
    [MD_SPAN] = "span",
    [MD_INSERT] = "insert",
    [MD_SOFT_BREAK] = "soft break",
    [MD_HARD_BREAK] = "hard break",
};

static void print_field(const char *name, struct slice value, struct buffer *out)
{
    if (value.len)
        buffer_print(out, " %s=%.*s", name, SLICE_ARG(value));
}

static void print_insert(const struct md_insert *insert, struct buffer *out)
{
    buffer_print(out, " %u", insert->number);
    if (insert->is_claim)
        buffer_print(out, " [%.*s]", SLICE_ARG(insert->words));
    buffer_print(out, " \"%.*s\"", SLICE_ARG(insert->formula));
    print_field("format", insert->format, out);
}

static void print_line(const struct md_node *node, const struct sources *sources, struct buffer *out)
{
    buffer_put_text(out, kind_names[node->kind]);
    if (node->kind == MD_HEADING)
        buffer_print(out, " %u", node->level);
    if (node->kind == MD_LIST && node->ordered)
        buffer_print(out, " from %u", node->number);
    if (node->kind == MD_CELL && node->level)
        buffer_print(out, " align %u", node->level);
    if (node->kind == MD_INSERT)
        print_insert(node->insert, out);
    print_field("id", node->id, out);
    print_field("lang", node->lang, out);
    print_field("target", node->target, out);
    if (node->text.len)
        buffer_print(out, " \"%.*s\"", SLICE_ARG(node->text));
    if (node->span.source) {
        struct place place = source_place(sources_at(sources, node->span.source), node->span.start);

        buffer_print(out, "  @%u:%u", place.line, place.column);
    }
    buffer_put_byte(out, '\n');
}

static void print_tree(const struct md_node *node, const struct sources *sources, unsigned level,
                       struct buffer *out)
{
    buffer_indent(out, level);
    print_line(node, sources, out);
    if (node->kind == MD_FENCE) {
        buffer_indent(out, level + 1);
        buffer_put_text(out, "yaml:");
        raw_print_value(node->yaml, sources, level + 1, out);
    }
    for (const struct md_node *child = node->first; child; child = child->next)
        print_tree(child, sources, level + 1, out);
}

void md_print(const struct md_node *node, const struct sources *sources, struct buffer *out)
{
    print_tree(node, sources, 0, out);
}
