/* Items that are not lines of a paragraph: rectangles, pictures, drawings, plain words; and the book-keeping
 * of where each element begins and ends. */
#include "typeset/setter.h"

#include "base/bug.h"
#include "base/utf8.h"

struct page_item *set_item(struct setter *setter, enum item_kind kind, uint32_t element)
{
    struct page_item *item = VECTOR_PUSH(&setter->setting->work, &setter->items);

    *item = (struct page_item){.kind = kind, .artifact = setter->artifact};
    if (setter->artifact == ARTIFACT_NONE) {
        BUG_IF(!element);
        item->element = element;
    }
    return item;
}

void set_first(struct setter *setter, size_t from)
{
    size_t count = setter->items.count - from, at = 0;
    struct page_item *items = setter->items.items,
                     *moved = ARENA_ARRAY(&setter->setting->work, struct page_item, count);

    while (at < from && !items[at].element)
        at++;
    memcpy(moved, items + from, count * sizeof *items);
    memmove(items + at + count, items + at, (from - at) * sizeof *items);
    memcpy(items + at, moved, count * sizeof *items);
}

void mark_element(struct setter *setter, uint32_t element, dim x, dim top, dim bottom)
{
    struct place_on_page *start, *end;

    if (!element || setter->artifact != ARTIFACT_NONE)
        return;
    start = &setter->elements[element];
    end = &setter->ends[element];
    if (start->page == UINT32_MAX)
        *start = (struct place_on_page){setter->page, x, top};
    if (end->page == UINT32_MAX || end->page < setter->page || end->y < bottom)
        *end = (struct place_on_page){setter->page, x, bottom};
}

void set_rectangle(struct setter *setter, struct page_item where, struct colour fill, enum artifact_kind kind)
{
    enum artifact_kind outer = setter->artifact;
    struct page_item *item;

    if (where.width <= 0 || where.height <= 0)
        return;
    if (outer == ARTIFACT_NONE)
        setter->artifact = kind;
    item = set_item(setter, ITEM_RECTANGLE, 0);
    setter->artifact = outer;
    item->x = where.x;
    item->y = where.y;
    item->width = where.width;
    item->height = where.height;
    item->fill = fill;
}

/* ---- plain words ---- */

/* The next word or run of spaces of the text. */
static struct slice next_word(struct slice *rest)
{
    bool space = rest->ptr[0] == ' ';
    size_t len = 1;
    struct slice word;

    while (len < rest->len && (rest->ptr[len] == ' ') == space)
        len++;
    word = slice_sub(*rest, 0, space ? 1 : len);
    *rest = slice_from(*rest, len);
    return word;
}

static dim word_width(struct setting *setting, const struct word_row *row, struct slice word,
                      const struct shaped **shaped)
{
    *shaped = face_shape(setting->faces, row->face, word, row->lang, row->features);
    return face_scale(setting->faces, row->face, (*shaped)->advance, row->size);
}

/* The words at the start of the text that one face can set: of all of them, unless it lacks a character. */
static struct word_row leading_row(struct setting *setting, const struct word_row *row)
{
    struct word_row leading = *row;

    for (size_t at = 0; at < row->text.len;) {
        size_t start = at;
        uint32_t code = utf8_next(row->text, &at);
        int face = code < 0x80 ? row->face : face_for(setting, row->face, code);

        if (face < 0)
            face = row->face;
        if (!start)
            leading.face = (uint8_t)face;
        if ((uint8_t)face == leading.face)
            continue;
        leading.text = slice_sub(row->text, 0, start);
        break;
    }
    return leading;
}

static dim leading_width(struct setting *setting, const struct word_row *row)
{
    struct slice rest = row->text;
    const struct shaped *shaped;
    dim width = 0;

    while (rest.len)
        width += word_width(setting, row, next_word(&rest), &shaped);
    return width;
}

dim words_width(struct setting *setting, const struct word_row *row)
{
    struct word_row rest = *row;
    dim width = 0;

    while (rest.text.len) {
        struct word_row leading = leading_row(setting, &rest);

        width += leading_width(setting, &leading);
        rest.text = slice_from(rest.text, leading.text.len);
    }
    return width;
}

static uint32_t count_words(struct slice rest)
{
    uint32_t count = 0;

    for (; rest.len; count++)
        next_word(&rest);
    return count;
}

static dim set_leading(struct setter *setter, const struct word_row *row, dim x, dim y)
{
    uint32_t count = count_words(row->text), i = 0;
    struct placed_word *words = ARENA_ARRAY(setter->setting->arena, struct placed_word, count);
    struct page_item *item = set_item(setter, ITEM_TEXT, row->element);
    struct slice rest = row->text;
    dim width = 0;

    for (; rest.len; i++) {
        words[i].x = width;
        width += word_width(setter->setting, row, next_word(&rest), &words[i].word);
    }
    item->x = x;
    item->y = y;
    item->width = width;
    item->text = (struct text_item){
        .words = words, .word_count = count, .face = row->face, .size = row->size, .ink = row->ink};
    return width;
}

void set_words(struct setter *setter, const struct word_row *row, dim x, dim y)
{
    struct word_row rest = *row;

    do {
        struct word_row leading = leading_row(setter->setting, &rest);

        x += set_leading(setter, &leading, x, y);
        rest.text = slice_from(rest.text, leading.text.len);
    } while (rest.text.len);
}

/* ---- pictures and drawings ---- */

static const struct cut *cut_to(struct setter *setter, struct cut where)
{
    struct cut *cut = ARENA_NEW(setter->setting->arena, struct cut);

    *cut = where;
    return cut;
}

