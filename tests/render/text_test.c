/* Words on paper and what is read back: kerning, ligatures, hyphens that a line break made, glyphs with two
 * meanings, raised marks, lines from right to left. Places are measured from the file's own widths. */
#include "render/reader.h"
#include "render/sample.h"

static struct sample s;

static void start(void)
{
    sample_init(&s);
    sample_open(&s, DOC_DOCUMENT);
    sample_page(&s, "1");
}

static struct doc_node *paragraph(const char *text)
{
    struct doc_node *node = sample_node(&s, DOC_PARAGRAPH);

    sample_run(&s, node, text);
    sample_text(&s, node->element, pt(60), text);
    s.y += pt(20);
    return node;
}

static struct text_item *last_text(void)
{
    return &s.items[s.page].items[s.items[s.page].count - 1].text;
}

/* The words of each paragraph, one a line. */
static struct slice words_of(struct reader *r, const char *name)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    reader_open(r, sample_render(&s, name));
    for (int i = 0; i < READER_MARKS && r->words[0][i].ptr; i++)
        buffer_print(&out, "%.*s|", SLICE_ARG(r->words[0][i]));
    text = arena_copy(&r->arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

static void test_words(void)
{
    struct reader r;

    start();
    paragraph("Affiliate offices fly: AVATAR, Tomorrow, £1.5m");
    paragraph("(brackets) and \\ back");
    paragraph("a\xc2\xa0million, 2\xe2\x80\xaf%, non\xe2\x80\x91"
              "breaking");
    paragraph("consul-");
    last_text()->ends_in_hyphen = true;
    paragraph("tation; well-");
    paragraph("known soft\xc2\xadhyphen");
    paragraph("caf\x65\xcc\x81 and q\xcc\x81");
    EXPECT_TEXT(words_of(&r, "text"), "Affiliate offices fly: AVATAR, Tomorrow, £1.5m|(brackets) and \\ back|"
                                      "a million, 2 %, non‐breaking|consul\xc2\xad|tation; well-|"
                                      "known softhyphen|cafe\xcc\x81 and q\xcc\x81|");
    reader_close(&r);
    sample_release(&s);
}

/* One glyph, two meanings: Greek capital alpha and Latin A share one in some faces; here a word is made that
 * says so. */
static void test_two_meanings(void)
{
    struct reader r;
    struct shaped *other;
    struct placed_word *words;

    start();
    paragraph("A B");
    paragraph("A B");
    words = (struct placed_word *)last_text()->words;
    other = ARENA_NEW(&s.arena, struct shaped);
    *other = *words[0].word;
    other->text = S("Α");
    words[0].word = other;
    paragraph("A B");
    EXPECT_TEXT(words_of(&r, "two-meanings"), "A B|Α B|A B|");
    reader_close(&r);
    sample_release(&s);
}

/* Words come in visual order; a reader gets them in the order in which they are spoken. The last one is
 * pointed: its vowel signs are glyphs of their own, raised or lowered. */
static void test_right_to_left(void)
{
    static const char *const spoken[] = {"שלום", " ", "עולם", " ", "דָּבָר"};
    struct placed_word *words;
    struct page_item *item;
    struct reader r;
    dim x = 0;

    start();
    words = ARENA_ARRAY(&s.arena, struct placed_word, 5);
    for (int i = 0; i < 5; i++) {
        const struct shaped *word =
            face_shape(s.faces, 2, slice_of(spoken[4 - i]), S("he"), SHAPE_RIGHT_TO_LEFT);

        words[i] = (struct placed_word){word, x};
        x += face_scale(s.faces, 2, word->advance, pt(14));
    }
    item = sample_item(&s, ITEM_TEXT, sample_node(&s, DOC_PARAGRAPH)->element);
    item->x = pt(300);
    item->y = s.y;
    item->text =
        (struct text_item){.words = words, .word_count = 5, .face = 2, .size = pt(14), .right_to_left = true};
    EXPECT_TEXT(words_of(&r, "right-to-left"), "שלום עולם דָּבָר|");
    reader_close(&r);
    sample_release(&s);
}

/* ---- places ---------------------------------------------------------------------------------- */

static double width_of(struct reader *r, unsigned glyph)
{
    qpdf_oh page = qpdf_get_page_n(r->pdf, 0),
            font = reader_key(r, reader_key(r, reader_key(r, page, "/Resources"), "/Font"), "/F0");
    qpdf_oh widths =
        reader_key(r, qpdf_oh_get_array_item(r->pdf, reader_key(r, font, "/DescendantFonts"), 0), "/W");

    for (int i = 0; i < qpdf_oh_get_array_n_items(r->pdf, widths); i += 2) {
        qpdf_oh run = qpdf_oh_get_array_item(r->pdf, widths, i + 1);
        int first = qpdf_oh_get_int_value_as_int(r->pdf, qpdf_oh_get_array_item(r->pdf, widths, i));

        if ((int)glyph >= first && (int)glyph < first + qpdf_oh_get_array_n_items(r->pdf, run))
            return qpdf_oh_get_numeric_value(r->pdf, qpdf_oh_get_array_item(r->pdf, run, (int)glyph - first));
    }
    EXPECT(!"a glyph without a width");
    return 0;
}

/* Where the file's operators put each glyph of the first TJ, in points from the line's start. */
static size_t places_in_file(struct reader *r, double size, double *out)
{
    struct slice rest = reader_stream(r, reader_key(r, qpdf_get_page_n(r->pdf, 0), "/Contents"));
    struct reader_content c = {.reader = r, .rest = slice_from(rest, slice_find_byte(rest, '[', 0) + 1)};
    double pen = 0;
    size_t count = 0;

    while (c.rest.len && c.rest.ptr[0] != ']') {
        if (c.rest.ptr[0] == '(') {
            reader_literal(&c);
            for (size_t i = 0; i + 1 < c.string.len; i += 2) {
                out[count++] = pen * size / 1000;
                pen += width_of(r, (unsigned)(uint8_t)c.string.ptr[i] << 8 | (uint8_t)c.string.ptr[i + 1]);
            }
        } else {
            char *end;

            pen -= strtod(c.rest.ptr, &end);
            c.rest = slice_from(c.rest, (size_t)(end - c.rest.ptr));
        }
    }
    buffer_release(&c.string);
    return count;
}

static size_t places_in_pages(const struct text_item *text, double *out)
{
    size_t count = 0;

    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct shaped *word = text->words[i].word;
        double pen = 0, unit = (double)text->size / DIM_PT / face_metrics(s.faces, 0)->units_per_em;

        for (unsigned k = 0; k < word->glyph_count; k++) {
            out[count++] = (double)text->words[i].x / DIM_PT + (pen + word->glyphs[k].x_offset) * unit;
            pen += word->glyphs[k].advance;
        }
    }
    return count;
}

static void test_places(void)
{
    double in_file[200], in_pages[200], most = 0;
    struct reader r;
    struct placed_word *words;
    size_t count, found;

    start();
    paragraph("AVATAR Tomorrow: Yes, “We” LTd. Wales To P.A. £137,394,000 justified fully");
    words = (struct placed_word *)last_text()->words;
    for (uint32_t i = 0; i < last_text()->word_count; i++) /* stretched as a justified line is */
        words[i].x += (dim)(i / 2) * 1703;
    count = places_in_pages(last_text(), in_pages);
    reader_open(&r, sample_render(&s, "places"));
    found = places_in_file(&r, 11, in_file);
    EXPECT_NUMBER(found, count);
    for (size_t i = 0; i < count && i < found; i++) {
        double off = in_file[i] > in_pages[i] ? in_file[i] - in_pages[i] : in_pages[i] - in_file[i];

        most = off > most ? off : most;
    }
    EXPECT(most < 0.02); /* pt; errors must not add up along the line */
    reader_close(&r);
    sample_release(&s);
}

int main(void)
{
    test_words();
    test_two_meanings();
    test_right_to_left();
    test_places();
    return expect_report();
}
