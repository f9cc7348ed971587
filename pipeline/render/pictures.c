/* Writes pictures as image objects: JPEG as it is, opaque PNG with its own compressed rows, PNG with
 * transparency as colours and a soft mask; a profile other than sRGB goes with them. Takes the bytes that
 * read/ took in; refuses what PDF/A-2 with an sRGB intent cannot hold. */
#include "render/pictures.h"

#include "base/bug.h"
#include "render/pixels.h"
#include "render/png_parts.h"
#include "render/profile.h"
#include "render/syntax.h"

#include <stdio.h>
#include <stdlib.h>

static bool same_picture(const struct doc_picture *a, const struct doc_picture *b)
{
    return a == b || slice_equal(a->bytes, b->bytes);
}

unsigned pictures_find(const struct pictures *pictures, const struct doc_picture *source)
{
    for (size_t i = 0; i < pictures->list.count; i++)
        if (same_picture(pictures->list.items[i].source, source))
            return (unsigned)i;
    BUG("a picture that no page shows");
}

static bool is_known(const struct pictures *pictures, const struct doc_picture *source)
{
    for (size_t i = 0; i < pictures->list.count; i++)
        if (same_picture(pictures->list.items[i].source, source))
            return true;
    return false;
}

static void put_head(struct buffer *out, uint32_t width, uint32_t height, unsigned depth)
{
    buffer_print(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u", width, height,
                 depth);
}

/* ---- colours ---- */

static uint32_t profile_number(struct pictures *pictures, struct slice bytes, unsigned channels)
{
    struct buffer entries = BUFFER_INIT;
    uint32_t number;

    for (size_t i = 0; i < pictures->profiles.count; i++)
        if (slice_equal(pictures->profiles.items[i].bytes, bytes))
            return pictures->profiles.items[i].number;
    number = saver_numbers(pictures->saver, 1);
    *VECTOR_PUSH(pictures->arena, &pictures->profiles) =
        (struct picture_profile){arena_copy(pictures->arena, bytes), number};
    buffer_print(&entries, "/N %u", channels);
    saver_stream(pictures->saver, number, buffer_slice(&entries), bytes, SAVER_DEFLATE);
    buffer_release(&entries);
    return number;
}

/* The colours of the picture: those of its profile, or of the document. channels: 1 or 3. */
static enum pixels_fault find_space(struct pictures *pictures, const struct doc_picture *source,
                                    unsigned channels, struct slice *space)
{
    struct buffer profile = BUFFER_INIT;
    enum profile_state state = profile_read(source, channels, &profile);

    *space = channels == 1 ? S("/DeviceGray") : S("/DeviceRGB");
    if (state == PROFILE_OTHER)
        *space = arena_print(pictures->arena, "[/ICCBased %u 0 R]",
                             profile_number(pictures, buffer_slice(&profile), channels));
    buffer_release(&profile);
    return state == PROFILE_BROKEN     ? PIXELS_PROFILE_BROKEN
           : state == PROFILE_MISMATCH ? PIXELS_PROFILE_MISMATCH
                                       : PIXELS_FINE;
}

static void put_space(struct buffer *out, struct slice space)
{
    buffer_put(out, S("/ColorSpace"));
    buffer_put(out, space);
}

/* ---- JPEG ---- */

static enum pixels_fault write_jpeg(struct pictures *pictures, const struct doc_picture *source,
                                    struct picture *picture)
{
    struct pixels pixels = {0};
    struct buffer entries = BUFFER_INIT;
    enum pixels_fault fault = pixels_examine_jpeg(source->bytes, &pixels);
    struct slice space;

    if (fault == PIXELS_FINE)
        fault = find_space(pictures, source, pixels.channels, &space);
    if (fault != PIXELS_FINE)
        return fault;
    picture->number = saver_numbers(pictures->saver, 1);
    put_head(&entries, pixels.width, pixels.height, 8);
    put_space(&entries, space);
    buffer_put(&entries, S("/Filter/DCTDecode"));
    saver_stream(pictures->saver, picture->number, buffer_slice(&entries), source->bytes, SAVER_AS_IS);
    buffer_release(&entries);
    return PIXELS_FINE;
}

