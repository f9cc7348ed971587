/* Builds the document with libharu 2.3.0 and writes its objects through our saver. This file alone knows the
 * structs behind libharu's handles: they are internals, so another version does not compile. Takes words and
 * places that are final; knows nothing of structure or content. */
#include "render/haru.h"

#include "base/bug.h"
#include "render/syntax.h"

#include <hpdf.h>
#include <hpdf_annotation.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdlib.h>

_Static_assert(HPDF_VERSION_ID == 20300, "haru.c knows the object layer of libharu 2.3.0 only");

enum { NUMBER_BITS = 0x00ffffff /* of obj_id, hpdf_objects.h */, DEEPEST = 32 };

struct haru {
    HPDF_Doc doc;
    struct arena arena;
    VECTOR(HPDF_Page) pages;
    HPDF_Outline levels[DEEPEST + 1]; /* the last bookmark of each level; 0 is the root */
    size_t count;                     /* of numbers, once sealed */
};

/* libharu fails for want of memory, or because it was asked for what it cannot do. */
static void failed(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    (void)detail;
    (void)user;
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        out_of_memory();
    BUG("libharu refused a request");
}

struct haru *haru_open(void)
{
    struct haru *haru = calloc(1, sizeof *haru);

    if (!haru)
        out_of_memory();
    haru->doc = HPDF_NewEx(failed, NULL, NULL, 0,
                           NULL); /* 0: libharu's own pool gives addresses that are not aligned */
    if (!haru->doc)
        out_of_memory();
    return haru;
}

void haru_close(struct haru *haru)
{
    HPDF_Free(haru->doc);
    arena_release(&haru->arena);
    free(haru);
}

static uint32_t number_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & NUMBER_BITS;
}

static HPDF_Dict dict_new(struct haru *haru)
{
    return HPDF_Dict_New(haru->doc->mmgr);
}

uint32_t haru_reserve(struct haru *haru)
{
    HPDF_Dict place = dict_new(haru);

    HPDF_Xref_Add(haru->doc->xref, place);
    return number_of(place);
}

uint32_t haru_catalog_number(const struct haru *haru)
{
    return number_of(haru->doc->catalog);
}

uint32_t haru_info_number(const struct haru *haru)
{
    return number_of(haru->doc->info);
}

static void *object_at(struct haru *haru, uint32_t number)
{
    return HPDF_Xref_GetEntry(haru->doc->xref, number)->obj;
}

/* A text string. libharu's own strings know no Unicode without an encoder; its binary ones are written as
 * they are. */
static void *text_new(struct haru *haru, struct slice words)
{
    struct buffer wide = BUFFER_INIT;
    void *text;

    if (syntax_is_ascii(words))
        return HPDF_String_New(haru->doc->mmgr, arena_copy(&haru->arena, words).ptr, NULL);
    buffer_put(&wide, S("\xfe\xff"));
    syntax_put_utf16(&wide, words, 32764);
    text = HPDF_Binary_New(haru->doc->mmgr, (HPDF_BYTE *)wide.ptr, (HPDF_UINT)wide.len);
    buffer_release(&wide);
    return text;
}

static HPDF_Array numbers_new(struct haru *haru, const int32_t *hundredths, size_t count)
{
    HPDF_Array array = HPDF_Array_New(haru->doc->mmgr);

    for (size_t i = 0; i < count; i++)
        if (hundredths[i] % 100)
            HPDF_Array_AddReal(array, (HPDF_REAL)hundredths[i] / 100);
        else
            HPDF_Array_AddNumber(array, hundredths[i] / 100);
    return array;
}

/* [page /XYZ left top null]: to the place, at the zoom that the reader has. */
static HPDF_Array destination_new(struct haru *haru, struct haru_place place)
{
    HPDF_Array array = HPDF_Array_New(haru->doc->mmgr);

    HPDF_Array_Add(array, haru->pages.items[place.page]);
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, place.left / 100);
    HPDF_Array_AddNumber(array, (place.top + 99) / 100);
    HPDF_Array_Add(array, HPDF_Null_New(haru->doc->mmgr));
    return array;
}

struct haru_page haru_add_page(struct haru *haru, const struct page *page, uint32_t resources, uint32_t key)
{
    HPDF_Page p = HPDF_AddPage(haru->doc);
    int32_t box[4] = {0, 0, syntax_hundredths(page->width), syntax_hundredths(page->height)};

    *VECTOR_PUSH(&haru->arena, &haru->pages) = p;
    HPDF_Dict_Add(p, "MediaBox", numbers_new(haru, box, 4));
    HPDF_Dict_Add(p, "Resources", object_at(haru, resources));
    HPDF_Dict_AddNumber(p, "StructParents", (HPDF_INT32)key);
    HPDF_Dict_AddName(p, "Tabs", "S");
    return (struct haru_page){number_of(p), number_of(((HPDF_PageAttr)p->attr)->contents)};
}

void haru_set_blending(struct haru *haru, size_t page)
{
    HPDF_Dict group = dict_new(haru);

    HPDF_Dict_AddName(group, "S", "Transparency");
    HPDF_Dict_AddName(group, "CS", "DeviceRGB");
    HPDF_Dict_Add(haru->pages.items[page], "Group", group);
}

static HPDF_Dict action_new(struct haru *haru, struct slice uri)
{
    HPDF_Dict action = dict_new(haru);

    HPDF_Dict_AddName(action, "S", "URI");
    HPDF_Dict_Add(action, "URI", HPDF_String_New(haru->doc->mmgr, arena_copy(&haru->arena, uri).ptr, NULL));
    return action;
}

