/* SHA-256 (FIPS 180-4) of bytes. */
#ifndef PRECEPT_BASE_DIGEST_H
#define PRECEPT_BASE_DIGEST_H

#include "base/slice.h"

#include <stdint.h>

enum { DIGEST_SIZE = 32 };

void digest_bytes(struct slice bytes, uint8_t digest[DIGEST_SIZE]);
/* As 64 lower-case hexadecimal digits and a NUL. */
void digest_hex(struct slice bytes, char hex[2 * DIGEST_SIZE + 1]);

#endif
