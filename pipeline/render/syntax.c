/* Writes the words of PDF syntax into a buffer: numbers from whole hundredths or thousandths, so that no
 * binary fraction is ever printed, and strings with their escapes. Refuses to know what the words mean. */
#include "render/syntax.h"

#include "base/utf8.h"

enum { LONGEST_STRING = 32767 }; /* bytes: ISO 19005-2, 6.1.13 */

int32_t syntax_hundredths(dim d)
{
    int64_t doubled = (int64_t)d * 200 + DIM_PT;

    return (int32_t)(doubled >= 0 ? doubled / (2 * DIM_PT) : -((2 * DIM_PT - 1 - doubled) / (2 * DIM_PT)));
}

/* n / 10^places, without noughts at the end or a nought before the point. */
static void put_fraction(struct buffer *out, int64_t n, unsigned places)
{
    char digits[32], *end = digits + sizeof digits, *at = end;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

    for (unsigned i = 0; i < places; i++, left /= 10)
        if (at != end || left % 10)
            *--at = (char)('0' + left % 10);
    if (at != end)
        *--at = '.';
    for (; left; left /= 10)
        *--at = (char)('0' + left % 10);
    if (at == end)
        *--at = '0';
    else if (n < 0)
        *--at = '-';
    buffer_put(out, (struct slice){at, (size_t)(end - at)});
}

void syntax_put_hundredths(struct buffer *out, int64_t hundredths)
{
    put_fraction(out, hundredths, 2);
}

void syntax_put_thousandths(struct buffer *out, int64_t thousandths)
{
    put_fraction(out, thousandths, 3);
}

static void put_escaped(struct buffer *out, struct slice bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];

        if (c == '(' || c == ')' || c == '\\')
            buffer_put_byte(out, '\\');
        if (c == '\r') /* a bare one would be read as a line feed */
            buffer_put(out, S("\\r"));
        else
            buffer_put_byte(out, c);
    }
}

void syntax_put_string(struct buffer *out, struct slice bytes)
{
    buffer_put_byte(out, '(');
    put_escaped(out, bytes);
    buffer_put_byte(out, ')');
}

bool syntax_is_ascii(struct slice words)
{
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] < ' ' || words.ptr[i] > '~')
            return false;
    return true;
}

void syntax_put_utf16(struct buffer *out, struct slice words, size_t limit)
{
    size_t start = out->len;

    for (size_t at = 0; at < words.len;) {
        uint32_t code = utf8_next(words, &at);
        uint32_t units[2] = {code, 0};
        unsigned count = 1;

        if (code > 0xffff) {
            units[0] = 0xd800 + ((code - 0x10000) >> 10);
            units[1] = 0xdc00 + ((code - 0x10000) & 0x3ff);
            count = 2;
        }
        if (out->len - start + 2 * count > limit)
            return;
        for (unsigned i = 0; i < count; i++) {
            buffer_put_byte(out, (char)(units[i] >> 8));
            buffer_put_byte(out, (char)(units[i] & 0xff));
        }
    }
}

bool syntax_text_fits(struct slice words)
{
    size_t units = 0;

    if (syntax_is_ascii(words))
        return words.len <= LONGEST_STRING;
    for (size_t at = 0; at < words.len;)
        units += utf8_next(words, &at) > 0xffff ? 2 : 1;
    return 2 + 2 * units <= LONGEST_STRING;
}

void syntax_put_text(struct buffer *out, struct slice words)
{
    struct buffer wide = BUFFER_INIT;

    if (syntax_is_ascii(words)) {
        syntax_put_string(out, slice_sub(words, 0, LONGEST_STRING));
        return;
    }
    buffer_put(&wide, S("\xfe\xff"));
    syntax_put_utf16(&wide, words, LONGEST_STRING - 2);
    syntax_put_string(out, buffer_slice(&wide));
    buffer_release(&wide);
}

void syntax_put_reference(struct buffer *out, uint32_t number)
{
    buffer_put_byte(out, ' ');
    buffer_put_whole(out, number);
    buffer_put(out, S(" 0 R"));
}
