/* Opening the files that a publication names: tables, records, chapters, pictures. Each is read once for
 * every place that names it; what cannot be had is noted, so that nobody reports it again. */
#include "read/csv.h"
#include "read/follow.h"
#include "read/picture.h"
#include "read/svg.h"
#include "read/yaml.h"

bool reader_has_opened(const struct reader *reader, const struct raw_node *written)
{
    for (size_t i = 0; i < reader->opened.count; i++) {
        const struct input_file *file = &reader->opened.items[i];

        if (file->naming_source == written->span.source && slice_equal(file->written, written->text))
            return true;
    }
    return false;
}

struct input_file *reader_push(struct reader *reader, const struct raw_node *written, enum input_kind kind)
{
    struct input_file *file = VECTOR_PUSH(reader->files.arena, &reader->opened);

    *file =
        (struct input_file){.kind = kind, .written = written->text, .naming_source = written->span.source};
    return file;
}

static bool has_ending(struct slice path, const char *ending)
{
    struct slice tail = slice_from(path, path.len < strlen(ending) ? 0 : path.len - strlen(ending));

    return tail.len == strlen(ending) && !strncasecmp(tail.ptr, ending, tail.len);
}

/* What a file of the wrong kind wants to become. */
static struct slice kind_remedy(struct slice path, const char *otherwise)
{
    if (has_ending(path, ".xlsx") || has_ending(path, ".xls") || has_ending(path, ".ods"))
        return S("In Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\", one file a sheet.");
    if (has_ending(path, ".docx") || has_ending(path, ".doc"))
        return S("Copy its text into a Markdown file, chapters/NAME.md.");
    return slice_of(otherwise);
}

static void refuse_kind(struct reader *reader, const struct raw_node *written, const char *otherwise)
{
    struct location location;

    if (!files_resolve(&reader->files, written,
                       &location)) /* a path that leads nowhere is the greater fault */
        return;
    DIAG(reader->files.diagnostics, MSG_file_kind, written->span, written->text,
         kind_remedy(written->text, otherwise));
}

static uint32_t open_text(struct reader *reader, const struct raw_node *written, bool windows_1252,
                          bool *sound)
{
    struct file_bytes file;

    *sound = false;
    if (!files_open_named(&reader->files, written, &file))
        return 0;
    return files_add_text(&reader->files, &file, windows_1252, sound);
}

static const struct raw_node *read_records(struct reader *reader, uint32_t source)
{
    struct text_map map = {.source = source};

    return yaml_read(reader->files.arena, reader->files.diagnostics,
                     sources_at(reader->files.sources, source)->text, &map);
}

void reader_data(struct reader *reader, const struct raw_node *written, const struct csv_form *form)
{
    bool is_csv = has_ending(written->text, ".csv");
    bool is_yaml = has_ending(written->text, ".yaml") || has_ending(written->text, ".yml"), sound;
    struct input_file *file;

    if (reader_has_opened(reader, written))
        return;
    file = reader_push(reader, written, is_csv ? INPUT_TABLE : is_yaml ? INPUT_RECORDS : INPUT_OTHER);
    if (!is_csv && !is_yaml) {
        refuse_kind(reader, written, "Data are kept in .csv files, or in .yaml files as a list of records.");
        return;
    }
    file->source = open_text(reader, written, form->windows_1252, &sound);
    if (sound && is_csv)
        file->table = csv_read(reader->files.arena, reader->files.diagnostics, file->source, form);
    else if (sound)
        file->records = read_records(reader, file->source);
}

/* ---- chapters */

static bool is_mark(struct slice text, size_t line)
{
    size_t end = slice_find_byte(text, '\n', line);

    return slice_is(slice_trim_end(slice_sub(text, line, end - line)), "---");
}

/* The YAML between two lines of `---` at the beginning of a chapter, and where its Markdown begins. */
static bool find_front_matter(struct slice text, struct slice *yaml, size_t *body)
{
    size_t start = slice_find_byte(text, '\n', 0) + 1;

    if (!is_mark(text, 0))
        return false;
    for (size_t line = start; line < text.len; line = slice_find_byte(text, '\n', line) + 1) {
        if (!is_mark(text, line))
            continue;
        *yaml = slice_sub(text, start, line - start);
        *body = slice_find_byte(text, '\n', line) + 1;
        return true;
    }
    return false;
}

/* Fields of which nobody may say that one is missing. */
static const struct raw_node *unreadable_fields(struct reader *reader, uint32_t source)
{
    struct raw_node *map = ARENA_NEW(reader->files.arena, struct raw_node);

    map->kind = RAW_MAP;
    map->partial = true;
    map->span = (struct span){source, 0, 0};
    return map;
}

