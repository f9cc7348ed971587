/* What is too large is refused at its place, and what is slow to refuse is not: hostile texts end in time. */
#include "expect.h"

#include "base/buffer.h"
#include "read/csv.h"
#include "read/markdown.h"
#include "read/yaml.h"

enum kind { CSV, YAML, MARKDOWN };

/* Reads `text` and expects `id` as the first message; -1 = none wanted. */
static void expect_first(enum kind kind, struct slice text, int id, int line)
{
    struct arena arena = ARENA_INIT;
    struct sources sources;
    struct diagnostics d;
    struct text_map map = {0};

    sources_init(&sources, &arena);
    diagnostics_init(&d, &arena, &sources);
    map.source = sources_add(&sources, S("x"), S("x"), text);
    if (kind == CSV) {
        csv_read(&arena, &d, map.source, &(struct csv_form){0});
    } else if (kind == YAML) {
        yaml_read(&arena, &d, text, &map);
    } else {
        struct md_context context = {.arena = &arena, .sources = &sources, .diagnostics = &d};

        markdown_file_blocks(&context, (struct span){map.source, 0, (uint32_t)text.len});
    }
    expect_number(d.list.count ? (int)d.list.items[0].id : -1, id, __FILE__, line);
    arena_release(&arena);
}

/* `unit` as often as `count`, then `tail`. */
#define EXPECT_FIRST(...) expect_repeated(__LINE__, __VA_ARGS__)
static void expect_repeated(int line, enum kind kind, const char *unit, size_t count, const char *tail,
                            int id)
{
    struct buffer text = BUFFER_INIT;

    for (size_t i = 0; i < count; i++)
        buffer_put_text(&text, unit);
    buffer_put_text(&text, tail);
    expect_first(kind, buffer_slice(&text), id, line);
    buffer_release(&text);
}

int main(void)
{
    EXPECT_FIRST(CSV, "a,1\n", 1000002, "", MSG_csv_rows);
    EXPECT_FIRST(CSV, "xxxxxxxx", 1 << 17, ",b\n", -1);
    EXPECT_FIRST(CSV, "xxxxxxxx", (1 << 17) + 1, ",b\n", MSG_csv_cell_size);
    EXPECT_FIRST(CSV, "x,", 500, "\n", MSG_csv_heading_twice);
    EXPECT_FIRST(CSV, "x,", 501, "\n", MSG_csv_columns);
    EXPECT_FIRST(CSV, "\"", 100001, "\n", MSG_csv_quote_open);
    EXPECT_FIRST(YAML, "[", 100000, "", MSG_yaml_depth);
    EXPECT_FIRST(YAML, "- ", 100000, "a\n", MSG_yaml_depth);
    EXPECT_FIRST(YAML, "{a: ", 100000, "", MSG_yaml_depth);
    EXPECT_FIRST(YAML, "a", 2000, ": 1\n", MSG_yaml_unreadable);
    EXPECT_FIRST(YAML, "a: \"x\n", 20000, "", MSG_yaml_quote_open);
    EXPECT_FIRST(YAML, "a: [\n", 20000, "", MSG_yaml_bracket_open);
    EXPECT_FIRST(YAML, "a: |\n   \n", 20000, "", MSG_yaml_twice);
    EXPECT_FIRST(MARKDOWN, ">", 100000, "x", MSG_md_depth);
    EXPECT_FIRST(MARKDOWN, "- ", 1000, "x", MSG_md_depth);
    EXPECT_FIRST(MARKDOWN, "::: a\n", 1000, "", MSG_md_depth);
    EXPECT_FIRST(MARKDOWN, "[", 20000, "", MSG_md_bracket_open);
    EXPECT_FIRST(MARKDOWN, "[a]{{", 20000, "", MSG_md_insert_open);
    EXPECT_FIRST(MARKDOWN, "]{{x}}", 20000, "", MSG_md_claim_open);
    EXPECT_FIRST(MARKDOWN, "{{x}}", 20000, "", -1);
    EXPECT_FIRST(MARKDOWN, "*a _b ", 20000, "", -1);
    EXPECT_FIRST(MARKDOWN, "![a](", 5000, "", MSG_md_link_broken);
    EXPECT_FIRST(MARKDOWN, "a`b``", 20000, "", -1);
    EXPECT_FIRST(MARKDOWN, "``` x\n", 5000, "", MSG_md_fence_open);
    return expect_report();
}
