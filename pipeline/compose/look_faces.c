/* Which faces a document needs: the tree is walked for the styles and variants that it uses, each is looked
 * up among the fonts that set-up installed (check/ has found the brand's families and weights there). A
 * weight that a style asks for is the nearest one of the family. Scripts and signs that a brand's families
 * may lack get others. Opens no font. */
#include "compose/look.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "figure/figure.h"

/* Blocks of Unicode 15 whose script the brand's families need not have; a family for them bears its name. */
static const struct {
    uint32_t first, last;
    const char *script;
} other_scripts[] = {
    {0x0370, 0x03FF, "Greek"},      {0x0530, 0x058F, "Armenian"}, {0x0590, 0x05FF, "Hebrew"},
    {0x0600, 0x06FF, "Arabic"},     {0x0750, 0x077F, "Arabic"},   {0x08A0, 0x08FF, "Arabic"},
    {0x0900, 0x097F, "Devanagari"}, {0x0980, 0x09FF, "Bengali"},  {0x0A00, 0x0A7F, "Gurmukhi"},
    {0x0A80, 0x0AFF, "Gujarati"},   {0x0B80, 0x0BFF, "Tamil"},    {0x0E00, 0x0E7F, "Thai"},
    {0x10A0, 0x10FF, "Georgian"},   {0x1200, 0x137F, "Ethiopic"}, {0xFB1D, 0xFB4F, "Hebrew"},
    {0xFB50, 0xFDFF, "Arabic"},     {0xFE70, 0xFEFC, "Arabic"},
};
enum { OTHER_SCRIPTS = sizeof other_scripts / sizeof *other_scripts };

struct face_collection {
    struct look *look;
    struct document *document;
    VECTOR(struct doc_face) faces;
    VECTOR(const struct brand_font *) reported;
    bool added[OTHER_SCRIPTS + 1][10]; /* families for a script or (last) for signs, by weight / 100 */
};

/* ---- what is used ---- */

static void use(const struct doc_style *doc, unsigned variant)
{
    ((struct look_style *)look_style_of(doc))->variants[variant] = true;
}

static void use_runs(const struct doc_style *doc, const struct doc_run *runs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        use(doc, runs[i].variant);
}

static const struct doc_style *row_style(const struct doc_table *table, const struct doc_row *row)
{
    if (row->kind == ROW_HEAD)
        return table->head;
    return row->kind == ROW_BODY || row->kind == ROW_GROUP ? table->body : table->total;
}

/* The head of a group is set strong. */
static void use_row(const struct doc_table *table, const struct doc_row *row)
{
    const struct doc_style *style = row_style(table, row);

    use(style, row->kind == ROW_GROUP ? VARIANT_STRONG : VARIANT_REGULAR);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->form && row->cells[i].scope == CELL_HEADS_ROW)
            use(table->head, VARIANT_REGULAR);
        if (row->cells[i].runs)
            use_runs(style, row->cells[i].runs, row->cells[i].run_count);
    }
}

static void use_table(const struct doc_table *table)
{
    use(table->body, VARIANT_REGULAR);
    for (size_t r = 0; r < table->row_count; r++)
        use_row(table, &table->rows[r]);
}

static void use_node(const struct doc_node *node)
{
    use_runs(node->style, node->number.items, node->number.count);
    use_runs(node->style, node->runs.items, node->runs.count);
    if (node->table)
        use_table(node->table);
    if (node->drawing) {
        use(node->style, VARIANT_REGULAR);
        use(node->style, VARIANT_STRONG);
    }
}

static void use_master(const struct doc_master *master)
{
    use_runs(master->header_style, master->header.items, master->header.count);
    use_runs(master->header_style, master->left_header.items, master->left_header.count);
    use_runs(master->footer_style, master->left_footer.items, master->left_footer.count);
    use_runs(master->footer_style, master->footer.items, master->footer.count);
}

/* ---- what there is ---- */

static const struct brand_font *brand_font_of(const struct brand *brand, struct slice role)
{
    const struct brand_font *text = NULL;

    for (size_t i = 0; i < brand->font_count; i++) {
        if (utf8_equal_folded(brand->fonts[i].role, role))
            return &brand->fonts[i];
        if (utf8_equal_folded(brand->fonts[i].role, S("text")))
            text = &brand->fonts[i];
    }
    return text ? text : brand->font_count ? &brand->fonts[0] : NULL;
}

/* Of a brand that names no font for what is typed. */
static const struct brand_font usual_code = {
    .role = S_INIT("code"), .family = S_INIT("Noto Sans Mono"), .weight = 400};

static const struct brand_font *code_font_of(const struct brand *brand)
{
    for (size_t i = 0; i < brand->font_count; i++)
        if (utf8_equal_folded(brand->fonts[i].role, S("code")))
            return &brand->fonts[i];
    return &usual_code;
}

