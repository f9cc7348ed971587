/* SHA-256 as 64 lower-case hexadecimal digits. */
#ifndef PRECEPT_PUBLISH_FINGERPRINT_H
#define PRECEPT_PUBLISH_FINGERPRINT_H

#include "base/slice.h"

void fingerprint(struct slice bytes, char hex[65]);

#endif
