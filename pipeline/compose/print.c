/* The document as indented text, for --stop-after compose and for goldens: one feature a line, so that a
 * change of one word is a change of one line. Takes a finished document. What depends on where or from which
 * bytes it was made (paths of fonts, the identifier, element numbers) is left out; a reference names what it
 * leads to. */
#include "compose/printer.h"
#include "figure/figure.h"

static const char *const role_names[] = {
    [DOC_DOCUMENT] = "document", [DOC_SECTION] = "section",     [DOC_DIVISION] = "division",
    [DOC_HEADING] = "heading",   [DOC_PARAGRAPH] = "paragraph", [DOC_LIST] = "list",
    [DOC_ITEM] = "item",         [DOC_TABLE] = "table",         [DOC_FIGURE] = "figure",
    [DOC_CAPTION] = "caption",   [DOC_QUOTATION] = "quotation", [DOC_NOTE] = "note",
    [DOC_CONTENTS] = "contents", [DOC_ENTRY] = "entry",         [DOC_DECORATION] = "decoration",
};
static const char *const run_names[] = {
    [RUN_TEXT] = "",
    [RUN_COMPUTED] = "computed ",
    [RUN_COPIED] = "copied ",
    [RUN_LITERAL] = "literal ",
    [RUN_ORDINAL] = "ordinal ",
    [RUN_SLOT] = "slot ",
};
static const char *const variant_names[] = {"", "strong ", "emphasis ", "strong emphasis ", "code "};
static const char *const slot_names[] = {
    [SLOT_PAGE] = "page",
    [SLOT_PAGES] = "pages",
    [SLOT_THIS_PAGE] = "this page",
    [SLOT_TOTAL_PAGES] = "total pages",
    [SLOT_SECTION] = "running section",
};
static const char *const align_names[] = {"start", "justify", "centre", "end"};
static const char *const column_names[] = {"start", "end", "decimal", "centre"};
static const char *const row_names[] = {"head", "group", "body", "subtotal", "total"};
static const char *const scope_names[] = {"cell", "column head", "row head"};

/* ---- faces and styles ---- */

static void print_faces(struct printer *p)
{
    for (size_t i = 0; i < p->document->face_count; i++) {
        const struct doc_face *face = &p->document->faces[i];

        printer_begin(p);
        buffer_print(p->out, "face %zu: %.*s %u%s", i, SLICE_ARG(face->family), face->weight,
                     face->italic ? " italic" : "");
        printer_end(p);
    }
}

static void print_style_type(struct printer *p, const struct doc_style *s)
{
    printer_begin(p);
    buffer_print(p->out, "faces: %u %u %u %u, of code %u", s->faces[0], s->faces[1], s->faces[2], s->faces[3],
                 s->faces[VARIANT_CODE]);
    printer_end(p);
    printer_begin(p);
    buffer_put_text(p->out, "size: ");
    printer_put_dim(p->out, s->size);
    buffer_put_text(p->out, " on ");
    printer_put_dim(p->out, s->leading);
    printer_end(p);
    printer_colour(p, "ink", s->ink);
    if (s->has_background)
        printer_colour(p, "background", s->background);
    if (s->rule_above || s->rule_below || s->rule_start)
        printer_colour(p, "rule", s->rule);
}

static void print_style_space(struct printer *p, const struct doc_style *s)
{
    printer_length(p, "space before", s->space_before);
    printer_length(p, "space after", s->space_after);
    printer_length(p, "indent", s->indent_start);
    printer_length(p, "indent end", s->indent_end);
    printer_length(p, "first indent", s->first_indent);
    printer_length(p, "padding", s->padding);
    printer_length(p, "rule above", s->rule_above);
    printer_length(p, "rule below", s->rule_below);
    printer_length(p, "rule start", s->rule_start);
    printer_length(p, "rule dot", s->rule_dot);
    printer_length(p, "gap", s->gap);
}

