/* How long the author's sentences are. Counts those of paragraphs and of items that end like a sentence;
 * tables, headings, quotations, standing text and what is repeated for each row are not counted. Says so
 * once, at the longest sentence, where dividing helps most. */
#include "base/utf8.h"
#include "check/check.h"
#include "check/paragraph.h"

enum { LEAST = 5 }; /* sentences that have an average worth speaking of */

/* ---- where a sentence ends ------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* "J", "U.K"; not "I", and not "a.m", which may end a sentence. */
static bool is_initials(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (i % 2 ? word.ptr[i] != '.' : word.ptr[i] < 'A' || word.ptr[i] > 'Z')
            return false;
    return word.len % 2 && !slice_is(word, "I");
}

/* A full stop behind one of these is theirs, whatever comes next. */
static bool is_abbreviation(struct slice word)
{
    static const struct slice list[] = {
        S_INIT("Mr"),   S_INIT("Mrs"),  S_INIT("Ms"),  S_INIT("Dr"),     S_INIT("Prof"), S_INIT("Rev"),
        S_INIT("Hon"),  S_INIT("St"),   S_INIT("Sgt"), S_INIT("Insp"),   S_INIT("Supt"), S_INIT("Det"),
        S_INIT("No"),   S_INIT("Nos"),  S_INIT("p"),   S_INIT("pp"),     S_INIT("para"), S_INIT("paras"),
        S_INIT("s"),    S_INIT("ss"),   S_INIT("Fig"), S_INIT("Figs"),   S_INIT("vol"),  S_INIT("Vol"),
        S_INIT("ch"),   S_INIT("Ch"),   S_INIT("e.g"), S_INIT("E.g"),    S_INIT("i.e"),  S_INIT("I.e"),
        S_INIT("cf"),   S_INIT("vs"),   S_INIT("v"),   S_INIT("approx"), S_INIT("c"),    S_INIT("viz"),
        S_INIT("incl"), S_INIT("excl"), S_INIT("ref"), S_INIT("Ref"),    S_INIT("tel"),  S_INIT("Tel"),
        S_INIT("ext"),  S_INIT("min"),  S_INIT("max"), S_INIT("dept"),   S_INIT("Dept")};

    if (is_initials(word))
        return true;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (slice_equal(word, list[i]))
            return true;
    return false;
}

static struct slice word_before(struct slice text, size_t end)
{
    size_t start = end;

    while (start && (is_letter(text.ptr[start - 1]) || text.ptr[start - 1] == '.'))
        start--;
    return slice_sub(text, start, end - start);
}

/* Behind a stop, marks that close. */
static size_t closed(struct slice text, size_t at)
{
    static const struct slice marks[] = {S_INIT("\""), S_INIT("'"), S_INIT(")"),
                                         S_INIT("]"),  S_INIT("”"), S_INIT("’")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks;)
        if (slice_starts_with(slice_from(text, at), marks[i])) {
            at += marks[i].len;
            i = 0;
        } else {
            i++;
        }
    return at;
}

/* The stop at `at` ends a sentence that goes up to *end. */
static bool ends_sentence(struct slice text, size_t at, size_t *end)
{
    size_t next;

    if (!strchr(".?!", text.ptr[at]))
        return false;
    *end = closed(text, at + 1);
    for (next = *end; next < text.len && text.ptr[next] == ' ';)
        next++;
    if (next == text.len)
        return true;
    if (text.ptr[*end] != ' ' || (text.ptr[at] == '.' && is_abbreviation(word_before(text, at))))
        return false;
    return !(text.ptr[next] >= 'a' && text.ptr[next] <= 'z');
}

/* ---- words ----------------------------------------------------------------------------------- */

/* A letter, a digit, or something computed; no dash, no pound sign by itself. */
static bool makes_word(uint32_t c)
{
    return c == '\n' || (c >= '0' && c <= '9') || (c < 0x80 && is_letter((char)c)) ||
           (c >= 0xc0 && (c < 0x2000 || c >= 0x2c00));
}

static unsigned words_in(struct slice text)
{
    unsigned count = 0;
    bool inside = false;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        bool word = makes_word(c);

        count += word && !inside;
        inside = c != ' ' && c != 0xa0 && (inside || word);
    }
    return count;
}

/* A claim has the words that are printed; what else is computed is one word. */
static unsigned words_of(const struct paragraph_text *p, size_t start, size_t end)
{
    unsigned count = words_in(slice_sub(buffer_slice(&p->text), start, end - start));

    for (size_t i = 0; i < p->pieces.count; i++) {
        const struct paragraph_piece *piece = &p->pieces.items[i];
        unsigned claimed = piece->insert && piece->insert->is_claim ? words_in(piece->insert->words) : 0;

        if (piece->offset >= start && piece->offset < end && claimed)
            count += claimed - 1;
    }
    return count;
}

static void count_sentence(struct check *c, const struct paragraph_text *p, size_t start, size_t end)
{
    struct long_sentence one = {.words = words_of(p, start, end)};

    if (!one.words)
        return;
    one.span = paragraph_place(p, start, end);
    c->reading.sentences++;
    c->reading.words += one.words;
    for (size_t i = 0; i < sizeof c->reading.longest / sizeof *c->reading.longest; i++) {
        struct long_sentence shorter = c->reading.longest[i];

        if (one.words <= shorter.words)
            continue;
        c->reading.longest[i] = one;
        one = shorter;
    }
}

/* What is left without a stop is a sentence of a paragraph ("They found that:"), but of an item a fragment.
 */
void reading_take(struct check *c, const struct md_node *block)
{
    struct paragraph_text p;
    struct slice text;
    size_t start = 0, end;

    if (!c->publication->house_style->longest_average_sentence || c->quoted || c->repeated ||
        paragraph_is_quoted(block))
        return;
    paragraph_gather(&p, c->arena, block);
    text = buffer_slice(&p.text);
    for (size_t at = 0; at < text.len; at++) {
        if (!ends_sentence(text, at, &end))
            continue;
        count_sentence(c, &p, start, end);
        for (start = end; start < text.len && text.ptr[start] == ' ';)
            start++;
        at = end - 1;
    }
    if (start < text.len && block->kind != MD_ITEM && block->parent && block->parent->kind != MD_ITEM)
        count_sentence(c, &p, start, text.len);
    buffer_release(&p.text);
}

/* ---- the end --------------------------------------------------------------------------------- */

static struct slice next_longest(struct check *c)
{
    const struct long_sentence *longest = c->reading.longest;
    struct slice said = S("");

    for (size_t i = 1; i < sizeof c->reading.longest / sizeof *longest && longest[i].words; i++)
        said = ARENA_JOIN(c->arena, said, i == 1 ? S(" The next ones are at ") : S(" and "),
                          span_describe(c->arena, c->sources, longest[i].span, true),
                          arena_print(c->arena, " (%u words)", longest[i].words));
    return said.len ? ARENA_JOIN(c->arena, said, S(".")) : said;
}

void reading_tell(struct check *c)
{
    const struct reading *r = &c->reading;
    unsigned limit = c->publication->house_style->longest_average_sentence;
    size_t tenths = r->sentences ? (r->words * 10 + r->sentences / 2) / r->sentences : 0;

    if (r->sentences < LEAST || r->words <= limit * r->sentences)
        return;
    DIAG(c->diagnostics, MSG_sentences_long, r->longest[0].span,
         arena_print(c->arena, "%zu.%zu", tenths / 10, tenths % 10), arena_print(c->arena, "%u", limit),
         arena_print(c->arena, "%u", r->longest[0].words), next_longest(c));
}
