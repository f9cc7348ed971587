/* The publication on which formulas, claims and formats are tried: tests/compute/trial, read and checked
 * once. */
#ifndef PRECEPT_TESTS_COMPUTE_TRIAL_H
#define PRECEPT_TESTS_COMPUTE_TRIAL_H

#include "compute/claim.h"
#include "compute/engine.h"
#include "expect.h"

struct trial {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics; /* of what is tried; those of reading are set aside */
    struct engine engine;
};

static inline void trial_begin_in(struct trial *t, const char *folder)
{
    struct read_request request = {.publication = slice_of(folder), .share = S(".")};
    const struct inputs *inputs;
    const struct publication *publication;
    struct buffer out = BUFFER_INIT;

    arena_init(&t->arena);
    sources_init(&t->sources, &t->arena);
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    inputs = read_inputs(&t->arena, &t->sources, &t->diagnostics, &request);
    publication = check_publication(&t->arena, inputs, &t->sources, &t->diagnostics);
    diagnostics_print(&t->diagnostics, (struct diagnostics_style){0}, &out);
    EXPECT_TEXT(buffer_slice(&out), "");
    buffer_release(&out);
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    engine_begin(&t->engine, &t->arena, publication, &t->sources, &t->diagnostics);
}

static inline void trial_begin(struct trial *t)
{
    trial_begin_in(t, "tests/compute/trial/inputs/trial");
}

static inline void trial_end(struct trial *t)
{
    arena_release(&t->arena);
}

/* A formula that stands in a source of its own, as it would in an author's file. */
static inline struct formula_text trial_formula(struct trial *t, const char *text)
{
    uint32_t source = sources_add(&t->sources, S("formula"), S("formula"), slice_of(text));

    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    return formula_at(&t->sources, slice_of(text), (struct span){source, 0, (uint32_t)strlen(text)});
}

static inline struct slice trial_message(struct trial *t)
{
    return t->diagnostics.list.count ? slice_of(message_text(t->diagnostics.list.items[0].id)->id) : S("");
}

/* What the caret of the first message stands under. */
static inline struct slice trial_blamed(struct trial *t)
{
    return t->diagnostics.list.count ? span_text(&t->sources, t->diagnostics.list.items[0].span) : S("");
}

#endif
