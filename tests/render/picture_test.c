/* Pictures in the file and on the preview: every kind of PNG and JPEG, one used twice, damaged ones, those
 * that cannot be held. The pictures are made here by libpng and libjpeg. */
#include "render/reader.h"
#include "render/sample.h"

#include <png.h>
#include <stdio.h>

#include <jpeglib.h>

static struct sample s;

static void append(png_structp png, png_bytep bytes, size_t count)
{
    buffer_put(png_get_io_ptr(png), (struct slice){(char *)bytes, count});
}

static void flush(png_structp png)
{
    (void)png;
}

struct png_form {
    int type, depth, interlace;
    bool see_through; /* alpha below 255, or a transparent entry of the palette */
};

/* 16 × 8 pixels in some pattern. */
static struct doc_picture *make_png(struct png_form form)
{
    struct buffer out = BUFFER_INIT;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    struct doc_picture *picture = ARENA_NEW(&s.arena, struct doc_picture);
    png_color palette[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 9, 9}};
    png_byte alpha[1] = {100}, rows[8][16 * 8];
    png_bytep pointers[8];

    for (int y = 0; y < 8; y++) {
        pointers[y] = rows[y];
        for (int x = 0; x < 16 * 8; x++)
            rows[y][x] = (png_byte)(form.type == PNG_COLOR_TYPE_PALETTE ? (x + y) % 4 : x * 2 + y);
        if (form.type & PNG_COLOR_MASK_ALPHA && !form.see_through)
            for (int x = 0; x < 16; x++)
                rows[y][form.type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2 * x + 1 : 4 * x + 3] = 255;
    }
    png_set_write_fn(png, &out, append, flush);
    png_set_IHDR(png, info, 16, 8, form.depth, form.type, form.interlace, 0, 0);
    if (form.type == PNG_COLOR_TYPE_PALETTE) {
        png_set_PLTE(png, info, palette, 4);
        if (form.see_through)
            png_set_tRNS(png, info, alpha, 1, NULL);
    }
    png_set_rows(png, info, pointers);
    png_write_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);
    png_destroy_write_struct(&png, &info);
    *picture = (struct doc_picture){
        .kind = PICTURE_PNG, .bytes = arena_copy(&s.arena, buffer_slice(&out)), .width = 16, .height = 8};
    buffer_release(&out);
    return picture;
}

