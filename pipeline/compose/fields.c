/* Fields in one line: dates, numbers, choices, posts, text, and the paths by which layouts name them. What
 * stands for a number or a date gets its line of the audit. Takes checked fields; blocks of them are printed
 * in show.c. */
#include "compose/composer.h"

#include "base/utf8.h"

/* ---- paths ---- */

const struct field *scope_field(const struct composer *c, const struct scope *scope, struct slice path)
{
    const struct field *field = scope->item ? field_lookup(scope->item, path) : NULL;

    return field ? field : field_lookup(c->publication->record, path);
}

const struct named_date *scope_date(const struct composer *c, struct slice path)
{
    for (size_t i = 0; i < c->figures->date_count; i++)
        if (utf8_equal_folded(c->figures->dates[i].name, path))
            return &c->figures->dates[i];
    return NULL;
}

static bool any_is_there(const struct field *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (field_is_there(&items[i]))
            return true;
    return false;
}

bool field_is_there(const struct field *field)
{
    if (!field || field->kind == FIELD_ABSENT || field->kind == FIELD_POISON)
        return false;
    if (field->kind == FIELD_LIST || field->kind == FIELD_RECORD)
        return any_is_there(field->list.items, field->list.count);
    if (field->kind == FIELD_BLOCKS)
        return field->blocks.count > 0;
    if (field->kind == FIELD_TABLE)
        return field->table && field->table->row_count > 0;
    return true;
}

static bool is_published(const struct composer *c, struct slice path)
{
    return utf8_equal_folded(path, S("published")) && c->publication->is_published;
}

/* A key of the publication itself that is one line of words. */
static const struct md_node *publication_words(const struct composer *c, struct slice path)
{
    return utf8_equal_folded(path, S("subtitle")) ? c->publication->subtitle
           : utf8_equal_folded(path, S("years"))  ? c->publication->years
           : utf8_equal_folded(path, S("badge"))  ? c->publication->badge
                                                  : NULL;
}

bool path_is_there(const struct composer *c, const struct scope *scope, struct slice path)
{
    const struct field *field = scope_field(c, scope, path);
    const struct named_date *date = scope_date(c, path);

    if (field)
        return field_is_there(field);
    return date ? date->known
                : is_published(c, path) || publication_words(c, path) || utf8_equal_folded(path, S("title"));
}

/* ---- the audit ---- */

uint32_t field_printed_add(struct composer *c, const struct printed_figure *one)
{
    *VECTOR_PUSH(c->arena, &c->printed) = *one;
    return (uint32_t)(c->figures->printed_count + c->printed.count);
}

/* The value through the one formatter and the house style's default. */
static struct slice formatted(struct composer *c, const struct value *value)
{
    const struct number_format *format = value_default_format(c->house_style, value);
    struct slice text;

    if (format && value_format(c->arena, c->house_style, format, value, &text))
        return text;
    return value->kind == VALUE_DATE ? smart(c, date_print(c->arena, value->date)) : S("");
}

struct shown_value {
    struct value value;
    enum printed_kind kind;
    struct slice formula;
    const char *place;
    struct span where;
};

static void draft_value(struct composer *c, struct draft *draft, const struct shown_value *shown)
{
    struct value *value = ARENA_NEW(c->arena, struct value);
    struct printed_figure printed = {.kind = shown->kind, .formula = shown->formula, .where = shown->where};

    *value = shown->value;
    printed.value = value;
    printed.text = formatted(c, value);
    printed.place = slice_of(shown->place);
    draft_run(c, draft, shown->kind == PRINTED_COMPUTED ? RUN_COMPUTED : RUN_LITERAL, printed.text,
              field_printed_add(c, &printed));
}

static void draft_date(struct composer *c, struct draft *draft, struct date date, struct shown_value *shown)
{
    shown->value = (struct value){.kind = VALUE_DATE, .state = STATE_KNOWN, .date = date};
    draft_value(c, draft, shown);
}

/* "56 days after inspection.published, the first day counts": how the layout's rule made the date. */
static struct slice rule_words(struct composer *c, const struct named_date *date)
{
    for (size_t i = 0; i < c->layout->date_count; i++)
        if (utf8_equal_folded(c->layout->dates[i].name, date->name))
            return c->layout->dates[i].words;
    return date->name;
}

