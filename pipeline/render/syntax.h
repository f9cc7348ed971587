/* The words of PDF syntax (ISO 32000-1, 7.3): numbers, strings, names, references. Knows no objects. */
#ifndef PRECEPT_RENDER_SYNTAX_H
#define PRECEPT_RENDER_SYNTAX_H

#include "base/buffer.h"
#include "base/dim.h"

/* The unit of positions in a file: 1/100 pt. */
int32_t syntax_hundredths(dim d); /* rounded half up */
/* As a number of points in its shortest form, "-.5"; no white space around it. */
void syntax_put_hundredths(struct buffer *out, int64_t hundredths);
void syntax_put_thousandths(struct buffer *out, int64_t thousandths);

/* Bytes as a literal string, delimiters escaped (7.3.4.2). */
void syntax_put_string(struct buffer *out, struct slice bytes);
/* Words as a text string (7.9.2.2): ASCII as it is, all else as UTF-16BE. At most 32,767 bytes (ISO
 * 19005-2, 6.1.13): what is longer ends at the last whole character. */
void syntax_put_text(struct buffer *out, struct slice words);
bool syntax_text_fits(struct slice words);
/* "12 0 R", preceded by a space. */
void syntax_put_reference(struct buffer *out, uint32_t number);

/* UTF-16BE without a byte order mark, at most `limit` bytes, whole characters. */
void syntax_put_utf16(struct buffer *out, struct slice words, size_t limit);
bool syntax_is_ascii(struct slice words); /* printable ASCII only */

#endif
