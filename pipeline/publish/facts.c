/* What publications tell the run that they are part of: their given figures and the names of their outputs,
 * as lines that go from the workers to the process that started them, and the comparison there, of what no
 * publication can see by itself. Takes and gives bytes; knows nothing of processes. */
#include "base/map.h"
#include "base/utf8.h"
#include "diag/diagnostics.h"
#include "publish/publish.h"

#include <inttypes.h>
#include <stdlib.h>

enum { END = '\x1f' };           /* of a part; no text of a source holds it */
enum { FACT = 'f', NAME = 'n' }; /* a line's first sign */

/* ---- writing ---- */

static void put(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        buffer_put_byte(out, text.ptr[i] == '\n' || text.ptr[i] == END ? ' ' : text.ptr[i]);
    buffer_put_byte(out, END);
}

/* Two whole numbers; false for a ratio beyond 64 bits, which no figure of 18 digits is. */
static bool put_ratio(struct buffer *out, struct ratio r)
{
    int64_t denominator = r.small_denominator ? r.small_denominator : 1;

    if (r.numerator)
        return false;
    buffer_print(out, "%" PRId64 "%c%" PRId64 "%c", r.small_numerator, END, denominator, END);
    return true;
}

static bool put_point(struct buffer *out, int64_t n)
{
    bool low = put_ratio(out, ratio_of_whole(n));

    return put_ratio(out, ratio_of_whole(n)) && low;
}

static bool put_amount(struct buffer *out, const struct value *v)
{
    switch (v->kind) {
    case VALUE_MONEY:
    case VALUE_NUMBER:
    case VALUE_COUNT:
    case VALUE_PERCENT:
        return put_ratio(out, v->known.low) && put_ratio(out, v->known.high);
    case VALUE_DATE:
        return put_point(out, v->date.day);
    case VALUE_YEAR:
        return put_point(out, v->year);
    default:
        return false;
    }
}

static void put_fact(const struct figure *figure, const struct sources *sources, struct arena *scratch,
                     struct buffer *out)
{
    const struct figure_declaration *d = figure->declaration;
    struct buffer line = BUFFER_INIT;

    buffer_put_byte(&line, FACT);
    put(&line, d->name);
    put(&line, d->period);
    put(&line, d->value->text);
    put(&line, span_describe(scratch, sources, d->value->span, true));
    buffer_print(&line, "%d%c%d%c%d%c", (int)figure->value.kind, END, figure->value.known.low_open, END,
                 figure->value.known.high_open, END);
    if (put_amount(&line, &figure->value)) {
        buffer_put_byte(&line, '\n');
        buffer_put(out, buffer_slice(&line));
    }
    buffer_release(&line);
}

void publish_facts(const struct outputs *outputs, const struct sources *sources, struct buffer *out)
{
    const struct figures *figures = outputs->count ? outputs->items[0].figures : NULL; /* all have the same */
    struct arena scratch = ARENA_INIT;

    for (size_t i = 0; figures && i < figures->count; i++) {
        const struct figure *figure = &figures->list[i];

        if (figure->declaration->given && figure->declaration->value &&
            figure->declaration->value->kind == RAW_TEXT && figure->value.state == STATE_KNOWN)
            put_fact(figure, sources, &scratch, out);
    }
    arena_release(&scratch);
}

void publish_names(const struct outputs *outputs, struct slice publication, struct buffer *out)
{
    for (size_t i = 0; i < outputs->count; i++) {
        if (!outputs->items[i].figures->name.len)
            continue; /* of what is no publication */
        buffer_put_byte(out, NAME);
        put(out, outputs->items[i].figures->name);
        put(out, publication);
        buffer_put_byte(out, '\n');
    }
}

/* ---- reading and comparing ---- */

struct fact {
    struct slice name, period, written, place;
    int kind;
    struct interval known;
};

static int64_t take_whole(struct slice *line)
{
    struct slice part = S("");
    char digits[24] = "";

    slice_split(line, END, &part);
    if (part.len < sizeof digits)
        memcpy(digits, part.ptr, part.len);
    return strtoll(digits, NULL, 10);
}

static struct ratio take_ratio(struct arena *arena, struct slice *line)
{
    int64_t numerator = take_whole(line), denominator = take_whole(line);

    return ratio_divide(arena, ratio_of_whole(numerator), ratio_of_whole(denominator ? denominator : 1));
}

static struct slice take(struct slice *line)
{
    struct slice part = S("");

    slice_split(line, END, &part);
    return part;
}

static struct fact take_fact(struct arena *arena, struct slice line)
{
    struct fact fact;

    fact.name = take(&line);
    fact.period = take(&line);
    fact.written = take(&line);
    fact.place = take(&line);
    fact.kind = (int)take_whole(&line);
    fact.known.low_open = take_whole(&line);
    fact.known.high_open = take_whole(&line);
    fact.known.low = take_ratio(arena, &line);
    fact.known.high = take_ratio(arena, &line);
    return fact;
}

static bool ends_before(const struct interval *a, const struct interval *b)
{
    int order = ratio_compare(a->high, b->low);

    return order < 0 || (order == 0 && (a->high_open || b->low_open));
}

/* There is no value that both could be: £207.8m and £207,812,000 agree. */
static bool disagree(const struct fact *a, const struct fact *b)
{
    return a->kind != b->kind || ends_before(&a->known, &b->known) || ends_before(&b->known, &a->known);
}

void facts_compare(struct slice lines, struct diagnostics *diagnostics)
{
    struct arena *arena = diagnostics->arena;
    VECTOR(struct fact) facts = {0};
    struct map first = {0};
    struct slice line;

    while (slice_split(&lines, '\n', &line)) {
        struct fact *fact;
        struct slice key;
        uint32_t before;

        if (!line.len || line.ptr[0] != FACT)
            continue;
        fact = VECTOR_PUSH(arena, &facts);
        *fact = take_fact(arena, slice_from(line, 1));
        key = ARENA_JOIN(arena, utf8_fold(arena, fact->name), S("\x1f"), utf8_fold(arena, fact->period));
        before = map_lookup(&first, key);
        if (before == MAP_NONE)
            map_put(arena, &first, key, (uint32_t)facts.count - 1);
        else if (disagree(&facts.items[before], fact))
            DIAG(diagnostics, MSG_fact_drifts, NO_SPAN, fact->name, facts.items[before].written,
                 fact->written, facts.items[before].place, fact->place);
    }
}

void names_compare(struct slice lines, struct diagnostics *diagnostics)
{
    struct arena *arena = diagnostics->arena;
    VECTOR(struct slice) publications = {0};
    struct map first = {0};
    struct slice line;

    while (slice_split(&lines, '\n', &line)) {
        struct slice name, publication;
        uint32_t before;

        if (!line.len || line.ptr[0] != NAME)
            continue;
        line = slice_from(line, 1);
        name = take(&line);
        publication = take(&line);
        before = map_lookup(&first, name);
        if (before == MAP_NONE || !publications.items)
            map_put(arena, &first, name, (uint32_t)publications.count);
        else if (!slice_equal(publications.items[before], publication))
            DIAG(diagnostics, MSG_output_shared, NO_SPAN, name, publications.items[before], publication);
        *VECTOR_PUSH(arena, &publications) = publication;
    }
}