static int distance(int a, int b)
{
    return a > b ? a - b : b - a;
}

/* The font of the family nearest in weight, the heavier of two; NULL when there is none. */
static const struct font_record *nearest_font(const struct inputs *inputs, struct slice family, int weight,
                                              bool italic)
{
    const struct font_record *best = NULL;

    for (size_t i = 0; i < inputs->font_count; i++) {
        const struct font_record *font = &inputs->fonts[i];
        int now = distance(font->weight, weight);

        if (font->italic != italic || !utf8_equal_folded(font->family, family))
            continue;
        if (!best || now < distance(best->weight, weight) ||
            (now == distance(best->weight, weight) && font->weight > best->weight))
            best = font;
    }
    return best;
}

static bool already_reported(struct face_collection *f, const struct brand_font *font)
{
    for (size_t i = 0; i < f->reported.count; i++)
        if (f->reported.items[i] == font)
            return true;
    *VECTOR_PUSH(f->look->arena, &f->reported) = font;
    return false;
}

/* ---- faces ---- */

/* A stand-in is opened only when the document's own faces lack a character. */
static uint8_t face_number(struct face_collection *f, const struct font_record *font, bool stand_in)
{
    struct doc_face *face;

    for (size_t i = 0; i < f->faces.count; i++) {
        if (slice_equal(f->faces.items[i].file, font->path)) {
            f->faces.items[i].stand_in &= stand_in;
            return (uint8_t)i;
        }
    }
    BUG_IF(f->faces.count >= UINT8_MAX);
    face = VECTOR_PUSH(f->look->arena, &f->faces);
    *face = (struct doc_face){font->family, font->weight, font->italic, font->path,
                              font->name,   font->sha256, font->span,   stand_in};
    return (uint8_t)(f->faces.count - 1);
}

/* Bold is 700, of what is bold already 900, as near as the family has it. */
static int weight_of(const struct look_style *style, const struct brand_font *font, unsigned variant)
{
    int regular = style->weight ? style->weight : font->weight;

    return variant & VARIANT_STRONG ? (regular >= 600 ? 900 : 700) : regular;
}

static void set_face(struct face_collection *f, struct look_style *style, unsigned variant)
{
    const struct brand_font *role = brand_font_of(f->look->brand, style->family);
    bool italic = variant & VARIANT_EMPHASIS;
    const struct font_record *font;
    int weight;

    if (!role)
        return;
    weight = weight_of(style, role, variant);
    font = nearest_font(f->look->inputs, role->family, weight, italic);
    if (font)
        style->doc.faces[variant] = face_number(f, font, false);
    else if (!already_reported(f, role))
        DIAG(f->look->diagnostics, MSG_look_no_italic, role->span, role->family);
}

/* Bold among bold words. A list of fonts without the usual one for code leaves code in the type of its style.
 */
static void set_code_face(struct face_collection *f, struct look_style *style)
{
    const struct brand_font *role = code_font_of(f->look->brand),
                            *words = brand_font_of(f->look->brand, style->family);
    int weight = words ? weight_of(style, words, VARIANT_REGULAR) : role->weight;
    const struct font_record *font =
        nearest_font(f->look->inputs, role->family, weight >= 600 ? weight : role->weight, false);

    if (font)
        style->doc.faces[VARIANT_CODE] = face_number(f, font, false);
    else
        set_face(f, style, VARIANT_CODE);
}

static void set_faces(struct face_collection *f, struct look_style *style)
{
    uint8_t usual;

    for (unsigned variant = 0; variant < VARIANT_CODE; variant++)
        if (style->variants[variant])
            set_face(f, style, variant);
    if (style->variants[VARIANT_CODE])
        set_code_face(f, style);
    if (!style->variants[VARIANT_REGULAR] && style->variants[VARIANT_CODE]) /* its lines stand by this one */
        style->doc.faces[VARIANT_REGULAR] = style->doc.faces[VARIANT_CODE];
    usual = style->doc.faces[VARIANT_REGULAR];
    for (unsigned variant = 1; variant < VARIANTS; variant++)
        if (!style->variants[variant])
            style->doc.faces[variant] = usual;
}

/* ---- characters that the brand's families may lack ---- */

/* Signs that not every family has (Noto Sans has no U+2212): arrows, mathematics, shapes, dingbats. */
static bool is_sign(uint32_t code)
{
    return (code >= 0x2150 && code <= 0x23FF) || (code >= 0x2500 && code <= 0x27BF) ||
           (code >= 0x2900 && code <= 0x2BFF);
}

static bool is_for_script(struct slice family)
{
    for (size_t i = 0; i < OTHER_SCRIPTS; i++)
        if (slice_ends_with(family, slice_of(other_scripts[i].script)))
            return true;
    return false;
}

/* The face of the weight nearest to `weight` of each family that is for the script; the last number is that
 * of signs.
 */
