/* The list of what is due, as a table in plain text. Takes the deadlines of several publications and a day.
 */
#include "publish/publish.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { COLUMNS = 5, GAP = 2 }; /* due, what, publication, state, because */

struct row {
    struct slice cells[COLUMNS];
    bool overdue;
};

/* One line, whatever the author's value had. */
static struct slice in_one_line(struct arena *arena, struct slice text)
{
    char *copy = ARENA_ARRAY(arena, char, text.len + 1);

    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.ptr[i] == '\n' || text.ptr[i] == '\t' ? ' ' : text.ptr[i];
    return (struct slice){copy, text.len};
}

void deadlines_add(struct deadlines *deadlines, const struct figures *figures)
{
    for (size_t i = 0; i < figures->deadline_count; i++) {
        struct deadline_line line = {figures->deadlines[i], arena_copy(deadlines->arena, figures->name)};

        line.deadline.what = in_one_line(deadlines->arena, line.deadline.what);
        line.deadline.because = in_one_line(deadlines->arena, line.deadline.because);
        *VECTOR_PUSH(deadlines->arena, &deadlines->lines) = line;
    }
}

/* Those whose date is not known come last. */
static int by_due(const void *left, const void *right)
{
    const struct deadline_line *a = left, *b = right;
    int order = (int)b->deadline.is_known - (int)a->deadline.is_known;

    if (!order && a->deadline.is_known)
        order = (a->deadline.due.day > b->deadline.due.day) - (a->deadline.due.day < b->deadline.due.day);
    if (!order)
        order = slice_compare(a->deadline.what, b->deadline.what);
    return order ? order : slice_compare(a->publication, b->publication);
}

static struct slice days(struct arena *arena, int32_t n)
{
    return arena_print(arena, "%d %s", n, n == 1 ? "day" : "days");
}

/* What is to be done on a later day is not done yet. */
static bool is_done(const struct deadline *deadline, struct date on)
{
    return deadline->is_done && deadline->done.day <= on.day;
}

static bool is_overdue(const struct deadline *deadline, struct date on)
{
    return deadline->is_known && !is_done(deadline, on) && deadline->due.day < on.day;
}

static struct slice state(struct arena *arena, const struct deadline *deadline, struct date on)
{
    int32_t left = deadline->due.day - on.day, late = deadline->done.day - deadline->due.day;
    struct slice planned = S(""), words;

    if (is_done(deadline, on))
        return ARENA_JOIN(arena, S("done on "), date_print(arena, deadline->done),
                          deadline->is_known && late > 0 ? S(", late by ") : S(""),
                          deadline->is_known && late > 0 ? days(arena, late) : S(""));
    if (deadline->is_done)
        planned = ARENA_JOIN(arena, S(", planned for "), date_print(arena, deadline->done));
    if (!deadline->is_known)
        words = S("no date yet");
    else if (left < 0)
        words = ARENA_JOIN(arena, S("overdue by "), days(arena, -left));
    else
        words = left ? ARENA_JOIN(arena, S("due in "), days(arena, left)) : S("due today");
    return ARENA_JOIN(arena, words, planned);
}

static struct row row_of(struct arena *arena, const struct deadline_line *line, struct date on)
{
    const struct deadline *deadline = &line->deadline;
    struct slice due = deadline->is_known ? date_print(arena, deadline->due) : S("–");

    return (struct row){
        {due, deadline->what, line->publication, state(arena, deadline, on), deadline->because},
        is_overdue(deadline, on)};
}

/* Overdue rows have a mark before them. No line ends in spaces. */
static void put_row(const struct row *row, const size_t *widths, struct buffer *out)
{
    size_t last = COLUMNS - 1, blank = 0;

    while (last && !row->cells[last].len)
        last--;
    buffer_put_text(out, row->overdue ? "! " : "  ");
    for (size_t i = 0; i <= last; i++) {
        for (; blank; blank--)
            buffer_put_byte(out, ' ');
        buffer_put(out, row->cells[i]);
        blank = widths[i] + GAP - utf8_count(row->cells[i]);
    }
    buffer_put_byte(out, '\n');
}

static void put_table(const struct deadlines *deadlines, struct date on, struct buffer *out)
{
    struct row head = {
        {S_INIT("due"), S_INIT("what"), S_INIT("publication"), S_INIT("state"), S_INIT("because")}, false};
    size_t count = deadlines->lines.count, widths[COLUMNS] = {0};
    struct arena scratch = ARENA_INIT;
    struct row *rows = ARENA_ARRAY(&scratch, struct row, count + 1);
    bool reasons = false;

    rows[0] = head;
    for (size_t i = 0; i < count; i++) {
        rows[i + 1] = row_of(&scratch, &deadlines->lines.items[i], on);
        reasons = reasons || rows[i + 1].cells[COLUMNS - 1].len;
    }
    if (!reasons)
        rows[0].cells[COLUMNS - 1] = S("");
    for (size_t i = 0; i <= count; i++)
        for (size_t k = 0; k < COLUMNS; k++)
            if (utf8_count(rows[i].cells[k]) > widths[k])
                widths[k] = utf8_count(rows[i].cells[k]);
    for (size_t i = 0; i <= count; i++)
        put_row(&rows[i], widths, out);
    arena_release(&scratch);
}

static void put_sum(const struct deadlines *deadlines, struct date on, struct buffer *out)
{
    size_t count = deadlines->lines.count, done = 0, overdue = 0;
    struct arena scratch = ARENA_INIT;

    for (size_t i = 0; i < count; i++) {
        done += is_done(&deadlines->lines.items[i].deadline, on);
        overdue += is_overdue(&deadlines->lines.items[i].deadline, on);
    }
    buffer_print(out, "%zu deadline%s on %.*s: %zu overdue, %zu to come, %zu done.\n", count,
                 count == 1 ? "" : "s", SLICE_ARG(date_print(&scratch, on)), overdue, count - overdue - done,
                 done);
    arena_release(&scratch);
}

void deadlines_print(struct deadlines *deadlines, struct date on, struct buffer *out)
{
    if (deadlines->lines.count) {
        qsort(deadlines->lines.items, deadlines->lines.count, sizeof *deadlines->lines.items, by_due);
        put_table(deadlines, on, out);
        buffer_put_byte(out, '\n');
    }
    put_sum(deadlines, on, out);
    for (size_t i = 0; i < deadlines->left_out.count; i++)
        buffer_print(out, "Not in the list, because its sources are at fault: %.*s\n",
                     SLICE_ARG(deadlines->left_out.items[i]));
}
