/* A chart as an SVG picture for the web: its paths with the very numbers of the drawing, its words as text,
 * its alternative text as its description. Paths that measure a part of the data say which, so that others
 * can check them. Draws nothing that figure/ did not. */
#include "render/render.h"

#include "figure/figure.h"

static void put_escaped(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '<':
            buffer_put_text(out, "&lt;");
            break;
        case '&':
            buffer_put_text(out, "&amp;");
            break;
        case '"':
            buffer_put_text(out, "&quot;");
            break;
        default:
            buffer_put_byte(out, text.ptr[i]);
        }
}

/* In points: 1/1024 is 0.0009765625, so that nothing is rounded. */
static void put_points(struct buffer *out, dim d)
{
    enum { UNIT = 9765625 }; /* of 10^-10 */
    int64_t size = d < 0 ? -(int64_t)d : d, whole = size / DIM_PT, rest = size % DIM_PT * UNIT;
    unsigned digits = 10;

    buffer_print(out, "%s%lld", d < 0 ? "-" : "", (long long)whole);
    if (!rest)
        return;
    for (; rest % 10 == 0; digits--)
        rest /= 10;
    buffer_print(out, ".%0*lld", (int)digits, (long long)rest);
}

static void put_point(struct buffer *out, const char *before, const struct point *p)
{
    buffer_put_text(out, before);
    put_points(out, p->x);
    buffer_put_byte(out, ' ');
    put_points(out, p->y);
}

static void put_colour(struct buffer *out, const char *name, const struct colour *colour)
{
    if (colour)
        buffer_print(out, " %s=\"#%02x%02x%02x\"", name, colour->red, colour->green, colour->blue);
    else
        buffer_print(out, " %s=\"none\"", name);
}

static void put_path(struct buffer *out, const struct drawn_item *item)
{
    static const char *const letters[] = {"M", "L", "C"};
    const struct point *p = item->points;

    buffer_put_text(out, "<path");
    if (item->part)
        buffer_print(out, " data-part=\"%u\"", item->part);
    buffer_put_text(out, " d=\"");
    for (uint32_t i = 0; i < item->step_count; i++) {
        if (item->steps[i] > PATH_CURVE) {
            buffer_put_byte(out, 'Z');
            continue;
        }
        put_point(out, letters[item->steps[i]], p++);
        for (int k = 0; item->steps[i] == PATH_CURVE && k < 2; k++)
            put_point(out, " ", p++);
    }
    buffer_put_byte(out, '"');
    put_colour(out, "fill", item->filled ? &item->fill : NULL);
    if (item->stroked) {
        put_colour(out, "stroke", &item->stroke);
        buffer_put_text(out, " stroke-width=\"");
        put_points(out, item->stroke_width);
        buffer_put_byte(out, '"');
    }
    buffer_put_text(out, "/>\n");
}

static void put_text(struct buffer *out, const struct drawn_item *item, const struct doc_face *face)
{
    static const char *const anchors[] = {"start", "middle", "end"};

    buffer_put_text(out, "<text x=\"");
    put_points(out, item->x);
    buffer_put_text(out, "\" y=\"");
    put_points(out, item->y);
    buffer_put_text(out, "\" font-size=\"");
    put_points(out, item->size);
    buffer_put_text(out, "\" font-family=\"");
    put_escaped(out, face->family);
    buffer_print(out, ", sans-serif\" font-weight=\"%u\" text-anchor=\"%s\"", (unsigned)face->weight,
                 anchors[item->anchor + 1]);
    put_colour(out, "fill", &item->fill);
    buffer_put_byte(out, '>');
    put_escaped(out, item->text);
    buffer_put_text(out, "</text>\n");
}

static void put_drawing(struct buffer *out, const struct document *document, const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->item_count; i++) {
        const struct drawn_item *item = &drawing->items[i];

        if (item->kind == DRAWN_PATH)
            put_path(out, item);
        else if (item->text.len)
            put_text(out, item, &document->faces[item->face]);
    }
}

void render_chart_svg(const struct pages *pages, struct faces *faces, const struct doc_node *chart,
                      struct buffer *out)
{
    const struct document *document = pages->document;
    const struct doc_master *master = &document->other;
    struct arena arena = ARENA_INIT;
    struct drawing drawing = figure_draw(
        &arena, faces, chart->drawing, master->width - master->inner - master->outer - master->margin_column);

    buffer_put_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"");
    put_escaped(out, document->language);
    buffer_put_text(out, "\" viewBox=\"0 0 ");
    put_points(out, drawing.width);
    buffer_put_byte(out, ' ');
    put_points(out, drawing.height);
    buffer_put_text(out, "\">\n<desc>");
    put_escaped(out, chart->alt);
    buffer_put_text(out, "</desc>\n");
    put_drawing(out, document, &drawing);
    buffer_put_text(out, "</svg>\n");
    arena_release(&arena);
}
