/* What check/ wants of prose: headings that do not skip, ids that are new, links that lead somewhere and say
 * where, pictures with an alternative text, and the components in it. The tree itself is read/'s. */
#include "base/address.h"
#include "base/utf8.h"
#include "check/components.h"

enum { DEEPEST = 5 }; /* headings as written: "#####" prints as the document's level 6 */

struct prose_walk {
    struct check *c;
    unsigned level;               /* of the section around it, nought = not known */
    unsigned last;                /* level of the last heading */
    const struct md_node *before; /* that heading, or NULL */
    VECTOR(struct prose_component) components;
};

/* ---- headings ---- */

static struct slice signs(struct check *c, unsigned level)
{
    static const struct slice hashes = S_INIT("######");

    (void)c;
    return slice_sub(hashes, 0, level);
}

static struct span first_line(const struct check *c, struct span span)
{
    struct slice text = span_text(c->sources, span);

    return span_part(span, 0, (uint32_t)slice_find_byte(text, '\n', 0));
}

static void heading_check(struct prose_walk *w, const struct md_node *node)
{
    struct check *c = w->c;
    struct span span = first_line(c, node->span);

    if (w->level && node->level <= w->level)
        DIAG(c->diagnostics, MSG_heading_too_high, span, signs(c, node->level), signs(c, w->level + 1));
    else if (w->last && node->level > w->last + 1 && w->before)
        DIAG(c->diagnostics, MSG_heading_skips, span, signs(c, node->level), signs(c, w->last),
             span_describe(c->arena, c->sources, w->before->span, true), signs(c, w->last + 1));
    else if (w->last && node->level > w->last + 1)
        DIAG(c->diagnostics, MSG_heading_skips_first, span, signs(c, node->level), signs(c, w->last + 1));
    else if (node->level > DEEPEST)
        DIAG(c->diagnostics, MSG_section_too_deep, span);
    w->last = node->level;
    w->before = node;
}

/* ---- links ---- */

/* The words without the marks, quotation marks and brackets around them. */
static struct slice without_marks(struct slice text)
{
    size_t begin = text.len, end = 0;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;

        if (!utf8_is_letter_or_digit(utf8_next(text, &at)))
            continue;
        begin = start < begin ? start : begin;
        end = at;
    }
    return begin < end ? slice_sub(text, begin, end - begin) : S("");
}

/* Three digits and more may be a year. */
static bool is_short_number(struct slice text)
{
    unsigned long number;

    return text.len < 3 && slice_to_whole(text, 99, &number);
}

/* WCAG 2.2, 2.4.4: words that say nothing where they stand alone in a list of links. */
static bool says_nothing(struct slice text)
{
    static const struct slice vague[] = {S_INIT("here"),
                                         S_INIT("click here"),
                                         S_INIT("this link"),
                                         S_INIT("link"),
                                         S_INIT("this"),
                                         S_INIT("more"),
                                         S_INIT("read more"),
                                         S_INIT("see more"),
                                         S_INIT("see here"),
                                         S_INIT("this page"),
                                         S_INIT("more info"),
                                         S_INIT("find out more"),
                                         S_INIT("learn more"),
                                         S_INIT("click"),
                                         S_INIT("website"),
                                         S_INIT("follow this link"),
                                         S_INIT("the link"),
                                         S_INIT("page"),
                                         S_INIT("more information"),
                                         S_INIT("further information"),
                                         S_INIT("more details"),
                                         S_INIT("details"),
                                         S_INIT("this website"),
                                         S_INIT("this site"),
                                         S_INIT("this document"),
                                         S_INIT("download"),
                                         S_INIT("download here"),
                                         S_INIT("go"),
                                         S_INIT("read on"),
                                         S_INIT("yma"),
                                         S_INIT("cliciwch yma"),
                                         S_INIT("cliciwch"),
                                         S_INIT("mwy"),
                                         S_INIT("darllen mwy"),
                                         S_INIT("rhagor"),
                                         S_INIT("dolen"),
                                         S_INIT("y ddolen"),
                                         S_INIT("y ddolen hon"),
                                         S_INIT("gweler yma"),
                                         S_INIT("mwy o wybodaeth"),
                                         S_INIT("rhagor o wybodaeth")};

    text = without_marks(text);
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        if (utf8_equal_folded(text, vague[i]))
            return true;
    return !text.len || is_short_number(text);
}

/* "https://example.org" for "htps:/example.org"; empty when no site follows. */
static struct slice web_meant(struct check *c, struct slice target)
{
    size_t at = slice_find_byte(target, ':', 0);
    struct slice web;

    at = at < target.len ? at + 1 : 0;
    while (at < target.len && target.ptr[at] == '/')
        at++;
    web = ARENA_JOIN(c->arena, S("https://"), slice_from(target, at));
    return address_fault(web) == ADDRESS_FINE ? web : S("");
}

