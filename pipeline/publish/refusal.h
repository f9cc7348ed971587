/* The system's refusals in plain words. */
#ifndef PRECEPT_PUBLISH_REFUSAL_H
#define PRECEPT_PUBLISH_REFUSAL_H

#include "diag/diagnostics.h"

/* Reports that `path` could not be written for the reason of `number`, an errno. */
void refusal_report(struct diagnostics *diagnostics, struct slice path, int number);

#endif
