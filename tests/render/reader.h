/* Reads a PDF of ours back through libqpdf's C API: its structure tree as indented text, with the words of
 * every element in the order in which a screen reader would say them. Independent of the code that writes. */
#ifndef PRECEPT_TESTS_RENDER_READER_H
#define PRECEPT_TESTS_RENDER_READER_H

#include "base/buffer.h"
#include "expect.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

enum { READER_PAGES = 16, READER_MARKS = 400, READER_FONTS = 8 };

struct reader {
    qpdf_data pdf;
    struct arena arena;
    struct slice words[READER_PAGES][READER_MARKS]; /* by page and marked content number */
    struct buffer artifacts;                        /* words outside of the structure */
    int page_objects[READER_PAGES];
    int page_count;
    struct slice maps[READER_FONTS]; /* by face: UTF-8 of each glyph, found by reader_glyph */
};

static inline qpdf_oh reader_key(struct reader *r, qpdf_oh object, const char *key)
{
    return qpdf_oh_get_key(r->pdf, object, key);
}

static inline bool reader_has(struct reader *r, qpdf_oh object, const char *key)
{
    return qpdf_oh_is_dictionary(r->pdf, object) && qpdf_oh_has_key(r->pdf, object, key);
}

static inline struct slice reader_stream(struct reader *r, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered;
    struct slice copy;

    qpdf_oh_get_stream_data(r->pdf, stream, qpdf_dl_all, &filtered, &bytes, &length);
    copy = arena_copy(&r->arena, (struct slice){(char *)bytes, length});
    free(bytes);
    return copy;
}

/* ---- texts ----------------------------------------------------------------------------------- */

static inline void reader_put_utf16(struct buffer *out, const unsigned char *p, size_t bytes)
{
    for (size_t i = 0; i + 1 < bytes; i += 2) {
        unsigned code = (unsigned)p[i] << 8 | p[i + 1];

        if (code >= 0xd800 && code < 0xdc00 && i + 3 < bytes) {
            i += 2;
            code = 0x10000 + ((code - 0xd800) << 10) + (((unsigned)p[i] << 8 | p[i + 1]) - 0xdc00);
        }
        if (code < 0x80) {
            buffer_put_byte(out, (char)code);
        } else if (code < 0x800) {
            buffer_print(out, "%c%c", (int)(0xc0 | code >> 6), (int)(0x80 | (code & 63)));
        } else if (code < 0x10000) {
            buffer_print(out, "%c%c%c", (int)(0xe0 | code >> 12), (int)(0x80 | (code >> 6 & 63)),
                         (int)(0x80 | (code & 63)));
        } else {
            buffer_print(out, "%c%c%c%c", (int)(0xf0 | code >> 18), (int)(0x80 | (code >> 12 & 63)),
                         (int)(0x80 | (code >> 6 & 63)), (int)(0x80 | (code & 63)));
        }
    }
}

/* The text of a glyph in a map of "<0024><00410042>" lines. */
static inline void reader_put_glyph(struct buffer *out, struct slice map, unsigned glyph)
{
    char key[8];
    unsigned char wide[256];
    size_t at, count = 0;

    snprintf(key, sizeof key, "<%04x><", glyph);
    at = slice_find(map, slice_of(key), slice_find(map, S("beginbfchar"), 0));
    if (at == map.len) {
        buffer_put(out, S("\xef\xbf\xbd"));
        return;
    }
    for (at += 7; at + 1 < map.len && map.ptr[at] != '>' && count < sizeof wide; at += 2) {
        char hex[3] = {map.ptr[at], map.ptr[at + 1], 0};

        wide[count++] = (unsigned char)strtoul(hex, NULL, 16);
    }
    reader_put_utf16(out, wide, count);
}

/* ---- content streams ------------------------------------------------------------------------- */

struct reader_content {
    struct reader *reader;
    int page, face;
    struct slice rest;
    struct buffer string, text;                /* the last literal string; words of the open sequence */
    int mark, depth, mark_depth, actual_depth; /* mark -1 = artifact, -2 = none */
    struct slice operand;                      /* the last name or dictionary */
};

static inline void reader_literal(struct reader_content *c)
{
    size_t at = 1;
    int depth = 1;

    buffer_clear(&c->string);
    for (; at < c->rest.len; at++) {
        char b = c->rest.ptr[at];

        if (b == '\\') {
            b = c->rest.ptr[++at];
            b = b == 'r' ? '\r' : b == 'n' ? '\n' : b;
        } else if ((b == '(' && ++depth) || (b == ')' && --depth == 0)) {
            if (!depth)
                break;
        }
        buffer_put_byte(&c->string, b);
    }
    c->rest = slice_from(c->rest, at + 1);
}

static inline void reader_show(struct reader_content *c)
{
    const unsigned char *p = (const unsigned char *)c->string.ptr;

    if (c->actual_depth)
        return;
    for (size_t i = 0; i + 1 < c->string.len; i += 2)
        reader_put_glyph(&c->text, c->reader->maps[c->face], (unsigned)p[i] << 8 | p[i + 1]);
}

