/* What the phases of a table ask of it: styles, texts, edges and rules of its cells. */
#include "typeset/table.h"

#include "base/utf8.h"

bool text_is_simple(struct slice text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;

    if (!text.len || p[0] == ' ' || p[text.len - 1] == ' ')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (p[i] == ' ' ? p[i - 1] == ' ' : p[i] < ' ' || p[i] == 0x7f)
            return false;
        if (p[i] < 0x80)
            continue;
        if (p[i] == 0xc2 && (p[i + 1] == 0xa0 || p[i + 1] == 0xad || p[i + 1] < 0xa0))
            return false;
        if (p[i] == 0xe2 && p[i + 1] == 0x80 &&
            (p[i + 2] <= 0x92 || p[i + 2] == 0xaf || p[i + 2] == 0xa8 || p[i + 2] == 0xa9))
            return false; /* spaces, U+2011, controls */
        if (p[i] == 0xe2 && p[i + 1] == 0x81)
            return false;
    }
    return face_is_plain(text);
}

bool cell_is_simple(const struct doc_cell *cell)
{
    return !cell->runs && (!cell->text.len || text_is_simple(cell->text));
}

const struct doc_style *table_row_style(const struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;
    const struct doc_style *style = NULL;

    switch (t->rows[row].kind) {
    case ROW_HEAD:
        style = t->head;
        break;
    case ROW_SUBTOTAL:
    case ROW_TOTAL:
        style = t->total;
        break;
    default:
        style = t->body;
    }
    return style ? style : set->node->style;
}

const struct doc_style *table_cell_style(const struct table_set *set, size_t row, const struct doc_cell *cell)
{
    if (set->table->form && cell->scope == CELL_HEADS_ROW && set->table->head)
        return set->table->head;
    return table_row_style(set, row);
}

struct word_row table_cell_words(const struct table_set *set, struct setting *setting, size_t row,
                                 size_t column)
{
    const struct doc_cell *cell = &set->table->rows[row].cells[column];
    const struct doc_style *style = table_cell_style(set, row, cell);
    unsigned variant = set->table->rows[row].kind == ROW_GROUP ? VARIANT_STRONG : VARIANT_REGULAR;

    (void)setting;
    return (struct word_row){.text = cell->text,
                             .lang = set->lang,
                             .element = document_cell_element(set->node, row, column),
                             .face = style_face(style, variant),
                             .features = style_features(style),
                             .size = style->size,
                             .ink = style->ink};
}

dim table_cell_left(const struct table_set *set, size_t column)
{
    return set->x + set->lefts[column] + (column ? set->padding : set->outer);
}

dim table_cell_width(const struct table_set *set, size_t row, size_t column)
{
    const struct doc_table *t = set->table;
    size_t end = column + t->rows[row].cells[column].column_span;
    dim right;

    if (end > t->column_count)
        end = t->column_count;
    right = set->lefts[end] - (end == t->column_count ? set->outer : set->padding);
    return right - set->lefts[column] - (column ? set->padding : set->outer);
}

bool table_cell_is_cut(const struct table_set *set, size_t row, size_t column)
{
    size_t end = column + set->table->rows[row].cells[column].column_span;
    bool cut = false;

    for (size_t c = column; c < end && c < set->table->column_count; c++)
        cut |= set->cut[c];
    return cut;
}

/* Heads stand as their columns do, so that they are above their numbers; heads over several columns in their
 * middle. */
enum column_align table_cell_align(const struct table_set *set, size_t row, size_t column)
{
    enum column_align align = set->table->columns[column].align;

    if (set->table->rows[row].kind == ROW_GROUP)
        return COLUMN_START;
    if (row >= set->table->head_count)
        return align;
    if (set->table->rows[row].cells[column].column_span > 1)
        return COLUMN_CENTRE;
    return align == COLUMN_DECIMAL ? COLUMN_END : align;
}

size_t decimal_place(struct slice text)
{
    size_t behind_digit = 0;

    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';

        if (digit)
            behind_digit = i + 1;
        if (text.ptr[i] == '.' && behind_digit == i && i + 1 < text.len && text.ptr[i + 1] >= '0' &&
            text.ptr[i + 1] <= '9')
            return i;
    }
    return behind_digit ? behind_digit : text.len <= 3 ? text.len : SIZE_MAX;
}

dim words_before_decimal(struct setting *setting, const struct word_row *words)
{
    size_t place = decimal_place(words->text), start = 0, end;
    struct word_row before = *words;
    const struct shaped *word;

    if (place >= words->text.len)
        return words_width(setting, words);
    for (start = place; start > 0 && words->text.ptr[start - 1] != ' ';)
        start--;
    end = slice_find_byte(words->text, ' ', place);
    before.text = slice_sub(words->text, 0, start);
    word = face_shape(setting->faces, words->face, slice_sub(words->text, start, end - start), words->lang,
                      words->features);
    return words_width(setting, &before) + shaped_part_width(setting, word, 0, place - start, words->size);
}

/* Of a paragraph on one line, whose text is a number. */
dim paragraph_before_decimal(const struct setting *setting, const struct paragraph *p)
{
    size_t place = decimal_place(p->text), word = 0;
    dim width = 0;

    for (size_t i = 0; i < p->atom_count && p->atoms[i].start < place; i++) {
        const struct atom *a = &p->atoms[i];

        if (a->kind == ATOM_BREAK)
            continue;
        if (a->kind == ATOM_BOX && !(a->flags & ATOM_JOINED))
            word = a->start; /* where the whole word begins */
        width += a->kind == ATOM_BOX && a->end > place
                     ? shaped_part_width(setting, a->word, a->start - word, place - word, p->style->size)
                     : a->width;
    }
    return width;
}

bool words_missing(struct setting *setting, const struct word_row *words)
{
    struct slice rest = words->text, word;

    while (slice_split(&rest, ' ', &word))
        if (face_shape(setting->faces, words->face, word, words->lang, words->features)->missing)
            return true;
    return false;
}

/* A form has a line above it; other tables begin with their heads. */
dim table_rule_above(const struct table_set *set, size_t row)
{
    return row == 0 && !set->table->head_count ? set->table->rule_row : 0;
}

dim table_rule_below(const struct table_set *set, size_t row)
{
    const struct doc_table *t = set->table;

    if (row < t->head_count)
        return row + 1 == t->head_count ? t->rule_head : 0;
    if (row + 1 < t->row_count)
        return t->rows[row + 1].kind == ROW_TOTAL && t->rule_total ? t->rule_total : t->rule_row;
    if (t->rows[row].kind == ROW_TOTAL && t->rule_total)
        return t->rule_total;
    return t->rule_row ? t->rule_row : t->rule_head;
}
