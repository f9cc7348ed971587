/* The product of check/: one publication, typed, with names resolved as far as they can be without computing.
 * True from here on: every field has the type that its layout or component gives it, or is FIELD_POISON and
 * reported; keys are known; files exist; pictures have an alternative text. */
#ifndef PRECEPT_CHECK_PUBLICATION_H
#define PRECEPT_CHECK_PUBLICATION_H

#include "base/map.h"
#include "check/layout.h"
#include "exact/working_days.h"
#include "read/inputs.h"

struct buffer;

/* ---- data ---- */

enum value_state {
    STATE_KNOWN,
    STATE_MISSING,    /* a blank */
    STATE_SUPPRESSED, /* held back: a small number of data marked personal */
    STATE_NOT_APPLICABLE,
    STATE_POISON /* wrong, and reported */
};

enum column_type {
    COLUMN_TEXT,
    COLUMN_NUMBER,
    COLUMN_COUNT,
    COLUMN_MONEY,
    COLUMN_PERCENT,
    COLUMN_DATE,
    COLUMN_MONTH,
    COLUMN_FINANCIAL_YEAR,
    COLUMN_TIME,
    COLUMN_YES_NO,
    COLUMN_CHOICE,
    COLUMN_LINK,
    COLUMN_HEADING,      /* the id of a heading of this publication */
    COLUMN_HEADING_TITLE /* its very words */
};

/* Cells of these types are texts. */
static inline bool column_type_is_text(enum column_type type)
{
    return type == COLUMN_TEXT || type == COLUMN_CHOICE || type == COLUMN_LINK || type == COLUMN_HEADING ||
           type == COLUMN_HEADING_TITLE;
}

/* One typed cell: 16 bytes. */
struct cell {
    union {
        int64_t coefficient; /* numbers: × 10^-scale, in the column's unit (see column.unit) */
        int32_t day;         /* dates, months (their first) */
        int32_t year;        /* financial years: the one in which it begins */
        int32_t minute;      /* times: of the day */
        bool yes;
        const char *text;
    } as;
    uint32_t text_length;
    uint8_t scale, state; /* enum value_state */
};

struct column {
    struct slice name, heading; /* the declared name; the file's heading */
    enum column_type type;
    uint8_t
        thousands; /* money in £000: 1, in £m: 2; a cell's value is coefficient × 10^(3×thousands - scale) */
    size_t raw_column;    /* in the raw table; SIZE_MAX for a worked-out column or list of records */
    struct cell *cells;   /* row_count of them; NULL for a worked-out column */
    struct slice formula; /* worked out */
    struct span formula_span, span;
    const struct slice *choices;
    size_t choice_count;
    bool is_survey_base;
};

struct table {
    struct slice name;
    const struct raw_table *raw;    /* NULL for a list of records */
    const struct raw_node *records; /* both NULL: its file could not be had, and that was reported */
    struct column *columns;
    size_t column_count, row_count;
    const size_t *key; /* columns that make a row unique */
    size_t key_count;
    struct map by_key; /* folded text of a single text key → row */
    struct slice source_note, period;
    bool personal;
    struct span span; /* of its name where it is declared */
};

/* ---- figures and checks as declared ---- */

struct figure_declaration {
    struct slice name;
    struct span name_span;
    bool given;
    const struct raw_node *formula; /* not given: the text */
    const struct raw_node *value;   /* given: as printed */
    struct slice source, base, period;
    bool exact, personal; /* `exact: yes`; `marked: personal` */
};

struct deadline_declaration {
    struct slice what, because;
    const struct raw_node *due; /* a formula */
    bool is_done;
    struct date done;
    struct span span;
};

struct check_declaration {
    const struct raw_node *that;
    struct slice because;
};

/* ---- fields ---- */

enum field_kind {
    FIELD_ABSENT,
    FIELD_POISON,
    FIELD_TEXT,
    FIELD_PROSE,
    FIELD_DATE,
    FIELD_YES_NO,
    FIELD_CHOICE,
    FIELD_NUMBER,
    FIELD_YEAR,
    FIELD_TIME,
    FIELD_ID,
    FIELD_POST,
    FIELD_PERSON,
    FIELD_PICTURE,
    FIELD_RECORD,
    FIELD_LIST,
    FIELD_TABLE,
    FIELD_STANDING,
    FIELD_BLOCKS,
    FIELD_CONTACT,
    FIELD_FORMULA /* options of components: text that compute reads */
};

struct post {
    struct slice id, title, short_title;
    struct span span;
};

