/* What the files share that make shapes of the elements of an SVG file. Private to them. */
#ifndef PRECEPT_READ_SVG_READER_H
#define PRECEPT_READ_SVG_READER_H

#include "figure/svg.h"
#include "read/svg_tree.h"

/* A `use` at work: what it shows must not lead to itself. */
struct svg_use {
    const struct svg_element *shows;
    const struct svg_use *outer;
};

struct svg_reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct svg_tree tree;
    const struct svg_picture *picture; /* its size is known before its shapes are read */
    const struct svg_element *element; /* whose look is being read */
    VECTOR(struct svg_shape) shapes;
    size_t numbers;            /* in all shapes */
    size_t walked;             /* elements, as often as they are shown */
    unsigned depth;            /* of elements and uses in each other */
    const struct svg_use *use; /* innermost; NULL = none */
    struct map told; /* faults and their places: `use` shows things again, and looks are handed down */
    bool faulty;     /* a fault was found */
    bool full;       /* too much was found, and told */
};

/* Notes a fault; false when it was told before. */
bool svg_is_new(struct svg_reader *r, enum message id, struct span span);

#define SVG_FAULT(r, id, span, ...)                                                                          \
    do {                                                                                                     \
        if (svg_is_new((r), (id), (span)))                                                                   \
            DIAG((r)->diagnostics, (id), (span), ##__VA_ARGS__);                                             \
    } while (0)

/* What an element hands down to those in it, and what holds for itself. */
struct svg_look {
    struct svg_paint fill, stroke, current;            /* current: what currentColor means */
    struct svg_attribute fill_opacity, stroke_opacity; /* less than whole; no name = whole */
    svg_number stroke_width, mitre_limit;
    enum line_cap cap;
    enum line_join join;
    bool even_odd, hidden;
    const struct svg_transform *transform; /* of all elements around it too */
    struct span stretches;                 /* a transform that changes angles; no source = none does */
    bool not_shown;                        /* `display: none`: not handed down, nothing in it is looked at */
};

/* ---- svg_number.c: numbers, lengths, lists of them ---- */

struct svg_scan {
    struct slice text;
    size_t at;
};

enum svg_found { SVG_FOUND, SVG_FOUND_NONE, SVG_FOUND_LARGE };

void svg_skip_white(struct svg_scan *scan);
/* White space with at most one comma in it. */
void svg_skip_comma(struct svg_scan *scan);
/* A number at the place; SVG_FOUND_NONE leaves it. Digits beyond the ninth after the point are rounded away.
 */
enum svg_found svg_scan_number(struct svg_scan *scan, svg_number *n);
/* The part of an attribute's place from byte `start` on. */
struct span svg_part(struct span value, size_t start, size_t length);
/* A length in units of the file; false after a message. */
bool svg_length(struct svg_reader *r, const struct svg_attribute *attribute, svg_number *n);
/* The same of an element, `otherwise` when it has none; it must not be less than nought. */
bool svg_size_of(struct svg_reader *r, const struct svg_element *element, const char *name, svg_number *n);
bool svg_place_of(struct svg_reader *r, const struct svg_element *element, const char *name, svg_number *n);
/* The numbers of a list: `viewBox`, `points`. False after a message. */
bool svg_numbers(struct svg_reader *r, const struct svg_attribute *attribute, svg_number **list,
                 size_t *count);

/* ---- svg_transform.c ---- */

/* Adds the transforms of an attribute to the look. */
void svg_transform_read(struct svg_reader *r, const struct svg_attribute *attribute, struct svg_look *look);

/* ---- svg_clip.c ---- */

/* Does a `clip-path` take in the whole picture, so that nothing is cut? Drawing programs put one round much
 * that they export. */
bool svg_clips_nothing(struct svg_reader *r, struct slice reference);

/* ---- svg_look.c, svg_colour.c ---- */

void svg_look_init(struct svg_look *look);
/* Changes the look of the parent into the element's; tells what cannot be printed. */
void svg_look_read(struct svg_reader *r, const struct svg_element *element, struct svg_look *look);
/* False without a message when it is no colour. Its transparency is an answer: *clear. */
bool svg_colour(struct slice text, struct colour *colour, bool *clear);
/* The names of colours from 0; empty after the last. */
struct slice svg_colour_name(size_t number);

/* ---- svg_path.c, svg_shapes.c ---- */

struct svg_outline {
    VECTOR(uint8_t) steps;
    VECTOR(svg_number) numbers;
};

/* Adds a step with its numbers. */
void svg_step(struct svg_reader *r, struct svg_outline *outline, enum svg_step step,
              const svg_number *numbers);
/* Path data; what comes before a fault is kept, as SVG asks. */
void svg_path(struct svg_reader *r, const struct svg_attribute *data, struct svg_outline *outline);
/* Is it the name of a shape? Then adds its outline. */
bool svg_outline_read(struct svg_reader *r, const struct svg_element *element, struct svg_outline *outline);

#endif
