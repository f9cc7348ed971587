/* The statement on accessibility: what the document holds to by the way it is made, what its authors know to
 * be otherwise, whom to ask for another format, where to complain (SI 2018/952, regulation 8). It says of the
 * document only what was checked in it. Takes a checked component; its place is made when it is met and
 * filled when everything else stands, the ratios of contrast when the looks are known. */
#include "compose/composer.h"

enum { MOST_FILLS = 2 };

/* ---- words ---- */

/* A phrase whose holes take words or numbers. */
struct filled {
    struct slice phrase;
    struct slice fills[MOST_FILLS];
    enum run_kind kind; /* of the fills */
    uint8_t variant;    /* of the first one */
};

static void draft_filled(struct composer *c, struct draft *draft, const struct filled *filled)
{
    struct slice rest = filled->phrase;
    size_t hole;

    for (size_t i = 0; i < MOST_FILLS && (hole = slice_find(rest, S("{}"), 0)) < rest.len; i++) {
        draft_text(c, draft, slice_sub(rest, 0, hole));
        draft_run(c, draft, filled->kind, filled->fills[i], 0)->variant = i ? 0 : filled->variant;
        rest = slice_from(rest, hole + 2);
    }
    draft_text(c, draft, rest);
}

static struct doc_node *line_add(struct composer *c, const struct statement_place *place,
                                 const struct filled *filled)
{
    struct draft words = {0};

    draft_filled(c, &words, filled);
    return numbered_line_add(c, &place->inside, place->inside.text, &words, place->block->span);
}

static void plain_line_add(struct composer *c, const struct statement_place *place, struct slice words)
{
    line_add(c, place, &(struct filled){.phrase = words});
}

/* The place in a part of the statement, under a heading of its own. */
static struct statement_place part_begin(struct composer *c, const struct statement_place *statement,
                                         struct slice title)
{
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .level = statement->inside.level + 1, .origin = statement->block->span};
    struct statement_place part = *statement;

    draft_text(c, &words, title);
    part.inside = section_add(c, &statement->inside, &heading);
    return part;
}

/* ---- lists ---- */

static struct site item_begin(struct composer *c, const struct statement_place *place, struct doc_node *list)
{
    struct site inside = place->inside;

    inside.parent = item_add(c, list, false, 1, place->block->span);
    item_type_as(c, inside.parent, inside.item);
    inside.text = inside.item;
    return inside;
}

static struct doc_node *fact_add(struct composer *c, const struct statement_place *place,
                                 struct doc_node *list, const struct filled *filled)
{
    struct site inside = item_begin(c, place, list);
    struct draft words = {0};

    draft_filled(c, &words, filled);
    return paragraph_add(c, inside.parent, inside.text, &words, place->block->span);
}

/* ---- how accessible it is ---- */

static struct slice whole(struct composer *c, unsigned number)
{
    return arena_print(c->arena, "%u", number);
}

/* 5.2 of 529: rounded down, so that it is not more than was found. */
static struct slice ratio(struct composer *c, unsigned hundredths)
{
    return arena_print(c->arena, "%u.%u", hundredths / 100, hundredths / 10 % 10);
}

static struct slice points(struct composer *c, dim size)
{
    return arena_print(c->arena, size % DIM_PT ? "%ld.%ld" : "%ld", (long)(size / DIM_PT),
                       (long)((long_dim)(size % DIM_PT) * 10 / DIM_PT));
}

static void facts_add(struct composer *c, struct statement_place *statement,
                      const struct statement_place *part)
{
    const struct accessibility_wording *w = &c->wording->accessibility;
    const struct doc_facts facts = facts_of(c);
    unsigned figures = facts.pictures + facts.charts + facts.drawings;
    dim size = style_named(c, "paragraph")->doc.size;
    struct doc_node *list = list_add(c, &part->inside, false, 1, part->block->span);
    const struct {
        bool holds;
        struct slice phrase, number;
    } lines[] = {
        {true, w->structure, S("")},
        {true, w->headings, S("")},
        {true, facts.language_count > 1 ? w->languages : w->language, S("")},
        {figures > 0, w->pictures, whole(c, figures)},
        {facts.charts > 0, w->charts, S("")},
        {facts.tables > 0 && facts.tables == facts.tables_with_heads, w->tables, whole(c, facts.tables)},
        {facts.links > 0 || c->contents.count > 0, w->links, S("")},
        {true, w->size, points(c, size)},
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].holds)
            fact_add(c, part, list, &(struct filled){lines[i].phrase, {lines[i].number}, RUN_ORDINAL, 0});
    statement->contrast =
        fact_add(c, part, list, &(struct filled){w->contrast, {S("0"), S("0")}, RUN_ORDINAL, 0});
}

static void how_add(struct composer *c, struct statement_place *statement)
{
    const struct accessibility_wording *w = &c->wording->accessibility;
    struct statement_place part = part_begin(c, statement, w->how);

    if (statement->block->part_count)
        line_add(c, &part, &(struct filled){w->partial, {w->exceptions}, RUN_TEXT, 0});
    else
        plain_line_add(c, &part, w->nothing_known);
    plain_line_add(c, &part, w->checked);
    facts_add(c, statement, &part);
    plain_line_add(c, &part, w->people);
}

