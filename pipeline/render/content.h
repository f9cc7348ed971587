/* The content stream of one page (ISO 32000-1, 7.8.2): marked content, text, rectangles, paths and pictures.
 */
#ifndef PRECEPT_RENDER_CONTENT_H
#define PRECEPT_RENDER_CONTENT_H

#include "render/structure.h"
#include "render/words.h"
#include "typeset/pages.h"

struct content {
    struct structure *structure;
    struct words *words;
    /* Number n of a picture ("/I7"), asked for each time that it is drawn. */
    unsigned (*picture_number)(void *pictures, const struct doc_picture *picture);
    void *pictures;
    struct buffer out; /* the page's operators */
    const struct page *page;
    int32_t page_top; /* 1/100 pt */
    /* What is in force; -1 = not yet set on this page. */
    int32_t fill, stroke, stroke_width, cap, join, mitre_limit;
    int face;
    dim size;
    int32_t line_x, line_y; /* start of the text line, 1/100 pt */
    bool in_text;
    bool unseen; /* text is not painted */
};

void content_init(struct content *content, struct structure *structure, struct words *words);
void content_release(struct content *content);

/* Writes a page's operators to content->out and its content into the structure. Links are met in the order of
 * the items: `annotations` are the numbers of their objects. */
void content_page(struct content *content, const struct page *page, const uint32_t *annotations);

#endif
