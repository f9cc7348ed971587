/* A layout: what a kind of document takes and prints, its dates and conditions, its pages. Gives struct
 * layout; the fields, the dates, the prints and the styles have files of their own. Evaluates no condition.
 */
#include "base/utf8.h"
#include "check/check.h"

static const struct shape_key must_keys[] = {
    {"that", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "published is on or before response due"},
    {"because", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape must_shape = SHAPE(must_keys);

static const struct slice page_names[] = {S_INIT("a4 portrait"),
                                          S_INIT("a4 landscape"),
                                          S_INIT("a5 portrait"),
                                          S_INIT("a5 landscape"),
                                          S_INIT("a3 portrait"),
                                          S_INIT("a3 landscape"),
                                          {NULL, 0}};

/* In the order of enum corner, from CORNER_TOP_LEFT. */
static const struct slice corner_names[] = {
    S_INIT("top left"), S_INIT("top right"), S_INIT("bottom left"), S_INIT("bottom right"), {NULL, 0}};

static const struct shape_key master_keys[] = {
    {"top", SHAPE_LENGTH, SHAPE_REQUIRED, NULL, NULL, "25 mm"},
    {"bottom", SHAPE_LENGTH, SHAPE_REQUIRED, NULL, NULL, "20 mm"},
    {"left", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"right", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"inner", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"outer", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"margin column", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"header", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"footer", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"left header", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"left footer", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"pages", SHAPE_CHOICE, 0, page_names, NULL, NULL},
    {"background", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"art", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"logo", SHAPE_CHOICE, 0, corner_names, NULL, NULL},
};
static const struct shape master_shape = SHAPE(master_keys);

static const struct shape_key skeleton_keys[] = {
    {"must cover", SHAPE_NAMED, 0, NULL, NULL, NULL},
    {"reported on", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape skeleton_shape = SHAPE(skeleton_keys);

static const struct shape_key layout_keys[] = {
    {"layout", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "its name"},
    {"kind", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Annual report"},
    {"pages", SHAPE_CHOICE, SHAPE_REQUIRED, page_names, NULL, "a4 portrait"},
    {"facing pages", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"parts", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"takes", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "{body: blocks}"},
    {"prints", SHAPE_LIST, SHAPE_REQUIRED, NULL, NULL, "[{body: body}]"},
    {"dates", SHAPE_NAMED, 0, NULL, &date_rule_shape, NULL},
    {"must", SHAPE_LIST, SHAPE_OR_TEXT, NULL, &must_shape, NULL},
    {"page masters", SHAPE_NAMED, SHAPE_REQUIRED, NULL, &master_shape, "{other: {…}}"},
    {"styles", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"allowed", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"skeleton", SHAPE_KEYS, 0, NULL, &skeleton_shape, NULL},
    {"chapters", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"panels", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"numbering", SHAPE_KEYS, 0, NULL, &numbering_shape, NULL},
};
static const struct shape layout_shape = SHAPE(layout_keys);

/* ---- pages ---- */

/* ISO 216 in mm, by the order of page_names. */
static void page_size(const struct raw_node *raw, dim *width, dim *height)
{
    static const int sizes[][2] = {{210, 297}, {148, 210}, {297, 420}};
    size_t which = shape_choice(raw, "pages", page_names, 0);
    long_dim short_side = sizes[which / 2][0], long_side = sizes[which / 2][1];
    dim in_dim[2] = {(dim)((short_side * 720 * DIM_PT + 127) / 254),
                     (dim)((long_side * 720 * DIM_PT + 127) / 254)};

    *width = in_dim[which % 2];
    *height = in_dim[1 - which % 2];
}

/* The words of a head or foot. Three phrases stand for the usual ones. */
static const struct raw_node *running_words(struct check *c, const struct layout *layout,
                                            const struct raw_node *map, const char *key)
{
    static const struct {
        const char *phrase;
        struct slice words;
    } usual[] = {{"page number", S_INIT("{{ page }}")}, {"short title", S_INIT("{{ title }}")}};
    const struct raw_node *written = shape_node(map, key);

    if (!written || utf8_equal_folded(written->text, S("none")))
        return NULL;
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (utf8_equal_folded(written->text, slice_of(usual[i].phrase))) {
            struct raw_node *words = ARENA_NEW(c->arena, struct raw_node);

            *words = (struct raw_node){
                .kind = RAW_TEXT, .style = RAW_QUOTED, .span = written->span, .text = usual[i].words};
            return words;
        }
    layout_words_check(c, layout, NULL, written);
    return written;
}

/* The logo stands where heads or feet do, so it is one or the other. */
static void logo_place_read(struct check *c, struct master *master, const struct raw_node *map)
{
    const struct raw_node *place = shape_node(map, "logo");
    bool above, words;

    if (!place)
        return;
    master->logo = (enum corner)(shape_choice(map, "logo", corner_names, SIZE_MAX) + 1); /* none: 0 */
    master->logo_span = place->span;
    above = master->logo == CORNER_TOP_LEFT || master->logo == CORNER_TOP_RIGHT;
    words = above ? master->header || master->left_header : master->footer || master->left_footer;
    if (master->logo && words)
        DIAG(c->diagnostics, MSG_logo_over_words, place->span, above ? S("head") : S("foot"),
             above ? S("header: none") : S("footer: none"));
}

static void master_read(struct check *c, const struct layout *layout, struct master *master,
                        const struct raw_node *map)
{
    static const dim margin = 20 * 720 * DIM_PT / 254;
    long_dim width, height;

    master->top = shape_length(map, "top", margin);
    master->bottom = shape_length(map, "bottom", margin);
    master->inner = shape_length(map, "inner", shape_length(map, "left", margin));
    master->outer = shape_length(map, "outer", shape_length(map, "right", margin));
    master->margin_column = shape_length(map, "margin column", 0);
    master->header = running_words(c, layout, map, "header");
    master->footer = running_words(c, layout, map, "footer");
    master->left_header = running_words(c, layout, map, "left header");
    master->left_footer = running_words(c, layout, map, "left footer");
    master->own_left_header = shape_node(map, "left header") != NULL;
    master->own_left_footer = shape_node(map, "left footer") != NULL;
    master->background = shape_text(map, "background");
    master->art = shape_yes(map, "art", false);
    master->span = shape_node(map, "background") ? shape_node(map, "background")->span : NO_SPAN;
    logo_place_read(c, master, map);
    master->width = layout->page_width;
    master->height = layout->page_height;
    if (shape_node(map, "pages"))
        page_size(map, &master->width, &master->height);
    width = (long_dim)master->width - master->inner - master->outer - master->margin_column;
    height = (long_dim)master->height - master->top - master->bottom;
    if (map && map->kind == RAW_MAP && (width < 72 * DIM_PT || height < 72 * DIM_PT))
        DIAG(c->diagnostics, MSG_layout_no_room, map->span);
}

/* The masters beside `first` and `other`: a style names the one that its page has. */
static void named_masters_read(struct check *c, struct layout *layout, const struct raw_node *masters)
{
    struct master *list = ARENA_ARRAY(c->arena, struct master, masters->count);

    layout->masters = list;
    for (size_t i = 0; i < masters->count; i++) {
        const struct raw_entry *entry = &masters->entries[i];
        struct master *master = &list[layout->master_count];

        if (entry->value->kind != RAW_MAP || utf8_equal_folded(entry->key->text, S("first")) ||
            utf8_equal_folded(entry->key->text, S("other")))
            continue;
        *master = (struct master){.name = entry->key->text};
        master_read(c, layout, master, entry->value);
        layout->master_count++;
    }
}

static void masters_read(struct check *c, struct layout *layout, const struct raw_node *raw)
{
    const struct raw_node *masters = raw_lookup(raw, "page masters");
    const struct raw_node *first = NULL, *other = NULL;

    layout->first.name = layout->other.name = S("");
    if (masters && masters->kind == RAW_MAP) {
        other = raw_lookup(masters, "other");
        first = raw_lookup(masters, "first");
        named_masters_read(c, layout, masters);
        if (!other && !masters->partial)
            DIAG(c->diagnostics, MSG_key_missing, masters->span, S("`page masters:`"), S("other"),
                 S("{top: 25 mm, bottom: 20 mm, left: 22 mm, right: 22 mm}"));
    }
    master_read(c, layout, &layout->other, other);
    if (first)
        master_read(c, layout, &layout->first, first);
    else
        layout->first = layout->other;
}

/* ---- conditions ---- */

static void musts_read(struct check *c, struct layout *layout, const struct raw_node *list)
{
    struct must_rule *musts;

    if (!list || list->kind != RAW_LIST)
        return;
    layout->musts = musts = ARENA_ARRAY(c->arena, struct must_rule, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct raw_node *item = list->items[i];
        const struct raw_node *that = item->kind == RAW_MAP ? shape_node(item, "that") : item;

        if (!that || that->kind != RAW_TEXT)
            continue;
        musts[layout->must_count++] = (struct must_rule){that->text, shape_text(item, "because"), that->span};
    }
}

/* ---- the whole ---- */

/* The message ends the sentence. */
static struct slice without_stop(struct slice law)
{
    return slice_sub(law, 0, law.len - slice_ends_with(law, S(".")));
}

static void skeleton_read(struct check *c, struct layout *layout, const struct raw_node *skeleton)
{
    const struct raw_node *slots = raw_lookup(skeleton, "must cover");
    struct slot *list;

    layout->reported_on = shape_node(skeleton, "reported on");
    if (!slots || slots->kind != RAW_MAP)
        return;
    layout->slots = list = ARENA_ARRAY(c->arena, struct slot, slots->count);
    for (size_t i = 0; i < slots->count; i++) {
        const struct raw_node *name = slots->entries[i].key;
        const struct raw_node *law = text_wanted(c, name->text, slots->entries[i].value);

        if (law && id_is_sound(c, name->text, name->span))
            list[layout->slot_count++] =
                (struct slot){name->text, without_stop(slice_trim(law->text)), name->span};
    }
}

static void allowed_read(struct check *c, struct layout *layout, const struct raw_node *raw)
{
    const struct raw_node *list = raw_lookup(raw, "allowed");

    layout->allowed = texts_of(c, list, &layout->allowed_count);
    for (size_t i = 0; list && list->kind == RAW_LIST && i < list->count; i++)
        if (list->items[i]->kind == RAW_TEXT)
            component_name_check(c, list->items[i]);
}

const struct layout *layout_read(struct check *c)
{
    const struct raw_node *raw = c->inputs->layout;
    struct layout *layout = ARENA_NEW(c->arena, struct layout);

    *layout = (struct layout){.name = S(""), .kind = S("")};
    layout->takes = takes_read(c, NULL);
    if (!shape_check(c, raw, &layout_shape, S("the layout")))
        return layout;
    layout->name = shape_text(raw, "layout");
    layout->kind = shape_text(raw, "kind");
    page_size(raw, &layout->page_width, &layout->page_height);
    layout->facing = shape_yes(raw, "facing pages", false);
    layout->takes = takes_read(c, raw_lookup(raw, "takes"));
    dates_read(c, layout, raw_lookup(raw, "dates"));
    musts_read(c, layout, raw_lookup(raw, "must"));
    masters_read(c, layout, raw);
    styles_read(c, layout, raw_lookup(raw, "styles"));
    prints_read(c, layout, raw_lookup(raw, "prints"));
    allowed_read(c, layout, raw);
    skeleton_read(c, layout, raw_lookup(raw, "skeleton"));
    chapters_read(c, layout, raw_lookup(raw, "chapters"));
    panels_read(c, layout, raw_lookup(raw, "panels"));
    numbering_read(c, layout, raw_lookup(raw, "numbering"));
    return layout;
}
