/* Vertical columns: the value above each, the label below the base line. Where one has no room, all
 * that can be are brief ("Sep"); too many for that become bars. */
#include "figure/scale.h"

enum { MOST_WIDTH = 6 }; /* of a column, in sizes of its text */

struct column_frame {
    dim step, width; /* from column to column; of a column */
    dim top, base;   /* of the plot; y of nought */
    struct bar_scale scale;
    struct wrapped *labels;
    size_t label_lines;
};

/* false when a label or value is wider than its column's place. */
static bool fits(struct canvas *canvas, struct column_frame *f, bool briefly)
{
    const struct drawing_spec *spec = canvas->spec;

    f->label_lines = 0;
    for (size_t i = 0; i < spec->part_count; i++) {
        const struct drawing_part *part = &spec->parts[i];

        f->labels[i] = canvas_wrap(canvas, briefly && part->brief.len ? part->brief : part->label, spec->face,
                                   f->step - spec->size / 4);
        f->label_lines = f->labels[i].count > f->label_lines ? f->labels[i].count : f->label_lines;
        if (f->labels[i].width > f->step - spec->size / 4 || f->labels[i].count > 3)
            return false;
        if (canvas_text_width(canvas, part->printed, spec->strong_face) > f->step - spec->size / 4)
            return false;
    }
    return true;
}

static void draw_column(struct canvas *canvas, const struct column_frame *f, size_t i)
{
    const struct drawing_part *part = &canvas->spec->parts[i];
    dim centre = f->step * (dim)i + f->step / 2;
    dim length = part->known ? bar_scale_length(&f->scale, part->value) : 0;
    dim baseline = f->top + f->scale.length + canvas->spec->size * 3 / 2 +
                   (f->scale.has_negative ? canvas_leading(canvas) : 0);
    dim value_y = length < 0 ? f->base - length + canvas->spec->size * 11 / 10
                             : f->base - length - canvas->spec->size / 3;
    struct outline column = {0};

    if (length) {
        outline_rectangle(canvas, &column,
                          (dim[]){centre - f->width / 2, length < 0 ? f->base : f->base - length, f->width,
                                  length < 0 ? -length : length});
        canvas_fill(canvas, &column, canvas_look(canvas, 0));
    }
    canvas_text(canvas, (struct label){part->printed, canvas->spec->strong_face, centre, value_y, 0});
    for (size_t k = 0; k < f->labels[i].count; k++, baseline += canvas_leading(canvas))
        canvas_text(canvas, (struct label){f->labels[i].lines[k], canvas->spec->face, centre, baseline, 0});
}

void draw_columns(struct canvas *canvas)
{
    const struct drawing_spec *spec = canvas->spec;
    struct column_frame f = {.step = canvas->width / (dim)(spec->part_count ? spec->part_count : 1)};

    f.labels = ARENA_ARRAY(canvas->arena, struct wrapped, spec->part_count);
    if (!spec->part_count || (!fits(canvas, &f, false) && !fits(canvas, &f, true))) {
        draw_bars(canvas);
        return;
    }
    f.width = f.step * 3 / 5;
    if (f.width > MOST_WIDTH * spec->size) /* one or two columns are no blocks */
        f.width = MOST_WIDTH * spec->size;
    f.top = spec->size * 3 / 2;
    f.scale = bar_scale_for(canvas, canvas->width * 3 / 10);
    f.base = f.top + f.scale.length - f.scale.nought;
    for (size_t i = 0; i < spec->part_count; i++)
        draw_column(canvas, &f, i);
    canvas_line(canvas, (dim[]){0, f.base, canvas->width, f.base}, spec->ink, DIM_PT * 3 / 4);
    canvas->height = f.top + f.scale.length + spec->size + canvas_leading(canvas) * (dim)f.label_lines +
                     (f.scale.has_negative ? canvas_leading(canvas) : 0);
}
