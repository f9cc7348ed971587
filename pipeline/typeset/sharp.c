/* Are there enough pixels for the size in print? Below 150 to an inch they can be seen. */
#include "typeset/setter.h"

enum { SHARP = 150, INCH = 72 * DIM_PT };

static struct slice whole(struct setting *setting, long_dim n)
{
    return arena_print(&setting->work, "%lld", (long long)n);
}

static bool was_told(struct setter *setter, const struct doc_picture *picture)
{
    for (size_t i = 0; i < setter->coarse.count; i++)
        if (setter->coarse.items[i] == picture)
            return true;
    *VECTOR_PUSH(&setter->setting->work, &setter->coarse) = picture;
    return false;
}

void judge_sharpness(struct setter *setter, const struct doc_node *node, dim width)
{
    struct setting *setting = setter->setting;
    long_dim pixels = node->picture->width;

    if (pixels * INCH >= (long_dim)width * SHARP || was_told(setter, node->picture))
        return;
    DIAG(setting->diagnostics, MSG_picture_coarse, node->origin, whole(setting, pixels * INCH / width),
         whole(setting, pixels), millimetres(setting, width), whole(setting, pixels * 254 / (SHARP * 10)),
         whole(setting, ((long_dim)width * SHARP + INCH - 1) / INCH));
}
