/* One line of a paragraph → placed words: parts of broken words shaped anew, spaces stretched to the very
 * edge, runs in visual order (UAX 9 L2), one text item for each stretch of one face and element, links and
 * their underlines. */
#include "typeset/setter.h"

/* A word or space of the line, in logical order. */
struct slot_word {
    const struct shaped *word;
    dim x, width;
    uint16_t piece;
    uint8_t level;
    bool space, stretches;
};

struct line_setter {
    struct setter *setter;
    const struct block *block;
    const struct line *line;
    struct arena scratch;
    VECTOR(struct slot_word) words;
    dim x, y;     /* left edge of the line; baseline */
    dim width;    /* of the words, the trailing space not counted */
    size_t count; /* of words, the trailing space not counted */
};

static const struct piece *piece_of(const struct line_setter *s, const struct slot_word *w)
{
    return &s->block->paragraph->pieces[w->piece];
}

static struct slice block_lang(const struct line_setter *s)
{
    return s->block->node ? node_lang(s->setter->setting, s->block->node)
                          : s->setter->setting->document->language;
}

static void add_word(struct line_setter *s, const struct atom *a, const struct shaped *word, dim width)
{
    bool space = a->kind == ATOM_SPACE;

    *VECTOR_PUSH(&s->scratch, &s->words) =
        (struct slot_word){word, 0, width, a->piece, a->level, space, space && !(a->flags & ATOM_RIGID)};
}

/* Part of a word, and the hyphen behind it when the line breaks there. */
static const struct shaped *shape_part(struct line_setter *s, const struct atom *a, struct slice text,
                                       bool hyphen)
{
    struct setting *setting = s->setter->setting;
    const struct paragraph *p = s->block->paragraph;
    struct slice lang = p->pieces[a->piece].lang;
    unsigned features = p->features | (a->level % 2 ? SHAPE_RIGHT_TO_LEFT : 0);

    if (hyphen)
        text = ARENA_JOIN(&s->scratch, text, S("-"));
    return face_shape(setting->faces, a->word->face, text, lang.len ? lang : block_lang(s), features);
}

/* Boxes of one word that stand on this line become one again. */
static size_t gather_word(struct line_setter *s, size_t at)
{
    const struct paragraph *p = s->block->paragraph;
    const struct atom *first = &p->atoms[at], *last = first;
    struct slice text;
    bool hyphen;
    const struct shaped *word = first->word;

    for (at++; at < s->line->end; at++) {
        if (p->atoms[at].kind == ATOM_BREAK)
            continue;
        if (p->atoms[at].kind != ATOM_BOX || !(p->atoms[at].flags & ATOM_JOINED))
            break;
        last = &p->atoms[at];
    }
    text = slice_sub(p->text, first->start, last->end - first->start);
    hyphen = s->line->hyphen && at >= s->line->end;
    if (hyphen || text.len != word->text.len)
        word = shape_part(s, first, text, hyphen);
    add_word(s, first, word,
             face_scale(s->setter->setting->faces, word->face, word->advance, p->style->size));
    return at;
}

static void gather_line(struct line_setter *s)
{
    const struct paragraph *p = s->block->paragraph;
    size_t at = s->line->first;

    while (at < s->line->end) {
        const struct atom *a = &p->atoms[at];

        if (a->kind == ATOM_BOX) {
            at = gather_word(s, at);
            continue;
        }
        if (a->kind == ATOM_SPACE)
            add_word(s, a, a->word, a->width);
        at++;
    }
    s->count = s->words.count;
    for (size_t i = 0; i < s->count; i++)
        s->width += s->words.items[i].width;
}

/* The space at which the line was broken stays on it, for those who copy or hear the text. At a forced break,
 * and before what stands at the end of the last line, one is made. */
