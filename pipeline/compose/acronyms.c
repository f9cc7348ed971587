/* First uses of acronyms become their long form with the acronym in brackets; every other use becomes a run
 * that says what it stands for. Takes the register and the runs of a block before smart text; decides by the
 * words around it about capital, article, plural and possessive. Knows nothing of where a block stands:
 * headings, tables and quotations are simply no prose. */
#include "compose/acronyms.h"

#include "base/buffer.h"
#include "base/utf8.h"

struct expander {
    struct acronyms *acronyms;
    struct arena *arena;
    struct buffer out;   /* the run so far */
    struct slice text;   /* of the run */
    struct slice before; /* words of the runs before it in the block */
    bool is_sentence;    /* the block ends like one: it begins with a capital */
    bool expands;        /* first uses, in this run */
    size_t copied;       /* of text, into out */
    const struct draft_run *from;
    VECTOR(struct draft_run) runs; /* what the block becomes */
};

/* ---- the register ---- */

static void add_acronym(struct acronyms *acronyms, struct arena *arena, const struct raw_entry *entry)
{
    if (entry->value->kind != RAW_TEXT || slice_is(entry->value->text, "none") || !entry->key->text.len)
        return;
    map_put(arena, &acronyms->by_name, entry->key->text, (uint32_t)acronyms->list.count);
    *VECTOR_PUSH(arena, &acronyms->list) =
        (struct acronym){.name = entry->key->text, .expansion = slice_trim(entry->value->text)};
}

void acronyms_init(struct acronyms *acronyms, struct arena *arena, const struct inputs *inputs,
                   bool writes_out)
{
    const struct input_register *file = inputs_register(inputs, "acronyms");
    const struct raw_node *map = file ? file->yaml : NULL;

    *acronyms = (struct acronyms){.arena = arena, .writes_out = writes_out};
    *VECTOR_PUSH(arena, &acronyms->expansions) = S("");
    if (!map || map->kind != RAW_MAP)
        return;
    if (raw_lookup(map, "acronyms"))
        map = raw_lookup(map, "acronyms");
    if (map->kind != RAW_MAP)
        return;
    for (size_t i = 0; i < map->count; i++)
        add_acronym(acronyms, arena, &map->entries[i]);
}

/* ---- words ---- */

static bool is_word_byte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' ||
           (c & 0x80);
}

static size_t word_end(struct slice text, size_t at)
{
    while (at < text.len && is_word_byte(text.ptr[at]))
        at++;
    return at;
}

static bool has_capital(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')
            return true;
    return false;
}

/* Length of "'s" or "’s" at the start of s. */
static size_t possessive(struct slice s)
{
    static const char *const forms[] = {"'s", "\u2019s"};

    for (size_t i = 0; i < 2; i++)
        if (slice_starts_with(s, slice_of(forms[i])) &&
            (s.len == strlen(forms[i]) || !is_word_byte(s.ptr[strlen(forms[i])])))
            return strlen(forms[i]);
    return 0;
}

static bool ends_folded(struct slice text, struct slice with)
{
    return text.len >= with.len && utf8_equal_folded(slice_from(text, text.len - with.len), with);
}

/* "… Unit (|NWROCU" or "… Unit |NWROCU"; or "NWROCU| (North West …". */
static bool explained(const struct expander *e, const struct acronym *a, size_t start, size_t end)
{
    struct slice before = slice_trim_end(slice_sub(e->text, 0, start));
    struct slice after = slice_trim_start(slice_from(e->text, end));

    if (!before.len)
        before = slice_trim_end(e->before);
    if (slice_ends_with(before, S("(")))
        before = slice_trim_end(slice_sub(before, 0, before.len - 1));
    if (ends_folded(before, a->expansion))
        return true;
    if (!slice_starts_with(after, S("(")) || after.len < a->expansion.len + 1)
        return false;
    return utf8_equal_folded(slice_sub(after, 1, a->expansion.len), a->expansion);
}

/* ---- grammar ---- */

