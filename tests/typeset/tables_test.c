/* Tables: widths from content, alignment, rows that span, rows taller than a page. */
#include "compute/figures.h"
#include "typeset/builder.h"

static void aligns_numbers(void)
{
    struct builder b;
    struct doc_node *t;
    const struct page *page;

    builder_init(&b);
    t = add_table(&b, b.root, 1, "Item|Count|Share\nBurglary|1,234|6.75\nTheft|9|12.5%\nOther|17|-");
    table_of(t)->columns[1].align = COLUMN_END;
    table_of(t)->columns[2].align = COLUMN_DECIMAL;
    page = &build(&b)->list[0];
    EXPECT_NUMBER(right_edge(find_text(&b, page, "9")), right_edge(find_text(&b, page, "1,234")));
    EXPECT_NUMBER(right_edge(find_text(&b, page, "Count")), right_edge(find_text(&b, page, "17")));
    /* "6" ends where "12" ends, the dash where they end */
    EXPECT_NUMBER(find_text(&b, page, "12.5%")->x +
                      2 * (find_text(&b, page, "6.75")->x - find_text(&b, page, "12.5%")->x),
                  find_text(&b, page, "6.75")->x +
                      (find_text(&b, page, "6.75")->x - find_text(&b, page, "12.5%")->x));
    EXPECT(right_edge(find_text(&b, page, "-")) < right_edge(find_text(&b, page, "6.75")));
    EXPECT_NUMBER(find_text(&b, page, "Burglary")->x,
                  50 * DIM_PT); /* flush with the text: nothing is filled */
    builder_release(&b);
}

/* Cells of several runs, or with marks of their own, as Markdown makes them, among plain ones. */
static void aligns_numbers_in_runs(void)
{
    static const struct doc_run first[] = {{.text = S_INIT("\xc2\xa3")},
                                           {.text = S_INIT("12.5"), .variant = VARIANT_STRONG}},
                                second[] = {{.text = S_INIT("6.75")}}, third[] = {{.text = S_INIT("100%")}};
    struct builder b;
    struct doc_table *table;
    const struct page *page;
    const struct page_item *alone;

    builder_init(&b);
    table = table_of(add_table(&b, b.root, 1, "Item|Share\nBurglary|\nTheft|\nFraud|\nOther|8.25"));
    table->columns[1].align = COLUMN_DECIMAL;
    for (size_t c = 0; c < 2; c++)
        table->columns[c].share = 500;
    table->rows[1].cells[1].runs = first;
    table->rows[1].cells[1].run_count = 2;
    table->rows[2].cells[1].runs = second;
    table->rows[3].cells[1].runs = third;
    table->rows[2].cells[1].run_count = table->rows[3].cells[1].run_count = 1;
    page = &build(&b)->list[0];
    alone = find_text(&b, page, "8.25");
    EXPECT_NUMBER(find_text(&b, page, "6.75")->x, alone->x);
    EXPECT_NUMBER(right_edge(find_text(&b, page, "Share")), 250 * DIM_PT);
    /* 100 ends where the 8 does */
    EXPECT(right_edge(find_text(&b, page, "100%")) > alone->x + 10 * DIM_PT);
    EXPECT(find_text(&b, page, "100%")->x < alone->x);
    EXPECT(find_text(&b, page, "12.5")->x < alone->x);
    builder_release(&b);
}

/* What follows a number hangs out: digits stand under digits. */
static void hangs_brackets_out(void)
{
    struct builder b;
    struct doc_node *t;
    const struct page *page;
    const struct page_item *bracket, *whole, *percent;

    builder_init(&b);
    t = add_table(&b, b.root, 1, "Item|Amount\nOne|(1,234)\nTwo|5,678\nThree|12%");
    table_of(t)->columns[1].align = COLUMN_DECIMAL;
    page = &build(&b)->list[0];
    bracket = find_text(&b, page, "(1,234)");
    whole = find_text(&b, page, "5,678");
    percent = find_text(&b, page, "12%");
    REQUIRE(bracket && whole && percent);
    EXPECT(right_edge(bracket) > right_edge(whole));
    EXPECT(right_edge(percent) > right_edge(bracket)); /* the widest sign ends the column */
    EXPECT_NUMBER(right_edge(percent), right_edge(find_text(&b, page, "Amount")));
    builder_release(&b);
}

