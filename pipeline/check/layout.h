/* The typed layout, brand and house style: what a kind of document takes and prints, how it looks, how
 * numbers are written. Part of the product of check/. Data only: no layout, brand or publication is named in
 * C. */
#ifndef PRECEPT_CHECK_LAYOUT_H
#define PRECEPT_CHECK_LAYOUT_H

#include "base/dim.h"
#include "diag/source.h"
#include "exact/date.h"
#include "exact/decimal.h"
#include "exact/ratio.h"
#include "read/inputs.h"

/* ---- what a layout takes ---- */

enum field_type_kind {
    TYPE_TEXT,  /* one line with inserts and inline mark-up */
    TYPE_PROSE, /* Markdown blocks */
    TYPE_DATE,
    TYPE_YES_NO,
    TYPE_CHOICE,
    TYPE_NUMBER,  /* a whole number */
    TYPE_YEAR,    /* a financial year */
    TYPE_TIME,    /* of day */
    TYPE_ID,      /* lower-case-with-hyphens, one name space with figures */
    TYPE_POST,    /* an entry of registers/posts */
    TYPE_PERSON,  /* an entry of registers/people */
    TYPE_PICTURE, /* a file, with sibling keys alt or decorative */
    TYPE_RECORD,
    TYPE_LIST,
    TYPE_TABLE,     /* a CSV file with declared columns */
    TYPE_STATEMENT, /* record: by (post, required), received (date), text (prose, required) */
    TYPE_SIGNATURE, /* record: by (post, required), picture, alt */
    TYPE_STANDING,  /* name of a standing text */
    TYPE_BLOCKS     /* a list of components */
};

struct field_type {
    struct slice name; /* the key; empty for the items of a list */
    enum field_type_kind kind;
    bool required;
    struct span span;            /* where the layout declares it */
    struct slice because;        /* reason that messages print; may be empty */
    const struct raw_node *post; /* TYPE_PERSON: the post to be held, or NULL = any */
    const struct slice *choices;
    size_t choice_count;
    const struct field_type
        *fields; /* TYPE_RECORD and items of lists of records; TYPE_STATEMENT, TYPE_SIGNATURE */
    size_t field_count;
    const struct field_type *each; /* TYPE_LIST */
    size_t at_least;               /* TYPE_LIST */
    const struct slice *must_have; /* TYPE_LIST of text */
    size_t must_have_count;
    const struct field_group *groups; /* rules between the fields of a record or of each item */
    size_t group_count;
    const struct raw_node *columns; /* TYPE_TABLE: as in `data:` */
};

struct field_group {
    enum { GROUP_EXACTLY_ONE, GROUP_TOGETHER } rule; /* TOGETHER: if the first is there, all are */
    const struct slice *names;
    size_t count;
    struct slice because;
};

/* ---- what it prints, in order ---- */

/* Words of a layout may hold `{{ field }}`: a field's path, `number` (the ordinal in an `each`), no
 * arithmetic. */
struct form_row {
    struct slice head;
    const struct raw_node *head_node;
    struct slice show, note;     /* field paths; empty = none */
    const struct form_row *rows; /* a merged head over these */
    size_t row_count;
    struct span span;
};

enum print_kind {
    PRINT_TITLE,    /* words: the document's title, level 1 */
    PRINT_FORM,     /* rows: a two- or three-column table with row heads; words: its caption */
    PRINT_SECTION,  /* words: a heading of level 2; then show, or each with block, or its own prints */
    PRINT_SHOW,     /* the fields named in `show`, no heading */
    PRINT_CONTENTS, /* level: how deep */
    PRINT_BODY      /* the field of TYPE_BLOCKS named in `show` */
};

enum show_as { SHOW_PLAIN, SHOW_QUOTATION };

struct print {
    enum print_kind kind;
    const struct raw_node *words; /* NULL = none */
    const struct slice *show;     /* field paths; in an `each`, of the item */
    size_t show_count;
    struct slice each; /* path of a list; one block an item */
    const struct raw_node *block_heading;
    enum show_as as;
    bool leave_out_when_empty;
    bool starts_page;
    unsigned level;
    struct slice style; /* name of a style, empty = by the kind */
    struct slice id;
    const struct form_row *rows;
    size_t row_count;
    const struct slice *labels; /* beside show: words before each shown field ("Owner"), empty = none */
    struct span span;
};

/* ---- dates and conditions ---- */

