/* The look at the raw lines of a YAML text: which line belongs to which. Follows the levels of lists and
 * names by their columns and reports lines that stand in line with nothing. Refuses to know what libyaml
 * makes of them. */
#include "read/yaml_scan.h"

#include "base/utf8.h"

bool yaml_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool yaml_ends_word(const struct yaml_scan *s, size_t at)
{
    return at >= s->end || yaml_is_blank(s->yaml.ptr[at]);
}

size_t yaml_skip_blanks(const struct yaml_scan *s, size_t at)
{
    while (at < s->end && yaml_is_blank(s->yaml.ptr[at]))
        at++;
    return at;
}

size_t yaml_value_floor(const struct yaml_scan *s)
{
    return s->depth ? s->levels[s->depth - 1].column + 1 : 0;
}

struct span yaml_span(const struct yaml_scan *s, size_t start, size_t end)
{
    return text_map_span(s->map, start, end);
}

bool yaml_next_line(struct yaml_scan *s)
{
    if (s->finished || s->next >= s->yaml.len)
        return false;
    s->line = s->next;
    s->end = slice_find_byte(s->yaml, '\n', s->line);
    s->next = s->end + 1;
    if (s->end > s->line && s->yaml.ptr[s->end - 1] == '\r')
        s->end--;
    return true;
}

void yaml_spoil_range(struct yaml_scan *s, size_t start, size_t end)
{
    memset(s->traps->copy + start, 'x', end - start);
    *VECTOR_PUSH(s->arena, &s->traps->values) = (struct yaml_range){start, end};
}

void yaml_spoil(struct yaml_scan *s, size_t start)
{
    size_t end = s->end;

    while (end > start && yaml_is_blank(s->yaml.ptr[end - 1]))
        end--;
    yaml_spoil_range(s, start, end);
    s->open = YAML_OPEN_SPOILT;
    s->floor = yaml_value_floor(s);
    s->loose = false;
}

void yaml_drop_line(struct yaml_scan *s, bool counts)
{
    size_t at = s->line;

    while (at < s->end && s->yaml.ptr[at] == ' ')
        at++;
    if (at == s->end)
        return;
    memset(s->traps->copy + at, 'x', s->end - at);
    s->traps->copy[at] = '#';
    if (counts)
        *VECTOR_PUSH(s->arena, &s->traps->lines) = (struct yaml_range){s->line, s->end};
}

/* ---- levels */

/* Deeper levels than libyaml's events may have end the walk, and with it the recursion of dashes on one line.
 */
static void push_level(struct yaml_scan *s, size_t column, bool is_list)
{
    s->root_seen = true;
    if (s->depth < sizeof s->levels / sizeof *s->levels) {
        s->levels[s->depth++] = (struct yaml_level){column, is_list};
        return;
    }
    DIAG(s->d, MSG_yaml_depth, yaml_span(s, s->line + column, s->line + column + 1));
    s->traps->broken = true;
    s->finished = true;
}

static struct slice column_list(const struct yaml_scan *s, size_t depth)
{
    struct slice list = S("");
    bool several = false;

    for (size_t i = 0; i < depth; i++) {
        struct slice number = arena_print(s->arena, "%zu", s->levels[i].column + 1);

        if (i && s->levels[i].column == s->levels[i - 1].column)
            continue;
        list = ARENA_JOIN(s->arena, list, !i ? S("") : i + 1 < depth ? S(", ") : S(" and "), number);
        several |= i > 0;
    }
    return ARENA_JOIN(s->arena, several ? S("columns ") : S("column "), list);
}

/* libyaml sees nothing from `at` on; behind a dash the item is poison. */
static void drop_from(struct yaml_scan *s, size_t at)
{
    size_t dash = at;

    while (dash > s->line && yaml_is_blank(s->yaml.ptr[dash - 1]))
        dash--;
    if (dash == s->line) {
        yaml_drop_line(s, true);
        return;
    }
    memset(s->traps->copy + at, ' ', s->end - at);
    *VECTOR_PUSH(s->arena, &s->traps->values) = (struct yaml_range){dash, s->end};
}

/* Passes over what begins at `at` and the lines that hang on it. */
static void leave_out(struct yaml_scan *s, size_t at, size_t skip_from)
{
    drop_from(s, at);
    s->skip_from = skip_from ? skip_from : 1;
    s->open = YAML_OPEN_NOTHING;
}

static void report_indent(struct yaml_scan *s, size_t at)
{
    DIAG(s->d, MSG_yaml_indent, yaml_span(s, at, s->end), column_list(s, s->depth));
    leave_out(s, at, at - s->line);
}

