/* publish_diff: what changed from one publication to the one that follows it, as plain text: figures by their
 * names, in the order in which they are declared, and the rows of data by their keys. Takes what compute has
 * worked out and looks at nothing else; wording and prose are for `diff` and the eye. */
#include "base/map.h"
#include "base/utf8.h"
#include "publish/audit.h"

struct comparing {
    struct arena *arena;
    const struct figures *old, *new;
    struct buffer *out;
    const char *heading; /* that of the lines to come, until one of them is printed */
    struct slice about;  /* behind it */
    size_t lines;
};

static void line(struct comparing *c, const char *what, struct slice name)
{
    if (c->heading)
        buffer_print(c->out, "%s%.*s\n", c->heading, SLICE_ARG(c->about));
    c->heading = NULL;
    c->lines++;
    buffer_print(c->out, "  %-8s %.*s", what, SLICE_ARG(name));
}

/* ---- values ---- */

static struct slice shown(const struct comparing *c, const struct figures *whose, const struct value *value)
{
    const struct house_style *style = whose->publication->house_style;
    const struct number_format *format = value_default_format(style, value);
    struct slice text;

    if (value->state == STATE_KNOWN && value_format(c->arena, style, format, value, &text) && text.len)
        return text;
    return audit_exact(c->arena, value);
}

static bool has_amount(const struct value *value)
{
    return value->state == STATE_KNOWN && (value->kind == VALUE_MONEY || value->kind == VALUE_NUMBER ||
                                           value->kind == VALUE_COUNT || value->kind == VALUE_PERCENT);
}

static bool is_same(const struct comparing *c, const struct value *a, const struct value *b)
{
    if (a->kind != b->kind || a->state != b->state)
        return false;
    if (has_amount(a))
        return ratio_compare(a->exact, b->exact) == 0;
    return slice_equal(audit_exact(c->arena, a), audit_exact(c->arena, b));
}

/* ", up by exactly 20779000": in pounds, things or points. */
static void put_movement(struct comparing *c, const struct value *from, const struct value *to)
{
    struct ratio by;
    int sign;

    if (!has_amount(from) || from->kind != to->kind || !has_amount(to))
        return;
    by = ratio_subtract(c->arena, to->exact, from->exact);
    if (to->kind == VALUE_PERCENT)
        by = ratio_multiply(c->arena, by, ratio_of_whole(100));
    sign = ratio_sign(by);
    if (sign < 0)
        by = ratio_negate(c->arena, by);
    buffer_print(c->out, ", %s by exactly %s%.*s%s", sign < 0 ? "down" : "up",
                 to->kind == VALUE_MONEY ? "£" : "", SLICE_ARG(ratio_exact_text(c->arena, by)),
                 to->kind == VALUE_PERCENT ? " points" : "");
}

static void put_change(struct comparing *c, const struct value *from, const struct value *to)
{
    struct slice was = shown(c, c->old, from), now = shown(c, c->new, to);

    if (slice_equal(was, now)) { /* the difference is smaller than what is printed */
        was = audit_exact(c->arena, from);
        now = audit_exact(c->arena, to);
    }
    buffer_print(c->out, "%.*s, was %.*s", SLICE_ARG(now), SLICE_ARG(was));
    put_movement(c, from, to);
}

/* ---- figures ---- */

static const struct figure *figure_named(const struct figures *figures, struct slice name)
{
    for (size_t i = 0; i < figures->count; i++)
        if (utf8_equal_folded(figures->list[i].declaration->name, name))
            return &figures->list[i];
    return NULL;
}

