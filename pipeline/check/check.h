/* What the files of check/ share: the state of one check, the names that it has met, and the readers of typed
 * values. Private to check/. Every reader reports what is wrong once and returns poison or a neutral value;
 * nobody who meets that says more. */
#ifndef PRECEPT_CHECK_CHECK_H
#define PRECEPT_CHECK_CHECK_H

#include "check/publication.h"
#include "check/shape.h"

enum name_kind { NAME_FIGURE, NAME_DATA, NAME_FIELD, NAME_ID, NAME_USED, NAME_ROW };

struct known_name {
    struct slice name;
    enum name_kind kind;
    struct span span;
};

/* A heading of the publication: a section, a chapter, a heading in prose, a section of the layout. */
struct heading {
    struct slice id; /* empty = none */
    struct slice title;
    bool has_insert; /* its words are worked out later */
    struct span span;
};

/* A link that leads to an id, to be looked at when all ids are known. */
struct awaited_link {
    const struct md_node *node;
};

/* A pull quote: the id of words that are marked, to be looked at likewise. */
struct awaited_words {
    struct slice id;
    struct span span;
};

/* An acronym that no register knows. */
struct unknown_acronym {
    struct slice name;
    struct span span; /* of its first use */
    bool explained;   /* somewhere in the text */
};

/* The sentences of the author's prose. */
struct reading {
    size_t sentences, words;
    struct long_sentence {
        struct span span;
        unsigned words; /* 0 = none */
    } longest[3];
};

struct check {
    struct arena *arena;
    const struct inputs *inputs;
    struct sources *sources;
    struct diagnostics *diagnostics;
    struct publication *publication;
    const struct layout *layout;
    struct brand_icons icons;
    const struct raw_node *edition; /* its keys under `editions:`, or NULL */
    struct md_context markdown;
    struct map by_name; /* folded name → names */
    VECTOR(struct known_name) names;
    VECTOR(struct awaited_link) links;
    VECTOR(struct heading) headings; /* in the order in which they were met */
    VECTOR(struct awaited_words) pulls;
    VECTOR(struct marked_words) marked;
    VECTOR(const struct block *) blocks;
    struct table *tables; /* publication->tables, with room for those of table fields */
    size_t table_room;
    struct map acronyms; /* that the reader knows by now, explained or reported */
    struct {
        VECTOR(struct unknown_acronym) list;
        struct map by_name;
    } unknown_acronyms;
    struct reading reading;
    bool quoted;                /* what is read now are somebody else's words, or standing ones */
    bool repeated;              /* or words that were read for another row already */
    const struct each_row *row; /* inside `for each`: the row at hand */
    uint32_t row_count;         /* of all such components */
    VECTOR(const struct each_row *) insert_rows; /* see publication.h */
    bool people_poison; /* the register of people could not be read: nobody is said to be missing */
    uint32_t causes;    /* last number given to diagnostic.cause */
    bool is_used;       /* by the publication that is checked */
    struct used_publications *used; /* those that are typed already */
    struct diagnostics *aloud, silence;
};

/* In a publication that is used: what is wrong from here on is not told, or is told again. */
void check_hush(struct check *c);
void check_speak(struct check *c);

/* ---- names ---- */

/* Enters a heading of a chapter or section whose options are read, or of prose. */
void heading_take(struct check *c, const struct block *block);
void heading_take_node(struct check *c, const struct md_node *node);
/* Cells of the types heading and heading title, when all headings are known. */
void headings_check(struct check *c);
/* `covers:` against what the layout wants covered and what `progress on:` is about. */
void covers_check(struct check *c, const struct raw_node *publication);
/* The table among those of a publication that a text names: reported when there is none. */
const struct table *table_among(struct check *c, const struct publication *publication,
                                const struct raw_node *text);
/* Enters a name; a clash with another one is reported and the first stays. */
void name_declare(struct check *c, enum name_kind kind, struct slice name, struct span span);
const struct known_name *name_lookup(const struct check *c, struct slice name);
/* True when formulas can use the name; else says why not and what would do (format.md 1.4). */
bool name_is_sound(struct check *c, struct slice what, struct slice name, struct span span);
bool column_name_is_sound(struct check *c, struct slice name, struct span span);
/* True for lower-case letters, digits and hyphens, a letter first; else says so. */
bool id_is_sound(struct check *c, struct slice id, struct span span);

/* ---- pieces of messages ---- */

/* "Did you mean …?" and, on a line of its own, `lead: a, b, c.` */
struct slice choice_advice(struct check *c, struct slice wanted, const struct slice *names, size_t count,
                           const char *lead);
struct slice names_joined(struct check *c, const struct slice *names, size_t count);

/* ---- wording ---- */

/* Acts, posts, people and places in the words of a paragraph, heading or cell, held against the registers. */
void wording_check(struct check *c, const struct md_node *block);
/* Acronyms in a paragraph of prose that nobody has explained: where the house style checks them, those of the
 * register; and those that no register knows, which acronyms_tell reports when all is read. */