/* ---- what is not ---- */

/* "The map on the cover: its names are part of the picture." */
static void exception_add(struct composer *c, const struct site *item, const struct block_part *part)
{
    struct draft words = {0}, instead = {0};

    draft_inlines(c, &words, part->label);
    draft_text(c, &words, S(":"));
    for (size_t i = 0; i < words.runs.count; i++)
        words.runs.items[i].run.variant |= VARIANT_STRONG;
    draft_text(c, &words, S(" "));
    draft_inlines(c, &words, part->cells[0].texts[0]);
    paragraph_add(c, item->parent, item->text, &words, part->span);
    if (part->cell_count < 2)
        return;
    draft_text(c, &instead, c->wording->accessibility.instead);
    draft_inlines(c, &instead, part->cells[1].texts[0]);
    paragraph_add(c, item->parent, item->text, &instead, part->span);
}

static void exceptions_add(struct composer *c, const struct statement_place *statement)
{
    const struct block *block = statement->block;
    struct statement_place part = part_begin(c, statement, c->wording->accessibility.exceptions);
    struct doc_node *list = list_add(c, &part.inside, false, 1, block->span);

    for (size_t i = 0; i < block->part_count; i++) {
        struct site item = item_begin(c, &part, list);

        exception_add(c, &item, &block->parts[i]);
    }
}

/* ---- whom to turn to ---- */

static void other_format_add(struct composer *c, const struct statement_place *statement)
{
    const struct accessibility_wording *w = &c->wording->accessibility;
    struct statement_place part = part_begin(c, statement, w->other_format);

    plain_line_add(c, &part, w->ask);
    contact_lines_add(c, &part.inside, statement->block->subject->contact, statement->block->span);
    words_add(c, &part.inside, statement->block);
}

/* On the day of publication: there is no other date. */
static void prepared_add(struct composer *c, const struct statement_place *part)
{
    struct slice phrase = c->wording->accessibility.prepared;
    size_t hole = slice_find(phrase, S("{}"), 0);
    struct draft words = {0};

    draft_text(c, &words, slice_sub(phrase, 0, hole));
    draft_path(c, &words, &(struct scope){0}, S("published"), "prose");
    draft_text(c, &words, slice_from(phrase, hole + 2));
    numbered_line_add(c, &part->inside, part->inside.text, &words, part->block->span);
}

static void unsatisfied_add(struct composer *c, const struct statement_place *statement)
{
    const struct accessibility_wording *w = &c->wording->accessibility;
    struct statement_place part = part_begin(c, statement, w->unsatisfied);
    struct draft words = {0};

    draft_text(c, &words, w->advice[0]);
    draft_address(c, &words, w->advice_address, w->advice[1]);
    draft_text(c, &words, w->advice[2]);
    numbered_line_add(c, &part.inside, part.inside.text, &words, part.block->span);
    if (c->publication->is_published)
        prepared_add(c, &part);
}

/* ---- the statement ---- */

void accessibility_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct field *style = block_option(block, "style");
    struct draft words = {0};
    struct heading heading = {
        .words = &words, .id = block->id, .level = place->level + 1, .origin = block->span};
    struct statement_place statement = {.block = block};

    if (!block->subject || block->subject->kind != FIELD_CONTACT)
        return;
    draft_text(c, &words, c->wording->accessibility.title);
    if (style && style->kind == FIELD_CHOICE)
        heading.style = look_style(&c->look, style->words);
    statement.inside = section_add(c, place, &heading);
    statement.inside.opening = NULL;
    *VECTOR_PUSH(c->arena, &c->statements) = statement;
}

void statements_fill(struct composer *c)
{
    for (size_t i = 0; i < c->statements.count; i++) {
        struct statement_place *statement = &c->statements.items[i];
        const struct filled about = {c->wording->accessibility.about,
                                     {c->document->title, statement->block->subject->contact->name},
                                     RUN_TEXT,
                                     VARIANT_STRONG};

        line_add(c, statement, &about);
        how_add(c, statement);
        if (statement->block->part_count)
            exceptions_add(c, statement);
        other_format_add(c, statement);
        unsatisfied_add(c, statement);
    }
}

/* Without large text what holds of text holds of it. */
void statements_settle(struct composer *c)
{
    const struct doc_facts *facts = &c->document->facts;
    const unsigned least[] = {facts->least_text, facts->least_large ? facts->least_large : facts->least_text};

    for (size_t i = 0; i < c->statements.count; i++) {
        struct doc_runs runs = c->statements.items[i].contrast->runs;
        size_t n = 0;

        for (size_t k = 0; k < runs.count; k++)
            if (runs.items[k].kind == RUN_ORDINAL && n < MOST_FILLS)
                ((struct doc_run *)runs.items)[k].text = ratio(c, least[n++]); /* ours until it is returned */
    }
}
