/* The document as indented text, for --stop-after compose and for goldens: one feature a line, so that a
 * change of one word is a change of one line. Takes a finished document. What depends on where or from which
 * bytes it was made (paths of fonts, the identifier, element numbers) is left out; a reference names what it
 * leads to. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "compose/document.h"
#include "figure/figure.h"

struct printer {
    struct buffer *out;
    const struct document *document;
    const struct doc_node **by_element; /* element_count + 1 places */
    unsigned indent;
};

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

/* ---- words and lengths ---- */

/* Points with at most two decimals: 1/1024 pt is finer than anybody writes. */
static void put_dim(struct buffer *out, dim length)
{
    long_dim hundredths = ((length < 0 ? -(long_dim)length : length) * 100 + DIM_PT / 2) / DIM_PT;

    buffer_put_text(out, length < 0 ? "-" : "");
    buffer_put_whole(out, hundredths / 100);
    if (hundredths % 100)
        buffer_print(out, hundredths % 10 ? ".%02d" : ".%d",
                     (int)(hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10));
}

static void put_colour(struct buffer *out, struct colour c)
{
    buffer_print(out, "#%02x%02x%02x", c.red, c.green, c.blue);
}

/* In quotation marks; a no-break space shows as U+237D, a forced line break as U+23CE. */
static void put_words(struct buffer *out, struct slice text)
{
    buffer_put_byte(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);

        if (code == 0xA0)
            buffer_put_text(out, "\u237d");
        else if (code == '\n')
            buffer_put_text(out, "\u23ce");
        else
            buffer_put(out, slice_sub(text, start, at - start));
    }
    buffer_put_byte(out, '"');
}

static void begin_line(struct printer *p)
{
    buffer_indent(p->out, p->indent);
}

static void end_line(struct printer *p)
{
    buffer_put_byte(p->out, '\n');
}

static void print_words(struct printer *p, const char *name, struct slice text)
{
    if (!text.len)
        return;
    begin_line(p);
    buffer_print(p->out, "%s: ", name);
    put_words(p->out, text);
    end_line(p);
}

static void print_flag(struct printer *p, const char *words, bool holds)
{
    if (!holds)
        return;
    begin_line(p);
    buffer_put_text(p->out, words);
    end_line(p);
}

static void print_length(struct printer *p, const char *name, dim length)
{
    if (!length)
        return;
    begin_line(p);
    buffer_print(p->out, "%s: ", name);
    put_dim(p->out, length);
    end_line(p);
}

static void print_number(struct printer *p, const char *name, unsigned number)
{
    if (!number)
        return;
    begin_line(p);
    buffer_print(p->out, "%s: %u", name, number);
    end_line(p);
}

static void print_colour(struct printer *p, const char *name, struct colour c)
{
    begin_line(p);
    buffer_print(p->out, "%s: ", name);
    put_colour(p->out, c);
    end_line(p);
}

/* ---- faces and styles ---- */

static void print_faces(struct printer *p)
{
    for (size_t i = 0; i < p->document->face_count; i++) {
        const struct doc_face *face = &p->document->faces[i];

        begin_line(p);
        buffer_print(p->out, "face %zu: %.*s %u%s", i, SLICE_ARG(face->family), face->weight,
                     face->italic ? " italic" : "");
        end_line(p);
    }
}

static void print_style_type(struct printer *p, const struct doc_style *s)
{
    begin_line(p);
    buffer_print(p->out, "faces: %u %u %u %u, of code %u", s->faces[0], s->faces[1], s->faces[2], s->faces[3],
                 s->faces[VARIANT_CODE]);
    end_line(p);
    begin_line(p);
    buffer_put_text(p->out, "size: ");
    put_dim(p->out, s->size);
    buffer_put_text(p->out, " on ");
    put_dim(p->out, s->leading);
    end_line(p);
    print_colour(p, "ink", s->ink);
    if (s->has_background)
        print_colour(p, "background", s->background);
    if (s->rule_above || s->rule_below || s->rule_start)
        print_colour(p, "rule", s->rule);
}