static void add_families(struct face_collection *f, size_t which, int weight)
{
    const struct inputs *inputs = f->look->inputs;
    const char *script = which < OTHER_SCRIPTS ? other_scripts[which].script : NULL;
    bool *added = &f->added[which][weight / 100 % 10];

    if (*added)
        return;
    *added = true;
    for (size_t i = 0; i < inputs->font_count; i++) {
        struct slice family = inputs->fonts[i].family;

        if (script ? slice_ends_with(family, slice_of(script)) : !is_for_script(family))
            face_number(f, nearest_font(inputs, family, weight, false), true);
    }
}

static void add_faces_for(struct face_collection *f, struct slice text, const struct doc_style *style,
                          unsigned variant)
{
    int weight = style->faces[variant] < f->faces.count ? f->faces.items[style->faces[variant]].weight : 400;

    for (size_t at = 0; at < text.len;) {
        uint32_t code = (unsigned char)text.ptr[at] < 0xC0 ? 0 : utf8_next(text, &at);

        at += code == 0;
        if (is_sign(code))
            add_families(f, OTHER_SCRIPTS, weight);
        for (size_t i = 0; code >= 0x370 && i < OTHER_SCRIPTS; i++)
            if (code >= other_scripts[i].first && code <= other_scripts[i].last)
                add_families(f, i, weight);
    }
}

static void add_table_faces(struct face_collection *f, const struct doc_table *table)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const struct doc_row *row = &table->rows[i / table->column_count];
        const struct doc_cell *cell = &row->cells[i % table->column_count];
        const struct doc_style *style = row_style(table, row);

        add_faces_for(f, cell->text, style, VARIANT_REGULAR);
        for (uint32_t k = 0; k < cell->run_count; k++)
            add_faces_for(f, cell->runs[k].text, style, cell->runs[k].variant);
    }
}

static void add_node_faces(struct face_collection *f, const struct doc_node *node)
{
    for (size_t i = 0; i < node->runs.count; i++)
        add_faces_for(f, node->runs.items[i].text, node->style, node->runs.items[i].variant);
    if (node->table)
        add_table_faces(f, node->table);
    for (size_t i = 0; node->drawing && figure_words(node->drawing, i).ptr; i++) {
        add_faces_for(f, figure_words(node->drawing, i), node->style, VARIANT_REGULAR);
        add_faces_for(f, figure_words(node->drawing, i), node->style, VARIANT_STRONG);
    }
}

static void set_drawing_faces(struct document *document)
{
    for (struct doc_node *node = document->root; node; node = document_next(node)) {
        struct drawing_spec *spec =
            (struct drawing_spec *)node->drawing; /* ours until the document is returned */

        if (!spec)
            continue;
        spec->face = node->style->faces[VARIANT_REGULAR];
        spec->strong_face = node->style->faces[VARIANT_STRONG];
    }
}

/* In the order of their declaration, so that a change of the text moves no style. */
static bool is_earlier(const struct look *look, const struct look_style *a, const struct look_style *b)
{
    size_t place[2] = {look->layout->style_count, look->layout->style_count};

    for (size_t i = look->layout->style_count; i-- > 0;) {
        if (utf8_equal_folded(look->layout->styles[i].name, a->doc.name))
            place[0] = i;
        if (utf8_equal_folded(look->layout->styles[i].name, b->doc.name))
            place[1] = i;
    }
    return place[0] != place[1] ? place[0] < place[1] : slice_compare(a->doc.name, b->doc.name) < 0;
}

static void collect_styles(struct look *look, struct document *document)
{
    const struct doc_style **list = ARENA_ARRAY(look->arena, const struct doc_style *, look->styles.count);

    for (size_t i = 0; i < look->styles.count; i++) {
        size_t at = document->style_count++;

        for (; at && is_earlier(look, look->styles.items[i], look_style_of(list[at - 1])); at--)
            list[at] = list[at - 1];
        list[at] = &look->styles.items[i]->doc;
    }
    document->styles = list;
}

bool look_collect(struct look *look, struct document *document)
{
    struct face_collection f = {.look = look, .document = document};

    for (const struct doc_node *node = document->root; node; node = document_next(node))
        use_node(node);
    use_master(&document->first);
    use_master(&document->other);
    if (document->marking && document->marking->watermark_style)
        use(document->marking->watermark_style, VARIANT_REGULAR);
    collect_styles(look, document);
    for (size_t i = 0; i < document->style_count; i++)
        set_faces(&f, (struct look_style *)look_style_of(document->styles[i]));
    set_drawing_faces(document);
    for (const struct doc_node *node = document->root; node; node = document_next(node))
        add_node_faces(&f, node);
    document->faces = f.faces.items;
    document->face_count = f.faces.count;
    return f.reported.count == 0;
}