/* A table that is too wide gives up padding, then parts of words in the columns that need most; its amounts
 * stay whole, and no word is divided that has its room. */
static void cuts_words_before_amounts(void)
{
    struct builder b;
    struct doc_node *t;
    const struct page *page;

    builder_init(&b);
    t = add_table(&b, b.root, 1,
                  "Kind|Responsibilities|First amount|Second\n"
                  "The town|Representativeness|1,234,567.25|1,234,567\nThe land|Short|2|3");
    for (size_t c = 2; c < 4; c++)
        table_of(t)->columns[c].align = COLUMN_DECIMAL;
    page = &build(&b)->list[0];
    EXPECT(find_text(&b, page, "1,234,567.25") && find_text(&b, page, "1,234,567"));
    EXPECT(find_text(&b, page, "Short") != NULL);
    EXPECT(!find_text(&b, page, "Representativeness"));
    EXPECT(find_text(&b, page, "Kind") && find_text(&b, page, "Second"));
    for (size_t i = 0; i < page->item_count; i++)
        EXPECT(right_edge(&page->items[i]) <= 250 * DIM_PT);
    EXPECT_NUMBER(b.diagnostics.list.count, 0);
    builder_release(&b);
}

static void tells_of_cut_amounts(void)
{
    struct builder b;
    struct doc_node *t;

    builder_init(&b);
    t = add_table(&b, b.root, 1, "A|B|C\n1,234,567,890,123|1,234,567,890,123|1,234,567,890,123");
    for (size_t c = 0; c < 3; c++)
        table_of(t)->columns[c].align = COLUMN_DECIMAL;
    add_text(&b, b.root, &b.body, "A line.");
    EXPECT(build(&b) != NULL);
    EXPECT_NUMBER(b.diagnostics.list.count, 1);
    EXPECT_NUMBER(b.diagnostics.list.items[0].id, MSG_table_too_wide);
    builder_release(&b);
}

static void keeps_natural_width_or_fills(void)
{
    struct builder b;
    struct doc_node *narrow, *wide;
    const struct page *page;
    dim rule = 0;

    builder_init(&b);
    narrow = add_table(&b, b.root, 1, "A|B\n1|2");
    wide = add_table(&b, b.root, 1, "C|D\n1|2");
    table_of(wide)->columns[0].wide = true;
    page = &build(&b)->list[0];
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_RECTANGLE) {
            if (!rule)
                EXPECT(page->items[i].width < 60 * DIM_PT);
            rule = page->items[i].width;
        }
    EXPECT_NUMBER(rule, 200 * DIM_PT);
    (void)narrow;
    builder_release(&b);
}

static void honours_shares(void)
{
    struct builder b;
    struct doc_node *t;
    const struct page *page;

    builder_init(&b);
    t = add_table(&b, b.root, 0, "Title|Response to the inspection of the force and what is to be done now");
    table_of(t)->columns[0].share = 250;
    table_of(t)->form = true;
    page = &build(&b)->list[0];
    EXPECT_NUMBER(text_item(page, 1)->x, (50 + 50 + 4) * DIM_PT);
    EXPECT(text_item(page, 2) != NULL); /* the second cell wraps */
    EXPECT_NUMBER(text_item(page, 1)->element, text_item(page, 2)->element);
    builder_release(&b);
}

static void does_not_break_short_tables(void)
{
    struct builder b;
    struct doc_node *t;
    const struct pages *pages;

    builder_init(&b);
    for (int i = 0; i < 12; i++)
        add_text(&b, b.root, &b.body, "A line of text.");
    t = add_table(&b, b.root, 1, "A|B\n1|2\n3|4\n5|6");
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 2);
    EXPECT_NUMBER(pages->elements[t->element].page, 1);
    builder_release(&b);
}

