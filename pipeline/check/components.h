/* The table of components: what each is called, what its first value is, which options it takes, where it may
 * stand. A new component is a row here. Private to check/. */
#ifndef PRECEPT_CHECK_COMPONENTS_H
#define PRECEPT_CHECK_COMPONENTS_H

#include "check/check.h"

enum {
    COMPONENT_IN_PROSE = 1,    /* may be a fence in Markdown */
    COMPONENT_HOLDS_PROSE = 2, /* may be a container: `::: name … :::` */
    COMPONENT_TEXT_IS_BODY = 4 /* its `text:` is what a container would hold */
};

struct component_row {
    const char *name;
    struct shape_key subject; /* its name is that of the component */
    const struct shape_key *options;
    size_t option_count;
    unsigned flags;
};

/* By enum component. */
extern const struct component_row component_rows[COMPONENT_KINDS];

const struct component_row *component_lookup(struct slice name);
const struct shape_key *component_option(const struct component_row *row, struct slice name);

#endif
