/* Opening and recording files. Takes places below a root, gives bytes; refuses what a link leads out of the
 * folders that a publication may see, and everything under private/ unless the edition may. */
#include "read/files.h"

#include "base/digest.h"
#include "read/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct slice files_path(struct files *files, struct location location)
{
    return ARENA_JOIN(files->arena, location.root->path, location.relative);
}

struct slice files_name(struct files *files, struct location location)
{
    return ARENA_JOIN(files->arena, location.root->name, location.relative);
}

static struct path_record *record(struct files *files, struct slice name)
{
    uint32_t number = map_lookup(&files->path_numbers, name);

    if (number != MAP_NONE)
        return &files->paths.items[number];
    map_put(files->arena, &files->path_numbers, name, (uint32_t)files->paths.count);
    *VECTOR_PUSH(files->arena, &files->paths) = (struct path_record){.name = name};
    return &files->paths.items[files->paths.count - 1];
}

static bool is_below(struct slice path, struct slice folder)
{
    return folder.len && slice_starts_with(path, folder) && path.len > folder.len &&
           path.ptr[folder.len] == '/';
}

bool files_is_private(struct slice relative)
{
    struct slice part;

    while (slice_split(&relative, '/', &part))
        if (part.len == 7 && !strncasecmp(part.ptr, "private", 7))
            return true;
    return false;
}

/* Where the links of a path end must be as allowed as where they began. */
static enum file_state check_real(const struct files *files, struct location location, const char *openable)
{
    char *real = realpath(openable, NULL);
    struct slice at = slice_of(real);
    enum file_state state = FILE_LEADS_OUT;

    if (!real)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_UNREADABLE;
    if (is_below(at, files->publication.real))
        state = files_is_private(slice_from(at, files->publication.real.len)) && !files->private_allowed
                    ? FILE_PRIVATE
                    : FILE_FOUND;
    else if (location.root != &files->publication && is_below(at, location.root->real))
        state = FILE_FOUND;
    else if (files->project.real.len && is_below(at, files->project.real)) {
        struct slice rest = slice_from(at, files->project.real.len + 1);

        if (slice_starts_with(rest, S("layouts/")) || slice_starts_with(rest, S("inputs/registers/")))
            state = FILE_FOUND;
    }
    free(real);
    return state;
}

static const char *trouble(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return "You have no permission to read it.";
    case ELOOP:
        return "It is a link that leads to itself.";
    case EISDIR:
        return "It is a folder.";
    case ENAMETOOLONG:
        return "Its name is too long.";
    default:
        return "The system cannot read it.";
    }
}

static bool read_all(int fd, char *out, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t got = read(fd, out + done, size - done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false; /* also a file that shrank under our hands */
        done += (size_t)got;
    }
    return true;
}

/* O_NONBLOCK: a named pipe must not hold the run up; it is then refused as no ordinary file. */
static enum file_state read_bytes(struct files *files, const char *openable, struct file_bytes *file)
{
    int fd = open(openable, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    enum file_state state = FILE_UNREADABLE;
    struct stat stat;

    file->trouble = trouble(errno);
    if (fd < 0)
        return errno == ENOENT ? FILE_MISSING : FILE_UNREADABLE;
    if (fstat(fd, &stat)) {
        file->trouble = trouble(errno);
    } else if (!S_ISREG(stat.st_mode)) {
        file->trouble = S_ISDIR(stat.st_mode) ? trouble(EISDIR) : "It is not an ordinary file.";
    } else if (stat.st_size > FILES_LARGEST) {
        file->bytes.len = (size_t)stat.st_size;
        state = FILE_LARGE;
    } else {
        char *bytes = arena_alloc(files->arena, (size_t)stat.st_size + 1);

        file->bytes = (struct slice){bytes, (size_t)stat.st_size};
        file->trouble = trouble(0);
        state = read_all(fd, bytes, file->bytes.len) ? FILE_FOUND : FILE_UNREADABLE;
    }
    close(fd);
    return state;
}

enum file_state files_open(struct files *files, struct location location, struct file_bytes *file)
{
    struct path_record *path;
    const char *openable;
    enum file_state state;

