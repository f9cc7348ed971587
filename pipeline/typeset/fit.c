/* Text that is made smaller rather than divided inside a word: numbers that are set large. Those that stand
 * side by side take one size. */
#include "typeset/flow.h"

/* The width of its widest word at its own size. */
static dim widest_word(struct flow *flow, const struct doc_node *node)
{
    struct shape_request request = {node,          node->style,      node_lang(flow->setting, node),
                                    node->element, node->runs.items, node->runs.count};
    struct arena scratch = ARENA_INIT;
    dim width = paragraph_least_width(paragraph_shape(flow->setting, &scratch, &request));

    arena_release(&scratch);
    return width;
}

/* The one of a row or band that needs the smallest size. */
static const struct doc_node *widest_beside(struct flow *flow, const struct doc_node *node)
{
    const struct doc_node *item = node->parent, *band = item ? item->parent : NULL, *widest = node;
    dim width = widest_word(flow, node);

    if (!band || !band->across)
        return node;
    for (item = band->first; item; item = item->next)
        for (const struct doc_node *peer = item->first; peer; peer = peer->next)
            if (peer->least_size && peer->style == node->style && widest_word(flow, peer) > width) {
                widest = peer;
                width = widest_word(flow, peer);
            }
    return widest;
}

static dim width_at(struct flow *flow, const struct doc_node *node, dim size)
{
    return (dim)(((long_dim)widest_word(flow, node) * size + node->style->size - 1) / node->style->size);
}

static void report(struct flow *flow, const struct doc_node *node)
{
    struct slice words = S("");

    for (size_t i = 0; i < node->runs.count; i++)
        words = ARENA_JOIN(&flow->setting->kept, words, node->runs.items[i].text);
    if (!flow->setting->failed)
        DIAG(flow->setting->diagnostics, MSG_figure_too_wide, node->origin, words,
             millimetres(flow->setting, width_at(flow, node, node->least_size)),
             millimetres(flow->setting, flow->measure));
    flow->setting->failed = true;
}

const struct doc_style *fitted_style(struct flow *flow, const struct doc_node *node)
{
    enum { STEP = DIM_PT / 4 };
    const struct doc_style *own = node->style;
    const struct doc_node *widest = widest_beside(flow, node);
    dim size = own->size;
    struct doc_style *smaller;

    while (size > node->least_size && width_at(flow, widest, size) > flow->measure)
        size = size - STEP > node->least_size ? size - STEP : node->least_size;
    if (width_at(flow, widest, size) > flow->measure)
        report(flow, widest);
    if (size == own->size)
        return own;
    smaller = ARENA_NEW(&flow->setting->kept, struct doc_style);
    *smaller = *own;
    smaller->size = size;
    smaller->leading = (dim)((long_dim)own->leading * size / own->size);
    return smaller;
}
