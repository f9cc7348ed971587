/* Tables of the few characters that layout treats by itself. */
#include "typeset/characters.h"

enum character_class character_class(uint32_t c)
{
    if (c > ' ' && c < 0x7f)
        return CHARACTER_WORD;
    switch (c) {
    case ' ':
    case '\t':
        return CHARACTER_SPACE;
    case '\n':
    case 0x2028:
    case 0x2029:
        return CHARACTER_NEW_LINE;
    case 0xa0:
        return CHARACTER_NO_BREAK;
    case 0xad:
        return CHARACTER_SOFT_HYPHEN;
    case 0x2011:
        return CHARACTER_HYPHEN;
    case 0x202f:
    case 0x205f:
    case 0x3000:
        return CHARACTER_FIXED;
    case 0x200b:
    case 0x200e:
    case 0x200f:
    case 0x2060:
    case 0xfeff:
        return CHARACTER_NOTHING;
    default:
        break;
    }
    if (c >= 0x2000 && c <= 0x200a)
        return CHARACTER_FIXED;
    if (c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return CHARACTER_NOTHING;
    return CHARACTER_WORD;
}

unsigned fixed_space_width(uint32_t c)
{
    /* U+2000 to U+200A: en and em quads, en and em spaces, thirds, quarters, sixths, figure, punctuation,
     * thin, hair */
    static const uint16_t widths[] = {500, 1000, 500, 1000, 333, 250, 167, 0, 0, 200, 100};

    if (c >= 0x2000 && c <= 0x200a)
        return widths[c - 0x2000];
    return c == 0x202f ? 200 : c == 0x205f ? 222 : 1000;
}

bool character_is_combining(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x610 && c <= 0x61a) ||
           (c >= 0x64b && c <= 0x65f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x20d0 && c <= 0x20ff) ||
           (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f);
}

bool character_is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7);
}
