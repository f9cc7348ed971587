/* The colour profile (ICC.1) that a picture brings along. */
#ifndef PRECEPT_RENDER_PROFILE_H
#define PRECEPT_RENDER_PROFILE_H

#include "base/buffer.h"
#include "compose/document.h"

enum profile_state {
    PROFILE_NONE, /* none, or sRGB: the colours are those of the document */
    PROFILE_OTHER,
    PROFILE_BROKEN,
    PROFILE_MISMATCH /* of other colours than the picture has */
};

/* PROFILE_OTHER: `out` has its bytes. channels: 1 grey or 3 RGB. */
enum profile_state profile_read(const struct doc_picture *picture, unsigned channels, struct buffer *out);

#endif
