/* Writes a number tree or a name tree: leaves of 256 keys and one node over them. */
#include "render/key_tree.h"

#include "render/syntax.h"

enum { KEYS_A_LEAF = 256 };

/* "e00000123": as many digits for all, so that their order is that of the elements. */
void key_put_id(struct buffer *out, uint32_t element)
{
    char digits[] = "(e00000000)";

    for (char *at = digits + sizeof digits - 3; element; element /= 10)
        *at-- = (char)('0' + element % 10);
    buffer_put_text(out, digits);
}

static void put_key(const struct key_tree *tree, struct buffer *out, size_t index)
{
    if (tree->ids) {
        key_put_id(out, tree->ids[index]);
        return;
    }
    buffer_put_byte(out, ' ');
    buffer_put_whole(out, (int64_t)index);
}

static void put_pairs(const struct key_tree *tree, struct buffer *out, size_t from, size_t to)
{
    buffer_put_text(out, tree->ids ? "/Names[" : "/Nums[");
    for (size_t i = from; i < to; i++) {
        put_key(tree, out, i);
        syntax_put_reference(out, tree->values[i]);
    }
    buffer_put_byte(out, ']');
}

static void write_leaf(const struct key_tree *tree, uint32_t number, size_t from, size_t to)
{
    struct buffer *out = saver_begin(tree->saver, number);

    buffer_put(out, S("<</Limits["));
    put_key(tree, out, from);
    put_key(tree, out, to - 1);
    buffer_put_byte(out, ']');
    put_pairs(tree, out, from, to);
    buffer_put(out, S(">>"));
    saver_end(tree->saver);
}

uint32_t key_tree_write(const struct key_tree *tree)
{
    size_t leaves = (tree->count + KEYS_A_LEAF - 1) / KEYS_A_LEAF;
    uint32_t first = saver_numbers(tree->saver, leaves > 1 ? (uint32_t)leaves + 1 : 1);
    uint32_t root = leaves > 1 ? first + (uint32_t)leaves : first;
    struct buffer *out;

    for (size_t i = 0; leaves > 1 && i < leaves; i++)
        write_leaf(tree, first + (uint32_t)i, i * KEYS_A_LEAF,
                   i + 1 < leaves ? (i + 1) * KEYS_A_LEAF : tree->count);
    out = saver_begin(tree->saver, root);
    buffer_put(out, S("<<"));
    if (leaves > 1) {
        buffer_put(out, S("/Kids["));
        for (uint32_t leaf = first; leaf < root; leaf++)
            syntax_put_reference(out, leaf);
        buffer_put_byte(out, ']');
    } else {
        put_pairs(tree, out, 0, tree->count);
    }
    buffer_put(out, S(">>"));
    saver_end(tree->saver);
    return root;
}
