/* Running heads and feet (artifacts), the running section, bookmarks, and the places of elements that hold
 * others. */
#include "typeset/place.h"

enum { PARTS = 3 };

/* Runs between tabs: one part stands as its style says, two at either end, three at either end and in the
 * middle. */
static size_t split_at_tabs(struct arena *arena, struct doc_runs runs, struct doc_runs parts[PARTS])
{
    size_t part = 0, room = 1;
    struct doc_run *list;

    for (size_t i = 0; i < runs.count; i++)
        for (size_t k = 0; k < runs.items[i].text.len; k++)
            room += runs.items[i].text.ptr[k] == '\t';
    list = ARENA_ARRAY(arena, struct doc_run, runs.count + room);
    parts[0] = (struct doc_runs){list, 0};
    for (size_t i = 0; i < runs.count; i++) {
        struct slice rest = runs.items[i].text, words;
        bool again = false;

        while (slice_split(&rest, '\t', &words)) {
            if (again && part + 1 < PARTS) {
                part++;
                parts[part] = (struct doc_runs){parts[part - 1].items + parts[part - 1].count, 0};
            }
            again = true;
            list = (struct doc_run *)parts[part].items;
            list[parts[part].count] = runs.items[i];
            list[parts[part].count++].text = words;
        }
    }
    return part + 1;
}

/* Words of a head or foot; mirrored: what stands at the left of a right page stands at the right of a left
 * one. */
struct running_line {
    const struct doc_style *style;
    struct doc_runs runs;
    bool mirrored;
};

static enum text_align part_align(const struct running_line *line, size_t part, size_t count)
{
    enum text_align align = count == 1          ? line->style->align
                            : part == 0         ? ALIGN_START
                            : part + 1 == count ? ALIGN_END
                                                : ALIGN_CENTRE;

    if (!line->mirrored)
        return align;
    return align == ALIGN_END ? ALIGN_START : align == ALIGN_START ? ALIGN_END : align;
}

struct block block_on_page(struct setter *setter, const struct page_text *text)
{
    struct setting *setting = setter->setting;
    const struct doc_style *style = text->style;
    struct shape_request request = {
        NULL, style, setting->document->language, text->element, text->runs.items, text->runs.count};
    struct paragraph *p = paragraph_shape(setting, &setting->work, &request);
    struct block block = {.paragraph = p,
                          .element = text->element,
                          .x = text->x - setter->left,
                          .measure = text->measure,
                          .leading = style->leading,
                          .baseline = style_baseline(setting, style),
                          .align = text->align};

    paragraph_cut_wide_words(setting, &setting->work, p, text->measure, NO_SPAN);
    block.lines = paragraph_break(&setting->work,
                                  &(struct break_request){p, text->measure, 0, text->align, false, false});
    return block;
}

static struct block running_block(struct setter *setter, const struct doc_style *style, struct doc_runs runs,
                                  enum text_align align)
{
    return block_on_page(setter, &(struct page_text){style, runs, 0, setter->head_left,
                                                     master_whole_measure(setter->master), align});
}

/* y: the top of the first line. */
static void set_parts(struct setter *setter, const struct running_line *line, dim y)
{
    struct doc_runs parts[PARTS];
    size_t count = split_at_tabs(&setter->setting->work, line->runs, parts);

    for (size_t i = 0; i < count; i++) {
        struct block block = running_block(setter, line->style, parts[i], part_align(line, i, count));

        for (size_t n = 0; parts[i].count && n < block.lines.count; n++)
            set_line(setter, &block, n, y + (dim)n * line->style->leading);
    }
}

static size_t count_lines(struct setter *setter, const struct doc_style *style, struct doc_runs runs)
{
    struct doc_runs parts[PARTS];
    size_t count = split_at_tabs(&setter->setting->work, runs, parts), most = 1;

    for (size_t i = 0; i < count; i++) {
        size_t lines = running_block(setter, style, parts[i], ALIGN_START).lines.count;

        most = lines > most ? lines : most;
    }
    return most;
}

static void set_head(struct setter *setter, const struct doc_master *master, const struct running_line *line)
{
    const struct doc_style *style = line->style;
    dim y = master->header_distance > setter->head_top ? master->header_distance : setter->head_top;
    struct page_item where = {
        .x = setter->head_left, .width = master_whole_measure(setter->master), .height = style->rule_below};

    setter->artifact = ARTIFACT_HEADER;
    set_parts(setter, line, y);
    if (style->rule_below) {
        where.y = y + (dim)count_lines(setter, style, line->runs) * style->leading + style->padding;
        set_rectangle(setter, where, style->rule, ARTIFACT_HEADER);
    }
    setter->artifact = ARTIFACT_NONE;
}

static void set_foot(struct setter *setter, const struct doc_master *master, const struct running_line *line)
{
    const struct doc_style *style = line->style;
    dim height = (dim)count_lines(setter, style, line->runs) * style->leading;
    dim y = master->height - master->footer_distance - height;
    struct page_item where = {
        .x = setter->head_left, .width = master_whole_measure(setter->master), .height = style->rule_above};

    setter->artifact = ARTIFACT_FOOTER;
    if (style->rule_above) {
        where.y = y - style->padding - style->rule_above;
        set_rectangle(setter, where, style->rule, ARTIFACT_FOOTER);
    }
    set_parts(setter, line, y);
    setter->artifact = ARTIFACT_NONE;
}