/* An item of a list that ends in a semicolon or in nothing goes on with a small letter. */
static bool begins_sentence(const struct expander *e, size_t start)
{
    struct slice before = slice_trim_end(slice_sub(e->text, 0, start));

    if (!before.len)
        before = slice_trim_end(e->before);
    return before.len ? strchr(".?!", before.ptr[before.len - 1]) != NULL : e->is_sentence;
}

/* Begins with the sound of a vowel, as far as spelling tells. */
static bool takes_an(struct slice words)
{
    static const char *const not [] = {"uni", "use", "eu", "one"}, *const also[] = {"hour", "honest",
                                                                                    "honour", "heir"};
    struct slice head = slice_sub(words, 0, 6);
    char lower[8] = {0};

    for (size_t i = 0; i < head.len; i++)
        lower[i] = head.ptr[i] >= 'A' && head.ptr[i] <= 'Z' ? (char)(head.ptr[i] | 0x20) : head.ptr[i];
    for (size_t i = 0; i < 4; i++) {
        if (strncmp(lower, not [i], strlen(not [i])) == 0)
            return false;
        if (strncmp(lower, also[i], strlen(also[i])) == 0)
            return true;
    }
    return lower[0] && strchr("aeiou", lower[0]);
}

/* "an ASB case" becomes "an anti-social …", "an SOC unit" "a serious …": mends the article at the end of
 * `out`. */
static void mend_article(struct expander *e, struct slice expansion)
{
    struct slice out = buffer_slice(&e->out);
    bool an = takes_an(expansion);

    for (int capital = 0; capital < 2; capital++) {
        struct slice wrong = an ? (capital ? S("A ") : S("a ")) : capital ? S("An ") : S("an ");

        if (!slice_ends_with(out, wrong) ||
            (out.len > wrong.len && is_word_byte(out.ptr[out.len - wrong.len - 1])))
            continue;
        e->out.len -= wrong.len - 1;
        buffer_put_text(&e->out, an ? "n " : " ");
        return;
    }
}

static void put_plural(struct buffer *out, struct slice words)
{
    size_t len = words.len;
    bool y = len > 1 && words.ptr[len - 1] == 'y' && !strchr("aeiou", words.ptr[len - 2]);
    bool hiss = len && strchr("sxz", words.ptr[len - 1]);

    buffer_put(out, slice_sub(words, 0, y ? len - 1 : len));
    buffer_put_text(out, y ? "ies" : hiss ? "es" : "s");
}

static void put_expansion(struct expander *e, const struct acronym *a, size_t start, struct slice as_written,
                          bool plural)
{
    size_t first;
    struct slice own =
        slice_sub(e->text, start + as_written.len, possessive(slice_from(e->text, start + as_written.len)));

    mend_article(e, a->expansion);
    first = e->out.len;
    if (plural)
        put_plural(&e->out, a->expansion);
    else
        buffer_put(&e->out, a->expansion);
    if (begins_sentence(e, start) && e->out.ptr[first] >= 'a' && e->out.ptr[first] <= 'z')
        e->out.ptr[first] = (char)(e->out.ptr[first] - ('a' - 'A'));
    buffer_put(&e->out, own);
    buffer_put_text(&e->out, " (");
    buffer_put(&e->out, as_written);
    buffer_put(&e->out, own);
    buffer_put_byte(&e->out, ')');
    e->copied = start + as_written.len + own.len;
}

/* ---- one run ---- */

static struct acronym *lookup(struct acronyms *acronyms, struct slice word, bool *plural)
{
    uint32_t number = map_lookup(&acronyms->by_name, word);

    *plural = false;
    if (number == MAP_NONE && word.len > 2 && word.ptr[word.len - 1] == 's') {
        number = map_lookup(&acronyms->by_name, slice_sub(word, 0, word.len - 1));
        *plural = number != MAP_NONE;
    }
    return number == MAP_NONE ? NULL : &acronyms->list.items[number];
}

/* What stands in `out` becomes a run like the one at hand. */
static void end_piece(struct expander *e, uint16_t expansion)
{
    struct draft_run *piece;

    if (!e->out.len)
        return;
    piece = VECTOR_PUSH(e->arena, &e->runs);
    *piece = *e->from;
    piece->run.text = arena_copy(e->arena, buffer_slice(&e->out));
    piece->run.expansion = expansion;
    buffer_clear(&e->out);
}

