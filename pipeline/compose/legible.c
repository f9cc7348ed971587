/* Legibility: every pair of ink and background that the finished document uses against WCAG 2.2 (1.4.3 for
 * text, 1.4.11 for charts), body text against 12 pt. Takes the tree and its styles; changes nothing in them.
 *
 * Where pages break is not known yet. So what may come to stand on a page is held against it: what follows a
 * heading that opens a page of its own, against that page and the ordinary ones. */
#include "compose/contrast.h"
#include "compose/look.h"

#include "base/utf8.h"
#include "figure/figure.h"

/* LEAST: even of notes and labels. */
enum { BODY_LEAST = 12 * DIM_PT, LEAST = 8 * DIM_PT, LARGE = 18 * DIM_PT, LARGE_BOLD = 14 * DIM_PT };

/* Numbers of masters: those that styles name, and before and behind them the ordinary ones. */
enum { OTHER_PAGES = 0, FIRST_PAGE = SIZE_MAX - 1, NO_MASTER = SIZE_MAX };

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
    VECTOR(struct pair) pairs;
    VECTOR(struct surface) surfaces; /* that the node at hand may stand on */
    size_t opened; /* master of a page that has begun and may still go on; NO_MASTER = none */
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

/* A shade of the ink, or where the background is no plain paper, one of that. */
static struct slice shades(const struct legibility *l, const struct pair *pair)
{
    struct arena *arena = l->look->arena;
    struct slice advice;
    struct colour shade;

    if (slice_equal(pair->name, pair->on.role))
        return S("Give the style another `ink:`, or another `background:`.");
    if (contrast_nearest(pair->ink, pair->on.colour, pair->tenths, &shade))
        advice = ARENA_JOIN(arena, S("The nearest shade that passes is \""), hex(arena, shade), S("\"."));
    else
        advice = S("No shade passes on this background.");
    if (!slice_is(pair->on.role, "paper") &&
        contrast_nearest(pair->on.colour, pair->ink, pair->tenths, &shade))
        advice = ARENA_JOIN(arena, advice, S(" Or make \""), pair->on.role, S("\" \""), hex(arena, shade),
                            S("\"."));
    return advice;
}

static void check_pair(const struct legibility *l, const struct pair *pair)
{
    struct arena *arena = l->look->arena;

    if (contrast_reaches(pair->ink, pair->on.colour, pair->tenths))
        return;
    DIAG(l->look->diagnostics, MSG_look_contrast, pair->span, pair->name, pair->on.role,
         hex(arena, pair->ink), hex(arena, pair->on.colour),
         decimal(arena, contrast_hundredths(pair->ink, pair->on.colour)), decimal(arena, pair->tenths * 10),
         pair->use, shades(l, pair));
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

    if (slice_equal(style->ink, on->role))
        pair.span = style->span; /* no shade of the brand's colour would do */
    pair.use = ARENA_JOIN(l->look->arena, S("the style \""), doc->name, S("\""));
    pair.tenths = is_large(l, doc) ? CONTRAST_LARGE : CONTRAST_TEXT;
    use_pair(l, &pair);
}

/* ---- charts ---- */

