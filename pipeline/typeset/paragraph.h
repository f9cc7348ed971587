/* The product of shaping and of breaking: runs of text as boxes, spaces and places to break, and the lines
 * made of them. Private to typeset/. */
#ifndef PRECEPT_TYPESET_PARAGRAPH_H
#define PRECEPT_TYPESET_PARAGRAPH_H

#include "compose/document.h"
#include "face/face.h"

struct setting;

/* Neighbouring runs that look alike and belong to the same element are one piece. */
struct piece {
    uint32_t start; /* byte in paragraph.text; a piece ends where the next begins */
    uint32_t element;
    uint8_t variant;
    uint16_t expansion; /* of an acronym, which is not divided; see document.h */
    struct slice lang;
    const struct doc_link *link;
};

enum atom_kind { ATOM_BOX, ATOM_SPACE, ATOM_BREAK };

enum {
    ATOM_BREAKS = 1, /* a space at which a line may end; every ATOM_BREAK */
    ATOM_FORCED = 2, /* a line must end here */
    ATOM_HYPHEN = 4, /* a break here shows a hyphen */
    ATOM_JOINED = 8, /* a box that goes on the word of the box before it */
    ATOM_RIGID = 16, /* a space that does not stretch */
    ATOM_URGENT = 32 /* a break inside a word that is too wide for its line */
};

struct atom {
    uint8_t kind, flags, level; /* level: UAX 9 */
    uint16_t piece;
    dim width;
    uint32_t start, end;       /* bytes of paragraph.text */
    const struct shaped *word; /* of a box: the whole word that it is all or part of; of a space: the space */
};

struct paragraph {
    const struct doc_style *style;
    struct slice text; /* as shown: no soft hyphens, no special spaces or hyphens */
    const struct piece *pieces;
    size_t piece_count;
    struct atom *atoms;
    size_t atom_count;
    unsigned features;
    bool right_to_left; /* its base direction */
    dim column;         /* of text as it is typed: the width of a space; 0 = of other text */
};

struct line {
    uint32_t first, end; /* atoms; the space at which it was broken is atom `end` and not among them */
    dim width;           /* natural, with the hyphen */
    dim hang; /* text as it is typed: what goes on a line that was too wide stands so far in; 0 = others */
    bool hyphen, last; /* broken with a hyphen; ends the paragraph or at a forced break */
    uint16_t badness;  /* 0 perfect, 100 as loose or ragged as should be */
};

struct lines {
    const struct line *list;
    size_t count;
    int64_t demerits; /* of all lines, see break.c; without those of balancing */
};

struct shape_request {
    const struct doc_node *node; /* for messages */
    const struct doc_style *style;
    struct slice lang;
    uint32_t element;
    const struct doc_run *runs;
    size_t run_count;
};

/* Allocates in `arena`. Characters that no face of the document has are reported. */
struct paragraph *paragraph_shape(struct setting *setting, struct arena *arena,
                                  const struct shape_request *request);

/* Text as it is typed: how far in stands what goes on a typed line that has so many spaces at its start. */
dim paragraph_hang(const struct paragraph *paragraph, size_t spaces, dim measure);

/* The width on one line, and that of the widest stretch without a place to break. */
dim paragraph_width(const struct paragraph *paragraph);
dim paragraph_least_width(const struct paragraph *paragraph);

/* Breaks words that are wider than `measure` where their characters end; origin is for the message when even
 * one character is too wide. */
void paragraph_cut_wide_words(struct setting *setting, struct arena *arena, struct paragraph *paragraph,
                              dim measure, struct span origin);

struct break_request {
    const struct paragraph *paragraph;
    dim measure, first_indent;
    enum text_align align;
    bool in_cell;  /* narrow, and often of few words: one may stand alone on the last line */
    bool balanced; /* lines of one length, as far as the least number of lines allows: for headings */
};

/* Breaks the whole paragraph at once for the least demerits (Knuth and Plass 1981). At least one line. */
struct lines paragraph_break(struct arena *arena, const struct break_request *request);

/* Width of the glyphs that stand for the word's bytes start to end. */
dim shaped_part_width(const struct setting *setting, const struct shaped *word, size_t start, size_t end,
                      dim size);

/* Text that needs no paragraph to be set on one line: plain Latin with single spaces and nothing special. */
bool text_is_simple(struct slice text);

#endif
