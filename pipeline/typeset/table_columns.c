/* Widths of columns from their content: what each wants on one line, the least it can do with, the shares
 * that are asked for, and columns that take what is left over. */
#include "typeset/table.h"

struct column_fit {
    dim least, want;   /* padding included */
    dim amounts;       /* the same for amounts alone, which are not broken */
    dim before, after; /* of the decimal point */
    dim width;
    bool full; /* while room is handed out: has what it wants */
};

struct table_fit {
    struct setting *setting;
    struct table_set *set;
    struct column_fit *columns;
    struct arena scratch;
    dim measure;
};

static dim padding(const struct table_fit *fit, size_t column, size_t span)
{
    const struct table_set *set = fit->set;
    bool last = column + span >= set->table->column_count;

    return (column ? set->padding : set->outer) + (last ? set->outer : set->padding);
}

struct cell_width {
    dim least, want;
};

/* Words on one line, and the widest of them; false when a glyph is missing. */
static bool measure_words(struct table_fit *fit, const struct word_row *words, struct cell_width *width)
{
    struct setting *s = fit->setting;
    dim space = face_scale(s->faces, words->face,
                           face_shape(s->faces, words->face, S(" "), words->lang, words->features)->advance,
                           words->size);
    struct slice rest = words->text, word;

    *width = (struct cell_width){0, -space};
    while (slice_split(&rest, ' ', &word)) {
        const struct shaped *shaped = face_shape(s->faces, words->face, word, words->lang, words->features);
        dim advance = face_scale(s->faces, words->face, shaped->advance, words->size);

        if (shaped->missing)
            return false;
        width->want += space + advance;
        width->least = advance > width->least ? advance : width->least;
    }
    if (width->want < 0)
        width->want = 0;
    return true;
}

static bool is_decimal(const struct table_set *set, size_t row, size_t column)
{
    return row >= set->table->head_count && table_cell_align(set, row, column) == COLUMN_DECIMAL;
}

static void note_room(struct column_fit *c, dim before, dim want)
{
    c->before = before > c->before ? before : c->before;
    c->after = want - before > c->after ? want - before : c->after;
}

static struct cell_width measure_rich(struct table_fit *fit, size_t row, size_t column)
{
    struct setting *s = fit->setting;
    const struct doc_cell *cell = &fit->set->table->rows[row].cells[column];
    struct doc_run plain = {.text = cell->text};
    struct doc_runs runs =
        cell->runs ? (struct doc_runs){cell->runs, cell->run_count} : (struct doc_runs){&plain, 1};
    struct arena arena = ARENA_INIT;
    struct shape_request request = {fit->set->node, table_cell_style(fit->set, row, cell),
                                    fit->set->lang, document_cell_element(fit->set->node, row, column),
                                    NULL,           0};
    struct paragraph *p;
    struct cell_width width;

    runs = slots_filled(s, &arena, runs, NULL);
    request.runs = runs.items;
    request.run_count = runs.count;
    p = paragraph_shape(s, &arena, &request);
    width = (struct cell_width){paragraph_least_width(p), paragraph_width(p)};
    if (is_decimal(fit->set, row, column) && p->text.len && decimal_place(p->text) != SIZE_MAX) {
        note_room(&fit->columns[column], paragraph_before_decimal(s, p), width.want);
        width.least = width.want;
    }
    arena_release(&arena);
    return width;
}

static void note_decimal(struct table_fit *fit, struct column_fit *c, const struct word_row *words, dim want)
{
    size_t place = decimal_place(words->text);

    if (place != SIZE_MAX)
        note_room(c, place < words->text.len ? words_before_decimal(fit->setting, words) : want, want);
}

/* An amount does not break. */
static bool is_amount(const struct table_set *set, size_t row, size_t column)
{
    enum column_align align = table_cell_align(set, row, column);

    return row >= set->table->head_count && (align == COLUMN_DECIMAL || align == COLUMN_END);
}

