/* Resolving styles: the settings of one name in the order of the files, over the style that it is based on,
 * with the brand's colours and sizes. Takes layout and brand, gives doc_style without faces (look_faces.c).
 * Knows no role of a document: which style a block has is decided by whoever makes it. */
#include "compose/look.h"

#include "base/bug.h"
#include "base/utf8.h"

enum { DEEPEST_BASE = 16 };

/* ---- the brand ---- */

static const struct brand_size *size_named(const struct look *look, struct slice name)
{
    for (size_t i = 0; i < look->brand->size_count; i++)
        if (utf8_equal_folded(look->brand->sizes[i].name, name))
            return &look->brand->sizes[i];
    return NULL;
}

/* Leading where no style says one: generous for text, closer the larger the letters; whole quarters of a
 * point. */
static dim usual_leading(dim size)
{
    int percent = size <= 13 * DIM_PT ? 140 : size <= 18 * DIM_PT ? 130 : size <= 24 * DIM_PT ? 122 : 116;
    dim half = DIM_PT / 2;

    return (dim)((long_dim)size * percent / 100 + half / 2) / half * half;
}

static void apply_size(struct look *look, struct look_style *s, const struct style_setting *setting)
{
    const struct brand_size *size = setting->text.len ? size_named(look, setting->text) : NULL;

    if (size) {
        s->doc.size = size->size;
        s->size_at = size->span;
    } else if (!setting->text.len) {
        s->doc.size = (dim)setting->number;
        s->size_at = setting->span;
    }
}

/* A brand may give a size for any style by the style's name: its scale of headings, say. */
static void apply_brand_size(const struct look *look, struct look_style *s)
{
    const struct brand_size *size = size_named(look, s->doc.name);

    if (!size || size->size == s->doc.size)
        return;
    s->doc.size = size->size;
    s->size_at = size->span;
    s->doc.leading = usual_leading(size->size);
}

/* check/ has held the names of colours against the brand; ink and paper need not be given. */
struct colour look_colour(const struct look *look, struct slice role)
{
    const struct brand_colour *colour = brand_colour(look->brand, role);

    if (colour)
        return colour->colour;
    return slice_is(role, "paper") ? (struct colour){255, 255, 255} : (struct colour){0, 0, 0};
}

/* The role that a style names, or the one that it is in the chapter at hand. */
static struct slice role_here(const struct look *look, struct slice role)
{
    for (size_t i = 0; look->section && i < look->section->count; i++)
        if (utf8_equal_folded(look->section->list[i].role, role))
            return look->section->list[i].is;
    return role;
}

/* ---- settings ---- */

/* "2 lines" is of body text. The paragraph's own settings know its own leading only. */
static dim length_of(const struct look *look, const struct look_style *s, const struct style_setting *setting)
{
    dim line = look->line ? look->line : s->doc.leading;

    if (!slice_is(setting->text, "lines"))
        return (dim)setting->number;
    return (dim)(setting->number * line / DIM_PT);
}

static void apply_dim(const struct look *look, struct look_style *s, const struct style_setting *setting)
{
    struct doc_style *d = &s->doc;
    dim *const places[] = {
        [STYLE_LEADING] = &d->leading,         [STYLE_SPACE_BEFORE] = &d->space_before,
        [STYLE_SPACE_AFTER] = &d->space_after, [STYLE_INDENT] = &d->indent_start,
        [STYLE_INDENT_END] = &d->indent_end,   [STYLE_FIRST_INDENT] = &d->first_indent,
        [STYLE_PADDING] = &d->padding,         [STYLE_RULE_ABOVE] = &d->rule_above,
        [STYLE_RULE_BELOW] = &d->rule_below,   [STYLE_RULE_START] = &d->rule_start,
        [STYLE_RULE_DOT] = &d->rule_dot,       [STYLE_GAP] = &d->gap,
    };

    *places[setting->property] = length_of(look, s, setting);
}

static void apply_table(const struct look *look, struct look_style *s, const struct style_setting *setting)
{
    bool none = slice_is(setting->text, "none");

    switch (setting->property) {
    case STYLE_CELL_PADDING_X:
        s->cell_padding_x = length_of(look, s, setting);
        break;
    case STYLE_CELL_PADDING_Y:
        s->cell_padding_y = length_of(look, s, setting);
        break;
    case STYLE_RULE_HEAD:
        s->rule_head = length_of(look, s, setting);
        break;
    case STYLE_RULE_ROW:
        s->rule_row = length_of(look, s, setting);
        break;
    case STYLE_RULE_TOTAL:
        s->rule_total = length_of(look, s, setting);
        break;
    case STYLE_HEAD_WIDTH:
        s->head_width = (uint16_t)setting->number;
        break;
    case STYLE_HEAD_FILL:
        s->head_fill = none ? S("") : role_here(look, setting->text);
        break;
    default:
        s->stripe = none ? S("") : role_here(look, setting->text);
        break;
    }
}

