/* What stands behind a key or a dash, or alone on a line: plain text, quoted text, blocks. Reports the signs
 * that YAML would take for something else, at their place. */
#include "read/yaml_scan.h"

/* ---- remedies */

/* The first and the last word of a long value, for a remedy that fits a line. */
static struct slice shortened(const struct yaml_scan *s, struct slice value)
{
    size_t first = 0, last = value.len;

    if (value.len <= 60)
        return value;
    while (first < value.len && value.ptr[first] != ' ')
        first++;
    while (last > first && value.ptr[last - 1] != ' ')
        last--;
    return ARENA_JOIN(s->arena, slice_sub(value, 0, first), S(" … "), slice_from(value, last));
}

struct slice yaml_in_quotes(const struct yaml_scan *s, size_t start, size_t end)
{
    struct slice value = slice_trim(slice_sub(s->yaml, start, end - start));
    struct slice key = slice_sub(s->yaml, s->key, s->key_end - s->key), quote;
    bool twofold = memchr(value.ptr, '"', value.len), single = memchr(value.ptr, '\'', value.len);

    key = key.len ? ARENA_JOIN(s->arena, key, S(": ")) : S("");
    if ((twofold && single) || memchr(value.ptr, '\\', value.len))
        return ARENA_JOIN(s->arena, key, S("| and the value on the next line, further in"));
    quote = twofold ? S("'") : S("\"");
    return ARENA_JOIN(s->arena, key, quote, shortened(s, value), quote);
}

/* ---- plain text */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Words and a colon, then something else than a blank or the slashes of an address. */
size_t yaml_tight_colon(const struct yaml_scan *s, size_t at, size_t end)
{
    struct slice line = slice_sub(s->yaml, 0, end);
    size_t colon = slice_find_byte(line, ':', at);

    if (colon + 1 >= end || colon - at > 40 || !is_letter(line.ptr[at]) || yaml_is_blank(line.ptr[colon + 1]))
        return 0;
    if (line.ptr[colon + 1] == '/' || yaml_is_blank(line.ptr[colon - 1]))
        return 0;
    for (size_t i = at; i < colon; i++)
        if (!is_letter(line.ptr[i]) && !strchr(" -'/%0123456789_", line.ptr[i]))
            return 0;
    return colon;
}

enum plain_end { PLAIN_SOUND, PLAIN_COMMENT, PLAIN_COLON, PLAIN_HASH };

/* Goes over plain text from `at` to the line's end; *stop is where it ends or goes wrong. */
static enum plain_end walk_plain(const struct yaml_scan *s, size_t at, size_t *stop)
{
    for (size_t i = at; i < s->end; i++) {
        *stop = i;
        if (s->yaml.ptr[i] == ':' && yaml_ends_word(s, i + 1))
            return PLAIN_COLON;
        if (s->yaml.ptr[i] == '#' && (i == at || yaml_is_blank(s->yaml.ptr[i - 1])))
            return yaml_ends_word(s, i + 1) ? PLAIN_COMMENT : PLAIN_HASH;
    }
    *stop = s->end;
    return PLAIN_SOUND;
}

static void report_hash(struct yaml_scan *s, size_t value, size_t hash)
{
    size_t end = hash;

    while (!yaml_ends_word(s, end))
        end++;
    DIAG(s->d, MSG_yaml_hash, yaml_span(s, hash, end), yaml_in_quotes(s, value, s->end));
    yaml_spoil(s, value);
}

static void scan_plain(struct yaml_scan *s, size_t at)
{
    size_t stop;

    s->floor = yaml_value_floor(s);
    s->suspect = yaml_tight_colon(s, at, s->end);
    s->words = at;
    s->warned = false;
    switch (walk_plain(s, at, &stop)) {
    case PLAIN_COLON:
        DIAG(s->d, MSG_yaml_colon, yaml_span(s, stop, stop + 1), yaml_in_quotes(s, at, s->end));
        yaml_spoil(s, at);
        break;
    case PLAIN_HASH:
        report_hash(s, at, stop);
        break;
    case PLAIN_COMMENT:
        s->open = YAML_OPEN_NOTHING;
        break;
    case PLAIN_SOUND:
        s->open = YAML_OPEN_PLAIN;
        break;
    }
}

