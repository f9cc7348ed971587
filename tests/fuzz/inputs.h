/* What the harnesses share: an input becomes text that is as exactly as long as memory says (so that a look
 * beyond its end is seen), goes into the sources the way a file does, and every place that comes back must
 * lie in its source. What does not hold ends the run: the fuzzer keeps the input that did it. */
#ifndef PRECEPT_TESTS_FUZZ_INPUTS_H
#define PRECEPT_TESTS_FUZZ_INPUTS_H

#include "diag/diagnostics.h"
#include "read/markdown.h"
#include "read/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FUZZ_HOLDS(condition)                                                                                \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            printf("%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                            \
            fflush(stdout);                                                                                  \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

struct fuzz_file {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    char *bytes;
    uint32_t source;
    bool sound;
};

/* The rest of an input, in memory of exactly that size; free() it. */
static inline char *fuzz_copy(struct slice text)
{
    char *copy = malloc(text.len ? text.len : 1);

    FUZZ_HOLDS(copy);
    memcpy(copy, text.len ? text.ptr : "", text.len);
    return copy;
}

static inline void fuzz_open(struct fuzz_file *f, struct slice text, bool is_csv, bool windows_1252)
{
    *f = (struct fuzz_file){.bytes = fuzz_copy(text)};
    arena_init(&f->arena);
    sources_init(&f->sources, &f->arena);
    diagnostics_init(&f->diagnostics, &f->arena, &f->sources);
    f->source =
        text_add(&f->arena, &f->sources, &f->diagnostics,
                 &(struct text_file){S("x"), S("x"), {f->bytes, text.len}, windows_1252, is_csv}, &f->sound);
}

static inline void fuzz_span(const struct sources *sources, struct span span)
{
    FUZZ_HOLDS(!span.source ||
               (uint64_t)span.start + span.length <= sources_at(sources, span.source)->text.len);
}

static inline void fuzz_messages(const struct diagnostics *d)
{
    struct buffer out = BUFFER_INIT;

    for (size_t i = 0; i < d->list.count; i++)
        fuzz_span(d->sources, d->list.items[i].span);
    diagnostics_print(d, (struct diagnostics_style){0}, &out);
    FUZZ_HOLDS(!d->list.count == !out.len);
    buffer_release(&out);
}

static inline void fuzz_close(struct fuzz_file *f)
{
    fuzz_messages(&f->diagnostics);
    arena_release(&f->arena);
    free(f->bytes);
}

static inline void fuzz_values(const struct sources *sources, const struct raw_node *node)
{
    fuzz_span(sources, node->span);
    for (size_t i = 0; node->kind == RAW_TEXT && i < node->text.len; i++)
        fuzz_span(sources, raw_text_span(node, i, 1));
    for (size_t i = 0; node->kind == RAW_LIST && i < node->count; i++)
        fuzz_values(sources, node->items[i]);
    for (size_t i = 0; node->kind == RAW_MAP && i < node->count; i++) {
        fuzz_values(sources, node->entries[i].key);
        fuzz_values(sources, node->entries[i].value);
    }
}

static inline void fuzz_prose(struct fuzz_file *f, const struct md_node *document)
{
    struct buffer out = BUFFER_INIT;

    FUZZ_HOLDS(document);
    for (const struct md_node *node = document; node; node = md_next(node, document)) {
        fuzz_span(&f->sources, node->span);
        if (node->insert) {
            fuzz_span(&f->sources, node->insert->formula_span);
            fuzz_span(&f->sources, node->insert->words_span);
        }
        if (node->yaml)
            fuzz_values(&f->sources, node->yaml);
    }
    md_plain_text(&f->arena, document);
    md_print(document, &f->sources, &out);
    buffer_release(&out);
}

#endif
