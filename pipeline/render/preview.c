/* render_page_png, render_sheet_png: pages as a picture through cairo, from the same items and the same font
 * files as the PDF; no font of the host is asked for. Opaque white paper. */
#include "base/bug.h"
#include "render/pictures.h"
#include "render/preview_picture.h"
#include "render/render.h"
#include "render/syntax.h"
#include "render/upright.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <math.h>
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
    double pixels_per_point;
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

/* Glyphs are filled as outlines, because cairo would move each of them to a whole pixel and so spoil the
 * spaces between them. */
static void draw_words(struct preview *v, const struct text_item *text, double x, double y)
{
    double size = to_points(text->size);
    double unit = size / face_metrics(v->pages->faces, text->face)->units_per_em;

    v->glyphs.count = 0;
    for (uint32_t i = 0; i < text->word_count; i++)
        add_word(v, text->words[i].word, x + to_points(text->words[i].x), y, unit);
    set_colour(v, text->ink);
    cairo_set_font_face(v->cairo, face_at(v, text->face));
    cairo_set_font_size(v->cairo, size);
    cairo_new_path(v->cairo);
    cairo_glyph_path(v->cairo, v->glyphs.items, (int)v->glyphs.count);
    cairo_fill(v->cairo);
}

/* Level baselines, as the PDF has them, are moved to whole pixels: readers of PDF do it too, and the feet of
 * letters stay sharp. */
static void draw_text(struct preview *v, const struct page_item *item)
{
    double baseline = floor(syntax_hundredths(item->y) / 100.0 * v->pixels_per_point) / v->pixels_per_point;
    struct point along = item->text.along;

    if (!along.x && !along.y) {
        draw_words(v, &item->text, to_points(item->x), baseline);
        return;
    }
    cairo_save(v->cairo);
    cairo_translate(v->cairo, to_points(item->x), to_points(item->y));
    cairo_rotate(v->cairo, atan2(along.y, along.x));
    draw_words(v, &item->text, 0, 0);
    cairo_restore(v->cairo);
}

/* ---- drawings and pictures ------------------------------------------------------------------- */

/* Two opposite edges, in points, moved to the edges of pixels and at least one pixel apart: as readers of PDF
 * do it (ISO 32000-1, 10.6.5), so that no rule is paler or thicker than its neighbour. */
static void adjust(double *low, double *high, double pixels_per_point)
{
    double first = floor(*low * pixels_per_point + 0.5), last = floor(*high * pixels_per_point + 0.5);

    *low = first / pixels_per_point;
    *high = (last > first ? last : first + 1) / pixels_per_point;
}

/* A box with its corners in points. */
static void trace_box(const struct preview *v, double left, double top, double right, double bottom)
{
    adjust(&left, &right, v->pixels_per_point);
    adjust(&top, &bottom, v->pixels_per_point);
    cairo_rectangle(v->cairo, left, top, right - left, bottom - top);
}

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

static dim lesser(dim a, dim b)
{
    return a < b ? a : b;
}

/* The box between two opposite corners, wider and higher by so much on each side. */
static void trace_between(const struct preview *v, struct point a, struct point b, struct point more)
{
    struct point low = {lesser(a.x, b.x), lesser(a.y, b.y)};

    trace_box(v, to_points(low.x - more.x), to_points(low.y - more.y), to_points(a.x + b.x - low.x + more.x),
              to_points(a.y + b.y - low.y + more.y));
}

/* The four sides of a box, each a rule that reaches over its corners. */
static void trace_frame(const struct preview *v, const struct path_item *box)
{
    dim half = box->stroke_width / 2;

    for (int i = 0; i < 4; i++)
        trace_between(v, box->points[i], box->points[(i + 1) % 4], (struct point){half, half});
}

static void trace_rule(const struct preview *v, const struct path_item *line)
{
    const struct point *p = line->points;
    dim half = line->stroke_width / 2;
    struct point more = p[0].x == p[1].x ? (struct point){half, 0} : (struct point){0, half};

    for (uint32_t i = 1; i < line->point_count; i++)
        trace_between(v, p[i - 1], p[i], more);
}

static void set_line_form(struct preview *v, const struct path_item *path)
{
    static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                              CAIRO_LINE_JOIN_BEVEL};

    cairo_set_line_width(v->cairo, to_points(path->stroke_width));
    cairo_set_line_cap(v->cairo, caps[path->form.cap]);
    cairo_set_line_join(v->cairo, joins[path->form.join]);
    cairo_set_miter_limit(v->cairo, path->form.mitre_limit ? path->form.mitre_limit / 100.0 : 10);
}

