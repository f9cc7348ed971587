/* Markdown blocks with our fences. Takes a text that is in `sources`, cuts it at its fences and containers,
 * which stand at the left margin, and leaves the runs between them to md4c. */
#include "read/markdown.h"

#include "base/tree.h"
#include "read/md_text.h"

struct blocks {
    struct md_text *t;
    size_t at, end;
};

struct md_node *md_new_node(struct md_text *text, enum md_kind kind, struct md_node *parent)
{
    struct md_node *node = ARENA_NEW(text->context->arena, struct md_node);

    node->kind = kind;
    TREE_APPEND(parent, node);
    return node;
}

struct md_line {
    size_t start, text, end, next; /* `text`: behind the blanks; `end`: before blanks and the line end */
};

static struct md_line line_at(const struct blocks *b, size_t at)
{
    struct slice text = b->t->text;
    struct md_line line = {at, at, slice_find_byte(text, '\n', at), 0};

    if (line.end > b->end)
        line.end = b->end;
    line.next = line.end < b->end ? line.end + 1 : b->end;
    while (line.end > at && strchr(" \t\r", text.ptr[line.end - 1]))
        line.end--;
    while (line.text < line.end && strchr(" \t", text.ptr[line.text]))
        line.text++;
    return line;
}

/* How many of `sign` the line begins with, if at least three. */
static size_t fence_length(const struct blocks *b, struct md_line line, char sign)
{
    size_t len = 0;

    while (line.text + len < line.end && b->t->text.ptr[line.text + len] == sign)
        len++;
    return len >= 3 ? len : 0;
}

static struct md_range words_behind(const struct blocks *b, struct md_line line, size_t fence)
{
    size_t at = line.text + fence;

    while (at < line.end && strchr(" \t", b->t->text.ptr[at]))
        at++;
    return (struct md_range){at, line.end};
}

static void flush_run(struct blocks *b, size_t start, size_t end, struct md_node *parent, unsigned depth)
{
    if (end > start)
        md_parse_run(b->t, (struct md_run){start, end, false}, parent, depth);
}

static void report_line(struct blocks *b, enum message id, struct md_line line)
{
    DIAG(b->t->context->diagnostics, id, md_span(b->t, line.text, line.end));
}

/* The line that closes the fence of `length` backticks opened in `opening`: as many and no words. *closed is
 * false when another component begins first, or the end comes. YAML lines never begin with backticks; lines
 * of code may. */
static struct md_line closing_line(const struct blocks *b, struct md_line opening, size_t length,
                                   bool *closed)
{
    struct md_line line = opening;
    bool code = md_is_code(b->t->text, words_behind(b, opening, length));

    *closed = false;
    while (line.next < b->end) {
        size_t found;

        line = line_at(b, line.next);
        found = fence_length(b, line, '`');
        if (!found)
            continue;
        *closed = found >= length && line.end == line.text + found;
        if (*closed || (!code && line.end > line.text + found))
            return line;
    }
    line.start = b->end;
    return line;
}

/* ```words … ```. */
static void read_fence(struct blocks *b, struct md_line opening, struct md_node *parent)
{
    size_t length = fence_length(b, opening, '`');
    struct md_range words = words_behind(b, opening, length), body = {opening.next, opening.next};
    struct md_node *node = md_new_node(b->t, MD_FENCE, parent);
    bool closed;
    struct md_line line = closing_line(b, opening, length, &closed);

    b->at = closed ? line.next : line.start;
    node->span = md_span(b->t, opening.text, closed ? line.end : opening.end);
    node->text = slice_sub(b->t->text, words.start, words.end - words.start);
    node->text_span = md_span(b->t, words.start, words.end);
    if (closed)
        body.end = line.start;
    else
        report_line(b, MSG_md_fence_open, opening);
    if (opening.text > opening.start)
        report_line(b, MSG_md_fence_indent, opening);
    if (words.start == words.end && closed)
        report_line(b, MSG_md_fence_words, opening);
    node->yaml = md_fence_map(b->t, words, body, closed);
}

