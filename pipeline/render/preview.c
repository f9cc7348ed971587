/* render_page_png: one page as a picture through cairo, from the same items and the same font files as the
 * PDF; no font of the host is asked for. Opaque white paper. */
#include "base/bug.h"
#include "render/pictures.h"
#include "render/pixels.h"
#include "render/render.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdlib.h>

struct preview_face {
    FT_Face file;
    cairo_font_face_t *face; /* NULL = not used */
};

struct preview {
    const struct pages *pages;
    struct diagnostics *diagnostics;
    FT_Library library;
    struct preview_face *faces; /* by number */
    cairo_t *cairo;
    VECTOR(cairo_glyph_t) glyphs;
    struct arena scratch;
    bool fine;
};

static double to_points(dim d)
{
    return (double)d / DIM_PT;
}

static void set_colour(struct preview *v, struct colour c)
{
    cairo_set_source_rgb(v->cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
}

/* ---- text ------------------------------------------------------------------------------------ */

static cairo_font_face_t *face_at(struct preview *v, uint8_t number)
{
    struct preview_face *face = &v->faces[number];
    struct slice bytes;

    if (face->face)
        return face->face;
    bytes = face_file_bytes(v->pages->faces, number);
    BUG_IF(FT_New_Memory_Face(v->library, (const FT_Byte *)bytes.ptr, (FT_Long)bytes.len, 0, &face->file));
    face->face = cairo_ft_font_face_create_for_ft_face(face->file, FT_LOAD_NO_HINTING);
    return face->face;
}

static void add_word(struct preview *v, const struct shaped *word, double x, double y, double unit)
{
    int64_t pen = 0;

    for (unsigned i = 0; i < word->glyph_count; i++) {
        const struct shaped_glyph *g = &word->glyphs[i];

        *VECTOR_PUSH(&v->scratch, &v->glyphs) =
            (cairo_glyph_t){g->id, x + (double)(pen + g->x_offset) * unit, y - (double)g->y_offset * unit};
        pen += g->advance;
    }
}

static void draw_text(struct preview *v, const struct page_item *item)
{
    const struct text_item *text = &item->text;
    double size = to_points(text->size);
    double unit = size / face_metrics(v->pages->faces, text->face)->units_per_em;

    v->glyphs.count = 0;
    for (uint32_t i = 0; i < text->word_count; i++)
        add_word(v, text->words[i].word, to_points(item->x + text->words[i].x), to_points(item->y), unit);
    set_colour(v, text->ink);
    cairo_set_font_face(v->cairo, face_at(v, text->face));
    cairo_set_font_size(v->cairo, size);
    cairo_show_glyphs(v->cairo, v->glyphs.items, (int)v->glyphs.count);
}

/* ---- drawings and pictures ------------------------------------------------------------------- */

static void trace_path(cairo_t *cairo, const struct path_item *path)
{
    const struct point *p = path->points;

    for (uint32_t i = 0; i < path->step_count; i++)
        switch (path->steps[i]) {
        case PATH_MOVE:
            cairo_move_to(cairo, to_points(p->x), to_points(p->y));
            p++;
            break;
        case PATH_LINE:
            cairo_line_to(cairo, to_points(p->x), to_points(p->y));
            p++;
            break;
        case PATH_CURVE:
            cairo_curve_to(cairo, to_points(p[0].x), to_points(p[0].y), to_points(p[1].x), to_points(p[1].y),
                           to_points(p[2].x), to_points(p[2].y));
            p += 3;
            break;
        default:
            cairo_close_path(cairo);
        }
}

static void draw_path(struct preview *v, const struct path_item *path)
{
    trace_path(v->cairo, path);
    if (path->filled) {
        set_colour(v, path->fill);
        cairo_fill_preserve(v->cairo);
    }
    if (path->stroked) {
        set_colour(v, path->stroke);
        cairo_set_line_width(v->cairo, to_points(path->stroke_width));
        cairo_stroke_preserve(v->cairo);
    }
    cairo_new_path(v->cairo);
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

static void draw_picture(struct preview *v, const struct page_item *item)
{
    struct pixels pixels;
    enum pixels_fault fault = pixels_decode(item->picture, &pixels);
    cairo_surface_t *surface;

    if (fault != PIXELS_FINE) {
        picture_report(v->pages->document, item->picture, fault, v->diagnostics);
        v->fine = false;
        return;
    }
    surface = picture_surface(&pixels);
    cairo_save(v->cairo);
    cairo_translate(v->cairo, to_points(item->x), to_points(item->y));
    cairo_scale(v->cairo, to_points(item->width) / pixels.width, to_points(item->height) / pixels.height);
    cairo_set_source_surface(v->cairo, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(v->cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(v->cairo, 0, 0, pixels.width, pixels.height);
    cairo_fill(v->cairo);
    cairo_restore(v->cairo);
    cairo_surface_destroy(surface);
    pixels_release(&pixels);
}

static void draw_item(struct preview *v, const struct page_item *item)
{
    switch (item->kind) {
    case ITEM_TEXT:
        if (!item->text.unseen)
            draw_text(v, item);
        break;
    case ITEM_RECTANGLE:
        set_colour(v, item->fill);
        cairo_rectangle(v->cairo, to_points(item->x), to_points(item->y), to_points(item->width),
                        to_points(item->height));
        cairo_fill(v->cairo);
        break;
    case ITEM_PATH:
        draw_path(v, item->path);
        break;
    case ITEM_PICTURE:
        draw_picture(v, item);
        break;
    case ITEM_LINK:
        break;
    }
}

/* ---- the page -------------------------------------------------------------------------------- */

static void preview_init(struct preview *v)
{
    if (FT_Init_FreeType(&v->library))
        out_of_memory();
    v->faces = ARENA_ARRAY(&v->scratch, struct preview_face, faces_count(v->pages->faces) + 1);
    v->fine = true;
}

/* cairo keeps scaled fonts, and they their FreeType faces, until it is told to forget everything. */
static void preview_release(struct preview *v, cairo_surface_t *surface)
{
    cairo_destroy(v->cairo);
    cairo_surface_destroy(surface);
    for (size_t i = 0; i < faces_count(v->pages->faces); i++)
        if (v->faces[i].face)
            cairo_font_face_destroy(v->faces[i].face);
    cairo_debug_reset_static_data();
    for (size_t i = 0; i < faces_count(v->pages->faces); i++)
        if (v->faces[i].file)
            FT_Done_Face(v->faces[i].file);
    FT_Done_FreeType(v->library);
    arena_release(&v->scratch);
}

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned count)
{
    buffer_put(out, (struct slice){(const char *)bytes, count});
    return CAIRO_STATUS_SUCCESS;
}

static int to_pixels(dim d, unsigned dpi)
{
    int64_t points = (int64_t)72 * DIM_PT;

    return (int)(((int64_t)d * dpi + points - 1) / points);
}

bool render_page_png(const struct pages *pages, size_t index, unsigned dpi, struct diagnostics *diagnostics,
                     struct buffer *out)
{
    const struct page *page = &pages->list[index];
    struct preview v = {.pages = pages, .diagnostics = diagnostics};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, to_pixels(page->width, dpi),
                                                          to_pixels(page->height, dpi));

    BUG_IF(index >= pages->count);
    preview_init(&v);
    v.cairo = cairo_create(surface);
    if (cairo_status(v.cairo) != CAIRO_STATUS_SUCCESS)
        out_of_memory();
    cairo_set_source_rgb(v.cairo, 1, 1, 1);
    cairo_paint(v.cairo);
    cairo_scale(v.cairo, dpi / 72.0, dpi / 72.0);
    for (size_t i = 0; i < page->item_count; i++)
        draw_item(&v, &page->items[i]);
    if (v.fine && cairo_surface_write_to_png_stream(surface, append, out) != CAIRO_STATUS_SUCCESS)
        out_of_memory();
    preview_release(&v, surface);
    return v.fine;
}
