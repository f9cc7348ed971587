/* compose/: publication, figures, layout and brand become the document tree with all its words. This file is
 * the order of the work: parts as the layout prints them, references and contents, numbers of elements,
 * faces, legibility. */
#include "compose/compose.h"

#include "base/map.h"
#include "compose/parts.h"
#include "figure/figure.h"

enum { HEAD_DISTANCE = 34 * DIM_PT }; /* 12 mm from the page's edge */

const struct look_style *style_named(struct composer *c, const char *name)
{
    return look_style(&c->look, slice_of(name));
}

/* ---- before ---- */

/* Tables and charts have numbers only where something lists them, or refers to one by its number. */
static void look_for_lists(struct composer *c)
{
    for (uint32_t b = 0; b < c->publication->block_count; b++) {
        const struct block *block = c->publication->blocks[b];

        if (block->component != COMPONENT_LIST_OF || !block->subject || block->subject->kind != FIELD_CHOICE)
            continue;
        c->numbers_tables = c->numbers_tables || slice_is(block->subject->words, "tables");
        c->numbers_charts = c->numbers_charts || slice_is(block->subject->words, "charts");
    }
}

static void look_for_numbers(struct composer *c)
{
    for (size_t i = 0; i < c->publication->insert_count; i++) {
        const struct insert_result *insert = &c->figures->inserts[i];

        if (insert->kind != INSERT_PAGES || insert->reference != REFERENCE_NUMBER)
            continue;
        for (uint32_t b = 0; b < c->publication->block_count; b++) {
            const struct block *block = c->publication->blocks[b];

            if (!slice_equal(block->id, insert->target))
                continue;
            c->numbers_tables = c->numbers_tables || block->component == COMPONENT_TABLE;
            c->numbers_charts = c->numbers_charts || block->component == COMPONENT_CHART;
        }
    }
}

static void begin(struct composer *c, struct arena *arena, const struct figures *figures,
                  struct diagnostics *diagnostics)
{
    const struct publication *publication = figures->publication;

    *c = (struct composer){.arena = arena,
                           .diagnostics = diagnostics,
                           .figures = figures,
                           .publication = publication,
                           .layout = publication->layout,
                           .house_style = publication->house_style};
    c->document = ARENA_NEW(arena, struct document);
    c->wording = wording_of(publication->language);
    c->look = (struct look){.arena = arena,
                            .layout = publication->layout,
                            .brand = publication->brand,
                            .inputs = publication->inputs,
                            .diagnostics = diagnostics};
    acronyms_init(&c->acronyms, arena, publication->inputs,
                  publication->house_style->acronyms == ACRONYMS_EXPAND);
    look_for_lists(c);
    look_for_numbers(c);
}

/* The same for the same sources, and no other: from the hash of every file that was read. */
static struct slice identifier_of(struct arena *arena, const struct figures *figures)
{
    const struct inputs *inputs = figures->publication->inputs;
    struct slice all = figures->name;
    uint64_t hash[2] = {0};

    for (size_t i = 0; i < inputs->path_count; i++)
        if (inputs->paths[i].found)
            for (unsigned k = 0; k < 2; k++)
                hash[k] = hash[k] * (k ? 31 : 1099511628211u) +
                          hash_bytes(k ? inputs->paths[i].name : slice_of(inputs->paths[i].sha256));
    return arena_print(arena, "%.*s-%016llx%016llx", SLICE_ARG(all), (unsigned long long)hash[0],
                       (unsigned long long)hash[1]);
}

static void describe(struct composer *c)
{
    const struct publication *publication = c->publication;
    struct document *document = c->document;

    document->title = smart(c, c->figures->title);
    document->language = publication->language;
    document->author = publication->office.ptr ? publication->office : S("");
    document->subject = c->layout->kind;
    document->identifier = identifier_of(c->arena, c->figures);
    document->published =
        publication->is_published ? date_print_iso(c->arena, publication->published) : S("");
    document->hyphenation = publication->inputs->hyphenation_path;
    document->colour_profile = publication->inputs->colour_profile;
    document->facing = c->layout->facing;
}

/* ---- pages ---- */

static dim head_distance(dim margin)
{
    return margin / 2 < HEAD_DISTANCE ? margin / 2 : HEAD_DISTANCE;
}

/* "left | right" in a head or foot: typeset sets the parts between tabs at the ends of the line. */
static void part_at_bars(struct composer *c, struct doc_run *run)
{
    struct slice bar = S(" | ");

    for (size_t at; (at = slice_find(run->text, bar, 0)) < run->text.len;)
        run->text =
            ARENA_JOIN(c->arena, slice_sub(run->text, 0, at), S("\t"), slice_from(run->text, at + bar.len));
}

