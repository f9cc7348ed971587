/* Text as it is typed: its spaces and lines stay, a line that is too wide goes on behind an arrow, and beside
 * something else it stands only where no line is too wide. */
#include "typeset/builder.h"

static struct doc_node *add_typed(struct builder *b, struct doc_node *parent, const char *text)
{
    struct doc_node *node = add_text(b, parent, &b->body, text);

    node->as_typed = true;
    ((struct doc_run *)node->runs.items)->variant = VARIANT_CODE;
    return node;
}

/* Of the content: the arrow is none. */
static const struct page_item *typed_line(const struct page *page, size_t n)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].artifact == ARTIFACT_NONE && n-- == 0)
            return &page->items[i];
    return NULL;
}

static size_t arrows(const struct page *page)
{
    size_t count = 0;

    for (size_t i = 0; i < page->item_count; i++)
        count += page->items[i].kind == ITEM_TEXT && page->items[i].artifact == ARTIFACT_LAYOUT;
    return count;
}

static void spaces_and_lines_stay(void)
{
    struct builder b;
    const struct pages *pages;

    builder_init(&b);
    add_typed(&b, b.root, "- one:  two\n\n    more -- \"so\"\n  less");
    pages = build(&b);
    REQUIRE(pages != NULL);
    EXPECT_TEXT(item_text(&b, typed_line(&pages->list[0], 0)), "- one:  two ");
    EXPECT_TEXT(item_text(&b, typed_line(&pages->list[0], 1)), "    more -- \"so\" ");
    EXPECT_TEXT(item_text(&b, typed_line(&pages->list[0], 2)), "  less");
    for (size_t i = 0; i < 3; i++) /* the spaces are signs of the line, which begins at the margin */
        EXPECT_NUMBER(typed_line(&pages->list[0], i)->x, 50 * DIM_PT);
    EXPECT_NUMBER(typed_line(&pages->list[0], 1)->y - typed_line(&pages->list[0], 0)->y, 30 * DIM_PT);
    EXPECT_NUMBER(arrows(&pages->list[0]), 0);
    builder_release(&b);
}

static void wide_lines_go_on_behind_an_arrow(void)
{
    struct builder b;
    const struct pages *pages;
    const struct page_item *first, *second, *third;
    dim space;

    builder_init(&b);
    add_typed(&b, b.root, "    a line of many words-and-hyphens that is wider than its measure\nnext");
    pages = build(&b);
    REQUIRE(pages != NULL);
    first = typed_line(&pages->list[0], 0);
    second = typed_line(&pages->list[0], 1);
    third = typed_line(&pages->list[0], 2);
    REQUIRE(first && second && third);
    space = face_scale(b.faces, SANS, face_shape(b.faces, SANS, S(" "), S("en"), 0)->advance, 10 * DIM_PT);
    EXPECT_NUMBER(second->x, 50 * DIM_PT + 6 * space); /* two columns further in than the line began */
    EXPECT(second->x + second->width <= 250 * DIM_PT);
    EXPECT_NUMBER(third->x, 50 * DIM_PT);
    EXPECT_TEXT(item_text(&b, third), "next");
    EXPECT_NUMBER(arrows(&pages->list[0]), 1);
    EXPECT_NUMBER(b.diagnostics.errors, 0);
    builder_release(&b);
}

static void a_word_without_an_end_is_cut(void)
{
    struct builder b;
    const struct pages *pages;

    builder_init(&b);
    add_typed(&b, b.root,
              "https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    pages = build(&b);
    REQUIRE(pages != NULL);
    for (size_t i = 0; typed_line(&pages->list[0], i); i++)
        EXPECT(typed_line(&pages->list[0], i)->x + typed_line(&pages->list[0], i)->width <= 250 * DIM_PT);
    EXPECT(arrows(&pages->list[0]) > 0);
    builder_release(&b);
}

/* Two columns of 90 pt: what has no room there has it below. */
static void stands_beside_only_where_no_line_is_too_wide(void)
{
    const char *const lines[] = {"- short: yes", "- longer: than ninety points"};

    for (int wide = 0; wide < 2; wide++) {
        struct builder b;
        struct doc_style style;
        struct doc_node *row, *words, *typed;
        const struct pages *pages;

        builder_init(&b);
        style = b.body;
        style.gap = 20 * DIM_PT;
        row = add_node(&b, b.root, DOC_DIVISION, &style);
        row->across = 2;
        words = add_text(&b, row, &b.body, "words");
        typed = add_typed(&b, row, lines[wide]);
        pages = build(&b);
        REQUIRE(pages != NULL);
        EXPECT_NUMBER(pages->elements[typed->element].x, wide ? 50 * DIM_PT : 160 * DIM_PT);
        EXPECT(wide == (pages->elements[typed->element].y > pages->elements[words->element].y));
        EXPECT_NUMBER(arrows(&pages->list[0]), 0);
        builder_release(&b);
    }
}

int main(void)
{
    spaces_and_lines_stay();
    wide_lines_go_on_behind_an_arrow();
    a_word_without_an_end_is_cut();
    stands_beside_only_where_no_line_is_too_wide();
    return expect_report();
}
