/* Private to compute/: numbers as words, written and read. */
#ifndef PRECEPT_COMPUTE_NUMBER_WORDS_H
#define PRECEPT_COMPUTE_NUMBER_WORDS_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

/* "nine", "twenty-one", "a hundred and five": 0 to 999,999. */
struct slice number_in_words(struct arena *arena, int64_t n);
/* Length of the number word or words at the start of `text` ("Twenty-one", "no", "a hundred and five"); 0
 * when there are none. */
size_t number_from_words(struct slice text, int64_t *n);
struct slice ordinal_ending(int64_t n); /* "st", "nd", "rd", "th" */
/* "1st", "2nd", "11th" */
struct slice ordinal_digits(struct arena *arena, int64_t n);
struct slice ordinal_in_words(struct arena *arena, int64_t n); /* "first" to "tenth", then digits */

#endif
