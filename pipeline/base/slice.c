/* Runs of bytes: compare, find, split. Knows nothing of text beyond ASCII white space. */
#include "base/slice.h"

struct slice slice_of(const char *text)
{
    return text ? (struct slice){text, strlen(text)} : S("");
}

struct slice slice_sub(struct slice s, size_t start, size_t len)
{
    if (start > s.len)
        start = s.len;
    if (len > s.len - start)
        len = s.len - start;
    return (struct slice){s.ptr + start, len};
}

struct slice slice_from(struct slice s, size_t start)
{
    return slice_sub(s, start, s.len);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct slice slice_trim_start(struct slice s)
{
    while (s.len && is_space(s.ptr[0]))
        s = slice_from(s, 1);
    return s;
}

struct slice slice_trim_end(struct slice s)
{
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

bool slice_is(struct slice s, const char *text)
{
    return slice_equal(s, slice_of(text));
}

int slice_compare(struct slice a, struct slice b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool slice_starts_with(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len && slice_equal(slice_sub(s, 0, prefix.len), prefix);
}

bool slice_ends_with(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len && slice_equal(slice_from(s, s.len - suffix.len), suffix);
}

size_t slice_find(struct slice s, struct slice what, size_t from)
{
    const char *found;

    if (from >= s.len)
        return s.len;
    found = memmem(s.ptr + from, s.len - from, what.ptr, what.len);
    return found ? (size_t)(found - s.ptr) : s.len;
}

size_t slice_find_byte(struct slice s, char byte, size_t from)
{
    const char *found = from < s.len ? memchr(s.ptr + from, byte, s.len - from) : NULL;

    return found ? (size_t)(found - s.ptr) : s.len;
}

bool slice_split(struct slice *rest, char separator, struct slice *part)
{
    size_t at;

    if (!rest->ptr)
        return false;
    at = slice_find_byte(*rest, separator, 0);
    *part = slice_sub(*rest, 0, at);
    *rest = at < rest->len ? slice_from(*rest, at + 1) : (struct slice){NULL, 0};
    return true;
}

bool slice_to_whole(struct slice s, unsigned long limit, unsigned long *number)
{
    unsigned long n = 0;

    if (!s.len)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit = (unsigned char)s.ptr[i] - '0';

        if (digit > 9 || digit > limit || n > (limit - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *number = n;
    return n <= limit;
}