static struct doc_picture *make_jpeg(J_COLOR_SPACE space, int components)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct doc_picture *picture = ARENA_NEW(&s.arena, struct doc_picture);
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    JSAMPLE row[16 * 4];

    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &length);
    jpeg.image_width = 16;
    jpeg.image_height = 8;
    jpeg.input_components = components;
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < 8; y++) {
        JSAMPROW pointer = row;

        for (int x = 0; x < 16 * components; x++)
            row[x] = (JSAMPLE)(x * 3 + y);
        jpeg_write_scanlines(&jpeg, &pointer, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    *picture = (struct doc_picture){.kind = PICTURE_JPEG,
                                    .bytes = arena_copy(&s.arena, (struct slice){(char *)bytes, length}),
                                    .width = 16,
                                    .height = 8};
    free(bytes);
    return picture;
}

static void start(void)
{
    sample_init(&s);
    sample_open(&s, DOC_DOCUMENT);
    sample_page(&s, "1");
}

static void show(struct doc_picture *picture)
{
    struct doc_node *node = sample_node(&s, DOC_FIGURE);

    node->alt = S("A pattern");
    node->picture = picture;
    sample_picture(&s, node->element, pt(60), pt(100), pt(50), picture);
    s.y += pt(60);
}

static qpdf_oh picture_at(struct reader *r, const char *name)
{
    qpdf_oh page = qpdf_get_page_n(r->pdf, 0);

    return reader_key(r, reader_key(r, reader_key(r, page, "/Resources"), "/XObject"), name);
}

/* Bytes of an image once decoded. */
static size_t size_of(struct reader *r, qpdf_oh image)
{
    return reader_stream(r, image).len;
}

static void test_opaque(void)
{
    static const struct {
        struct png_form form;
        size_t size; /* of the rows in the file */
    } forms[] = {
        {{PNG_COLOR_TYPE_GRAY, 8, 0, false}, 16 * 8},     {{PNG_COLOR_TYPE_RGB, 8, 0, false}, 16 * 8 * 3},
        {{PNG_COLOR_TYPE_RGB, 16, 0, false}, 16 * 8 * 3}, {{PNG_COLOR_TYPE_RGB, 8, 1, false}, 16 * 8 * 3},
        {{PNG_COLOR_TYPE_PALETTE, 8, 0, false}, 16 * 8},  {{PNG_COLOR_TYPE_GRAY, 1, 0, false}, 2 * 8},
        {{PNG_COLOR_TYPE_RGBA, 8, 0, false}, 16 * 8 * 3}, {{PNG_COLOR_TYPE_PALETTE, 2, 0, false}, 4 * 8},
    };
    enum { FORMS = sizeof forms / sizeof *forms };
    struct reader r;

    start();
    for (size_t i = 0; i < FORMS; i++)
        show(make_png(forms[i].form));
    show(make_jpeg(JCS_RGB, 3));
    show(make_jpeg(JCS_GRAYSCALE, 1));
    reader_open(&r, sample_render(&s, "pictures"));
    for (size_t i = 0; i < FORMS; i++) {
        char name[16];

        snprintf(name, sizeof name, "/I%zu", i);
        EXPECT_NUMBER(size_of(&r, picture_at(&r, name)), forms[i].size);
        EXPECT(!reader_has(&r, qpdf_oh_get_dict(r.pdf, picture_at(&r, name)), "/SMask"));
    }
    EXPECT(!reader_has(&r, qpdf_get_page_n(r.pdf, 0), "/Group"));
    reader_close(&r);
    sample_release(&s);
}

static void test_see_through(void)
{
    struct reader r;
    struct doc_picture *twice;

    start();
    twice = make_png((struct png_form){PNG_COLOR_TYPE_RGBA, 8, 0, true});
    show(twice);
    show(make_png((struct png_form){PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, true}));
    show(make_png((struct png_form){PNG_COLOR_TYPE_PALETTE, 8, 0, true}));
    show(make_png((struct png_form){PNG_COLOR_TYPE_RGBA, 8, 0, true})); /* the same bytes as the first */
    show(twice);
    reader_open(&r, sample_render(&s, "see-through"));
    for (int i = 0; i < 3; i++) {
        char name[16];
        qpdf_oh mask;

        snprintf(name, sizeof name, "/I%d", i);
        mask = reader_key(&r, qpdf_oh_get_dict(r.pdf, picture_at(&r, name)), "/SMask");
        EXPECT_NUMBER(size_of(&r, mask), 16 * 8);
        EXPECT_NUMBER(size_of(&r, picture_at(&r, name)), 16 * 8 * (i == 1 ? 1 : 3));
    }
    EXPECT(qpdf_oh_is_null(r.pdf, picture_at(&r, "/I3")));
    EXPECT(reader_has(&r, qpdf_get_page_n(r.pdf, 0), "/Group"));
    reader_close(&r);
    sample_release(&s);
}

/* The PDF and the preview both refuse it, for one reason, and write nothing. */
static void expect_refused(struct doc_picture *picture, enum message expected)
{
    struct buffer out = BUFFER_INIT;
    size_t before = s.diagnostics.list.count;

    show(picture);
    show(picture);
    sample_finish(&s);
    EXPECT(!render_pdf(&s.pages, &s.diagnostics, &out));
    EXPECT_NUMBER(out.len, 0);
    EXPECT_NUMBER(s.diagnostics.list.count, before + 1);
    EXPECT_NUMBER(s.diagnostics.list.items[before].id, expected);
    EXPECT(!render_page_png(&s.pages, 0, 36, &s.diagnostics, &out));
    EXPECT_NUMBER(out.len, 0);
    buffer_release(&out);
    sample_release(&s);
}

/* What a camera appends behind the picture is no fault of it. */
static void test_appended(void)
{
    struct buffer out = BUFFER_INIT;
    struct doc_picture *picture;

    start();
    picture = make_jpeg(JCS_RGB, 3);
    picture->bytes = ARENA_JOIN(&s.arena, picture->bytes, S("\xff\xd8 a film of a second"));
    show(picture);
    sample_finish(&s);
    EXPECT(render_pdf(&s.pages, &s.diagnostics, &out));
    EXPECT(render_page_png(&s.pages, 0, 36, &s.diagnostics, &out));
    buffer_release(&out);
    sample_release(&s);
}

static void test_refused(void)
{
    struct doc_picture *picture;

    for (size_t cut = 0; cut < 60; cut += 7) {
        start();
        picture = make_png((struct png_form){PNG_COLOR_TYPE_RGB, 8, 0, false});
        picture->bytes.len -=
            13 + cut; /* the last chunk is empty: nothing of the picture is lost with it alone */
        expect_refused(picture, MSG_picture_damaged);
    }
    start();
    picture = make_png((struct png_form){PNG_COLOR_TYPE_RGBA, 8, 0, true});
    ((char *)picture->bytes.ptr)[picture->bytes.len - 30] ^= 1;
    expect_refused(picture, MSG_picture_damaged);
    for (size_t cut = 1; cut < 600; cut += 43) {
        start();
        picture = make_jpeg(JCS_RGB, 3);
        picture->bytes.len -= cut;
        expect_refused(picture, MSG_picture_damaged);
    }
    start();
    expect_refused(make_jpeg(JCS_CMYK, 4), MSG_picture_print_colours);
    start();
    picture = make_png((struct png_form){PNG_COLOR_TYPE_GRAY, 8, 0, false});
    memcpy((char *)picture->bytes.ptr + 16, "\0\1\x86\xa0\0\1\x86\xa0\x08\0\0\0\0\x8d\x39\x54\x14", 17);
    picture->width = picture->height = 100000;
    expect_refused(picture, MSG_picture_too_large);
}

static void test_long_alternative(void)
{
    struct buffer out = BUFFER_INIT, text = BUFFER_INIT;

    start();
    show(make_jpeg(JCS_RGB, 3));
    for (int i = 0; i < 16383; i++)
        buffer_put_text(&text, "ŵ");
    s.document.root->first->alt = buffer_slice(&text);
    sample_finish(&s);
    EXPECT(!render_pdf(&s.pages, &s.diagnostics, &out));
    EXPECT_NUMBER(s.diagnostics.list.items[0].id, MSG_alternative_too_long);
    s.document.root->first->alt.len -= 2;
    EXPECT(render_pdf(&s.pages, &s.diagnostics, &out));
    buffer_release(&out);
    buffer_release(&text);
    sample_release(&s);
}

int main(void)
{
    test_opaque();
    test_see_through();
    test_refused();
    test_appended();
    test_long_alternative();
    return expect_report();
}