static void read_chapter(struct reader *reader, struct input_file *file)
{
    struct slice text = sources_at(reader->files.sources, file->source)->text, yaml;
    size_t body = 0;

    if (find_front_matter(text, &yaml, &body)) {
        struct text_map map = {.source = file->source, .base = (uint32_t)(yaml.ptr - text.ptr)};
        const struct raw_node *fields = yaml_read(reader->files.arena, reader->files.diagnostics, yaml, &map);

        if (fields->kind != RAW_MAP && fields->kind != RAW_POISON)
            DIAG(reader->files.diagnostics, MSG_md_front_matter, fields->span);
        file->front_matter = fields->kind == RAW_MAP ? fields : unreadable_fields(reader, file->source);
    } else if (text.len && is_mark(text, 0)) {
        DIAG(reader->files.diagnostics, MSG_md_front_matter_open, ((struct span){file->source, 0, 3}));
        file->front_matter = unreadable_fields(reader, file->source);
    }
    body = body < text.len ? body : text.len;
    file->body = (struct span){file->source, (uint32_t)body, (uint32_t)(text.len - body)};
}

void reader_chapter(struct reader *reader, const struct raw_node *written)
{
    struct input_file *file;
    size_t number;
    bool sound;

    if (reader_has_opened(reader, written))
        return;
    file = reader_push(reader, written, INPUT_MARKDOWN);
    number = reader->opened.count - 1;
    if (!has_ending(written->text, ".md")) {
        refuse_kind(reader, written, "Chapters are Markdown files, as chapters/resources.md.");
        return;
    }
    file->source = open_text(reader, written, false, &sound);
    if (!sound)
        return;
    read_chapter(reader, file);
    reader_follow_markdown(reader, reader->opened.items[number].body,
                           reader->opened.items[number].front_matter);
}

/* ---- pictures */

static void report_picture(struct reader *reader, const struct raw_node *written, enum picture_state state,
                           const struct picture *picture)
{
    struct arena *arena = reader->files.arena;

    if (state == PICTURE_UNKNOWN)
        DIAG(reader->files.diagnostics, MSG_picture_kind, written->span, written->text);
    else if (state == PICTURE_BROKEN)
        DIAG(reader->files.diagnostics, MSG_picture_broken, written->span, written->text,
             slice_of(picture->fault));
    else if (state == PICTURE_PRINT_COLOURS)
        DIAG(reader->files.diagnostics, MSG_picture_print_colours, written->span);
    else if (state == PICTURE_RARE)
        DIAG(reader->files.diagnostics, MSG_picture_rare, written->span, written->text);
    else if (state == PICTURE_LARGE)
        DIAG(reader->files.diagnostics, MSG_picture_size, written->span, written->text,
             arena_print(arena, "%u", picture->width), arena_print(arena, "%u", picture->height));
}

static const struct drawn_file *read_drawn(struct reader *reader, const struct file_bytes *bytes)
{
    struct drawn_file *file;
    bool sound;

    for (size_t i = 0; i < reader->drawn.count; i++)
        if (slice_equal(reader->drawn.items[i].path, bytes->path))
            return &reader->drawn.items[i];
    file = VECTOR_PUSH(reader->files.arena, &reader->drawn);
    *file = (struct drawn_file){bytes->path, files_add_text(&reader->files, bytes, false, &sound), NULL};
    if (sound)
        file->picture = svg_read(reader->files.arena, reader->files.diagnostics, file->source);
    return file;
}

static void take_drawn(struct input_file *file, const struct drawn_file *drawn)
{
    if (!drawn->picture)
        return;
    file->source = drawn->source;
    file->svg = drawn->picture;
    file->width = (uint32_t)drawn->picture->width;
    file->height = (uint32_t)drawn->picture->height;
}

void reader_picture(struct reader *reader, const struct raw_node *written)
{
    struct file_bytes bytes;
    struct picture picture;
    struct input_file *file;
    enum picture_state state;

    if (reader->outer || reader_has_opened(reader, written)) /* what is used is not printed */
        return;
    file = reader_push(reader, written, INPUT_PICTURE);
    if (!files_open_named(&reader->files, written, &bytes))
        return;
    state = picture_look(bytes.bytes, &picture);
    if (state == PICTURE_UNKNOWN && has_ending(written->text, ".svg")) {
        take_drawn(file, read_drawn(reader, &bytes));
        return;
    }
    report_picture(reader, written, state, &picture);
    if (state != PICTURE_SOUND)
        return;
    file->source = files_add_picture(&reader->files, &bytes);
    file->bytes = bytes.bytes;
    file->width = picture.width;
    file->height = picture.height;
    file->is_jpeg = picture.is_jpeg;
    file->turn = picture.turn;
}
