/* Lines: the whole paragraph is broken at once, for the least sum of demerits over its lines (Knuth and
 * Plass, Breaking Paragraphs into Lines, 1981). Justified text is judged by the stretch of its spaces, with
 * their fitness classes; ragged text by the evenness of its edge. Takes a paragraph and a measure; knows no
 * page. */
#include "base/bug.h"
#include "typeset/setting.h"

enum {
    CLASSES = 4,      /* tight, decent, loose, very loose */
    HARD_BREAK = 900, /* behind a hyphen that is there anyway */
    HARD_BREAK_RAGGED = 200000,
    URGENT_BREAK = 400000,
    HYPHEN_JUSTIFIED = 2500,
    HYPHEN_RAGGED = 120000, /* demerits of ends of lines */
    TWO_HYPHENS = 10000,
    UNLIKE_NEIGHBOURS = 3000,
    RUNT_JUSTIFIED = 12000, /* a last line of no width */
    RUNT_RAGGED = 30000,
    LONE_WORD = 300000, /* one word on the last line of ragged text */
    SHORT_WORD_AT_END = 400,
    AWFUL = 1000000 /* spaces of eleven times their width: the worst that is told apart */
};
#define NO_COST INT64_MAX
#define OVERFULL ((int64_t)1 << 52) /* dearer than 4,000 awful lines */

/* Justified text is tried strictly first, and without hyphens. Ragged text, whose lines may always be
 * shorter, takes the last pass alone. */
static const struct pass {
    int tolerance;
    bool hyphens;
} passes[] = {{100, false}, {200, true}, {800, true}, {AWFUL, true}};
enum { PASSES = sizeof passes / sizeof *passes };

/* A place where a line may end, and where the next then begins. Candidate 0 is the paragraph's start. */
struct candidate {
    uint32_t end, start; /* atoms */
    dim hyphen;          /* width of the hyphen, 0 = none */
    dim hang;            /* of the next line, when it goes on a typed one */
    uint8_t flags;       /* of the atom */
    bool last;
};

/* The best way to have broken at a candidate with a line of one class before it. */
struct node {
    int64_t cost;
    uint32_t before; /* candidate × CLASSES + class */
    uint16_t badness;
};

struct breaker {
    const struct break_request *request;
    struct arena scratch;
    const struct atom *atoms;
    long_dim *widths, *elastic; /* before atom i: of everything, of the spaces that stretch */
    uint32_t *spaces;           /* how many */
    VECTOR(struct candidate) candidates;
    struct node *nodes;
    bool justified;
    const struct pass *pass;
    unsigned first_class, classes; /* in use: ragged text has one */
};

static void sum_widths(struct breaker *b)
{
    size_t count = b->request->paragraph->atom_count;

    b->widths = ARENA_ARRAY(&b->scratch, long_dim, count + 1);
    b->elastic = ARENA_ARRAY(&b->scratch, long_dim, count + 1);
    b->spaces = ARENA_ARRAY(&b->scratch, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct atom *a = &b->atoms[i];
        bool stretches = a->kind == ATOM_SPACE && !(a->flags & ATOM_RIGID);

        b->widths[i + 1] = b->widths[i] + (a->kind == ATOM_BREAK ? 0 : a->width);
        b->elastic[i + 1] = b->elastic[i] + (stretches ? a->width : 0);
        b->spaces[i + 1] = b->spaces[i] + (a->kind == ATOM_SPACE);
    }
}

/* Spaces at the start of the typed line that begins with atom `at`. */
static size_t leading_spaces(const struct paragraph *p, size_t at)
{
    size_t start = at < p->atom_count ? p->atoms[at].start : p->text.len, end = start;

    while (end < p->text.len && p->text.ptr[end] == ' ')
        end++;
    return end - start;
}

