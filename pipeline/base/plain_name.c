/* Words → a name that is safe in every file system, in an address on the web and as an id. */
#include "base/plain_name.h"

#include "base/utf8.h"

/* The letter without its accent; 0 when it is none of ours. U+00E0 to U+00FF, and the Welsh ŵ and ŷ. */
static char plain_letter(uint32_t code)
{
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo-ouuuuyty";

    if (code == 0x175)
        return 'w';
    if (code == 0x177)
        return 'y';
    if (code == 0xdf)
        return 's';
    if (code >= 0xe0 && code <= 0xff && code != 0xf7)
        return latin[code - 0xe0];
    return (char)((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ? code : 0);
}

struct slice plain_name(struct arena *arena, struct slice words)
{
    struct arena scratch = ARENA_INIT;
    struct slice folded = utf8_fold(&scratch, words), name;
    char *out = arena_alloc(&scratch, folded.len + 1);
    size_t len = 0;
    bool gap = false;

    for (size_t at = 0; at < folded.len;) {
        uint32_t code = utf8_next(folded, &at);
        char letter = plain_letter(code);

        if (letter && gap && len)
            out[len++] = '-';
        if (letter)
            out[len++] = letter;
        if (letter)
            gap = false;
        else
            gap = gap || code != '\''; /* St Mary's: st-marys */
    }
    name = arena_copy(arena, (struct slice){out, len});
    arena_release(&scratch);
    return name;
}
