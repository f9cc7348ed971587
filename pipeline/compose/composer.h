/* What the files of compose/ share: the state of one run, places in the growing tree, references that are
 * filled in at its end, and who prints what. Private to compose/. */
#ifndef PRECEPT_COMPOSE_COMPOSER_H
#define PRECEPT_COMPOSE_COMPOSER_H

#include "compose/acronyms.h"
#include "compose/compose.h"
#include "compose/draft.h"
#include "compose/look.h"
#include "compose/smart.h"
#include "compose/wording.h"

/* The style of the first paragraph of a chapter, until that paragraph is met. */
struct opening {
    const struct look_style *style;
};

/* The number of a section, "3" or "6.1", and how many things in it have numbers so far. */
struct section_number {
    struct slice path;
    unsigned count;
};

/* Where the next block goes, and how prose looks there. */
struct site {
    struct doc_node *parent;
    unsigned level;                       /* of the heading around it; the title is 1 */
    const struct look_style *text, *item; /* paragraphs, and those in lists */
    bool quoted;                          /* somebody else's words: acronyms stay as they are */
    struct slice icon;                    /* at the items of lists; empty = as the style of items says */
    struct opening *opening;              /* NULL = none */
    struct section_number *numbers;       /* of the section around it; NULL = it has none */
    const struct doc_node *numbered;      /* the parent whose paragraphs are numbered; NULL = none */
};

/* A reference to an id that is resolved once every id has its node. */
struct reference {
    struct slice id;
    struct span span;
    enum {
        REFERENCE_ONLY,
        REFERENCE_TAKES_TITLE,
        REFERENCE_TAKES_NUMBER
    } takes;               /* what its run's words become */
    struct doc_link *link; /* NULL = none */
    struct doc_slot *slot;
    struct doc_run *run; /* set when the block's runs are final */
};

struct id_place {
    struct slice id;
    struct doc_node *node;
    struct slice number; /* "Table 3", or empty */
};

/* Contents are filled when all headings stand. */
struct contents_place {
    struct doc_node *node;
    unsigned depth; /* levels of headings below the title */
    bool labelled;  /* with what stands over a heading ("Priority 1") */
};

/* A list of tables, or of charts, likewise. */
struct list_of_place {
    struct doc_node *node;
    bool charts;
    struct span span;
};

/* A table or chart with a number. */
struct numbered_node {
    const struct doc_node *node;
    bool chart;
};

/* Outlines likewise. */
struct outline_place {
    struct site inside;
    const struct block *block;
};

/* A pull quote, and the id of the words that it repeats. */
struct pull_place {
    struct doc_node *node;
    const struct block *block;
};

/* Statements on accessibility likewise: they say what is in the document. */
struct statement_place {
    struct site inside;
    const struct block *block;
    struct doc_node *contrast; /* the line whose ratios are known at the very end */
};

/* What stands over a heading. */
struct heading_label {
    const struct doc_node *heading;
    struct slice words;
};

struct contents_entry {
    const struct doc_node *to;
    struct doc_link *link;
    struct doc_slot *slot;
};

struct composer {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct figures *figures;
    const struct publication *publication;
    const struct layout *layout;
    const struct house_style *house_style;
    struct document *document;
    struct look look;
    const struct wording *wording;
    struct acronyms acronyms;
    struct map by_id;
    VECTOR(struct id_place) ids;
    VECTOR(struct reference) references; /* number n at n - 1 */
    VECTOR(struct contents_place) contents;
    VECTOR(struct list_of_place) lists_of;
    VECTOR(struct numbered_node) numbered;
    VECTOR(struct contents_entry) entries;
    VECTOR(struct outline_place) outlines;
    VECTOR(struct pull_place) pulls;
    VECTOR(struct statement_place) statements;
    VECTOR(struct heading_label) labels;
    unsigned coloured_chapters; /* that have taken colours of their own so far */
    unsigned *chapter_numbers;  /* of each of the layout's `chapters:`, so far */
    struct doc_node *cover;     /* NULL = none */
    VECTOR(struct printed_figure) printed;
    uint32_t marks;                      /* inline elements so far */
    bool numbers_tables, numbers_charts; /* something refers to one by its number */
    unsigned table_count, chart_count;
    unsigned section_count, paragraph_count; /* that have numbers */
    struct span logo_fault;                  /* place of the last message about the logo */
};

/* The fields that paths are looked up in: an item of an `each`, then the record. */
struct scope {
    const struct field *item; /* NULL = none */
    unsigned number;          /* of the item, from 1 */
};

/* ---- styles (compose.c) ---- */
const struct look_style *style_named(struct composer *c, const char *name);