/* Marks of Markdown that mean nothing once lines are joined. */
static bool begins_block(const struct yaml_scan *s, size_t at)
{
    size_t digits = at;
    struct slice rest = slice_sub(s->yaml, at, s->end - at);

    if (at < s->end && strchr("-*+", s->yaml.ptr[at]))
        return at + 1 < s->end && yaml_is_blank(s->yaml.ptr[at + 1]);
    while (digits < s->end && s->yaml.ptr[digits] >= '0' && s->yaml.ptr[digits] <= '9')
        digits++;
    if (digits > at && digits - at < 3 && digits + 1 < s->end && s->yaml.ptr[digits] == '.' &&
        s->yaml.ptr[digits + 1] == ' ')
        return true;
    return slice_starts_with(rest, S("## ")) || slice_starts_with(rest, S("| ")) ||
           slice_starts_with(rest, S("```")) || slice_starts_with(rest, S(":::"));
}

/* The colon of a line that goes on with a value: the key may be the line before, without a space after its
 * colon. */
static void report_continued(struct yaml_scan *s, size_t at, size_t colon)
{
    struct slice key = slice_sub(s->yaml, s->key, s->key_end - s->key);

    if (s->suspect)
        DIAG(s->d, MSG_yaml_colon_space, yaml_span(s, s->suspect, s->suspect + 1));
    else
        DIAG(s->d, MSG_yaml_colon_continued, yaml_span(s, colon, colon + 1),
             key.len ? ARENA_JOIN(s->arena, S("`"), key, S(":`")) : S("the dash"));
    yaml_spoil(s, at);
}

static size_t column_of(const struct yaml_scan *s, size_t at)
{
    size_t column = 0;

    while (column < at && s->yaml.ptr[at - column - 1] != '\n')
        column++;
    return column;
}

void yaml_scan_continuation(struct yaml_scan *s, size_t at)
{
    size_t stop;

    if (begins_block(s, at) && !s->suspect && !s->warned) {
        DIAG(s->d, MSG_yaml_folded_list, yaml_span(s, at, s->end));
        s->warned = true;
    }
    switch (walk_plain(s, at, &stop)) {
    case PLAIN_COLON:
        if (s->lone && at - s->line == column_of(s, s->words))
            yaml_restart_map(s, at);
        else
            report_continued(s, at, stop);
        break;
    case PLAIN_HASH:
        DIAG(s->d, MSG_yaml_hash, yaml_span(s, stop, s->end),
             S("text: | and the words on the next line, further in"));
        yaml_spoil(s, at);
        break;
    case PLAIN_COMMENT: /* YAML ends plain text at a comment */
        s->open = YAML_OPEN_NOTHING;
        break;
    case PLAIN_SOUND:
        break;
    }
}

/* ---- quoted text */

bool yaml_goes_on(struct yaml_scan *s, size_t floor)
{
    struct yaml_scan ahead = *s;
    size_t at;

    do {
        if (!yaml_next_line(&ahead))
            return false;
        at = yaml_skip_blanks(&ahead, ahead.line);
    } while (at == ahead.end);
    if (yaml_is_document_mark(&ahead) || (at - ahead.line < floor && yaml_begins_entry(&ahead, at)))
        return false;
    s->line = ahead.line;
    s->end = ahead.end;
    s->next = ahead.next;
    return true;
}

size_t yaml_quoted_end(struct yaml_scan *s, size_t at, size_t floor)
{
    char quote = s->yaml.ptr[at];
    size_t i = at + 1;

    for (;;) {
        for (; i < s->end; i++) {
            if (quote == '"' && s->yaml.ptr[i] == '\\')
                i++;
            else if (s->yaml.ptr[i] != quote)
                continue;
            else if (quote == '\'' && i + 1 < s->end && s->yaml.ptr[i + 1] == quote)
                i++;
            else
                return i + 1;
        }
        if (!yaml_goes_on(s, floor))
            return 0;
        i = s->line;
    }
}

