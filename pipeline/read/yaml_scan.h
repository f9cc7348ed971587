/* The walk over the lines of a YAML text that looks for traps: what its three files share. Private.
 * yaml_traps.c follows lines and their indents, yaml_value.c looks at what stands behind a key, yaml_flow.c
 * into brackets. */
#ifndef PRECEPT_READ_YAML_SCAN_H
#define PRECEPT_READ_YAML_SCAN_H

#include "read/yaml.h"
#include "read/yaml_traps.h"

struct yaml_level {
    size_t column;
    bool is_list;
};

/* What the lines so far leave open. */
enum yaml_open {
    YAML_OPEN_NOTHING, /* the last value is complete */
    YAML_OPEN_VALUE,   /* a key or a dash has no value yet */
    YAML_OPEN_PLAIN,   /* plain text, which lines further in continue */
    YAML_OPEN_SPOILT   /* a value with a fault: lines further in belong to it and are passed over */
};

struct yaml_scan {
    struct arena *arena;
    struct diagnostics *d;
    const struct text_map *map;
    struct slice yaml;
    struct yaml_traps *traps;
    struct yaml_level levels[YAML_DEPTH + 1];
    size_t depth;
    bool root_seen, finished;
    size_t line, end, next; /* the line in hand, without its line end, and the next one */
    enum yaml_open open;
    size_t floor;        /* column from which on a line continues what is open */
    size_t key, key_end; /* of the value in hand; equal = none */
    size_t suspect; /* where plain text that may be a key without a space after its colon has that colon; 0 =
                       none */
    size_t words;   /* where the plain text in hand begins */
    bool lone;      /* it began on a line of its own */
    bool warned;    /* of a list in it */
    bool loose;     /* a quotation mark or bracket was never closed: lines without a key may be part of it */
    size_t skip_from; /* lines at this column or further in are passed over; 0 = none */
};

/* ---- yaml_traps.c */
bool yaml_next_line(struct yaml_scan *s);
struct span yaml_span(const struct yaml_scan *s, size_t start, size_t end);
/* From `start` to the line's end libyaml sees letters; the value there is poison, and lines further in belong
 * to it. */
void yaml_spoil(struct yaml_scan *s, size_t start);
void yaml_spoil_range(struct yaml_scan *s, size_t start, size_t end);
/* libyaml sees a comment. `counts`: the collection round it is incomplete. */
void yaml_drop_line(struct yaml_scan *s, bool counts);
/* Plain text that began on a line of its own, and below it, in line, stands a key at `at`: the first line was
 * to be one too. Reports that and goes on as if it were. */
void yaml_restart_map(struct yaml_scan *s, size_t at);
bool yaml_is_blank(char c);
bool yaml_ends_word(const struct yaml_scan *s, size_t at); /* a blank or the end of the line stands at `at` */
size_t yaml_skip_blanks(const struct yaml_scan *s, size_t at);
bool yaml_is_document_mark(const struct yaml_scan *s); /* the line is `---` or `...` */
/* Whether a line, whose first sign is at `at`, looks like `name: value` or an item of a list. */
bool yaml_begins_entry(const struct yaml_scan *s, size_t at);
/* Column below which a line cannot belong to a value: one more than the innermost collection's. */
size_t yaml_value_floor(const struct yaml_scan *s);

/* ---- yaml_value.c */
/* The value that begins at or behind `at` in the line in hand. */
void yaml_scan_value(struct yaml_scan *s, size_t at);
void yaml_scan_continuation(struct yaml_scan *s, size_t at);
/* Goes to the next line with something on it, inside quotation marks or brackets; false when it cannot belong
 * to them. */
bool yaml_goes_on(struct yaml_scan *s, size_t floor);
/* End of the quoted text that opens at `at`, behind its closing mark; 0 when it is not closed where it ought
 * to be. The line in hand is then the one with the closing mark. */
size_t yaml_quoted_end(struct yaml_scan *s, size_t at, size_t floor);
/* Offset of an escape in double quotation marks that means nothing; `end` when all is well. */
size_t yaml_bad_escape(const struct yaml_scan *s, size_t start, size_t end);
/* Where in a line of plain text a key without a space after its colon seems to end; 0 = nowhere. */
size_t yaml_tight_colon(const struct yaml_scan *s, size_t at, size_t end);
/* `key: "the whole value"`, the middle left out when it is long. */
struct slice yaml_in_quotes(const struct yaml_scan *s, size_t start, size_t end);

/* ---- yaml_flow.c */
/* The list or group of names whose bracket opens at `at`. */
void yaml_scan_flow(struct yaml_scan *s, size_t at);

#endif
