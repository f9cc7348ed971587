/* A brand: colours, charts' series, fonts, sizes, the logo. Gives struct brand; judges no contrast (compose
 * does). */
#include "base/utf8.h"
#include "check/check.h"

static const struct shape_key font_keys[] = {
    {"family", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Noto Sans"},
    {"weight", SHAPE_WHOLE, 0, NULL, NULL, NULL},
};
static const struct shape font_shape = SHAPE(font_keys);

static const struct shape_key fonts_keys[] = {
    {"text", SHAPE_KEYS, SHAPE_REQUIRED | SHAPE_OR_TEXT, NULL, &font_shape, "Noto Sans"},
    {"headings", SHAPE_KEYS, SHAPE_OR_TEXT, NULL, &font_shape, NULL},
    {"numbers", SHAPE_KEYS, SHAPE_OR_TEXT, NULL, &font_shape, NULL},
    {"code", SHAPE_KEYS, SHAPE_OR_TEXT, NULL, &font_shape, NULL},
};
static const struct shape fonts_shape = SHAPE(fonts_keys);

/* In the order of enum fill_pattern (figure/figure.h). */
static const struct slice pattern_names[] = {S_INIT("plain"), S_INIT("diagonal"),   S_INIT("dots"),
                                             S_INIT("cross"), S_INIT("horizontal"), S_INIT("vertical"),
                                             {NULL, 0}};

static const struct shape_key series_keys[] = {
    {"colour", SHAPE_COLOUR, SHAPE_REQUIRED, NULL, NULL, "\"#1b3a6b\""},
    {"pattern", SHAPE_CHOICE, SHAPE_REQUIRED, pattern_names, NULL, "plain"},
};
static const struct shape series_shape = SHAPE(series_keys);

static const struct shape_key logo_keys[] = {
    {"file", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "mark.png"},
    {"alt", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "the name of the office"},
    {"width", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"on dark", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"least width", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"clear space", SHAPE_LENGTH, 0, NULL, NULL, NULL},
};
static const struct shape logo_shape = SHAPE(logo_keys);

/* In the order of the art kinds of enum drawing_kind (figure/figure.h), from DRAWING_HILLS. */
static const struct slice art_names[] = {S_INIT("hills"), S_INIT("arcs"), S_INIT("bands"), {NULL, 0}};

static const struct shape_key art_keys[] = {
    {"kind", SHAPE_CHOICE, SHAPE_REQUIRED, art_names, NULL, "hills"},
    {"colours", SHAPE_TEXTS, SHAPE_REQUIRED, NULL, NULL, "[primary, accent]"},
};
static const struct shape art_shape = SHAPE(art_keys);

static const struct shape_key brand_keys[] = {
    {"brand", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "its name"},
    {"colours", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL,
     "{ink: \"#1d2433\", paper: \"#ffffff\", primary: \"#1b3a6b\"}"},
    {"series", SHAPE_LIST, 0, NULL, &series_shape, NULL},
    {"fonts", SHAPE_KEYS, SHAPE_REQUIRED, NULL, &fonts_shape, "{text: Noto Sans}"},
    {"sizes", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "{text: 12 pt, small: 10 pt}"},
    {"logo", SHAPE_KEYS, 0, NULL, &logo_shape, NULL},
    {"art", SHAPE_KEYS, 0, NULL, &art_shape, NULL},
    {"section colours", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"styles", SHAPE_ANY, 0, NULL, NULL, NULL}, /* read with the layout's (styles.c) */
    {"icons", SHAPE_ANY, 0, NULL, NULL, NULL},  /* icons.c */
};
static const struct shape brand_shape = SHAPE(brand_keys);

/* The entries of a map of the author's names, each one text; NULL entries are skipped. */
static const struct raw_node *entry_text(struct check *c, const struct raw_node *map, size_t i)
{
    return text_wanted(c, map->entries[i].key->text, map->entries[i].value);
}

static const struct raw_node *names_wanted(struct check *c, const struct raw_node *raw, const char *key)
{
    const struct raw_node *map = raw_lookup(raw, key);

    if (!map || map->kind == RAW_MAP)
        return map;
    if (map->kind != RAW_POISON)
        DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span,
             ARENA_JOIN(c->arena, S("`"), slice_of(key), S(":`")), raw_kind_words(map));
    return NULL;
}

