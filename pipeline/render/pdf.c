/* render_pdf: the pages as one tagged PDF 1.7 that claims PDF/UA-1 and PDF/A-2a. First everything that has a
 * number in libharu's document, then page after page straight into the file, then what the pages turned out
 * to need. */
#include "render/content.h"
#include "render/haru.h"
#include "render/labels.h"
#include "render/metadata.h"
#include "render/pictures.h"
#include "render/render.h"
#include "render/syntax.h"

#include "base/bug.h"

struct file {
    const struct pages *pages;
    struct arena arena;
    struct saver saver;
    struct haru *haru;
    struct structure structure;
    struct fonts fonts;
    struct words words;
    struct pictures pictures;
    struct content content;
    uint32_t resources, metadata, profile, root; /* reserved numbers */
    struct haru_page *numbers;                   /* of the pages */
    VECTOR(uint32_t) annotations;                /* of the links, page after page */
    uint32_t *page_objects;
};

static unsigned picture_number(void *pictures, const struct doc_picture *picture)
{
    return pictures_find(pictures, picture);
}

static void file_init(struct file *f, const struct pages *pages, struct buffer *out)
{
    *f = (struct file){.pages = pages};
    saver_init(&f->saver, &f->arena, out);
    f->haru = haru_open();
    structure_init(&f->structure, &f->arena, pages->document);
    fonts_init(&f->fonts, &f->arena, pages->faces);
    words_init(&f->words, &f->fonts);
    f->pictures = (struct pictures){.arena = &f->arena, .saver = &f->saver};
    content_init(&f->content, &f->structure, &f->words);
    f->content.picture_number = picture_number;
    f->content.pictures = &f->pictures;
    f->numbers = ARENA_ARRAY(&f->arena, struct haru_page, pages->count);
    f->page_objects = ARENA_ARRAY(&f->arena, uint32_t, pages->count);
}

static void file_release(struct file *f)
{
    content_release(&f->content);
    words_release(&f->words);
    fonts_release(&f->fonts);
    haru_close(f->haru);
    saver_release(&f->saver);
    arena_release(&f->arena);
}

/* ---- the document ---------------------------------------------------------------------------- */

/* Where an element begins. One that nothing was set of (an empty section) begins where the element before it
 * does. */
static struct haru_place place_of(const struct pages *pages, uint32_t element)
{
    struct place_on_page at;

    while (element && pages->elements[element].page == UINT32_MAX)
        element--;
    at = pages->elements[element];
    if (at.page >= pages->count)
        at = (struct place_on_page){0, 0, 0};
    return (struct haru_place){at.page, 0,
                               syntax_hundredths(pages->list[at.page].height) - syntax_hundredths(at.y)};
}

static void add_link(struct file *f, size_t page, const struct page_item *item)
{
    int32_t top = syntax_hundredths(f->pages->list[page].height);
    struct haru_link link = {
        .page = page,
        .box = {syntax_hundredths(item->x), top - syntax_hundredths(item->y + item->height),
                syntax_hundredths(item->x + item->width), top - syntax_hundredths(item->y)},
        .uri = item->link->uri,
        .says = item->link->says,
        .key = (uint32_t)(f->pages->count + f->annotations.count),
    };

    if (!link.uri.len)
        link.place = place_of(f->pages, item->link->target);
    *VECTOR_PUSH(&f->arena, &f->annotations) = haru_add_link(f->haru, &link);
}

static void add_outline(struct file *f)
{
    enum { OPEN_LEVELS = 1 };

    for (size_t i = 0; i < f->pages->outline_count; i++) {
        const struct outline_entry *entry = &f->pages->outline[i];
        struct haru_place place = {entry->at.page, 0, 0};

        place.top = syntax_hundredths(f->pages->list[entry->at.page].height) - syntax_hundredths(entry->at.y);
        haru_add_bookmark(f->haru, entry->text, entry->level, place, entry->level <= OPEN_LEVELS);
    }
}

