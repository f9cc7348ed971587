/* Prose: CommonMark blocks and inlines with our fences and inserts, every node with its span in the author's
 * file.
 *
 * Inserts `{{ formula | format }}` and claims `[words]{{ formula }}` are taken out before md4c sees the text
 * (each replaced by as many ASCII letters as it has bytes) and stand in the tree as MD_INSERT. Raw HTML is
 * refused; indented code is off. A pure function over text that is already in `sources`; check/ calls it for
 * every field that is prose. */
#ifndef PRECEPT_READ_MARKDOWN_H
#define PRECEPT_READ_MARKDOWN_H

#include "diag/diagnostics.h"
#include "read/raw.h"

enum md_kind {
    MD_DOCUMENT,
    /* blocks */
    MD_HEADING, /* level 1 to 6 as written; id from {#id} */
    MD_PARAGRAPH,
    MD_LIST, /* ordered, number = start */
    MD_ITEM,
    MD_QUOTE,
    MD_RULE,
    MD_TABLE, /* children rows; first row is the head */
    MD_ROW,
    MD_CELL,  /* align: 0 none, 1 start, 2 centre, 3 end */
    MD_FENCE, /* ```words … ```: `yaml` is the component: first entry = the words, then the body's keys */
    MD_CONTAINER, /* ::: words … ::: ; children are blocks */
    /* inlines */
    MD_TEXT,
    MD_STRONG,
    MD_EMPHASIS,
    MD_CODE,
    MD_LINK,  /* target; no children = print the title of what it leads to */
    MD_IMAGE, /* target; children = alternative text */
    MD_SPAN,  /* [words]{#id} or [words]{lang=cy} */
    MD_INSERT,
    MD_SOFT_BREAK,
    MD_HARD_BREAK
};

/* One `{{ … }}`, with the words before it if it is a claim. */
struct md_insert {
    uint32_t number; /* dense from 1 over a publication: md_context.inserts */
    bool is_claim;
    struct slice words, formula, format; /* format empty = none written */
    struct span words_span, formula_span, format_span, span;
    size_t offset, length; /* of an insert in a link's address: where it stands there */
};

struct md_node {
    enum md_kind kind;
    uint8_t level; /* heading; alignment of a cell */
    bool ordered;
    uint32_t number; /* first number of an ordered list */
    struct span span;
    struct slice text;   /* MD_TEXT, MD_CODE; of a container or fence: the words after the fence */
    struct slice target; /* MD_LINK, MD_IMAGE */
    struct slice id, lang;
    struct span id_span, target_span, text_span;
    const struct raw_node *yaml; /* MD_FENCE: a RAW_MAP whose first entry is the component and its subject;
                                  * MD_CONTAINER the same with that one entry */
    const struct md_insert *insert;
    const struct md_insert *const *in_target; /* of a link: the inserts in its address, in order */
    size_t in_target_count;
    struct md_node *parent, *first, *last, *next;
};

struct md_context {
    struct arena *arena;
    struct sources *sources;
    struct diagnostics *diagnostics;
    VECTOR(const struct md_insert *) inserts; /* all that were met, number n at index n - 1 */
};

/* Blocks, from a text node (literal block, plain or quoted text) of YAML. Never NULL. */
struct md_node *markdown_blocks(struct md_context *context, const struct raw_node *text);
/* The same text as one line of inlines: an MD_PARAGRAPH; blocks are not recognised. */
struct md_node *markdown_inline(struct md_context *context, const struct raw_node *text);
/* A part of a Markdown file (front matter left out). */
struct md_node *markdown_file_blocks(struct md_context *context, struct span body);

/* All of it once more, with new numbers for its inserts: a text that is used for each row of a table. Never
 * NULL. */
struct md_node *markdown_copy(struct md_context *context, const struct md_node *root);

/* Depth first; NULL at the end. */
struct md_node *md_next(const struct md_node *node, const struct md_node *root);
/* The words alone, without mark-up; claims give their words, other inserts "{{…}}". */
struct slice md_plain_text(struct arena *arena, const struct md_node *node);

void md_print(const struct md_node *node, const struct sources *sources, struct buffer *out);

#endif
