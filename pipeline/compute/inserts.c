/* What becomes of `{{ … }}` and `[words]{{ … }}`: a value through its format, a claim that is tested, or a
 * reference for which compose makes a slot. */
#include "compute/claim.h"
#include "compute/engine.h"

#include "base/utf8.h"

/* ---- ids ---- */

static void add_id(struct engine *engine, struct slice id)
{
    if (id.len && map_put(engine->arena, &engine->ids, id, (uint32_t)engine->id_list.count) == MAP_NONE)
        *VECTOR_PUSH(engine->arena, &engine->id_list) = id;
}

static void add_prose_ids(struct engine *engine, const struct md_node *root)
{
    for (const struct md_node *node = root; node; node = md_next(node, root))
        add_id(engine, node->id);
}

static void add_field_ids(struct engine *engine, const struct field *field)
{
    switch (field->kind) {
    case FIELD_ID:
        add_id(engine, field->words);
        return;
    case FIELD_PROSE:
    case FIELD_STANDING:
        add_prose_ids(engine, field->prose.root);
        return;
    case FIELD_RECORD:
    case FIELD_LIST:
        for (size_t i = 0; i < field->list.count; i++)
            add_field_ids(engine, &field->list.items[i]);
        return;
    default:
        return;
    }
}

void collect_ids(struct engine *engine)
{
    const struct publication *p = engine->publication;

    if (p->record)
        add_field_ids(engine, p->record);
    for (uint32_t i = 0; i < p->block_count; i++) {
        if (!p->blocks[i])
            continue;
        add_id(engine, p->blocks[i]->id);
        add_prose_ids(engine, p->blocks[i]->prose.root);
        for (size_t row = 0; p->blocks[i]->rows && row < p->blocks[i]->table->row_count; row++)
            add_prose_ids(engine, p->blocks[i]->rows[row].prose.root);
    }
    for (size_t i = 0; i < p->layout->print_count; i++)
        add_id(engine, p->layout->prints[i].id);
}

/* ---- formats ---- */

static struct slice fitting_formats(struct engine *engine, const struct value *value)
{
    struct slice list = S("");

    for (size_t i = 0; i < engine->style->format_count; i++)
        if (format_fits(&engine->style->formats[i], value))
            list =
                ARENA_JOIN(engine->arena, list, list.len ? S(", ") : S(""), engine->style->formats[i].name);
    return list.len ? list : S("none");
}

const struct number_format *format_wanted(struct engine *engine, struct slice name, struct span span,
                                          const struct value *value)
{
    const struct house_style *style = engine->style;
    const struct number_format *format = format_named(style, name);
    struct slice *names;

    if (format && format_fits(format, value))
        return format;
    if (format) {
        DIAG(engine->diagnostics, MSG_format_unfit, span, name, kind_words(value->kind),
             value_words(engine, value), fitting_formats(engine, value));
        return NULL;
    }
    names = ARENA_ARRAY(engine->arena, struct slice, style->format_count);
    for (size_t i = 0; i < style->format_count; i++)
        names[i] = style->formats[i].name;
    DIAG(engine->diagnostics, MSG_format_unnamed, span, name,
         name_meant(engine, name, names, style->format_count), kind_words(value->kind),
         fitting_formats(engine, value));
    return NULL;
}

/* ---- one insert ---- */

static bool is_reference(const struct node *tree, int *which)
{
    static const char *const names[] = {"page", "pages", "number", "title"};

    for (int i = 0; tree->kind == NODE_CALL && i < 4; i++)
        if (utf8_equal_folded(tree->name, slice_of(names[i]))) {
            *which = i;
            return true;
        }
    return false;
}

static void make_reference(struct engine *engine, const struct node *tree, int which,
                           struct insert_result *result)
{
    const struct node *id = tree->item_count == 1 ? tree->items[0] : NULL;

    result->kind = INSERT_POISON;
    if (!id || id->kind != NODE_PATH || id->part_count != 1) {
        DIAG(engine->diagnostics, MSG_function_arguments, tree->span, tree->name,
             ARENA_JOIN(engine->arena, tree->name, S("(id)")));
        return;
    }
    if (map_lookup(&engine->ids, id->text) == MAP_NONE) {
        DIAG(engine->diagnostics, MSG_reference_unknown, id->span, id->text,
             name_meant(engine, id->text, engine->id_list.items, engine->id_list.count));
        return;
    }
    result->kind = INSERT_PAGES;
    result->target = id->text;
    result->reference = REFERENCE_PAGE + which;
}