/* Strings inside property lists begin as those of text do, so a list is read to its end at once. */
static inline struct slice reader_dictionary(struct reader_content *c)
{
    struct slice whole = c->rest;

    c->rest = slice_from(c->rest, 2);
    while (c->rest.len && !slice_starts_with(c->rest, S(">>")))
        if (c->rest.ptr[0] == '(')
            reader_literal(c);
        else if (slice_starts_with(c->rest, S("<<")))
            reader_dictionary(c);
        else
            c->rest = slice_from(c->rest, 1);
    c->rest = slice_from(c->rest, 2);
    return slice_sub(whole, 0, whole.len - c->rest.len);
}

static inline void reader_begin(struct reader_content *c)
{
    size_t mark = slice_find(c->operand, S("/MCID "), 0);

    c->depth++;
    if (mark < c->operand.len) {
        EXPECT(c->mark == -2);
        c->mark = (int)strtol(c->operand.ptr + mark + 6, NULL, 10);
        c->mark_depth = c->depth;
    } else if (slice_find(c->operand, S("/Type/"), 0) < c->operand.len) {
        EXPECT(c->mark == -2);
        c->mark = -1;
        c->mark_depth = c->depth;
    } else if (slice_find(c->operand, S("/ActualText"), 0) < c->operand.len) {
        const unsigned char *p = (const unsigned char *)c->string.ptr;

        if (c->string.len > 1 && p[0] == 0xfe && p[1] == 0xff)
            reader_put_utf16(&c->text, p + 2, c->string.len - 2);
        else
            buffer_put(&c->text, buffer_slice(&c->string));
        c->actual_depth = c->depth;
    }
}

static inline void reader_end(struct reader_content *c)
{
    if (c->actual_depth == c->depth)
        c->actual_depth = 0;
    if (c->mark_depth == c->depth) {
        if (c->mark >= 0)
            c->reader->words[c->page][c->mark] = arena_copy(&c->reader->arena, buffer_slice(&c->text));
        else
            buffer_print(&c->reader->artifacts, "%.*s\n", SLICE_ARG(buffer_slice(&c->text)));
        buffer_clear(&c->text);
        c->mark = -2;
        c->mark_depth = 0;
    }
    c->depth--;
    EXPECT(c->depth >= 0);
}

/* Digits with at most one point, and a sign at most in front: two numbers without a space would be none. */
static inline void reader_number(struct slice word)
{
    unsigned points = 0;

    for (size_t i = 0; i < word.len; i++) {
        points += word.ptr[i] == '.';
        EXPECT(strchr(i ? ".0123456789" : "-.0123456789", word.ptr[i]) != NULL);
    }
    EXPECT(points <= 1);
}

static inline void reader_operator(struct reader_content *c, struct slice word)
{
    if (strchr("-.0123456789", word.ptr[0]))
        reader_number(word);
    if (slice_is(word, "BDC"))
        reader_begin(c);
    else if (slice_is(word, "EMC"))
        reader_end(c);
    else if (slice_is(word, "re") || slice_is(word, "Do") || slice_is(word, "TJ"))
        EXPECT(c->mark != -2); /* every mark on the paper is content or artifact */
    if (word.len > 2 && word.ptr[0] == '/' && word.ptr[1] == 'F')
        c->face = (int)strtol(word.ptr + 2, NULL, 10);
}

static inline void reader_content_stream(struct reader *r, int page, struct slice stream)
{
    struct reader_content c = {.reader = r, .page = page, .rest = stream, .mark = -2};

    while (c.rest.len) {
        size_t end = 1;

        if (c.rest.ptr[0] == '(') {
            reader_literal(&c);
            reader_show(&c);
            continue;
        }
        if (slice_starts_with(c.rest, S("<<"))) {
            c.operand = reader_dictionary(&c);
            continue;
        }
        if (!strchr(" \n[]", c.rest.ptr[0]))
            while (end < c.rest.len && !strchr(" \n[]()</", c.rest.ptr[end]))
                end++;
        reader_operator(&c, slice_sub(c.rest, 0, end));
        c.rest = slice_from(c.rest, end);
    }
    EXPECT_NUMBER(c.depth, 0);
    buffer_release(&c.string);
    buffer_release(&c.text);
}

/* ---- the file -------------------------------------------------------------------------------- */

static inline void reader_maps(struct reader *r, qpdf_oh page)
{
    qpdf_oh fonts = reader_key(r, reader_key(r, page, "/Resources"), "/Font");

    for (int face = 0; face < READER_FONTS; face++) {
        char name[16];

        snprintf(name, sizeof name, "/F%d", face);
        if (reader_has(r, fonts, name))
            r->maps[face] = reader_stream(r, reader_key(r, reader_key(r, fonts, name), "/ToUnicode"));
    }
}

