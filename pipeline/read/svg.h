/* SVG: the part of it that logos and icons are made of, without anything that moves, asks for other files or
 * shines through. What a file holds beside that is an error at its place in the file. */
#ifndef PRECEPT_READ_SVG_H
#define PRECEPT_READ_SVG_H

#include "diag/diagnostics.h"
#include "figure/svg.h"

/* The picture in a source of text; NULL after messages. */
const struct svg_picture *svg_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source);
/* As indented text: for `--stop-after read` and the goldens. */
void svg_print(const struct svg_picture *picture, struct buffer *out);

#endif
