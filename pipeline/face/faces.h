/* What the files of face/ share: the opened faces and the word cache. Nobody else includes this. */
#ifndef PRECEPT_FACE_FACES_H
#define PRECEPT_FACE_FACES_H

#include "base/arena.h"
#include "face/face.h"

#include <hb.h>
#include <hyphen.h>

struct opened_face {
    struct face_file file; /* of a stand-in that is not open yet; its texts lie in the arena */
    hb_blob_t *blob;
    hb_face_t *face;
    hb_font_t *font; /* scaled so that one unit is one font unit */
    struct face_metrics metrics;
    struct slice bytes;
};

/* What a word was asked for with; shaped.text is the rest of the key. */
struct cached_word {
    struct shaped shaped;
    uint8_t features, lang;
};

struct cache_slot {
    uint64_t hash;
    struct cached_word *word; /* NULL = free */
};

struct known_lang {
    struct slice name;
    hb_language_t language;
};

struct faces {
    struct arena arena;
    struct opened_face *list;
    size_t count;
    VECTOR(struct known_lang) langs;
    struct cache_slot *slots; /* open addressing, a power of two, at most half full */
    size_t slot_count, word_count;
    hb_buffer_t *buffer;
    VECTOR(struct shaped_glyph) glyphs; /* of the word that is being shaped */
    HyphenDict *patterns;               /* of patterns_path; loaded at the first use */
    struct slice patterns_path;
};

/* The face, opened if need be. */
struct opened_face *faces_at(const struct faces *faces, uint8_t face);
/* Number of the language in faces->langs, added when it is new. */
uint8_t faces_lang(struct faces *faces, struct slice lang);

/* A part of a word that one call of HarfBuzz shapes. */
struct script_run {
    size_t start, end; /* bytes */
    hb_script_t script;
    uint8_t level;
};

/* Cuts a word where the script or the level changes, in logical order. base as for face_levels. */
size_t itemise(struct arena *scratch, struct slice word, int base, struct script_run **runs);

/* face_breaks for text of ordinary characters; false when there are others, with attributes half written. */
bool plain_breaks(struct slice text, uint8_t *attributes);
/* face_breaks by Pango, for any text. */
void pango_breaks(struct slice text, struct slice lang, uint8_t *attributes);

#endif
