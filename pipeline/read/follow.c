/* Finding the files that a publication names: under `data`, in fields that its layout calls tables or
 * pictures, as `file:` of a chapter in the body, as `picture:`, and in Markdown. Blocks that the edition
 * leaves out are not followed, so what they name is not opened. */
#include "read/follow.h"

#include "base/utf8.h"

/* ---- editions */

static bool names_edition(const struct reader *reader, const struct raw_node *list)
{
    if (list->kind == RAW_TEXT)
        return utf8_equal_folded(list->text, reader->edition);
    for (size_t i = 0; list->kind == RAW_LIST && i < list->count; i++)
        if (list->items[i]->kind == RAW_TEXT && utf8_equal_folded(list->items[i]->text, reader->edition))
            return true;
    return false;
}

static bool is_left_out(const struct reader *reader, const struct raw_node *map)
{
    const struct raw_node *only = raw_lookup(map, "only in"), *not_in = raw_lookup(map, "not in");

    return (only && !names_edition(reader, only)) || (not_in && names_edition(reader, not_in));
}

/* ---- pictures and chapters */

static bool is_picture_type(const struct raw_node *type)
{
    const struct raw_node *named = type->kind == RAW_MAP ? raw_lookup(type, "type") : type;

    return named && named->kind == RAW_TEXT && utf8_equal_folded(named->text, S("picture"));
}

/* Whether the layout, at any depth of what it takes, declares `key` as a picture. */
static bool is_declared_picture(const struct raw_node *takes, struct slice key)
{
    for (size_t i = 0; takes && i < takes->count; i++) {
        const struct raw_node *value = takes->kind == RAW_MAP ? takes->entries[i].value : takes->items[i];

        if (takes->kind == RAW_MAP && utf8_equal_folded(takes->entries[i].key->text, key) &&
            is_picture_type(value))
            return true;
        if ((value->kind == RAW_MAP || value->kind == RAW_LIST) && is_declared_picture(value, key))
            return true;
    }
    return false;
}

static bool is_picture_key(const struct reader *reader, struct slice key)
{
    return utf8_equal_folded(key, S("picture")) ||
           is_declared_picture(raw_lookup(reader->inputs->layout, "takes"), key);
}

static void follow_value(struct reader *reader, const struct raw_node *node, bool in_body);

/* Reading a text as Markdown only to find pictures: what is wrong with it is said when it is read for good.
 */
static struct md_context quiet_context(struct reader *reader, struct arena *scratch,
                                       struct diagnostics *silence)
{
    diagnostics_init(silence, scratch, reader->files.sources);
    return (struct md_context){.arena = scratch, .sources = reader->files.sources, .diagnostics = silence};
}

static void follow_nodes(struct reader *reader, const struct md_node *document)
{
    for (const struct md_node *node = document; node; node = md_next(node, document)) {
        if (node->kind == MD_IMAGE) {
            struct raw_node written = {.kind = RAW_TEXT,
                                       .text = arena_copy(reader->files.arena, node->target),
                                       .span = node->target_span};

            reader_picture(reader, &written);
        } else if (node->kind == MD_FENCE) {
            follow_value(reader, node->yaml, true);
        }
    }
}

void reader_follow_markdown(struct reader *reader, struct span body, const struct raw_node *front_matter)
{
    struct arena scratch = ARENA_INIT;
    struct diagnostics silence;
    struct md_context context = quiet_context(reader, &scratch, &silence);

    if (front_matter)
        follow_value(reader, front_matter, true);
    follow_nodes(reader, markdown_file_blocks(&context, body));
    arena_release(&scratch);
}

static void follow_prose(struct reader *reader, const struct raw_node *text)
{
    struct arena scratch = ARENA_INIT;
    struct diagnostics silence;
    struct md_context context = quiet_context(reader, &scratch, &silence);

    follow_nodes(reader, markdown_blocks(&context, text));
    arena_release(&scratch);
}

static bool may_name_files(const struct raw_node *text)
{
    return slice_find(text->text, S("!["), 0) < text->text.len ||
           slice_find(text->text, S("```"), 0) < text->text.len;
}

