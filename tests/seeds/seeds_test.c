/* The figures of the published documents: seed-figures.csv lists 122 of them, tests/seeds/NNN is a
 * publication that holds the parts of row NNN as data and its claim word for word. The engine's verdict on
 * each is the row's `ties`. */
#include "compute/claim.h"
#include "compute/figures.h"
#include "diag/diagnostics.h"
#include "expect.h"

#include <stdio.h>
#include <string.h>

enum cells { FIGURE = 3, PARTS = 4, CLAIMED = 6, RECOMPUTED = 7, TIES = 8, COLUMNS = 10 };

/* ---- the list ---- */

struct row {
    struct slice cells[COLUMNS];
};

static struct slice whole_file(struct arena *arena, const char *path)
{
    struct buffer all = BUFFER_INIT;
    FILE *file = fopen(path, "rb");
    struct slice text;
    int c;

    while (file && (c = getc(file)) != EOF)
        buffer_put_byte(&all, (char)c);
    if (file)
        fclose(file);
    text = arena_copy(arena, buffer_slice(&all));
    buffer_release(&all);
    return text;
}

/* One line of the list, in which no cell has a line end; false at the end. */
static bool next_row(struct arena *arena, struct slice *rest, struct row *row)
{
    struct slice line;
    size_t at = 0;

    if (!slice_split(rest, '\n', &line) || !slice_trim(line).len)
        return false;
    for (size_t i = 0; i < COLUMNS; i++) {
        char *out = arena_alloc(arena, line.len + 1);
        size_t len = 0;
        bool quoted = false;

        for (; at < line.len && (quoted || line.ptr[at] != ','); at++)
            if (line.ptr[at] != '"')
                out[len++] = line.ptr[at];
            else if (quoted && at + 1 < line.len && line.ptr[at + 1] == '"')
                out[len++] = line.ptr[at++];
            else
                quoted = !quoted;
        at++;
        row->cells[i] = slice_trim((struct slice){out, len});
    }
    return true;
}

static bool stands_in(struct slice words, struct slice cell)
{
    return words.len && slice_find(cell, words, 0) < cell.len;
}