static void stroke_path(struct preview *v, const struct path_item *path)
{
    struct path_item piece = path_without_steps(path);

    set_colour(v, path->stroke);
    if (!path_is_upright(path)) {
        trace_path(v->cairo, path);
        set_line_form(v, path);
        cairo_stroke(v->cairo);
        return;
    }
    while (path_next_piece(path, &piece))
        if (path_is_box(&piece))
            trace_frame(v, &piece);
        else
            trace_rule(v, &piece);
    cairo_fill(v->cairo);
}

static void draw_path(struct preview *v, const struct path_item *path)
{
    if (path->filled) {
        if (path_is_box(path))
            trace_between(v, path->points[0], path->points[2], (struct point){0, 0});
        else
            trace_path(v->cairo, path);
        set_colour(v, path->fill);
        cairo_set_fill_rule(v->cairo, path->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_fill(v->cairo);
        cairo_set_fill_rule(v->cairo, CAIRO_FILL_RULE_WINDING);
    }
    if (path->stroked)
        stroke_path(v, path);
}

static void draw_cut_path(struct preview *v, const struct path_item *path)
{
    cairo_save(v->cairo);
    preview_cut(v->cairo, path->cut, v->pixels_per_point);
    draw_path(v, path);
    cairo_restore(v->cairo);
}

static void draw_picture(struct preview *v, const struct page_item *item)
{
    enum pixels_fault fault = preview_picture(v->cairo, item, v->pixels_per_point);

    if (fault == PIXELS_FINE)
        return;
    picture_report(v->pages->document, item->picture.source, fault, v->diagnostics);
    v->fine = false;
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
        trace_box(v, to_points(item->x), to_points(item->y), to_points(item->x + item->width),
                  to_points(item->y + item->height));
        cairo_fill(v->cairo);
        break;
    case ITEM_PATH:
        if (item->path->cut)
            draw_cut_path(v, item->path);
        else
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

static cairo_surface_t *new_surface(struct preview *v, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

    v->cairo = cairo_create(surface);
    if (cairo_status(v->cairo) != CAIRO_STATUS_SUCCESS)
        out_of_memory();
    return surface;
}

/* At the origin of the surface's coordinates, which are pixels. */
static void draw_page(struct preview *v, const struct page *page, unsigned dpi)
{
    cairo_save(v->cairo);
    cairo_rectangle(v->cairo, 0, 0, to_pixels(page->width, dpi), to_pixels(page->height, dpi));
    cairo_clip_preserve(v->cairo);
    cairo_set_source_rgb(v->cairo, 1, 1, 1);
    cairo_fill(v->cairo);
    v->pixels_per_point = dpi / 72.0;
    cairo_scale(v->cairo, v->pixels_per_point, v->pixels_per_point);
    for (size_t i = 0; i < page->item_count; i++)
        draw_item(v, &page->items[i]);
    cairo_restore(v->cairo);
}

static bool finish(struct preview *v, cairo_surface_t *surface, struct buffer *out)
{
    if (v->fine && cairo_surface_write_to_png_stream(surface, append, out) != CAIRO_STATUS_SUCCESS)
        out_of_memory();
    preview_release(v, surface);
    return v->fine;
}

bool render_page_png(const struct pages *pages, size_t index, unsigned dpi, struct diagnostics *diagnostics,
                     struct buffer *out)
{
    const struct page *page = &pages->list[index];
    struct preview v = {.pages = pages, .diagnostics = diagnostics};
    cairo_surface_t *surface;

    BUG_IF(index >= pages->count);
    preview_init(&v);
    surface = new_surface(&v, to_pixels(page->width, dpi), to_pixels(page->height, dpi));
    draw_page(&v, page, dpi);
    return finish(&v, surface, out);
}

/* ---- one chart ------------------------------------------------------------------------------- */

enum { CHART_EDGE = 4 * DIM_PT }; /* around what is drawn */

struct extent {
    dim left, top, right, bottom;
};

static void widen(struct extent *extent, dim x, dim y)
{
    extent->left = x < extent->left ? x : extent->left;
    extent->right = x > extent->right ? x : extent->right;
    extent->top = y < extent->top ? y : extent->top;
    extent->bottom = y > extent->bottom ? y : extent->bottom;
}

static bool is_seen_of(const struct page_item *item, uint32_t element)
{
    return item->element == element && !(item->kind == ITEM_TEXT && item->text.unseen);
}

/* Letters reach about as far as their size says. */
static struct extent drawn_extent(const struct page *page, uint32_t element)
{
    struct extent extent = {page->width, page->height, 0, 0};

    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];

        if (!is_seen_of(item, element))
            continue;
        for (uint32_t k = 0; item->kind == ITEM_PATH && k < item->path->point_count; k++)
            widen(&extent, item->path->points[k].x, item->path->points[k].y);
        if (item->kind == ITEM_PATH)
            continue;
        widen(&extent, item->x, item->y - (item->kind == ITEM_TEXT ? item->text.size : 0));
        widen(&extent, item->x + item->width,
              item->y + (item->kind == ITEM_TEXT ? item->text.size / 4 : item->height));
    }
    return (struct extent){extent.left - CHART_EDGE, extent.top - CHART_EDGE, extent.right + CHART_EDGE,
                           extent.bottom + CHART_EDGE};
}

