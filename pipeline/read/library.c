/* What publications share: layout, styles, brand, house style, registers. Each is looked up in the
 * publication's own folder, then in the project, then in the share folder; every look is recorded. Refuses to
 * know what they mean. */
#include "read/csv.h"
#include "read/reader.h"

enum { PLACES = 3 };

/* The places of one shared file, nearest first. */
struct places {
    struct location items[PLACES];
    size_t count;
};

static void add_place(struct places *places, const struct root *root, struct slice relative)
{
    if (root->real.len || !places->count)
        places->items[places->count++] = (struct location){root, relative};
}

static struct places places_of(const struct reader *reader, struct slice relative)
{
    struct places places = {.count = 0};

    add_place(&places, &reader->files.publication, relative);
    if (reader->files.project.real.len)
        add_place(&places, &reader->files.project, relative);
    if (reader->files.share.real.len)
        add_place(&places, &reader->files.share, relative);
    return places;
}

static bool open_first(struct reader *reader, const struct places *places, struct file_bytes *file)
{
    for (size_t i = 0; i < places->count; i++) {
        enum file_state state = files_open(&reader->files, places->items[i], file);

        if (state == FILE_FOUND)
            return true;
        if (state != FILE_MISSING) { /* one that cannot be read must not be passed over in silence */
            DIAG(reader->files.diagnostics, MSG_file_unreadable, NO_SPAN, file->path,
                 state == FILE_UNREADABLE ? slice_of(file->trouble)
                 : state == FILE_LARGE    ? S("It is larger than 64 MiB.")
                                       : S("It is a link that leads out of the folders that may be read."));
            return false;
        }
    }
    return false;
}

/* Publications of one run share what they share: it is read, and its faults are told, once. */
static const struct raw_node *shared_yaml(struct reader *reader, const struct file_bytes *file)
{
    const struct raw_node *node;

    for (size_t i = 0; i < reader->shared->files.count; i++)
        if (slice_equal(reader->shared->files.items[i].name, file->name))
            return reader->shared->files.items[i].node;
    node = reader_yaml(reader, file);
    *VECTOR_PUSH(reader->files.arena, &reader->shared->files) = (struct shared_file){file->name, node};
    return node;
}

static const struct raw_node *read_shared(struct reader *reader, const struct places *places,
                                          struct slice what, const struct raw_node *name)
{
    struct file_bytes file;
    size_t before = reader->files.diagnostics->errors;
    struct span span = name ? name->span : NO_SPAN;

    if (open_first(reader, places, &file))
        return shared_yaml(reader, &file);
    if (reader->files.diagnostics->errors == before)
        DIAG(reader->files.diagnostics, MSG_library_missing, span, what,
             name ? name->text : places->items[0].relative,
             files_looked_for(&reader->files, places->items, places->count));
    return reader->poison;
}

/* Names become parts of paths, so they hold nothing that a path could mean. */
static bool is_plain_name(struct slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i && (c == '-' || c == '_'))))
            return false;
    }
    return name.len > 0 && name.len < 100;
}

/* The file `folder`NAME.yaml, whose name the publication gives under `key`. */
static const struct raw_node *read_named(struct reader *reader, const char *key, const char *folder,
                                         const char *sample)
{
    struct arena *arena = reader->files.arena;
    const struct raw_node *publication = reader->inputs->publication;
    const struct raw_node *name = raw_lookup(publication, key);
    struct places places;

    if (publication->kind != RAW_MAP || (!name && publication->partial) || (name && name->kind == RAW_POISON))
        return reader->poison;
    if (!name || name->kind != RAW_TEXT || !name->text.len) {
        DIAG(reader->files.diagnostics, MSG_publication_names_no, name ? name->span : publication->span,
             slice_of(key), slice_of(sample));
        return reader->poison;
    }
    if (!is_plain_name(name->text)) {
        DIAG(reader->files.diagnostics, MSG_library_name, name->span, slice_of(key), name->text);
        return reader->poison;
    }
    places = places_of(reader, ARENA_JOIN(arena, slice_of(folder), name->text, S(".yaml")));
    return read_shared(reader, &places, slice_of(key), name);
}

static const struct raw_node *read_house_style(struct reader *reader)
{
    struct places places = {.count = 0};

    add_place(&places, &reader->files.publication, S("house-style.yaml"));
    if (reader->files.project.real.len)
        add_place(&places, &reader->files.project, S("inputs/house-style.yaml"));
    if (reader->files.share.real.len)
        add_place(&places, &reader->files.share, S("inputs/house-style.yaml"));
    return read_shared(reader, &places, S("house style"), NULL);
}

/* ---- registers */

static bool has_register(const struct reader *reader, struct slice name)
{
    for (size_t i = 0; i < reader->registers.count; i++)
        if (slice_equal(reader->registers.items[i].name, name))
            return true;
    return false;
}

static void read_register(struct reader *reader, struct location place, struct slice name, bool is_csv)
{
    struct input_register one = {.name = name};
    struct file_bytes file;
    enum file_state state = files_open(&reader->files, place, &file);
    bool sound;

    if (state != FILE_FOUND) {
        DIAG(reader->files.diagnostics, MSG_file_unreadable, NO_SPAN, file.path,
             slice_of(file.trouble ? file.trouble : "It is not a file that may be read."));
        return;
    }
    if (is_csv) {
        uint32_t source = files_add_text(&reader->files, &file, false, &sound);

        if (sound)
            one.table =
                csv_read(reader->files.arena, reader->files.diagnostics, source, &(struct csv_form){0});
    } else {
        one.yaml = reader_yaml(reader, &file);
    }
    *VECTOR_PUSH(reader->files.arena, &reader->registers) = one;
}

/* All registers of one folder that no nearer folder has. */
static void read_registers(struct reader *reader, const struct root *root, const char *folder)
{
    size_t count;
    struct slice *names = files_list(&reader->files, (struct location){root, slice_of(folder)}, &count);

    for (size_t i = 0; i < count; i++) {
        bool is_csv = slice_ends_with(names[i], S(".csv"));
        struct slice name = slice_sub(names[i], 0, names[i].len - (is_csv ? 4 : names[i].len < 5 ? 0 : 5));
        struct slice relative = ARENA_JOIN(reader->files.arena, slice_of(folder), S("/"), names[i]);

        if ((is_csv || slice_ends_with(names[i], S(".yaml"))) && !has_register(reader, name))
            read_register(reader, (struct location){root, relative}, name, is_csv);
    }
}

void reader_library(struct reader *reader)
{
    struct places styles = places_of(reader, S("layouts/styles.yaml"));
    const struct files *files = &reader->files;

    reader->inputs->layout = read_named(reader, "layout", "layouts/", "layout: hmicfrs-response");
    if (!reader->outer) {
        reader->inputs->styles = read_shared(reader, &styles, S("list of styles"), NULL);
        reader->inputs->brand = read_named(reader, "brand", "layouts/brands/", "brand: cheshire");
    }
    reader->inputs->house_style = read_house_style(reader);
    reader_hush(reader);
    read_registers(reader, &files->publication, "registers");
    if (files->project.real.len)
        read_registers(reader, &files->project, "inputs/registers");
    if (files->share.real.len)
        read_registers(reader, &files->share, "inputs/registers");
    reader_speak(reader);
}
