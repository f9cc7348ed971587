/* A growing run of bytes on the heap, for output of unknown size. */
#ifndef PRECEPT_BASE_BUFFER_H
#define PRECEPT_BASE_BUFFER_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct buffer {
    char *ptr;
    size_t len, capacity;
};

#define BUFFER_INIT                                                                                          \
    {                                                                                                        \
        NULL, 0, 0                                                                                           \
    }

void buffer_init(struct buffer *b);
void buffer_release(struct buffer *b);
void buffer_clear(struct buffer *b);              /* empties it and keeps the room */
char *buffer_room(struct buffer *b, size_t more); /* space for `more` bytes at the end; then add to b->len */
void buffer_put(struct buffer *b, struct slice s);
void buffer_put_byte(struct buffer *b, char c);
void buffer_put_text(struct buffer *b, const char *text);
void buffer_put_whole(struct buffer *b, int64_t n);
void buffer_print(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_indent(struct buffer *b, unsigned levels); /* two spaces a level */
struct slice buffer_slice(const struct buffer *b);     /* lent: valid until the next change */

#endif
