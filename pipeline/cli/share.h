/* Where the layouts, brands and fonts lie that come with the program. */
#ifndef PRECEPT_CLI_SHARE_H
#define PRECEPT_CLI_SHARE_H

#include "base/arena.h"

/* PREFIX/share/precept beside the program's own PREFIX/bin; for a program in the build folder of its source
 * tree that tree; else the folder given when it was built. */
struct slice share_folder(struct arena *arena);

#endif
