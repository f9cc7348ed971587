/* UTF-8 decoding and the folding of names. Independent of any locale. */
#include "base/utf8.h"

/* Length of the well-formed sequence at s.ptr[at], 0 if there is none (Unicode 15, table 3-7). */
static size_t sequence_length(struct slice s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at, len;
    unsigned char low = 0x80, high = 0xbf;

    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xc2 || p[0] > 0xf4)
        return 0;
    len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    if (left < len)
        return 0;
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < len; i++)
        if (p[i] < 0x80 || p[i] > 0xbf)
            return 0;
    return len;
}

uint32_t utf8_next(struct slice s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t len = sequence_length(s, *at);
    uint32_t code;

    if (len <= 1) {
        *at += 1;
        return len ? p[0] : 0xfffd;
    }
    code = p[0] & (0x7fu >> len);
    for (size_t i = 1; i < len; i++)
        code = code << 6 | (p[i] & 0x3fu);
    *at += len;
    return code;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

size_t utf8_first_fault(struct slice s)
{
    size_t at = 0;

    while (at < s.len) {
        size_t len = sequence_length(s, at);

        if (!len)
            return at;
        at += len;
    }
    return at;
}

size_t utf8_count(struct slice s)
{
    size_t count = 0;

    for (size_t at = 0; at < s.len; count++)
        utf8_next(s, &at);
    return count;
}

static uint32_t folded(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7)) /* Latin-1 capitals */
        return c + 32;
    if (c >= 0x100 && c <= 0x17f && c != 0x130 && c != 0x131 && c != 0x138 && c != 0x149 && c != 0x17f) {
        if (c == 0x178)
            return 0xff;
        if ((c >= 0x139 && c <= 0x148) || c >= 0x179) /* pairs that begin at an odd number */
            return c % 2 ? c + 1 : c;
        return c | 1;
    }
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
        return '\'';
    case 0x201c:
    case 0x201d:
        return '"';
    case 0xa0:
    case 0x202f:
    case '\t':
        return ' ';
    default:
        return c;
    }
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next folded code point of s, white space collapsed; 0 at the end. */
static uint32_t next_folded(struct slice s, size_t *at)
{
    uint32_t c;

    if (*at >= s.len)
        return 0;
    c = folded(utf8_next(s, at));
    if (!is_blank(c))
        return c;
    while (*at < s.len) {
        size_t ahead = *at;

        if (!is_blank(folded(utf8_next(s, &ahead))))
            return ' ';
        *at = ahead;
    }
    return 0; /* trailing white space */
}

struct slice utf8_fold(struct arena *arena, struct slice s)
{
    char *out = arena_alloc(arena, s.len * 3 + 1); /* a byte that is no UTF-8 becomes the three of U+FFFD */
    size_t len = 0, at = 0;
    uint32_t c;

    s = slice_trim(s);
    for (;;) {
        for (; at < s.len && s.ptr[at] > ' ' && s.ptr[at] < 0x7f; at++) /* most of every text is ASCII */
            out[len++] = (char)folded((uint32_t)s.ptr[at]);
        c = next_folded(s, &at);
        if (!c)
            return (struct slice){out, len};
        if (c != ' ' || len)
            len += utf8_encode(c, out + len);
    }
}

/* ASCII but spaces and controls. */
static bool is_plain(char c)
{
    return c > ' ' && c < 0x7f;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* Most names that are compared differ in a plain character, before any of which it matters how it is folded.
 */
static bool differ_plainly(struct slice a, struct slice b)
{
    for (size_t i = 0; i < a.len && i < b.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]) || a.ptr[i] & 0x80)
            return is_plain(a.ptr[i]) && is_plain(b.ptr[i]);
    return false;
}

bool utf8_is_letter_or_digit(uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
    return code >= 0xC0 && !(code >= 0x2000 && code < 0x2C00) && !(code >= 0x3000 && code < 0x3040) &&
           !(code >= 0xE000 && code < 0xF900) && !(code >= 0x1F000 && code < 0x1FB00);
}

bool utf8_equal_folded(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;
    uint32_t c;

    if (slice_equal(a, b))
        return true;
    if (differ_plainly(a, b))
        return false;
    a = slice_trim(a);
    b = slice_trim(b);
    do {
        c = next_folded(a, &i);
        if (c != next_folded(b, &k))
            return false;
    } while (c);
    return true;
}
