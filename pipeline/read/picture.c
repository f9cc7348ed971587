/* The outer form of PNG (ISO/IEC 15948) and JPEG (ITU-T T.81, annex B): enough to refuse what is cut off,
 * spoilt or too large before a decoder sees it. No pixel is decoded. */
#include "read/picture.h"

static uint32_t big_endian(struct slice bytes, size_t at, size_t count)
{
    uint32_t n = 0;

    for (size_t i = 0; i < count; i++)
        n = n << 8 | (unsigned char)bytes.ptr[at + i];
    return n;
}

/* CRC-32 of PNG, annex D: polynomial 0xedb88320, four bits at a time. */
static uint32_t checksum(struct slice bytes)
{
    static const uint32_t table[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
                                       0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                       0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

static enum picture_state broken(struct picture *picture, const char *fault)
{
    picture->fault = fault;
    return PICTURE_BROKEN;
}

static enum picture_state judge_size(struct picture *picture)
{
    if (!picture->width || !picture->height)
        return broken(picture, "It has no pixels.");
    return picture->width > PICTURE_SIDE || picture->height > PICTURE_SIDE ? PICTURE_LARGE : PICTURE_SOUND;
}

/* Chunks: length, four letters, data, checksum of letters and data; the first is IHDR, the last IEND. */
static enum picture_state look_png(struct slice bytes, struct picture *picture)
{
    bool data = false;

    for (size_t at = 8; at + 12 <= bytes.len;) {
        size_t length = big_endian(bytes, at, 4);
        struct slice kind = slice_sub(bytes, at + 4, 4);

        if (length > bytes.len - at - 12)
            return broken(picture, "The file is cut off.");
        if (checksum(slice_sub(bytes, at + 4, length + 4)) != big_endian(bytes, at + 8 + length, 4))
            return broken(picture, "A part of it does not agree with its checksum.");
        if (at == 8 && (!slice_is(kind, "IHDR") || length != 13))
            return broken(picture, "Its head is missing.");
        if (at == 8) {
            picture->width = big_endian(bytes, at + 8, 4);
            picture->height = big_endian(bytes, at + 12, 4);
        }
        data |= slice_is(kind, "IDAT");
        if (slice_is(kind, "IEND"))
            return data ? judge_size(picture) : broken(picture, "It holds no picture data.");
        at += length + 12;
    }
    return broken(picture, "The file is cut off.");
}

/* A marker that begins a frame: SOF0 to SOF15 without DHT, JPG and DAC. */
static bool is_frame(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Segments up to the first scan; then the file must end with an end marker, spare bytes behind it allowed. */
static enum picture_state look_jpeg(struct slice bytes, struct picture *picture)
{
    size_t end = bytes.len, scan = 2;

    picture->is_jpeg = true;
    for (size_t at = 2; at + 4 <= bytes.len;) {
        unsigned marker = (unsigned char)bytes.ptr[at + 1];
        size_t length = big_endian(bytes, at + 2, 2);

        if ((unsigned char)bytes.ptr[at] != 0xff)
            return broken(picture, "Its parts do not follow each other.");
        if (marker == 0xff) { /* fill */
            at++;
            continue;
        }
        if (length < 2 || length > bytes.len - at - 2)
            return broken(picture, "The file is cut off.");
        if (is_frame(marker) && length >= 8) {
            picture->height = big_endian(bytes, at + 5, 2);
            picture->width = big_endian(bytes, at + 7, 2);
        }
        if (marker == 0xda)
            break;
        at += length + 2;
        scan = at;
    }
    while (end > scan + 2 && memcmp(bytes.ptr + end - 2, "\xff\xd9", 2) != 0)
        end--;
    return end > scan + 2 ? judge_size(picture) : broken(picture, "The file is cut off.");
}

enum picture_state picture_look(struct slice bytes, struct picture *picture)
{
    *picture = (struct picture){0};
    if (slice_starts_with(bytes, S("\x89PNG\r\n\x1a\n")))
        return look_png(bytes, picture);
    if (slice_starts_with(bytes, S("\xff\xd8\xff")))
        return look_jpeg(bytes, picture);
    return PICTURE_UNKNOWN;
}
