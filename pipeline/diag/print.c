/* Diagnostics as text: the position first (editors jump there), then what is wrong, the line, a caret under
 * the offending characters, and what to do. Sorted, each once, repeats of one cause counted. */
#include "base/bug.h"
#include "base/map.h"
#include "base/utf8.h"
#include "diag/diagnostics.h"

#include <stdlib.h>

enum {
    USUAL_LIMIT = 10,
    ROWS_NAMED = 5,
    WIDEST_LINE = 160,
    LEAD = 60
}; /* of a longer line, so much is shown before the caret */

struct printer {
    const struct diagnostics *diagnostics;
    struct diagnostics_style style;
    struct buffer *out;
    struct arena scratch;
    struct map seen;  /* messages printed or counted; value unused */
    struct map kinds; /* repeats of one cause in one source: index in tallies */
    VECTOR(struct tally) tallies;
};

struct tally {
    size_t all, met;
};

struct ranked {
    const struct diagnostic *one;
    size_t order; /* of arrival: the last resort, so that the sort is total */
};

static int by_position(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    if (a->one->span.source != b->one->span.source)
        return a->one->span.source < b->one->span.source ? -1 : 1;
    if (a->one->span.start != b->one->span.start)
        return a->one->span.start < b->one->span.start ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Text of the author's on one line of the terminal: nothing in it may move the cursor or change a colour. */
static void put_plain(struct buffer *out, struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);
        bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);

        if (c == '\t')
            buffer_put_byte(out, '\t');
        else
            out->len += utf8_encode(control ? 0xfffd : c, buffer_room(out, 4));
    }
}

static void print_id(struct buffer *out, const char *id)
{
    for (; *id; id++)
        buffer_put_byte(out, *id == '_' ? '-' : *id);
}

/* Moves *at over `count` characters. */
static size_t skip(struct slice s, size_t at, size_t count)
{
    while (count-- && at < s.len)
        utf8_next(s, &at);
    return at;
}

/* The part of a line that is shown when the byte at `mark` must be seen. */
struct window {
    size_t start, end;
};

static struct window window_round(struct slice line, size_t mark)
{
    size_t before = utf8_count(slice_sub(line, 0, mark));
    struct window w = {0, line.len};

    if (utf8_count(line) <= WIDEST_LINE)
        return w;
    if (before > LEAD)
        w.start = skip(line, 0, before - LEAD);
    w.end = skip(line, w.start, WIDEST_LINE);
    return w;
}

/* The first line of the place and a caret under each character of it. Tabs stay, so that the carets stand
 * right. */
static void print_line(struct printer *p, struct span span, const char *on, const char *off)
{
    const struct source *source = sources_at(p->diagnostics->sources, span.source);
    struct place place = source_place(source, span.start);
    struct slice line = source_line(source, place.line);
    size_t mark = span.start - source->lines.items[place.line - 1];
    struct window w = window_round(line, mark < line.len ? mark : line.len);
    struct slice marked = slice_sub(slice_sub(line, 0, w.end), mark, span.length);
    size_t carets = utf8_count(marked);

    buffer_put(p->out, w.start ? S("     …") : S("      "));
    put_plain(p->out, slice_sub(line, w.start, w.end - w.start));
    buffer_put(p->out, w.end < line.len ? S("…\n      ") : S("\n      "));
    for (size_t at = w.start; at < mark && at < w.end;)
        buffer_put_byte(p->out, utf8_next(line, &at) == '\t' ? '\t' : ' ');
    buffer_put_text(p->out, on);
    do
        buffer_put_byte(p->out, '^');
    while (carets-- > 1);
    buffer_print(p->out, "%s\n", off);
}

static void print_remedy(struct slice remedy, struct buffer *out)
{
    struct slice line;

    if (!remedy.len)
        return;
    while (slice_split(&remedy, '\n', &line)) {
        buffer_put(out, S("   "));
        put_plain(out, line);
        buffer_put_byte(out, '\n');
    }
}

