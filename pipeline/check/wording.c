/* Prose against the registers, without mark-up: titles of Acts, forms of posts that must not be printed,
 * people and places that are spelt nearly right. Of names, only near misses are faults: what no register
 * knows may be anything. A paragraph is looked at whole, so that a name may run over the end of a line. */
#include "base/utf8.h"
#include "check/check.h"
#include "check/paragraph.h"

struct wording {
    struct check *c;
    struct paragraph_text paragraph;
};

static struct slice text_of(const struct wording *w)
{
    return buffer_slice(&w->paragraph.text);
}

static struct span place_of(const struct wording *w, size_t start, size_t end)
{
    return paragraph_place(&w->paragraph, start, end);
}

/* ---- words ---- */

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '\'';
}

static bool is_capital(struct slice word)
{
    return word.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
}

/* The word that ends before `end`, white space and a comma between left out; empty at the start or at another
 * sign. */
static struct slice word_before(struct slice text, size_t end)
{
    size_t start;

    while (end && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == ','))
        end--;
    for (start = end; start && in_word(text.ptr[start - 1]); start--)
        ;
    if (start == end && end && text.ptr[end - 1] == '&')
        start--;
    return slice_sub(text, start, end - start);
}

/* Offset behind the word at or after `at`; SIZE_MAX where another sign than a space comes first. */
static size_t word_end(struct slice text, size_t at)
{
    size_t end;

    while (at < text.len && text.ptr[at] == ' ')
        at++;
    for (end = at; end < text.len && in_word(text.ptr[end]); end++)
        ;
    return end > at ? end : SIZE_MAX;
}

/* ---- Acts ---- */

static bool joins(struct slice word)
{
    static const struct slice small[] = {S_INIT("&"),   S_INIT("and"), S_INIT("of"),
                                         S_INIT("for"), S_INIT("in"),  S_INIT("to")};

    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (slice_equal(word, small[i]))
            return true;
    return false;
}

/* Where the title that ends in "Act" at `end` begins: words with capitals, and small ones between them. */
static size_t title_start(struct slice text, size_t end)
{
    size_t start = end, at = end;

    for (;;) {
        struct slice word = word_before(text, at);

        if (!is_capital(word) && !joins(word))
            return start;
        at = (size_t)(word.ptr - text.ptr);
        if (is_capital(word) && !slice_is(word, "The"))
            start = at;
    }
}

static const struct slice *act_titles(struct check *c, size_t *count)
{
    const struct input_register *found = inputs_register(c->inputs, "acts");
    const struct raw_node *acts =
        found && found->yaml && found->yaml->kind == RAW_MAP ? raw_lookup(found->yaml, "acts") : NULL;
    struct slice *titles;

    *count = 0;
    if (!acts || acts->kind != RAW_MAP)
        return NULL;
    titles = ARENA_ARRAY(c->arena, struct slice, acts->count);
    for (size_t i = 0; i < acts->count; i++) {
        const struct raw_node *title = acts->entries[i].value->kind == RAW_MAP
                                           ? raw_lookup(acts->entries[i].value, "title")
                                           : acts->entries[i].value;

        if (title && title->kind == RAW_TEXT)
            titles[(*count)++] = title->text;
    }
    return titles;
}

static void look_up_act(struct wording *w, size_t start, size_t end)
{
    struct slice written = slice_sub(text_of(w), start, end - start), nearest;
    size_t count;
    const struct slice *titles = act_titles(w->c, &count);

    for (size_t i = 0; i < count; i++)
        if (written.len >= titles[i].len &&
            utf8_equal_folded(titles[i], slice_from(written, written.len - titles[i].len)))
            return; /* also behind a word that begins a sentence: "Under Police Act 1996" */
    nearest = nearest_name(written, titles, count);
    if (nearest.len)
        DIAG(w->c->diagnostics, MSG_act_unknown, place_of(w, start, end), written, nearest);
}

/* "… Act 1998": the year is four digits. */
static void check_acts(struct wording *w)
{
    struct slice text = text_of(w), act = S(" Act ");

    for (size_t at = slice_find(text, act, 0); at < text.len; at = slice_find(text, act, at + 1)) {
        size_t year = at + act.len, end = word_end(text, year), start = title_start(text, at);
        unsigned long number;

        if (end == year + 4 && slice_to_whole(slice_sub(text, year, 4), 2999, &number) && number > 1200 &&
            start < at)
            look_up_act(w, start, end);
    }
}

/* ---- posts ---- */

static void check_form(struct wording *w, struct slice form, struct slice title)
{
    struct slice text = text_of(w);

    for (size_t at = slice_find(text, form, 0); at < text.len; at = slice_find(text, form, at + 1)) {
        size_t end = at + form.len;

        if ((!at || !in_word(text.ptr[at - 1])) && (end == text.len || !in_word(text.ptr[end])))
            DIAG(w->c->diagnostics, MSG_post_form, place_of(w, at, end), form, title);
    }
}

