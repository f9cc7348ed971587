/* Acronyms of registers/acronyms: expanded at their first use in prose, "North West Regional Organised Crime
 * Unit (NWROCU)". A document is in one state: what has been expanded stays known to its end. Wherever else
 * one is printed, it is a run of its own that says what it stands for, for those who hear it (ISO 32000-1,
 * 14.9.5). */
#ifndef PRECEPT_COMPOSE_ACRONYMS_H
#define PRECEPT_COMPOSE_ACRONYMS_H

#include "base/map.h"
#include "compose/draft.h"
#include "read/inputs.h"

struct acronym {
    struct slice name, expansion;
    bool known;         /* to the reader: expanded, or explained by the author */
    uint16_t one, many; /* numbers of the expansion and of its plural in acronyms.expansions, 0 = not yet */
};

struct acronyms {
    struct arena *arena; /* for what lasts as long as the document */
    VECTOR(struct acronym) list;
    struct map by_name;
    bool writes_out;                 /* first uses are expanded */
    VECTOR(struct slice) expansions; /* that are used, from 1 */
};

/* The register is `acronyms: {NAME: words}` or the same without the head; `none` is never expanded. The house
 * style's `must: acronyms:` says whether first uses are written out. */
void acronyms_init(struct acronyms *acronyms, struct arena *arena, const struct inputs *inputs,
                   bool writes_out);

/* The runs of one block before smart text; new ones and their texts lie in the arena. prose: first uses are
 * expanded. Code, figures and runs in another language are left alone; a copied text is not rewritten. Where
 * the author wrote the long form just before the acronym or in brackets behind it, the reader knows it. */
void acronyms_take(struct acronyms *acronyms, struct arena *arena, struct draft *draft, bool prose);
/* Whether one of the register is in the text. */
bool acronyms_are_in(struct acronyms *acronyms, struct slice text);

#endif
