/* The words of one block while they are being made: runs that still grow, and references that are filled in
 * once the whole tree stands. Private to compose/. */
#ifndef PRECEPT_COMPOSE_DRAFT_H
#define PRECEPT_COMPOSE_DRAFT_H

#include "base/arena.h"
#include "compose/document.h"

struct draft_run {
    struct doc_run run; /* element: a mark (dense from 1 over the document) until the tree is numbered */
    uint32_t reference; /* number in composer.references whose words this run takes; 0 = none */
    bool verbatim;      /* code: no smart text */
};

struct draft {
    VECTOR(struct draft_run) runs;
    VECTOR(struct slice) ids; /* of spans: they lead to the block */
};

#endif
