/* One word of a paragraph becomes boxes: shaped whole, cut where a line may end inside it, in another face of
 * the document where its own lacks a character. A character that no face has is reported where the author
 * wrote it. */
#include "base/utf8.h"
#include "typeset/characters.h"
#include "typeset/shape.h"

struct slice shaper_lang(const struct shaper *s)
{
    struct slice lang = s->pieces.items[s->piece].lang;

    return lang.len ? lang : s->request->lang;
}

dim shaper_width(const struct shaper *s, const struct shaped *word)
{
    return face_scale(s->setting->faces, word->face, word->advance, s->request->style->size);
}

/* The place of a character inside what the author wrote, or all of that when it is not found in it. */
static struct span narrow(const struct setting *setting, struct span origin, struct slice character)
{
    struct slice text;
    size_t at;

    if (!origin.source)
        return origin;
    text = span_text(setting->diagnostics->sources, origin);
    at = slice_find(text, character, 0);
    return at < text.len ? span_part(origin, (uint32_t)at, (uint32_t)character.len) : origin;
}

static void report_missing(struct shaper *s, struct slice character, uint32_t code)
{
    struct setting *setting = s->setting;
    uint8_t face = style_face(s->request->style, s->pieces.items[s->piece].variant);
    struct span origin = s->request->node ? s->request->node->origin : NO_SPAN;

    setting->failed = true;
    for (size_t i = 0; i < setting->missing.count; i++)
        if (setting->missing.items[i] == code)
            return;
    *VECTOR_PUSH(&setting->kept, &setting->missing) = code;
    DIAG(setting->diagnostics, MSG_character_without_glyph, narrow(setting, origin, character), character,
         arena_print(&setting->kept, "U+%04X", code), setting->document->faces[face].family);
}

int face_for(const struct setting *setting, uint8_t own, uint32_t code)
{
    const struct doc_face *faces = setting->document->faces;
    int any = -1;

    if (face_holds(setting->faces, own, code))
        return own;
    for (size_t i = 0; i < setting->document->face_count; i++) {
        if (!face_holds(setting->faces, (uint8_t)i, code))
            continue;
        if (faces[i].weight == faces[own].weight && faces[i].italic == faces[own].italic)
            return (int)i;
        if (any < 0)
            any = (int)i;
    }
    return any;
}

dim shaped_part_width(const struct setting *setting, const struct shaped *word, size_t start, size_t end,
                      dim size)
{
    int32_t units = 0;

    if (start == 0 && end == word->text.len)
        return face_scale(setting->faces, word->face, word->advance, size);
    for (size_t i = 0; i < word->glyph_count; i++)
        if (word->glyphs[i].cluster >= start && word->glyphs[i].cluster < end)
            units += word->glyphs[i].advance;
    return face_scale(setting->faces, word->face, units, size);
}

static void push_box(struct shaper *s, const struct shaped *word, uint32_t from, uint32_t to, bool joined)
{
    uint32_t word_start = s->segment_start;

    *VECTOR_PUSH(s->arena, &s->atoms) =
        (struct atom){.kind = ATOM_BOX,
                      .flags = joined ? ATOM_JOINED : 0,
                      .level = s->level,
                      .piece = s->piece,
                      .width = shaped_part_width(s->setting, word, from - word_start, to - word_start,
                                                 s->request->style->size),
                      .start = from,
                      .end = to,
                      .word = word};
}

static dim hyphen_width(const struct shaper *s, uint8_t face)
{
    return shaper_width(s, face_shape(s->setting->faces, face, S("-"), shaper_lang(s), s->features));
}

static void push_break(struct shaper *s, struct inner_break b, uint8_t face)
{
    *VECTOR_PUSH(s->arena, &s->atoms) =
        (struct atom){.kind = ATOM_BREAK,
                      .flags = (uint8_t)(ATOM_BREAKS | b.flags),
                      .level = s->level,
                      .piece = s->piece,
                      .width = b.flags & ATOM_HYPHEN ? hyphen_width(s, face) : 0,
                      .start = b.at,
                      .end = b.at};
}

/* Bytes start to end of the shown text in one face. *next is the first break not used yet. */
static void push_segment(struct shaper *s, uint32_t start, uint32_t end, uint8_t face, size_t *next)
{
    unsigned direction = s->level % 2 ? SHAPE_RIGHT_TO_LEFT : 0;
    const struct shaped *word =
        face_shape(s->setting->faces, face, (struct slice){s->shown + start, end - start}, shaper_lang(s),
                   s->features | direction);
    uint32_t at = start;

    s->segment_start = start;
    for (; *next < s->breaks.count && s->breaks.items[*next].at < end; *next += 1) {
        struct inner_break b = s->breaks.items[*next];

        if (b.at > at)
            push_box(s, word, at, b.at, at > start);
        push_break(s, b, face);
        at = b.at;
    }
    push_box(s, word, at, end, at > start);
}

