/* A page with every kind of element, read back through libqpdf: what a screen reader would be told. */
#include "render/reader.h"
#include "render/sample.h"

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

static const char expected[] =
    "Document\n"
    "  H1\n"
    "    1 \"An efficient office: £228.6m — up 10.0%\"\n"
    "  TOC\n"
    "    TOCI\n"
    "      Reference\n"
    "        Link\n"
    "          1 \"Where the money comes from, page 1\"\n"
    "          1 -> Go to the table\n"
    "  Sect\n"
    "    H2\n"
    "      1 \"Where the money comes from\"\n"
    "    P\n"
    "      1 \"See \"\n"
    "      Link\n"
    "        1 \"the website\"\n"
    "        1 -> Example website – opens a page\n"
    "      1 \" or \"\n"
    "      Span Lang=cy\n"
    "        1 \"Heddlu Gŵyr\"\n"
    "      1 \", a million.\"\n"
    "    L ListNumbering=/Decimal\n"
    "      LI\n"
    "        Lbl\n"
    "          1 \"1. \"\n"
    "        LBody\n"
    "          P\n"
    "            1 \"The first action is in hand.\"\n"
    "      LI\n"
    "        Lbl\n"
    "          1 \"2. \"\n"
    "        LBody\n"
    "          P\n"
    "            1 \"The second action is done.\"\n"
    "    Table\n"
    "      THead\n"
    "        TR\n"
    "          TH ID=e00000024 Scope=/Column\n"
    "            1 \"Area\"\n"
    "          TH ID=e00000025 Scope=/Column\n"
    "            1 \"Measure\"\n"
    "          TH ID=e00000026 Scope=/Column\n"
    "            1 \"£m\"\n"
    "      TBody\n"
    "        TR\n"
    "          TH ID=e00000028 Headers=[ (e00000024) ] RowSpan=2 Scope=/Row\n"
    "            1 \"North\"\n"
    "          TD Headers=[ (e00000025) (e00000028) ]\n"
    "            1 \"Grant\"\n"
    "          TD Headers=[ (e00000026) (e00000028) ]\n"
    "            1 \"1.5\"\n"
    "        TR\n"
    "          TD Headers=[ (e00000025) (e00000028) ]\n"
    "            1 \"Precept\"\n"
    "          TD Headers=[ (e00000026) (e00000028) ]\n"
    "            1 \"2.25\"\n"
    "        TR\n"
    "          TH ID=e00000036 Headers=[ (e00000024) ] Scope=/Row\n"
    "            1 \"South\"\n"
    "          TD Headers=[ (e00000025) (e00000036) ]\n"
    "            1 \"Grant\"\n"
    "          TD Headers=[ (e00000026) (e00000036) ]\n"
    "    Figure Alt=Pie: 60.1% grant, 39.9% precept BBox=[ 60 535.89 160 585.89 ] Placement=/Block\n"
    "      1 \"\"\n"
    "    Note ID=e00000040\n"
    "      1 \"A note that goes on\"\n"
    "      2 \"over the page.\"\n";

/* Every mark and every annotation finds its element again (ISO 32000-1, 14.7.4.4). */
static void expect_parents(struct reader *r)
{
    qpdf_oh root = reader_key(r, qpdf_get_root(r->pdf), "/StructTreeRoot");
    qpdf_oh numbers = reader_key(r, reader_key(r, root, "/ParentTree"), "/Nums");
    int pages = r->page_count, count = qpdf_oh_get_array_n_items(r->pdf, numbers) / 2;

    EXPECT_NUMBER(count, pages + 2);
    EXPECT_NUMBER(qpdf_oh_get_int_value_as_int(r->pdf, reader_key(r, root, "/ParentTreeNextKey")), count);
    for (int i = 0; i < count; i++) {
        qpdf_oh value = qpdf_oh_get_array_item(r->pdf, numbers, 2 * i + 1);

        EXPECT_NUMBER(qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, numbers, 2 * i)),
                      i);
        if (i >= pages)
            EXPECT_TEXT(slice_of(qpdf_oh_get_name(r->pdf, reader_key(r, value, "/S"))), "/Link");
        else
            for (int k = 0; k < qpdf_oh_get_array_n_items(r->pdf, value); k++)
                EXPECT(r->words[i][k].ptr && reader_has(r, qpdf_oh_get_array_item(r->pdf, value, k), "/S"));
    }
}

