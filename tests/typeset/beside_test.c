/* Blocks side by side, page masters that styles name, backgrounds that bleed, icons in the place of labels.
 */
#include "figure/figure.h"
#include "typeset/builder.h"

static struct doc_node *add_row(struct builder *b, struct doc_style *style, unsigned across)
{
    struct doc_node *row;

    *style = b->body;
    style->gap = 20 * DIM_PT;
    row = add_node(b, b->root, DOC_DIVISION, style);
    row->across = (uint8_t)across;
    return row;
}

/* Measure 200 pt, gap 20: two columns of 90 pt. */
static void stands_side_by_side(void)
{
    struct builder b;
    struct doc_style style;
    struct doc_node *row, *cells[3], *after;
    const struct pages *pages;

    builder_init(&b);
    row = add_row(&b, &style, 2);
    for (int i = 0; i < 3; i++)
        cells[i] = add_text(&b, row, &b.body, i == 1 ? many_words(&b, "two lines", 5) : "cell");
    after = add_text(&b, b.root, &b.body, "after");
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[cells[0]->element].x, 50 * DIM_PT);
    EXPECT_NUMBER(pages->elements[cells[1]->element].x, 160 * DIM_PT);
    EXPECT_NUMBER(pages->elements[cells[1]->element].y, pages->elements[cells[0]->element].y);
    EXPECT_NUMBER(pages->elements[cells[2]->element].x, 50 * DIM_PT);
    EXPECT_NUMBER(pages->elements[cells[2]->element].y,
                  pages->ends[cells[1]->element].y + 20 * DIM_PT); /* the gap, below the higher cell */
    EXPECT(pages->elements[after->element].y > pages->ends[cells[2]->element].y);
    EXPECT_NUMBER(pages->ends[row->element].y, pages->ends[cells[2]->element].y);
    builder_release(&b);
}

static const struct page_item *rectangle(const struct page *page, enum artifact_kind kind, size_t n)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].artifact == kind && page->items[i].kind == ITEM_RECTANGLE && n-- == 0)
            return &page->items[i];
    return NULL;
}

static const struct page_item *background(const struct page *page, size_t n)
{
    return rectangle(page, ARTIFACT_BACKGROUND, n);
}

static const struct page_item *rule(const struct page *page, size_t n)
{
    return rectangle(page, ARTIFACT_LAYOUT, n);
}

static void frames_of_a_row_are_equally_high(void)
{
    struct builder b;
    struct doc_style style, panel;
    struct doc_node *row;
    const struct pages *pages;

    builder_init(&b);
    panel = b.body;
    panel.has_background = true;
    panel.padding = 5 * DIM_PT;
    row = add_row(&b, &style, 2);
    for (int i = 0; i < 2; i++)
        add_text(&b, add_node(&b, row, DOC_DIVISION, &panel), &b.body,
                 i ? many_words(&b, "more words than beside it", 6) : "few");
    pages = build(&b);
    EXPECT(background(&pages->list[0], 0) && background(&pages->list[0], 1));
    EXPECT_NUMBER(background(&pages->list[0], 0)->height, background(&pages->list[0], 1)->height);
    builder_release(&b);
}

static void rows_stay_whole_or_are_set_one_below_the_other(void)
{
    struct builder b;
    struct doc_style style;
    struct doc_node *row, *high;
    const struct pages *pages;

    builder_init(&b);
    for (int i = 0; i < 12; i++)
        add_text(&b, b.root, &b.body, "A line.");
    row = add_row(&b, &style, 2);
    for (int i = 0; i < 2; i++)
        add_text(&b, row, &b.body, many_words(&b, "words in a column", 12));
    high = add_row(&b, &style, 2);
    for (int i = 0; i < 2; i++)
        add_text(&b, high, &b.body, many_words(&b, "words in a column that is high", 60));
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[row->element].page, 1);
    EXPECT_NUMBER(pages->ends[row->element].page, 1);
    EXPECT_NUMBER(pages->elements[high->last->element].x, 50 * DIM_PT);
    EXPECT(pages->ends[high->element].page > pages->elements[high->element].page);
    builder_release(&b);
}

static void page_numbers_in_a_row_settle(void)
{
    struct builder b;
    struct doc_style style;
    struct doc_node *row, *reference, *target;
    struct doc_slot slot = {.kind = SLOT_PAGE, .one = S_INIT("page {}")};
    struct doc_run *run;
    const struct pages *pages;

    builder_init(&b);
    row = add_row(&b, &style, 2);
    reference = add_text(&b, row, &b.body, "See ");
    run = add_run(&b, reference, "");
    run->kind = RUN_SLOT;
    run->slot = &slot;
    for (int i = 0; i < 30; i++)
        add_text(&b, b.root, &b.body, "A line.");
    target = add_heading(&b, b.root, 2, "Target");
    slot.target = target->element;
    pages = build(&b);
    EXPECT_TEXT(slice_sub(page_text(&b, &pages->list[0]), 0, 10), "See page 3");
    EXPECT_NUMBER(pages->elements[target->element].page, 2);
    builder_release(&b);
}

