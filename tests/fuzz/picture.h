/* The harness of photographs: the outer form of a file is judged, and what passes is decoded and asked for
 * its profile, as for a page. */
#ifndef PRECEPT_TESTS_FUZZ_PICTURE_H
#define PRECEPT_TESTS_FUZZ_PICTURE_H

#include "fuzz/inputs.h"
#include "read/picture.h"
#include "render/pixels.h"
#include "render/profile.h"

enum { FUZZ_PIXELS = 1 << 20 }; /* more would take long and find the same */

static inline void fuzz_decoded(const struct doc_picture *picture)
{
    struct buffer profile = BUFFER_INIT;
    struct pixels pixels;

    if (pixels_decode(picture, &pixels) == PIXELS_FINE) {
        FUZZ_HOLDS(pixels.width && pixels.height && pixels.channels >= 1 && pixels.channels <= 4);
        if (profile_read(picture, pixels.channels > 2 ? 3 : 1, &profile) == PROFILE_OTHER)
            FUZZ_HOLDS(profile.len > 128);
        pixels_release(&pixels);
    }
    buffer_release(&profile);
}

static inline void fuzz_picture(struct slice input)
{
    char *bytes = fuzz_copy(input);
    struct slice file = {bytes, input.len};
    struct picture picture;
    enum picture_state state = picture_look(file, &picture);

    FUZZ_HOLDS((state == PICTURE_BROKEN) == (picture.fault != NULL));
    FUZZ_HOLDS(picture.turn >= 1 && picture.turn <= 8);
    if (state == PICTURE_SOUND && (uint64_t)picture.width * picture.height <= FUZZ_PIXELS)
        fuzz_decoded(&(struct doc_picture){.kind = picture.is_jpeg ? PICTURE_JPEG : PICTURE_PNG,
                                           .bytes = file,
                                           .width = picture.width,
                                           .height = picture.height,
                                           .turn = picture.turn});
    free(bytes);
}

#endif