static void print_style(struct printer *p, const struct doc_style *s)
{
    printer_begin(p);
    buffer_print(p->out, "style %.*s", SLICE_ARG(s->name));
    printer_end(p);
    p->indent++;
    print_style_type(p, s);
    print_style_space(p, s);
    printer_begin(p);
    buffer_print(p->out, "align: %s", align_names[s->align]);
    printer_end(p);
    printer_flag(p, "keep with next", s->keep_with_next);
    printer_flag(p, "keep with previous", s->keep_with_previous);
    printer_flag(p, "keep together", s->keep_together);
    printer_flag(p, "starts page", s->starts_page);
    printer_number(p, "page master", s->master);
    printer_flag(p, "bleed", s->bleed);
    printer_flag(p, "hyphenate", s->hyphenate);
    printer_flag(p, "tabular figures", s->tabular_figures);
    printer_flag(p, "old style figures", s->old_style_figures);
    printer_flag(p, "small capitals", s->small_capitals);
    p->indent--;
}

/* ---- runs ---- */

static void put_runs_words(struct buffer *out, const struct doc_runs *runs)
{
    buffer_put_byte(out, '"');
    for (size_t i = 0; i < runs->count; i++)
        buffer_put(out, runs->items[i].text);
    buffer_put_byte(out, '"');
}

/* What a reference leads to: its id, else its role and words. */
static void put_target(struct printer *p, uint32_t element)
{
    const struct doc_node *node = element <= p->document->element_count ? p->by_element[element] : NULL;

    buffer_put_text(p->out, " to ");
    if (!node) {
        buffer_put_text(p->out, "nowhere");
    } else if (node->id.len) {
        buffer_print(p->out, "#%.*s", SLICE_ARG(node->id));
    } else {
        buffer_print(p->out, "%s ", role_names[node->role]);
        put_runs_words(p->out, &node->runs);
    }
}

static void put_link(struct printer *p, const struct doc_link *link)
{
    buffer_put_text(p->out, ", link");
    if (link->uri.len)
        buffer_print(p->out, " to %.*s", SLICE_ARG(link->uri));
    else
        put_target(p, link->target);
    buffer_put_text(p->out, " says ");
    printer_put_words(p->out, link->says);
}

static void put_slot(struct printer *p, const struct doc_slot *slot)
{
    buffer_put_text(p->out, slot_names[slot->kind]);
    if (slot->target)
        put_target(p, slot->target);
    if (slot->one.len) {
        buffer_put_byte(p->out, ' ');
        printer_put_words(p->out, slot->one);
    }
    if (slot->many.len) {
        buffer_put_text(p->out, " or ");
        printer_put_words(p->out, slot->many);
    }
}

static void print_run(struct printer *p, const struct doc_run *run, uint32_t own)
{
    printer_begin(p);
    buffer_put_text(p->out, variant_names[run->variant]);
    buffer_put_text(p->out, run_names[run->kind]);
    if (run->printed)
        buffer_print(p->out, "%u ", run->printed);
    if (run->kind == RUN_SLOT)
        put_slot(p, run->slot);
    else
        printer_put_words(p->out, run->text);
    if (run->lang.len)
        buffer_print(p->out, ", language %.*s", SLICE_ARG(run->lang));
    if (run->expansion) {
        buffer_put_text(p->out, ", stands for ");
        printer_put_words(p->out, p->document->expansions[run->expansion]);
    }
    if (run->link)
        put_link(p, run->link);
    else if (run->element && run->element != own)
        buffer_put_text(p->out, ", span");
    printer_end(p);
}

static void print_runs(struct printer *p, struct doc_runs runs, uint32_t own)
{
    for (size_t i = 0; i < runs.count; i++)
        print_run(p, &runs.items[i], own);
}

/* ---- tables ---- */

static void print_columns(struct printer *p, const struct doc_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_column *column = &table->columns[i];

        printer_begin(p);
        buffer_print(p->out, "column %s", column_names[column->align]);
        if (column->share)
            buffer_print(p->out, ", %u/1000", column->share);
        buffer_put_text(p->out, column->wide ? ", wide" : "");
        printer_end(p);
    }
}