static void keeps_totals_with_rows(void)
{
    struct builder b;
    struct doc_node *t;
    const struct pages *pages;
    char cells[2000] = "Service|Amount";
    size_t last;

    builder_init(&b);
    for (int i = 0; i < 17; i++)
        sprintf(cells + strlen(cells), "\nService %d|%d", i, i * 7);
    t = add_table(&b, b.root, 1, cells);
    last = table_of(t)->row_count - 1;
    table_of(t)->rows[last].kind = ROW_TOTAL;
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 2);
    EXPECT_NUMBER(pages->elements[document_row_element(t, last)].page, 1);
    EXPECT_NUMBER(pages->elements[document_row_element(t, last - 1)].page, 1);
    builder_release(&b);
}

/* Wherever the break would fall: a group's head has two rows below it, a subtotal one above it, a total two.
 */
static void keeps_groups_together(void)
{
    for (int lines = 0; lines < 12; lines++) {
        struct builder b;
        struct doc_node *t;
        const struct pages *pages;
        char cells[2000] = "Service|Amount";
        size_t rows;

        builder_init(&b);
        for (int i = 0; i < lines; i++)
            add_text(&b, b.root, &b.small, "A line.");
        for (int i = 0; i < 40; i++)
            sprintf(cells + strlen(cells), "\nRow %d|%d", i, i);
        t = add_table(&b, b.root, 1, cells);
        rows = table_of(t)->row_count;
        for (size_t r = 1; r + 1 < rows; r += 6) {
            table_of(t)->rows[r].kind = ROW_GROUP;
            table_of(t)->rows[r + 5 < rows ? r + 5 : r].kind = ROW_SUBTOTAL;
        }
        table_of(t)->rows[rows - 1].kind = ROW_TOTAL;
        pages = build(&b);
        for (size_t r = 1; r < rows; r++) {
            enum row_kind kind = table_of(t)->rows[r].kind;
            uint32_t page = pages->elements[document_row_element(t, r)].page;

            if (kind == ROW_GROUP && r + 2 < rows)
                EXPECT_NUMBER(pages->elements[document_row_element(t, r + 2)].page, page);
            if (kind == ROW_SUBTOTAL)
                EXPECT_NUMBER(pages->elements[document_row_element(t, r - 1)].page, page);
            if (kind == ROW_TOTAL)
                EXPECT_NUMBER(pages->elements[document_row_element(t, r - 2)].page, page);
        }
        builder_release(&b);
    }
}

static void spans_columns_and_rows(void)
{
    struct builder b;
    struct doc_node *t;
    struct doc_table *table;
    const struct pages *pages;

    builder_init(&b);
    t = add_table(
        &b, b.root, 0,
        "Findings and more of them in a cell that is tall|National|2\n|Local|3\nA row head over two|");
    table = table_of(t);
    table->form = true;
    table->rows[0].cells[0].row_span = 2;
    table->rows[1].cells[0].column_span = 0;
    table->rows[2].cells[0].column_span = 2;
    table->rows[2].cells[1].column_span = 0;
    table->columns[0].share = 300;
    pages = build(&b);
    REQUIRE(pages != NULL);
    EXPECT_NUMBER(pages->elements[document_cell_element(t, 1, 0)].page, UINT32_MAX);
    /* no rule runs through the cell that goes on */
    for (size_t i = 0; i < pages->list[0].item_count; i++) {
        const struct page_item *item = &pages->list[0].items[i];

        if (item->kind == ITEM_RECTANGLE && item->y > pages->elements[document_row_element(t, 0)].y &&
            item->y < pages->ends[document_row_element(t, 0)].y)
            EXPECT(item->x > 50 * DIM_PT);
    }
    builder_release(&b);
}

