/* Words and signs as a tree, by recursive descent over the grammar of format.md §3. Reports the first thing
 * that does not fit; knows no names. */
#include "compute/syntax.h"

#include "base/bug.h"
#include "base/utf8.h"

enum { DEEPEST = 64 };

struct parser {
    struct arena *arena;
    const struct formula_text *formula;
    struct diagnostics *diagnostics;
    struct tokens tokens;
    size_t at;
    unsigned depth;
    bool failed;
};

static struct node *parse_filtered(struct parser *p);

/* ---- tokens ---- */

static struct token *peek(const struct parser *p)
{
    return &p->tokens.items[p->at];
}

static struct slice words_of(const struct parser *p, const struct token *t)
{
    return slice_sub(p->formula->text, t->start, t->length);
}

static struct span place_of(const struct parser *p, const struct token *t)
{
    return formula_place(p->formula, t->start, t->length);
}

static struct token next(struct parser *p)
{
    struct token t = *peek(p);

    if (t.kind != TOKEN_END)
        p->at++;
    return t;
}

static bool take(struct parser *p, enum token_kind kind)
{
    if (peek(p)->kind != kind)
        return false;
    p->at++;
    return true;
}

/* Takes `words` off the front of a name, as in "every" + "monthly", "share of" + "outturn". At the name's end
 * only when `whole` allows it. */
static bool take_words(struct parser *p, const char *words, bool whole)
{
    struct token *t = peek(p);
    struct slice name = words_of(p, t), wanted = slice_of(words);
    size_t rest = wanted.len;

    if (t->kind != TOKEN_NAME || name.len < wanted.len ||
        !utf8_equal_folded(slice_sub(name, 0, wanted.len), wanted))
        return false;
    if (name.len == wanted.len) {
        p->at += whole;
        return whole;
    }
    if (name.ptr[rest] != ' ' && name.ptr[rest] != '\n')
        return false;
    while (rest < name.len && (name.ptr[rest] == ' ' || name.ptr[rest] == '\n'))
        rest++;
    t->start += rest;
    t->length -= rest;
    return true;
}

/* Whether the word here cannot be a name, for an amount or a bracket follows it. */
static bool before_value(const struct parser *p)
{
    enum token_kind kind = peek(p)->kind == TOKEN_END ? TOKEN_END : p->tokens.items[p->at + 1].kind;

    return kind == TOKEN_LITERAL || kind == TOKEN_OPEN || kind == TOKEN_MINUS;
}

static struct node *fail(struct parser *p, const char *wanted)
{
    const struct token *t = peek(p);

    if (p->failed)
        return NULL;
    p->failed = true;
    if (t->kind == TOKEN_END)
        DIAG(p->diagnostics, MSG_formula_ends, formula_place(p->formula, 0, p->formula->text.len),
             slice_of(wanted));
    else
        DIAG(p->diagnostics, MSG_formula_expected, place_of(p, t), words_of(p, t), slice_of(wanted));
    return NULL;
}

/* ---- nodes ---- */

static struct node *new_node(struct parser *p, enum node_kind kind, size_t start)
{
    struct node *node = ARENA_NEW(p->arena, struct node);

    node->kind = kind;
    node->text.ptr = p->formula->text.ptr + start;
    return node;
}

/* Sets the node's extent: up to the last token that was taken. */
static struct node *closed(struct parser *p, struct node *node)
{
    size_t start = (size_t)(node->text.ptr - p->formula->text.ptr);
    const struct token *last = &p->tokens.items[p->at ? p->at - 1 : 0];

    if (p->failed)
        return NULL;
    node->text.len = last->start + last->length - start;
    node->span = formula_place(p->formula, start, node->text.len);
    return node;
}

static struct node *pair(struct parser *p, enum node_kind kind, struct node *left, const struct token *sign,
                         struct node *right)
{
    struct node *node;

    if (!left || !right)
        return NULL;
    node = new_node(p, kind, (size_t)(left->text.ptr - p->formula->text.ptr));
    node->left = left;
    node->right = right;
    node->sign = place_of(p, sign);
    return closed(p, node);
}

/* ---- atoms ---- */

static bool add_item(struct parser *p, struct node *node, struct node *item)
{
    struct node **items;

    if (!item)
        return false;
    items = arena_grow(p->arena, node->items, node->item_count * sizeof *items,
                       (node->item_count + 1) * sizeof *items);
    items[node->item_count++] = item;
    node->items = items;
    return true;
}

/* The items of a call or of `is one of`, behind the opening bracket. */
static struct node *parse_items(struct parser *p, struct node *node, const struct token *open)
{
    if (take(p, TOKEN_CLOSE))
        return closed(p, node);
    do
        if (!add_item(p, node, parse_filtered(p)))
            return NULL;
    while (take(p, TOKEN_COMMA));
    if (take(p, TOKEN_CLOSE))
        return closed(p, node);
    if (peek(p)->kind == TOKEN_END) {
        p->failed = true;
        DIAG(p->diagnostics, MSG_formula_bracket, place_of(p, open));
        return NULL;
    }
    return fail(p, "a comma or a closing bracket");
}