/* ---- PNG ------------------------------------------------------------------------------------- */

static void put_colours(struct buffer *out, const struct png_parts *parts, struct slice space)
{
    if (parts->colour != 3) {
        put_space(out, space);
        return;
    }
    buffer_print(out, "/ColorSpace[/Indexed%.*s %zu ", SLICE_ARG(space), parts->palette.len / 3 - 1);
    syntax_put_string(out, slice_sub(parts->palette, 0, parts->palette.len / 3 * 3));
    buffer_put_byte(out, ']');
}

static void write_parts(struct saver *saver, const struct png_parts *parts, struct slice space,
                        struct picture *picture)
{
    struct buffer entries = BUFFER_INIT;

    picture->number = saver_numbers(saver, 1);
    put_head(&entries, parts->width, parts->height, parts->depth);
    put_colours(&entries, parts, space);
    buffer_print(&entries,
                 "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %u/Columns %u>>",
                 parts->colour == 2 ? 3 : 1, parts->depth, parts->width);
    saver_stream(saver, picture->number, buffer_slice(&entries), buffer_slice(&parts->data), SAVER_AS_IS);
    buffer_release(&entries);
}

/* Rows of `count` channels from `first` on, each predicted from its left neighbour or from the row above,
 * whichever leaves less (PNG 1.2, 9.6: the least sum of absolute differences). */
static void put_row(struct buffer *out, const struct pixels *p, uint32_t y, unsigned first, unsigned count)
{
    const uint8_t *row = p->bytes + (size_t)y * p->width * p->channels + first;
    const uint8_t *above = y ? row - (size_t)p->width * p->channels : NULL;
    uint64_t sub = 0, up = 0;
    char *to = buffer_room(out, 1 + (size_t)p->width * count);

    for (uint32_t x = 0; x < p->width; x++)
        for (unsigned k = 0; k < count; k++) {
            size_t at = (size_t)x * p->channels + k;

            sub += (uint64_t)abs((int8_t)(row[at] - (x ? row[at - p->channels] : 0)));
            up += (uint64_t)abs((int8_t)(row[at] - (above ? above[at] : 0)));
        }
    *to++ = up <= sub ? 2 : 1;
    for (uint32_t x = 0; x < p->width; x++)
        for (unsigned k = 0; k < count; k++) {
            size_t at = (size_t)x * p->channels + k;
            uint8_t before = up <= sub ? (above ? above[at] : 0) : (x ? row[at - p->channels] : 0);

            *to++ = (char)(row[at] - before);
        }
    out->len += 1 + (size_t)p->width * count;
}

/* Some of the channels, as an image of their own. */
struct channels {
    unsigned first, count;
    struct slice space;
    uint32_t mask; /* number of its soft mask; 0 = none */
};

