/* Pages: no widow, orphan or stranded heading; panels over pages; lists, contents, slots, running heads;
 * pictures; print. */
#include "typeset/builder.h"

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 8) % limit;
}

static size_t lines_of(const struct page *page, uint32_t element)
{
    size_t count = 0;

    for (size_t i = 0; i < page->item_count; i++)
        count += page->items[i].kind == ITEM_TEXT && page->items[i].element == element;
    return count;
}

/* Over many random documents: two lines of a paragraph on either side of a page break, and a heading never
 * last. */
static void leaves_nothing_alone(void)
{
    for (uint32_t seed = 1, round = 0; round < 40; round++) {
        struct builder b;
        const struct pages *pages;
        uint32_t count;

        builder_init(&b);
        for (int i = 0; i < 30; i++) {
            if (random_below(&seed, 4) == 0)
                add_heading(&b, b.root, 2, "A heading");
            add_text(&b, b.root, &b.body, many_words(&b, "words of some kind", 1 + random_below(&seed, 18)));
        }
        pages = build(&b);
        count = b.document.element_count;
        for (size_t p = 0; pages && p < pages->count; p++) {
            const struct page_item *item, *last = NULL;

            for (size_t n = 0; (item = text_item(&pages->list[p], n)); n++)
                last = item;
            EXPECT(last && last->text.face != BOLD);
            for (uint32_t e = 1; p + 1 < pages->count && e <= count; e++) {
                size_t here = lines_of(&pages->list[p], e), next = lines_of(&pages->list[p + 1], e);

                if (here && next)
                    EXPECT(here >= 2 && next >= 2);
            }
        }
        builder_release(&b);
    }
}

static void begins_pages_where_asked(void)
{
    struct builder b;
    struct doc_style chapter;
    struct doc_node *second;
    const struct pages *pages;

    builder_init(&b);
    chapter = b.heading;
    chapter.starts_page = true;
    add_node(&b, b.root, DOC_HEADING, &chapter)->level = 1;
    add_run(&b, b.root->last, "One");
    second = add_node(&b, b.root, DOC_HEADING, &chapter);
    second->level = 1;
    add_run(&b, second, "Two");
    add_text(&b, b.root, &b.body, "text");
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 2); /* the first does not leave a page empty before it */
    EXPECT_NUMBER(pages->elements[second->element].page, 1);
    EXPECT_NUMBER(pages->elements[second->element].y, 50 * DIM_PT); /* no space above at a page's top */
    EXPECT_NUMBER(pages->outline_count, 2);
    EXPECT_TEXT(pages->outline[1].text, "Two");
    builder_release(&b);
}

static void keeps_divisions_together(void)
{
    struct builder b;
    struct doc_style kept;
    struct doc_node *division;
    const struct pages *pages;

    builder_init(&b);
    kept = b.body;
    kept.keep_together = true;
    for (int i = 0; i < 12; i++)
        add_text(&b, b.root, &b.body, "A line of text.");
    division = add_node(&b, b.root, DOC_DIVISION, &kept);
    for (int i = 0; i < 4; i++)
        add_text(&b, division, &b.body, "A line of a division.");
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[division->element].page, 1);
    EXPECT_NUMBER(pages->ends[division->element].page, 1);
    builder_release(&b);
}

static void panels_have_a_part_on_each_page(void)
{
    struct builder b;
    struct doc_style panel;
    struct doc_node *division;
    const struct pages *pages;

    builder_init(&b);
    panel = b.body;
    panel.has_background = true;
    panel.background = (struct colour){230, 240, 250};
    panel.rule_start = 3 * DIM_PT;
    panel.padding = 8 * DIM_PT;
    division = add_node(&b, b.root, DOC_QUOTATION, &panel);
    for (int i = 0; i < 8; i++)
        add_text(&b, division, &b.body, many_words(&b, "Words of a panel that is long", 8));
    pages = build(&b);
    EXPECT(pages->count >= 2);
    for (size_t p = 0; p < pages->count; p++) {
        const struct page_item *back = &pages->list[p].items[0];

        EXPECT_NUMBER(back->kind, ITEM_RECTANGLE);
        EXPECT_NUMBER(back->artifact, ARTIFACT_BACKGROUND);
        EXPECT_NUMBER(back->y, 50 * DIM_PT);
        EXPECT(back->y + back->height <= 350 * DIM_PT);
        EXPECT_NUMBER(text_item(&pages->list[p], 0)->x, (50 + 3 + 8) * DIM_PT);
        EXPECT(text_item(&pages->list[p], 0)->y > back->y + 8 * DIM_PT);
    }
    builder_release(&b);
}

