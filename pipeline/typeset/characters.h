/* What characters mean for layout: spaces of several widths, and those that are layout and never glyphs.
 * Private. */
#ifndef PRECEPT_TYPESET_CHARACTERS_H
#define PRECEPT_TYPESET_CHARACTERS_H

#include "base/slice.h"

#include <stdint.h>

enum character_class {
    CHARACTER_WORD,
    CHARACTER_SPACE,       /* stretches, may collapse with its neighbours */
    CHARACTER_NO_BREAK,    /* U+00A0: stretches */
    CHARACTER_FIXED,       /* a space of its own width: fixed_space_width */
    CHARACTER_HYPHEN,      /* U+2011: shown as a hyphen */
    CHARACTER_SOFT_HYPHEN, /* U+00AD: shown only where a line breaks at it */
    CHARACTER_NOTHING,     /* U+200B, U+2060, U+FEFF, controls: never shown */
    CHARACTER_NEW_LINE
};

enum character_class character_class(uint32_t c);
/* In 1/1000 em; 0 = as wide as a digit (U+2007) or a full stop (U+2008). */
unsigned fixed_space_width(uint32_t c);
bool character_is_combining(uint32_t c);
bool character_is_letter(uint32_t c); /* for hyphenation: Latin letters only */

#endif
