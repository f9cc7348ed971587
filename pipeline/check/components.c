/* The components and their options (format.md 1.2: every option has the same name everywhere). */
#include "check/components.h"

#include "base/utf8.h"

/* In the order of enum chart_kind (compute/figures.h). */
static const struct slice chart_kinds[] = {
    S_INIT("pie"),      S_INIT("donut"),       S_INIT("bar"),
    S_INIT("column"),   S_INIT("stacked bar"), S_INIT("stacked column"),
    S_INIT("100% bar"), S_INIT("100% column"), S_INIT("line"),
    S_INIT("dot"),      S_INIT("variance"),    {NULL, 0}};
static const struct slice step_shapes[] = {S_INIT("line"), S_INIT("circle"), {NULL, 0}};
static const struct slice outline_shows[] = {S_INIT("ticks"), S_INIT("list"), {NULL, 0}};
static const struct slice listed[] = {S_INIT("tables"), S_INIT("charts"), {NULL, 0}};
static const struct slice picture_fits[] = {S_INIT("whole"), S_INIT("fill"), {NULL, 0}};
static const struct slice picture_sides[] = {S_INIT("left"), S_INIT("centre"), S_INIT("right"), {NULL, 0}};
static const struct slice data_tables[] = {S_INIT("below"), S_INIT("hidden"), {NULL, 0}};

/* What every component takes. */
#define EVERYWHERE                                                                                           \
    {"id", SHAPE_ID, 0, NULL, NULL, NULL}, {"style", SHAPE_STYLE, 0, NULL, NULL, NULL},                      \
        {"only in", SHAPE_TEXTS, 0, NULL, NULL, NULL},                                                       \
    {                                                                                                        \
        "not in", SHAPE_TEXTS, 0, NULL, NULL, NULL                                                           \
    }

#define COVERS                                                                                               \
    {                                                                                                        \
        "covers", SHAPE_TEXTS, 0, NULL, NULL, NULL                                                           \
    }

static const struct shape_key text_options[] = {EVERYWHERE};

static const struct shape_key section_options[] = {
    EVERYWHERE,
    COVERS,
    {"label", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"content", SHAPE_BLOCKS, SHAPE_REQUIRED, NULL, NULL, "and a list of components under it"},
};

static const struct shape_key file_options[] = {
    EVERYWHERE,
    COVERS,
    {"title", SHAPE_INLINE, SHAPE_REQUIRED, NULL, NULL, "the title of the chapter"},
    {"subtitle", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"label", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"picture", SHAPE_PICTURE, 0, NULL, NULL, NULL},
    {"alt", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"decorative", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"signed by", SHAPE_POST, 0, NULL, NULL, NULL},
};

