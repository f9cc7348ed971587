/* What the signs mean that stand for numbers which are not known: each sign in a table or chart is explained
 * below it (Government Statistical Service, "Using symbols in tables"). */
#include "compose/composer.h"

static struct slice explained(struct composer *c, struct slice phrase, enum value_state state)
{
    return phrase_filled(c->arena, phrase, state_sign(c->house_style, state));
}

/* Where a sign stands at the beginning of what the note says of it: a dash inside a sentence is none. */
static bool begins_there(struct slice note, size_t at)
{
    struct slice before = slice_trim(slice_sub(note, 0, at));

    return !before.len || slice_find_byte(S(";:.,(\""), before.ptr[before.len - 1], 0) < 6;
}

static bool is_said(const struct draft *note, struct slice sign)
{
    for (size_t i = 0; note && i < note->runs.count; i++) {
        struct slice text = note->runs.items[i].run.text;

        for (size_t at = 0; (at = slice_find(text, sign, at)) < text.len; at += sign.len)
            if (begins_there(text, at))
                return true;
    }
    return false;
}

struct slice signs_explained(struct composer *c, unsigned unknown, const struct draft *note)
{
    const struct wording *w = c->wording;
    bool none = unknown & 1u << STATE_NOT_APPLICABLE, missing = none || unknown & 1u << STATE_MISSING;
    bool held_back = unknown & 1u << STATE_SUPPRESSED;
    struct slice blank = S(""), hidden = S("");

    if (missing && !is_said(note, state_sign(c->house_style, STATE_MISSING)))
        blank = explained(c, none ? w->sign_none : w->sign_missing, STATE_MISSING);
    if (held_back && !is_said(note, state_sign(c->house_style, STATE_SUPPRESSED)))
        hidden = explained(c, w->sign_held_back, STATE_SUPPRESSED);
    return ARENA_JOIN(c->arena, blank, blank.len && hidden.len ? S("; ") : S(""), hidden);
}
