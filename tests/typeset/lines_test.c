/* Lines: widths, breaks, what never breaks, what is never a glyph, words too wide, languages and directions,
 * links. */
#include "typeset/builder.h"

#include "base/utf8.h"

static void fits_the_measure(void)
{
    struct builder b;
    const struct pages *pages;
    const struct page_item *item;

    builder_init(&b);
    add_text(&b, b.root, &b.body, many_words(&b, "The panel met and asked about reserves", 8));
    pages = build(&b);
    REQUIRE(pages != NULL);
    for (size_t n = 0; (item = text_item(&pages->list[0], n)); n++) {
        struct slice text = item_text(&b, item);
        bool last = !text_item(&pages->list[0], n + 1);

        EXPECT_NUMBER(item->x, 50 * DIM_PT);
        EXPECT(item->width <= 200 * DIM_PT + 3 * DIM_PT); /* the space at the end may hang out */
        EXPECT(slice_ends_with(text, S(" ")) == !last);
        EXPECT_NUMBER(item->y, 50 * DIM_PT + item->y % DIM_PT + (dim)(n * 15 + 11) * DIM_PT);
    }
    builder_release(&b);
}

/* First fit would leave "The" or a like word alone; the whole paragraph is weighed instead. */
static void leaves_no_word_alone(void)
{
    struct builder b;
    const struct pages *pages;
    const struct page_item *last = NULL, *item;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "The inspectorate found that most of the force was good at it, in all.");
    pages = build(&b);
    for (size_t n = 0; (item = text_item(&pages->list[0], n)); n++)
        last = item;
    REQUIRE(last != NULL);
    EXPECT(last->width > 200 * DIM_PT / 6);
    builder_release(&b);
}

/* Wherever a paragraph of several lines ends, at least two words end it. */
static void ends_with_two_words(void)
{
    const char *words =
        "We spoke to people in the parks and shops of Beckborough about antisocial behaviour and "
        "expenditure on neighbourhood policing, which they had followed throughout";

    for (size_t count = 8; count < strlen(words); count++) {
        struct builder b;
        const struct page_item *last = NULL, *item;
        size_t lines = 0;

        if (words[count] != ' ')
            continue;
        builder_init(&b);
        add_text(&b, b.root, &b.body, arena_copy(&b.arena, (struct slice){words, count}).ptr);
        for (const struct pages *pages = build(&b); (item = text_item(&pages->list[0], lines)); lines++)
            last = item;
        REQUIRE(last != NULL);
        if (lines > 1)
            EXPECT(slice_find_byte(item_text(&b, last), ' ', 0) < item_text(&b, last).len);
        builder_release(&b);
    }
}

static void hangs_the_first_line(void)
{
    struct builder b;
    struct doc_style style;
    const struct pages *pages;

    builder_init(&b);
    style = b.body;
    style.indent_start = 24 * DIM_PT;
    style.first_indent = -24 * DIM_PT;
    add_text(&b, b.root, &style, many_words(&b, "The panel met and asked about reserves", 4));
    pages = build(&b);
    EXPECT_NUMBER(text_item(&pages->list[0], 0)->x, 50 * DIM_PT);
    EXPECT_NUMBER(text_item(&pages->list[0], 1)->x, 74 * DIM_PT);
    EXPECT(text_item(&pages->list[0], 0)->width > 176 * DIM_PT); /* it has the room of the indent */
    builder_release(&b);
}

static void justifies_to_the_edge(void)
{
    struct builder b;
    struct doc_style style;
    const struct page_item *first;

    builder_init(&b);
    style = b.body;
    style.align = ALIGN_JUSTIFY;
    add_text(&b, b.root, &style, many_words(&b, "One or two more words of the sort", 8));
    first = text_item(&build(&b)->list[0], 0);
    EXPECT_NUMBER(first->text.words[first->text.word_count - 1].x,
                  200 * DIM_PT); /* where the space at the end begins */
    builder_release(&b);
}

static void keeps_what_belongs_together(void)
{
    struct builder b;
    const struct pages *pages;
    struct slice text;

    builder_init(&b);
    add_text(&b, b.root, &b.body,
             many_words(&b,
                        "It was 7\xc2\xa0"
                        "February and \xc2\xa3"
                        "5\xc2\xa0million of it",
                        9));
    pages = build(&b);
    text = page_text(&b, &pages->list[0]);
    EXPECT(slice_find(text, S("7/"), 0) == text.len && slice_find(text, S("7 /"), 0) == text.len);
    EXPECT(slice_find(text, S("5 /"), 0) == text.len);
    EXPECT(slice_find(text, S("7 February"), 0) < text.len); /* the no-break space became an ordinary glyph */
    builder_release(&b);
}