static void add_trailing_space(struct line_setter *s)
{
    const struct paragraph *p = s->block->paragraph;
    bool ends = s->line->end >= p->atom_count;
    const struct atom *a = ends ? NULL : &p->atoms[s->line->end];
    struct slot_word space;

    if (!s->count || s->line->hyphen)
        return;
    if (a ? a->kind != ATOM_SPACE && !(a->flags & ATOM_FORCED) : !s->block->tail)
        return;
    space = s->words.items[s->count - 1];
    if (a && a->kind == ATOM_SPACE) {
        if (a->piece != space.piece && a->word->face == space.word->face)
            space.piece = a->piece;
        space.word = a->word;
    } else {
        space.word =
            face_shape(s->setter->setting->faces, space.word->face, S(" "), block_lang(s), p->features);
    }
    space.width =
        face_scale(s->setter->setting->faces, space.word->face, space.word->advance, p->style->size);
    space.level = p->right_to_left;
    space.space = true;
    *VECTOR_PUSH(&s->scratch, &s->words) = space;
}

/* What is left over goes to the spaces, to the last 1024th of a point. */
static void justify(struct line_setter *s, dim measure)
{
    long_dim left = measure - s->width, elastic = 0, done = 0, shared = 0;

    for (size_t i = 0; i < s->count; i++)
        elastic += s->words.items[i].stretches ? s->words.items[i].width : 0;
    if (!elastic || (s->line->last && left > 0))
        return;
    for (size_t i = 0; i < s->count; i++) {
        struct slot_word *w = &s->words.items[i];
        long_dim until;

        if (!w->stretches)
            continue;
        done += w->width;
        until = left * done / elastic;
        w->width += (dim)(until - shared);
        shared = until;
    }
    s->width = measure;
}

static void swap_words(struct slot_word **order, size_t from, size_t to)
{
    while (from + 1 < to) {
        struct slot_word *kept = order[from];

        order[from++] = order[--to];
        order[to] = kept;
    }
}

/* UAX 9 L2. */
static void reorder(const struct line_setter *s, struct slot_word **order)
{
    uint8_t highest = 0;

    for (size_t i = 0; i < s->words.count; i++)
        highest = s->words.items[i].level > highest ? s->words.items[i].level : highest;
    for (unsigned level = highest; level > 0; level--)
        for (size_t i = 0, end; i < s->words.count; i = end + 1) {
            for (end = i; end < s->words.count && order[end]->level >= level;)
                end++;
            swap_words(order, i, end);
        }
}

static dim line_start(const struct line_setter *s, dim measure)
{
    dim left = measure - s->width;
    enum text_align align = s->block->align;

    if (align == ALIGN_CENTRE)
        return left / 2;
    if ((align == ALIGN_END) != s->block->paragraph->right_to_left)
        return left; /* the start of right-to-left text is on the right */
    return 0;
}

static void place_words(struct line_setter *s, size_t number)
{
    const struct block *b = s->block;
    dim indent = number == 0 ? b->first_indent : s->line->hang, measure = b->measure - indent, x;
    struct slot_word **order = ARENA_ARRAY(&s->scratch, struct slot_word *, s->words.count + 1);
    bool rtl = b->paragraph->right_to_left;

    if (b->align == ALIGN_JUSTIFY)
        justify(s, measure);
    for (size_t i = 0; i < s->words.count; i++)
        order[i] = &s->words.items[i];
    reorder(s, order);
    x = s->x + (rtl ? 0 : indent) + line_start(s, measure);
    if (rtl && s->words.count > s->count) /* the trailing space stands outside on the left */
        x -= s->words.items[s->count].width;
    for (size_t i = 0; i < s->words.count; i++) {
        order[i]->x = x;
        x += order[i]->width;
    }
}

static uint32_t element_of(const struct line_setter *s, const struct slot_word *w)
{
    uint32_t element = piece_of(s, w)->element;

    return element ? element : s->block->element;
}

/* Whether two neighbours (in logical order) belong to one text item. */
static bool same_item(const struct line_setter *s, const struct slot_word *a, const struct slot_word *b)
{
    return a->level % 2 == b->level % 2 && a->word->face == b->word->face &&
           element_of(s, a) == element_of(s, b) && piece_of(s, a)->expansion == piece_of(s, b)->expansion &&
           slice_equal(piece_of(s, a)->lang, piece_of(s, b)->lang) &&
           (b->level % 2 ? b->x + b->width == a->x : a->x + a->width == b->x);
}

