/* The open faces of a worker: publications that need the same files share them, with the words already
 * shaped. */
#ifndef PRECEPT_CLI_SHELF_H
#define PRECEPT_CLI_SHELF_H

#include "compose/document.h"
#include "face/face.h"

struct shelf {
    struct arena arena; /* of the sets and their lists */
    VECTOR(struct face_set {
        const struct slice *paths; /* of the files, in order */
        size_t count;
        struct faces *faces;
    })
    sets;
};

/* The faces of the document, lent until the shelf is released; NULL after a diagnostic. */
struct faces *shelf_faces(struct shelf *shelf, const struct document *document,
                          struct diagnostics *diagnostics);
void shelf_release(struct shelf *shelf);

#endif
