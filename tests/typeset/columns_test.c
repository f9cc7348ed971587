/* Text in columns: the height is that of an exhaustive search, columns go over pages, reading order is that
 * of the text; numbers and words in the margin. */
#include "typeset/builder.h"
#include "typeset/columns.h"

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 8) % limit;
}

enum { ITEMS = 14, CASES = 400 };

static long_dim height_between(const struct galley_item *items, size_t from, size_t end)
{
    long_dim height = 0;

    while (from < end && items[from].kind == GALLEY_SPACE)
        from++;
    while (from < end && items[end - 1].kind == GALLEY_SPACE)
        end--;
    for (; from < end; from++)
        height += items[from].height;
    return height;
}

/* The least height of `columns` columns, by trying every place for the next one to begin. */
static long_dim search(const struct galley_item *items, size_t from, unsigned columns)
{
    long_dim best = height_between(items, from, ITEMS);

    for (size_t next = from + 1; columns > 1 && next < ITEMS; next++) {
        long_dim here = height_between(items, from, next), rest;

        if (!column_may_begin(&items[next]))
            continue;
        rest = search(items, next, columns - 1);
        here = here > rest ? here : rest;
        best = here < best ? here : best;
    }
    return best;
}

static void is_as_low_as_can_be(void)
{
    for (uint32_t seed = 7, round = 0; round < CASES; round++) {
        struct frame outer = {.columns = (uint8_t)(2 + random_below(&seed, 3))};
        struct galley_item items[ITEMS] = {{0}};
        struct column_run run = {items, 0, ITEMS};
        size_t starts[MOST_COLUMNS + 1];

        outer.in_columns = &outer;
        for (size_t i = 0; i < ITEMS; i++) {
            bool space = i > 0 && i + 1 < ITEMS && random_below(&seed, 4) == 0;

            items[i] = (struct galley_item){.kind = space ? GALLEY_SPACE : GALLEY_LINE,
                                            .price = random_below(&seed, 3) ? BREAK_FREE : BREAK_FORBIDDEN,
                                            .height = (dim)(1 + random_below(&seed, 9)),
                                            .frame = &outer};
        }
        EXPECT_NUMBER(columns_height(&run, 0, starts), search(items, 0, outer.columns));
        EXPECT_NUMBER(starts[0], 0);
        EXPECT_NUMBER(starts[outer.columns], ITEMS);
        for (unsigned c = 0; c < outer.columns; c++)
            EXPECT(starts[c] <= starts[c + 1] &&
                   height_between(items, starts[c], starts[c + 1]) <= search(items, 0, outer.columns));
    }
}

/* Measure 200 pt, gap 20: columns at 50 and 160. */
static void goes_over_pages(void)
{
    struct builder b;
    struct doc_style style;
    struct doc_node *columns, *after;
    const struct pages *pages;
    dim x = 0, y = 0;

    builder_init(&b);
    style = b.body;
    style.gap = 20 * DIM_PT;
    add_text(&b, b.root, &b.body, "before");
    columns = add_node(&b, b.root, DOC_DIVISION, &style);
    columns->columns = 2;
    for (int i = 0; i < 12; i++)
        add_text(&b, columns, &b.body, many_words(&b, "Words in columns", 9));
    after = add_text(&b, b.root, &b.body, "after");
    pages = build(&b);
    EXPECT(pages->count > 1);
    for (size_t p = 0; p < pages->count; p++) {
        const struct page_item *item;

        x = y = 0;
        for (size_t n = 0; (item = text_item(&pages->list[p], n)); n++) {
            EXPECT(item->x == 50 * DIM_PT || item->x == 160 * DIM_PT);
            EXPECT(item->x > x || item->y > y ||
                   item->element == after->element); /* down, then to the right */
            EXPECT(item->y < 350 * DIM_PT);
            x = item->x;
            y = item->y;
        }
    }
    EXPECT_NUMBER(pages->elements[after->element].y, pages->ends[columns->element].y + b.body.space_after);
    builder_release(&b);
}

