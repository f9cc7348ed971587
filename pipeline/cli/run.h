/* One publication's way through a run: what a worker needs to know and what it says in the end. */
#ifndef PRECEPT_CLI_RUN_H
#define PRECEPT_CLI_RUN_H

#include "cli/options.h"
#include "cli/shelf.h"

enum exit_status { EXIT_FINE = 0, EXIT_SOURCES = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

struct deadlines; /* publish/publish.h */

struct run {
    const struct options *options;
    struct slice publication;    /* folder as given */
    struct slice share;          /* PREFIX/share/precept */
    bool colour;                 /* in messages */
    bool terminal;               /* standard error is one that can wipe a line: progress is shown */
    struct shelf *shelf;         /* the worker's open faces */
    struct deadlines *deadlines; /* of the publications so far; NULL = they are not asked for */
    struct buffer *told;         /* what the publications tell for the run as a whole; NULL = not asked for */
    struct buffer *out, *messages; /* what goes to standard output and standard error */
};

/* Does the command's work for one publication (main.c has the stages). */
typedef enum exit_status run_one(struct run *run);

/* Runs all publications of the options, `jobs` at a time, and writes what each said in their order. The worst
 * status. */
enum exit_status run_all(const struct run *pattern, run_one *work);

#endif