/* An entry of registers/contacts; what it does not have is empty. */
struct contact {
    struct slice id, name;
    const struct slice *address; /* lines */
    size_t address_count;
    struct slice phone, email, web, social;
};

/* A person holds posts, each from a day to a day; an end that is not written is open. */
struct tenure {
    const struct post *post;
    bool has_from, has_to;
    struct date from, to;
};

struct person {
    struct slice id, name;
    const struct tenure *posts;
    size_t post_count;
};

struct person_in_post {
    const struct person *person;
    const struct post *post; /* held on the document's date; NULL = none, and it has no date */
};

struct prose {
    const struct md_node *root;
    /* The fences and containers in it, typed, in document order. */
    const struct prose_component {
        const struct md_node *node;
        const struct block *block;
    } * components;
    size_t component_count;
};

struct field {
    enum field_kind kind;
    struct slice name;             /* its key; empty for items of a list */
    const struct raw_node *raw;    /* as written; NULL when absent */
    const struct field_type *type; /* NULL for options of components */
    struct span span;
    union {
        const struct md_node *text; /* FIELD_TEXT: an MD_PARAGRAPH */
        struct prose prose;         /* FIELD_PROSE; FIELD_STANDING */
        struct date date;
        bool yes;
        struct slice words; /* FIELD_CHOICE, FIELD_ID, FIELD_FORMULA */
        long number;
        int year;   /* FIELD_YEAR: in which it begins */
        int minute; /* FIELD_TIME: of the day */
        const struct post *post;
        struct person_in_post in_post; /* FIELD_PERSON */
        const struct contact *contact;
        struct {
            const struct input_file *file;
            struct slice alt;               /* empty when decorative */
            const struct md_node *alt_text; /* may hold claims; NULL when decorative */
            bool decorative;
        } picture;
        struct {
            const struct field *items;
            size_t count;
        } list; /* FIELD_RECORD (by name), FIELD_LIST */
        const struct table *table;
        struct {
            const struct block *items;
            size_t count;
        } blocks;
    };
};

/* The field at "inspection.published", "findings.plans.by" (an item of a list by its id), or NULL. Folded. */
const struct field *field_lookup(const struct field *record, struct slice path);

/* ---- components of a body ---- */

enum component {
    COMPONENT_TEXT,
    COMPONENT_SECTION,
    COMPONENT_FILE,
    COMPONENT_TABLE,
    COMPONENT_CHART,
    COMPONENT_QUOTE,
    COMPONENT_LIST,
    COMPONENT_PICTURE,
    COMPONENT_CONTENTS,
    COMPONENT_NOTE,
    COMPONENT_STANDING,
    COMPONENT_SIGNATURE,
    COMPONENT_EACH,
    COMPONENT_PANEL,
    COMPONENT_CALLOUT,
    COMPONENT_NUMBER,
    COMPONENT_NUMBERS,
    COMPONENT_PULL,
    COMPONENT_COLUMNS,
    COMPONENT_COVER,
    COMPONENT_OUTLINE,
    COMPONENT_GRID,
    COMPONENT_STEPS,
    COMPONENT_TIMELINE,
    COMPONENT_CONTACT,
    COMPONENT_QR,
    COMPONENT_ACTION,
    COMPONENT_LIST_OF,
    COMPONENT_CODE,
    COMPONENT_EXAMPLE,
    COMPONENT_ACCESSIBILITY,
    COMPONENT_KINDS
};

struct table_column { /* of a table component: a name from the data, or a name and how it is worked out */
    struct slice name, formula; /* formula empty = copied */
    struct span span, formula_span;
    const struct md_node *head; /* NULL = the name, first letter a capital */
    const struct md_node
        *group_head;          /* over this column and those beside it with the same one; NULL = none */
    struct slice group_words; /* as the author wrote it */
    struct slice show;        /* a format; empty = the default of its kind */
    struct span show_span;
    const struct raw_node *course; /* a list of columns, over which a small line goes; NULL = none */
    bool sparkline;                /* `show: sparkline` */
    bool poison;                   /* something was wrong with it and has been reported */
    bool wide;
};

/* A row of data under the name that `for each: area in caseload` gives it: `area.all` is a cell of it. */
struct each_row {
    struct slice name; /* area */
    const struct table *table;
    size_t row;
    struct slice label; /* what messages call it: its key, "Halton" */
    struct span span;   /* of the row in its file */
    uint32_t number;    /* of the rows of all components `for each`, from 1; 0 = of the batch */
    /* What the component prints for it. */
    struct prose prose;
    const struct block *content;
    size_t content_count;
};

