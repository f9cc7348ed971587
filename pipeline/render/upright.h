/* Which paths have their edges moved to whole pixels. */
#ifndef PRECEPT_RENDER_UPRIGHT_H
#define PRECEPT_RENDER_UPRIGHT_H

#include "typeset/pages.h"

struct path_item path_without_steps(const struct path_item *path);
/* The next piece of a path, up to where the pen is lifted; false behind the last. `piece` begins as the path
 * without steps. */
bool path_next_piece(const struct path_item *path, struct path_item *piece);
/* The path is one upright box, as the bars of charts are. */
bool path_is_box(const struct path_item *path);
/* It is stroked rules and frames only, as a hatch is many rules: their edges are adjusted, those of no other
 * path. */
bool path_is_upright(const struct path_item *path);

#endif
