/* Drawing operators of a content stream: colours, rectangles, paths, pictures. */
#ifndef PRECEPT_RENDER_CONTENT_DRAW_H
#define PRECEPT_RENDER_CONTENT_DRAW_H

#include "render/content.h"

enum { MITRE_LIMIT = 1000 }; /* as a page begins: hundredths of the width (ISO 32000-1, 8.4.1) */

void content_set_fill(struct content *content, struct colour colour);
/* A rectangle, path or picture, outside of text objects. */
void content_draw(struct content *content, const struct page_item *item);
/* Tells the structure where an item of a figure lies. */
void content_note_figure(struct content *content, const struct page_item *item);

#endif
