/* publish/: finished bytes → files in the output folder. Written beside, synced, renamed; the manifest last.
 */
#ifndef PRECEPT_PUBLISH_PUBLISH_H
#define PRECEPT_PUBLISH_PUBLISH_H

#include "base/buffer.h"
#include "compute/figures.h"
#include "typeset/pages.h"

struct output_file {
    struct slice path; /* relative to the output folder: "hmicfrs-response.pdf",
                          "audit/hmicfrs-response.figures.csv" */
    struct slice bytes;
};

/* The audit: every printed figure as CSV (text, exact value, formula, cells as file:row:column, page, place).
 */
void publish_audit(const struct figures *figures, const struct pages *pages, const struct sources *sources,
                   struct buffer *out);
/* What is due in several publications. */
struct deadlines {
    struct arena *arena;
    VECTOR(struct deadline_line {
        struct deadline deadline;
        struct slice publication;
    })
    lines;
    VECTOR(struct slice) left_out; /* publications that are at fault */
};
void deadlines_add(struct deadlines *deadlines, const struct figures *figures);
/* A table in plain text, by due date and name: what is done, due or overdue on the day. Puts `deadlines` into
 * that order. */
void deadlines_print(struct deadlines *deadlines, struct date on, struct buffer *out);

/* What a publication tells the run, a line each: its given figures, and the names of its outputs. */
void publish_facts(const struct outputs *outputs, const struct sources *sources, struct buffer *out);
void publish_names(const struct outputs *outputs, struct slice publication, struct buffer *out);
/* What of the lines of several publications disagrees: facts of one name, and of one `period:` or none
 * (warnings); outputs of one name (errors). */
void facts_compare(struct slice lines, struct diagnostics *diagnostics);
void names_compare(struct slice lines, struct diagnostics *diagnostics);
/* What changed from `old` to `new`, as plain text: figures by name, rows of data by key, output by output. */
void publish_diff(const struct outputs *old, const struct outputs *new, struct buffer *out);

/* What a screen reader says of the finished pages, in its order, one thing a line, as plain text. */
void publish_outline(const struct pages *pages, struct buffer *out);

/* The manifest of the run as JSON: tool version, what was checked and how much of it, every path read or
 * looked for with its SHA-256, outputs with theirs. */
void publish_manifest(const struct figures *figures, const struct pages *pages,
                      const struct output_file *files, size_t count, struct buffer *out);
/* Writes all of them, syncs, renames all, `files[count - 1]` last. false after a diagnostic: then nothing has
 * changed but, at worst, files that were already renamed whole. */
bool publish_files(struct slice folder, const struct output_file *files, size_t count,
                   struct diagnostics *diagnostics);

#endif
