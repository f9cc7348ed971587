/* Acronyms in prose that the reader may not know. Those of the register are written out by the program, or
 * must be by the author (`acronyms: check`). Others are words of two to six capitals: one that no register
 * knows and nothing explains is told once, at its first use. What may be something else is left alone:
 * Roman numerals, codes with digits, ranks before numbers, words among others in capitals. */
#include "base/utf8.h"
#include "check/check.h"
#include "check/paragraph.h"

enum { SHORTEST_UNKNOWN = 2, LONGEST_UNKNOWN = 6 };

struct acronym_search {
    struct check *c;
    const struct raw_node *known; /* the register's names */
    struct paragraph_text paragraph;
    struct slice text; /* of the paragraph */
};

static const struct raw_node *acronyms_of(const struct check *c)
{
    const struct input_register *found = inputs_register(c->inputs, "acronyms");
    const struct raw_node *map = found ? found->yaml : NULL;

    if (map && map->kind == RAW_MAP && raw_lookup(map, "acronyms"))
        map = raw_lookup(map, "acronyms");
    return map && map->kind == RAW_MAP ? map : NULL;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool in_acronym(char c)
{
    return c == '&' || (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || is_capital(c) || is_digit(c);
}

/* The character at the place; nought at either end. */
static char at(struct slice text, size_t place)
{
    return place < text.len ? text.ptr[place] : '\0';
}

/* ---- those of the register, where the author writes them out --------------------------------- */

static bool ends_with_words(struct slice text, struct slice words)
{
    return text.len >= words.len && utf8_equal_folded(slice_from(text, text.len - words.len), words);
}

/* The long form stands before it, alone or with the acronym in brackets, or behind it in brackets. */
static bool is_explained(struct slice text, size_t start, size_t end, struct slice words)
{
    struct slice before = slice_trim_end(slice_sub(text, 0, start));
    struct slice after = slice_trim_start(slice_from(text, end));

    if (slice_ends_with(before, S("(")))
        before = slice_trim_end(slice_sub(before, 0, before.len - 1));
    if (ends_with_words(before, words) ||
        (slice_ends_with(before, S("s")) && ends_with_words(slice_sub(before, 0, before.len - 1), words)))
        return true;
    return slice_starts_with(after, S("(")) && utf8_equal_folded(slice_sub(after, 1, words.len), words);
}

/* The first use of the acronym or its plural in the paragraph. */
static void check_known(struct acronym_search *s, struct slice name, struct slice words)
{
    struct slice text = s->text;

    for (size_t start = slice_find(text, name, 0); start < text.len;
         start = slice_find(text, name, start + 1)) {
        size_t end = start + name.len;

        end += at(text, end) == 's';
        if ((start && in_acronym(text.ptr[start - 1])) || in_acronym(at(text, end)))
            continue;
        map_put(s->c->arena, &s->c->acronyms, name, 1);
        if (!is_explained(text, start, end, words))
            DIAG(s->c->diagnostics, MSG_acronym_unexplained,
                 paragraph_place(&s->paragraph, start, start + name.len), name, words);
        return;
    }
}

static void check_all_known(struct acronym_search *s)
{
    for (size_t i = 0; i < s->known->count; i++) {
        struct slice name = s->known->entries[i].key->text;
        const struct raw_node *words = s->known->entries[i].value;

        if (name.len && words->kind == RAW_TEXT && !utf8_equal_folded(words->text, S("none")) &&
            map_lookup(&s->c->acronyms, name) == MAP_NONE)
            check_known(s, name, slice_trim(words->text));
    }
}

/* ---- those that no register knows ------------------------------------------------------------ */

static bool is_known(const struct acronym_search *s, struct slice word)
{
    for (size_t i = 0; i < s->known->count; i++)
        if (slice_equal(s->known->entries[i].key->text, word))
            return true;
    return false;
}

/* "XIV", and also "CD": numbers as they are written in heads, parts and names. */
static bool is_roman(struct slice word)
{
    static const struct slice letters[] = {
        S_INIT("M"),  S_INIT("CM"), S_INIT("D"),  S_INIT("CD"), S_INIT("C"),  S_INIT("XC"), S_INIT("L"),
        S_INIT("XL"), S_INIT("X"),  S_INIT("IX"), S_INIT("V"),  S_INIT("IV"), S_INIT("I")};

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (unsigned times = i % 4 ? 1 : 3; times && slice_starts_with(word, letters[i]); times--)
            word = slice_from(word, letters[i].len);
    return !word.len;
}

static size_t capitals_end(struct slice text, size_t start)
{
    while (is_capital(at(text, start)))
        start++;
    return start;
}

/* The next word, or the one before, has capitals only: this is no acronym but emphasis. */
static bool is_among_capitals(struct slice text, size_t start, size_t end)
{
    size_t next = end + 1, before = start;

    if (at(text, end) == ' ' && capitals_end(text, next) > next + 1 &&
        !in_acronym(at(text, capitals_end(text, next))))
        return true;
    if (start < 2 || text.ptr[start - 1] != ' ')
        return false;
    for (before = start - 1; before && is_capital(text.ptr[before - 1]);)
        before--;
    return start - 1 - before > 1 && !(before && in_acronym(text.ptr[before - 1]));
}

/* Whether the capitals from `start` to `end` are a word that may be an acronym. */
static bool may_be_acronym(struct slice text, size_t start, size_t end)
{
    char before = start ? text.ptr[start - 1] : ' ', after = at(text, end), next = at(text, end + 1);

    if (end - start < SHORTEST_UNKNOWN || end - start > LONGEST_UNKNOWN ||
        is_roman(slice_sub(text, start, end - start)))
        return false;
    if (in_acronym(before) || strchr("-/.@_#", before))
        return false;
    if (after == 's' && !in_acronym(next))
        after = next;
    if (in_acronym(after) || (after && strchr("/@_", after)) || (after == '.' && in_acronym(next)))
        return false; /* a code, an address, U.K. */
    if ((after == '-' || after == ' ') && is_digit(next))
        return false; /* COVID-19, PC 1234 */
    return !is_among_capitals(text, start, end);
}

/* "The Long Form (TLF)", "TLF (the Long Form)" and "TLF stands for the Long Form". */
static bool stands_by_long_form(struct slice text, size_t start, size_t end)
{
    struct slice after = slice_trim_start(slice_from(text, end + (at(text, end) == 's')));

    return (start && text.ptr[start - 1] == '(') || slice_starts_with(after, S("(")) ||
           slice_starts_with(after, S("stands for")) || slice_starts_with(after, S("is short for"));
}

static void take_unknown(struct acronym_search *s, size_t start, size_t end)
{
    struct slice word = slice_sub(s->text, start, end - start);
    uint32_t number = map_lookup(&s->c->unknown_acronyms.by_name, word);

    if (number == MAP_NONE) {
        number = (uint32_t)s->c->unknown_acronyms.list.count;
        word = arena_copy(s->c->arena, word);
        map_put(s->c->arena, &s->c->unknown_acronyms.by_name, word, number);
        *VECTOR_PUSH(s->c->arena, &s->c->unknown_acronyms.list) =
            (struct unknown_acronym){word, paragraph_place(&s->paragraph, start, end), false};
    }
    if (stands_by_long_form(s->text, start, end))
        s->c->unknown_acronyms.list.items[number].explained = true;
}

static void take_all_unknown(struct acronym_search *s)
{
    for (size_t start = 0, end; start < s->text.len; start = end) {
        end = capitals_end(s->text, start);
        if (end == start)
            end++;
        else if (may_be_acronym(s->text, start, end) && !is_known(s, slice_sub(s->text, start, end - start)))
            take_unknown(s, start, end);
    }
}

void acronyms_tell(struct check *c)
{
    for (size_t i = 0; i < c->unknown_acronyms.list.count; i++) {
        const struct unknown_acronym *one = &c->unknown_acronyms.list.items[i];

        if (!one->explained)
            DIAG(c->diagnostics, MSG_acronym_unknown, one->span, one->name);
    }
}

/* ---- paragraphs ------------------------------------------------------------------------------ */

void acronyms_check(struct check *c, const struct md_node *block)
{
    struct acronym_search s = {.c = c, .known = acronyms_of(c)};

    if (!s.known || c->publication->house_style->acronyms == ACRONYMS_IGNORE || paragraph_is_quoted(block))
        return;
    paragraph_gather(&s.paragraph, c->arena, block);
    s.text = buffer_slice(&s.paragraph.text);
    if (s.text.len && c->publication->house_style->acronyms == ACRONYMS_CHECK)
        check_all_known(&s);
    if (s.text.len && !c->quoted)
        take_all_unknown(&s);
    buffer_release(&s.paragraph.text);
}
