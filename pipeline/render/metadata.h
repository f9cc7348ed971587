/* Who and what the document says it is: the XMP packet (ISO 16684-1) and the information dictionary, which
 * agree. */
#ifndef PRECEPT_RENDER_METADATA_H
#define PRECEPT_RENDER_METADATA_H

#include "compose/document.h"
#include "render/haru.h"

void metadata_put_xmp(const struct document *document, struct buffer *out);
void metadata_set_info(const struct document *document, struct haru *haru);

#endif
