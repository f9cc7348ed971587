/* Language tags (BCP 47): whether one names a language, and what somebody may have meant who wrote another
 * word. */
#ifndef PRECEPT_BASE_LANGUAGE_H
#define PRECEPT_BASE_LANGUAGE_H

#include "base/slice.h"

#include <stdbool.h>

/* A language of ISO 639-1, or three letters that have no shorter sign (ISO 639-3 is not held here), and
 * behind hyphens a script, a country of ISO 3166-1, a variant. */
bool language_is_known(struct slice tag);
/* "cy" for "Welsh", "wel" and "cym", "en-GB" for "en-UK"; empty when that is anybody's guess. Capitals do not
 * matter. */
struct slice language_meant(struct slice words);
/* The same, or some signs for an example. */
struct slice language_advised(struct slice words);

#endif