static void print_style_space(struct printer *p, const struct doc_style *s)
{
    print_length(p, "space before", s->space_before);
    print_length(p, "space after", s->space_after);
    print_length(p, "indent", s->indent_start);
    print_length(p, "indent end", s->indent_end);
    print_length(p, "first indent", s->first_indent);
    print_length(p, "padding", s->padding);
    print_length(p, "rule above", s->rule_above);
    print_length(p, "rule below", s->rule_below);
    print_length(p, "rule start", s->rule_start);
    print_length(p, "rule dot", s->rule_dot);
    print_length(p, "gap", s->gap);
}

static void print_style(struct printer *p, const struct doc_style *s)
{
    begin_line(p);
    buffer_print(p->out, "style %.*s", SLICE_ARG(s->name));
    end_line(p);
    p->indent++;
    print_style_type(p, s);
    print_style_space(p, s);
    begin_line(p);
    buffer_print(p->out, "align: %s", align_names[s->align]);
    end_line(p);
    print_flag(p, "keep with next", s->keep_with_next);
    print_flag(p, "keep with previous", s->keep_with_previous);
    print_flag(p, "keep together", s->keep_together);
    print_flag(p, "starts page", s->starts_page);
    print_number(p, "page master", s->master);
    print_flag(p, "bleed", s->bleed);
    print_flag(p, "hyphenate", s->hyphenate);
    print_flag(p, "tabular figures", s->tabular_figures);
    print_flag(p, "old style figures", s->old_style_figures);
    print_flag(p, "small capitals", s->small_capitals);
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
    put_words(p->out, link->says);
}

static void put_slot(struct printer *p, const struct doc_slot *slot)
{
    buffer_put_text(p->out, slot_names[slot->kind]);
    if (slot->target)
        put_target(p, slot->target);
    if (slot->one.len) {
        buffer_put_byte(p->out, ' ');
        put_words(p->out, slot->one);
    }
    if (slot->many.len) {
        buffer_put_text(p->out, " or ");
        put_words(p->out, slot->many);
    }
}

static void print_run(struct printer *p, const struct doc_run *run, uint32_t own)
{
    begin_line(p);
    buffer_put_text(p->out, variant_names[run->variant]);
    buffer_put_text(p->out, run_names[run->kind]);
    if (run->printed)
        buffer_print(p->out, "%u ", run->printed);
    if (run->kind == RUN_SLOT)
        put_slot(p, run->slot);
    else
        put_words(p->out, run->text);
    if (run->lang.len)
        buffer_print(p->out, ", language %.*s", SLICE_ARG(run->lang));
    if (run->expansion) {
        buffer_put_text(p->out, ", stands for ");
        put_words(p->out, p->document->expansions[run->expansion]);
    }
    if (run->link)
        put_link(p, run->link);
    else if (run->element && run->element != own)
        buffer_put_text(p->out, ", span");
    end_line(p);
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

        begin_line(p);
        buffer_print(p->out, "column %s", column_names[column->align]);
        if (column->share)
            buffer_print(p->out, ", %u/1000", column->share);
        buffer_put_text(p->out, column->wide ? ", wide" : "");
        end_line(p);
    }
}

static void print_table_look(struct printer *p, const struct doc_table *t)
{
    print_flag(p, "unseen", t->unseen);
    print_flag(p, "form", t->form);
    begin_line(p);
    buffer_print(p->out, "styles: %.*s, %.*s, %.*s", SLICE_ARG(t->head->name), SLICE_ARG(t->body->name),
                 SLICE_ARG(t->total->name));
    end_line(p);
    print_length(p, "cell padding x", t->cell_padding_x);
    print_length(p, "cell padding y", t->cell_padding_y);
    print_length(p, "rule head", t->rule_head);
    print_length(p, "rule row", t->rule_row);
    print_length(p, "rule total", t->rule_total);
    if (t->rule_head || t->rule_row || t->rule_total)
        print_colour(p, "rule", t->rule);
    if (t->has_head_fill)
        print_colour(p, "head fill", t->head_fill);
    if (t->has_stripe)
        print_colour(p, "stripe", t->stripe);
    print_words(p, "continued", t->continued);
    if (t->carried) {
        print_words(p, "carried", t->carried->forward);
        print_words(p, "brought", t->carried->brought);
    }
    print_columns(p, t);
}