static void colours_read(struct check *c, struct brand *brand, const struct raw_node *map)
{
    struct brand_colour *colours = ARENA_ARRAY(c->arena, struct brand_colour, map ? map->count : 0);

    brand->colours = colours;
    for (size_t i = 0; map && i < map->count; i++) {
        const struct raw_node *text = entry_text(c, map, i);
        struct brand_colour *colour = &colours[brand->colour_count];

        *colour =
            (struct brand_colour){.name = map->entries[i].key->text, .span = map->entries[i].value->span};
        brand->colour_count++; /* a wrong one too: its name is known */
        if (text)
            colour_wanted(c, colour->name, text, &colour->colour);
    }
}

/* WCAG 2.2, 1.4.1: without colour nobody could tell the two apart. */
static void pattern_check(struct check *c, const struct brand *brand, const struct raw_node *map)
{
    const uint8_t *patterns = brand->patterns;
    const struct raw_node *text = shape_node(map, "pattern");

    for (size_t i = 0; text && i < brand->series_count; i++)
        if (patterns[i] == patterns[brand->series_count]) {
            DIAG(c->diagnostics, MSG_series_alike, text->span, slice_trim(text->text),
                 arena_print(c->arena, "%zu", i + 1));
            return;
        }
}

static void series_read(struct check *c, struct brand *brand, const struct raw_node *list)
{
    size_t count = list && list->kind == RAW_LIST ? list->count : 0;
    struct brand_colour *colours = ARENA_ARRAY(c->arena, struct brand_colour, count);
    uint8_t *patterns = ARENA_ARRAY(c->arena, uint8_t, count);

    brand->series = colours;
    brand->patterns = patterns;
    for (size_t i = 0; i < count; i++) {
        const struct raw_node *text = shape_node(list->items[i], "colour");
        struct brand_colour *colour = &colours[brand->series_count];

        if (!text)
            continue;
        *colour = (struct brand_colour){.name = S(""), .span = text->span};
        patterns[brand->series_count] = (uint8_t)shape_choice(list->items[i], "pattern", pattern_names, 0);
        pattern_check(c, brand, list->items[i]);
        brand->series_count += colour_read(slice_trim(text->text), &colour->colour);
    }
}

static void sizes_read(struct check *c, struct brand *brand, const struct raw_node *map)
{
    struct brand_size *sizes = ARENA_ARRAY(c->arena, struct brand_size, map ? map->count : 0);

    brand->sizes = sizes;
    for (size_t i = 0; map && i < map->count; i++) {
        const struct raw_node *text = entry_text(c, map, i);
        struct brand_size *size = &sizes[brand->size_count];

        *size = (struct brand_size){.name = map->entries[i].key->text, .span = map->entries[i].value->span};
        brand->size_count++;
        if (text)
            length_wanted(c, size->name, text, &size->size);
    }
}

/* ---- fonts ---- */

/* "Lato Semibold" is the family Lato at 600, unless there is a family of the whole name (OpenType
 * usWeightClass). */
static struct slice weight_taken(struct slice family, uint16_t *weight)
{
    static const struct {
        const char *word;
        uint16_t weight;
    } words[] = {{" Thin", 100},     {" Light", 300},    {" Regular", 400}, {" Medium", 500},
                 {" Semibold", 600}, {" SemiBold", 600}, {" Bold", 700},    {" Black", 900}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_ends_with(family, slice_of(words[i].word))) {
            *weight = words[i].weight;
            return slice_sub(family, 0, family.len - strlen(words[i].word));
        }
    return family;
}

static bool family_exists(const struct check *c, struct slice family)
{
    for (size_t i = 0; i < c->inputs->font_count; i++)
        if (slice_equal(c->inputs->fonts[i].family, family))
            return true;
    return false;
}

static size_t families(struct check *c, struct slice **names)
{
    size_t count = 0;

    *names = ARENA_ARRAY(c->arena, struct slice, c->inputs->font_count);
    for (size_t i = 0; i < c->inputs->font_count; i++) {
        bool known = false;

        for (size_t k = 0; k < count; k++)
            known = known || slice_equal((*names)[k], c->inputs->fonts[i].family);
        if (!known)
            (*names)[count++] = c->inputs->fonts[i].family;
    }
    return count;
}

static bool weight_exists(const struct check *c, const struct brand_font *font)
{
    for (size_t i = 0; i < c->inputs->font_count; i++)
        if (slice_equal(c->inputs->fonts[i].family, font->family) &&
            c->inputs->fonts[i].weight == font->weight)
            return true;
    return false;
}

