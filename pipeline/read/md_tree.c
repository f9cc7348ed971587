/* From md4c's calls to the tree of nodes. md4c sees the run with inserts hidden; places are found by where
 * its text pointers lie in what it was given, and what has no text (an empty cell, a rule) by where the last
 * text ended. While the tree grows, spans hold offsets in the text; when a node is closed they become places
 * in the source. */
#include "base/utf8.h"
#include "read/md_extent.h"
#include "read/md_text.h"

#include <md4c.h>

struct md_tree {
    struct md_text *t;
    struct md_run run;
    const char *shown; /* what md4c was given */
    size_t prefix;     /* bytes of it that are not the author's */
    struct md_node *open;
    unsigned depth;
    size_t last;  /* end of what was met last */
    bool quiet;   /* inside something that was refused */
    bool stopped; /* md4c goes on calling for a while after it was told to stop */
};

/* Offset in the text of a pointer into what md4c was given; false for its own strings. */
static bool offset_of(const struct md_tree *tree, const char *p, size_t *offset)
{
    size_t shown = tree->prefix + (tree->run.end - tree->run.start);

    if (p < tree->shown || p > tree->shown + shown)
        return false;
    *offset = (size_t)(p - tree->shown);
    *offset = tree->run.start + (*offset > tree->prefix ? *offset - tree->prefix : 0);
    return true;
}

static bool is_leaf_block(enum md_kind kind)
{
    return kind == MD_PARAGRAPH || kind == MD_HEADING || kind == MD_CELL;
}

static struct md_node *open_node(struct md_tree *tree, enum md_kind kind)
{
    struct md_node *node = md_new_node(tree->t, kind, tree->open);

    node->span.start = (uint32_t)tree->last;
    tree->open = node;
    tree->depth++;
    return node;
}

/* The offsets from the first child's start to the last one's end; without children the place that is known.
 */
static void close_node(struct md_tree *tree)
{
    struct md_node *node = tree->open;
    struct md_range extent = {node->span.start, node->span.start + node->span.length};

    if (node->first && !node->span.length)
        extent = (struct md_range){node->first->span.start, node->last->span.start + node->last->span.length};
    extent = md_widen(tree->t->text, tree->run, node, extent);
    node->span.start = (uint32_t)extent.start;
    node->span.length = (uint32_t)(extent.end - extent.start);
    if (extent.end > tree->last)
        tree->last = extent.end;
    tree->open = node->parent;
    tree->depth--;
}

/* A tight list's items hold their words without a paragraph; here every item's words are in one. */
static void close_implied(struct md_tree *tree)
{
    if (tree->open->kind == MD_PARAGRAPH && tree->open->ordered)
        close_node(tree);
}

static void open_implied(struct md_tree *tree)
{
    if (tree->open->kind == MD_ITEM)
        open_node(tree, MD_PARAGRAPH)->ordered =
            true; /* the mark of an implied one; taken off when settled */
}

static int too_deep(struct md_tree *tree)
{
    if (tree->depth < MD_DEPTH)
        return 0;
    DIAG(tree->t->context->diagnostics, MSG_md_depth, md_span(tree->t, tree->last, tree->last + 1));
    tree->stopped = true;
    return 1;
}

static void refuse_code(struct md_tree *tree)
{
    struct md_range line = md_next_line(tree->t->text, tree->run, tree->last);

    DIAG(tree->t->context->diagnostics, MSG_md_code, md_span(tree->t, line.start, line.end));
    tree->last = line.end;
}

