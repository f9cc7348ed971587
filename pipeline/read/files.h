/* Opening files, and only those that a publication may see. Every path is recorded, found or not. Private to
 * the files of read/ that follow paths. */
#ifndef PRECEPT_READ_FILES_H
#define PRECEPT_READ_FILES_H

#include "base/map.h"
#include "read/inputs.h"

enum { FILES_LARGEST = 64 << 20 };

/* A folder that files are read from. */
struct root {
    struct slice path; /* as it can be opened, with a slash at the end; empty = the working directory */
    struct slice real; /* without links, absolute, no slash at the end; empty = there is no such folder */
    struct slice name; /* what stable names begin with, with a slash unless empty */
};

/* A file in a root: `relative` has no "." or ".." in it. */
struct location {
    const struct root *root;
    struct slice relative;
};

struct files {
    struct arena *arena;
    struct sources *sources;
    struct diagnostics *diagnostics;
    struct root publication, project, share; /* real is empty where there is none */
    bool private_allowed;
    VECTOR(struct path_record) paths;
    struct map path_numbers;           /* by name */
    VECTOR(struct location) locations; /* by number of source */
};

enum file_state { FILE_FOUND, FILE_MISSING, FILE_UNREADABLE, FILE_LARGE, FILE_LEADS_OUT, FILE_PRIVATE };

struct file_bytes {
    struct location location;
    struct slice path, name, bytes;
    const char *trouble; /* FILE_UNREADABLE: what the system says, in our words */
};

/* False (and reported) when there is no such publication. `publication`: a folder or its publication.yaml. */
bool files_init(struct files *files, const struct read_request *request);

enum file_state files_open(struct files *files, struct location location, struct file_bytes *file);
/* The location that `written`, a path in the source `naming`, means; false when it is refused, which was
 * reported. */
bool files_resolve(struct files *files, const struct raw_node *written, struct location *location);
/* The folder of another publication, by the path that an author wrote: one of the same project, or without a
 * project one that lies beside this one. False when it is refused, which was reported. */
bool files_find_publication(struct files *files, const struct raw_node *written, struct root *folder);
/* Whether a part of the path is called private. */
bool files_is_private(struct slice relative);
/* Opens what an author named; false when it cannot be had, which was reported. */
bool files_open_named(struct files *files, const struct raw_node *written, struct file_bytes *file);
/* Adds a source for a file; text is decoded. A picture is added without text. */
uint32_t files_add_text(struct files *files, const struct file_bytes *file, bool windows_1252, bool *sound);
uint32_t files_add_picture(struct files *files, const struct file_bytes *file);

struct slice files_path(struct files *files, struct location location); /* openable */
struct slice files_name(struct files *files, struct location location); /* stable */
/* Names in a folder, sorted; count 0 when there is none. The listing is recorded like a file. */
struct slice *files_list(struct files *files, struct location folder, size_t *count);
/* "Looked for a, b. The nearest name there is c." */
struct slice files_looked_for(struct files *files, const struct location *places, size_t count);

#endif
