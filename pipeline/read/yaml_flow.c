/* Looking into [ ] and { }: commas that end a value too early, colons and signs that YAML takes for its own,
 * brackets without their partner. At most one fault is reported for each outermost pair. */
#include "read/yaml_scan.h"

struct flow_level {
    char open;
    size_t entry;                           /* where the entry in hand begins */
    size_t words;                           /* where its last plain text begins */
    bool has_colon, is_filled, is_complete; /* complete: quoted or in brackets, nothing may follow */
};

struct flow {
    struct yaml_scan *s;
    struct flow_level levels[YAML_DEPTH + 1];
    size_t depth, start, at;
    bool faulty;
};

static struct flow_level *top_of(struct flow *f)
{
    return &f->levels[f->depth - 1];
}

static struct span span_of(const struct flow *f, size_t start, size_t end)
{
    return yaml_span(f->s, start, end);
}

static size_t trimmed_end(const struct flow *f, size_t start, size_t end)
{
    while (end > start && strchr(" \t\r\n", f->s->yaml.ptr[end - 1]))
        end--;
    return end;
}

static void fresh_entry(struct flow *f)
{
    struct flow_level *level = top_of(f);

    *level = (struct flow_level){.open = level->open};
}

static void push_level(struct flow *f)
{
    if (f->depth == YAML_DEPTH) {
        DIAG(f->s->d, MSG_yaml_depth, span_of(f, f->at, f->at + 1));
        f->faulty = true;
        return;
    }
    f->levels[f->depth++] = (struct flow_level){.open = f->s->yaml.ptr[f->at]};
    f->at++;
}

/* What ends an entry: inside { } it must have had a colon and a value. */
static void end_entry(struct flow *f, bool by_comma)
{
    struct flow_level *level = top_of(f);
    struct yaml_scan *s = f->s;
    size_t end = trimmed_end(f, level->entry, f->at);

    if (!level->is_filled && !level->has_colon) {
        if (by_comma) {
            DIAG(s->d, MSG_yaml_comma_twice, span_of(f, f->at, f->at + 1));
            f->faulty = true;
        }
        return;
    }
    if (level->open == '[' || (level->has_colon && level->is_filled))
        return;
    f->faulty = true;
    if (!level->has_colon && yaml_tight_colon(s, level->entry, end))
        DIAG(s->d, MSG_yaml_colon_space,
             span_of(f, yaml_tight_colon(s, level->entry, end), yaml_tight_colon(s, level->entry, end) + 1));
    else if (level->has_colon)
        DIAG(s->d, MSG_yaml_empty_value, span_of(f, level->entry, end));
    else
        DIAG(s->d, MSG_yaml_comma_value, span_of(f, level->entry, end));
}

static void close_level(struct flow *f)
{
    char expected = top_of(f)->open == '[' ? ']' : '}', found = f->s->yaml.ptr[f->at];

    if (found != expected) {
        DIAG(f->s->d, MSG_yaml_bracket_wrong, span_of(f, f->at, f->at + 1), slice_sub(f->s->yaml, f->at, 1),
             expected == ']' ? S("]") : S("}"));
        f->faulty = true;
        return;
    }
    end_entry(f, false);
    f->depth--;
    f->at++;
    if (f->depth)
        top_of(f)->is_filled = top_of(f)->is_complete = true;
}

static void take_colon(struct flow *f)
{
    struct flow_level *level = top_of(f);

    if (level->has_colon && level->words < f->s->line) {
        DIAG(f->s->d, MSG_yaml_comma_missing, span_of(f, yaml_skip_blanks(f->s, f->s->line), f->at));
        f->faulty = true;
        return;
    }
    if (level->has_colon || level->open == '[') {
        DIAG(f->s->d, MSG_yaml_colon, span_of(f, f->at, f->at + 1), S("{title: \"One: two\"}"));
        f->faulty = true;
        return;
    }
    if (!level->is_filled) {
        DIAG(f->s->d, MSG_yaml_key_sign, span_of(f, f->at, f->at + 1), S(":"));
        f->faulty = true;
        return;
    }
    if (level->entry < f->s->line) { /* words of the line above and these would be one name */
        DIAG(f->s->d, MSG_yaml_comma_missing, span_of(f, yaml_skip_blanks(f->s, f->s->line), f->at));
        f->faulty = true;
        return;
    }
    level->has_colon = true;
    level->is_filled = level->is_complete = false;
    f->at++;
}

static void take_quoted(struct flow *f)
{
    struct yaml_scan *s = f->s;
    size_t start = f->at, end = yaml_quoted_end(s, start, yaml_value_floor(s)), escape;

    if (!end) {
        DIAG(s->d, MSG_yaml_quote_open, span_of(f, start, start + 1), slice_sub(s->yaml, start, 1));
        f->faulty = true;
        return;
    }
    escape = s->yaml.ptr[start] == '"' ? yaml_bad_escape(s, start, end) : end;
    if (escape < end) {
        DIAG(s->d, MSG_yaml_escape, span_of(f, escape, escape + 2));
        f->faulty = true;
    }
    top_of(f)->is_filled = top_of(f)->is_complete = true;
    f->at = end;
}

static bool ends_plain(const struct flow *f, size_t at)
{
    return at >= f->s->end || strchr(",[]{}", f->s->yaml.ptr[at]);
}

/* A colon that parts key and value: before a blank or the line's end, or right behind a quoted key. */
static bool is_colon(struct flow *f, size_t at)
{
    return f->s->yaml.ptr[at] == ':' && (yaml_ends_word(f->s, at + 1) || top_of(f)->is_complete);
}

/* The entry at hand in quotation marks, for a remedy. */
static struct slice quoted_entry(const struct flow *f)
{
    size_t end = f->at;