static void set_stretch(struct line_setter *s, size_t from, size_t to)
{
    struct setting *setting = s->setter->setting;
    const struct block *b = s->block;
    struct slot_word *list = s->words.items;
    bool rtl = list[from].level % 2;
    size_t count = to - from;
    struct placed_word *words = ARENA_ARRAY(setting->arena, struct placed_word, count);
    struct page_item *item = set_item(s->setter, ITEM_TEXT, element_of(s, &list[from]));
    dim left = rtl ? list[to - 1].x : list[from].x,
        right = rtl ? list[from].x + list[from].width : list[to - 1].x + list[to - 1].width;

    for (size_t i = 0; i < count; i++) {
        const struct slot_word *w = &list[rtl ? to - 1 - i : from + i];

        words[i] = (struct placed_word){w->word, w->x - left};
    }
    item->x = left;
    item->y = s->y;
    item->width = right - left;
    item->text = (struct text_item){.words = words,
                                    .word_count = (uint32_t)count,
                                    .face = list[from].word->face,
                                    .size = b->paragraph->style->size,
                                    .ink = b->paragraph->style->ink,
                                    .ends_in_hyphen = s->line->hyphen && to == s->words.count,
                                    .right_to_left = rtl,
                                    .badness = s->line->badness,
                                    .expansion = piece_of(s, &list[from])->expansion,
                                    .lang = piece_of(s, &list[from])->lang};
    mark_element(s->setter, item->element, left, s->y - b->baseline, s->y - b->baseline + b->leading);
}

static void underline(struct line_setter *s, dim left, dim right)
{
    const struct doc_style *style = s->block->paragraph->style;
    uint8_t face = style_face(style, VARIANT_REGULAR);
    const struct faces *faces = s->setter->setting->faces;
    const struct face_metrics *m = face_metrics(faces, face);
    struct page_item where = {.x = left, .width = right - left};

    where.height = face_scale(faces, face, m->underline_thickness, style->size);
    where.y = s->y - face_scale(faces, face, m->underline_position, style->size) - where.height / 2;
    set_rectangle(s->setter, where, style->ink, ARTIFACT_LAYOUT);
}

static void set_link(struct line_setter *s, const struct piece *piece, dim left, dim right)
{
    const struct doc_style *style = s->block->paragraph->style;
    const struct faces *faces = s->setter->setting->faces;
    uint8_t face = style_face(style, VARIANT_REGULAR);
    dim ascent = face_scale(faces, face, face_metrics(faces, face)->ascent, style->size);
    dim descent = face_scale(faces, face, face_metrics(faces, face)->descent, style->size);
    struct page_item *item =
        set_item(s->setter, ITEM_LINK, piece->element ? piece->element : s->block->element);

    item->x = left;
    item->y = s->y - ascent;
    item->width = right - left;
    item->height = ascent + descent;
    item->link = piece->link;
    if (!s->block->node || s->block->node->role != DOC_ENTRY)
        underline(s, left, right);
}

/* One annotation for each part of a link on this line. Not in heads and feet, where nothing is content. */
static void set_links(struct line_setter *s)
{
    if (s->setter->artifact != ARTIFACT_NONE)
        return;
    for (size_t i = 0, end; i < s->count; i = end) {
        const struct piece *piece = piece_of(s, &s->words.items[i]);
        dim left = s->words.items[i].x, right = left + s->words.items[i].width;

        for (end = i + 1; end < s->count; end++) {
            const struct slot_word *w = &s->words.items[end];

            if (piece_of(s, w)->link != piece->link || piece_of(s, w)->element != piece->element)
                break;
            left = w->x < left ? w->x : left;
            right = w->x + w->width > right ? w->x + w->width : right;
        }
        if (piece->link)
            set_link(s, piece, left, right);
    }
}

static dim right_edge(const struct line_setter *s)
{
    dim right = s->x;

    for (size_t i = 0; i < s->count; i++)
        if (s->words.items[i].x + s->words.items[i].width > right)
            right = s->words.items[i].x + s->words.items[i].width;
    return right;
}

