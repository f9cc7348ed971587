/* Static tables of keys, and the one engine that holds a file against them: unknown keys, wrong shapes,
 * missing keys, wrong choices. What an author's own layout declares is no shape but a struct field_type.
 * Private to check/. */
#ifndef PRECEPT_CHECK_SHAPE_H
#define PRECEPT_CHECK_SHAPE_H

#include "check/layout.h"
#include "read/raw.h"

struct check;

enum { WHOLE_LIMIT = 1000000 }; /* of whole numbers in YAML: pages, rows, counts */

enum shape_kind {
    SHAPE_ANY,   /* whoever reads it looks at it */
    SHAPE_TEXT,  /* one text */
    SHAPE_TEXTS, /* a list of texts; one text is a list of one */
    SHAPE_YES_NO,
    SHAPE_WHOLE,
    SHAPE_CHOICE,
    SHAPE_DATE,
    SHAPE_LENGTH,
    SHAPE_COLOUR,
    SHAPE_KEYS,  /* the keys of `inside` */
    SHAPE_NAMED, /* names of the author's own, each with the keys of `inside` */
    SHAPE_LIST,  /* items, each with the keys of `inside` */
    /* options of components, which become fields */
    SHAPE_INLINE, /* one line with inserts and inline mark-up */
    SHAPE_TYPED,  /* text that is printed as it was typed */
    SHAPE_PROSE,
    SHAPE_FORMULA,
    SHAPE_FORMULAS, /* one or a list */
    SHAPE_ID,
    SHAPE_POST,
    SHAPE_PICTURE,
    SHAPE_STANDING,
    SHAPE_DATA,     /* name of a table */
    SHAPE_MARKDOWN, /* a Markdown file */
    SHAPE_STYLE,
    SHAPE_COLUMNS, /* of a table component */
    SHAPE_BLOCKS,
    SHAPE_CONTACT,
    SHAPE_PARTS /* texts in a list, or a column of data */
};

enum {
    SHAPE_REQUIRED = 1,
    SHAPE_OR_TEXT = 2, /* a text may stand in place of the keys */
    SHAPE_OR_LIST = 4,
    SHAPE_SAME_NAMES = 8 /* the text may be one of the choices or anything else */
};

struct shape_key {
    const char *name;
    enum shape_kind kind;
    unsigned flags;
    const struct slice *choices; /* ends with one whose ptr is NULL */
    const struct shape *inside;
    const char *example; /* of a required key, as it would be written after the colon */
};

struct shape {
    const struct shape_key *keys;
    size_t count;
    bool any_name; /* other keys are the author's and looked at elsewhere */
};

#define SHAPE(array)                                                                                         \
    {                                                                                                        \
        (array), sizeof(array) / sizeof *(array), false                                                      \
    }
#define SHAPE_CHOICES(...) ((const struct slice[]){__VA_ARGS__, {NULL, 0}})

/* What of `map` does not fit is reported; `what` names it in messages ("the layout", `data "outturn"`). More
 * keys that are allowed: `own`. False when the node is no map (reported, unless poison). */
bool shape_check(struct check *c, const struct raw_node *map, const struct shape *shape, struct slice what);
bool shape_check_with(struct check *c, const struct raw_node *map, const struct shape *shape,
                      struct slice what, const struct field_type *own);
const struct shape_key *shape_key(const struct shape *shape, struct slice name);
size_t shape_choice_count(const struct slice *choices);

/* Values of a map that was checked. Absent or reported: the neutral value. map may be NULL. */
const struct raw_node *shape_node(const struct raw_node *map, const char *key); /* a text node or NULL */
struct slice shape_text(const struct raw_node *map, const char *key);
bool shape_yes(const struct raw_node *map, const char *key, bool otherwise);
unsigned long shape_whole(const struct raw_node *map, const char *key, unsigned long otherwise);
dim shape_length(const struct raw_node *map, const char *key, dim otherwise);
/* A list of texts or one text. */
const struct slice *shape_texts(struct check *c, const struct raw_node *map, const char *key, size_t *count);
const struct slice *texts_of(struct check *c, const struct raw_node *node, size_t *count);
/* The place of the text among the choices, or `otherwise`. */
size_t shape_choice(const struct raw_node *map, const char *key, const struct slice *choices,
                    size_t otherwise);
/* "a list", "keys of its own" … for messages. */
struct slice raw_kind_words(const struct raw_node *node);

#endif
