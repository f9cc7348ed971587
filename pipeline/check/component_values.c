/* What single components ask of their values beyond the kinds in the component table: how many stand side by
 * side, that a number prints a figure, that a QR code can hold its address, where a cover stands. */
#include "base/utf8.h"
#include "check/components.h"
#include "figure/figure.h"

enum { MOST_ACROSS = 12, LEAST_COLUMNS = 2, MOST_COLUMNS = 4 };

/* ---- side by side ---- */

static void range_check(struct check *c, const struct raw_node *number, const char *key,
                        const unsigned long range[2])
{
    unsigned long n;

    if (!number || number->kind != RAW_TEXT || !slice_to_whole(slice_trim(number->text), WHOLE_LIMIT, &n))
        return; /* reported as no whole number */
    if (n < range[0] || n > range[1])
        DIAG(c->diagnostics, MSG_number_out_of_range, number->span, slice_of(key), slice_trim(number->text),
             arena_print(c->arena, "%lu", range[0]), arena_print(c->arena, "%lu", range[1]));
}

void across_check(struct check *c, const struct raw_node *map)
{
    range_check(c, raw_lookup(map, "across"), "across", (const unsigned long[]){1, MOST_ACROSS});
}

static void columns_check(struct check *c, const struct block *block, const struct raw_node *map)
{
    const struct raw_node *content = raw_lookup(map, "content");

    range_check(c, map->entries[0].value, "columns", (const unsigned long[]){LEAST_COLUMNS, MOST_COLUMNS});
    if ((!content || (content->kind == RAW_LIST && !content->count && !content->partial)) &&
        !block->prose.root && !map->partial)
        DIAG(c->diagnostics, MSG_key_missing, block->span, S("`columns:`"), S("content"),
             S("and a list of components under it"));
}

/* ---- numbers ---- */

static void number_check(struct check *c, const struct block *block)
{
    const struct md_node *root =
        block->subject && block->subject->kind == FIELD_TEXT ? block->subject->text : NULL;
    size_t inserts = 0;

    if (!root)
        return;
    for (const struct md_node *node = root; node; node = md_next(node, root))
        inserts += node->kind == MD_INSERT;
    if (inserts != 1)
        DIAG(c->diagnostics, MSG_number_no_figure, block->subject->span);
}

/* ---- what is named ---- */

static void pull_take(struct check *c, const struct block *block)
{
    if (block->subject && block->subject->kind == FIELD_FORMULA)
        *VECTOR_PUSH(c->arena, &c->pulls) =
            (struct awaited_words){block->subject->words, block->subject->span};
}

void pulls_check(struct check *c)
{
    struct slice *ids = ARENA_ARRAY(c->arena, struct slice, c->marked.count);

    for (size_t i = 0; i < c->marked.count; i++)
        ids[i] = c->marked.items[i].id;
    for (size_t i = 0; i < c->pulls.count; i++) {
        const struct awaited_words *pull = &c->pulls.items[i];
        bool found = false;

        for (size_t k = 0; k < c->marked.count; k++)
            found = found || slice_equal(ids[k], pull->id);
        if (!found)
            DIAG(c->diagnostics, MSG_pull_unmarked, pull->span, pull->id,
                 choice_advice(c, pull->id, ids, c->marked.count, "Marked are"));
    }
}

/* `every priority` names a style, anything else an id, which is looked at with the links. */
static void outline_check(struct check *c, const struct block *block)
{
    const struct field *subject = block->subject;
    struct md_node *link;

    if (!subject || subject->kind != FIELD_FORMULA)
        return;
    if (slice_starts_with(subject->words, S("every "))) {
        style_is_known(c, c->layout, slice_trim(slice_from(subject->words, strlen("every "))), subject->span);
        return;
    }
    link = ARENA_NEW(c->arena, struct md_node);
    *link = (struct md_node){.kind = MD_LINK,
                             .span = subject->span,
                             .target_span = subject->span,
                             .target = ARENA_JOIN(c->arena, S("#"), subject->words)};
    *VECTOR_PUSH(c->arena, &c->links) = (struct awaited_link){link};
}

/* ---- contacts ---- */

static bool contact_has(const struct contact *contact, struct slice what)
{
    return utf8_equal_folded(what, S("web"))       ? contact->web.len > 0
           : utf8_equal_folded(what, S("email"))   ? contact->email.len > 0
           : utf8_equal_folded(what, S("social"))  ? contact->social.len > 0
           : utf8_equal_folded(what, S("phone"))   ? contact->phone.len > 0
           : utf8_equal_folded(what, S("address")) ? contact->address_count > 0
                                                   : false;
}

