/* Art that covers a page behind its words: large calm shapes in the colours that the brand lists, from the
 * back to the front. Says nothing, so it needs no alternative text. */
#include "figure/canvas.h"

static dim part(dim whole, int thousandths)
{
    return (dim)((long_dim)whole * thousandths / 1000);
}

/* Hills one before the other over the lower half. */
void draw_hills(struct canvas *canvas)
{
    /* thousandths of the height: left edge, crest, hollow, right edge */
    static const int lines[][4] = {
        {640, 500, 760, 560}, {740, 760, 560, 700}, {800, 690, 900, 780}, {930, 960, 800, 900}};
    dim w = canvas->spec->width, h = canvas->spec->height;
    size_t count = canvas->spec->look_count;

    canvas->height = h;
    for (size_t i = 0; i < count && i < sizeof lines / sizeof *lines; i++) {
        const int *line = lines[i];
        struct outline path = {0};

        outline_move(canvas, &path, 0, part(h, line[0]));
        outline_curve(
            canvas, &path,
            (dim[]){part(w, 330), part(h, line[1]), part(w, 620), part(h, line[2]), w, part(h, line[3])});
        outline_line(canvas, &path, w, h);
        outline_line(canvas, &path, 0, h);
        outline_close(canvas, &path);
        canvas_fill(canvas, &path, canvas_look(canvas, i));
    }
}

/* Quarter circles round the lower right corner, the largest first. */
void draw_arcs(struct canvas *canvas)
{
    dim w = canvas->spec->width, h = canvas->spec->height;
    int count = (int)canvas->spec->look_count;

    canvas->height = h;
    for (int i = 0; i < count; i++) {
        dim radius = part(w, 1000 - i * 820 / (count ? count : 1)),
            k = (dim)((long_dim)radius * 5523 / 10000);
        struct outline path = {0};

        outline_move(canvas, &path, w - radius, h);
        outline_curve(canvas, &path, (dim[]){w - radius, h - k, w - k, h - radius, w, h - radius});
        outline_line(canvas, &path, w, h);
        outline_close(canvas, &path);
        canvas_fill(canvas, &path, canvas_look(canvas, (size_t)i));
    }
}

/* Slanting bands from the left edge up to the right one. */
void draw_bands(struct canvas *canvas)
{
    dim w = canvas->spec->width, h = canvas->spec->height;
    int count = (int)canvas->spec->look_count;

    canvas->height = h;
    for (int i = 0; i < count; i++) {
        int left = 700 + i * 300 / count, right = left - 260;
        struct outline path = {0};

        outline_move(canvas, &path, 0, part(h, left));
        outline_line(canvas, &path, w, part(h, right));
        outline_line(canvas, &path, w, h);
        outline_line(canvas, &path, 0, h);
        outline_close(canvas, &path);
        canvas_fill(canvas, &path, canvas_look(canvas, (size_t)i));
    }
}
