/* What stands around the pages: labels, bookmarks, trees that need several leaves, files that have nothing of
 * it. */
#include "render/reader.h"
#include "render/sample.h"

static struct sample s;

static void start(void)
{
    sample_init(&s);
    sample_open(&s, DOC_DOCUMENT);
}

/* The page labels that come of folios: "0 << /S /D /St 1 >> …". */
static void expect_labels(const char *const *folios, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    struct reader r;
    qpdf_oh labels;

    start();
    for (; *folios; folios++) {
        sample_page(&s, *folios);
        sample_text(&s, sample_node(&s, DOC_PARAGRAPH)->element, pt(60), "x");
    }
    reader_open(&r, sample_render(&s, "labels"));
    labels = reader_key(&r, reader_key(&r, qpdf_get_root(r.pdf), "/PageLabels"), "/Nums");
    for (int i = 0; i < qpdf_oh_get_array_n_items(r.pdf, labels); i++)
        buffer_print(&out, "%s%s", i ? " " : "",
                     qpdf_oh_unparse(r.pdf, qpdf_oh_get_array_item(r.pdf, labels, i)));
    EXPECT_TEXT(buffer_slice(&out), expected);
    buffer_release(&out);
    reader_close(&r);
    sample_release(&s);
}

static void test_labels(void)
{
    expect_labels((const char *[]){"1", "2", "3", NULL}, "0 << /S /D /St 1 >>");
    expect_labels((const char *[]){"", "i", "ii", "1", "2", NULL},
                  "0 << >> 1 << /S /r /St 1 >> 3 << /S /D /St 1 >>");
    expect_labels((const char *[]){"iii", "iv", "v", "XIX", "XX", NULL},
                  "0 << /S /r /St 3 >> 3 << /S /R /St 19 >>");
    expect_labels(
        (const char *[]){"A-9", "A-10", "B-1", "Cover", "mill", NULL},
        "0 << /P (A-) /S /D /St 9 >> 2 << /P (B-) /S /D /St 1 >> 3 << /P (Cover) >> 4 << /P (mill) >>");
    expect_labels((const char *[]){"4", "6", "07", NULL},
                  "0 << /S /D /St 4 >> 1 << /S /D /St 6 >> 2 << /P (0) /S /D /St 7 >>");
}

/* ---- bookmarks ------------------------------------------------------------------------------- */

static void put_bookmarks(struct reader *r, qpdf_oh parent, unsigned depth, struct buffer *out)
{
    for (qpdf_oh one = reader_key(r, parent, "/First"); qpdf_oh_is_dictionary(r->pdf, one);
         one = reader_key(r, one, "/Next")) {
        qpdf_oh place = reader_key(r, one, "/Dest");

        buffer_indent(out, depth);
        buffer_print(out, "%s %d %d\n", qpdf_oh_get_utf8_value(r->pdf, reader_key(r, one, "/Title")),
                     reader_page(r, qpdf_oh_get_array_item(r->pdf, place, 0)),
                     qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, place, 3)));
        put_bookmarks(r, one, depth + 1, out);
    }
}

static void test_bookmarks(void)
{
    static const struct outline_entry outline[] = {
        {S_INIT("Title"), 1, 1, {0, 0, 50 * DIM_PT}},
        {S_INIT("Ŵ one"), 2, 1, {0, 0, 100 * DIM_PT}},
        {S_INIT("deep"), 3, 1, {1, 0, 0}},
        {S_INIT("two (2)"), 2, 1, {1, 0, 50 * DIM_PT}},
        {S_INIT("Next title"), 1, 1, {1, 0, 90 * DIM_PT}},
    };
    struct buffer out = BUFFER_INIT;
    struct reader r;

    start();
    for (int i = 0; i < 2; i++) {
        sample_page(&s, i ? "2" : "1");
        sample_text(&s, sample_node(&s, DOC_PARAGRAPH)->element, pt(60), "x");
    }
    s.pages.outline = outline;
    s.pages.outline_count = 5;
    reader_open(&r, sample_render(&s, "bookmarks"));
    put_bookmarks(&r, reader_key(&r, qpdf_get_root(r.pdf), "/Outlines"), 0, &out);
    EXPECT_TEXT(buffer_slice(&out),
                "Title 0 792\n  Ŵ one 0 742\n    deep 1 842\n  two (2) 1 792\nNext title 1 752\n");
    EXPECT_TEXT(slice_of(qpdf_oh_get_name(r.pdf, reader_key(&r, qpdf_get_root(r.pdf), "/PageMode"))),
                "/UseOutlines");
    buffer_release(&out);
    reader_close(&r);
    sample_release(&s);
}

/* ---- large documents ------------------------------------------------------------------------- */

