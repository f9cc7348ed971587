/* UTF-8: one code point at a time, checking, counting, and the folding by which names are compared. */
#ifndef PRECEPT_BASE_UTF8_H
#define PRECEPT_BASE_UTF8_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

/* The code point at s.ptr[*at] (*at < s.len), and *at moved behind it. Bytes that are no UTF-8 give U+FFFD,
 * one each. */
uint32_t utf8_next(struct slice s, size_t *at);
/* Writes 1 to 4 bytes, returns how many. code must be a Unicode scalar value. */
size_t utf8_encode(uint32_t code, char out[4]);
/* Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7); s.len when all is
 * well. */
size_t utf8_first_fault(struct slice s);
size_t utf8_count(struct slice s); /* code points */

/* The form under which names of figures, columns and headings are equal: case folded (Latin letters), curly
 * quotation marks and apostrophes made straight, no-break spaces and runs of white space made one space, ends
 * trimmed. */
struct slice utf8_fold(struct arena *arena, struct slice s);
/* Of signs beyond ASCII all but Latin and general punctuation, arrows, symbols and emoji. */
bool utf8_is_letter_or_digit(uint32_t code);
bool utf8_equal_folded(struct slice a, struct slice b);

#endif
