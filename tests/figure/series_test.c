/* Charts of several series: bars in proportion over all of them, stacks that end at their sums, lines that
 * break where a value is not known, patterns that stay inside their bars, panels on one scale. */
#include "expect.h"
#include "figure/canvas.h"

#include <stdlib.h>

enum { MEASURE = 400 * DIM_PT };

static const char *const font_path = "fonts/files/NotoSans-Regular.ttf";

struct stage {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct faces *faces;
    struct drawing_spec spec;
};

static const struct series_look looks[] = {
    {{20, 40, 90}, PATTERN_PLAIN}, {{180, 80, 10}, PATTERN_DIAGONAL}, {{30, 110, 80}, PATTERN_DOTS}};
static const struct slice names[] = {S_INIT("Before"), S_INIT("After"), S_INIT("Later")};

static void set_up(struct stage *s)
{
    struct face_file file = {.path = slice_of(font_path), .family = S("Noto Sans"), .weight = 400};

    *s = (struct stage){.arena = ARENA_INIT};
    sources_init(&s->sources, &s->arena);
    diagnostics_init(&s->diagnostics, &s->arena, &s->sources);
    s->faces = faces_open(&file, 1, &s->diagnostics);
    s->spec = (struct drawing_spec){.size = 10 * DIM_PT, .paper = {255, 255, 255}, .looks = looks};
    s->spec.look_count = 3;
    s->spec.series = names;
    s->spec.panel_count = 1;
}

static struct drawing_part part(const char *label, int64_t value)
{
    return (struct drawing_part){.label = slice_of(label),
                                 .brief = S(""),
                                 .printed = S("x"),
                                 .value = ratio_of_whole(value),
                                 .known = value >= 0};
}

/* The path that measures the part; NULL = none. */
static const struct drawn_item *measuring(const struct drawing *d, uint32_t number)
{
    for (size_t i = 0; i < d->item_count; i++)
        if (d->items[i].part == number)
            return &d->items[i];
    return NULL;
}

static dim width_of(const struct drawn_item *bar)
{
    return bar->points[1].x - bar->points[0].x;
}

static void give_ticks(struct stage *s, int64_t step)
{
    struct drawing_tick *ticks = ARENA_ARRAY(&s->arena, struct drawing_tick, 3);

    for (int i = 0; i < 3; i++)
        ticks[i] = (struct drawing_tick){ratio_of_whole(i * step), S("0")};
    s->spec.axis = (struct drawing_axis){ratio_of_whole(0), ratio_of_whole(2 * step), ticks, 3, S("")};
}

static void groups_share_one_scale(struct stage *s)
{
    struct drawing_part parts[] = {part("A", 300), part("B", 150), part("A", 100), part("B", 75)};
    struct drawing_spec spec = s->spec;
    struct drawing d;

    spec.kind = DRAWING_BAR;
    spec.parts = parts;
    spec.part_count = 4;
    spec.series_count = 2;
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    EXPECT(labs((long)width_of(measuring(&d, 1)) - 3L * width_of(measuring(&d, 3))) <= 3);
    EXPECT(labs((long)width_of(measuring(&d, 2)) - 2L * width_of(measuring(&d, 4))) <= 2);
    EXPECT(measuring(&d, 1)->points[0].y < measuring(&d, 3)->points[0].y);
    EXPECT(measuring(&d, 3)->points[0].y < measuring(&d, 2)->points[0].y); /* A's two, then B's */
}

static void stacks_end_at_their_sums(struct stage *s)
{
    struct drawing_part parts[] = {part("A", 30), part("A", 20), part("A", 50)};
    struct drawing_spec spec;
    struct drawing d;
    long first, all;

    give_ticks(s, 50);
    spec = s->spec;
    spec.kind = DRAWING_BAR;
    spec.stacked = true;
    spec.parts = parts;
    spec.part_count = spec.series_count = 3;
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    first = width_of(measuring(&d, 1));
    all = measuring(&d, 3)->points[1].x - measuring(&d, 1)->points[0].x;
    EXPECT(labs(10 * first - 3 * all) <= 10);
    EXPECT(measuring(&d, 2)->points[0].x == measuring(&d, 1)->points[1].x);
}

