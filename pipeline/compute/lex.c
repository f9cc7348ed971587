/* A formula's text as words and signs. A name is the longest run of words up to an operator, a bracket or one
 * of the reserved words; operators have a space on both sides. Knows the spelling only, never what a name
 * stands for. */
#include "compute/syntax.h"

#include "base/utf8.h"

struct lexer {
    struct arena *arena;
    const struct formula_text *formula;
    struct diagnostics *diagnostics;
    struct slice text;
    size_t at;
    VECTOR(struct token) out;
};

/* ---- places ---- */

struct formula_text formula_of_node(const struct sources *sources, const struct raw_node *node)
{
    return (struct formula_text){node->text, node, node->span, sources};
}

struct formula_text formula_at(const struct sources *sources, struct slice text, struct span span)
{
    return (struct formula_text){text, NULL, span, sources};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The bytes of the source that the first `count` bytes of the text take: a space of the text may be a line
 * end and an indentation there. */
static uint32_t extent_of(struct slice source, struct slice text, size_t count)
{
    size_t at = 0;

    if (source.len && text.len && (source.ptr[0] == '"' || source.ptr[0] == '\'') &&
        source.ptr[0] != text.ptr[0])
        at++;
    for (size_t i = 0; i < count && at < source.len; i++) {
        if (!is_blank(text.ptr[i])) {
            at++;
            continue;
        }
        while (i + 1 < count && is_blank(text.ptr[i + 1]))
            i++;
        while (at < source.len && is_blank(source.ptr[at]))
            at++;
    }
    return (uint32_t)at;
}

struct span formula_place(const struct formula_text *f, size_t start, size_t length)
{
    struct slice source;
    uint32_t first, end;

    if (f->node)
        return raw_text_span(f->node, start, length);
    if (!f->span.source || f->span.length == f->text.len)
        return span_part(f->span, (uint32_t)start, (uint32_t)length);
    source = span_text(f->sources, f->span);
    first = extent_of(source, f->text, start);
    end = extent_of(source, f->text, start + length);
    return span_part(f->span, first, end - first);
}

/* ---- characters ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool starts(const struct lexer *l, const char *what)
{
    return slice_starts_with(slice_from(l->text, l->at), slice_of(what));
}

/* Letters of any script: everything beyond ASCII that is no sign of ours. */
static bool is_letter(struct slice text, size_t at, size_t *next)
{
    uint32_t c;

    *next = at;
    if (at >= text.len)
        return false;
    c = utf8_next(text, next);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c != 0xd7 && c != 0xf7 && c < 0x2000) || (c >= 0x2c00 && c < 0xfe00);
}

/* The length of a mark that may stand inside a word. */
static size_t inner_mark(struct slice text, size_t at)
{
    if (at >= text.len)
        return 0;
    if (is_digit(text.ptr[at]) || text.ptr[at] == '-' || text.ptr[at] == '\'' || text.ptr[at] == '_')
        return 1;
    return slice_starts_with(slice_from(text, at), S("’")) ? 3 : 0;
}

/* The end of the word at `at`; `at` itself when there is none. A later word of a name may begin with a digit
 * or be "%". */
static size_t word_end(struct slice text, size_t at, bool first)
{
    size_t next, end = at;

    if (at >= text.len)
        return at;
    if (!first && text.ptr[at] == '%')
        return at + 1;
    if (!is_letter(text, at, &next) && (first || !is_digit(text.ptr[at])))
        return at;
    while (end < text.len) {
        size_t mark = inner_mark(text, end);

        if (mark)
            end += mark;
        else if (is_letter(text, end, &next))
            end = next;
        else
            break;
    }
    return end;
}

static size_t spaces_end(struct slice text, size_t at)
{
    while (at < text.len &&
           (is_blank(text.ptr[at]) || slice_starts_with(slice_from(text, at), S("\xc2\xa0"))))
        at += is_blank(text.ptr[at]) ? 1 : 2;
    return at;
}

/* ---- tokens ---- */

static struct span place(const struct lexer *l, size_t start, size_t length)
{
    return formula_place(l->formula, start, length);
}

static void add(struct lexer *l, enum token_kind kind, size_t length)
{
    *VECTOR_PUSH(l->arena, &l->out) = (struct token){kind, l->at, length, NULL};
    l->at += length;
}

static const struct {
    const char *word;
    enum token_kind kind;
} reserved[] = {{"and", TOKEN_AND},     {"or", TOKEN_OR},     {"not", TOKEN_NOT}, {"is", TOKEN_IS},
                {"where", TOKEN_WHERE}, {"from", TOKEN_FROM}, {"to", TOKEN_TO},   {"out", TOKEN_OUT_OF}};

static bool is_reserved(struct slice word, enum token_kind *kind)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (utf8_equal_folded(word, slice_of(reserved[i].word))) {
            *kind = reserved[i].kind;
            return true;
        }
    return false;
}

static bool read_reserved(struct lexer *l, struct slice word, enum token_kind kind)
{
    size_t of, end;

    if (kind != TOKEN_OUT_OF) {
        add(l, kind, word.len);
        return true;
    }
    of = spaces_end(l->text, l->at + word.len);
    end = word_end(l->text, of, true);
    if (!utf8_equal_folded(slice_sub(l->text, of, end - of), S("of"))) {
        DIAG(l->diagnostics, MSG_formula_out_of, place(l, l->at, word.len));
        return false;
    }
    add(l, kind, end - l->at);
    return true;
}

