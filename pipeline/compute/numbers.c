/* Big numbers: a band of them from the rows of data, or one with its base and its source, which the figure's
 * declaration or the cells behind it have. */
#include "compute/table.h"

#include "base/utf8.h"
#include "figure/figure.h"

struct band_maker {
    struct table_maker rows; /* which, and in which order */
    size_t values, words, icon;
    const struct number_format *format;
};

/* ---- options ---- */

static bool read_columns(struct band_maker *b)
{
    struct engine *engine = b->rows.engine;
    const struct block *block = b->rows.block;
    const struct field *values = block_option(block, "values"), *show = block_option(block, "show");
    const struct column *column;
    struct value like = {0};
    bool sound = option_column(engine, block, "values", &b->values);

    sound = option_column(engine, block, "words", &b->words) && sound;
    b->icon = SIZE_MAX;
    if (block_option(block, "icon"))
        sound = option_column(engine, block, "icon", &b->icon) && sound;
    if (!sound)
        return false;
    column = &b->rows.table->columns[b->values];
    like = value_of_ratio(option_column_kind(engine, b->rows.table, b->values), ratio_of_whole(1));
    if (!value_is_numeric(like.kind)) {
        DIAG(engine->diagnostics, MSG_numbers_kind, values->span, column->name, kind_words(like.kind));
        return false;
    }
    b->format = value_default_format(engine->style, &like);
    if (show && show->kind == FIELD_FORMULA)
        b->format = format_wanted(engine, show->words, show->span, &like);
    return b->format != NULL;
}

/* ---- one of a band ---- */

static struct span cell_span(const struct table *table, size_t column, size_t row, struct span otherwise)
{
    if (!table->raw || table->columns[column].raw_column == SIZE_MAX)
        return otherwise;
    return raw_cell_span(table->raw, raw_table_cell(table->raw, row, table->columns[column].raw_column));
}

static struct slice text_of(struct engine *engine, const struct value *v)
{
    struct slice text = S("");

    value_format(engine->arena, engine->style, value_default_format(engine->style, v), v, &text);
    return text;
}

static void icon_check(struct band_maker *b, size_t row, struct slice icon)
{
    struct engine *engine = b->rows.engine;
    const struct brand_icons *own = &engine->publication->brand->icons;
    VECTOR(struct slice) names = {0};
    struct slice all = S("The icons are: ");

    for (size_t i = 0; icon_name(own, i).len; i++) {
        if (utf8_equal_folded(icon_name(own, i), icon))
            return;
        *VECTOR_PUSH(engine->arena, &names) = icon_name(own, i);
        all = ARENA_JOIN(engine->arena, all, i ? S(", ") : S(""), icon_name(own, i));
    }
    DIAG(engine->diagnostics, MSG_icon_unknown,
         cell_span(b->rows.table, b->icon, row, block_option(b->rows.block, "icon")->span), icon,
         ARENA_JOIN(engine->arena, name_meant(engine, icon, names.items, names.count), all, S(".")));
}

static struct computed_number number_of_row(struct band_maker *b, size_t row)
{
    struct engine *engine = b->rows.engine;
    struct evaluation e = {engine, engine->arena, NULL, true};
    struct value *v = value_kept(engine->arena, column_value(&e, b->rows.table, b->values, row));
    struct value words = column_value(&e, b->rows.table, b->words, row);
    struct computed_number number = {.icon = S(""), .base = S(""), .base_words = S(""), .source = S("")};

    value_format(engine->arena, engine->style, b->format, v, &number.text);
    number.words = text_of(engine, &words);
    number.printed =
        printed_add(engine, (struct printed_figure){.text = number.text,
                                                    .value = v,
                                                    .kind = PRINTED_COPIED,
                                                    .formula = b->rows.table->columns[b->values].name,
                                                    .place = S("numbers"),
                                                    .where = b->rows.block->span,
                                                    .cells = v->cells});
    if (b->icon != SIZE_MAX) {
        struct value icon = column_value(&e, b->rows.table, b->icon, row);

        number.icon = icon.state == STATE_KNOWN ? slice_trim(icon.text) : S("");
        if (number.icon.len)
            icon_check(b, row, number.icon);
    }
    return number;
}

