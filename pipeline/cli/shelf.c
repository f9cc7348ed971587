/* Opens the faces of a document, unless an earlier one had the same files in the same order. */
#include "cli/shelf.h"

static bool is_for(const struct face_set *set, const struct document *document)
{
    if (set->count != document->face_count)
        return false;
    for (size_t i = 0; i < set->count; i++)
        if (!slice_equal(set->paths[i], document->faces[i].file))
            return false;
    return true;
}

static struct faces *open_set(struct shelf *shelf, const struct document *document,
                              struct diagnostics *diagnostics)
{
    size_t count = document->face_count;
    struct slice *paths = ARENA_ARRAY(&shelf->arena, struct slice, count);
    struct face_file *files = ARENA_ARRAY(&shelf->arena, struct face_file, count);
    struct faces *faces;

    for (size_t i = 0; i < count; i++) {
        const struct doc_face *face = &document->faces[i];

        paths[i] = arena_copy(&shelf->arena, face->file);
        files[i] = (struct face_file){paths[i],     face->family, face->weight,  face->italic,
                                      face->sha256, face->listed, face->stand_in};
    }
    faces = faces_open(files, count, diagnostics);
    if (faces)
        *VECTOR_PUSH(&shelf->arena, &shelf->sets) = (struct face_set){paths, count, faces};
    return faces;
}

struct faces *shelf_faces(struct shelf *shelf, const struct document *document,
                          struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < shelf->sets.count; i++)
        if (is_for(&shelf->sets.items[i], document))
            return shelf->sets.items[i].faces;
    return open_set(shelf, document, diagnostics);
}

void shelf_release(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->sets.count; i++)
        faces_close(shelf->sets.items[i].faces);
    arena_release(&shelf->arena);
    *shelf = (struct shelf){ARENA_INIT, {0}};
}
