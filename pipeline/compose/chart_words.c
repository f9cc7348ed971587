/* The alternative text of a chart, made by rule from its data: the kind; then all of a few parts, or of each
 * series where it begins and ends and its extremes; then what is not known. */
#include "compose/chart_words.h"

#include "base/buffer.h"

enum { MOST_PARTS_SPOKEN = 8 }; /* more in one sentence nobody can listen to */

struct teller {
    struct composer *c;
    struct buffer out;
    const struct computed_chart *chart;
    const struct drawing_spec *spec;
    size_t series, categories; /* of a panel, as drawn */
};

/* What goes into the holes of a phrase; ends with one whose ptr is NULL. */
#define FILLS(...) ((const struct slice[]){__VA_ARGS__, {NULL, 0}})

/* The phrase with its holes filled one after the other; fills may be NULL. */
static void put_phrase(struct buffer *out, struct slice phrase, const struct slice *fills)
{
    if (out->len && out->ptr[out->len - 1] != ' ')
        buffer_put_text(out, " ");
    for (size_t hole; fills && fills->ptr && (hole = slice_find(phrase, S("{}"), 0)) < phrase.len;
         phrase = slice_from(phrase, hole + 2)) {
        buffer_put(out, slice_sub(phrase, 0, hole));
        buffer_put(out, *fills++);
    }
    buffer_put(out, phrase);
}

/* ---- all parts ---- */

static void put_single(struct teller *t)
{
    for (size_t i = 0; i < t->spec->part_count; i++) {
        buffer_put_text(&t->out, i ? "; " : " ");
        buffer_put(&t->out, t->spec->parts[i].label);
        buffer_put_text(&t->out, ": ");
        buffer_put(&t->out, t->spec->parts[i].printed);
    }
    buffer_put_text(&t->out, ".");
}

/* "Fraud: 2021/22 12, 2022/23 14; …" */
static void put_grouped(struct teller *t)
{
    for (size_t i = 0; i < t->categories; i++) {
        buffer_put_text(&t->out, i ? "; " : " ");
        buffer_put(&t->out, t->spec->parts[i].label);
        for (size_t s = 0; s < t->series; s++) {
            buffer_put_text(&t->out, s ? ", " : ": ");
            buffer_put(&t->out, t->spec->series[s]);
            buffer_put_text(&t->out, " ");
            buffer_put(&t->out, t->spec->parts[s * t->categories + i].printed);
        }
    }
    buffer_put_text(&t->out, ".");
}

/* ---- extremes ---- */

struct extremes {
    const struct drawing_part *first, *last, *high, *low; /* of those that are known; NULL = none is */
};

static struct extremes extremes_of(const struct drawing_part *parts, size_t count)
{
    struct extremes e = {0};

    for (size_t i = 0; i < count; i++) {
        const struct drawing_part *part = &parts[i];

        if (!part->known)
            continue;
        e.first = e.first ? e.first : part;
        e.last = part;
        e.high = e.high && ratio_compare(part->value, e.high->value) <= 0 ? e.high : part;
        e.low = e.low && ratio_compare(part->value, e.low->value) >= 0 ? e.low : part;
    }
    return e;
}

static void put_extremes(struct teller *t)
{
    struct extremes e = extremes_of(t->spec->parts, t->spec->part_count);
    struct arena *arena = t->c->arena;

    put_phrase(&t->out, t->c->wording->many_parts, FILLS(arena_print(arena, "%zu", t->spec->part_count)));
    if (!e.high)
        return;
    put_phrase(&t->out, t->c->wording->highest,
               FILLS(ARENA_JOIN(arena, e.high->label, S(", "), e.high->printed)));
    put_phrase(&t->out, t->c->wording->lowest,
               FILLS(ARENA_JOIN(arena, e.low->label, S(", "), e.low->printed)));
}

/* The name of a series of a panel; empty when there is only one of all. */
static struct slice line_name(struct teller *t, size_t panel, size_t series)
{
    struct slice panel_name = t->spec->panel_count > 1 ? t->spec->panels[panel] : S("");

    if (t->series < 2)
        return panel_name;
    return panel_name.len ? ARENA_JOIN(t->c->arena, panel_name, S(", "), t->spec->series[series])
                          : t->spec->series[series];
}

/* "Hate crime: from 124 to 139; highest 142 (July 2022), lowest 120 (May 2022)." */
static void put_line(struct teller *t, size_t panel, size_t series)
{
    size_t at = (panel * t->series + series) * t->categories;
    struct extremes e = extremes_of(&t->spec->parts[at], t->categories);
    struct slice name = line_name(t, panel, series);
    bool line = t->chart->kind == CHART_LINE;

    if (name.len)
        put_phrase(&t->out, ARENA_JOIN(t->c->arena, name, S(":")), NULL);
    if (!e.first) {
        put_phrase(&t->out, t->c->wording->nothing_known, NULL);
        return;
    }
    if (line)
        put_phrase(&t->out,
                   name.len ? t->c->wording->from_to : capitalised(t->c->arena, t->c->wording->from_to),
                   FILLS(e.first->printed, e.last->printed));
    put_phrase(&t->out, t->c->wording->extremes,
               FILLS(e.high->printed, e.high->label, e.low->printed, e.low->label));
}

