/* Legibility: every pair of ink and background that the finished document uses against WCAG 2.2 (1.4.3 for
 * text, 1.4.11 for charts), body text against 12 pt. Takes the tree and its styles; changes nothing. */
#include "compose/contrast.h"
#include "compose/look.h"

#include "base/utf8.h"
#include "figure/figure.h"

enum { BODY_LEAST = 12 * DIM_PT, LARGE = 18 * DIM_PT, LARGE_BOLD = 14 * DIM_PT };

/* A surface on which text stands. */
struct surface {
    struct slice role;
    struct colour colour;
};

/* An ink on a surface, with the strictest use that the document makes of them. */
struct pair {
    struct slice name; /* role of the ink */
    struct colour ink;
    struct span span; /* where the brand gives it */
    struct slice use; /* "the style note" */
    unsigned tenths;  /* ratio × 10 that the use needs */
    struct surface on;
};

struct legibility {
    struct look *look;
    const struct document *document;
    struct surface paper;
    VECTOR(struct pair) pairs;
};

static void use_pair(struct legibility *l, const struct pair *pair)
{
    for (size_t i = 0; i < l->pairs.count; i++) {
        struct pair *known = &l->pairs.items[i];

        if (!slice_equal(known->name, pair->name) || !slice_equal(known->on.role, pair->on.role))
            continue;
        if (pair->tenths > known->tenths)
            *known = *pair;
        return;
    }
    *VECTOR_PUSH(l->look->arena, &l->pairs) = *pair;
}

static struct slice hex(struct arena *arena, struct colour c)
{
    return arena_print(arena, "#%02x%02x%02x", c.red, c.green, c.blue);
}

static struct slice decimal(struct arena *arena, unsigned hundredths)
{
    return arena_print(arena, "%u.%02u", hundredths / 100, hundredths % 100);
}

static void check_pair(const struct legibility *l, const struct pair *pair)
{
    struct arena *arena = l->look->arena;
    struct colour shade;
    struct slice advice;

    if (contrast_reaches(pair->ink, pair->on.colour, pair->tenths))
        return;
    if (contrast_nearest(pair->ink, pair->on.colour, pair->tenths, &shade))
        advice = ARENA_JOIN(arena, S("The nearest shade that passes is \""), hex(arena, shade), S("\"."));
    else
        advice = ARENA_JOIN(arena, S("No shade passes on this background: change \""), pair->on.role,
                            S("\" instead."));
    DIAG(l->look->diagnostics, MSG_look_contrast, pair->span, pair->name, pair->on.role,
         hex(arena, pair->ink), hex(arena, pair->on.colour),
         decimal(arena, contrast_hundredths(pair->ink, pair->on.colour)), decimal(arena, pair->tenths * 10),
         pair->use, advice);
}

/* ---- text ---- */

static bool is_large(const struct legibility *l, const struct doc_style *style)
{
    const struct doc_face *face =
        style->faces[0] < l->document->face_count ? &l->document->faces[style->faces[0]] : NULL;

    return style->size >= LARGE || (style->size >= LARGE_BOLD && face && face->weight >= 700);
}

static void check_text(struct legibility *l, const struct doc_style *doc, const struct surface *on)
{
    const struct look_style *style = look_style_of(doc);
    const struct brand_colour *ink = brand_colour(l->look->brand, style->ink);
    struct pair pair = {
        .name = style->ink, .ink = doc->ink, .span = ink ? ink->span : style->span, .on = *on};

    pair.use = ARENA_JOIN(l->look->arena, S("the style \""), doc->name, S("\""));
    pair.tenths = is_large(l, doc) ? CONTRAST_LARGE : CONTRAST_TEXT;
    use_pair(l, &pair);
}

static void check_table(struct legibility *l, const struct doc_node *node, const struct surface *on)
{
    const struct doc_table *table = node->table;
    const struct look_style *look = look_style_of(node->style);
    struct surface fill = {look->head_fill, table->head_fill}, stripe = {look->stripe, table->stripe};
    bool totals = false;

    for (size_t r = 0; r < table->row_count; r++)
        totals = totals || table->rows[r].kind == ROW_TOTAL || table->rows[r].kind == ROW_SUBTOTAL;
    check_text(l, table->head, table->has_head_fill ? &fill : on);
    check_text(l, table->body, on);
    if (table->has_stripe)
        check_text(l, table->body, &stripe);
    if (totals)
        check_text(l, table->total, on);
}