/* An unknown family would silently become another one later. No manifest at all is somebody else's message.
 */
static void font_check(struct check *c, const struct brand_font *font)
{
    struct slice *names;
    size_t count;

    if (!c->inputs->font_count || !font->family.len)
        return;
    if (!family_exists(c, font->family)) {
        count = families(c, &names);
        DIAG(c->diagnostics, MSG_font_unknown, font->span, font->family,
             choice_advice(c, font->family, names, count, "The fonts are"));
    } else if (!weight_exists(c, font)) {
        DIAG(c->diagnostics, MSG_font_weight_unknown, font->span, font->family,
             arena_print(c->arena, "%u", (unsigned)font->weight));
    }
}

static void fonts_read(struct check *c, struct brand *brand, const struct raw_node *map)
{
    struct brand_font *fonts;

    if (!map || map->kind != RAW_MAP)
        return;
    brand->fonts = fonts = ARENA_ARRAY(c->arena, struct brand_font, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const struct raw_node *value = map->entries[i].value;
        struct brand_font *font = &fonts[brand->font_count];

        if (value->kind != RAW_TEXT && value->kind != RAW_MAP)
            continue;
        *font = (struct brand_font){.role = map->entries[i].key->text, .weight = 400, .span = value->span};
        font->family = value->kind == RAW_MAP ? shape_text(value, "family") : slice_trim(value->text);
        if (!family_exists(c, font->family))
            font->family = weight_taken(font->family, &font->weight);
        font->weight = (uint16_t)shape_whole(value, "weight", font->weight);
        font_check(c, font);
        brand->font_count++;
    }
}

/* ---- the whole ---- */

/* NULL: it is not named, or could not be opened, which was reported. */
static const struct input_file *logo_file(const struct check *c, const struct raw_node *named)
{
    const struct input_file *found = named ? inputs_file(c->inputs, named) : NULL;

    return found && found->source ? found : NULL;
}

static void logo_read(struct check *c, struct brand *brand, const struct raw_node *map)
{
    static const dim mm5 = 5 * 720 * DIM_PT / 254;
    const struct raw_node *file = shape_node(map, "file"), *least = shape_node(map, "least width");
    struct brand_logo *logo = &brand->logo;

    logo->alt = shape_text(map, "alt");
    logo->file = logo_file(c, file);
    logo->on_dark = logo_file(c, shape_node(map, "on dark"));
    logo->span = file ? file->span : NO_SPAN;
    logo->width = shape_length(map, "width", 7 * mm5);
    logo->least_width = shape_length(map, "least width", logo->width < 3 * mm5 ? logo->width : 3 * mm5);
    logo->clear = shape_length(map, "clear space", mm5);
    if (logo->least_width > logo->width) {
        DIAG(c->diagnostics, MSG_logo_least_width, least->span);
        logo->file = NULL;
    }
}

const struct brand_colour *brand_colour(const struct brand *brand, struct slice role)
{
    for (size_t i = 0; i < brand->colour_count; i++)
        if (utf8_equal_folded(brand->colours[i].name, role))
            return &brand->colours[i];
    return NULL;
}

static void report_colour(struct check *c, const struct brand *brand, struct slice name, struct span span)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, brand->colour_count);

    for (size_t i = 0; i < brand->colour_count; i++)
        names[i] = brand->colours[i].name;
    DIAG(c->diagnostics, MSG_colour_unknown, span, name, brand->name,
         choice_advice(c, name, names, brand->colour_count, "It has"));
}

static void art_read(struct check *c, struct brand *brand, const struct raw_node *map)
{
    size_t count;
    const struct slice *roles = shape_texts(c, map, "colours", &count);
    struct brand_colour *colours = ARENA_ARRAY(c->arena, struct brand_colour, count);

    brand->art = colours;
    brand->art_kind = (uint8_t)shape_choice(map, "kind", art_names, 0);
    for (size_t i = 0; i < count; i++) {
        const struct brand_colour *colour = brand_colour(brand, roles[i]);

        if (colour)
            colours[brand->art_count++] = *colour;
        else
            report_colour(c, brand, roles[i], raw_lookup(map, "colours")->span);
    }
}

static struct slice role_wanted(struct check *c, const struct brand *brand, const struct raw_node *role)
{
    struct slice name = slice_trim(role->text);

