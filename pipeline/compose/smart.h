/* Smart text: the one step that makes typed text typographic. It looks at all runs of a block at once, so
 * that a rule also holds where a figure or mark-up divides the words.
 *
 *   marks      "…" and '…' become curly; an apostrophe is ’ (also in ’90s, ’tis); ... is …
 *   dashes     space-hyphen-space and space-en-dash-space: no-break space, en dash, space. -- is an en dash,
 * --- an em dash. Between two whole numbers of at most four digits (7-9, 2022-23) a hyphen is an en dash
 *   minus      a hyphen before a digit or £, at the start or after a space or a bracket
 *   times      x between two numbers (3 x 4, 3x4) is ×
 *   no break   U+00A0 between a number and its unit, million or "per cent" (5 km, £3 million, 40 per
 * cent, 6.30 pm); day and month (7 February); title and name (Mr Smith); rank and number (PC 1234); label and
 * number (page 7, section 7, Part 2, Schedule 12A, Appendix B); all of "pages 7 to 9"; behind a £ that stands
 * apart spaces     a run of them is one; none at the ends
 *
 * Code is left as it is. What is already typographic stays. The house style can turn the step off: then the
 * signs stay as they were typed, and only the rules for spaces hold, which change no sign. */
#ifndef PRECEPT_COMPOSE_SMART_H
#define PRECEPT_COMPOSE_SMART_H

#include "compose/draft.h"

/* What the house style says of it. */
struct smart_rules {
    struct slice minus;
    bool as_typed;
};

/* Rewrites the text of the runs; new text lies in the arena. */
void smart_runs(struct arena *arena, struct draft_run *runs, size_t count, struct smart_rules rules);
/* The same for text that stands alone. */
struct slice smart_text(struct arena *arena, struct slice text, struct smart_rules rules);

/* The rule "no break": may the space between the end of `before` and the start of `after` not be a line's
 * end? Neither holds white space at that side. */
bool smart_no_break(struct slice before, struct slice after);

#endif
