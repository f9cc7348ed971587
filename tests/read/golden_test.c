/* Goldens of the reader: each `*.cases` beside this file holds texts and what they must give, as a dump
 * followed by the messages. What is given now is written below build/goldens, where `make accept` looks.
 *
 *     #### name
 *     the text            <TAB> <NBSP> <CR> <BOM> <A3> <NUL> <VT> <U+2028> and <END> (no line end) stand for
 * what cannot be seen
 *     #### gives
 *     the dump and the messages
 *
 * Asserted beside that for every text that is given: what stands at its place in the source is the text. */
#include "expect.h"

#include "base/buffer.h"
#include "read/csv.h"
#include "read/markdown.h"
#include "read/text.h"
#include "read/yaml.h"

#include <stdlib.h>
#include <sys/stat.h>

struct run {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    uint32_t source;
    bool sound;
    struct buffer out;
};

/* A piece of a text up to its line end; of text that was folded or had escapes without its last bytes, which
 * those made. */
static void check_piece(struct run *run, const struct raw_node *node, size_t start, size_t end)
{
    struct slice piece = slice_sub(node->text, start, end - start), written;

    if (node->style != RAW_LITERAL && end < node->text.len)
        piece.len -= piece.len < 4 ? piece.len : 4;
    piece.len = slice_find_byte(piece, '\n', 0);
    written = span_text(&run->sources, raw_text_span(node, start, piece.len));
    EXPECT(slice_equal(piece, written) || memchr(written.ptr, '\\', written.len));
}

static void check_places(struct run *run, const struct raw_node *node)
{
    for (size_t i = 0; node->kind == RAW_LIST && i < node->count; i++)
        check_places(run, node->items[i]);
    for (size_t i = 0; node->kind == RAW_MAP && i < node->count; i++) {
        check_places(run, node->entries[i].key);
        check_places(run, node->entries[i].value);
    }
    if (node->kind != RAW_TEXT || node->style == RAW_UNWRITTEN)
        return;
    if (!node->lines) {
        check_piece(run, node, 0, node->text.len);
        return;
    }
    for (size_t i = 0; i < node->line_count; i++)
        check_piece(run, node, node->lines[i].text_offset,
                    i + 1 < node->line_count ? node->lines[i + 1].text_offset : node->text.len);
}

static void check_nodes(struct run *run, const struct md_node *document)
{
    for (const struct md_node *node = document; node; node = md_next(node, document)) {
        struct slice written = span_text(&run->sources, node->span);

        if (node->kind == MD_TEXT && written.len == node->text.len && written.len && written.ptr[0] != '&')
            EXPECT(slice_equal(written, node->text));
        if (node->kind == MD_INSERT) {
            EXPECT(slice_equal(span_text(&run->sources, node->insert->formula_span), node->insert->formula) ||
                   memchr(written.ptr, '\n', written.len));
            EXPECT(slice_ends_with(written, S("}}")));
            EXPECT(written.ptr[0] == (node->insert->is_claim ? '[' : '{'));
        }
        if (node->kind == MD_FENCE)
            check_places(run, node->yaml);
    }
}

static const struct raw_node *read_yaml(struct run *run)
{
    struct text_map map = {.source = run->source};
    const struct raw_node *node =
        yaml_read(&run->arena, &run->diagnostics, sources_at(&run->sources, run->source)->text, &map);

    check_places(run, node);
    return node;
}

static void print_markdown(struct run *run, const struct md_node *document)
{
    check_nodes(run, document);
    md_print(document, &run->sources, &run->out);
}

static void give_yaml(struct run *run)
{
    raw_print(read_yaml(run), &run->sources, &run->out);
}

/* A first line `form: 3 1 Windows-1252` declares title rows, total rows and the encoding. */
static void give_csv(struct run *run, struct csv_form form)
{
    const struct raw_table *table = csv_read(&run->arena, &run->diagnostics, run->source, &form);

    if (table)
        raw_table_print(table, &run->out);
}

static void give_markdown(struct run *run)
{
    struct md_context context = {
        .arena = &run->arena, .sources = &run->sources, .diagnostics = &run->diagnostics};
    size_t length = sources_at(&run->sources, run->source)->text.len;

    print_markdown(run, markdown_file_blocks(&context, (struct span){run->source, 0, (uint32_t)length}));
}

/* The field `text` of a YAML file, as blocks; `line` as one line. */
static void give_field(struct run *run)
{
    struct md_context context = {
        .arena = &run->arena, .sources = &run->sources, .diagnostics = &run->diagnostics};
    const struct raw_node *map = read_yaml(run);
    const struct raw_node *text = raw_lookup(map, "text"), *line = raw_lookup(map, "line");

    if (text && text->kind == RAW_TEXT)
        print_markdown(run, markdown_blocks(&context, text));
    if (line && line->kind == RAW_TEXT)
        print_markdown(run, markdown_inline(&context, line));
}

static struct csv_form form_of(struct slice *text)
{
    struct csv_form form = {0};
    struct slice line;