static void compare_figures(struct comparing *c)
{
    c->heading = "figures";
    c->about = S("");
    for (size_t i = 0; i < c->new->count; i++) {
        const struct figure *now = &c->new->list[i], *was = figure_named(c->old, now->declaration->name);

        if (was && is_same(c, &was->value, &now->value))
            continue;
        line(c, was ? "changed" : "added", now->declaration->name);
        buffer_put(c->out, S(": "));
        if (was)
            put_change(c, &was->value, &now->value);
        else
            buffer_put(c->out, shown(c, c->new, &now->value));
        buffer_put_byte(c->out, '\n');
    }
    for (size_t i = 0; i < c->old->count; i++) {
        const struct figure *was = &c->old->list[i];

        if (figure_named(c->new, was->declaration->name))
            continue;
        line(c, "gone", was->declaration->name);
        buffer_print(c->out, ": was %.*s\n", SLICE_ARG(shown(c, c->old, &was->value)));
    }
}

/* ---- data ---- */

static struct value cell_of(const struct comparing *c, const struct figures *whose,
                            const struct column *column, const struct table *table, size_t row)
{
    return table_cell(c->arena, whose->publication->house_style, table, (size_t)(column - table->columns),
                      row);
}

static const struct column *column_named(const struct table *table, struct slice name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (utf8_equal_folded(table->columns[i].name, name))
            return &table->columns[i];
    return NULL;
}

static const struct table *table_named(const struct figures *figures, struct slice name)
{
    for (size_t i = 0; i < figures->publication->table_count; i++)
        if (utf8_equal_folded(figures->publication->tables[i].name, name))
            return &figures->publication->tables[i];
    return NULL;
}

/* The cells of the key, as messages name a row. */
static struct slice row_key(const struct comparing *c, const struct figures *whose, const struct table *table,
                            size_t row)
{
    struct slice key = S("");

    for (size_t i = 0; i < table->key_count; i++) {
        struct value cell = cell_of(c, whose, &table->columns[table->key[i]], table, row);

        key = ARENA_JOIN(c->arena, key, i ? S(", ") : S(""), audit_exact(c->arena, &cell));
    }
    return key;
}

static struct map rows_by_key(const struct comparing *c, const struct figures *whose,
                              const struct table *table)
{
    struct map rows = {0};

    for (size_t row = 0; row < table->row_count; row++)
        map_put(c->arena, &rows, utf8_fold(c->arena, row_key(c, whose, table, row)), (uint32_t)row);
    return rows;
}

static bool is_in_key(const struct table *table, const struct column *column)
{
    for (size_t i = 0; i < table->key_count; i++)
        if (&table->columns[table->key[i]] == column)
            return true;
    return false;
}

/* Both have the same key; then rows can be told apart. */
static bool same_key(const struct table *a, const struct table *b)
{
    if (!a->key_count || a->key_count != b->key_count)
        return false;
    for (size_t i = 0; i < a->key_count; i++)
        if (!utf8_equal_folded(a->columns[a->key[i]].name, b->columns[b->key[i]].name))
            return false;
    return true;
}

static void put_row(struct comparing *c, const struct figures *whose, const struct table *table, size_t row)
{
    const char *separator = ": ";

    for (size_t i = 0; i < table->column_count; i++) {
        struct value cell;

        if (!table->columns[i].cells || is_in_key(table, &table->columns[i]))
            continue;
        cell = cell_of(c, whose, &table->columns[i], table, row);
        if (cell.state != STATE_KNOWN)
            continue;
        buffer_print(c->out, "%s%.*s %.*s", separator, SLICE_ARG(table->columns[i].name),
                     SLICE_ARG(shown(c, whose, &cell)));
        separator = "; ";
    }
    buffer_put_byte(c->out, '\n');
}

struct row_pair {
    const struct table *was, *now;
    size_t was_row, now_row;
};

static void compare_cells(struct comparing *c, const struct row_pair *pair)
{
    for (size_t i = 0; i < pair->now->column_count; i++) {
        const struct column *now = &pair->now->columns[i], *was = column_named(pair->was, now->name);
        struct value before, after;

        if (!now->cells || !was || !was->cells)
            continue;
        before = cell_of(c, c->old, was, pair->was, pair->was_row);
        after = cell_of(c, c->new, now, pair->now, pair->now_row);
        if (is_same(c, &before, &after))
            continue;
        line(c, "changed", row_key(c, c->new, pair->now, pair->now_row));
        buffer_print(c->out, ": %.*s ", SLICE_ARG(now->name));
        put_change(c, &before, &after);
        buffer_put_byte(c->out, '\n');
    }
}

