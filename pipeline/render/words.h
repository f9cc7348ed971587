/* Shaped words as operators of a content stream: strings of glyph ids with kerning, each made once for a
 * file. */
#ifndef PRECEPT_RENDER_WORDS_H
#define PRECEPT_RENDER_WORDS_H

#include "render/fonts.h"

/* A word's part of a TJ array: it begins and ends inside the brackets. Pens are in 1/FONT_EM of the size. */
struct word_code {
    struct slice code;
    int64_t advance; /* of the pen, from the word's origin */
};

struct word_slot {
    const struct shaped *word; /* NULL = free */
    size_t start;              /* in codes */
    uint32_t length;
    int64_t advance;
};

struct words {
    struct fonts *fonts;
    struct buffer codes, loose; /* loose: of the word that is not kept */
    struct word_slot *slots;    /* open addressing by address, a power of two; never walked */
    size_t slot_count, count;
    /* of the word that is being encoded */
    struct arena scratch;
    VECTOR(unsigned) order;
    VECTOR(int64_t) places;
    struct buffer text;
};

void words_init(struct words *words, struct fonts *fonts);
void words_release(struct words *words);

/* The code is valid until the next call. `size` matters only for words with raised glyphs. */
struct word_code words_code(struct words *words, const struct shaped *word, dim size);
/* The same for a word whose last glyph is a hyphen that the line break made: it stands for a soft hyphen. */
struct word_code words_hyphen_code(struct words *words, const struct shaped *word, dim size);

#endif
