/* Writes a page's items as operators: the shortest that say the same, state set only when it changes, one
 * marked content sequence for neighbours of one element. Takes placed items; decides nothing. */
#include "render/content.h"

#include <math.h>

#include "base/bug.h"
#include "render/content_draw.h"
#include "render/syntax.h"

void content_init(struct content *content, struct structure *structure, struct words *words)
{
    *content = (struct content){.structure = structure, .words = words};
}

void content_release(struct content *content)
{
    buffer_release(&content->out);
}

/* ---- text ------------------------------------------------------------------------------------ */

static void begin_text(struct content *c)
{
    if (c->in_text)
        return;
    buffer_put(&c->out, S("BT\n"));
    c->in_text = true;
    c->line_x = c->line_y = 0;
}

static void end_text(struct content *c)
{
    if (c->in_text)
        buffer_put(&c->out, S("ET\n"));
    c->in_text = false;
}

static void set_face(struct content *c, const struct text_item *text)
{
    if (c->face == text->face && c->size == text->size)
        return;
    buffer_put(&c->out, S("/F"));
    buffer_put_whole(&c->out, text->face);
    buffer_put_byte(&c->out, ' ');
    syntax_put_hundredths(&c->out, syntax_hundredths(text->size));
    buffer_put(&c->out, S(" Tf\n"));
    c->face = text->face;
    c->size = text->size;
}

/* Text that is only heard is not painted: Tr 3. */
static void set_seen(struct content *c, bool unseen)
{
    if (c->unseen == unseen)
        return;
    buffer_put(&c->out, unseen ? S("3 Tr\n") : S("0 Tr\n"));
    c->unseen = unseen;
}

static void move_line(struct content *c, const struct page_item *item)
{
    int32_t x = syntax_hundredths(item->x), y = c->page_top - syntax_hundredths(item->y);

    if (x == c->line_x && y == c->line_y)
        return;
    syntax_put_hundredths(&c->out, x - c->line_x);
    buffer_put_byte(&c->out, ' ');
    syntax_put_hundredths(&c->out, y - c->line_y);
    buffer_put(&c->out, S(" Td"));
    c->line_x = x;
    c->line_y = y;
}

/* A word at its place in the array: neighbours without a gap between them share a string. */
static int64_t put_word(struct content *c, struct word_code word, int64_t pen, int64_t place)
{
    int64_t off = place - pen, thousandths = (off + (off < 0 ? -50 : 50)) / 100;
    bool moved = off >= 150 || off <= -150;

    if (moved) {
        buffer_put_whole(&c->out, -thousandths);
        if (word.code.len && word.code.ptr[0] != '(' && word.code.ptr[0] != ']')
            buffer_put_byte(&c->out, ' '); /* two numbers in a row */
    } else if (c->out.ptr[c->out.len - 1] == ')' && word.code.len && word.code.ptr[0] == '(') {
        c->out.len--;
        word.code = slice_from(word.code, 1);
    }
    buffer_put(&c->out, word.code);
    return pen + (moved ? thousandths * 100 : 0) + word.advance;
}

static void put_words(struct content *c, const struct text_item *text)
{
    int64_t pen = 0;

    buffer_put_byte(&c->out, '[');
    for (uint32_t i = 0; i < text->word_count; i++) {
        uint32_t at = text->right_to_left ? text->word_count - 1 - i : i;
        const struct placed_word *placed = &text->words[at];
        bool hyphen = text->ends_in_hyphen && i + 1 == text->word_count;
        struct word_code code = hyphen ? words_hyphen_code(c->words, placed->word, text->size)
                                       : words_code(c->words, placed->word, text->size);
        int64_t place = (int64_t)placed->x * FONT_EM / text->size;

        pen = put_word(c, code, pen, place);
    }
    buffer_put(&c->out, S("]TJ\n"));
}

static bool is_aslant(const struct text_item *text)
{
    return text->along.x || text->along.y;
}

static void put_factor(struct content *c, double factor)
{
    syntax_put_thousandths(&c->out, (int64_t)floor(factor * 1000 + 0.5));
    buffer_put_byte(&c->out, ' ');
}

/* The text matrix of a baseline that is not level (ISO 32000-1, 9.4.2). */
static void turn(struct content *c, const struct page_item *item)
{
    double x = item->text.along.x, y = -item->text.along.y, length = hypot(x, y);

    put_factor(c, x / length);
    put_factor(c, y / length);
    put_factor(c, -y / length);
    put_factor(c, x / length);
    syntax_put_hundredths(&c->out, syntax_hundredths(item->x));
    buffer_put_byte(&c->out, ' ');
    syntax_put_hundredths(&c->out, c->page_top - syntax_hundredths(item->y));
    buffer_put(&c->out, S(" Tm\n"));
}

/* As at the beginning of a text object. */
static void turn_back(struct content *c)
{
    buffer_put(&c->out, S("1 0 0 1 0 0 Tm\n"));
    c->line_x = c->line_y = 0;
}

