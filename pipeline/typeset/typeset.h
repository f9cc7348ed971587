/* typeset/: document → pages. */
#ifndef PRECEPT_TYPESET_TYPESET_H
#define PRECEPT_TYPESET_TYPESET_H

#include "typeset/pages.h"

/* NULL exactly when it added an error (a character that no face has, a word wider than its column, references
 * that do not settle). */
const struct pages *typeset_pages(struct arena *arena, const struct document *document, struct faces *faces,
                                  struct diagnostics *diagnostics);

/* The same with a limit to the attempts at finding page numbers, which is otherwise one that no document
 * reaches. */
const struct pages *typeset_pages_within(struct arena *arena, const struct document *document,
                                         struct faces *faces, struct diagnostics *diagnostics,
                                         unsigned attempts);

#endif