    *file = (struct file_bytes){
        .location = location, .path = files_path(files, location), .name = files_name(files, location)};
    if (location.root == &files->publication && files_is_private(location.relative) &&
        !files->private_allowed)
        return FILE_PRIVATE;
    openable = arena_copy(files->arena, file->path).ptr;
    path = record(files, file->name);
    state = check_real(files, location, openable);
    if (state == FILE_UNREADABLE)
        file->trouble = trouble(errno);
    if (state == FILE_FOUND)
        state = read_bytes(files, openable, file);
    if (state == FILE_FOUND && !path->found) {
        path->found = true;
        digest_hex(file->bytes, path->sha256);
    }
    return state;
}

static void set_location(struct files *files, uint32_t source, struct location location)
{
    while (files->locations.count <= source)
        *VECTOR_PUSH(files->arena, &files->locations) = (struct location){NULL, {NULL, 0}};
    files->locations.items[source] = location;
}

uint32_t files_add_text(struct files *files, const struct file_bytes *file, bool windows_1252, bool *sound)
{
    struct text_file text = {file->path, file->name, file->bytes, windows_1252,
                             slice_ends_with(file->name, S(".csv"))};
    uint32_t source = text_add(files->arena, files->sources, files->diagnostics, &text, sound);

    set_location(files, source, file->location);
    return source;
}

uint32_t files_add_picture(struct files *files, const struct file_bytes *file)
{
    uint32_t source = sources_add(files->sources, file->path, file->name, S(""));

    set_location(files, source, file->location);
    return source;
}

static int by_bytes(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* A folder's record holds the digest of its sorted names: a file more or less changes it. */
static void record_listing(struct files *files, struct location folder, const struct slice *names,
                           size_t count)
{
    struct path_record *path = record(files, ARENA_JOIN(files->arena, files_name(files, folder), S("/")));
    struct buffer list = BUFFER_INIT;

    for (size_t i = 0; i < count; i++) {
        buffer_put(&list, names[i]);
        buffer_put_byte(&list, '\n');
    }
    path->found = true;
    digest_hex(buffer_slice(&list), path->sha256);
    buffer_release(&list);
}

static struct slice *list_names(struct files *files, struct location folder, size_t *count)
{
    struct slice path = files_path(files, folder);
    DIR *dir = opendir(path.len ? arena_copy(files->arena, path).ptr : ".");
    VECTOR(struct slice) names = {0};
    struct dirent *entry;

    while (dir && (entry = readdir(dir)))
        if (entry->d_name[0] != '.')
            *VECTOR_PUSH(files->arena, &names) = arena_copy(files->arena, slice_of(entry->d_name));
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_bytes);
    if (dir)
        closedir(dir);
    *count = names.count;
    return names.items;
}

struct slice *files_list(struct files *files, struct location folder, size_t *count)
{
    struct slice *names = list_names(files, folder, count);

    if (*count)
        record_listing(files, folder, names, *count);
    else
        record(files, ARENA_JOIN(files->arena, files_name(files, folder), S("/")));
    return names;
}

static struct slice folder_of(struct slice path, struct slice *name)
{
    size_t slash = path.len;

    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    *name = slice_from(path, slash);
    return slice_sub(path, 0, slash ? slash - 1 : 0);
}

/* "The nearest name there is funding.csv.", or what else helps. */
static struct slice nearest_in(struct files *files, struct location place, bool only_place)
{
    struct slice name, folder = folder_of(place.relative, &name), nearest;
    size_t count;
    struct slice *names = list_names(files, (struct location){place.root, folder}, &count);

    if (!count)
        return folder.len && only_place
                   ? arena_print(files->arena, "There is no folder %.*s.", SLICE_ARG(folder))
                   : S("");
    nearest = nearest_name(name, names, count);
    if (!nearest.len)
        return S("");
    return arena_print(files->arena, "The nearest name in that folder is %.*s.", SLICE_ARG(nearest));
}

struct slice files_looked_for(struct files *files, const struct location *places, size_t count)
{
    struct slice list = S("Looked for"), hint = S("");

    for (size_t i = 0; i < count; i++) {
        struct slice nearest = nearest_in(files, places[i], count == 1);

        list = ARENA_JOIN(files->arena, list, i ? S(", ") : S(" "), files_path(files, places[i]));
        hint = hint.len ? hint : nearest;
    }
    return hint.len ? ARENA_JOIN(files->arena, list, S(".\n"), hint) : ARENA_JOIN(files->arena, list, S("."));
}
