/* What the options come to: together, for the publications that they name or leave out, and on this terminal.
 */
#include "cli/publications.h"
#include "cli/starter.h"

#include <stdlib.h>
#include <unistd.h>

bool has_terminal(void)
{
    const char *term = getenv("TERM");

    return isatty(STDERR_FILENO) && term && !slice_is(slice_of(term), "dumb");
}

bool wants_colour(const struct options *options, bool terminal)
{
    if (options->colour != COLOUR_AUTO)
        return options->colour == COLOUR_ALWAYS;
    return terminal && !getenv("NO_COLOR");
}

bool options_complete(struct options *options, struct arena *arena, struct slice share,
                      struct diagnostics *diagnostics)
{
    struct starter_request anywhere = {S(""), S(""), share};
    bool outline = options->command == COMMAND_OUTLINE;
    bool single = options->command == COMMAND_FIGURES || outline || options->stop_after != STAGE_ALL;

    if (options->command == COMMAND_DIFF) {
        if (!options->publications.count || options->publications.count > 2)
            DIAG(diagnostics, MSG_diff_two, NO_SPAN);
        return diagnostics->errors == 0;
    }
    if (options->command == COMMAND_NEW) {
        if (options->publications.count != 2)
            DIAG(diagnostics, MSG_new_two, NO_SPAN, starter_kinds(arena, &anywhere));
        return diagnostics->errors == 0;
    }
    if (!options->publications.count)
        publications_find(options, arena);
    if (!options->publications.count)
        DIAG(diagnostics, MSG_no_publications, NO_SPAN);
    else if (single && options->publications.count > 1)
        DIAG(diagnostics, MSG_one_publication, NO_SPAN,
             options->command == COMMAND_FIGURES ? S("figures")
             : outline                           ? S("outline")
                                                 : S("build --stop-after"));
    if (options->command == COMMAND_DEADLINES && !options->has_on)
        DIAG(diagnostics, MSG_deadlines_on, NO_SPAN);
    return diagnostics->errors == 0;
}