static void apply_words(struct look *look, struct look_style *s, const struct style_setting *setting)
{
    struct slice role = setting->text;

    switch (setting->property) {
    case STYLE_FAMILY:
        s->family = role;
        s->weight = 0;
        break;
    case STYLE_ICON:
        s->icon = slice_is(role, "none") ? S("") : role;
        break;
    case STYLE_INK:
        s->ink = role_here(look, role);
        s->doc.ink = look_colour(look, s->ink);
        break;
    case STYLE_RULE_COLOUR:
        s->rule = role_here(look, role);
        s->doc.rule = look_colour(look, s->rule);
        break;
    case STYLE_PAGE_MASTER:
        s->doc.master = (uint8_t)layout_master(look->layout, role);
        break;
    default: /* STYLE_BACKGROUND */
        s->background = slice_is(role, "none") ? S("") : role_here(look, role);
        s->doc.has_background = s->background.len > 0;
        if (s->doc.has_background)
            s->doc.background = look_colour(look, s->background);
        break;
    }
}

static void apply_switch(struct look_style *s, const struct style_setting *setting)
{
    switch (setting->property) {
    case STYLE_ALIGN:
        s->doc.align = (enum text_align)setting->number;
        break;
    case STYLE_KEEP_WITH_NEXT:
        s->doc.keep_with_next = setting->number != 0;
        break;
    case STYLE_KEEP_WITH_PREVIOUS:
        s->doc.keep_with_previous = setting->number != 0;
        break;
    case STYLE_KEEP_TOGETHER:
        s->doc.keep_together = setting->number != 0;
        break;
    case STYLE_STARTS_PAGE:
        s->doc.starts_page = setting->number != 0;
        break;
    case STYLE_HYPHENATE:
        s->doc.hyphenate = setting->number != 0;
        break;
    case STYLE_BLEED:
        s->doc.bleed = setting->number != 0;
        break;
    case STYLE_TABULAR:
        s->doc.tabular_figures = setting->number != 0;
        break;
    case STYLE_SMALL_CAPITALS:
        s->doc.small_capitals = setting->number != 0;
        s->capitals_at = setting->span;
        break;
    case STYLE_FIGURES:
        s->doc.old_style_figures = setting->number != 0;
        s->figures_at = setting->span;
        break;
    default: /* STYLE_WEIGHT */
        s->weight = (uint16_t)setting->number;
        break;
    }
}

static void apply(struct look *look, struct look_style *s, const struct style_setting *setting)
{
    switch (setting->property) {
    case STYLE_SIZE:
        apply_size(look, s, setting);
        s->doc.leading = usual_leading(s->doc.size);
        break;
    case STYLE_FAMILY:
    case STYLE_INK:
    case STYLE_BACKGROUND:
    case STYLE_RULE_COLOUR:
    case STYLE_PAGE_MASTER:
    case STYLE_ICON:
        apply_words(look, s, setting);
        break;
    case STYLE_ALIGN:
    case STYLE_KEEP_WITH_NEXT:
    case STYLE_KEEP_WITH_PREVIOUS:
    case STYLE_KEEP_TOGETHER:
    case STYLE_STARTS_PAGE:
    case STYLE_HYPHENATE:
    case STYLE_BLEED:
    case STYLE_TABULAR:
    case STYLE_SMALL_CAPITALS:
    case STYLE_FIGURES:
    case STYLE_WEIGHT:
        apply_switch(s, setting);
        break;
    case STYLE_BASED_ON:
    case STYLE_PROPERTY_COUNT:
        break;
    default:
        if (setting->property >= STYLE_CELL_PADDING_X)
            apply_table(look, s, setting);
        else
            apply_dim(look, s, setting);
        break;
    }
}

/* ---- styles ---- */

static struct slice base_of(const struct look *look, struct slice name)
{
    struct slice base = slice_is(name, "paragraph") ? S("") : S("paragraph");

    for (size_t r = 0; r < look->layout->style_count; r++)
        for (size_t i = 0;
             utf8_equal_folded(look->layout->styles[r].name, name) && i < look->layout->styles[r].count; i++)
            if (look->layout->styles[r].settings[i].property == STYLE_BASED_ON)
                base = look->layout->styles[r].settings[i].text;
    return base;
}

static void begin_style(struct look *look, struct look_style *s)
{
    *s = (struct look_style){.family = S("text"),
                             .ink = role_here(look, S("ink")),
                             .rule = role_here(look, S("ink")),
                             .background = S(""),
                             .head_fill = S(""),
                             .icon = S(""),
                             .stripe = S("")};
    s->doc.size = 12 * DIM_PT;
    apply_size(look, s, &(struct style_setting){.property = STYLE_SIZE, .text = S("text")});
    s->doc.leading = usual_leading(s->doc.size);
    s->doc.ink = look_colour(look, s->ink);
    s->doc.rule = s->doc.ink;
}