void acronyms_check(struct check *c, const struct md_node *block);
void acronyms_tell(struct check *c);
/* Counts the words and sentences of a paragraph of prose, for reading_tell: whether sentences are longer on
 * average than the house style wants. */
void reading_take(struct check *c, const struct md_node *block);
void reading_tell(struct check *c);

/* ---- editions ---- */

/* The publication as the edition has it: with what its `set:` changes. */
const struct raw_node *edition_publication(struct check *c, const struct raw_node *raw);
/* True when the edition leaves this component out. */
bool edition_leaves_out(const struct check *c, const struct raw_node *map);

/* ---- texts with a type ---- */

/* The text, or NULL: a list or keys were reported, poison and NULL are silent. */
const struct raw_node *text_wanted(struct check *c, struct slice key, const struct raw_node *node);
bool date_wanted(struct check *c, struct slice key, const struct raw_node *text, struct date *date);
/* The sign of a language, BCP 47. */
bool language_wanted(struct check *c, const struct raw_node *text);
bool yes_no_wanted(struct check *c, struct slice key, const struct raw_node *text, bool *yes);
bool whole_wanted(struct check *c, struct slice key, const struct raw_node *text, unsigned long *number);
/* "2023/24": the year in which it begins. */
bool year_wanted(struct check *c, struct slice key, const struct raw_node *text, int *begins);
bool time_wanted(struct check *c, struct slice key, const struct raw_node *text, int *minute);
/* "24 December" */
bool day_of_year_wanted(struct check *c, const struct raw_node *text, struct day_of_year *day);
/* The place of the text among the choices; `count` when it is none of them (reported). */
size_t choice_wanted(struct check *c, struct slice key, const struct raw_node *text,
                     const struct slice *choices, size_t count);
/* "25 mm", "18 pt", "1.5 cm"; a plain 0. */
bool length_wanted(struct check *c, struct slice key, const struct raw_node *text, dim *length);
bool length_read(struct slice text, dim *length);
/* "35%" and "2.5" as thousandths (350; 2500). */
bool thousandths_read(struct slice text, const char *unit, long_dim *number);
bool colour_read(struct slice text, struct colour *colour);
bool colour_wanted(struct check *c, struct slice key, const struct raw_node *text, struct colour *colour);

/* ---- the parts of a publication, each in a file of its name ---- */

const struct layout *layout_read(struct check *c);
const struct field_type *takes_read(struct check *c, const struct raw_node *takes);
/* `dates:` of a layout. */
void dates_read(struct check *c, struct layout *layout, const struct raw_node *map);
extern const struct shape date_rule_shape, numbering_shape;
void prints_read(struct check *c, struct layout *layout, const struct raw_node *list);
void styles_read(struct check *c, struct layout *layout, const struct raw_node *own);
bool style_is_known(struct check *c, const struct layout *layout, struct slice style, struct span span);
const struct field_type *type_lookup(const struct field_type *record, struct slice path);
/* The words of a layout: reports `{{ path }}` that names nothing. item may be NULL. */
void layout_words_check(struct check *c, const struct layout *layout, const struct field_type *item,
                        const struct raw_node *words);
bool layout_path_check(struct check *c, const struct layout *layout, const struct field_type *item,
                       struct slice path, struct span span);
const struct brand *brand_read(struct check *c);
const struct house_style *house_style_read(struct check *c);
void formats_read(struct check *c, struct house_style *style, const struct raw_node *map);
/* Reports the name of a format that the house style has not. */
void format_name_check(struct check *c, const struct house_style *style, const struct raw_node *name);
void claims_read(struct check *c, struct house_style *style, const struct raw_node *map);

void registers_read(struct check *c);
/* The calendar: the register of holidays and `working days:` of the house style. */
void working_days_read(struct check *c);
const struct post *post_wanted(struct check *c, struct slice key, const struct raw_node *text);
void people_read(struct check *c);
/* Who stands in a field of the type person, with the post held on the document's date; false = reported. */
bool person_wanted(struct check *c, const struct field_type *type, const struct raw_node *text,
                   struct person_in_post *found);
/* A paragraph of registers/standing-text, or NULL (reported). */
const struct raw_node *standing_wanted(struct check *c, const struct raw_node *text);
/* An entry of registers/contacts, or NULL (reported). */
const struct contact *contact_wanted(struct check *c, const struct raw_node *text);

/* `uses:` and `progress on:`: the publications whose data and figures are read. */
void uses_read(struct check *c);
void data_read(struct check *c, const struct raw_node *data);
void table_column_declare(struct check *c, struct table *table, struct column *column,
                          const struct raw_entry *entry);
