/* Takes the compressed rows out of a PNG file. PNG and PDF share deflate and its predictors, so an opaque
 * picture need not be packed again: that is faster, and as small as its author made it. */
#include "render/png_parts.h"

enum { SIGNATURE = 8, CHUNK_HEAD = 8, CHUNK_TAIL = 4 };

static unsigned whole_at(struct slice file, size_t at)
{
    const unsigned char *p = (const unsigned char *)file.ptr + at;

    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static bool read_head(struct slice chunk, struct png_parts *parts)
{
    if (chunk.len < 13)
        return false;
    parts->width = whole_at(chunk, 0);
    parts->height = whole_at(chunk, 4);
    parts->depth = (unsigned char)chunk.ptr[8];
    parts->colour = (unsigned char)chunk.ptr[9];
    return parts->depth <= 8 && parts->colour <= 3 && !chunk.ptr[12];
}

bool png_parts_read(struct slice file, struct png_parts *parts)
{
    *parts = (struct png_parts){0};
    for (size_t at = SIGNATURE; at + CHUNK_HEAD + CHUNK_TAIL <= file.len;) {
        size_t length = whole_at(file, at);
        struct slice kind = slice_sub(file, at + 4, 4), chunk = slice_sub(file, at + CHUNK_HEAD, length);

        if (chunk.len < length)
            return false;
        if (slice_is(kind, "tRNS") || (slice_is(kind, "IHDR") && !read_head(chunk, parts)))
            return false;
        if (slice_is(kind, "PLTE"))
            parts->palette = chunk;
        if (slice_is(kind, "IDAT"))
            buffer_put(&parts->data, chunk);
        at += CHUNK_HEAD + length + CHUNK_TAIL;
    }
    return parts->data.len && (parts->colour != 3 || parts->palette.len);
}

void png_parts_release(struct png_parts *parts)
{
    buffer_release(&parts->data);
}
