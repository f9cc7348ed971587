/* document → pages: the phases in order. Flow lays the text out in one long column, pagination cuts it, and
 * that is done again while page numbers in the text change its length; then everything is set on its page
 * once. */
#include "typeset/place.h"

#include "base/bug.h"

enum {
    MOST_ATTEMPTS = 100
}; /* in late attempts heights only grow, and are bounded by the digits: few are needed */

dim style_baseline(const struct setting *setting, const struct doc_style *style)
{
    uint8_t face = style_face(style, VARIANT_REGULAR);
    const struct face_metrics *m = face_metrics(setting->faces, face);
    dim ascent = face_scale(setting->faces, face, m->ascent, style->size);
    dim descent = face_scale(setting->faces, face, m->descent, style->size);

    return (style->leading - ascent - descent) / 2 + ascent;
}

struct slice node_lang(const struct setting *setting, const struct doc_node *node)
{
    for (; node; node = node->parent)
        if (node->lang.len)
            return node->lang;
    return setting->document->language;
}

struct slice millimetres(struct setting *setting, long_dim length)
{
    return arena_print(&setting->kept, "%d", (int)((length * 254 / DIM_PT + 719) / 720));
}

const struct doc_master *page_master(const struct document *document, size_t page, uint8_t named)
{
    if (named)
        return &document->masters[named];
    return page ? &document->other : &document->first;
}

static void check_master(const struct doc_master *master)
{
    BUG_IF(master_measure(master) <= 0 || master_height(master) <= 0);
}

static void check_masters(const struct document *document)
{
    check_master(&document->first);
    check_master(&document->other);
    for (size_t i = 1; i < document->master_count; i++)
        check_master(&document->masters[i]);
}

static void report_unsettled(struct setting *setting, const struct galley *galley, unsigned attempts)
{
    struct span place = galley->changed ? galley->changed->origin : NO_SPAN;

    DIAG(setting->diagnostics, MSG_pages_unsettled, place, arena_print(&setting->kept, "%u", attempts));
    setting->failed = true;
}

static struct galley *lay_out(struct setting *setting, struct page_cuts *cuts, unsigned attempts)
{
    struct galley *galley = NULL;
    enum settling settling = SLOTS_REFLOW;

    while (settling != SLOTS_SETTLED) {
        if (settling == SLOTS_REFLOW) {
            arena_release(&setting->work);
            galley = flow_document(setting);
        } else {
            galley_refit(setting, galley);
        }
        if (setting->failed)
            return NULL;
        *cuts = paginate(setting, galley);
        slots_learn(setting, galley, cuts);
        settling = slots_settle(setting, galley);
        if (settling != SLOTS_SETTLED && setting->slots.attempt >= attempts) {
            report_unsettled(setting, galley, attempts);
            return NULL;
        }
    }
    return setting->failed ? NULL : galley;
}

static void init_places(struct setter *setter, uint32_t element_count)
{
    setter->elements = ARENA_ARRAY(setter->setting->arena, struct place_on_page, element_count + 1);
    setter->ends = ARENA_ARRAY(setter->setting->arena, struct place_on_page, element_count + 1);
    for (uint32_t i = 0; i <= element_count; i++)
        setter->elements[i].page = setter->ends[i].page = UINT32_MAX;
}

static void finish_page(struct setter *setter, struct page *page)
{
    struct arena *arena = setter->setting->arena;
    struct page_item *items = ARENA_ARRAY(arena, struct page_item, setter->items.count);

    if (setter->items.count)
        memcpy(items, setter->items.items, setter->items.count * sizeof *items);
    *page = (struct page){.width = setter->master->width,
                          .height = setter->master->height,
                          .left_empty = setter->master->height - setter->master->bottom - setter->bottom,
                          .folio = page_folio(arena, setter->page),
                          .items = items,
                          .item_count = setter->items.count};
    setter->items.count = 0;
}

/* Page 1 is a recto: its inner margin is on the left. */
static void begin_page(struct setter *setter, size_t index, uint8_t named)
{
    const struct document *document = setter->setting->document;
    const struct doc_master *master = page_master(document, index, named);
    bool left_page = document->facing && index % 2;

    setter->page = (uint32_t)index;
    setter->master = master;
    setter->bottom = master->top;
    setter->is_left = left_page;
    setter->head_left = left_page ? master->outer : master->inner;
    setter->left = setter->head_left + (left_page ? master->margin_column : 0);
    setter->margin_left = left_page ? setter->head_left : setter->left + master_measure(master);
    if (master->has_background)
        set_rectangle(setter, (struct page_item){.width = master->width, .height = master->height},
                      master->background, ARTIFACT_BACKGROUND);
    if (master->art)
        set_art(setter, master->art);
    set_watermark(setter);
}

/* What flow and paginate knew of the break behind the page. */
static void explain_end(const struct galley *galley, const struct page_cut *cut, struct page *page)
{
    const struct galley_item *next = &galley->items.items[cut->end];

    if (cut->end >= galley->items.count)
        return;
    page->end_price = next->price;
    page->end = next->starts_page                   ? PAGE_END_ASKED
                : next->price <= BREAK_FREE         ? PAGE_END_FREE
                : next->price <= BREAK_IN_PARAGRAPH ? PAGE_END_IN_BLOCK
                : next->price < BREAK_FORBIDDEN     ? PAGE_END_DEAR
                                                    : PAGE_END_FORCED;
    if (next->starts_page)
        page->end_price = 0;
}

static const struct pages *set_pages(struct setting *setting, const struct galley *galley,
                                     struct page_cuts cuts)
{
    struct setter setter = {.setting = setting};
    struct running running;
    struct pages *pages = ARENA_NEW(setting->arena, struct pages);
    struct page *list = ARENA_ARRAY(setting->arena, struct page, cuts.count);

    init_places(&setter, setting->document->element_count);
    running_init(&running, &setter);
    for (size_t i = 0; i < cuts.count; i++) {
        const struct page_cut *cut = &cuts.list[i];

        begin_page(&setter, i, cut->start < cut->end ? galley->items.items[cut->start].master : 0);
        place_page(&setter, galley, *cut);
        set_logo(&setter);
        set_stamp(&setter);
        set_running(&setter,
                    &(struct this_page){page_folio(&setting->work, i), running_section(&running, &setter)});
        finish_page(&setter, &list[i]);
        explain_end(galley, cut, &list[i]);
    }
    spread_places(&setter, setting->document->root);
    *pages = (struct pages){.document = setting->document,
                            .faces = setting->faces,
                            .list = list,
                            .count = cuts.count,
                            .elements = setter.elements,
                            .ends = setter.ends};
    make_outline(&setter, pages);
    return pages;
}

const struct pages *typeset_pages(struct arena *arena, const struct document *document, struct faces *faces,
                                  struct diagnostics *diagnostics)
{
    return typeset_pages_within(arena, document, faces, diagnostics, MOST_ATTEMPTS);
}

const struct pages *typeset_pages_within(struct arena *arena, const struct document *document,
                                         struct faces *faces, struct diagnostics *diagnostics,
                                         unsigned attempts)
{
    struct setting setting = {
        .document = document, .faces = faces, .diagnostics = diagnostics, .arena = arena};
    const struct pages *pages = NULL;
    struct page_cuts cuts;
    struct galley *galley;

    check_masters(document);
    galley = lay_out(&setting, &cuts, attempts);
    if (galley)
        pages = set_pages(&setting, galley, cuts);
    arena_release(&setting.work);
    arena_release(&setting.kept);
    return setting.failed ? NULL : pages;
}
