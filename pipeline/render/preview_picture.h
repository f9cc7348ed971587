/* Pictures of pixels, drawn with cairo. */
#ifndef PRECEPT_RENDER_PREVIEW_PICTURE_H
#define PRECEPT_RENDER_PREVIEW_PICTURE_H

#include "render/pixels.h"
#include "typeset/pages.h"

#include <cairo.h>

/* From here on nothing is painted outside of the pixels that it touches (ISO 32000-1, 10.6.5). */
void preview_cut(cairo_t *cairo, const struct cut *cut, double pixels_per_point);
/* Draws an ITEM_PICTURE where it stands; units of `cairo` are points. */
enum pixels_fault preview_picture(cairo_t *cairo, const struct page_item *item, double pixels_per_point);

#endif