static struct doc_runs running_words(struct composer *c, const struct raw_node *words)
{
    struct scope scope = {0};
    struct draft draft = {0};

    struct doc_runs runs;

    draft_layout_words(c, &draft, words, &scope);
    runs = draft_finish(c, &draft, false);
    for (size_t i = 0; i < runs.count; i++) {
        struct doc_run *run = (struct doc_run *)&runs.items[i]; /* ours until the document is returned */

        part_at_bars(c, run);
        run->expansion = 0; /* nobody hears it */
    }
    return runs;
}

/* Art has the colours in which the brand lists them; nothing where it has none. */
static const struct drawing_spec *page_art(struct composer *c, const struct master *master)
{
    const struct brand *brand = c->publication->brand;
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);
    struct series_look *looks = ARENA_ARRAY(c->arena, struct series_look, brand->art_count);

    if (!brand->art_count)
        return NULL;
    for (size_t i = 0; i < brand->art_count; i++)
        looks[i].colour = brand->art[i].colour;
    *spec = (struct drawing_spec){.kind = (enum drawing_kind)(DRAWING_HILLS + brand->art_kind),
                                  .looks = looks,
                                  .look_count = brand->art_count,
                                  .width = master->width,
                                  .height = master->height};
    return spec;
}

static void set_master(struct composer *c, struct doc_master *to, const struct master *from)
{
    *to = (struct doc_master){
        .width = from->width,
        .height = from->height,
        .top = from->top,
        .bottom = from->bottom,
        .inner = from->inner,
        .outer = from->outer,
        .margin_column = from->margin_column,
        .header = running_words(c, from->header),
        .footer = running_words(c, from->footer),
        .left_header = running_words(c, from->left_header),
        .left_footer = running_words(c, from->left_footer),
        .own_left_header = from->own_left_header,
        .own_left_footer = from->own_left_footer,
        .header_style = &style_named(c, "running head")->doc,
        .footer_style = &style_named(c, "running foot")->doc,
        .header_distance = head_distance(from->top),
        .footer_distance = head_distance(from->bottom),
        .has_background = from->background.len > 0,
        .art = from->art ? page_art(c, from) : NULL,
    };
    if (to->has_background)
        to->background = look_colour(&c->look, from->background);
    logo_set(c, to, from);
}

static void set_masters(struct composer *c)
{
    const struct layout *layout = c->layout;
    struct doc_master *masters = ARENA_ARRAY(c->arena, struct doc_master, layout->master_count + 1);

    c->document->masters = masters;
    c->document->master_count = layout->master_count + 1;
    set_master(c, &c->document->first, &layout->first);
    set_master(c, &c->document->other, &layout->other);
    for (size_t i = 0; i < layout->master_count; i++)
        set_master(c, &masters[i + 1], &layout->masters[i]);
}

/* ---- the tree ---- */

static void add_parts(struct composer *c)
{
    struct site place = {.level = 1};

    c->document->root = node_add(c, NULL, DOC_DOCUMENT, style_named(c, "group"), c->publication->title->span);
    marking_add(c);
    place.parent = c->document->root;
    place.text = style_named(c, "paragraph");
    place.item = style_named(c, "list item");
    for (size_t i = 0; i < c->layout->print_count; i++)
        part_add(c, &place, &c->layout->prints[i]);
}

static void hand_over_expansions(struct composer *c)
{
    c->document->expansions = c->acronyms.expansions.items;
    c->document->expansion_count = c->acronyms.expansions.count;
}

static void join_printed(struct composer *c)
{
    size_t before = c->figures->printed_count, count = before + c->printed.count;
    struct printed_figure *all = ARENA_ARRAY(c->arena, struct printed_figure, count);

    if (before)
        memcpy(all, c->figures->printed, before * sizeof *all);
    if (c->printed.count)
        memcpy(all + before, c->printed.items, c->printed.count * sizeof *all);
    c->document->printed = all;
    c->document->printed_count = count;
}

const struct document *compose_document(struct arena *arena, const struct figures *figures,
                                        struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;
    struct composer c;

    begin(&c, arena, figures, diagnostics);
    describe(&c);
    add_parts(&c);
    statements_fill(&c);
    set_masters(&c);
    cover_turn_page(&c);
    logo_enter(&c);
    pulls_settle(&c);
    references_resolve(&c);
    captions_continue(&c);
    contents_fill(&c);
    outlines_fill(&c);
    tree_number(&c);
    references_point(&c);
    contents_point(&c);
    join_printed(&c);
    hand_over_expansions(&c);
    c.document->facts = facts_of(&c);
    if (look_collect(&c.look, c.document) && look_check_features(&c.look, c.document))
        look_check_legibility(&c.look, c.document);
    statements_settle(&c);
    return diagnostics->errors == errors ? c.document : NULL;
}
