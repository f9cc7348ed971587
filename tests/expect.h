/* What unit tests are written with: each EXPECT… says what failed, where, and the run goes on;
 * expect_report() ends it. REQUIRE is for what the rest of a case cannot do without: it ends the run at once.
 * A test program is one folder's `NAME_test.c` with a main that calls its cases and returns expect_report().
 */
#ifndef PRECEPT_TESTS_EXPECT_H
#define PRECEPT_TESTS_EXPECT_H

#include "base/slice.h"

#include <stdio.h>
#include <stdlib.h>

static int expect_failures, expect_count;

#define EXPECT(condition) expect_that((condition), #condition, __FILE__, __LINE__)
#define REQUIRE(condition) ((condition) ? (void)expect_count++ : expect_end(#condition, __FILE__, __LINE__))
#define EXPECT_TEXT(actual, expected) expect_text((actual), (expected), __FILE__, __LINE__)
#define EXPECT_NUMBER(actual, expected)                                                                      \
    expect_number((long long)(actual), (long long)(expected), __FILE__, __LINE__)

static inline void expect_that(int holds, const char *what, const char *file, int line)
{
    expect_count++;
    if (holds)
        return;
    expect_failures++;
    printf("%s:%d: expected %s\n", file, line, what);
}

static inline void expect_text(struct slice actual, const char *expected, const char *file, int line)
{
    expect_count++;
    if (slice_is(actual, expected))
        return;
    expect_failures++;
    printf("%s:%d: expected \"%s\", found \"%.*s\"\n", file, line, expected, SLICE_ARG(actual));
}

static inline void expect_number(long long actual, long long expected, const char *file, int line)
{
    expect_count++;
    if (actual == expected)
        return;
    expect_failures++;
    printf("%s:%d: expected %lld, found %lld\n", file, line, expected, actual);
}

static inline int expect_report(void)
{
    printf("%d passed, %d failed\n", expect_count - expect_failures, expect_failures);
    return expect_failures ? 1 : 0;
}

_Noreturn static inline void expect_end(const char *what, const char *file, int line)
{
    expect_that(0, what, file, line);
    exit(expect_report());
}

#endif