static uint32_t write_channels(struct saver *saver, const struct pixels *p, struct channels channels)
{
    unsigned first = channels.first, count = channels.count;
    struct buffer entries = BUFFER_INIT, rows = BUFFER_INIT;
    uint32_t number = saver_numbers(saver, 1);

    put_head(&entries, p->width, p->height, 8);
    put_space(&entries, channels.space);
    buffer_print(&entries, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", count, p->width);
    if (channels.mask)
        buffer_print(&entries, "/SMask %u 0 R", channels.mask);
    for (uint32_t y = 0; y < p->height; y++)
        put_row(&rows, p, y, first, count);
    saver_stream(saver, number, buffer_slice(&entries), buffer_slice(&rows), SAVER_DEFLATE);
    buffer_release(&entries);
    buffer_release(&rows);
    return number;
}

static bool has_transparency(const struct pixels *p)
{
    if (p->channels % 2)
        return false;
    for (size_t i = p->channels - 1; i < (size_t)p->width * p->height * p->channels; i += p->channels)
        if (p->bytes[i] != 255)
            return true;
    return false;
}

static unsigned colours_of(const struct pixels *p)
{
    return p->channels - (p->channels % 2 == 0);
}

static void write_pixels(struct saver *saver, const struct pixels *p, struct slice space,
                         struct picture *picture)
{
    unsigned colours = colours_of(p);
    uint32_t mask = 0;

    picture->blends = has_transparency(p);
    if (picture->blends)
        mask = write_channels(saver, p, (struct channels){colours, 1, S("/DeviceGray"), 0});
    picture->number = write_channels(saver, p, (struct channels){0, colours, space, mask});
}

static enum pixels_fault write_png(struct pictures *pictures, const struct doc_picture *source,
                                   struct picture *picture)
{
    struct pixels pixels;
    struct png_parts parts = {0};
    enum pixels_fault fault = pixels_decode(source, &pixels); /* also the proof that the rows are sound */
    struct slice space;

    if (fault != PIXELS_FINE)
        return fault;
    fault = find_space(pictures, source, colours_of(&pixels), &space);
    if (fault == PIXELS_FINE && !pixels.mended && png_parts_read(source->bytes, &parts))
        write_parts(pictures->saver, &parts, space, picture);
    else if (fault == PIXELS_FINE)
        write_pixels(pictures->saver, &pixels, space, picture);
    png_parts_release(&parts);
    pixels_release(&pixels);
    return fault;
}

/* ---- all of them ----------------------------------------------------------------------------- */

static const struct doc_node *node_of(const struct document *document, const struct doc_picture *picture)
{
    const struct doc_node *node = document->root;

    while (node && node->picture != picture)
        node = document_next(node);
    return node;
}

void picture_report(const struct document *document, const struct doc_picture *picture, int fault,
                    struct diagnostics *diagnostics)
{
    const struct doc_node *node = node_of(document, picture);
    struct span span = node ? node->origin : NO_SPAN;
    char width[16], height[16];

    snprintf(width, sizeof width, "%u", picture->width);
    snprintf(height, sizeof height, "%u", picture->height);
    if (fault == PIXELS_PRINT_COLOURS)
        DIAG(diagnostics, MSG_picture_print_colours, span);
    else if (fault == PIXELS_PROFILE_BROKEN)
        DIAG(diagnostics, MSG_picture_profile, span, S("It is damaged, or newer than an archive may hold."));
    else if (fault == PIXELS_PROFILE_MISMATCH)
        DIAG(diagnostics, MSG_picture_profile, span, S("It is one of other colours than the picture has."));
    else if (fault == PIXELS_TOO_MANY)
        DIAG(diagnostics, MSG_picture_too_large, span, slice_of(width), slice_of(height));
    else
        DIAG(diagnostics, MSG_picture_damaged, span, slice_of(picture->kind == PICTURE_PNG ? "PNG" : "JPEG"));
}

static bool write_one(struct pictures *pictures, const struct pages *pages, const struct doc_picture *source,
                      struct diagnostics *diagnostics)
{
    struct picture *picture = VECTOR_PUSH(pictures->arena, &pictures->list);
    enum pixels_fault fault;

    *picture = (struct picture){.source = source};
    fault = source->kind == PICTURE_JPEG ? write_jpeg(pictures, source, picture)
                                         : write_png(pictures, source, picture);
    if (fault != PIXELS_FINE)
        picture_report(pages->document, source, fault, diagnostics);
    return fault == PIXELS_FINE;
}

bool pictures_write(struct pictures *pictures, const struct pages *pages, struct diagnostics *diagnostics)
{
    bool fine = true;

    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->list[p].item_count; i++) {
            const struct page_item *item = &pages->list[p].items[i];

            if (item->kind == ITEM_PICTURE && !is_known(pictures, item->picture.source))
                fine &= write_one(pictures, pages, item->picture.source, diagnostics);
        }
    return fine;
}

bool pictures_blend(const struct pictures *pictures, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_PICTURE &&
            pictures->list.items[pictures_find(pictures, page->items[i].picture.source)].blends)
            return true;
    return false;
}

void pictures_put_resources(const struct pictures *pictures, struct buffer *resources)
{
    for (size_t i = 0; i < pictures->list.count; i++)
        buffer_print(resources, "/I%zu %u 0 R", i, pictures->list.items[i].number);
}