static void hangs_list_labels(void)
{
    struct builder b;
    struct doc_node *list, *item, *inner;
    const struct pages *pages;
    const struct page_item *label, *text;

    builder_init(&b);
    list = add_node(&b, b.root, DOC_LIST, &b.body);
    list->side_label = 20 * DIM_PT;
    item = add_item(&b, list, "1.", many_words(&b, "A finding", 10));
    inner = add_node(&b, item, DOC_LIST, &b.body);
    add_item(&b, inner, "(viii)", "inner");
    pages = build(&b);
    label = text_item(&pages->list[0], 0);
    text = text_item(&pages->list[0], 1);
    EXPECT_NUMBER(label->element, item->element + 1);
    EXPECT_NUMBER(text->element, item->first->element);
    EXPECT_NUMBER(label->x, 50 * DIM_PT);
    EXPECT_NUMBER(text->x, 70 * DIM_PT);
    EXPECT_NUMBER(label->y, text->y);
    EXPECT_NUMBER(text_item(&pages->list[0], 2)->x, 70 * DIM_PT);
    EXPECT_NUMBER(pages->elements[item->element + 2].y, pages->elements[item->element].y); /* LBody */
    builder_release(&b);
}

static struct doc_slot *new_slot(struct builder *b, enum slot_kind kind, uint32_t target, const char *one,
                                 const char *many)
{
    struct doc_slot *slot = ARENA_NEW(&b->arena, struct doc_slot);

    *slot = (struct doc_slot){kind, target, slice_of(one), slice_of(many)};
    return slot;
}

static void add_slot(struct builder *b, struct doc_node *node, const struct doc_slot *slot)
{
    struct doc_run *run = add_run(b, node, "");

    run->kind = RUN_SLOT;
    run->slot = slot;
}

static void fills_slots(void)
{
    struct builder b;
    struct doc_node *p, *section, *heading;
    struct doc_slot *pages_of, *page_of;
    struct slice text;

    builder_init(&b);
    p = add_text(&b, b.root, &b.body, "See ");
    add_slot(&b, p, pages_of = new_slot(&b, SLOT_PAGES, 0, "page {}", "pages {} to {}"));
    add_run(&b, p, " (");
    add_slot(&b, p, page_of = new_slot(&b, SLOT_PAGE, 0, "from page {}", ""));
    add_run(&b, p, ", of ");
    add_slot(&b, p, new_slot(&b, SLOT_TOTAL_PAGES, 0, "{}", ""));
    add_run(&b, p, ").");
    section = add_node(&b, b.root, DOC_SECTION, &b.body);
    heading = add_heading(&b, section, 2, "Resources");
    for (int i = 0; i < 30; i++)
        add_text(&b, section, &b.body, many_words(&b, "Words of a section", 10));
    pages_of->target = page_of->target = heading->element;
    text = page_text(&b, &build(&b)->list[0]);
    EXPECT(slice_starts_with(text, S("See pages 1 to 9 (from page 1, of 9)")));
    builder_release(&b);
}

/* The guess for the first attempt is one page, and one line; the true range takes two, and what follows moves
 * down. */
static void refits_what_slots_lengthen(void)
{
    struct builder b;
    struct doc_node *p, *next, *section, *heading;
    struct doc_slot *slot;
    const struct pages *pages;

    builder_init(&b);
    p = add_text(&b, b.root, &b.body, "Read ");
    slot =
        new_slot(&b, SLOT_PAGES, 0, "page {}", "all of the pages from page {} up to and including page {}");
    add_slot(&b, p, slot);
    next = add_text(&b, b.root, &b.body, "next");
    section = add_node(&b, b.root, DOC_SECTION, &b.body);
    heading = add_heading(&b, section, 2, "Resources");
    for (int i = 0; i < 10; i++)
        add_text(&b, section, &b.body, many_words(&b, "Words of a section", 10));
    slot->target = heading->element;
    pages = build(&b);
    EXPECT_NUMBER(lines_of(&pages->list[0], p->element), 2);
    EXPECT_NUMBER(pages->elements[next->element].y, (50 + 2 * 15 + 6) * DIM_PT);
    builder_release(&b);
}

