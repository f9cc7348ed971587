/* Smart text: marks, dashes, minus, times and spaces over the runs of one block. Takes runs, rewrites their
 * text; knows nothing of nodes, styles or lines. The rules are listed in smart.h, those of no-break spaces
 * are in glue.c. */
#include "compose/smart.h"

#include "base/buffer.h"
#include "base/utf8.h"

struct smartener {
    struct arena *arena;
    struct draft_run *runs;
    size_t count, current; /* the run in which `at` stands */
    size_t *ends;          /* of each run in `text` */
    struct slice text;     /* all runs, one after the other; a run without words is one STAND_IN */
    struct smart_rules rules;
    size_t at;
    uint32_t previous; /* the code point written last; 0 at the start */
    struct buffer out; /* of the current run */
};

enum { STAND_IN = '0' }; /* a page number or a title that is not known yet: the rules treat it as a number */

#define NO_BREAK_SPACE 0xA0

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code >= 0xC0;
}

static bool is_space(uint32_t code)
{
    return code == ' ' || code == NO_BREAK_SPACE || code == '\n' || code == '\t';
}

/* The code point that begins `ahead` bytes on; 0 behind the end. */
static uint32_t peek(const struct smartener *s, size_t ahead)
{
    size_t at = s->at + ahead;

    return at < s->text.len ? utf8_next(s->text, &at) : 0;
}

static bool here(const struct smartener *s, const char *word)
{
    return slice_starts_with(slice_from(s->text, s->at), slice_of(word));
}

static void put(struct smartener *s, uint32_t code)
{
    char bytes[4];

    buffer_put(&s->out, (struct slice){bytes, utf8_encode(code, bytes)});
    s->previous = code;
}

static void put_slice(struct smartener *s, struct slice text)
{
    for (size_t at = 0; at < text.len;)
        put(s, utf8_next(text, &at));
}

/* ---- rules ---- */

/* A quotation mark opens at the start, after a space, an opening bracket or mark, or a dash. */
static bool opens(uint32_t before)
{
    return !before || is_space(before) || before == '(' || before == '[' || before == 0x2018 ||
           before == 0x201C || before == 0x2013 || before == 0x2014 || before == '/';
}

