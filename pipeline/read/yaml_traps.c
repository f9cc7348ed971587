/* The look at the raw lines of a YAML text. */
#include "read/yaml_traps.h"

void yaml_find_traps(struct arena *arena, struct diagnostics *diagnostics, struct slice yaml,
                     const struct text_map *map, struct yaml_traps *traps)
{
    (void)diagnostics, (void)map;
    *traps = (struct yaml_traps){.yaml = yaml, .copy = (char *)arena_copy(arena, yaml).ptr};
}
