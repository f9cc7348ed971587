/* Faces: opening and refusing, shaping in font units, the cache, breaks, levels, hyphenation. */
#include "base/utf8.h"
#include "expect.h"
#include "face/faces.h"
#include "face/test_fonts.h"

#include <stdlib.h>

struct fixture {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct faces *faces;
};

enum { SANS, BOLD, HEBREW, ARABIC, FACES };

static void open_fixture(struct fixture *f)
{
    struct face_file files[FACES];

    *f = (struct fixture){.arena = ARENA_INIT};
    sources_init(&f->sources, &f->arena);
    diagnostics_init(&f->diagnostics, &f->arena, &f->sources);
    files[SANS] = test_face(&f->arena, "noto/NotoSans-Regular.ttf", "Noto Sans", 400, false);
    files[BOLD] = test_face(&f->arena, "noto/NotoSans-Bold.ttf", "Noto Sans", 700, false);
    files[HEBREW] = test_face(&f->arena, "noto/NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, false);
    files[ARABIC] = test_face(&f->arena, "noto/NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", 400, false);
    f->faces = faces_open(files, FACES, &f->diagnostics);
    EXPECT(f->faces != NULL);
}

static void close_fixture(struct fixture *f)
{
    faces_close(f->faces);
    arena_release(&f->arena);
}

static bool refused(struct face_file file, enum message id)
{
    struct arena arena = ARENA_INIT;
    struct sources sources;
    struct diagnostics d;
    struct faces *faces;
    bool as_expected;

    sources_init(&sources, &arena);
    diagnostics_init(&d, &arena, &sources);
    faces = faces_open(&file, 1, &d);
    as_expected = !faces && d.list.count == 1 && d.list.items[0].id == id;
    faces_close(faces);
    arena_release(&arena);
    return as_expected;
}

/* A copy of a font whose table of outlines bears another name, as in a CFF font. */
static void refuses_other_outlines(struct arena *arena, struct face_file file)
{
    char name[] = "/tmp/face-test-XXXXXX", *bytes = arena_alloc(arena, 1 << 20);
    int out = mkstemp(name);
    FILE *in = fopen(arena_copy(arena, file.path).ptr, "rb");
    size_t len = in ? fread(bytes, 1, 1 << 20, in) : 0;
    static const char cff[4] = {'C', 'F', 'F', ' '};
    char *tag = len ? memmem(bytes, len, "glyf", 4) : NULL;

    EXPECT(tag != NULL && out >= 0);
    if (tag)
        memcpy(tag, cff, sizeof cff);
    EXPECT(write(out, bytes, len) == (ssize_t)len);
    close(out);
    if (in)
        fclose(in);
    file.path = slice_of(name);
    EXPECT(refused(file, MSG_font_not_truetype));
    unlink(name);
}

static void refuses_other_faces(void)
{
    struct arena arena = ARENA_INIT;
    struct face_file sans = test_face(&arena, "noto/NotoSans-Regular.ttf", "Noto Sans", 400, false),
                     wrong = sans;

    wrong.family = S("Noto Sans Nowhere");
    EXPECT(refused(wrong, MSG_font_family_differs));
    wrong = sans;
    wrong.weight = 700;
    EXPECT(refused(wrong, MSG_font_style_differs));
    wrong = sans;
    wrong.italic = true;
    EXPECT(refused(wrong, MSG_font_style_differs));
    refuses_other_outlines(&arena, sans);
    wrong = sans;
    wrong.path = S("/nowhere/at/all.ttf");
    EXPECT(refused(wrong, MSG_font_unreadable));
    wrong.path = S("Makefile");
    EXPECT(refused(wrong, MSG_font_unreadable));
    arena_release(&arena);
}

static void shapes_in_font_units(struct fixture *f)
{
    const struct shaped *w = face_shape(f->faces, SANS, S("Hello"), S("en-GB"), 0);
    int32_t sum = 0;

    EXPECT_NUMBER(face_metrics(f->faces, SANS)->units_per_em, 1000);
    EXPECT_NUMBER(face_metrics(f->faces, SANS)->ascent, 1069);
    EXPECT_NUMBER(face_metrics(f->faces, SANS)->descent, 293);
    EXPECT_NUMBER(face_metrics(f->faces, SANS)->x_height, 536);
    EXPECT_NUMBER(w->glyph_count, 5);
    for (unsigned i = 0; i < w->glyph_count; i++)
        sum += w->glyphs[i].advance;
    EXPECT_NUMBER(sum, w->advance);
    EXPECT_NUMBER(w->advance, 741 + 564 + 258 + 258 + 605);
    EXPECT(w == face_shape(f->faces, SANS, S("Hello"), S("en-GB"), 0));
    EXPECT(w != face_shape(f->faces, BOLD, S("Hello"), S("en-GB"), 0));
    EXPECT(w != face_shape(f->faces, SANS, S("Hello"), S("cy"), 0));
    EXPECT(w != face_shape(f->faces, SANS, S("Hello"), S("en-GB"), SHAPE_TABULAR));
    EXPECT_NUMBER(face_scale(f->faces, SANS, 1000, 12 * DIM_PT), 12 * DIM_PT);
    EXPECT_NUMBER(face_scale(f->faces, SANS, -1, 500), 0); /* half up: -0.5 */
    EXPECT_NUMBER(face_scale(f->faces, SANS, 1, 500), 1);
}

static void kerns_and_spaces(struct fixture *f)
{
    const struct shaped *pair = face_shape(f->faces, SANS, S("AV"), S("en"), 0);
    int32_t apart = face_shape(f->faces, SANS, S("A"), S("en"), 0)->advance +
                    face_shape(f->faces, SANS, S("V"), S("en"), 0)->advance;

    EXPECT(pair->advance < apart);
    EXPECT_NUMBER(face_shape(f->faces, SANS, S(" "), S("en"), 0)->advance, 260);
    EXPECT_NUMBER(face_shape(f->faces, SANS, S("111"), S("en"), SHAPE_TABULAR)->advance,
                  face_shape(f->faces, SANS, S("888"), S("en"), SHAPE_TABULAR)->advance);
}

/* One glyph where there would be two, and others in place of the usual ones. */
static void takes_what_the_font_offers(struct fixture *f)
{
    const struct shaped *small = face_shape(f->faces, SANS, S("ab"), S("en"), SHAPE_SMALL_CAPITALS);
    const struct shaped *plain = face_shape(f->faces, SANS, S("ab"), S("en"), 0);
    const struct shaped *old = face_shape(f->faces, SANS, S("3"), S("en"), SHAPE_OLD_STYLE);
    struct slice path = test_face(&f->arena, "noto/NotoSans-Regular.ttf", "Noto Sans", 400, false).path;

    EXPECT(face_shape(f->faces, SANS, S("office"), S("en"), 0)->glyph_count < 6);
    EXPECT(small->glyphs[0].id != plain->glyphs[0].id && small->glyphs[1].id != plain->glyphs[1].id);
    EXPECT(old->glyphs[0].id != face_shape(f->faces, SANS, S("3"), S("en"), 0)->glyphs[0].id);
    EXPECT(old->glyphs[0].id !=
           face_shape(f->faces, SANS, S("3"), S("en"), SHAPE_OLD_STYLE | SHAPE_TABULAR)->glyphs[0].id);
    EXPECT(face_file_has_feature(path, "smcp"));
    EXPECT(!face_file_has_feature(path, "swsh"));
    path = test_face(&f->arena, "lato/Lato-Regular.ttf", "Lato", 400, false).path;
    EXPECT(face_file_has_feature(path, "onum"));
    EXPECT(!face_file_has_feature(path, "smcp"));
}

static void knows_what_is_missing(struct fixture *f)
{
    EXPECT(!face_shape(f->faces, SANS, S("Ŵylan £5 ŷ"), S("cy"), 0)->missing);
    EXPECT(face_shape(f->faces, SANS, S("שלום"), S("he"), 0)->missing);
    EXPECT(!face_shape(f->faces, HEBREW, S("שלום"), S("he"), 0)->missing);
    EXPECT(face_holds(f->faces, HEBREW, 0x5d0));
    EXPECT(!face_holds(f->faces, SANS, 0x5d0));
}

static void sets_right_to_left(struct fixture *f)
{
    const struct shaped *word = face_shape(f->faces, HEBREW, S("שלום"), S("he"), 0);
    const struct shaped *bracket = face_shape(f->faces, SANS, S("("), S("he"), 0);
    const struct shaped *mirrored = face_shape(f->faces, SANS, S("("), S("he"), SHAPE_RIGHT_TO_LEFT);
    const struct shaped *joined = face_shape(f->faces, ARABIC, S("بيت"), S("ar"), 0);
    const struct shaped *alone = face_shape(f->faces, ARABIC, S("ب"), S("ar"), 0);

    EXPECT(word->right_to_left);
    EXPECT_NUMBER(word->glyph_count, 4);
    EXPECT_NUMBER(word->glyphs[0].cluster, 6); /* visual order: the last letter stands first */
    EXPECT_NUMBER(word->glyphs[3].cluster, 0);
    EXPECT(bracket->glyphs[0].id != mirrored->glyphs[0].id);
    EXPECT(!bracket->right_to_left && mirrored->right_to_left);
    EXPECT(joined->glyphs[joined->glyph_count - 1].id != alone->glyphs[0].id);
}

static void itemises_mixed_words(struct fixture *f)
{
    const struct shaped *w = face_shape(f->faces, HEBREW, S("אב12"), S("he"), 0);

    EXPECT(w->right_to_left);
    EXPECT_NUMBER(w->glyph_count, 4);
    EXPECT_NUMBER(w->glyphs[0].cluster,
                  4); /* the number reads from the left, and stands left of the letters */
    EXPECT_NUMBER(w->glyphs[1].cluster, 5);
    EXPECT_NUMBER(w->glyphs[2].cluster, 2);
    EXPECT_NUMBER(w->glyphs[3].cluster, 0);
}

static void gives_levels(void)
{
    uint8_t levels[64];

    EXPECT_NUMBER(face_levels(S("plain “text” – £5"), -1, levels), 0);
    EXPECT_NUMBER(levels[0], 0);
    EXPECT_NUMBER(face_levels(S("אב a"), -1, levels), 1);
    EXPECT_NUMBER(levels[0], 1);
    EXPECT_NUMBER(levels[5], 2);
    EXPECT_NUMBER(face_levels(S("a אב"), 0, levels), 0);
    EXPECT_NUMBER(levels[2], 1);
    EXPECT(face_is_plain(S("Cyngor Ŵ ŷ €5 −3 “x” …")));
    EXPECT(!face_is_plain(S("א")));
    EXPECT(!face_is_plain(S("a\xe2\x80\x8f"
                            "b"))); /* U+200F */
}

static void breaks_by_uax_14(struct fixture *f)
{
    const struct slice text = S("£5 well-known 3\xc2\xa0"
                                "m (see)\nx");
    uint8_t a[64];

    face_breaks(f->faces, text, S("en-GB"), a);
    EXPECT(a[4] & BREAK_ALLOWED);                               /* after "£5 " */
    EXPECT(!(a[1] & BREAK_ALLOWED) && !(a[2] & BREAK_ALLOWED)); /* LB25: not between £ and 5 */
    EXPECT(a[9] & BREAK_ALLOWED);                               /* after the hyphen */
    EXPECT(a[15] & BREAK_ALLOWED);
    EXPECT(!(a[18] & BREAK_ALLOWED)); /* LB12: after no-break space */
    EXPECT(a[26] & BREAK_FORCED);
    EXPECT(a[3] & BREAK_WHITE);
    EXPECT(a[text.len] & BREAK_ALLOWED);
    EXPECT(!(a[1] & BREAK_GRAPHEME) && (a[2] & BREAK_GRAPHEME));
}

/* The table of pairs must give what Pango gives, whatever the neighbours. */
static void agrees_with_pango(void)
{
    static const char *const parts[] = {"a", "Z", "1",        "9", ",", ".", "!", "\"", "(", ")",
                                        "}", "£", "%",        "-", "/", "–", "—", "’",  "“", "\\",
                                        "|", "&", "\xc2\xa0", "…", "•", "−", "ŵ", "€",  " ", " ",
                                        " ", " ", "a",        "1", "1", "@", ";", "["};
    uint32_t seed = 7;
    size_t different = 0;

    for (int round = 0; round < 20000; round++) {
        char text[64];
        uint8_t ours[64] = {0}, theirs[64] = {0};
        size_t len = 0;

        for (int i = 0; i < 12; i++) {
            struct slice part = slice_of(
                parts[(seed = seed * 1103515245u + 12345u) / 65536 % (sizeof parts / sizeof *parts)]);

            memcpy(text + len, part.ptr, part.len);
            len += part.len;
        }
        if (text[0] == ' ')
            continue;
        if (!plain_breaks((struct slice){text, len}, ours))
            different++;
        pango_breaks((struct slice){text, len}, S("en-GB"), theirs);
        different += memcmp(ours, theirs, len + 1) != 0;
    }
    EXPECT_NUMBER(different, 0);
}

static void hyphenates(struct fixture *f)
{
    struct slice patterns = S("/usr/share/hyphen/hyph_en_GB.dic");
    uint8_t odd[32];

    EXPECT(!face_hyphenate(f->faces, S(""), S("commissioner"), odd));
    EXPECT(!face_hyphenate(f->faces, S("/nowhere"), S("commissioner"), odd));
    EXPECT(face_hyphenate(f->faces, patterns, S("Commissioner"), odd));
    EXPECT(odd[2] && odd[5] && !odd[0] && !odd[10]); /* Com-mis-sion-er */
    EXPECT(face_hyphenate(f->faces, patterns, S("naïvely"), odd));
}

int main(void)
{
    struct fixture f;

    refuses_other_faces();
    open_fixture(&f);
    shapes_in_font_units(&f);
    kerns_and_spaces(&f);
    takes_what_the_font_offers(&f);
    knows_what_is_missing(&f);
    sets_right_to_left(&f);
    itemises_mixed_words(&f);
    gives_levels();
    breaks_by_uax_14(&f);
    agrees_with_pango();
    hyphenates(&f);
    close_fixture(&f);
    return expect_report();
}
