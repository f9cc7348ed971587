/* struct figures as plain indented text: for --stop-after compute and the goldens. */
#include "compute/engine.h"

static const char *const kinds[] = {"money", "number", "count", "percent", "change", "date",
                                    "year",  "time",   "text",  "truth",   "rank",   "list"};
static const char *const states[] = {"known", "missing", "suppressed", "not applicable", "poison"};

static void print_exact(struct arena *arena, const struct value *v, struct buffer *out)
{
    if (v->kind == VALUE_DATE)
        buffer_put(out, date_print_iso(arena, v->date));
    else if (v->kind == VALUE_YEAR)
        buffer_print(out, "%d/%02d", v->year, (v->year + 1) % 100);
    else if (v->kind == VALUE_TIME)
        buffer_print(out, "%d:%02d", v->minute / 60, v->minute % 60);
    else if (v->kind == VALUE_TEXT)
        buffer_print(out, "\"%.*s\"", SLICE_ARG(v->text));
    else if (v->kind == VALUE_TRUTH)
        buffer_put_text(out, v->yes ? "yes" : "no");
    else if (v->kind == VALUE_LIST)
        buffer_print(out, "%zu items", v->item_count);
    else if (v->kind != VALUE_CHANGE)
        buffer_put(out, ratio_exact_text(arena, v->exact));
}

static void print_known(struct arena *arena, struct interval known, struct buffer *out)
{
    if (interval_is_point(known))
        return;
    buffer_print(out, " known %c%.*s to %.*s%c", known.low_open ? '(' : '[',
                 SLICE_ARG(ratio_exact_text(arena, known.low)),
                 SLICE_ARG(ratio_exact_text(arena, known.high)), known.high_open ? ')' : ']');
}

enum { MOST_RUNS = 12 }; /* of cells in a line of the dump */

static void print_cells(const struct provenance *cells, struct buffer *out)
{
    for (int runs = 0; cells; cells = cells->next) {
        const struct column *column = &cells->table->columns[cells->column];

        if (++runs > MOST_RUNS) {
            buffer_put_text(out, " …");
            return;
        }
        buffer_print(out, " %.*s.%.*s[%zu", SLICE_ARG(cells->table->name), SLICE_ARG(column->name),
                     cells->first_row + 1);
        if (cells->last_row > cells->first_row)
            buffer_print(out, "-%zu", cells->last_row + 1);
        buffer_put_byte(out, ']');
    }
}

static void print_value(struct arena *arena, const struct value *v, struct buffer *out)
{
    buffer_put_text(out, kinds[v->kind]);
    if (v->state != STATE_KNOWN) {
        buffer_print(out, " %s", states[v->state]);
        return;
    }
    buffer_put_byte(out, ' ');
    print_exact(arena, v, out);
    if (value_is_numeric(v->kind))
        print_known(arena, v->known, out);
    if (v->kind == VALUE_CHANGE) {
        buffer_put_text(out, "from ");
        print_value(arena, v->from, out);
        buffer_put_text(out, " to ");
        print_value(arena, v->to, out);
    }
}

static void print_list(const struct figures *figures, struct arena *arena, struct buffer *out)
{
    buffer_put_text(out, "figures\n");
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *one = &figures->list[i];

        buffer_print(out, "  %.*s: ", SLICE_ARG(one->declaration->name));
        print_value(arena, &one->value, out);
        print_cells(one->value.cells, out);
        if (one->value.source.len)
            buffer_print(out, " source \"%.*s\"", SLICE_ARG(one->value.source));
        buffer_put_byte(out, '\n');
    }
    for (size_t i = 0; i < figures->date_count; i++)
        buffer_print(out, "date %.*s: %.*s\n", SLICE_ARG(figures->dates[i].name),
                     SLICE_ARG(figures->dates[i].known ? date_print_iso(arena, figures->dates[i].date)
                                                       : S("not known")));
}

static void print_inserts(const struct figures *figures, const struct sources *sources, struct arena *arena,
                          struct buffer *out)
{
    static const char *const inserts[] = {"value", "claim", "reference", "poison"};
    static const char *const references[] = {"page", "pages", "number", "title"};

    for (size_t i = 0; i < figures->publication->insert_count; i++) {
        const struct md_insert *insert = figures->publication->inserts[i];
        const struct insert_result *result = &figures->inserts[i];

        buffer_print(out, "insert %zu %s at %.*s: {{ %.*s }}", i + 1, inserts[result->kind],
                     SLICE_ARG(span_describe(arena, sources, insert->span, false)),
                     SLICE_ARG(insert->formula));
        if (result->kind == INSERT_PAGES)
            buffer_print(out, " %s of %.*s\n", references[result->reference], SLICE_ARG(result->target));
        else
            buffer_print(out, " \"%.*s\" printed %u\n", SLICE_ARG(result->text), result->printed);
    }
}