static void print_spark(struct printer *p, const struct doc_spark *spark)
{
    begin_line(p);
    buffer_print(p->out, "small line, figure #%u:", spark->element);
    for (uint32_t i = 0; i < spark->count; i++)
        buffer_print(p->out, spark->course[i] == COURSE_GAP ? " -" : " %d", spark->course[i]);
    end_line(p);
}

static void print_cell(struct printer *p, const struct doc_cell *cell, uint32_t element)
{
    if (!cell->column_span)
        return;
    begin_line(p);
    buffer_put_text(p->out, scope_names[cell->scope]);
    if (cell->column_span > 1)
        buffer_print(p->out, ", %u columns", cell->column_span);
    if (cell->row_span > 1)
        buffer_print(p->out, ", %u rows", cell->row_span);
    if (!cell->runs) {
        buffer_print(p->out, " %s", run_names[cell->kind]);
        if (cell->printed)
            buffer_print(p->out, "%u ", cell->printed);
        put_words(p->out, cell->text);
    }
    end_line(p);
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
    begin_line(p);
    buffer_put_text(p->out, "carried:");
    while (slice_split(&sums, '\t', &text)) {
        buffer_put_byte(p->out, ' ');
        put_words(p->out, text);
    }
    end_line(p);
}

static void print_table(struct printer *p, const struct doc_node *node)
{
    const struct doc_table *table = node->table;

    print_table_look(p, table);
    for (size_t r = 0; r < table->row_count; r++) {
        begin_line(p);
        buffer_print(p->out, "row %s%s", row_names[table->rows[r].kind],
                     table->rows[r].keep_with_next ? ", keep with next" : "");
        end_line(p);
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
        begin_line(p);
        buffer_print(p->out, "place of rank %u: ", spec->places[i].rank);
        put_words(p->out, spec->places[i].mark);
        buffer_put_byte(p->out, ' ');
        put_words(p->out, spec->places[i].letter);
        buffer_put_byte(p->out, ' ');
        put_words(p->out, spec->places[i].group);
        end_line(p);
    }
}

/* What names the series and panels, and the words along the axes. */
static void print_scale(struct printer *p, const struct drawing_spec *spec)
{
    for (size_t i = 0; spec->series_count > 1 && i < spec->series_count; i++)
        print_words(p, "series", spec->series[i]);
    for (size_t i = 0; spec->panel_count > 1 && i < spec->panel_count; i++)
        print_words(p, "panel", spec->panels[i]);
    for (size_t i = 0; spec->kind != DRAWING_BAR && i < spec->axis.tick_count; i++)
        print_words(p, "tick", spec->axis.ticks[i].label);
    print_places(p, spec);
}

static void print_drawing(struct printer *p, const struct drawing_spec *spec)
{
    static const char *const kinds[] = {
        [DRAWING_BAR] = "bar",   [DRAWING_COLUMN] = "column", [DRAWING_PIE] = "pie",
        [DRAWING_LINE] = "line", [DRAWING_DOT] = "dot",       [DRAWING_CYCLE] = "cycle",
        [DRAWING_ICON] = "icon", [DRAWING_QR] = "QR code",    [DRAWING_HILLS] = "hills",
        [DRAWING_ARCS] = "arcs", [DRAWING_BANDS] = "bands",   [DRAWING_SVG] = "SVG"};

    begin_line(p);
    buffer_print(p->out, "drawing %s", kinds[spec->kind]);
    end_line(p);
    p->indent++;
    print_words(p, "subject", spec->subject);
    for (size_t i = 0; i < spec->part_count; i++) {
        begin_line(p);
        put_words(p->out, spec->parts[i].label);
        if (spec->parts[i].brief.len) {
            buffer_put_text(p->out, " or ");
            put_words(p->out, spec->parts[i].brief);
        }
        buffer_put_byte(p->out, ' ');
        put_words(p->out, spec->parts[i].printed);
        buffer_put_text(p->out, spec->parts[i].known ? "" : ", not known");
        end_line(p);
    }
    if (spec->kind != DRAWING_PIE)
        print_scale(p, spec);
    p->indent--;
}