/* A language of its own (ISO 32000-1, 14.9.2.2), and what an acronym stands for (14.9.5). */
static bool begin_span(struct content *c, const struct page_item *item)
{
    bool foreign = item->text.lang.len && item->element && !structure_is_inline(c->structure, item->element);
    bool expands = item->text.expansion && item->element;

    if (!foreign && !expands)
        return false;
    buffer_put(&c->out, S("/Span<<"));
    if (foreign) {
        buffer_put(&c->out, S("/Lang"));
        syntax_put_text(&c->out, item->text.lang);
    }
    if (expands) {
        buffer_put(&c->out, S("/E"));
        syntax_put_text(&c->out, c->structure->document->expansions[item->text.expansion]);
    }
    buffer_put(&c->out, S(">>BDC\n"));
    return true;
}

static void put_text(struct content *c, const struct page_item *item)
{
    bool span;

    if (!item->text.word_count || item->text.size <= 0)
        return;
    begin_text(c);
    span = begin_span(c, item);
    content_set_fill(c, item->text.ink);
    set_face(c, &item->text);
    set_seen(c, item->text.unseen);
    if (is_aslant(&item->text))
        turn(c, item);
    else
        move_line(c, item);
    put_words(c, &item->text);
    if (is_aslant(&item->text))
        turn_back(c);
    if (span)
        buffer_put(&c->out, S("EMC\n"));
}

/* ---- groups of one element ------------------------------------------------------------------- */

static bool is_artifact(const struct page_item *item)
{
    return item->artifact != ARTIFACT_NONE || !item->element;
}

static bool together(const struct page_item *a, const struct page_item *b)
{
    if (is_artifact(a) || is_artifact(b))
        return is_artifact(a) && is_artifact(b) && a->artifact == b->artifact;
    return a->element == b->element;
}

/* ISO 32000-1, 14.8.2.2. */
static void begin_artifact(struct content *c, enum artifact_kind kind)
{
    static const char *const properties[] = {
        [ARTIFACT_NONE] = "/Type/Layout",
        [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
        [ARTIFACT_LAYOUT] = "/Type/Layout",
        [ARTIFACT_BACKGROUND] = "/Type/Background",
        [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
    };

    buffer_put(&c->out, S("/Artifact<<"));
    buffer_put_text(&c->out, properties[kind]);
    buffer_put(&c->out, S(">>BDC\n"));
}

static void begin_group(struct content *c, const struct page_item *item)
{
    if (is_artifact(item)) {
        begin_artifact(c, item->artifact);
        return;
    }
    buffer_put_byte(&c->out, '/');
    buffer_put_text(&c->out, structure_tag(c->structure, item->element));
    buffer_put(&c->out, S("<</MCID "));
    buffer_put_whole(&c->out, structure_add_content(c->structure, item->element));
    buffer_put(&c->out, S(">>BDC\n"));
}

static void put_item(struct content *c, const struct page_item *item)
{
    if (item->kind == ITEM_TEXT) {
        put_text(c, item);
    } else {
        end_text(c);
        content_draw(c, item);
    }
    if (item->element && structure_is_figure(c->structure, item->element))
        content_note_figure(c, item);
}

/* Marked content and text objects must nest (14.6.1): a group that is all text stands inside one text object,
 * which it may share with its neighbours; any other has its own inside. */
static void put_group(struct content *c, const struct page_item *items, size_t count, bool all_text)
{
    if (all_text)
        begin_text(c);
    else
        end_text(c);
    begin_group(c, items);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind != ITEM_LINK)
            put_item(c, &items[i]);
    if (!all_text)
        end_text(c);
    buffer_put(&c->out, S("EMC\n"));
}

static void start_page(struct content *c, const struct page *page)
{
    buffer_clear(&c->out);
    c->page = page;
    c->page_top = syntax_hundredths(page->height);
    c->fill = c->stroke = 0; /* black, as a page begins */
    c->stroke_width = -1;
    c->cap = CAP_BUTT;
    c->join = JOIN_MITRE;
    c->mitre_limit = MITRE_LIMIT;
    c->face = -1;
    c->in_text = c->unseen = false;
    structure_begin_page(c->structure);
}

/* How many items from `at` on stand in one sequence; links are no content and interrupt nothing. */
static size_t group_length(const struct page *page, size_t at, bool *all_text)
{
    size_t end = at + 1;

    *all_text = page->items[at].kind == ITEM_TEXT;
    for (; end < page->item_count; end++) {
        const struct page_item *item = &page->items[end];

        if (item->kind == ITEM_LINK)
            continue;
        if (!together(&page->items[at], item))
            break;
        *all_text &= item->kind == ITEM_TEXT;
    }
    return end - at;
}

void content_page(struct content *c, const struct page *page, const uint32_t *annotations)
{
    start_page(c, page);
    for (size_t at = 0, length; at < page->item_count; at += length) {
        const struct page_item *items = &page->items[at];
        bool all_text;

        length = items->kind == ITEM_LINK ? 1 : group_length(page, at, &all_text);
        if (items->kind != ITEM_LINK)
            put_group(c, items, length, all_text);
        for (size_t i = 0; i < length; i++)
            if (items[i].kind == ITEM_LINK)
                structure_add_annotation(c->structure, items[i].element, *annotations++);
    }
    end_text(c);
}