static const struct shape_key table_options[] = {
    EVERYWHERE,
    {"caption", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"columns", SHAPE_COLUMNS, 0, NULL, NULL, NULL},
    {"where", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"group by", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"by", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"across", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"values", SHAPE_FORMULAS, 0, NULL, NULL, NULL},
    {"order", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"top", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"total", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"carry", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"show", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"unit", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"turned", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key axis_keys[] = {
    {"from", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"title", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape axis_shape = SHAPE(axis_keys);

static const struct shape_key chart_options[] = {
    EVERYWHERE,
    {"data", SHAPE_DATA, SHAPE_REQUIRED, NULL, NULL, "the name of data"},
    {"values", SHAPE_FORMULAS, SHAPE_REQUIRED, NULL, NULL, "the name of a column"},
    {"by", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, NULL, "the name of a column"},
    {"caption", SHAPE_INLINE, SHAPE_REQUIRED, NULL, NULL, "what it shows"},
    {"series", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"for each", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"axis", SHAPE_KEYS, 0, NULL, &axis_shape, NULL},
    {"whole", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"where", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"order", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"top", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"show", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"alt", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"data table", SHAPE_CHOICE, 0, data_tables, NULL, NULL},
};

static const struct shape_key quote_options[] = {EVERYWHERE, {"text", SHAPE_PROSE, 0, NULL, NULL, NULL}};

static const struct shape_key list_options[] = {
    {"style", SHAPE_STYLE, 0, NULL, NULL, NULL},
    {"only in", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"not in", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"text", SHAPE_PROSE, 0, NULL, NULL, NULL},
};

static const struct shape_key picture_options[] = {
    EVERYWHERE,
    {"alt", SHAPE_ANY, 0, NULL, NULL, NULL}, /* read with the picture */
    {"decorative", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"caption", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"width", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"height", SHAPE_LENGTH, 0, NULL, NULL, NULL},
    {"fit", SHAPE_CHOICE, 0, picture_fits, NULL, NULL},
    {"align", SHAPE_CHOICE, 0, picture_sides, NULL, NULL},
};

static const struct shape_key plain_options[] = {EVERYWHERE};

static const struct shape_key contents_options[] = {EVERYWHERE,
                                                    {"label priorities", SHAPE_YES_NO, 0, NULL, NULL, NULL}};

static const struct shape_key panel_options[] = {
    EVERYWHERE,
    {"text", SHAPE_PROSE, 0, NULL, NULL, NULL},
    {"items", SHAPE_PARTS, 0, NULL, NULL, NULL},
};

static const struct shape_key number_options[] = {
    EVERYWHERE,
    {"text", SHAPE_PROSE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key numbers_options[] = {
    EVERYWHERE,
    {"values", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, NULL, "the name of a column"},
    {"words", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, NULL, "the name of a column"},
    {"icon", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"caption", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"across", SHAPE_WHOLE, 0, NULL, NULL, NULL},
    {"where", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"order", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"show", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key columns_options[] = {
    EVERYWHERE,
    {"content", SHAPE_BLOCKS, 0, NULL, NULL, NULL},
};

static const struct shape_key cover_options[] = {
    EVERYWHERE,
    {"picture", SHAPE_PICTURE, 0, NULL, NULL, NULL},
    {"alt", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"decorative", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"strap", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key outline_options[] = {
    EVERYWHERE,
    {"show as", SHAPE_CHOICE, 0, outline_shows, NULL, NULL},
    {"across", SHAPE_WHOLE, 0, NULL, NULL, NULL},
};

static const struct shape_key grid_options[] = {
    EVERYWHERE,
    {"rows", SHAPE_PARTS, SHAPE_REQUIRED, NULL, NULL, "[{label: Aims, cells: [one, another]}]"},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key steps_options[] = {
    EVERYWHERE,
    {"shape", SHAPE_CHOICE, 0, step_shapes, NULL, NULL},
    {"items", SHAPE_PARTS, SHAPE_REQUIRED, NULL, NULL, "[one, another]"},
    {"alt", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key timeline_options[] = {
    EVERYWHERE,
    {"by", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, NULL, "the name of a column of dates"},
    {"words", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, NULL, "the name of a column"},
    {"caption", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"where", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"show", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"note", SHAPE_INLINE, 0, NULL, NULL, NULL},
    {"source", SHAPE_INLINE, 0, NULL, NULL, NULL},
};

static const struct shape_key contact_options[] = {
    EVERYWHERE,
    {"show", SHAPE_TEXTS, 0, NULL, NULL, NULL},
};

static const struct shape_key qr_options[] = {
    EVERYWHERE,
    {"words", SHAPE_INLINE, SHAPE_REQUIRED, NULL, NULL, "what it leads to"},
};

static const struct shape_key note_options[] = {EVERYWHERE, {"text", SHAPE_PROSE, 0, NULL, NULL, NULL}};

static const struct shape_key signature_options[] = {
    EVERYWHERE,
    {"picture", SHAPE_PICTURE, 0, NULL, NULL, NULL},
    {"alt", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"decorative", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"date", SHAPE_DATE, 0, NULL, NULL, NULL},
};

static const struct shape_key accessibility_options[] = {
    EVERYWHERE,
    {"not accessible", SHAPE_PARTS, 0, NULL, NULL, NULL},
    {"text", SHAPE_PROSE, 0, NULL, NULL, NULL},
};

static const struct shape_key each_options[] = {
    EVERYWHERE,
    {"where", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"order", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"content", SHAPE_BLOCKS, 0, NULL, NULL, NULL},
};

static const struct shape_key code_options[] = {
    EVERYWHERE,
    {"text", SHAPE_TYPED, 0, NULL, NULL, NULL},
    {"of", SHAPE_FORMULA, 0, NULL, NULL, NULL},
    {"file of", SHAPE_FORMULA, 0, NULL, NULL, NULL},
};

static const struct shape_key example_options[] = {
    EVERYWHERE,
    {"content", SHAPE_BLOCKS, 0, NULL, NULL, NULL},
};

#define OPTIONS(array) (array), sizeof(array) / sizeof *(array)
#define WITH_TEXT (COMPONENT_IN_PROSE | COMPONENT_HOLDS_PROSE | COMPONENT_TEXT_IS_BODY)
#define SUBJECT(name, kind, flags, choices, example)                                                         \
    {                                                                                                        \
        name, kind, flags, choices, NULL, example                                                            \
    }

const struct component_row component_rows[COMPONENT_KINDS] = {
    [COMPONENT_TEXT] = {"text", SUBJECT("text", SHAPE_PROSE, SHAPE_REQUIRED, NULL, "|"),
                        OPTIONS(text_options), 0},
    [COMPONENT_SECTION] = {"section", SUBJECT("section", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "its heading"),
                           OPTIONS(section_options), 0},
    [COMPONENT_FILE] = {"file", SUBJECT("file", SHAPE_MARKDOWN, SHAPE_REQUIRED, NULL, "chapters/name.md"),
                        OPTIONS(file_options), 0},
    [COMPONENT_TABLE] = {"table", SUBJECT("table", SHAPE_DATA, SHAPE_REQUIRED, NULL, "the name of data"),
                         OPTIONS(table_options), COMPONENT_IN_PROSE},
    [COMPONENT_CHART] = {"chart", SUBJECT("chart", SHAPE_CHOICE, SHAPE_REQUIRED, chart_kinds, "bar"),
                         OPTIONS(chart_options), COMPONENT_IN_PROSE},
    [COMPONENT_QUOTE] = {"quote", SUBJECT("quote", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "who said it"),
                         OPTIONS(quote_options), WITH_TEXT},
    [COMPONENT_LIST] = {"list", SUBJECT("list", SHAPE_ID, SHAPE_REQUIRED, NULL, "an-id"),
                        OPTIONS(list_options), WITH_TEXT},
    [COMPONENT_PICTURE] = {"picture",
                           SUBJECT("picture", SHAPE_PICTURE, SHAPE_REQUIRED, NULL, "pictures/name.png"),
                           OPTIONS(picture_options), COMPONENT_IN_PROSE},
    [COMPONENT_CONTENTS] = {"contents", SUBJECT("contents", SHAPE_WHOLE, 0, NULL, "2"),
                            OPTIONS(contents_options), 0},
    [COMPONENT_NOTE] = {"note", SUBJECT("note", SHAPE_INLINE, 0, NULL, NULL), OPTIONS(note_options),
                        WITH_TEXT},
    [COMPONENT_STANDING] = {"standing", SUBJECT("standing", SHAPE_STANDING, SHAPE_REQUIRED, NULL, "its name"),
                            OPTIONS(plain_options), COMPONENT_IN_PROSE},
    [COMPONENT_SIGNATURE] = {"signature", SUBJECT("signature", SHAPE_POST, SHAPE_REQUIRED, NULL, "a post"),
                             OPTIONS(signature_options), COMPONENT_IN_PROSE},
    [COMPONENT_EACH] = {"for each",
                        SUBJECT("for each", SHAPE_FORMULA, SHAPE_REQUIRED, NULL, "service in services"),
                        OPTIONS(each_options), COMPONENT_HOLDS_PROSE},
    [COMPONENT_PANEL] = {"panel", SUBJECT("panel", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "its heading"),
                         OPTIONS(panel_options), WITH_TEXT},
    [COMPONENT_CALLOUT] = {"callout", SUBJECT("callout", SHAPE_INLINE, 0, NULL, NULL), OPTIONS(note_options),
                           WITH_TEXT},
    [COMPONENT_NUMBER] = {"number",
                          SUBJECT("number", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "\"{{ name of a figure }}\""),
                          OPTIONS(number_options), WITH_TEXT},
    [COMPONENT_NUMBERS] = {"numbers",
                           SUBJECT("numbers", SHAPE_DATA, SHAPE_REQUIRED, NULL, "the name of data"),
                           OPTIONS(numbers_options), COMPONENT_IN_PROSE},
    [COMPONENT_PULL] = {"pull", SUBJECT("pull", SHAPE_TEXT, SHAPE_REQUIRED, NULL, "the-id-of-marked-words"),
                        OPTIONS(plain_options), COMPONENT_IN_PROSE},
    [COMPONENT_COLUMNS] = {"columns", SUBJECT("columns", SHAPE_WHOLE, SHAPE_REQUIRED, NULL, "2"),
                           OPTIONS(columns_options), COMPONENT_IN_PROSE | COMPONENT_HOLDS_PROSE},
    [COMPONENT_COVER] = {"cover", SUBJECT("cover", SHAPE_CONTACT, SHAPE_REQUIRED, NULL, "a contact"),
                         OPTIONS(cover_options), 0},
    [COMPONENT_OUTLINE] = {"outline", SUBJECT("outline", SHAPE_TEXT, SHAPE_REQUIRED, NULL, "every chapter"),
                           OPTIONS(outline_options), COMPONENT_IN_PROSE},
    [COMPONENT_GRID] = {"grid", SUBJECT("grid", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "its caption"),
                        OPTIONS(grid_options), COMPONENT_IN_PROSE},
    [COMPONENT_STEPS] = {"steps", SUBJECT("steps", SHAPE_INLINE, SHAPE_REQUIRED, NULL, "its caption"),
                         OPTIONS(steps_options), COMPONENT_IN_PROSE},
    [COMPONENT_TIMELINE] = {"timeline",
                            SUBJECT("timeline", SHAPE_DATA, SHAPE_REQUIRED, NULL, "the name of data"),
                            OPTIONS(timeline_options), COMPONENT_IN_PROSE},
    [COMPONENT_CONTACT] = {"contact", SUBJECT("contact", SHAPE_CONTACT, SHAPE_REQUIRED, NULL, "a contact"),
                           OPTIONS(contact_options), COMPONENT_IN_PROSE},
    [COMPONENT_QR] = {"qr", SUBJECT("qr", SHAPE_TEXT, SHAPE_REQUIRED, NULL, "https://…"), OPTIONS(qr_options),
                      COMPONENT_IN_PROSE},
    [COMPONENT_LIST_OF] = {"list of", SUBJECT("list of", SHAPE_CHOICE, SHAPE_REQUIRED, listed, "tables"),
                           OPTIONS(plain_options), 0},
    [COMPONENT_ACTION] = {"action", SUBJECT("action", SHAPE_POST, SHAPE_REQUIRED, NULL, "a post"),
                          OPTIONS(quote_options), WITH_TEXT},
    [COMPONENT_CODE] = {"code", SUBJECT("code", SHAPE_INLINE, 0, NULL, NULL), OPTIONS(code_options),
                        COMPONENT_IN_PROSE},
    [COMPONENT_EXAMPLE] = {"example", SUBJECT("example", SHAPE_INLINE, 0, NULL, NULL),
                           OPTIONS(example_options), COMPONENT_HOLDS_PROSE},
    [COMPONENT_ACCESSIBILITY] = {"accessibility",
                                 SUBJECT("accessibility", SHAPE_CONTACT, SHAPE_REQUIRED, NULL, "a contact"),
                                 OPTIONS(accessibility_options), COMPONENT_TEXT_IS_BODY},
};

const struct component_row *component_lookup(struct slice name)
{
    for (size_t i = 0; i < COMPONENT_KINDS; i++)
        if (utf8_equal_folded(name, slice_of(component_rows[i].name)))
            return &component_rows[i];
    return NULL;
}

const struct shape_key *component_option(const struct component_row *row, struct slice name)
{
    for (size_t i = 0; i < row->option_count; i++)
        if (utf8_equal_folded(name, slice_of(row->options[i].name)))
            return &row->options[i];
    return NULL;
}

bool component_name_check(struct check *c, const struct raw_node *name)
{
    struct slice names[COMPONENT_KINDS];

    if (component_lookup(slice_trim(name->text)))
        return true;
    for (size_t i = 0; i < COMPONENT_KINDS; i++)
        names[i] = slice_of(component_rows[i].name);
    DIAG(c->diagnostics, MSG_component_unknown, name->span, name->text,
         choice_advice(c, name->text, names, COMPONENT_KINDS, "The components are"));
    return false;
}
