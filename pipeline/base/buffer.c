/* Appending to a heap block that doubles. */
#include "base/buffer.h"

#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_init(struct buffer *b)
{
    *b = (struct buffer)BUFFER_INIT;
}

void buffer_release(struct buffer *b)
{
    free(b->ptr);
    buffer_init(b);
}

void buffer_clear(struct buffer *b)
{
    b->len = 0;
}

char *buffer_room(struct buffer *b, size_t more)
{
    if (more > b->capacity - b->len) {
        size_t capacity = b->capacity ? b->capacity : 256;
        char *moved;

        if (more > SIZE_MAX / 4)
            out_of_memory();
        while (capacity - b->len < more)
            capacity *= 2;
        moved = realloc(b->ptr, capacity);
        if (!moved)
            out_of_memory();
        b->ptr = moved;
        b->capacity = capacity;
    }
    return b->ptr + b->len;
}

void buffer_put(struct buffer *b, struct slice s)
{
    if (!s.len)
        return;
    memcpy(buffer_room(b, s.len), s.ptr, s.len);
    b->len += s.len;
}

void buffer_put_byte(struct buffer *b, char c)
{
    *buffer_room(b, 1) = c;
    b->len++;
}

void buffer_put_text(struct buffer *b, const char *text)
{
    buffer_put(b, slice_of(text));
}

void buffer_put_whole(struct buffer *b, int64_t n)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

    do
        *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        *--at = '-';
    buffer_put(b, (struct slice){at, (size_t)(digits + sizeof digits - at)});
}

void buffer_print(struct buffer *b, const char *format, ...)
{
    va_list args, again;
    int len;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    BUG_IF(len < 0);
    vsnprintf(buffer_room(b, (size_t)len + 1), (size_t)len + 1, format, again);
    va_end(again);
    b->len += (size_t)len;
}

void buffer_indent(struct buffer *b, unsigned levels)
{
    while (levels--)
        buffer_put(b, S("  "));
}

struct slice buffer_slice(const struct buffer *b)
{
    return (struct slice){b->ptr ? b->ptr : "", b->len};
}