    if (!slice_starts_with(*text, S("form: ")))
        return form;
    slice_split(text, '\n', &line);
    form.title_rows = (size_t)(line.ptr[6] - '0');
    form.total_rows = (size_t)(line.ptr[8] - '0');
    form.windows_1252 = slice_ends_with(line, S("Windows-1252"));
    return form;
}

static struct slice unhidden(struct arena *arena, struct slice text)
{
    static const struct {
        const char *sign, *bytes;
    } signs[] = {{"<TAB>", "\t"},
                 {"<NBSP>", "\xc2\xa0"},
                 {"<CR>", "\r"},
                 {"<BOM>", "\xef\xbb\xbf"},
                 {"<A3>", "\xa3"},
                 {"<VT>", "\v"},
                 {"<U+2028>", "\xe2\x80\xa8"}};
    struct buffer out = BUFFER_INIT;
    struct slice result;

    for (size_t at = 0; at < text.len;) {
        size_t i = 0;

        if (slice_starts_with(slice_from(text, at), S("<END>")))
            break;
        while (i < sizeof signs / sizeof *signs &&
               !slice_starts_with(slice_from(text, at), slice_of(signs[i].sign)))
            i++;
        if (i < sizeof signs / sizeof *signs) {
            buffer_put_text(&out, signs[i].bytes);
            at += strlen(signs[i].sign);
        } else {
            buffer_put_byte(&out, text.ptr[at++]);
        }
    }
    result = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return result;
}

static void give(struct run *run, struct slice kind, struct slice text)
{
    struct csv_form form = form_of(&text);
    bool is_csv = slice_is(kind, "csv");
    struct text_file file = {S("text"), S("text"), unhidden(&run->arena, text), form.windows_1252, is_csv};

    run->source = text_add(&run->arena, &run->sources, &run->diagnostics, &file, &run->sound);
    if (slice_is(kind, "yaml"))
        give_yaml(run);
    else if (is_csv)
        give_csv(run, form);
    else if (slice_is(kind, "field"))
        give_field(run);
    else
        give_markdown(run);
    diagnostics_print(&run->diagnostics, (struct diagnostics_style){0}, &run->out);
}

/* One case: appends it, with what is given now, to `all`. */
static void run_case(struct slice kind, struct slice name, struct slice text, struct slice expected,
                     struct buffer *all)
{
    struct run run = {.out = BUFFER_INIT};

    arena_init(&run.arena);
    sources_init(&run.sources, &run.arena);
    diagnostics_init(&run.diagnostics, &run.arena, &run.sources);
    give(&run, kind, text);
    buffer_print(all, "#### %.*s\n%.*s#### gives\n", SLICE_ARG(name), SLICE_ARG(text));
    buffer_put(all, buffer_slice(&run.out));
    expect_count++;
    if (!slice_equal(buffer_slice(&run.out), expected)) {
        expect_failures++;
        printf("%.*s: %.*s gives\n%.*s", SLICE_ARG(kind), SLICE_ARG(name), SLICE_ARG(buffer_slice(&run.out)));
    }
    buffer_release(&run.out);
    arena_release(&run.arena);
}

static struct slice read_whole(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(arena, 1 << 20);
    size_t length = file ? fread(bytes, 1, 1 << 20, file) : 0;

    EXPECT(length > 0);
    if (file)
        fclose(file);
    return (struct slice){bytes, length};
}

static void run_file(const char *kind)
{
    struct arena arena = ARENA_INIT;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    struct slice rest = read_whole(&arena, arena_print(&arena, "tests/read/%s.cases", kind).ptr),
                 head = S("#### ");
    struct buffer all = BUFFER_INIT;
    FILE *file;

    while (slice_starts_with(rest, head)) {
        struct slice name, text, expected;
        size_t middle, end;

        slice_split(&rest, '\n', &name);
        middle = slice_find(rest, S("#### gives\n"), 0);
        text = slice_sub(rest, 0, middle);
        rest = slice_from(rest, middle + strlen("#### gives\n"));
        end = slice_starts_with(rest, head) ? 0 : slice_find(rest, S("\n#### "), 0) + 1;
        expected = slice_sub(rest, 0, end);
        rest = slice_from(rest, end);
        run_case(slice_of(kind), slice_from(name, head.len), text, expected, &all);
    }
    for (const char *const *folder =
             (const char *const[]){"", "/goldens", "/goldens/tests", "/goldens/tests/read", NULL};
         *folder; folder++)
        mkdir(arena_print(&arena, "%s%s", build, *folder).ptr, 0777);
    file = fopen(arena_print(&arena, "%s/goldens/tests/read/%s.cases", build, kind).ptr, "wb");
    if (file) {
        fwrite(all.ptr, 1, all.len, file);
        fclose(file);
    }
    buffer_release(&all);
    arena_release(&arena);
}

int main(void)
{
    run_file("yaml");
    run_file("csv");
    run_file("markdown");
    run_file("field");
    return expect_report();
}
