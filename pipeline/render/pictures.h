/* The pictures of one file as image objects (ISO 32000-1, 8.9): each once, however often it is shown. */
#ifndef PRECEPT_RENDER_PICTURES_H
#define PRECEPT_RENDER_PICTURES_H

#include "diag/diagnostics.h"
#include "render/saver.h"
#include "typeset/pages.h"

struct picture {
    const struct doc_picture *source;
    uint32_t number; /* of its object */
    bool blends;     /* has transparency */
};

struct picture_profile {
    struct slice bytes;
    uint32_t number; /* of its object */
};

struct pictures {
    struct arena *arena;
    struct saver *saver;
    VECTOR(struct picture) list;
    VECTOR(struct picture_profile) profiles; /* each once */
};

/* Writes every picture of the pages; false after diagnostics, each at the place where an author named the
 * picture. */
bool pictures_write(struct pictures *pictures, const struct pages *pages, struct diagnostics *diagnostics);
/* The picture's number in the list. */
unsigned pictures_find(const struct pictures *pictures, const struct doc_picture *source);
/* Does a page show a picture with transparency? */
bool pictures_blend(const struct pictures *pictures, const struct page *page);
/* Appends "/I0 12 0 R…". */
void pictures_put_resources(const struct pictures *pictures, struct buffer *resources);
/* What is wrong with a picture, said where the author named it. */
void picture_report(const struct document *document, const struct doc_picture *picture, int fault,
                    struct diagnostics *diagnostics);

#endif
