/* Words to glyphs, each word once: a hash table in front of HarfBuzz. Advances are in font units, exact.
 * Plain Latin goes to HarfBuzz in one piece; anything else is itemised first. Knows no lines and no sizes. */
#include "base/bug.h"
#include "base/map.h"
#include "base/utf8.h"
#include "face/faces.h"

#include <limits.h>

enum { FIRST_SLOTS = 4096, MOST_FEATURES = 3 };

uint8_t faces_lang(struct faces *faces, struct slice lang)
{
    struct known_lang *known;

    for (size_t i = 0; i < faces->langs.count; i++)
        if (slice_equal(faces->langs.items[i].name, lang))
            return (uint8_t)i;
    BUG_IF(faces->langs.count > UINT8_MAX);
    known = VECTOR_PUSH(&faces->arena, &faces->langs);
    known->name = arena_copy(&faces->arena, lang);
    known->language = hb_language_from_string(lang.len ? known->name.ptr : "und", -1);
    return (uint8_t)(faces->langs.count - 1);
}

/* Kerning and ligatures are HarfBuzz's own choice. */
static unsigned feature_list(unsigned features, hb_feature_t list[MOST_FEATURES])
{
    hb_tag_t tags[MOST_FEATURES];
    unsigned count = 2;

    tags[0] = features & SHAPE_TABULAR ? HB_TAG('t', 'n', 'u', 'm') : HB_TAG('p', 'n', 'u', 'm');
    tags[1] = features & SHAPE_OLD_STYLE ? HB_TAG('o', 'n', 'u', 'm') : HB_TAG('l', 'n', 'u', 'm');
    if (features & SHAPE_SMALL_CAPITALS)
        tags[count++] = HB_TAG('s', 'm', 'c', 'p');
    for (unsigned i = 0; i < count; i++)
        list[i] = (hb_feature_t){tags[i], 1, 0, UINT_MAX};
    return count;
}

struct shaping {
    struct faces *faces;
    struct cached_word *word;
    struct arena scratch;
};

static void append_glyphs(struct shaping *s, hb_buffer_t *buffer)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);

    for (unsigned i = 0; i < count; i++) {
        *VECTOR_PUSH(&s->faces->arena, &s->faces->glyphs) =
            (struct shaped_glyph){(uint16_t)infos[i].codepoint, (uint16_t)infos[i].cluster,
                                  places[i].x_advance, places[i].x_offset, places[i].y_offset};
        s->word->shaped.missing |= infos[i].codepoint == 0;
        s->word->shaped.advance += places[i].x_advance;
    }
}

static void shape_run(struct shaping *s, const struct script_run *run)
{
    hb_buffer_t *buffer = s->faces->buffer;
    struct slice text = s->word->shaped.text;
    hb_feature_t features[MOST_FEATURES];
    unsigned feature_count = feature_list(s->word->features, features);

    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, run->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer, s->faces->langs.items[s->word->lang].language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text.ptr, (int)text.len, (unsigned)run->start, (int)(run->end - run->start));
    hb_shape(faces_at(s->faces, s->word->shaped.face)->font, buffer, features, feature_count);
    append_glyphs(s, buffer);
}

/* UAX 9 L2 over whole runs: from the highest level down to the lowest odd one, reverse every stretch of that
 * level. */
static void reorder_runs(struct script_run *runs, size_t count)
{
    for (int level = 126; level > 0; level--)
        for (size_t i = 0, end; i < count; i = end + 1) {
            for (end = i; end < count && runs[end].level >= level;)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++) {
                struct script_run kept = runs[a];

                runs[a] = runs[--b];
                runs[b] = kept;
            }
        }
}

static void shape_itemised(struct shaping *s)
{
    struct script_run *runs;
    int base = s->word->features & SHAPE_RIGHT_TO_LEFT ? 1 : -1;
    size_t count = itemise(&s->scratch, s->word->shaped.text, base, &runs);

    s->word->shaped.right_to_left = count > 0 && runs[0].level % 2;
    reorder_runs(runs, count);
    for (size_t i = 0; i < count; i++)
        shape_run(s, &runs[i]);
}

