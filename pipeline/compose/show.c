/* Fields as blocks: prose, lists, tables, pictures, statements, signatures, each by its kind, with the label
 * that the layout gives it. Takes checked fields and where they go; which fields are shown is the layout's
 * word. */
#include "compose/composer.h"

#include "base/utf8.h"

static const struct field *part_of_type(const struct field *record, const char *name)
{
    const struct field *part = field_lookup(record, slice_of(name));

    return field_is_there(part) ? part : NULL;
}

static void show_line(struct composer *c, const struct site *place, const struct field *field)
{
    struct draft words = {0};

    draft_field(c, &words, field, "prose");
    prose_paragraph_add(c, place, place->text, &words, field->span);
}

/* ---- statements and signatures ---- */

/* "Chief Constable of Cheshire Constabulary, received 8 December 2023". */
static void attribution_add(struct composer *c, struct doc_node *parent, const struct field *by,
                            const struct field *received)
{
    struct draft words = {0};
    size_t hole = slice_find(c->wording->received, S("{}"), 0);

    if (!by && !received)
        return;
    if (by)
        draft_field(c, &words, by, "prose");
    if (by && received)
        draft_text(c, &words, S(", "));
    if (received) {
        draft_text(c, &words, slice_sub(c->wording->received, 0, hole));
        draft_field(c, &words, received, "prose");
        draft_text(c, &words, slice_from(c->wording->received, hole + 2));
    }
    paragraph_add(c, parent, style_named(c, "attribution"), &words, by ? by->span : received->span);
}

void show_statement(struct composer *c, const struct site *place, const struct field *statement,
                    bool as_quotation)
{
    struct site inside = as_quotation ? quotation_add(c, place, statement->span) : *place;
    const struct field *text = part_of_type(statement, "text");

    if (text)
        prose_add(c, &inside, &text->prose);
    attribution_add(c, inside.parent, part_of_type(statement, "by"), part_of_type(statement, "received"));
}

void show_signature(struct composer *c, const struct site *place, const struct signature *signature)
{
    const struct field *first = signature->by        ? signature->by
                                : signature->picture ? signature->picture
                                                     : signature->date;
    struct draft by = {0}, date = {0};
    struct doc_node *block;

    if (!first)
        return;
    block = node_add(c, place->parent, DOC_DIVISION, style_named(c, "signature"), first->span);
    if (signature->picture)
        picture_add(c, block, signature->picture, S(""));
    if (signature->by) {
        draft_field(c, &by, signature->by, "prose");
        paragraph_add(c, block, style_named(c, "signatory"), &by, signature->by->span);
    }
    if (signature->date) {
        draft_field(c, &date, signature->date, "prose");
        paragraph_add(c, block, place->text, &date, signature->date->span);
    }
}

/* ---- lists and records ---- */

static void show_item(struct composer *c, const struct site *place, struct doc_node *item,
                      const struct field *field)
{
    struct site inside = *place;
    struct draft words = {0};

    inside.parent = item;
    item_type_as(c, item, place->item);
    inside.text = place->item;
    if (field->kind == FIELD_PROSE || field->kind == FIELD_RECORD) {
        show_field(c, &inside, field, false);
        return;
    }
    draft_field(c, &words, field, "prose");
    prose_paragraph_add(c, &inside, place->item, &words, field->span);
}

static void show_list(struct composer *c, const struct site *place, const struct field *field)
{
    struct doc_node *list = list_add(c, place, false, field->list.count, field->span);
    unsigned number = 0;

    for (size_t i = 0; i < field->list.count; i++)
        if (field_is_there(&field->list.items[i]))
            show_item(c, place, item_add(c, list, false, ++number, field->list.items[i].span),
                      &field->list.items[i]);
}

static void show_signature_field(struct composer *c, const struct site *place, const struct field *field)
{
    struct signature signature = {part_of_type(field, "by"), part_of_type(field, "picture"),
                                  part_of_type(field, "date")};

    show_signature(c, place, &signature);
}

