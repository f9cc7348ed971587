/* diag/source: offsets to lines and columns, lines without their ends, parts of spans. */
#include "diag/source.h"
#include "expect.h"

static void expect_place(const struct source *source, uint32_t offset, uint32_t line, uint32_t column)
{
    struct place place = source_place(source, offset);

    EXPECT_NUMBER(place.line, line);
    EXPECT_NUMBER(place.column, column);
}

static void test_places(void)
{
    struct arena arena = ARENA_INIT;
    struct sources sources;
    const struct source *source;

    sources_init(&sources, &arena);
    source = sources_at(&sources, sources_add(&sources, S("in/a.yaml"), S("a.yaml"), S("£5: a\r\n\nŵŷ\n")));
    expect_place(source, 0, 1, 1);
    expect_place(source, 2, 1, 2); /* £ is two bytes and one column */
    expect_place(source, 8, 2, 1);
    expect_place(source, 11, 3, 2);
    expect_place(source, 14, 4, 1);
    EXPECT_TEXT(source_line(source, 1), "£5: a");
    EXPECT_TEXT(source_line(source, 2), "");
    EXPECT_TEXT(source_line(source, 3), "ŵŷ");
    EXPECT_TEXT(source_line(source, 4), "");
    EXPECT_TEXT(source_line(source, 5), "");
    EXPECT_TEXT(source_line(source, 0), "");
    arena_release(&arena);
}

static void test_spans(void)
{
    struct arena arena = ARENA_INIT;
    struct sources sources;
    struct span span, part;

    sources_init(&sources, &arena);
    span = (struct span){sources_add(&sources, S("in/b.csv"), S("b.csv"), S("one\ntwo three\n")), 4, 9};
    EXPECT_TEXT(span_text(&sources, span), "two three");
    part = span_part(span, 4, 99);
    EXPECT_TEXT(span_text(&sources, part), "three");
    EXPECT_TEXT(span_text(&sources, span_part(span, 99, 1)), "");
    EXPECT_TEXT(span_text(&sources, span_join(span_part(span, 0, 1), part)), "two three");
    EXPECT_TEXT(span_describe(&arena, &sources, span, true), "in/b.csv:2");
    EXPECT_TEXT(span_describe(&arena, &sources, span, false), "b.csv:2");
    EXPECT_TEXT(span_text(&sources, NO_SPAN), "");
    arena_release(&arena);
}

int main(void)
{
    test_places();
    test_spans();
    return expect_report();
}
