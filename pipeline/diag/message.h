/* The message catalogue: one line for every way in which the sources, the command or the system can be at
 * fault.
 *
 * MESSAGE(id, severity, headline, remedy): {1} to {9} stand for the arguments, in the author's own words. The
 * headline says in one line what is wrong; the remedy (one or more lines, "\n" between them) gives the value
 * found, what would be right and what to do. Never "scalar", "mapping", "token", "null", "parse", "invalid".
 * Each stage has a file. */
#ifndef PRECEPT_DIAG_MESSAGE_H
#define PRECEPT_DIAG_MESSAGE_H

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

enum message {
#define MESSAGE(id, severity, headline, remedy) MSG_##id,
#include "diag/messages/all.def"
#undef MESSAGE
    MESSAGE_COUNT
};

struct message_text {
    const char *id; /* as printed: "claim-false" */
    enum severity severity;
    const char *headline, *remedy;
};

const struct message_text *message_text(enum message id);

#endif