/* A heading opens a page of its master; the next page is an ordinary one. A division has its page to itself.
 */
static void styles_name_the_master_of_a_page(void)
{
    struct builder b;
    struct doc_master masters[2];
    struct doc_style opener, cover;
    struct doc_node *division, *heading;
    const struct pages *pages;

    builder_init(&b);
    masters[1] = b.document.other;
    masters[1].top = 200 * DIM_PT;
    masters[1].has_background = true;
    masters[1].background = (struct colour){1, 2, 3};
    b.document.masters = masters;
    b.document.master_count = 2;
    opener = b.heading;
    cover = b.body;
    opener.master = cover.master = 1;
    division = add_node(&b, b.root, DOC_DIVISION, &cover);
    add_text(&b, division, &b.body, "On the cover.");
    add_text(&b, b.root, &b.body, "On a page of its own.");
    heading = add_node(&b, b.root, DOC_HEADING, &opener);
    heading->level = 1;
    add_run(&b, heading, "Opens");
    for (int i = 0; i < 12; i++)
        add_text(&b, b.root, &b.body, "A line.");
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 4);
    EXPECT_NUMBER(pages->elements[division->element].y, 200 * DIM_PT);
    EXPECT_NUMBER(pages->elements[heading->element].page, 2);
    EXPECT_NUMBER(pages->elements[heading->element].y, 200 * DIM_PT);
    EXPECT_NUMBER(text_item(&pages->list[1], 0)->y < 70 * DIM_PT, 1);
    EXPECT_NUMBER(text_item(&pages->list[3], 0)->y < 70 * DIM_PT, 1);
    for (size_t i = 0; i < 4; i++)
        EXPECT_NUMBER(background(&pages->list[i], 0) != NULL, i == 0 || i == 2);
    EXPECT_NUMBER(background(&pages->list[0], 0)->width, 300 * DIM_PT);
    builder_release(&b);
}

/* Landscape pages inside a portrait document: as many as they take, with their own measure. */
static void pages_may_lie_on_their_side(void)
{
    struct builder b;
    struct doc_master masters[2];
    struct doc_style wide;
    struct doc_node *division, *after;
    const struct pages *pages;

    builder_init(&b);
    masters[1] = b.document.other;
    masters[1].width = 400 * DIM_PT;
    masters[1].height = 300 * DIM_PT;
    b.document.masters = masters;
    b.document.master_count = 2;
    wide = b.body;
    wide.master = 1;
    add_text(&b, b.root, &b.body, "Portrait.");
    division = add_node(&b, b.root, DOC_DIVISION, &wide);
    for (int i = 0; i < 12; i++)
        add_text(&b, division, &b.body, many_words(&b, "On its side", 5));
    after = add_text(&b, b.root, &b.body, "Portrait again.");
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 4);
    for (size_t i = 0; i < 4; i++)
        EXPECT_NUMBER(pages->list[i].width, (i == 1 || i == 2 ? 400 : 300) * DIM_PT);
    EXPECT(text_item(&pages->list[1], 0)->width > 200 * DIM_PT); /* wider than the portrait measure */
    EXPECT_NUMBER(pages->elements[after->element].page, 3);
    builder_release(&b);
}

static void backgrounds_bleed_to_the_edges(void)
{
    struct builder b;
    struct doc_style band;
    const struct page_item *first, *second;
    const struct pages *pages;

    builder_init(&b);
    band = b.body;
    band.has_background = band.bleed = true;
    band.padding = 10 * DIM_PT;
    band.rule_above = band.rule_below = 2 * DIM_PT;
    add_text(&b, add_node(&b, b.root, DOC_DIVISION, &band), &b.body, "At the top.");
    add_text(&b, b.root, &b.body, "Between.");
    add_text(&b, add_node(&b, b.root, DOC_DIVISION, &band), &b.body, "Further down.");
    pages = build(&b);
    first = background(&pages->list[0], 0);
    second = background(&pages->list[0], 1);
    EXPECT_NUMBER(first->x, 0);
    EXPECT_NUMBER(first->y, 0);
    EXPECT_NUMBER(first->width, 300 * DIM_PT);
    EXPECT_NUMBER(first->height, 50 * DIM_PT + 15 * DIM_PT + 24 * DIM_PT);
    EXPECT_NUMBER(second->x, 0);
    EXPECT_NUMBER(second->height, 39 * DIM_PT);
    EXPECT_NUMBER(rule(&pages->list[0], 0)->y, 0); /* at the edges of the band, as wide as it */
    EXPECT_NUMBER(rule(&pages->list[0], 1)->y, first->height - 2 * DIM_PT);
    for (size_t i = 0; i < 4; i++) {
        EXPECT_NUMBER(rule(&pages->list[0], i)->x, 0);
        EXPECT_NUMBER(rule(&pages->list[0], i)->width, 300 * DIM_PT);
    }
    builder_release(&b);
}

