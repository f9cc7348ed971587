/* Styles: layouts/styles.yaml first, then the layout's own, then the brand's; settings that come later win.
 * Each is a name with properties in words (`space before: 18 pt`). Gives struct style_rule; works out no
 * inheritance (compose does).
 *
 * Lengths are in pt, mm or cm, or "2 lines" (text "lines", number in 1/1024 of a line); the size may be a
 * name of the brand's sizes; `head width:` is a share, 35% = 350. */
#include "base/utf8.h"
#include "check/check.h"

enum property_unit {
    UNIT_LENGTH,
    UNIT_SIZE,
    UNIT_YES_NO,
    UNIT_ALIGN,
    UNIT_FIGURES,
    UNIT_WEIGHT,
    UNIT_FAMILY,
    UNIT_COLOUR,
    UNIT_SHARE,
    UNIT_STYLE,
    UNIT_MASTER,
    UNIT_ICON
};

static const struct property {
    const char *name;
    enum property_unit unit;
} properties[STYLE_PROPERTY_COUNT] = {
    [STYLE_SIZE] = {"size", UNIT_SIZE},
    [STYLE_LEADING] = {"leading", UNIT_LENGTH},
    [STYLE_SPACE_BEFORE] = {"space before", UNIT_LENGTH},
    [STYLE_SPACE_AFTER] = {"space after", UNIT_LENGTH},
    [STYLE_INDENT] = {"indent", UNIT_LENGTH},
    [STYLE_INDENT_END] = {"indent end", UNIT_LENGTH},
    [STYLE_FIRST_INDENT] = {"first indent", UNIT_LENGTH},
    [STYLE_PADDING] = {"padding", UNIT_LENGTH},
    [STYLE_RULE_ABOVE] = {"rule above", UNIT_LENGTH},
    [STYLE_RULE_BELOW] = {"rule below", UNIT_LENGTH},
    [STYLE_RULE_START] = {"rule start", UNIT_LENGTH},
    [STYLE_RULE_DOT] = {"rule dot", UNIT_LENGTH},
    [STYLE_GAP] = {"gap", UNIT_LENGTH},
    [STYLE_ALIGN] = {"align", UNIT_ALIGN},
    [STYLE_KEEP_WITH_NEXT] = {"keep with next", UNIT_YES_NO},
    [STYLE_KEEP_WITH_PREVIOUS] = {"keep with previous", UNIT_YES_NO},
    [STYLE_KEEP_TOGETHER] = {"keep together", UNIT_YES_NO},
    [STYLE_STARTS_PAGE] = {"starts page", UNIT_YES_NO},
    [STYLE_HYPHENATE] = {"hyphenate", UNIT_YES_NO},
    [STYLE_BLEED] = {"bleed", UNIT_YES_NO},
    [STYLE_TABULAR] = {"tabular", UNIT_YES_NO},
    [STYLE_SMALL_CAPITALS] = {"small capitals", UNIT_YES_NO},
    [STYLE_FIGURES] = {"figures", UNIT_FIGURES},
    [STYLE_FAMILY] = {"family", UNIT_FAMILY},
    [STYLE_WEIGHT] = {"weight", UNIT_WEIGHT},
    [STYLE_INK] = {"ink", UNIT_COLOUR},
    [STYLE_BACKGROUND] = {"background", UNIT_COLOUR},
    [STYLE_RULE_COLOUR] = {"rule colour", UNIT_COLOUR},
    [STYLE_PAGE_MASTER] = {"page master", UNIT_MASTER},
    [STYLE_CELL_PADDING_X] = {"cell padding x", UNIT_LENGTH},
    [STYLE_CELL_PADDING_Y] = {"cell padding y", UNIT_LENGTH},
    [STYLE_RULE_HEAD] = {"rule head", UNIT_LENGTH},
    [STYLE_RULE_ROW] = {"rule row", UNIT_LENGTH},
    [STYLE_RULE_TOTAL] = {"rule total", UNIT_LENGTH},
    [STYLE_HEAD_WIDTH] = {"head width", UNIT_SHARE},
    [STYLE_HEAD_FILL] = {"head fill", UNIT_COLOUR},
    [STYLE_STRIPE] = {"stripe", UNIT_COLOUR},
    [STYLE_ICON] = {"icon", UNIT_ICON},
    [STYLE_BASED_ON] = {"based on", UNIT_STYLE},
};

/* In the order of enum text_align (compose/document.h). */
static const struct slice align_names[] = {S_INIT("start"), S_INIT("justify"), S_INIT("centre"),
                                           S_INIT("end")};

struct style_reading {
    struct check *c;
    struct slice key;
    const struct raw_node *text;
    struct style_setting *setting;
};

static bool lines_read(struct style_reading *r)
{
    struct slice said = slice_trim(r->text->text);
    long_dim thousandths;

    if (!thousandths_read(said, "lines", &thousandths) && !thousandths_read(said, "line", &thousandths))
        return false;
    r->setting->number = thousandths * DIM_PT / 1000;
    r->setting->text = S("lines");
    return true;
}