/* The word lacks a glyph in its own face: one segment for each stretch that one face holds. */
static void push_in_faces(struct shaper *s, uint8_t own)
{
    struct slice word = {s->shown + s->word_start, s->shown_len - s->word_start};
    size_t at = 0, next = 0, start = 0, stop;
    uint8_t face = own;

    for (; at < word.len; at = stop) {
        uint32_t code;
        int found;

        stop = at;
        code = utf8_next(word, &stop);
        found = character_is_combining(code) && at > start && face_holds(s->setting->faces, face, code)
                    ? face
                    : face_for(s->setting, own, code);
        if (found < 0) {
            report_missing(s, slice_sub(word, at, stop - at), code);
            found = own;
        }
        if (found == face)
            continue;
        if (at > start)
            push_segment(s, s->word_start + (uint32_t)start, s->word_start + (uint32_t)at, face, &next);
        start = at;
        face = (uint8_t)found;
    }
    push_segment(s, s->word_start + (uint32_t)start, s->shown_len, face, &next);
}

static void add_hyphenation(struct shaper *s, uint32_t start, uint32_t end)
{
    enum { LEAST = 6, LONGEST = 64 };
    struct slice letters = {s->shown + start, end - start};
    uint8_t odd[LONGEST];

    if (letters.len < LEAST || letters.len > LONGEST ||
        !face_hyphenate(s->setting->faces, s->setting->document->hyphenation, letters, odd))
        return;
    for (uint32_t i = 0; i + 1 < letters.len; i++)
        if (odd[i])
            *VECTOR_PUSH(&s->scratch, &s->breaks) = (struct inner_break){start + i + 1, ATOM_HYPHEN};
}

/* Only words that hold nothing but letters and the marks at their ends or between their parts: no address, no
 * number. */
static void hyphenate_word(struct shaper *s)
{
    struct slice word = {s->shown + s->word_start, s->shown_len - s->word_start};
    size_t start = 0;

    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);

        if ((c >= '0' && c <= '9') || c == '/' || c == '@' || c == '_')
            return;
    }
    for (size_t at = 0, before; at <= word.len;) {
        bool letter;

        before = at;
        letter = at < word.len && character_is_letter(utf8_next(word, &at));
        if (!letter) {
            add_hyphenation(s, s->word_start + (uint32_t)start, s->word_start + (uint32_t)before);
            if (before == word.len)
                break;
            start = at;
        }
    }
}

/* By place, and each place once: what the text itself allows counts before a hyphen. */
static void sort_breaks(struct shaper *s)
{
    struct inner_break *list = s->breaks.items;
    size_t kept = 0;

    for (size_t i = 1; i < s->breaks.count; i++)
        for (size_t k = i; k > 0 && (list[k].at < list[k - 1].at ||
                                     (list[k].at == list[k - 1].at && list[k].flags < list[k - 1].flags));
             k--) {
            struct inner_break swapped = list[k];

            list[k] = list[k - 1];
            list[k - 1] = swapped;
        }
    for (size_t i = 0; i < s->breaks.count; i++)
        if (!kept || list[i].at != list[kept - 1].at)
            list[kept++] = list[i];
    s->breaks.count = kept;
}

void shape_word_end(struct shaper *s)
{
    struct slice word = {s->shown + s->word_start, s->shown_len - s->word_start};
    unsigned direction = s->level % 2 ? SHAPE_RIGHT_TO_LEFT : 0;
    size_t next = 0;

    if (word.len) {
        struct slice lang = shaper_lang(s);
        uint8_t face = style_face(s->request->style, s->pieces.items[s->piece].variant);

        if (s->request->style->hyphenate && slice_starts_with(lang, S("en")) &&
            s->pieces.items[s->piece].variant != VARIANT_CODE && !s->pieces.items[s->piece].expansion)
            hyphenate_word(s);
        if (s->breaks.count > 1)
            sort_breaks(s);
        if (face_shape(s->setting->faces, face, word, lang, s->features | direction)->missing)
            push_in_faces(s, face);
        else
            push_segment(s, s->word_start, s->shown_len, face, &next);
    }
    s->breaks.count = 0;
    s->word_start = s->shown_len;
}
