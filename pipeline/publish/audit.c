/* publish_audit: every printed figure on a line of CSV (RFC 4180), in the order in which the sources name
 * them: what is printed, its exact value, how it came about, and where it stands. Without pages (precept
 * figures) the page is empty. */
#include "publish/audit.h"

/* Quoted where it must be. A spreadsheet would calculate what begins with =, + or @: an apostrophe makes it
 * text. */
static void put_field(struct buffer *out, struct slice text)
{
    bool quoted = false, formula = text.len && strchr("=+@", text.ptr[0]);

    if (text.len > 1 && text.ptr[0] == '-' && !(text.ptr[1] >= '0' && text.ptr[1] <= '9') &&
        text.ptr[1] != '.')
        formula = true;
    for (size_t i = 0; i < text.len; i++)
        quoted |= text.ptr[i] == '"' || text.ptr[i] == ',' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
    if (quoted)
        buffer_put_byte(out, '"');
    if (formula)
        buffer_put_byte(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buffer_put_byte(out, '"');
        buffer_put_byte(out, text.ptr[i]);
    }
    if (quoted)
        buffer_put_byte(out, '"');
}

static struct slice kind_words(enum printed_kind kind)
{
    switch (kind) {
    case PRINTED_COMPUTED:
        return S("computed");
    case PRINTED_COPIED:
        return S("copied");
    case PRINTED_CLAIM:
        return S("claim");
    default:
        return S("typed");
    }
}

struct line_writer {
    struct arena *arena;
    const struct pages *pages; /* NULL = not known */
    const struct audit_pages *places;
    const struct sources *sources;
    struct buffer *out;
    struct buffer field;
};

static void end_field(struct line_writer *w, const char *separator)
{
    put_field(w->out, buffer_slice(&w->field));
    buffer_put_text(w->out, separator);
    buffer_clear(&w->field);
}

static const struct provenance *cells_of(const struct printed_figure *figure)
{
    return figure->cells ? figure->cells : figure->value ? figure->value->cells : NULL;
}

static void put_cells(struct line_writer *w, const struct printed_figure *figure)
{
    const struct provenance *cells = cells_of(figure);

    if (cells)
        audit_put_cells(cells, w->sources, &w->field);
    else if (figure->value && figure->value->given.source)
        buffer_put(&w->field, span_describe(w->arena, w->sources, figure->value->given, false));
}

static void put_page(struct line_writer *w, size_t number)
{
    const struct audit_pages *at;

    if (!w->pages)
        return;
    at = &w->places[number];
    if (at->first > at->last)
        return;
    buffer_put(&w->field, w->pages->list[at->first].folio);
    if (at->last > at->first) {
        buffer_put(&w->field, S(" to "));
        buffer_put(&w->field, w->pages->list[at->last].folio);
    }
}

static void put_line(struct line_writer *w, const struct printed_figure *figure, size_t number)
{
    if (!figure->text.len && !figure->value && figure->cells)
        buffer_print(&w->field, "%zu cells", audit_row_count(figure->cells));
    buffer_put(&w->field, figure->text);
    end_field(w, ",");
    buffer_put(&w->field, kind_words(figure->kind));
    end_field(w, ",");
    if (figure->value)
        buffer_put(&w->field, audit_exact(w->arena, figure->value));
    end_field(w, ",");
    buffer_put(&w->field, figure->formula);
    end_field(w, ",");
    put_cells(w, figure);
    end_field(w, ",");
    if (figure->value)
        buffer_put(&w->field, figure->value->source);
    end_field(w, ",");
    put_page(w, number);
    end_field(w, ",");
    buffer_put(&w->field, figure->place);
    end_field(w, ",");
    if (figure->where.source)
        buffer_put(&w->field, span_describe(w->arena, w->sources, figure->where, false));
    end_field(w, ",");
    buffer_put(&w->field, figure->declared);
    end_field(w, "\r\n");
}

void publish_audit(const struct figures *figures, const struct pages *pages, const struct sources *sources,
                   struct buffer *out)
{
    const struct printed_figure *printed = pages ? pages->document->printed : figures->printed;
    size_t count = pages ? pages->document->printed_count : figures->printed_count;
    struct arena scratch = ARENA_INIT;
    struct audit_pages *places = ARENA_ARRAY(&scratch, struct audit_pages, count + 1);
    struct line_writer w = {&scratch, pages, places, sources, out, BUFFER_INIT};

    if (pages) {
        audit_find_pages(pages, places, count);
        buffer_put(out, S("\xEF\xBB\xBF")); /* without it Excel takes £ for Windows-1252 */
    }
    buffer_put(out, S("printed,kind,exact value,formula,cells,source,page,place,written at,declared as\r\n"));
    for (size_t i = 0; i < count; i++)
        put_line(&w, &printed[i], i + 1);
    buffer_release(&w.field);
    arena_release(&scratch);
}
