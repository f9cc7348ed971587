/* A page with every kind of element, read back through libqpdf: what a screen reader would be told. */
#include "render/sample.h"

#include <qpdf/qpdf-c.h>

static struct doc_link web = {.uri = S_INIT("https://www.example.gov.uk/a(b)c?d=e&f"),
                              .says = S_INIT("Example website – opens a page")};
static struct doc_link inside = {.says = S_INIT("Go to the table")};

static struct doc_cell cell(const char *text, int scope)
{
    return (struct doc_cell){
        .text = slice_of(text), .column_span = 1, .row_span = 1, .scope = (uint8_t)scope};
}

static void add_table(struct sample *s)
{
    struct doc_node *node = sample_node(s, DOC_TABLE);
    struct doc_table *table = ARENA_NEW(&s->arena, struct doc_table);

    table->column_count = 3;
    table->row_count = 4;
    table->head_count = 1;
    table->columns = ARENA_ARRAY(&s->arena, struct doc_column, 3);
    table->rows = ARENA_ARRAY(&s->arena, struct doc_row, 4);
    static const char *const words[4][3] = {{"Area", "Measure", "£m"},
                                            {"North", "Grant", "1.5"},
                                            {"", "Precept", "2.25"},
                                            {"South", "Grant", ""}};
    for (size_t r = 0; r < 4; r++) {
        table->rows[r].kind = r ? ROW_BODY : ROW_HEAD;
        table->rows[r].cells = ARENA_ARRAY(&s->arena, struct doc_cell, 3);
        for (size_t c = 0; c < 3; c++)
            table->rows[r].cells[c] = cell(words[r][c], !r  ? CELL_HEADS_COLUMN
                                                        : c ? CELL_DATA
                                                            : CELL_HEADS_ROW);
    }
    table->rows[1].cells[0].row_span = 2;
    table->rows[2].cells[0].column_span = 0;
    node->table = table;
    s->document.element_count += document_table_elements(table) - 1;
    for (size_t r = 0; r < 4; r++, s->y += pt(16)) {
        sample_rectangle(s, 0, pt(60), pt(300), pt(.5), (struct colour){200, 200, 200});
        for (size_t c = 0; c < 3; c++)
            if (words[r][c][0])
                sample_text(s, document_cell_element(node, r, c), pt(60 + 100 * (double)c), words[r][c]);
    }
}

static void add_list(struct sample *s)
{
    sample_open(s, DOC_LIST);
    for (int i = 0; i < 2; i++) {
        struct doc_node *item = sample_open(s, DOC_ITEM), *body;

        sample_run(s, item, i ? "2." : "1.");
        body = sample_node(s, DOC_PARAGRAPH);
        sample_text(s, item->element + 1, pt(60), i ? "2. " : "1. ");
        sample_text(s, body->element, pt(80),
                    i ? "The second action is done." : "The first action is in hand.");
        s->y += pt(16);
        sample_close(s);
    }
    sample_close(s);
}

static struct sample s;

static void build(void)
{
    struct doc_node *node;
    uint32_t element;
    dim x;

    sample_init(&s);
    sample_open(&s, DOC_DOCUMENT);
    sample_page(&s, "i");
    node = sample_node(&s, DOC_HEADING);
    node->level = 1;
    sample_text(&s, node->element, pt(60), "An efficient office: £228.6m — up 10.0%");
    s.pages.outline = ARENA_ARRAY(&s.arena, struct outline_entry, 2);
    s.y += pt(30);

    sample_open(&s, DOC_CONTENTS);
    node = sample_node(&s, DOC_ENTRY);
    sample_inline(&s, node, "Where the money comes from, page 1");
    sample_last_run(node)->link = &inside;
    x = sample_text(&s, s.document.element_count, pt(60), "Where the money comes from, page 1");
    sample_link(&s, s.document.element_count, pt(60), x, &inside);
    s.y += pt(30);
    sample_close(&s);

    sample_open(&s, DOC_SECTION);
    node = sample_node(&s, DOC_HEADING);
    node->level = 2;
    sample_text(&s, node->element, pt(60), "Where the money comes from");
    s.y += pt(20);
    node = sample_node(&s, DOC_PARAGRAPH);
    sample_run(&s, node, "See ");
    element = sample_inline(&s, node, "the website");
    sample_last_run(node)->link = &web;
    sample_run(&s, node, " or ");
    x = sample_text(&s, node->element, pt(60), "See ");
    dim from = x;
    x = sample_text(&s, element, x, "the website");
    sample_link(&s, element, from, x, &web);
    x = sample_text(&s, node->element, x, " or ");
    element = sample_inline(&s, node, "Heddlu Gŵyr");
    sample_last_run(node)->lang = S("cy");
    x = sample_text(&s, element, x, "Heddlu Gŵyr");
    sample_text(&s, node->element, x, ", a\xc2\xa0million.");
    s.y += pt(20);
    add_list(&s);
    add_table(&s);
    inside.target = node->element;
    node = sample_node(&s, DOC_FIGURE);
    node->alt = S("Pie: 60.1% grant, 39.9% precept");
    sample_rectangle(&s, node->element, pt(60), pt(100), pt(50), (struct colour){30, 60, 120});
    s.y += pt(70);
    node = sample_node(&s, DOC_NOTE);
    sample_text(&s, node->element, pt(60), "A note that goes on");
    sample_page(&s, "1");
    sample_text(&s, node->element, pt(60), "over the page.");
    sample_item(&s, ITEM_RECTANGLE, 0)->artifact = ARTIFACT_FOOTER;
    s.pages.outline_count = 2;
    struct outline_entry *outline = (struct outline_entry *)s.pages.outline;
    outline[0] = (struct outline_entry){S("An efficient office – £"), 1, 2, {0, 0, pt(50)}};
    outline[1] = (struct outline_entry){S("Where the money comes from"), 2, 5, {0, 0, pt(80)}};
}

int main(void)
{
    build();
    sample_render(&s, "structure");
    sample_release(&s);
    return expect_report();
}
