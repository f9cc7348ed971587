/* Finds and reads a starter. Looks where layouts are looked for: in the project (the nearest folder above the
 * new one that holds layouts/ or inputs/registers), then in the share folder. Writes nothing. */
#include "cli/starter.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 8 }; /* folders in a starter */

struct names {
    VECTOR(struct slice) list;
};

static bool is_folder(struct slice path)
{
    struct stat is;

    return stat(path.ptr, &is) == 0 && S_ISDIR(is.st_mode);
}

/* ---- where ---- */

/* The part of the path that is there, without links; "" when not even its beginning is. */
static struct slice existing(struct arena *arena, struct slice path)
{
    char room[PATH_MAX];

    for (;;) {
        while (path.len > 1 && path.ptr[path.len - 1] == '/')
            path.len--;
        if (!path.len)
            return realpath(".", room) ? arena_copy(arena, slice_of(room)) : S("");
        if (realpath(arena_copy(arena, path).ptr, room))
            return arena_copy(arena, slice_of(room));
        while (path.len && path.ptr[path.len - 1] != '/')
            path.len--;
    }
}

static struct slice starters_of_project(struct arena *arena, struct slice folder)
{
    struct slice at = existing(arena, folder);

    for (;;) {
        if (is_folder(ARENA_JOIN(arena, at, S("/layouts"))) ||
            is_folder(ARENA_JOIN(arena, at, S("/inputs/registers"))))
            return ARENA_JOIN(arena, at, S("/layouts/starters"));
        if (at.len <= 1)
            return S("");
        while (at.len && at.ptr[at.len - 1] != '/')
            at.len--;
        at.len -= at.len > 1;
    }
}

static struct slice starters_of_share(struct arena *arena, const struct starter_request *request)
{
    return ARENA_JOIN(arena, request->share, S("/layouts/starters"));
}

/* ---- what is there ---- */

static int by_name(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* The names in a folder, in their order. */
static struct names names_in(struct arena *arena, struct slice folder)
{
    struct names names = {{NULL, 0, 0}};
    DIR *open = opendir(folder.ptr);
    struct dirent *entry;

    while (open && (entry = readdir(open)))
        if (entry->d_name[0] != '.')
            *VECTOR_PUSH(arena, &names.list) = arena_copy(arena, slice_of(entry->d_name));
    if (open)
        closedir(open);
    if (names.list.count)
        qsort(names.list.items, names.list.count, sizeof *names.list.items, by_name);
    return names;
}

static bool is_starter(struct arena *arena, struct slice starters, struct slice name)
{
    return starters.len &&
           access(ARENA_JOIN(arena, starters, S("/"), name, S("/publication.yaml")).ptr, F_OK) == 0;
}

static bool is_among(const struct names *names, struct slice name)
{
    for (size_t i = 0; i < names->list.count; i++)
        if (slice_equal(names->list.items[i], name))
            return true;
    return false;
}

static struct names kinds_of(struct arena *arena, const struct starter_request *request)
{
    struct slice places[] = {starters_of_project(arena, request->folder), starters_of_share(arena, request)};
    struct names kinds = {{NULL, 0, 0}};

    for (size_t p = 0; p < 2; p++) {
        struct names names = places[p].len ? names_in(arena, places[p]) : (struct names){{NULL, 0, 0}};

        for (size_t i = 0; i < names.list.count; i++)
            if (is_starter(arena, places[p], names.list.items[i]) && !is_among(&kinds, names.list.items[i]))
                *VECTOR_PUSH(arena, &kinds.list) = names.list.items[i];
    }
    if (kinds.list.count)
        qsort(kinds.list.items, kinds.list.count, sizeof *kinds.list.items, by_name);
    return kinds;
}

struct slice starter_kinds(struct arena *arena, const struct starter_request *request)
{
    struct names kinds = kinds_of(arena, request);
    struct slice list = S("");

    for (size_t i = 0; i < kinds.list.count; i++)
        list = ARENA_JOIN(arena, list, i ? S(", ") : S(""), kinds.list.items[i]);
    return list.len ? list : S("none");
}

/* ---- reading ---- */

struct starter_reading {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct slice kind, folder; /* the starter's own folder */
    VECTOR(struct starter_file) files;
    bool failed;
};

static void read_file(struct starter_reading *r, struct slice path)
{
    struct slice whole = ARENA_JOIN(r->arena, r->folder, S("/"), path);
    struct buffer bytes = BUFFER_INIT;
    FILE *file = fopen(whole.ptr, "rb");
    size_t count = 1;

    while (file && count) {
        char *room = buffer_room(&bytes, 65536);

        count = fread(room, 1, 65536, file);
        bytes.len += count;
    }
    if (!file || ferror(file)) {
        DIAG(r->diagnostics, MSG_new_unreadable, NO_SPAN, whole, r->kind, slice_of(strerror(errno)));
        r->failed = true;
    }
    if (file)
        fclose(file);
    *VECTOR_PUSH(r->arena, &r->files) =
        (struct starter_file){path, arena_copy(r->arena, buffer_slice(&bytes))};
    buffer_release(&bytes);
}

/* All files below `inside` ("" or "data/"), but publication.yaml. */
static void read_folder(struct starter_reading *r, struct slice inside, unsigned depth)
{
    struct names names = names_in(r->arena, ARENA_JOIN(r->arena, r->folder, S("/"), inside));

    for (size_t i = 0; i < names.list.count && depth < DEEPEST; i++) {
        struct slice path = ARENA_JOIN(r->arena, inside, names.list.items[i]);

        if (is_folder(ARENA_JOIN(r->arena, r->folder, S("/"), path)))
            read_folder(r, ARENA_JOIN(r->arena, path, S("/")), depth + 1);
        else if (!slice_is(path, "publication.yaml"))
            read_file(r, path);
    }
}

/* The folder of the starter; empty and reported when there is no such kind. */
static struct slice starter_find(struct arena *arena, const struct starter_request *request,
                                 struct diagnostics *diagnostics)
{
    struct slice places[] = {starters_of_project(arena, request->folder), starters_of_share(arena, request)};
    bool is_name = slice_find_byte(request->kind, '/', 0) == request->kind.len && request->kind.len &&
                   request->kind.ptr[0] != '.';
    struct names kinds;
    struct slice near;

    for (size_t i = 0; i < 2 && is_name; i++)
        if (is_starter(arena, places[i], request->kind))
            return ARENA_JOIN(arena, places[i], S("/"), request->kind);
    kinds = kinds_of(arena, request);
    near = did_you_mean(arena, request->kind, kinds.list.items, kinds.list.count);
    DIAG(diagnostics, MSG_new_kind_unknown, NO_SPAN, request->kind,
         near.len ? ARENA_JOIN(arena, near, S(" ")) : S(""), starter_kinds(arena, request));
    return S("");
}

const struct starter *starter_read(struct arena *arena, const struct starter_request *request,
                                   struct diagnostics *diagnostics)
{
    struct starter_reading r = {.arena = arena, .diagnostics = diagnostics, .kind = request->kind};
    struct starter *starter = ARENA_NEW(arena, struct starter);
    struct stat is;

    r.folder = starter_find(arena, request, diagnostics);
    if (lstat(arena_copy(arena, request->folder).ptr, &is) == 0) {
        DIAG(diagnostics, MSG_new_exists, NO_SPAN, request->folder);
        return NULL;
    }
    if (!r.folder.len)
        return NULL;
    read_folder(&r, S(""), 0);
    read_file(&r, S("publication.yaml"));
    starter->files = r.files.items;
    starter->count = r.files.count;
    return r.failed ? NULL : starter;
}
