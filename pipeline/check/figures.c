/* Figures and checks as a publication declares them: their names, what is given and by whom. Reads no
 * formula. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice marks[] = {S_INIT("personal"), {NULL, 0}};

static const struct shape_key figure_keys[] = {
    {"value", SHAPE_TEXT, 0, NULL, NULL, NULL},   {"formula", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"source", SHAPE_TEXT, 0, NULL, NULL, NULL},  {"base", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"n", SHAPE_TEXT, 0, NULL, NULL, NULL},       {"period", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"exact", SHAPE_YES_NO, 0, NULL, NULL, NULL}, {"marked", SHAPE_CHOICE, 0, marks, NULL, NULL},
};
static const struct shape figure_shape = SHAPE(figure_keys);

static const struct shape_key check_keys[] = {
    {"that", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "total = £1,000"},
    {"because", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape check_shape = SHAPE(check_keys);

static void given_check(struct check *c, const struct figure_declaration *figure, const struct raw_node *map)
{
    bool formula = raw_lookup(map, "formula") != NULL;

    if (figure->given == formula)
        DIAG(c->diagnostics, figure->given ? MSG_figure_both : MSG_figure_neither, figure->name_span,
             figure->name);
    else if (figure->value && !figure->source.len && !raw_lookup(map, "source") &&
             c->publication->house_style->given_needs_source)
        DIAG(c->diagnostics, MSG_figure_no_source, figure->name_span, figure->name);
}

static bool figure_read(struct check *c, struct figure_declaration *figure, const struct raw_entry *entry)
{
    const struct raw_node *value = entry->value;

    *figure = (struct figure_declaration){.name = entry->key->text, .name_span = entry->key->span};
    figure->source = figure->base = figure->period = S("");
    if (name_is_sound(c, S("a figure"), figure->name, figure->name_span))
        name_declare(c, NAME_FIGURE, figure->name, figure->name_span);
    if (value->kind == RAW_TEXT) {
        figure->formula = value->text.len ? value : NULL;
        if (!value->text.len)
            DIAG(c->diagnostics, MSG_figure_neither, figure->name_span, figure->name);
        return figure->formula != NULL;
    }
    if (!shape_check(c, value, &figure_shape,
                     ARENA_JOIN(c->arena, S("the figure \""), figure->name, S("\""))))
        return false;
    figure->value = shape_node(value, "value");
    figure->formula = shape_node(value, "formula");
    figure->given = raw_lookup(value, "value") != NULL; /* a wrong one too: reported */
    figure->source = shape_text(value, "source");
    figure->base = shape_text(value, "base");
    figure->period = shape_text(value, "period");
    figure->exact = shape_yes(value, "exact", false);
    figure->personal = shape_choice(value, "marked", marks, 1) == 0;
    given_check(c, figure, value);
    return true;
}

/* A figure that could not be read stays in the list, with no formula and no value: its name is known. */
void figures_declare(struct check *c, const struct raw_node *map)
{
    size_t count = map && map->kind == RAW_MAP ? map->count : 0;
    struct figure_declaration *figures = ARENA_ARRAY(c->arena, struct figure_declaration, count);

    if (map && (map->kind == RAW_LIST || (map->kind == RAW_TEXT && map->text.len)))
        DIAG(c->diagnostics, MSG_shape_keys_wanted, map->span, S("`figures:`"), raw_kind_words(map));
    c->publication->figures = figures;
    c->publication->figure_count = count;
    for (size_t i = 0; i < count; i++)
        figure_read(c, &figures[i], &map->entries[i]);
}

void checks_declare(struct check *c, const struct raw_node *list)
{
    size_t count = list && list->kind == RAW_LIST ? list->count : 0;
    struct check_declaration *checks = ARENA_ARRAY(c->arena, struct check_declaration, count);
    struct publication *publication = c->publication;

    if (list && (list->kind == RAW_MAP || (list->kind == RAW_TEXT && list->text.len)))
        DIAG(c->diagnostics, MSG_shape_list_wanted, list->span, S("checks"), raw_kind_words(list));
    publication->checks = checks;
    for (size_t i = 0; i < count; i++) {
        const struct raw_node *item = list->items[i];
        struct check_declaration *one = &checks[publication->check_count];

        *one = (struct check_declaration){.because = S("")};
        if (item->kind == RAW_TEXT) {
            one->that = item;
        } else if (shape_check(c, item, &check_shape, S("a check"))) {
            one->that = shape_node(item, "that");
            one->because = shape_text(item, "because");
        }
        publication->check_count += one->that != NULL;
    }
}
