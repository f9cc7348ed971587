/* Which faces a document needs: the tree is walked for the styles and variants that it uses, each is looked
 * up among the fonts that set-up installed. A family and weight that the brand names must be there; a weight
 * that a style asks for is the nearest one of the family. Opens no font. */
#include "compose/look.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "figure/figure.h"

struct face_collection {
    struct look *look;
    struct document *document;
    VECTOR(struct doc_face) faces;
    VECTOR(const struct brand_font *) reported;
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

static void use_table(const struct doc_table *table)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const struct doc_row *row = &table->rows[r];
        const struct doc_style *style = row->kind == ROW_HEAD || row->kind == ROW_GROUP ? table->head
                                        : row->kind == ROW_BODY                         ? table->body
                                                                                        : table->total;

        use(style, VARIANT_REGULAR);
        for (size_t i = 0; i < table->column_count; i++) {
            if (table->form && row->cells[i].scope == CELL_HEADS_ROW)
                use(table->head, VARIANT_REGULAR);
            if (row->cells[i].runs)
                use_runs(style, row->cells[i].runs, row->cells[i].run_count);
        }
    }
}

static void use_node(const struct doc_node *node)
{
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

static bool family_listed(const struct inputs *inputs, size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (slice_equal(inputs->fonts[i].family, inputs->fonts[before].family))
            return true;
    return false;
}

static struct slice families(struct arena *arena, const struct inputs *inputs)
{
    struct slice list = S("");

    for (size_t i = 0; i < inputs->font_count; i++)
        if (!family_listed(inputs, i))
            list = ARENA_JOIN(arena, list, list.len ? S(", ") : S(""), inputs->fonts[i].family);
    return list.len ? list : S("none; run `make setup`");
}

static struct slice weights(struct arena *arena, const struct inputs *inputs, struct slice family,
                            bool italic)
{
    struct slice list = S("");

    for (size_t i = 0; i < inputs->font_count; i++)
        if (inputs->fonts[i].italic == italic && utf8_equal_folded(inputs->fonts[i].family, family))
            list = ARENA_JOIN(arena, list, list.len ? S(", ") : S(""),
                              arena_print(arena, "%u", inputs->fonts[i].weight));
    return list.len ? list : S("none");
}

static bool already_reported(struct face_collection *f, const struct brand_font *font)
{
    for (size_t i = 0; i < f->reported.count; i++)
        if (f->reported.items[i] == font)
            return true;
    *VECTOR_PUSH(f->look->arena, &f->reported) = font;
    return false;
}

static void report(struct face_collection *f, const struct brand_font *font, bool italic)
{
    const struct inputs *inputs = f->look->inputs;
    struct arena *arena = f->look->arena;

    if (already_reported(f, font))
        return;
    if (!nearest_font(inputs, font->family, font->weight, false))
        DIAG(f->look->diagnostics, MSG_look_no_family, font->span, font->family, families(arena, inputs));
    else if (italic)
        DIAG(f->look->diagnostics, MSG_look_no_italic, font->span, font->family);
    else
        DIAG(f->look->diagnostics, MSG_look_no_weight, font->span, font->family,
             arena_print(arena, "%u", font->weight), weights(arena, inputs, font->family, false));
}

/* ---- faces ---- */

static uint8_t face_number(struct face_collection *f, const struct font_record *font)
{
    for (size_t i = 0; i < f->faces.count; i++)
        if (slice_equal(f->faces.items[i].file, font->path))
            return (uint8_t)i;
    BUG_IF(f->faces.count >= UINT8_MAX);
    *VECTOR_PUSH(f->look->arena, &f->faces) =
        (struct doc_face){font->family, font->weight, font->italic, font->path};
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
    if (!font || (!style->weight && !(variant & VARIANT_STRONG) && !italic && font->weight != weight)) {
        report(f, role, italic);
        return;
    }
    style->doc.faces[variant] = face_number(f, font);
}

static void set_faces(struct face_collection *f, struct look_style *style)
{
    uint8_t usual;

    for (unsigned variant = 0; variant < VARIANTS; variant++)
        if (style->variants[variant])
            set_face(f, style, variant);
    usual = style->doc.faces[VARIANT_REGULAR];
    for (unsigned variant = 1; variant < VARIANTS; variant++)
        if (!style->variants[variant])
            style->doc.faces[variant] = usual;
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
    collect_styles(look, document);
    for (size_t i = 0; i < document->style_count; i++)
        set_faces(&f, (struct look_style *)look_style_of(document->styles[i]));
    set_drawing_faces(document);
    document->faces = f.faces.items;
    document->face_count = f.faces.count;
    return f.reported.count == 0;
}