    if (brand->colour_count && !brand_colour(brand, name))
        report_colour(c, brand, name, role->span);
    return name;
}

/* A role stands for `primary`; keys say which roles are which. */
static void section_read(struct check *c, const struct brand *brand, struct section_colours *section,
                         const struct raw_node *item)
{
    size_t count = item->kind == RAW_MAP ? item->count : 1;
    struct section_colour *list = ARENA_ARRAY(c->arena, struct section_colour, count);

    section->list = list;
    if (item->kind == RAW_TEXT)
        list[section->count++] = (struct section_colour){S("primary"), role_wanted(c, brand, item)};
    else if (item->kind != RAW_MAP && item->kind != RAW_POISON)
        DIAG(c->diagnostics, MSG_shape_keys_wanted, item->span, S("what is no role in `section colours:`"),
             raw_kind_words(item));
    for (size_t i = 0; item->kind == RAW_MAP && i < count; i++) {
        const struct raw_node *is = entry_text(c, item, i);

        if (is)
            list[section->count++] = (struct section_colour){role_wanted(c, brand, item->entries[i].key),
                                                             role_wanted(c, brand, is)};
    }
}

static void sections_read(struct check *c, struct brand *brand, const struct raw_node *list)
{
    struct section_colours *sections;

    if (list && list->kind != RAW_LIST && list->kind != RAW_POISON)
        DIAG(c->diagnostics, MSG_shape_list_wanted, list->span, S("section colours"), raw_kind_words(list));
    if (!list || list->kind != RAW_LIST)
        return;
    brand->sections = sections = ARENA_ARRAY(c->arena, struct section_colours, list->count);
    for (size_t i = 0; i < list->count; i++)
        section_read(c, brand, &sections[brand->section_count++], list->items[i]);
}

static void masters_check(struct check *c, const struct brand *brand)
{
    for (size_t i = 0; i < c->layout->master_count; i++) {
        const struct master *master = &c->layout->masters[i];

        if (master->background.len && brand->colour_count && !brand_colour(brand, master->background))
            report_colour(c, brand, master->background, master->span);
    }
}

/* The styles name colours and sizes of the brand. */
static void looks_check(struct check *c, const struct brand *brand, const struct style_setting *setting)
{
    bool colour = setting->property == STYLE_INK || setting->property == STYLE_BACKGROUND ||
                  setting->property == STYLE_RULE_COLOUR || setting->property == STYLE_HEAD_FILL ||
                  setting->property == STYLE_STRIPE;
    size_t count = colour ? brand->colour_count : brand->size_count;
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, count);
    bool known = slice_is(setting->text, "lines") || (colour && slice_is(setting->text, "none"));

    if ((!colour && setting->property != STYLE_SIZE) || !setting->text.len || !count)
        return;
    for (size_t i = 0; i < count; i++) {
        names[i] = colour ? brand->colours[i].name : brand->sizes[i].name;
        known = known || utf8_equal_folded(names[i], setting->text);
    }
    if (!known)
        DIAG(c->diagnostics, colour ? MSG_colour_unknown : MSG_size_unknown, setting->span, setting->text,
             brand->name, choice_advice(c, setting->text, names, count, "It has"));
}

const struct brand *brand_read(struct check *c)
{
    const struct raw_node *raw = c->inputs->brand;
    struct brand *brand = ARENA_NEW(c->arena, struct brand);

    *brand = (struct brand){.name = S(""), .logo.alt = S("")};
    if (!shape_check(c, raw, &brand_shape, S("the brand")))
        return brand;
    brand->name = shape_text(raw, "brand");
    brand->icons = c->icons;
    colours_read(c, brand, names_wanted(c, raw, "colours"));
    series_read(c, brand, raw_lookup(raw, "series"));
    fonts_read(c, brand, raw_lookup(raw, "fonts"));
    sizes_read(c, brand, names_wanted(c, raw, "sizes"));
    logo_read(c, brand, raw_lookup(raw, "logo"));
    art_read(c, brand, raw_lookup(raw, "art"));
    sections_read(c, brand, raw_lookup(raw, "section colours"));
    masters_check(c, brand);
    for (size_t i = 0; i < c->layout->style_count; i++)
        for (size_t k = 0; k < c->layout->styles[i].count; k++)
            looks_check(c, brand, &c->layout->styles[i].settings[k]);
    return brand;
}
