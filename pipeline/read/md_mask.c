/* Taking out of Markdown what md4c must not see: inserts, the words of claims, ids and languages. Each is
 * replaced by as many bytes, so every offset stays true. Refuses to know what a formula means. */
#include "read/md_text.h"

struct masking {
    struct md_text *t;
    struct slice text; /* the whole */
    struct md_run run;
    char *hidden;
    struct arena scratch;
    VECTOR(size_t) open;      /* brackets of the paragraph */
    size_t close, close_open; /* the pair that was closed last; equal = nothing opened it */
};

struct span md_span(const struct md_text *text, size_t start, size_t end)
{
    return text_map_span(&text->map, start, end);
}

struct slice md_flat(const struct md_text *text, size_t start, size_t end)
{
    struct slice part = slice_sub(text->text, start, end - start);
    char *flat;

    if (!memchr(part.ptr, '\n', part.len))
        return part;
    part = arena_copy(text->context->arena, part);
    flat = (char *)part.ptr;
    for (size_t i = 0; i < part.len; i++)
        if (flat[i] == '\n' || flat[i] == '\r')
            flat[i] = ' ';
    return part;
}

static bool is_escaped(const struct masking *m, size_t at)
{
    size_t slashes = 0;

    while (at - slashes > m->run.start && m->text.ptr[at - slashes - 1] == '\\')
        slashes++;
    return slashes % 2;
}

static bool is_at(const struct masking *m, size_t at, const char *sign)
{
    size_t len = strlen(sign);

    return at + len <= m->run.end && !memcmp(m->text.ptr + at, sign, len);
}

/* A line end that only blanks part from the next one: paragraphs do not reach over it. */
static bool is_paragraph_end(const struct masking *m, size_t at)
{
    if (m->text.ptr[at] != '\n')
        return false;
    for (at++; at < m->run.end; at++) {
        if (m->text.ptr[at] == '\n')
            return true;
        if (m->text.ptr[at] != ' ' && m->text.ptr[at] != '\t' && m->text.ptr[at] != '\r')
            return false;
    }
    return true;
}

/* Offset of the `}}` that closes the braces at `open`, or run.end. */
static size_t closing_braces(const struct masking *m, size_t open)
{
    for (size_t at = open + 2; at < m->run.end; at++) {
        if (is_at(m, at, "}}"))
            return at;
        if (is_at(m, at, "{{") || is_paragraph_end(m, at))
            break;
    }
    return m->run.end;
}

/* Keeps account of the brackets met so far: a paragraph's open ones, and the pair that was closed last. */
static void note_bracket(struct masking *m, size_t at)
{
    char c = m->text.ptr[at];

    if (c == '\n' && is_paragraph_end(m, at))
        m->open.count = 0;
    if ((c != '[' && c != ']') || is_escaped(m, at))
        return;
    if (c == '[') {
        *VECTOR_PUSH(&m->scratch, &m->open) = at;
        return;
    }
    m->close = at;
    m->close_open = m->open.count ? m->open.items[--m->open.count] : at;
}

/* Offset of the `[` that the `]` at `close` closes; `close` itself when there is none in the paragraph. */
static size_t opening_bracket(const struct masking *m, size_t close)
{
    return m->close == close ? m->close_open : close;
}

static struct md_mask *push_mask(struct masking *m, enum md_mask_kind kind, size_t start, size_t end)
{
    struct md_mask *mask = VECTOR_PUSH(m->t->context->arena, &m->t->masks);

    *mask = (struct md_mask){.kind = kind, .start = start, .end = end};
    return mask;
}

static void hide(struct masking *m, size_t start, size_t end, char with)
{
    memset(m->hidden + (start - m->run.start), with, end - start);
}

/* Claims hide their words too. An insert among the words has a mask of its own already: then they are no
 * claim. */
