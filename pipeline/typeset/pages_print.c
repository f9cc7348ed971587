/* Pages as indented text: for --stop-after typeset, and the goldens of tests. Lengths in pt, to three
 * decimals. */
#include "base/buffer.h"
#include "typeset/pages.h"

static void print_length(struct buffer *out, dim length)
{
    int64_t thousandths = ((int64_t)length * 1000 * 2 + (length < 0 ? -DIM_PT : DIM_PT)) / (2 * DIM_PT);
    int64_t whole = thousandths < 0 ? -thousandths : thousandths;

    buffer_print(out, "%s%lld", thousandths < 0 ? "-" : "", (long long)(whole / 1000));
    if (whole % 1000)
        buffer_print(out, ".%03lld", (long long)(whole % 1000));
}

static void print_place(struct buffer *out, const struct page_item *item)
{
    static const char *const artifacts[] = {[ARTIFACT_HEADER] = "head",
                                            [ARTIFACT_FOOTER] = "foot",
                                            [ARTIFACT_LAYOUT] = "layout",
                                            [ARTIFACT_BACKGROUND] = "background",
                                            [ARTIFACT_WATERMARK] = "watermark"};

    if (item->artifact == ARTIFACT_NONE)
        buffer_print(out, " element %u", item->element);
    else
        buffer_print(out, " artifact %s", artifacts[item->artifact]);
    buffer_put_text(out, " at ");
    print_length(out, item->x);
    buffer_put_text(out, ",");
    print_length(out, item->y);
    buffer_put_text(out, " width ");
    print_length(out, item->width);
    if (item->kind == ITEM_TEXT)
        return;
    buffer_put_text(out, " height ");
    print_length(out, item->height);
}

static void print_colour(struct buffer *out, struct colour c)
{
    buffer_print(out, " #%02x%02x%02x", c.red, c.green, c.blue);
}

/* In logical order: the words of right-to-left text stand in visual order. */
static void print_text(struct buffer *out, const struct text_item *text)
{
    buffer_print(out, " face %u size ", text->face);
    print_length(out, text->size);
    if (text->right_to_left)
        buffer_put_text(out, " right-to-left");
    if (text->lang.len)
        buffer_print(out, " lang %.*s", SLICE_ARG(text->lang));
    if (text->expansion)
        buffer_print(out, " expansion %u", text->expansion);
    buffer_put_text(out, " \"");
    for (uint32_t i = 0; i < text->word_count; i++)
        buffer_put(out, text->words[text->right_to_left ? text->word_count - 1 - i : i].word->text);
    buffer_put_text(out, "\"");
    if (text->ends_in_hyphen)
        buffer_put_text(out, " hyphen");
    if (text->badness)
        buffer_print(out, " badness %u", text->badness);
    if (text->unseen)
        buffer_put_text(out, " unseen");
}

static void print_cut(struct buffer *out, const struct cut *cut)
{
    buffer_put_text(out, ", cut to ");
    print_length(out, cut->width);
    buffer_put_text(out, " by ");
    print_length(out, cut->height);
    buffer_put_text(out, " at ");
    print_length(out, cut->x);
    buffer_put_byte(out, ',');
    print_length(out, cut->y);
}

static void print_item(struct buffer *out, const struct page_item *item)
{
    static const char *const kinds[] = {[ITEM_TEXT] = "text",
                                        [ITEM_RECTANGLE] = "rectangle",
                                        [ITEM_PATH] = "path",
                                        [ITEM_PICTURE] = "picture",
                                        [ITEM_LINK] = "link"};

    buffer_indent(out, 1);
    buffer_put_text(out, kinds[item->kind]);
    print_place(out, item);
    if (item->kind == ITEM_TEXT)
        print_text(out, &item->text);
    else if (item->kind == ITEM_RECTANGLE)
        print_colour(out, item->fill);
    else if (item->kind == ITEM_PATH)
        buffer_print(out, " steps %u", item->path->step_count);
    else if (item->kind == ITEM_PICTURE && item->picture.cut)
        print_cut(out, item->picture.cut);
    else if (item->kind == ITEM_LINK && item->link->uri.len)
        buffer_print(out, " to %.*s", SLICE_ARG(item->link->uri));
    else if (item->kind == ITEM_LINK)
        buffer_print(out, " to element %u", item->link->target);
    buffer_put_byte(out, '\n');
}

void pages_print(const struct pages *pages, struct buffer *out)
{
    static const char *const ends[] = {
        [PAGE_END_OF_DOCUMENT] = "with the document", [PAGE_END_ASKED] = "where a new page is asked for",
        [PAGE_END_FREE] = "between blocks",           [PAGE_END_IN_BLOCK] = "inside a block",
        [PAGE_END_DEAR] = "at a dear place",          [PAGE_END_FORCED] = "where no break should be"};

    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->list[i];

        buffer_print(out, "page %.*s ", SLICE_ARG(page->folio));
        print_length(out, page->width);
        buffer_put_text(out, " by ");
        print_length(out, page->height);
        buffer_print(out, ", ends %s", ends[page->end]);
        if (page->end_price)
            buffer_print(out, " at a price of %d", page->end_price);
        buffer_put_text(out, ", ");
        print_length(out, page->left_empty);
        buffer_put_text(out, " left\n");
        for (size_t k = 0; k < page->item_count; k++)
            print_item(out, &page->items[k]);
    }
    for (size_t i = 0; i < pages->outline_count; i++) {
        const struct outline_entry *entry = &pages->outline[i];

        buffer_print(out, "outline %u element %u page %u \"%.*s\"\n", entry->level, entry->element,
                     entry->at.page + 1, SLICE_ARG(entry->text));
    }
}
