/* The preview: the right size, ink where the items are, the same bytes each time. */
#include "render/sample.h"

#include <cairo.h>

static struct sample s;

static cairo_status_t take(void *from, unsigned char *bytes, unsigned count)
{
    struct slice *rest = from;

    if (rest->len < count)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, rest->ptr, count);
    *rest = slice_from(*rest, count);
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    const unsigned char *row =
        cairo_image_surface_get_data(surface) + (ptrdiff_t)y * cairo_image_surface_get_stride(surface);

    return ((const uint32_t *)(const void *)row)[x] & 0xffffff;
}

/* Is anything but paper in the box? */
static bool has_ink(cairo_surface_t *surface, int x, int y, int width, int height)
{
    for (int i = 0; i < width * height; i++)
        if (pixel(surface, x + i % width, y + i / width) != 0xffffff)
            return true;
    return false;
}

static void build(void)
{
    static const uint8_t steps[] = {PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE};
    static const struct point points[] = {{300 * 1024, 300 * 1024},
                                          {400 * 1024, 300 * 1024},
                                          {400 * 1024, 400 * 1024},
                                          {350 * 1024, 400 * 1024},
                                          {300 * 1024, 390 * 1024}};
    static const struct path_item path = {.steps = steps,
                                          .points = points,
                                          .step_count = 4,
                                          .point_count = 5,
                                          .filled = true,
                                          .stroked = true,
                                          .fill = {0, 128, 0},
                                          .stroke = {255, 0, 0},
                                          .stroke_width = 2048};

    sample_init(&s);
    sample_open(&s, DOC_DOCUMENT);
    sample_page(&s, "1");
    sample_text(&s, sample_node(&s, DOC_PARAGRAPH)->element, pt(60), "Heading (60, 60)");
    s.y = pt(200);
    sample_rectangle(&s, 0, pt(60), pt(100), pt(50), (struct colour){200, 30, 60});
    sample_item(&s, ITEM_PATH, 0)->path = &path;
    sample_finish(&s);
}

int main(void)
{
    struct buffer png = BUFFER_INIT, again = BUFFER_INIT;
    cairo_surface_t *surface;
    struct slice rest;

    build();
    EXPECT(render_page_png(&s.pages, 0, 72, &s.diagnostics, &png));
    EXPECT(render_page_png(&s.pages, 0, 72, &s.diagnostics, &again));
    EXPECT(slice_equal(buffer_slice(&png), buffer_slice(&again)));
    rest = buffer_slice(&png);
    surface = cairo_image_surface_create_from_png_stream(take, &rest);
    EXPECT_NUMBER(cairo_image_surface_get_width(surface), 596);
    EXPECT_NUMBER(cairo_image_surface_get_height(surface), 842);
    EXPECT_NUMBER(pixel(surface, 5, 5), 0xffffff);
    EXPECT_NUMBER(pixel(surface, 100, 220), 0xc81e3c);
    EXPECT_NUMBER(pixel(surface, 380, 320), 0x008000);
    EXPECT_NUMBER(pixel(surface, 350, 300), 0xff0000);
    EXPECT(has_ink(surface, 60, 50, 80, 12));
    EXPECT(!has_ink(surface, 60, 66, 80, 100));
    EXPECT(!has_ink(surface, 40, 50, 18, 12));
    cairo_surface_destroy(surface);
    buffer_release(&png);
    buffer_release(&again);
    sample_release(&s);
    return expect_report();
}
