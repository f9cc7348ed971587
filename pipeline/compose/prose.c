/* Prose: Markdown blocks as nodes. Headings open sections, fences and containers are components, a paragraph
 * of pictures is figures. Takes checked Markdown and a place; knows no field and no layout. */
#include "compose/composer.h"

#include "base/buffer.h"
#include "figure/figure.h"

enum { DEEPEST = 8 };

struct prose_writer {
    struct composer *c;
    const struct prose *prose; /* its components; NULL inside a list of plain blocks */
    struct site open[DEEPEST]; /* sections around the next block, outermost first */
    unsigned written[DEEPEST]; /* level of the heading as written */
    unsigned depth;            /* number of the innermost */
};

static void add_block(struct prose_writer *w, const struct site *place, const struct md_node *node);

static bool is_inline(const struct md_node *node)
{
    return node->kind >= MD_TEXT;
}

/* ---- lists ---- */

struct doc_node *list_add(struct composer *c, const struct site *place, bool ordered, size_t count,
                          struct span origin)
{
    bool nested = place->parent->role == DOC_ITEM;
    const struct look_style *style = style_named(c, nested ? "group" : "list");
    struct doc_node *list =
        node_add(c, place->parent, DOC_LIST,
                 paragraphs_are_numbered(c, place) ? numbered_style(c, style) : style, origin);
    dim size = place->item->doc.size;
    dim digits = count > 99 ? 3 : count > 9 ? 2 : 1;

    struct slice icon = place->icon.len ? place->icon : place->item->icon;

    if (icon.len && !ordered && !nested)
        list->mark = icon_spec(c, icon, place->item, size);
    /* a bullet or an icon takes an em and a third; digits are about 0.58 em wide, a full stop and a gap 0.8
     * em */
    list->side_label = ordered ? size * 4 / 5 + digits * size * 58 / 100 : size * 4 / 3;
    return list;
}

struct doc_node *item_add(struct composer *c, struct doc_node *list, bool ordered, unsigned number,
                          struct span origin)
{
    const struct doc_node *outer = list->parent && list->parent->role == DOC_ITEM ? list->parent : NULL;
    struct doc_node *item = node_add(c, list, DOC_ITEM, style_named(c, "list item"), origin);
    struct draft label = {0};

    item->side_label = list->side_label;
    item->mark = list->mark;
    if (item->mark)
        return item;
    if (ordered)
        draft_run(c, &label, RUN_ORDINAL, item_number(c, list, number), 0);
    else
        draft_text(c, &label, outer ? S("–") : S("•"));
    item->runs = draft_finish(c, &label, false);
    return item;
}

void item_type_as(struct composer *c, struct doc_node *item, const struct look_style *words)
{
    item->style = &look_style_typed_as(&c->look, look_style_of(item->style), words)->doc;
}

/* A tight item has inlines of its own; they are one paragraph. */
static const struct md_node *add_tight(struct prose_writer *w, const struct site *inside,
                                       const struct md_node *node)
{
    struct draft words = {0};
    struct span origin = node->span;

    for (; node && is_inline(node); node = node->next)
        draft_inline(w->c, &words, node);
    prose_paragraph_add(w->c, inside, inside->text, &words, origin);
    return node;
}

static void add_list(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    struct doc_node *list;
    unsigned number = node->ordered ? node->number : 1;
    size_t count = 0;

    for (const struct md_node *item = node->first; item; item = item->next)
        count++;
    list = list_add(w->c, place, node->ordered, number + count - 1, node->span);
    for (const struct md_node *item = node->first; item; item = item->next) {
        struct site inside = *place;

        inside.parent = item_add(w->c, list, node->ordered, number++, item->span);
        item_type_as(w->c, inside.parent, place->item);
        inside.text = place->item;
        for (const struct md_node *child = item->first; child;) {
            if (is_inline(child)) {
                child = add_tight(w, &inside, child);
            } else {
                add_block(w, &inside, child);
                child = child->next;
            }
        }
    }
}

/* ---- quotations ---- */

/* Somebody else's words: a BlockQuote, in which acronyms stay as they are. */
struct site quotation_add(struct composer *c, const struct site *place, struct span origin)
{
    struct site inside = *place;

    inside.parent = node_add(c, place->parent, DOC_QUOTATION, style_named(c, "quotation"), origin);
    inside.text = style_named(c, "quoted words");
    inside.item = style_named(c, "quoted item");
    inside.quoted = true;
    return inside;
}