/* Words before which a number begins no name: every 5, is before 4 January 2024. */
static bool stands_before_number(struct slice name)
{
    static const char *const words[] = {"every", "any", "before", "after", "on"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (utf8_equal_folded(name, slice_of(words[i])))
            return true;
    return false;
}

static bool read_name(struct lexer *l)
{
    size_t start = l->at, end = word_end(l->text, start, true);
    enum token_kind kind;
    bool behind_dot = l->out.count && l->out.items[l->out.count - 1].kind == TOKEN_DOT; /* period.to */

    if (!behind_dot && is_reserved(slice_sub(l->text, start, end - start), &kind))
        return read_reserved(l, slice_sub(l->text, start, end - start), kind);
    for (;;) {
        size_t next = spaces_end(l->text, end), next_end = word_end(l->text, next, false);

        if (next < l->text.len && is_digit(l->text.ptr[next]) &&
            stands_before_number(slice_sub(l->text, start, end - start)))
            break;
        if (next == end || next_end == next || is_reserved(slice_sub(l->text, next, next_end - next), &kind))
            break;
        end = next_end;
    }
    add(l, TOKEN_NAME, end - start);
    return true;
}

static const struct {
    const char *sign;
    enum token_kind kind;
} signs[] = {{"<=", TOKEN_AT_MOST}, {">=", TOKEN_AT_LEAST}, {"!=", TOKEN_UNEQUAL}, {"≤", TOKEN_AT_MOST},
             {"≥", TOKEN_AT_LEAST}, {"≠", TOKEN_UNEQUAL},   {"<", TOKEN_LESS},     {">", TOKEN_MORE},
             {"=", TOKEN_EQUAL},    {"+", TOKEN_PLUS},      {"-", TOKEN_MINUS},    {"−", TOKEN_MINUS},
             {"*", TOKEN_TIMES},    {"×", TOKEN_TIMES},     {"/", TOKEN_OVER},     {"÷", TOKEN_OVER},
             {"(", TOKEN_OPEN},     {")", TOKEN_CLOSE},     {",", TOKEN_COMMA},    {".", TOKEN_DOT}};

/* Whether what came before ends a value, so that a minus sign now takes something away. */
static bool after_value(const struct lexer *l)
{
    enum token_kind last = l->out.count ? l->out.items[l->out.count - 1].kind : TOKEN_END;

    return last == TOKEN_NAME || last == TOKEN_LITERAL || last == TOKEN_CLOSE;
}

static bool spaced(const struct lexer *l, size_t length)
{
    size_t end = l->at + length;

    return l->at && is_blank(l->text.ptr[l->at - 1]) && (end >= l->text.len || is_blank(l->text.ptr[end]));
}

static bool read_sign(struct lexer *l)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct slice sign = slice_of(signs[i].sign);
        bool is_operator = signs[i].kind >= TOKEN_PLUS;

        if (!starts(l, signs[i].sign))
            continue;
        if (is_operator && after_value(l) && !spaced(l, sign.len)) {
            DIAG(l->diagnostics, MSG_formula_spaces, place(l, l->at, sign.len), sign);
            return false;
        }
        add(l, signs[i].kind, sign.len);
        return true;
    }
    return false;
}

static bool read_literal(struct lexer *l)
{
    struct value *value = ARENA_NEW(l->arena, struct value);
    size_t length = literal_read(l->arena, slice_from(l->text, l->at), value, NULL, NULL);

    if (!length)
        return false;
    value->given = place(l, l->at, length);
    add(l, TOKEN_LITERAL, length);
    l->out.items[l->out.count - 1].literal = value;
    return true;
}

static bool report_sign(struct lexer *l)
{
    size_t end = l->at;
    struct slice bad;

    utf8_next(l->text, &end);
    bad = slice_sub(l->text, l->at, end - l->at);
    if (slice_is(bad, "\"") || slice_is(bad, "“") || slice_is(bad, "”"))
        DIAG(l->diagnostics, MSG_formula_quotation_open, place(l, l->at, bad.len));
    else
        DIAG(l->diagnostics, MSG_formula_sign, place(l, l->at, bad.len), bad);
    return false;
}

bool formula_tokens(struct arena *arena, const struct formula_text *formula, struct diagnostics *diagnostics,
                    struct tokens *tokens)
{
    struct lexer l = {.arena = arena, .formula = formula, .diagnostics = diagnostics, .text = formula->text};
    size_t next;

    for (l.at = spaces_end(l.text, 0); l.at < l.text.len; l.at = spaces_end(l.text, l.at)) {
        size_t errors = diagnostics->errors;
        bool read = read_literal(&l) || (is_letter(l.text, l.at, &next) ? read_name(&l) : read_sign(&l));

        if (!read)
            return diagnostics->errors > errors ? false : report_sign(&l);
    }
    add(&l, TOKEN_END, 0);
    *tokens = (struct tokens){l.out.items, l.out.count};
    return true;
}
