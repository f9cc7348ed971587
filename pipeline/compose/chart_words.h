/* Private to compose/: what a chart says to those who do not see it. */
#ifndef PRECEPT_COMPOSE_CHART_WORDS_H
#define PRECEPT_COMPOSE_CHART_WORDS_H

#include "compose/composer.h"
#include "figure/figure.h"

/* The alternative text: the author's sentence, then what the data say, by rule. */
struct slice chart_words(struct composer *c, const struct block *block, const struct computed_chart *chart,
                         const struct drawing_spec *spec);

#endif
