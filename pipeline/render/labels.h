/* Page labels (ISO 32000-1, 12.4.2): what a reader's page box shows, from the folios as they are printed. */
#ifndef PRECEPT_RENDER_LABELS_H
#define PRECEPT_RENDER_LABELS_H

#include "render/haru.h"

void labels_add(const struct pages *pages, struct haru *haru);

#endif
