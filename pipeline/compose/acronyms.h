/* Acronyms of registers/acronyms: expanded at their first use in prose, "North West Regional Organised Crime
 * Unit (NWROCU)". A document is in one state: what has been expanded stays known to its end. */
#ifndef PRECEPT_COMPOSE_ACRONYMS_H
#define PRECEPT_COMPOSE_ACRONYMS_H

#include "base/map.h"
#include "compose/draft.h"
#include "read/inputs.h"

struct acronym {
    struct slice name, expansion;
    bool known; /* to the reader: expanded, or explained by the author */
};

struct acronyms {
    VECTOR(struct acronym) list;
    struct map by_name;
};

/* The register is `acronyms: {NAME: words}` or the same without the head; `none` is never expanded. The house
 * style's `must: acronyms:` switches expansion off unless it is absent or begins with "expand". */
void acronyms_init(struct acronyms *acronyms, struct arena *arena, const struct inputs *inputs);

/* Expands first uses in the text runs of one block of prose. Code, figures and runs in another language are
 * left alone. Where the author wrote the long form just before the acronym or in brackets behind it, the
 * reader knows it. */
void acronyms_expand(struct acronyms *acronyms, struct arena *arena, struct draft_run *runs, size_t count);

#endif
