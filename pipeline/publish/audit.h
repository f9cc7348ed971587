/* What the files of the audit share. */
#ifndef PRECEPT_PUBLISH_AUDIT_H
#define PRECEPT_PUBLISH_AUDIT_H

#include "publish/publish.h"

/* The exact value as people read it, or its state. */
struct slice audit_exact(struct arena *arena, const struct value *value);
/* "data/funding.csv:3:amount; …": file, line, column of every cell or run of cells. */
void audit_put_cells(const struct provenance *cells, const struct sources *sources, struct buffer *out);
/* How many cells a column prints: those of the first column that it is made of. */
size_t audit_row_count(const struct provenance *cells);

/* The pages where printed figures stand: [0 … count] by their numbers; first > last = on none. */
struct audit_pages {
    uint32_t first, last;
};
void audit_find_pages(const struct pages *pages, struct audit_pages *found, size_t count);

#endif