static void claim_words(struct masking *m, struct md_mask *mask)
{
    struct diagnostics *d = m->t->context->diagnostics;
    size_t close = mask->start - 1, open = opening_bracket(m, close);

    if (open == close) {
        DIAG(d, MSG_md_claim_open, md_span(m->t, close, close + 1));
        return;
    }
    if (m->t->masks.count > 1 && mask[-1].end > open) {
        DIAG(d, MSG_md_claim_nested, md_span(m->t, open, close + 1));
        return;
    }
    mask->is_claim = true;
    mask->words_start = open + 1;
    mask->words_end = close;
    mask->start = open;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* `[words] {{ figure }}`: with a space between them nothing would be proved and the brackets printed. */
static void check_gap(struct masking *m, size_t open)
{
    size_t at = open;

    while (at > m->run.start && is_space(m->text.ptr[at - 1]))
        at--;
    if (at == open || at == m->run.start || m->text.ptr[at - 1] != ']' || is_escaped(m, at - 1))
        return;
    if (opening_bracket(m, at - 1) != at - 1)
        DIAG(m->t->context->diagnostics, MSG_md_claim_gap, md_span(m->t, at - 1, open + 2));
}

static size_t mask_insert(struct masking *m, size_t open)
{
    size_t close = closing_braces(m, open);
    struct md_mask *mask;

    if (close == m->run.end) {
        DIAG(m->t->context->diagnostics, MSG_md_insert_open, md_span(m->t, open, open + 2));
        return open + 2;
    }
    mask = push_mask(m, MASK_INSERT, open, close + 2);
    mask->inner_start = open + 2;
    mask->inner_end = close;
    if (open > m->run.start && m->text.ptr[open - 1] == ']' && !is_escaped(m, open - 1))
        claim_words(m, mask);
    else
        check_gap(m, open);
    hide(m, mask->start, mask->end, 'x');
    return close + 2;
}

/* Offset of the `}` that closes the brace at `open`, over inserts inside it, on the same line; or run.end. */
static size_t closing_brace(const struct masking *m, size_t open)
{
    for (size_t at = open + 1; at < m->run.end && m->text.ptr[at] != '\n'; at++) {
        if (is_at(m, at, "{{")) {
            at = closing_braces(m, at) + 1;
            continue;
        }
        if (m->text.ptr[at] == '}')
            return at;
    }
    return m->run.end;
}

static size_t line_start(const struct masking *m, size_t at)
{
    while (at > m->run.start && m->text.ptr[at - 1] != '\n')
        at--;
    return at;
}

static struct slice line_at(const struct masking *m, size_t start)
{
    size_t end = start;

    while (end < m->run.end && m->text.ptr[end] != '\n')
        end++;
    return slice_trim(slice_sub(m->text, start, end - start));
}

/* All of one sign, as under a heading that is underlined. */
static bool is_underline(struct slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != line.ptr[0] || (line.ptr[0] != '=' && line.ptr[0] != '-'))
            return false;
    return line.len > 0;
}

/* Whether the braces from `open` to `close` end a heading. */
static bool ends_heading(const struct masking *m, size_t open, size_t close)
{
    size_t start = line_start(m, open), end = close + 1;

    while (end < m->run.end && m->text.ptr[end] != '\n')
        if (!is_space(m->text.ptr[end++]))
            return false;
    if (m->run.is_inline)
        return false;
    if (line_at(m, start).ptr[0] == '#')
        return true;
    return end < m->run.end && is_underline(line_at(m, end + 1));
}

static size_t mask_braces(struct masking *m, size_t open)
{
    bool bracket = open > m->run.start && m->text.ptr[open - 1] == ']' && !is_escaped(m, open - 1);
    bool id = is_at(m, open, "{#");
    size_t close = bracket || id ? closing_brace(m, open) : m->run.end;
    struct md_mask *mask;

    if (close == m->run.end) {
        if (id)
            DIAG(m->t->context->diagnostics, MSG_md_id_open, md_span(m->t, open, open + 2));
        return open + 1;
    }
    bracket = bracket && opening_bracket(m, open - 1) != open - 1;
    if (!bracket && !ends_heading(m, open, close)) {
        DIAG(m->t->context->diagnostics, MSG_md_id_place, md_span(m->t, open, close + 1));
        return close + 1;
    }
    if (!slice_trim(slice_sub(m->text, open + 1, close - open - 1)).len) {
        DIAG(m->t->context->diagnostics, MSG_md_attribute, md_span(m->t, open, close + 1), S("{}"));
        return close + 1;
    }
    mask = push_mask(m, bracket ? MASK_ATTRIBUTES : MASK_HEADING_ID, open, close + 1);
    mask->inner_start = open + 1;
    mask->inner_end = close;
    hide(m, open, close + 1, bracket ? 'x' : ' ');
    if (bracket) { /* for md4c it is a link whose target is these letters */
        m->hidden[open - m->run.start] = '(';
        m->hidden[close - m->run.start] = ')';
    }
    return close + 1;
}

void md_mask_run(struct md_text *text, struct md_run run, char *hidden)
{
    struct masking m = {.t = text, .text = text->text, .run = run, .hidden = hidden, .close = SIZE_MAX};
    size_t at = run.start;

    text->masks.count = 0;
    memcpy(hidden, text->text.ptr + run.start, run.end - run.start);
    while (at < run.end) {
        if (is_at(&m, at, "{{") && is_escaped(&m, at)) {
            at = closing_braces(&m, at) < run.end ? closing_braces(&m, at) + 2 : at + 2;
        } else if (is_at(&m, at, "{{")) {
            at = mask_insert(&m, at);
        } else if (text->text.ptr[at] == '{' && !is_escaped(&m, at)) {
            at = mask_braces(&m, at);
        } else if (is_at(&m, at, "}}") && !is_escaped(&m, at)) {
            DIAG(text->context->diagnostics, MSG_md_insert_close, md_span(text, at, at + 2));
            at += 2;
        } else {
            note_bracket(&m, at++);
        }
    }
    arena_release(&m.scratch);
}

const struct md_mask *md_mask_at(const struct md_text *text, size_t offset)
{
    size_t low = 0, high = text->masks.count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (text->masks.items[middle].end > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low < text->masks.count ? &text->masks.items[low] : NULL;
}
