/* The breaker against an exhaustive search: over random paragraphs of at most 25 words no other way to break
 * them has fewer demerits, and this test, which works the demerits out by itself, counts as many for the way
 * that was chosen. */
#include "expect.h"
#include "typeset/paragraph.h"

enum { MOST_WORDS = 25, MOST_ATOMS = 4 * MOST_WORDS, ROUNDS = 200, MEASURE = 150000 };

struct trial {
    struct atom atoms[MOST_ATOMS];
    size_t count;
    size_t ends[MOST_ATOMS]; /* atoms at which a line may end; the last is the paragraph's end */
    size_t end_count;
    bool justified, hyphens;
    long long tolerance, best;
};

static uint32_t below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 9) % limit;
}

static void add_atom(struct trial *t, struct atom atom)
{
    atom.start = t->count ? t->atoms[t->count - 1].end : 0;
    atom.end = atom.start + (atom.kind == ATOM_BREAK ? 0 : atom.kind == ATOM_SPACE ? 1 : atom.end);
    t->atoms[t->count++] = atom;
}

/* Words of 1 to 9 letters of unlike widths; some with a place for a hyphen. */
static void make_paragraph(struct trial *t, uint32_t *seed)
{
    uint32_t words = 2 + below(seed, MOST_WORDS - 1);

    t->count = 0;
    for (uint32_t i = 0; i < words; i++) {
        uint32_t letters = 1 + below(seed, 9);

        if (i)
            add_atom(t, (struct atom){.kind = ATOM_SPACE, .flags = ATOM_BREAKS, .width = 3000});
        add_atom(t, (struct atom){
                        .kind = ATOM_BOX, .end = letters, .width = (dim)(letters * 5600 + below(seed, 900))});
        if (letters > 5 && below(seed, 2)) {
            add_atom(t, (struct atom){.kind = ATOM_BREAK, .flags = ATOM_BREAKS | ATOM_HYPHEN, .width = 3600});
            add_atom(t, (struct atom){.kind = ATOM_BOX,
                                      .flags = ATOM_JOINED,
                                      .end = 3,
                                      .width = (dim)(16000 + below(seed, 900))});
        }
    }
}

/* ---- demerits, as break.c says that they are ---- */

struct span_of_line {
    long long width, elastic;
    bool hyphen, last;
};

/* The line from the break at `from` (SIZE_MAX = the start) to the one at `to`. */
static struct span_of_line line_of(const struct trial *t, size_t from, size_t to)
{
    struct span_of_line line = {.last = to == t->count};

    for (size_t i = from == SIZE_MAX ? 0 : from + 1; i < to; i++) {
        line.width += t->atoms[i].kind == ATOM_BREAK ? 0 : t->atoms[i].width;
        line.elastic += t->atoms[i].kind == ATOM_SPACE ? t->atoms[i].width : 0;
    }
    line.hyphen = !line.last && t->atoms[to].flags & ATOM_HYPHEN;
    line.width += line.hyphen ? t->atoms[to].width : 0;
    return line;
}

static long long cubed(long long change, long long room)
{
    long long r;

    if (change <= 0)
        return 0;
    if (room <= 0 || change > 21 * room)
        return 1000000;
    r = 297 * change / room;
    r = (r * r * r + 131072) / 262144;
    return r > 1000000 ? 1000000 : r;
}

/* -1: the line cannot be. class: 0 tight, 1 decent, 2 loose, 3 very loose. */
static long long badness_of(const struct trial *t, const struct span_of_line *line, int *class)
{
    long long slack = MEASURE - line->width, share, badness;

    *class = 1;
    if (!t->justified) {
        share = slack * 100 / (MEASURE / 6 + 1);
        return slack < 0 ? -1 : line->last ? 0 : share * share / 100;
    }
    if (slack < -(line->elastic / 3))
        return -1;
    badness = slack < 0 ? cubed(-slack, line->elastic / 3) : line->last ? 0 : cubed(slack, line->elastic / 2);
    if (slack < 0)
        *class = badness > 12 ? 0 : 1;
    else if (!line->last)
        *class = badness > 99 ? 3 : badness > 12 ? 2 : 1;
    return badness > t->tolerance ? -1 : badness;
}

