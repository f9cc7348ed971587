/* Which publications a command means when it names none. */
#ifndef PRECEPT_CLI_PUBLICATIONS_H
#define PRECEPT_CLI_PUBLICATIONS_H

#include "cli/options.h"

/* Adds every folder `inputs/NAME` of the working directory that holds a publication.yaml, in the order of the
 * names. */
void publications_find(struct options *options, struct arena *arena);

#endif
