/* Where tests find fonts: fonts/files/ of the checkout, else the packages' own folder. */
#ifndef PRECEPT_TESTS_FACE_TEST_FONTS_H
#define PRECEPT_TESTS_FACE_TEST_FONTS_H

#include "face/face.h"

#include <stdio.h>
#include <unistd.h>

/* name: "noto/NotoSans-Regular.ttf" */
static inline struct slice test_font(struct arena *arena, const char *name)
{
    const char *base = strrchr(name, '/') + 1;
    struct slice path = arena_print(arena, "fonts/files/%s", base);

    if (access(path.ptr, R_OK) == 0)
        return path;
    return arena_print(arena, "/usr/share/fonts/truetype/%s", name);
}

static inline struct face_file test_face(struct arena *arena, const char *name, const char *family,
                                         uint16_t weight, bool italic)
{
    return (struct face_file){
        .path = test_font(arena, name), .family = slice_of(family), .weight = weight, .italic = italic};
}

#endif
