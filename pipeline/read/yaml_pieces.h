/* Where the text of one YAML value stands, piece by piece. */
#ifndef PRECEPT_READ_YAML_PIECES_H
#define PRECEPT_READ_YAML_PIECES_H

#include "read/text_map.h"

/* Sets span and lines of `node`, whose text and style are known and which was written from `start` to `end`
 * in `yaml`. */
void yaml_place_text(struct arena *arena, struct slice yaml, const struct text_map *map,
                     struct raw_node *node, size_t start, size_t end);

#endif