enum date_rule_kind {
    DATE_DAYS_AFTER,
    DATE_WORKING_DAYS_AFTER,
    DATE_DAYS_BEFORE,
    DATE_CLEAR_DAYS_BEFORE,
    DATE_DAY_OF_YEAR,     /* of: a financial year; the day lies in it */
    DATE_DAY_BEFORE_YEAR, /* the last such day before the year begins */
    DATE_RULE_KINDS
};

/* A date that follows from another one or from a financial year. With `first day counts` the day itself is
 * day 1 (56 days beginning with it: + 55). */
struct date_rule {
    struct slice name;
    enum date_rule_kind kind;
    struct slice base; /* path of a date or year field, `published`, or a rule before this one */
    unsigned days;
    bool first_day_counts;
    struct day_of_year day;
    struct slice done;  /* path of the date that shows that it was done; empty = none */
    struct slice words; /* how the date is made, for the audit: "5 clear days before meeting" */
    struct span span;
};

struct must_rule {
    struct slice formula; /* a condition of the expression language over fields and dates */
    struct slice because;
    struct span span;
};

/* ---- looks ---- */

enum style_property {
    STYLE_SIZE,
    STYLE_LEADING,
    STYLE_SPACE_BEFORE,
    STYLE_SPACE_AFTER,
    STYLE_INDENT,
    STYLE_INDENT_END,
    STYLE_FIRST_INDENT,
    STYLE_PADDING,
    STYLE_RULE_ABOVE,
    STYLE_RULE_BELOW,
    STYLE_RULE_START,
    STYLE_RULE_DOT,
    STYLE_GAP, /* dims */
    STYLE_ALIGN,
    STYLE_KEEP_WITH_NEXT,
    STYLE_KEEP_WITH_PREVIOUS,
    STYLE_KEEP_TOGETHER,
    STYLE_STARTS_PAGE,
    STYLE_HYPHENATE,
    STYLE_BLEED,
    STYLE_TABULAR,
    STYLE_SMALL_CAPITALS,
    STYLE_FIGURES, /* numbers; of figures: 1 = old style */
    STYLE_FAMILY,  /* text: a role of the brand's fonts (text, headings, numbers) */
    STYLE_WEIGHT,  /* number 100 to 900 */
    STYLE_INK,
    STYLE_BACKGROUND,
    STYLE_RULE_COLOUR, /* text: a role of the brand's colours */
    STYLE_PAGE_MASTER, /* text: a page master of the layout */
    STYLE_CELL_PADDING_X,
    STYLE_CELL_PADDING_Y,
    STYLE_RULE_HEAD,
    STYLE_RULE_ROW,
    STYLE_RULE_TOTAL,
    STYLE_HEAD_WIDTH,
    STYLE_HEAD_FILL,
    STYLE_STRIPE,
    STYLE_ICON,     /* text: stands at the items of a list */
    STYLE_BASED_ON, /* text: another style */
    STYLE_PROPERTY_COUNT
};

/* Sizes may be given as a name of the brand's scale ("small") or in pt; lengths in pt, mm or as "2 lines" of
 * the body. */
/* "2 lines": text "lines", number in 1/1024 of a line. `head width: 35%`: 350. A named size: text. */
struct style_setting {
    enum style_property property;
    long_dim number;   /* dims, counts, enums (enum text_align order: start, justify, centre, end), yes = 1 */
    struct slice text; /* names */
    struct span span;
};

struct style_rule { /* one named style; later rules of the same name override (styles.yaml, then the layout's)
                     */
    struct slice name;
    const struct style_setting *settings;
    size_t count;
    struct span span;
};

struct master {
    dim width, height; /* of the page */
    dim top, bottom, inner, outer;
    dim margin_column; /* for what stands beside the text; 0 = none */
    const struct raw_node *header,
        *footer; /* words with {{ page }}, {{ pages }}, {{ section }}, {{ title }}; NULL = none */
    const struct raw_node *left_header, *left_footer; /* the same of left pages, where they have their own;
                                                         else those of right pages, mirrored */
    bool own_left_header, own_left_footer;
    struct slice name;       /* empty for the first page's and the others' */
    struct slice background; /* a role of the brand's colours; empty = none */
    bool art;                /* the brand's art covers the page */
    struct span span;        /* of the background's role */
    enum corner {
        CORNER_NONE,
        CORNER_TOP_LEFT,
        CORNER_TOP_RIGHT,
        CORNER_BOTTOM_LEFT,
        CORNER_BOTTOM_RIGHT
    } logo; /* where in its margins the brand's logo stands */
    struct span logo_span;
};

