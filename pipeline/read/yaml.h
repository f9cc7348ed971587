/* YAML text → raw values. Untyped: every value is text, a list or a map. */
#ifndef PRECEPT_READ_YAML_H
#define PRECEPT_READ_YAML_H

#include "diag/diagnostics.h"
#include "read/text_map.h"

enum { YAML_DEPTH = 32 };

/* A whole file, its front matter, or the body of a fence. Never NULL: an empty text is a map without entries,
 * a text that cannot be read is RAW_POISON, and single values that cannot be are RAW_POISON inside; all was
 * reported. `text` is valid UTF-8 and lives as long as the arena. */
struct raw_node *yaml_read(struct arena *arena, struct diagnostics *diagnostics, struct slice text,
                           const struct text_map *map);

#endif