/* Sizes first: a leading in the same place then holds. */
static void apply_rule(struct look *look, struct look_style *s, const struct style_rule *rule)
{
    s->span = rule->span;
    for (unsigned pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < rule->count; i++) {
            bool early =
                rule->settings[i].property == STYLE_SIZE || rule->settings[i].property == STYLE_FAMILY;

            if (early == (pass == 0))
                apply(look, s, &rule->settings[i]);
        }
}

static struct look_style *known(const struct look *look, struct slice name,
                                const struct section_colours *section)
{
    for (size_t i = 0; i < look->styles.count; i++)
        if (look->styles.items[i]->section == section &&
            utf8_equal_folded(look->styles.items[i]->doc.name, name))
            return look->styles.items[i];
    return NULL;
}

const struct look_style *look_style(struct look *look, struct slice name)
{
    struct look_style *s = known(look, name, look->section);
    struct slice base = base_of(look, name);

    if (s)
        return s;
    s = ARENA_NEW(look->arena, struct look_style);
    if (base.len && ++look->depth < DEEPEST_BASE)
        *s = *look_style(look, base);
    else
        begin_style(look, s);
    look->depth -= base.len > 0;
    s->doc.name = s->called = name;
    s->section = look->section;
    for (size_t r = 0; r < look->layout->style_count; r++)
        if (utf8_equal_folded(look->layout->styles[r].name, name))
            apply_rule(look, s, &look->layout->styles[r]);
    apply_brand_size(look, s);
    *VECTOR_PUSH(look->arena, &look->styles) = s;
    if (!base.len)
        look->line = s->doc.leading;
    return s;
}

bool look_knows(const struct look *look, struct slice name)
{
    for (size_t r = 0; r < look->layout->style_count; r++)
        if (utf8_equal_folded(look->layout->styles[r].name, name))
            return true;
    return false;
}

static const struct look_style *on_page(struct look *look, const struct look_style *style, struct slice name,
                                        const struct doc_style *page)
{
    struct look_style *s = known(look, name, style->section);

    if (s)
        return s;
    s = ARENA_NEW(look->arena, struct look_style);
    *s = *style;
    s->doc.name = name;
    s->doc.starts_page = page->starts_page;
    s->doc.master = page->master;
    *VECTOR_PUSH(look->arena, &look->styles) = s;
    return s;
}

const struct look_style *look_style_on_new_page(struct look *look, const struct look_style *style)
{
    return on_page(look, style, ARENA_JOIN(look->arena, style->doc.name, S(" on a new page")),
                   &(struct doc_style){.starts_page = true, .master = style->doc.master});
}

const struct look_style *look_style_on_page_of(struct look *look, const struct look_style *style,
                                               const struct look_style *first)
{
    return on_page(look, style, ARENA_JOIN(look->arena, style->doc.name, S(" of "), first->doc.name),
                   &first->doc);
}

const struct look_style *look_style_on_any_page(struct look *look, const struct look_style *style)
{
    return on_page(look, style, ARENA_JOIN(look->arena, style->doc.name, S(" on any page")),
                   &(struct doc_style){.starts_page = false});
}

const struct look_style *look_style_on_master(struct look *look, const struct look_style *style,
                                              struct slice master)
{
    return on_page(look, style, ARENA_JOIN(look->arena, style->doc.name, S(" on "), master),
                   &(struct doc_style){.master = (uint8_t)layout_master(look->layout, master)});
}

const struct look_style *look_style_below(struct look *look, const struct look_style *style)
{
    struct look_style closer = *style;

    closer.doc.space_before = 0;
    return on_page(look, &closer, ARENA_JOIN(look->arena, style->called, S(" below its label")),
                   &(struct doc_style){.starts_page = false});
}

const struct look_style *look_style_typed_as(struct look *look, const struct look_style *style,
                                             const struct look_style *words)
{
    struct slice name = ARENA_JOIN(look->arena, style->doc.name, S(" typed as "), words->doc.name);
    struct look_style *s = known(look, name, style->section);

    if (words == style || s)
        return s ? s : style;
    s = ARENA_NEW(look->arena, struct look_style);
    *s = *style;
    s->doc.name = name;
    s->family = words->family;
    s->weight = words->weight;
    s->ink = words->ink;
    s->doc.ink = words->doc.ink;
    s->doc.size = words->doc.size;
    s->doc.leading = words->doc.leading;
    *VECTOR_PUSH(look->arena, &look->styles) = s;
    return s;
}

const struct look_style *look_style_aligned(struct look *look, const struct look_style *style,
                                            enum text_align align)
{
    static const char *const names[] = {", left", ", justified", ", centred", ", right"};
    struct slice name = ARENA_JOIN(look->arena, style->doc.name, slice_of(names[align]));
    struct look_style *s = known(look, name, style->section);

    if (style->doc.align == align || s)
        return s ? s : style;
    s = ARENA_NEW(look->arena, struct look_style);
    *s = *style;
    s->doc.name = name;
    s->doc.align = align;
    *VECTOR_PUSH(look->arena, &look->styles) = s;
    return s;
}

const struct look_style *look_style_of(const struct doc_style *doc)
{
    return (const struct look_style *)(const void *)doc;
}
