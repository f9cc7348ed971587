/* Words wider than their line: first the no-break spaces among them give way, then the words break where
 * characters end as readers see them (UAX 29). A single character that is too wide is an error. */
#include "base/utf8.h"
#include "typeset/setting.h"

struct cutter {
    struct setting *setting;
    struct arena *arena;
    struct paragraph *paragraph;
    struct span origin;
    dim measure;
    uint8_t *attributes; /* of the paragraph's text */
    uint32_t word_start; /* of the word that the box is part of */
    VECTOR(struct atom) atoms;
};

/* The end of the stretch without a place to break that begins at `start`, and its width. */
static size_t stretch_end(const struct paragraph *p, size_t start, dim *width)
{
    size_t at = start;

    for (*width = 0; at < p->atom_count && !(p->atoms[at].flags & ATOM_BREAKS); at++)
        *width += p->atoms[at].width;
    if (at < p->atom_count && p->atoms[at].flags & ATOM_HYPHEN)
        *width += p->atoms[at].width;
    return at;
}

static bool open_spaces(struct paragraph *p, dim measure)
{
    bool wide = false;
    dim width;

    for (size_t start = 0, end; start < p->atom_count; start = end + 1) {
        end = stretch_end(p, start, &width);
        if (width <= measure)
            continue;
        wide = true;
        for (size_t i = start; i < end; i++)
            if (p->atoms[i].kind == ATOM_SPACE)
                p->atoms[i].flags |= ATOM_BREAKS | ATOM_URGENT;
    }
    return wide;
}

static void report(struct cutter *c, const struct atom *character)
{
    struct slice text = slice_sub(c->paragraph->text, character->start, character->end - character->start);

    if (!c->setting->failed)
        DIAG(c->setting->diagnostics, MSG_character_wider_than_column, c->origin, text,
             arena_print(&c->setting->kept, "%d", (int)(c->measure > 0 ? c->measure / DIM_PT : 0)));
    c->setting->failed = true;
}

static void cut_box(struct cutter *c, struct atom box)
{
    uint32_t first = box.start, end = box.end, stop;
    dim size = c->paragraph->style->size;

    for (uint32_t at = first; at < end; at = stop) {
        for (stop = at + 1; stop < end && !(c->attributes[stop] & BREAK_GRAPHEME);)
            stop++;
        if (at > first)
            *VECTOR_PUSH(c->arena, &c->atoms) = (struct atom){.kind = ATOM_BREAK,
                                                              .flags = ATOM_BREAKS | ATOM_URGENT,
                                                              .level = box.level,
                                                              .piece = box.piece,
                                                              .start = at,
                                                              .end = at};
        box.start = at;
        box.end = stop;
        box.width = shaped_part_width(c->setting, box.word, at - c->word_start, stop - c->word_start, size);
        if (box.width > c->measure)
            report(c, &box);
        *VECTOR_PUSH(c->arena, &c->atoms) = box;
        box.flags |= ATOM_JOINED;
    }
}

static void cut_boxes(struct cutter *c)
{
    struct paragraph *p = c->paragraph;
    dim width;

    for (size_t start = 0, end; start < p->atom_count; start = end + 1) {
        end = stretch_end(p, start, &width);
        for (size_t i = start; i <= end && i < p->atom_count; i++) {
            if (p->atoms[i].kind == ATOM_BOX && !(p->atoms[i].flags & ATOM_JOINED))
                c->word_start = p->atoms[i].start;
            if (p->atoms[i].kind == ATOM_BOX && width > c->measure)
                cut_box(c, p->atoms[i]);
            else
                *VECTOR_PUSH(c->arena, &c->atoms) = p->atoms[i];
        }
    }
    p->atoms = c->atoms.items;
    p->atom_count = c->atoms.count;
}

void paragraph_cut_wide_words(struct setting *setting, struct arena *arena, struct paragraph *paragraph,
                              dim measure, struct span origin)
{
    struct cutter c = {setting, arena, paragraph, origin, measure, NULL, 0, {0}};
    struct arena scratch = ARENA_INIT;

    if (!open_spaces(paragraph, measure))
        return;
    c.attributes = arena_alloc(&scratch, paragraph->text.len + 1);
    face_breaks(setting->faces, paragraph->text, setting->document->language, c.attributes);
    cut_boxes(&c);
    arena_release(&scratch);
}
