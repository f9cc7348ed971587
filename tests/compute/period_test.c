/* How long declared periods are. */
#include "compute/engine.h"
#include "expect.h"

int main(void)
{
    static const struct {
        const char *period;
        unsigned months;
    } rows[] = {{"", 0},
                {"2021/22", 12},
                {"2021 to 2022", 12},
                {"2022", 12},
                {"April 2022", 1},
                {"October 2021 to June 2022", 9},
                {"1 October 2021 to 30 June 2022", 9},
                {"1 April 2021 to 31 March 2022", 12},
                {"June 2022 to October 2021", 0},
                {"nine months", 9},
                {"12 months", 12},
                {"a year", 12},
                {"one quarter", 3},
                {"two years", 24},
                {"0 months", 0},
                {"the summer", 0},
                {"to", 0},
                {"some time to come", 0}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (period_months(slice_of(rows[i].period)) != rows[i].months)
            printf("  %s\n", rows[i].period);
        EXPECT_NUMBER(period_months(slice_of(rows[i].period)), rows[i].months);
    }
    return expect_report();
}
