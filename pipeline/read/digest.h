/* SHA-256 of bytes. */
#ifndef PRECEPT_READ_DIGEST_H
#define PRECEPT_READ_DIGEST_H

#include "base/slice.h"

void digest_sha256(struct slice bytes, char hex[65]); /* lower case, NUL at the end */

#endif
