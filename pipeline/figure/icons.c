/* Icons: line drawings on a square of 24 by 24 units, stroked in one ink. Each is written as moves (M), lines
 * (L), curves (C), circles (O centre radius) and closings (Z), in units with an optional half (".5"). */
#include "figure/canvas.h"

#include "base/bug.h"
#include "base/utf8.h"

enum { UNITS = 24, STROKE_TENTHS = 17 }; /* of the square; of a unit */

static const struct icon {
    const char *name, *path;
} icons[] = {
    {"tick", "M4 13 L9.5 18.5 L20 6"},
    {"arrow", "M4 12 L19 12 M13 6 L19 12 L13 18"},
    {"phone", "M7 3 L10 8 L8 10.5 C9.5 13.5 11 15 13.5 16 L16 14 L21 17 L20 20.5 C11.5 21 4 13.5 3.5 4 Z"},
    {"car", "M3 16 L3 12 L6 11 L8 6.5 L16 6.5 L18.5 11 L21 12 L21 16 Z M6 11 L18.5 11 O7 16.5 2 O17 16.5 2"},
    {"person", "O12 7 3.5 M4.5 20.5 C4.5 15 7.5 13 12 13 C16.5 13 19.5 15 19.5 20.5 Z"},
    {"people", "O8.5 8 3 M2.5 19.5 C2.5 15 5 13.5 8.5 13.5 C12 13.5 14.5 15 14.5 19.5 Z "
               "M15 5.5 C19 5 19.5 10.5 15.5 11 M17 13.5 C20 14 21.5 16 21.5 19.5 L17.5 19.5"},
    {"house", "M3 11.5 L12 4 L21 11.5 M5.5 10 L5.5 20 L18.5 20 L18.5 10 M10 20 L10 14 L14 14 L14 20"},
    {"shield", "M12 3 L20 6 L20 11.5 C20 16.5 16.5 19.5 12 21.5 C7.5 19.5 4 16.5 4 11.5 L4 6 Z"},
    {"speech", "M3.5 5 L20.5 5 L20.5 16 L12 16 L7 20.5 L7 16 L3.5 16 Z"},
    {"pound",
     "M17.5 8 C17 3.5 9.5 3 9.5 8.5 C9.5 12 11 14.5 9.5 17.5 C9 18.5 8 19.5 7 20 L18 20 M7 13 L14.5 13"},
    {"chart", "M4 4 L4 20 L20.5 20 M8 17 L8 12 M12.5 17 L12.5 8 M17 17 L17 5.5"},
    {"clock", "O12 12 9 M12 6.5 L12 12 L16 14.5"},
    {"heart", "M12 20.5 C4 15 2.5 11 3.5 8 C5 4 10 4 12 8 C14 4 19 4 20.5 8 C21.5 11 20 15 12 20.5 Z"},
    {"star", "M12 3 L14.5 9 L21 9.5 L16 14 L17.5 20.5 L12 17 L6.5 20.5 L8 14 L3 9.5 L9.5 9 Z"},
    {"road", "M8.5 4 L4 20.5 M15.5 4 L20 20.5 M12 4 L12 7 M12 10 L12 13.5 M12 16.5 L12 20.5"},
    {"laptop", "M5 5 L19 5 L19 15.5 L5 15.5 Z M2.5 19 L21.5 19"},
    {"shop", "M4 10.5 L4 20 L20 20 L20 10.5 M3 10.5 L5 4.5 L19 4.5 L21 10.5 Z M9 20 L9 14.5 L15 14.5 L15 20"},
    {"leaf", "M5 19.5 C3.5 9 9 4.5 20 4.5 C20 15 15.5 20.5 5 19.5 Z M4 21 C8 15.5 11 12.5 15 10"},
    {"scales", "M12 4 L12 20 M7.5 20 L16.5 20 M5 7 L19 7 M5 7 L2.5 13.5 C3 16 7 16 7.5 13.5 Z "
               "M19 7 L16.5 13.5 C17 16 21 16 21.5 13.5 Z"},
    {"calendar", "M4 6 L20 6 L20 20 L4 20 Z M4 10.5 L20 10.5 M8.5 3.5 L8.5 7.5 M15.5 3.5 L15.5 7.5"},
};

enum { COUNT = sizeof icons / sizeof *icons };

struct slice figure_icon(size_t number)
{
    return number < COUNT ? slice_of(icons[number].name) : S("");
}

struct pen {
    struct canvas *canvas;
    struct outline path;
    const char *at;
};

/* A number of units, with an optional half, at the size of the canvas. */
static dim coordinate(struct pen *pen)
{
    long_dim halves = 0;

    while (*pen->at == ' ')
        pen->at++;
    for (; *pen->at >= '0' && *pen->at <= '9'; pen->at++)
        halves = halves * 10 + (*pen->at - '0');
    halves *= 2;
    if (pen->at[0] == '.') {
        halves += 1;
        pen->at += 2;
    }
    return (dim)(pen->canvas->width * halves / (2 * UNITS));
}

static void draw_step(struct pen *pen, char step)
{
    enum { MOST = 6 };
    static const struct {
        char step;
        unsigned numbers;
    } steps[] = {{'M', 2}, {'L', 2}, {'C', 6}, {'O', 3}};
    dim n[MOST] = {0};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (unsigned k = 0; steps[i].step == step && k < steps[i].numbers; k++)
            n[k] = coordinate(pen);
    if (step == 'M')
        outline_move(pen->canvas, &pen->path, n[0], n[1]);
    else if (step == 'L')
        outline_line(pen->canvas, &pen->path, n[0], n[1]);
    else if (step == 'C')
        outline_curve(pen->canvas, &pen->path, n);
    else if (step == 'O')
        outline_ellipse(pen->canvas, &pen->path, (struct ellipse){n[0], n[1], n[2], n[2]});
    else
        outline_close(pen->canvas, &pen->path);
}

static const struct icon *icon_named(struct slice name)
{
    for (size_t i = 0; i < COUNT; i++)
        if (utf8_equal_folded(name, slice_of(icons[i].name)))
            return &icons[i];
    return NULL;
}

void draw_icon(struct canvas *canvas)
{
    const struct icon *icon = icon_named(canvas->spec->subject);
    struct pen pen = {.canvas = canvas};

    BUG_IF(!icon);
    for (pen.at = icon->path; *pen.at;) {
        char step = *pen.at++;

        if (step != ' ')
            draw_step(&pen, step);
    }
    canvas_stroke(canvas, &pen.path, canvas->spec->ink, canvas->width * STROKE_TENTHS / (10 * UNITS));
    canvas->height = canvas->width;
}
