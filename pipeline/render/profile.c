/* Takes the profile out of a JPEG (in parts: ICC.1, B.4) or a PNG (iCCP, deflated) and judges its head, so
 * that it can stand in a PDF/A-2 as it is (ISO 19005-2, 6.2.4.2: input, display, output or colour space,
 * version 4 at most). */
#include "render/profile.h"

#include "base/bug.h"

#include <libdeflate.h>

enum { HEAD = 128, LARGEST = 4 << 20 };

static uint32_t big_endian(struct slice bytes, size_t at, size_t count)
{
    uint32_t n = 0;

    if (at > bytes.len || bytes.len - at < count)
        return 0;
    for (size_t i = 0; i < count; i++)
        n = n << 8 | (unsigned char)bytes.ptr[at + i];
    return n;
}

/* ---- out of the file ---- */

/* A part of each APP2 segment; they stand in their order, as all programs write them. */
static void take_jpeg(struct slice file, struct buffer *out)
{
    const struct slice mark = S("ICC_PROFILE\0");

    for (size_t at = 2; at + 4 <= file.len && file.ptr[at] == '\xff';) {
        unsigned marker = (unsigned char)file.ptr[at + 1];
        size_t length = big_endian(file, at + 2, 2);
        struct slice segment = slice_sub(file, at + 4, length < 2 ? 0 : length - 2);

        if (marker == 0xda)
            break;
        if (marker == 0xff) {
            at++;
            continue;
        }
        if (marker == 0xe2 && slice_starts_with(segment, mark) && segment.len > mark.len + 2)
            buffer_put(out, slice_from(segment, mark.len + 2));
        at += 2 + length;
    }
}

/* A name, a nought, the method nought, then zlib's form of deflate. */
static bool inflate(struct slice chunk, struct buffer *out)
{
    size_t name = slice_find_byte(chunk, '\0', 0), length = 0;
    struct libdeflate_decompressor *inflater;
    enum libdeflate_result result;
    struct slice packed;

    if (name + 2 > chunk.len || chunk.ptr[name + 1])
        return false;
    packed = slice_from(chunk, name + 2);
    inflater = libdeflate_alloc_decompressor();
    if (!inflater)
        out_of_memory();
    result = libdeflate_zlib_decompress(inflater, packed.ptr, packed.len, buffer_room(out, LARGEST), LARGEST,
                                        &length);
    libdeflate_free_decompressor(inflater);
    out->len += result == LIBDEFLATE_SUCCESS ? length : 0;
    return result == LIBDEFLATE_SUCCESS;
}

static bool take_png(struct slice file, struct buffer *out)
{
    enum { SIGNATURE = 8, AROUND = 12 };

    for (size_t at = SIGNATURE; at + AROUND <= file.len; at += big_endian(file, at, 4) + AROUND) {
        struct slice kind = slice_sub(file, at + 4, 4);

        if (slice_is(kind, "iCCP"))
            return inflate(slice_sub(file, at + 8, big_endian(file, at, 4)), out);
        if (slice_is(kind, "IDAT"))
            break;
    }
    return true;
}

/* ---- its head ---- */

static bool is_one_of(struct slice word, const char *const *words)
{
    for (; *words; words++)
        if (slice_is(word, *words))
            return true;
    return false;
}

static bool is_sound(struct slice profile)
{
    static const char *const classes[] = {"scnr", "mntr", "prtr", "spac", NULL};
    static const char *const spaces[] = {"XYZ ", "Lab ", NULL};

    return profile.len > HEAD + 4 && big_endian(profile, 0, 4) == profile.len &&
           slice_is(slice_sub(profile, 36, 4), "acsp") && big_endian(profile, 8, 1) <= 4 &&
           is_one_of(slice_sub(profile, 12, 4), classes) && is_one_of(slice_sub(profile, 20, 4), spaces);
}

/* Its description begins with "sRGB": letters of one byte, or of two after a head of another length. */
static bool is_srgb(struct slice profile)
{
    enum { ENTRY = 12 };
    uint32_t count = big_endian(profile, HEAD, 4);

    for (uint32_t i = 0; i < count && HEAD + 4 + (size_t)i * ENTRY < profile.len; i++) {
        size_t entry = HEAD + 4 + (size_t)i * ENTRY, at = big_endian(profile, entry + 4, 4);

        if (!slice_is(slice_sub(profile, entry, 4), "desc"))
            continue;
        if (slice_is(slice_sub(profile, at, 4), "mluc"))
            return slice_equal(slice_sub(profile, at + big_endian(profile, at + 24, 4), 8),
                               S("\0s\0R\0G\0B"));
        return slice_is(slice_sub(profile, at + 12, 4), "sRGB");
    }
    return false;
}

enum profile_state profile_read(const struct doc_picture *picture, unsigned channels, struct buffer *out)
{
    struct slice profile;

    if (picture->kind == PICTURE_JPEG)
        take_jpeg(picture->bytes, out);
    else if (!take_png(picture->bytes, out))
        return PROFILE_BROKEN;
    profile = buffer_slice(out);
    if (!profile.len)
        return PROFILE_NONE;
    if (!is_sound(profile))
        return PROFILE_BROKEN;
    if (is_srgb(profile)) /* also of greys, which programs leave as it was with the colours */
        return PROFILE_NONE;
    return slice_is(slice_sub(profile, 16, 4), channels == 1 ? "GRAY" : "RGB ") ? PROFILE_OTHER
                                                                                : PROFILE_MISMATCH;
}