uint32_t haru_add_link(struct haru *haru, const struct haru_link *link)
{
    HPDF_Page page = haru->pages.items[link->page];
    HPDF_Dict annotation = dict_new(haru);
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    int32_t box[4] = {link->box.left, link->box.bottom, link->box.right, link->box.top},
            border[3] = {0, 0, 0};

    HPDF_Xref_Add(haru->doc->xref, annotation);
    HPDF_Dict_AddName(annotation, "Type", "Annot");
    HPDF_Dict_AddName(annotation, "Subtype", "Link");
    HPDF_Dict_Add(annotation, "Rect", numbers_new(haru, box, 4));
    HPDF_Dict_Add(annotation, "Border", numbers_new(haru, border, 3));
    HPDF_Dict_AddNumber(annotation, "F", 4); /* printed; not hidden (ISO 19005-2, 6.3.2) */
    HPDF_Dict_Add(annotation, "Contents", text_new(haru, link->says));
    HPDF_Dict_AddNumber(annotation, "StructParent", (HPDF_INT32)link->key);
    if (link->uri.len)
        HPDF_Dict_Add(annotation, "A", action_new(haru, link->uri));
    else
        HPDF_Dict_Add(annotation, "Dest", destination_new(haru, link->place));
    if (!list) {
        list = HPDF_Array_New(haru->doc->mmgr);
        HPDF_Dict_Add(page, "Annots", list);
    }
    HPDF_Array_Add(list, annotation);
    return number_of(annotation);
}

void haru_add_bookmark(struct haru *haru, struct slice title, unsigned level, struct haru_place place,
                       bool open)
{
    HPDF_Outline one;

    BUG_IF(!level || level > DEEPEST);
    one = HPDF_CreateOutline(haru->doc, haru->levels[level - 1], "", NULL);
    HPDF_Dict_Add(one, "Title", text_new(haru, title));
    HPDF_Dict_Add(one, "Dest", destination_new(haru, place));
    HPDF_Outline_SetOpened(one, open);
    for (unsigned deeper = level; deeper <= DEEPEST;
         deeper++) /* also stands in for levels that were skipped */
        haru->levels[deeper] = one;
}

void haru_add_label(struct haru *haru, size_t page, struct slice prefix, char style, int first)
{
    HPDF_Dict label = dict_new(haru);

    if (prefix.len)
        HPDF_Dict_Add(label, "P", text_new(haru, prefix));
    if (style) {
        HPDF_Dict_AddName(label, "S", (const char[]){style, '\0'});
        HPDF_Dict_AddNumber(label, "St", first);
    }
    HPDF_Catalog_AddPageLabel(haru->doc->catalog, (HPDF_UINT)page, label);
}

void haru_set_info(struct haru *haru, const char *key, struct slice words)
{
    if (words.len)
        HPDF_Dict_Add(haru->doc->info, key, text_new(haru, words));
}

static HPDF_Array intents_new(struct haru *haru, uint32_t profile)
{
    HPDF_Array list = HPDF_Array_New(haru->doc->mmgr);
    HPDF_Dict intent = dict_new(haru);

    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", text_new(haru, S("sRGB")));
    HPDF_Dict_Add(intent, "Info", text_new(haru, S("sRGB IEC61966-2.1")));
    HPDF_Dict_Add(intent, "DestOutputProfile", object_at(haru, profile));
    HPDF_Array_Add(list, intent);
    return list;
}

void haru_set_catalog(struct haru *haru, const struct haru_catalog *catalog)
{
    HPDF_Dict root = haru->doc->catalog, marks = dict_new(haru), viewer = dict_new(haru);

    HPDF_Dict_AddBoolean(marks, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(root, "MarkInfo", marks);
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(root, "ViewerPreferences", viewer);
    HPDF_Dict_Add(root, "Lang", text_new(haru, catalog->language));
    HPDF_Dict_Add(root, "StructTreeRoot", object_at(haru, catalog->structure));
    HPDF_Dict_Add(root, "Metadata", object_at(haru, catalog->metadata));
    if (catalog->profile)
        HPDF_Dict_Add(root, "OutputIntents", intents_new(haru, catalog->profile));
    if (catalog->has_outline)
        HPDF_SetPageMode(haru->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void haru_seal(struct haru *haru, struct saver *saver)
{
    haru->count = haru->doc->xref->entries->count;
    BUG_IF(saver_numbers(saver, (uint32_t)haru->count - 1) != 1);
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    buffer_put(stream->attr, (struct slice){(const char *)bytes, count});
    return HPDF_OK;
}

/* Objects that the saver has already are the caller's; numbers are lengths of streams, which the caller
 * writes too. */
void haru_write(struct haru *haru, struct saver *saver)
{
    HPDF_Stream stream = HPDF_CallbackWriter_New(haru->doc->mmgr, append, NULL);

    BUG_IF(haru->count != haru->doc->xref->entries->count);
    for (uint32_t number = 1; number < haru->count; number++) {
        HPDF_Obj_Header *object = object_at(haru, number);

        if (saver_has(saver, number) || (object->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER)
            continue;
        stream->attr = saver_begin(saver, number);
        HPDF_Obj_WriteValue(object, stream, NULL);
        saver_end(saver);
    }
    stream->attr = NULL;
    HPDF_Stream_Free(stream);
}