/* A head over two columns is ruled off over them alone; one beside it stands on the line of those below. */
static void heads_over_heads(void)
{
    struct builder b;
    struct doc_node *t;
    struct doc_table *table;
    const struct page *page;
    size_t rules = 0;

    builder_init(&b);
    t = add_table(&b, b.root, 2, "Service|2022/23|||\n|Budget|Spent|\nPatrols|5,200|5,000|");
    table = table_of(t);
    table->rule_row = DIM_PT / 2;
    table->rule_head = DIM_PT;
    table->rows[0].cells[0].row_span = 2;
    table->rows[1].cells[0].column_span = 0;
    table->rows[0].cells[1].column_span = 2;
    table->rows[0].cells[2].column_span = 0;
    page = &build(&b)->list[0];
    EXPECT_NUMBER(find_text(&b, page, "Service")->y, find_text(&b, page, "Budget")->y);
    EXPECT(find_text(&b, page, "2022/23")->y < find_text(&b, page, "Budget")->y);
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];

        if (item->kind != ITEM_RECTANGLE || item->y > find_text(&b, page, "Budget")->y)
            continue;
        rules++;
        EXPECT_NUMBER(item->x, find_text(&b, page, "Budget")->x);
        EXPECT_NUMBER(item->height, DIM_PT / 2);
    }
    EXPECT_NUMBER(rules, 1);
    builder_release(&b);
}

static void splits_a_row_taller_than_a_page(void)
{
    struct builder b;
    struct doc_node *t;
    const struct pages *pages;
    const char *words;

    builder_init(&b);
    words = many_words(&b, "A statement that goes on for longer than a page can hold", 40);
    t = add_table(&b, b.root, 1, arena_print(&b.arena, "Who|What\nChief Constable|%s", words).ptr);
    pages = build(&b);
    EXPECT(pages != NULL && pages->count > 1);
    EXPECT_NUMBER(pages->ends[document_cell_element(t, 1, 1)].page, pages->count - 1);
    EXPECT_NUMBER(pages->elements[document_cell_element(t, 1, 1)].page, 0);
    for (size_t i = 0; i < pages->count; i++)
        EXPECT(text_item(&pages->list[i], 1) != NULL);
    builder_release(&b);
}

/* A long answer begins below what stands before it, where it would leave most of a page empty. */
static void divides_long_cells(void)
{
    struct builder b;
    struct doc_node *t;
    const struct pages *pages;

    builder_init(&b);
    for (int i = 0; i < 6; i++)
        add_text(&b, b.root, &b.body, "A line.");
    t = add_table(&b, b.root, 1,
                  arena_print(&b.arena, "Who|What\nChief Constable|%s",
                              many_words(&b, "A statement that goes on for most of a page", 14))
                      .ptr);
    pages = build(&b);
    REQUIRE(pages != NULL);
    EXPECT_NUMBER(pages->count, 2);
    EXPECT_NUMBER(pages->elements[document_cell_element(t, 1, 1)].page, 0);
    EXPECT_NUMBER(pages->ends[document_cell_element(t, 1, 1)].page, 1);
    builder_release(&b);
}

static void stripes_and_rules_are_artifacts(void)
{
    struct builder b;
    struct doc_table *t;
    const struct page *page;

    builder_init(&b);
    t = table_of(add_table(&b, b.root, 1, "A|B\n1|2\n3|4\n5|6"));
    t->has_stripe = true;
    t->stripe = (struct colour){240, 240, 240};
    page = &build(&b)->list[0];
    EXPECT_NUMBER(count_items(page, ITEM_RECTANGLE, ARTIFACT_BACKGROUND), 1);
    EXPECT_NUMBER(count_items(page, ITEM_RECTANGLE, ARTIFACT_LAYOUT), 4);
    EXPECT_NUMBER(text_item(page, 0)->x, 54 * DIM_PT); /* padding inside the fill */
    builder_release(&b);
}

static const struct page_item *first_fill(const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_RECTANGLE && page->items[i].artifact == ARTIFACT_BACKGROUND)
            return &page->items[i];
    return NULL;
}

