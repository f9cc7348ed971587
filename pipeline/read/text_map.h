/* Where the bytes of a text stand in a source: all in one piece, or piece by piece (a block that stands
 * indented, a quoted text with escapes). Every span that read/ gives is made here. */
#ifndef PRECEPT_READ_TEXT_MAP_H
#define PRECEPT_READ_TEXT_MAP_H

#include "read/raw.h"

struct text_map {
    uint32_t source;
    uint32_t base;                /* offset of the first byte when there are no pieces */
    const struct raw_line *lines; /* NULL = one piece; otherwise sorted, the first at text offset 0 */
    size_t line_count;
};

struct text_map text_map_of(const struct raw_node *text);
/* The map of the part of a text that begins at `start`. */
struct text_map text_map_from(struct arena *arena, const struct text_map *map, size_t start);
uint32_t text_map_offset(const struct text_map *map, size_t offset);
struct span text_map_span(const struct text_map *map, size_t start, size_t end);

#endif
