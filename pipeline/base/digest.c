/* SHA-256 through nettle: the one file that sees it. */
#include "base/digest.h"

#include <nettle/sha2.h>

void digest_bytes(struct slice bytes, uint8_t digest[DIGEST_SIZE])
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, DIGEST_SIZE, digest);
}

void digest_hex(struct slice bytes, char hex[2 * DIGEST_SIZE + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[DIGEST_SIZE];

    digest_bytes(bytes, digest);
    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * DIGEST_SIZE] = '\0';
}
