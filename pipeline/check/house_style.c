/* The house style: formats, defaults, rounding, signs, claims and what must be so. What it leaves out is as
 * its keys' comments in inputs/README.md say: half up, "−", "–", nothing hidden. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice rounding_names[] = {[ROUND_HALF_UP] = S_INIT("half up"),
                                              [ROUND_HALF_EVEN] = S_INIT("half even"),
                                              [ROUND_DOWN] = S_INIT("down"),
                                              [ROUND_UP] = S_INIT("up"),
                                              {NULL, 0}};
static const struct slice sums[] = {S_INIT("sum to 100"), S_INIT("may not sum to 100"), {NULL, 0}};
static const struct slice range_forms[] = {
    S_INIT("pages 7 to 9"), S_INIT("pages 7–9"), S_INIT("7 to 9"), S_INIT("7–9"), {NULL, 0}};
static const struct slice negative_forms[] = {
    S_INIT("−£4,200"), S_INIT("-£4,200"), S_INIT("(4,200)"), S_INIT("(£4,200)"), {NULL, 0}};
static const struct slice hand_names[] = {[HAND_IGNORE] = S_INIT("ignore"),
                                          [HAND_WARN] = S_INIT("warn"),
                                          [HAND_ERROR] = S_INIT("error"),
                                          {NULL, 0}};
static const struct slice rule_names[] = {
    S_INIT("error"), S_INIT("ignore"), S_INIT("yes"), S_INIT("no"), {NULL, 0}};
static const struct slice acronym_names[] = {[ACRONYMS_EXPAND] = S_INIT("expand at first use"),
                                             [ACRONYMS_CHECK] = S_INIT("check"),
                                             [ACRONYMS_IGNORE] = S_INIT("ignore"),
                                             {NULL, 0}};

static const struct shape_key default_keys[] = {
    {"money", SHAPE_TEXT, 0, NULL, NULL, NULL},          {"percent", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"change", SHAPE_TEXT, 0, NULL, NULL, NULL},         {"count", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"number", SHAPE_TEXT, 0, NULL, NULL, NULL},         {"date", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"financial year", SHAPE_TEXT, 0, NULL, NULL, NULL}, {"time", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape default_shape = SHAPE(default_keys);

static const struct shape_key small_keys[] = {
    {"below", SHAPE_WHOLE, SHAPE_REQUIRED, NULL, NULL, "5"},
    {"in data marked", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"show", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"and protect", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape small_shape = SHAPE(small_keys);

static const struct shape_key must_keys[] = {
    {"figures typed by hand", SHAPE_CHOICE, 0, hand_names, NULL, NULL},
    {"given figures need a source", SHAPE_CHOICE, 0, rule_names, NULL, NULL},
    {"percentages from a survey need a base", SHAPE_CHOICE, 0, rule_names, NULL, NULL},
    {"an average sentence is at most", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"acronyms", SHAPE_CHOICE, 0, acronym_names, NULL, NULL},
    {"small numbers", SHAPE_KEYS, 0, NULL, &small_shape, NULL},
    {"contents page when pages are more than", SHAPE_WHOLE, 0, NULL, NULL, NULL},
};
static const struct shape must_shape = SHAPE(must_keys);

static const struct shape_key working_keys[] = {
    {"saturdays", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"closed", SHAPE_TEXTS, 0, NULL, NULL, NULL},
};
static const struct shape working_shape = SHAPE(working_keys);

static const struct shape_key house_keys[] = {
    {"language", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"contact", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"formats", SHAPE_NAMED, SHAPE_REQUIRED, NULL, NULL, "{number: {of: number, show: \"{}\"}}"},
    {"defaults", SHAPE_KEYS, 0, NULL, &default_shape, NULL},
    {"rounding", SHAPE_CHOICE, 0, rounding_names, NULL, NULL},
    {"whole percentages", SHAPE_CHOICE, 0, sums, NULL, NULL},
    {"smart text", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"minus sign", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"ranges", SHAPE_CHOICE, 0, range_forms, NULL, NULL},
    {"negative money", SHAPE_CHOICE, 0, negative_forms, NULL, NULL},
    {"missing", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"working days", SHAPE_KEYS, 0, NULL, &working_shape, NULL}, /* working_days.c reads them */
    {"claims", SHAPE_NAMED, 0, NULL, NULL, NULL},
    {"warn when a rough word meets an exact figure", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"must", SHAPE_KEYS, 0, NULL, &must_shape, NULL},
};
static const struct shape house_shape = SHAPE(house_keys);

