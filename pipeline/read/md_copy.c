/* A tree once more. Texts, spans and the YAML of fences are shared with the first one; inserts are its own,
 * since each is worked out by itself. */
#include "read/markdown.h"

static const struct md_insert *copy_insert(struct md_context *context, const struct md_insert *insert)
{
    struct md_insert *copy = ARENA_NEW(context->arena, struct md_insert);

    *copy = *insert;
    *VECTOR_PUSH(context->arena, &context->inserts) = copy;
    copy->number = (uint32_t)context->inserts.count;
    return copy;
}

static void copy_inserts(struct md_context *context, struct md_node *node)
{
    const struct md_insert **in_target;

    if (node->insert)
        node->insert = copy_insert(context, node->insert);
    if (!node->in_target_count)
        return;
    in_target = ARENA_ARRAY(context->arena, const struct md_insert *, node->in_target_count);
    for (size_t i = 0; i < node->in_target_count; i++)
        in_target[i] = copy_insert(context, node->in_target[i]);
    node->in_target = in_target;
}

/* As deep as Markdown may be nested. */
static struct md_node *copy_below(struct md_context *context, const struct md_node *node,
                                  struct md_node *parent)
{
    struct md_node *copy = ARENA_NEW(context->arena, struct md_node);

    *copy = *node;
    copy->parent = parent;
    copy->first = copy->last = copy->next = NULL;
    copy_inserts(context, copy);
    for (const struct md_node *child = node->first; child; child = child->next) {
        struct md_node *below = copy_below(context, child, copy);

        if (copy->last)
            copy->last->next = below;
        else
            copy->first = below;
        copy->last = below;
    }
    return copy;
}

struct md_node *markdown_copy(struct md_context *context, const struct md_node *root)
{
    return copy_below(context, root, NULL);
}
