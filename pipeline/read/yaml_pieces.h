/* Where the text of one YAML value stands, piece by piece. */
#ifndef PRECEPT_READ_YAML_PIECES_H
#define PRECEPT_READ_YAML_PIECES_H

#include "read/text_map.h"

/* Where a value was written: from `start` to `end` of `yaml`. */
struct yaml_written {
    struct slice yaml;
    const struct text_map *map;
    size_t start, end;
};

/* Sets span and lines of `node`, whose text and style are known. */
void yaml_place_text(struct arena *arena, const struct yaml_written *written, struct raw_node *node);

#endif
