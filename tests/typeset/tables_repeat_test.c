/* What a table repeats where it goes on: its name, its heads and its sums, as artifacts. */
#include "compute/figures.h"
#include "typeset/builder.h"

static bool is_artifact(const struct page_item *item)
{
    return item->kind == ITEM_TEXT && item->artifact == ARTIFACT_LAYOUT;
}

/* The words that the page repeats, with "/" between them. */
static struct slice artifact_text(struct builder *b, const struct page *page)
{
    struct slice all = S("");

    for (size_t i = 0; i < page->item_count; i++)
        if (is_artifact(&page->items[i]))
            all = ARENA_JOIN(&b->arena, all, all.len ? S("/") : S(""), item_text(b, &page->items[i]));
    return all;
}

static const struct page_item *find_artifact(struct builder *b, const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (is_artifact(&page->items[i]) && slice_is(item_text(b, &page->items[i]), text))
            return &page->items[i];
    return NULL;
}

static void repeats_heads(void)
{
    struct builder b;
    struct doc_node *t;
    const struct pages *pages;
    char cells[2000] = "Service|Amount";
    size_t heads = 0;

    builder_init(&b);
    for (int i = 0; i < 40; i++)
        sprintf(cells + strlen(cells), "\nService %d|%d", i, i * 7);
    t = add_table(&b, b.root, 1, cells);
    table_of(t)->continued = S("Table 1 (continued)");
    table_of(t)->continued_short = S("continued");
    pages = build(&b);
    EXPECT_NUMBER(pages->count, 3);
    EXPECT_TEXT(item_text(&b, text_item(&pages->list[0], 0)), "Service");
    for (size_t i = 0; i < pages->list[1].item_count; i++) {
        const struct page_item *item = &pages->list[1].items[i];

        heads += item->kind == ITEM_TEXT && item->artifact == ARTIFACT_LAYOUT;
        EXPECT((item->artifact == ARTIFACT_NONE) == (item->element > 0));
    }
    EXPECT_NUMBER(heads, 3); /* the name, and the two heads */
    EXPECT_TEXT(artifact_text(&b, &pages->list[1]), "Table 1 (continued)/Service/Amount");
    EXPECT_NUMBER(pages->elements[t->element].page, 0);
    EXPECT_NUMBER(pages->ends[t->element].page, 2);
    EXPECT_NUMBER(pages->elements[document_row_element(t, 40)].page, 2);
    builder_release(&b);
}

/* A name that is wider than the page gives way to the short words. */
static void shortens_names(void)
{
    struct builder b;
    struct doc_node *t;
    char cells[2000] = "Service|Amount";

    builder_init(&b);
    for (int i = 0; i < 40; i++)
        sprintf(cells + strlen(cells), "\nService %d|%d", i, i * 7);
    t = add_table(&b, b.root, 1, cells);
    table_of(t)->continued =
        S("Spending on everything that the office does and on what others do (continued)");
    table_of(t)->continued_short = S("continued");
    EXPECT_TEXT(artifact_text(&b, &build(&b)->list[1]), "continued/Service/Amount");
    builder_release(&b);
}

/* A table of `rows` rows with the amounts 1, 2, 3 …, a total, and their sums carried. */
static struct doc_node *add_carried(struct builder *b, int rows)
{
    struct buffer texts = BUFFER_INIT;
    struct carried_sums *sums = ARENA_NEW(&b->arena, struct carried_sums);
    struct doc_carried *carried = ARENA_NEW(&b->arena, struct doc_carried);
    uint32_t *starts = ARENA_ARRAY(&b->arena, uint32_t, (size_t)rows + 1);
    char *cells = arena_alloc(&b->arena, (size_t)rows * 40 + 80);
    size_t len = (size_t)sprintf(cells, "Service|Amount|Note");
    struct doc_node *node;

    for (int i = 1; i <= rows; i++) {
        starts[i - 1] = (uint32_t)texts.len;
        buffer_print(&texts, "\t%d\t\n", i * (i + 1) / 2);
        len += (size_t)sprintf(cells + len, "\nService %d|%d|x", i, i);
    }
    starts[rows] = starts[rows - 1];
    sprintf(cells + len, "\nAll|%d|", rows * (rows + 1) / 2);
    *sums = (struct carried_sums){arena_copy(&b->arena, buffer_slice(&texts)), starts, NULL};
    buffer_release(&texts);
    *carried = (struct doc_carried){S("Carried forward"), S("Brought forward"), sums};
    node = add_table(b, b->root, 1, cells);
    table_of(node)->rows[rows + 1].kind = ROW_TOTAL;
    table_of(node)->columns[1].align = COLUMN_END;
    table_of(node)->carried = carried;
    return node;
}

/* At every break inside the table, whatever its length: the sum of the rows that stand above, on both pages;
 * all of it inside the type area, as artifacts, and nothing where the table does not break. */
static void carries_sums(void)
{
    for (int rows = 3; rows < 70; rows++) {
        struct builder b;
        const struct pages *pages;
        int above = 0;

        builder_init(&b);
        add_carried(&b, rows);
        pages = build(&b);
        for (size_t p = 0; p < pages->count; p++) {
            struct slice found = artifact_text(&b, &pages->list[p]), wanted = S("");
            const struct page_item *item;

            if (p)
                wanted =
                    arena_print(&b.arena, "Service/Amount/Note/Brought forward/%d", above * (above + 1) / 2);
            for (size_t n = 0; (item = text_item(&pages->list[p], n)); n++)
                above += slice_is(item_text(&b, item), "x");
            if (p + 1 < pages->count)
                wanted = arena_print(&b.arena, "%.*s%sCarried forward/%d", SLICE_ARG(wanted), p ? "/" : "",
                                     above * (above + 1) / 2);
            EXPECT(slice_equal(found, wanted));
            for (size_t i = 0; i < pages->list[p].item_count; i++)
                EXPECT(pages->list[p].items[i].y + pages->list[p].items[i].height <= 350 * DIM_PT);
        }
        EXPECT_NUMBER(above, rows);
        builder_release(&b);
    }
}

/* Room is kept for a sum that is wider than every amount, and for the words. */
static void widens_for_sums(void)
{
    struct builder b;
    const struct page_item *words, *sum;
    const struct page *page;

    builder_init(&b);
    add_carried(&b, 60);
    page = &build(&b)->list[1];
    words = find_artifact(&b, page, "Brought forward");
    REQUIRE(words != NULL);
    sum = words + 1;
    EXPECT(sum->x > right_edge(words));
    EXPECT_NUMBER(right_edge(sum), right_edge(text_item(page, 1))); /* the first row's amount */
    EXPECT(right_edge(sum) < find_text(&b, page, "x")->x);
    builder_release(&b);
}

int main(void)
{
    repeats_heads();
    shortens_names();
    carries_sums();
    widens_for_sums();
    return expect_report();
}
