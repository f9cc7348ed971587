/* Collecting drawn items; text is measured word by word, so that every word comes from the cache. */
#include "figure/canvas.h"

dim canvas_leading(const struct canvas *canvas)
{
    return canvas->spec->size * 5 / 4;
}

dim canvas_text_width(struct canvas *canvas, struct slice text, uint8_t face)
{
    int32_t units = 0;

    for (size_t at = 0; at < text.len;) {
        bool space = text.ptr[at] == ' ';
        size_t end = at;

        while (end < text.len && (text.ptr[end] == ' ') == space)
            end++;
        units +=
            face_shape(canvas->faces, face, slice_sub(text, at, end - at), S("en"), SHAPE_TABULAR)->advance;
        at = end;
    }
    return face_scale(canvas->faces, face, units, canvas->spec->size);
}

struct wrapped canvas_wrap(struct canvas *canvas, struct slice text, uint8_t face, dim measure)
{
    VECTOR(struct slice) lines = {0};
    dim longest = 0;
    size_t start = 0;

    while (start < text.len) {
        size_t end = slice_find_byte(text, ' ', start);
        dim width = canvas_text_width(canvas, slice_sub(text, start, end - start), face);

        while (end < text.len) {
            size_t next = slice_find_byte(text, ' ', end + 1);
            dim longer = canvas_text_width(canvas, slice_sub(text, start, next - start), face);

            if (longer > measure)
                break;
            end = next;
            width = longer;
        }
        *VECTOR_PUSH(canvas->arena, &lines) = slice_sub(text, start, end - start);
        longest = width > longest ? width : longest;
        start = end + 1;
    }
    return (struct wrapped){lines.items, lines.count, longest};
}

void canvas_text(struct canvas *canvas, struct label label)
{
    struct drawn_item *item = VECTOR_PUSH(canvas->arena, &canvas->items);

    *item = (struct drawn_item){
        .kind = DRAWN_TEXT, .text = label.text, .face = label.face, .anchor = label.anchor};
    item->size = canvas->spec->size;
    item->fill = canvas->spec->ink;
    item->x = label.x;
    item->y = label.y;
}

struct drawn_item *canvas_path(struct canvas *canvas, const struct outline *path)
{
    struct drawn_item *item = VECTOR_PUSH(canvas->arena, &canvas->items);

    *item = (struct drawn_item){.kind = DRAWN_PATH, .steps = path->steps.items};
    item->points = path->points.items;
    item->step_count = (uint32_t)path->steps.count;
    item->point_count = (uint32_t)path->points.count;
    return item;
}

void canvas_fill(struct canvas *canvas, const struct outline *path, struct colour fill)
{
    struct drawn_item *item = canvas_path(canvas, path);

    item->filled = true;
    item->fill = fill;
}

void canvas_fill_edged(struct canvas *canvas, const struct outline *path, struct colour fill,
                       struct colour edge, dim thickness)
{
    struct drawn_item *item = canvas_path(canvas, path);

    item->filled = item->stroked = true;
    item->fill = fill;
    item->stroke = edge;
    item->stroke_width = thickness;
}

void canvas_stroke(struct canvas *canvas, const struct outline *path, struct colour colour, dim thickness)
{
    struct drawn_item *item = canvas_path(canvas, path);

    item->stroked = true;
    item->stroke = colour;
    item->stroke_width = thickness;
}

void canvas_line(struct canvas *canvas, const dim ends[4], struct colour colour, dim thickness)
{
    struct outline path = {0};

    outline_move(canvas, &path, ends[0], ends[1]);
    outline_line(canvas, &path, ends[2], ends[3]);
    canvas_stroke(canvas, &path, colour, thickness);
}

static void add_point(struct canvas *canvas, struct outline *path, dim x, dim y)
{
    *VECTOR_PUSH(canvas->arena, &path->points) = (struct point){x, y};
}

void outline_move(struct canvas *canvas, struct outline *path, dim x, dim y)
{
    *VECTOR_PUSH(canvas->arena, &path->steps) = STEP_MOVE;
    add_point(canvas, path, x, y);
}

void outline_line(struct canvas *canvas, struct outline *path, dim x, dim y)
{
    *VECTOR_PUSH(canvas->arena, &path->steps) = STEP_LINE;
    add_point(canvas, path, x, y);
}

void outline_curve(struct canvas *canvas, struct outline *path, const dim points[6])
{
    *VECTOR_PUSH(canvas->arena, &path->steps) = STEP_CURVE;
    for (int i = 0; i < 6; i += 2)
        add_point(canvas, path, points[i], points[i + 1]);
}

void outline_close(struct canvas *canvas, struct outline *path)
{
    *VECTOR_PUSH(canvas->arena, &path->steps) = STEP_CLOSE;
}

void outline_rectangle(struct canvas *canvas, struct outline *path, const dim box[4])
{
    outline_move(canvas, path, box[0], box[1]);
    outline_line(canvas, path, box[0] + box[2], box[1]);
    outline_line(canvas, path, box[0] + box[2], box[1] + box[3]);
    outline_line(canvas, path, box[0], box[1] + box[3]);
    outline_close(canvas, path);
}

/* Each quarter is one curve whose control points lie at 0.5523 of the radius: 4/3 (√2 − 1). */
void outline_ellipse(struct canvas *canvas, struct outline *path, struct ellipse e)
{
    dim kx = (dim)((long_dim)e.radius_x * 5523 / 10000), ky = (dim)((long_dim)e.radius_y * 5523 / 10000);
    dim left = e.x - e.radius_x, right = e.x + e.radius_x, top = e.y - e.radius_y, bottom = e.y + e.radius_y;

    outline_move(canvas, path, right, e.y);
    outline_curve(canvas, path, (dim[]){right, e.y + ky, e.x + kx, bottom, e.x, bottom});
    outline_curve(canvas, path, (dim[]){e.x - kx, bottom, left, e.y + ky, left, e.y});
    outline_curve(canvas, path, (dim[]){left, e.y - ky, e.x - kx, top, e.x, top});
    outline_curve(canvas, path, (dim[]){e.x + kx, top, right, e.y - ky, right, e.y});
    outline_close(canvas, path);
}

struct colour canvas_look(const struct canvas *canvas, size_t part)
{
    const struct drawing_spec *spec = canvas->spec;

    return spec->look_count ? spec->looks[part % spec->look_count].colour : spec->ink;
}

void canvas_measures(struct canvas *canvas, size_t part)
{
    canvas->items.items[canvas->items.count - 1].part = (uint32_t)(canvas->first_part + part + 1);
}

void canvas_plate(struct canvas *canvas, struct label label)
{
    dim width = canvas_text_width(canvas, label.text, label.face), size = canvas->spec->size;
    dim left = label.anchor < 0 ? label.x : label.anchor ? label.x - width : label.x - width / 2;
    struct outline plate = {0};

    outline_rectangle(canvas, &plate,
                      (dim[]){left - size / 5, label.y - size * 19 / 20, width + size * 2 / 5, size * 6 / 5});
    canvas_fill(canvas, &plate, canvas->spec->paper);
    canvas_text(canvas, label);
}

size_t canvas_series(const struct canvas *canvas)
{
    return canvas->spec->series_count ? canvas->spec->series_count : 1;
}

size_t canvas_categories(const struct canvas *canvas)
{
    size_t panels = canvas->spec->panel_count ? canvas->spec->panel_count : 1;

    return canvas->spec->part_count / canvas_series(canvas) / panels;
}

const struct drawing_spec *canvas_all(const struct canvas *canvas)
{
    return canvas->all ? canvas->all : canvas->spec;
}