static struct node *parse_path(struct parser *p)
{
    struct token t = next(p);
    struct node *node = new_node(p, NODE_PATH, t.start);
    VECTOR(struct path_part) parts = {0};

    *VECTOR_PUSH(p->arena, &parts) = (struct path_part){words_of(p, &t), place_of(p, &t)};
    while (peek(p)->kind == TOKEN_DOT) {
        p->at++;
        if (peek(p)->kind != TOKEN_NAME)
            return fail(p, "a name");
        t = next(p);
        *VECTOR_PUSH(p->arena, &parts) = (struct path_part){words_of(p, &t), place_of(p, &t)};
    }
    node->parts = parts.items;
    node->part_count = parts.count;
    node->sign = parts.items[0].span;
    return closed(p, node);
}

static struct node *parse_bracket(struct parser *p)
{
    struct token open = next(p);
    struct node *inner = parse_filtered(p);

    if (!inner)
        return NULL;
    if (take(p, TOKEN_CLOSE)) {
        inner->text.ptr = p->formula->text.ptr + open.start;
        return closed(p, inner);
    }
    if (peek(p)->kind != TOKEN_END)
        return fail(p, "an operator or a closing bracket");
    p->failed = true;
    DIAG(p->diagnostics, MSG_formula_bracket, place_of(p, &open));
    return NULL;
}

static struct node *parse_share_of(struct parser *p, size_t start)
{
    struct node *node = new_node(p, NODE_SHARE_OF, start);

    if (peek(p)->kind != TOKEN_NAME)
        return fail(p, "the name of a column");
    node->left = parse_path(p);
    if (!node->left)
        return NULL;
    node->sign = node->left->span;
    return closed(p, node);
}

static struct node *parse_atom(struct parser *p)
{
    struct token t = *peek(p);
    struct node *node;

    switch (t.kind) {
    case TOKEN_LITERAL:
        p->at++;
        node = new_node(p, NODE_LITERAL, t.start);
        node->literal = t.literal;
        return closed(p, node);
    case TOKEN_OPEN:
        return parse_bracket(p);
    case TOKEN_NAME:
        if (p->tokens.items[p->at + 1].kind == TOKEN_OPEN) {
            p->at += 2;
            node = new_node(p, NODE_CALL, t.start);
            node->name = words_of(p, &t);
            node->sign = place_of(p, &t);
            return parse_items(p, node, &p->tokens.items[p->at - 1]);
        }
        if (take_words(p, "share of", false))
            return parse_share_of(p, t.start);
        return parse_path(p);
    default:
        return fail(p, "a name, a number or a bracket");
    }
}

/* ---- operators, tightest first ---- */

static struct node *parse_unary(struct parser *p)
{
    struct token t = *peek(p);
    struct node *node;

    if (t.kind != TOKEN_MINUS)
        return parse_atom(p);
    if (++p->depth > DEEPEST)
        return fail(p, "fewer minus signs");
    p->at++;
    node = new_node(p, NODE_NEGATE, t.start);
    node->left = parse_unary(p);
    node->sign = place_of(p, &t);
    p->depth--;
    return node->left ? closed(p, node) : NULL;
}

static struct node *parse_product(struct parser *p)
{
    struct node *left = parse_unary(p);

    while (left && (peek(p)->kind == TOKEN_TIMES || peek(p)->kind == TOKEN_OVER)) {
        struct token sign = next(p);

        left = pair(p, sign.kind == TOKEN_TIMES ? NODE_MULTIPLY : NODE_DIVIDE, left, &sign, parse_unary(p));
    }
    return left;
}

static struct node *parse_sum(struct parser *p)
{
    struct node *left = parse_product(p);

    while (left && (peek(p)->kind == TOKEN_PLUS || peek(p)->kind == TOKEN_MINUS)) {
        struct token sign = next(p);

        left = pair(p, sign.kind == TOKEN_PLUS ? NODE_ADD : NODE_SUBTRACT, left, &sign, parse_product(p));
    }
    return left;
}

static struct node *parse_share(struct parser *p)
{
    struct node *left = parse_sum(p);
    struct token sign = *peek(p);

    if (!left || !take(p, TOKEN_OUT_OF))
        return left;
    return pair(p, NODE_OUT_OF, left, &sign, parse_sum(p));
}

static struct node *negated(struct parser *p, struct node *inner)
{
    struct node *node;

    if (!inner)
        return NULL;
    node = new_node(p, NODE_NOT, (size_t)(inner->text.ptr - p->formula->text.ptr));
    node->left = inner;
    node->sign = inner->sign;
    return closed(p, node);
}

static struct node *parse_one_of(struct parser *p, struct node *left, const struct token *sign)
{
    struct node *node = new_node(p, NODE_ONE_OF, (size_t)(left->text.ptr - p->formula->text.ptr));
    const struct token *open = peek(p);