static void shows_no_layout_character(void)
{
    struct builder b;
    const struct page_item *item;

    builder_init(&b);
    add_text(&b, b.root, &b.body,
             "co\xe2\x80\x91op 1\xe2\x80\xaf"
             "000 in\xc2\xad"
             "deed zero\xe2\x80\x8bwidth");
    item = text_item(&build(&b)->list[0], 0);
    EXPECT_TEXT(item_text(&b, item), "co-op 1 000 indeed zerowidth");
    builder_release(&b);
}

static void breaks_at_a_soft_hyphen(void)
{
    struct builder b;
    const struct page_item *item;

    builder_init(&b);
    b.document.other.inner = b.document.first.inner = 200 * DIM_PT; /* 50 pt are left */
    add_text(&b, b.root, &b.body, "commis\xc2\xadsioner");
    item = text_item(&build(&b)->list[0], 0);
    EXPECT_TEXT(item_text(&b, item), "commis-");
    EXPECT(item->text.ends_in_hyphen);
    EXPECT_TEXT(item_text(&b, text_item(&build(&b)->list[0], 1)), "sioner");
    builder_release(&b);
}

/* The parts of a word that a line divides are shaped anew: no half of a ligature stays behind. */
static void shapes_parts_anew(void)
{
    struct builder b;
    const struct page_item *item;

    builder_init(&b);
    b.document.other.inner = b.document.first.inner = 215 * DIM_PT; /* 35 pt are left */
    add_text(&b, b.root, &b.body,
             "chief\xc2\xad"
             "fishery");
    item = text_item(&build(&b)->list[0], 0);
    EXPECT_TEXT(item_text(&b, item), "chief-");
    EXPECT_NUMBER(item->text.words[0].word->glyph_count, 6);
    item = text_item(&build(&b)->list[0], 1);
    EXPECT_TEXT(item_text(&b, item), "fishery");
    EXPECT(item->text.words[0].word->glyph_count < 7); /* fi */
    builder_release(&b);
}

static void speaks_two_languages(void)
{
    struct builder b;
    struct doc_node *node;
    struct doc_style style;
    struct slice text;
    size_t welsh;

    builder_init(&b);
    b.document.hyphenation = S("/usr/share/hyphen/hyph_en_GB.dic");
    style = b.body;
    style.hyphenate = true;
    b.document.other.inner = b.document.first.inner = 190 * DIM_PT; /* 60 pt are left */
    node = add_text(&b, b.root, &style, "accountability ");
    ((struct doc_run *)add_run(&b, node, "cyfrifoldebau"))->lang = S("cy");
    text = page_text(&b, &build(&b)->list[0]);
    welsh = slice_find(text, S("cyf"), 0);
    EXPECT(slice_find(text, S("-"), 0) < welsh);
    EXPECT_NUMBER(slice_find(text, S("-"), welsh), text.len); /* no English hyphen in Welsh */
    EXPECT_TEXT(text_item(&build(&b)->list[0], 2)->text.lang, "cy");
    builder_release(&b);
}

static void hyphenates_where_asked(void)
{
    struct builder b;
    struct doc_style style;
    struct slice text;

    builder_init(&b);
    b.document.hyphenation = S("/usr/share/hyphen/hyph_en_GB.dic");
    b.document.other.inner = b.document.first.inner = 180 * DIM_PT;
    style = b.body;
    style.hyphenate = true;
    add_text(&b, b.root, &style, "accountability notwithstanding");
    text = page_text(&b, &build(&b)->list[0]);
    EXPECT(slice_find(text, S("-/"), 0) < text.len);
    add_text(&b, b.root, &style, "Gwrthwynebiadau annibynnol")->lang = S("cy"); /* no patterns for Welsh */
    text = page_text(&b, &build(&b)->list[0]);
    EXPECT(slice_find(text, S("annibynnol"), 0) < text.len);
    builder_release(&b);
}

static void cuts_what_no_line_holds(void)
{
    struct builder b;
    const struct pages *pages;
    struct slice text;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww end");
    pages = build(&b);
    REQUIRE(pages != NULL);
    text = page_text(&b, &pages->list[0]);
    EXPECT(slice_find(text, S("w/w"), 0) < text.len);
    EXPECT(text_item(&pages->list[0], 0)->width <= 200 * DIM_PT);
    builder_release(&b);
}

static void reports_no_room(void)
{
    struct builder b;

    builder_init(&b);
    b.document.other.inner = b.document.first.inner = 245 * DIM_PT;
    add_text(&b, b.root, &b.body, "WW");
    EXPECT(build(&b) == NULL);
    EXPECT_NUMBER(b.diagnostics.list.count, 1);
    EXPECT_NUMBER(b.diagnostics.list.items[0].id, MSG_character_wider_than_column);
    builder_release(&b);
}

