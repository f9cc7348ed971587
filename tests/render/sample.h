/* Pages made by hand for the tests of render/: a document tree with its numbers, and words placed on pages.
 */
#ifndef PRECEPT_TESTS_RENDER_SAMPLE_H
#define PRECEPT_TESTS_RENDER_SAMPLE_H

#include "expect.h"
#include "face/test_fonts.h"
#include "render/render.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { SAMPLE_PAGES = 8 };

struct sample {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct faces *faces;
    struct document document;
    struct pages pages;
    struct page page_list[SAMPLE_PAGES];
    VECTOR(struct page_item) items[SAMPLE_PAGES];
    struct doc_node *open; /* where the next node goes */
    size_t page;
    dim y;
};

static inline dim pt(double points)
{
    return (dim)(points * DIM_PT);
}

static inline struct slice sample_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buffer bytes = BUFFER_INIT;
    struct slice copy;
    size_t count;

    if (!file)
        return S("");
    while ((count = fread(buffer_room(&bytes, 65536), 1, 65536, file)))
        bytes.len += count;
    fclose(file);
    copy = arena_copy(arena, buffer_slice(&bytes));
    buffer_release(&bytes);
    return copy;
}

static inline void sample_init(struct sample *s)
{
    struct face_file files[3];

    memset(s, 0, sizeof *s);
    sources_init(&s->sources, &s->arena);
    diagnostics_init(&s->diagnostics, &s->arena, &s->sources);
    files[0] = test_face(&s->arena, "lato/Lato-Regular.ttf", "Lato", 400, false);
    files[1] = test_face(&s->arena, "lato/Lato-Bold.ttf", "Lato", 700, false);
    files[2] = test_face(&s->arena, "noto/NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, false);
    s->faces = faces_open(files, 3, &s->diagnostics);
    s->document = (struct document){.title = S("A sample – “tagged” & signed"),
                                    .language = S("en-GB"),
                                    .author = S("Office of the Commissioner"),
                                    .subject = S("What the tests of render set"),
                                    .identifier = S("urn:sha256:0123"),
                                    .published = S("2023-12-20")};
    s->document.colour_profile = sample_file(&s->arena, "/usr/share/color/icc/sRGB.icc");
    s->pages = (struct pages){.document = &s->document, .faces = s->faces, .list = s->page_list};
}

static inline void sample_release(struct sample *s)
{
    faces_close(s->faces);
    arena_release(&s->arena);
}

/* ---- the document tree ----------------------------------------------------------------------- */

static inline struct doc_node *sample_node(struct sample *s, enum doc_role role)
{
    struct doc_node *node = ARENA_NEW(&s->arena, struct doc_node);

    node->role = role;
    if (role != DOC_DECORATION)
        node->element = ++s->document.element_count;
    if (role == DOC_ITEM)
        s->document.element_count += 2;
    node->parent = s->open;
    if (!s->open)
        s->document.root = node;
    else if (s->open->last)
        s->open->last->next = node;
    else
        s->open->first = node;
    if (s->open)
        s->open->last = node;
    return node;
}

static inline struct doc_node *sample_open(struct sample *s, enum doc_role role)
{
    return s->open = sample_node(s, role);
}

static inline void sample_close(struct sample *s)
{
    s->open = s->open->parent;
}

/* Runs of a node: one plain run, which further calls follow. */
static inline struct doc_run *sample_run(struct sample *s, struct doc_node *node, const char *text)
{
    struct doc_run *runs = ARENA_ARRAY(&s->arena, struct doc_run, node->runs.count + 1);

    if (node->runs.count)
        memcpy(runs, node->runs.items, node->runs.count * sizeof *runs);
    runs[node->runs.count] = (struct doc_run){.text = slice_of(text)};
    node->runs.items = runs;
    return &runs[node->runs.count++];
}

/* A run with an inline element of its own; its number. The run is the last one of the node. */
static inline uint32_t sample_inline(struct sample *s, struct doc_node *node, const char *text)
{
    sample_run(s, node, text)->element = ++s->document.element_count;
    return s->document.element_count;
}

static inline struct doc_run *sample_last_run(struct doc_node *node)
{
    return (struct doc_run *)&node->runs.items[node->runs.count - 1];
}

/* ---- pages ----------------------------------------------------------------------------------- */

static inline void sample_page(struct sample *s, const char *folio)
{
    s->page = s->pages.count++;
    s->page_list[s->page] =
        (struct page){.width = pt(595.276), .height = pt(841.89), .folio = slice_of(folio)};
    s->y = pt(60);
}

static inline struct page_item *sample_item(struct sample *s, enum item_kind kind, uint32_t element)
{
    struct page_item *item = VECTOR_PUSH(&s->arena, &s->items[s->page]);

    *item = (struct page_item){.kind = kind, .element = element};
    if (!element)
        item->artifact = ARTIFACT_LAYOUT;
    s->page_list[s->page].items = s->items[s->page].items;
    s->page_list[s->page].item_count = s->items[s->page].count;
    return item;
}

/* Words of `text` with their spaces on one line; returns where the line ends. */
static inline dim sample_text(struct sample *s, uint32_t element, dim x, const char *text)
{
    struct page_item *item = sample_item(s, ITEM_TEXT, element);
    struct slice rest = slice_of(text);
    VECTOR(struct placed_word) words = {0};
    dim at = 0;

    item->x = x;
    item->y = s->y;
    item->text = (struct text_item){.face = 0, .size = pt(11), .ink = {20, 30, 60}};
    while (rest.len) {
        bool space = rest.ptr[0] == ' ';
        size_t end = 0;

        while (end < rest.len && (rest.ptr[end] == ' ') == space)
            end++;
        const struct shaped *word = face_shape(s->faces, 0, slice_sub(rest, 0, end), S("en-GB"), 0);

        *VECTOR_PUSH(&s->arena, &words) = (struct placed_word){word, at};
        at += face_scale(s->faces, 0, word->advance, pt(11));
        rest = slice_from(rest, end);
    }
    item->text.words = words.items;
    item->text.word_count = (uint32_t)words.count;
    item->width = at;
    return x + at;
}

static inline void sample_link(struct sample *s, uint32_t element, dim from, dim to,
                               const struct doc_link *link)
{
    struct page_item *item = sample_item(s, ITEM_LINK, element);

    item->x = from;
    item->y = s->y - pt(10);
    item->width = to - from;
    item->height = pt(13);
    item->link = link;
}

static inline void sample_rectangle(struct sample *s, uint32_t element, dim x, dim width, dim height,
                                    struct colour fill)
{
    struct page_item *item = sample_item(s, ITEM_RECTANGLE, element);

    item->x = x;
    item->y = s->y;
    item->width = width;
    item->height = height;
    item->fill = fill;
}

static inline void sample_picture(struct sample *s, uint32_t element, dim x, dim width, dim height,
                                  const struct doc_picture *picture)
{
    struct page_item *item = sample_item(s, ITEM_PICTURE, element);

    item->x = x;
    item->y = s->y;
    item->width = width;
    item->height = height;
    item->picture.source = picture;
}

/* Fills the places of elements from the items, as typeset does. */
static inline void sample_finish(struct sample *s)
{
    struct place_on_page *places =
        ARENA_ARRAY(&s->arena, struct place_on_page, s->document.element_count + 1);

    for (size_t i = 0; i <= s->document.element_count; i++)
        places[i].page = UINT32_MAX;
    for (size_t p = s->pages.count; p-- > 0;)
        for (size_t i = s->items[p].count; i-- > 0;) {
            const struct page_item *item = &s->items[p].items[i];

            places[item->element] = (struct place_on_page){(uint32_t)p, item->x, item->y - pt(11)};
        }
    s->pages.elements = s->pages.ends = places;
}

/* Renders, keeps the file in the build folder for tests/conformance/run, and gives its bytes. */
static inline struct slice sample_render(struct sample *s, const char *name)
{
    const char *build = getenv("BUILD");
    struct buffer out = BUFFER_INIT;
    struct slice copy, path = arena_print(&s->arena, "%s/tests/render/%s.pdf", build ? build : "/tmp", name);
    FILE *file;

    sample_finish(s);
    EXPECT(render_pdf(&s->pages, &s->diagnostics, &out));
    copy = arena_copy(&s->arena, buffer_slice(&out));
    buffer_release(&out);
    file = build ? fopen(path.ptr, "wb") : NULL;
    if (file) {
        EXPECT_NUMBER(fwrite(copy.ptr, 1, copy.len, file), copy.len);
        fclose(file);
    }
    return copy;
}

#endif
