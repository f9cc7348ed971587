/* Collecting and printing diagnostics: the position first, then what is wrong, the line, a caret, and what to do. */
#include "diag/diagnostics.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <stdlib.h>

void diagnostics_init(struct diagnostics *d, struct arena *arena, const struct sources *sources)
{
    *d = (struct diagnostics){.arena = arena, .sources = sources};
}

/* The template with {1} to {9} replaced. */
static struct slice filled(struct arena *arena, const char *template, const struct slice *args)
{
    struct buffer out = BUFFER_INIT;
    struct slice result;
    size_t count = 0;

    while (args[count].ptr)
        count++;
    for (const char *p = template; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
            size_t which = (size_t)(p[1] - '1');

            BUG_IF(which >= count);
            buffer_put(&out, args[which]);
            p += 2;
        } else {
            buffer_put_byte(&out, *p);
        }
    }
    result = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return result;
}

static void count(struct diagnostics *d, enum severity severity, size_t by)
{
    *(severity == SEVERITY_ERROR ? &d->errors : &d->warnings) += by;
}

struct diagnostic *diagnostics_add(struct diagnostics *d, enum message id, struct span span, const struct slice *args)
{
    const struct message_text *text = message_text(id);
    struct diagnostic *one = VECTOR_PUSH(d->arena, &d->list);

    *one = (struct diagnostic){.id = id, .severity = text->severity, .span = span};
    one->headline = filled(d->arena, text->headline, args);
    one->remedy = filled(d->arena, text->remedy, args);
    count(d, one->severity, 1);
    return one;
}

void diagnostic_weigh(struct diagnostics *d, struct diagnostic *one, enum severity severity)
{
    count(d, one->severity, (size_t)-1);
    one->severity = severity;
    count(d, severity, 1);
}

struct ranked {
    const struct diagnostic *one;
    size_t order; /* of arrival: the last resort, so that the sort is stable */
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

static void print_id(struct buffer *out, const char *id)
{
    for (; *id; id++)
        buffer_put_byte(out, *id == '_' ? '-' : *id);
}

/* The first line of the place and a caret under each character of it. Tabs stay, so that the carets stand right. */
static void print_line(const struct diagnostics *d, struct span span, struct buffer *out, const char *on, const char *off)
{
    const struct source *source = sources_at(d->sources, span.source);
    struct place place = source_place(source, span.start);
    struct slice line = source_line(source, place.line);
    uint32_t in_line = span.start - source->lines.items[place.line - 1];
    size_t marked = utf8_count(slice_sub(line, in_line, span.length));

    if (in_line > line.len)
        marked = 0;
    buffer_print(out, "      %.*s\n      ", SLICE_ARG(line));
    for (size_t at = 0; at < in_line && at < line.len;)
        buffer_put_byte(out, utf8_next(line, &at) == '\t' ? '\t' : ' ');
    buffer_put_text(out, on);
    do
        buffer_put_byte(out, '^');
    while (marked-- > 1);
    buffer_print(out, "%s\n", off);
}

static void print_remedy(struct slice remedy, struct buffer *out)
{
    struct slice line;

    if (!remedy.len)
        return;
    while (slice_split(&remedy, '\n', &line))
        buffer_print(out, "   %.*s\n", SLICE_ARG(line));
}

static void print_one(const struct diagnostics *d, const struct diagnostic *one, bool colour, struct buffer *out)
{
    bool error = one->severity == SEVERITY_ERROR;
    const char *on = !colour ? "" : error ? "\033[1;31m" : "\033[1;33m", *off = colour ? "\033[0m" : "";

    if (one->span.source) {
        const struct source *source = sources_at(d->sources, one->span.source);
        struct place place = source_place(source, one->span.start);

        buffer_print(out, "%.*s:%u:%u: ", SLICE_ARG(source->path), place.line, place.column);
    }
    buffer_print(out, "%s%s%s: %.*s [", on, error ? "error" : "warning", off, SLICE_ARG(one->headline));
    print_id(out, message_text(one->id)->id);
    buffer_put_text(out, "]\n");
    if (one->span.source && sources_at(d->sources, one->span.source)->text.len)
        print_line(d, one->span, out, on, off);
    print_remedy(one->remedy, out);
}

static bool same_kind(const struct diagnostic *a, const struct diagnostic *b)
{
    return a->id == b->id && a->cause == b->cause && a->span.source == b->span.source && a->severity == b->severity;
}

static bool same_message(const struct diagnostic *a, const struct diagnostic *b)
{
    return same_kind(a, b) && a->span.start == b->span.start && slice_equal(a->headline, b->headline);
}

/* How many of the list's first `end` are of the kind of list[end]. */
static size_t earlier(const struct ranked *list, size_t end)
{
    size_t n = 0;

    for (size_t i = 0; i < end; i++)
        n += same_kind(list[i].one, list[end].one);
    return n;
}

static void print_rest(const struct ranked *list, size_t count_all, size_t at, struct buffer *out)
{
    size_t more = 0;

    for (size_t i = at; i < count_all; i++)
        more += same_kind(list[i].one, list[at].one);
    buffer_print(out, "   … and %zu more like the last one in %s.\n", more, "this file");
}

void diagnostics_print(const struct diagnostics *d, struct diagnostics_style style, struct buffer *out)
{
    size_t limit = style.limit ? style.limit : 10;
    struct ranked *list = d->list.count ? calloc(d->list.count, sizeof *list) : NULL;

    if (!list && d->list.count)
        out_of_memory();
    for (size_t i = 0; i < d->list.count; i++)
        list[i] = (struct ranked){&d->list.items[i], i};
    if (list)
        qsort(list, d->list.count, sizeof *list, by_position);
    for (size_t i = 0; i < d->list.count; i++) {
        size_t before = earlier(list, i);

        if (i && same_message(list[i - 1].one, list[i].one))
            continue;
        if (before < limit)
            print_one(d, list[i].one, style.colour, out);
        else if (before == limit)
            print_rest(list, d->list.count, i, out);
    }
    free(list);
}
