/* The faces of a publication: shaping and measuring behind one cache of words. A service for typeset/,
 * figure/ and render/, which embeds the same files. Only files handed to faces_open can be seen: no font of
 * the host. */
#ifndef PRECEPT_FACE_FACE_H
#define PRECEPT_FACE_FACE_H

#include "base/dim.h"
#include "base/slice.h"
#include "diag/diagnostics.h"

struct faces; /* owns Pango, HarfBuzz and FreeType handles and the cache */

/* Lengths of a shaped word are in font units (1/units_per_em of the size). */
struct shaped_glyph {
    uint16_t id;
    uint16_t cluster; /* byte offset in the word's text of the first character it stands for */
    int32_t advance, x_offset, y_offset;
};

struct shaped {
    struct slice text;                 /* UTF-8, logical order */
    const struct shaped_glyph *glyphs; /* visual order */
    uint16_t glyph_count;
    uint8_t face;
    bool right_to_left;
    bool missing;    /* a character has no glyph in the face: reported by the caller at its place */
    int32_t advance; /* sum, font units */
};

struct face_file {
    struct slice path; /* of a static TrueType file */
    struct slice
        family; /* must be the family in the file: an unknown family is an error, never another face */
    uint16_t weight;
    bool italic;
    struct slice sha256; /* that the file must have, hexadecimal; empty = any */
    struct span listed;  /* where it is said so */
    bool stand_in; /* opened at the first question about it; one that cannot be opened then holds no character
                    */
};

/* Vertical extents in font units; above the baseline positive. */
struct face_metrics {
    int32_t units_per_em, ascent, descent, cap_height, x_height, line_gap;
    int32_t underline_position, underline_thickness;
};

enum {
    SHAPE_TABULAR = 1, /* tabular lining figures; otherwise proportional lining ones */
    SHAPE_RIGHT_TO_LEFT =
        2, /* the word is a part of a right-to-left run (face_levels): shaped as one, brackets mirrored */
    SHAPE_OLD_STYLE = 4, /* old style figures in place of lining ones */
    SHAPE_SMALL_CAPITALS = 8
};

/* Opens the files (index = number in `files`). NULL after a diagnostic when one cannot be used. Before the
 * first call nothing of Pango runs. */
struct faces *faces_open(const struct face_file *files, size_t count, struct diagnostics *diagnostics);
void faces_close(struct faces *faces);

const struct face_metrics *face_metrics(const struct faces *faces, uint8_t face);

/* The word (no spaces inside, or one run of spaces; at most 65,535 bytes) shaped; from the cache when it was
 * asked for before. lang is BCP 47. Mixed scripts and directions are itemised, the base direction being that
 * of the first strong character. The result lives as long as `faces`. */
const struct shaped *face_shape(struct faces *faces, uint8_t face, struct slice word, struct slice lang,
                                unsigned features);

/* Width of font units at a size, rounded half up to 1/1024 pt. */
dim face_scale(const struct faces *faces, uint8_t face, int32_t units, dim size);

/* One attribute a byte of the text (at the first byte of each character; index text.len is the end). UAX 14
 * by Pango. */
enum { BREAK_ALLOWED = 1, BREAK_FORCED = 2, BREAK_WHITE = 4, BREAK_GRAPHEME = 8 };
void face_breaks(const struct faces *faces, struct slice text, struct slice lang, uint8_t *attributes);

/* The embedding level of every byte (UAX 9; odd = right to left), before the reordering of lines. base: 0 or
 * 1, or -1 for that of the first strong character (0 when there is none); the level used is returned. */
int face_levels(struct slice text, int base, uint8_t *levels);
/* Whether every character of the text is one that needs neither face_levels nor itemising: Latin script, its
 * punctuation and signs. */
bool face_is_plain(struct slice text);

/* Whether the face has a glyph for the character (a Unicode scalar value). */
bool face_holds(const struct faces *faces, uint8_t face, uint32_t character);

/* Places where `word` may be divided: one byte for each byte of it, odd = a hyphen may follow this byte.
 * false when there are no patterns. The patterns (a hunspell hyphenation file) are loaded at the first call.
 */
bool face_hyphenate(struct faces *faces, struct slice patterns_path, struct slice word, uint8_t *odd);

/* Whether a font file has a feature of OpenType for substitution ("smcp"). Opens the file for this alone. */
bool face_file_has_feature(struct slice path, const char *tag);

/* For the writer of fonts: the file's bytes, lent. */
struct slice face_file_bytes(const struct faces *faces, uint8_t face);
size_t faces_count(const struct faces *faces);
/* Whether the file was opened: stand-ins that nobody asked about are not. */
bool face_is_open(const struct faces *faces, uint8_t face);

#endif