static uint16_t expansion_number(struct expander *e, struct acronym *a, bool plural)
{
    uint16_t *number = plural ? &a->many : &a->one;
    struct buffer words = BUFFER_INIT;

    if (*number || e->acronyms->expansions.count > UINT16_MAX)
        return *number;
    if (plural)
        put_plural(&words, a->expansion);
    else
        buffer_put(&words, a->expansion);
    *number = (uint16_t)e->acronyms->expansions.count;
    *VECTOR_PUSH(e->acronyms->arena, &e->acronyms->expansions) =
        arena_copy(e->acronyms->arena, buffer_slice(&words));
    buffer_release(&words);
    return *number;
}

static void mark_word(struct expander *e, uint16_t expansion, size_t start, size_t end)
{
    buffer_put(&e->out, slice_sub(e->text, e->copied, start - e->copied));
    end_piece(e, 0);
    buffer_put(&e->out, slice_sub(e->text, start, end - start));
    end_piece(e, expansion);
    e->copied = end;
}

static void take_word(struct expander *e, size_t start, size_t end)
{
    struct slice word = slice_sub(e->text, start, end - start);
    bool plural, known;
    struct acronym *a = has_capital(word) ? lookup(e->acronyms, word, &plural) : NULL;

    if (!a)
        return;
    known = a->known || !e->expands;
    a->known = a->known || e->expands;
    if (explained(e, a, start, end))
        return;
    if (known) {
        mark_word(e, expansion_number(e, a, plural), start, end);
        return;
    }
    buffer_put(&e->out, slice_sub(e->text, e->copied, start - e->copied));
    put_expansion(e, a, start, word, plural);
}

static void take_run(struct expander *e, const struct draft_run *run)
{
    e->text = run->run.text;
    e->from = run;
    e->copied = 0;
    for (size_t start = 0, end; start < e->text.len; start = end) {
        end = word_end(e->text, start);
        if (end == start)
            end++;
        else
            take_word(e, start, end);
    }
    if (e->copied) {
        buffer_put(&e->out, slice_from(e->text, e->copied));
        end_piece(e, 0);
    } else {
        *VECTOR_PUSH(e->arena, &e->runs) = *run;
    }
}

bool acronyms_are_in(struct acronyms *acronyms, struct slice text)
{
    bool plural;

    if (!acronyms->list.count)
        return false;
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        struct slice word;

        end = word_end(text, start);
        word = slice_sub(text, start, end - start);
        if (has_capital(word) && lookup(acronyms, word, &plural))
            return true;
    }
    return false;
}

static bool is_open(const struct draft_run *run)
{
    return (run->run.kind == RUN_TEXT || run->run.kind == RUN_COPIED) && !run->verbatim &&
           !run->run.lang.len && !run->reference;
}

void acronyms_take(struct acronyms *acronyms, struct arena *arena, struct draft *draft, bool prose)
{
    struct draft_run *runs = draft->runs.items;
    size_t count = draft->runs.count;
    struct expander e = {.acronyms = acronyms, .arena = arena, .before = S("")};
    struct slice end = count ? slice_trim_end(runs[count - 1].run.text) : S("");
    bool any = false;

    for (size_t i = 0; i < count && !any; i++)
        any = acronyms_are_in(acronyms, runs[i].run.text);
    if (!any)
        return;
    e.is_sentence =
        !end.len || strchr(".?!:", end.ptr[end.len - 1]) || strchr("\"')\x99\x9d", end.ptr[end.len - 1]);
    for (size_t i = 0; i < count; i++) {
        e.expands = prose && acronyms->writes_out && runs[i].run.kind == RUN_TEXT;
        if (is_open(&runs[i]))
            take_run(&e, &runs[i]);
        else
            *VECTOR_PUSH(arena, &e.runs) = runs[i];
        e.before = runs[i].run.text.len ? runs[i].run.text : S("0");
    }
    buffer_release(&e.out);
    draft->runs.items = e.runs.items;
    draft->runs.count = e.runs.count;
    draft->runs.capacity = e.runs.capacity;
}