/* What the author may have meant by a target without its beginning. */
static struct slice target_advice(struct check *c, struct slice target)
{
    struct slice web = web_meant(c, target);

    if (slice_find_byte(target, '@', 0) < target.len && address_is_mailbox(target))
        return ARENA_JOIN(c->arena, S("Write mailto:"), target);
    if (name_lookup(c, target))
        return ARENA_JOIN(c->arena, S("Write #"), target);
    if (web.len && (slice_starts_with(target, S("www.")) || slice_starts_with(target, S("ht"))))
        return ARENA_JOIN(c->arena, S("Write "), web);
    return S("A link begins with https://, mailto: or tel:, or with # and the id of a heading.");
}

bool address_is_sound(struct check *c, struct slice address, struct span span)
{
    static const struct slice advice[] = {
        [ADDRESS_SIGN] =
            S_INIT("An address has no spaces, and none of < > \". Copy it from the browser again."),
        [ADDRESS_SITE] = S_INIT("Behind https:// stands the name of a site: https://www.example.org"),
        [ADDRESS_MAILBOX] = S_INIT("Behind mailto: stands an address with an @: mailto:office@example.org"),
        [ADDRESS_NUMBER] = S_INIT("Behind tel: stand the digits, without spaces: tel:01606364000")};
    enum address_fault fault = address_fault(address);

    if (fault != ADDRESS_FINE)
        DIAG(c->diagnostics, MSG_link_nowhere, span, address,
             fault == ADDRESS_SCHEME ? target_advice(c, address) : advice[fault]);
    return fault == ADDRESS_FINE;
}

static void target_check(struct check *c, const struct md_node *node)
{
    struct slice target = slice_trim(node->target);

    if (node->in_target_count)
        return; /* made of figures: known later */
    if (slice_starts_with(target, S("#"))) {
        *VECTOR_PUSH(c->arena, &c->links) = (struct awaited_link){node};
        return;
    }
    address_is_sound(c, target, node->target_span.source ? node->target_span : node->span);
}

bool holds_insert(const struct md_node *root)
{
    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->insert)
            return true;
    return false;
}

static void link_check(struct check *c, const struct md_node *node)
{
    struct slice words = md_plain_text(c->arena, node);

    target_check(c, node);
    if (!slice_trim(words).len && !slice_starts_with(slice_trim(node->target), S("#")))
        DIAG(c->diagnostics, MSG_link_no_words, node->span);
    else if (slice_trim(words).len && !holds_insert(node) && says_nothing(words))
        DIAG(c->diagnostics, MSG_link_vague, node->first->span, words);
}

void links_check(struct check *c)
{
    struct slice *ids = ARENA_ARRAY(c->arena, struct slice, c->names.count);
    size_t count = 0;

    for (size_t i = 0; i < c->names.count; i++)
        if (c->names.items[i].kind == NAME_ID)
            ids[count++] = c->names.items[i].name;
    for (size_t i = 0; i < c->links.count; i++) {
        const struct md_node *node = c->links.items[i].node;
        struct slice id = slice_from(slice_trim(node->target), 1);
        const struct known_name *found = name_lookup(c, id);
        struct span span = node->target_span.source ? node->target_span : node->span;

        if (!found || found->kind != NAME_ID)
            DIAG(c->diagnostics, MSG_link_unknown, span, id, choice_advice(c, id, ids, count, "The ids are"));
    }
}

/* ---- tables ---- */

static bool is_blank(struct check *c, const struct md_node *cell)
{
    return !slice_trim(md_plain_text(c->arena, cell)).len;
}

/* The first column may have no head: its cells are then the heads of their rows. */
static void heads_check(struct check *c, const struct md_node *table)
{
    const struct md_node *row = table->first;
    size_t columns = 0, blank = 0, first_blank = 0;

    for (const struct md_node *cell = row ? row->first : NULL; cell; cell = cell->next) {
        columns++;
        if (!is_blank(c, cell))
            continue;
        blank++;
        if (columns > 1 && !first_blank)
            first_blank = columns;
    }
    if (!blank || (blank < columns && !first_blank))
        return;
    DIAG(c->diagnostics, MSG_table_no_head, first_line(c, table->span),
         blank == columns ? S("this table has")
                          : arena_print(c->arena, "column %zu of this table has", first_blank));
}

/* ---- pictures ---- */

/* WCAG 2.2, failure F30: words that are there, and are no alternative to the picture. */
static bool shows_nothing(struct slice text)
{
    static const struct slice vague[] = {S_INIT("image"), S_INIT("picture"),    S_INIT("a picture"),
                                         S_INIT("photo"), S_INIT("photograph"), S_INIT("graphic"),
                                         S_INIT("logo"),  S_INIT("figure"),     S_INIT("diagram"),
                                         S_INIT("map"),   S_INIT("icon"),       S_INIT("screenshot"),
                                         S_INIT("alt"),   S_INIT("alt text"),   S_INIT("delwedd"),
                                         S_INIT("llun"),  S_INIT("ffotograff")};
    static const struct slice endings[] = {S_INIT(".png"), S_INIT(".jpg"), S_INIT(".jpeg"), S_INIT(".svg")};

    text = without_marks(text);
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        if (utf8_equal_folded(text, vague[i]))
            return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text.len > endings[i].len && slice_find_byte(text, ' ', 0) == text.len &&
            utf8_equal_folded(slice_from(text, text.len - endings[i].len), endings[i]))
            return true;
    return !text.len;
}