static void check_posts(struct wording *w)
{
    const struct input_register *found = inputs_register(w->c->inputs, "posts");
    const struct raw_node *posts =
        found && found->yaml && found->yaml->kind == RAW_MAP ? raw_lookup(found->yaml, "posts") : NULL;

    for (size_t i = 0; posts && posts->kind == RAW_MAP && i < posts->count; i++) {
        const struct raw_node *post = posts->entries[i].value;
        const struct raw_node *also = post->kind == RAW_MAP ? raw_lookup(post, "also") : NULL;
        const struct raw_node *title = post->kind == RAW_MAP ? raw_lookup(post, "title") : NULL;

        for (size_t k = 0; also && title && also->kind == RAW_LIST && k < also->count; k++)
            if (also->items[k]->kind == RAW_TEXT)
                check_form(w, also->items[k]->text, title->text);
    }
}

/* ---- places and people ---- */

enum { SHORTEST_NAME = 8 }; /* letters: shorter names have too many neighbours that are names too */

struct known_names {
    const struct slice *names;
    size_t count;
    enum message near; /* what is told of a near miss */
};

static size_t words_in(struct slice name)
{
    size_t count = 0;

    for (size_t at = 0; (at = word_end(name, at)) != SIZE_MAX;)
        count++;
    return count;
}

static bool is_name(const struct known_names *known, struct slice written)
{
    for (size_t i = 0; i < known->count; i++)
        if (utf8_equal_folded(known->names[i], written))
            return true;
    return false;
}

static bool may_be_equal(char a, char b)
{
    return a & 0x80 || b & 0x80 || ((a ^ b) & ~0x20) == 0;
}

/* One slip leaves a long name its first letter or its last, and nearly its length. A tenth of the time that
 * checking a report takes was spent on measuring the rest. */
static bool may_be_one_slip(struct slice a, struct slice b)
{
    enum { LONGEST_LETTER = 4 }; /* bytes */
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;

    return apart <= LONGEST_LETTER && a.len && b.len &&
           (may_be_equal(a.ptr[0], b.ptr[0]) || may_be_equal(a.ptr[a.len - 1], b.ptr[b.len - 1]));
}

/* Every run of as many words as the name has, beginning with a capital and one slip away from it. */
static void check_name(struct wording *w, const struct known_names *known, struct slice name)
{
    struct slice text = text_of(w);
    size_t words = words_in(name);

    for (size_t at = 0, next; (next = word_end(text, at)) != SIZE_MAX || at < text.len; at = next) {
        size_t start, end = at;
        struct slice written;

        if (next == SIZE_MAX) { /* a sign: go on behind it */
            next = at + 1;
            continue;
        }
        for (start = at; text.ptr[start] == ' '; start++)
            ;
        if (!is_capital(slice_from(text, start)))
            continue;
        for (size_t i = 0; i < words && end != SIZE_MAX; i++)
            end = word_end(text, end);
        if (end == SIZE_MAX)
            continue;
        written = slice_sub(text, start, end - start);
        if (may_be_one_slip(written, name) && edit_distance(written, name) == 1 && !is_name(known, written))
            DIAG(w->c->diagnostics, known->near, place_of(w, start, end), written, name);
    }
}

static void check_names(struct wording *w, const struct known_names *known)
{
    for (size_t i = 0; i < known->count; i++)
        if (known->names[i].len >= SHORTEST_NAME)
            check_name(w, known, known->names[i]);
}

static void check_places(struct wording *w)
{
    const struct input_register *found = inputs_register(w->c->inputs, "contacts");
    const struct raw_node *places =
        found && found->yaml && found->yaml->kind == RAW_MAP ? raw_lookup(found->yaml, "places") : NULL;
    struct known_names known = {.near = MSG_place_near};

    if (places && places->kind == RAW_LIST)
        known.names = texts_of(w->c, places, &known.count);
    check_names(w, &known);
}

static void check_people(struct wording *w)
{
    const struct publication *p = w->c->publication;
    struct slice *names = ARENA_ARRAY(w->c->arena, struct slice, p->person_count);

    for (size_t i = 0; i < p->person_count; i++)
        names[i] = p->people[i].name;
    check_names(w, &(struct known_names){names, p->person_count, MSG_person_near});
}

void wording_check(struct check *c, const struct md_node *block)
{
    struct wording w = {.c = c};

    paragraph_gather(&w.paragraph, c->arena, block);
    if (w.paragraph.pieces.count) {
        check_acts(&w);
        check_posts(&w);
        check_places(&w);
        check_people(&w);
    }
    buffer_release(&w.paragraph.text);
}
