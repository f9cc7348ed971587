/* Encodes shaped words for TJ, glyphs in logical order, and notes what every glyph stands for. A glyph that
 * stands for another text elsewhere, or several for one text, say so themselves by ActualText (ISO
 * 32000-1, 14.9.4). Takes words of the face service, which are equal when their addresses are. */
#include "render/words.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "render/syntax.h"

#include <stdlib.h>

enum { LEAST_MOVE = 150 /* 1/FONT_EM: smaller ones cannot be seen and are made up for later */ };

struct encoder {
    struct words *words;
    struct font *font;
    const struct shaped *word;
    struct buffer *out;
    dim size;
    int64_t pen;           /* 1/FONT_EM, from the word's origin */
    const int64_t *places; /* of each glyph's origin, font units */
    bool in_string, raised;
};

void words_init(struct words *words, struct fonts *fonts)
{
    *words = (struct words){.fonts = fonts, .slot_count = 1024};
    words->slots = calloc(words->slot_count, sizeof *words->slots);
    if (!words->slots)
        out_of_memory();
}

void words_release(struct words *words)
{
    buffer_release(&words->codes);
    buffer_release(&words->loose);
    buffer_release(&words->text);
    arena_release(&words->scratch);
    free(words->slots);
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* Spaces that do not break, hyphens that do not break and joiners are orders to the typesetter: a reader gets
 * the plain character or nothing. Private use has no meaning outside a font (ISO 19005-2, 6.2.11.7.3). */
static uint32_t plain(uint32_t code)
{
    switch (code) {
    case 0xa0:
    case 0x202f:
    case '\t':
    case '\n':
        return ' ';
    case 0x2011:
        return 0x2010;
    case 0xad:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
        return 0;
    default:
        return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000 ? 0xfffd : code;
    }
}

static struct slice plain_text(struct slice text, struct buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0; at < text.len;) {
        uint32_t code = plain(utf8_next(text, &at));

        if (code)
            out->len += utf8_encode(code, buffer_room(out, 4));
    }
    return buffer_slice(out);
}

/* The n-th character, or the last one. */
static struct slice character(struct slice text, unsigned n)
{
    size_t at = 0, start = 0;

    for (unsigned i = 0; i <= n && at < text.len; i++) {
        start = at;
        utf8_next(text, &at);
    }
    return slice_sub(text, start, at - start);
}

/* Where the characters of cluster `start` end: at the next greater cluster. */
static size_t cluster_end(const struct shaped *word, unsigned start)
{
    size_t end = word->text.len;

    for (unsigned i = 0; i < word->glyph_count; i++)
        if (word->glyphs[i].cluster > start && word->glyphs[i].cluster < end)
            end = word->glyphs[i].cluster;
    return end;
}

/* ---- operators ------------------------------------------------------------------------------- */

static void close_string(struct encoder *e)
{
    if (e->in_string)
        buffer_put_byte(e->out, ')');
    e->in_string = false;
}

static void move_to(struct encoder *e, int64_t place)
{
    int64_t off = place - e->pen, thousandths = (off + (off < 0 ? -50 : 50)) / 100;

    if (off < LEAST_MOVE && off > -LEAST_MOVE)
        return;
    close_string(e);
    buffer_put_whole(e->out, -thousandths);
    e->pen += thousandths * 100;
}

static int64_t to_em(const struct encoder *e, int64_t units)
{
    int64_t doubled = units * FONT_EM * 2, em = e->font->units_per_em;

    return (doubled + (doubled < 0 ? -em : em)) / (2 * em);
}

static void put_id_byte(struct buffer *out, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        buffer_put_byte(out, '\\');
    if (byte == '\r')
        buffer_put(out, S("\\r"));
    else
        buffer_put_byte(out, (char)byte);
}

/* Text rise is in points, so it depends on the size (9.3.7). */
static void rise(struct encoder *e, int32_t units)
{
    int64_t hundredths = (int64_t)units * e->size * 100 / ((int64_t)e->font->units_per_em * DIM_PT);

    close_string(e);
    buffer_put_byte(e->out, ']');
    buffer_put(e->out, S("TJ "));
    syntax_put_hundredths(e->out, hundredths);
    buffer_put(e->out, S(" Ts["));
    e->raised = hundredths != 0;
}

static void show(struct encoder *e, unsigned index)
{
    const struct shaped_glyph *glyph = &e->word->glyphs[index];

    if (glyph->y_offset || e->raised)
        rise(e, glyph->y_offset);
    move_to(e, to_em(e, e->places[index] + glyph->x_offset));
    if (!e->in_string)
        buffer_put_byte(e->out, '(');
    e->in_string = true;
    put_id_byte(e->out, glyph->id >> 8);
    put_id_byte(e->out, glyph->id & 0xff);
    e->pen += font_use_glyph(e->font, glyph->id)->width;
}

static void begin_actual(struct encoder *e, struct slice text)
{
    close_string(e);
    buffer_put(e->out, S("]TJ/Span<</ActualText"));
    syntax_put_text(e->out, text);
    buffer_put(e->out, S(">>BDC["));
}

