/* From offsets in a text to places in the source that holds it. */
#include "read/text_map.h"

struct text_map text_map_of(const struct raw_node *text)
{
    return (struct text_map){text->span.source, text->span.start, text->lines, text->line_count};
}

/* Index of the piece that holds the offset. */
static size_t piece_of(const struct text_map *map, size_t offset)
{
    size_t low = 0, high = map->line_count;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (map->lines[middle].text_offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t text_map_offset(const struct text_map *map, size_t offset)
{
    const struct raw_line *piece;

    if (!map->lines)
        return map->base + (uint32_t)offset;
    piece = &map->lines[piece_of(map, offset)];
    return piece->source_offset + ((uint32_t)offset - piece->text_offset);
}

struct text_map text_map_from(struct arena *arena, const struct text_map *map, size_t start)
{
    struct text_map part = {map->source, text_map_offset(map, start), NULL, 0};
    size_t first;
    struct raw_line *lines;

    if (!map->lines)
        return part;
    first = piece_of(map, start);
    part.line_count = map->line_count - first;
    lines = ARENA_ARRAY(arena, struct raw_line, part.line_count);
    for (size_t i = 0; i < part.line_count; i++) {
        lines[i] = map->lines[first + i];
        lines[i].text_offset -= i ? (uint32_t)start : lines[i].text_offset;
    }
    lines[0].source_offset = part.base;
    part.lines = lines;
    return part;
}

/* The end is the place behind the last byte, not the place of the next one, which may be a line further. */
struct span text_map_span(const struct text_map *map, size_t start, size_t end)
{
    uint32_t from = text_map_offset(map, start);
    uint32_t to = end > start ? text_map_offset(map, end - 1) + 1 : from;

    return (struct span){map->source, from, to > from ? to - from : 0};
}
