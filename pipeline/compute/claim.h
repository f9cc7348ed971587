/* Private to compute/: the words of a claim, understood, and the test that they ask for (format.md §3). */
#ifndef PRECEPT_COMPUTE_CLAIM_H
#define PRECEPT_COMPUTE_CLAIM_H

#include "compute/figures.h"

enum claim_direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN, DIRECTION_UNCHANGED };
enum claim_amount {
    AMOUNT_NONE,
    AMOUNT_NUMBER,
    AMOUNT_FRACTION,
    AMOUNT_MULTIPLE,
    AMOUNT_BETWEEN,
    AMOUNT_MOST
};
enum claim_unit { UNIT_NONE, UNIT_POUNDS, UNIT_PER_CENT, UNIT_POINTS };

struct claim {
    enum claim_direction direction;
    struct slice direction_words; /* with their "by"; empty when the amount says the direction ("halved") */
    enum claim_kind hedge;        /* CLAIM_NO_WORD when there is none */
    struct slice hedge_words;
    enum claim_amount amount;
    enum claim_unit unit;
    struct ratio number, upper; /* the amount; the second one of "between" */
    struct interval written;    /* AMOUNT_NUMBER: what rounds to it */
    /* How it was written, so that other amounts can be written alike. */
    struct slice prefix, suffix; /* "£", "m" */
    struct ratio worth;          /* of one unit as written: a million, a hundredth */
    unsigned decimals;
    bool in_words;
    struct slice noun;
};

/* Understands the words of a claim about a number or a change; *understood is how far it came. */
bool claim_read(struct arena *arena, const struct house_style *style, struct slice words, struct claim *claim,
                size_t *understood);

enum verdict {
    VERDICT_TRUE,
    VERDICT_FALSE,
    VERDICT_UNPROVED,
    VERDICT_OTHER_KIND,
    VERDICT_NO_DIRECTION,
    VERDICT_POINTS
};

/* Whether the claim holds over everything that is known of the value: a number or a change. */
enum verdict claim_verdict(struct arena *arena, const struct house_style *style, const struct claim *claim,
                           const struct value *value);

/* Wordings that are true, nearest first, ", " between them; may be empty. */
struct slice claim_alternatives(struct arena *arena, const struct house_style *style,
                                const struct claim *claim, const struct value *value);

/* "nearly 40%": the format `as: truest phrase`. */
bool claim_truest_phrase(struct arena *arena, const struct house_style *style,
                         const struct number_format *format, const struct value *value, struct slice *text);

/* The hedge words that begin `text`, the longest that fit; 0 when there are none. */
size_t claim_hedge(const struct house_style *style, struct slice text, enum claim_kind *kind);
/* "doubled", "tripled", "quadrupled", "five times". */
struct slice claim_multiple_words(struct arena *arena, int64_t times);

/* Whether the noun behind a count is singular or plural as the number asks; *wanted says which. */
bool noun_agrees(struct slice noun, struct ratio number, const char **wanted);

#endif
