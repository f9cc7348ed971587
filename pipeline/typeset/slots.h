/* The digits that only pages know: what each slot says, from the pages of the last attempt. Private to
 * typeset/. */
#ifndef PRECEPT_TYPESET_SLOTS_H
#define PRECEPT_TYPESET_SLOTS_H

#include "compose/document.h"
#include "typeset/pages.h"

struct setting;
struct galley;
struct page_cuts;

/* On which pages (indexes) a node begins and ends. */
struct element_pages {
    uint32_t element;
    const struct doc_node *node;
    size_t first, last;
};

/* What a node was given in late attempts: it is never given less again. */
struct floor {
    const struct doc_node *node;
    size_t lines; /* of a block */
    dim *heights; /* of a table's rows */
};

struct slots {
    bool known; /* false in the first attempt */
    unsigned attempt;
    struct element_pages *list; /* by element number */
    size_t count, page_count;
    VECTOR(struct floor) floors;
};

/* The page that is being set, for heads and feet. */
struct this_page {
    struct slice folio, section;
};

/* The text of a slot; page is NULL in the body. */
struct slice slot_text(const struct setting *setting, struct arena *arena, const struct doc_slot *slot,
                       const struct this_page *page);
/* The runs with every slot replaced by its text; the same runs when there is none. */
struct doc_runs slots_filled(const struct setting *setting, struct arena *arena, struct doc_runs runs,
                             const struct this_page *page);
bool runs_have_slots(struct doc_runs runs);
struct slice page_folio(struct arena *arena, size_t index);

/* The least number of lines that a node must be given. */
size_t slots_line_floor(const struct setting *setting, const struct doc_node *node);

/* In late attempts: rows are at least as high as they were, and are remembered. */
void slots_keep_heights(struct setting *setting, const struct doc_node *table, dim *heights, size_t count);

void slots_learn(struct setting *setting, const struct galley *galley, const struct page_cuts *cuts);
enum settling {
    SLOTS_SETTLED, /* every place on the pages stays as it is */
    SLOTS_REFIT,   /* blocks have another number of lines: they are stale */
    SLOTS_REFLOW   /* a table may have other widths */
};
/* Sets again what says something else now. */
enum settling slots_settle(struct setting *setting, struct galley *galley);

#endif
