/* What the phases of typeset/ share: one run over one document. Private to this folder. */
#ifndef PRECEPT_TYPESET_SETTING_H
#define PRECEPT_TYPESET_SETTING_H

#include "typeset/paragraph.h"
#include "typeset/slots.h"
#include "typeset/typeset.h"

struct setting {
    const struct document *document;
    struct faces *faces;
    struct diagnostics *diagnostics;
    struct arena *arena; /* of the pages */
    struct arena work;   /* galley, paragraphs, tables: freed at the end, and before each new attempt */
    struct arena kept;   /* what outlives an attempt: the values of slots, the heights that must not shrink */
    struct slots slots;
    dim measure;                    /* width of the type area, the same on every page */
    dim first_height, other_height; /* of the type area */
    VECTOR(uint32_t) missing;       /* characters that were reported as missing, each once; in `kept` */
    bool failed;
};

/* The face of a variant of a style. */
static inline uint8_t style_face(const struct doc_style *style, unsigned variant)
{
    return style->faces[variant < VARIANTS ? variant : VARIANT_REGULAR];
}

/* Distance from a line's top to its baseline: the leading is shared out above and below ascent and descent.
 */
dim style_baseline(const struct setting *setting, const struct doc_style *style);

/* The node's language, its own or that of the nearest ancestor that has one, else the document's. */
struct slice node_lang(const struct setting *setting, const struct doc_node *node);

#endif
