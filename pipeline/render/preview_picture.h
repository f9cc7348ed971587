/* Pictures of pixels, drawn with cairo. */
#ifndef PRECEPT_RENDER_PREVIEW_PICTURE_H
#define PRECEPT_RENDER_PREVIEW_PICTURE_H

#include "render/pixels.h"
#include "typeset/pages.h"

#include <cairo.h>

/* From here on nothing is painted outside. */
void preview_cut(cairo_t *cairo, const struct cut *cut);
/* Draws an ITEM_PICTURE where it stands; units of `cairo` are points. */
enum pixels_fault preview_picture(cairo_t *cairo, const struct page_item *item, double pixels_per_point);

#endif
