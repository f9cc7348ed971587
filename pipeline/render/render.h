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

/* Appends a chart as it stands on its page, alone, as a PNG; false after a diagnostic. */
bool render_chart_png(const struct pages *pages, const struct doc_node *chart, unsigned dpi,
                      struct diagnostics *diagnostics, struct buffer *out);

enum { SHEET_PAGES = 100 }; /* on one contact sheet, so that its sides stay below cairo's 32,767 pixels */
struct sheet {
    const uint32_t *pages; /* numbers, from 0 */
    size_t count;          /* 1 to SHEET_PAGES */
    unsigned dpi;          /* of each small page */
};
/* Appends a contact sheet as a PNG: the pages side by side, row by row; false after a diagnostic. */
bool render_sheet_png(const struct pages *pages, const struct sheet *sheet, struct diagnostics *diagnostics,
                      struct buffer *out);

#endif