static void print_table_look(struct printer *p, const struct doc_table *t)
{
    printer_flag(p, "unseen", t->unseen);
    printer_flag(p, "form", t->form);
    printer_begin(p);
    buffer_print(p->out, "styles: %.*s, %.*s, %.*s", SLICE_ARG(t->head->name), SLICE_ARG(t->body->name),
                 SLICE_ARG(t->total->name));
    printer_end(p);
    printer_length(p, "cell padding x", t->cell_padding_x);
    printer_length(p, "cell padding y", t->cell_padding_y);
    printer_length(p, "rule head", t->rule_head);
    printer_length(p, "rule row", t->rule_row);
    printer_length(p, "rule total", t->rule_total);
    if (t->rule_head || t->rule_row || t->rule_total)
        printer_colour(p, "rule", t->rule);
    if (t->has_head_fill)
        printer_colour(p, "head fill", t->head_fill);
    if (t->has_stripe)
        printer_colour(p, "stripe", t->stripe);
    printer_words(p, "continued", t->continued);
    if (t->carried) {
        printer_words(p, "carried", t->carried->forward);
        printer_words(p, "brought", t->carried->brought);
    }
    print_columns(p, t);
}

static void print_spark(struct printer *p, const struct doc_spark *spark)
{
    printer_begin(p);
    buffer_print(p->out, "small line, figure #%u:", spark->element);
    for (uint32_t i = 0; i < spark->count; i++)
        buffer_print(p->out, spark->course[i] == COURSE_GAP ? " -" : " %d", spark->course[i]);
    printer_end(p);
}

static void print_cell(struct printer *p, const struct doc_cell *cell, uint32_t element)
{
    if (!cell->column_span)
        return;
    printer_begin(p);
    buffer_put_text(p->out, scope_names[cell->scope]);
    if (cell->column_span > 1)
        buffer_print(p->out, ", %u columns", cell->column_span);
    if (cell->row_span > 1)
        buffer_print(p->out, ", %u rows", cell->row_span);
    if (!cell->runs) {
        buffer_print(p->out, " %s", run_names[cell->kind]);
        if (cell->printed)
            buffer_print(p->out, "%u ", cell->printed);
        printer_put_words(p->out, cell->text);
    }
    printer_end(p);
    p->indent++;
    if (cell->runs)
        print_runs(p, (struct doc_runs){cell->runs, cell->run_count}, element);
    p->indent--;
}

static void print_carried(struct printer *p, struct slice sums)
{
    struct slice text;

    if (!sums.len)
        return;
    printer_begin(p);
    buffer_put_text(p->out, "carried:");
    while (slice_split(&sums, '\t', &text)) {
        buffer_put_byte(p->out, ' ');
        printer_put_words(p->out, text);
    }
    printer_end(p);
}

static void print_table(struct printer *p, const struct doc_node *node)
{
    const struct doc_table *table = node->table;

    print_table_look(p, table);
    for (size_t r = 0; r < table->row_count; r++) {
        printer_begin(p);
        buffer_print(p->out, "row %s%s", row_names[table->rows[r].kind],
                     table->rows[r].keep_with_next ? ", keep with next" : "");
        printer_end(p);
        p->indent++;
        for (size_t c = 0; c < table->column_count; c++) {
            print_cell(p, &table->rows[r].cells[c], document_cell_element(node, r, c));
            if (document_spark(table, r, c))
                print_spark(p, document_spark(table, r, c));
        }
        if (table->rows[r].kind == ROW_BODY)
            print_carried(p, document_carried(table, r));
        p->indent--;
    }
}

/* ---- pictures and drawings ---- */

static void print_places(struct printer *p, const struct drawing_spec *spec)
{
    size_t count = spec->part_count / (spec->series_count ? spec->series_count : 1) /
                   (spec->panel_count ? spec->panel_count : 1);

    for (size_t i = 0; spec->places && i < count; i++) {
        printer_begin(p);
        buffer_print(p->out, "place of rank %u: ", spec->places[i].rank);
        printer_put_words(p->out, spec->places[i].mark);
        buffer_put_byte(p->out, ' ');
        printer_put_words(p->out, spec->places[i].letter);
        buffer_put_byte(p->out, ' ');
        printer_put_words(p->out, spec->places[i].group);
        printer_end(p);
    }
}