static void show_record(struct composer *c, const struct site *place, const struct field *field,
                        bool as_quotation)
{
    enum field_type_kind kind = field->type ? field->type->kind : TYPE_RECORD;

    if (kind == TYPE_STATEMENT)
        show_statement(c, place, field, as_quotation);
    else if (kind == TYPE_SIGNATURE)
        show_signature_field(c, place, field);
    else
        show_record_as_form(c, place, field);
}

/* ---- one field ---- */

static void show_prose(struct composer *c, const struct site *place, const struct field *field,
                       bool as_quotation)
{
    struct site inside = as_quotation ? quotation_add(c, place, field->span) : *place;

    prose_add(c, &inside, &field->prose);
}

void show_field(struct composer *c, const struct site *place, const struct field *field, bool as_quotation)
{
    if (!field_is_there(field))
        return;
    switch (field->kind) {
    case FIELD_PROSE:
    case FIELD_STANDING:
        show_prose(c, place, field, as_quotation);
        break;
    case FIELD_LIST:
        show_list(c, place, field);
        break;
    case FIELD_RECORD:
        show_record(c, place, field, as_quotation);
        break;
    case FIELD_TABLE:
        show_data(c, place, field->table, S(""), field->span);
        break;
    case FIELD_PICTURE:
        picture_add(c, place->parent, field, S(""));
        break;
    case FIELD_BLOCKS:
        blocks_add(c, place, field->blocks.items, field->blocks.count);
        break;
    default:
        show_line(c, place, field);
        break;
    }
}

/* ---- with a label ---- */

static bool is_line(const struct field *field)
{
    switch (field->kind) {
    case FIELD_PROSE:
    case FIELD_STANDING:
    case FIELD_LIST:
    case FIELD_RECORD:
    case FIELD_TABLE:
    case FIELD_PICTURE:
    case FIELD_BLOCKS:
        return false;
    default:
        return true;
    }
}

/* "Owner: Chief Constable": label and value in one paragraph. */
static void show_labelled_line(struct composer *c, const struct site *place, const struct scope *scope,
                               struct slice path, struct slice label)
{
    const struct field *field = scope_field(c, scope, path);
    struct draft words = {0};
    size_t labelled;

    draft_layout_text(c, &words, label, scope, NO_SPAN);
    if (words.runs.count && !slice_ends_with(label, S(":")))
        draft_text(c, &words, S(":"));
    labelled = words.runs.count;
    for (size_t i = 0; i < labelled; i++)
        words.runs.items[i].run.variant = VARIANT_STRONG;
    if (labelled)
        draft_text(c, &words, S(" "));
    draft_path(c, &words, scope, path, "prose");
    numbered_line_add(c, place, labelled ? style_named(c, "labelled line") : place->text, &words,
                      field ? field->span : NO_SPAN);
}

static void add_label(struct composer *c, const struct site *place, const struct scope *scope,
                      const struct shown_path *shown)
{
    struct draft words = {0};

    if (!shown->label.len)
        return;
    draft_layout_text(c, &words, shown->label, scope, shown->print->span);
    paragraph_add(c, place->parent,
                  paragraphs_are_numbered(c, place) ? numbered_style(c, style_named(c, "label"))
                                                    : style_named(c, "label"),
                  &words, shown->print->span);
}

void show_path(struct composer *c, const struct site *place, const struct scope *scope,
               const struct shown_path *shown)
{
    const struct field *field = scope_field(c, scope, shown->path);
    struct draft words = {0};

    if (!path_is_there(c, scope, shown->path))
        return;
    if (!field || (shown->label.len && is_line(field))) {
        show_labelled_line(c, place, scope, shown->path, shown->label);
    } else if (field->kind == FIELD_TABLE) {
        draft_layout_text(c, &words, shown->label, scope, shown->print->span);
        show_data(c, place, field->table, draft_plain_text(c, &words), field->span);
    } else {
        add_label(c, place, scope, shown);
        show_field(c, place, field, shown->print->as == SHOW_QUOTATION);
    }
}