/* ---- nodes (nodes.c) ---- */
struct doc_node *node_add(struct composer *c, struct doc_node *parent, enum doc_role role,
                          const struct look_style *style, struct span origin);
enum { DEEPEST_HEADING = 6 }; /* ISO 32000-1, 14.8.4.3.2 */
/* A heading one level below place->level in a new section; gives the place inside it. words may be an empty
 * draft: then there is no heading. */
struct heading {
    struct draft *words;
    struct slice id;
    unsigned level;
    const struct look_style *style; /* NULL = by the level */
    struct draft *label;            /* words over it; NULL = none */
    struct slice number;            /* hangs before it; section_add gives it one */
    bool unnumbered;                /* whatever the layout numbers */
    struct span origin;
};
struct site section_add(struct composer *c, const struct site *place, const struct heading *heading);
struct doc_node *heading_add(struct composer *c, struct doc_node *parent, const struct heading *heading);
struct doc_node *paragraph_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                               struct draft *words, struct span origin);
/* The same at a place, with the number that paragraphs have there. */
struct doc_node *numbered_line_add(struct composer *c, const struct site *place,
                                   const struct look_style *style, struct draft *words, struct span origin);
/* The same for prose: acronyms are expanded. */
struct doc_node *prose_paragraph_add(struct composer *c, const struct site *place,
                                     const struct look_style *style, struct draft *words, struct span origin);
void id_place(struct composer *c, struct slice id, struct doc_node *node, struct slice number);
struct slice runs_plain_text(struct arena *arena, struct doc_runs runs);

/* ---- runs (draft.c) ---- */
struct doc_run *draft_text(struct composer *c, struct draft *draft, struct slice text);
struct doc_run *draft_run(struct composer *c, struct draft *draft, enum run_kind kind, struct slice text,
                          uint32_t printed);
/* Words that stand for the title or number of what has the id; with a link unless it stands in one. */
void draft_reference(struct composer *c, struct draft *draft, const struct reference *reference,
                     struct doc_link *link, uint32_t mark);
void draft_slot(struct composer *c, struct draft *draft, const struct doc_slot *slot);
/* One inline; all inlines below `node`. */
void draft_inline(struct composer *c, struct draft *draft, const struct md_node *node);
void draft_inlines(struct composer *c, struct draft *draft, const struct md_node *node);
void draft_insert(struct composer *c, struct draft *draft, const struct md_insert *insert);
/* Words that lead to an address. */
void draft_address(struct composer *c, struct draft *draft, struct slice uri, struct slice words);
/* Words that lead to a node, which has its number only at the end. */
void draft_inner_link(struct composer *c, struct draft *draft, const struct doc_node *to);
/* Smart text, no empty runs, final in the arena. In prose first uses of acronyms are expanded. */
struct doc_runs draft_finish(struct composer *c, struct draft *draft, bool prose);
struct slice draft_plain_text(struct composer *c, struct draft *draft);
struct slice smart(struct composer *c, struct slice text);
struct slice capitalised(struct arena *arena, struct slice text);

/* ---- words of layouts (layout_words.c) ---- */
/* Words with `{{ path }}`; running: heads and feet, where page, pages and section are slots. */
void draft_layout_words(struct composer *c, struct draft *draft, const struct raw_node *words,
                        const struct scope *scope);
void draft_layout_text(struct composer *c, struct draft *draft, struct slice words, const struct scope *scope,
                       struct span origin);

/* ---- fields (fields.c, show.c) ---- */
const struct field *scope_field(const struct composer *c, const struct scope *scope, struct slice path);
const struct named_date *scope_date(const struct composer *c, struct slice path);
bool field_is_there(const struct field *field);
/* A path prints something. */
bool path_is_there(const struct composer *c, const struct scope *scope, struct slice path);
/* A date, choice, number, post, text…: in one line. Prose and lists: their parts with line breaks between
 * them. */
void draft_field(struct composer *c, struct draft *draft, const struct field *field, const char *place);
void draft_path(struct composer *c, struct draft *draft, const struct scope *scope, struct slice path,
                const char *place);
uint32_t field_printed_add(struct composer *c, const struct printed_figure *one);
/* As blocks. */
void show_field(struct composer *c, const struct site *place, const struct field *field, bool as_quotation);
/* One path of a layout's `show:`, with the words before it (empty = none). */
struct shown_path {
    struct slice path, label;
    const struct print *print;
};
void show_path(struct composer *c, const struct site *place, const struct scope *scope,
               const struct shown_path *shown);
void show_form(struct composer *c, const struct site *place, const struct print *print);
void show_record_as_form(struct composer *c, const struct site *place, const struct field *record);
void show_data(struct composer *c, const struct site *place, const struct table *data, struct slice caption,
               struct span origin);
