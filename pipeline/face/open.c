/* Opens the font files of a publication and reads what layout needs of them. A face whose names or style are
 * not what was asked for is refused: nothing is ever replaced by another face. fontconfig is not called at
 * all, so no font of the host can be seen. Knows no text. */
#include "base/bug.h"
#include "base/digest.h"
#include "face/faces.h"

#include <hb-ot.h>

static struct slice name_in_file(struct arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
    unsigned room = 256, len;
    char *text = arena_alloc(arena, room);

    len = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &room, text);
    return (struct slice){text, len < 256 ? room : 0};
}

static bool has_table(hb_face_t *face, const char *tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tag, 4));
    bool has = hb_blob_get_length(blob) > 0;

    hb_blob_destroy(blob);
    return has;
}

/* The typographic family (name 16) gathers weights; files of four styles have only name 1. */
static bool check_family(struct arena *arena, hb_face_t *face, const struct face_file *file,
                         struct diagnostics *d)
{
    struct slice typographic = name_in_file(arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    struct slice family = name_in_file(arena, face, HB_OT_NAME_ID_FONT_FAMILY);

    if (slice_equal(typographic, file->family) || slice_equal(family, file->family))
        return true;
    DIAG(d, MSG_font_family_differs, NO_SPAN, file->path, file->family,
         typographic.len ? typographic : family);
    return false;
}

static bool check_style(struct arena *arena, hb_font_t *font, const struct face_file *file,
                        struct diagnostics *d)
{
    unsigned weight = (unsigned)hb_style_get_value(font, HB_STYLE_TAG_WEIGHT);
    bool italic = hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0;

    if (weight == file->weight && italic == file->italic)
        return true;
    DIAG(d, MSG_font_style_differs, NO_SPAN, file->path, italic ? S("an italic") : S("an upright face"),
         arena_print(arena, "%u", weight), file->italic ? S("an italic") : S("an upright face"),
         arena_print(arena, "%u", file->weight));
    return false;
}

static int32_t metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;

    hb_ot_metrics_get_position_with_fallback(font, tag, &value);
    return value;
}

