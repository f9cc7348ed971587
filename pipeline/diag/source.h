/* Source files and places in them. A place is a byte range; it becomes line:column (1-based, in characters)
 * only when it is printed. */
#ifndef PRECEPT_DIAG_SOURCE_H
#define PRECEPT_DIAG_SOURCE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct span {
    uint32_t source;        /* number in struct sources; 0 = no place */
    uint32_t start, length; /* bytes in the source's text */
};

#define NO_SPAN ((struct span){0, 0, 0})

struct source {
    struct slice path; /* as an editor can open it from the working directory; printed in messages */
    struct slice
        name; /* the same on every machine: relative to the project, or "share/…"; printed in outputs */
    struct slice text; /* UTF-8 without byte order mark. A source that is not text (a picture) has none */
    VECTOR(uint32_t) lines; /* offset of each line's first byte; filled by sources_add */
};

/* All sources of a run. Number 0 is no source. */
struct sources {
    struct arena *arena;
    VECTOR(struct source) list;
};

struct place {
    uint32_t line, column; /* from 1; column in characters */
};

void sources_init(struct sources *sources, struct arena *arena);
/* text is lent and must live as long as the arena; it is limited to 1 GiB (the reader refuses more). */
uint32_t sources_add(struct sources *sources, struct slice path, struct slice name, struct slice text);
const struct source *sources_at(const struct sources *sources,
                                uint32_t number); /* BUG for an unknown number */

struct place source_place(const struct source *source, uint32_t offset);
struct slice source_line(const struct source *source, uint32_t line); /* without its line end */
struct slice span_text(const struct sources *sources, struct span span);
/* The part of `span` that begins `start` bytes in and is at most `length` long. */
struct span span_part(struct span span, uint32_t start, uint32_t length);
/* From the start of a to the end of b (same source). */
struct span span_join(struct span a, struct span b);
/* "name:line" for texts that point elsewhere ("declared at …"); uses path when `openable`. */
struct slice span_describe(struct arena *arena, const struct sources *sources, struct span span,
                           bool openable);

#endif
