/* Decodes the two kinds of picture into rows of bytes. Files come from authors: every fault that a decoder
 * finds is an answer and never ends the program. Colour profiles are not used here (profile.h); a PNG that
 * only says a gamma is brought to that of sRGB. */
#include "render/pixels.h"

#include "base/bug.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

void pixels_release(struct pixels *pixels)
{
    free(pixels->bytes);
    pixels->bytes = NULL;
}

/* Room for rows; false when there are too many pixels. */
static bool make_room(struct pixels *pixels)
{
    if (!pixels->width || !pixels->height || (uint64_t)pixels->width * pixels->height > PIXELS_LIMIT)
        return false;
    pixels->bytes = calloc((size_t)pixels->width * pixels->height, pixels->channels);
    if (!pixels->bytes)
        out_of_memory();
    return true;
}

/* ---- PNG ------------------------------------------------------------------------------------- */

struct png_input {
    struct slice rest;
};

static void png_read(png_structp png, png_bytep out, size_t count)
{
    struct png_input *input = png_get_io_ptr(png);

    if (input->rest.len < count)
        png_error(png, "the file ends too early");
    memcpy(out, input->rest.ptr, count);
    input->rest = slice_from(input->rest, count);
}

static void png_silence(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static _Noreturn void png_fault(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

/* True when the file says a gamma that is another than that of sRGB, about 1/2.2, and nothing better. */
static bool needs_gamma(png_structp png, png_infop info, png_fixed_point *gamma)
{
    enum { LOW = 43000, HIGH = 48000 }; /* of 100,000 */

    if (png_get_valid(png, info, PNG_INFO_sRGB) || png_get_valid(png, info, PNG_INFO_iCCP))
        return false;
    return png_get_gAMA_fixed(png, info, gamma) && (*gamma < LOW || *gamma > HIGH);
}

/* Grey or RGB, 8 bits a channel, alpha only when the file has transparency; the gamma of sRGB. */
static void normalise(png_structp png, png_infop info, struct pixels *pixels)
{
    png_fixed_point gamma;

    pixels->mended = needs_gamma(png, info, &gamma);
    if (pixels->mended)
        png_set_gamma_fixed(png, PNG_DEFAULT_sRGB, gamma);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

static enum pixels_fault read_png(png_structp png, png_infop info, struct pixels *pixels, png_bytep **rows)
{
    if (setjmp(png_jmpbuf(png)))
        return PIXELS_DAMAGED;
    png_read_info(png, info);
    pixels->width = png_get_image_width(png, info);
    pixels->height = png_get_image_height(png, info);
    normalise(png, info, pixels);
    pixels->channels = png_get_channels(png, info);
    if (!make_room(pixels))
        return PIXELS_TOO_MANY;
    *rows = calloc(pixels->height, sizeof **rows);
    if (!*rows)
        out_of_memory();
    for (uint32_t y = 0; y < pixels->height; y++)
        (*rows)[y] = pixels->bytes + (size_t)y * pixels->width * pixels->channels;
    png_read_image(png, *rows);
    png_read_end(png, NULL);
    return PIXELS_FINE;
}

static enum pixels_fault decode_png(struct slice file, struct pixels *pixels)
{
    struct png_input input = {file};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_fault, png_silence);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    png_bytep *rows = NULL;
    enum pixels_fault fault;

    if (!info)
        out_of_memory();
    png_set_read_fn(png, &input, png_read);
    png_set_user_limits(png, PIXELS_LIMIT, PIXELS_LIMIT);
    fault = read_png(png, info, pixels, &rows);
    png_destroy_read_struct(&png, &info, NULL);
    free(rows);
    return fault;
}

/* ---- JPEG ------------------------------------------------------------------------------------ */

struct jpeg_fault {
    struct jpeg_error_mgr manager; /* first: libjpeg hands back its address */
    jmp_buf back;
};

static _Noreturn void jpeg_stop(j_common_ptr jpeg)
{
    longjmp(((struct jpeg_fault *)jpeg->err)->back, 1);
}

/* Warnings are about oddities that every camera has. */
static void jpeg_silence(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

static enum pixels_fault read_jpeg(struct jpeg_decompress_struct *jpeg, struct jpeg_fault *fault,
                                   struct pixels *pixels, bool head_only)
{
    if (setjmp(fault->back))
        return PIXELS_DAMAGED;
    jpeg_read_header(jpeg, TRUE);
    pixels->width = jpeg->image_width;
    pixels->height = jpeg->image_height;
    if (jpeg->num_components != 1 && jpeg->num_components != 3)
        return PIXELS_PRINT_COLOURS;
    pixels->channels = (unsigned)jpeg->num_components;
    if (head_only)
        return PIXELS_FINE;
    jpeg->out_color_space = pixels->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    if (!make_room(pixels))
        return PIXELS_TOO_MANY;
    jpeg_start_decompress(jpeg);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = pixels->bytes + (size_t)jpeg->output_scanline * pixels->width * pixels->channels;

        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return PIXELS_FINE;
}

static enum pixels_fault decode_jpeg(struct slice file, struct pixels *pixels, bool head_only)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_fault fault;
    enum pixels_fault result;

    if (!file.len)
        return PIXELS_DAMAGED;
    jpeg.err = jpeg_std_error(&fault.manager);
    fault.manager.error_exit = jpeg_stop;
    fault.manager.emit_message = jpeg_silence;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)file.ptr, file.len);
    result = read_jpeg(&jpeg, &fault, pixels, head_only);
    jpeg_destroy_decompress(&jpeg);
    return result;
}