/* Words that begin with an apostrophe. */
static bool is_elision(const struct smartener *s)
{
    static const char *const words[] = {"'tis", "'twas", "'em", "'til", "'cause", "'n'"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (here(s, words[i]) && !is_letter(peek(s, strlen(words[i]))))
            return true;
    return is_digit(peek(s, 1));
}

static void put_mark(struct smartener *s)
{
    if (peek(s, 0) == '"')
        put(s, opens(s->previous) ? 0x201C : 0x201D);
    else
        put(s, opens(s->previous) && !is_elision(s) ? 0x2018 : 0x2019);
    s->at++;
}

/* 7-9, 2022-23: one to four digits on both sides and nothing that makes it a telephone number, a code or a
 * date. */
static bool is_range(const struct smartener *s)
{
    size_t left = 0, right = 1;
    uint32_t before, after;

    while (left < s->at && left < 5 && is_digit((unsigned char)s->text.ptr[s->at - 1 - left]))
        left++;
    while (right < 6 && is_digit(peek(s, right)))
        right++;
    if (!left || left > 4 || right < 2 || right > 5)
        return false;
    before = left < s->at ? (unsigned char)s->text.ptr[s->at - 1 - left] : 0;
    after = peek(s, right);
    return before != '-' && before != '.' && before != '/' && before < 0x80 && !is_letter(before) &&
           after != '-' && after != '/' && !is_letter(after) &&
           !(after == '.' && is_digit(peek(s, right + 1)));
}

static void put_hyphens(struct smartener *s)
{
    size_t count = 1;
    bool spaced;

    while (count < 3 && peek(s, count) == '-')
        count++;
    spaced = is_space(s->previous) && is_space(peek(s, count));
    if (spaced || count == 2)
        put(s, 0x2013);
    else if (count == 3)
        put(s, 0x2014);
    else if (is_range(s))
        put(s, 0x2013);
    else if ((!s->previous || is_space(s->previous) || s->previous == '(' || s->previous == '[') &&
             (is_digit(peek(s, 1)) || peek(s, 1) == 0xA3))
        put_slice(s, s->rules.minus);
    else
        put(s, '-');
    s->at += count;
}

/* x between numbers. A number that begins with 0x is none of ours. */
static bool is_times(const struct smartener *s)
{
    size_t left = s->at;
    size_t right = peek(s, 1) == ' ' ? 2 : 1;

    if (right == 2 && left && s->text.ptr[left - 1] == ' ')
        left--;
    else if (right == 2)
        return false;
    if (!left || !is_digit((unsigned char)s->text.ptr[left - 1]))
        return false;
    if (right == 1 && s->text.ptr[left - 1] == '0' &&
        (left == 1 || !is_digit((unsigned char)s->text.ptr[left - 2])))
        return false;
    return is_digit(peek(s, right)) || peek(s, right) == 0xA3;
}

static void put_x(struct smartener *s)
{
    put(s, is_times(s) ? 0xD7 : 'x');
    s->at++;
}

/* A spaced x that becomes a times sign holds on to both numbers. */
static bool beside_times(const struct smartener *s, size_t next)
{
    struct smartener ahead = *s;

    if (s->rules.as_typed)
        return false;
    ahead.at = next;
    return (next < s->text.len && s->text.ptr[next] == 'x' && is_times(&ahead)) || s->previous == 0xD7;
}

static void put_space(struct smartener *s)
{
    size_t next = s->at;
    bool no_break;

    while (next < s->text.len && (s->text.ptr[next] == ' ' || s->text.ptr[next] == '\t'))
        next++;
    if (s->previous && !is_space(s->previous) && next < s->text.len && s->text.ptr[next] != '\n') {
        no_break =
            smart_no_break(slice_sub(s->text, 0, s->at), slice_from(s->text, next)) || beside_times(s, next);
        put(s, no_break ? NO_BREAK_SPACE : ' ');
    }
    s->at++; /* the rest of the spaces are dropped one by one: each belongs to its run */
}

static void put_next(struct smartener *s)
{
    char next = s->text.ptr[s->at];

    if (s->rules.as_typed && next != ' ' && next != '\t')
        next = 0; /* no rule for it */
    switch (next) {
    case '"':
    case '\'':
        put_mark(s);
        return;
    case '-':
        put_hyphens(s);
        return;
    case 'x':
        put_x(s);
        return;
    case ' ':
    case '\t':
        put_space(s);
        return;
    case '.':
        if (here(s, "...") && peek(s, 3) != '.') {
            put(s, 0x2026);
            s->at += 3;
            return;
        }
        break;
    }
    put(s, utf8_next(s->text, &s->at));
}

/* ---- runs ---- */

static void join_runs(struct smartener *s, struct buffer *all)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->runs[i].run.text.len)
            buffer_put(all, s->runs[i].run.text);
        else
            buffer_put_byte(all, STAND_IN);
        s->ends[i] = all->len;
    }
    s->text = buffer_slice(all);
}

static void finish_run(struct smartener *s, size_t i)
{
    if (s->runs[i].run.text.len)
        s->runs[i].run.text = arena_copy(s->arena, buffer_slice(&s->out));
    buffer_clear(&s->out);
}

static void rewrite_run(struct smartener *s, size_t i)
{
    if (!s->runs[i].run.text.len) {
        s->previous = STAND_IN;
        s->at = s->ends[i];
        return;
    }
    while (s->at < s->ends[i]) {
        if (s->runs[i].verbatim)
            put(s, utf8_next(s->text, &s->at));
        else
            put_next(s);
    }
    finish_run(s, i);
}

void smart_runs(struct arena *arena, struct draft_run *runs, size_t count, struct smart_rules rules)
{
    struct arena scratch = ARENA_INIT;
    struct buffer all = BUFFER_INIT;
    struct smartener s = {.arena = arena, .runs = runs, .count = count, .rules = rules};

    s.ends = ARENA_ARRAY(&scratch, size_t, count ? count : 1);
    join_runs(&s, &all);
    for (size_t i = 0; i < count; i++)
        rewrite_run(&s, i);
    buffer_release(&s.out);
    buffer_release(&all);
    arena_release(&scratch);
}

struct slice smart_text(struct arena *arena, struct slice text, struct smart_rules rules)
{
    struct draft_run one = {.run = {.text = text}};

    if (!text.len)
        return S("");
    smart_runs(arena, &one, 1, rules);
    return one.run.text;
}