static bool length_setting(struct style_reading *r)
{
    dim length;

    if (lines_read(r))
        return true;
    if (!length_wanted(r->c, r->key, r->text, &length))
        return false;
    r->setting->number = length;
    return true;
}

static bool size_setting(struct style_reading *r)
{
    struct slice said = slice_trim(r->text->text);

    if (said.len && (said.ptr[0] < '0' || said.ptr[0] > '9')) {
        r->setting->text = said;
        return true;
    }
    return length_setting(r);
}

static bool yes_setting(struct style_reading *r)
{
    bool yes;

    if (!yes_no_wanted(r->c, r->key, r->text, &yes))
        return false;
    r->setting->number = yes;
    return true;
}

static bool align_setting(struct style_reading *r)
{
    size_t count = sizeof align_names / sizeof *align_names;
    size_t which = choice_wanted(r->c, r->key, r->text, align_names, count);

    r->setting->number = (long_dim)which;
    return which < count;
}

static bool figures_setting(struct style_reading *r)
{
    static const struct slice kinds[] = {S_INIT("lining"), S_INIT("old style")};
    size_t which = choice_wanted(r->c, r->key, r->text, kinds, 2);

    r->setting->number = which == 1;
    return which < 2;
}

/* OpenType usWeightClass: hundreds from 100 to 900. */
static bool weight_setting(struct style_reading *r)
{
    unsigned long weight;

    if (!slice_to_whole(slice_trim(r->text->text), 900, &weight) || weight < 100 || weight % 100) {
        DIAG(r->c->diagnostics, MSG_weight_wanted, r->text->span, r->text->text);
        return false;
    }
    r->setting->number = (long_dim)weight;
    return true;
}

static bool share_setting(struct style_reading *r)
{
    long_dim thousandths;

    if (!thousandths_read(slice_trim(r->text->text), "%", &thousandths) || thousandths < 0 ||
        thousandths > 100000) {
        DIAG(r->c->diagnostics, MSG_share_wanted, r->text->span, r->text->text, r->key);
        return false;
    }
    r->setting->number = thousandths / 100;
    return true;
}

static bool family_setting(struct style_reading *r)
{
    static const struct slice roles[] = {S_INIT("text"), S_INIT("headings"), S_INIT("numbers")};
    size_t which = choice_wanted(r->c, r->key, r->text, roles, 3);

    if (which < 3)
        r->setting->text = roles[which];
    return which < 3;
}

static bool name_setting(struct style_reading *r)
{
    r->setting->text = slice_trim(r->text->text);
    return true;
}

static bool icon_setting(struct style_reading *r)
{
    r->setting->text = slice_trim(r->text->text);
    return slice_is(r->setting->text, "none") || icon_is_known(r->c, r->setting->text, r->text->span);
}

static bool setting_read(struct style_reading *r)
{
    static bool (*const readers[])(struct style_reading *) = {
        [UNIT_LENGTH] = length_setting, [UNIT_SIZE] = size_setting,     [UNIT_YES_NO] = yes_setting,
        [UNIT_ALIGN] = align_setting,   [UNIT_WEIGHT] = weight_setting, [UNIT_FAMILY] = family_setting,
        [UNIT_COLOUR] = name_setting,   [UNIT_SHARE] = share_setting,   [UNIT_STYLE] = name_setting,
        [UNIT_MASTER] = name_setting,   [UNIT_ICON] = icon_setting,     [UNIT_FIGURES] = figures_setting,
    };

    return readers[properties[r->setting->property].unit](r);
}

static void report_property(struct check *c, struct slice style, const struct raw_node *key)
{
    struct slice names[STYLE_PROPERTY_COUNT];

    for (size_t i = 0; i < STYLE_PROPERTY_COUNT; i++)
        names[i] = slice_of(properties[i].name);
    DIAG(c->diagnostics, MSG_key_unknown, key->span, ARENA_JOIN(c->arena, S("the style \""), style, S("\"")),
         key->text, choice_advice(c, key->text, names, STYLE_PROPERTY_COUNT, "Its keys are"));
}

static bool property_of(struct slice name, enum style_property *property)
{
    for (size_t i = 0; i < STYLE_PROPERTY_COUNT; i++)
        if (utf8_equal_folded(name, slice_of(properties[i].name))) {
            *property = (enum style_property)i;
            return true;
        }
    return false;
}

static void rule_read(struct check *c, struct style_rule *rule, const struct raw_entry *entry)
{
    struct style_setting *settings = ARENA_ARRAY(c->arena, struct style_setting, entry->value->count);

    *rule = (struct style_rule){entry->key->text, settings, 0, entry->key->span};
    for (size_t i = 0; i < entry->value->count; i++) {
        const struct raw_entry *one = &entry->value->entries[i];
        struct style_setting *setting = &settings[rule->count];
        struct style_reading reading = {c, one->key->text, NULL, setting};

        *setting = (struct style_setting){.text = S(""), .span = one->value->span};
        if (!property_of(one->key->text, &setting->property)) {
            report_property(c, rule->name, one->key);
            continue;
        }
        reading.text = text_wanted(c, one->key->text, one->value);
        rule->count += reading.text && setting_read(&reading);
    }
}

