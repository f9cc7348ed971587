/* Contrast against ratios that WCAG tools give. */
#include "compose/contrast.h"

#include "expect.h"

static const struct colour white = {255, 255, 255}, black = {0, 0, 0};

static void known_ratios(void)
{
    EXPECT_NUMBER(contrast_hundredths(white, black), 2100);
    EXPECT_NUMBER(contrast_hundredths(white, white), 100);
    EXPECT_NUMBER(contrast_hundredths((struct colour){0x76, 0x76, 0x76}, white), 454);
    EXPECT_NUMBER(contrast_hundredths((struct colour){0x77, 0x77, 0x77}, white), 447);
    EXPECT_NUMBER(contrast_hundredths((struct colour){0xff, 0, 0}, white), 399);
}

static void thresholds(void)
{
    EXPECT(contrast_reaches((struct colour){0x76, 0x76, 0x76}, white, CONTRAST_TEXT));
    EXPECT(!contrast_reaches((struct colour){0x77, 0x77, 0x77}, white, CONTRAST_TEXT));
    EXPECT(contrast_reaches(white, (struct colour){0x94, 0x94, 0x94}, CONTRAST_LARGE));
    EXPECT(!contrast_reaches(white, (struct colour){0x95, 0x95, 0x95}, CONTRAST_LARGE));
}

static void nearest_shades(void)
{
    struct colour shade;

    EXPECT(contrast_nearest((struct colour){0x77, 0x77, 0x77}, white, CONTRAST_TEXT, &shade));
    EXPECT_NUMBER(shade.red, 0x76);
    EXPECT(contrast_nearest((struct colour){0x40, 0x40, 0x80}, (struct colour){0x10, 0x20, 0x30},
                            CONTRAST_TEXT, &shade));
    EXPECT(contrast_reaches(shade, (struct colour){0x10, 0x20, 0x30}, CONTRAST_TEXT));
    EXPECT(shade.blue > 0x80);
    EXPECT(contrast_nearest(black, white, CONTRAST_TEXT, &shade));
    EXPECT_NUMBER(shade.red, 0);
}

int main(void)
{
    known_ratios();
    thresholds();
    nearest_shades();
    return expect_report();
}
