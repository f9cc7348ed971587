/* What the layout's `chapters:` gives to sections in a style: words over the heading with a running number,
 * the style of the first paragraph, colours of its own. */
#include "compose/composer.h"

#include "base/utf8.h"

/* The number of the rule; chapter_count = none. */
static size_t rule_of(const struct composer *c, const struct block *block)
{
    const struct field *style = block_option(block, "style");
    size_t i = 0;

    while (i < c->layout->chapter_count && !(style && style->kind == FIELD_CHOICE &&
                                             utf8_equal_folded(c->layout->chapters[i].style, style->words)))
        i++;
    return i;
}

bool chapter_label(struct composer *c, const struct block *block, struct draft *words)
{
    const struct field *own = block_option(block, "label");
    size_t rule = rule_of(c, block);

    if (rule < c->layout->chapter_count && c->layout->chapters[rule].label.len) {
        if (!c->chapter_numbers)
            c->chapter_numbers = ARENA_ARRAY(c->arena, unsigned, c->layout->chapter_count);
        c->chapter_numbers[rule]++;
        if (!field_is_there(own)) {
            draft_text(c, words, ARENA_JOIN(c->arena, c->layout->chapters[rule].label, S("\u00a0")));
            draft_run(c, words, RUN_ORDINAL, arena_print(c->arena, "%u", c->chapter_numbers[rule]), 0);
        }
    }
    if (field_is_there(own) && own->kind == FIELD_TEXT)
        draft_field(c, words, own, "prose");
    return words->runs.count > 0;
}

const struct section_colours *chapter_colours(struct composer *c, const struct block *block)
{
    const struct brand *brand = c->look.brand;
    size_t rule = rule_of(c, block);

    if (rule == c->layout->chapter_count || !c->layout->chapters[rule].own_colours || !brand->section_count)
        return NULL;
    return &brand->sections[c->coloured_chapters++ % brand->section_count];
}

const struct look_style *chapter_opening(struct composer *c, const struct block *block)
{
    size_t rule = rule_of(c, block);

    if (rule == c->layout->chapter_count || !c->layout->chapters[rule].opening.len)
        return NULL;
    return look_style(&c->look, c->layout->chapters[rule].opening);
}