const struct table *table_lookup(const struct check *c, struct slice name);
/* The table that a text node names: reported when there is none. */
const struct table *table_wanted(struct check *c, const struct raw_node *text);
/* A table field of the layout: a data name or a CSV file with the layout's columns. */
const struct table *table_of_field(struct check *c, const struct field_type *type,
                                   const struct raw_node *text);
const struct column *column_lookup(const struct table *table, struct slice name);
/* `for each: area in caseload`: gives the block its row name, table and options. False when something was
 * reported. */
bool each_words_read(struct check *c, struct block *block, const struct raw_node *text);
void each_option_add(struct check *c, struct block *block, const char *name, const struct raw_node *text);
void each_rows_make(struct check *c, struct block *block);
/* At the top of a publication. */
void batch_read(struct check *c, const struct raw_node *raw);
/* The component: what is in it is read once for each row. */
struct each_content {
    const struct raw_node *list;     /* `content:`, or NULL */
    const struct md_node *container; /* the Markdown in it, or NULL */
    unsigned level;
};
void for_each_read(struct check *c, struct block *block, const struct each_content *content);
/* The id with the row's cells in it, inside `for each`; else as it is. Empty: reported. */
struct slice id_of_row(struct check *c, struct slice id, struct span span);
/* The product's list: a row or NULL for each insert. */
void insert_rows_finish(struct check *c);
void figures_declare(struct check *c, const struct raw_node *map);
void checks_declare(struct check *c, const struct raw_node *list);
void deadlines_declare(struct check *c, const struct raw_node *list);

/* siblings: the keys beside it (alt of a picture), NULL = none. */
struct field field_read(struct check *c, const struct field_type *type, const struct raw_node *raw,
                        const struct raw_node *siblings);
/* The fields alone; who calls it has looked at the keys. */
void record_fields_read(struct check *c, struct field *field, const struct raw_node *map, struct slice what);
void record_read(struct check *c, struct field *field, const struct raw_node *map, struct slice what);
/* The rules between the fields of a record (`exactly one of`, `together`). owner: whose type has them, the
 * record itself or the list it stands in. */
void groups_check(struct check *c, const struct field *owner, const struct field *record);
void list_rules_check(struct check *c, const struct field *list);
bool picture_read(struct check *c, struct field *field, const struct raw_node *file,
                  const struct raw_node *keys);

/* Headings, links, ids, pictures and components of a piece of prose. `level` is that of the section around
 * it; nought when it is not known. */
struct prose prose_take(struct check *c, const struct md_node *root, unsigned level);
void inline_take(struct check *c, const struct md_node *root);
void links_check(struct check *c);
/* Of a node MD_TEXT: bullets, footnotes and struck words that were typed as signs, addresses that are no
 * links. */
void typed_marks_check(struct check *c, const struct md_node *text);
/* An address outside the document that begins with its scheme; else says so. */
bool address_is_sound(struct check *c, struct slice address, struct span span);
/* Something of it is worked out later. */
bool holds_insert(const struct md_node *root);
/* Reports an alternative text that says nothing of what the picture shows. */
void alternative_check(struct check *c, const struct md_node *alternative, struct span span);
/* The list of texts or the column of data of a panel, of steps, of each row of a grid. */
void parts_read(struct check *c, struct block *block, const struct raw_node *map);
/* `across:` is a number that fits a page. */
void across_check(struct check *c, const struct raw_node *map);
/* What a component asks of its values beyond their kinds. */
void component_values_check(struct check *c, struct block *block, const struct raw_node *map);
/* The text of a `code:`; the author's own lines that an `example:` is made of. */
void code_read(struct check *c, struct block *block, const struct raw_node *map);
void example_lines_take(struct check *c, struct block *block, const struct raw_node *content,
                        const struct md_node *container);
/* The lines of the components and data that codes name; reports names that none has. data: as declared; may
 * be NULL. */
void code_of_resolve(struct check *c, const struct raw_node *data);
/* Reports pull quotes of words that are not marked. */
void pulls_check(struct check *c);
/* `chapters:` and `panels:` of a layout. */
void chapters_read(struct check *c, struct layout *layout, const struct raw_node *map);
void panels_read(struct check *c, struct layout *layout, const struct raw_node *map);
void numbering_read(struct check *c, struct layout *layout, const struct raw_node *map);
/* The brand's icons, which layouts name too; before the layout is read. */
void icons_read(struct check *c);
/* Reports a name that no icon has. */
bool icon_is_known(struct check *c, struct slice icon, struct span span);
/* Reports a name that is no component. */
bool component_name_check(struct check *c, const struct raw_node *name);
/* A list of components. */
void blocks_read(struct check *c, const struct raw_node *list, unsigned level, const struct block **items,
                 size_t *count);
/* One component from its keys (the first names it); container: the Markdown inside it, or NULL. */
void block_read(struct check *c, const struct raw_node *map, const struct md_node *container, unsigned level,
                struct block *block);

#endif
