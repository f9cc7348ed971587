/* Chart components: the spec of the drawing with all its words, and the data as a table behind the figure.
 * Takes computed parts; draws nothing. */
#include "compose/chart_words.h"

#include "base/utf8.h"
#include "exact/date.h"

static bool option_is(const struct block *block, const char *option, const char *word)
{
    const struct field *field = block_option(block, option);

    return field_is_there(field) && field->raw && field->raw->kind == RAW_TEXT &&
           utf8_equal_folded(slice_trim(field->raw->text), slice_of(word));
}

static bool has_totals(const struct computed_chart *chart)
{
    return chart->kind == CHART_STACKED_BAR || chart->kind == CHART_STACKED_COLUMN;
}

/* ---- the drawing ---- */

const struct series_look *series_looks(struct composer *c, size_t *count)
{
    const struct brand *brand = c->publication->brand;
    struct series_look *looks;

    *count = brand->series_count ? brand->series_count : 1;
    looks = ARENA_ARRAY(c->arena, struct series_look, *count);
    looks[0] = (struct series_look){.colour = style_named(c, "chart")->doc.ink, .pattern = PATTERN_PLAIN};
    for (size_t i = 0; i < brand->series_count; i++)
        looks[i] = (struct series_look){brand->series[i].colour, (enum fill_pattern)brand->patterns[i]};
    return looks;
}

static int month_of(struct slice word)
{
    for (int month = 1; month <= 12; month++)
        if (slice_equal(word, month_name(month)) || slice_equal(word, month_name_in(S("cy"), month)))
            return month;
    return 0;
}

/* "September 2022" is "Sep 2022"; empty when there is no month to shorten. */
static struct slice brief_label(struct composer *c, struct slice label)
{
    enum { LETTERS = 3 };
    struct slice rest = label, word, brief = S("");
    bool shorter = false;

    while (slice_split(&rest, ' ', &word)) {
        bool month = word.len > LETTERS && month_of(word);

        shorter |= month;
        brief = ARENA_JOIN(c->arena, brief, brief.len ? S(" ") : S(""),
                           month ? slice_sub(word, 0, LETTERS) : word);
    }
    return shorter ? brief : S("");
}

static const struct drawing_part *parts_of(struct composer *c, const struct computed_part *from, size_t count)
{
    struct drawing_part *parts = ARENA_ARRAY(c->arena, struct drawing_part, count);

    for (size_t i = 0; i < count; i++)
        parts[i] = (struct drawing_part){
            .label = smart(c, from[i].label),
            .brief = brief_label(c, from[i].label),
            .printed = from[i].text,
            .value = from[i].value->exact,
            .known = from[i].value->state == STATE_KNOWN,
        };
    return parts;
}

static const struct slice *names_of(struct composer *c, const struct slice *from, size_t count)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, count);

    for (size_t i = 0; i < count; i++)
        names[i] = smart(c, capitalised(c->arena, from[i]));
    return names;
}

static struct drawing_axis axis_of(struct composer *c, const struct computed_chart *chart)
{
    struct drawing_axis axis = {chart->axis.low, chart->axis.high, NULL, chart->axis.tick_count, S("")};
    struct drawing_tick *ticks = ARENA_ARRAY(c->arena, struct drawing_tick, axis.tick_count);

    for (size_t i = 0; i < axis.tick_count; i++)
        ticks[i] = (struct drawing_tick){chart->axis.ticks[i].at, chart->axis.ticks[i].text};
    axis.ticks = ticks;
    if (chart->axis.title.len)
        axis.title = smart(c, chart->axis.title);
    return axis;
}

static const struct drawing_place *places_of(struct composer *c, const struct computed_chart *chart)
{
    struct drawing_place *places = ARENA_ARRAY(c->arena, struct drawing_place, chart->category_count);

    for (size_t i = 0; i < chart->category_count; i++)
        places[i] = (struct drawing_place){.at = chart->places[i].at,
                                           .mark = chart->places[i].mark,
                                           .letter = chart->places[i].letter,
                                           .group = chart->places[i].group,
                                           .rank = chart->places[i].rank};
    return places;
}

static enum drawing_kind drawing_kind(enum chart_kind kind)
{
    static const enum drawing_kind kinds[CHART_KINDS] = {
        [CHART_PIE] = DRAWING_PIE,         [CHART_DONUT] = DRAWING_PIE,
        [CHART_BAR] = DRAWING_BAR,         [CHART_COLUMN] = DRAWING_COLUMN,
        [CHART_STACKED_BAR] = DRAWING_BAR, [CHART_STACKED_COLUMN] = DRAWING_COLUMN,
        [CHART_SHARE_BAR] = DRAWING_BAR,   [CHART_SHARE_COLUMN] = DRAWING_COLUMN,
        [CHART_LINE] = DRAWING_LINE,       [CHART_DOT] = DRAWING_DOT,
        [CHART_VARIANCE] = DRAWING_BAR,
    };

    return kinds[kind];
}

/* A variance is drawn alone: what it lies between is in the table. */
static void set_parts(struct composer *c, struct drawing_spec *spec, const struct computed_chart *chart)
{
    size_t skipped = chart->kind == CHART_VARIANCE ? chart->category_count * 2 : 0;

    spec->part_count = chart->part_count - skipped;
    spec->parts = parts_of(c, chart->parts + skipped, spec->part_count);
    spec->series_count = skipped ? 1 : chart->series_count;
    spec->series = names_of(c, chart->series, chart->series_count);
    spec->panel_count = chart->panel_count;
    spec->panels = names_of(c, chart->panels, chart->panel_count);
    spec->signs = skipped > 0;
}

