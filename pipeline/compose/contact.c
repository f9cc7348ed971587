/* Where to write: the lines of a contact with live links, and QR codes with their address in words. Takes an
 * entry of the register. */
#include "compose/composer.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "figure/figure.h"

enum {
    QR_SIZE = 34 * 720 * DIM_PT / 254
}; /* 34 mm: read from a hand's breadth, and from a wall at a metre */

/* ---- lines ---- */

static struct slice web_uri(struct composer *c, struct slice web)
{
    if (slice_find(web, S("://"), 0) < web.len)
        return web;
    return ARENA_JOIN(c->arena, S("https://"), web);
}

/* "tel:" with the digits alone (RFC 3966). */
static struct slice phone_uri(struct composer *c, struct slice phone)
{
    struct buffer out = BUFFER_INIT;
    struct slice uri;

    buffer_put_text(&out, "tel:");
    for (size_t i = 0; i < phone.len; i++)
        if ((phone.ptr[i] >= '0' && phone.ptr[i] <= '9') ||
            (phone.ptr[i] == '+' && out.len == strlen("tel:")))
            buffer_put_byte(&out, phone.ptr[i]);
    uri = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return uri;
}

static bool is_address(struct slice words)
{
    return slice_starts_with(words, S("www.")) || slice_find(words, S("://"), 0) < words.len;
}

static void draft_postal(struct composer *c, struct draft *draft, const struct contact *contact)
{
    for (size_t i = 0; i < contact->address_count; i++) {
        if (i)
            draft_text(c, draft, S("\n"));
        draft_text(c, draft, contact->address[i]);
    }
}

struct contact_line {
    const char *name;
    struct slice label, words, uri;
};

static void line_add(struct composer *c, struct doc_node *parent, const struct contact *contact,
                     const struct contact_line *line)
{
    bool postal = !strcmp(line->name, "address");
    struct draft words = {0};

    if (!line->words.len && !(postal && contact->address_count))
        return;
    draft_text(c, &words, ARENA_JOIN(c->arena, line->label, S(":")))->variant = VARIANT_STRONG;
    draft_text(c, &words, S(" "));
    if (postal)
        draft_postal(c, &words, contact);
    else if (line->uri.len)
        draft_address(c, &words, line->uri, line->words);
    else
        draft_text(c, &words, line->words);
    paragraph_add(c, parent, style_named(c, "contact line"), &words, parent->origin);
}

/* The line of that name; empty = all that there are. */
static void shown_add(struct composer *c, struct doc_node *parent, const struct contact *contact,
                      struct slice what)
{
    const struct contact_line lines[] = {
        {"web", c->wording->web, contact->web, contact->web.len ? web_uri(c, contact->web) : S("")},
        {"email", c->wording->email, contact->email, ARENA_JOIN(c->arena, S("mailto:"), contact->email)},
        {"social", c->wording->social, contact->social,
         is_address(contact->social) ? web_uri(c, contact->social) : S("")},
        {"phone", c->wording->phone, contact->phone, phone_uri(c, contact->phone)},
        {"address", c->wording->address, S(""), S("")},
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!what.len || utf8_equal_folded(what, slice_of(lines[i].name)))
            line_add(c, parent, contact, &lines[i]);
}

static void name_add(struct composer *c, struct doc_node *parent, const struct contact *contact)
{
    struct draft name = {0};

    draft_text(c, &name, contact->name);
    paragraph_add(c, parent, style_named(c, "contact name"), &name, parent->origin);
}

void contact_lines_add(struct composer *c, const struct site *place, const struct contact *contact,
                       struct span origin)
{
    struct doc_node *box = node_add(c, place->parent, DOC_DIVISION, style_named(c, "contact"), origin);

    name_add(c, box, contact);
    shown_add(c, box, contact, S(""));
}

void contact_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *show = block_option(block, "show");
    const struct contact *contact;
    struct site inside;

    if (!block->subject || block->subject->kind != FIELD_CONTACT)
        return;
    inside = box_add(c, place, block, box_style(c, block, "contact"));
    contact = block->subject->contact;
    name_add(c, inside.parent, contact);
    if (show && show->kind == FIELD_LIST)
        for (size_t i = 0; i < show->list.count; i++)
            shown_add(c, inside.parent, contact, show->list.items[i].words);
    else
        shown_add(c, inside.parent, contact, show && show->kind == FIELD_FORMULA ? show->words : S(""));
}

/* ---- QR codes ---- */

static void qr_code_add(struct composer *c, struct doc_node *parent, const struct block *block)
{
    const struct look_style *style = style_named(c, "qr code");
    struct doc_node *node = node_add(c, parent, DOC_FIGURE, style, block->span);
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);
    struct slice address = block->subject->words;

    *spec = (struct drawing_spec){
        .kind = DRAWING_QR,
        .subject = address,
        .width = QR_SIZE,
        .size = style->doc.size,
        .paper = {255, 255, 255}}; /* black on white, whatever the brand: cameras ask for it */
    node->drawing = spec;
    node->alt = phrase_filled(c->arena, c->wording->leads_to, address);
}

/* The code, and beside it the same for those who read. */
void qr_add(struct composer *c, const struct site *place, const struct block *block)
{
    struct draft link = {0};
    struct doc_node *words;
    struct site inside;

    if (!block->subject || block->subject->kind != FIELD_FORMULA)
        return;
    inside = box_add(c, place, block, box_style(c, block, "qr"));
    inside.parent->across = 2;
    qr_code_add(c, inside.parent, block);
    words = node_add(c, inside.parent, DOC_DIVISION, style_named(c, "qr side"), block->span);
    words_line_add(c, words, style_named(c, "qr words"), block_option(block, "words"));
    draft_address(c, &link, block->subject->words, block->subject->words);
    paragraph_add(c, words, style_named(c, "qr link"), &link, block->span);
}
