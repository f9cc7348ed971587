/* From libyaml's events to raw values. Takes the copy that the look for traps has made harmless; values that
 * overlap a fault become poison. Refuses to know what any text means. libyaml's own words are never shown. */
#include "read/yaml.h"

#include "base/bug.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/yaml_pieces.h"
#include "read/yaml_traps.h"

#include <yaml.h>

struct yaml_build {
    struct arena *arena;
    struct arena scratch;
    struct diagnostics *diagnostics;
    struct slice yaml;
    const struct text_map *map;
    struct yaml_traps traps;
    yaml_parser_t parser;
    size_t characters, bytes; /* one place known in both units: libyaml counts characters */
    unsigned depth;
    bool failed; /* reported; every open node is poison */
};

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t byte_offset(struct yaml_build *b, yaml_mark_t mark)
{
    while (b->characters < mark.index && b->bytes < b->yaml.len) {
        do
            b->bytes++;
        while (b->bytes < b->yaml.len && is_inside_character(b->traps.copy[b->bytes]));
        b->characters++;
    }
    while (b->characters > mark.index && b->bytes > 0) {
        do
            b->bytes--;
        while (b->bytes > 0 && is_inside_character(b->traps.copy[b->bytes]));
        b->characters--;
    }
    return b->bytes;
}

static struct span span_of(struct yaml_build *b, size_t start, size_t end)
{
    return text_map_span(b->map, start, end);
}

/* The offence that only libyaml has seen. What it says is of no use to an author; where it is may be. */
static void report_fault(struct yaml_build *b)
{
    size_t at = byte_offset(b, b->parser.problem_mark);

    while (at > 0 && (at >= b->yaml.len || b->yaml.ptr[at] == '\n' || b->yaml.ptr[at] == '\r'))
        at--;
    b->failed = true;
    DIAG(b->diagnostics, MSG_yaml_unreadable, span_of(b, at, at + (at < b->yaml.len)));
}

static bool next_event(struct yaml_build *b, yaml_event_t *event)
{
    if (b->failed)
        return false;
    if (yaml_parser_parse(&b->parser, event))
        return true;
    report_fault(b);
    return false;
}

static struct raw_node *new_node(struct yaml_build *b, enum raw_kind kind, struct span span)
{
    struct raw_node *node = ARENA_NEW(b->arena, struct raw_node);

    node->kind = kind;
    node->span = span;
    return node;
}

/* Whether a value from `start` to `end` overlaps a fault. Faults stand in order and apart. */
static bool is_fault(const struct yaml_traps *traps, size_t start, size_t end)
{
    size_t low = 0, high = traps->values.count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (traps->values.items[middle].end > start)
            high = middle;
        else
            low = middle + 1;
    }
    return low < traps->values.count &&
           (traps->values.items[low].start < end || traps->values.items[low].start == start);
}

static enum raw_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return RAW_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return RAW_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return RAW_FOLDED;
    default:
        return RAW_PLAIN;
    }
}

/* Plain text on one line lies in the source as it is. */
static struct slice text_of(struct yaml_build *b, const yaml_event_t *event, size_t start, size_t end)
{
    struct slice text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    struct slice written = slice_sub(b->yaml, start, end - start);

    return slice_equal(text, written) ? written : arena_copy(b->arena, text);
}

static struct raw_node *build_text(struct yaml_build *b, const yaml_event_t *event)
{
    size_t start = byte_offset(b, event->start_mark), end = byte_offset(b, event->end_mark);
    struct raw_node *node = new_node(b, RAW_TEXT, span_of(b, start, end));

    if (is_fault(&b->traps, start, end)) {
        node->kind = RAW_POISON;
        return node;
    }
    if (event->data.scalar.anchor || event->data.scalar.tag) {
        DIAG(b->diagnostics, MSG_yaml_unreadable, node->span);
        node->kind = RAW_POISON;
        return node;
    }
    node->style = style_of(event->data.scalar.style);
    node->text = text_of(b, event, start, end);
    yaml_place_text(b->arena, &(struct yaml_written){b->yaml, b->map, start, end}, node);
    return node;
}