struct signature {
    const struct field *by, *picture, *date; /* NULL = none */
};
void show_signature(struct composer *c, const struct site *place, const struct signature *signature);
void show_statement(struct composer *c, const struct site *place, const struct field *statement,
                    bool as_quotation);

/* ---- prose (prose.c) ---- */
void prose_add(struct composer *c, const struct site *place, const struct prose *prose);
struct slice prose_plain_text(struct composer *c, const struct md_node *root);
/* A picture of outlines as a drawing; `ink` is its currentColor. */
const struct drawing_spec *svg_spec(struct composer *c, const struct svg_picture *svg, struct colour ink);
struct doc_node *picture_add(struct composer *c, struct doc_node *parent, const struct field *picture,
                             struct slice caption);
/* A figure, or decoration without an alternative text. */
struct doc_node *figure_add(struct composer *c, struct doc_node *parent, const struct input_file *file,
                            struct slice alt, struct span origin);
/* A quotation: the place inside it, whose words are somebody else's. */
struct site quotation_add(struct composer *c, const struct site *place, struct span origin);
struct doc_node *list_add(struct composer *c, const struct site *place, bool ordered, size_t count,
                          struct span origin);
/* An item of a list with its label; number from 1. */
struct doc_node *item_add(struct composer *c, struct doc_node *list, bool ordered, unsigned number,
                          struct span origin);
/* Its label looks as words in the style do. */
void item_type_as(struct composer *c, struct doc_node *item, const struct look_style *words);

/* ---- tables and charts (tables.c, table_block.c, chart_block.c) ---- */
struct doc_node *table_add(struct composer *c, struct doc_node *parent, struct doc_table *table,
                           const struct look_style *style, struct span origin);
/* A plain cell with an acronym in it becomes one of runs, which say what it stands for. */
void cell_take_acronyms(struct composer *c, struct doc_cell *cell);
struct doc_table *table_new(struct composer *c, size_t columns, size_t rows, size_t heads);
void caption_add(struct composer *c, struct doc_node *of, struct draft *words, struct span origin);
void table_block_add(struct composer *c, const struct site *place, const struct block *block);
void chart_block_add(struct composer *c, const struct site *place, const struct block *block);
/* The caption of a table or chart component, with the number that it has been given (empty = none). */
void block_caption(struct composer *c, struct doc_node *node, const struct block *block, struct slice number);
/* The author's note, what signs mean (for each state in `unknown`, see struct computed_table), and the
 * source; false when there is nothing to be said. */
bool block_notes(struct composer *c, const struct site *place, const struct block *block, unsigned unknown);
bool block_has_notes(const struct block *block);
/* A table holds on to the note below it. */
void table_holds_note(struct composer *c, struct doc_node *table);
/* What the signs mean that stand for numbers, but those that the note explains (NULL = none); may be empty
 * (signs.c). */
struct slice signs_explained(struct composer *c, unsigned unknown, const struct draft *note);
/* A phrase with the number in it: "Table 3". */
struct slice numbered(struct composer *c, struct slice phrase, unsigned number);

/* ---- numbers (numbering.c) ---- */
/* The number that a section takes, which is printed before its heading; empty = none. Numbers inside it go on
 * from there. */
struct slice section_number(struct composer *c, const struct site *outer, unsigned level,
                            struct site *inside);
bool paragraphs_are_numbered(const struct composer *c, const struct site *place);
/* That of the next paragraph at the place; empty = none. */
struct slice paragraph_number(struct composer *c, const struct site *place);
struct slice item_number(struct composer *c, const struct doc_node *list, unsigned number);
/* "numbered paragraph" for "paragraph", where the styles have it. */
const struct look_style *numbered_style(struct composer *c, const struct look_style *style);
void number_hang(struct composer *c, struct doc_node *node, struct slice number);

/* ---- bodies (blocks.c) ---- */
void words_add(struct composer *c, const struct site *place, const struct block *block);
void blocks_add(struct composer *c, const struct site *place, const struct block *blocks, size_t count);
void block_add(struct composer *c, const struct site *place, const struct block *block);

/* ---- boxes (panel.c, code.c, grid.c, big_numbers.c, contact.c, cover.c) ---- */
/* The style that the component names, else the one of that name. */
const struct look_style *box_style(struct composer *c, const struct block *block, const char *name);
/* "panel done heading" where the styles have it, else "panel heading". */
const struct look_style *part_style(struct composer *c, const struct look_style *box, const char *name,
                                    const char *part);