static bool are_digits(struct slice digits, size_t count)
{
    uint32_t code = 0;

    if (digits.len < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        char c = digits.ptr[i], low = c | 0x20;

        if (!(c >= '0' && c <= '9') && !(low >= 'a' && low <= 'f'))
            return false;
        code = code << 4 | (uint32_t)(c <= '9' ? c - '0' : low - 'a' + 10);
    }
    return code >= 0xa0 || (code >= 0x20 && code < 0x7f)
               ? code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
               : false;
}

size_t yaml_bad_escape(const struct yaml_scan *s, size_t start, size_t end)
{
    for (size_t i = start + 1; i + 1 < end; i++) {
        char c;

        if (s->yaml.ptr[i] != '\\')
            continue;
        c = s->yaml.ptr[++i];
        if (strchr("\"\\\r\n", c))
            continue;
        if ((c == 'x' && are_digits(slice_sub(s->yaml, i + 1, end - i - 1), 2)) ||
            (c == 'u' && are_digits(slice_sub(s->yaml, i + 1, end - i - 1), 4)) ||
            (c == 'U' && are_digits(slice_sub(s->yaml, i + 1, end - i - 1), 8)))
            continue;
        return i - 1;
    }
    return end;
}

/* What follows a value that is complete: a comment at most. */
static bool is_rest_empty(const struct yaml_scan *s, size_t at)
{
    size_t rest = yaml_skip_blanks(s, at);

    return rest == s->end || (s->yaml.ptr[rest] == '#' && rest > at);
}

static void scan_quoted(struct yaml_scan *s, size_t at)
{
    struct yaml_scan start = *s;
    size_t end = yaml_quoted_end(s, at, yaml_value_floor(s)), escape;

    if (!end) {
        *s = start;
        DIAG(s->d, MSG_yaml_quote_open, yaml_span(s, at, at + 1), slice_sub(s->yaml, at, 1));
        yaml_spoil(s, at);
        s->loose = true;
        return;
    }
    escape = s->yaml.ptr[at] == '"' ? yaml_bad_escape(s, at, end) : end;
    s->open = YAML_OPEN_NOTHING;
    if (!is_rest_empty(s, end))
        DIAG(s->d, MSG_yaml_quote_ends, yaml_span(s, at, end),
             S("Use `text: |` and put the words on the next line, further in."));
    else if (escape < end)
        DIAG(s->d, MSG_yaml_escape, yaml_span(s, escape, escape + 2));
    else
        return;
    if (s->line != start.line) { /* over several lines: the first is letters, the others go */
        for (struct yaml_scan line = start; line.line < s->line && yaml_next_line(&line);)
            memset(s->traps->copy + line.line, ' ', line.end - line.line);
        yaml_spoil_range(&start, at, start.end);
        s->open = YAML_OPEN_SPOILT;
        s->floor = yaml_value_floor(s);
        return;
    }
    yaml_spoil(s, at);
}

/* ---- blocks */

struct block {
    size_t header, first_next; /* of the line with | or > */
    size_t indent;             /* 0 = not known yet */
    size_t deepest_blank;      /* spaces of the longest empty line before the first words */
    size_t deepest_line;
    bool folded, faulty, warned;
};

/* `|`, `|-`, `>+2` and nothing behind it but a comment. */
static bool is_block_header(const struct yaml_scan *s, size_t at, size_t *digit)
{
    size_t i = at + 1;

    *digit = 0;
    for (; i < s->end && i < at + 3 && strchr("+-123456789", s->yaml.ptr[i]); i++)
        if (s->yaml.ptr[i] >= '1' && s->yaml.ptr[i] <= '9')
            *digit = (size_t)(s->yaml.ptr[i] - '0');
    return is_rest_empty(s, i);
}

static void block_fault(struct block *block, const struct yaml_scan *s, enum message id, size_t start,
                        size_t end)
{
    if (!block->faulty)
        DIAG(s->d, id, yaml_span(s, start, end), arena_print(s->arena, "%zu", block->indent + 1),
             arena_print(s->arena, "%zu", start - s->line + 1));
    block->faulty = true;
}

static void block_tab(struct block *block, const struct yaml_scan *s, size_t tab)
{
    struct place place =
        source_place(sources_at(s->d->sources, s->map->source), text_map_offset(s->map, tab));

    if (!block->faulty)
        DIAG(s->d, MSG_yaml_tab, yaml_span(s, tab, tab + 1), arena_print(s->arena, "%u", place.line));
    block->faulty = true;
}

