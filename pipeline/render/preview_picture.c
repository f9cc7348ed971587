/* Decoded pixels on a page's preview, turned the way that is up. */
#include "render/preview_picture.h"

#include "base/bug.h"
#include "render/turn.h"

#include <math.h>

static double points_of(dim d)
{
    return (double)d / DIM_PT;
}

/* Two opposite edges, in points, moved outwards: pictures cover every pixel that they touch (ISO
 * 32000-1, 10.6.5). */
static void cover(double *low, double *high, double pixels_per_point)
{
    *low = floor(*low * pixels_per_point) / pixels_per_point;
    *high = (floor(*high * pixels_per_point) + 1) / pixels_per_point;
}

/* One pixel in cairo's form: native 32 bits, alpha multiplied in. */
static uint32_t packed_pixel(const uint8_t *p, unsigned channels)
{
    uint32_t alpha = channels % 2 ? 255 : p[channels - 1];
    uint32_t red = p[0], green = channels > 2 ? p[1] : p[0], blue = channels > 2 ? p[2] : p[0];

    return alpha << 24 | (red * alpha + 127) / 255 << 16 | (green * alpha + 127) / 255 << 8 |
           (blue * alpha + 127) / 255;
}

static cairo_surface_t *picture_surface(const struct pixels *pixels)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)pixels->width, (int)pixels->height);
    unsigned char *bytes = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const uint8_t *from = pixels->bytes;

    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        out_of_memory();
    for (uint32_t y = 0; y < pixels->height; y++)
        for (uint32_t x = 0; x < pixels->width; x++, from += pixels->channels)
            ((uint32_t *)(void *)(bytes + (size_t)y * (size_t)stride))[x] =
                packed_pixel(from, pixels->channels);
    cairo_surface_mark_dirty(surface);
    return surface;
}

void preview_cut(cairo_t *cairo, const struct cut *cut, double pixels_per_point)
{
    double left = points_of(cut->x), top = points_of(cut->y);
    double right = points_of(cut->x + cut->width), bottom = points_of(cut->y + cut->height);

    cover(&left, &right, pixels_per_point);
    cover(&top, &bottom, pixels_per_point);
    cairo_rectangle(cairo, left, top, right - left, bottom - top);
    cairo_clip(cairo);
}

enum pixels_fault preview_picture(cairo_t *cairo, const struct page_item *item, double pixels_per_point)
{
    struct pixels pixels;
    enum pixels_fault fault = pixels_decode(item->picture.source, &pixels);
    double left = points_of(item->x), top = points_of(item->y);
    double right = points_of(item->x + item->width), bottom = points_of(item->y + item->height);
    struct turn t = turn_of(item->picture.source->turn);
    cairo_surface_t *surface;

    if (fault != PIXELS_FINE)
        return fault;
    cover(&left, &right, pixels_per_point);
    cover(&top, &bottom, pixels_per_point);
    surface = picture_surface(&pixels);
    cairo_save(cairo);
    if (item->picture.cut)
        preview_cut(cairo, item->picture.cut, pixels_per_point);
    cairo_translate(cairo, left, bottom);
    cairo_scale(cairo, right - left, top - bottom); /* the unit square, y upwards */
    cairo_transform(cairo, &(cairo_matrix_t){t.a, t.b, t.c, t.d, t.e, t.f});
    cairo_translate(cairo, 0, 1);
    cairo_scale(cairo, 1.0 / pixels.width, -1.0 / pixels.height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, pixels.width, pixels.height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
    pixels_release(&pixels);
    return PIXELS_FINE;
}