/* A division for a component, with its id. */
struct site box_add(struct composer *c, const struct site *place, const struct block *block,
                    const struct look_style *style);
void words_line_add(struct composer *c, struct doc_node *parent, const struct look_style *style,
                    const struct field *words);
/* So many of `count` in a row that the rows are as even as can be and none has more than `most`. */
uint8_t evenly_across(size_t count, size_t most);
/* Texts of a part of a block: how many cells; one cell as paragraphs; a list of them. */
size_t part_cells(struct composer *c, const struct block *block, size_t part);
void cell_add(struct composer *c, const struct site *place, const struct block *block, size_t part,
              size_t cell);
void part_list_add(struct composer *c, const struct site *place, const struct block *block);
const struct drawing_spec *icon_spec(struct composer *c, struct slice icon, const struct look_style *style,
                                     dim width);
void icon_add(struct composer *c, struct doc_node *parent, struct slice icon, const struct look_style *style);
const struct series_look *series_looks(struct composer *c, size_t *count);
/* Each block of prose in a division of its own. */
void prose_parts_add(struct composer *c, const struct site *place, const struct prose *prose);
void panel_add(struct composer *c, const struct site *place, const struct block *block);
void callout_add(struct composer *c, const struct site *place, const struct block *block);
void columns_add(struct composer *c, const struct site *place, const struct block *block);
void pull_add(struct composer *c, const struct site *place, const struct block *block);
/* Once every id has its node: those whose words are heard where they stand in the text are not heard again.
 */
void pulls_settle(struct composer *c);
void number_add(struct composer *c, const struct site *place, const struct block *block);
void numbers_add(struct composer *c, const struct site *place, const struct block *block);
void grid_add(struct composer *c, const struct site *place, const struct block *block);
void timeline_add(struct composer *c, const struct site *place, const struct block *block);
void steps_add(struct composer *c, const struct site *place, const struct block *block);
void contact_add(struct composer *c, const struct site *place, const struct block *block);
/* All that the contact has, in a box. */
void contact_lines_add(struct composer *c, const struct site *place, const struct contact *contact,
                       struct span origin);
void qr_add(struct composer *c, const struct site *place, const struct block *block);
void code_add(struct composer *c, const struct site *place, const struct block *block);
void example_add(struct composer *c, const struct site *place, const struct block *block);
void action_add(struct composer *c, const struct site *place, const struct block *block);
void cover_add(struct composer *c, const struct site *place, const struct block *block);
/* What follows a cover begins a page. */
void cover_turn_page(struct composer *c);

/* ---- what an edition marks its pages with (marking.c) ---- */
void marking_add(struct composer *c);
bool has_cover(const struct composer *c);

/* ---- the logo (logo.c) ---- */
/* Where the layout has the brand's logo on a page; nothing when the brand has none. */
void logo_set(struct composer *c, struct doc_master *to, const struct master *from);
/* The one on the document's cover, or at the head of its first page, is a figure; others are decoration. */
void logo_enter(struct composer *c);

/* ---- chapters (chapters.c) ---- */
/* The words over the heading of a section: its own, or the layout's with a running number. False: none. */
bool chapter_label(struct composer *c, const struct block *block, struct draft *words);
/* The brand's colours that it takes, of several chapters the next ones; NULL = those around it. */
const struct section_colours *chapter_colours(struct composer *c, const struct block *block);
/* The style of its first paragraph; NULL = as the others. */
const struct look_style *chapter_opening(struct composer *c, const struct block *block);

/* ---- accessibility (accessibility.c, facts.c) ---- */
void accessibility_add(struct composer *c, const struct site *place, const struct block *block);
void statements_fill(struct composer *c);
/* The ratios of contrast, when they are known. */
void statements_settle(struct composer *c);
/* What the tree holds now: of document->facts all but what legibility is. */
struct doc_facts facts_of(const struct composer *c);

/* ---- the end (contents.c, number.c, references.c) ---- */
struct contents_place *contents_add(struct composer *c, const struct site *place, unsigned depth,
                                    struct span origin);
void list_of_add(struct composer *c, const struct site *place, const struct block *block);
void outline_add(struct composer *c, const struct site *place, const struct block *block);
void outlines_fill(struct composer *c);
/* An entry that leads to a node: its number is known at the end. slot may be NULL. */
void entry_point(struct composer *c, const struct doc_node *to, struct doc_link *link, struct doc_slot *slot);
void contents_fill(struct composer *c);
void contents_point(struct composer *c);
void references_resolve(struct composer *c);
/* What tables repeat of their captions on later pages (tables.c). */
void captions_continue(struct composer *c);
void tree_number(struct composer *c);
void references_point(struct composer *c);

#endif
