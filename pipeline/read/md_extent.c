/* The marks round the words. md4c tells that there is emphasis, a link, an item; not where its signs stand.
 * Each kind of node has few forms, so they are looked for right beside the words. */
#include "read/md_extent.h"

#include "base/utf8.h"

static char byte_at(struct slice text, struct md_run run, size_t at)
{
    return at >= run.start && at < run.end ? text.ptr[at] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

struct md_range md_next_line(struct slice text, struct md_run run, size_t from)
{
    size_t end;

    while (from < run.end && (is_blank(text.ptr[from]) || text.ptr[from] == '\n' || text.ptr[from] == '\r'))
        from++;
    end = slice_find_byte(text, '\n', from);
    end = end < run.end ? end : run.end;
    while (end > from && (is_blank(text.ptr[end - 1]) || text.ptr[end - 1] == '\r'))
        end--;
    return (struct md_range){from, end};
}

/* Back over `- `, `12. ` and the like. */
static struct md_range widen_item(struct slice text, struct md_run run, struct md_range extent)
{
    size_t at = extent.start;

    while (at > run.start && is_blank(text.ptr[at - 1]))
        at--;
    if (at == run.start || (at == extent.start && extent.start != extent.end))
        return extent;
    if (strchr("-+*", text.ptr[at - 1])) {
        extent.start = at - 1;
    } else if (strchr(".)", text.ptr[at - 1])) {
        for (at--; at > run.start && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9';)
            at--;
        extent.start = at;
    }
    return extent;
}

static struct md_range widen_quote(struct slice text, struct md_run run, struct md_range extent)
{
    size_t at = extent.start;

    while (at > run.start && is_blank(text.ptr[at - 1]))
        at--;
    if (at > run.start && text.ptr[at - 1] == '>')
        extent.start = at - 1;
    return extent;
}

/* The bars at both ends of a row. */
static struct md_range widen_row(struct slice text, struct md_run run, struct md_range extent)
{
    size_t at = extent.start;

    while (at > run.start && (is_blank(text.ptr[at - 1]) || text.ptr[at - 1] == '|'))
        at--;
    while (at < extent.start && is_blank(text.ptr[at]))
        at++;
    extent.start = at;
    for (at = extent.end; at < run.end && (is_blank(text.ptr[at]) || text.ptr[at] == '|'); at++)
        if (text.ptr[at] == '|')
            extent.end = at + 1;
    return extent;
}

/* From the first `#` to the end of the line, the id with it; or with the line of `===` below. Without words
 * it is the next line. */
static struct md_range widen_heading(struct slice text, struct md_run run, struct md_range extent)
{
    size_t at = extent.start;

    if (extent.start == extent.end)
        return md_next_line(text, run, extent.start);
    while (at > run.start && (text.ptr[at - 1] == '#' || is_blank(text.ptr[at - 1])))
        at--;
    while (at < extent.start && is_blank(text.ptr[at]))
        at++;
    extent.start = at;
    at = md_next_line(text, run, extent.end > extent.start ? extent.end - 1 : extent.start).end;
    if (at > extent.end)
        extent.end = at;
    if (byte_at(text, run, extent.start) != '#')
        extent.end = md_next_line(text, run, extent.end).end;
    return extent;
}

static struct md_range widen_signs(struct slice text, struct md_run run, struct md_range extent, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char before = extent.start ? byte_at(text, run, extent.start - 1) : '\0';

        if ((before != '*' && before != '_') || byte_at(text, run, extent.end) != before)
            break;
        extent.start--;
        extent.end++;
    }
    return extent;
}

static struct md_range widen_code(struct slice text, struct md_run run, struct md_range extent)
{
    while (extent.start > run.start &&
           (text.ptr[extent.start - 1] == '`' || text.ptr[extent.start - 1] == ' '))
        extent.start--;
    while (extent.end < run.end && text.ptr[extent.end] == ' ')
        extent.end++;
    while (byte_at(text, run, extent.start) == ' ')
        extent.start++;
    while (byte_at(text, run, extent.end) == '`')
        extent.end++;
    return extent;
}

static size_t back_to(struct slice text, struct md_run run, size_t at, char sign)
{
    for (size_t i = at; i > run.start; i--)
        if (text.ptr[i - 1] == sign)
            return i - 1;
    return at;
}

/* `[words](target)`, `[words]{…}`, `![alt](target)`, `<target>`, `[words][name]`. */
static struct md_range widen_link(struct slice text, struct md_run run, const struct md_node *node,
                                  struct md_range extent)
{
    size_t target = node->target_span.start, target_end = target + node->target_span.length;
    char close = node->kind == MD_SPAN ? '}' : ')';
    size_t end;

    if (!node->first && node->target_span.length)
        extent = (struct md_range){back_to(text, run, target, '['), target_end};
    if (byte_at(text, run, extent.end) == '>') {
        extent.start -= extent.start > run.start;
        extent.end++;
        return extent;
    }
    if (byte_at(text, run, extent.start) != '[' || node->first)
        extent.start = back_to(text, run, extent.start, '[');
    if (node->kind == MD_IMAGE && extent.start > run.start && text.ptr[extent.start - 1] == '!')
        extent.start--;
    end = node->target_span.length && target_end > extent.end ? target_end : extent.end;
    while (end < run.end && text.ptr[end] != close && text.ptr[end] != '\n')
        end++;
    if (byte_at(text, run, end) == close)
        extent.end = end + 1;
    else if (byte_at(text, run, extent.end) == ']')
        extent.end++;
    return extent;
}

struct md_range md_widen(struct slice text, struct md_run run, const struct md_node *node,
                         struct md_range extent)
{
    switch (node->kind) {
    case MD_ITEM:
        return widen_item(text, run, extent);
    case MD_QUOTE:
        return widen_quote(text, run, extent);
    case MD_HEADING:
        return widen_heading(text, run, extent);
    case MD_ROW:
        return widen_row(text, run, extent);
    case MD_RULE:
        return md_next_line(text, run, extent.start);
    case MD_STRONG:
        return widen_signs(text, run, extent, 2);
    case MD_EMPHASIS:
        return widen_signs(text, run, extent, 1);
    case MD_CODE:
        return widen_code(text, run, extent);
    case MD_LINK:
    case MD_SPAN:
    case MD_IMAGE:
        return widen_link(text, run, node, extent);
    default:
        return extent;
    }
}

struct entity {
    const char *name, *text;
};

static struct slice named_entity(struct slice name)
{
    static const struct entity known[] = {
        {"amp", "&"},         {"apos", "'"},       {"bull", "\u2022"},   {"copy", "\u00a9"},
        {"deg", "\u00b0"},    {"euro", "\u20ac"},  {"frac12", "\u00bd"}, {"frac14", "\u00bc"},
        {"frac34", "\u00be"}, {"gt", ">"},         {"hellip", "\u2026"}, {"ldquo", "\u201c"},
        {"lsquo", "\u2018"},  {"lt", "<"},         {"mdash", "\u2014"},  {"middot", "\u00b7"},
        {"minus", "\u2212"},  {"nbsp", "\u00a0"},  {"ndash", "\u2013"},  {"pound", "\u00a3"},
        {"quot", "\""},       {"rdquo", "\u201d"}, {"reg", "\u00ae"},    {"rsquo", "\u2019"},
        {"sect", "\u00a7"},   {"shy", "\u00ad"},   {"times", "\u00d7"},  {"trade", "\u2122"},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(name, known[i].name))
            return slice_of(known[i].text);
    return S("");
}

static uint32_t entity_number(struct slice digits)
{
    bool hex = digits.len && (digits.ptr[0] | 0x20) == 'x';
    uint32_t code = 0;

    for (size_t i = hex; i < digits.len && code <= 0x10ffff; i++) {
        char c = digits.ptr[i];

        code = code * (hex ? 16 : 10) + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return code;
}

struct slice md_entity(struct arena *arena, struct slice written)
{
    struct slice name = written.len > 2 ? slice_sub(written, 1, written.len - 2) : S("");
    struct slice text;
    uint32_t code;
    char bytes[4];

    if (!name.len || name.ptr[0] != '#') {
        text = named_entity(name);
        return text.len ? text : written;
    }
    code = entity_number(slice_from(name, 1));
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
        return written;
    return arena_copy(arena, (struct slice){bytes, utf8_encode(code, bytes)});
}

/* ---- brackets */

struct bracket {
    size_t at;
    unsigned depth;
    size_t broken_link; /* where `](` stands that makes no link; 0 = nowhere */
};

static void count_brackets(struct slice text, const struct md_node *node, struct bracket *open)
{
    size_t start = node->span.start;

    if (node->kind != MD_TEXT || node->text.ptr != text.ptr + start)
        return;
    for (size_t i = start; i < start + node->text.len; i++) {
        if ((text.ptr[i] != '[' && text.ptr[i] != ']') || (i && text.ptr[i - 1] == '\\'))
            continue;
        if (text.ptr[i] == ']') {
            if (open->depth && i + 1 < start + node->text.len && text.ptr[i + 1] == '(' && !open->broken_link)
                open->broken_link = i + 1;
            open->depth -= open->depth > 0;
        } else if (!open->depth++)
            open->at = i;
    }
}

void md_check_brackets(struct md_text *text, struct md_node *block)
{
    struct bracket open = {0};

    for (struct md_node *child = block->first; child; child = child->next) {
        if (child->kind < MD_TEXT)
            md_check_brackets(text, child);
        else
            for (const struct md_node *node = child; node; node = md_next(node, child))
                count_brackets(text->text, node, &open);
    }
    if (open.broken_link)
        DIAG(text->context->diagnostics, MSG_md_link_broken,
             md_span(text, open.broken_link, open.broken_link + 1));
    else if (open.depth)
        DIAG(text->context->diagnostics, MSG_md_bracket_open, md_span(text, open.at, open.at + 1));
}