static struct cell_width measure_cell(struct table_fit *fit, size_t row, size_t column)
{
    struct table_set *set = fit->set;
    const struct doc_cell *cell = &set->table->rows[row].cells[column];
    enum column_align align = table_cell_align(set, row, column);
    struct word_row words;
    struct cell_width width;

    if (document_spark(set->table, row, column))
        return (struct cell_width){set->table->spark->width * 5 / 8, set->table->spark->width};
    if (!cell_is_simple(cell))
        return measure_rich(fit, row, column);
    words = table_cell_words(set, fit->setting, row, column);
    if (!measure_words(fit, &words, &width)) {
        set->careful = true;
        return measure_rich(fit, row, column);
    }
    if (align == COLUMN_DECIMAL && words.text.len)
        note_decimal(fit, &fit->columns[column], &words, width.want);
    if (is_amount(set, row, column))
        width.least = width.want;
    return width;
}

static void measure_row(struct table_fit *fit, size_t row)
{
    const struct doc_table *t = fit->set->table;

    for (size_t c = 0; c < t->column_count; c++) {
        struct column_fit *column = &fit->columns[c];
        struct cell_width width;

        if (t->rows[row].cells[c].column_span != 1)
            continue;
        width = measure_cell(fit, row, c);
        width.least += padding(fit, c, 1);
        width.want += padding(fit, c, 1);
        column->least = width.least > column->least ? width.least : column->least;
        column->want = width.want > column->want ? width.want : column->want;
        if (is_amount(fit->set, row, c) && width.least > column->amounts)
            column->amounts = width.least;
    }
}

/* Every sum that may be carried has its room, wherever the pages break. */
static void measure_carried(struct table_fit *fit, struct table_set *line)
{
    struct table_set *set = fit->set;
    const struct doc_table *t = set->table;

    if (!line)
        return;
    fit->set = line;
    line->padding = set->padding;
    line->outer = set->outer;
    for (size_t r = t->head_count; r < t->row_count; r++)
        if (table_fill_carried(&fit->scratch, line, r, true))
            measure_row(fit, t->head_count);
    for (size_t c = 1; c < t->column_count; c++) /* what was measured lies in scratch */
        line->table->rows[t->head_count].cells[c].text = S("");
    fit->set = set;
    set->careful |= line->careful;
}

static void measure_single(struct table_fit *fit)
{
    const struct doc_table *t = fit->set->table;

    for (size_t r = 0; r < t->row_count; r++)
        measure_row(fit, r);
    measure_carried(fit, fit->set->forward);
    measure_carried(fit, fit->set->brought);
    for (size_t c = 0; c < t->column_count; c++) {
        dim aligned = fit->columns[c].before + fit->columns[c].after + padding(fit, c, 1);

        if (fit->columns[c].before && aligned > fit->columns[c].least)
            fit->columns[c].least = aligned;
        if (fit->columns[c].before && aligned > fit->columns[c].amounts)
            fit->columns[c].amounts = aligned;
        if (fit->columns[c].least > fit->columns[c].want)
            fit->columns[c].want = fit->columns[c].least;
    }
}

/* What a cell needs beyond the columns that it spans is shared out among them, the rest to the last. */
static void widen_span(struct table_fit *fit, size_t row, size_t column, size_t span)
{
    struct cell_width width = measure_cell(fit, row, column);
    bool head = row < fit->set->table->head_count;
    dim least = width.least + padding(fit, column, span), want;

    if (head) /* over other heads: two lines rather than numbers that stand far apart */
        width.want = width.want / 2 > width.least ? width.want / 2 : width.least;
    want = width.want + padding(fit, column, span);
    for (size_t i = 0; i < span; i++) {
        least -= fit->columns[column + i].least;
        want -= fit->columns[column + i].want;
    }
    for (size_t i = 0; i < span; i++) {
        struct column_fit *c = &fit->columns[column + i];

        if (least > 0)
            c->least += least / (dim)span + (i + 1 == span ? least % (dim)span : 0);
        if (want > 0 && fit->set->table->rows[row].kind != ROW_GROUP)
            c->want += want / (dim)span + (i + 1 == span ? want % (dim)span : 0);
        if (c->least > c->want)
            c->want = c->least;
    }
}

