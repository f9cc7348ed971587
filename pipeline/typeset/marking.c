/* What an edition marks its pages with: words large and pale behind what stands on plain paper, and a label
 * that hangs from the upper edge of the page. Takes a page that has been begun, and one on which everything
 * stands. */
#include "typeset/place.h"

enum {
    PLAIN_SHARE = 70,           /* of the page's diagonal, in hundredths: as wide as a watermark may be */
    LABEL_SHARE = 80,           /* of the page's width: as wide as the words of a label may be */
    LABEL_DISTANCE = 4 * DIM_PT /* from a label to the running head */
};

static bool is_plain(const struct doc_master *master)
{
    return !master->has_background && !master->art;
}

/* ---- the watermark ---- */

/* The whole part of the square root: Newton's method from above. */
static long_dim whole_root(long_dim n)
{
    long_dim root = n, next = (n + 1) / 2;

    while (next < root) {
        root = next;
        next = (root + n / root) / 2;
    }
    return root;
}

/* The words rise from corner to corner, their middle in the middle of the page. */
struct slope {
    dim along, up, diagonal; /* a step of `diagonal` along the baseline goes so far to the right and up */
};

static struct point slope_point(const struct slope *slope, struct point from, dim along, dim below)
{
    long_dim right = (long_dim)along * slope->along + (long_dim)below * slope->up;
    long_dim down = (long_dim)below * slope->along - (long_dim)along * slope->up;

    return (struct point){from.x + (dim)(right / slope->diagonal), from.y + (dim)(down / slope->diagonal)};
}

static struct word_row watermark_row(struct setter *setter, dim widest)
{
    const struct doc_marking *marking = setter->setting->document->marking;
    const struct doc_style *style = marking->watermark_style;
    struct word_row row = {.text = marking->watermark,
                           .lang = setter->setting->document->language,
                           .face = style_face(style, VARIANT_REGULAR),
                           .size = style->size,
                           .ink = style->ink};
    dim width = words_width(setter->setting, &row);

    if (width > widest)
        row.size = (dim)((long_dim)row.size * widest / width);
    return row;
}

void set_watermark(struct setter *setter)
{
    const struct doc_marking *marking = setter->setting->document->marking;
    const struct doc_master *master = setter->master;
    long_dim square = (long_dim)master->width * master->width + (long_dim)master->height * master->height;
    struct slope slope = {master->width, master->height, (dim)whole_root(square)};
    struct point middle = {master->width / 2, master->height / 2};
    size_t from = setter->items.count;
    struct word_row row;
    dim width, high;

    if (!marking || !marking->watermark.len || !is_plain(master))
        return;
    row = watermark_row(setter, (dim)((long_dim)slope.diagonal * PLAIN_SHARE / 100));
    width = words_width(setter->setting, &row);
    high = face_scale(setter->setting->faces, row.face,
                      face_metrics(setter->setting->faces, row.face)->cap_height, row.size);
    setter->artifact = ARTIFACT_WATERMARK;
    set_words(setter, &row, 0, 0);
    setter->artifact = ARTIFACT_NONE;
    for (size_t i = from; i < setter->items.count; i++) {
        struct page_item *item = &setter->items.items[i];
        struct point place = slope_point(&slope, middle, item->x - width / 2, high / 2);

        item->x = place.x;
        item->y = place.y;
        item->text.along = (struct point){slope.along, -slope.up};
    }
}

/* ---- the label ---- */

static struct doc_runs label_runs(const struct setter *setter, const struct doc_marking *marking)
{
    bool both = !setter->page || !is_plain(setter->master);

    return both ? marking->stamp->runs : marking->later;
}

/* The label with an edge in the rule's colour, so that it stands out on a band of its own colour. */
static void set_label(struct setter *setter, const struct doc_style *style, struct page_item where)
{
    dim edge = style->rule_below;
    struct page_item around = where;

    around.x -= edge;
    around.width += 2 * edge;
    around.height += edge;
    set_rectangle(setter, around, style->rule, ARTIFACT_LAYOUT);
    if (style->has_background)
        set_rectangle(setter, where, style->background, ARTIFACT_LAYOUT);
}

static dim widest_line(const struct block *block)
{
    dim widest = 0;

    for (size_t i = 0; i < block->lines.count; i++)
        widest = block->lines.list[i].width > widest ? block->lines.list[i].width : widest;
    return widest;
}

/* As wide as the words of a label may be: they hang in the middle, between logos at either side. */
static dim label_measure(const struct doc_master *master, const struct doc_style *style)
{
    const struct doc_logo *logo = master->logo;
    dim widest = (dim)((long_dim)master->width * LABEL_SHARE / 100), side, between;

    if (!logo || logo->at_bottom)
        return widest;
    side = master->inner > master->outer ? master->inner : master->outer;
    between = master->width - 2 * (side + logo->width + logo->clear + style->padding + style->rule_below);
    return between < master->width / 4 ? master->width / 4 : between < widest ? between : widest;
}

void set_stamp(struct setter *setter)
{
    const struct doc_marking *marking = setter->setting->document->marking;
    dim page = setter->master->width, width, top;
    struct page_text text = {.align = ALIGN_CENTRE};
    struct page_item where = {0};
    size_t from = setter->items.count;
    struct block block;

    setter->head_top = 0;
    if (!marking)
        return;
    text.style = marking->stamp->style;
    text.measure = label_measure(setter->master, text.style);
    text.x = (page - text.measure) / 2;
    text.runs = label_runs(setter, marking);
    text.element = setter->page ? 0 : marking->stamp->element;
    if (!text.runs.count)
        return;
    block = block_on_page(setter, &text);
    top = text.style->space_before + text.style->padding;
    width = widest_line(&block) + 2 * text.style->padding;
    where.x = (page - width) / 2;
    where.width = width;
    where.height = top + (dim)block.lines.count * text.style->leading + text.style->padding;
    set_label(setter, text.style, where);
    setter->artifact = text.element ? ARTIFACT_NONE : ARTIFACT_HEADER;
    for (size_t n = 0; n < block.lines.count; n++)
        set_line(setter, &block, n, top + (dim)n * text.style->leading);
    setter->artifact = ARTIFACT_NONE;
    set_first(setter, from);
    setter->head_top = where.height + LABEL_DISTANCE;
}
