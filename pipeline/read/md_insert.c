/* What stands inside the braces: formula and format of an insert, id and language of a span of words. */
#include "base/language.h"
#include "base/utf8.h"
#include "read/md_text.h"

/* Offset of the bar that parts formula and format, outside quotation marks; end when there is none. */
static size_t bar_between(struct slice text, size_t start, size_t end)
{
    bool quoted = false;

    for (size_t at = start; at < end; at++) {
        if (text.ptr[at] == '"')
            quoted = !quoted;
        else if (text.ptr[at] == '|' && !quoted)
            return at;
    }
    return end;
}

/* Without white space at both ends. */
static struct md_range trimmed(struct slice text, size_t start, size_t end)
{
    struct slice part = slice_trim(slice_sub(text, start, end - start));
    size_t from = part.len ? (size_t)(part.ptr - text.ptr) : start;

    return (struct md_range){from, from + part.len};
}

/* A formula that runs over lines of a block is longer in the file than in the text, for the block's indent.
 * Then it is taken from the file, so that an offset in the formula is one in its span. */
static struct slice formula_text(struct md_text *text, struct md_range part, struct span span)
{
    const struct source *source = sources_at(text->context->sources, span.source);
    struct md_text whole = {.context = text->context, .text = source->text};

    if (span.length == part.end - part.start)
        return md_flat(text, part.start, part.end);
    if (utf8_equal_folded(span_text(text->context->sources, span),
                          slice_sub(text->text, part.start, part.end - part.start)))
        return md_flat(&whole, span.start, span.start + span.length);
    return md_flat(text, part.start, part.end);
}

struct md_insert *md_insert_of(struct md_text *text, const struct md_mask *mask)
{
    struct md_context *context = text->context;
    struct md_insert *insert = ARENA_NEW(context->arena, struct md_insert);
    size_t bar = bar_between(text->text, mask->inner_start, mask->inner_end);
    struct md_range formula = trimmed(text->text, mask->inner_start, bar), format = {bar, bar};

    if (bar < mask->inner_end)
        format = trimmed(text->text, bar + 1, mask->inner_end);
    insert->is_claim = mask->is_claim;
    insert->span = md_span(text, mask->start, mask->end);
    if (mask->is_claim) {
        insert->words = md_flat(text, mask->words_start, mask->words_end);
        insert->words_span = md_span(text, mask->words_start, mask->words_end);
    }
    insert->formula_span = md_span(text, formula.start, formula.end);
    insert->formula = formula_text(text, formula, insert->formula_span);
    insert->format = md_flat(text, format.start, format.end);
    insert->format_span = md_span(text, format.start, format.end);
    if (bar < mask->inner_end && !insert->format.len)
        DIAG(context->diagnostics, MSG_md_format_empty, md_span(text, bar, bar + 1));
    *VECTOR_PUSH(context->arena, &context->inserts) = insert;
    insert->number = (uint32_t)context->inserts.count;
    return insert;
}

static bool is_id(struct slice id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];

        if (c == '{') /* an insert: what it gives is checked when it is known */
            return true;
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i)))
            return false;
    }
    return id.len > 0;
}

static void read_attribute(struct md_text *text, struct md_range part, struct md_node *node)
{
    struct diagnostics *d = text->context->diagnostics;
    struct slice word = slice_sub(text->text, part.start, part.end - part.start);

    if (word.ptr[0] == '#') {
        node->id = slice_from(word, 1);
        node->id_span = md_span(text, part.start + 1, part.end);
        if (!is_id(node->id))
            DIAG(d, MSG_md_id_form, md_span(text, part.start, part.end), word);
    } else if (slice_starts_with(word, S("lang=")) && word.len > 5) {
        node->lang = slice_from(word, 5);
        if (!language_is_known(node->lang))
            DIAG(d, MSG_language_wanted, md_span(text, part.start + 5, part.end), node->lang,
                 language_advised(node->lang));
    } else {
        DIAG(d, MSG_md_attribute, md_span(text, part.start, part.end), word);
    }
}

void md_read_attributes(struct md_text *text, const struct md_mask *mask, struct md_node *node)
{
    size_t at = mask->inner_start;

    while (at < mask->inner_end) {
        size_t end = at;
        unsigned braces = 0;

        while (end < mask->inner_end && (braces || text->text.ptr[end] != ' ')) {
            braces += text->text.ptr[end] == '{';
            braces -= braces && text->text.ptr[end] == '}';
            end++;
        }
        if (end > at)
            read_attribute(text, (struct md_range){at, end}, node);
        at = end + 1;
    }
}
