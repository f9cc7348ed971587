/* Reading a publication: the order in which its files are opened. Takes its folder, gives every raw value of
 * it; what cannot be read is poison and was reported. Refuses to know what any field means. */
#include "read/inputs.h"

#include "base/utf8.h"
#include "read/reader.h"
#include "read/yaml.h"

const struct raw_node *reader_yaml(struct reader *reader, const struct file_bytes *file)
{
    bool sound;
    uint32_t source = files_add_text(&reader->files, file, false, &sound);
    struct text_map map = {.source = source};
    struct raw_node *node;

    if (!sound)
        return reader->poison;
    node = yaml_read(reader->files.arena, reader->files.diagnostics,
                     sources_at(reader->files.sources, source)->text, &map);
    if (node->kind == RAW_TEXT || node->kind == RAW_LIST) {
        DIAG(reader->files.diagnostics, MSG_yaml_no_map, node->span);
        return reader->poison;
    }
    return node;
}

static struct slice publication_name(const struct files *files)
{
    struct slice name = files->publication.real;
    size_t slash = name.len;

    while (slash && name.ptr[slash - 1] != '/')
        slash--;
    return slice_from(name, slash);
}

static const struct raw_node *read_publication(struct reader *reader, const struct read_request *request)
{
    struct location place = {&reader->files.publication, S("publication.yaml")};
    struct file_bytes file;
    enum file_state state = files_open(&reader->files, place, &file);

    struct slice why;

    if (state == FILE_FOUND)
        return reader_yaml(reader, &file);
    why = state == FILE_MISSING ? files_looked_for(&reader->files, &place, 1)
          : state == FILE_UNREADABLE
              ? slice_of(file.trouble)
              : S("Its publication.yaml is a link that leads out of it, or larger than 64 MiB.");
    if (reader->outer)
        DIAG(reader->files.diagnostics, MSG_used_missing, reader->written->span, reader->written->text, why);
    else
        DIAG(reader->files.diagnostics, MSG_publication_missing, NO_SPAN, request->publication, why);
    return reader->poison;
}

static struct slice editions_there_are(struct arena *arena, const struct raw_node *editions)
{
    struct slice list = S("");

    if (!editions || editions->kind != RAW_MAP || !editions->count)
        return S("It has none: leave --edition away.");
    for (size_t i = 0; i < editions->count; i++)
        list = ARENA_JOIN(arena, list, i ? S(", ") : S(""), editions->entries[i].key->text);
    return ARENA_JOIN(arena, S("It has: "), list, S("."));
}

/* private/ is opened only for an edition that is asked for by name and says so. */
static void choose_edition(struct reader *reader, struct slice edition)
{
    const struct raw_node *editions = raw_lookup(reader->inputs->publication, "editions");
    const struct raw_node *entry, *private;

    reader->edition = edition;
    if (!edition.len || reader->inputs->publication->kind != RAW_MAP)
        return;
    entry = raw_lookup(editions, arena_copy(reader->files.arena, edition).ptr);
    if (!entry) {
        DIAG(reader->files.diagnostics, MSG_publication_edition, editions ? editions->span : NO_SPAN, edition,
             editions_there_are(reader->files.arena, editions));
        return;
    }
    private = raw_lookup(entry, "private");
    reader->files.private_allowed = private && private->kind == RAW_TEXT && slice_is(private->text, "yes");
}

static void finish(struct reader *reader)
{
    struct inputs *inputs = reader->inputs;

    inputs->registers = reader->registers.items;
    inputs->register_count = reader->registers.count;
    inputs->files = reader->opened.items;
    inputs->file_count = reader->opened.count;
    inputs->fonts = reader->fonts.items;
    inputs->font_count = reader->fonts.count;
    inputs->uses = reader->uses.items;
    inputs->use_count = reader->uses.count;
    inputs->paths = reader->files.paths.items;
    inputs->path_count = reader->files.paths.count;
}

static const struct raw_node *new_poison(struct arena *arena)
{
    return ARENA_NEW(arena, struct raw_node); /* RAW_POISON is nought */
}

void reader_hush(struct reader *reader)
{
    if (reader->outer)
        reader->files.diagnostics = &reader->silence;
}

void reader_speak(struct reader *reader)
{
    reader->files.diagnostics = reader->aloud;
}

void reader_publication(struct reader *reader, const struct read_request *request)
{
    struct inputs *inputs = reader->inputs;

    reader->aloud = reader->files.diagnostics;
    diagnostics_init(&reader->silence, reader->files.arena, reader->files.sources);
    inputs->name = publication_name(&reader->files);
    inputs->publication = read_publication(reader, request);
    if (inputs->publication != reader->poison) {
        choose_edition(reader, request->edition);
        reader_library(reader);
        if (!reader->outer)
            reader_fonts(reader);
        reader_follow(reader);
        reader_uses(reader);
    }
    finish(reader);
}

struct inputs *reader_inputs(struct reader *reader, struct slice edition)
{
    struct inputs *inputs = ARENA_NEW(reader->files.arena, struct inputs);

    inputs->edition = edition.len ? edition : S("");
    inputs->name = inputs->follows = S("");
    reader->poison = new_poison(reader->files.arena);
    inputs->publication = inputs->layout = inputs->styles = inputs->brand = inputs->house_style =
        reader->poison;
    return inputs;
}

const struct inputs *read_inputs(struct arena *arena, struct sources *sources,
                                 struct diagnostics *diagnostics, const struct read_request *request)
{
    struct shared_reading shared = {0};
    struct reader reader = {.files = {.arena = arena, .sources = sources, .diagnostics = diagnostics},
                            .shared = &shared};

    reader.inputs = reader_inputs(&reader, request->edition);
    if (files_init(&reader.files, request))
        reader_publication(&reader, request);
    return reader.inputs;
}

const struct input_file *inputs_file(const struct inputs *inputs, const struct raw_node *path)
{
    for (size_t i = 0; i < inputs->file_count; i++) {
        const struct input_file *file = &inputs->files[i];

        if (file->naming_source == path->span.source && slice_equal(file->written, path->text))
            return file;
    }
    return NULL;
}

const struct input_register *inputs_register(const struct inputs *inputs, const char *name)
{
    for (size_t i = 0; i < inputs->register_count; i++)
        if (slice_is(inputs->registers[i].name, name))
            return &inputs->registers[i];
    return NULL;
}
