/* Numbers typed by hand: digits in prose that stand in no insert and in no claim, so that no figure proves
 * them. Years, dates, times, telephone numbers, numbers inside names (4P, A55, 101) and behind a word that
 * numbers things (page 7, section 55) are known as such; `{{ 160 }}` declares one that is only a word of the
 * text. Whether the rest is a warning or an error is the house style's and the publication's `status:`. */
#include "compute/hand.h"

/* ---- the text of one paragraph ---- */

struct piece { /* text from `at` on is that of the node */
    size_t at;
    const struct md_node *node;
};

struct paragraph {
    struct engine *engine;
    struct arena scratch;
    struct buffer text;
    VECTOR(struct piece) pieces;
};

/* Place of a part of the paragraph; all of its node where text and source differ. */
static struct span place_of(const struct paragraph *p, size_t start, size_t length)
{
    size_t i = p->pieces.count;
    const struct md_node *node;

    while (i && p->pieces.items[i - 1].at > start)
        i--;
    if (!i)
        return NO_SPAN;
    node = p->pieces.items[i - 1].node;
    start -= p->pieces.items[i - 1].at;
    if (!node->text_span.source)
        return node->span;
    if (node->text_span.length != node->text.len || start + length > node->text.len)
        return node->text_span;
    return span_part(node->text_span, (uint32_t)start, (uint32_t)length);
}

static bool is_final(const struct publication *p)
{
    const struct raw_node *status = p->inputs ? raw_lookup(p->inputs->publication, "status") : NULL;

    return status && status->kind == RAW_TEXT &&
           (slice_is(slice_trim(status->text), "final") || slice_is(slice_trim(status->text), "issued"));
}

static void report(const struct paragraph *p, const struct hand_number *n)
{
    struct engine *engine = p->engine;
    struct slice text = slice_sub(buffer_slice(&p->text), n->start, n->end - n->start);
    bool wrong = engine->style->typed_by_hand == HAND_ERROR || is_final(engine->publication);

    DIAG(engine->diagnostics, wrong ? MSG_number_by_hand_final : MSG_number_by_hand,
         place_of(p, n->start, n->end - n->start), text);
}

static void look_at_paragraph(struct paragraph *p)
{
    struct slice text = buffer_slice(&p->text);
    struct hand_number n = {0};

    while (hand_next(text, &n))
        if (!n.known)
            report(p, &n);
    p->text.len = 0;
    p->pieces.count = 0;
}

static void add_inline(struct paragraph *p, const struct md_node *node)
{
    switch (node->kind) {
    case MD_TEXT:
        *VECTOR_PUSH(&p->scratch, &p->pieces) = (struct piece){p->text.len, node};
        buffer_put(&p->text, node->text);
        return;
    case MD_SOFT_BREAK:
    case MD_HARD_BREAK:
        buffer_put(&p->text, S(" "));
        return;
    case MD_CODE:
    case MD_INSERT:
        buffer_put(&p->text, S("x")); /* a word, whatever it is */
        return;
    default:
        return;
    }
}

static void look_at(struct engine *engine, const struct md_node *root)
{
    struct paragraph p = {.engine = engine, .scratch = ARENA_INIT, .text = BUFFER_INIT};

    for (const struct md_node *node = root; node; node = md_next(node, root)) {
        if (node->kind <= MD_CONTAINER)
            look_at_paragraph(&p);
        add_inline(&p, node);
    }
    look_at_paragraph(&p);
    buffer_release(&p.text);
    arena_release(&p.scratch);
}

/* ---- where prose stands ---- */

static void look_at_field(struct engine *engine, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        look_at(engine, field->text);
        return;
    case FIELD_PROSE:
        look_at(engine, field->prose.root);
        return;
    case FIELD_PICTURE:
        look_at(engine, field->picture.alt_text);
        return;
    case FIELD_RECORD:
    case FIELD_LIST:
        for (size_t i = 0; i < field->list.count; i++)
            look_at_field(engine, &field->list.items[i]);
        return;
    default: /* standing text is the office's, not this author's */
        return;
    }
}

static void look_at_part(struct engine *engine, const struct block_part *part)
{
    look_at(engine, part->label);
    for (size_t i = 0; i < part->cell_count; i++)
        for (size_t k = 0; k < part->cells[i].count; k++)
            look_at(engine, part->cells[i].texts[k]);
}

void compute_typed_by_hand(struct engine *engine)
{
    const struct publication *p = engine->publication;

    if (engine->style->typed_by_hand == HAND_IGNORE)
        return;
    look_at(engine, p->title);
    if (p->record)
        look_at_field(engine, p->record);
    for (uint32_t i = 0; i < p->block_count; i++) {
        const struct block *block = p->blocks[i];

        if (!block || (block->row && block->row->row))
            continue; /* what is typed is typed once, however many rows */
        if (block->rows && block->table->row_count)
            look_at(engine, block->rows[0].prose.root);
        if (block->subject)
            look_at_field(engine, block->subject);
        for (size_t k = 0; k < block->option_count; k++)
            look_at_field(engine, &block->options[k]);
        for (size_t k = 0; k < block->column_count; k++)
            look_at(engine, block->columns[k].head);
        for (size_t k = 0; k < block->part_count; k++)
            look_at_part(engine, &block->parts[k]);
        if (block->prose.root && !block->prose.root->parent && block->component != COMPONENT_STANDING &&
            !(block->subject && block->subject->kind == FIELD_PROSE))
            look_at(engine, block->prose.root);
    }
}
