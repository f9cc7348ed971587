/* Charts: a bar's length is in proportion to its value, slices end where their share says, values print as
 * given. */
#include "expect.h"
#include "figure/canvas.h"

#include <math.h>
#include <stdlib.h>

static const char *const font_path = "fonts/files/NotoSans-Regular.ttf";

struct stage {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct faces *faces;
    struct drawing_spec spec;
};

static void set_up(struct stage *s)
{
    struct face_file file = {.path = slice_of(font_path), .family = S("Noto Sans"), .weight = 400};

    *s = (struct stage){.arena = ARENA_INIT};
    sources_init(&s->sources, &s->arena);
    diagnostics_init(&s->diagnostics, &s->arena, &s->sources);
    s->faces = faces_open(&file, 1, &s->diagnostics);
    s->spec.size = 10 * DIM_PT;
    s->spec.ink = (struct colour){0, 0, 0};
    s->spec.paper = (struct colour){255, 255, 255};
}

static void tear_down(struct stage *s)
{
    faces_close(s->faces);
    arena_release(&s->arena);
}

static struct drawing_part part(const char *label, const char *printed, int64_t value)
{
    return (struct drawing_part){.label = slice_of(label),
                                 .printed = slice_of(printed),
                                 .value = ratio_of_whole(value),
                                 .known = true};
}

/* The n-th filled path of the drawing. */
static const struct drawn_item *filled(const struct drawing *d, size_t n)
{
    for (size_t i = 0; i < d->item_count; i++)
        if (d->items[i].kind == DRAWN_PATH && d->items[i].filled && n-- == 0)
            return &d->items[i];
    return NULL;
}

static dim bar_length(const struct drawn_item *bar)
{
    return bar->points[1].x - bar->points[0].x;
}

static void bars_are_in_proportion(struct stage *s)
{
    struct drawing_part parts[] = {part("Apples", "300", 300), part("Pears", "100", 100),
                                   part("None", "0", 0), part("Debts", "−50", -50)};
    struct drawing_spec spec = s->spec;
    struct drawing d;

    spec.kind = DRAWING_BAR;
    spec.parts = parts;
    spec.part_count = 4;
    d = figure_draw(&s->arena, s->faces, &spec, 400 * DIM_PT);
    EXPECT(filled(&d, 2) && !filled(&d, 3)); /* nought draws no ink */
    EXPECT(labs((long)bar_length(filled(&d, 0)) - 3L * bar_length(filled(&d, 1))) <= 3);
    EXPECT(labs((long)bar_length(filled(&d, 1)) - 2L * bar_length(filled(&d, 2))) <= 3);
    EXPECT(filled(&d, 2)->points[1].x == filled(&d, 0)->points[0].x); /* both stand on one base line */
}

/* However few they are; and a value below a column does not run into the label. */
static void columns_are_no_blocks(struct stage *s)
{
    struct drawing_part parts[] = {part("Youth club", "300", 300), part("Refuge", "−20", -20)};
    struct drawing_spec spec = s->spec;
    struct drawing d;

    spec.kind = DRAWING_COLUMN;
    spec.parts = parts;
    for (spec.part_count = 1; spec.part_count <= 2; spec.part_count++) {
        d = figure_draw(&s->arena, s->faces, &spec, 400 * DIM_PT);
        EXPECT(bar_length(filled(&d, 0)) <= 60 * DIM_PT);
    }
    for (size_t i = 0; i < d.item_count; i++) /* the lowest value stands above its label */
        for (size_t k = 0; k < d.item_count; k++)
            if (slice_is(d.items[i].text, "−20") && slice_is(d.items[k].text, "Refuge"))
                EXPECT(d.items[k].y - d.items[i].y >= spec.size);
}

static const struct drawn_item *text_of(const struct drawing *d, const char *text)
{
    for (size_t i = 0; i < d->item_count; i++)
        if (d->items[i].kind == DRAWN_TEXT && slice_is(d->items[i].text, text))
            return &d->items[i];
    return NULL;
}

static void months_are_brief_where_they_must(struct stage *s)
{
    struct drawing_spec spec = s->spec;
    struct drawing_part parts[12];
    struct drawing wide, narrow;

    for (size_t i = 0; i < 12; i++) {
        parts[i] = part("September", "7", 7);
        parts[i].brief = S("Sep");
    }
    spec.kind = DRAWING_COLUMN;
    spec.parts = parts;
    spec.part_count = 12;
    wide = figure_draw(&s->arena, s->faces, &spec, 800 * DIM_PT);
    narrow = figure_draw(&s->arena, s->faces, &spec, 400 * DIM_PT);
    EXPECT(text_of(&wide, "September") && !text_of(&wide, "Sep"));
    EXPECT(text_of(&narrow, "Sep") && !text_of(&narrow, "September"));
    EXPECT(filled(&narrow, 0)->points[1].x < 34 * DIM_PT); /* a column still, not a bar */
}

static void columns_too_many_for_their_labels_become_bars(struct stage *s)
{
    struct drawing_part parts[20];
    struct drawing_spec spec = s->spec;
    struct drawing d;

    for (size_t i = 0; i < 20; i++)
        parts[i] = part("Supplies and services", "£13,715,000", 10 + (int64_t)i);
    spec.kind = DRAWING_COLUMN;
    spec.parts = parts;
    spec.part_count = 20;
    d = figure_draw(&s->arena, s->faces, &spec, 400 * DIM_PT);
    EXPECT(filled(&d, 0)->points[0].x == filled(&d, 19)->points[0].x);
    EXPECT(d.height > 20 * 10 * DIM_PT);
}

static void slices_end_at_their_share(struct stage *s)
{
    struct drawing_part parts[] = {part("Grant", "60%", 137394), part("Tax", "40%", 91185)};
    struct drawing_spec spec = s->spec;
    struct drawing d;
    const struct drawn_item *slice;
    struct point centre, end;
    double turn;

    spec.kind = DRAWING_PIE;
    spec.parts = parts;
    spec.part_count = 2;
    spec.whole = ratio_of_whole(228579);
    d = figure_draw(&s->arena, s->faces, &spec, 400 * DIM_PT);
    slice = filled(&d, 0);
    centre = slice->points[0];
    end = slice->points[slice->point_count - 1];
    turn = atan2(end.x - centre.x, centre.y - end.y) / (2 * M_PI);
    EXPECT(fabs((turn < 0 ? turn + 1 : turn) - 137394.0 / 228579) < 1e-5);
}

static void values_print_as_given(struct stage *s)
{
    struct drawing_part parts[] = {part("Unknown", "not published", 0)};
    struct drawing_spec spec = s->spec;
    struct drawing d;
    bool found = false;

    parts[0].known = false;
    spec.kind = DRAWING_BAR;
    spec.parts = parts;
    spec.part_count = 1;
    d = figure_draw(&s->arena, s->faces, &spec, 300 * DIM_PT);
    for (size_t i = 0; i < d.item_count; i++)
        found |= d.items[i].kind == DRAWN_TEXT && slice_is(d.items[i].text, "not published");
    EXPECT(found && !filled(&d, 0));
}

int main(void)
{
    struct stage s;

    set_up(&s);
    bars_are_in_proportion(&s);
    columns_are_no_blocks(&s);
    months_are_brief_where_they_must(&s);
    columns_too_many_for_their_labels_become_bars(&s);
    slices_end_at_their_share(&s);
    values_print_as_given(&s);
    tear_down(&s);
    return expect_report();
}
