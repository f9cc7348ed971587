/* What is wrong with the sources, collected by every stage and printed once, sorted by position. */
#ifndef PRECEPT_DIAG_DIAGNOSTICS_H
#define PRECEPT_DIAG_DIAGNOSTICS_H

#include "base/buffer.h"
#include "base/map.h"
#include "diag/message.h"
#include "diag/source.h"

struct diagnostic {
    enum message id;
    enum severity severity; /* the catalogue's, unless the house style raised or lowered it */
    struct span span;
    struct slice headline, remedy; /* with the arguments filled in */
    uint32_t cause;                /* 0, or a number that repeats of one cause share */
    struct slice rows;             /* the rows of which it was said, "; " between them; see diagnostics_row */
    size_t row_count, rows_in_all;
};

/* The row at hand where one text of the author's is used for each row of a table. */
struct diagnostics_row {
    struct slice label; /* "Halton"; empty = no such text */
    size_t in_all;      /* how many rows there are */
};

struct diagnostics {
    struct arena *arena;
    const struct sources *sources;
    VECTOR(struct diagnostic) list;
    size_t errors, warnings;
    struct {
        size_t errors, warnings;
    } repeats; /* of these: said of more than one row */
    struct diagnostics_row row;
    struct map said; /* messages said with a row at hand: their places in the list */
};

void diagnostics_init(struct diagnostics *d, struct arena *arena, const struct sources *sources);

/* DIAG(d, MSG_yaml_tab, span, argument, …): arguments are struct slice, copied at once; an empty one may be
 * NULL. The list ends with the address of diagnostics_end. */
#define DIAG(d, id, span, ...)                                                                               \
    diagnostics_add((d), (id), (span),                                                                       \
                    (const struct slice[]){{NULL, 0}, ##__VA_ARGS__, {diagnostics_end, 0}} + 1)
extern const char diagnostics_end[1];
struct diagnostic *diagnostics_add(struct diagnostics *d, enum message id, struct span span,
                                   const struct slice *args);

/* From here on what is said is said of this row, inside the one that was at hand before, which is returned
 * for diagnostics_leave_row. The same words about the same place are one message, however many rows they are
 * said of; it names them unless they are all. */
struct diagnostics_row diagnostics_enter_row(struct diagnostics *d, struct slice label, size_t in_all);
void diagnostics_leave_row(struct diagnostics *d, struct diagnostics_row before);

/* Changes the severity of one just added, as the house style asks. */
void diagnostic_weigh(struct diagnostics *d, struct diagnostic *one, enum severity severity);

/* Appends all of them to `out`: file by file in the order of the sources' numbers, then by position, each
 * once. Of more than `limit` with one id, one source and one cause the rest is a count. Control characters of
 * a source are printed as U+FFFD, and of a very long line only the part round the caret. */
struct diagnostics_style {
    bool colour;
    size_t limit; /* 10 when 0 */
};
void diagnostics_print(const struct diagnostics *d, struct diagnostics_style style, struct buffer *out);

/* How many letters must be changed, added, left out or swapped with their neighbour (folded; the first 64
 * count). */
size_t edit_distance(struct slice a, struct slice b);

/* The name among `candidates` that is nearest to `wanted` by edit distance (folded), or an empty slice when
 * none is near enough to be a slip (a third of its length, at least one edit). */
struct slice nearest_name(struct slice wanted, const struct slice *candidates, size_t count);
/* `Did you mean "x"?`, or empty. */
struct slice did_you_mean(struct arena *arena, struct slice wanted, const struct slice *names, size_t count);

#endif
