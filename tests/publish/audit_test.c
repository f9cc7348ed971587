/* The audit and the manifest as text: what an auditor and a rebuild would read. */
#include "expect.h"
#include "publish/publish.h"

static struct arena arena;
static struct sources sources;

static const uint32_t row_lines[] = {2, 3, 5};
static struct column columns[] = {{.name = S_INIT("source")}, {.name = S_INIT("amount")}};
static struct raw_table raw = {.row_lines = row_lines, .row_count = 3};
static struct table table = {.raw = &raw, .columns = columns, .column_count = 2, .row_count = 3};

static struct ratio ratio(int64_t over, int64_t under)
{
    return ratio_divide(&arena, ratio_of_whole(over), ratio_of_whole(under));
}

/* One line of the audit for one figure, without pages. */
static struct slice line_of(struct printed_figure figure)
{
    struct figures figures = {.printed = &figure, .printed_count = 1};
    struct buffer out = BUFFER_INIT;
    struct slice text;

    publish_audit(&figures, NULL, &sources, &out);
    text = arena_copy(&arena, buffer_slice(&out));
    buffer_release(&out);
    text = slice_from(text, slice_find(text, S("\r\n"), 0) + 2);
    EXPECT(slice_ends_with(text, S("\r\n")));
    return slice_sub(text, 0, text.len - 2);
}

static void test_lines(void)
{
    struct provenance rest = {&table, 1, 2, 2, NULL}, cells = {&table, 1, 0, 1, &rest};
    struct value sum = {.kind = VALUE_MONEY, .exact = ratio_of_whole(228579000), .cells = &cells};
    struct value part = {.kind = VALUE_PERCENT, .exact = ratio(91, 228)};
    struct value held = {.kind = VALUE_COUNT, .state = STATE_SUPPRESSED, .exact = ratio_of_whole(3)};
    struct value given = {.kind = VALUE_NUMBER, .exact = ratio(2078, 10), .source = S("Plan 2022, page 30")};
    struct value change = {.kind = VALUE_CHANGE, .from = &given, .to = &sum};
    struct span where = {1, 12, 3};

    given.given = where;
    EXPECT_TEXT(line_of((struct printed_figure){.text = S("£228.6m"),
                                                .value = &sum,
                                                .formula = S("sum(funding.amount)"),
                                                .declared = S("sum(x)"),
                                                .place = S("prose"),
                                                .where = where}),
                "£228.6m,computed,228579000,sum(funding.amount),data/funding.csv:2-3:amount; "
                "data/funding.csv:5:amount,,,prose,publication.yaml:3,sum(x)");
    EXPECT_TEXT(line_of((struct printed_figure){
                    .text = S("nearly 40%, \"about\""), .value = &part, .kind = PRINTED_CLAIM}),
                "\"nearly 40%, \"\"about\"\"\",claim,91/228 (39.912280…%),,,,,,,");
    EXPECT_TEXT(line_of((struct printed_figure){.text = S("fewer than 5"), .value = &held}),
                "fewer than 5,computed,held back,,,,,,,");
    EXPECT_TEXT(line_of((struct printed_figure){.text = S("+3"), .value = &change, .formula = S("=x")}),
                "'+3,computed,from 207.8 to 228579000,'=x,,,,,,");
    EXPECT_TEXT(line_of((struct printed_figure){.text = S("-3"), .value = &given}),
                "-3,computed,207.8,,publication.yaml:3,\"Plan 2022, page 30\",,,,");
    EXPECT_TEXT(
        line_of((struct printed_figure){.kind = PRINTED_COPIED, .cells = &cells, .place = S("table")}),
        "3 cells,copied,,,data/funding.csv:2-3:amount; data/funding.csv:5:amount,,,table,,");
}