static struct raw_node *build_node(struct yaml_build *b, const yaml_event_t *event);

static struct raw_node *too_deep(struct yaml_build *b, const yaml_event_t *event)
{
    size_t start = byte_offset(b, event->start_mark);
    struct span span = span_of(b, start, start + 1);

    DIAG(b->diagnostics, MSG_yaml_depth, span);
    b->failed = true;
    return new_node(b, RAW_POISON, span);
}

static size_t column_of(struct slice yaml, size_t at)
{
    size_t column = 0;

    while (column < at && yaml.ptr[at - column - 1] != '\n')
        column++;
    return column;
}

static size_t indent_of(struct slice yaml, size_t line)
{
    size_t indent = 0;

    while (line + indent < yaml.len && yaml.ptr[line + indent] == ' ')
        indent++;
    return indent;
}

static size_t first_line_from(const struct yaml_build *b, size_t start)
{
    size_t low = 0, high = b->traps.lines.count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (b->traps.lines.items[middle].start >= start)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* A line that was taken out belongs to the innermost collection round it that stands no further right. */
static void claim_lines(struct yaml_build *b, struct raw_node *node, size_t start, size_t end)
{
    size_t column = column_of(b->yaml, start), first = b->depth > 1 ? first_line_from(b, start) : 0;

    for (size_t i = first; i < b->traps.lines.count; i++) {
        struct yaml_range *line = &b->traps.lines.items[i];

        if (line->start > end)
            break;
        if (line->start == line->end)
            continue;
        if (indent_of(b->yaml, line->start) < column)
            continue;
        node->partial = true;
        line->end = line->start; /* claimed */
    }
}

/* Block collections end with their last value; those in brackets with the bracket. */
static void close_collection(struct yaml_build *b, struct raw_node *node, const yaml_event_t *event,
                             size_t start)
{
    size_t end = byte_offset(b, event->end_mark);
    char opening = start < b->yaml.len ? b->traps.copy[start] : '\0';

    claim_lines(b, node, start, end);
    if ((opening == '[' || opening == '{') && end > start)
        node->span = span_join(node->span, span_of(b, end - 1, end));
}

static struct raw_node *build_list(struct yaml_build *b, const yaml_event_t *opening)
{
    size_t start = byte_offset(b, opening->start_mark);
    struct raw_node *node = new_node(b, RAW_LIST, span_of(b, start, start));
    VECTOR(struct raw_node *) items = {0};
    yaml_event_t event;

    while (next_event(b, &event)) {
        struct raw_node *item;

        if (event.type == YAML_SEQUENCE_END_EVENT) {
            close_collection(b, node, &event, start);
            yaml_event_delete(&event);
            break;
        }
        item = build_node(b, &event);
        yaml_event_delete(&event);
        *VECTOR_PUSH(b->arena, &items) = item;
        node->span = span_join(node->span, item->span);
    }
    node->items = items.items;
    node->count = items.count;
    return node;
}

static bool is_twice(struct yaml_build *b, struct map *keys, const struct raw_entry *entries, uint32_t number,
                     const struct raw_node *key)
{
    struct slice folded = utf8_fold(&b->scratch, key->text);
    uint32_t earlier = map_lookup(keys, folded);
    struct place place;

    if (earlier == MAP_NONE) {
        map_put(&b->scratch, keys, folded, number);
        return false;
    }
    BUG_IF(!entries || earlier >= number); /* a number in the map is that of an entry before this one */
    place =
        source_place(sources_at(b->diagnostics->sources, key->span.source), entries[earlier].key->span.start);
    DIAG(b->diagnostics, MSG_yaml_twice, key->span, key->text, arena_print(&b->scratch, "%u", place.line));
    return true;
}

static struct raw_node *build_key(struct yaml_build *b, const yaml_event_t *event)
{
    struct raw_node *key = build_node(b, event);

    if (key->kind == RAW_LIST || key->kind == RAW_MAP) {
        DIAG(b->diagnostics, MSG_yaml_unreadable, key->span);
        key->kind = RAW_POISON;
    }
    return key;
}

static struct raw_node *build_map(struct yaml_build *b, const yaml_event_t *opening)
{
    size_t start = byte_offset(b, opening->start_mark);
    struct raw_node *node = new_node(b, RAW_MAP, span_of(b, start, start));
    VECTOR(struct raw_entry) entries = {0};
    struct map keys = {0};
    yaml_event_t event;

    while (next_event(b, &event)) {
        struct raw_entry entry;

        if (event.type == YAML_MAPPING_END_EVENT) {
            close_collection(b, node, &event, start);
            yaml_event_delete(&event);
            break;
        }
        entry.key = build_key(b, &event);
        yaml_event_delete(&event);
        if (!next_event(b, &event))
            break;
        entry.value = build_node(b, &event);
        yaml_event_delete(&event);
        node->span = span_join(span_join(node->span, entry.key->span), entry.value->span);
        if (entry.key->kind != RAW_TEXT)
            node->partial = true;
        else if (!is_twice(b, &keys, entries.items, (uint32_t)entries.count, entry.key))
            *VECTOR_PUSH(b->arena, &entries) = entry;
    }
    node->entries = entries.items;
    node->count = entries.count;
    return node;
}

static struct raw_node *build_node(struct yaml_build *b, const yaml_event_t *event)
{
    struct raw_node *node = NULL;
    size_t start = byte_offset(b, event->start_mark);

    if (b->depth >= YAML_DEPTH)
        return too_deep(b, event);
    b->depth++;
    if (event->type == YAML_SCALAR_EVENT)
        node = build_text(b, event);
    else if (event->type == YAML_SEQUENCE_START_EVENT)
        node = build_list(b, event);
    else if (event->type == YAML_MAPPING_START_EVENT)
        node = build_map(b, event);
    b->depth--;
    if (!node) { /* an alias */
        node = new_node(b, RAW_POISON, span_of(b, start, byte_offset(b, event->end_mark)));
        DIAG(b->diagnostics, MSG_yaml_unreadable, node->span);
    }
    return node;
}

/* The one document of the stream. More than one was found by the look for traps. */
static struct raw_node *build_document(struct yaml_build *b)
{
    struct raw_node *node = NULL;
    yaml_event_t event;
    bool ended = false;

    while (!ended && next_event(b, &event)) {
        ended = event.type == YAML_STREAM_END_EVENT || event.type == YAML_DOCUMENT_END_EVENT;
        if (!ended && event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_START_EVENT)
            node = build_node(b, &event);
        yaml_event_delete(&event);
    }
    if (b->failed)
        return new_node(b, RAW_POISON, span_of(b, 0, 0));
    return node ? node : new_node(b, RAW_MAP, span_of(b, 0, 0));
}

struct raw_node *yaml_read(struct arena *arena, struct diagnostics *diagnostics, struct slice text,
                           const struct text_map *map)
{
    struct yaml_build b = {.arena = arena, .diagnostics = diagnostics, .yaml = text, .map = map};
    struct raw_node *node;

    arena_init(&b.scratch);
    yaml_find_traps(&b.scratch, diagnostics, text, map, &b.traps);
    if (b.traps.broken) {
        node = new_node(&b, RAW_POISON, span_of(&b, 0, 0));
    } else {
        if (!yaml_parser_initialize(&b.parser))
            out_of_memory();
        yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&b.parser, (const unsigned char *)b.traps.copy, text.len);
        node = build_document(&b);
        yaml_parser_delete(&b.parser);
    }
    arena_release(&b.scratch);
    return node;
}