static void put_lines(struct teller *t)
{
    size_t panels = t->spec->panel_count ? t->spec->panel_count : 1;

    if (t->chart->kind == CHART_LINE)
        put_phrase(&t->out, t->c->wording->span,
                   FILLS(t->spec->parts[0].label, t->spec->parts[t->categories - 1].label));
    for (size_t p = 0; p < panels; p++)
        for (size_t s = 0; s < t->series; s++)
            put_line(t, p, s);
}

/* ---- what is not known ---- */

static void put_unknown(struct teller *t, bool held_back)
{
    const struct wording *w = t->c->wording;
    size_t drawn_from = t->chart->part_count - t->spec->part_count, count = 0;
    struct slice list = S(""), one;

    for (size_t i = 0; i < t->spec->part_count; i++) {
        enum value_state state = t->chart->parts[drawn_from + i].value->state;

        if (state == STATE_KNOWN || (state == STATE_SUPPRESSED) != held_back)
            continue;
        one = line_name(t, i / t->categories / t->series, i / t->categories % t->series);
        one = one.len ? ARENA_JOIN(t->c->arena, one, S(", "), t->spec->parts[i].label)
                      : t->spec->parts[i].label;
        list = ARENA_JOIN(t->c->arena, list, count++ ? S("; ") : S(""), one);
    }
    if (count && count <= MOST_PARTS_SPOKEN)
        put_phrase(&t->out, held_back ? w->held_back : w->not_known, FILLS(list));
    else if (count)
        put_phrase(&t->out, held_back ? w->many_held_back : w->many_unknown,
                   FILLS(arena_print(t->c->arena, "%zu", count)));
}

/* ---- small lines ---- */

static void put_names(struct composer *c, struct buffer *out, struct slice phrase, const struct slice *names,
                      size_t count)
{
    struct slice list = S("");

    for (size_t i = 0; i < count; i++)
        list = ARENA_JOIN(c->arena, list, i ? S(", ") : S(""), capitalised(c->arena, names[i]));
    if (count)
        put_phrase(out, phrase, FILLS(list));
}

struct slice line_words(struct composer *c, const struct computed_line *line)
{
    struct buffer out = BUFFER_INIT;
    struct slice text;

    put_phrase(&out, capitalised(c->arena, c->wording->from_to), FILLS(line->first, line->last));
    put_phrase(&out, c->wording->extremes,
               FILLS(line->high, capitalised(c->arena, line->high_at), line->low,
                     capitalised(c->arena, line->low_at)));
    put_names(c, &out, c->wording->not_known, line->unknown, line->unknown_count);
    put_names(c, &out, c->wording->held_back, line->held_back, line->held_back_count);
    text = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return text;
}

/* ---- the text ---- */

static struct slice authors_sentence(struct composer *c, const struct block *block)
{
    const struct field *alt = block_option(block, "alt");

    if (!field_is_there(alt))
        return S("");
    if (alt->kind == FIELD_PROSE)
        return prose_plain_text(c, alt->prose.root);
    return alt->kind == FIELD_TEXT ? prose_plain_text(c, alt->text) : S("");
}

static void put_data(struct teller *t)
{
    bool single = t->series == 1 && t->spec->panel_count <= 1 && t->chart->kind != CHART_LINE;
    bool few = t->spec->part_count <= MOST_PARTS_SPOKEN && t->chart->kind != CHART_LINE;

    few = few && t->spec->panel_count <= 1;
    if (single && few)
        put_single(t);
    else if (few)
        put_grouped(t);
    else if (single)
        put_extremes(t);
    else
        put_lines(t);
    put_unknown(t, false);
    put_unknown(t, true);
    if (!few)
        put_phrase(&t->out, t->c->wording->data_follows, NULL);
}

struct slice chart_words(struct composer *c, const struct block *block, const struct computed_chart *chart,
                         const struct drawing_spec *spec)
{
    struct slice said = slice_trim(authors_sentence(c, block)), text;
    struct teller t = {.c = c,
                       .out = BUFFER_INIT,
                       .chart = chart,
                       .spec = spec,
                       .series = spec->series_count,
                       .categories = chart->category_count};

    buffer_put(&t.out, said);
    if (said.len)
        buffer_put_text(&t.out, strchr(".!?", said.ptr[said.len - 1]) ? " " : ". ");
    buffer_put(&t.out, c->wording->charts[chart->kind]);
    put_data(&t);
    text = arena_copy(c->arena, buffer_slice(&t.out));
    buffer_release(&t.out);
    return text;
}