/* Of `skeleton: must cover:`. A section or chapter says `covers: name`. */
struct slot {
    struct slice name, law; /* the law's words, which a message prints */
    struct span span;
};

/* `chapters:`: what a section in a style has beside its heading. */
struct chapter_rule {
    struct slice style;
    struct slice label;   /* "Priority": stands over the heading with a running number; empty = none */
    struct slice opening; /* style of its first paragraph; empty = as the others */
    bool own_colours;     /* it takes the next of the brand's `section colours:` */
};

/* `panels:`: how a panel with this heading looks. */
struct panel_rule {
    struct slice heading, style, icon; /* icon of its items; empty = bullets */
};

/* One way of numbering: "1.0", "1.1", "(i)". The signs around and between the counters are printed as they
 * stand. */
struct number_form {
    char first, second; /* '1', 'a', 'A', 'i' or 'I'; 0 = no such counter */
    struct slice before, between, after;
};

/* `numbering:` of sections, of paragraphs and of lists in lists; what is not said is not numbered, lists are
 * as in Markdown. */
struct numbering {
    struct number_form sections, paragraphs;
    const struct number_form *lists; /* of a list, of one inside it, …; the last holds for those further in */
    size_t list_count;
};

struct layout {
    struct slice name, kind;
    dim page_width, page_height;
    bool facing;
    const struct field_type *takes; /* one TYPE_RECORD: the whole record */
    const struct print *prints;
    size_t print_count;
    const struct date_rule *dates;
    size_t date_count;
    const struct must_rule *musts;
    size_t must_count;
    struct master first, other;
    const struct master *masters; /* the others, which styles name */
    size_t master_count;
    const struct style_rule *styles;
    size_t style_count;
    const struct slot *slots;
    size_t slot_count;
    const struct raw_node *reported_on; /* the name of data: a publication with `progress on:` this one covers
                                           every row of it; NULL = not said */
    const struct slice *allowed;        /* components that a body may hold; count 0 = all */
    size_t allowed_count;
    const struct chapter_rule *chapters;
    size_t chapter_count;
    const struct panel_rule *panels;
    size_t panel_count;
    struct numbering numbering;
};

/* ---- brand ---- */

struct brand_colour {
    struct slice name; /* role: ink, paper, primary, accent, soft … */
    struct colour colour;
    struct span span;
};

struct brand_font {
    struct slice role, family; /* text, headings, numbers */
    uint16_t weight;           /* of its regular variant */
    struct span span;
};

struct brand_size {
    struct slice name; /* text, small, and steps of the scale */
    dim size;
    struct span span; /* of the size */
};

/* Roles that have other colours in a chapter: "primary" is "leaf" there. */
struct section_colours {
    const struct section_colour {
        struct slice role, is; /* both are roles of the brand */
    } * list;
    size_t count;
};

/* An icon of the brand's own, by the name that it is used by; a usual one of that name gives way. */
struct brand_icon {
    struct slice name;
    const struct input_file *file; /* an SVG picture; NULL: it could not be had, which was reported */
};

struct brand_icons {
    const struct brand_icon *list;
    size_t count;
};

struct brand {
    struct slice name;
    const struct brand_colour *colours;
    size_t colour_count;
    const struct brand_font *fonts;
    size_t font_count;
    const struct brand_size *sizes;
    size_t size_count;
    const struct brand_colour *series; /* colours of charts, in order */
    const uint8_t *patterns;           /* enum fill_pattern of figure/figure.h, one a series */
    size_t series_count;
    struct brand_logo {
        const struct input_file *file;    /* NULL = none */
        const struct input_file *on_dark; /* on dark backgrounds; NULL = there is none */
        struct slice alt;
        dim width, least_width; /* least_width at most width */
        dim clear;              /* kept free all round */
        struct span span;       /* of the file */
    } logo;
    struct brand_icons icons;
    const struct section_colours *sections; /* chapters with colours of their own take them in turn */
    size_t section_count;
    const struct brand_colour *art; /* colours of the art that covers pages, from the back to the front */
    size_t art_count;               /* 0 = none */
    uint8_t art_kind;               /* place among `hills`, `arcs`, `bands` */
};