static void add_document(struct file *f)
{
    const struct document *document = f->pages->document;

    f->resources = haru_reserve(f->haru);
    f->metadata = haru_reserve(f->haru);
    f->root = haru_reserve(f->haru);
    f->profile = document->colour_profile.len ? haru_reserve(f->haru) : 0;
    for (size_t i = 0; i < f->pages->count; i++) {
        f->numbers[i] = haru_add_page(f->haru, &f->pages->list[i], f->resources, (uint32_t)i);
        f->page_objects[i] = f->numbers[i].page;
    }
    for (size_t i = 0; i < f->pages->count; i++)
        for (size_t k = 0; k < f->pages->list[i].item_count; k++)
            if (f->pages->list[i].items[k].kind == ITEM_LINK)
                add_link(f, i, &f->pages->list[i].items[k]);
    add_outline(f);
    labels_add(f->pages, f->haru);
    metadata_set_info(document, f->haru);
    haru_set_catalog(f->haru, &(struct haru_catalog){document->language, f->root, f->metadata, f->profile,
                                                     f->pages->outline_count != 0});
    haru_seal(f->haru, &f->saver);
}

/* ---- the file -------------------------------------------------------------------------------- */

static void write_pages(struct file *f)
{
    size_t met = 0;

    for (size_t i = 0; i < f->pages->count; i++) {
        content_page(&f->content, &f->pages->list[i], f->annotations.items + met);
        met = f->structure.annotations.count;
        saver_stream(&f->saver, f->numbers[i].content, S(""), buffer_slice(&f->content.out), SAVER_DEFLATE);
        if (pictures_blend(&f->pictures, &f->pages->list[i]))
            haru_set_blending(f->haru, i);
    }
}

/* All pages share one dictionary: short, and no page is poorer for a font that it does not use. */
static void write_resources(struct file *f)
{
    struct buffer fonts = BUFFER_INIT, *out;

    fonts_write(&f->fonts, &f->saver, &fonts);
    out = saver_begin(&f->saver, f->resources);
    buffer_print(out, "<</Font<<%.*s>>", SLICE_ARG(buffer_slice(&fonts)));
    if (f->pictures.list.count) {
        buffer_put(out, S("/XObject<<"));
        pictures_put_resources(&f->pictures, out);
        buffer_put(out, S(">>"));
    }
    buffer_put(out, S(">>"));
    saver_end(&f->saver);
    buffer_release(&fonts);
}

static void write_metadata(struct file *f)
{
    const struct document *document = f->pages->document;
    struct buffer xmp = BUFFER_INIT;

    metadata_put_xmp(document, &xmp);
    saver_stream(&f->saver, f->metadata, S("/Type/Metadata/Subtype/XML"), buffer_slice(&xmp), SAVER_AS_IS);
    buffer_release(&xmp);
    if (f->profile)
        saver_stream(&f->saver, f->profile, S("/N 3"), document->colour_profile, SAVER_DEFLATE);
}

static bool write_file(struct file *f, struct diagnostics *diagnostics)
{
    add_document(f);
    if (!pictures_write(&f->pictures, f->pages, diagnostics))
        return false;
    write_pages(f);
    write_resources(f);
    write_metadata(f);
    structure_write(&f->structure, &f->saver, f->root, f->page_objects);
    haru_write(f->haru, &f->saver); /* last: what is not the caller's by now is libharu's */
    saver_finish(&f->saver, haru_catalog_number(f->haru), haru_info_number(f->haru));
    return true;
}

/* Strings of PDF are limited; an alternative text must not lose its end unsaid. */
static bool texts_fit(const struct document *document, struct diagnostics *diagnostics)
{
    bool fit = true;

    for (const struct doc_node *node = document->root; node; node = document_next(node))
        if (node->role == DOC_FIGURE && !syntax_text_fits(node->alt)) {
            DIAG(diagnostics, MSG_alternative_too_long, node->origin);
            fit = false;
        }
    return fit;
}

bool render_pdf(const struct pages *pages, struct diagnostics *diagnostics, struct buffer *out)
{
    size_t start = out->len;
    struct file f;
    bool fine;

    BUG_IF(!pages->count);
    if (!texts_fit(pages->document, diagnostics))
        return false;
    file_init(&f, pages, out);
    fine = write_file(&f, diagnostics);
    file_release(&f);
    if (!fine)
        out->len = start;
    return fine;
}
