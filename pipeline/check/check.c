/* check/: raw values → typed publication, layout, brand and house style. Schema tables first, then the rules
 * that cross them. What fails is poison and was reported; the product is always there. */
#include "check/check.h"
#include "base/utf8.h"

static const struct slice statuses[] = {
    S_INIT("draft"), S_INIT("for comment"), S_INIT("final"), S_INIT("issued"), {NULL, 0}};

static const struct shape_key edition_keys[] = {
    {"set", SHAPE_NAMED, 0, NULL, NULL, NULL},      {"leave out", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"watermark", SHAPE_TEXT, 0, NULL, NULL, NULL}, {"stamp", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"private", SHAPE_YES_NO, 0, NULL, NULL, NULL},
};
static const struct shape edition_shape = SHAPE(edition_keys);

static const struct shape_key progress_keys[] = {
    {"publication", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "../plan-2023"},
    {"every", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"name", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape progress_shape = SHAPE(progress_keys);

/* The keys that every publication may have; those of its layout come beside them. read/ asks for layout and
 * brand. */
static const struct shape_key publication_keys[] = {
    {"layout", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"brand", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"title", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "the title on its first page"},
    {"subtitle", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"badge", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"years", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"language", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"status", SHAPE_CHOICE, 0, statuses, NULL, NULL},
    {"published", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"office", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"by", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"follows", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"uses", SHAPE_NAMED, 0, NULL, NULL, NULL},
    {"progress on", SHAPE_KEYS, SHAPE_OR_TEXT, NULL, &progress_shape, NULL},
    {"for each", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"where", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"file name", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"data", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"figures", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"checks", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"deadlines", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"editions", SHAPE_NAMED, 0, NULL, &edition_shape, NULL},
};
static const struct shape publication_shape = SHAPE(publication_keys);

/* ---- identity ---- */

static void title_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = text_wanted(c, S("title"), raw_lookup(raw, "title"));

    if (!text)
        return;
    c->publication->title = markdown_inline(&c->markdown, text);
    c->publication->title_text = slice_trim(md_plain_text(c->arena, c->publication->title));
    inline_take(c, c->publication->title);
}

/* A line that stands with the title; NULL when there is none. */
static const struct md_node *line_read(struct check *c, const struct raw_node *raw, const char *key)
{
    const struct raw_node *text = shape_node(raw, key);
    struct md_node *line;

    if (!text || !slice_trim(text->text).len)
        return NULL;
    line = markdown_inline(&c->markdown, text);
    inline_take(c, line);
    return line;
}

static void published_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = text_wanted(c, S("published"), raw_lookup(raw, "published"));

    if (!text || !slice_trim(text->text).len || utf8_equal_folded(text->text, S("none")))
        return;
    c->publication->is_published = date_wanted(c, S("published"), text, &c->publication->published);
}

/* The publication's own language is that of its dates too. */
static void language_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = shape_node(raw, "language");
    struct house_style *style =
        (struct house_style *)c->publication->house_style; /* ours until it is returned */

    c->publication->language = c->publication->house_style->language;
    if (text && language_wanted(c, text))
        c->publication->language = slice_trim(text->text);
    style->language = c->publication->language;
}

/* The publication's office, else the house style's contact. */
static void office_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *office = shape_node(raw, "office"), *by = shape_node(raw, "by");
    const struct contact *contact;

    if (!office && c->inputs->house_style && c->inputs->house_style->kind == RAW_MAP)
        office = shape_node(c->inputs->house_style, "contact");
    contact = office ? contact_wanted(c, office) : NULL;
    if (contact)
        c->publication->office = contact->name;
    if (by)
        post_wanted(c, S("by"), by);
}

/* ---- the record ---- */

/* A layout's field may not be called as a key that every publication has. */
static void takes_check(struct check *c)
{
    const struct field_type *takes = c->layout->takes;

    for (size_t i = 0; i < takes->field_count; i++) {
        const struct field_type *type = &takes->fields[i];

        if (shape_key(&publication_shape, type->name))
            DIAG(c->diagnostics, MSG_layout_field_taken, type->span, type->name);
        else
            name_declare(c, NAME_FIELD, type->name, type->span);
    }
}

static void record_make(struct check *c, const struct raw_node *raw)
{
    struct field *record = ARENA_NEW(c->arena, struct field);
    static const struct raw_node nothing = {.kind = RAW_MAP, .partial = true};

    *record = (struct field){
        .kind = FIELD_RECORD, .name = S(""), .type = c->layout->takes, .raw = raw, .span = raw->span};
    record_fields_read(c, record, raw->kind == RAW_MAP ? raw : &nothing, S("the publication"));
    c->publication->record = record;
}

static void keys_check(struct check *c, const struct raw_node *raw)
{
    struct shape shape = publication_shape;

    shape.any_name =
        !c->inputs->layout || c->inputs->layout->kind != RAW_MAP; /* then its fields are not known */
    shape_check_with(c, raw, &shape, S("the publication"), c->layout->takes);
}

