/* The file as numbered objects: streams, object streams (ISO 32000-1, 7.5.7) of 200 objects and a
 * cross-reference stream (7.5.8), deflated. Objects may come in any order, each once; a number that never
 * comes is free. */
#ifndef PRECEPT_RENDER_SAVER_H
#define PRECEPT_RENDER_SAVER_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdint.h>

struct libdeflate_compressor;

struct saver_row {  /* one entry of the cross-reference stream */
    uint8_t kind;   /* 0 free, 1 at an offset, 2 in an object stream */
    uint8_t index;  /* in its object stream */
    uint32_t value; /* offset, or number of the object stream */
};

struct saver {
    struct arena *arena;
    struct buffer *out;
    size_t start; /* of the file in out */
    VECTOR(struct saver_row) rows;
    struct buffer head, body; /* of the object stream that is being filled */
    unsigned packed;          /* objects in it */
    uint32_t pack;            /* its number */
    size_t body_mark;
    struct libdeflate_compressor *compressor;
};

void saver_init(struct saver *saver, struct arena *arena, struct buffer *out);
void saver_release(struct saver *saver);

/* The first of `count` new numbers in a row; numbers begin at 1. */
uint32_t saver_numbers(struct saver *saver, uint32_t count);
bool saver_has(const struct saver *saver, uint32_t number); /* has it been written? */

/* Where to append the object's text; ends with saver_end. No other call to the saver in between. */
struct buffer *saver_begin(struct saver *saver, uint32_t number);
void saver_end(struct saver *saver);

/* A stream. `entries`: of its dictionary, without /Length ("/Type/XObject…"). */
enum saver_filter {
    SAVER_AS_IS,  /* bytes are final; entries name their filter if they have one */
    SAVER_DEFLATE /* deflates and says so */
};
void saver_stream(struct saver *saver, uint32_t number, struct slice entries, struct slice bytes,
                  enum saver_filter filter);

/* The cross-reference stream and the end. The file's identifier is made from all that was written. */
void saver_finish(struct saver *saver, uint32_t catalog, uint32_t info);

#endif