static struct slice text_or(const struct raw_node *map, const char *key, struct slice otherwise)
{
    struct slice text = shape_text(map, key);

    return text.len ? text : otherwise;
}

static void defaults_read(struct check *c, struct house_style *style, const struct raw_node *map)
{
    struct slice *const places[] = {&style->defaults.money, &style->defaults.percent, &style->defaults.change,
                                    &style->defaults.count, &style->defaults.number,  &style->defaults.date,
                                    &style->defaults.year,  &style->defaults.time};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        *places[i] = shape_text(map, default_keys[i].name);
        format_name_check(c, style, shape_node(map, default_keys[i].name));
    }
}

/* "25 words" or "25". */
static unsigned words_read(struct check *c, const struct raw_node *map)
{
    const struct raw_node *node = shape_node(map, "an average sentence is at most");
    struct slice said = node ? slice_trim(node->text) : S("");
    unsigned long number;

    if (!node)
        return 0;
    if (slice_ends_with(said, S("words")))
        said = slice_trim(slice_sub(said, 0, said.len - 5));
    if (slice_to_whole(said, 1000, &number))
        return (unsigned)number;
    DIAG(c->diagnostics, MSG_whole_wanted, node->span, node->text, S("an average sentence is at most"));
    return 0;
}

static bool rule_holds(const struct raw_node *map, const char *key)
{
    return shape_choice(map, key, rule_names, 1) % 2 == 0;
}

static void must_read(struct check *c, struct house_style *style, const struct raw_node *map)
{
    const struct raw_node *small = map && map->kind == RAW_MAP ? raw_lookup(map, "small numbers") : NULL;

    style->typed_by_hand = (int)shape_choice(map, "figures typed by hand", hand_names, HAND_WARN);
    style->acronyms = (int)shape_choice(map, "acronyms", acronym_names, ACRONYMS_EXPAND);
    style->given_needs_source = rule_holds(map, "given figures need a source");
    style->survey_needs_base = rule_holds(map, "percentages from a survey need a base");
    style->longest_average_sentence = words_read(c, map);
    style->small_numbers.below = (unsigned)shape_whole(small, "below", 0);
    style->small_numbers.show = text_or(small, "show", S("[c]"));
}

static struct slice language_of(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = shape_node(raw, "language");

    return text && language_wanted(c, text) ? slice_trim(text->text) : S("en-GB");
}

const struct house_style *house_style_read(struct check *c)
{
    const struct raw_node *raw = c->inputs->house_style;
    struct house_style *style = ARENA_NEW(c->arena, struct house_style);

    bool fine = shape_check(c, raw, &house_shape, S("the house style"));

    raw = fine ? raw : NULL;
    style->language = language_of(c, raw);
    if (fine)
        formats_read(c, style, raw_lookup(raw, "formats"));
    defaults_read(c, style, fine ? raw_lookup(raw, "defaults") : NULL);
    style->rounding = (enum rounding)shape_choice(raw, "rounding", rounding_names, ROUND_HALF_UP);
    style->whole_percentages_sum_to_100 = shape_choice(raw, "whole percentages", sums, 0) == 0;
    style->text_as_typed = !shape_yes(raw, "smart text", true);
    style->minus = text_or(raw, "minus sign", S("\u2212"));
    style->missing = text_or(raw, "missing", S("\u2013"));
    style->negative_money_in_brackets = shape_choice(raw, "negative money", negative_forms, 0) >= 2;
    style->ranges_with_words = shape_choice(raw, "ranges", range_forms, 0) % 2 == 0;
    style->warn_rough_word_exact_figure =
        shape_yes(raw, "warn when a rough word meets an exact figure", false);
    claims_read(c, style, fine ? raw_lookup(raw, "claims") : NULL);
    must_read(c, style, fine ? raw_lookup(raw, "must") : NULL);
    return style;
}