/* ---- house style ---- */

enum format_of {
    FORMAT_MONEY,
    FORMAT_PERCENT,
    FORMAT_CHANGE,
    FORMAT_NUMBER,
    FORMAT_COUNT,
    FORMAT_DATE,
    FORMAT_YEAR,
    FORMAT_TIME
};
enum format_as {
    FORMAT_AS_DIGITS,
    FORMAT_AS_WORDS,
    FORMAT_AS_TRUEST_PHRASE,
    FORMAT_AS_UP_OR_DOWN,
    FORMAT_AS_DATE,
    FORMAT_AS_FINANCIAL_YEAR,
    FORMAT_AS_TIME,
    FORMAT_AS_ORDINAL
};
/* 10.30 am; 10.30 a.m.; 10:30am, with 10am, midday and midnight; 10:30 and 22:30 */
enum time_form { TIME_POINT_SPACE, TIME_POINT_STOPS, TIME_COLON, TIME_24_HOURS };

struct number_format {
    struct slice name;
    enum format_of of;
    enum format_as as;
    struct slice before, after; /* `show: "£{}m"` */
    unsigned thousands; /* the number is divided by 1000^thousands: `in: thousands` 1, `in: millions` 2 */
    bool pence;         /* `in: pence`: it is multiplied by 100 */
    unsigned decimals;
    bool sign_always, drop_zero_decimals;
    unsigned words_up_to;        /* AS_WORDS, AS_ORDINAL: "ten" = 10 */
    struct slice above;          /* AS_WORDS: the format for greater ones */
    struct slice up, down, same; /* AS_UP_OR_DOWN: with "{}" for the number */
    struct slice number_as;      /* AS_UP_OR_DOWN: the format of that number */
    const struct slice *only;    /* AS_TRUEST_PHRASE: the hedges to use; count 0 = all */
    size_t only_count;
    struct slice
        date_form; /* AS_DATE: "day month year", "weekday, day month year", "day month", "month year" */
    bool years_to; /* AS_FINANCIAL_YEAR: "2022 to 2023" and not "2022/23" */
    enum time_form time_form;
    struct span span;
};

enum claim_kind {
    CLAIM_NEARLY,
    CLAIM_JUST_OVER,
    CLAIM_ABOUT,
    CLAIM_MORE,
    CLAIM_LESS,
    CLAIM_AT_LEAST,
    CLAIM_AT_MOST,
    CLAIM_EXACTLY,
    CLAIM_NO_WORD,
    CLAIM_FRACTION,
    CLAIM_MULTIPLE,
    CLAIM_MOST,
    CLAIM_KINDS
};

struct claim_rule {
    const struct slice *words;
    size_t word_count;
    struct ratio tolerance;   /* as a share: 5% = 1/20; of fractions: points as a share of 1 */
    struct ratio warn_beyond; /* nought = never */
};

struct house_style {
    struct slice language;
    const struct number_format *formats;
    size_t format_count;
    struct {
        struct slice money, percent, change, count, number, date, year, time;
    } defaults; /* names of formats */
    enum rounding rounding;
    bool whole_percentages_sum_to_100;
    struct slice minus, missing; /* as printed: "−", "–" */
    bool negative_money_in_brackets;
    bool text_as_typed;     /* `smart text: no` */
    bool ranges_with_words; /* "pages 7 to 9", else "pages 7–9" */
    struct claim_rule claims[CLAIM_KINDS];
    bool warn_rough_word_exact_figure;
    enum { ACRONYMS_EXPAND, ACRONYMS_CHECK, ACRONYMS_IGNORE } acronyms;
    enum { HAND_IGNORE, HAND_WARN, HAND_ERROR } typed_by_hand;
    bool given_needs_source, survey_needs_base;
    unsigned longest_average_sentence; /* words; 0 = no rule */
    struct {
        unsigned below;
        struct slice show;
    } small_numbers; /* in data marked personal; below 0 = no rule */
};

/* The number of a page master that styles can name, from 1; 0 = there is none of that name. Folded. */
size_t layout_master(const struct layout *layout, struct slice name);

const struct number_format *house_style_format(const struct house_style *style, struct slice name);
const struct brand_colour *brand_colour(const struct brand *brand, struct slice role);
/* The names of all icons from 0, first the brand's own, then the usual ones; empty after the last. */
struct slice icon_name(const struct brand_icons *own, size_t number);

#endif