static void add_candidate(struct breaker *b, size_t at)
{
    const struct paragraph *p = b->request->paragraph;
    struct candidate c = {.end = (uint32_t)at, .start = (uint32_t)at + 1};

    if (at < p->atom_count) {
        c.flags = b->atoms[at].flags;
        c.hyphen = c.flags & ATOM_HYPHEN ? b->atoms[at].width : 0;
    }
    c.last = at == p->atom_count || c.flags & ATOM_FORCED;
    while (c.end > 0 && b->atoms[c.end - 1].kind == ATOM_SPACE)
        c.end--;
    while (c.start < p->atom_count && b->atoms[c.start].kind == ATOM_SPACE)
        c.start++;
    *VECTOR_PUSH(&b->scratch, &b->candidates) = c;
}

static void find_candidates(struct breaker *b)
{
    const struct paragraph *p = b->request->paragraph;

    size_t begin = 0; /* of the typed line */

    *VECTOR_PUSH(&b->scratch, &b->candidates) = (struct candidate){.last = true};
    for (size_t i = 0; i < p->atom_count; i++) {
        if (!(b->atoms[i].flags & ATOM_BREAKS))
            continue;
        add_candidate(b, i);
        if (b->atoms[i].flags & ATOM_FORCED)
            begin = i + 1;
        else if (p->column)
            b->candidates.items[b->candidates.count - 1].hang =
                paragraph_hang(p, leading_spaces(p, begin), b->request->measure);
    }
    add_candidate(b, p->atom_count);
}

static dim measure_after(const struct breaker *b, size_t candidate)
{
    return b->request->measure - (candidate ? b->candidates.items[candidate].hang : b->request->first_indent);
}

static long_dim line_width(const struct breaker *b, const struct candidate *from, const struct candidate *to)
{
    return to->end <= from->start ? 0 : b->widths[to->end] - b->widths[from->start] + to->hyphen;
}

static int64_t end_demerits(const struct breaker *b, const struct candidate *from, const struct candidate *to)
{
    int64_t demerits = 0;

    if (to->last)
        return 0;
    if (to->flags & ATOM_URGENT)
        demerits += URGENT_BREAK;
    else if (to->flags & ATOM_HYPHEN)
        demerits += b->justified ? HYPHEN_JUSTIFIED : HYPHEN_RAGGED;
    else if (b->atoms[to->end].kind == ATOM_BREAK)
        demerits += b->justified ? HARD_BREAK : HARD_BREAK_RAGGED;
    if (to->flags & ATOM_HYPHEN && from->flags & ATOM_HYPHEN)
        demerits += TWO_HYPHENS;
    if (to->end > 0 && b->atoms[to->end - 1].end - b->atoms[to->end - 1].start == 1)
        demerits += SHORT_WORD_AT_END; /* "a" and "I" belong to what follows */
    return demerits;
}

/* A last line of a word or so looks like a slip: the shorter, the worse. */
static int64_t runt_demerits(const struct breaker *b, size_t from, const struct candidate *to)
{
    const struct candidate *start = &b->candidates.items[from];
    long_dim zone = b->request->measure / 6 + 1, share;
    int64_t demerits;

    if (!to->last || start->start == 0 || start->last)
        return 0;
    share = (zone - line_width(b, start, to)) * 100 / zone;
    demerits = share <= 0 ? 0 : share * share * (b->justified ? RUNT_JUSTIFIED : RUNT_RAGGED) / 10000;
    if (!b->justified && !b->request->in_cell && to->end > start->start &&
        b->spaces[to->end] == b->spaces[start->start])
        demerits += LONE_WORD;
    return demerits;
}

/* Badness of a shortfall in ragged text: 100 at a sixth of the measure, growing with the square. */
static int64_t ragged_badness(const struct breaker *b, long_dim slack)
{
    int64_t zone = b->request->measure / 6 + 1, share = slack * 100 / zone;

    return share * share / 100;
}

static int64_t ragged_cost(const struct breaker *b, size_t from, const struct candidate *to,
                           struct node *line)
{
    const struct candidate *start = &b->candidates.items[from];
    long_dim width = line_width(b, start, to), slack = measure_after(b, from) - width;
    int64_t badness;