/* Rows whose parts were not published. */
static bool is_without_parts(const struct row *row)
{
    static const char *const signs[] = {"none published", "none in the text", "not listed",
                                        "not printed;",   "one fact stated",  "promised"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (stands_in(slice_of(signs[i]), row->cells[PARTS]))
            return true;
    return false;
}

/* ---- a case ---- */

struct trial {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    const struct figures *figures;
};

static void run_case(struct trial *t, int number)
{
    struct read_request request = {.share = S(".")};
    const struct inputs *inputs;
    const struct publication *publication;

    arena_init(&t->arena);
    sources_init(&t->sources, &t->arena);
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    request.publication = arena_print(&t->arena, "tests/seeds/%03d", number);
    inputs = read_inputs(&t->arena, &t->sources, &t->diagnostics, &request);
    publication = check_publication(&t->arena, inputs, &t->sources, &t->diagnostics);
    t->figures = compute_figures(&t->arena, publication, &t->sources, &t->diagnostics);
}

static bool is_one_of(enum message id, const enum message *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Whether all messages are of these, words in capitals left aside. */
static bool are_all(const struct trial *t, const enum message *ids, size_t count)
{
    for (size_t i = 0; i < t->diagnostics.list.count; i++)
        if (t->diagnostics.list.items[i].id != MSG_acronym_unknown &&
            !is_one_of(t->diagnostics.list.items[i].id, ids, count))
            return false;
    return true;
}

static struct slice verdict(const struct trial *t)
{
    static const enum message refused[] = {MSG_claim_false, MSG_claim_unproved, MSG_claim_answer,
                                           MSG_check_failed};
    static const enum message unsourced[] = {MSG_number_by_hand, MSG_figure_no_source};

    if (are_all(t, NULL, 0))
        return S("holds");
    if (are_all(t, refused, sizeof refused / sizeof *refused))
        return S("refused");
    return are_all(t, unsourced, sizeof unsourced / sizeof *unsourced) ? S("unsourced") : S("trouble");
}

static struct slice wanted_verdict(const struct row *row)
{
    if (slice_is(row->cells[TIES], "no"))
        return S("refused");
    return is_without_parts(row) ? S("unsourced") : S("holds");
}

/* The claims of a row that was printed stand in `claimed`; of one that was not, in `recomputed`. */
static size_t look_at_claims(const struct trial *t, const struct row *row)
{
    const struct publication *p = t->figures->publication;
    enum cells column = slice_is(row->cells[TIES], "n/a") && !is_without_parts(row) ? RECOMPUTED : CLAIMED;
    size_t claims = 0;

    for (size_t i = 0; i < p->insert_count; i++) {
        if (!p->inserts[i]->is_claim)
            continue;
        claims++;
        if (!stands_in(p->inserts[i]->words, row->cells[column]))
            printf("  [%.*s] does not stand in \"%.*s\"\n", SLICE_ARG(p->inserts[i]->words),
                   SLICE_ARG(row->cells[column]));
        EXPECT(stands_in(p->inserts[i]->words, row->cells[column]));
    }
    return claims;
}

/* Unsourced numbers are those that the document printed. */
static void look_at_numbers(const struct trial *t, const struct row *row)
{
    for (size_t i = 0; i < t->diagnostics.list.count; i++) {
        const struct diagnostic *one = &t->diagnostics.list.items[i];

        if (one->id == MSG_number_by_hand)
            EXPECT(stands_in(span_text(&t->sources, one->span), row->cells[CLAIMED]));
    }
}

static void test_row(int number, const struct row *row)
{
    struct trial t;
    struct slice is, wanted = wanted_verdict(row);
    size_t claims;

    run_case(&t, number);
    is = verdict(&t);
    if (!slice_equal(is, wanted)) {
        printf("  row %d, %.*s: %.*s, should be: %.*s\n", number, SLICE_ARG(row->cells[FIGURE]),
               SLICE_ARG(is), SLICE_ARG(wanted));
        if (t.diagnostics.list.count)
            printf("    %.*s %.*s\n", SLICE_ARG(t.diagnostics.list.items[0].headline),
                   SLICE_ARG(t.diagnostics.list.items[0].remedy));
    }
    EXPECT(slice_equal(is, wanted));
    claims = look_at_claims(&t, row);
    EXPECT(claims > 0 || slice_is(is, "unsourced"));
    look_at_numbers(&t, row);
    arena_release(&t.arena);
}

/* ---- 002:1445 ---- */

/* £5.3m of extra funding is £5.71 for each £1 of the office: whatever they were before they were rounded, the
 * office costs 0.4% of £228,579,000 or more. */
static void refuses_under_every_rounding(void)
{
    struct arena arena = ARENA_INIT;
    struct trial t;
    struct claim claim;
    size_t understood, tried = 0;

    run_case(&t, 8);
    EXPECT(claim_read(&arena, t.figures->publication->house_style, S("less than 0.4%"), &claim, &understood));
    for (int64_t funding = 5250000; funding <= 5350000; funding += 5000)
        for (int64_t mills = 57050; mills <= 57150; mills += 5) {
            struct ratio office =
                ratio_divide(&arena, ratio_of_whole(funding * 10000), ratio_of_whole(mills));
            struct ratio share = ratio_divide(&arena, office, ratio_of_whole(228579000));
            struct value v = {.kind = VALUE_PERCENT, .exact = share, .known = interval_of(share)};

            tried++;
            EXPECT_NUMBER(claim_verdict(&arena, t.figures->publication->house_style, &claim, &v),
                          VERDICT_FALSE);
        }
    EXPECT_NUMBER(tried, 441);
    arena_release(&t.arena);
    arena_release(&arena);
}

int main(void)
{
    struct arena arena = ARENA_INIT;
    struct slice rest = whole_file(&arena, "tests/seeds/seed-figures.csv");
    struct row row;
    int number = 0;

    REQUIRE(next_row(&arena, &rest, &row)); /* the headings */
    EXPECT_TEXT(row.cells[TIES], "ties");
    while (next_row(&arena, &rest, &row))
        test_row(++number, &row);
    EXPECT_NUMBER(number, 122);
    refuses_under_every_rounding();
    arena_release(&arena);
    return expect_report();
}
