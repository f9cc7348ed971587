/* The catalogue as a table, ids in the form that is printed. */
#include "diag/message.h"

#include "base/bug.h"

static const struct message_text texts[] = {
#define MESSAGE(id, severity, headline, remedy) {#id, SEVERITY_##severity, headline, remedy},
#include "diag/messages/all.def"
#undef MESSAGE
};

const struct message_text *message_text(enum message id)
{
    BUG_IF((unsigned)id >= MESSAGE_COUNT);
    return &texts[id];
}
