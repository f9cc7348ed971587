/* Numbers as people and spreadsheets write them. */
#include "exact/decimal.h"
#include "exact/generator.h"
#include "expect.h"

static enum decimal_fault fault_of(const char *text, unsigned symbols, size_t *bad)
{
    struct decimal number;

    return decimal_read(slice_of(text), symbols, &number, bad);
}

static void expect_read(const char *text, int64_t coefficient, unsigned scale)
{
    struct decimal number;
    size_t bad;

    EXPECT_NUMBER(decimal_read(slice_of(text), DECIMAL_POUND | DECIMAL_PER_CENT, &number, &bad),
                  DECIMAL_FINE);
    EXPECT_NUMBER(number.coefficient, coefficient);
    EXPECT_NUMBER(number.scale, scale);
}

static void reads_what_finance_writes(void)
{
    expect_read("0", 0, 0);
    expect_read("1,234.50", 123450, 2);
    expect_read("£1,234.50", 123450, 2);
    expect_read("(1,234.50)", -123450, 2);
    expect_read("(£1,234)", -1234, 0);
    expect_read("-£5", -5, 0);
    expect_read("£-5", -5, 0);
    expect_read("\xe2\x88\x92"
                "12",
                -12, 0);
    expect_read("  28% ", 28, 0);
    expect_read("39.90 %", 3990, 2);
    expect_read("(1.5%)", -15, 1);
    expect_read(".5", 5, 1);
    expect_read("+7", 7, 0);
    expect_read("007", 7, 0);
    expect_read("999999999999999999", 999999999999999999, 0);
    expect_read("0.000000000000000001", 1, 18);
}

static void refuses_the_rest(void)
{
    size_t bad;

    EXPECT_NUMBER(fault_of("", 0, &bad), DECIMAL_EMPTY);
    EXPECT_NUMBER(fault_of("   ", 0, &bad), DECIMAL_EMPTY);
    EXPECT_NUMBER(fault_of("-", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(fault_of("n/a", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(fault_of("2,41O", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(bad, 4);
    EXPECT_NUMBER(fault_of("£5", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(fault_of("5%", DECIMAL_POUND, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(bad, 1);
    EXPECT_NUMBER(fault_of("(5", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(fault_of("1,23", 0, &bad), DECIMAL_BAD_COMMAS);
    EXPECT_NUMBER(fault_of("1234,567", 0, &bad), DECIMAL_BAD_COMMAS);
    EXPECT_NUMBER(fault_of(",123", 0, &bad), DECIMAL_BAD_COMMAS);
    EXPECT_NUMBER(fault_of("1.2E+11", 0, &bad), DECIMAL_EXPONENT);
    EXPECT_NUMBER(fault_of("12e5", 0, &bad), DECIMAL_EXPONENT);
    EXPECT_NUMBER(fault_of("1234567890123456789", 0, &bad), DECIMAL_TOO_LONG);
    EXPECT_NUMBER(fault_of("0.0000000000000000001", 0, &bad), DECIMAL_TOO_LONG);
    EXPECT_NUMBER(fault_of("1.2.3", 0, &bad), DECIMAL_NO_NUMBER);
    EXPECT_NUMBER(fault_of("--5", 0, &bad), DECIMAL_NO_NUMBER);
}

static void expect_noise(const char *text, const char *clean)
{
    struct decimal number, wanted, found = {0, 0};
    size_t bad;

    EXPECT_NUMBER(decimal_read(slice_of(text), 0, &number, &bad), DECIMAL_FINE);
    if (!clean) {
        EXPECT(!decimal_is_binary_noise(number, &found));
        return;
    }
    EXPECT(decimal_is_binary_noise(number, &found));
    decimal_read(slice_of(clean), 0, &wanted, &bad);
    EXPECT_NUMBER(found.coefficient, wanted.coefficient);
    EXPECT_NUMBER(found.scale, wanted.scale);
}

static void tells_binary_noise(void)
{
    expect_noise("5516.6500000000015", "5516.65");
    expect_noise("0.30000000000000004", "0.3");
    expect_noise("-0.30000000000000004", "-0.3");
    expect_noise("2.9999999999999996", "3");
    expect_noise("100000.00000000001", "100000");
    expect_noise("1000000000000.12", NULL);
    expect_noise("123456789012345678", NULL);
    expect_noise("5516.65", NULL);
    expect_noise("1.000000000000000", NULL);
    expect_noise("3.14159265358979", NULL);
}

static void printed_numbers_read_back(void)
{
    struct generator g = {42};

    for (int i = 0; i < 2000; i++) {
        int64_t pence = generate_between(&g, -99999999999, 99999999999);
        int64_t size = pence < 0 ? -pence : pence;
        char text[64];

        snprintf(text, sizeof text, pence < 0 ? "(%lld.%02lld)" : "%lld.%02lld", (long long)(size / 100),
                 (long long)(size % 100));
        expect_read(text, pence, 2);
    }
}

int main(void)
{
    reads_what_finance_writes();
    refuses_the_rest();
    tells_binary_noise();
    printed_numbers_read_back();
    return expect_report();
}