/* On the backgrounds that it has on its page. */
static void draw_chart(struct preview *v, const struct page *page, uint32_t element)
{
    cairo_set_source_rgb(v->cairo, 1, 1, 1);
    cairo_paint(v->cairo);
    for (size_t i = 0; i < page->item_count; i++)
        if (is_seen_of(&page->items[i], element) || page->items[i].artifact == ARTIFACT_BACKGROUND)
            draw_item(v, &page->items[i]);
}

bool render_chart_png(const struct pages *pages, const struct doc_node *chart, unsigned dpi,
                      struct diagnostics *diagnostics, struct buffer *out)
{
    const struct page *page = &pages->list[pages->elements[chart->element].page];
    struct extent extent = drawn_extent(page, chart->element);
    struct preview v = {.pages = pages, .diagnostics = diagnostics, .pixels_per_point = dpi / 72.0};
    cairo_surface_t *surface;

    preview_init(&v);
    surface = new_surface(&v, to_pixels(extent.right - extent.left, dpi),
                          to_pixels(extent.bottom - extent.top, dpi));
    cairo_scale(v.cairo, v.pixels_per_point, v.pixels_per_point);
    cairo_translate(v.cairo, -floor(to_points(extent.left)), -floor(to_points(extent.top)));
    draw_chart(&v, page, chart->element);
    return finish(&v, surface, out);
}

/* ---- the contact sheet ----------------------------------------------------------------------- */

enum { SHEET_GAP = 12 }; /* pixels around each small page */

/* Every cell has room for the widest and the tallest page; a smaller one stands in the middle. */
struct cells {
    int width, height, across, down;
};

static struct cells sheet_cells(const struct pages *pages, const struct sheet *sheet)
{
    struct cells cells = {.across = 1};

    for (size_t i = 0; i < sheet->count; i++) {
        const struct page *page = &pages->list[sheet->pages[i]];
        int width = to_pixels(page->width, sheet->dpi), height = to_pixels(page->height, sheet->dpi);

        cells.width = width > cells.width ? width : cells.width;
        cells.height = height > cells.height ? height : cells.height;
    }
    while ((size_t)cells.across * (size_t)cells.across < sheet->count)
        cells.across++;
    cells.down = ((int)sheet->count + cells.across - 1) / cells.across;
    return cells;
}

bool render_sheet_png(const struct pages *pages, const struct sheet *sheet, struct diagnostics *diagnostics,
                      struct buffer *out)
{
    struct preview v = {.pages = pages, .diagnostics = diagnostics};
    struct cells cells = sheet_cells(pages, sheet);
    int step_x = cells.width + SHEET_GAP, step_y = cells.height + SHEET_GAP;
    cairo_surface_t *surface;

    BUG_IF(!sheet->count || sheet->count > SHEET_PAGES);
    preview_init(&v);
    surface = new_surface(&v, SHEET_GAP + cells.across * step_x, SHEET_GAP + cells.down * step_y);
    cairo_set_source_rgb(v.cairo, 0.5, 0.5, 0.5);
    cairo_paint(v.cairo);
    for (int i = 0; i < (int)sheet->count; i++) {
        const struct page *page = &pages->list[sheet->pages[i]];
        int x = SHEET_GAP + i % cells.across * step_x, y = SHEET_GAP + i / cells.across * step_y;

        x += (cells.width - to_pixels(page->width, sheet->dpi)) / 2;
        y += (cells.height - to_pixels(page->height, sheet->dpi)) / 2;
        cairo_save(v.cairo);
        cairo_translate(v.cairo, x, y);
        draw_page(&v, page, sheet->dpi);
        cairo_restore(v.cairo);
    }
    return finish(&v, surface, out);
}
