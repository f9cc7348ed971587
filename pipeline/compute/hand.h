/* Private to compute/: numbers in running text, and which of them are known for something else than figures.
 */
#ifndef PRECEPT_COMPUTE_HAND_H
#define PRECEPT_COMPUTE_HAND_H

#include "compute/engine.h"

struct hand_number {
    size_t start, end; /* of the text, with its sign and unit: "£32k", "40%", "9 million" */
    size_t next;       /* where to look for the next one */
    bool known;        /* a year, a date, a telephone number, part of a name */
    bool label;        /* known for the word before it: "page 7", so that "to 9" is known too */
};

/* The next number of the text; false when there is none. *n starts as nought. */
bool hand_next(struct slice text, struct hand_number *n);

#endif
