/* What `precept new` copies: folders of layouts/starters/, one a kind of document. */
#ifndef PRECEPT_CLI_STARTER_H
#define PRECEPT_CLI_STARTER_H

#include "diag/diagnostics.h"

struct starter_request {
    struct slice kind;   /* as the user gave it */
    struct slice folder; /* that is to be made */
    struct slice share;  /* PREFIX/share/precept */
};

struct starter {
    const struct starter_file {
        struct slice path; /* inside the folder: "data/spending.csv" */
        struct slice bytes;
    } * files; /* publication.yaml last: without it a folder is no publication */
    size_t count;
};

/* The kinds that there are, "briefing, report": starters of the project round the folder and those that come
 * with the program. */
struct slice starter_kinds(struct arena *arena, const struct starter_request *request);
/* Reads the starter of that kind, the project's first. NULL after a diagnostic: no such kind, or the folder
 * is there. */
const struct starter *starter_read(struct arena *arena, const struct starter_request *request,
                                   struct diagnostics *diagnostics);

#endif
