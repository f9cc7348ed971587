/* The list of the publications below inputs/. Looks at names only: what is in them, read/ opens. */
#include "cli/publications.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static int by_name(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

void publications_find(struct options *options, struct arena *arena)
{
    DIR *folder = opendir("inputs");
    struct dirent *entry;

    if (!folder)
        return;
    while ((entry = readdir(folder))) {
        struct slice path = arena_print(arena, "inputs/%s", entry->d_name);

        if (entry->d_name[0] != '.' &&
            access(arena_print(arena, "%s/publication.yaml", path.ptr).ptr, F_OK) == 0)
            *VECTOR_PUSH(arena, &options->publications) = path;
    }
    closedir(folder);
    if (options->publications.count)
        qsort(options->publications.items, options->publications.count, sizeof(struct slice), by_name);
}