void alternative_check(struct check *c, const struct md_node *alternative, struct span span)
{
    struct slice text = slice_trim(md_plain_text(c->arena, alternative));

    if (!holds_insert(alternative) && shows_nothing(text))
        DIAG(c->diagnostics, MSG_alternative_vague, span, text);
}

static void image_check(struct check *c, const struct md_node *node)
{
    struct raw_node path = {.kind = RAW_TEXT,
                            .style = RAW_PLAIN,
                            .text = node->target,
                            .span = node->target_span.source ? node->target_span : node->span};
    const struct input_file *file = inputs_file(c->inputs, &path);

    if (!slice_trim(md_plain_text(c->arena, node)).len)
        DIAG(c->diagnostics, MSG_image_no_alt, node->span, node->target);
    else
        alternative_check(c, node, node->first->span);
    if (file && file->source && file->kind != INPUT_PICTURE)
        DIAG(c->diagnostics, MSG_picture_not_one, path.span, node->target);
}

/* ---- components ---- */

static void component_take(struct prose_walk *w, const struct md_node *node)
{
    struct block *block = ARENA_NEW(w->c->arena, struct block);
    bool container = node->kind == MD_CONTAINER;
    const struct raw_node *map = node->yaml;
    const struct component_row *row;

    if (!map || map->kind != RAW_MAP || !map->count || edition_leaves_out(w->c, map))
        return;
    row = component_lookup(slice_trim(map->entries[0].key->text));
    if (row &&
        !(row->flags & (container ? COMPONENT_IN_PROSE | COMPONENT_HOLDS_PROSE : COMPONENT_IN_PROSE))) {
        DIAG(w->c->diagnostics, MSG_component_not_in_prose, map->entries[0].key->span, slice_of(row->name));
        return;
    }
    block_read(w->c, map, container ? node : NULL, w->last ? w->last : w->level, block);
    *VECTOR_PUSH(w->c->arena, &w->components) = (struct prose_component){node, block};
}

/* ---- ids ---- */

/* In a text for each row the row is part of the id. */
static void id_declare(struct check *c, const struct md_node *node)
{
    struct slice id = id_of_row(c, node->id, node->id_span);

    ((struct md_node *)node)->id = id; /* the tree is being made still */
    if (id.len)
        name_declare(c, NAME_ID, id, node->id_span);
}

/* ---- the walk ---- */

static void node_take(struct prose_walk *w, const struct md_node *node)
{
    if ((node->kind == MD_HEADING || node->kind == MD_SPAN) && node->id.len)
        id_declare(w->c, node);
    if (node->kind == MD_SPAN && node->id.len)
        *VECTOR_PUSH(w->c->arena, &w->c->marked) = (struct marked_words){node->id, node};
    switch (node->kind) {
    case MD_HEADING:
        heading_check(w, node);
        heading_take_node(w->c, node);
        wording_check(w->c, node);
        break;
    case MD_PARAGRAPH:
    case MD_ITEM: /* its own words, where they stand in no paragraph */
        acronyms_check(w->c, node);
        wording_check(w->c, node);
        reading_take(w->c, node);
        break;
    case MD_TABLE:
        heads_check(w->c, node);
        break;
    case MD_CELL:
        wording_check(w->c, node);
        break;
    case MD_LINK:
        link_check(w->c, node);
        break;
    case MD_TEXT:
        typed_marks_check(w->c, node);
        break;
    case MD_IMAGE:
        image_check(w->c, node);
        break;
    case MD_FENCE:
    case MD_CONTAINER:
        component_take(w, node);
        break;
    default:
        break;
    }
}

/* Depth first, but not into containers: what is in them belongs to their components. */
static const struct md_node *step(const struct md_node *node, const struct md_node *root)
{
    if (node->first && (node == root || node->kind != MD_CONTAINER))
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct prose prose_take(struct check *c, const struct md_node *root, unsigned level)
{
    struct prose_walk walk = {.c = c, .level = level, .last = level};

    if (root->kind == MD_PARAGRAPH)
        wording_check(c, root); /* a line of its own: the walk begins inside it */
    for (const struct md_node *node = step(root, root); node; node = step(node, root))
        node_take(&walk, node);
    return (struct prose){root, walk.components.items, walk.components.count};
}

void inline_take(struct check *c, const struct md_node *root)
{
    prose_take(c, root, 0);
}