/* Leader dots on a grid from the right edge, so that those of several entries stand below each other. */
static void set_leader(struct line_setter *s, dim from, dim to)
{
    struct setting *setting = s->setter->setting;
    const struct doc_style *style = s->block->paragraph->style;
    uint8_t face = style_face(style, VARIANT_REGULAR);
    const struct shaped *dot = face_shape(setting->faces, face, S("."), setting->document->language, 0);
    dim pitch = style->size / 2, edge = s->setter->left + master_measure(s->setter->master), start;
    enum artifact_kind outer = s->setter->artifact;
    struct placed_word *words;
    struct page_item *item;
    size_t count;

    start = edge - (edge - from - pitch) / pitch * pitch;
    if (to - pitch <= start)
        return;
    count = (size_t)((to - pitch - start + pitch - 1) / pitch);
    words = ARENA_ARRAY(setting->arena, struct placed_word, count);
    for (size_t i = 0; i < count; i++)
        words[i] = (struct placed_word){dot, (dim)i * pitch};
    s->setter->artifact = ARTIFACT_LAYOUT;
    item = set_item(s->setter, ITEM_TEXT, 0);
    s->setter->artifact = outer;
    item->x = start;
    item->y = s->y;
    item->width = (dim)count * pitch;
    item->text = (struct text_item){
        .words = words, .word_count = (uint32_t)count, .face = face, .size = style->size, .ink = style->ink};
}

/* Before what goes on a typed line: it is not part of what was typed. */
static void set_arrow(struct line_setter *s)
{
    const struct paragraph *p = s->block->paragraph;
    enum artifact_kind outer = s->setter->artifact;
    struct word_row row = {.text = S("→"),
                           .lang = s->setter->setting->document->language,
                           .face = style_face(p->style, VARIANT_CODE),
                           .size = p->style->size,
                           .ink = p->style->ink};

    s->setter->artifact = ARTIFACT_LAYOUT;
    set_words(s->setter, &row, s->x + s->line->hang - 2 * p->column, s->y);
    s->setter->artifact = outer;
}

static void set_tail(struct line_setter *s, dim y)
{
    const struct block *tail = s->block->tail;
    dim start = s->setter->left + tail->x + tail->measure - tail->lines.list[0].width;

    set_leader(s, right_edge(s), start);
    set_line(s->setter, tail, 0, y);
}

/* The margin column's room to the text is on the side of the text. */
static dim block_left(const struct setter *setter, const struct block *block)
{
    if (!block->in_margin)
        return setter->left + block->x;
    return setter->margin_left + (setter->margin_left > setter->left ? block->x : 0);
}

static void set_own_line(struct setter *setter, const struct block *block, size_t number, dim y)
{
    struct line_setter s = {.setter = setter, .block = block};

    if (number == 0 && block->label)
        set_line(setter, block->label, 0, y + block->baseline - block->label->baseline);
    if (number == 0 && block->mark)
        set_mark(setter, block->mark, y + (block->leading - block->mark->height) / 2);
    if (number >= block->lines.count)
        return; /* room kept for lines that are no longer needed */
    s.line = &block->lines.list[number];
    s.x = block_left(setter, block);
    s.y = y + block->baseline;
    gather_line(&s);
    add_trailing_space(&s);
    place_words(&s, number);
    mark_element(setter, block->element, s.x, y, y + block->leading);
    if (s.line->hang)
        set_arrow(&s);
    for (size_t i = 0, end; i < s.words.count; i = end) {
        for (end = i + 1; end < s.words.count && same_item(&s, &s.words.items[end - 1], &s.words.items[end]);)
            end++;
        set_stretch(&s, i, end);
    }
    set_links(&s);
    if (block->tail && number + 1 == block->lines.count)
        set_tail(&s, y);
    arena_release(&s.scratch);
}

/* A block without an element repeats what is heard elsewhere. */
void set_line(struct setter *setter, const struct block *block, size_t number, dim y)
{
    enum artifact_kind outer = setter->artifact;

    if (!block->element && outer == ARTIFACT_NONE)
        setter->artifact = ARTIFACT_LAYOUT;
    set_own_line(setter, block, number, y);
    setter->artifact = outer;
}
