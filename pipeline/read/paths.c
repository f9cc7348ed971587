/* From the words of an author to a place below a root: the folders that a publication may see, and the
 * refusal of all others. Looks at words only; files.c looks at links. */
#include "read/files.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
    struct stat stat_of;

    return !stat(path, &stat_of) && S_ISDIR(stat_of.st_mode);
}

static struct slice real_path(struct arena *arena, struct slice path)
{
    char *real = realpath(path.len ? arena_copy(arena, path).ptr : ".", NULL);
    struct slice result = real ? arena_copy(arena, slice_of(real)) : S("");

    free(real);
    return result;
}

static struct slice parent_of(struct slice path)
{
    size_t slash = path.len;

    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    return slice_sub(path, 0, slash > 1 ? slash - 1 : slash);
}

static struct slice with_slash(struct arena *arena, struct slice path)
{
    return !path.len || slice_ends_with(path, S("/")) ? path : ARENA_JOIN(arena, path, S("/"));
}

/* `folder` as it can be opened from the working directory: relative where that is not longer. */
static struct slice openable(struct arena *arena, struct slice folder)
{
    struct slice here = real_path(arena, S("")), up = S("");

    while (here.len > 1 &&
           !(slice_equal(folder, here) || (slice_starts_with(folder, here) && folder.ptr[here.len] == '/'))) {
        here = parent_of(here);
        up = ARENA_JOIN(arena, up, S("../"));
    }
    if (here.len <= 1)
        return with_slash(arena, folder);
    return with_slash(
        arena, ARENA_JOIN(arena, up, slice_from(folder, here.len == folder.len ? folder.len : here.len + 1)));
}

/* The nearest folder above the publication that holds layouts/ or inputs/registers; empty when there is none.
 */
static struct slice project_of(struct arena *arena, struct slice folder)
{
    while (folder.len > 1) {
        const char *layouts, *registers;

        folder = parent_of(folder);
        layouts = ARENA_JOIN(arena, with_slash(arena, folder), S("layouts")).ptr;
        registers = ARENA_JOIN(arena, with_slash(arena, folder), S("inputs/registers")).ptr;
        if (is_folder(layouts) || is_folder(registers))
            return folder;
    }
    return S("");
}

/* The stable name of a folder of the project, with a slash. */
static struct slice name_in_project(struct arena *arena, struct slice project, struct slice folder)
{
    return with_slash(arena, slice_from(folder, project.len + (project.ptr[project.len - 1] != '/')));
}

static void find_project(struct files *files)
{
    struct slice folder = project_of(files->arena, files->publication.real);

    if (!folder.len)
        return;
    files->project = (struct root){openable(files->arena, folder), folder, S("")};
    files->publication.name = name_in_project(files->arena, folder, files->publication.real);
}

/* Without publication.yaml and slashes at the end. */
static struct slice folder_named(struct slice written)
{
    if (slice_is(written, "publication.yaml"))
        return S("");
    if (slice_ends_with(written, S("/publication.yaml")))
        written.len -= strlen("publication.yaml");
    while (written.len > 1 && written.ptr[written.len - 1] == '/')
        written.len--;
    return slice_is(written, ".") ? S("") : written;
}

bool files_init(struct files *files, const struct read_request *request)
{
    struct slice folder = folder_named(request->publication);

    files->publication.path = with_slash(files->arena, folder);
    files->publication.real = real_path(files->arena, folder);
    files->publication.name = S("");
    if (!files->publication.real.len || !is_folder(files->publication.real.ptr)) {
        DIAG(files->diagnostics, MSG_publication_missing, NO_SPAN, request->publication,
             S("Name a folder that holds a publication.yaml."));
        return false;
    }
    find_project(files);
    if (request->share.len)
        files->share = (struct root){with_slash(files->arena, request->share),
                                     real_path(files->arena, request->share), S("share/")};
    return true;
}

/* ---- paths that authors write */

/* An absolute path without "." and ".." parts. ".." at the root stays there. */
static struct slice normal(struct arena *arena, struct slice path)
{
    char *out = arena_alloc(arena, path.len + 2);
    struct slice part;
    size_t len = 0;

    while (slice_split(&path, '/', &part)) {
        if (!part.len || slice_is(part, "."))
            continue;
        if (slice_is(part, "..")) {
            while (len && out[len - 1] != '/')
                len--;
            len -= len > 0;
            continue;
        }
        out[len++] = '/';
        memcpy(out + len, part.ptr, part.len);
        len += part.len;
    }
    return (struct slice){out, len};
}

static bool is_absolute(struct slice path)
{
    bool drive =
        path.len > 1 && path.ptr[1] == ':' && ((path.ptr[0] | 0x20) >= 'a' && (path.ptr[0] | 0x20) <= 'z');

    return path.ptr[0] == '/' || path.ptr[0] == '~' || drive || slice_find(path, S("://"), 0) < path.len;
}

static struct slice with_slashes(struct arena *arena, struct slice path)
{
    struct slice copy = arena_copy(arena, path);

