/* A run of bytes that somebody else owns. Text is UTF-8 unless said otherwise; never NUL-terminated. */
#ifndef PRECEPT_BASE_SLICE_H
#define PRECEPT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *ptr;
    size_t len; /* bytes */
};

/* A slice over a string literal. */
#define S(literal) ((struct slice){"" literal, sizeof(literal) - 1})
/* The same where a constant initialiser is wanted. */
#define S_INIT(literal)                                                                                      \
    {                                                                                                        \
        "" literal, sizeof(literal) - 1                                                                      \
    }
/* For printf: "%.*s", SLICE_ARG(s). */
#define SLICE_ARG(s) (int)(s).len, (s).ptr

struct slice slice_of(const char *text); /* up to the NUL; NULL gives the empty slice */
struct slice slice_sub(struct slice s, size_t start, size_t len);
struct slice slice_from(struct slice s, size_t start);
struct slice slice_trim_start(struct slice s); /* without ASCII white space at the start */
struct slice slice_trim_end(struct slice s);
/* Without ASCII white space at both ends. Most cells of a table have none. */
static inline struct slice slice_trim(struct slice s)
{
    if (s.len && (unsigned char)s.ptr[0] > ' ' && (unsigned char)s.ptr[s.len - 1] > ' ')
        return s;
    return slice_trim_end(slice_trim_start(s));
}
bool slice_equal(struct slice a, struct slice b);
bool slice_is(struct slice s, const char *text);
int slice_compare(struct slice a, struct slice b); /* by bytes: the order of code points */
bool slice_starts_with(struct slice s, struct slice prefix);
bool slice_ends_with(struct slice s, struct slice suffix);
/* Byte offset of the first occurrence at or after `from`; s.len when there is none. */
size_t slice_find(struct slice s, struct slice what, size_t from);
size_t slice_find_byte(struct slice s, char byte, size_t from);
/* Takes the part before the first `separator` off *rest; false when *rest is used up (ptr NULL). */
bool slice_split(struct slice *rest, char separator, struct slice *part);
/* A whole number without sign; false when s is not one or exceeds `limit`. */
bool slice_to_whole(struct slice s, unsigned long limit, unsigned long *number);

#endif
