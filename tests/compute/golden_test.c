/* Two goldens: every format of the house style over a list of values, and the results of
 * tests/compute/results. What is given now is written below build/goldens, where `make accept` looks. */
#include "compute/trial.h"

#include "base/utf8.h"

#include <sys/stat.h>

static struct slice file_text(struct arena *arena, const char *path)
{
    static char bytes[1 << 16];
    FILE *file = fopen(path, "rb");
    size_t length = 0;

    EXPECT(file != NULL);
    if (file) {
        length = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
    }
    return arena_copy(arena, (struct slice){bytes, length});
}

static void expect_golden(const char *golden, struct slice given)
{
    struct arena arena = ARENA_INIT;
    const char *named = getenv("BUILD"), *build = named ? named : "build";
    char path[400];
    FILE *file;

    snprintf(path, sizeof path, "%s/goldens/%s", build, golden);
    for (size_t i = strlen(build); path[i]; i++)
        if (path[i] == '/') {
            path[i] = '\0';
            mkdir(path, 0777);
            path[i] = '/';
        }
    file = fopen(path, "wb");
    if (file) {
        fwrite(given.ptr, 1, given.len, file);
        fclose(file);
    }
    EXPECT(slice_equal(file_text(&arena, golden), given));
    arena_release(&arena);
}

/* ---- formats */

static const char *const values[] = {
    "£228,579,000",
    "£4,200",
    "-£4,200",
    "£999.995",
    "£9m",
    "£0.45",
    "£0",
    "39.8921%",
    "100%",
    "70219",
    "1",
    "2",
    "3",
    "9",
    "11",
    "112",
    "1001",
    "2.25",
    "rank(caseload.fixed where borough = \"Halton\", caseload.fixed)",
    "from £207.8m to £228,579,000",
    "from £78,000 to £21,000",
    "from 28% to 39.8921%",
    "from 28% to 29%",
    "from 5 to 5",
    "from 10 to 43",
    "7 February 2023",
    "1 March 2023",
    "2023-09-22",
    "2022/23",
    "1999/00",
    "10.30 am",
    "6.30 p.m.",
    "10am",
    "12:00",
    "0:05",
    "\"outstanding\"",
    "1 < 2",
};

static void print_formats(struct trial *t, struct buffer *out)
{
    const struct house_style *style = t->engine.style;

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct formula_text formula = trial_formula(t, values[i]);
        struct value v = formula_value(&t->engine, &formula, NULL, NULL);
        struct slice text;

        EXPECT_NUMBER(v.state, STATE_KNOWN);
        value_format(&t->arena, style, value_default_format(style, &v), &v, &text);
        buffer_print(out, "%s%s: %.*s\n", i ? "\n" : "", values[i], SLICE_ARG(text));
        for (size_t k = 0; k < style->format_count; k++)
            if (value_format(&t->arena, style, &style->formats[k], &v, &text))
                buffer_print(out, "    %.*s: %.*s\n", SLICE_ARG(style->formats[k].name), SLICE_ARG(text));
    }
}

/* ---- results */

static void print_messages(struct trial *t, struct buffer *out)
{
    struct buffer all = BUFFER_INIT;
    struct slice rest, line;

    diagnostics_print(&t->diagnostics, (struct diagnostics_style){0}, &all);
    rest = buffer_slice(&all);
    while (slice_split(&rest, '\n', &line) && line.len && !slice_starts_with(line, S("1 error")))
        buffer_print(out, "    %.*s\n", SLICE_ARG(line));
    buffer_release(&all);
}

/* `[words]{{ formula }}` or a formula alone. */
static void print_result(struct trial *t, struct slice text, struct buffer *out)
{
    size_t open = slice_find(text, S("]{{ "), 0), close = slice_find(text, S(" }}"), 0);
    bool claim = open < text.len;
    uint32_t source = sources_add(&t->sources, S("results"), S("results"), text);
    size_t start = claim ? open + 4 : 0, length = claim ? close - start : text.len;
    struct md_insert insert = {.is_claim = claim, .words_span = {source, 1, (uint32_t)(open - 1)}};
    struct formula_text formula;
    struct node *tree = NULL;
    struct value v;

    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    insert.words = slice_sub(text, 1, open - 1);
    insert.formula = slice_sub(text, start, length);
    insert.formula_span = (struct span){source, (uint32_t)start, (uint32_t)length};
    formula = formula_at(&t->sources, insert.formula, insert.formula_span);
    v = formula_value(&t->engine, &formula, NULL, &tree);
    if (claim && v.state == STATE_KNOWN)
        claim_test(&t->engine, &insert, &v, tree);
    if (t->diagnostics.list.count)
        print_messages(t, out);
    else
        buffer_print(out, "    %s%.*s\n", claim ? "true: " : "", SLICE_ARG(value_story(&t->engine, &v)));
}

static void print_results(struct trial *t, struct buffer *out)
{
    struct slice rest = file_text(&t->arena, "tests/compute/results"), line;

    while (slice_split(&rest, '\n', &line)) {
        size_t number = slice_find_byte(line, ' ', 0);

        if (line.len)
            buffer_print(out, "%.*s\n", SLICE_ARG(line));
        if (line.len && line.ptr[0] != '#')
            print_result(t, slice_from(line, number + 1), out);
    }
}

int main(void)
{
    struct buffer out = BUFFER_INIT;
    struct trial t;

    trial_begin(&t);
    print_formats(&t, &out);
    expect_golden("tests/compute/formats.expected", buffer_slice(&out));
    trial_end(&t);
    buffer_clear(&out);
    trial_begin_in(&t, "tests/compute/trial/inputs/plan");
    print_results(&t, &out);
    expect_golden("tests/compute/results.expected", buffer_slice(&out));
    trial_end(&t);
    buffer_release(&out);
    return expect_report();
}
