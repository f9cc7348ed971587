/* The one door of the service: picks the drawer for the kind of chart. */
#include "figure/canvas.h"

static void draw_remark(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct wrapped lines = canvas_wrap(canvas, spec->remark, spec->face, canvas->width);

    canvas->height += spec->size / 2;
    for (size_t i = 0; i < lines.count; i++, canvas->height += canvas_leading(canvas))
        canvas_text(canvas, (struct label){lines.lines[i], spec->face, 0, canvas->height + spec->size, -1});
}

void draw_plain_disc(struct canvas *canvas)
{
    dim radius = canvas->width / 2;
    struct outline disc = {0};

    canvas->height = canvas->width;
    outline_ellipse(canvas, &disc, (struct ellipse){radius, radius, radius, radius});
    canvas_fill(canvas, &disc, canvas->spec->ink);
}

struct drawing figure_draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec,
                           dim width)
{
    struct canvas canvas = {.arena = arena, .faces = faces, .spec = spec, .width = width};

    static void (*const drawers[])(struct canvas *) = {
        [DRAWING_BAR] = draw_bars,    [DRAWING_COLUMN] = draw_columns,  [DRAWING_PIE] = draw_pie,
        [DRAWING_LINE] = draw_line,   [DRAWING_DOT] = draw_dots,        [DRAWING_CYCLE] = draw_cycle,
        [DRAWING_SPARK] = draw_spark, [DRAWING_DISC] = draw_plain_disc, [DRAWING_ICON] = draw_icon,
        [DRAWING_QR] = draw_qr,       [DRAWING_HILLS] = draw_hills,     [DRAWING_ARCS] = draw_arcs,
        [DRAWING_BANDS] = draw_bands, [DRAWING_SVG] = draw_svg,
    };

    if (spec->width && spec->width < width)
        canvas.width = spec->width;
    if (spec->panel_count > 1)
        draw_panels(&canvas, drawers[spec->kind]);
    else
        drawers[spec->kind](&canvas);
    if (spec->remark.len)
        draw_remark(&canvas);
    return (struct drawing){canvas.width, canvas.height, canvas.items.items, canvas.items.count};
}

/* The n-th of several lists, one behind the other. */
static bool taken(size_t *number, size_t count)
{
    if (*number < count)
        return true;
    *number -= count;
    return false;
}

static struct slice words_at(const struct drawing_spec *spec, size_t number, bool *is_last)
{
    size_t panels = spec->panel_count ? spec->panel_count : 1;
    size_t bars = spec->part_count / (spec->series_count ? spec->series_count : 1);

    if (taken(&number, spec->part_count))
        return spec->parts[number].label;
    if (taken(&number, spec->part_count))
        return spec->parts[number].printed;
    if (taken(&number, spec->totals ? bars : 0))
        return spec->totals[number].printed;
    if (taken(&number, spec->series_count))
        return spec->series[number];
    if (taken(&number, spec->panel_count))
        return spec->panels[number];
    if (taken(&number, spec->axis.tick_count))
        return spec->axis.ticks[number].label;
    if (taken(&number, spec->places ? bars / panels : 0))
        return spec->places[number].mark;
    if (taken(&number, 3))
        return number == 2 ? spec->remark : number ? spec->whole_label : spec->axis.title;
    *is_last = true;
    return S("");
}

struct slice figure_words(const struct drawing_spec *spec, size_t number)
{
    bool is_last = false;
    struct slice words = words_at(spec, number, &is_last);

    if (is_last)
        return (struct slice){NULL, 0};
    return words.ptr ? words : S("");
}

size_t figure_looks(const struct drawing_spec *spec)
{
    if (spec->kind == DRAWING_PIE)
        return spec->part_count;
    if (spec->signs)
        return 2;
    return spec->series_count ? spec->series_count : 1;
}

bool figure_is_chart(const struct drawing_spec *spec)
{
    return spec->kind <= DRAWING_DOT;
}
