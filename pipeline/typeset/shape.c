/* Runs → boxes, spaces and places to break, over shaped words. Takes the runs of one block with their slots
 * filled; gives a paragraph. Direction (UAX 9) and break opportunities (UAX 14) are those of the whole text.
 * Knows no measure. */
#include "typeset/shape.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "typeset/characters.h"

enum { LONGEST_WORD = 4000 }; /* bytes shaped as one; longer ones are cut between characters */

static bool same_looks(const struct piece *piece, const struct doc_run *run)
{
    return piece->variant == run->variant && piece->element == run->element && piece->link == run->link &&
           piece->expansion == run->expansion && slice_equal(piece->lang, run->lang);
}

static void gather(struct shaper *s)
{
    const struct shape_request *r = s->request;
    size_t len = 0;
    char *text;

    for (size_t i = 0; i < r->run_count; i++)
        len += r->runs[i].text.len;
    BUG_IF(len > INT32_MAX);
    s->pieces.items = ARENA_ARRAY(s->arena, struct piece, r->run_count);
    s->pieces.capacity = r->run_count;
    text = arena_alloc(&s->scratch, len + 1);
    s->source = (struct slice){text, 0};
    for (size_t i = 0; i < r->run_count; i++) {
        const struct doc_run *run = &r->runs[i];

        if (!run->text.len)
            continue;
        if (!s->pieces.count || !same_looks(&s->pieces.items[s->pieces.count - 1], run))
            *VECTOR_PUSH(s->arena, &s->pieces) = (struct piece){
                (uint32_t)s->source.len, run->element, run->variant, run->expansion, run->lang, run->link};
        memcpy(text + s->source.len, run->text.ptr, run->text.len);
        s->source.len += run->text.len;
    }
    BUG_IF(s->pieces.count > UINT16_MAX);
}

static void push_space(struct shaper *s, size_t at, uint32_t code, enum character_class class)
{
    struct atom none = {.kind = ATOM_BREAK}; /* the start of the text */
    struct atom *last = s->atoms.count ? &s->atoms.items[s->atoms.count - 1] : &none;
    uint8_t breaks = s->attributes[at] & BREAK_ALLOWED ? ATOM_BREAKS : 0;
    uint8_t face = style_face(s->request->style, s->pieces.items[s->piece].variant);
    struct atom space = {.kind = ATOM_SPACE, .flags = breaks, .level = s->level, .piece = s->piece};

    if (last->kind == ATOM_BOX && last->piece == s->piece)
        face = last->word->face; /* so that a face that stands in for another goes on */
    if (class == CHARACTER_SPACE && last->kind == ATOM_SPACE && last->flags & ATOM_BREAKS) {
        last->flags |= breaks; /* runs of white space are one space */
        return;
    }
    space.word = face_shape(s->setting->faces, face, S(" "), shaper_lang(s), s->features);
    space.width = shaper_width(s, space.word);
    if (class == CHARACTER_FIXED) {
        unsigned em = fixed_space_width(code);

        space.flags |= ATOM_RIGID;
        space.width =
            em ? s->request->style->size / 1000 * (dim)em + s->request->style->size % 1000 * (dim)em / 1000
               : shaper_width(s, face_shape(s->setting->faces, face, code == 0x2007 ? S("0") : S("."),
                                            shaper_lang(s), s->features));
    }
    space.start = s->shown_len;
    s->shown[s->shown_len++] = ' ';
    space.end = s->word_start = s->shown_len;
    *VECTOR_PUSH(s->arena, &s->atoms) = space;
}

static void push_forced(struct shaper *s)
{
    *VECTOR_PUSH(s->arena, &s->atoms) = (struct atom){.kind = ATOM_BREAK,
                                                      .flags = ATOM_BREAKS | ATOM_FORCED,
                                                      .level = s->level,
                                                      .piece = s->piece,
                                                      .start = s->shown_len,
                                                      .end = s->shown_len};
}

static void add_break(struct shaper *s, uint8_t flags)
{
    *VECTOR_PUSH(&s->scratch, &s->breaks) = (struct inner_break){s->shown_len, flags};
}

static bool is_as_typed(const struct shaper *s)
{
    return s->request->node && s->request->node->as_typed;
}

/* Typed lines break behind spaces alone, and not behind those that they begin with. */
static bool breaks_before(const struct shaper *s, size_t at)
{
    if (!(s->attributes[at] & BREAK_ALLOWED))
        return false;
    if (!is_as_typed(s))
        return true;
    return s->source.ptr[at - 1] == ' ' && s->shown_len > s->word_start &&
           slice_trim((struct slice){s->shown + s->word_start, s->shown_len - s->word_start}).len;
}

static void add_character(struct shaper *s, size_t at, size_t end)
{
    bool begins = s->shown_len == s->word_start;
    bool after_box = s->atoms.count && s->atoms.items[s->atoms.count - 1].kind == ATOM_BOX;

    if (s->shown_len - s->word_start > LONGEST_WORD && s->attributes[at] & BREAK_GRAPHEME)
        shape_word_end(s);
    else if (breaks_before(s, at) && (!begins || after_box))
        add_break(s, 0);
    memcpy(s->shown + s->shown_len, s->source.ptr + at, end - at);
    s->shown_len += (uint32_t)(end - at);
}