    if (!take(p, TOKEN_OPEN))
        return fail(p, "a list in brackets");
    node->left = left;
    node->sign = place_of(p, sign);
    return parse_items(p, node, open);
}

/* "on or before", "on or after": `or` is a reserved word and stands alone among the tokens. */
static bool take_limit(struct parser *p, enum node_kind *kind)
{
    size_t at = p->at;

    if (!take_words(p, "on", true))
        return false;
    if (take(p, TOKEN_OR)) {
        *kind = NODE_AT_MOST;
        if (take_words(p, "before", true))
            return true;
        *kind = NODE_AT_LEAST;
        if (take_words(p, "after", true))
            return true;
    }
    p->at = at;
    return false;
}

static struct node *parse_is(struct parser *p, struct node *left)
{
    struct token sign = next(p);
    bool is_not = take(p, TOKEN_NOT);
    enum node_kind kind = NODE_EQUAL;
    struct node *node;

    if (take_words(p, "one of", true)) {
        node = parse_one_of(p, left, &sign);
    } else {
        if (take_words(p, "before", before_value(p)))
            kind = NODE_LESS;
        else if (take_words(p, "after", before_value(p)))
            kind = NODE_MORE;
        else
            take_limit(p, &kind);
        sign.length = peek(p)->start > sign.start ? peek(p)->start - sign.start : sign.length;
        sign.length = slice_trim_end(slice_sub(p->formula->text, sign.start, sign.length)).len;
        node = pair(p, kind, left, &sign, parse_share(p));
    }
    return is_not ? negated(p, node) : node;
}

static struct node *parse_comparison(struct parser *p)
{
    struct node *left = parse_share(p);
    struct token sign = *peek(p);

    if (!left)
        return NULL;
    if (sign.kind == TOKEN_IS)
        return parse_is(p, left);
    if (sign.kind < TOKEN_EQUAL || sign.kind > TOKEN_AT_LEAST)
        return left;
    p->at++;
    return pair(p, NODE_EQUAL + (sign.kind - TOKEN_EQUAL), left, &sign, parse_share(p));
}

static struct node *parse_negation(struct parser *p)
{
    struct token t = *peek(p);
    struct node *node;
    enum node_kind kind;

    if (take(p, TOKEN_NOT))
        kind = NODE_NOT;
    else if (take_words(p, "every", before_value(p)))
        kind = NODE_EVERY;
    else if (take_words(p, "any", before_value(p)))
        kind = NODE_ANY;
    else
        return parse_comparison(p);
    if (++p->depth > DEEPEST)
        return fail(p, "fewer nots");
    node = new_node(p, kind, t.start);
    node->left = kind == NODE_NOT ? parse_negation(p) : parse_comparison(p);
    node->sign = place_of(p, &t);
    p->depth--;
    return node->left ? closed(p, node) : NULL;
}

static struct node *parse_both(struct parser *p)
{
    struct node *left = parse_negation(p);
    struct token sign;

    while (left && (sign = *peek(p)).kind == TOKEN_AND) {
        p->at++;
        left = pair(p, NODE_AND, left, &sign, parse_negation(p));
    }
    return left;
}

static struct node *parse_condition(struct parser *p)
{
    struct node *left = parse_both(p);
    struct token sign;

    while (left && (sign = *peek(p)).kind == TOKEN_OR) {
        p->at++;
        left = pair(p, NODE_OR, left, &sign, parse_both(p));
    }
    return left;
}

static struct node *parse_change(struct parser *p)
{
    struct token from = *peek(p);
    struct node *node;

    if (!take(p, TOKEN_FROM))
        return parse_condition(p);
    node = new_node(p, NODE_CHANGE, from.start);
    node->sign = place_of(p, &from);
    node->left = parse_condition(p);
    if (!node->left)
        return NULL;
    if (!take(p, TOKEN_TO))
        return fail(p, "`to` and the later value");
    node->right = parse_condition(p);
    return node->right ? closed(p, node) : NULL;
}

static struct node *parse_filtered(struct parser *p)
{
    struct node *left;
    struct token sign;

    if (++p->depth > DEEPEST)
        return fail(p, "fewer brackets inside each other");
    left = parse_change(p);
    while (left && (sign = *peek(p)).kind == TOKEN_WHERE) {
        p->at++;
        left = pair(p, NODE_WHERE, left, &sign, parse_condition(p));
    }
    p->depth--;
    return left;
}

struct node *formula_tree(struct arena *arena, const struct formula_text *formula,
                          struct diagnostics *diagnostics)
{
    struct parser p = {.arena = arena, .formula = formula, .diagnostics = diagnostics};
    struct node *tree;

    if (!slice_trim(formula->text).len) {
        DIAG(diagnostics, MSG_formula_empty, formula->span);
        return NULL;
    }
    if (!formula_tokens(arena, formula, diagnostics, &p.tokens))
        return NULL;
    tree = parse_filtered(&p);
    if (tree && peek(&p)->kind != TOKEN_END)
        return fail(&p, "an operator");
    return tree;
}