static struct path_item *set_path(struct setter *setter, const struct drawn_item *drawn, uint32_t element,
                                  struct point origin)
{
    struct arena *arena = setter->setting->arena;
    struct path_item *path = ARENA_NEW(arena, struct path_item);
    struct point *points = ARENA_ARRAY(arena, struct point, drawn->point_count);
    uint8_t *steps = arena_alloc(arena, drawn->step_count);
    struct page_item *item = set_item(setter, ITEM_PATH, element);

    memcpy(steps, drawn->steps, drawn->step_count);
    for (uint32_t i = 0; i < drawn->point_count; i++)
        points[i] = (struct point){origin.x + drawn->points[i].x, origin.y + drawn->points[i].y};
    *path = (struct path_item){.steps = steps,
                               .points = points,
                               .step_count = drawn->step_count,
                               .point_count = drawn->point_count,
                               .filled = drawn->filled,
                               .stroked = drawn->stroked,
                               .fill = drawn->fill,
                               .stroke = drawn->stroke,
                               .even_odd = drawn->even_odd,
                               .stroke_width = drawn->stroke_width,
                               .form = drawn->form};
    item->path = path;
    item->x = origin.x;
    item->y = origin.y;
    return path;
}

static void set_drawn_text(struct setter *setter, const struct drawn_item *drawn, uint32_t element,
                           struct point origin)
{
    struct word_row row = {.text = drawn->text,
                           .lang = setter->setting->document->language,
                           .element = element,
                           .face = drawn->face,
                           .size = drawn->size,
                           .ink = drawn->fill};
    dim x = origin.x + drawn->x;

    if (!drawn->text.len)
        return;
    if (drawn->anchor >= 0)
        x -= words_width(setter->setting, &row) / (drawn->anchor ? 1 : 2);
    set_words(setter, &row, x, origin.y + drawn->y);
}

/* All of it is cut to `frame`; without one only what reaches beyond the drawing's edges, there. */
static void set_within(struct setter *setter, const struct drawing *drawing, uint32_t element,
                       struct point origin, const struct cut *frame)
{
    const struct cut *cut = frame;

    for (size_t i = 0; i < drawing->item_count; i++) {
        const struct drawn_item *drawn = &drawing->items[i];

        if (drawn->kind == DRAWN_TEXT) {
            set_drawn_text(setter, drawn, element, origin);
            continue;
        }
        if (drawn->cut && !cut)
            cut = cut_to(setter, (struct cut){origin.x, origin.y, drawing->width, drawing->height});
        set_path(setter, drawn, element, origin)->cut = drawn->cut || frame ? cut : NULL;
    }
}

void set_drawing(struct setter *setter, const struct drawing *drawing, uint32_t element, struct point origin)
{
    set_within(setter, drawing, element, origin, NULL);
}

void set_mark(struct setter *setter, const struct picture_box *mark, dim y)
{
    enum artifact_kind outer = setter->artifact;

    setter->artifact = ARTIFACT_LAYOUT;
    set_drawing(setter, &mark->drawing, 0, (struct point){setter->left + mark->x, y});
    setter->artifact = outer;
}

void set_art(struct setter *setter, const struct drawing_spec *art)
{
    struct drawing drawing =
        figure_draw(&setter->setting->work, setter->setting->faces, art, setter->master->width);
    enum artifact_kind outer = setter->artifact;

    setter->artifact = ARTIFACT_BACKGROUND;
    set_drawing(setter, &drawing, 0, (struct point){0, 0});
    setter->artifact = outer;
}

/* The whole of a picture that fills a frame: it reaches beyond two of its sides, as far on the one as on the
 * other. */
static struct page_item whole_round(const struct doc_picture *picture, struct page_item frame)
{
    struct page_item whole = frame;

    if ((long_dim)frame.width * picture->height < (long_dim)frame.height * picture->width)
        whole.width = (dim)((long_dim)frame.height * picture->width / picture->height);
    else
        whole.height = (dim)((long_dim)frame.width * picture->height / picture->width);
    whole.x -= (whole.width - frame.width) / 2;
    whole.y -= (whole.height - frame.height) / 2;
    return whole;
}

/* Pixels are one item; outlines are drawn as wide as they stand here. */
static void set_picture(struct setter *setter, const struct doc_node *node, struct page_item where)
{
    struct setting *setting = setter->setting;
    const struct doc_picture *picture = node->picture;
    const struct cut *cut = NULL;
    struct page_item *item;

    if (node->style->bleed && where.width == setter->master->width)
        where.x = 0;
    if (picture->fills) {
        cut = cut_to(setter, (struct cut){where.x, where.y, where.width, where.height});
        where = whole_round(picture, where);
    }
    if (picture->drawing) {
        struct drawing drawing = figure_draw(&setting->work, setting->faces, picture->drawing, where.width);

        set_within(setter, &drawing, node->element, (struct point){where.x, where.y}, cut);
        return;
    }
    judge_sharpness(setter, node, where.width);
    item = set_item(setter, ITEM_PICTURE, node->element);
    item->x = where.x;
    item->y = where.y;
    item->width = where.width;
    item->height = where.height;
    item->picture = (struct picture_item){picture, cut};
}

void set_box(struct setter *setter, const struct picture_box *box, dim y)
{
    const struct doc_node *node = box->node;
    enum artifact_kind outer = setter->artifact;
    struct page_item where = {.x = setter->left + box->x, .y = y, .width = box->width, .height = box->height};

    if (box->rule) {
        set_rectangle(setter, where, node->style->rule, ARTIFACT_LAYOUT);
        return;
    }
    if (!node->element)
        setter->artifact = ARTIFACT_LAYOUT;
    if (node->drawing)
        set_drawing(setter, &box->drawing, node->element, (struct point){where.x, where.y});
    else
        set_picture(setter, node, where);
    setter->artifact = outer;
    mark_element(setter, node->element, where.x, y, y + box->height);
}
