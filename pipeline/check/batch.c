/* `for each` at the top of a publication, with `where:` and `file name:`: an output a row. */
#include "check/check.h"

static void file_name_read(struct check *c, const struct raw_node *raw, const struct block *batch)
{
    const struct raw_node *text = raw_lookup(raw, "file name");
    struct md_node *words;

    if (!text) {
        if (raw->kind == RAW_MAP && !raw->partial)
            DIAG(c->diagnostics, MSG_key_missing, batch->span, S("`for each:`"), S("file name"),
                 ARENA_JOIN(c->arena, c->publication->name, S("-{{ "), batch->row_name, S(".NAME }}")));
        return;
    }
    if (!text_wanted(c, S("file name"), text))
        return;
    words = markdown_inline(&c->markdown, text);
    inline_take(c, words);
    if (holds_insert(words))
        c->publication->file_name = words;
    else
        DIAG(c->diagnostics, MSG_batch_file_name_same, text->span, batch->row_name);
}

/* `where:` and `file name:` without `for each:` would do nothing. */
static void reject_companions(struct check *c, const struct raw_node *raw)
{
    static const char *const names[] = {"where", "file name"};

    for (size_t i = 0; i < 2; i++) {
        const struct raw_entry *entry = raw->kind == RAW_MAP ? raw_entry(raw, names[i]) : NULL;

        if (entry)
            DIAG(c->diagnostics, MSG_batch_missing, entry->key->span, slice_of(names[i]));
    }
}

void batch_read(struct check *c, const struct raw_node *raw)
{
    const struct raw_node *text = shape_node(raw, "for each"), *where = shape_node(raw, "where");
    struct block *batch;

    if (!text) {
        if (!raw_lookup(raw, "for each"))
            reject_companions(c, raw);
        return;
    }
    batch = ARENA_NEW(c->arena, struct block);
    *batch = (struct block){.id = S(""), .span = text->span};
    if (where)
        each_option_add(c, batch, "where", where);
    c->publication->batch = batch;
    if (each_words_read(c, batch, text)) {
        name_declare(c, NAME_ROW, batch->row_name, text->span);
        each_rows_make(c, batch);
    } else {
        batch->table = NULL;
    }
    file_name_read(c, raw, batch);
}
