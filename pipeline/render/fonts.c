/* Keeps what is shown of each face and writes it: a subset with the same glyph ids made by hb-subset, its
 * widths and its ToUnicode map. Takes the bytes of the face service; knows no page. */
#include "render/fonts.h"

#include "base/bug.h"
#include "base/map.h"
#include "render/font_facts.h"
#include "render/syntax.h"

#include <hb-subset.h>
#include <hb.h>

void fonts_init(struct fonts *fonts, struct arena *arena, const struct faces *faces)
{
    *fonts = (struct fonts){.arena = arena, .faces = faces, .count = faces_count(faces)};
    fonts->list = ARENA_ARRAY(arena, struct font, fonts->count);
}

void fonts_release(struct fonts *fonts)
{
    for (size_t i = 0; i < fonts->count; i++) {
        hb_font_destroy(fonts->list[i].shaper);
        hb_face_destroy(fonts->list[i].face);
    }
}

struct font *fonts_use(struct fonts *fonts, uint8_t face)
{
    struct font *font = &fonts->list[face];
    struct slice bytes;
    hb_blob_t *blob;

    BUG_IF(face >= fonts->count);
    if (font->face)
        return font;
    bytes = face_file_bytes(fonts->faces, face);
    blob = hb_blob_create(bytes.ptr, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    font->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font->shaper = hb_font_create(font->face);
    font->glyph_count = hb_face_get_glyph_count(font->face);
    font->units_per_em = hb_face_get_upem(font->face);
    font->glyphs = ARENA_ARRAY(fonts->arena, struct font_glyph, font->glyph_count);
    return font;
}

struct font_glyph *font_use_glyph(struct font *font, uint16_t glyph)
{
    struct font_glyph *g = &font->glyphs[glyph];

    BUG_IF(glyph >= font->glyph_count);
    if (!g->used) {
        int64_t advance = hb_font_get_glyph_h_advance(font->shaper, glyph);

        g->used = true;
        g->width = (int32_t)((advance * FONT_EM * 2 + font->units_per_em) / (2 * font->units_per_em));
    }
    return g;
}

bool font_claim(struct fonts *fonts, struct font *font, uint16_t glyph, struct slice text)
{
    struct font_glyph *g = font_use_glyph(font, glyph);

    if (!g->text.len)
        g->text = arena_copy(fonts->arena, text);
    return slice_equal(g->text, text);
}

/* ---- the subset ------------------------------------------------------------------------------ */

/* Shaping is done and glyphs are shown by id, so neither layout nor character maps nor names are of use: only
 * what draws glyphs. HarfBuzz would look through a character map for the glyphs, dropped or not. */
static hb_face_t *bare_face(hb_face_t *face)
{
    static const char tags[][5] = {"head", "hhea", "hmtx", "vhea", "vmtx", "maxp",
                                   "loca", "glyf", "CFF ", "CFF2", "VORG"};
    hb_face_t *bare = hb_face_builder_create();

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_tag_t tag = hb_tag_from_string(tags[i], 4);
        hb_blob_t *table = hb_face_reference_table(face, tag);

        if (hb_blob_get_length(table))
            hb_face_builder_add_table(bare, tag, table);
        hb_blob_destroy(table);
    }
    return bare;
}

static hb_blob_t *subset(const struct font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *bare, *face;
    hb_blob_t *blob;

    if (!input)
        out_of_memory();
    for (unsigned g = 0; g < font->glyph_count; g++)
        if (font->glyphs[g].used)
            hb_set_add(hb_subset_input_glyph_set(input), g);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    bare = bare_face(font->face);
    face = hb_subset_or_fail(bare, input);
    BUG_IF(!face);
    hb_face_destroy(bare);
    blob = hb_face_reference_blob(face);
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
    return blob;
}

static struct slice blob_bytes(hb_blob_t *blob)
{
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);

    return (struct slice){data, length};
}

/* ---- the objects ----------------------------------------------------------------------------- */

/* "/ABCDEF+Lato-Regular": the tag is made from the subset (9.6.4). */
static void put_name(struct buffer *out, const struct font_facts *facts, struct slice file)
{
    uint64_t hash = hash_bytes(file);

    buffer_put_byte(out, '/');
    for (int i = 0; i < 6; i++, hash /= 26)
        buffer_put_byte(out, (char)('A' + hash % 26));
    buffer_put_byte(out, '+');
    buffer_put(out, buffer_slice(&facts->name));
}

/* Runs of neighbours: "36[580 603]40[512]" (9.7.4.3). */
static void put_widths(struct buffer *out, const struct font *font)
{
    bool open = false;

    buffer_put(out, S("/W["));
    for (unsigned g = 0; g < font->glyph_count; g++) {
        if (!font->glyphs[g].used) {
            if (open)
                buffer_put_byte(out, ']');
            open = false;
            continue;
        }
        if (!open) {
            buffer_put_whole(out, g);
            buffer_put_byte(out, '[');
        } else {
            buffer_put_byte(out, ' ');
        }
        open = true;
        syntax_put_hundredths(out, font->glyphs[g].width);
    }
    buffer_put_text(out, open ? "]]" : "]");
}