struct slice missing_cell(struct engine *engine, const struct value *value)
{
    const struct provenance *run = value->cells;
    const struct column *column;

    for (; run; run = run->next) {
        column = &run->table->columns[run->column];
        for (size_t row = run->first_row; column->cells && row <= run->last_row; row++)
            if (column->cells[row].state == STATE_MISSING && run->table->raw &&
                column->raw_column != SIZE_MAX)
                return ARENA_JOIN(
                    engine->arena, S("\nThe cell at "),
                    span_describe(engine->arena, engine->sources,
                                  raw_cell_span(run->table->raw,
                                                raw_table_cell(run->table->raw, row, column->raw_column)),
                                  true),
                    S(" ("), column->name, S(") is blank."));
    }
    return S("");
}

/* The text of a value in a sentence; false when something was told. */
static bool insert_text(struct engine *engine, const struct md_insert *insert, const struct value *value,
                        struct slice *text)
{
    const struct number_format *format = value_default_format(engine->style, value);

    if (value->state == STATE_MISSING || value->state == STATE_NOT_APPLICABLE) {
        DIAG(engine->diagnostics, MSG_insert_missing, insert->formula_span, insert->formula,
             missing_cell(engine, value));
        return false;
    }
    if (insert->format.len) {
        format = format_wanted(engine, insert->format, insert->format_span, value);
        if (!format)
            return false;
    }
    if (value->state == STATE_KNOWN && value->kind == VALUE_CHANGE && !ratio_sign(value->from->exact) &&
        ratio_sign(value->to->exact) && value_format(engine->arena, engine->style, format, value, text) &&
        slice_equal(*text, engine->style->missing)) {
        DIAG(engine->diagnostics, MSG_change_from_nought, insert->formula_span, insert->formula,
             value_words(engine, value->to));
        return false;
    }
    if (value_format(engine->arena, engine->style, format, value, text))
        return true;
    DIAG(engine->diagnostics, MSG_value_unprintable, insert->formula_span, insert->formula,
         kind_words(value->kind));
    return false;
}

/* Whether the formula only names a given figure or one cell. */
static bool is_copied(const struct node *tree)
{
    if (tree->kind == NODE_WHERE)
        return tree->left->meaning == MEANS_COLUMN;
    return tree->kind == NODE_PATH && tree->meaning == MEANS_VALUE &&
           (tree->value->given.source || tree->is_cell);
}

static enum printed_kind printed_kind(const struct md_insert *insert, const struct node *tree)
{
    if (insert->is_claim)
        return PRINTED_CLAIM;
    if (tree->kind == NODE_LITERAL)
        return PRINTED_LITERAL;
    return is_copied(tree) ? PRINTED_COPIED : PRINTED_COMPUTED;
}

static struct insert_result compute_insert(struct engine *engine, const struct md_insert *insert,
                                           struct slice place)
{
    struct slice where = insert->length ? S("link") : place;
    struct formula_text formula = formula_at(engine->sources, insert->formula, insert->formula_span);
    struct insert_result result = {.kind = INSERT_POISON};
    struct evaluation e = {engine, engine->arena, NULL, true};
    struct node *tree = formula_tree(engine->arena, &formula, engine->diagnostics);
    struct value *value;
    int which;

    if (tree && !insert->is_claim && is_reference(tree, &which)) {
        make_reference(engine, tree, which, &result);
        return result;
    }
    if (!tree || !bind(engine, tree, NULL) || !bind_wants_one(engine, tree))
        return result;
    value = value_kept(engine->arena, evaluate(&e, tree));
    result.value = value;
    result.text = insert->words;
    if (value->state == STATE_POISON ||
        (!insert->is_claim && !insert_text(engine, insert, value, &result.text)))
        return result;
    if (insert->is_claim && value->state == STATE_KNOWN)
        claim_test(engine, insert, value, tree);
    else if (insert->is_claim)
        DIAG(engine->diagnostics, MSG_claim_unknown, insert->words_span, insert->words,
             value_words(engine, value), missing_cell(engine, value));
    result.kind = insert->is_claim ? INSERT_CLAIM : INSERT_VALUE;
    result.printed = printed_add(engine, (struct printed_figure){.text = result.text,
                                                                 .value = value,
                                                                 .kind = printed_kind(insert, tree),
                                                                 .formula = insert->formula,
                                                                 .place = where,
                                                                 .where = insert->span,
                                                                 .cells = value->cells,
                                                                 .declared = declared_words(engine, tree)});
    return result;
}