/* ---- one field ---- */

static void draft_number(struct composer *c, struct draft *draft, const struct field *field,
                         struct shown_value *shown)
{
    shown->value =
        (struct value){.kind = VALUE_COUNT, .state = STATE_KNOWN, .exact = ratio_of_whole(field->number)};
    shown->value.known = interval_of(shown->value.exact);
    draft_value(c, draft, shown);
}

static void draft_list(struct composer *c, struct draft *draft, const struct field *field, const char *place)
{
    bool any = false;

    for (size_t i = 0; i < field->list.count; i++) {
        const struct field *item = &field->list.items[i];

        if (!field_is_there(item))
            continue;
        if (any)
            draft_text(c, draft, S("\n"));
        any = true;
        draft_field(c, draft, item, place);
    }
}

/* Blocks of prose in one cell: their words with line breaks between them. */
static void draft_prose(struct composer *c, struct draft *draft, const struct md_node *root)
{
    bool any = false;

    for (const struct md_node *node = root; node; node = md_next(node, root)) {
        if (node->kind != MD_PARAGRAPH && node->kind != MD_HEADING)
            continue;
        if (any)
            draft_text(c, draft, S("\n"));
        any = true;
        draft_inlines(c, draft, node);
    }
}

void draft_field(struct composer *c, struct draft *draft, const struct field *field, const char *place)
{
    struct shown_value shown = {
        .kind = PRINTED_LITERAL, .formula = field->name, .place = place, .where = field->span};

    switch (field->kind) {
    case FIELD_TEXT:
        draft_inlines(c, draft, field->text);
        break;
    case FIELD_PROSE:
    case FIELD_STANDING:
        draft_prose(c, draft, field->prose.root);
        break;
    case FIELD_DATE:
        draft_date(c, draft, field->date, &shown);
        break;
    case FIELD_NUMBER:
        draft_number(c, draft, field, &shown);
        break;
    case FIELD_YEAR:
        shown.value = (struct value){.kind = VALUE_YEAR, .state = STATE_KNOWN, .year = field->year};
        draft_value(c, draft, &shown);
        break;
    case FIELD_TIME:
        shown.value = (struct value){.kind = VALUE_TIME, .state = STATE_KNOWN, .minute = field->minute};
        draft_value(c, draft, &shown);
        break;
    case FIELD_YES_NO:
        draft_text(c, draft, field->yes ? c->wording->yes : c->wording->no);
        break;
    case FIELD_CHOICE:
        draft_text(c, draft, draft->runs.count ? field->words : capitalised(c->arena, field->words));
        break;
    case FIELD_ID:
        draft_text(c, draft, field->words);
        break;
    case FIELD_PERSON:
        draft_text(c, draft, field->in_post.person->name);
        break;
    case FIELD_POST:
        draft_text(c, draft, field->post->title);
        break;
    case FIELD_LIST:
    case FIELD_RECORD:
        draft_list(c, draft, field, place);
        break;
    default: /* pictures, tables and bodies have no line of their own */
        break;
    }
}

void draft_path(struct composer *c, struct draft *draft, const struct scope *scope, struct slice path,
                const char *place)
{
    const struct field *field = scope_field(c, scope, path);
    const struct named_date *date = field ? NULL : scope_date(c, path);
    struct shown_value shown = {.kind = PRINTED_LITERAL, .formula = path, .place = place};

    if (field_is_there(field)) {
        draft_field(c, draft, field, place);
    } else if (date && date->known) {
        shown.kind = PRINTED_COMPUTED;
        shown.formula = rule_words(c, date);
        draft_date(c, draft, date->date, &shown);
    } else if (!field && is_published(c, path)) {
        shown.where = raw_lookup(c->publication->inputs->publication, "published")->span;
        draft_date(c, draft, c->publication->published, &shown);
    } else if (!field && utf8_equal_folded(path, S("title")) && c->publication->title) {
        draft_inlines(c, draft, c->publication->title);
    } else if (!field && publication_words(c, path)) {
        draft_inlines(c, draft, publication_words(c, path));
    }
}
