/* Finds the share folder from the place of the program itself, so that an installation can be moved. */
#include "cli/share.h"

#include <limits.h>
#include <unistd.h>

#ifndef PRECEPT_SHARE
#define PRECEPT_SHARE "/usr/local/share/precept"
#endif

static bool holds_fonts(struct arena *arena, struct slice folder)
{
    return access(ARENA_JOIN(arena, folder, S("/fonts/manifest.csv")).ptr, R_OK) == 0;
}

/* The path without its last `parts` parts. */
static struct slice above(struct slice path, int parts)
{
    while (parts-- > 0) {
        while (path.len && path.ptr[path.len - 1] != '/')
            path.len--;
        if (path.len)
            path.len--;
    }
    return path;
}

struct slice share_folder(struct arena *arena)
{
    char room[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", room, sizeof room);
    struct slice program = len > 0 ? arena_copy(arena, (struct slice){room, (size_t)len}) : S("");
    struct slice installed = ARENA_JOIN(arena, above(program, 2), S("/share/precept"));
    struct slice tree = arena_copy(arena, above(program, 2));

    if (holds_fonts(arena, installed))
        return installed;
    return holds_fonts(arena, tree) ? tree : S(PRECEPT_SHARE);
}
