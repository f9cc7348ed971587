/* How a document looks: the named styles of layouts/styles.yaml and of the layout, resolved with the brand's
 * colours, families and sizes. A style is resolved when it is first asked for. Private to compose/. */
#ifndef PRECEPT_COMPOSE_LOOK_H
#define PRECEPT_COMPOSE_LOOK_H

#include "check/layout.h"
#include "compose/document.h"
#include "diag/diagnostics.h"

struct look_style {
    struct doc_style doc; /* first: every doc_style of a document is the head of a look_style */
    const struct section_colours *section; /* whose colours it has; NULL = the brand's */
    struct slice called;                   /* the style that authors name, of which this may be a variety */
    struct slice family;                   /* role of the brand's fonts */
    uint16_t weight;                       /* 0 = as the brand says */
    struct slice ink, background, rule;    /* roles of the brand's colours; background empty = none */
    struct slice head_fill, stripe;        /* of tables; empty = none */
    struct slice icon;                     /* at the items of a list; empty = none */
    dim cell_padding_x, cell_padding_y, rule_head, rule_row, rule_total;
    uint16_t head_width;                 /* of a form, in 1/1000 of its width; 0 = from the content */
    bool variants[VARIANTS];             /* which of its faces the document uses */
    struct span figures_at, capitals_at; /* where a feature is asked for that not every font has */
    struct span size_at;                 /* where its size is written, in a layout or the brand */
    struct span span;                    /* where it is declared; of the first setting that names it */
};

struct look {
    struct arena *arena;
    const struct layout *layout;
    const struct brand *brand;
    const struct inputs *inputs;
    struct diagnostics *diagnostics;
    VECTOR(struct look_style *) styles;
    const struct section_colours *section; /* of the chapter at hand; NULL = the brand's */
    unsigned depth;                        /* of `based on` */
    dim line;                              /* leading of body text; 0 until it is resolved */
};

const struct look_style *look_style(struct look *look, struct slice name);
/* A role of the brand's colours; ink is black and paper white where the brand does not say. */
struct colour look_colour(const struct look *look, struct slice role);
/* The layout or styles.yaml says something of it. */
bool look_knows(const struct look *look, struct slice name);
/* The same style with another setting, under a name of its own: "heading 2 on a new page". */
const struct look_style *look_style_on_new_page(struct look *look, const struct look_style *style);
/* The same on the page that another style begins ("chapter label of priority"), and what follows it there. */
const struct look_style *look_style_on_page_of(struct look *look, const struct look_style *style,
                                               const struct look_style *first);
/* The same where it does not begin a page, nor choose its master. */
const struct look_style *look_style_on_any_page(struct look *look, const struct look_style *style);
/* The same on pages of the layout's master of that name. */
const struct look_style *look_style_on_master(struct look *look, const struct look_style *style,
                                              struct slice master);
const struct look_style *look_style_below(struct look *look, const struct look_style *style);
/* A variety of a style in the type and the ink of another: the label of a list item looks as its words do. */
const struct look_style *look_style_typed_as(struct look *look, const struct look_style *style,
                                             const struct look_style *words);
/* The same style, but for where its lines begin. */
const struct look_style *look_style_aligned(struct look *look, const struct look_style *style,
                                            enum text_align align);
const struct look_style *look_style_of(const struct doc_style *doc);

/* Marks the faces that the tree uses, collects them and the used styles into the document. False after a
 * diagnostic: the fonts that set-up installed do not hold a family or weight of the brand. */
bool look_collect(struct look *look, struct document *document);

/* Whether the faces have what the styles ask of them; false after a diagnostic. */
bool look_check_features(struct look *look, const struct document *document);

/* Holds every pair of ink and background in use against WCAG 2.2, 1.4.3 and body text against 12 pt; puts
 * what it found into the document's facts. */
void look_check_legibility(struct look *look, struct document *document);

#endif