/* A line further left than the first one. Which of the two is wrong is not known: it begins anew. */
static void restart_root(struct yaml_scan *s, size_t at, size_t depth, bool is_list)
{
    DIAG(s->d, MSG_yaml_indent, yaml_span(s, at, s->end), column_list(s, depth));
    s->traps->broken = true;
    push_level(s, at - s->line, is_list);
}

/* Finds the level of a line whose first sign stands at `at`; false when there is none, which was reported. */
static bool find_level(struct yaml_scan *s, size_t at, bool is_list)
{
    size_t column = at - s->line, depth = s->depth;
    bool open;
    struct yaml_level *top;

    while (s->depth && s->levels[s->depth - 1].column > column)
        s->depth--;
    open =
        s->open == YAML_OPEN_VALUE && s->depth == depth; /* what waits for a value is the innermost level */
    if (!s->depth && s->root_seen)
        restart_root(s, at, depth, is_list);
    else if (!s->depth)
        push_level(s, column, is_list);
    top = &s->levels[s->depth - 1];
    if (top->column < column && !open) {
        s->depth = depth;
        report_indent(s, at);
        return false;
    }
    if (top->column < column || (!top->is_list && is_list && open)) {
        push_level(s, column, is_list); /* a list may stand as far left as the key it belongs to */
        return true;
    }
    if (top->is_list && !is_list && s->depth > 1 && top[-1].column == column && !top[-1].is_list)
        s->depth--;
    if (s->levels[s->depth - 1].is_list == is_list)
        return true;
    DIAG(s->d, MSG_yaml_mixed, yaml_span(s, at, s->end), is_list ? S("a list") : S("a name with a colon"),
         is_list ? S("names with colons") : S("a list"));
    leave_out(s, at, column + 1);
    return false;
}

/* ---- keys */

/* Offset of the colon that ends a key beginning at `at`; s->end when the line has none. */
static size_t key_colon(const struct yaml_scan *s, size_t at)
{
    char quote = s->yaml.ptr[at];
    size_t i = at;

    if (quote == '{' || quote == '[')
        return s->end;
    if (quote == '"' || quote == '\'') {
        for (i++; i < s->end && s->yaml.ptr[i] != quote; i++)
            i += quote == '"' && s->yaml.ptr[i] == '\\';
        i = i < s->end ? yaml_skip_blanks(s, i + 1) : s->end;
        return i < s->end && s->yaml.ptr[i] == ':' && yaml_ends_word(s, i + 1) ? i : s->end;
    }
    for (; i < s->end; i++) {
        if (s->yaml.ptr[i] == ':' && yaml_ends_word(s, i + 1))
            return i;
        if (s->yaml.ptr[i] == '#' && i > at && yaml_is_blank(s->yaml.ptr[i - 1]))
            break;
    }
    return s->end;
}

/* Keys that begin with a sign that YAML keeps. */
static bool is_refused_key(struct yaml_scan *s, size_t at, size_t colon)
{
    char sign = s->yaml.ptr[at];
    struct slice key = slice_trim(slice_sub(s->yaml, at, colon - at));

    if (slice_is(key, "<<"))
        DIAG(s->d, MSG_yaml_merge, yaml_span(s, at, colon));
    else if (at == colon || strchr("&*!|>%@`,]}", sign) ||
             ((sign == '?' || sign == '-') && yaml_ends_word(s, at + 1)))
        DIAG(s->d, MSG_yaml_key_sign, yaml_span(s, at, at + 1), slice_sub(s->yaml, at, 1));
    else
        return false;
    leave_out(s, at, at - s->line + 1);
    return true;
}

/* `title:Foo` in the place of a key: the value is poison under its key, so that nobody misses the key. */
static void report_tight_colon(struct yaml_scan *s, size_t colon)
{
    DIAG(s->d, MSG_yaml_colon_space, yaml_span(s, colon, colon + 1));
    if (s->end > colon + 1) {
        yaml_spoil(s, colon + 1);
        s->traps->copy[colon + 1] = ' ';
    }
}

/* A line in the place of a key that has no colon and a space. */
static void report_no_key(struct yaml_scan *s, size_t at)
{
    size_t colon = yaml_tight_colon(s, at, s->end);
    struct yaml_scan line = *s;
    size_t quoted = strchr("\"'", s->yaml.ptr[at]) ? yaml_quoted_end(&line, at, SIZE_MAX) : 0;

    if (quoted && line.line == s->line) {
        DIAG(s->d, MSG_yaml_quote_ends, yaml_span(s, at, quoted),
             S("Put quotation marks of the other kind round all of it."));
        leave_out(s, at, at - s->line + 1);
    } else if (s->levels[s->depth - 1].is_list) {
        DIAG(s->d, s->yaml.ptr[at] == '-' ? MSG_yaml_dash_space : MSG_yaml_no_dash,
             yaml_span(s, at, s->yaml.ptr[at] == '-' ? at + 1 : s->end));
        leave_out(s, at, at - s->line + 1);
    } else if (colon) {
        report_tight_colon(s, colon);
    } else {
        DIAG(s->d, MSG_yaml_no_colon, yaml_span(s, at, s->end));
        leave_out(s, at, at - s->line + 1);
    }
}