/* Texts that stand in a list: the items of a panel, the steps, a row of a grid. Either they are written out,
 * or a column of data has them. What is not accessible: its label says what, its cells why and what there is
 * instead. */
struct block_cell {
    const struct md_node *const *texts; /* each one line */
    size_t count;
};

struct block_part {
    const struct md_node *label; /* of a row; NULL = none */
    const struct block_cell *cells;
    size_t cell_count;
    const struct raw_node *formula; /* a column of data; NULL = written out */
    unsigned across;                /* cells of a row side by side; 0 = not said */
    struct span span;
};

struct block {
    enum component component;
    uint32_t number;             /* dense from 1 over the publication */
    struct span span;            /* of its name and what stands beside that */
    struct span whole;           /* with all its options, or with what a container holds */
    const struct field *subject; /* the value of the first key; may be NULL */
    const struct field *options; /* typed by the component's table, only those written */
    size_t option_count;
    struct slice id;
    const struct block *content; /* sections, files, containers */
    size_t content_count;
    struct prose prose;        /* text; the body of a file or container */
    unsigned level;            /* sections: 1 at the top of a body */
    const struct table *table; /* tables, charts, numbers */
    const struct table_column *columns;
    size_t column_count;
    const struct each_row *row;     /* that it stands in; NULL outside `for each` */
    struct slice row_name;          /* `for each`: what a row is called */
    const struct each_row *rows;    /* `for each`: all rows of `table`; which are taken, `where` says */
    const struct block_part *parts; /* panels, steps: one; grids: one a row; of what is not accessible one
                                       each */
    size_t part_count;
    struct slice
        typed; /* code, examples: lines as the author typed them, without the indentation of all of them */
};

/* The row of the inserts in the Markdown of a `for each` itself, of which each row has a copy: nothing prints
 * them. */
extern const struct each_row each_pattern;

const struct field *block_option(const struct block *block, const char *name);

/* ---- the whole ---- */

/* Another publication whose data and figures this one reads. */
struct used_publication {
    struct slice name; /* what they begin with here */
    struct span span;
    bool is_progress; /* `progress on:` */
    const struct publication
        *publication; /* NULL when it could not be had (reported); shared by all who use it */
};

/* `[words]{#id}` in prose. */
struct marked_words {
    struct slice id;
    const struct md_node *node; /* MD_SPAN */
};

struct publication {
    const struct inputs *inputs;
    const struct layout *layout;
    const struct brand *brand;
    const struct house_style *house_style;
    struct slice name, language, edition;
    const struct md_node *title; /* inline */
    struct slice title_text;
    const struct md_node *subtitle, *years, *badge; /* inline; NULL = not written */
    const struct md_node *stamp, *watermark;        /* of the edition; the same */
    bool is_published;
    struct date published;
    struct slice office; /* author of the PDF: the name of house style's or the publication's contact */
    const struct field *record; /* FIELD_RECORD: the layout's fields, in the order of `takes` */
    const struct used_publication *uses;
    size_t use_count;
    const struct table *tables;
    size_t table_count;
    const struct figure_declaration *figures;
    size_t figure_count;
    const struct check_declaration *checks;
    size_t check_count;
    const struct deadline_declaration *deadlines;
    size_t deadline_count;
    const struct md_insert *const *inserts; /* number n at n - 1 */
    size_t insert_count;
    const struct each_row *const *insert_rows; /* of insert number n at n - 1: NULL, the row that it stands
                                                * in, or &each_pattern */
    uint32_t each_row_count;
    uint32_t block_count;
    const struct block *const *blocks; /* number n at n - 1 */
    const struct post *posts;
    size_t post_count;
    const struct person *people;
    size_t person_count;
    struct calendar calendar;   /* on which days nobody works */
    struct slice holidays_path; /* of the register, for messages; empty = there is none */
    bool holidays_unreadable;   /* and that was reported */
    const struct block *batch;  /* `for each` at the top: an output a row; without a table: reported. NULL =
                                 * one output, called `name` */
    const struct md_node *file_name; /* of each output: inline; NULL without a batch, or reported */
    const struct marked_words *marked;
    size_t marked_count;
};

/* Never NULL. A publication that is used is typed whole, but only what is wrong with its data, figures and
 * checks is told: the rest is told when it is checked itself. */
const struct publication *check_publication(struct arena *arena, const struct inputs *inputs,
                                            struct sources *sources, struct diagnostics *diagnostics);
void publication_print(const struct publication *publication, const struct sources *sources,
                       struct buffer *out);

#endif
