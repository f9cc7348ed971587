/* The look at the raw lines: what officers write that YAML refuses, or worse, takes for something else
 * (format.md 1.18). Reports each at its place and gives libyaml a copy in which the faults are harmless, so
 * that the rest of the file is read and judged in the same run. */
#ifndef PRECEPT_READ_YAML_TRAPS_H
#define PRECEPT_READ_YAML_TRAPS_H

#include "diag/diagnostics.h"
#include "read/text_map.h"

struct yaml_range {
    size_t start, end; /* bytes of the YAML text */
};

struct yaml_traps {
    struct slice yaml;                /* the author's text */
    char *copy;                       /* the same length; what libyaml may see */
    VECTOR(struct yaml_range) values; /* values that could not be read: poison. In order */
    VECTOR(struct yaml_range) lines;  /* lines taken out. In order */
    bool broken;                      /* the structure itself is in doubt: no value can be trusted */
};

/* Fills *traps; memory comes from `arena`. */
void yaml_find_traps(struct arena *arena, struct diagnostics *diagnostics, struct slice yaml,
                     const struct text_map *map, struct yaml_traps *traps);

#endif
