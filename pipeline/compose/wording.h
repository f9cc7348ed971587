/* The few words that the program itself puts into a document, by its language. */
#ifndef PRECEPT_COMPOSE_WORDING_H
#define PRECEPT_COMPOSE_WORDING_H

#include "compute/figures.h"

/* Of a statement on accessibility. */
struct accessibility_wording {
    struct slice title, about;       /* "… about {}, published by {}." */
    struct slice how, nothing_known; /* how accessible it is: nothing is known to fail */
    struct slice partial, checked;   /* "It is partially compliant … listed under “{}”." */
    struct slice structure, headings, language, languages;
    struct slice pictures, charts, tables, links; /* "… ({} in all)." */
    struct slice size, contrast;                  /* "… {} points.", "… {} to 1 … {} to 1 …" */
    struct slice people;                          /* what no program can judge */
    struct slice exceptions, instead;             /* "What is not accessible", "Instead: " */
    struct slice other_format, ask;
    struct slice unsatisfied, advice[3], advice_address; /* the words before, in and behind the link */
    struct slice prepared;                               /* "… on {}." */
};

/* {} takes the number, title or name. */
struct wording {
    struct slice yes, no;
    struct slice contents, list_of_tables, list_of_charts;
    struct slice table, figure; /* "Table {}", "Figure {}" */
    struct slice page, pages;   /* of a reference: "page {}", "pages {} to {}" */
    struct slice pages_short;   /* the same with an en dash, where the house style wants ranges so */
    struct slice received;      /* "received {}" */
    struct slice source;        /* "Source: {}" */
    struct slice continued, continued_of; /* "continued", "{} (continued)" */
    struct slice carried_forward, brought_forward;
    struct slice charts[CHART_KINDS]; /* kinds of charts, at the start of their alternative text */
    struct slice span;                /* of a line: "{} to {}." */
    struct slice from_to;             /* "from {} to {};" */
    struct slice extremes;            /* "highest {} ({}), lowest {} ({})." */
    struct slice not_known, many_unknown, nothing_known; /* "Not known: {}.", "{} values are not known." */
    struct slice held_back, many_held_back;              /* "Held back: {}.", "{} values are held back." */
    struct slice sign_missing, sign_held_back;           /* under a drawing or table: "{} not known" */
    struct slice sign_none;                              /* under a table: "{} no figure" */
    struct slice variance, total;                        /* heads of columns of their data */
    struct slice many_parts;                             /* "{} parts." */
    struct slice highest, lowest;                        /* "Highest: {}." */
    struct slice of;                                     /* the base of a number: "of {}" */
    struct slice step, leads_to;                         /* "Step {}", "QR code: leads to {}" */
    struct slice web, email, social, phone, address;
    struct slice range, range_short; /* pages of a section: "{} to {}", "{}–{}" */
    struct slice action;             /* "Action: " */
    struct slice data_follows;       /* "The data stand in the table that follows." */
    struct accessibility_wording accessibility;
};

/* By the primary language of a BCP 47 tag; English for one that is not known. */
const struct wording *wording_of(struct slice language);
/* The phrase with the words in its hole {}, in the arena. */
struct slice phrase_filled(struct arena *arena, struct slice phrase, struct slice words);

#endif
