/* Features of OpenType that a style asks for and not every font has: each face that the style is set in must
 * have them, or the document would look as nobody asked. Opens a font file for the question alone. */
#include "base/utf8.h"
#include "compose/look.h"
#include "face/face.h"

struct feature {
    const char *tag, *words;
};

static const struct feature old_style = {"onum", "old style figures"},
                            small_capitals = {"smcp", "small capitals"};

struct feature_check {
    struct look *look;
    const struct document *document;
    VECTOR(struct span) reported;
};

static bool already_reported(struct feature_check *f, struct span at)
{
    for (size_t i = 0; i < f->reported.count; i++)
        if (f->reported.items[i].source == at.source && f->reported.items[i].start == at.start)
            return true;
    *VECTOR_PUSH(f->look->arena, &f->reported) = at;
    return false;
}

/* "The fonts that have them are: Noto Sans, Roboto." */
static struct slice fonts_with(struct look *look, const struct feature *feature)
{
    const struct inputs *inputs = look->inputs;
    struct slice list = S("");

    for (size_t i = 0; i < inputs->font_count; i++) {
        const struct font_record *font = &inputs->fonts[i];

        if (font->italic || font->weight != 400 || !face_file_has_feature(font->path, feature->tag))
            continue;
        list = ARENA_JOIN(look->arena, list, list.len ? S(", ") : S(""), font->family);
    }
    if (!list.len)
        return S("No font here has them.");
    return ARENA_JOIN(look->arena, S("The fonts that have them are: "), list, S("."));
}

static void check_faces(struct feature_check *f, const struct look_style *style,
                        const struct feature *feature, struct span at)
{
    for (unsigned variant = 0; variant < VARIANT_CODE; variant++) {
        const struct doc_face *face = &f->document->faces[style->doc.faces[variant]];

        if (!style->variants[variant] || face_file_has_feature(face->file, feature->tag) ||
            already_reported(f, at))
            continue;
        DIAG(f->look->diagnostics, MSG_look_no_feature, at, face->family, slice_of(feature->words),
             style->doc.name, fonts_with(f->look, feature));
    }
}

bool look_check_features(struct look *look, const struct document *document)
{
    struct feature_check f = {.look = look, .document = document};

    for (size_t i = 0; i < document->style_count && document->face_count; i++) {
        const struct look_style *style = look_style_of(document->styles[i]);

        if (style->doc.old_style_figures)
            check_faces(&f, style, &old_style, style->figures_at);
        if (style->doc.small_capitals)
            check_faces(&f, style, &small_capitals, style->capitals_at);
    }
    return f.reported.count == 0;
}