/* What names the series and panels, and the words along the axes. */
static void print_scale(struct printer *p, const struct drawing_spec *spec)
{
    for (size_t i = 0; spec->series_count > 1 && i < spec->series_count; i++)
        printer_words(p, "series", spec->series[i]);
    for (size_t i = 0; spec->panel_count > 1 && i < spec->panel_count; i++)
        printer_words(p, "panel", spec->panels[i]);
    for (size_t i = 0; spec->kind != DRAWING_BAR && i < spec->axis.tick_count; i++)
        printer_words(p, "tick", spec->axis.ticks[i].label);
    print_places(p, spec);
}

static void print_drawing(struct printer *p, const struct drawing_spec *spec)
{
    static const char *const kinds[] = {
        [DRAWING_BAR] = "bar",   [DRAWING_COLUMN] = "column", [DRAWING_PIE] = "pie",
        [DRAWING_LINE] = "line", [DRAWING_DOT] = "dot",       [DRAWING_CYCLE] = "cycle",
        [DRAWING_ICON] = "icon", [DRAWING_QR] = "QR code",    [DRAWING_HILLS] = "hills",
        [DRAWING_ARCS] = "arcs", [DRAWING_BANDS] = "bands",   [DRAWING_SVG] = "SVG"};

    printer_begin(p);
    buffer_print(p->out, "drawing %s", kinds[spec->kind]);
    printer_end(p);
    p->indent++;
    printer_words(p, "subject", spec->subject);
    for (size_t i = 0; i < spec->part_count; i++) {
        printer_begin(p);
        printer_put_words(p->out, spec->parts[i].label);
        if (spec->parts[i].brief.len) {
            buffer_put_text(p->out, " or ");
            printer_put_words(p->out, spec->parts[i].brief);
        }
        buffer_put_byte(p->out, ' ');
        printer_put_words(p->out, spec->parts[i].printed);
        buffer_put_text(p->out, spec->parts[i].known ? "" : ", not known");
        printer_end(p);
    }
    if (spec->kind != DRAWING_PIE)
        print_scale(p, spec);
    p->indent--;
}

static void print_picture(struct printer *p, const struct doc_picture *picture)
{
    static const char *const kinds[] = {
        [PICTURE_PNG] = "PNG", [PICTURE_JPEG] = "JPEG", [PICTURE_SVG] = "SVG"};

    printer_begin(p);
    buffer_print(p->out, "picture %s ", kinds[picture->kind]);
    if (picture->kind == PICTURE_SVG) {
        printer_put_dim(p->out, (dim)picture->width);
        buffer_put_text(p->out, " by ");
        printer_put_dim(p->out, (dim)picture->height);
    } else {
        buffer_print(p->out, "%ux%u", picture->width, picture->height);
    }
    if (picture->turn > 1)
        buffer_print(p->out, ", turned as %u", picture->turn);
    if (picture->wanted_width) {
        buffer_put_text(p->out, ", wide ");
        printer_put_dim(p->out, picture->wanted_width);
    }
    if (picture->wanted_height) {
        buffer_put_text(p->out, ", high ");
        printer_put_dim(p->out, picture->wanted_height);
    }
    buffer_put_text(p->out, picture->fills ? ", filled" : "");
    printer_end(p);
}

/* ---- the tree ---- */