/* A part of a right-to-left run is one direction throughout; its neutral characters may not say so
 * themselves. */
static void shape_right_to_left(struct shaping *s)
{
    struct script_run *runs;
    size_t count = itemise(&s->scratch, s->word->shaped.text, 1, &runs);

    s->word->shaped.right_to_left = true;
    for (size_t i = count; i-- > 0;) {
        runs[i].level = 1;
        shape_run(s, &runs[i]);
    }
}

static void shape_word(struct faces *faces, struct cached_word *word)
{
    struct shaping s = {.faces = faces, .word = word};
    struct shaped *shaped = &word->shaped;
    struct shaped_glyph *glyphs;

    faces->glyphs.count = 0;
    if (word->features & SHAPE_RIGHT_TO_LEFT)
        shape_right_to_left(&s);
    else if (face_is_plain(shaped->text))
        shape_run(&s, &(struct script_run){0, shaped->text.len, HB_SCRIPT_LATIN, 0});
    else
        shape_itemised(&s);
    BUG_IF(faces->glyphs.count > UINT16_MAX);
    glyphs = ARENA_ARRAY(&faces->arena, struct shaped_glyph, faces->glyphs.count);
    if (faces->glyphs.count)
        memcpy(glyphs, faces->glyphs.items, faces->glyphs.count * sizeof *glyphs);
    shaped->glyphs = glyphs;
    shaped->glyph_count = (uint16_t)faces->glyphs.count;
    arena_release(&s.scratch);
}

static void grow_cache(struct faces *faces)
{
    size_t bigger = faces->slot_count ? faces->slot_count * 2 : FIRST_SLOTS;
    struct cache_slot *slots = ARENA_ARRAY(&faces->arena, struct cache_slot, bigger);

    for (size_t i = 0; i < faces->slot_count; i++) {
        size_t at = faces->slots[i].hash & (bigger - 1);

        if (!faces->slots[i].word)
            continue;
        while (slots[at].word)
            at = (at + 1) & (bigger - 1);
        slots[at] = faces->slots[i];
    }
    arena_shrink(&faces->arena, faces->slots, faces->slot_count * sizeof *slots, 0);
    faces->slots = slots;
    faces->slot_count = bigger;
}

static bool same_word(const struct cached_word *a, const struct cached_word *b)
{
    return a->shaped.face == b->shaped.face && a->features == b->features && a->lang == b->lang &&
           slice_equal(a->shaped.text, b->shaped.text);
}

const struct shaped *face_shape(struct faces *faces, uint8_t face, struct slice word, struct slice lang,
                                unsigned features)
{
    struct cached_word key = {.shaped = {.text = word, .face = face}, .features = (uint8_t)features};
    struct cache_slot *slot;
    uint64_t hash = hash_bytes(word);
    size_t at;

    BUG_IF(face >= faces->count || word.len > UINT16_MAX);
    key.lang = faces_lang(faces, lang);
    hash ^= (uint64_t)face << 13 ^ (uint64_t)features << 23 ^ (uint64_t)key.lang << 29;
    if (faces->word_count * 2 >= faces->slot_count)
        grow_cache(faces);
    for (at = hash & (faces->slot_count - 1); (slot = &faces->slots[at])->word;
         at = (at + 1) & (faces->slot_count - 1))
        if (slot->hash == hash && same_word(slot->word, &key))
            return &slot->word->shaped;
    slot->hash = hash;
    slot->word = ARENA_NEW(&faces->arena, struct cached_word);
    *slot->word = key;
    slot->word->shaped.text = arena_copy(&faces->arena, word);
    faces->word_count++;
    shape_word(faces, slot->word);
    return &slot->word->shaped;
}
