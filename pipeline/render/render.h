/* render/: pages → bytes. A loop over items; decides nothing. */
#ifndef PRECEPT_RENDER_RENDER_H
#define PRECEPT_RENDER_RENDER_H

#include "base/buffer.h"
#include "diag/diagnostics.h"
#include "typeset/pages.h"

/* Appends a tagged PDF 1.7 (PDF/UA-1 and PDF/A-2a) to `out`; false after a diagnostic. */
bool render_pdf(const struct pages *pages, struct diagnostics *diagnostics, struct buffer *out);
/* Appends page number `index` (from 0) as a PNG at `dpi` pixels per inch; false after a diagnostic. */
bool render_page_png(const struct pages *pages, size_t index, unsigned dpi, struct diagnostics *diagnostics,
                     struct buffer *out);

/* Appends a chart (a node whose drawing figure_is_chart) as SVG, as wide as the text of a page. */
void render_chart_svg(const struct pages *pages, struct faces *faces, const struct doc_node *chart,
                      struct buffer *out);

#endif