static long long runt(const struct trial *t, const struct span_of_line *line, size_t from)
{
    long long zone = MEASURE / 6 + 1, share = (zone - line->width) * 100 / zone;

    long long demerits = share <= 0 ? 0 : share * share * (t->justified ? 12000 : 30000) / 10000;

    if (from == SIZE_MAX)
        return 0;
    return demerits + (!t->justified && !line->elastic ? 300000 : 0); /* one word */
}

static long long demerits_of(const struct trial *t, size_t from, size_t to, int *class)
{
    struct span_of_line line = line_of(t, from, to);
    long long badness = badness_of(t, &line, class), demerits;

    if (badness < 0)
        return -1;
    demerits = (10 + badness) * (10 + badness);
    if (line.last)
        return demerits + runt(t, &line, from);
    if (line.hyphen)
        demerits += t->justified ? 2500 : 120000;
    if (line.hyphen && from != SIZE_MAX && t->atoms[from].flags & ATOM_HYPHEN)
        demerits += 10000;
    if (t->atoms[to - 1].end - t->atoms[to - 1].start == 1)
        demerits += 400;
    return demerits;
}

/* ---- every way to break ---- */

static void search(struct trial *t, size_t from, int class_before, long long so_far)
{
    if (so_far >= t->best)
        return; /* demerits are never negative */
    if (from == t->count) {
        t->best = so_far;
        return;
    }
    for (size_t to = from == SIZE_MAX ? 1 : from + 1; to <= t->count; to++) {
        int class;
        long long demerits;

        if (to < t->count &&
            (!(t->atoms[to].flags & ATOM_BREAKS) || (t->atoms[to].flags & ATOM_HYPHEN && !t->hyphens)))
            continue;
        demerits = demerits_of(t, from, to, &class);
        if (demerits < 0)
            continue;
        if (t->justified && from != SIZE_MAX && abs(class - class_before) > 1)
            demerits += 3000;
        search(t, to, class, so_far + demerits);
    }
}

/* First without hyphens and strictly, then with them and less and less so. */
static bool search_passes(struct trial *t)
{
    static const long long tolerances[] = {100, 200, 800, 1000000};

    for (unsigned pass = t->justified ? 0 : 3; pass < 4; pass++) {
        t->best = INT64_MAX;
        t->hyphens = pass > 0;
        t->tolerance = tolerances[pass];
        search(t, SIZE_MAX, 1, 0);
        if (t->best != INT64_MAX)
            return true;
    }
    return false;
}

static long long counted(const struct trial *t, const struct lines *lines)
{
    long long sum = 0;
    size_t from = SIZE_MAX;
    int class, before = 1;

    for (size_t i = 0; i < lines->count; i++) {
        long long demerits = demerits_of(t, from, lines->list[i].end, &class);

        if (t->justified && i && abs(class - before) > 1)
            demerits += 3000;
        sum += demerits;
        from = lines->list[i].end;
        before = class;
    }
    return sum;
}

static void equals_the_search(bool justified)
{
    static struct trial t;
    struct arena arena = ARENA_INIT;
    unsigned compared = 0;

    for (uint32_t seed = justified ? 7 : 5, round = 0; compared < ROUNDS && round < 20 * ROUNDS; round++) {
        struct paragraph p = {.text = S(""), .atoms = t.atoms};
        struct break_request request = {
            .paragraph = &p, .measure = MEASURE, .align = justified ? ALIGN_JUSTIFY : ALIGN_START};
        struct lines lines;

        t.justified = justified;
        make_paragraph(&t, &seed);
        p.atom_count = t.count;
        if (!search_passes(&t))
            continue; /* no way but to overfill a line, which has no like here */
        lines = paragraph_break(&arena, &request);
        EXPECT_NUMBER(lines.demerits, t.best);
        EXPECT_NUMBER(counted(&t, &lines), t.best);
        compared++;
    }
    EXPECT_NUMBER(compared, ROUNDS);
    arena_release(&arena);
}

int main(void)
{
    equals_the_search(false);
    equals_the_search(true);
    return expect_report();
}
