/* base/buffer: growth, numbers, printing. */
#include "base/buffer.h"
#include "expect.h"

static void test_putting(void)
{
    struct buffer b = BUFFER_INIT;

    EXPECT_TEXT(buffer_slice(&b), "");
    buffer_put(&b, S("a"));
    buffer_put(&b, (struct slice){NULL, 0});
    buffer_put_byte(&b, '-');
    buffer_put_text(&b, "b");
    buffer_indent(&b, 2);
    buffer_print(&b, "%03d", 7);
    EXPECT_TEXT(buffer_slice(&b), "a-b    007");
    buffer_clear(&b);
    EXPECT_NUMBER(b.len, 0);
    EXPECT(b.capacity > 0);
    buffer_release(&b);
    EXPECT(b.ptr == NULL);
}

static void test_whole_numbers(void)
{
    struct buffer b = BUFFER_INIT;

    buffer_put_whole(&b, INT64_MIN);
    buffer_put_byte(&b, ' ');
    buffer_put_whole(&b, INT64_MAX);
    buffer_put_byte(&b, ' ');
    buffer_put_whole(&b, 0);
    EXPECT_TEXT(buffer_slice(&b), "-9223372036854775808 9223372036854775807 0");
    buffer_release(&b);
}

static void test_growth(void)
{
    struct buffer b = BUFFER_INIT;
    bool same = true;

    for (int i = 0; i < 100000; i++)
        buffer_put_byte(&b, (char)('a' + i % 26));
    for (int i = 0; i < 100000; i++)
        same = same && b.ptr[i] == 'a' + i % 26;
    EXPECT(same);
    EXPECT_NUMBER(b.len, 100000);
    buffer_release(&b);
}

int main(void)
{
    test_putting();
    test_whole_numbers();
    test_growth();
    return expect_report();
}
