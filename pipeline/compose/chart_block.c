/* Chart components: the spec of the drawing with all its words, an alternative text made by rule from the
 * data, and the data as a table behind the figure. Takes computed parts; draws nothing. */
#include "compose/composer.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "exact/date.h"
#include "figure/figure.h"

enum { MOST_PARTS_SPOKEN = 8 }; /* more in one sentence nobody can listen to */

static enum drawing_kind kind_of(const struct block *block)
{
    struct slice word = block->subject && block->subject->raw ? slice_trim(block->subject->raw->text) : S("");

    if (utf8_equal_folded(word, S("pie")))
        return DRAWING_PIE;
    return utf8_equal_folded(word, S("column")) ? DRAWING_COLUMN : DRAWING_BAR;
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
        if (slice_equal(word, month_name(month)))
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

static const struct drawing_part *parts_of(struct composer *c, const struct computed_chart *chart)
{
    struct drawing_part *parts = ARENA_ARRAY(c->arena, struct drawing_part, chart->part_count);

    for (size_t i = 0; i < chart->part_count; i++)
        parts[i] = (struct drawing_part){
            .label = smart(c, chart->parts[i].label),
            .brief = brief_label(c, chart->parts[i].label),
            .printed = chart->parts[i].text,
            .value = chart->parts[i].value->exact,
            .known = chart->parts[i].value->state == STATE_KNOWN,
        };
    return parts;
}

static struct drawing_spec *spec_of(struct composer *c, const struct block *block,
                                    const struct computed_chart *chart)
{
    const struct look_style *style = style_named(c, "chart");
    const struct brand_colour *paper = brand_colour(c->look.brand, S("paper"));
    struct drawing_spec *spec = ARENA_NEW(c->arena, struct drawing_spec);

    *spec = (struct drawing_spec){
        .kind = kind_of(block), .part_count = chart->part_count, .size = style->doc.size};
    spec->parts = parts_of(c, chart);
    if (chart->whole)
        spec->whole = chart->whole->exact;
    spec->looks = series_looks(c, &spec->look_count);
    spec->ink = style->doc.ink;
    spec->grid = style->doc.rule;
    spec->paper = paper ? paper->colour : (struct colour){255, 255, 255};
    return spec;
}

/* ---- the alternative text ---- */

static void put_part(struct buffer *out, const struct drawing_part *part, const char *between)
{
    buffer_put(out, part->label);
    buffer_put_text(out, between);
    buffer_put(out, part->printed);
}

static void put_phrase(struct buffer *out, struct slice phrase, const struct drawing_part *part,
                       size_t number)
{
    size_t hole = slice_find(phrase, S("{}"), 0);

    buffer_put_text(out, " ");
    buffer_put(out, slice_sub(phrase, 0, hole));
    if (part)
        put_part(out, part, ", ");
    else if (hole < phrase.len)
        buffer_put_whole(out, (int64_t)number);
    buffer_put(out, slice_from(phrase, hole + 2));
}

static void put_all_parts(struct buffer *out, const struct drawing_spec *spec)
{
    for (size_t i = 0; i < spec->part_count; i++) {
        buffer_put_text(out, i ? "; " : " ");
        put_part(out, &spec->parts[i], ": ");
    }
    buffer_put_text(out, ".");
}

/* The number of parts, and the first of the highest and of the lowest. */
static void put_extremes(struct composer *c, struct buffer *out, const struct drawing_spec *spec)
{
    const struct drawing_part *high = NULL, *low = NULL;

    for (size_t i = 0; i < spec->part_count; i++) {
        const struct drawing_part *part = &spec->parts[i];

        if (part->known && (!high || ratio_compare(part->value, high->value) > 0))
            high = part;
        if (part->known && (!low || ratio_compare(part->value, low->value) < 0))
            low = part;
    }
    put_phrase(out, c->wording->many_parts, NULL, spec->part_count);
    if (high)
        put_phrase(out, c->wording->highest, high, 0);
    if (low)
        put_phrase(out, c->wording->lowest, low, 0);
    put_phrase(out, c->wording->data_follows, NULL, 0);
}

static struct slice authors_sentence(struct composer *c, const struct block *block)
{
    const struct field *alt = block_option(block, "alt");

    if (!field_is_there(alt))
        return S("");
    if (alt->kind == FIELD_PROSE)
        return prose_plain_text(c, alt->prose.root);
    return alt->kind == FIELD_TEXT ? prose_plain_text(c, alt->text) : S("");
}

static struct slice alt_of(struct composer *c, const struct block *block, const struct drawing_spec *spec)
{
    const struct slice kinds[] = {[DRAWING_BAR] = c->wording->bars,
                                  [DRAWING_COLUMN] = c->wording->columns,
                                  [DRAWING_PIE] = c->wording->pie};
    struct slice said = slice_trim(authors_sentence(c, block)), text;
    struct buffer out = BUFFER_INIT;

    buffer_put(&out, said);
    if (said.len)
        buffer_put_text(&out, strchr(".!?", said.ptr[said.len - 1]) ? " " : ". ");
    buffer_put(&out, kinds[spec->kind]);
    if (spec->part_count <= MOST_PARTS_SPOKEN)
        put_all_parts(&out, spec);
    else
        put_extremes(c, &out, spec);
    text = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

/* ---- the data ---- */

static struct slice head_of(struct composer *c, const struct block *block, const char *option)
{
    const struct field *field = block_option(block, option);

    if (!field_is_there(field) || !field->raw || field->raw->kind != RAW_TEXT)
        return S("");
    return smart(c, capitalised(c->arena, slice_trim(field->raw->text)));
}

static bool option_is(const struct block *block, const char *option, const char *word)
{
    const struct field *field = block_option(block, option);

    return field_is_there(field) && field->raw && field->raw->kind == RAW_TEXT &&
           utf8_equal_folded(slice_trim(field->raw->text), slice_of(word));
}

/* The data of the drawing, in the structure; in print where the author asks for it. */
static void data_add(struct composer *c, const struct site *place, const struct block *block,
                     const struct computed_chart *chart)
{
    struct doc_table *table = table_new(c, 2, chart->part_count + 1, 1);

    table->unseen = !option_is(block, "data table", "below");
    table->rows[0].cells[0].text = head_of(c, block, "by");
    table->rows[0].cells[1].text = head_of(c, block, "values");
    table->columns[1].align = COLUMN_DECIMAL;
    for (size_t i = 0; i < chart->part_count; i++) {
        struct doc_cell *cells = table->rows[i + 1].cells;

        cells[0].text = smart(c, chart->parts[i].label);
        cells[0].scope = CELL_HEADS_ROW;
        cells[1].text = chart->parts[i].text;
        cells[1].printed = chart->parts[i].printed;
        cells[1].kind = RUN_COMPUTED;
    }
    block_table_style(c, table_add(c, place->parent, table, "small table", block->span), block);
}

void chart_block_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct computed_chart *chart = c->figures->charts[block->number - 1];
    struct slice number = S("");
    struct drawing_spec *spec;
    struct doc_node *node;

    if (!chart || !chart->part_count)
        return;
    c->chart_count++;
    if (c->numbers_charts)
        number = numbered(c, c->wording->figure, c->chart_count);
    spec = spec_of(c, block, chart);
    node = node_add(c, place->parent, DOC_FIGURE, style_named(c, "chart"), block->span);
    node->drawing = spec;
    node->alt = alt_of(c, block, spec);
    block_caption(c, node, block, number);
    data_add(c, place, block, chart);
    block_notes(c, place, block);
}