/* The first page's is content, others repeat it. Heads and feet have the same margins. */
static void place_logo(struct setter *setter, const struct doc_logo *logo)
{
    const struct doc_master *master = setter->master;
    bool at_right = logo->at_right != setter->is_left;
    dim left = setter->head_left + (at_right ? master_whole_measure(master) - logo->width : 0);
    dim top = logo->at_bottom ? master->height - logo->distance - logo->height : logo->distance;
    struct picture_box box = {
        .node = logo->node, .x = left - setter->left, .width = logo->width, .height = logo->height};

    if (setter->page)
        setter->artifact = logo->at_bottom ? ARTIFACT_FOOTER : ARTIFACT_HEADER;
    set_box(setter, &box, top);
    setter->artifact = ARTIFACT_NONE;
}

void set_logo(struct setter *setter)
{
    const struct doc_logo *logo = setter->master->logo;
    size_t from = setter->items.count;

    if (!logo)
        return;
    place_logo(setter, logo);
    if (!logo->at_bottom)
        set_first(setter, from);
}

void set_running(struct setter *setter, const struct this_page *page)
{
    struct setting *setting = setter->setting;
    const struct doc_master *master = setter->master;
    bool left = setter->is_left, own_head = left && master->own_left_header,
         own_foot = left && master->own_left_footer;
    struct running_line head = {master->header_style, own_head ? master->left_header : master->header,
                                left && !own_head};
    struct running_line foot = {master->footer_style, own_foot ? master->left_footer : master->footer,
                                left && !own_foot};

    head.runs = slots_filled(setting, &setting->work, head.runs, page);
    foot.runs = slots_filled(setting, &setting->work, foot.runs, page);
    if (head.runs.count && head.style)
        set_head(setter, master, &head);
    if (foot.runs.count && foot.style)
        set_foot(setter, master, &foot);
}

struct slice heading_text(struct arena *arena, const struct doc_node *heading)
{
    struct slice text = heading->short_title;

    if (text.len)
        return text;
    text = S("");
    for (size_t i = 0; i < heading->runs.count; i++)
        text = ARENA_JOIN(arena, text, heading->runs.items[i].text);
    return text;
}

/* ---- the running section ---- */

/* Level 1, or level 2 where the title is the only heading of level 1. */
static unsigned leading_level(const struct document *document)
{
    size_t titles = 0;

    for (const struct doc_node *n = document->root; n; n = document_next(n))
        titles += document_is_heading(n) && n->level == 1;
    return titles > 1 ? 1 : 2;
}

static const struct doc_node *next_heading(const struct doc_node *node, unsigned level)
{
    while (node && !(document_is_heading(node) && node->level == level))
        node = document_next(node);
    return node;
}

void running_init(struct running *running, struct setter *setter)
{
    const struct document *document = setter->setting->document;

    running->level = leading_level(document);
    running->next = next_heading(document->root, running->level);
    running->section = document->title;
}

struct slice running_section(struct running *running, struct setter *setter)
{
    while (running->next && setter->elements[running->next->element].page != UINT32_MAX) {
        running->section = heading_text(setter->setting->arena, running->next);
        running->next = next_heading(document_next(running->next), running->level);
    }
    return running->section;
}

/* ---- bookmarks ---- */

static struct slice outline_text(struct arena *arena, const struct doc_node *heading)
{
    struct slice text = heading_text(arena, heading);

    return heading->number.count ? ARENA_JOIN(arena, heading->number.items[0].text, S(" "), text) : text;
}

void make_outline(struct setter *setter, struct pages *pages)
{
    struct arena *arena = setter->setting->arena;
    VECTOR(struct outline_entry) list = {0};
    uint8_t depth = 0;

    for (const struct doc_node *n = pages->document->root; n; n = document_next(n)) {
        if (!document_is_heading(n) || pages->elements[n->element].page == UINT32_MAX)
            continue;
        depth = n->level > depth + 1 ? (uint8_t)(depth + 1) : n->level;
        *VECTOR_PUSH(arena, &list) =
            (struct outline_entry){outline_text(arena, n), depth, n->element, pages->elements[n->element]};
    }
    pages->outline = list.items;
    pages->outline_count = list.count;
}

/* ---- places of elements ---- */

static void widen(struct setter *setter, uint32_t outer, uint32_t inner)
{
    const struct place_on_page *start = &setter->elements[inner], *end = &setter->ends[inner];
    struct place_on_page *first = &setter->elements[outer], *last = &setter->ends[outer];

    if (!outer || !inner || start->page == UINT32_MAX)
        return;
    if (first->page == UINT32_MAX || start->page < first->page ||
        (start->page == first->page && start->y < first->y))
        *first = *start;
    if (last->page == UINT32_MAX || end->page > last->page || (end->page == last->page && end->y > last->y))
        *last = *end;
}

void spread_places(struct setter *setter, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next) {
        spread_places(setter, child);
        widen(setter, node->element, child->element);
        if (node->role == DOC_ITEM)
            widen(setter, node->element + 2, child->element);
    }
    if (node->role == DOC_ITEM)
        widen(setter, node->element, node->element + 1);
}