/* The rows that a message was said of, unless they are all that there are. */
static void print_rows(const struct diagnostic *one, struct buffer *out)
{
    struct slice rest = one->rows, label;

    if (!one->row_count || one->row_count == one->rows_in_all)
        return;
    buffer_put(out, S("   It is so for "));
    for (size_t i = 0; i < one->row_count && i < ROWS_NAMED; i++) {
        size_t end = slice_find(rest, S("; "), 0);

        label = slice_sub(rest, 0, end);
        rest = slice_from(rest, end + 2 < rest.len ? end + 2 : rest.len);
        buffer_put(out, i == 0 ? S("") : i + 1 == one->row_count ? S(" and ") : S(", "));
        put_plain(out, label);
    }
    if (one->row_count > ROWS_NAMED)
        buffer_print(out, " and %zu more", one->row_count - ROWS_NAMED);
    buffer_put(out, S(".\n"));
}

static void print_one(struct printer *p, const struct diagnostic *one)
{
    bool error = one->severity == SEVERITY_ERROR, colour = p->style.colour;
    const char *on = !colour ? "" : error ? "\033[1;31m" : "\033[1;33m", *off = colour ? "\033[0m" : "";
    const struct source *source = sources_at(p->diagnostics->sources, one->span.source);

    if (one->span.source) {
        struct place place = source_place(source, one->span.start);

        put_plain(p->out, source->path);
        buffer_print(p->out, ":%u:%u: ", place.line, place.column);
    }
    buffer_print(p->out, "%s%s%s: ", on, error ? "error" : "warning", off);
    put_plain(p->out, one->headline);
    buffer_put(p->out, S(" ["));
    print_id(p->out, message_text(one->id)->id);
    buffer_put(p->out, S("]\n"));
    if (source->text.len)
        print_line(p, one->span, on, off);
    print_remedy(one->remedy, p->out);
    print_rows(one, p->out);
}

static void print_rest(struct printer *p, const struct diagnostic *one, size_t rest)
{
    if (one->span.source) {
        put_plain(p->out, sources_at(p->diagnostics->sources, one->span.source)->path);
        buffer_put(p->out, S(": "));
    }
    buffer_print(p->out, "… and %zu more of these [", rest);
    print_id(p->out, message_text(one->id)->id);
    buffer_put(p->out, S("]\n"));
}

/* False when the same words were said of the same place before. */
static bool is_new(struct printer *p, const struct diagnostic *one)
{
    const uint32_t numbers[] = {one->span.source, one->span.start, (uint32_t)one->id};
    struct slice key =
        ARENA_JOIN(&p->scratch, ((struct slice){(const char *)numbers, sizeof numbers}), one->headline,
                   one->row_count ? one->remedy : S("")); /* of rows the remedy may have the numbers */

    return map_put(&p->scratch, &p->seen, key, 0) == MAP_NONE;
}

static struct tally *tally_of(struct printer *p, const struct diagnostic *one)
{
    const uint32_t numbers[] = {(uint32_t)one->id, one->cause, one->span.source, (uint32_t)one->severity};
    struct slice key = {(const char *)numbers, sizeof numbers};
    uint32_t index = map_lookup(&p->kinds, key);

    if (index == MAP_NONE) {
        index = (uint32_t)p->tallies.count;
        *VECTOR_PUSH(&p->scratch, &p->tallies) = (struct tally){0, 0};
        map_put(&p->scratch, &p->kinds, arena_copy(&p->scratch, key), index);
    }
    return &p->tallies.items[index];
}

static void print_ranked(struct printer *p, const struct ranked *list, size_t count)
{
    size_t limit = p->style.limit ? p->style.limit : USUAL_LIMIT;

    for (size_t i = 0; i < count; i++)
        tally_of(p, list[i].one)->all++;
    for (size_t i = 0; i < count; i++) {
        struct tally *tally = tally_of(p, list[i].one);

        if (tally->met < limit || tally->all == limit + 1)
            print_one(p, list[i].one);
        else if (tally->met == limit)
            print_rest(p, list[i].one, tally->all - limit);
        tally->met++;
    }
}

void diagnostics_print(const struct diagnostics *d, struct diagnostics_style style, struct buffer *out)
{
    struct printer p = {.diagnostics = d, .style = style, .out = out, .scratch = ARENA_INIT};
    struct ranked *list = ARENA_ARRAY(&p.scratch, struct ranked, d->list.count);
    size_t count = 0;

    for (size_t i = 0; i < d->list.count; i++)
        if (is_new(&p, &d->list.items[i]))
            list[count++] = (struct ranked){&d->list.items[i], i};
    qsort(list, count, sizeof *list, by_position);
    print_ranked(&p, list, count);
    arena_release(&p.scratch);
}
