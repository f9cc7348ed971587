/* compose/: publication + figures + layout → document. All wording is made here. */
#ifndef PRECEPT_COMPOSE_COMPOSE_H
#define PRECEPT_COMPOSE_COMPOSE_H

#include "compose/document.h"
#include "compute/figures.h"

/* NULL exactly when it added an error (contrast too low, text below the layout's minimum, a heading that
 * skips). */
const struct document *compose_document(struct arena *arena, const struct figures *figures,
                                        struct diagnostics *diagnostics);

#endif