static struct slice remark_of(struct composer *c, const struct computed_chart *chart)
{
    unsigned unknown = 0;

    for (size_t i = 0; i < chart->part_count; i++)
        if (chart->parts[i].value->state == STATE_SUPPRESSED)
            unknown |= 1u << STATE_SUPPRESSED;
        else if (chart->parts[i].value->state != STATE_KNOWN)
            unknown |= 1u << STATE_MISSING;
    return signs_explained(c, unknown, NULL);
}

static struct drawing_spec *spec_of(struct composer *c, const struct computed_chart *chart)
{
    const struct look_style *style = style_named(c, "chart");
    const struct brand_colour *paper = brand_colour(c->look.brand, S("paper"));
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);

    *spec = (struct drawing_spec){.kind = drawing_kind(chart->kind), .size = style->doc.size};
    set_parts(c, spec, chart);
    spec->stacked = chart->totals != NULL;
    if (chart->totals && has_totals(chart))
        spec->totals = parts_of(c, chart->totals, chart->panel_count * chart->category_count);
    if (chart->places)
        spec->places = places_of(c, chart);
    spec->axis = axis_of(c, chart);
    if (chart->whole)
        spec->whole = chart->whole->exact;
    spec->whole_label = chart->whole_text;
    spec->remark = remark_of(c, chart);
    spec->hollow = chart->kind == CHART_DONUT;
    spec->looks = series_looks(c, &spec->look_count);
    spec->ink = style->doc.ink;
    spec->grid = style->doc.rule;
    spec->paper = paper ? paper->colour : (struct colour){255, 255, 255};
    return spec;
}

/* ---- the data ---- */

static struct slice head_of(struct composer *c, const struct block *block, const char *option)
{
    const struct field *field = block_option(block, option);

    if (!field_is_there(field) || !field->raw || field->raw->kind != RAW_TEXT)
        return S("");
    return smart(c, capitalised(c->arena, slice_trim(field->raw->text)));
}

/* What heads the columns: the panels, the categories, then each series. */
static void data_heads(struct composer *c, struct doc_table *table, const struct block *block,
                       const struct computed_chart *chart)
{
    struct doc_cell *cells = table->rows[0].cells;
    const struct slice *names = names_of(c, chart->series, chart->series_count);
    bool single = chart->series_count == 1 && !block_option(block, "series");

    if (chart->panel_count > 1)
        (cells++)->text = head_of(c, block, "for each");
    (cells++)->text = head_of(c, block, "by");
    for (size_t s = 0; s < chart->series_count; s++)
        (cells++)->text = single && head_of(c, block, "values").len ? head_of(c, block, "values") : names[s];
    if (chart->kind == CHART_VARIANCE)
        cells->text = c->wording->variance;
    if (has_totals(chart))
        cells->text = c->wording->total;
}

static void data_cell(struct doc_cell *cell, const struct computed_part *part)
{
    cell->text = part->text;
    cell->printed = part->printed;
    cell->kind = RUN_COMPUTED;
}

static void data_row(struct composer *c, struct doc_cell *cells, const struct computed_chart *chart,
                     size_t row)
{
    size_t panel = row / chart->category_count, category = row % chart->category_count;
    size_t series = chart->series_count + (chart->kind == CHART_VARIANCE);

    if (chart->panel_count > 1) {
        cells->text = smart(c, chart->panels[panel]);
        (cells++)->scope = CELL_HEADS_ROW;
    }
    cells->text = smart(c, chart->parts[category].label);
    (cells++)->scope = CELL_HEADS_ROW;
    for (size_t s = 0; s < series; s++)
        data_cell(cells++,
                  &chart->parts[(panel * chart->series_count + s) * chart->category_count + category]);
    if (has_totals(chart))
        data_cell(cells, &chart->totals[row]);
}

/* The data of the drawing, in the structure; in print where the author asks for it. */
static struct doc_node *data_add(struct composer *c, const struct site *place, const struct block *block,
                                 const struct computed_chart *chart)
{
    size_t heads = chart->panel_count > 1 ? 2 : 1, rows = chart->panel_count * chart->category_count;
    size_t columns = heads + chart->series_count + (chart->kind == CHART_VARIANCE) + has_totals(chart);
    struct doc_table *table = table_new(c, columns, rows + 1, 1);

    table->unseen = !option_is(block, "data table", "below");
    data_heads(c, table, block, chart);
    for (size_t i = heads; i < columns; i++)
        table->columns[i].align = COLUMN_DECIMAL;
    for (size_t i = 0; i < rows; i++)
        data_row(c, table->rows[i + 1].cells, chart, i);
    return table_add(c, place->parent, table, style_named(c, "small table"), block->span);
}

void chart_block_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_chart *chart = c->figures->charts[block->number - 1];
    struct slice number = S("");
    struct drawing_spec *spec;
    struct doc_node *node, *data;

    if (!chart || !chart->part_count)
        return;
    c->chart_count++;
    if (c->numbers_charts)
        number = numbered(c, c->wording->figure, c->chart_count);
    spec = spec_of(c, chart);
    node = node_add(c, place->parent, DOC_FIGURE,
                    style_named(c, block_has_notes(block) ? "chart with a note" : "chart"), block->span);
    node->drawing = spec;
    node->alt = chart_words(c, block, chart, spec);
    block_caption(c, node, block, number);
    data = data_add(c, place, block, chart);
    if (block_notes(c, place, block, 0))
        table_holds_note(c, data);
}