/* Where the coded data of a scan end: at a marker that is neither a stuffed byte nor a restart (ITU-T T.81,
 * B.1.1.5). */
static size_t scan_end(struct slice file, size_t at)
{
    while ((at = slice_find_byte(file, '\xff', at)) + 1 < file.len) {
        uint8_t code = (uint8_t)file.ptr[at + 1];

        if (code && code != 0xff && !(code >= 0xd0 && code <= 0xd7))
            return at;
        at += code == 0xff ? 1 : 2;
    }
    return file.len;
}

/* Do the segments reach the end marker? A file that was cut off does not; what cameras append after it is no
 * matter. */
static bool jpeg_is_whole(struct slice file)
{
    size_t at = 2;

    while (at + 4 <= file.len && file.ptr[at] == '\xff') {
        uint8_t code = (uint8_t)file.ptr[at + 1];

        if (code == 0xff) { /* fill */
            at++;
            continue;
        }
        at += 2 + ((size_t)(uint8_t)file.ptr[at + 2] << 8 | (uint8_t)file.ptr[at + 3]);
        if (code == 0xda)
            at = scan_end(file, at);
        if (at + 2 <= file.len && file.ptr[at] == '\xff' && file.ptr[at + 1] == '\xd9')
            return true;
    }
    return false;
}

/* The picture goes into the file as it is, so it is not decoded. */
enum pixels_fault pixels_examine_jpeg(struct slice file, struct pixels *pixels)
{
    enum pixels_fault fault = decode_jpeg(file, pixels, true);

    if (fault == PIXELS_FINE && (uint64_t)pixels->width * pixels->height > PIXELS_LIMIT)
        return PIXELS_TOO_MANY;
    return fault != PIXELS_FINE ? fault : jpeg_is_whole(file) ? PIXELS_FINE : PIXELS_DAMAGED;
}

static enum pixels_fault decode_whole_jpeg(struct slice file, struct pixels *pixels)
{
    enum pixels_fault fault = pixels_examine_jpeg(file, pixels);

    return fault == PIXELS_FINE ? decode_jpeg(file, pixels, false) : fault;
}

enum pixels_fault pixels_decode(const struct doc_picture *picture, struct pixels *pixels)
{
    enum pixels_fault fault;

    *pixels = (struct pixels){0};
    fault = picture->kind == PICTURE_PNG ? decode_png(picture->bytes, pixels)
                                         : decode_whole_jpeg(picture->bytes, pixels);
    if (fault != PIXELS_FINE)
        pixels_release(pixels);
    return fault;
}