/* A cell over two rows has one background: they count as one. */
static void stripes_count_joined_rows_once(void)
{
    struct builder b;
    struct doc_node *node;
    struct doc_table *t;
    const struct pages *pages;

    builder_init(&b);
    node = add_table(&b, b.root, 1, "A|B\n1|2\n|4\n5|6");
    t = table_of(node);
    t->has_stripe = true;
    t->rows[1].cells[0].row_span = 2;
    t->rows[2].cells[0].column_span = 0;
    pages = build(&b);
    EXPECT_NUMBER(count_items(&pages->list[0], ITEM_RECTANGLE, ARTIFACT_BACKGROUND), 1);
    EXPECT_NUMBER(first_fill(&pages->list[0])->y, pages->elements[document_row_element(node, 3)].y);
    builder_release(&b);
}

static void captions_stay(void)
{
    struct builder b;
    struct doc_node *t, *caption;
    const struct pages *pages;

    builder_init(&b);
    for (int i = 0; i < 13; i++)
        add_text(&b, b.root, &b.body, "A line of text.");
    t = add_table(&b, b.root, 1, "A|B\n1|2\n3|4\n5|6");
    caption = add_node(&b, t, DOC_CAPTION, &b.small);
    add_run(&b, caption, "Table 1: all of it");
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[caption->element].page, pages->elements[document_row_element(t, 0)].page);
    EXPECT(pages->elements[caption->element].y < pages->elements[document_row_element(t, 0)].y);
    builder_release(&b);
}

/* All rows of a long table are there, in order, once, and none is cut. */
static void loses_no_row(void)
{
    struct builder b;
    const struct pages *pages;
    char *cells;
    size_t len = 0, row = 0;

    builder_init(&b);
    cells = arena_alloc(&b.arena, 3000 * 40);
    len += (size_t)sprintf(cells, "No|Text");
    for (int i = 0; i < 3000; i++)
        len += (size_t)sprintf(cells + len, "\nR%d|row %d", i, i);
    add_table(&b, b.root, 1, cells);
    pages = build(&b);
    for (size_t p = 0; p < pages->count; p++) {
        const struct page_item *item;

        for (size_t n = p ? 0 : 2; (item = text_item(&pages->list[p], n)); n += 2) {
            EXPECT_TEXT(item_text(&b, item), arena_print(&b.arena, "R%zu", row++).ptr);
            EXPECT(item->y < 350 * DIM_PT);
        }
    }
    EXPECT_NUMBER(row, 3000);
    builder_release(&b);
}

/* The data of a chart: no room, no space, and every cell's words are there to be heard. */
static void tables_may_be_heard_only(void)
{
    struct builder b;
    struct doc_node *table, *after;
    const struct pages *pages;
    size_t unseen = 0;

    builder_init(&b);
    add_text(&b, b.root, &b.body, "Above.");
    table = add_table(&b, b.root, 1, "Month|Calls\nMay|12\nJune|9");
    ((struct doc_table *)table->table)->unseen = true;
    after = add_text(&b, b.root, &b.body, "Below.");
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[after->element].y, (50 + 15 + 6) * DIM_PT);
    for (size_t i = 0; i < pages->list[0].item_count; i++)
        unseen += pages->list[0].items[i].kind == ITEM_TEXT && pages->list[0].items[i].text.unseen;
    EXPECT_NUMBER(unseen, 6);
    EXPECT_TEXT(page_text(&b, &pages->list[0]), "Above./Month/Calls/May/12/June/9/Below.");
    EXPECT_NUMBER(pages->elements[document_cell_element(table, 2, 1)].page, 0);
    builder_release(&b);
}

int main(void)
{
    aligns_numbers();
    aligns_numbers_in_runs();
    hangs_brackets_out();
    cuts_words_before_amounts();
    tells_of_cut_amounts();
    keeps_natural_width_or_fills();
    honours_shares();
    does_not_break_short_tables();
    keeps_totals_with_rows();
    keeps_groups_together();
    spans_columns_and_rows();
    heads_over_heads();
    splits_a_row_taller_than_a_page();
    divides_long_cells();
    stripes_and_rules_are_artifacts();
    stripes_count_joined_rows_once();
    captions_stay();
    loses_no_row();
    tables_may_be_heard_only();
    return expect_report();
}