static bool read_blocks(struct blocks *b, struct md_node *parent, unsigned depth);

/* ::: words … :::. */
static void read_container(struct blocks *b, struct md_line opening, struct md_node *parent, unsigned depth)
{
    struct md_range words = words_behind(b, opening, fence_length(b, opening, ':'));
    struct md_node *node = md_new_node(b->t, MD_CONTAINER, parent);
    size_t end;

    node->text = slice_sub(b->t->text, words.start, words.end - words.start);
    node->text_span = md_span(b->t, words.start, words.end);
    node->yaml = md_component(b->t, words);
    b->at = opening.next;
    if (depth >= MD_DEPTH) {
        report_line(b, MSG_md_depth, opening);
        b->at = b->end;
    } else if (!read_blocks(b, node, depth + 1)) {
        report_line(b, MSG_md_container_open, opening);
    }
    end = b->at;
    while (end > opening.end && strchr(" \t\r\n", b->t->text.ptr[end - 1]))
        end--;
    node->span = md_span(b->t, opening.text, end);
}

/* Indented fences are slips that must be named: md4c would print their colons, or put the component into a
 * list. */
static bool is_indented_container(struct blocks *b, struct md_line line)
{
    return line.text > line.start && fence_length(b, line, ':');
}

/* Blocks up to the `:::` that closes `parent` (true) or to the end. */
static bool read_blocks(struct blocks *b, struct md_node *parent, unsigned depth)
{
    size_t run = b->at;

    while (b->at < b->end) {
        struct md_line line = line_at(b, b->at);
        size_t colons = fence_length(b, line, ':'), ticks = fence_length(b, line, '`');

        if (!colons &&
            (!ticks || memchr(b->t->text.ptr + line.text + ticks, '`', line.end - line.text - ticks))) {
            b->at = line.next;
            continue;
        }
        flush_run(b, run, line.start, parent, depth);
        if (is_indented_container(b, line) && line.text + colons < line.end)
            report_line(b, MSG_md_fence_indent, line);
        b->at = line.next;
        if (ticks)
            read_fence(b, line, parent);
        else if (line.text + colons < line.end)
            read_container(b, line, parent, depth);
        else if (depth)
            return true;
        else
            report_line(b, MSG_md_container_close, line);
        run = b->at;
    }
    flush_run(b, run, b->end, parent, depth);
    return false;
}

static struct md_node *read_all(struct md_text *text, size_t start, size_t end)
{
    struct md_node *document = md_new_node(text, MD_DOCUMENT, NULL);
    struct blocks blocks = {text, start, end};

    read_blocks(&blocks, document, 0);
    document->span = md_span(text, start, end);
    return document;
}

struct md_node *markdown_blocks(struct md_context *context, const struct raw_node *text)
{
    struct md_text t = {.context = context, .text = text->text, .map = text_map_of(text)};

    return read_all(&t, 0, text->text.len);
}

struct md_node *markdown_file_blocks(struct md_context *context, struct span body)
{
    struct md_text t = {.context = context,
                        .text = span_text(context->sources, body),
                        .map = {body.source, body.start, NULL, 0}};

    return read_all(&t, 0, t.text.len);
}

struct md_node *markdown_inline(struct md_context *context, const struct raw_node *text)
{
    struct md_text t = {.context = context, .text = text->text, .map = text_map_of(text)};
    struct md_node *document = md_new_node(&t, MD_DOCUMENT, NULL), *paragraph;

    md_parse_run(&t, (struct md_run){0, text->text.len, true}, document, 0);
    paragraph = document->first ? document->first : md_new_node(&t, MD_PARAGRAPH, NULL);
    paragraph->parent = NULL;
    paragraph->span = text->span;
    return paragraph;
}
