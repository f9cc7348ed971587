/* The fingerprint of a file's content: SHA-256. */
#ifndef PRECEPT_RENDER_DIGEST_H
#define PRECEPT_RENDER_DIGEST_H

#include "base/slice.h"

#include <stdint.h>

enum { DIGEST_SIZE = 32 };

void digest_bytes(struct slice bytes, uint8_t digest[DIGEST_SIZE]);

#endif