/* ---- all of them ---- */

/* Marks the inserts in alternative texts of pictures. */
static void mark_alternatives(const struct field *field, struct slice *places)
{
    const struct md_node *root = field->kind == FIELD_PICTURE ? field->picture.alt_text : NULL;

    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->insert)
            places[node->insert->number - 1] = S("alternative text");
    if (field->kind == FIELD_RECORD || field->kind == FIELD_LIST)
        for (size_t i = 0; i < field->list.count; i++)
            mark_alternatives(&field->list.items[i], places);
}

static void mark_block_alternatives(const struct block *block, struct slice *places)
{
    const struct field *alt = block_option(block, "alt");
    const struct md_node *root = alt && alt->kind == FIELD_TEXT ? alt->text : NULL;

    for (const struct md_node *node = root; node; node = md_next(node, root))
        if (node->insert)
            places[node->insert->number - 1] = S("alternative text");
    for (size_t i = 0; i < block->option_count; i++)
        mark_alternatives(&block->options[i], places);
    if (block->subject)
        mark_alternatives(block->subject, places);
}

static void mark_file_name(const struct md_node *line, struct slice *places)
{
    for (const struct md_node *node = line; node; node = md_next(node, line))
        if (node->insert)
            places[node->insert->number - 1] = S("file name");
}

/* "more than £1.2m" here and "around £1.2m" there, of one figure. */
static void check_wordings(struct engine *engine)
{
    const struct publication *p = engine->publication;
    struct arena scratch = ARENA_INIT;
    struct map first = {0};

    for (size_t i = 0; i < p->insert_count; i++) {
        const struct md_insert *one = p->inserts[i], *other;
        enum claim_kind hedge = CLAIM_NO_WORD, before = CLAIM_NO_WORD;
        struct slice folded;
        uint32_t known;

        if (!one->is_claim || (p->insert_rows && p->insert_rows[i]) ||
            !claim_hedge(engine->style, slice_trim(one->words), &hedge))
            continue;
        folded = utf8_fold(&scratch, slice_trim(one->formula));
        known = map_lookup(&first, folded);
        if (known == MAP_NONE) {
            map_put(&scratch, &first, folded, (uint32_t)i);
            continue;
        }
        other = p->inserts[known];
        claim_hedge(engine->style, slice_trim(other->words), &before);
        if (before != hedge)
            DIAG(engine->diagnostics, MSG_claim_twice, one->words_span, one->words, other->words,
                 span_describe(engine->arena, engine->sources, other->words_span, true));
    }
    arena_release(&scratch);
}

const struct insert_result *compute_inserts(struct engine *engine)
{
    const struct publication *p = engine->publication;
    struct insert_result *results = ARENA_ARRAY(engine->arena, struct insert_result, p->insert_count);
    struct slice *places = ARENA_ARRAY(engine->arena, struct slice, p->insert_count);

    if (p->record)
        mark_alternatives(p->record, places);
    for (uint32_t i = 0; i < p->block_count; i++)
        if (p->blocks[i])
            mark_block_alternatives(p->blocks[i], places);
    mark_file_name(p->file_name, places);
    for (size_t i = 0; i < p->insert_count; i++) {
        struct diagnostics_row before;

        if (each_row_enter(engine, p->insert_rows ? p->insert_rows[i] : NULL, &before)) {
            results[i] = compute_insert(engine, p->inserts[i], places[i].len ? places[i] : S("prose"));
            each_row_leave(engine, before);
        } else {
            results[i].kind = INSERT_POISON;
        }
    }
    check_wordings(engine);
    return results;
}
