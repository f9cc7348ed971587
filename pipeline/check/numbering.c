/* `numbering:` of a layout: how sections, paragraphs and lists are numbered, shown by the first number of
 * each.
 *
 *   numbering: {sections: "1.0", paragraphs: "1.1", lists: ["(i)", "(a)"]}
 *
 * Digits, letters and Roman numerals count where they are 1, a, A, i or I; every other sign is printed as it
 * stands. */
#include "check/check.h"

static const struct shape_key numbering_keys[] = {
    {"sections", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"paragraphs", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"lists", SHAPE_TEXTS, 0, NULL, NULL, NULL},
};
const struct shape numbering_shape = SHAPE(numbering_keys);

enum { LONGEST_FORM = 12 };

/* What stands around counters: "1.0" ends in a nought that does not count. */
static bool is_sign(char c)
{
    return c && strchr("0.,:;()[]-/ ", c);
}

static bool is_counter(char c)
{
    return c && strchr("1aAiI", c);
}

/* False when the text shows no way of numbering, or more counters than `most`. */
static bool form_take(struct slice text, size_t most, struct number_form *form)
{
    size_t counters[2] = {text.len, text.len}, count = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (is_counter(text.ptr[i]) && count < most)
            counters[count++] = i;
        else if (!is_sign(text.ptr[i]))
            return false;
    }
    if (!count || text.len > LONGEST_FORM)
        return false;
    *form = (struct number_form){.first = text.ptr[counters[0]],
                                 .before = slice_sub(text, 0, counters[0]),
                                 .between = S(""),
                                 .after = slice_from(text, counters[count - 1] + 1)};
    if (count == 2) {
        form->second = text.ptr[counters[1]];
        form->between = slice_sub(text, counters[0] + 1, counters[1] - counters[0] - 1);
    }
    return count < 2 || form->between.len;
}

static struct number_form form_read(struct check *c, const struct raw_node *text, size_t most,
                                    const char *example)
{
    struct number_form form = {0};

    if (!text || text->kind != RAW_TEXT)
        return form;
    if (!form_take(slice_trim(text->text), most, &form)) {
        DIAG(c->diagnostics, MSG_numbering_form, text->span, text->text, slice_of(example));
        form = (struct number_form){0};
    }
    return form;
}

void numbering_read(struct check *c, struct layout *layout, const struct raw_node *map)
{
    const struct raw_node *lists = raw_lookup(map, "lists");
    struct number_form *forms;

    if (!map || map->kind != RAW_MAP)
        return;
    layout->numbering.sections = form_read(c, raw_lookup(map, "sections"), 1, "sections: \"1.0\"");
    layout->numbering.paragraphs = form_read(c, raw_lookup(map, "paragraphs"), 2, "paragraphs: \"1.1\"");
    if (!lists)
        return;
    layout->numbering.list_count = lists->kind == RAW_LIST ? lists->count : 1;
    layout->numbering.lists = forms = ARENA_ARRAY(c->arena, struct number_form, layout->numbering.list_count);
    for (size_t i = 0; i < layout->numbering.list_count; i++)
        forms[i] = form_read(c, lists->kind == RAW_LIST ? lists->items[i] : lists, 1, "lists: (i)");
}
