/* Text as it is typed, and examples: components with the author's own lines that make them. Takes the lines
 * from checked blocks. */
#include "compose/composer.h"

/* One paragraph, whose lines and spaces stay; all of it is one Code in the structure. */
static void typed_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                      const struct block *block)
{
    const struct field *text = block_option(block, "text");
    struct doc_node *node;
    struct doc_run *run;

    if (!block->typed.len)
        return;
    node = node_add(c, parent, DOC_PARAGRAPH, style, text ? text->span : block->whole);
    run = ARENA_NEW(c->arena, struct doc_run);
    *run = (struct doc_run){.text = block->typed,
                            .kind = RUN_TEXT,
                            .variant = VARIANT_CODE,
                            .element = ++c->marks,
                            .lang = S("")};
    node->runs = (struct doc_runs){run, 1};
    node->as_typed = true;
}

void code_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct look_style *style = box_style(c, block, "code");
    struct site box = box_add(c, place, block, style);

    words_line_add(c, box.parent, part_style(c, style, "code", "caption"), block->subject);
    typed_add(c, box.parent, part_style(c, style, "code", "lines"), block);
}

/* What the lines make, and the lines beside it. */
void example_add(struct composer *c, const struct site *place, const struct block *block)
{
    const struct look_style *style = box_style(c, block, "example");
    struct site box = box_add(c, place, block, style), row = box, inside = box;

    words_line_add(c, box.parent, part_style(c, style, "example", "caption"), block->subject);
    row.parent = node_add(c, box.parent, DOC_DIVISION, part_style(c, style, "example", "row"), block->span);
    row.parent->across = 2;
    inside.parent = node_add(c, row.parent, DOC_DIVISION, style_named(c, "column"), block->span);
    blocks_add(c, &inside, block->content, block->content_count);
    prose_add(c, &inside, &block->prose);
    typed_add(c, row.parent, part_style(c, style, "example", "lines"), block);
}
