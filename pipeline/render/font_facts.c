/* Reads the few numbers that a font descriptor wants out of head, hhea, OS/2, post and name (OpenType 1.9). A
 * table that is too short gives noughts. */
#include "render/font_facts.h"

#include "render/syntax.h"

#include <hb-ot.h>
#include <hb.h>

enum { FLAG_FIXED = 1, FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 }; /* ISO 32000-1, table 123 */

struct table {
    hb_blob_t *blob;
    const uint8_t *bytes;
    unsigned length;
};

static struct table table_open(hb_face_t *face, const char *tag)
{
    struct table table = {.blob = hb_face_reference_table(face, hb_tag_from_string(tag, 4))};

    table.bytes = (const uint8_t *)hb_blob_get_data(table.blob, &table.length);
    return table;
}

static int signed_at(const struct table *table, unsigned offset)
{
    if (offset + 2 > table->length)
        return 0;
    return (int16_t)(table->bytes[offset] << 8 | table->bytes[offset + 1]);
}

static int32_t to_thousandths(int units, unsigned units_per_em)
{
    int64_t doubled = (int64_t)units * 2000, em = (int64_t)units_per_em;

    return (int32_t)((doubled + (units < 0 ? -em : em)) / (2 * em));
}

/* The PostScript name with only what needs no escape in a PDF name. */
static struct buffer postscript_name(hb_face_t *face)
{
    char text[64];
    unsigned room = sizeof text;
    struct buffer name = BUFFER_INIT;

    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room, text);
    for (const char *c = text; *c; c++)
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '-')
            buffer_put_byte(&name, *c);
    if (!name.len)
        buffer_put(&name, S("Face"));
    return name;
}

void font_facts_read(struct font_facts *facts, hb_face_t *face)
{
    struct table head = table_open(face, "head"), hhea = table_open(face, "hhea"),
                 os2 = table_open(face, "OS/2"), post = table_open(face, "post");
    unsigned em = hb_face_get_upem(face);
    int weight = signed_at(&os2, 4), family_class = signed_at(&os2, 30) >> 8;

    *facts = (struct font_facts){.name = postscript_name(face), .flags = FLAG_SYMBOLIC};
    for (unsigned i = 0; i < 4; i++)
        facts->box[i] = to_thousandths(signed_at(&head, 36 + 2 * i), em);
    facts->ascent = to_thousandths(signed_at(&hhea, 4), em);
    facts->descent = to_thousandths(signed_at(&hhea, 6), em);
    facts->cap_height = to_thousandths(signed_at(&os2, 88), em);
    facts->italic_angle =
        signed_at(&post, 4) * 100 + (int)((int64_t)(uint16_t)signed_at(&post, 6) * 100 >> 16);
    facts->stem = 50 + weight * weight / (65 * 65); /* no table has it: the usual estimate from the weight */
    if (signed_at(&post, 12) || signed_at(&post, 14))
        facts->flags |= FLAG_FIXED;
    if ((family_class >= 1 && family_class <= 5) || family_class == 7)
        facts->flags |= FLAG_SERIF;
    if (facts->italic_angle || signed_at(&head, 44) & 2)
        facts->flags |= FLAG_ITALIC;
    hb_blob_destroy(head.blob);
    hb_blob_destroy(hhea.blob);
    hb_blob_destroy(os2.blob);
    hb_blob_destroy(post.blob);
}

void font_facts_release(struct font_facts *facts)
{
    buffer_release(&facts->name);
}

void font_facts_put(const struct font_facts *facts, struct buffer *out)
{
    buffer_print(out, "/Flags %u/FontBBox[%d %d %d %d]/ItalicAngle ", facts->flags, facts->box[0],
                 facts->box[1], facts->box[2], facts->box[3]);
    syntax_put_hundredths(out, facts->italic_angle);
    buffer_print(out, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", facts->ascent, facts->descent,
                 facts->cap_height, facts->stem);
}
