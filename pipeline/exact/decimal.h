/* Decimals as they are written: a whole coefficient and a power of ten. What cells hold. */
#ifndef PRECEPT_EXACT_DECIMAL_H
#define PRECEPT_EXACT_DECIMAL_H

#include "base/slice.h"

#include <stdint.h>

/* coefficient × 10^-scale. At most 18 digits, so that int64 holds every one; scale 0 to 18. */
struct decimal {
    int64_t coefficient;
    uint8_t scale; /* digits written after the point: also how exactly the number is known */
};

enum decimal_fault {
    DECIMAL_FINE,
    DECIMAL_EMPTY,
    DECIMAL_NO_NUMBER,  /* something else than digits, commas, point, sign; *bad is its offset */
    DECIMAL_BAD_COMMAS, /* commas that do not set off thousands */
    DECIMAL_EXPONENT,   /* 1.2E+11: a spreadsheet has lost digits */
    DECIMAL_TOO_LONG    /* over 18 digits */
};

/* Reads what people and spreadsheets write: sign (-, U+2212, or brackets round all of it), "£" before or "%"
 * after when `symbols` allows them, thousands commas, digits, point, digits; spaces at the ends. */
enum { DECIMAL_POUND = 1, DECIMAL_PER_CENT = 2 };
enum decimal_fault decimal_read(struct slice text, unsigned symbols, struct decimal *number, size_t *bad);

/* True when the digits look like the noise of a binary number printed in full (5516.6500000000015): at least
 * 15 significant digits with five or more nines or noughts in a row before the last one or two. *clean is the
 * number without the noise. */
bool decimal_is_binary_noise(struct decimal number, struct decimal *clean);

#endif