/* Every line of a hatch begins and ends inside its bar. */
static void patterns_stay_inside(struct stage *s)
{
    struct drawing_part parts[] = {part("A", 300), part("A", 100), part("A", 200)};
    struct drawing_spec spec = s->spec;
    struct drawing d;
    size_t hatched = 0;

    spec.kind = DRAWING_BAR;
    spec.parts = parts;
    spec.part_count = spec.series_count = 3;
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    for (size_t i = 1; i < d.item_count; i++) {
        const struct drawn_item *bar = &d.items[i - 1], *hatch = &d.items[i];

        if (bar->part < 2 || hatch->kind != DRAWN_PATH || hatch->part)
            continue;
        hatched++;
        for (uint32_t k = 0; k < hatch->point_count; k++) {
            EXPECT(hatch->points[k].x >= bar->points[0].x - 1 && hatch->points[k].x <= bar->points[1].x + 1);
            EXPECT(hatch->points[k].y >= bar->points[0].y - 1 && hatch->points[k].y <= bar->points[2].y + 1);
        }
    }
    EXPECT(hatched == 2);
}

/* A line of one series at even steps. The places are filled in. */
static struct drawing_spec line_of(struct stage *s, const struct drawing_part *parts,
                                   struct drawing_place *places, int count)
{
    struct drawing_spec spec;

    for (int i = 0; i < count; i++)
        places[i] = (struct drawing_place){.at = ratio_of_whole(i), .mark = S("1")};
    give_ticks(s, 5);
    spec = s->spec;
    spec.kind = DRAWING_LINE;
    spec.parts = parts;
    spec.part_count = (size_t)count;
    spec.series_count = 1;
    spec.places = places;
    return spec;
}

static void lines_break_at_what_is_not_known(struct stage *s)
{
    struct drawing_part parts[] = {part("1", 5), part("2", 7), part("3", -1), part("4", 6), part("5", 8)};
    struct drawing_place places[5];
    struct drawing_spec spec = line_of(s, parts, places, 5);
    struct drawing d;
    size_t pieces = 0;

    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    for (size_t i = 0; i < d.item_count; i++)
        if (d.items[i].kind == DRAWN_PATH && d.items[i].stroke_width == DIM_PT * 2) {
            EXPECT(d.items[i].point_count == 2);
            pieces++;
        }
    EXPECT(pieces == 2);
    EXPECT(measuring(&d, 2) && !measuring(&d, 3) && measuring(&d, 4));
    places[4].at = ratio_of_whole(9); /* nothing is said of what lies between */
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    pieces = 0;
    for (size_t i = 0; i < d.item_count; i++)
        pieces += d.items[i].kind == DRAWN_PATH && d.items[i].stroke_width == DIM_PT * 2;
    EXPECT(pieces == 1);
}

/* How often a text stands in a drawing. */
static size_t texts(const struct drawing *d, const char *text)
{
    size_t count = 0;

    for (size_t i = 0; i < d->item_count; i++)
        count += d->items[i].kind == DRAWN_TEXT && slice_is(d->items[i].text, text);
    return count;
}

/* The amount at the end of a line is that of its last point, or none. */
static void lines_end_with_their_last_amount(struct stage *s)
{
    struct drawing_part parts[] = {part("1", 5), part("2", 7), part("3", 6)};
    struct drawing_place places[3];
    struct drawing_spec spec = line_of(s, parts, places, 3);
    struct drawing d;

    for (int i = 0; i < 3; i++)
        parts[i].printed = i == 1 ? S("seven") : S("six");
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    EXPECT(texts(&d, "six") == 1 && !texts(&d, "seven"));
    parts[2].known = false;
    parts[2].printed = S("unknown");
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    EXPECT(texts(&d, "unknown") == 1 && !texts(&d, "seven"));
}