static inline void reader_open(struct reader *r, struct slice bytes)
{
    memset(r, 0, sizeof *r);
    r->pdf = qpdf_init();
    qpdf_set_suppress_warnings(r->pdf, QPDF_TRUE);
    EXPECT_NUMBER(qpdf_read_memory(r->pdf, "sample", bytes.ptr, bytes.len, NULL), QPDF_SUCCESS);
    EXPECT_NUMBER(qpdf_check_pdf(r->pdf), QPDF_SUCCESS);
    r->page_count = qpdf_get_num_pages(r->pdf);
    for (int i = 0; i < r->page_count && i < READER_PAGES; i++) {
        qpdf_oh page = qpdf_get_page_n(r->pdf, (size_t)i);

        r->page_objects[i] = qpdf_oh_get_object_id(r->pdf, page);
        if (!i)
            reader_maps(r, page);
        reader_content_stream(r, i, reader_stream(r, reader_key(r, page, "/Contents")));
    }
}

static inline void reader_close(struct reader *r)
{
    qpdf_cleanup(&r->pdf);
    buffer_release(&r->artifacts);
    arena_release(&r->arena);
}

static inline int reader_page(struct reader *r, qpdf_oh page)
{
    for (int i = 0; i < r->page_count; i++)
        if (r->page_objects[i] == qpdf_oh_get_object_id(r->pdf, page))
            return i;
    EXPECT(!"a page that is not in the document");
    return 0;
}

/* ---- the structure tree ---------------------------------------------------------------------- */

static inline void reader_put_entries(struct reader *r, qpdf_oh element, struct buffer *out)
{
    static const char *const texts[] = {"/Alt", "/Lang", "/ID"};
    qpdf_oh a = reader_key(r, element, "/A");

    for (size_t i = 0; i < 3; i++)
        if (reader_has(r, element, texts[i]))
            buffer_print(out, " %s=%s", texts[i] + 1,
                         qpdf_oh_get_utf8_value(r->pdf, reader_key(r, element, texts[i])));
    if (!qpdf_oh_is_dictionary(r->pdf, a))
        return;
    for (qpdf_oh_begin_dict_key_iter(r->pdf, a); qpdf_oh_dict_more_keys(r->pdf);) {
        const char *key = qpdf_oh_dict_next_key(r->pdf);

        if (strcmp(key, "/O") != 0)
            buffer_print(out, " %s=%s", key + 1, qpdf_oh_unparse(r->pdf, reader_key(r, a, key)));
    }
}

static inline void reader_put_element(struct reader *r, qpdf_oh element, unsigned depth, struct buffer *out);

static inline void reader_put_kid(struct reader *r, qpdf_oh element, qpdf_oh kid, unsigned depth,
                                  struct buffer *out)
{
    qpdf_oh page = reader_has(r, kid, "/Pg") ? reader_key(r, kid, "/Pg") : reader_key(r, element, "/Pg");
    int mark = -1;

    if (reader_has(r, kid, "/S")) {
        EXPECT_NUMBER(qpdf_oh_get_object_id(r->pdf, reader_key(r, kid, "/P")),
                      qpdf_oh_get_object_id(r->pdf, element));
        reader_put_element(r, kid, depth, out);
        return;
    }
    buffer_indent(out, depth);
    if (qpdf_oh_is_integer(r->pdf, kid))
        mark = qpdf_oh_get_int_value_as_int(r->pdf, kid);
    else if (reader_has(r, kid, "/MCID"))
        mark = qpdf_oh_get_int_value_as_int(r->pdf, reader_key(r, kid, "/MCID"));
    if (mark >= 0)
        buffer_print(out, "%d \"%.*s\"\n", reader_page(r, page) + 1,
                     SLICE_ARG(r->words[reader_page(r, page)][mark]));
    else
        buffer_print(out, "%d -> %s\n", reader_page(r, page) + 1,
                     qpdf_oh_get_utf8_value(r->pdf, reader_key(r, reader_key(r, kid, "/Obj"), "/Contents")));
}

static inline void reader_put_element(struct reader *r, qpdf_oh element, unsigned depth, struct buffer *out)
{
    qpdf_oh kids = reader_key(r, element, "/K");

    buffer_indent(out, depth);
    buffer_put_text(out, qpdf_oh_get_name(r->pdf, reader_key(r, element, "/S")) + 1);
    reader_put_entries(r, element, out);
    buffer_put_byte(out, '\n');
    if (!reader_has(r, element, "/K"))
        return;
    if (!qpdf_oh_is_array(r->pdf, kids)) {
        reader_put_kid(r, element, kids, depth + 1, out);
        return;
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(r->pdf, kids); i++)
        reader_put_kid(r, element, qpdf_oh_get_array_item(r->pdf, kids, i), depth + 1, out);
}

/* The whole tree. */
static inline struct slice reader_structure(struct reader *r)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    reader_put_element(r, reader_key(r, reader_key(r, qpdf_get_root(r->pdf), "/StructTreeRoot"), "/K"), 0,
                       &out);
    text = arena_copy(&r->arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

#endif
