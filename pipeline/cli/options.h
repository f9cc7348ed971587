/* The command line: commands and options as written, checked for form only. */
#ifndef PRECEPT_CLI_OPTIONS_H
#define PRECEPT_CLI_OPTIONS_H

#include "diag/diagnostics.h"
#include "exact/date.h"

enum command {
    COMMAND_BUILD,
    COMMAND_PREVIEW,
    COMMAND_CHECK,
    COMMAND_FIGURES,
    COMMAND_OUTLINE,
    COMMAND_DEADLINES,
    COMMAND_DIFF,
    COMMAND_NEW,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum stage { STAGE_READ, STAGE_CHECK, STAGE_COMPUTE, STAGE_COMPOSE, STAGE_TYPESET, STAGE_ALL };

enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Pages as they lie in the file, the first one 1. */
struct page_range {
    unsigned long first, last;
};

struct options {
    enum command command;
    enum stage stop_after;           /* STAGE_ALL: go on to the end */
    struct slice out;                /* folder for what is published: "out", of a preview "out/preview" */
    struct slice edition;            /* empty = the ordinary one */
    struct slice preview;            /* folder for PNG pages; empty = none */
    VECTOR(struct page_range) pages; /* of a preview; none = all */
    bool sheet;                      /* a preview is a contact sheet */
    unsigned long jobs;              /* 1 and up: publications built side by side */
    bool has_on;                     /* `on` was given: the day on which deadlines are looked at */
    struct date on;
    bool quiet; /* no line about what was published */
    enum colour_when colour;
    VECTOR(struct slice) publications;
};

/* Reads argv (argument 0 is the program). false after diagnostics: the usage is at fault. */
bool options_read(struct options *options, struct arena *arena, char **argv, struct diagnostics *diagnostics);
/* Finds the publications when none is named, and looks whether the options fit the command and each other;
 * false after diagnostics. `share` is PREFIX/share/precept. (complete.c) */
bool options_complete(struct options *options, struct arena *arena, struct slice share,
                      struct diagnostics *diagnostics);
/* Standard error is a terminal that knows escape sequences. */
bool has_terminal(void);
bool wants_colour(const struct options *options, bool terminal);
/* The text of --help: every command and option, one a line. */
void options_help(struct buffer *out);

#endif