/* What the parent tree has under a key, by way of the limits of its leaves. */
static qpdf_oh under_key(struct reader *r, int key)
{
    qpdf_oh tree = reader_key(r, reader_key(r, qpdf_get_root(r->pdf), "/StructTreeRoot"), "/ParentTree");
    qpdf_oh leaves = reader_key(r, tree, "/Kids");

    for (int i = 0; i < qpdf_oh_get_array_n_items(r->pdf, leaves); i++) {
        qpdf_oh leaf = qpdf_oh_get_array_item(r->pdf, leaves, i), limits = reader_key(r, leaf, "/Limits"),
                list = reader_key(r, leaf, "/Nums");
        int first = qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, limits, 0));

        if (key < first ||
            key > qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, limits, 1)))
            continue;
        EXPECT_NUMBER(
            qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, list, 2 * (key - first))),
            key);
        return qpdf_oh_get_array_item(r->pdf, list, 2 * (key - first) + 1);
    }
    EXPECT(!"a key that no leaf has");
    return qpdf_oh_new_null(r->pdf);
}

/* 600 pages with a link each: 1,200 keys, several object streams. */
static void test_large(void)
{
    enum { PAGES = 600 };
    struct page *list;
    struct page_item *items;
    struct doc_node *node;
    static struct doc_link link = {.uri = S_INIT("https://example.org"), .says = S_INIT("Example")};
    struct reader r;

    start();
    sample_page(&s, "1");
    node = sample_node(&s, DOC_PARAGRAPH);
    sample_inline(&s, node, "example");
    sample_last_run(node)->link = &link;
    sample_text(&s, node->element + 1, pt(60), "example");
    sample_link(&s, node->element + 1, pt(60), pt(100), &link);
    list = ARENA_ARRAY(&s.arena, struct page, PAGES);
    items = (struct page_item *)s.page_list[0].items;
    for (int i = 0; i < PAGES; i++) {
        list[i] = s.page_list[0];
        list[i].folio = arena_print(&s.arena, "%d", i + 1);
    }
    s.pages.list = list;
    s.pages.count = 1;
    sample_finish(&s);
    s.pages.count = PAGES;
    struct buffer out = BUFFER_INIT;
    EXPECT(render_pdf(&s.pages, &s.diagnostics, &out));
    EXPECT(items == list[PAGES - 1].items);
    reader_open(&r, buffer_slice(&out));
    EXPECT_NUMBER(r.page_count, PAGES);
    for (int key = 0; key < 2 * PAGES; key += 7) {
        qpdf_oh value = under_key(&r, key);
        qpdf_oh element = key < PAGES ? qpdf_oh_get_array_item(r.pdf, value, 0) : value;

        EXPECT_TEXT(slice_of(qpdf_oh_get_name(r.pdf, reader_key(&r, element, "/S"))), "/Link");
    }
    buffer_release(&out);
    reader_close(&r);
    sample_release(&s);
}

/* Nothing but a page: no date, no author, no profile, no bookmark. */
static void test_bare(void)
{
    struct reader r;

    start();
    s.document.published = s.document.author = s.document.subject = s.document.identifier = S("");
    sample_page(&s, "");
    sample_text(&s, sample_node(&s, DOC_PARAGRAPH)->element, pt(60), "x");
    reader_open(&r, sample_render(&s, "bare"));
    EXPECT_TEXT(reader_structure(&r), "Document\n  P\n    1 \"x\"\n");
    EXPECT(!reader_has(&r, qpdf_get_root(r.pdf), "/PageMode") ||
           strcmp(qpdf_oh_get_name(r.pdf, reader_key(&r, qpdf_get_root(r.pdf), "/PageMode")),
                  "/UseOutlines") != 0);
    reader_close(&r);
    sample_release(&s);
}

/* An element that stands for nothing on paper is left out; a link into it leads to what comes before. */
static void test_empty_elements(void)
{
    static struct doc_link link = {.says = S_INIT("Go")};
    struct doc_node *node, *empty;
    struct reader r;

    start();
    sample_page(&s, "1");
    node = sample_node(&s, DOC_PARAGRAPH);
    sample_inline(&s, node, "go");
    sample_last_run(node)->link = &link;
    sample_text(&s, node->element + 1, pt(60), "go");
    sample_link(&s, node->element + 1, pt(60), pt(80), &link);
    empty = sample_open(&s, DOC_SECTION);
    sample_node(&s, DOC_PARAGRAPH);
    sample_open(&s, DOC_LIST);
    sample_node(&s, DOC_ITEM);
    link.target = empty->element;
    reader_open(&r, sample_render(&s, "empty"));
    EXPECT_TEXT(reader_structure(&r), "Document\n  P\n    Link\n      1 \"go\"\n      1 -> Go\n");
    reader_close(&r);
    sample_release(&s);
}

int main(void)
{
    test_labels();
    test_bookmarks();
    test_large();
    test_bare();
    test_empty_elements();
    return expect_report();
}