/* The head of a page that happens to break before a band does not lie on it. */
static void backgrounds_leave_heads_alone(void)
{
    struct builder b;
    struct doc_style band, opening;
    const struct pages *pages;

    builder_init(&b);
    band = b.body;
    band.has_background = band.bleed = band.keep_together = true;
    opening = band;
    opening.starts_page = true;
    add_text(&b, b.root, &b.body, many_words(&b, "the page is full", 400));
    add_text(&b, add_node(&b, b.root, DOC_DIVISION, &band), &b.body, many_words(&b, "a band", 60));
    add_text(&b, add_node(&b, b.root, DOC_DIVISION, &opening), &b.body, "A band that opens its page.");
    pages = build(&b);
    EXPECT(pages->count > 2);
    for (size_t i = 0; i + 1 < pages->count; i++)
        for (size_t k = 0; background(&pages->list[i], k); k++)
            EXPECT(background(&pages->list[i], k)->y >= b.document.other.top);
    EXPECT_NUMBER(background(&pages->list[pages->count - 1], 0)->y, 0);
    builder_release(&b);
}

static void items_have_marks(void)
{
    struct builder b;
    struct drawing_spec tick = {.kind = DRAWING_ICON, .subject = S_INIT("tick")};
    struct doc_node *list, *item;
    const struct pages *pages;

    builder_init(&b);
    list = add_node(&b, b.root, DOC_LIST, &b.body);
    item = add_node(&b, list, DOC_ITEM, &b.body);
    b.document.element_count += 2;
    item->mark = &tick;
    add_text(&b, item, &b.body, many_words(&b, "kept a promise", 8));
    pages = build(&b);
    EXPECT_NUMBER(count_items(&pages->list[0], ITEM_PATH, ARTIFACT_LAYOUT), 1);
    EXPECT_NUMBER(pages->elements[item->first->element].x, 50 * DIM_PT + 15 * DIM_PT); /* 1½ of the size */
    builder_release(&b);
}

/* The text that an element has on a page; the only piece of it, or NULL. */
static const struct page_item *only_text(const struct page *page, uint32_t element)
{
    const struct page_item *found = NULL;

    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].element == element) {
            if (found)
                return NULL;
            found = &page->items[i];
        }
    return found;
}

/* Cells of 90 pt: the wider number decides the size of both, and neither is divided. */
static void numbers_shrink_to_fit(void)
{
    struct builder b;
    struct doc_style style, big;
    struct doc_node *row, *figures[2];
    const struct page_item *wide, *narrow;
    const struct pages *pages;

    builder_init(&b);
    row = add_row(&b, &style, 2);
    big = b.body;
    big.size = 30 * DIM_PT;
    big.leading = 36 * DIM_PT;
    for (int i = 0; i < 2; i++) {
        struct doc_node *item = add_node(&b, row, DOC_DIVISION, &b.body);

        figures[i] = add_text(&b, item, &big, i ? "£79" : "£227,579,453");
        figures[i]->least_size = 8 * DIM_PT;
    }
    pages = build(&b);
    wide = only_text(&pages->list[0], figures[0]->element);
    narrow = only_text(&pages->list[0], figures[1]->element);
    EXPECT(wide && narrow);
    if (wide && narrow) {
        EXPECT(wide->text.size < 30 * DIM_PT && wide->text.size > 8 * DIM_PT);
        EXPECT_NUMBER(narrow->text.size, wide->text.size);
        EXPECT(wide->width <= 90 * DIM_PT && wide->width > 85 * DIM_PT);
    }
    builder_release(&b);
}

int main(void)
{
    numbers_shrink_to_fit();
    stands_side_by_side();
    frames_of_a_row_are_equally_high();
    rows_stay_whole_or_are_set_one_below_the_other();
    page_numbers_in_a_row_settle();
    styles_name_the_master_of_a_page();
    pages_may_lie_on_their_side();
    backgrounds_bleed_to_the_edges();
    backgrounds_leave_heads_alone();
    items_have_marks();
    return expect_report();
}