static void reports_a_missing_glyph_once_at_its_place(void)
{
    struct builder b;
    struct slice source = S("title: Six \xe1\x8d\xa8 days \xe1\x8d\xa8");
    struct doc_node *p;
    uint32_t number;

    builder_init(&b);
    number = sources_add(&b.sources, S("publication.yaml"), S("publication.yaml"), source);
    p = add_text(&b, b.root, &b.body, "Six \xe1\x8d\xa8 days \xe1\x8d\xa8");
    p->origin = (struct span){number, 7, (uint32_t)source.len - 7};
    EXPECT(build(&b) == NULL);
    EXPECT_NUMBER(b.diagnostics.list.count, 1);
    EXPECT_NUMBER(b.diagnostics.list.items[0].id, MSG_character_without_glyph);
    EXPECT_NUMBER(b.diagnostics.list.items[0].span.start, 11);
    EXPECT_NUMBER(b.diagnostics.list.items[0].span.length, 3);
    builder_release(&b);
}

static void sets_welsh(void)
{
    struct builder b;
    const struct page_item *item;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "Yr ŵyl a’r tŷ: Heddlu Gogledd Cymru")->lang = S("cy");
    item = text_item(&build(&b)->list[0], 0);
    EXPECT_TEXT(item_text(&b, item), "Yr ŵyl a’r tŷ: Heddlu Gogledd Cymru");
    EXPECT(item && !item->text.words[0].word->missing);
    builder_release(&b);
}

static void sets_hebrew_from_the_right(void)
{
    struct builder b;
    const struct page_item *word, *number, *rest;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "שלום 12 עולם")->lang = S("he");
    word = text_item(&build(&b)->list[0], 0);
    number = text_item(&build(&b)->list[0], 1);
    rest = text_item(&build(&b)->list[0], 2);
    EXPECT(word->text.right_to_left && !number->text.right_to_left && rest->text.right_to_left);
    EXPECT_NUMBER(word->text.face, HEBREW); /* stands in for the sans, which has no Hebrew */
    EXPECT_NUMBER(word->x + word->width, 250 * DIM_PT);
    EXPECT_NUMBER(number->x + number->width, word->x);
    EXPECT_NUMBER(rest->x + rest->width, number->x);
    EXPECT_TEXT(item_text(&b, word), "שלום ");
    builder_release(&b);
}

static void sets_hebrew_inside_english(void)
{
    struct builder b;
    const struct page *page;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "Say שלום עולם twice");
    page = &build(&b)->list[0];
    EXPECT_NUMBER(text_item(page, 0)->x, 50 * DIM_PT);
    EXPECT_TEXT(item_text(&b, text_item(page, 1)), "שלום עולם");
    EXPECT(text_item(page, 1)->text.words[0].word->text.len == 8); /* visual order: the second word first */
    EXPECT(text_item(page, 2)->x > text_item(page, 1)->x);
    builder_release(&b);
}

static void links_have_a_rectangle_on_each_line(void)
{
    struct builder b;
    static const struct doc_link link = {.uri = S_INIT("https://example.org")};
    struct doc_node *p;
    struct doc_run *run;
    const struct page *page;

    builder_init(&b);
    p = add_text(&b, b.root, &b.body, "The guidance is in ");
    run = add_run(&b, p, "a document of quite some length that tells everything");
    run->link = &link;
    run->element = ++b.document.element_count;
    add_run(&b, p, ", as said.");
    page = &build(&b)->list[0];
    EXPECT_NUMBER(count_items(page, ITEM_LINK, ARTIFACT_NONE), 2);
    EXPECT_NUMBER(count_items(page, ITEM_RECTANGLE, ARTIFACT_LAYOUT), 2); /* underlined */
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_LINK) {
            EXPECT_NUMBER(page->items[i].element, 3);
            EXPECT(page->items[i].x + page->items[i].width <= 250 * DIM_PT);
        }
    builder_release(&b);
}

static void forced_breaks_keep_words_apart(void)
{
    struct builder b;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "Stockton Heath\nWarrington");
    EXPECT_TEXT(page_text(&b, &build(&b)->list[0]), "Stockton Heath /Warrington");
    builder_release(&b);
}

static void empty_text_is_a_line(void)
{
    struct builder b;
    const struct pages *pages;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "");
    pages = build(&b);
    EXPECT(pages && pages->count == 1);
    builder_release(&b);
}

int main(void)
{
    fits_the_measure();
    leaves_no_word_alone();
    ends_with_two_words();
    hangs_the_first_line();
    justifies_to_the_edge();
    keeps_what_belongs_together();
    shows_no_layout_character();
    breaks_at_a_soft_hyphen();
    shapes_parts_anew();
    speaks_two_languages();
    hyphenates_where_asked();
    cuts_what_no_line_holds();
    reports_no_room();
    reports_a_missing_glyph_once_at_its_place();
    sets_welsh();
    sets_hebrew_from_the_right();
    sets_hebrew_inside_english();
    links_have_a_rectangle_on_each_line();
    forced_breaks_keep_words_apart();
    empty_text_is_a_line();
    return expect_report();
}
