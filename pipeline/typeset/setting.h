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
    VECTOR(uint32_t) missing; /* characters that were reported as missing, each once; in `kept` */
    bool failed;
};

/* The type area of a page. */
static inline dim master_measure(const struct doc_master *master)
{
    return master->width - master->inner - master->outer - master->margin_column;
}

/* The same with the margin column: of heads and feet. */
static inline dim master_whole_measure(const struct doc_master *master)
{
    return master_measure(master) + master->margin_column;
}

static inline dim master_height(const struct doc_master *master)
{
    return master->height - master->top - master->bottom;
}

/* The master of a page: the one that its first item names, else that of the first page or of the others. */
const struct doc_master *page_master(const struct document *document, size_t page, uint8_t named);

/* The document's face for a character: `own` if it can, else one of the same weight and slope, else any; -1 =
 * none. */
int face_for(const struct setting *setting, uint8_t own, uint32_t code);
/* The face of a variant of a style. */
static inline uint8_t style_face(const struct doc_style *style, unsigned variant)
{
    return style->faces[variant < VARIANTS ? variant : VARIANT_REGULAR];
}

/* What face_shape is asked for, of SHAPE_…. */
static inline unsigned style_features(const struct doc_style *style)
{
    return (style->tabular_figures ? SHAPE_TABULAR : 0) | (style->old_style_figures ? SHAPE_OLD_STYLE : 0) |
           (style->small_capitals ? SHAPE_SMALL_CAPITALS : 0);
}

/* Distance from a line's top to its baseline: the leading is shared out above and below ascent and descent.
 */
dim style_baseline(const struct setting *setting, const struct doc_style *style);

/* The node's language, its own or that of the nearest ancestor that has one, else the document's. */
struct slice node_lang(const struct setting *setting, const struct doc_node *node);

/* A length as messages say it: whole millimetres, rounded up. */
struct slice millimetres(struct setting *setting, long_dim length);

#endif