    while (!ends_plain(f, end))
        end++;
    return ARENA_JOIN(f->s->arena, S("\""), slice_trim(slice_sub(f->s->yaml, f->at, end - f->at)), S("\""));
}

static void take_plain(struct flow *f)
{
    struct yaml_scan *s = f->s;
    char sign = s->yaml.ptr[f->at];

    if (strchr("&*!|>%@`:", sign) || (strchr("-?", sign) && yaml_ends_word(s, f->at + 1))) {
        if (!top_of(f)->is_filled) {
            DIAG(s->d, MSG_yaml_sign, span_of(f, f->at, f->at + 1), slice_sub(s->yaml, f->at, 1),
                 quoted_entry(f));
            f->faulty = true;
            return;
        }
    }
    if (!top_of(f)->is_filled)
        top_of(f)->words = f->at;
    for (; f->at < s->end && !is_colon(f, f->at); f->at++) {
        char c = s->yaml.ptr[f->at];

        if (c == ':' && ends_plain(f, f->at + 1)) {
            DIAG(s->d, MSG_yaml_colon_space, span_of(f, f->at, f->at + 1));
            f->faulty = true;
            return;
        }
        if (c == ',' || c == ']' || c == '}' || (c == '#' && yaml_is_blank(s->yaml.ptr[f->at - 1])))
            break;
        if (c == '[' || c == '{') {
            DIAG(s->d, MSG_yaml_flow_sign, span_of(f, f->at, f->at + 1), slice_sub(s->yaml, f->at, 1));
            f->faulty = true;
            return;
        }
    }
    top_of(f)->is_filled = true;
}

/* Something behind a value that was complete. */
static void report_behind(struct flow *f)
{
    size_t end = f->at;

    while (!ends_plain(f, end))
        end++;
    DIAG(f->s->d, MSG_yaml_quote_ends, span_of(f, top_of(f)->entry, f->at),
         S("Put quotation marks of the other kind round the whole value."));
    f->faulty = true;
}

static void take_hash(struct flow *f)
{
    struct yaml_scan *s = f->s;
    size_t end = f->at;

    if (yaml_ends_word(s, f->at + 1)) {
        f->at = s->end;
        return;
    }
    while (!yaml_ends_word(s, end) && !ends_plain(f, end))
        end++;
    DIAG(s->d, MSG_yaml_hash, span_of(f, f->at, end),
         ARENA_JOIN(s->arena, S("\""), slice_sub(s->yaml, f->at, end - f->at), S("\"")));
    f->faulty = true;
}

static void take_bracket(struct flow *f)
{
    const struct yaml_scan *s = f->s;

    if (s->yaml.ptr[f->at] == '{' && f->at + 1 < s->end && s->yaml.ptr[f->at + 1] == '{') {
        DIAG(s->d, MSG_yaml_bracket, span_of(f, f->at, f->at + 2), S("{{"));
        f->faulty = true;
        return;
    }
    push_level(f);
}

/* One thing at f->at, which is neither blank nor the line's end. */
static void take_one(struct flow *f)
{
    char c = f->s->yaml.ptr[f->at];
    struct flow_level *level = top_of(f);

    if (!level->is_filled && !level->has_colon && c != ',' && c != ']' && c != '}')
        level->entry = f->at;
    if (c == '#') {
        take_hash(f);
    } else if (c == ',') {
        end_entry(f, true);
        fresh_entry(f);
        f->at++;
    } else if (c == ']' || c == '}') {
        close_level(f);
    } else if (is_colon(f, f->at)) {
        take_colon(f);
    } else if (level->is_complete) {
        report_behind(f);
    } else if ((c == '[' || c == '{') && !level->is_filled) {
        take_bracket(f);
    } else if ((c == '"' || c == '\'') && !level->is_filled) {
        take_quoted(f);
    } else {
        take_plain(f);
    }
}

static void walk_flow(struct flow *f)
{
    while (f->depth && !f->faulty) {
        f->at = yaml_skip_blanks(f->s, f->at);
        if (f->at < f->s->end) {
            take_one(f);
        } else if (yaml_goes_on(f->s, yaml_value_floor(f->s))) {
            f->at = yaml_skip_blanks(f->s, f->s->line);
        } else {
            DIAG(f->s->d, MSG_yaml_bracket_open, span_of(f, f->start, f->start + 1),
                 slice_sub(f->s->yaml, f->start, 1));
            f->faulty = true;
        }
    }
}

void yaml_scan_flow(struct yaml_scan *s, size_t at)
{
    struct yaml_scan first = *s;
    struct flow f = {.s = s, .start = at, .at = at};
    size_t rest;

    if (s->yaml.ptr[at] == '{' && at + 1 < s->end && s->yaml.ptr[at + 1] == '{') {
        DIAG(s->d, MSG_yaml_bracket, yaml_span(s, at, at + 2), S("{{"));
        yaml_spoil(s, at);
        return;
    }
    push_level(&f);
    walk_flow(&f);
    s->open = YAML_OPEN_NOTHING;
    rest = f.faulty ? s->end : yaml_skip_blanks(s, f.at);
    if (!f.faulty && (rest == s->end || (s->yaml.ptr[rest] == '#' && rest > f.at)))
        return;
    if (!f.faulty)
        DIAG(s->d, MSG_yaml_bracket, yaml_span(s, at, at + 1), slice_sub(s->yaml, at, 1));
    yaml_spoil_range(&first, at, first.end);
    if (s->line != first.line) { /* what was read of it on other lines goes */
        struct yaml_scan line = first;

        while (line.line < s->line && yaml_next_line(&line))
            memset(s->traps->copy + line.line, ' ', line.end - line.line);
    }
    s->open = YAML_OPEN_SPOILT;
    s->floor = yaml_value_floor(s);
    s->loose = true;
}