static void follow_map(struct reader *reader, const struct raw_node *map, bool in_body)
{
    if (is_left_out(reader, map))
        return;
    for (size_t i = 0; i < map->count; i++) {
        struct slice key = map->entries[i].key->text;
        const struct raw_node *value = map->entries[i].value;

        if (value->kind != RAW_TEXT)
            follow_value(reader, value, in_body);
        else if (is_picture_key(reader, key))
            reader_picture(reader, value);
        else if (in_body && utf8_equal_folded(key, S("file")))
            reader_chapter(reader, value);
        else
            follow_value(reader, value, in_body);
    }
}

static void follow_value(struct reader *reader, const struct raw_node *node, bool in_body)
{
    if (node->kind == RAW_MAP)
        follow_map(reader, node, in_body);
    for (size_t i = 0; node->kind == RAW_LIST && i < node->count; i++)
        follow_value(reader, node->items[i], in_body);
    if (node->kind == RAW_TEXT && may_name_files(node))
        follow_prose(reader, node);
}

/* ---- data */

static size_t whole_of(const struct raw_node *number)
{
    unsigned long n = 0;

    if (number && number->kind == RAW_TEXT)
        slice_to_whole(number->text, 1000000, &n);
    return n;
}

static struct csv_form form_of(const struct raw_node *declared)
{
    const struct raw_node *encoding = raw_lookup(declared, "encoding");

    return (struct csv_form){
        .title_rows = whole_of(raw_lookup(declared, "title rows")),
        .total_rows = whole_of(raw_lookup(declared, "total rows")),
        .windows_1252 =
            encoding && encoding->kind == RAW_TEXT && utf8_equal_folded(encoding->text, S("Windows-1252")),
    };
}

static void follow_data(struct reader *reader, const struct raw_node *data)
{
    for (size_t i = 0; data && data->kind == RAW_MAP && i < data->count; i++) {
        const struct raw_node *declared = data->entries[i].value;
        const struct raw_node *file = declared->kind == RAW_MAP ? raw_lookup(declared, "file") : declared;
        struct csv_form form = form_of(declared);

        if (file && file->kind == RAW_TEXT)
            reader_data(reader, file, &form);
    }
}

static bool is_table_type(const struct raw_node *type)
{
    const struct raw_node *named = type->kind == RAW_MAP ? raw_lookup(type, "type") : type;

    return named && named->kind == RAW_TEXT && utf8_equal_folded(named->text, S("table"));
}

static void follow_tables(struct reader *reader, const struct raw_node *publication,
                          const struct raw_node *takes)
{
    for (size_t i = 0; takes && takes->kind == RAW_MAP && i < takes->count; i++) {
        struct slice key = takes->entries[i].key->text;
        const struct raw_node *value = raw_lookup(publication, arena_copy(reader->files.arena, key).ptr);

        if (value && value->kind == RAW_TEXT && value->text.len && is_table_type(takes->entries[i].value))
            reader_data(reader, value, &(struct csv_form){0});
    }
}

static void follow_icons(struct reader *reader, const struct raw_node *icons)
{
    for (size_t i = 0; icons && icons->kind == RAW_MAP && i < icons->count; i++)
        if (icons->entries[i].value->kind == RAW_TEXT)
            reader_picture(reader, icons->entries[i].value);
}

static void follow_logo(struct reader *reader, const struct raw_node *logo)
{
    static const char *const keys[] = {"file", "on dark"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct raw_node *file = raw_lookup(logo, keys[i]);

        if (file && file->kind == RAW_TEXT)
            reader_picture(reader, file);
    }
}

void reader_follow(struct reader *reader)
{
    const struct raw_node *publication = reader->inputs->publication;

    follow_logo(reader, raw_lookup(reader->inputs->brand, "logo"));
    follow_icons(reader, raw_lookup(reader->inputs->brand, "icons"));
    if (publication->kind != RAW_MAP)
        return;
    follow_data(reader, raw_lookup(publication, "data"));
    follow_tables(reader, publication, raw_lookup(reader->inputs->layout, "takes"));
    reader_hush(reader);
    for (size_t i = 0; i < publication->count; i++) {
        struct slice key = publication->entries[i].key->text;

        if (utf8_equal_folded(key, S("data")) || utf8_equal_folded(key, S("figures")))
            continue;
        if (publication->entries[i].value->kind == RAW_TEXT && is_picture_key(reader, key))
            reader_picture(reader, publication->entries[i].value);
        else
            follow_value(reader, publication->entries[i].value, utf8_equal_folded(key, S("body")));
    }
    reader_speak(reader);
}