static void measure_spans(struct table_fit *fit)
{
    const struct doc_table *t = fit->set->table;

    for (size_t r = 0; r < t->row_count; r++)
        for (size_t c = 0; c < t->column_count; c++) {
            size_t span = t->rows[r].cells[c].column_span;

            if (span > 1)
                widen_span(fit, r, c, span < t->column_count - c ? span : t->column_count - c);
        }
}

/* ---- handing out the room ---- */

/* A column that is cut down to `level`: not below its amounts, not above what it needs. */
static dim squeezed(const struct column_fit *column, dim level, bool whole_amounts)
{
    dim width = whole_amounts && column->amounts > level ? column->amounts : level;

    return column->least < width ? column->least : width;
}

static long_dim squeezed_width(const struct table_fit *fit, dim level, bool whole_amounts)
{
    long_dim width = 0;

    for (size_t c = 0; c < fit->set->table->column_count; c++)
        width += fit->columns[c].full ? 0 : squeezed(&fit->columns[c], level, whole_amounts);
    return width;
}

/* The widest words do not all fit: the columns that need most are cut down to one width, the others keep
 * theirs; amounts are cut last of all. */
static void squeeze(struct table_fit *fit, dim room)
{
    bool whole_amounts = squeezed_width(fit, 0, true) <= room;
    dim low = 0, high = room;

    while (low < high) {
        dim middle = low + (high - low + 1) / 2;

        if (squeezed_width(fit, middle, whole_amounts) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    for (size_t c = 0; c < fit->set->table->column_count; c++)
        if (!fit->columns[c].full)
            fit->columns[c].width = squeezed(&fit->columns[c], low, whole_amounts);
}

/* Columns that want no more than an even share get what they want; the others divide the rest by what they
 * want. */
static void share_out(struct table_fit *fit, long_dim extra)
{
    size_t count = fit->set->table->column_count;
    bool again = true;
    long_dim wants = 0, given = 0, done = 0;

    while (again) {
        long_dim open = 0;

        again = false;
        for (size_t c = 0; c < count; c++)
            open += !fit->columns[c].full;
        for (size_t c = 0; c < count && open; c++) {
            struct column_fit *column = &fit->columns[c];

            if (column->full || column->want - column->width > extra / open)
                continue;
            extra -= column->want - column->width;
            column->width = column->want;
            column->full = again = true;
            break;
        }
    }
    for (size_t c = 0; c < count; c++)
        wants += fit->columns[c].full ? 0 : fit->columns[c].want;
    for (size_t c = 0; c < count; c++) {
        if (fit->columns[c].full)
            continue;
        done += fit->columns[c].want;
        fit->columns[c].width += (dim)(extra * done / wants - given);
        given = extra * done / wants;
    }
}

/* More room than everybody wants: to the wide columns, or the last of a form; a table that nearly fills its
 * measure is spread over all of it; any other keeps its natural width. */
static void spread(struct table_fit *fit, dim left)
{
    const struct doc_table *t = fit->set->table;
    size_t wide = 0, count = t->column_count;
    dim given = 0;

    for (size_t c = 0; c < count; c++)
        wide += t->columns[c].wide;
    if (!wide && !t->form && left > fit->measure / 4)
        return;
    if (!wide && t->form) {
        fit->columns[count - 1].width += left;
        return;
    }
    for (size_t c = 0, i = 0; c < count; c++) {
        size_t sharers = wide ? wide : count;

        if (wide && !t->columns[c].wide)
            continue;
        i++;
        fit->columns[c].width += (dim)((long_dim)left * (long_dim)i / (long_dim)sharers) - given;
        given = (dim)((long_dim)left * (long_dim)i / (long_dim)sharers);
    }
}

static void hand_out(struct table_fit *fit)
{
    const struct doc_table *t = fit->set->table;
    long_dim room = fit->measure, least = 0, want = 0;

    for (size_t c = 0; c < t->column_count; c++) {
        struct column_fit *column = &fit->columns[c];

        column->width =
            t->columns[c].share ? (dim)((long_dim)fit->measure * t->columns[c].share / 1000) : column->want;
        column->full = t->columns[c].share > 0;
        if (column->full)
            room -= column->width;
        else {
            least += column->least;
            want += column->want;
        }
    }
    if (want <= room) {
        spread(fit, (dim)(room - want));
    } else if (least > room) {
        squeeze(fit, room > 0 ? (dim)room : 0);
    } else {
        for (size_t c = 0; c < t->column_count; c++)
            if (!fit->columns[c].full)
                fit->columns[c].width = fit->columns[c].least;
        share_out(fit, room - least);
    }
}

enum { NARROW_PADDING = 3 * DIM_PT };

struct table_needs {
    long_dim least, amounts; /* of all columns */
};

static struct table_needs measure_columns(struct table_fit *fit, dim padding)
{
    const struct doc_table *t = fit->set->table;
    struct table_needs needs = {0, 0};

    fit->set->padding = padding;
    fit->set->outer = t->has_stripe || t->has_head_fill ? padding : 0;
    memset(fit->columns, 0, t->column_count * sizeof *fit->columns);
    measure_single(fit);
    measure_spans(fit);
    for (size_t c = 0; c < t->column_count; c++) {
        needs.least += fit->columns[c].least;
        needs.amounts += fit->columns[c].amounts;
    }
    return needs;
}

/* The document may be laid out more than once. */
static void report_width(struct table_fit *fit, long_dim amounts)
{
    if (fit->setting->slots.attempt == 0)
        DIAG(fit->setting->diagnostics, MSG_table_too_wide, fit->set->node->origin,
             millimetres(fit->setting, amounts), millimetres(fit->setting, fit->measure));
}

/* A table that is too wide for its measure stands closer, as far as it must, before a word of it is cut. An
 * amount that is cut is told. */
static void measure_closer(struct table_fit *fit)
{
    const struct doc_table *t = fit->set->table;
    struct table_needs needs = measure_columns(fit, t->cell_padding_x);
    long_dim gaps = 2 * (long_dim)t->column_count, over = needs.least - fit->measure;
    long_dim padding = t->cell_padding_x - over / gaps - 1;

    if (over > 0 && t->cell_padding_x > NARROW_PADDING)
        needs = measure_columns(fit, padding > NARROW_PADDING ? (dim)padding : NARROW_PADDING);
    if (needs.amounts > fit->measure)
        report_width(fit, needs.amounts);
}

void table_fit_columns(struct setting *setting, struct table_set *set, dim measure)
{
    size_t count = set->table->column_count;
    struct table_fit fit = {.setting = setting, .set = set, .measure = measure};

    fit.columns = ARENA_ARRAY(&fit.scratch, struct column_fit, count);
    set->lefts = ARENA_ARRAY(&setting->work, dim, count + 1);
    set->before = ARENA_ARRAY(&setting->work, dim, count);
    set->wants = ARENA_ARRAY(&setting->work, dim, count);
    set->cut = ARENA_ARRAY(&setting->work, bool, count);
    measure_closer(&fit);
    hand_out(&fit);
    for (size_t c = 0; c < count; c++) {
        set->lefts[c + 1] = set->lefts[c] + fit.columns[c].width;
        set->wants[c] = fit.columns[c].want;
        set->cut[c] = fit.columns[c].width < fit.columns[c].least;
        if (fit.columns[c].before) /* numbers stand at the end of a column that is wider than they */
            set->before[c] = fit.columns[c].width - padding(&fit, c, 1) - fit.columns[c].after;
    }
    set->width = set->lefts[count];
    arena_release(&fit.scratch);
}
