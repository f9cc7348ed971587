/* The component that a fence or a container is: the words behind it and, for a fence, the YAML in it. */
#include "base/utf8.h"
#include "read/md_text.h"
#include "read/yaml.h"

static struct raw_node *text_node(struct md_text *text, struct md_range part)
{
    struct raw_node *node = ARENA_NEW(text->context->arena, struct raw_node);

    node->kind = RAW_TEXT;
    node->text = slice_sub(text->text, part.start, part.end - part.start);
    node->span = md_span(text, part.start, part.end);
    return node;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t word_end(struct slice text, size_t at, size_t end)
{
    while (at < end && !is_blank(text.ptr[at]))
        at++;
    return at;
}

static size_t word_start(struct slice text, size_t at, size_t end)
{
    while (at < end && is_blank(text.ptr[at]))
        at++;
    return at;
}

/* The key is the first word; `for each` is the one of two words. */
static size_t key_end(struct slice text, struct md_range words)
{
    size_t end = word_end(text, words.start, words.end), next;

    if (!slice_is(slice_sub(text, words.start, end - words.start), "for"))
        return end;
    next = word_start(text, end, words.end);
    if (slice_is(slice_sub(text, next, word_end(text, next, words.end) - next), "each"))
        return word_end(text, next, words.end);
    return end;
}

static struct raw_node *map_of(struct md_text *text, struct md_range words, size_t more)
{
    struct raw_node *map = ARENA_NEW(text->context->arena, struct raw_node);
    size_t end = key_end(text->text, words);

    map->kind = RAW_MAP;
    map->span = md_span(text, words.start, words.end);
    map->entries = ARENA_ARRAY(text->context->arena, struct raw_entry, more + 1);
    if (words.start == words.end)
        return map;
    map->entries[0].key = text_node(text, (struct md_range){words.start, end});
    map->entries[0].value =
        text_node(text, (struct md_range){word_start(text->text, end, words.end), words.end});
    map->count = 1;
    return map;
}

struct raw_node *md_component(struct md_text *text, struct md_range words)
{
    return map_of(text, words, 0);
}

static bool is_named_already(struct md_text *text, const struct raw_node *map, const struct raw_node *key)
{
    const struct source *source = sources_at(text->context->sources, key->span.source);

    if (!map->count || !utf8_equal_folded(map->entries[0].key->text, key->text))
        return false;
    DIAG(text->context->diagnostics, MSG_yaml_twice, key->span, key->text,
         arena_print(text->context->arena, "%u", source_place(source, map->entries[0].key->span.start).line));
    return true;
}

static struct raw_node *options_map(struct md_text *text, struct md_range words, struct md_range body,
                                    bool closed)
{
    struct text_map map = text_map_from(text->context->arena, &text->map, body.start);
    struct slice yaml = slice_sub(text->text, body.start, body.end - body.start);
    struct raw_node *options = yaml_read(text->context->arena, text->context->diagnostics, yaml, &map);
    struct raw_node *node = map_of(text, words, options->count);

    if (words.start == words.end) { /* no component, so options of none */
        node->partial = true;
        return node;
    }
    if (options->kind != RAW_MAP && options->kind != RAW_POISON)
        DIAG(text->context->diagnostics, MSG_md_fence_body, options->span);
    if (options->kind != RAW_MAP) {
        node->partial = true;
        return node;
    }
    node->partial = options->partial || !closed;
    for (size_t i = 0; i < options->count; i++)
        if (!is_named_already(text, node, options->entries[i].key))
            node->entries[node->count++] = options->entries[i];
    if (options->count)
        node->span = span_join(node->span, options->span);
    return node;
}

bool md_is_code(struct slice text, struct md_range words)
{
    return utf8_equal_folded(slice_sub(text, words.start, key_end(text, words) - words.start), S("code"));
}

/* What is in a fence of code is no options: its lines are the text. */
static struct raw_node *code_map(struct md_text *text, struct md_range words, struct md_range body,
                                 bool closed)
{
    struct raw_node *node = map_of(text, words, 1), *key = ARENA_NEW(text->context->arena, struct raw_node);
    struct slice lines = slice_sub(text->text, body.start, body.end - body.start);

    node->partial = !closed || !slice_trim(lines).len;
    if (closed && node->partial)
        DIAG(text->context->diagnostics, MSG_md_code_empty, node->entries[0].key->span);
    *key = (struct raw_node){
        .kind = RAW_TEXT, .style = RAW_UNWRITTEN, .text = S("text"), .span = node->entries[0].key->span};
    node->entries[node->count++] = (struct raw_entry){key, text_node(text, body)};
    return node;
}

struct raw_node *md_fence_map(struct md_text *text, struct md_range words, struct md_range body, bool closed)
{
    if (md_is_code(text->text, words))
        return code_map(text, words, body, closed);
    return options_map(text, words, body, closed);
}