static void add_quote(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    struct site inside = quotation_add(w->c, place, node->span);

    for (const struct md_node *child = node->first; child; child = child->next)
        add_block(w, &inside, child);
}

/* ---- tables ---- */

/* To the right are numbers, and they stand point under point. */
static enum column_align align_of(const struct md_node *cell)
{
    static const enum column_align aligns[] = {COLUMN_START, COLUMN_START, COLUMN_CENTRE, COLUMN_DECIMAL};

    return aligns[cell->level < 4 ? cell->level : 0];
}

static void fill_row(struct prose_writer *w, struct doc_table *table, size_t r, const struct md_node *row)
{
    size_t i = 0;

    for (const struct md_node *cell = row->first; cell && i < table->column_count; cell = cell->next, i++) {
        struct draft words = {0};
        struct doc_runs runs;

        draft_inlines(w->c, &words, cell);
        runs = draft_finish(w->c, &words, false);
        table->rows[r].cells[i].runs = runs.items;
        table->rows[r].cells[i].run_count = (uint32_t)runs.count;
        if (r == 0)
            table->columns[i].align = align_of(cell);
        else if (i == 0 && table->columns[0].align == COLUMN_START && table->column_count > 1 && runs.count)
            table->rows[r].cells[0].scope = CELL_HEADS_ROW; /* as in tables of data */
    }
}

static void add_table(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    size_t rows = 0, columns = 0, r = 0;
    struct doc_table *table;

    for (const struct md_node *row = node->first; row; row = row->next)
        rows++;
    for (const struct md_node *cell = node->first ? node->first->first : NULL; cell; cell = cell->next)
        columns++;
    if (!rows || !columns)
        return;
    table = table_new(w->c, columns, rows, 1);
    for (const struct md_node *row = node->first; row; row = row->next)
        fill_row(w, table, r++, row);
    table_add(w->c, place->parent, table, style_named(w->c, "table"), node->span);
}

/* ---- pictures ---- */

static const struct input_file *file_of(const struct composer *c, const struct md_node *image)
{
    const struct inputs *inputs = c->publication->inputs;

    for (size_t i = 0; i < inputs->file_count; i++)
        if (inputs->files[i].naming_source == image->span.source &&
            slice_equal(inputs->files[i].written, image->target))
            return &inputs->files[i];
    return NULL;
}

const struct drawing_spec *svg_spec(struct composer *c, const struct svg_picture *svg, struct colour ink)
{
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);

    *spec = (struct drawing_spec){.kind = DRAWING_SVG, .svg = svg, .ink = ink};
    return spec;
}

struct doc_node *figure_add(struct composer *c, struct doc_node *parent, const struct input_file *file,
                            struct slice alt, struct span origin)
{
    enum doc_role role = alt.len ? DOC_FIGURE : DOC_DECORATION;
    bool signature = parent->role == DOC_DIVISION && slice_is(parent->style->name, "signature");
    struct doc_node *node =
        node_add(c, parent, role, style_named(c, signature ? "signature picture" : "figure"), origin);
    struct doc_picture *picture = ARENA_NEW(c->arena, struct doc_picture);

    *picture = (struct doc_picture){.kind = file->svg       ? PICTURE_SVG
                                            : file->is_jpeg ? PICTURE_JPEG
                                                            : PICTURE_PNG,
                                    .bytes = file->bytes,
                                    .width = file->width,
                                    .height = file->height,
                                    .turn = file->turn};
    if (file->svg)
        picture->drawing = svg_spec(c, file->svg, node->style->ink);
    node->picture = picture;
    node->alt = alt;
    return node;
}

struct doc_node *picture_add(struct composer *c, struct doc_node *parent, const struct field *picture,
                             struct slice caption)
{
    struct slice alt = S("");
    struct draft words = {0};
    struct doc_node *node;

    if (!picture->picture.file)
        return NULL;
    if (!picture->picture.decorative)
        alt = picture->picture.alt_text ? prose_plain_text(c, picture->picture.alt_text)
                                        : smart(c, picture->picture.alt);
    node = figure_add(c, parent, picture->picture.file, alt, picture->span);
    if (caption.len && node->role == DOC_FIGURE) {
        draft_text(c, &words, caption);
        caption_add(c, node, &words, picture->span);
    }
    return node;
}

