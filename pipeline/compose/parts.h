/* What a layout prints, item by item. Private to compose/. */
#ifndef PRECEPT_COMPOSE_PARTS_H
#define PRECEPT_COMPOSE_PARTS_H

#include "compose/composer.h"

void part_add(struct composer *c, const struct site *place, const struct print *print);

#endif