static void compare_rows(struct comparing *c, const struct table *was, const struct table *now)
{
    struct map before = rows_by_key(c, c->old, was), after = rows_by_key(c, c->new, now);

    for (size_t row = 0; row < now->row_count; row++) {
        struct slice key = row_key(c, c->new, now, row);
        uint32_t old = map_lookup(&before, utf8_fold(c->arena, key));

        if (old != MAP_NONE) {
            compare_cells(c, &(struct row_pair){was, now, old, row});
            continue;
        }
        line(c, "added", key);
        put_row(c, c->new, now, row);
    }
    for (size_t row = 0; row < was->row_count; row++) {
        struct slice key = row_key(c, c->old, was, row);

        if (map_lookup(&after, utf8_fold(c->arena, key)) != MAP_NONE)
            continue;
        line(c, "gone", key);
        put_row(c, c->old, was, row);
    }
}

static void compare_columns(struct comparing *c, const struct table *was, const struct table *now)
{
    for (size_t i = 0; i < now->column_count; i++)
        if (!column_named(was, now->columns[i].name)) {
            line(c, "added", now->columns[i].name);
            buffer_put(c->out, S(": a column\n"));
        }
    for (size_t i = 0; i < was->column_count; i++)
        if (!column_named(now, was->columns[i].name)) {
            line(c, "gone", was->columns[i].name);
            buffer_put(c->out, S(": a column\n"));
        }
}

static void put_size(struct comparing *c, const struct table *table, const char *what)
{
    line(c, what, table->name);
    buffer_print(c->out, ": %zu row%s\n", table->row_count, table->row_count == 1 ? "" : "s");
}

static void compare_data(struct comparing *c)
{
    const struct publication *old = c->old->publication, *new = c->new->publication;

    for (size_t i = 0; i < new->table_count; i++) {
        const struct table *now = &new->tables[i], *was = table_named(c->old, now->name);

        if (!was)
            continue;
        c->heading = "data ";
        c->about = now->name;
        compare_columns(c, was, now);
        if (same_key(was, now))
            compare_rows(c, was, now);
    }
    c->heading = "data";
    c->about = S("");
    for (size_t i = 0; i < new->table_count; i++)
        if (!table_named(c->old, new->tables[i].name))
            put_size(c, &new->tables[i], "added");
    for (size_t i = 0; i < old->table_count; i++)
        if (!table_named(c->new, old->tables[i].name))
            put_size(c, &old->tables[i], "gone");
}

static void compare(const struct figures *old, const struct figures *new, struct buffer *out)
{
    struct arena scratch = ARENA_INIT;
    struct comparing c = {.arena = &scratch, .old = old, .new = new, .out = out};

    buffer_print(out, "%.*s since %.*s\n", SLICE_ARG(new->name), SLICE_ARG(old->name));
    compare_figures(&c);
    compare_data(&c);
    if (!c.lines)
        buffer_put(out, S("no figure and no row of data has changed\n"));
    arena_release(&scratch);
}

static const struct output_figures *output_labelled(const struct outputs *outputs, struct slice label)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (slice_equal(outputs->items[i].label, label))
            return &outputs->items[i];
    return NULL;
}

void publish_diff(const struct outputs *old, const struct outputs *new, struct buffer *out)
{
    for (size_t i = 0; i < new->count; i++) {
        const struct output_figures *now = &new->items[i], *was = output_labelled(old, now->label);

        if (was)
            compare(was->figures, now->figures, out);
        else
            buffer_print(out, "%.*s is new\n", SLICE_ARG(now->figures->name));
    }
    for (size_t i = 0; i < old->count; i++)
        if (!output_labelled(new, old->items[i].label))
            buffer_print(out, "%.*s is gone\n", SLICE_ARG(old->items[i].figures->name));
}
