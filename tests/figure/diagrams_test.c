/* Icons, QR codes, cycles and art: all of them draw, inside their box. */
#include "expect.h"
#include "figure/canvas.h"

static struct drawing draw(struct arena *arena, struct faces *faces, const struct drawing_spec *spec)
{
    return figure_draw(arena, faces, spec, 300 * DIM_PT);
}

static bool is_inside(const struct drawing *d)
{
    for (size_t i = 0; i < d->item_count; i++)
        for (uint32_t k = 0; d->items[i].kind == DRAWN_PATH && k < d->items[i].point_count; k++) {
            struct point p = d->items[i].points[k];

            if (p.x < 0 || p.y < 0 || p.x > d->width || p.y > d->height)
                return false;
        }
    return d->item_count > 0;
}

static void every_icon_draws(struct arena *arena)
{
    size_t count = 0;

    for (; figure_icon(count).len; count++) {
        struct drawing_spec spec = {
            .kind = DRAWING_ICON, .subject = figure_icon(count), .width = 24 * DIM_PT};
        struct drawing d = draw(arena, NULL, &spec);

        EXPECT_NUMBER(d.width, 24 * DIM_PT);
        EXPECT_NUMBER(d.height, 24 * DIM_PT);
        EXPECT_NUMBER(d.item_count, 1);
        EXPECT(is_inside(&d));
    }
    EXPECT(count >= 20);
}

/* Version 1 has 21 modules, and 4 of quiet zone on each side: 29 modules of 10 pt. The finder's corner is the
 * first dark module. */
static void codes_have_a_quiet_zone(struct arena *arena)
{
    struct drawing_spec spec = {.kind = DRAWING_QR, .subject = S("precept"), .width = 290 * DIM_PT};
    struct drawing d = draw(arena, NULL, &spec);

    EXPECT_NUMBER(d.item_count, 2);
    EXPECT_NUMBER(d.items[1].points[0].x, 40 * DIM_PT);
    EXPECT_NUMBER(d.items[1].points[0].y, 40 * DIM_PT);
    EXPECT_NUMBER(d.items[1].points[1].x, 110 * DIM_PT); /* seven modules wide */
    EXPECT(is_inside(&d));
    EXPECT(figure_qr_fits(S("https://www.example.org/")));
    EXPECT(!figure_qr_fits(S("")));
}

static void cycles_draw_each_step(struct arena *arena)
{
    struct diagnostics diagnostics;
    struct sources sources;
    struct face_file file = {
        .path = S("fonts/files/NotoSans-Regular.ttf"), .family = S("Noto Sans"), .weight = 400};
    struct faces *faces;

    sources_init(&sources, arena);
    diagnostics_init(&diagnostics, arena, &sources);
    faces = faces_open(&file, 1, &diagnostics);
    for (size_t count = 1; count <= 9; count++) {
        struct drawing_part parts[9];
        struct drawing_spec spec = {
            .kind = DRAWING_CYCLE, .parts = parts, .part_count = count, .size = 10 * DIM_PT};
        struct drawing d;
        size_t words = 0;

        for (size_t i = 0; i < count; i++)
            parts[i] = (struct drawing_part){.label = S("A step of several words that wraps")};
        d = draw(arena, faces, &spec);
        EXPECT(is_inside(&d));
        for (size_t i = 0; i < d.item_count; i++)
            words += d.items[i].kind == DRAWN_TEXT;
        EXPECT(words >= 2 * count); /* a number and one line or more each */
    }
    faces_close(faces);
}

/* Two amounts, a gap, two more: one path of two pieces, and a dot on the last. */
static void small_lines_break_at_gaps(struct arena *arena)
{
    const int32_t course[] = {0, COURSE_TOP, COURSE_GAP, COURSE_TOP / 2, COURSE_TOP / 4};
    struct drawing_spec spec = {.kind = DRAWING_SPARK,
                                .size = 10 * DIM_PT,
                                .width = 80 * DIM_PT,
                                .course = course,
                                .course_count = 5};
    struct drawing d = draw(arena, NULL, &spec);
    const struct point *p = d.items[0].points;

    EXPECT_NUMBER(d.width, 80 * DIM_PT);
    EXPECT_NUMBER(d.height, 10 * DIM_PT);
    EXPECT_NUMBER(d.item_count, 2);
    EXPECT_NUMBER(d.items[0].point_count, 4);
    EXPECT_NUMBER(d.items[0].steps[2], STEP_MOVE);
    EXPECT_NUMBER(p[2].x - p[0].x, 3 * (p[1].x - p[0].x));
    EXPECT_NUMBER(p[0].y - p[2].y, (p[0].y - p[1].y) / 2);
    EXPECT(d.items[1].filled);
    EXPECT(is_inside(&d));
}

static void art_covers_the_page(struct arena *arena)
{
    struct series_look looks[3] = {0};

    for (int kind = DRAWING_HILLS; kind <= DRAWING_BANDS; kind++) {
        struct drawing_spec spec = {.kind = (enum drawing_kind)kind,
                                    .looks = looks,
                                    .look_count = 3,
                                    .width = 210 * DIM_PT,
                                    .height = 297 * DIM_PT};
        struct drawing d = draw(arena, NULL, &spec);

        EXPECT_NUMBER(d.item_count, 3);
        EXPECT_NUMBER(d.width, 210 * DIM_PT);
        EXPECT_NUMBER(d.height, 297 * DIM_PT);
        EXPECT(is_inside(&d));
    }
}

int main(void)
{
    struct arena arena = ARENA_INIT;

    every_icon_draws(&arena);
    codes_have_a_quiet_zone(&arena);
    cycles_draw_each_step(&arena);
    small_lines_break_at_gaps(&arena);
    art_covers_the_page(&arena);
    arena_release(&arena);
    return expect_report();
}