static void test_pages(void)
{
    struct printed_figure printed[2] = {{.text = S("1")}, {.text = S("2")}};
    struct doc_run runs[2] = {{.printed = 1}, {.printed = 2}};
    struct doc_node entry = {.role = DOC_ENTRY, .element = 2, .runs = {&runs[1], 1}};
    struct doc_node paragraph = {.role = DOC_PARAGRAPH, .element = 3, .runs = {runs, 2}};
    struct doc_node root = {.role = DOC_DOCUMENT, .element = 1, .first = &entry, .last = &paragraph};
    struct document document = {.root = &root, .element_count = 3, .printed = printed, .printed_count = 2};
    struct place_on_page begins[4] = {{UINT32_MAX, 0, 0}, {0, 0, 0}, {0, 0, 0}, {1, 0, 0}};
    struct place_on_page ends[4] = {{UINT32_MAX, 0, 0}, {2, 0, 0}, {0, 0, 0}, {2, 0, 0}};
    struct page list[3] = {{.folio = S("i")}, {.folio = S("1")}, {.folio = S("2")}};
    struct pages pages = {.document = &document, .list = list, .count = 3, .elements = begins, .ends = ends};
    struct buffer out = BUFFER_INIT;

    entry.parent = paragraph.parent = &root;
    entry.next = &paragraph;
    publish_audit(&(struct figures){0}, &pages, &sources, &out);
    EXPECT_TEXT(
        buffer_slice(&out),
        "\xEF\xBB\xBFprinted,kind,exact value,formula,cells,source,page,place,written at,declared as\r\n"
        "1,computed,,,,,1 to 2,,,\r\n"
        "2,computed,,,,,1 to 2,,,\r\n");
    buffer_release(&out);
}

static void test_manifest(void)
{
    struct path_record paths[] = {{S("inputs/x/publication.yaml"), true, "ab12"},
                                  {S("layouts/\"odd\"\n.yaml"), false, ""}};
    struct inputs inputs = {.name = S("x"), .paths = paths, .path_count = 2};
    struct layout layout = {.must_count = 2};
    struct publication publication = {.inputs = &inputs, .layout = &layout, .check_count = 3};
    struct figures figures = {.publication = &publication};
    struct provenance more = {.first_row = 9, .last_row = 9},
                      run = {.first_row = 0, .last_row = 3, .next = &more};
    struct printed_figure printed[] = {{.kind = PRINTED_COMPUTED},
                                       {.kind = PRINTED_CLAIM},
                                       {.kind = PRINTED_COPIED, .cells = &run},
                                       {.kind = PRINTED_COPIED}};
    struct slice languages[] = {S("en-GB"), S("cy")};
    struct output_file file = {S("x.pdf"), S("abc")};
    struct document document = {.printed = printed,
                                .printed_count = 4,
                                .facts = {.headings = 7,
                                          .deepest_heading = 3,
                                          .charts = 1,
                                          .tables = 2,
                                          .tables_with_heads = 2,
                                          .unseen_tables = 1,
                                          .links = 4,
                                          .languages = languages,
                                          .language_count = 2,
                                          .contrast_pairs = 5,
                                          .least_text = 805,
                                          .body_size = 25 * DIM_PT / 2}};
    struct pages pages = {.document = &document};
    struct buffer out = BUFFER_INIT;

    publish_manifest(&figures, &pages, &file, 1, &out);
    EXPECT_TEXT(
        buffer_slice(&out),
        "{\n  \"precept\": \"0.1.0\",\n  \"publication\": \"x\",\n  \"checked\": {\n"
        "    \"figures\": {\"computed\": 1, \"copied\": 6, \"typed\": 0},\n    \"claims_proved\": 1,\n"
        "    \"conditions\": 5,\n    \"headings\": 7,\n    \"heading_levels\": 3,\n"
        "    \"alternative_texts\": {\"pictures\": 0, \"charts\": 1, \"diagrams\": 0},\n"
        "    \"tables\": 2,\n    \"tables_with_heads\": 2,\n    \"charts_with_data_tables\": 1,\n"
        "    \"links_with_words\": 4,\n    \"languages\": [\"en-GB\", \"cy\"],\n"
        "    \"contrast\": {\"pairs\": 5, \"least_of_text\": 8.05},\n    \"main_text_pt\": 12.50\n  },\n"
        "  \"declares\": [\"PDF/UA-1\", \"PDF/A-2a\"],\n  \"validated\": false,\n  \"sources\": [\n"
        "    {\"path\": \"inputs/x/publication.yaml\", \"sha256\": \"ab12\"},\n"
        "    {\"path\": \"layouts/\\\"odd\\\"\\u000a.yaml\", \"found\": false}\n  ],\n  \"outputs\": [\n"
        "    {\"path\": \"x.pdf\", \"bytes\": 3, \"sha256\": "
        "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}\n  ]\n}\n");
    buffer_release(&out);
}

int main(void)
{
    sources_init(&sources, &arena);
    sources_add(&sources, S("/p/publication.yaml"), S("publication.yaml"), S("layout: x\n\n  a: 1\n"));
    raw.source = sources_add(&sources, S("/p/data/funding.csv"), S("data/funding.csv"),
                             S("source,amount\na,1\nb,2\n\nc,3\n"));
    test_lines();
    test_pages();
    test_manifest();
    arena_release(&arena);
    return expect_report();
}
