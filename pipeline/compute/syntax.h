/* Private to compute/: a formula's text, its words and signs, and the tree that they make. The grammar is
 * format.md §3. Nothing here knows what a name stands for. */
#ifndef PRECEPT_COMPUTE_SYNTAX_H
#define PRECEPT_COMPUTE_SYNTAX_H

#include "compute/figures.h"

/* ---- the text and where it stands ---- */

struct formula_text {
    struct slice text;
    const struct raw_node *node; /* the text is all of this node, or NULL: it stands at `span` */
    struct span span;
    const struct sources *sources;
};

struct formula_text formula_of_node(const struct sources *sources, const struct raw_node *node);
struct formula_text formula_at(const struct sources *sources, struct slice text, struct span span);
/* Place of a part of the text in the author's file. */
struct span formula_place(const struct formula_text *formula, size_t start, size_t length);

/* ---- words and signs ---- */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_LITERAL,
    TOKEN_DOT,
    TOKEN_COMMA,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_OVER,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_AT_MOST,
    TOKEN_MORE,
    TOKEN_AT_LEAST,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_IS,
    TOKEN_WHERE,
    TOKEN_FROM,
    TOKEN_TO,
    TOKEN_OUT_OF
};

struct token {
    enum token_kind kind;
    size_t start, length; /* bytes of the formula */
    const struct value *literal;
};

struct tokens {
    struct token *items; /* the last one is TOKEN_END */
    size_t count;
};

/* False when something was reported. */
bool formula_tokens(struct arena *arena, const struct formula_text *formula, struct diagnostics *diagnostics,
                    struct tokens *tokens);

/* A literal at the start of `text` (£4.0m, 28%, 2022/23, 7 February 2023, "Halton"): its length, 0 when there
 * is none. *written holds the digits and *unit what one of them is worth, for numbers; both may be NULL. */
size_t literal_read(struct arena *arena, struct slice text, struct value *value, struct decimal *written,
                    struct ratio *unit);

/* ---- the tree ---- */

enum node_kind {
    NODE_LITERAL,
    NODE_PATH,
    NODE_CALL,
    NODE_SHARE_OF,
    NODE_NEGATE,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_OUT_OF,
    NODE_EQUAL,
    NODE_UNEQUAL,
    NODE_LESS,
    NODE_AT_MOST,
    NODE_MORE,
    NODE_AT_LEAST,
    NODE_ONE_OF,
    NODE_EVERY,
    NODE_ANY,
    NODE_NOT,
    NODE_AND,
    NODE_OR,
    NODE_CHANGE,
    NODE_WHERE
};

struct path_part {
    struct slice name;
    struct span span;
};

/* What a formula ranges over, if it is not one value: the rows of a table or the items of a list of the
 * record. */
struct range {
    const struct table *table;
    const struct field *list;
};

/* What a name turned out to be. */
enum meaning {
    MEANS_NOTHING,
    MEANS_VALUE /* known at once: a figure, a field, a date */,
    MEANS_COLUMN,
    MEANS_MEMBER,
    MEANS_RANGE
};

struct node {
    enum node_kind kind;
    struct span span, sign; /* all of it; the operator or the function's name */
    struct slice text;      /* as written */
    struct node *left, *right;
    struct node **items; /* arguments; the list of `is one of`; part_count of parts */
    size_t item_count;
    struct slice name; /* of a function */
    const struct path_part *parts;
    size_t part_count;
    const struct value *literal;
    /* What binding finds out. */
    bool bound, poison, reported;
    enum value_kind value_kind, change_of;
    struct range range; /* all NULL: one value */
    enum meaning meaning;
    struct slice used; /* of a path: the publication that it went through, which is no part any more */
    const struct value *value; /* MEANS_VALUE */
    size_t column;             /* MEANS_COLUMN: of range.table */
    struct slice member;       /* MEANS_MEMBER: the path inside an item of range.list */
    unsigned function;         /* of a call */
    bool one_row;              /* NODE_WHERE: the key is fixed, so it is one value */
    bool is_cell;              /* MEANS_VALUE: a cell of the row that `for each` has at hand */
    bool looks_up;    /* NODE_WHERE made of `look up … by …`: left side the key, right side at hand */
    struct slice why; /* of a question that was answered with no: what was found; may be empty */
};

/* NULL when something was reported. */
struct node *formula_tree(struct arena *arena, const struct formula_text *formula,
                          struct diagnostics *diagnostics);

#endif
