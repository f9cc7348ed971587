/* libyaml gives the text of a value and a mark at its beginning; which byte of the text stands where is
 * worked out here, by going over the written form once more. Knows YAML 1.1's folding of lines and its
 * escapes (5.7, 7.3, 8.1). */
#include "read/yaml_pieces.h"

struct pieces {
    struct arena *arena;
    struct slice yaml;
    const struct text_map *map;
    VECTOR(struct raw_line) list;
};

static void add_piece(struct pieces *pieces, size_t text_offset, size_t yaml_offset)
{
    struct raw_line *last = pieces->list.count ? &pieces->list.items[pieces->list.count - 1] : NULL;
    struct raw_line piece = {(uint32_t)text_offset, text_map_offset(pieces->map, yaml_offset)};

    if (last && last->text_offset == piece.text_offset)
        *last = piece;
    else
        *VECTOR_PUSH(pieces->arena, &pieces->list) = piece;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The line that begins at `at`: its end without a carriage return, and where the next one begins. */
static size_t line_end(struct slice yaml, size_t at, size_t *next)
{
    size_t end = slice_find_byte(yaml, '\n', at);

    *next = end < yaml.len ? end + 1 : end;
    return end > at && yaml.ptr[end - 1] == '\r' ? end - 1 : end;
}

/* A literal block keeps each line's end as written, so a line of the text is the tail of its line in the
 * file. */
static void place_literal(struct pieces *pieces, struct slice text, size_t header)
{
    size_t next, at = 0;

    line_end(pieces->yaml, header, &next);
    while (at < text.len) {
        size_t len = slice_find_byte(text, '\n', at) - at;
        size_t start = next, end = line_end(pieces->yaml, start, &next);

        add_piece(pieces, at, end - start >= len ? end - len : start);
        at += len + 1;
    }
}

/* Plain and folded text: each line of the file, trimmed, is found again in the text behind the last one. */
static void place_folded(struct pieces *pieces, struct slice text, size_t start, size_t end)
{
    size_t at = 0;

    add_piece(pieces, 0, start);
    for (size_t line = start, next; line < end; line = next) {
        size_t stop = line_end(pieces->yaml, line, &next);
        struct slice words = slice_trim(slice_sub(pieces->yaml, line, (stop < end ? stop : end) - line));

        if (!words.len)
            continue;
        while (at < text.len && (is_blank(text.ptr[at]) || text.ptr[at] == '\n') &&
               text.ptr[at] != words.ptr[0])
            at++;
        if (!slice_starts_with(slice_from(text, at), words))
            return;
        add_piece(pieces, at, (size_t)(words.ptr - pieces->yaml.ptr));
        at += words.len;
    }
}

/* How many bytes of text the escape at `at` (its backslash) makes, and how many it takes. */
static size_t escape_size(struct slice yaml, size_t at, size_t *taken)
{
    char kind = at + 1 < yaml.len ? yaml.ptr[at + 1] : '\0';
    unsigned digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    uint32_t code = 0;

    *taken = 2 + digits;
    for (size_t i = 0; i < digits && at + 2 + i < yaml.len; i++) {
        char c = yaml.ptr[at + 2 + i];

        code = code << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    if (digits)
        return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    return kind == 'L' || kind == 'P' ? 3 : kind == '_' || kind == 'N' ? 2 : 1;
}

/* A line end inside quoted text: spaces around it go; one line end is a space, more are one fewer line ends.
 */
static size_t place_fold(struct slice yaml, size_t at, size_t *made)
{
    size_t ends = 0;

    while (at < yaml.len && (is_blank(yaml.ptr[at]) || yaml.ptr[at] == '\n' || yaml.ptr[at] == '\r')) {
        ends += yaml.ptr[at] == '\n';
        at++;
    }
    *made = ends > 1 ? ends - 1 : ends;
    return at;
}

static bool at_fold(struct slice yaml, size_t at)
{
    while (at < yaml.len && is_blank(yaml.ptr[at]))
        at++;
    return at < yaml.len && (yaml.ptr[at] == '\n' || yaml.ptr[at] == '\r');
}

static void place_quoted(struct pieces *pieces, size_t start, size_t end)
{
    struct slice yaml = slice_sub(pieces->yaml, 0, end - 1);
    char quote = yaml.ptr[start];
    size_t out = 0, made;

    add_piece(pieces, 0, start + 1);
    for (size_t at = start + 1; at < yaml.len;) {
        size_t taken = 1;

        made = 1;
        if (at_fold(yaml, at)) {
            at = place_fold(yaml, at, &made);
            out += made;
            add_piece(pieces, out, at);
            continue;
        }
        if (quote == '"' && yaml.ptr[at] == '\\' && at_fold(yaml, at + 1)) {
            taken = place_fold(yaml, at + 1, &made) - at; /* an escaped line end makes no space */
            made--;
        } else if (quote == '"' && yaml.ptr[at] == '\\') {
            made = escape_size(yaml, at, &taken);
        } else if (quote == '\'' && yaml.ptr[at] == '\'') {
            taken = 2;
        }
        at += taken;
        out += made;
        if (taken != made)
            add_piece(pieces, out, at);
    }
}

static void span_of_block(struct raw_node *node, const struct text_map *map, size_t start)
{
    size_t len = slice_trim_end(node->text).len;

    if (len)
        node->span = raw_text_span(node, 0, len);
    else
        node->span = text_map_span(map, start, start + 1);
}

void yaml_place_text(struct arena *arena, const struct yaml_written *written, struct raw_node *node)
{
    struct pieces pieces = {arena, written->yaml, written->map, {0}};
    size_t start = written->start, end = written->end, next;

    node->span = text_map_span(written->map, start, end);
    if (node->style == RAW_QUOTED)
        place_quoted(&pieces, start, end);
    else if (node->style == RAW_LITERAL)
        place_literal(&pieces, node->text, start);
    else if (node->style == RAW_FOLDED && line_end(written->yaml, start, &next))
        place_folded(&pieces, node->text, next, end);
    else if (memchr(written->yaml.ptr + start, '\n', end - start))
        place_folded(&pieces, node->text, start, end);
    node->lines = pieces.list.items;
    node->line_count = pieces.list.count;
    if (node->style == RAW_LITERAL || node->style == RAW_FOLDED)
        span_of_block(node, written->map, start);
}