static void print_node(struct printer *p, const struct doc_node *node)
{
    printer_begin(p);
    buffer_put_text(p->out, role_names[node->role]);
    if (node->level)
        buffer_print(p->out, " %u", node->level);
    if (node->id.len)
        buffer_print(p->out, " #%.*s", SLICE_ARG(node->id));
    if (node->style)
        buffer_print(p->out, ", style %.*s", SLICE_ARG(node->style->name));
    if (node->lang.len)
        buffer_print(p->out, ", language %.*s", SLICE_ARG(node->lang));
    printer_end(p);
    p->indent++;
    printer_words(p, "short title", node->short_title);
    printer_words(p, "alternative text", node->alt);
    printer_length(p, "least size", node->least_size);
    printer_length(p, "label room", node->side_label);
    printer_number(p, "across", node->across);
    printer_number(p, "columns", node->columns);
    printer_flag(p, "apart", node->apart);
    printer_flag(p, "in the margin", node->in_margin);
    printer_flag(p, "of a box", node->of_box);
    printer_flag(p, "not heard", node->unheard);
    printer_flag(p, "as typed", node->as_typed);
    if (node->mark)
        printer_words(p, "mark", node->mark->subject);
    if (node->number.count)
        printer_words(p, "number", node->number.items[0].text);
    print_runs(p, node->runs, node->element);
    if (node->table)
        print_table(p, node);
    if (node->picture)
        print_picture(p, node->picture);
    if (node->drawing)
        print_drawing(p, node->drawing);
    p->indent--;
}

static void print_tree(struct printer *p)
{
    unsigned base = p->indent;

    for (const struct doc_node *node = p->document->root; node; node = document_next(node)) {
        p->indent = base;
        for (const struct doc_node *up = node->parent; up; up = up->parent)
            p->indent++;
        print_node(p, node);
    }
    p->indent = base;
}

static void print_master(struct printer *p, const char *name, const struct doc_master *m)
{
    printer_begin(p);
    buffer_print(p->out, "%s pages", name);
    printer_end(p);
    p->indent++;
    if (m->has_background)
        printer_colour(p, "background", m->background);
    printer_flag(p, "art", m->art != NULL);
    if (m->logo) {
        printer_length(p, "logo width", m->logo->width);
        printer_length(p, "logo height", m->logo->height);
        printer_length(p, m->logo->at_bottom ? "logo from the lower edge" : "logo from the upper edge",
                       m->logo->distance);
        printer_flag(p, "logo at the right", m->logo->at_right);
    }
    printer_length(p, "width", m->width);
    printer_length(p, "height", m->height);
    printer_length(p, "top", m->top);
    printer_length(p, "bottom", m->bottom);
    printer_length(p, "inner", m->inner);
    printer_length(p, "outer", m->outer);
    printer_length(p, "margin column", m->margin_column);
    printer_flag(p, "header", m->header.count > 0);
    p->indent++;
    print_runs(p, m->header, 0);
    p->indent--;
    printer_flag(p, "footer", m->footer.count > 0);
    p->indent++;
    print_runs(p, m->footer, 0);
    print_runs(p, m->left_header, 0);
    print_runs(p, m->left_footer, 0);
    p->indent -= 2;
}

void document_print(const struct document *document, struct buffer *out)
{
    struct arena scratch = ARENA_INIT;
    struct printer p = {.out = out, .document = document};

    p.by_element = ARENA_ARRAY(&scratch, const struct doc_node *, (size_t)document->element_count + 1);
    for (const struct doc_node *node = document->root; node; node = document_next(node))
        if (node->element && node->element <= document->element_count)
            p.by_element[node->element] = node;
    printer_words(&p, "title", document->title);
    printer_words(&p, "language", document->language);
    printer_words(&p, "author", document->author);
    printer_words(&p, "subject", document->subject);
    printer_words(&p, "published", document->published);
    print_faces(&p);
    for (size_t i = 0; i < document->style_count; i++)
        print_style(&p, document->styles[i]);
    print_master(&p, "first", &document->first);
    print_master(&p, "other", &document->other);
    for (size_t i = 1; i < document->master_count; i++)
        print_master(&p, arena_print(&scratch, "master %zu", i).ptr, &document->masters[i]);
    printer_flag(&p, "facing pages", document->facing);
    if (document->marking)
        printer_words(&p, "watermark", document->marking->watermark);
    print_tree(&p);
    arena_release(&scratch);
}