    if (slack < 0)
        return NO_COST;
    badness = to->last && b->request->align != ALIGN_CENTRE ? 0 : ragged_badness(b, slack);
    if (to->last)
        badness /= 2;
    line->badness = badness > UINT16_MAX ? UINT16_MAX : (uint16_t)badness;
    return (10 + badness) * (10 + badness) + end_demerits(b, start, to) + runt_demerits(b, from, to);
}

/* 100 × (change / room)³, as TeX has it: exact enough, and the same everywhere. */
static int64_t stretch_badness(long_dim change, long_dim room)
{
    int64_t r;

    if (change <= 0)
        return 0;
    if (room <= 0 || change > room * 21)
        return AWFUL;
    r = change * 297 / room;
    r = (r * r * r + (1 << 17)) >> 18;
    return r > AWFUL ? AWFUL : r;
}

static unsigned fitness(long_dim slack, int64_t badness)
{
    if (slack < 0)
        return badness > 12 ? 0 : 1;
    return badness > 99 ? 3 : badness > 12 ? 2 : 1;
}

static int64_t justified_cost(const struct breaker *b, size_t from, const struct candidate *to,
                              struct node *line, unsigned *class)
{
    const struct candidate *start = &b->candidates.items[from];
    long_dim slack = measure_after(b, from) - line_width(b, start, to);
    long_dim elastic = to->end <= start->start ? 0 : b->elastic[to->end] - b->elastic[start->start];
    int64_t badness;

    if (slack < -(elastic / 3)) /* spaces shrink by a third and stretch by a half of their width */
        return NO_COST;
    badness = slack < 0  ? stretch_badness(-slack, elastic / 3)
              : to->last ? 0
                         : stretch_badness(slack, elastic / 2);
    if (badness > b->pass->tolerance)
        return NO_COST;
    line->badness = badness > UINT16_MAX ? UINT16_MAX : (uint16_t)badness;
    *class = fitness(to->last && slack > 0 ? 0 : slack, badness);
    return (10 + badness) * (10 + badness) + end_demerits(b, start, to) + runt_demerits(b, from, to);
}

static void relax(struct breaker *b, size_t to, unsigned class, struct node found)
{
    struct node *node = &b->nodes[to * CLASSES + class];

    if (found.cost < node->cost)
        *node = found;
}

static void try_line(struct breaker *b, size_t from, size_t to)
{
    const struct candidate *end = &b->candidates.items[to];
    struct node line = {0};
    unsigned class = 1;
    int64_t cost =
        b->justified ? justified_cost(b, from, end, &line, &class) : ragged_cost(b, from, end, &line);

    if (cost == NO_COST)
        return;
    for (unsigned c = b->first_class; c < b->classes; c++) {
        const struct node *before = &b->nodes[from * CLASSES + c];

        if (before->cost == NO_COST)
            continue;
        line.cost = before->cost + cost;
        if (b->justified && from && (c > class + 1 || class > c + 1))
            line.cost += UNLIKE_NEIGHBOURS;
        line.before = (uint32_t)(from * CLASSES + c);
        relax(b, to, class, line);
    }
}

static bool reached(const struct breaker *b, size_t candidate)
{
    for (unsigned c = b->first_class; c < b->classes; c++)
        if (b->nodes[candidate * CLASSES + c].cost != NO_COST)
            return true;
    return false;
}

/* Nothing fits: the shortest line that ends here, which overflows its measure or stretches its spaces too
 * far. */
static void force_line(struct breaker *b, size_t from, size_t to)
{
    for (unsigned c = b->first_class; c < b->classes; c++) {
        const struct node *before = &b->nodes[from * CLASSES + c];

        if (before->cost != NO_COST)
            relax(b, to, 1,
                  (struct node){before->cost + OVERFULL, (uint32_t)(from * CLASSES + c), UINT16_MAX});
    }
}

static bool too_wide(const struct breaker *b, size_t from, size_t to)
{
    const struct candidate *start = &b->candidates.items[from], *end = &b->candidates.items[to];
    long_dim shrink = 0;

    if (end->end <= start->start)
        return false;
    if (b->justified)
        shrink = (b->elastic[end->end] - b->elastic[start->start]) / 3;
    return b->widths[end->end] - b->widths[start->start] - shrink > measure_after(b, from);
}