/* A picture as high as a page cannot stand in a column beside others. */
static void gives_way_to_what_is_too_high(void)
{
    struct builder b;
    struct doc_style style, kept;
    struct doc_node *columns, *box, *last;
    const struct pages *pages;

    builder_init(&b);
    style = kept = b.body;
    kept.has_background = true;
    kept.background = (struct colour){230, 240, 250};
    columns = add_node(&b, b.root, DOC_DIVISION, &style);
    columns->columns = 2;
    box = add_node(&b, columns, DOC_DIVISION, &kept);
    for (int i = 0; i < 30; i++)
        add_text(&b, box, &b.body, "A line of a box that is divided");
    last = add_text(&b, columns, &b.body, "last");
    pages = build(&b);
    EXPECT(pages->count > 1);
    EXPECT_NUMBER(pages->elements[last->element].x, 50 * DIM_PT);
    builder_release(&b);
}

/* A number hangs in the indent, or makes room where there is none. */
static void hangs_numbers(void)
{
    struct builder b;
    struct doc_style indented;
    struct doc_node *node[2];
    const struct pages *pages;
    const struct page_item *item;

    builder_init(&b);
    indented = b.body;
    indented.indent_start = 40 * DIM_PT;
    for (int i = 0; i < 2; i++) {
        struct doc_run *number = ARENA_NEW(&b.arena, struct doc_run);

        node[i] = add_text(&b, b.root, i ? &b.body : &indented, many_words(&b, "Numbered words", 8));
        *number = (struct doc_run){.text = S("1.1"), .element = ++b.document.element_count};
        node[i]->number = (struct doc_runs){number, 1};
    }
    pages = build(&b);
    EXPECT_NUMBER(text_item(&pages->list[0], 0)->element, node[0]->element + 1);
    EXPECT_NUMBER(text_item(&pages->list[0], 0)->x, 50 * DIM_PT);
    EXPECT_NUMBER(text_item(&pages->list[0], 1)->x, 90 * DIM_PT);
    EXPECT_NUMBER(text_item(&pages->list[0], 0)->y, text_item(&pages->list[0], 1)->y);
    for (size_t n = 0; (item = text_item(&pages->list[0], n)); n++)
        if (item->element == node[1]->element)
            EXPECT(item->x > 65 * DIM_PT);
    builder_release(&b);
}

/* On facing pages the margin column is on the outer side. */
static void stands_in_the_margin(void)
{
    struct builder b;
    struct doc_style style;
    struct doc_node *division[2], *owner[2];
    const struct pages *pages;

    builder_init(&b);
    style = b.body;
    style.indent_start = 10 * DIM_PT;
    b.document.facing = true;
    b.document.first.margin_column = b.document.other.margin_column = 60 * DIM_PT;
    for (int i = 0; i < 2; i++) {
        division[i] = add_node(&b, b.root, DOC_DIVISION, &b.body);
        add_text(&b, division[i], &b.body, many_words(&b, "Words that somebody acts on", 8));
        owner[i] = add_text(&b, division[i], &style, "Action: the chair");
        owner[i]->in_margin = true;
        for (int n = 0; n < 12; n++)
            add_text(&b, b.root, &b.body, "More.");
    }
    pages = build(&b);
    EXPECT_NUMBER(pages->elements[owner[0]->element].page, 0);
    EXPECT_NUMBER(pages->elements[owner[0]->element].x, 200 * DIM_PT);
    EXPECT_NUMBER(pages->elements[owner[0]->element].y, pages->elements[division[0]->element].y);
    EXPECT_NUMBER(pages->elements[owner[1]->element].page, 1);
    EXPECT_NUMBER(pages->elements[owner[1]->element].x, 50 * DIM_PT);
    EXPECT_NUMBER(pages->elements[division[1]->element].x, 110 * DIM_PT);
    EXPECT_NUMBER(pages->elements[owner[1]->element].y, pages->elements[division[1]->element].y);
    builder_release(&b);
}

int main(void)
{
    is_as_low_as_can_be();
    goes_over_pages();
    gives_way_to_what_is_too_high();
    hangs_numbers();
    stands_in_the_margin();
    return expect_report();
}