static void end_actual(struct encoder *e)
{
    close_string(e);
    buffer_put(e->out, S("]TJ EMC["));
}

/* ---- clusters -------------------------------------------------------------------------------- */

/* Does the file's map of characters give this text for these glyphs? */
static bool map_says(struct encoder *e, const unsigned *glyphs, unsigned count, struct slice text)
{
    bool says = count == 1;

    for (unsigned i = 0; i < count; i++) {
        uint16_t id = e->word->glyphs[glyphs[i]].id;

        if (!font_claim(e->words->fonts, e->font, id, count == 1 ? text : character(text, i)))
            says = false;
    }
    return says;
}

static void put_cluster(struct encoder *e, const unsigned *glyphs, unsigned count, struct slice text)
{
    bool says;

    if (!text.len) /* only joiners: nothing to see */
        return;
    says = map_says(e, glyphs, count, text);
    if (!says)
        begin_actual(e, text);
    for (unsigned i = 0; i < count; i++)
        show(e, glyphs[i]);
    if (!says)
        end_actual(e);
}

/* Glyphs in logical order: by cluster, within one as they stand. Also where each begins, in visual order. */
static void put_in_order(struct words *words, const struct shaped *word)
{
    int64_t place = 0;

    words->order.count = words->places.count = 0;
    for (unsigned i = 0; i < word->glyph_count; i++) {
        unsigned at = i, *order;

        *VECTOR_PUSH(&words->scratch, &words->order) = i;
        order = words->order.items;
        for (; at && word->glyphs[order[at - 1]].cluster > word->glyphs[i].cluster; at--)
            order[at] = order[at - 1];
        order[at] = i;
        *VECTOR_PUSH(&words->scratch, &words->places) = place;
        place += word->glyphs[i].advance;
    }
}

static void put_soft_hyphen(struct encoder *e, const unsigned *glyphs, unsigned count, struct slice text)
{
    font_claim(e->words->fonts, e->font, e->word->glyphs[glyphs[0]].id, text);
    begin_actual(e, S("\xc2\xad"));
    for (unsigned i = 0; i < count; i++)
        show(e, glyphs[i]);
    end_actual(e);
}

static void encode(struct encoder *e, bool soft_hyphen)
{
    const struct shaped *word = e->word;
    const unsigned *order;

    put_in_order(e->words, word);
    order = e->words->order.items;
    e->places = e->words->places.items;
    for (unsigned first = 0, next; first < word->glyph_count; first = next) {
        unsigned start = word->glyphs[order[first]].cluster;
        struct slice text = slice_sub(word->text, start, cluster_end(word, start) - start);

        text = plain_text(text, &e->words->text);
        for (next = first + 1; next < word->glyph_count && word->glyphs[order[next]].cluster == start;)
            next++;
        if (soft_hyphen && next == word->glyph_count)
            put_soft_hyphen(e, order + first, next - first, text);
        else
            put_cluster(e, order + first, next - first, text);
    }
    close_string(e);
    if (e->raised)
        rise(e, 0);
}

/* ---- the cache ------------------------------------------------------------------------------- */

static struct word_slot *slot_for(const struct words *words, const struct shaped *word)
{
    size_t mask = words->slot_count - 1,
           at = ((uintptr_t)word >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 20 & mask;

    while (words->slots[at].word && words->slots[at].word != word)
        at = (at + 1) & mask;
    return &words->slots[at];
}

static void grow(struct words *words)
{
    struct word_slot *old = words->slots;
    size_t count = words->slot_count;

    words->slot_count *= 2;
    words->slots = calloc(words->slot_count, sizeof *words->slots);
    if (!words->slots)
        out_of_memory();
    for (size_t i = 0; i < count; i++)
        if (old[i].word)
            *slot_for(words, old[i].word) = old[i];
    free(old);
}

static bool has_raised(const struct shaped *word)
{
    for (unsigned i = 0; i < word->glyph_count; i++)
        if (word->glyphs[i].y_offset)
            return true;
    return false;
}

static struct word_code encode_loose(struct words *words, const struct shaped *word, dim size,
                                     bool soft_hyphen)
{
    struct encoder e = {.words = words, .word = word, .out = &words->loose, .size = size};

    e.font = fonts_use(words->fonts, word->face);
    buffer_clear(&words->loose);
    encode(&e, soft_hyphen);
    return (struct word_code){buffer_slice(&words->loose), e.pen};
}

struct word_code words_code(struct words *words, const struct shaped *word, dim size)
{
    struct word_slot *slot = slot_for(words, word);
    struct word_code made;

    if (slot->word)
        return (struct word_code){{words->codes.ptr + slot->start, slot->length}, slot->advance};
    made = encode_loose(words, word, size, false);
    if (has_raised(word))
        return made;
    if (++words->count * 2 > words->slot_count) {
        grow(words);
        slot = slot_for(words, word);
    }
    *slot = (struct word_slot){word, words->codes.len, (uint32_t)made.code.len, made.advance};
    buffer_put(&words->codes, made.code);
    return made;
}

struct word_code words_hyphen_code(struct words *words, const struct shaped *word, dim size)
{
    return encode_loose(words, word, size, true);
}