static void check_series(struct legibility *l, const struct drawing_spec *spec, const struct surface *on)
{
    size_t used = figure_looks(spec);

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

static void check_drawing(struct legibility *l, const struct doc_node *node, const struct surface *on)
{
    if (node->drawing->kind >= DRAWING_ICON)
        return; /* in the ink of the words beside it; a QR code brings its own paper */
    check_text(l, node->style, on);
    check_series(l, node->drawing, on);
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
    if (table->spark)
        check_series(l, table->spark, on);
    if (table->spark && table->has_stripe)
        check_series(l, table->spark, &stripe);
}

/* WCAG 2.2, 1.4.1: with fewer looks than parts, two would look the same. */
static void check_looks(const struct legibility *l, const struct doc_node *node)
{
    const struct brand *brand = l->look->brand;
    size_t used = figure_looks(node->drawing);

    if (figure_is_chart(node->drawing) && used > brand->series_count)
        DIAG(l->look->diagnostics, MSG_look_few_series, node->origin,
             arena_print(l->look->arena, "%zu", used), brand->name,
             arena_print(l->look->arena, "%zu", brand->series_count));
}

/* ---- pages ---- */

static const struct doc_master *page_of(const struct document *d, size_t number)
{
    return number == FIRST_PAGE ? &d->first : number == OTHER_PAGES ? &d->other : &d->masters[number];
}

static struct slice background_role(const struct layout *layout, size_t number)
{
    return number == FIRST_PAGE    ? layout->first.background
           : number == OTHER_PAGES ? layout->other.background
                                   : layout->masters[number - 1].background;
}

/* The background of a page, and each colour of its art, or else of the watermark on it: any of them may lie
 * behind a text. A watermark itself needs no contrast: its words are also on a label. */
static void add_page(struct legibility *l, size_t number)
{
    const struct brand *brand = l->look->brand;
    const struct doc_marking *marking = l->document->marking;
    const struct doc_master *page = page_of(l->document, number);
    struct surface *back = VECTOR_PUSH(l->look->arena, &l->surfaces);

    *back = page->has_background
                ? (struct surface){background_role(l->look->layout, number), page->background}
                : (struct surface){S("paper"), look_colour(l->look, S("paper"))};
    for (size_t i = 0; page->art && i < brand->art_count; i++)
        *VECTOR_PUSH(l->look->arena, &l->surfaces) =
            (struct surface){brand->art[i].name, brand->art[i].colour};
    if (marking && marking->watermark.len && !page->has_background && !page->art)
        *VECTOR_PUSH(l->look->arena, &l->surfaces) =
            (struct surface){look_style_of(marking->watermark_style)->ink, marking->watermark_style->ink};
}

/* The background of the nearest block around the node that has one, or of the pages that it may be on. */
static void find_surfaces(struct legibility *l, const struct doc_node *node)
{
    l->surfaces.count = 0;
    for (; node; node = node->parent) {
        if (node->style->has_background) {
            *VECTOR_PUSH(l->look->arena, &l->surfaces) =
                (struct surface){look_style_of(node->style)->background, node->style->background};
            return;
        }
        if (node->style->master) {
            add_page(l, node->style->master);
            return;
        }
    }
    add_page(l, OTHER_PAGES);
    if (l->opened != NO_MASTER)
        add_page(l, l->opened);
}

/* What begins a page, and whether what follows goes on there. */
static void turn_page(struct legibility *l, const struct doc_node *node)
{
    if (node == l->document->root)
        l->opened = FIRST_PAGE;
    else if (node->style->master)
        l->opened =
            node->role == DOC_HEADING || node->style->keep_with_next ? node->style->master : NO_MASTER;
    else if (node->style->starts_page && !document_comes_first(node))
        l->opened = NO_MASTER;
}

/* ---- heads and feet ---- */

static void check_line(struct legibility *l, const struct doc_style *style, bool printed)
{
    for (size_t i = 0; printed && i < l->surfaces.count; i++)
        check_text(l, style, &l->surfaces.items[i]);
}

static bool has_head(const struct doc_master *page)
{
    return page->header.count || page->left_header.count;
}

static void check_running(struct legibility *l, size_t number)
{
    const struct doc_master *page = page_of(l->document, number);

    l->surfaces.count = 0;
    add_page(l, number);
    check_line(l, page->header_style, has_head(page));
    check_line(l, page->footer_style, page->footer.count || page->left_footer.count);
}

/* A background that bleeds lies under the head of the page that it opens. */
static void check_under_head(struct legibility *l, const struct doc_node *node)
{
    const struct doc_node *opener = document_page_opener(node);
    const struct doc_master *page;

    if (!node->style->bleed || !node->style->has_background || !opener)
        return;
    page = document_opened_page(l->document, opener);
    if (has_head(page))
        check_text(l, page->header_style,
                   &(struct surface){look_style_of(node->style)->background, node->style->background});
}

/* ---- the tree ---- */

static void check_node(struct legibility *l, const struct doc_node *node)
{
    turn_page(l, node);
    check_under_head(l, node);
    find_surfaces(l, node);
    if (node->drawing)
        check_looks(l, node);
    for (size_t i = 0; i < l->surfaces.count; i++) {
        const struct surface *on = &l->surfaces.items[i];

        if (node->runs.count)
            check_text(l, node->style, on);
        if (node->table)
            check_table(l, node, on);
        if (node->drawing)
            check_drawing(l, node, on);
    }
}

static struct slice points(struct arena *arena, dim size)
{
    long tenths = (long)(((long_dim)size * 10 + DIM_PT / 2) / DIM_PT);

    return arena_print(arena, tenths % 10 ? "%ld.%ld" : "%ld", tenths / 10, tenths % 10);
}

static void report_size(const struct legibility *l, const struct look_style *style, dim least)
{
    struct arena *arena = l->look->arena;

    DIAG(l->look->diagnostics, MSG_look_small_text, style->size_at.source ? style->size_at : style->span,
         points(arena, style->doc.size), style->doc.name, points(arena, least));
}

/* What a style needs: text that is read at length more than notes and labels. */
static dim least_of(struct slice style)
{
    static const struct slice at_length[] = {
        S_INIT("paragraph"), S_INIT("list item"),    S_INIT("panel text"),   S_INIT("panel item"),
        S_INIT("box text"),  S_INIT("box item"),     S_INIT("callout text"), S_INIT("callout item"),
        S_INIT("lead"),      S_INIT("quoted words"), S_INIT("quoted item")};

    for (size_t i = 0; i < sizeof at_length / sizeof *at_length; i++)
        if (utf8_equal_folded(style, at_length[i]))
            return BODY_LEAST;
    return LEAST;
}

static bool same_place(const struct look_style *a, const struct look_style *b)
{
    return a->size_at.source == b->size_at.source && a->size_at.start == b->size_at.start;
}

/* One size of the brand may be that of many styles. */
static bool is_told(const struct document *d, size_t number)
{
    const struct look_style *style = look_style_of(d->styles[number]);

    for (size_t i = 0; i < number; i++) {
        const struct look_style *other = look_style_of(d->styles[i]);

        if (other->doc.size < least_of(other->doc.name) && same_place(other, style))
            return true;
    }
    return false;
}

/* That of paragraphs also where none is used: it is the main text. */
static void check_sizes(const struct legibility *l)
{
    const struct look_style *body = look_style(l->look, S("paragraph"));
    bool fine = body->doc.size >= BODY_LEAST;

    if (!fine)
        report_size(l, body, BODY_LEAST);
    for (size_t i = 0; i < l->document->style_count; i++) {
        const struct look_style *style = look_style_of(l->document->styles[i]);

        if (style->doc.size < least_of(style->doc.name) && (fine || !same_place(style, body)) &&
            !is_told(l->document, i))
            report_size(l, style, least_of(style->doc.name));
    }
}

static void pairs_count(const struct legibility *l, struct doc_facts *facts)
{
    facts->contrast_pairs = (unsigned)l->pairs.count;
    for (size_t i = 0; i < l->pairs.count; i++) {
        const struct pair *pair = &l->pairs.items[i];
        unsigned *least = pair->tenths == CONTRAST_TEXT ? &facts->least_text : &facts->least_large;
        unsigned ratio = contrast_hundredths(pair->ink, pair->on.colour);

        if (!*least || ratio < *least)
            *least = ratio;
    }
}

void look_check_legibility(struct look *look, struct document *document)
{
    struct legibility l = {.look = look, .document = document, .opened = NO_MASTER};

    check_sizes(&l);
    for (const struct doc_node *node = document->root; node; node = document_next(node))
        check_node(&l, node);
    check_running(&l, FIRST_PAGE);
    for (size_t i = OTHER_PAGES; i < document->master_count; i++)
        check_running(&l, i);
    for (size_t i = 0; i < l.pairs.count; i++)
        check_pair(&l, &l.pairs.items[i]);
    pairs_count(&l, &document->facts);
    document->facts.body_size = look_style(look, S("paragraph"))->doc.size;
}
