/* Names from beside the publication's own figures, data and fields: posts and other registers, and the lists
 * of the body. */
#include "compute/names.h"

#include "base/utf8.h"

bool in_posts(struct engine *engine, struct node *node, bool *bound)
{
    const struct publication *p = engine->publication;
    struct names names = {{NULL, 0, 0}};

    if (node->part_count != 3 || !utf8_equal_folded(node->parts[0].name, S("posts")))
        return false;
    for (size_t i = 0; i < p->post_count; i++) {
        const struct post *post = &p->posts[i];

        *VECTOR_PUSH(engine->arena, &names.list) = post->id;
        if (!utf8_equal_folded(post->id, node->parts[1].name))
            continue;
        if (utf8_equal_folded(node->parts[2].name, S("title")))
            *bound = means_value(engine, node, value_of_text(post->title));
        else if (utf8_equal_folded(node->parts[2].name, S("short title")) ||
                 utf8_equal_folded(node->parts[2].name, S("short")))
            *bound = means_value(engine, node, value_of_text(post->short_title));
        else
            return false;
        return true;
    }
    if (!p->post_count)
        return false;
    *bound = report_unknown_member(engine, node, 1, &names);
    return true;
}

/* A text of any other register, by the path of its keys. */
bool in_registers(struct engine *engine, struct node *node, bool *bound)
{
    const struct inputs *inputs = engine->publication->inputs;

    for (size_t i = 0; inputs && node->part_count > 1 && i < inputs->register_count; i++) {
        const struct raw_node *at = inputs->registers[i].yaml;

        if (!utf8_equal_folded(inputs->registers[i].name, node->parts[0].name) || !at)
            continue;
        for (size_t k = 1; k < node->part_count; k++) {
            struct names names = {{NULL, 0, 0}};
            const struct raw_node *inner = raw_lookup(at, arena_copy(engine->arena, node->parts[k].name).ptr);

            if (!inner) {
                for (size_t n = 0; at->kind == RAW_MAP && n < at->count; n++)
                    *VECTOR_PUSH(engine->arena, &names.list) = at->entries[n].key->text;
                *bound = report_unknown_member(engine, node, k, &names);
                return true;
            }
            at = inner;
        }
        *bound = at->kind == RAW_TEXT ? means_value(engine, node, value_of_text(at->text)) : bind_fails(node);
        return at->kind == RAW_TEXT || at->kind == RAW_POISON;
    }
    return false;
}

static size_t items_of(const struct md_node *root)
{
    size_t count = 0;

    for (const struct md_node *list = root ? root->first : NULL; list; list = list->next)
        for (const struct md_node *item = list->kind == MD_LIST ? list->first : NULL; item; item = item->next)
            count += item->kind == MD_ITEM;
    return count;
}

/* A list of the body, by its id: it can be counted. */
bool in_lists(struct engine *engine, struct node *node, bool *bound)
{
    const struct publication *p = engine->publication;

    for (uint32_t i = 0; node->part_count == 1 && i < p->block_count; i++) {
        const struct block *block = p->blocks[i];
        struct slice id =
            block && block->subject && block->subject->kind == FIELD_ID ? block->subject->words : S("");

        if (!id.len || block->component != COMPONENT_LIST || !utf8_equal_folded(id, node->parts[0].name))
            continue;
        *bound = means_value(engine, node,
                             (struct value){.kind = VALUE_LIST,
                                            .item_count = items_of(block->prose.root),
                                            .given = block->span});
        return true;
    }
    return false;
}
