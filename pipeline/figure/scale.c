/* Zero-based scales: a bar's length is always in proportion to its value. */
#include "figure/scale.h"

struct bar_scale bar_scale_for(struct canvas *canvas, dim length)
{
    struct ratio low = {0}, high = {0};
    struct bar_scale scale = {.length = length};

    for (size_t i = 0; i < canvas->spec->part_count; i++) {
        const struct drawing_part *part = &canvas->spec->parts[i];

        if (part->known && ratio_compare(part->value, high) > 0)
            high = part->value;
        if (part->known && ratio_compare(part->value, low) < 0)
            low = part->value;
    }
    scale.range = ratio_subtract(canvas->arena, high, low);
    if (ratio_sign(scale.range) == 0)
        scale.range = ratio_of_whole(1);
    scale.has_negative = ratio_sign(low) < 0;
    scale.nought = (dim)ratio_scaled(ratio_negate(canvas->arena, low), scale.range, length);
    return scale;
}

dim bar_scale_length(const struct bar_scale *scale, struct ratio value)
{
    return (dim)ratio_scaled(value, scale->range, scale->length);
}
