/* The harness of compute/: the input's first line is a formula, its second the words of a claim about it, its
 * third the name of a format. They are tried on the publication of tests/compute/trial: a formula gives a
 * value or a message, never neither, and a value that is known can be printed. */
#ifndef PRECEPT_TESTS_FUZZ_FORMULA_H
#define PRECEPT_TESTS_FUZZ_FORMULA_H

#include "base/utf8.h"
#include "compute/hand.h"
#include "compute/trial.h"
#include "fuzz/inputs.h"

/* What was worked out stays in the trial's arena; it begins anew after so many inputs. */
enum { FUZZ_TRIAL_RUNS = 2000 };

struct fuzz_piece {
    char *bytes;
    struct slice text;
    uint32_t source;
};

/* The next line of the input as a source of its own. */
static inline struct fuzz_piece fuzz_piece(struct trial *t, struct slice *input)
{
    struct slice line = {"", 0};
    struct fuzz_piece piece;

    slice_split(input, '\n', &line);
    piece.bytes = fuzz_copy(line);
    piece.text = (struct slice){piece.bytes, line.len};
    piece.source = sources_add(&t->sources, S("x"), S("x"), piece.text);
    return piece;
}

static inline void fuzz_claim(struct trial *t, const struct fuzz_piece *words, const struct value *v,
                              const struct node *tree)
{
    struct md_insert insert = {.is_claim = true,
                               .words = words->text,
                               .formula = S("x"),
                               .words_span = {words->source, 0, (uint32_t)words->text.len}};

    claim_test(&t->engine, &insert, v, tree);
}

static inline void fuzz_print(struct trial *t, const struct fuzz_piece *name, const struct value *v)
{
    const struct number_format *format = value_default_format(t->engine.style, v);
    struct slice text;

    if (v->kind != VALUE_LIST)
        FUZZ_HOLDS(value_format(&t->arena, t->engine.style, format, v, &text));
    if (v->state == STATE_KNOWN)
        FUZZ_HOLDS(value_story(&t->engine, v).len > 0);
    if (!name->text.len)
        return;
    format =
        format_wanted(&t->engine, name->text, (struct span){name->source, 0, (uint32_t)name->text.len}, v);
    if (format)
        value_format(&t->arena, t->engine.style, format, v, &text);
}

/* Numbers in running text: each lies in it and the next one begins further on. */
static inline void fuzz_hand(struct slice text)
{
    struct hand_number n = {0};
    size_t before = 0;

    while (hand_next(text, &n)) {
        FUZZ_HOLDS(n.start < n.end && n.end <= text.len && n.next > before && n.next <= text.len);
        before = n.next;
    }
}

static inline void fuzz_worked_out(struct trial *t, struct fuzz_piece pieces[3])
{
    struct formula_text formula = formula_at(
        &t->sources, pieces[0].text, (struct span){pieces[0].source, 0, (uint32_t)pieces[0].text.len});
    struct node *tree = NULL;
    struct value v = formula_value(&t->engine, &formula, NULL, &tree);

    FUZZ_HOLDS((t->diagnostics.errors > 0) == (v.state == STATE_POISON));
    if (v.state != STATE_POISON)
        fuzz_print(t, &pieces[2], &v);
    if (v.state == STATE_KNOWN && tree)
        fuzz_claim(t, &pieces[1], &v, tree);
    fuzz_hand(pieces[1].text);
    fuzz_messages(&t->diagnostics);
}

/* An empty input ends the trial. */
static inline void fuzz_formula(struct slice input)
{
    static struct trial t;
    static int runs;
    struct fuzz_piece pieces[3];
    uint32_t sources;

    if (!input.len || runs == FUZZ_TRIAL_RUNS) {
        if (runs)
            trial_end(&t);
        runs = 0;
    }
    if (!input.len || utf8_first_fault(input) < input.len)
        return;
    if (!runs++)
        trial_begin(&t);
    sources = (uint32_t)t.sources.list.count;
    diagnostics_init(&t.diagnostics, &t.arena, &t.sources);
    for (int i = 0; i < 3; i++)
        pieces[i] = fuzz_piece(&t, &input);
    fuzz_worked_out(&t, pieces);
    t.sources.list.count = sources;
    for (int i = 0; i < 3; i++)
        free(pieces[i].bytes);
}

#endif
