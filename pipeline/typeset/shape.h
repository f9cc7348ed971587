/* State of the shaping of one paragraph: shape.c walks the text, word.c makes boxes of words. Private to
 * shaping. */
#ifndef PRECEPT_TYPESET_SHAPE_H
#define PRECEPT_TYPESET_SHAPE_H

#include "typeset/setting.h"

/* A place inside a word where a line may end. */
struct inner_break {
    uint32_t at; /* byte in the shown text */
    uint8_t flags;
};

struct shaper {
    struct setting *setting;
    struct arena *arena; /* of the paragraph */
    struct arena scratch;
    const struct shape_request *request;
    struct slice source; /* the runs' texts, joined */
    uint8_t *attributes, *levels;
    char *shown; /* the paragraph's text so far; never longer than the source */
    uint32_t shown_len;
    VECTOR(struct piece) pieces; /* start: first in `source`, moved to `shown` as they are met */
    VECTOR(struct atom) atoms;
    VECTOR(struct inner_break) breaks; /* inside the word that is being gathered */
    uint32_t word_start;               /* in `shown`; the word reaches to shown_len */
    uint32_t segment_start;            /* of the part of it that is in one face */
    uint16_t piece;
    uint8_t level;
    unsigned features;
};

void shape_word_end(struct shaper *s); /* what was gathered becomes boxes */
struct slice shaper_lang(const struct shaper *s);
dim shaper_width(const struct shaper *s, const struct shaped *word);

#endif
