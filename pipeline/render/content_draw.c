/* Draws rectangles, paths and pictures into a content stream. Positions become 1/100 pt from the page's
 * bottom here. */
#include "render/content_draw.h"

#include "render/syntax.h"
#include "render/turn.h"

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

static void set_whole(struct content *c, int32_t *in_force, int32_t wanted, const char *operator)
{
    if (*in_force != wanted)
        buffer_print(&c->out, "%d %s\n", wanted, operator);
    *in_force = wanted;
}

static void set_line_form(struct content *c, const struct line_form *form)
{
    int32_t limit = form->mitre_limit ? form->mitre_limit : MITRE_LIMIT;

    set_whole(c, &c->cap, form->cap, "J");
    set_whole(c, &c->join, form->join, "j");
    if (form->join != JOIN_MITRE || c->mitre_limit == limit)
        return;
    syntax_put_hundredths(&c->out, limit);
    buffer_put(&c->out, S(" M\n"));
    c->mitre_limit = limit;
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

static void put_box(struct content *c, const struct cut *box, const char *operators)
{
    int32_t left = syntax_hundredths(box->x), bottom = up(c, box->y + box->height);

    put_number(c, left);
    put_number(c, bottom);
    put_number(c, syntax_hundredths(box->x + box->width) - left);
    put_number(c, up(c, box->y) - bottom);
    buffer_put_text(&c->out, operators);
}

static void draw_rectangle(struct content *c, const struct page_item *item)
{
    content_set_fill(c, item->fill);
    put_box(c, &(struct cut){item->x, item->y, item->width, item->height}, "re f\n");
}

/* What paints a path, by filled, stroked and the rule of even and odd. */
static const char *painting(const struct path_item *path)
{
    if (!path->filled)
        return "S\n";
    if (path->even_odd)
        return path->stroked ? "B*\n" : "f*\n";
    return path->stroked ? "B\n" : "f\n";
}

static void put_path(struct content *c, const struct path_item *path)
{
    static const struct {
        unsigned points;
        const char *operator;
    } steps[] = {[PATH_MOVE] = {1, "m\n"},
                 [PATH_LINE] = {1, "l\n"},
                 [PATH_CURVE] = {3, "c\n"},
                 [PATH_CLOSE] = {0, "h\n"}};
    const struct point *point = path->points;

    for (uint32_t i = 0; i < path->step_count; i++) {
        for (unsigned k = 0; k < steps[path->steps[i]].points; k++, point++) {
            put_number(c, syntax_hundredths(point->x));
            put_number(c, up(c, point->y));
        }
        buffer_put_text(&c->out, steps[path->steps[i]].operator);
    }
    buffer_put_text(&c->out, painting(path));
}

/* Colours and lines are set before a cut begins, so that they are in force after it too. */
static void draw_path(struct content *c, const struct path_item *path)
{
    if (!path->filled && !path->stroked)
        return;
    if (path->filled)
        content_set_fill(c, path->fill);
    if (path->stroked)
        set_stroke(c, path->stroke, path->stroke_width);
    if (path->stroked)
        set_line_form(c, &path->form);
    if (path->cut) {
        buffer_put(&c->out, S("q "));
        put_box(c, path->cut, "re W n\n");
    }
    put_path(c, path);
    if (path->cut)
        buffer_put(&c->out, S("Q\n"));
}

static void draw_picture(struct content *c, const struct page_item *item)
{
    int32_t left = syntax_hundredths(item->x), bottom = up(c, item->y + item->height);
    int32_t width = syntax_hundredths(item->x + item->width) - left, height = up(c, item->y) - bottom;
    struct turn t = turn_of(item->picture.source->turn);

    buffer_put(&c->out, S("q "));
    if (item->picture.cut)
        put_box(c, item->picture.cut, "re W n\n");
    put_number(c, t.a * width);
    put_number(c, t.b * height);
    put_number(c, t.c * width);
    put_number(c, t.d * height);
    put_number(c, left + t.e * width);
    put_number(c, bottom + t.f * height);
    buffer_print(&c->out, "cm/I%u Do Q\n", c->picture_number(c->pictures, item->picture.source));
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

static int32_t between(int32_t low, int32_t n, int32_t high)
{
    return n < low ? low : n > high ? high : n;
}

static void cut_box(struct figure_box *box, const struct content *c, const struct cut *cut)
{
    int32_t left = syntax_hundredths(cut->x), right = syntax_hundredths(cut->x + cut->width);
    int32_t bottom = up(c, cut->y + cut->height), top = up(c, cut->y);

    box->left = between(left, box->left, right);
    box->right = between(left, box->right, right);
    box->bottom = between(bottom, box->bottom, top);
    box->top = between(bottom, box->top, top);
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
    if (path->cut)
        cut_box(box, c, path->cut);
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
    if (item->kind == ITEM_PICTURE && item->picture.cut)
        cut_box(&box, c, item->picture.cut);
    structure_extend_figure(c->structure, item->element, &box);
}