/* Three financial years: letters where there is room, else half-years, else the years alone. */
static void many_months_stay_readable(struct stage *s)
{
    static const char *const months[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep",
                                         "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
    static const char *const years[] = {"2020/21", "2021/22", "2022/23"};
    static const uint8_t ranks[] = {4, 0, 0, 2, 0, 0, 3, 0, 0, 2, 0, 0};
    struct drawing_part parts[36];
    struct drawing_place places[36];
    struct drawing d;

    for (int i = 0; i < 36; i++) {
        parts[i] = part("month", i);
        places[i] = (struct drawing_place){.at = ratio_of_whole(i),
                                           .mark = slice_of(months[i % 12]),
                                           .letter = slice_sub(slice_of(months[i % 12]), 0, 1),
                                           .group = slice_of(years[i / 12]),
                                           .rank = ranks[i % 12]};
    }
    give_ticks(s, 50);
    s->spec.kind = DRAWING_LINE;
    s->spec.parts = parts;
    s->spec.part_count = 36;
    s->spec.series_count = 1;
    s->spec.places = places;
    d = figure_draw(&s->arena, s->faces, &s->spec, 460 * DIM_PT);
    EXPECT_NUMBER(texts(&d, "J"), 9);
    EXPECT_NUMBER(texts(&d, "Apr"), 0);
    EXPECT_NUMBER(texts(&d, "2021/22"), 1);
    d = figure_draw(&s->arena, s->faces, &s->spec, 250 * DIM_PT);
    EXPECT_NUMBER(texts(&d, "Apr"), 3);
    EXPECT_NUMBER(texts(&d, "Oct"), 3);
    EXPECT_NUMBER(texts(&d, "Jul") + texts(&d, "J"), 0);
    d = figure_draw(&s->arena, s->faces, &s->spec, 100 * DIM_PT);
    EXPECT_NUMBER(texts(&d, "Apr"), 0);
    EXPECT_NUMBER(texts(&d, "2020/21"), 1);
    s->spec.kind = DRAWING_COLUMN; /* not bars: the axis is that of a line */
    d = figure_draw(&s->arena, s->faces, &s->spec, MEASURE);
    EXPECT_NUMBER(texts(&d, "2021/22"), 1);
    EXPECT(measuring(&d, 36)->points[0].x > measuring(&d, 35)->points[0].x);
    s->spec.places = NULL;
}

static void panels_have_one_scale(struct stage *s)
{
    struct drawing_part parts[] = {part("A", 100), part("B", 50), part("A", 20), part("B", 10)};
    static const struct slice panels[] = {S_INIT("North"), S_INIT("South")};
    struct drawing_spec spec;
    struct drawing d;

    give_ticks(s, 50);
    spec = s->spec;
    spec.kind = DRAWING_BAR;
    spec.parts = parts;
    spec.part_count = 4;
    spec.series_count = 1;
    spec.panels = panels;
    spec.panel_count = 2;
    d = figure_draw(&s->arena, s->faces, &spec, MEASURE);
    EXPECT(labs((long)width_of(measuring(&d, 1)) - 5L * width_of(measuring(&d, 3))) <= 5);
    EXPECT(measuring(&d, 3)->points[0].x > MEASURE / 2);
    EXPECT(measuring(&d, 3)->points[0].y == measuring(&d, 1)->points[0].y);
}

int main(void)
{
    struct stage s;

    set_up(&s);
    groups_share_one_scale(&s);
    patterns_stay_inside(&s);
    stacks_end_at_their_sums(&s);
    lines_break_at_what_is_not_known(&s);
    lines_end_with_their_last_amount(&s);
    many_months_stay_readable(&s);
    panels_have_one_scale(&s);
    faces_close(s.faces);
    arena_release(&s.arena);
    return expect_report();
}