static void read_metrics(struct opened_face *opened)
{
    hb_font_extents_t extents = {0};
    struct face_metrics *m = &opened->metrics;

    hb_font_get_h_extents(opened->font, &extents);
    m->units_per_em = (int32_t)hb_face_get_upem(opened->face);
    m->ascent = extents.ascender;
    m->descent = -extents.descender; /* HarfBuzz: negative below the baseline */
    m->line_gap = extents.line_gap;
    m->cap_height = metric(opened->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    m->x_height = metric(opened->font, HB_OT_METRICS_TAG_X_HEIGHT);
    m->underline_position = metric(opened->font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
    m->underline_thickness = metric(opened->font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
}

static bool open_blob(struct arena *arena, const struct face_file *file, struct opened_face *opened,
                      struct diagnostics *d)
{
    struct slice path = arena_copy(arena, file->path); /* a NUL follows */
    unsigned len = 0;

    opened->blob = hb_blob_create_from_file_or_fail(path.ptr);
    opened->face = hb_face_create(opened->blob ? opened->blob : hb_blob_get_empty(), 0);
    if (!opened->blob || hb_face_get_glyph_count(opened->face) == 0) {
        DIAG(d, MSG_font_unreadable, NO_SPAN, file->path);
        return false;
    }
    opened->bytes.ptr = hb_blob_get_data(opened->blob, &len);
    opened->bytes.len = len;
    if (!has_table(opened->face, "glyf") || has_table(opened->face, "fvar") ||
        hb_face_count(opened->blob) != 1) {
        DIAG(d, MSG_font_not_truetype, NO_SPAN, file->path);
        return false;
    }
    return true;
}

static bool check_digest(const struct face_file *file, struct slice bytes, struct diagnostics *d)
{
    char hex[2 * DIGEST_SIZE + 1];

    if (!file->sha256.len)
        return true;
    digest_hex(bytes, hex);
    if (slice_is(file->sha256, hex))
        return true;
    DIAG(d, MSG_fonts_digest, file->listed, file->path, slice_of(hex), file->sha256);
    return false;
}

static bool open_face(struct arena *arena, const struct face_file *file, struct opened_face *opened,
                      struct diagnostics *d)
{
    int scale;

    if (!open_blob(arena, file, opened, d) || !check_digest(file, opened->bytes, d) ||
        !check_family(arena, opened->face, file, d))
        return false;
    scale = (int)hb_face_get_upem(opened->face);
    opened->font = hb_font_create(opened->face);
    hb_font_set_scale(opened->font, scale, scale);
    hb_font_make_immutable(opened->font);
    read_metrics(opened);
    return check_style(arena, opened->font, file, d);
}

/* What the file says lies in the caller's memory: a stand-in is opened later. */
static struct face_file kept(struct arena *arena, const struct face_file *file)
{
    struct face_file copy = *file;

    copy.path = arena_copy(arena, file->path);
    copy.family = arena_copy(arena, file->family);
    copy.sha256 = arena_copy(arena, file->sha256);
    return copy;
}

struct faces *faces_open(const struct face_file *files, size_t count, struct diagnostics *diagnostics)
{
    struct arena arena = ARENA_INIT;
    struct faces *faces = ARENA_NEW(&arena, struct faces);
    bool sound = true;

    BUG_IF(count > UINT8_MAX);
    faces->list = ARENA_ARRAY(&arena, struct opened_face, count);
    faces->count = count;
    faces->buffer = hb_buffer_create();
    for (size_t i = 0; i < count; i++) {
        if (files[i].stand_in)
            faces->list[i].file = kept(&arena, &files[i]);
        else
            sound &= open_face(&arena, &files[i], &faces->list[i], diagnostics);
    }
    faces->arena = arena;
    if (sound)
        return faces;
    faces_close(faces);
    return NULL;
}

/* Whoever lacks a character reports it; why a stand-in could not help is told to nobody. */
static void open_stand_in(struct opened_face *opened)
{
    struct arena scratch = ARENA_INIT;
    struct sources sources;
    struct diagnostics unheard;

    sources_init(&sources, &scratch);
    diagnostics_init(&unheard, &scratch, &sources);
    opened->file.listed = NO_SPAN;
    if (!open_face(&scratch, &opened->file, opened, &unheard)) {
        hb_font_destroy(opened->font);
        opened->font = hb_font_get_empty();
        opened->metrics.units_per_em = 1000;
    }
    arena_release(&scratch);
}

struct opened_face *faces_at(const struct faces *faces, uint8_t face)
{
    struct opened_face *opened;

    BUG_IF(face >= faces->count);
    opened = &faces->list[face];
    if (!opened->font)
        open_stand_in(opened);
    return opened;
}

bool face_is_open(const struct faces *faces, uint8_t face)
{
    return faces->list[face].font != NULL;
}

void faces_close(struct faces *faces)
{
    struct arena arena;

    if (!faces)
        return;
    for (size_t i = 0; i < faces->count; i++) {
        hb_font_destroy(faces->list[i].font);
        hb_face_destroy(faces->list[i].face);
        hb_blob_destroy(faces->list[i].blob);
    }
    hb_buffer_destroy(faces->buffer);
    if (faces->patterns)
        hnj_hyphen_free(faces->patterns);
    arena = faces->arena; /* which holds `faces` itself */
    arena_release(&arena);
}

const struct face_metrics *face_metrics(const struct faces *faces, uint8_t face)
{
    return &faces_at(faces, face)->metrics;
}

dim face_scale(const struct faces *faces, uint8_t face, int32_t units, dim size)
{
    int32_t em = faces_at(faces, face)->metrics.units_per_em;
    int64_t twice = (int64_t)units * size * 2 + em; /* half up, also below nought */
    int64_t whole = twice / (2 * em);

    return (dim)(twice % (2 * em) < 0 ? whole - 1 : whole);
}

bool face_holds(const struct faces *faces, uint8_t face, uint32_t character)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(faces_at(faces, face)->font, character, &glyph);
}

bool face_file_has_feature(struct slice path, const char *tag)
{
    struct arena scratch = ARENA_INIT;
    hb_blob_t *blob = hb_blob_create_from_file(arena_copy(&scratch, path).ptr);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_tag_t wanted = hb_tag_from_string(tag, -1), found[64];
    bool has = false;

    for (unsigned start = 0, count = 64; count == 64 && !has; start += count) {
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, start, &count, found);
        for (unsigned i = 0; i < count; i++)
            has |= found[i] == wanted;
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    arena_release(&scratch);
    return has;
}

struct slice face_file_bytes(const struct faces *faces, uint8_t face)
{
    return faces_at(faces, face)->bytes;
}

size_t faces_count(const struct faces *faces)
{
    return faces->count;
}