/* The character of the source at `at`, up to `end`. */
static void take(struct shaper *s, size_t at, size_t end, uint32_t code)
{
    enum character_class class = character_class(code);

    if (class == CHARACTER_SPACE && is_as_typed(s))
        class = CHARACTER_WORD; /* so that a typed line is one word, and its spaces are signs of it */
    switch (class) {
    case CHARACTER_WORD:
        add_character(s, at, end);
        break;
    case CHARACTER_HYPHEN:
        s->shown[s->shown_len++] = '-';
        break;
    case CHARACTER_SOFT_HYPHEN:
        if (s->shown_len > s->word_start)
            add_break(s, ATOM_HYPHEN);
        break;
    case CHARACTER_NOTHING:
        if (code == 0x200b && s->shown_len > s->word_start)
            add_break(s, 0);
        break;
    case CHARACTER_NEW_LINE:
        shape_word_end(s);
        push_forced(s);
        break;
    default:
        shape_word_end(s);
        push_space(s, end, code, class);
    }
}

/* A soft hyphen's own break attribute belongs to the character after it; so does that of a zero-width space.
 */
static void clear_after_invisible(struct shaper *s)
{
    for (size_t at = 0, end = 0; at < s->source.len; at = end) {
        enum character_class class = character_class(utf8_next(s->source, &end));

        if (class == CHARACTER_SOFT_HYPHEN || class == CHARACTER_NOTHING)
            s->attributes[end] &= (uint8_t)~BREAK_ALLOWED;
    }
}

static void walk(struct shaper *s)
{
    size_t end = 0;

    for (size_t at = 0; at < s->source.len; at = end) {
        uint32_t code = utf8_next(s->source, &end);
        bool next_piece = s->piece + 1u < s->pieces.count && s->pieces.items[s->piece + 1].start <= at;

        if (next_piece || (s->levels && s->levels[at] != s->level))
            shape_word_end(s);
        if (next_piece) {
            s->piece++;
            s->pieces.items[s->piece].start = s->shown_len;
        }
        if (s->levels)
            s->level = s->levels[at];
        take(s, at, end, code);
    }
    shape_word_end(s);
}

/* Spaces at either end belong to no line. */
static void trim(struct shaper *s, struct paragraph *p)
{
    p->atoms = s->atoms.items;
    p->atom_count = s->atoms.count;
    while (p->atom_count && p->atoms[0].kind == ATOM_SPACE) {
        p->atoms++;
        p->atom_count--;
    }
    while (p->atom_count && p->atoms[p->atom_count - 1].kind == ATOM_SPACE)
        p->atom_count--;
}

static bool lang_is_right_to_left(struct slice lang)
{
    static const char *const list[] = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"};

    lang = slice_sub(lang, 0, slice_find_byte(lang, '-', 0));
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (slice_is(lang, list[i]))
            return true;
    return false;
}

static bool has_latin_letter(struct slice text)
{
    for (size_t at = 0; at < text.len;)
        if (character_is_letter(utf8_next(text, &at)))
            return true;
    return false;
}

/* The base direction is the language's; of text without a Latin letter, that of its first strong character.
 */
static void find_levels(struct shaper *s, struct paragraph *p)
{
    int base = lang_is_right_to_left(s->request->lang) ? 1 : has_latin_letter(s->source) ? 0 : -1;

    if (base < 1 && face_is_plain(s->source))
        return;
    s->levels = arena_alloc(&s->scratch, s->source.len + 1);
    p->right_to_left = face_levels(s->source, base, s->levels) == 1;
    s->level = s->source.len ? s->levels[0] : 0;
}

struct paragraph *paragraph_shape(struct setting *setting, struct arena *arena,
                                  const struct shape_request *request)
{
    struct shaper s = {.setting = setting, .arena = arena, .request = request};
    struct paragraph *p = ARENA_NEW(arena, struct paragraph);

    s.features = style_features(request->style);
    p->style = request->style;
    p->features = s.features;
    gather(&s);
    s.shown = arena_alloc(arena, s.source.len + 1);
    s.attributes = arena_alloc(&s.scratch, s.source.len + 1);
    face_breaks(setting->faces, s.source, request->lang, s.attributes);
    clear_after_invisible(&s);
    find_levels(&s, p);
    walk(&s);
    arena_shrink(arena, s.atoms.items, s.atoms.capacity * sizeof *s.atoms.items,
                 s.atoms.count * sizeof *s.atoms.items);
    trim(&s, p);
    if (is_as_typed(&s))
        p->column = shaper_width(&s, face_shape(setting->faces, style_face(request->style, VARIANT_CODE),
                                                S(" "), request->lang, s.features));
    p->text = (struct slice){s.shown, s.shown_len};
    p->pieces = s.pieces.items;
    p->piece_count = s.pieces.count;
    arena_release(&s.scratch);
    return p;
}

/* Two columns further in than the line, between which the arrow stands, but never far into the measure. */
dim paragraph_hang(const struct paragraph *p, size_t spaces, dim measure)
{
    dim hang = p->column * (dim)((spaces < 100 ? spaces : 100) + 2);

    return hang < measure / 4 ? hang : measure / 4;
}

dim paragraph_width(const struct paragraph *p)
{
    dim width = 0, widest = 0;

    for (size_t i = 0; i < p->atom_count; i++) {
        if (p->atoms[i].flags & ATOM_FORCED)
            width = 0;
        else if (p->atoms[i].kind != ATOM_BREAK)
            width += p->atoms[i].width;
        if (width > widest)
            widest = width;
    }
    return widest;
}

dim paragraph_least_width(const struct paragraph *p)
{
    dim width = 0, widest = 0;

    for (size_t i = 0; i < p->atom_count; i++) {
        const struct atom *a = &p->atoms[i];

        if (a->flags & ATOM_HYPHEN && width + a->width > widest)
            widest = width + a->width;
        width = a->flags & ATOM_BREAKS ? 0 : width + a->width;
        if (width > widest)
            widest = width;
    }
    return widest;
}
