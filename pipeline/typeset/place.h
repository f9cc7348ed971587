/* The last phase: galley and page cuts → pages. Private to typeset/. */
#ifndef PRECEPT_TYPESET_PLACE_H
#define PRECEPT_TYPESET_PLACE_H

#include "typeset/setter.h"

/* Sets the items of one page into setter->items. */
void place_page(struct setter *setter, const struct galley *galley, struct page_cut cut);

/* The walk over headings that finds the running section of one page after another. */
struct running {
    unsigned level;
    const struct doc_node *next; /* heading */
    struct slice section;
};
void running_init(struct running *running, struct setter *setter);
/* The last heading of the leading level at or before the page that has just been set. */
struct slice running_section(struct running *running, struct setter *setter);

/* Words that stand at a place of the page and in no flow. */
struct page_text {
    const struct doc_style *style;
    struct doc_runs runs;
    uint32_t element; /* 0 for an artifact */
    dim x, measure;   /* from the page's left edge */
    enum text_align align;
};
struct block block_on_page(struct setter *setter, const struct page_text *text);

/* Heads and feet of the page that has just been set. */
void set_running(struct setter *setter, const struct this_page *page);

/* What an edition marks its pages with: behind what stands on the page, and over it. */
void set_watermark(struct setter *setter);
void set_logo(struct setter *setter);
void set_stamp(struct setter *setter); /* before the running head, which keeps clear of it */

/* Bookmarks: the headings. */
void make_outline(struct setter *setter, struct pages *pages);
/* What a heading is called where there is no room for all of it. */
struct slice heading_text(struct arena *arena, const struct doc_node *heading);

/* Elements that hold others lie where those lie. */
void spread_places(struct setter *setter, const struct doc_node *node);

#endif