static void print_picture(struct printer *p, const struct doc_picture *picture)
{
    static const char *const kinds[] = {
        [PICTURE_PNG] = "PNG", [PICTURE_JPEG] = "JPEG", [PICTURE_SVG] = "SVG"};

    begin_line(p);
    buffer_print(p->out, "picture %s ", kinds[picture->kind]);
    if (picture->kind == PICTURE_SVG) {
        put_dim(p->out, (dim)picture->width);
        buffer_put_text(p->out, " by ");
        put_dim(p->out, (dim)picture->height);
    } else {
        buffer_print(p->out, "%ux%u", picture->width, picture->height);
    }
    if (picture->turn > 1)
        buffer_print(p->out, ", turned as %u", picture->turn);
    if (picture->wanted_width) {
        buffer_put_text(p->out, ", wide ");
        put_dim(p->out, picture->wanted_width);
    }
    if (picture->wanted_height) {
        buffer_put_text(p->out, ", high ");
        put_dim(p->out, picture->wanted_height);
    }
    buffer_put_text(p->out, picture->fills ? ", filled" : "");
    end_line(p);
}

/* ---- the tree ---- */

static void print_node(struct printer *p, const struct doc_node *node)
{
    begin_line(p);
    buffer_put_text(p->out, role_names[node->role]);
    if (node->level)
        buffer_print(p->out, " %u", node->level);
    if (node->id.len)
        buffer_print(p->out, " #%.*s", SLICE_ARG(node->id));
    if (node->style)
        buffer_print(p->out, ", style %.*s", SLICE_ARG(node->style->name));
    if (node->lang.len)
        buffer_print(p->out, ", language %.*s", SLICE_ARG(node->lang));
    end_line(p);
    p->indent++;
    print_words(p, "short title", node->short_title);
    print_words(p, "alternative text", node->alt);
    print_length(p, "least size", node->least_size);
    print_length(p, "label room", node->side_label);
    print_number(p, "across", node->across);
    print_number(p, "columns", node->columns);
    print_flag(p, "apart", node->apart);
    print_flag(p, "in the margin", node->in_margin);
    print_flag(p, "of a box", node->of_box);
    print_flag(p, "not heard", node->unheard);
    print_flag(p, "as typed", node->as_typed);
    if (node->mark)
        print_words(p, "mark", node->mark->subject);
    if (node->number.count)
        print_words(p, "number", node->number.items[0].text);
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
    begin_line(p);
    buffer_print(p->out, "%s pages", name);
    end_line(p);
    p->indent++;
    if (m->has_background)
        print_colour(p, "background", m->background);
    print_flag(p, "art", m->art != NULL);
    if (m->logo) {
        print_length(p, "logo width", m->logo->width);
        print_length(p, "logo height", m->logo->height);
        print_length(p, m->logo->at_bottom ? "logo from the lower edge" : "logo from the upper edge",
                     m->logo->distance);
        print_flag(p, "logo at the right", m->logo->at_right);
    }
    print_length(p, "width", m->width);
    print_length(p, "height", m->height);
    print_length(p, "top", m->top);
    print_length(p, "bottom", m->bottom);
    print_length(p, "inner", m->inner);
    print_length(p, "outer", m->outer);
    print_length(p, "margin column", m->margin_column);
    print_flag(p, "header", m->header.count > 0);
    p->indent++;
    print_runs(p, m->header, 0);
    p->indent--;
    print_flag(p, "footer", m->footer.count > 0);
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
    print_words(&p, "title", document->title);
    print_words(&p, "language", document->language);
    print_words(&p, "author", document->author);
    print_words(&p, "subject", document->subject);
    print_words(&p, "published", document->published);
    print_faces(&p);
    for (size_t i = 0; i < document->style_count; i++)
        print_style(&p, document->styles[i]);
    print_master(&p, "first", &document->first);
    print_master(&p, "other", &document->other);
    for (size_t i = 1; i < document->master_count; i++)
        print_master(&p, arena_print(&scratch, "master %zu", i).ptr, &document->masters[i]);
    print_flag(&p, "facing pages", document->facing);
    if (document->marking)
        print_words(&p, "watermark", document->marking->watermark);
    print_tree(&p);
    arena_release(&scratch);
}
