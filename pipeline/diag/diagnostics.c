/* Collecting diagnostics: the catalogue's words with the arguments filled in. Printing them is print.c. */
#include "diag/diagnostics.h"

#include "base/bug.h"

const char diagnostics_end[1] = "";

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

    while (args[count].ptr != diagnostics_end)
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

static size_t *tally(struct diagnostics *d, enum severity severity)
{
    return severity == SEVERITY_ERROR ? &d->errors : &d->warnings;
}

/* Where the same was said of another row; a new place in the list when it was not. */
static size_t place_in_list(struct diagnostics *d, const struct diagnostic *one)
{
    const uint32_t numbers[] = {one->span.source, one->span.start, (uint32_t)one->id};
    struct slice key = ARENA_JOIN(d->arena, ((struct slice){(const char *)numbers, sizeof numbers}),
                                  one->headline, S("\n"), one->remedy);
    uint32_t place = map_lookup(&d->said, key);

    if (place != MAP_NONE)
        return place;
    map_put(d->arena, &d->said, key, (uint32_t)d->list.count);
    return d->list.count;
}

static void add_row(struct diagnostics *d, struct diagnostic *one)
{
    struct slice label = d->row.label;

    if (one->row_count && slice_ends_with(one->rows, label) &&
        (one->rows.len == label.len ||
         slice_ends_with(slice_sub(one->rows, 0, one->rows.len - label.len), S("; "))))
        return; /* the same again of the same row */
    one->rows = one->row_count ? ARENA_JOIN(d->arena, one->rows, S("; "), label) : label;
    one->row_count++;
}

struct diagnostic *diagnostics_add(struct diagnostics *d, enum message id, struct span span,
                                   const struct slice *args)
{
    const struct message_text *text = message_text(id);
    struct diagnostic new = {.id = id, .severity = text->severity, .span = span, .rows = S("")};
    struct diagnostic *one;
    size_t place;

    new.headline = filled(d->arena, text->headline, args);
    new.remedy = filled(d->arena, text->remedy, args);
    new.rows_in_all = d->row.in_all;
    place = d->row.label.len ? place_in_list(d, &new) : d->list.count;
    if (place == d->list.count)
        *VECTOR_PUSH(d->arena, &d->list) = new;
    else
        ++*(d->list.items[place].severity == SEVERITY_ERROR ? &d->repeats.errors : &d->repeats.warnings);
    one = &d->list.items[place];
    ++*tally(d, one->severity);
    if (d->row.label.len)
        add_row(d, one);
    return one;
}

struct diagnostics_row diagnostics_enter_row(struct diagnostics *d, struct slice label, size_t in_all)
{
    struct diagnostics_row before = d->row;

    d->row.label = before.label.len ? ARENA_JOIN(d->arena, before.label, S(", "), label) : label;
    d->row.in_all = before.label.len ? before.in_all * in_all : in_all;
    return before;
}

void diagnostics_leave_row(struct diagnostics *d, struct diagnostics_row before)
{
    d->row = before;
}

void diagnostic_weigh(struct diagnostics *d, struct diagnostic *one, enum severity severity)
{
    --*tally(d, one->severity);
    one->severity = severity;
    ++*tally(d, severity);
}
