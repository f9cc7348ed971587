/* SHA-256 of bytes through nettle, for the identifier of a file and the tags of subset fonts. */
#include "render/digest.h"

#include <nettle/sha2.h>

void digest_bytes(struct slice bytes, uint8_t digest[DIGEST_SIZE])
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, DIGEST_SIZE, digest);
}