static void publication_read(struct check *c)
{
    const struct raw_node *raw = edition_publication(c, c->inputs->publication);
    struct publication *publication = c->publication;

    check_hush(c);
    publication->house_style = house_style_read(c);
    icons_read(c);
    c->layout = publication->layout = layout_read(c);
    publication->brand = brand_read(c);
    registers_read(c);
    people_read(c);
    working_days_read(c);
    takes_check(c);
    keys_check(c, raw);
    language_read(c, raw);
    office_read(c, raw);
    title_read(c, raw);
    publication->subtitle = line_read(c, raw, "subtitle");
    publication->years = line_read(c, raw, "years");
    publication->badge = line_read(c, raw, "badge");
    publication->stamp = line_read(c, c->edition, "stamp");
    publication->watermark = line_read(c, c->edition, "watermark");
    published_read(c, raw);
    check_speak(c);
    uses_read(c);
    data_read(c, raw_lookup(raw, "data"));
    figures_declare(c, raw_lookup(raw, "figures"));
    checks_declare(c, raw_lookup(raw, "checks"));
    batch_read(c, raw);
    check_hush(c);
    deadlines_declare(c, raw_lookup(raw, "deadlines"));
    record_make(c, raw);
    links_check(c);
    headings_check(c);
    covers_check(c, raw);
    pulls_check(c);
    code_of_resolve(c, raw_lookup(raw, "data"));
    acronyms_tell(c);
    reading_tell(c);
    check_speak(c);
}

void check_hush(struct check *c)
{
    if (c->is_used)
        c->diagnostics = c->markdown.diagnostics = &c->silence;
}

void check_speak(struct check *c)
{
    c->diagnostics = c->markdown.diagnostics = c->aloud;
}

/* ---- publications that are used ---- */

struct used_publications {
    VECTOR(const struct publication *) list;
};

static const struct publication *publication_make(struct check *c, const struct inputs *inputs);

static const struct publication *used_read(struct check *c, const struct inputs *inputs)
{
    struct check inner = {.arena = c->arena, .sources = c->sources, .is_used = true, .used = c->used};
    const struct publication *made;

    for (size_t i = 0; i < c->used->list.count; i++)
        if (c->used->list.items[i]->inputs == inputs)
            return c->used->list.items[i];
    inner.aloud = c->aloud;
    made = publication_make(&inner, inputs);
    *VECTOR_PUSH(c->arena, &c->used->list) = made;
    return made;
}

void uses_read(struct check *c)
{
    const struct inputs *inputs = c->inputs;
    struct used_publication *uses = ARENA_ARRAY(c->arena, struct used_publication, inputs->use_count);

    c->publication->uses = uses;
    c->publication->use_count = inputs->use_count;
    for (size_t i = 0; i < inputs->use_count; i++) {
        const struct input_use *use = &inputs->uses[i];

        if (name_is_sound(c, S("a publication"), use->name, use->span))
            name_declare(c, NAME_USED, use->name, use->span);
        uses[i] = (struct used_publication){.name = use->name,
                                            .span = use->span,
                                            .is_progress = use->is_progress,
                                            .publication = use->inputs ? used_read(c, use->inputs) : NULL};
        if (uses[i].publication && uses[i].publication->batch) {
            DIAG(c->diagnostics, MSG_used_batch, use->span, use->name);
            uses[i].publication = NULL;
        }
    }
}

/* ---- the whole ---- */

static const struct publication *publication_make(struct check *c, const struct inputs *inputs)
{
    struct publication *publication = ARENA_NEW(c->arena, struct publication);

    c->inputs = inputs;
    c->publication = publication;
    c->markdown = (struct md_context){.arena = c->arena, .sources = c->sources};
    diagnostics_init(&c->silence, c->arena, c->sources);
    check_speak(c);
    *publication = (struct publication){.inputs = inputs,
                                        .name = inputs->name,
                                        .edition = inputs->edition,
                                        .office = S(""),
                                        .title_text = S(""),
                                        .language = S("en-GB")};
    publication_read(c);
    publication->inserts = c->markdown.inserts.items;
    publication->insert_count = c->markdown.inserts.count;
    insert_rows_finish(c);
    publication->marked = c->marked.items;
    publication->marked_count = c->marked.count;
    publication->blocks = c->blocks.items;
    publication->block_count = (uint32_t)c->blocks.count;
    return publication;
}

const struct publication *check_publication(struct arena *arena, const struct inputs *inputs,
                                            struct sources *sources, struct diagnostics *diagnostics)
{
    struct used_publications used = {0};
    struct check check = {.arena = arena, .sources = sources, .aloud = diagnostics, .used = &used};

    return publication_make(&check, inputs);
}