static void shown_check(struct check *c, const struct contact *contact, const struct raw_node *text)
{
    static const struct slice kinds[] = {S_INIT("web"), S_INIT("email"), S_INIT("social"), S_INIT("phone"),
                                         S_INIT("address")};
    const size_t count = sizeof kinds / sizeof *kinds;

    if (text->kind != RAW_TEXT || choice_wanted(c, S("show"), text, kinds, count) == count)
        return;
    if (!contact_has(contact, slice_trim(text->text)))
        DIAG(c->diagnostics, MSG_contact_lacks, text->span, contact->id, slice_trim(text->text));
}

static void contact_check(struct check *c, const struct block *block, const struct raw_node *map)
{
    const struct raw_node *show = raw_lookup(map, "show");

    if (!show || !block->subject || block->subject->kind != FIELD_CONTACT)
        return;
    if (show->kind == RAW_TEXT)
        shown_check(c, block->subject->contact, show);
    for (size_t i = 0; show->kind == RAW_LIST && i < show->count; i++)
        shown_check(c, block->subject->contact, show->items[i]);
}

/* SI 2018/952, regulation 8: whoever meets a fault must be able to tell of it. */
static void accessibility_check(struct check *c, const struct block *block)
{
    const struct contact *contact =
        block->subject && block->subject->kind == FIELD_CONTACT ? block->subject->contact : NULL;

    if (contact && !contact->email.len && !contact->phone.len && !contact->web.len && !contact->address_count)
        DIAG(c->diagnostics, MSG_contact_unreachable, block->subject->span, contact->id);
}

/* ---- the rest ---- */

static void qr_check(struct check *c, const struct block *block)
{
    const struct field *subject = block->subject;

    if (!subject || subject->kind != FIELD_FORMULA || !address_is_sound(c, subject->words, subject->span))
        return;
    if (!figure_qr_fits(subject->words))
        DIAG(c->diagnostics, MSG_qr_long, subject->span, arena_print(c->arena, "%zu", subject->words.len));
}

/* A frame is filled when both its sides are known. */
static void picture_check(struct check *c, const struct block *block)
{
    const struct field *fit = block_option(block, "fit");
    bool fills = fit && fit->kind == FIELD_CHOICE && slice_is(fit->words, "fill");

    if (fills && (!block_option(block, "width") || !block_option(block, "height")))
        DIAG(c->diagnostics, MSG_picture_frame, fit->span,
             block_option(block, "width") ? S("height: 40 mm") : S("width: 60 mm"));
}

static void steps_check(struct check *c, const struct block *block)
{
    const struct field *shape = block_option(block, "shape");

    if (shape && shape->kind == FIELD_CHOICE && slice_is(shape->words, "circle") &&
        !block_option(block, "alt"))
        DIAG(c->diagnostics, MSG_key_missing, block->span, S("`steps:` in a circle"), S("alt"),
             S("what the drawing shows, in a line"));
}

/* `turned: yes` stands on a page master that the layout has to have. */
static void turned_check(struct check *c, const struct block *block)
{
    const struct field *turned = block_option(block, "turned");

    if (turned && turned->kind == FIELD_YES_NO && turned->yes && !layout_master(c->layout, S("landscape")))
        DIAG(c->diagnostics, MSG_table_turned, turned->span, c->layout->name);
}

void component_values_check(struct check *c, struct block *block, const struct raw_node *map)
{
    switch (block->component) {
    case COMPONENT_TABLE:
        turned_check(c, block);
        break;
    case COMPONENT_COLUMNS:
        columns_check(c, block, map);
        break;
    case COMPONENT_NUMBER:
        number_check(c, block);
        break;
    case COMPONENT_NUMBERS:
    case COMPONENT_OUTLINE:
        across_check(c, map);
        if (block->component == COMPONENT_OUTLINE)
            outline_check(c, block);
        break;
    case COMPONENT_PULL:
        pull_take(c, block);
        break;
    case COMPONENT_CONTACT:
        contact_check(c, block, map);
        break;
    case COMPONENT_ACCESSIBILITY:
        accessibility_check(c, block);
        break;
    case COMPONENT_QR:
        qr_check(c, block);
        break;
    case COMPONENT_STEPS:
        steps_check(c, block);
        break;
    case COMPONENT_PICTURE:
        picture_check(c, block);
        break;
    case COMPONENT_COVER:
        if (block->number != 1)
            DIAG(c->diagnostics, MSG_cover_not_first, block->span);
        break;
    default:
        break;
    }
}
