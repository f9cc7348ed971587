/* Private to compose/: what a chart says to those who do not see it. */
#ifndef PRECEPT_COMPOSE_CHART_WORDS_H
#define PRECEPT_COMPOSE_CHART_WORDS_H

#include "compose/composer.h"
#include "figure/figure.h"

/* The alternative text: the author's sentence, then what the data say, by rule. */
/* Of a small line: "From 31 to 44; highest 52 (June), lowest 31 (April)." */
struct slice line_words(struct composer *c, const struct computed_line *line);
struct slice chart_words(struct composer *c, const struct block *block, const struct computed_chart *chart,
                         const struct drawing_spec *spec);

#endif