static void print_carried(struct slice line, struct buffer *out)
{
    struct slice text;

    buffer_put_text(out, "    carried");
    while (slice_split(&line, '\t', &text))
        buffer_print(out, " | %.*s", SLICE_ARG(text));
    buffer_put_byte(out, '\n');
}

static void print_table(const struct computed_table *table, struct buffer *out)
{
    static const char *const rows[] = {"group", "row", "subtotal", "total"};

    buffer_put_text(out, "  head");
    for (size_t c = 0; c < table->column_count; c++)
        buffer_print(out, " | %.*s (%s)", SLICE_ARG(table->columns[c].head), kinds[table->columns[c].kind]);
    buffer_put_byte(out, '\n');
    for (size_t r = 0; r < table->row_count; r++) {
        buffer_print(out, "  %s", rows[table->rows[r].kind]);
        for (size_t c = 0; c < table->column_count; c++)
            buffer_print(out, " | %.*s", SLICE_ARG(table->rows[r].cells[c].text));
        buffer_put_byte(out, '\n');
        if (table->carried && table->rows[r].kind == COMPUTED_BODY)
            print_carried(carried_line(table->carried, r), out);
    }
}

static void print_lists(const struct figures *figures, uint32_t block, struct buffer *out)
{
    for (size_t p = 0; figures->lists[block] && p < figures->publication->blocks[block]->part_count; p++) {
        const struct computed_list *list = &figures->lists[block][p];

        if (list->count)
            buffer_print(out, "list in block %u\n", block + 1);
        for (size_t i = 0; i < list->count; i++)
            buffer_print(out, "  %.*s\n", SLICE_ARG(list->items[i].text));
    }
}

static void print_numbers(const struct computed_numbers *numbers, uint32_t block, struct buffer *out)
{
    if (numbers)
        buffer_print(out, "numbers in block %u\n", block + 1);
    for (size_t i = 0; numbers && i < numbers->count; i++)
        buffer_print(out, "  %.*s %.*s | %.*s %.*s | %.*s | %.*s\n", SLICE_ARG(numbers->items[i].text),
                     SLICE_ARG(numbers->items[i].words), SLICE_ARG(numbers->items[i].base),
                     SLICE_ARG(numbers->items[i].base_words), SLICE_ARG(numbers->items[i].source),
                     SLICE_ARG(numbers->items[i].icon));
}

static void print_chart(const struct computed_chart *chart, struct arena *arena, struct buffer *out)
{
    for (size_t p = 0; p < chart->part_count; p++)
        buffer_print(out, "  %.*s: %.*s\n", SLICE_ARG(chart->parts[p].label),
                     SLICE_ARG(chart->parts[p].text));
    if (chart->whole) {
        buffer_put_text(out, "  whole ");
        print_value(arena, chart->whole, out);
        buffer_put_byte(out, '\n');
    }
}

static void print_components(const struct figures *figures, struct arena *arena, struct buffer *out)
{
    for (uint32_t i = 0; i < figures->publication->block_count; i++) {
        const struct computed_chart *chart = figures->charts[i];

        print_lists(figures, i, out);
        print_numbers(figures->numbers[i], i, out);
        if (figures->tables[i]) {
            buffer_print(out, "table in block %u\n", i + 1);
            print_table(figures->tables[i], out);
        }
        if (!chart)
            continue;
        buffer_print(out, "chart in block %u\n", i + 1);
        print_chart(chart, arena, out);
    }
}

static void print_printed(const struct figures *figures, struct arena *arena, struct buffer *out)
{
    static const char *const printed[] = {"computed", "copied", "literal", "claim"};

    for (size_t i = 0; i < figures->printed_count; i++) {
        const struct printed_figure *one = &figures->printed[i];

        buffer_print(out, "printed %zu %s in %.*s \"%.*s\" by `%.*s`", i + 1, printed[one->kind],
                     SLICE_ARG(one->place), SLICE_ARG(one->text), SLICE_ARG(one->formula));
        if (one->value) {
            buffer_put_text(out, ": ");
            print_value(arena, one->value, out);
        }
        print_cells(one->cells, out);
        buffer_put_byte(out, '\n');
    }
}

void figures_print(const struct figures *figures, const struct sources *sources, struct buffer *out)
{
    struct arena scratch = ARENA_INIT;

    print_list(figures, &scratch, out);
    print_inserts(figures, sources, &scratch, out);
    print_components(figures, &scratch, out);
    print_printed(figures, &scratch, out);
    arena_release(&scratch);
}