static void open_table_cell(struct md_tree *tree, const MD_BLOCK_TD_DETAIL *detail)
{
    struct md_node *cell = open_node(tree, MD_CELL);

    cell->level = detail->align == MD_ALIGN_LEFT     ? 1
                  : detail->align == MD_ALIGN_CENTER ? 2
                  : detail->align == MD_ALIGN_RIGHT  ? 3
                                                     : 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct md_tree *tree = data;

    if (tree->stopped || type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
        return tree->stopped;
    close_implied(tree);
    if (too_deep(tree))
        return 1;
    switch (type) {
    case MD_BLOCK_QUOTE:
        open_node(tree, MD_QUOTE);
        break;
    case MD_BLOCK_UL:
        open_node(tree, MD_LIST);
        break;
    case MD_BLOCK_OL: {
        struct md_node *list = open_node(tree, MD_LIST);

        list->ordered = true;
        list->number = ((MD_BLOCK_OL_DETAIL *)detail)->start;
        break;
    }
    case MD_BLOCK_LI:
        open_node(tree, MD_ITEM);
        break;
    case MD_BLOCK_HR:
        open_node(tree, MD_RULE);
        break;
    case MD_BLOCK_H:
        open_node(tree, MD_HEADING)->level = (uint8_t)((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        refuse_code(tree);
        tree->quiet = true;
        open_node(tree, MD_PARAGRAPH);
        break;
    case MD_BLOCK_HTML:
        open_node(tree, MD_PARAGRAPH);
        break;
    case MD_BLOCK_TABLE:
        open_node(tree, MD_TABLE);
        break;
    case MD_BLOCK_TR:
        open_node(tree, MD_ROW);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        open_table_cell(tree, detail);
        break;
    default:
        open_node(tree, MD_PARAGRAPH);
        break;
    }
    return 0;
}

/* The line that closes a block of code has no text; it must not be taken for the next one's first. */
static void pass_code_end(struct md_tree *tree)
{
    struct md_range line = md_next_line(tree->t->text, tree->run, tree->last);
    struct slice words = slice_sub(tree->t->text, line.start, line.end - line.start);

    if (slice_starts_with(words, S("~~~")) || slice_starts_with(words, S("```")))
        tree->last = line.end;
}

/* The id that was hidden at the end of the heading's line. */
static void take_heading_id(struct md_tree *tree, struct md_node *heading)
{
    const struct md_mask *mask = md_mask_at(tree->t, heading->span.start);
    size_t end = heading->span.start + heading->span.length;

    for (; mask && mask < tree->t->masks.items + tree->t->masks.count && mask->start < end; mask++)
        if (mask->kind == MASK_HEADING_ID)
            md_read_attributes(tree->t, mask, heading);
}

static bool is_span(const struct md_node *node)
{
    return node->kind == MD_EMPHASIS || node->kind == MD_STRONG || node->kind == MD_LINK ||
           node->kind == MD_SPAN || node->kind == MD_IMAGE || node->kind == MD_CODE;
}

static bool is_of_type(const struct md_node *node, MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return node->kind == MD_EMPHASIS;
    case MD_SPAN_STRONG:
        return node->kind == MD_STRONG;
    case MD_SPAN_A:
        return node->kind == MD_LINK || node->kind == MD_SPAN;
    case MD_SPAN_IMG:
        return node->kind == MD_IMAGE;
    default:
        return node->kind == MD_CODE;
    }
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct md_tree *tree = data;
    struct md_node *node;

    (void)detail;
    if (tree->stopped || type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
        return tree->stopped;
    while (is_span(tree->open)) /* see leave_span */
        close_node(tree);
    close_implied(tree);
    if (type == MD_BLOCK_CODE)
        pass_code_end(tree);
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)
        tree->quiet = false;
    node = tree->open;
    close_node(tree);
    if (node->kind == MD_HEADING)
        take_heading_id(tree, node);
    return 0;
}

/* The inserts that were hidden in a link's address. */
static void take_target_inserts(struct md_tree *tree, struct md_node *node, size_t start, size_t end)
{
    struct md_text *t = tree->t;
    const struct md_insert **found = NULL;
    const struct md_mask *mask = md_mask_at(t, start);

    for (; mask && mask < t->masks.items + t->masks.count && mask->end <= end; mask++) {
        struct md_insert *insert;

        if (mask->kind != MASK_INSERT || mask->start < start)
            continue;
        insert = md_insert_of(t, mask);
        insert->offset = mask->start - start;
        insert->length = mask->end - mask->start;
        found = arena_grow(t->context->arena, found, node->in_target_count * sizeof *found,
                           (node->in_target_count + 1) * sizeof *found);
        found[node->in_target_count++] = insert;
    }
    node->in_target = found;
}

/* The target as written; with entities or escapes, as meant. */
static void take_target(struct md_tree *tree, const MD_ATTRIBUTE *attribute, struct md_node *node)
{
    struct md_text *t = tree->t;
    struct slice meant = {attribute->text, attribute->size};
    size_t offset;

    if (attribute->size && offset_of(tree, attribute->text, &offset)) {
        node->target = slice_sub(t->text, offset, attribute->size);
        node->target_span = (struct span){0, (uint32_t)offset, attribute->size};
        if (node->kind == MD_LINK)
            take_target_inserts(tree, node, offset, offset + attribute->size);
        return;
    }
    node->target = S("");
    for (MD_SIZE i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET start = attribute->substr_offsets[i];
        struct slice part = slice_sub(meant, start, attribute->substr_offsets[i + 1] - start);

        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            part = md_entity(t->context->arena, part);
        node->target = ARENA_JOIN(t->context->arena, node->target, part);
    }
}

/* A link of ours hides what stood in braces behind the words. */
static const struct md_mask *attributes_of(struct md_tree *tree, const MD_ATTRIBUTE *href)
{
    const struct md_mask *mask;
    size_t offset;

    if (!href->size || !offset_of(tree, href->text, &offset))
        return NULL;
    mask = md_mask_at(tree->t, offset);
    return mask && mask->kind == MASK_ATTRIBUTES && mask->inner_start == offset ? mask : NULL;
}

static void open_link(struct md_tree *tree, const MD_SPAN_A_DETAIL *detail)
{
    const struct md_mask *mask = attributes_of(tree, &detail->href);
    struct md_node *node = open_node(tree, mask ? MD_SPAN : MD_LINK);

    if (mask) {
        md_read_attributes(tree->t, mask, node);
        node->target_span =
            (struct span){0, (uint32_t)mask->inner_start, (uint32_t)(mask->inner_end - mask->inner_start)};
    } else {
        take_target(tree, &detail->href, node);
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct md_tree *tree = data;

    if (tree->stopped || too_deep(tree))
        return 1;
    open_implied(tree);
    switch (type) {
    case MD_SPAN_EM:
        open_node(tree, MD_EMPHASIS);
        break;
    case MD_SPAN_STRONG:
        open_node(tree, MD_STRONG);
        break;
    case MD_SPAN_A:
        open_link(tree, detail);
        break;
    case MD_SPAN_IMG:
        take_target(tree, &((MD_SPAN_IMG_DETAIL *)detail)->src, open_node(tree, MD_IMAGE));
        break;
    default:
        open_node(tree, MD_CODE);
        break;
    }
    return 0;
}

/* md4c 0.4.8 may pair a "*" inside a link's address with one outside it, and then tells only of the entering
 * or only of the leaving of the emphasis: a leaving that belongs to no open span is nothing, one that belongs
 * to an outer span ends the inner ones, and what is open at the end of a block ends there. */
static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct md_tree *tree = data;
    const struct md_node *left = tree->open;

    (void)detail;
    if (tree->stopped)
        return 1;
    while (is_span(left) && !is_of_type(left, type))
        left = left->parent;
    if (!is_span(left))
        return 0;
    while (tree->open != left)
        close_node(tree);
    if (tree->open->kind == MD_CODE && tree->open->span.length)
        tree->open->text =
            md_flat(tree->t, tree->open->span.start, tree->open->span.start + tree->open->span.length);
    close_node(tree);
    return 0;
}

static struct md_node *add_leaf(struct md_tree *tree, enum md_kind kind, size_t start, size_t end)
{
    struct md_node *node = md_new_node(tree->t, kind, tree->open);

    node->span.start = (uint32_t)start;
    node->span.length = (uint32_t)(end - start);
    tree->last = end > tree->last ? end : tree->last;
    return node;
}

/* md4c cuts text at every sign that might have meant something; what is in one piece in the source stays so.
 */
static void add_text(struct md_tree *tree, size_t start, size_t end)
{
    struct md_node *last = tree->open->last;
    size_t line_end = slice_find_byte(tree->t->text, '\n', start);

    if (line_end < end) { /* only among inlines alone, which md4c has seen as one line */
        add_text(tree, start, line_end);
        add_leaf(tree, MD_SOFT_BREAK, line_end, line_end + 1);
        start = line_end + 1;
        add_text(tree, start, end);
        return;
    }
    if (start == end)
        return;
    if (last && last->kind == MD_TEXT && last->span.start + last->span.length == start &&
        last->text.ptr + last->text.len == tree->t->text.ptr + start) {
        last->text.len += end - start;
        last->span.length += (uint32_t)(end - start);
        tree->last = end;
        return;
    }
    add_leaf(tree, MD_TEXT, start, end)->text = slice_sub(tree->t->text, start, end - start);
}

/* Text with the inserts that were hidden in it given back. */
static void add_words(struct md_tree *tree, size_t start, size_t end)
{
    while (start < end) {
        const struct md_mask *mask = md_mask_at(tree->t, start);

        if (!mask || mask->start >= end) {
            add_text(tree, start, end);
            return;
        }
        if (mask->start > start)
            add_text(tree, start, mask->start);
        if (mask->kind == MASK_INSERT)
            add_leaf(tree, MD_INSERT, mask->start, mask->end)->insert = md_insert_of(tree->t, mask);
        else if (mask->kind == MASK_ATTRIBUTES)
            DIAG(tree->t->context->diagnostics, MSG_md_id_place, md_span(tree->t, mask->start, mask->end));
        start = mask->end > end ? end : mask->end;
    }
}

/* A line end inside a paragraph: from the last word to the line feed. */
static void add_break(struct md_tree *tree, enum md_kind kind)
{
    size_t end = slice_find_byte(tree->t->text, '\n', tree->last);

    add_leaf(tree, kind, tree->last, end < tree->run.end ? end + 1 : tree->run.end);
}

static void add_entity(struct md_tree *tree, size_t start, size_t end)
{
    struct slice written = slice_sub(tree->t->text, start, end - start);
    struct slice meant = md_entity(tree->t->context->arena, written);

    if (slice_equal(written, meant))
        add_text(tree, start, end);
    else
        add_leaf(tree, MD_TEXT, start, end)->text = meant;
}

static void add_code(struct md_tree *tree, size_t start, size_t end)
{
    struct span *span = &tree->open->span;

    if (!span->length)
        span->start = (uint32_t)start;
    span->length = (uint32_t)end - span->start;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *words, MD_SIZE size, void *data)
{
    struct md_tree *tree = data;
    size_t start, end;

    if (tree->stopped)
        return 1;
    if (tree->quiet && type == MD_TEXT_CODE && offset_of(tree, words + size, &end) && end > tree->last)
        tree->last = end;
    if (tree->quiet)
        return 0;
    open_implied(tree);
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        add_break(tree, type == MD_TEXT_BR ? MD_HARD_BREAK : MD_SOFT_BREAK);
        return 0;
    }
    if (!offset_of(tree, words, &start) || !offset_of(tree, words + size, &end))
        return 0;
    if (type == MD_TEXT_HTML) {
        DIAG(tree->t->context->diagnostics, MSG_md_html, md_span(tree->t, start, end));
        tree->quiet = is_leaf_block(tree->open->kind) && !tree->open->first;
        tree->last = end;
    } else if (type == MD_TEXT_ENTITY) {
        add_entity(tree, start, end);
    } else if (type == MD_TEXT_CODE) {
        add_code(tree, start, end);
    } else {
        add_words(tree, start, end);
    }
    return 0;
}

/* Offsets become places; marks that were only of use on the way are taken off. */
static void settle(struct md_text *t, struct md_node *node)
{
    size_t start = node->span.start, end = start + node->span.length;

    node->span = md_span(t, start, end);
    node->text_span = node->kind == MD_TEXT || node->kind == MD_CODE ? node->span : NO_SPAN;
    if (node->target_span.length)
        node->target_span =
            md_span(t, node->target_span.start, node->target_span.start + node->target_span.length);
    else if (node->kind == MD_LINK || node->kind == MD_IMAGE)
        node->target_span = node->span;
    if (node->kind == MD_PARAGRAPH)
        node->ordered = false;
    for (struct md_node *child = node->first; child; child = child->next)
        settle(t, child);
}

static size_t leading_blanks(struct slice text, struct md_run run)
{
    size_t at = run.start;

    while (at < run.end &&
           (text.ptr[at] == ' ' || text.ptr[at] == '\t' || text.ptr[at] == '\n' || text.ptr[at] == '\r'))
        at++;
    return at - run.start;
}

/* What md4c gets. Inlines alone stand behind a letter, so that no "1." or "#" begins a block, and on one
 * line. */
static char *show_run(struct md_text *text, struct md_run *run, size_t *prefix, struct arena *scratch)
{
    size_t len;
    char *shown;

    if (run->is_inline)
        run->start += leading_blanks(text->text, *run);
    *prefix = run->is_inline ? 2 : 0;
    len = run->end - run->start;
    shown = arena_alloc(scratch, *prefix + len + 1);
    memcpy(shown, "x ", *prefix);
    md_mask_run(text, *run, shown + *prefix);
    for (size_t i = *prefix; run->is_inline && i < *prefix + len; i++)
        if (shown[i] == '\n' || shown[i] == '\r')
            shown[i] = ' ';
    return shown;
}

void md_parse_run(struct md_text *text, struct md_run run, struct md_node *parent, unsigned depth)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = take_text};
    struct arena scratch = ARENA_INIT;
    struct md_node *before = parent->last;
    struct md_tree tree = {.t = text, .open = parent, .depth = depth};

    tree.shown = show_run(text, &run, &tree.prefix, &scratch);
    tree.run = run;
    tree.last = run.start;
    md_parse(tree.shown, (MD_SIZE)(tree.prefix + run.end - run.start), &parser, &tree);
    while (tree.open != parent) /* left open where the depth was too great */
        close_node(&tree);
    for (struct md_node *node = before ? before->next : parent->first; node; node = node->next) {
        md_check_brackets(text, node);
        settle(text, node);
    }
    arena_release(&scratch);
}