/* Two lines of `-a`: a list without the spaces behind its dashes, which YAML takes for text. */
static bool is_tight_list(const struct yaml_scan *s, size_t at)
{
    struct yaml_scan ahead = *s;
    size_t below;

    if (s->yaml.ptr[at] != '-' || !yaml_next_line(&ahead))
        return false;
    below = ahead.line + (at - s->line);
    return below + 1 < ahead.end && ahead.yaml.ptr[below] == '-' &&
           !yaml_is_blank(ahead.yaml.ptr[below + 1]) && yaml_skip_blanks(&ahead, ahead.line) == below;
}

/* Text on a line of its own below its key. */
static void scan_lone_value(struct yaml_scan *s, size_t at)
{
    size_t column = at - s->line;

    if (s->depth && column < yaml_value_floor(s)) {
        while (s->depth > 1 && s->levels[s->depth - 1].column > column)
            s->depth--;
        report_no_key(s, at);
    } else if (is_tight_list(s, at)) {
        DIAG(s->d, MSG_yaml_dash_space, yaml_span(s, at, at + 1));
        yaml_spoil(s, at);
    } else {
        s->root_seen = true;
        s->lone = true;
        yaml_scan_value(s, at);
        s->lone = s->open == YAML_OPEN_PLAIN;
    }
}

static void scan_content(struct yaml_scan *s, size_t at);

static void scan_item(struct yaml_scan *s, size_t at)
{
    size_t inside = yaml_skip_blanks(s, at + 1);

    if (!find_level(s, at, true))
        return;
    memset(s->traps->copy + at + 1, ' ', inside - at - 1); /* libyaml refuses a tab there */
    s->open = YAML_OPEN_VALUE;
    s->key = s->key_end = 0;
    if (inside < s->end && s->yaml.ptr[inside] != '#')
        scan_content(s, inside);
    else
        yaml_scan_value(s, inside);
}

static void scan_key(struct yaml_scan *s, size_t at, size_t colon)
{
    if (!find_level(s, at, false) || is_refused_key(s, at, colon))
        return;
    s->open = YAML_OPEN_VALUE;
    s->key = at;
    s->key_end = colon;
    yaml_scan_value(s, colon + 1);
}

/* What stands at `at`: the beginning of a line, or what follows a dash. */
static void scan_content(struct yaml_scan *s, size_t at)
{
    char c = s->yaml.ptr[at];
    size_t colon;

    if (s->finished)
        return;
    if (c == '-' && yaml_ends_word(s, at + 1)) {
        scan_item(s, at);
        return;
    }
    colon = key_colon(s, at);
    if (colon < s->end) {
        scan_key(s, at, colon);
    } else if (c == '?' && yaml_ends_word(s, at + 1)) {
        DIAG(s->d, MSG_yaml_key_sign, yaml_span(s, at, at + 1), S("?"));
        leave_out(s, at, at - s->line + 1);
    } else if (s->open == YAML_OPEN_VALUE) {
        scan_lone_value(s, at);
    } else {
        size_t depth = s->depth;

        while (depth && s->levels[depth - 1].column > at - s->line)
            depth--;
        if (depth && s->levels[depth - 1].column == at - s->line) {
            s->depth = depth;
            report_no_key(s, at);
        } else {
            report_indent(s, at);
        }
    }
}

void yaml_restart_map(struct yaml_scan *s, size_t at)
{
    size_t column = at - s->line, words = s->words;
    struct yaml_scan first = *s;

    for (first.next = words; first.next && s->yaml.ptr[first.next - 1] != '\n';)
        first.next--;
    yaml_next_line(&first);
    push_level(s, column, false);
    if (s->suspect) {
        DIAG(s->d, MSG_yaml_colon_space, yaml_span(s, s->suspect, s->suspect + 1));
        yaml_spoil_range(s, s->suspect + 1, first.end);
        s->traps->copy[s->suspect + 1] = ' ';
    } else {
        DIAG(s->d, MSG_yaml_no_colon, yaml_span(s, words, first.end));
        memset(s->traps->copy + words, ' ', first.end - words);
        *VECTOR_PUSH(s->arena, &s->traps->lines) = (struct yaml_range){words - column, first.end};
    }
    while (yaml_next_line(&first) && first.line < s->line)
        yaml_drop_line(&first, false);
    s->open = YAML_OPEN_NOTHING;
    scan_content(s, at);
}