static void expect_pages(struct reader *r)
{
    for (int i = 0; i < r->page_count; i++) {
        qpdf_oh page = qpdf_get_page_n(r->pdf, (size_t)i);
        qpdf_oh links = reader_key(r, page, "/Annots");

        EXPECT_NUMBER(qpdf_oh_get_int_value_as_int(r->pdf, reader_key(r, page, "/StructParents")), i);
        EXPECT_TEXT(slice_of(qpdf_oh_get_name(r->pdf, reader_key(r, page, "/Tabs"))), "/S");
        for (int k = 0; qpdf_oh_is_array(r->pdf, links) && k < qpdf_oh_get_array_n_items(r->pdf, links);
             k++) {
            qpdf_oh link = qpdf_oh_get_array_item(r->pdf, links, k);

            EXPECT_NUMBER(qpdf_oh_get_int_value_as_int(r->pdf, reader_key(r, link, "/StructParent")),
                          r->page_count + k);
        }
    }
}

static const char *text_at(struct reader *r, qpdf_oh object, const char *key)
{
    return qpdf_oh_get_utf8_value(r->pdf, reader_key(r, object, key));
}

static void expect_catalog(struct reader *r)
{
    qpdf_oh root = qpdf_get_root(r->pdf), outline = reader_key(r, root, "/Outlines");
    qpdf_oh labels = reader_key(r, reader_key(r, root, "/PageLabels"), "/Nums");
    qpdf_oh info = reader_key(r, qpdf_get_trailer(r->pdf), "/Info");
    qpdf_oh first = reader_key(r, outline, "/First"), second = reader_key(r, first, "/First");
    struct slice xmp = reader_stream(r, reader_key(r, root, "/Metadata"));

    EXPECT_TEXT(slice_of(text_at(r, root, "/Lang")), "en-GB");
    EXPECT_TEXT(slice_of(text_at(r, first, "/Title")), "An efficient office – £");
    EXPECT_TEXT(slice_of(text_at(r, second, "/Title")), "Where the money comes from");
    EXPECT_TEXT(slice_of(qpdf_oh_unparse(r->pdf, qpdf_oh_get_array_item(r->pdf, labels, 1))),
                "<< /S /r /St 1 >>");
    EXPECT_TEXT(slice_of(qpdf_oh_unparse(r->pdf, qpdf_oh_get_array_item(r->pdf, labels, 3))),
                "<< /S /D /St 1 >>");
    EXPECT_TEXT(slice_of(text_at(r, info, "/Title")), "A sample – “tagged” & signed");
    EXPECT_TEXT(slice_of(text_at(r, info, "/CreationDate")), "D:20231220000000Z");
    EXPECT(slice_find(xmp, S(">A sample – “tagged” &amp; signed<"), 0) < xmp.len);
    EXPECT(slice_find(xmp, S("<xmp:CreateDate>2023-12-20T00:00:00Z<"), 0) < xmp.len);
    EXPECT(slice_find(xmp, S("<pdfuaid:part>1<"), 0) < xmp.len);
    EXPECT(!reader_has(r, info, "/Trapped"));
}

int main(void)
{
    struct reader reader;
    struct slice bytes;

    build();
    bytes = sample_render(&s, "structure");
    reader_open(&reader, bytes);
    EXPECT_TEXT(reader_structure(&reader), expected);
    EXPECT_TEXT(buffer_slice(&reader.artifacts), "\n\n\n\n\n");
    expect_parents(&reader);
    expect_pages(&reader);
    expect_catalog(&reader);
    EXPECT(slice_equal(bytes, sample_render(&s, "structure"))); /* the same bytes every time */
    reader_close(&reader);
    sample_release(&s);
    return expect_report();
}
