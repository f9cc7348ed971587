/* Signs that people type, or paste, where Markdown has another way: they would be printed as they stand, and
 * those who hear the page would not know what they mean. */
#include "base/utf8.h"
#include "check/check.h"

static struct span part_of_text(const struct md_node *node, size_t at, size_t length)
{
    struct span span = node->text_span;

    if (!span.source)
        return node->span;
    return span.length == node->text.len ? span_part(span, (uint32_t)at, (uint32_t)length) : span;
}

static bool begins_line(const struct md_node *node)
{
    const struct md_node *before = node->parent->first;

    if (before == node)
        return true;
    while (before->next != node)
        before = before->next;
    return before->kind == MD_SOFT_BREAK || before->kind == MD_HARD_BREAK;
}

static void bullet_check(struct check *c, const struct md_node *node)
{
    static const struct slice bullets[] = {S_INIT("•"), S_INIT("●"), S_INIT("▪"), S_INIT("■"), S_INIT("◦"),
                                           S_INIT("○"), S_INIT("‣"), S_INIT("∙"), S_INIT("►"), S_INIT("➢")};

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (slice_starts_with(node->text, bullets[i]) && begins_line(node))
            DIAG(c->diagnostics, MSG_typed_bullet, part_of_text(node, 0, bullets[i].len));
}

static void footnote_check(struct check *c, const struct md_node *node)
{
    size_t start = slice_find(node->text, S("[^"), 0), end = slice_find_byte(node->text, ']', start);

    if (end < node->text.len)
        DIAG(c->diagnostics, MSG_typed_footnote, part_of_text(node, start, end + 1 - start));
}

static void strike_check(struct check *c, const struct md_node *node)
{
    size_t start = slice_find(node->text, S("~~"), 0), length;

    if (start == node->text.len)
        return;
    length = slice_find(slice_from(node->text, start + 2), S("~~"), 0) + 4;
    if (start + length <= node->text.len)
        DIAG(c->diagnostics, MSG_typed_strike, part_of_text(node, start, length));
}

/* ---- addresses ---- */

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* Without the signs that stand round an address in a sentence. */
static struct slice stripped(struct slice word)
{
    while (word.len && strchr("(\"'", *word.ptr))
        word = slice_from(word, 1);
    while (word.len && strchr(".,:;!?)\"'", word.ptr[word.len - 1]))
        word.len--;
    return word;
}

static bool is_mail(struct slice word)
{
    size_t at = slice_find_byte(word, '@', 0), point = slice_find_byte(word, '.', at);

    return at > 0 && point > at + 1 && point + 1 < word.len;
}

static void address_check(struct check *c, const struct md_node *node)
{
    for (size_t at = 0, end; at < node->text.len; at = end + 1) {
        struct slice word;
        bool mail, web, site;

        for (end = at; end < node->text.len && !is_space(node->text.ptr[end]);)
            end++;
        word = stripped(slice_sub(node->text, at, end - at));
        mail = is_mail(word);
        web = slice_starts_with(word, S("https://")) || slice_starts_with(word, S("http://"));
        site = slice_starts_with(word, S("www."));
        if (!mail && !web && !site)
            continue;
        DIAG(c->diagnostics, MSG_address_typed,
             part_of_text(node, (size_t)(word.ptr - node->text.ptr), word.len), word,
             site ? ARENA_JOIN(c->arena, S("["), word, S("](https://"), word, S(")"))
                  : ARENA_JOIN(c->arena, S("<"), word, S(">")));
    }
}

static bool stands_in_link(const struct md_node *node)
{
    for (; node; node = node->parent)
        if (node->kind == MD_LINK)
            return true;
    return false;
}

void typed_marks_check(struct check *c, const struct md_node *text)
{
    bullet_check(c, text);
    footnote_check(c, text);
    strike_check(c, text);
    if (!stands_in_link(text))
        address_check(c, text);
}
