/* The publications that a publication reads beside its own files: `uses: {plan: ../plan-2023}` and `progress
 * on:
 * ../plan-2023`. Each is read once, whoever uses it; a circle is refused. Refuses to know what is read from
 * them. */
#include "base/utf8.h"
#include "read/reader.h"

/* ---- circles and repeats */

/* "report → plan → report", from the one that is met again. */
static struct slice circle(const struct reader *reader, struct slice real)
{
    struct slice path =
        slice_equal(reader->files.publication.real, real) ? S("") : circle(reader->outer, real);

    return ARENA_JOIN(reader->files.arena, path, reader->inputs->name, S(" → "));
}

static struct slice folder_name(struct slice real)
{
    size_t slash = real.len;

    while (slash && real.ptr[slash - 1] != '/')
        slash--;
    return slice_from(real, slash);
}

static bool makes_circle(struct reader *reader, const struct raw_node *written, struct slice real)
{
    for (const struct reader *one = reader; one; one = one->outer) {
        if (!slice_equal(one->files.publication.real, real))
            continue;
        DIAG(reader->files.diagnostics, MSG_used_circle, written->span, written->text,
             ARENA_JOIN(reader->files.arena, circle(reader, real), folder_name(real)));
        return true;
    }
    return false;
}

/* ---- one of them */

/* The lists of a run go from reader to reader: paths are recorded, and places of sources known, once. */
static void hand_over(struct files *from, struct files *to)
{
    to->paths = from->paths;
    to->path_numbers = from->path_numbers;
    to->locations = from->locations;
}

/* The inner reader lies in the arena: the places of its sources point to its roots. */
static const struct inputs *read_new(struct reader *reader, const struct raw_node *written,
                                     const struct root *folder)
{
    struct reader *inner = ARENA_NEW(reader->files.arena, struct reader);
    struct read_request request = {.publication = folder->path, .edition = S("")};

    inner->files = (struct files){.arena = reader->files.arena,
                                  .sources = reader->files.sources,
                                  .diagnostics = reader->files.diagnostics,
                                  .publication = *folder,
                                  .project = reader->files.project,
                                  .share = reader->files.share};
    hand_over(&reader->files, &inner->files);
    inner->outer = reader;
    inner->written = written;
    inner->shared = reader->shared;
    inner->inputs = reader_inputs(inner, S(""));
    reader_publication(inner, &request);
    hand_over(&inner->files, &reader->files);
    return inner->inputs->publication == inner->poison ? NULL : inner->inputs;
}

static const struct inputs *read_used(struct reader *reader, const struct raw_node *written)
{
    const struct inputs *inputs;
    struct root folder;

    if (!files_find_publication(&reader->files, written, &folder) ||
        makes_circle(reader, written, folder.real))
        return NULL;
    for (size_t i = 0; i < reader->shared->publications.count; i++)
        if (slice_equal(reader->shared->publications.items[i].real, folder.real))
            return reader->shared->publications.items[i].inputs;
    inputs = read_new(reader, written, &folder);
    *VECTOR_PUSH(reader->files.arena, &reader->shared->publications) =
        (struct shared_publication){folder.real, inputs};
    return inputs;
}

static void use(struct reader *reader, struct slice name, struct span span, const struct raw_node *written,
                bool is_progress)
{
    *VECTOR_PUSH(reader->files.arena, &reader->uses) =
        (struct input_use){.name = name,
                           .span = span,
                           .written = written,
                           .is_progress = is_progress,
                           .inputs = read_used(reader, written)};
}

/* ---- all of them */

static bool is_path(const struct raw_node *node)
{
    return node && node->kind == RAW_TEXT && slice_trim(node->text).len;
}

/* `progress on: ../plan` or keys of its own; without a name it is "plan". */
static void read_progress(struct reader *reader, const struct raw_node *node)
{
    const struct raw_node *path = node && node->kind == RAW_MAP ? raw_lookup(node, "publication") : node;
    const struct raw_node *name = node && node->kind == RAW_MAP ? raw_lookup(node, "name") : NULL;

    if (is_path(path))
        use(reader, is_path(name) ? slice_trim(name->text) : S("plan"),
            is_path(name) ? name->span : path->span, path, true);
}

/* Only `precept diff` asks for it: last year's folder may be gone. */
static void find_follows(struct reader *reader, const struct raw_node *written)
{
    struct root folder;

    reader->files.diagnostics = &reader->silence;
    if (is_path(written) && files_find_publication(&reader->files, written, &folder))
        reader->inputs->follows = folder.path;
    reader_speak(reader);
}

void reader_uses(struct reader *reader)
{
    const struct raw_node *publication = reader->inputs->publication;
    const struct raw_node *map = raw_lookup(publication, "uses");

    for (size_t i = 0; map && map->kind == RAW_MAP && i < map->count; i++)
        if (is_path(map->entries[i].value))
            use(reader, map->entries[i].key->text, map->entries[i].key->span, map->entries[i].value, false);
    read_progress(reader, raw_lookup(publication, "progress on"));
    if (!reader->outer)
        find_follows(reader, raw_lookup(publication, "follows"));
}
