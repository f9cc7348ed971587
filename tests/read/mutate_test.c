/* Texts of the goldens, changed at random (the same on every run): nothing breaks, every place lies in its
 * source, and what YAML refuses has been named by the look at the lines. Run under the sanitizers by `make
 * san`. */
#include "expect.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "read/csv.h"
#include "read/markdown.h"
#include "read/text.h"
#include "read/yaml.h"

enum { RUNS = 6000, LONGEST = 500 };

static const char *const signs[] = {
    "\n",       "  ",    "\t",         ": ",   ":",        "- ",  "-",       "#",   " #",
    "\"",       "'",     "[",          "]",    "{",        "}",   "{{",      "}}",  "|",
    "> ",       "|\n",   "*",          "&a",   "!",        "%",   "@",       ",",   "`",
    "£",        "a: b",  "---",        "\\",   "```x y\n", ":::", "::: a\n", "<b>", "](#x)",
    "![a](b)",  "{#id}", "[a]{{ b }}", "\r\n", "&amp;",    "**",  "_",       "~~~", "|a|b|\n|-|-|\n",
    "\xc2\xa0", "\"\"",  "? ",         "...",  "\xff",     "1. ",
};

static uint64_t state = 9988776655443322u;

static size_t random_below(size_t limit) /* xorshift: Marsaglia 2003 */
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 16) % limit;
}

/* A part of `seed` with up to five changes. */
static void mutate(struct slice seed, struct buffer *out)
{
    size_t start = random_below(seed.len), changes = random_below(6);
    struct slice part;

    while (start && seed.ptr[start - 1] != '\n')
        start--;
    part = slice_sub(seed, start, random_below(LONGEST));
    buffer_clear(out);
    while (changes--) {
        size_t at = random_below(part.len + 1);

        buffer_put(out, slice_sub(part, 0, at));
        part = slice_from(part, at);
        if (random_below(3))
            buffer_put_text(out, signs[random_below(sizeof signs / sizeof *signs)]);
        else
            part = slice_from(part, random_below(8));
    }
    buffer_put(out, part);
}

static void check_span(const struct sources *sources, struct span span)
{
    if (span.source && span.start + span.length > sources_at(sources, span.source)->text.len)
        EXPECT(!"a place outside its source");
}

static void check_values(const struct sources *sources, const struct raw_node *node)
{
    check_span(sources, node->span);
    for (size_t i = 0; node->kind == RAW_TEXT && i < node->text.len; i++)
        check_span(sources, raw_text_span(node, i, 1));
    for (size_t i = 0; node->kind == RAW_LIST && i < node->count; i++)
        check_values(sources, node->items[i]);
    for (size_t i = 0; node->kind == RAW_MAP && i < node->count; i++) {
        check_values(sources, node->entries[i].key);
        check_values(sources, node->entries[i].value);
    }
}

static void check_nodes(const struct sources *sources, const struct md_node *document)
{
    for (const struct md_node *node = document; node; node = md_next(node, document)) {
        check_span(sources, node->span);
        if (node->insert)
            check_span(sources, node->insert->formula_span);
        if (node->yaml)
            check_values(sources, node->yaml);
    }
}

static void read_one(char kind, struct diagnostics *d, struct sources *sources, uint32_t source)
{
    struct arena *arena = sources->arena;
    struct slice text = sources_at(sources, source)->text;
    struct md_context context = {.arena = arena, .sources = sources, .diagnostics = d};
    struct text_map map = {.source = source};

    if (kind == 'c') {
        csv_read(arena, d, source,
                 &(struct csv_form){.title_rows = random_below(3), .total_rows = random_below(2)});
    } else if (kind == 'm') {
        check_nodes(sources, markdown_file_blocks(&context, (struct span){source, 0, (uint32_t)text.len}));
    } else {
        const struct raw_node *node = yaml_read(arena, d, text, &map), *field = raw_lookup(node, "text");

        check_values(sources, node);
        if (field && field->kind == RAW_TEXT) {
            check_nodes(sources, markdown_blocks(&context, field));
            check_nodes(sources, markdown_inline(&context, field));
        }
    }
}

static void run_one(char kind, struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct sources sources;
    struct diagnostics d;
    struct buffer out = BUFFER_INIT;
    uint32_t source;
    bool sound;

    sources_init(&sources, &arena);
    diagnostics_init(&d, &arena, &sources);
    source = text_add(&arena, &sources, &d,
                      &(struct text_file){S("x"), S("x"), arena_copy(&arena, text), false, false}, &sound);
    read_one(kind, &d, &sources, source);
    for (size_t i = 0; i < d.list.count; i++) {
        check_span(&sources, d.list.items[i].span);
        if (d.list.items[i].id == MSG_yaml_unreadable)
            expect_text(text, "a text whose fault has a message of its own", __FILE__, __LINE__);
    }
    diagnostics_print(&d, (struct diagnostics_style){0}, &out);
    buffer_release(&out);
    arena_release(&arena);
    expect_count++;
}

static void run_seed(char kind, const char *path)
{
    static char seed[1 << 18];
    struct buffer text = BUFFER_INIT;
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(seed, 1, sizeof seed, file) : 0;

    EXPECT(length > 0);
    for (size_t i = 0; length && i < RUNS; i++) {
        mutate((struct slice){seed, length}, &text);
        run_one(kind, buffer_slice(&text));
    }
    if (file)
        fclose(file);
    buffer_release(&text);
}

int main(void)
{
    run_seed('y', "tests/read/yaml.cases");
    run_seed('y', "tests/read/field.cases");
    run_seed('m', "tests/read/markdown.cases");
    run_seed('c', "tests/read/csv.cases");
    return expect_report();
}
