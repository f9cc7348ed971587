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

struct diagnostic *diagnostics_add(struct diagnostics *d, enum message id, struct span span,
                                   const struct slice *args)
{
    const struct message_text *text = message_text(id);
    struct diagnostic *one = VECTOR_PUSH(d->arena, &d->list);

    *one = (struct diagnostic){.id = id, .severity = text->severity, .span = span};
    one->headline = filled(d->arena, text->headline, args);
    one->remedy = filled(d->arena, text->remedy, args);
    ++*tally(d, one->severity);
    return one;
}

void diagnostic_weigh(struct diagnostics *d, struct diagnostic *one, enum severity severity)
{
    --*tally(d, one->severity);
    one->severity = severity;
    ++*tally(d, severity);
}