static bool add_images(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    bool words = false;

    for (const struct md_node *child = md_next(node, node); child; child = md_next(child, node)) {
        const struct input_file *file = child->kind == MD_IMAGE ? file_of(w->c, child) : NULL;

        if (file && file->source)
            figure_add(w->c, place->parent, file, prose_plain_text(w->c, child), child->span);
        if (child->kind != MD_IMAGE && child->parent->kind != MD_IMAGE)
            words = words || child->kind != MD_SOFT_BREAK;
    }
    return words;
}

static bool has_image(const struct md_node *node)
{
    for (const struct md_node *child = md_next(node, node); child; child = md_next(child, node))
        if (child->kind == MD_IMAGE)
            return true;
    return false;
}

/* ---- blocks ---- */

/* The first paragraph of a chapter may have a style of its own. */
static const struct look_style *paragraph_style(const struct site *place)
{
    const struct look_style *opening = place->opening ? place->opening->style : NULL;

    if (!opening || place->parent->role == DOC_ITEM)
        return place->text;
    place->opening->style = NULL;
    return opening;
}

static void add_paragraph(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    struct draft words = {0};

    if (has_image(node) && !add_images(w, place, node))
        return;
    draft_inlines(w->c, &words, node);
    prose_paragraph_add(w->c, place, paragraph_style(place), &words, node->span);
}

static void add_component(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    for (size_t i = 0; w->prose && i < w->prose->component_count; i++)
        if (w->prose->components[i].node == node)
            block_add(w->c, place, w->prose->components[i].block);
}

/* A heading among blocks that are no sections (a list, a quotation): its words, set as a label. */
static void add_label(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    struct draft words = {0};

    draft_inlines(w->c, &words, node);
    paragraph_add(w->c, place->parent, style_named(w->c, "label"), &words, node->span);
}

static void add_block(struct prose_writer *w, const struct site *place, const struct md_node *node)
{
    switch (node->kind) {
    case MD_HEADING:
        add_label(w, place, node);
        break;
    case MD_LIST:
        add_list(w, place, node);
        break;
    case MD_QUOTE:
        add_quote(w, place, node);
        break;
    case MD_TABLE:
        add_table(w, place, node);
        break;
    case MD_FENCE:
    case MD_CONTAINER:
        add_component(w, place, node);
        break;
    case MD_RULE:
        node_add(w->c, place->parent, DOC_DECORATION, style_named(w->c, "rule"), node->span);
        break;
    default:
        add_paragraph(w, place, node);
        break;
    }
}

/* ---- sections ---- */

/* A heading opens a section in the innermost one whose heading was written with fewer signs. */
static void add_section(struct prose_writer *w, const struct md_node *node)
{
    struct draft words = {0};
    struct heading heading = {.words = &words, .id = node->id, .origin = node->span};

    while (w->depth && w->written[w->depth] >= node->level)
        w->depth--;
    heading.level = w->open[w->depth].level + 1;
    draft_inlines(w->c, &words, node);
    if (w->depth + 1 < DEEPEST)
        w->depth++;
    w->written[w->depth] = node->level;
    w->open[w->depth] = section_add(w->c, &w->open[w->depth - 1], &heading);
}

void prose_add(struct composer *c, const struct site *place, const struct prose *prose)
{
    struct prose_writer w = {.c = c, .prose = prose};

    if (!prose->root)
        return;
    w.open[0] = *place;
    for (const struct md_node *node = prose->root->first; node; node = node->next) {
        if (node->kind == MD_HEADING && !place->quoted)
            add_section(&w, node);
        else
            add_block(&w, &w.open[w.depth], node);
    }
}

void prose_parts_add(struct composer *c, const struct site *place, const struct prose *prose)
{
    for (const struct md_node *node = prose->root ? prose->root->first : NULL; node; node = node->next) {
        struct prose_writer w = {.c = c, .prose = prose};

        w.open[0] = *place;
        w.open[0].parent = node_add(c, place->parent, DOC_DIVISION, style_named(c, "column"), node->span);
        add_block(&w, &w.open[0], node);
    }
}

struct slice prose_plain_text(struct composer *c, const struct md_node *root)
{
    struct draft words = {0};
    bool any = false;

    if (root->first && is_inline(root->first)) {
        draft_inlines(c, &words, root);
        return draft_plain_text(c, &words);
    }
    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->kind == MD_PARAGRAPH) {
            if (any)
                draft_text(c, &words, S(" "));
            any = true;
            draft_inlines(c, &words, node);
        }
    return draft_plain_text(c, &words);
}
