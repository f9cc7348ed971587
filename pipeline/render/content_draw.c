/* Draws rectangles, paths and pictures into a content stream. Positions become 1/100 pt from the page's
 * bottom here. */
#include "render/content_draw.h"

#include "render/syntax.h"

static int32_t packed(struct colour c)
{
    return c.red << 16 | c.green << 8 | c.blue;
}

static void put_component(struct buffer *out, unsigned byte)
{
    syntax_put_thousandths(out, (byte * 1000 + 127) / 255);
    buffer_put_byte(out, ' ');
}

/* Greys have a shorter operator, which the sRGB output intent allows (ISO 19005-2, 6.2.4.3). */
static void put_colour(struct buffer *out, struct colour c, const char *grey, const char *rgb)
{
    put_component(out, c.red);
    if (c.red != c.green || c.green != c.blue) {
        put_component(out, c.green);
        put_component(out, c.blue);
        grey = rgb;
    }
    buffer_put_text(out, grey);
}

void content_set_fill(struct content *c, struct colour colour)
{
    if (c->fill == packed(colour))
        return;
    put_colour(&c->out, colour, "g\n", "rg\n");
    c->fill = packed(colour);
}

static void set_stroke(struct content *c, struct colour colour, dim width)
{
    int32_t hundredths = syntax_hundredths(width);

    if (c->stroke != packed(colour))
        put_colour(&c->out, colour, "G\n", "RG\n");
    c->stroke = packed(colour);
    if (c->stroke_width == hundredths)
        return;
    syntax_put_hundredths(&c->out, hundredths);
    buffer_put(&c->out, S(" w\n"));
    c->stroke_width = hundredths;
}

static void put_number(struct content *c, int32_t hundredths)
{
    syntax_put_hundredths(&c->out, hundredths);
    buffer_put_byte(&c->out, ' ');
}

static int32_t up(const struct content *c, dim y)
{
    return c->page_top - syntax_hundredths(y);
}

static void draw_rectangle(struct content *c, const struct page_item *item)
{
    int32_t left = syntax_hundredths(item->x), bottom = up(c, item->y + item->height);

    content_set_fill(c, item->fill);
    put_number(c, left);
    put_number(c, bottom);
    put_number(c, syntax_hundredths(item->x + item->width) - left);
    put_number(c, up(c, item->y) - bottom);
    buffer_put(&c->out, S("re f\n"));
}

static void draw_path(struct content *c, const struct path_item *path)
{
    static const struct {
        unsigned points;
        const char *operator;
    } steps[] = {[PATH_MOVE] = {1, "m\n"},
                 [PATH_LINE] = {1, "l\n"},
                 [PATH_CURVE] = {3, "c\n"},
                 [PATH_CLOSE] = {0, "h\n"}};
    const struct point *point = path->points;

    if (!path->filled && !path->stroked)
        return;
    if (path->filled)
        content_set_fill(c, path->fill);
    if (path->stroked)
        set_stroke(c, path->stroke, path->stroke_width);
    for (uint32_t i = 0; i < path->step_count; i++) {
        for (unsigned k = 0; k < steps[path->steps[i]].points; k++, point++) {
            put_number(c, syntax_hundredths(point->x));
            put_number(c, up(c, point->y));
        }
        buffer_put_text(&c->out, steps[path->steps[i]].operator);
    }
    buffer_put_text(&c->out, !path->stroked ? "f\n" : path->filled ? "B\n" : "S\n");
}

static void draw_picture(struct content *c, const struct page_item *item)
{
    int32_t left = syntax_hundredths(item->x), bottom = up(c, item->y + item->height);

    buffer_put(&c->out, S("q "));
    put_number(c, syntax_hundredths(item->x + item->width) - left);
    buffer_put(&c->out, S("0 0 "));
    put_number(c, up(c, item->y) - bottom);
    put_number(c, left);
    put_number(c, bottom);
    buffer_print(&c->out, "cm/I%u Do Q\n", c->picture_number(c->pictures, item->picture));
}

void content_draw(struct content *c, const struct page_item *item)
{
    if (item->kind == ITEM_RECTANGLE)
        draw_rectangle(c, item);
    else if (item->kind == ITEM_PATH)
        draw_path(c, item->path);
    else if (item->kind == ITEM_PICTURE)
        draw_picture(c, item);
}

static void note_path(struct figure_box *box, const struct content *c, const struct path_item *path)
{
    *box = (struct figure_box){.left = INT32_MAX, .bottom = INT32_MAX, .right = INT32_MIN, .top = INT32_MIN};
    for (uint32_t i = 0; i < path->point_count; i++) {
        int32_t x = syntax_hundredths(path->points[i].x), y = up(c, path->points[i].y);

        box->left = x < box->left ? x : box->left;
        box->right = x > box->right ? x : box->right;
        box->bottom = y < box->bottom ? y : box->bottom;
        box->top = y > box->top ? y : box->top;
    }
}

void content_note_figure(struct content *c, const struct page_item *item)
{
    struct figure_box box = {.left = syntax_hundredths(item->x),
                             .right = syntax_hundredths(item->x + item->width)};

    if (item->kind == ITEM_PATH) {
        if (!item->path->point_count)
            return;
        note_path(&box, c, item->path);
    } else if (item->kind == ITEM_TEXT) { /* its height is not known here: about what its size says */
        box.top = up(c, item->y - item->text.size);
        box.bottom = up(c, item->y + item->text.size / 4);
    } else {
        box.top = up(c, item->y);
        box.bottom = up(c, item->y + item->height);
    }
    structure_extend_figure(c->structure, item->element, &box);
}