/* ---- charts ---- */

static void check_drawing(struct legibility *l, const struct doc_node *node, const struct surface *on)
{
    const struct drawing_spec *spec = node->drawing;
    size_t used = figure_looks(spec);

    if (spec->kind >= DRAWING_ICON)
        return; /* in the ink of the words beside it; a QR code brings its own paper */
    check_text(l, node->style, on);
    for (size_t i = 0; i < used && i < l->look->brand->series_count; i++) {
        const struct brand_colour *series = &l->look->brand->series[i];
        struct pair pair = {.ink = series->colour,
                            .span = series->span,
                            .on = *on,
                            .tenths = CONTRAST_LARGE,
                            .use = S("charts")};

        pair.name = arena_print(l->look->arena, "series %zu", i + 1);
        use_pair(l, &pair);
    }
}

/* ---- the tree ---- */

static struct surface master_surface(const struct legibility *l, size_t number)
{
    const struct layout *layout = l->look->layout;
    const struct doc_master *master = &l->document->masters[number];

    return master->has_background
               ? (struct surface){layout->masters[number - 1].background, master->background}
               : l->paper;
}

/* The background of the nearest block around the node that has one, or of the page that begins with one. */
static struct surface surface_of(const struct legibility *l, const struct doc_node *node)
{
    for (; node; node = node->parent) {
        if (node->style->has_background)
            return (struct surface){look_style_of(node->style)->background, node->style->background};
        if (node->style->master)
            return master_surface(l, node->style->master);
    }
    return l->paper;
}

/* Where art may lie behind a text, each of its colours must do as a background. */
static void check_on_art(struct legibility *l, const struct doc_node *node)
{
    const struct brand *brand = l->look->brand;
    const struct doc_node *on = node;

    while (on && !on->style->has_background && !on->style->master)
        on = on->parent;
    if (!on || on->style->has_background || !l->document->masters[on->style->master].art)
        return;
    for (size_t i = 0; i < brand->art_count; i++)
        check_text(l, node->style, &(struct surface){brand->art[i].name, brand->art[i].colour});
}

static void check_running(struct legibility *l)
{
    const struct document *d = l->document;

    for (size_t i = 0; i < d->master_count; i++) {
        const struct doc_master *master = i ? &d->masters[i] : &d->other;
        struct surface on = i ? master_surface(l, i) : l->paper;

        if (master->header.count)
            check_text(l, master->header_style, &on);
        if (master->footer.count)
            check_text(l, master->footer_style, &on);
    }
}

static void check_size(struct legibility *l)
{
    const struct look_style *body = look_style(l->look, S("paragraph"));
    const struct raw_node *brand = l->look->inputs->brand;
    const struct raw_node *sizes = brand && brand->kind == RAW_MAP ? raw_lookup(brand, "sizes") : NULL;
    const struct raw_node *text = sizes && sizes->kind == RAW_MAP ? raw_lookup(sizes, "text") : NULL;
    long tenths = (long)(((long_dim)body->doc.size * 10 + DIM_PT / 2) / DIM_PT);

    if (body->doc.size < BODY_LEAST)
        DIAG(l->look->diagnostics, MSG_look_small_text, text ? text->span : body->span,
             arena_print(l->look->arena, tenths % 10 ? "%ld.%ld" : "%ld", tenths / 10, tenths % 10));
}

void look_check_legibility(struct look *look, const struct document *document)
{
    const struct brand_colour *paper = brand_colour(look->brand, S("paper"));
    struct legibility l = {.look = look,
                           .document = document,
                           .paper = {S("paper"), paper ? paper->colour : (struct colour){255, 255, 255}}};

    check_size(&l);
    for (const struct doc_node *node = document->root; node; node = document_next(node)) {
        struct surface on = surface_of(&l, node);

        if (node->runs.count) {
            check_text(&l, node->style, &on);
            check_on_art(&l, node);
        }
        if (node->table)
            check_table(&l, node, &on);
        if (node->drawing)
            check_drawing(&l, node, &on);
    }
    check_running(&l);
    for (size_t i = 0; i < l.pairs.count; i++)
        check_pair(&l, &l.pairs.items[i]);
}