static bool has_rule(const struct style_rule *rules, size_t count, struct slice name)
{
    for (size_t i = 0; i < count; i++)
        if (utf8_equal_folded(rules[i].name, name))
            return true;
    return false;
}

/* Adds the rules of one map behind `count` others. A brand changes styles and adds none: it names those of
 * many layouts, of which this one may have some. */
static size_t rules_read(struct check *c, struct style_rule *rules, size_t count, const struct raw_node *map,
                         bool adds)
{
    for (size_t i = 0; map && map->kind == RAW_MAP && i < map->count; i++) {
        const struct raw_entry *entry = &map->entries[i];

        if (!adds && !has_rule(rules, count, entry->key->text))
            continue;
        if (entry->value->kind == RAW_MAP)
            rule_read(c, &rules[count++], entry);
        else if (entry->value->kind != RAW_POISON)
            DIAG(c->diagnostics, MSG_shape_keys_wanted, entry->value->span,
                 ARENA_JOIN(c->arena, S("the style \""), entry->key->text, S("\"")),
                 raw_kind_words(entry->value));
    }
    return count;
}

/* ---- names that styles use ---- */

static size_t style_names(struct check *c, const struct layout *layout, struct slice **names)
{
    *names = ARENA_ARRAY(c->arena, struct slice, layout->style_count);
    for (size_t i = 0; i < layout->style_count; i++)
        (*names)[i] = layout->styles[i].name;
    return layout->style_count;
}

bool style_is_known(struct check *c, const struct layout *layout, struct slice style, struct span span)
{
    struct slice *names;
    size_t count;

    for (size_t i = 0; i < layout->style_count; i++)
        if (utf8_equal_folded(layout->styles[i].name, style))
            return true;
    if (!c->inputs->styles || c->inputs->styles->kind != RAW_MAP)
        return true; /* unreadable, and reported */
    count = style_names(c, layout, &names);
    DIAG(c->diagnostics, MSG_style_unknown, span, style,
         choice_advice(c, style, names, count, "The styles are"));
    return false;
}

/* `page master:` names one of the layout's own. */
static void masters_check(struct check *c, const struct layout *layout)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, layout->master_count);

    for (size_t i = 0; i < layout->master_count; i++)
        names[i] = layout->masters[i].name;
    for (size_t i = 0; i < layout->style_count; i++)
        for (size_t k = 0; k < layout->styles[i].count; k++) {
            const struct style_setting *setting = &layout->styles[i].settings[k];

            if (setting->property != STYLE_PAGE_MASTER || layout_master(layout, setting->text))
                continue;
            DIAG(c->diagnostics, MSG_master_unknown, setting->span, setting->text,
                 choice_advice(c, setting->text, names, layout->master_count, "Its own page masters are"));
        }
}

size_t layout_master(const struct layout *layout, struct slice name)
{
    for (size_t i = 0; i < layout->master_count; i++)
        if (utf8_equal_folded(layout->masters[i].name, name))
            return i + 1;
    return 0;
}

static const struct style_setting *own_base(const struct style_rule *rule)
{
    for (size_t i = 0; i < rule->count; i++)
        if (rule->settings[i].property == STYLE_BASED_ON)
            return &rule->settings[i];
    return NULL;
}

/* The last rule that says it counts. */
static const struct style_setting *based_on(const struct layout *layout, struct slice name)
{
    const struct style_setting *base;

    for (size_t i = layout->style_count; i-- > 0;) {
        base = own_base(&layout->styles[i]);
        if (base && utf8_equal_folded(layout->styles[i].name, name))
            return base;
    }
    return NULL;
}

static void bases_check(struct check *c, const struct layout *layout)
{
    for (size_t i = 0; i < layout->style_count; i++) {
        const struct style_setting *start = based_on(layout, layout->styles[i].name), *base = start;

        for (size_t steps = 0; base && steps <= layout->style_count; steps++) {
            if (!style_is_known(c, layout, base->text, base->span))
                break;
            if (utf8_equal_folded(base->text, layout->styles[i].name)) {
                DIAG(c->diagnostics, MSG_style_circle, start->span, layout->styles[i].name);
                return;
            }
            base = based_on(layout, base->text);
        }
    }
}

static size_t map_count(const struct raw_node *map)
{
    return map && map->kind == RAW_MAP ? map->count : 0;
}

void styles_read(struct check *c, struct layout *layout, const struct raw_node *own)
{
    const struct raw_node *shared = c->inputs->styles, *brand = c->inputs->brand;
    struct style_rule *rules;

    brand = map_count(brand) ? raw_lookup(brand, "styles") : NULL;
    if (map_count(shared) && raw_lookup(shared, "styles"))
        shared = raw_lookup(shared, "styles");
    layout->styles = rules =
        ARENA_ARRAY(c->arena, struct style_rule, map_count(shared) + map_count(own) + map_count(brand));
    layout->style_count = rules_read(c, rules, 0, shared, true);
    layout->style_count = rules_read(c, rules, layout->style_count, own, true);
    layout->style_count = rules_read(c, rules, layout->style_count, brand, false);
    bases_check(c, layout);
    masters_check(c, layout);
}