    for (char *p = (char *)copy.ptr; p < copy.ptr + copy.len; p++)
        if (*p == '\\')
            *p = '/';
    return copy;
}

static bool starts_below(struct slice path, struct slice folder, struct slice *rest)
{
    if (!folder.len || !slice_starts_with(path, folder) || path.len <= folder.len ||
        path.ptr[folder.len] != '/')
        return false;
    *rest = slice_from(path, folder.len + 1);
    return true;
}

/* The root that `path` (absolute, normal) lies in and that the file in `home` may name. */
static bool find_root(struct files *files, struct slice path, const struct root *home,
                      struct location *location)
{
    struct slice rest;

    if (starts_below(path, files->publication.real, &rest)) {
        *location = (struct location){&files->publication, rest};
        return true;
    }
    if (starts_below(path, files->project.real, &rest) &&
        (slice_starts_with(rest, S("layouts/")) || slice_starts_with(rest, S("inputs/registers/")))) {
        *location = (struct location){&files->project, rest};
        return true;
    }
    if (home == &files->share && starts_below(path, files->share.real, &rest)) {
        *location = (struct location){&files->share, rest};
        return true;
    }
    return false;
}

/* The path from the root of all folders, without links followed; false when it is refused (reported). */
static bool absolute_path(struct files *files, const struct raw_node *written, struct slice *absolute)
{
    struct location home = files->locations.items[written->span.source];
    struct slice path = written->text;
    struct slice folder = ARENA_JOIN(files->arena, S("/"), home.relative);

    if (!path.len) {
        DIAG(files->diagnostics, MSG_path_empty, written->span);
        return false;
    }
    if (is_absolute(path)) {
        DIAG(files->diagnostics, MSG_path_absolute, written->span, path);
        return false;
    }
    if (memchr(path.ptr, '\\', path.len)) {
        DIAG(files->diagnostics, MSG_path_backslash, written->span, path, with_slashes(files->arena, path));
        return false;
    }
    folder = parent_of(folder);
    *absolute = normal(files->arena, ARENA_JOIN(files->arena, home.root->real, folder, S("/"), path));
    return true;
}

bool files_resolve(struct files *files, const struct raw_node *written, struct location *location)
{
    struct location home = files->locations.items[written->span.source];
    struct slice path;

    if (!absolute_path(files, written, &path))
        return false;
    if (find_root(files, path, home.root, location))
        return true;
    DIAG(files->diagnostics, MSG_path_outside, written->span, written->text);
    return false;
}

/* ---- other publications */

/* Without a project the publications that lie side by side are one. */
static bool is_of_this_project(struct files *files, struct slice real)
{
    if (files->project.real.len)
        return slice_equal(project_of(files->arena, real), files->project.real);
    return slice_equal(parent_of(real), parent_of(files->publication.real)) &&
           !project_of(files->arena, real).len;
}

bool files_find_publication(struct files *files, const struct raw_node *written, struct root *folder)
{
    struct slice path, real;

    if (!absolute_path(files, written, &path))
        return false;
    path = folder_named(path);
    real = real_path(files->arena, path);
    if (!real.len || !is_folder(real.ptr)) {
        DIAG(files->diagnostics, MSG_used_missing, written->span, written->text,
             S("Write the way to its folder from this file, as ../plan-2023."));
        return false;
    }
    if (!is_of_this_project(files, real)) {
        DIAG(files->diagnostics, MSG_used_outside, written->span, written->text);
        return false;
    }
    folder->path = openable(files->arena, real);
    folder->real = real;
    folder->name = files->project.real.len ? name_in_project(files->arena, files->project.real, real)
                                           : ARENA_JOIN(files->arena, S("../"),
                                                        slice_from(real, parent_of(real).len + 1), S("/"));
    if (!files_is_private(folder->name))
        return true;
    DIAG(files->diagnostics, MSG_path_private, written->span, written->text);
    return false;
}

static void report_unopened(struct files *files, const struct raw_node *written,
                            const struct file_bytes *file, enum file_state state)
{
    struct slice path = written->text;

    switch (state) {
    case FILE_MISSING:
        DIAG(files->diagnostics, MSG_file_missing, written->span, path,
             files_looked_for(files, &file->location, 1));
        break;
    case FILE_LEADS_OUT:
        DIAG(files->diagnostics, MSG_path_link, written->span, path);
        break;
    case FILE_PRIVATE:
        DIAG(files->diagnostics, MSG_path_private, written->span, path);
        break;
    case FILE_LARGE:
        DIAG(files->diagnostics, MSG_text_size, written->span, path,
             arena_print(files->arena, "%zu", file->bytes.len));
        break;
    default:
        DIAG(files->diagnostics, MSG_file_unreadable, written->span, path, slice_of(file->trouble));
        break;
    }
}

bool files_open_named(struct files *files, const struct raw_node *written, struct file_bytes *file)
{
    struct location location;
    enum file_state state;

    if (!files_resolve(files, written, &location))
        return false;
    state = files_open(files, location, file);
    if (state != FILE_FOUND)
        report_unopened(files, written, file, state);
    return state == FILE_FOUND;
}