/* ---- lines */

static struct slice space_name(struct arena *arena, uint32_t code)
{
    return code == 0xa0 ? S("a no-break space, as Word makes")
                        : arena_print(arena, "U+%04X, a kind of space", code);
}

static bool is_wide_space(uint32_t code)
{
    return code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200b) || code == 0x202f ||
           code == 0x205f || code == 0x3000;
}

/* What stands in the indent besides spaces. The columns of such a line are anybody's guess, so the file's
 * values are not trusted; the walk goes on for what else it finds. */
static bool has_bad_indent(struct yaml_scan *s)
{
    size_t at = s->line, next;
    uint32_t code;

    while (at < s->end && s->yaml.ptr[at] == ' ')
        at++;
    if (at == s->end)
        return false;
    next = at;
    code = utf8_next(s->yaml, &next);
    if (code == '\t')
        DIAG(s->d, MSG_yaml_tab, yaml_span(s, at, next),
             arena_print(
                 s->arena, "%u",
                 source_place(sources_at(s->d->sources, s->map->source), text_map_offset(s->map, at)).line));
    else if (is_wide_space(code))
        DIAG(s->d, MSG_yaml_space, yaml_span(s, at, next), space_name(s->arena, code));
    else
        return false;
    s->traps->broken = true;
    return true;
}

/* Lines of blanks alone mean nothing, but libyaml stumbles over a tab in them. */
static bool is_blank_line(struct yaml_scan *s)
{
    if (yaml_skip_blanks(s, s->line) < s->end)
        return false;
    memset(s->traps->copy + s->line, ' ', s->end - s->line);
    return true;
}

/* `---` and `...` part documents; a publication is one. */
bool yaml_is_document_mark(const struct yaml_scan *s)
{
    struct slice mark = slice_sub(s->yaml, s->line, 3);

    return s->end - s->line >= 3 && (slice_is(mark, "---") || slice_is(mark, "...")) &&
           yaml_ends_word(s, s->line + 3);
}

static void scan_document_mark(struct yaml_scan *s)
{
    if (!s->root_seen && s->yaml.ptr[s->line] == '-' && yaml_skip_blanks(s, s->line + 3) == s->end) {
        memset(s->traps->copy + s->line, ' ', s->end - s->line);
        return;
    }
    DIAG(s->d, MSG_yaml_documents, yaml_span(s, s->line, s->line + 3));
    memset(s->traps->copy + s->line, ' ', s->yaml.len - s->line);
    s->finished = true;
}

bool yaml_begins_entry(const struct yaml_scan *s, size_t at)
{
    return key_colon(s, at) < s->end || (s->yaml.ptr[at] == '-' && yaml_ends_word(s, at + 1));
}

/* Whether the line is one of those that are passed over after a fault. */
static bool is_passed_over(struct yaml_scan *s, size_t at)
{
    size_t column = at - s->line;
    bool closing = at < s->end && strchr("]}", s->yaml.ptr[at]);

    if (s->skip_from && column >= s->skip_from)
        return true;
    s->skip_from = 0;
    return s->open == YAML_OPEN_SPOILT && (column >= s->floor || closing ||
                                           (s->loose && s->yaml.ptr[at] != '#' && !yaml_begins_entry(s, at)));
}

static void scan_line(struct yaml_scan *s)
{
    size_t at = yaml_skip_blanks(s, s->line);

    if (is_passed_over(s, at)) {
        yaml_drop_line(s, false);
        return;
    }
    if (has_bad_indent(s))
        return;
    if (yaml_is_document_mark(s)) {
        scan_document_mark(s);
        return;
    }
    if (s->open == YAML_OPEN_PLAIN && at - s->line >= s->floor) {
        yaml_scan_continuation(s, at);
        return;
    }
    if (s->yaml.ptr[at] == '#') {
        if (s->open == YAML_OPEN_PLAIN) /* YAML ends plain text at a comment */
            s->open = YAML_OPEN_NOTHING;
        return;
    }
    scan_content(s, at);
}

void yaml_find_traps(struct arena *arena, struct diagnostics *diagnostics, struct slice yaml,
                     const struct text_map *map, struct yaml_traps *traps)
{
    struct yaml_scan scan = {
        .arena = arena, .d = diagnostics, .map = map, .yaml = yaml, .traps = traps, .open = YAML_OPEN_VALUE};

    *traps = (struct yaml_traps){.yaml = yaml, .copy = (char *)arena_copy(arena, yaml).ptr};
    while (yaml_next_line(&scan))
        if (!is_blank_line(&scan))
            scan_line(&scan);
}