static void put_hex(struct buffer *out, struct slice bytes)
{
    buffer_put_byte(out, '<');
    for (size_t i = 0; i < bytes.len; i++) {
        buffer_put_byte(out, "0123456789abcdef"[(uint8_t)bytes.ptr[i] >> 4]);
        buffer_put_byte(out, "0123456789abcdef"[bytes.ptr[i] & 15]);
    }
    buffer_put_byte(out, '>');
}

static void put_mapping(struct buffer *out, unsigned glyph, struct slice text)
{
    struct buffer wide = BUFFER_INIT;
    const char id[2] = {(char)(glyph >> 8), (char)(glyph & 0xff)};

    syntax_put_utf16(&wide, text, 512);
    put_hex(out, (struct slice){id, 2});
    put_hex(out, buffer_slice(&wide));
    buffer_put_byte(out, '\n');
    buffer_release(&wide);
}

/* At most 100 mappings a section (Adobe Technical Note 5411). */
static void put_unicode_map(struct buffer *out, const struct font *font)
{
    unsigned total = 0, done = 0;

    for (unsigned g = 0; g < font->glyph_count; g++)
        total += font->glyphs[g].used && font->glyphs[g].text.len;
    buffer_put(out,
               S("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)"
                 "/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                 "1 begincodespacerange<0000><ffff>endcodespacerange\n"));
    for (unsigned g = 0; g < font->glyph_count; g++) {
        if (!font->glyphs[g].used || !font->glyphs[g].text.len)
            continue;
        if (done % 100 == 0)
            buffer_print(out, "%u beginbfchar\n", total - done < 100 ? total - done : 100);
        put_mapping(out, g, font->glyphs[g].text);
        if (++done % 100 == 0 || done == total)
            buffer_put(out, S("endbfchar\n"));
    }
    buffer_put(out, S("endcmap CMapName currentdict/CMap defineresource pop end end"));
}

struct font_numbers {
    uint32_t type0, descendant, descriptor, file, unicode;
};

static void write_dictionaries(const struct font *font, struct saver *saver, struct slice file,
                               struct font_numbers n)
{
    struct font_facts facts;
    struct buffer name = BUFFER_INIT, *out;

    font_facts_read(&facts, font->face);
    put_name(&name, &facts, file);
    out = saver_begin(saver, n.type0);
    buffer_print(out, "<</Type/Font/Subtype/Type0/BaseFont%.*s/Encoding/Identity-H",
                 SLICE_ARG(buffer_slice(&name)));
    buffer_print(out, "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", n.descendant, n.unicode);
    saver_end(saver);
    out = saver_begin(saver, n.descendant);
    buffer_print(out, "<</Type/Font/Subtype/CIDFontType2/BaseFont%.*s", SLICE_ARG(buffer_slice(&name)));
    buffer_put(out,
               S("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"));
    buffer_print(out, "/FontDescriptor %u 0 R", n.descriptor);
    put_widths(out, font);
    buffer_put(out, S(">>"));
    saver_end(saver);
    out = saver_begin(saver, n.descriptor);
    buffer_print(out, "<</Type/FontDescriptor/FontName%.*s/FontFile2 %u 0 R", SLICE_ARG(buffer_slice(&name)),
                 n.file);
    font_facts_put(&facts, out);
    buffer_put(out, S(">>"));
    saver_end(saver);
    buffer_release(&name);
    font_facts_release(&facts);
}

static void write_font(struct font *font, struct saver *saver)
{
    struct buffer text = BUFFER_INIT;
    hb_blob_t *blob = subset(font);
    struct slice file = blob_bytes(blob);
    uint32_t first = saver_numbers(saver, 5);
    struct font_numbers n = {first, first + 1, first + 2, first + 3, first + 4};

    font->number = n.type0;
    write_dictionaries(font, saver, file, n);
    buffer_print(&text, "/Length1 %zu", file.len);
    saver_stream(saver, n.file, buffer_slice(&text), file, SAVER_DEFLATE);
    buffer_clear(&text);
    put_unicode_map(&text, font);
    saver_stream(saver, n.unicode, S(""), buffer_slice(&text), SAVER_DEFLATE);
    buffer_release(&text);
    hb_blob_destroy(blob);
}

void fonts_write(struct fonts *fonts, struct saver *saver, struct buffer *resources)
{
    for (size_t i = 0; i < fonts->count; i++) {
        if (!fonts->list[i].face)
            continue;
        write_font(&fonts->list[i], saver);
        buffer_print(resources, "/F%zu %u 0 R", i, fonts->list[i].number);
    }
}