static const struct computed_numbers *compute_band(struct engine *engine, const struct block *block)
{
    struct band_maker b = {.rows = {.engine = engine, .block = block, .table = block->table}};
    struct computed_numbers *band = NULL;
    struct computed_number *numbers;

    if (read_columns(&b) && table_rows(&b.rows)) {
        band = ARENA_NEW(engine->arena, struct computed_numbers);
        numbers = ARENA_ARRAY(engine->arena, struct computed_number, b.rows.row_count);
        for (size_t i = 0; i < b.rows.row_count; i++)
            numbers[i] = number_of_row(&b, b.rows.rows[i]);
        *band = (struct computed_numbers){numbers, b.rows.row_count};
    }
    arena_release(&b.rows.scratch);
    return band;
}

/* ---- one alone ---- */

static const struct md_insert *insert_of(const struct block *block)
{
    const struct md_node *root =
        block->subject && block->subject->kind == FIELD_TEXT ? block->subject->text : NULL;

    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->kind == MD_INSERT)
            return node->insert;
    return NULL;
}

static const struct figure_declaration *declared(const struct publication *p, struct slice name)
{
    for (size_t i = 0; i < p->figure_count; i++)
        if (utf8_equal_folded(p->figures[i].name, name))
            return &p->figures[i];
    return NULL;
}

/* Of a figure that is named alone, here or in a publication that is used; else NULL. */
static const struct figure_declaration *declaration_of(const struct publication *p, struct slice formula)
{
    struct slice name = slice_trim(formula);
    size_t dot = slice_find_byte(name, '.', 0);

    for (size_t i = 0; dot < name.len && i < p->use_count; i++)
        if (p->uses[i].publication && utf8_equal_folded(p->uses[i].name, slice_sub(name, 0, dot)))
            return declared(p->uses[i].publication, slice_from(name, dot + 1));
    return declared(p, name);
}

/* "4,200" of "4,200 people": a base that is only a number is not said twice. */
static bool is_only_number(struct engine *engine, struct slice words)
{
    struct value v;

    return literal_read(engine->arena, words, &v, NULL, NULL) == words.len;
}

static void base_add(struct engine *engine, struct computed_number *number, const struct block *block,
                     const struct value *v)
{
    const struct value *base = v->kind == VALUE_PERCENT ? v->base : NULL;

    if (!base || base->state != STATE_KNOWN)
        return;
    number->base = text_of(engine, base);
    number->base_printed = printed_add(engine, (struct printed_figure){.text = number->base,
                                                                       .value = base,
                                                                       .kind = PRINTED_COMPUTED,
                                                                       .formula = S("base"),
                                                                       .place = S("number"),
                                                                       .where = block->subject->span,
                                                                       .cells = base->cells});
    if (number->base_words.len && is_only_number(engine, number->base_words))
        number->base_words = S("");
}

static const struct computed_numbers *compute_one(struct engine *engine, const struct block *block,
                                                  const struct insert_result *inserts)
{
    const struct md_insert *insert = insert_of(block);
    const struct value *v = insert ? inserts[insert->number - 1].value : NULL;
    const struct figure_declaration *declaration =
        insert ? declaration_of(engine->publication, insert->formula) : NULL;
    struct computed_numbers *one = ARENA_NEW(engine->arena, struct computed_numbers);
    struct computed_number *number = ARENA_NEW(engine->arena, struct computed_number);

    if (!v)
        return NULL;
    *number = (struct computed_number){.icon = S(""), .base = S(""), .base_words = S(""), .source = S("")};
    if (declaration) {
        number->source = declaration->source;
        number->base_words = declaration->base;
    }
    if (!number->source.len && v->source.len)
        number->source = v->source;
    else if (!number->source.len && v->part && v->part->source.len)
        number->source = v->part->source;
    base_add(engine, number, block, v);
    *one = (struct computed_numbers){number, 1};
    return one;
}

const struct computed_numbers *compute_numbers(struct engine *engine, const struct block *block,
                                               const struct insert_result *inserts)
{
    if (block->component == COMPONENT_NUMBER)
        return compute_one(engine, block, inserts);
    return block->table ? compute_band(engine, block) : NULL;
}
