/* A text of Markdown on its way to the tree: the author's bytes, where they stand, and what was taken out of
 * them before md4c sees them. Private to the files md_*.c and markdown.c. */
#ifndef PRECEPT_READ_MD_TEXT_H
#define PRECEPT_READ_MD_TEXT_H

#include "read/markdown.h"
#include "read/text_map.h"

enum { MD_DEPTH = 32 };

enum md_mask_kind {
    MASK_INSERT,     /* {{ … }} with the [words] before it, if any */
    MASK_ATTRIBUTES, /* the {#id} or {lang=cy} behind [words] */
    MASK_HEADING_ID  /* the {#id} at the end of a heading */
};

/* Offsets are into the text. */
struct md_mask {
    enum md_mask_kind kind;
    size_t start, end;
    bool is_claim;
    size_t words_start, words_end; /* of a claim */
    size_t inner_start, inner_end; /* what stands between the braces */
};

struct md_text {
    struct md_context *context;
    struct slice text;
    struct text_map map;
    VECTOR(struct md_mask) masks; /* of the run that is being read, in order */
};

struct md_range {
    size_t start, end;
};

struct md_run {
    size_t start, end; /* of the text, free of fences */
    bool is_inline;    /* one paragraph, no blocks */
};

struct span md_span(const struct md_text *text, size_t start, size_t end);
/* The text from start to end with line ends as spaces; the author's own bytes when there are none. */
struct slice md_flat(const struct md_text *text, size_t start, size_t end);

/* Finds what must be hidden from md4c in `run` and writes `hidden`, run.end - run.start bytes. */
void md_mask_run(struct md_text *text, struct md_run run, char *hidden);
/* The first mask that ends behind `offset`, or NULL. */
const struct md_mask *md_mask_at(const struct md_text *text, size_t offset);
struct md_insert *md_insert_of(struct md_text *text, const struct md_mask *mask);
/* Reads `#id` and `lang=cy` out of the braces of a mask into `node`. */
void md_read_attributes(struct md_text *text, const struct md_mask *mask, struct md_node *node);

/* Appends the blocks (or the inlines) of a run to `parent`. `depth`: of the parent. */
void md_parse_run(struct md_text *text, struct md_run run, struct md_node *parent, unsigned depth);

struct md_node *md_new_node(struct md_text *text, enum md_kind kind, struct md_node *parent);
/* The component that a fence or a container names: a map of one entry. */
struct raw_node *md_component(struct md_text *text, struct md_range words);
/* Whether a fence with these words holds text that is printed as it is typed. */
bool md_is_code(struct slice text, struct md_range words);
/* The same with the YAML of the body behind it, or with the body as its `text`; partial when that is
 * unreadable, or the fence was not closed. */
struct raw_node *md_fence_map(struct md_text *text, struct md_range words, struct md_range body, bool closed);

#endif
