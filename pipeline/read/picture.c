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

/* ---- which way is up ---- */

static uint32_t exif_number(struct slice tiff, size_t at, size_t count)
{
    uint32_t n = 0;

    if (at > tiff.len || tiff.len - at < count)
        return 0;
    if (tiff.ptr[0] == 'M')
        return big_endian(tiff, at, count);
    for (size_t i = count; i > 0; i--)
        n = n << 8 | (unsigned char)tiff.ptr[at + i - 1];
    return n;
}

/* The orientation in a TIFF header, as Exif has it (CIPA DC-008, 4.6.4): entries of twelve bytes in the first
 * directory. What makes no sense turns nothing, as cameras write much that makes none. */
static uint8_t exif_turn(struct slice tiff)
{
    enum { ORIENTATION = 0x0112, SHORT = 3, ENTRY = 12 };
    uint32_t at, count;

    if (!slice_starts_with(tiff, S("II*\0")) && !slice_starts_with(tiff, S("MM\0*")))
        return 1;
    at = exif_number(tiff, 4, 4);
    count = exif_number(tiff, at, 2);
    for (uint32_t i = 0; i < count; i++) {
        size_t entry = (size_t)at + 2 + (size_t)i * ENTRY;
        uint32_t turn = exif_number(tiff, entry + 8, 2);

        if (exif_number(tiff, entry, 2) == ORIENTATION && exif_number(tiff, entry + 2, 2) == SHORT)
            return turn >= 1 && turn <= 8 ? (uint8_t)turn : 1;
    }
    return 1;
}

/* From 5 on it lies on its side. */
static void stand_up(struct picture *picture)
{
    uint32_t width = picture->width;

    if (picture->turn < 5)
        return;
    picture->width = picture->height;
    picture->height = width;
}

/* ---- the parts of files ---- */

static enum picture_state broken(struct picture *picture, const char *fault)
{
    picture->fault = fault;
    return PICTURE_BROKEN;
}

static enum picture_state judge_size(struct picture *picture)
{
    if (!picture->width || !picture->height)
        return broken(picture, "It has no pixels.");
    stand_up(picture);
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
        if (slice_is(kind, "eXIf"))
            picture->turn = exif_turn(slice_sub(bytes, at + 8, length));
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

/* The head of a frame: precision, height, width, channels. Readers of PDF know Huffman coding of eight bits,
 * in one go or progressive (ISO 32000-1, 7.4.8). */
static enum picture_state look_frame(struct slice segment, unsigned marker, struct picture *picture)
{
    unsigned channels = (unsigned char)segment.ptr[5];

    picture->height = big_endian(segment, 1, 2);
    picture->width = big_endian(segment, 3, 2);
    if (channels != 1 && channels != 3)
        return PICTURE_PRINT_COLOURS;
    return segment.ptr[0] == 8 && marker <= 0xc2 ? PICTURE_SOUND : PICTURE_RARE;
}

/* Segments up to the first scan; then the file must end with an end marker, spare bytes behind it allowed. */
static enum picture_state look_jpeg(struct slice bytes, struct picture *picture)
{
    size_t end = bytes.len, scan = 2;
    enum picture_state state = PICTURE_SOUND;

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
        if (is_frame(marker) && length >= 8)
            state = look_frame(slice_sub(bytes, at + 4, length - 2), marker, picture);
        if (marker == 0xe1 && slice_starts_with(slice_from(bytes, at + 4), S("Exif\0\0")) && length >= 8)
            picture->turn = exif_turn(slice_sub(bytes, at + 10, length - 8));
        if (marker == 0xda)
            break;
        at += length + 2;
        scan = at;
    }
    while (end > scan + 2 && memcmp(bytes.ptr + end - 2, "\xff\xd9", 2) != 0)
        end--;
    if (end <= scan + 2)
        return broken(picture, "The file is cut off.");
    return state == PICTURE_SOUND ? judge_size(picture) : state;
}

enum picture_state picture_look(struct slice bytes, struct picture *picture)
{
    *picture = (struct picture){.turn = 1};
    if (slice_starts_with(bytes, S("\x89PNG\r\n\x1a\n")))
        return look_png(bytes, picture);
    if (slice_starts_with(bytes, S("\xff\xd8\xff")))
        return look_jpeg(bytes, picture);
    return PICTURE_UNKNOWN;
}