static void sets_contents(void)
{
    struct builder b;
    struct doc_node *contents, *entry, *heading;
    struct doc_slot *slot;
    const struct pages *pages;
    const struct page_item *title, *number, *leader = NULL;

    builder_init(&b);
    contents = add_node(&b, b.root, DOC_CONTENTS, &b.body);
    entry = add_node(&b, contents, DOC_ENTRY, &b.body);
    add_run(&b, entry, "Commissioning");
    add_slot(&b, entry, slot = new_slot(&b, SLOT_PAGE, 0, "{}", ""));
    heading = add_heading(&b, b.root, 2, "Commissioning");
    add_text(&b, b.root, &b.body, "text");
    slot->target = heading->element;
    pages = build(&b);
    title = text_item(&pages->list[0], 0);
    number = text_item(&pages->list[0], 1);
    for (size_t i = 0; i < pages->list[0].item_count; i++)
        if (pages->list[0].items[i].artifact == ARTIFACT_LAYOUT)
            leader = &pages->list[0].items[i];
    EXPECT_TEXT(item_text(&b, title), "Commissioning "); /* heard and copied as two words */
    EXPECT_TEXT(item_text(&b, number), "1");
    EXPECT_NUMBER(number->x + number->width, 250 * DIM_PT);
    EXPECT_NUMBER(number->element, entry->element);
    EXPECT(leader && leader->x > title->x + title->width && leader->x + leader->width <= number->x);
    builder_release(&b);
}

static void runs_heads_and_feet(void)
{
    struct builder b;
    struct doc_run *head, *foot;
    const struct pages *pages;
    struct doc_master *master;
    const struct page_item *last;

    builder_init(&b);
    master = &b.document.other;
    head = ARENA_ARRAY(&b.arena, struct doc_run, 2);
    foot = ARENA_ARRAY(&b.arena, struct doc_run, 2);
    head[0] = (struct doc_run){.kind = RUN_SLOT, .slot = new_slot(&b, SLOT_SECTION, 0, "{}", "")};
    foot[0] = (struct doc_run){.text = S("Plan\t")};
    foot[1] = (struct doc_run){.kind = RUN_SLOT, .slot = new_slot(&b, SLOT_THIS_PAGE, 0, "page {}", "")};
    master->header = (struct doc_runs){head, 1};
    master->footer = (struct doc_runs){foot, 2};
    master->header_style = master->footer_style = &b.small;
    master->header_distance = master->footer_distance = 20 * DIM_PT;
    b.document.facing = true;
    b.document.other.outer = b.document.first.outer = 30 * DIM_PT;
    add_heading(&b, b.root, 1, "The title");
    for (int i = 0; i < 40; i++) {
        if (i == 30)
            add_heading(&b, b.root, 2, "Later");
        add_text(&b, b.root, &b.body, "A line of text.");
    }
    pages = build(&b);
    EXPECT_NUMBER(count_items(&pages->list[0], ITEM_TEXT, ARTIFACT_FOOTER),
                  0); /* the first page has a master of its own */
    EXPECT_NUMBER(count_items(&pages->list[1], ITEM_TEXT, ARTIFACT_FOOTER), 2);
    EXPECT_NUMBER(count_items(&pages->list[1], ITEM_TEXT, ARTIFACT_HEADER), 1);
    last = &pages->list[1].items[pages->list[1].item_count - 1];
    EXPECT_TEXT(item_text(&b, last), "page 2");
    EXPECT_NUMBER(last->x, 30 * DIM_PT); /* a verso: its outer margin, and its folio, are on the left */
    EXPECT_NUMBER(text_item(&pages->list[1], 0)->x, 30 * DIM_PT);
    last = &pages->list[2].items[pages->list[2].item_count - 3];
    EXPECT_TEXT(item_text(&b, last), "Later");
    last = &pages->list[2].items[pages->list[2].item_count - 1];
    EXPECT_TEXT(item_text(&b, last), "page 3");
    EXPECT_NUMBER(last->x + last->width, 270 * DIM_PT); /* a recto */
    builder_release(&b);
}