/* One line that may be part of the block; false when the block ends before it. */
static bool block_line(struct block *block, struct yaml_scan *s, size_t floor)
{
    size_t at = s->line, words;

    while (at < s->end && s->yaml.ptr[at] == ' ')
        at++;
    words = yaml_skip_blanks(s, at);
    if (at < s->end && s->yaml.ptr[at] == '\t' && (!block->indent || at - s->line < block->indent)) {
        block_tab(block, s, at);
        return true;
    }
    if (words == s->end) {
        if (!block->indent && at - s->line > block->deepest_blank) {
            block->deepest_blank = at - s->line;
            block->deepest_line = s->line;
        }
        return true;
    }
    if (at - s->line < floor)
        return false;
    if (!block->indent) {
        block->indent = at - s->line;
        if (block->deepest_blank > block->indent)
            block_fault(block, s, MSG_yaml_blank_deep, block->deepest_line,
                        block->deepest_line + block->deepest_blank);
    } else if (at - s->line < block->indent) {
        if (s->yaml.ptr[at] == '#')
            return false;
        block_fault(block, s, MSG_yaml_block_indent, at, s->end);
    }
    if (block->folded && !block->warned && !block->faulty && begins_block(s, at)) {
        DIAG(s->d, MSG_yaml_folded_list, yaml_span(s, at, s->end));
        block->warned = true;
    }
    return true;
}

static void scan_block(struct yaml_scan *s, size_t at, size_t digit)
{
    size_t floor = yaml_value_floor(s) ? yaml_value_floor(s) : 1;
    struct block block = {.header = at, .folded = s->yaml.ptr[at] == '>'};
    struct yaml_scan header = *s, ahead = *s;

    block.indent = digit ? floor - 1 + digit : 0;
    while (yaml_next_line(&ahead)) {
        if (!block_line(&block, &ahead, floor))
            break;
        s->line = ahead.line;
        s->end = ahead.end;
        s->next = ahead.next;
    }
    s->open = YAML_OPEN_NOTHING;
    if (!block.faulty)
        return;
    yaml_spoil_range(&header, at, header.end);
    memset(s->traps->copy + header.end, ' ', s->end - header.end);
    for (size_t i = header.end; i < s->end; i++)
        if (s->yaml.ptr[i] == '\n' || s->yaml.ptr[i] == '\r')
            s->traps->copy[i] = s->yaml.ptr[i];
}

/* ---- all of them */

static void report_sign(struct yaml_scan *s, size_t at)
{
    char sign = s->yaml.ptr[at];
    struct slice quoted = yaml_in_quotes(s, at, s->end), text = slice_sub(s->yaml, at, 1);

    if (sign == '*')
        DIAG(s->d, MSG_yaml_star, yaml_span(s, at, at + 1));
    else if (sign == '&')
        DIAG(s->d, MSG_yaml_anchor, yaml_span(s, at, at + 1), quoted);
    else if (sign == '!')
        DIAG(s->d, MSG_yaml_tag, yaml_span(s, at, at + 1), quoted);
    else
        DIAG(s->d, MSG_yaml_sign, yaml_span(s, at, at + 1), text, quoted);
    yaml_spoil(s, at);
}

void yaml_scan_value(struct yaml_scan *s, size_t at)
{
    size_t digit;
    char c;

    at = yaml_skip_blanks(s, at);
    if (at == s->end)
        return;
    c = s->yaml.ptr[at];
    if (c == '#') {
        if (!yaml_ends_word(s, at + 1))
            report_hash(s, at, at);
    } else if (c == '"' || c == '\'') {
        scan_quoted(s, at);
    } else if (c == '[' || c == '{') {
        yaml_scan_flow(s, at);
    } else if ((c == '|' || c == '>') && is_block_header(s, at, &digit)) {
        scan_block(s, at, digit);
    } else if (strchr("&*!%@`,]}|>", c) || (strchr("-?:", c) && yaml_ends_word(s, at + 1))) {
        report_sign(s, at);
    } else {
        scan_plain(s, at);
    }
}
