/* Numbers of sections, paragraphs and list items, as the layout's `numbering:` wants them. They are counted
 * where they are printed, in the order of the tree, and hang before the words that they number. */
#include "compose/composer.h"

/* A number as letters: a … z, aa, ab … */
static struct slice in_letters(struct arena *arena, unsigned number, char first)
{
    char digits[8];
    size_t at = sizeof digits;

    for (; number && at; number = (number - 1) / 26)
        digits[--at] = (char)(first + (number - 1) % 26);
    return arena_print(arena, "%.*s", (int)(sizeof digits - at), digits + at);
}

static struct slice in_roman(struct arena *arena, unsigned number, bool upper)
{
    static const struct {
        unsigned value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
                 {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
                 {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
    struct slice out = S("");

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            out = ARENA_JOIN(arena, out, slice_of(upper ? parts[i].upper : parts[i].lower));
    return out;
}

static struct slice counted(struct composer *c, char counter, unsigned number)
{
    switch (counter) {
    case 'a':
    case 'A':
        return in_letters(c->arena, number, counter);
    case 'i':
    case 'I':
        return in_roman(c->arena, number, counter == 'I');
    default:
        return arena_print(c->arena, "%u", number);
    }
}

/* ---- sections ---- */

/* "3" is before "3.1": what stands between them, and how the last is counted. */
static struct slice next_inside(struct composer *c, struct section_number *outer)
{
    const struct number_form *form = &c->layout->numbering.paragraphs;
    bool two = form->second != 0;

    return ARENA_JOIN(c->arena, outer->path, two ? form->between : S("."),
                      counted(c, two ? form->second : '1', ++outer->count));
}

static struct slice dressed(struct composer *c, const struct number_form *form, struct slice number)
{
    return ARENA_JOIN(c->arena, form->before, number, form->after);
}

struct slice section_number(struct composer *c, const struct site *outer, unsigned level, struct site *inside)
{
    const struct numbering *numbering = &c->layout->numbering;
    struct section_number *own = ARENA_NEW(c->arena, struct section_number);
    bool top = level == 2;

    inside->numbers = NULL;
    inside->numbered = inside->parent;
    if (!numbering->sections.first || level < 2 || (!top && !outer->numbers))
        return S("");
    own->path =
        top ? counted(c, numbering->sections.first, ++c->section_count) : next_inside(c, outer->numbers);
    inside->numbers = own;
    if (top)
        return dressed(c, &numbering->sections, own->path);
    return numbering->paragraphs.second ? dressed(c, &numbering->paragraphs, own->path) : own->path;
}

/* ---- paragraphs ---- */

bool paragraphs_are_numbered(const struct composer *c, const struct site *place)
{
    const struct number_form *form = &c->layout->numbering.paragraphs;

    return form->first && place->parent == place->numbered && (!form->second || place->numbers);
}

struct slice paragraph_number(struct composer *c, const struct site *place)
{
    const struct number_form *form = &c->layout->numbering.paragraphs;

    if (!paragraphs_are_numbered(c, place))
        return S("");
    if (form->second)
        return dressed(c, form, next_inside(c, place->numbers));
    return dressed(c, form, counted(c, form->first, ++c->paragraph_count));
}

/* ---- list items ---- */

/* How many ordered lists the list stands in. */
static size_t depth_of(const struct doc_node *list)
{
    size_t depth = 0;

    for (const struct doc_node *node = list->parent; node; node = node->parent)
        if (node->role == DOC_ITEM && node->runs.count && node->runs.items[0].kind == RUN_ORDINAL)
            depth++;
    return depth;
}

struct slice item_number(struct composer *c, const struct doc_node *list, unsigned number)
{
    const struct numbering *numbering = &c->layout->numbering;
    size_t depth = depth_of(list);
    const struct number_form *form;

    if (!numbering->list_count)
        return arena_print(c->arena, "%u.", number);
    form = &numbering->lists[depth < numbering->list_count ? depth : numbering->list_count - 1];
    return dressed(c, form, counted(c, form->first, number));
}

/* ---- what they look like ---- */

const struct look_style *numbered_style(struct composer *c, const struct look_style *style)
{
    struct slice name = ARENA_JOIN(c->arena, S("numbered "), style->called);

    return look_knows(&c->look, name) ? look_style(&c->look, name) : style;
}

void number_hang(struct composer *c, struct doc_node *node, struct slice number)
{
    struct doc_run *run;

    if (!number.len)
        return;
    run = ARENA_NEW(c->arena, struct doc_run);
    *run = (struct doc_run){.text = number, .kind = RUN_ORDINAL, .element = ++c->marks, .lang = S("")};
    node->number = (struct doc_runs){run, 1};
}