/* The title on left pages and the section on right ones; the foot of left pages is that of right ones,
 * mirrored. */
static void left_pages_have_heads_of_their_own(void)
{
    struct builder b;
    struct doc_run *left, *right;
    const struct pages *pages;
    struct doc_master *master;

    builder_init(&b);
    master = &b.document.other;
    left = ARENA_NEW(&b.arena, struct doc_run);
    right = ARENA_NEW(&b.arena, struct doc_run);
    *left = (struct doc_run){.text = S("On the left")};
    *right = (struct doc_run){.kind = RUN_SLOT, .slot = new_slot(&b, SLOT_SECTION, 0, "{}", "")};
    master->header = (struct doc_runs){right, 1};
    master->left_header = (struct doc_runs){left, 1};
    master->own_left_header = true;
    master->header_style = &b.small;
    b.document.facing = true;
    for (int i = 0; i < 60; i++) {
        if (i % 20 == 0)
            add_heading(&b, b.root, 2, i ? i > 20 ? "Third" : "Second" : "First");
        add_text(&b, b.root, &b.body, "A line of text.");
    }
    pages = build(&b);
    EXPECT(pages->count >= 4);
    for (size_t p = 1; p < pages->count; p++) {
        const struct page *page = &pages->list[p];
        struct slice words = item_text(&b, &page->items[page->item_count - 1]);

        EXPECT((p % 2 == 1) == slice_is(words, "On the left"));
        EXPECT(p % 2 == 1 || slice_is(words, p == 2 ? "Second" : "Third"));
    }
    builder_release(&b);
}

/* More attempts would settle it; it has one. */
static void says_what_does_not_settle(void)
{
    struct builder b;
    struct doc_node *p, *section, *heading;
    struct doc_slot *slot;

    builder_init(&b);
    p = add_text(&b, b.root, &b.body, "Read ");
    slot =
        new_slot(&b, SLOT_PAGES, 0, "page {}", "all of the pages from page {} up to and including page {}");
    add_slot(&b, p, slot);
    section = add_node(&b, b.root, DOC_SECTION, &b.body);
    heading = add_heading(&b, section, 2, "Resources");
    for (int i = 0; i < 10; i++)
        add_text(&b, section, &b.body, many_words(&b, "Words of a section", 10));
    slot->target = heading->element;
    EXPECT(!typeset_pages_within(&b.arena, &b.document, b.faces, &b.diagnostics, 1));
    EXPECT_NUMBER(b.diagnostics.errors, 1);
    EXPECT(b.diagnostics.list.count && b.diagnostics.list.items[0].id == MSG_pages_unsettled);
    EXPECT(build(&b) != NULL);
    builder_release(&b);
}

static void scales_pictures(void)
{
    struct builder b;
    struct doc_picture wide = {.width = 3000, .height = 1000}, small = {.width = 150, .height = 75};
    struct doc_node *figure, *caption, *decoration;
    const struct pages *pages;
    const struct page_item *items;

    builder_init(&b);
    figure = add_node(&b, b.root, DOC_FIGURE, &b.body);
    figure->picture = &wide;
    caption = add_node(&b, figure, DOC_CAPTION, &b.small);
    add_run(&b, caption, "Officers on patrol");
    decoration = add_node(&b, b.root, DOC_DECORATION, &b.body);
    decoration->picture = &small;
    pages = build(&b);
    items = pages->list[0].items;
    EXPECT_NUMBER(items[0].kind, ITEM_PICTURE);
    EXPECT_NUMBER(items[0].width, 200 * DIM_PT);
    EXPECT_NUMBER(items[0].height, 200 * DIM_PT / 3);
    EXPECT_NUMBER(items[0].element, figure->element);
    EXPECT(items[1].y > items[0].y + items[0].height);
    EXPECT_NUMBER(items[2].artifact, ARTIFACT_LAYOUT);
    EXPECT_NUMBER(items[2].width, 72 * DIM_PT); /* 150 pixels at 150 an inch */
    builder_release(&b);
}

/* 300 by 100 pixels on a measure of 200 pt: width, height and the frame that is asked for, and what is set.
 */
