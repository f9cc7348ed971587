/* Contrast of two sRGB colours by WCAG 2.2 (relative luminance), in whole numbers. Knows no style and no
 * page. */
#ifndef PRECEPT_COMPOSE_CONTRAST_H
#define PRECEPT_COMPOSE_CONTRAST_H

#include "base/dim.h"

#include <stdbool.h>
#include <stdint.h>

/* WCAG 2.2, 1.4.3: ten times the ratio that text needs; large is 18 pt, or 14 pt bold, and more. */
enum { CONTRAST_TEXT = 45, CONTRAST_LARGE = 30 };

/* (lighter + 0.05) / (darker + 0.05) is at least tenths / 10. Exact to 1 in 10^8. */
bool contrast_reaches(struct colour a, struct colour b, unsigned tenths);
/* The ratio × 100, rounded down: 100 to 2100. */
unsigned contrast_hundredths(struct colour a, struct colour b);
/* The shade of `ink` nearest to it (mixed with black or white, whichever needs less) that reaches tenths / 10
 * on `paper`. false when neither black nor white does. */
bool contrast_nearest(struct colour ink, struct colour paper, unsigned tenths, struct colour *shade);

#endif
