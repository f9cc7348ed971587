/* The brand's logo in the margins that the layout gives it: which of its variants, how large, and which of
 * them is told to those who hear the document. Takes brand, layout and the tree; places nothing. */
#include "compose/composer.h"
#include "compose/contrast.h"

enum {
    EDGE = 8 * 720 * DIM_PT / 254, /* 8 mm: printers do not reach further out */
    SLACK = DIM_PT / 50            /* lengths in mm are rounded to units */
};

/* "35 mm", rounded up: room that is asked for is enough. */
static struct slice millimetres(struct composer *c, dim length)
{
    return arena_print(c->arena, "%lld mm",
                       ((long long)(length - SLACK) * 254 + 720 * DIM_PT - 1) / (720 * DIM_PT));
}

/* Several pages may have one fault. */
static bool is_said(struct composer *c, struct span span)
{
    bool said = memcmp(&c->logo_fault, &span, sizeof span) == 0;

    c->logo_fault = span;
    return said;
}

static bool is_dark(struct colour background)
{
    static const struct colour white = {255, 255, 255}, black = {0, 0, 0};

    return contrast_hundredths(white, background) > contrast_hundredths(black, background);
}

/* A band that opens pages of the master and bleeds lies behind what stands at their top. */
static const struct doc_style *band_over(const struct composer *c, const struct doc_master *page)
{
    for (const struct doc_node *node = c->document->root; node; node = document_next(node)) {
        const struct doc_node *opener =
            node->style->bleed && node->style->has_background ? document_page_opener(node) : NULL;

        if (opener && document_opened_page(c->document, opener) == page)
            return node->style;
    }
    return NULL;
}

static const struct input_file *variant(struct composer *c, const struct doc_master *page,
                                        const struct master *from)
{
    const struct brand_logo *logo = &c->look.brand->logo;
    bool at_top = from->logo == CORNER_TOP_LEFT || from->logo == CORNER_TOP_RIGHT;
    const struct doc_style *band = at_top ? band_over(c, page) : NULL;
    struct slice role = band ? look_style_of(band)->background : from->background;

    if (!role.len || !is_dark(look_colour(&c->look, role)))
        return logo->file;
    if (!logo->on_dark && !is_said(c, logo->span))
        DIAG(c->diagnostics, MSG_logo_on_dark, logo->span, role);
    return logo->on_dark;
}

/* As wide as the brand says, or as the margin has room for. False: it has none, which was reported. */
static bool fits(struct composer *c, struct doc_logo *to, const struct master *from,
                 const struct input_file *file)
{
    const struct brand_logo *logo = &c->look.brand->logo;
    dim margin = to->at_bottom ? from->bottom : from->top, measure = from->width - from->inner - from->outer;
    dim edge = logo->clear > EDGE ? logo->clear : EDGE, free = margin - logo->clear - edge;
    dim least = (dim)((long_dim)logo->least_width * file->height / file->width);
    long_dim width = logo->width < measure ? logo->width : measure;

    if (width * file->height > (long_dim)free * file->width)
        width = (long_dim)free * file->width / file->height;
    to->width = (dim)width;
    to->height = (dim)(width * file->height / file->width);
    to->distance = margin - logo->clear - to->height;
    if (to->distance > from->inner && from->inner >= edge)
        to->distance = from->inner; /* in a corner, as far from one edge as from the other */
    if (width + SLACK >= logo->least_width)
        return true;
    if (!is_said(c, from->logo_span))
        DIAG(c->diagnostics, MSG_logo_no_room, from->logo_span, millimetres(c, logo->least_width),
             millimetres(c, least), millimetres(c, logo->clear), millimetres(c, edge),
             to->at_bottom ? S("bottom") : S("top"), millimetres(c, least + logo->clear + edge));
    return false;
}

void logo_set(struct composer *c, struct doc_master *to, const struct master *from)
{
    const struct brand_logo *logo = &c->look.brand->logo;
    const struct input_file *file = from->logo && logo->file ? variant(c, to, from) : NULL;
    struct doc_logo *set = ARENA_NEW(c->arena, struct doc_logo);
    struct doc_node *holder;

    *set =
        (struct doc_logo){.at_right = from->logo == CORNER_TOP_RIGHT || from->logo == CORNER_BOTTOM_RIGHT,
                          .at_bottom = from->logo == CORNER_BOTTOM_LEFT || from->logo == CORNER_BOTTOM_RIGHT};
    if (!file || !fits(c, set, from, file))
        return;
    holder = node_add(c, NULL, DOC_DIVISION, style_named(c, "group"), logo->span);
    set->node = figure_add(c, holder, file, S(""), logo->span);
    to->logo = set;
}

/* The first thing in the document that chooses its page, or the document. */
static struct doc_node *first_opener(const struct composer *c)
{
    for (struct doc_node *node = c->document->root; node; node = document_next(node))
        if (node->style->master && document_comes_first(node))
            return node;
    return c->document->root;
}

/* At the head of a page behind the stamp, if that is there; at the foot behind everything. */
static void enter(struct doc_node *node, struct doc_node *inside, bool at_bottom)
{
    struct doc_node *stamp = inside->first && inside->first->apart ? inside->first : NULL;
    struct doc_node *before = at_bottom ? inside->last : stamp;
    struct doc_node **place = before ? &before->next : &inside->first;

    node->apart = true;
    node->parent = inside;
    node->next = *place;
    *place = node;
    if (!node->next)
        inside->last = node;
}

void logo_enter(struct composer *c)
{
    struct doc_node *inside = first_opener(c), *node;
    const struct doc_logo *logo = document_opened_page(c->document, inside)->logo;
    bool is_cover = inside == c->cover; /* it ends where its page does */

    if (!logo || (logo->at_bottom && !is_cover))
        return;
    node = (struct doc_node *)logo->node; /* ours until the document is returned */
    node->role = DOC_FIGURE;
    node->alt = smart(c, c->look.brand->logo.alt);
    enter(node, is_cover ? inside : c->document->root, logo->at_bottom);
}