static void fits_pictures(void)
{
    static const struct {
        dim width, height;
        bool fills;
        struct page_item set; /* the whole picture, in points */
        struct cut cut;
    } cases[] = {
        {90, 0, false, {.width = 90, .height = 30}, {0}},
        {0, 20, false, {.width = 60, .height = 20}, {0}},
        {90, 20, false, {.width = 60, .height = 20}, {0}},
        {60, 40, false, {.width = 60, .height = 20}, {0}},
        {400, 0, false, {.width = 200, .height = 66}, {0}},
        {60, 40, true, {.x = -30, .width = 120, .height = 40}, {.width = 60, .height = 40}},
        {90, 15, true, {.y = -7, .width = 90, .height = 30}, {.width = 90, .height = 15}},
        {400, 200, true, {.x = -50, .width = 300, .height = 100}, {.width = 200, .height = 100}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct builder b;
        struct doc_picture picture = {.width = 300,
                                      .height = 100,
                                      .wanted_width = cases[i].width * DIM_PT,
                                      .wanted_height = cases[i].height * DIM_PT,
                                      .fills = cases[i].fills};
        const struct page_item *item;

        builder_init(&b);
        add_node(&b, b.root, DOC_DECORATION, &b.body)->picture = &picture;
        item = build(&b)->list[0].items;
        EXPECT_NUMBER(item->width / DIM_PT, cases[i].set.width);
        EXPECT_NUMBER(item->height / DIM_PT, cases[i].set.height);
        EXPECT(cases[i].fills == (item->picture.cut != NULL));
        if (item->picture.cut) {
            EXPECT_NUMBER((item->x - item->picture.cut->x) / DIM_PT, cases[i].set.x);
            EXPECT_NUMBER((item->y - item->picture.cut->y) / DIM_PT, cases[i].set.y);
            EXPECT_NUMBER(item->picture.cut->width / DIM_PT, cases[i].cut.width);
            EXPECT_NUMBER(item->picture.cut->height / DIM_PT, cases[i].cut.height);
        }
        builder_release(&b);
    }
}

static void collapses_spaces(void)
{
    struct builder b;
    struct doc_style loose;
    const struct pages *pages;

    builder_init(&b);
    loose = b.body;
    loose.space_before = 20 * DIM_PT;
    loose.space_after = 10 * DIM_PT;
    add_text(&b, b.root, &loose, "one");
    add_text(&b, b.root, &loose, "two");
    pages = build(&b);
    EXPECT_NUMBER(text_item(&pages->list[0], 1)->y - text_item(&pages->list[0], 0)->y, (15 + 20) * DIM_PT);
    EXPECT_NUMBER(pages->elements[2].y, 50 * DIM_PT);
    builder_release(&b);
}

static void prints(void)
{
    struct builder b;
    struct buffer out = BUFFER_INIT;

    builder_init(&b);
    add_heading(&b, b.root, 1, "Response");
    add_text(&b, b.root, &b.body, "All of it.");
    pages_print(build(&b), &out);
    EXPECT_TEXT(buffer_slice(&out),
                "page 1 300 by 400, ends with the document, 259 left\n"
                "  text element 2 at 50,66.208 width 75.920 face 1 size 16 \"Response\"\n"
                "  text element 3 at 50,87.380 width 35.109 face 0 size 10 \"All of it.\"\n"
                "outline 1 element 2 page 1 \"Response\"\n");
    buffer_release(&out);
    builder_release(&b);
}

static void an_empty_document_has_a_page(void)
{
    struct builder b;
    const struct pages *pages;

    builder_init(&b);
    pages = build(&b);
    EXPECT(pages && pages->count == 1 && pages->list[0].item_count == 0);
    builder_release(&b);
}

int main(void)
{
    leaves_nothing_alone();
    begins_pages_where_asked();
    keeps_divisions_together();
    panels_have_a_part_on_each_page();
    hangs_list_labels();
    fills_slots();
    refits_what_slots_lengthen();
    sets_contents();
    runs_heads_and_feet();
    left_pages_have_heads_of_their_own();
    says_what_does_not_settle();
    scales_pictures();
    fits_pictures();
    collapses_spaces();
    prints();
    an_empty_document_has_a_page();
    return expect_report();
}
