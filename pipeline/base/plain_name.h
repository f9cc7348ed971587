/* Names for files and ids out of words that people write: "Cheshire East" → "cheshire-east". */
#ifndef PRECEPT_BASE_PLAIN_NAME_H
#define PRECEPT_BASE_PLAIN_NAME_H

#include "base/arena.h"

/* Lower-case letters a to z, digits, and one hyphen for each run of anything else; none at the ends. Latin
 * letters lose their accents. Empty when nothing is left. */
struct slice plain_name(struct arena *arena, struct slice words);

#endif