/* One pass over all places; false when the end cannot be reached within the tolerance. */
static bool find_lines(struct breaker *b)
{
    size_t first = 0, count = b->candidates.count, near = 0;

    b->nodes = ARENA_ARRAY(&b->scratch, struct node, count * CLASSES);
    for (size_t i = 0; i < count * CLASSES; i++)
        b->nodes[i].cost = NO_COST;
    b->nodes[1].cost = 0;
    for (size_t to = 1; to < count; to++) {
        if (b->candidates.items[to].flags & ATOM_HYPHEN && !b->pass->hyphens)
            continue;
        while (first + 1 < to && too_wide(b, first, to))
            first++;
        for (size_t from = first; from < to; from++)
            if (reached(b, from))
                try_line(b, from, to);
        if (b->pass == &passes[PASSES - 1] && !reached(b, to))
            force_line(b, near, to);
        if (reached(b, to))
            near = to;
        else if (b->candidates.items[to].last)
            return false;
        if (b->candidates.items[to].last)
            first = to;
    }
    return reached(b, count - 1);
}

static struct lines collect(const struct breaker *b, struct arena *arena)
{
    size_t count = 0, node = (b->candidates.count - 1) * CLASSES, at;
    struct line *list;

    for (unsigned c = 1; c < CLASSES; c++)
        if (b->nodes[node / CLASSES * CLASSES + c].cost < b->nodes[node].cost)
            node = node / CLASSES * CLASSES + c;
    for (at = node; at >= CLASSES; at = b->nodes[at].before)
        count++;
    list = ARENA_ARRAY(arena, struct line, count);
    at = node;
    for (size_t i = count; i-- > 0; at = b->nodes[at].before) {
        const struct candidate *to = &b->candidates.items[at / CLASSES],
                               *from = &b->candidates.items[b->nodes[at].before / CLASSES];

        list[i] = (struct line){.first = from->start < to->end ? from->start : to->end,
                                .end = to->end,
                                .width = (dim)line_width(b, from, to),
                                .hang = from->hang,
                                .hyphen = to->hyphen != 0,
                                .last = to->last,
                                .badness = b->nodes[at].badness};
    }
    return (struct lines){list, count, b->nodes[node].cost};
}

static struct lines break_once(struct arena *arena, const struct break_request *request)
{
    struct breaker b = {.request = request, .atoms = request->paragraph->atoms};
    struct lines lines;

    b.justified = request->align == ALIGN_JUSTIFY;
    b.first_class = b.justified ? 0 : 1;
    b.classes = b.justified ? CLASSES : 2;
    sum_widths(&b);
    find_candidates(&b);
    b.pass = &passes[b.justified ? 0 : PASSES - 1];
    while (!find_lines(&b)) {
        b.pass++;
        BUG_IF(b.pass == &passes[PASSES]);
    }
    lines = collect(&b, arena);
    arena_release(&b.scratch);
    return lines;
}

/* The narrowest measure that needs no more lines. */
static struct lines balance(struct arena *arena, const struct break_request *request, struct lines lines)
{
    dim least = paragraph_least_width(request->paragraph), low = request->measure / 2,
        high = request->measure;

    low = low > least ? low : least;
    while (high - low > DIM_PT) {
        struct break_request narrower = *request;
        struct arena scratch = ARENA_INIT;
        size_t count;

        narrower.measure = low + (high - low) / 2;
        count = break_once(&scratch, &narrower).count;
        arena_release(&scratch);
        if (count > lines.count) {
            low = narrower.measure;
        } else {
            high = narrower.measure;
            lines = break_once(arena, &narrower);
        }
    }
    return lines;
}

struct lines paragraph_break(struct arena *arena, const struct break_request *request)
{
    struct lines lines = break_once(arena, request);

    if (request->balanced && lines.count > 1)
        lines = balance(arena, request, lines);
    return lines;
}
