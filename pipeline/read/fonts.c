/* The list of fonts, and proof that the files it means are there. Only what the brand's families may use is
 * hashed. */
#include "base/digest.h"
#include "base/utf8.h"
#include "read/csv.h"
#include "read/reader.h"

#include <unistd.h>

enum { KIND, FAMILY, STYLE, WEIGHT, PACKAGE, SOURCE, FILE_NAME, LICENCE, SHA256, COLUMNS };

static const char *const column_names[COLUMNS] = {"kind",   "family", "style",   "weight", "package",
                                                  "source", "file",   "licence", "sha256"};

struct manifest {
    const struct raw_table *table;
    const struct root *root;
    size_t columns[COLUMNS];
};

static bool find_columns(struct reader *reader, struct manifest *manifest)
{
    const struct raw_table *table = manifest->table;

    for (size_t c = 0; c < COLUMNS; c++) {
        size_t at = 0;

        while (at < table->column_count &&
               !utf8_equal_folded(raw_cell_text(&table->headings[at]), slice_of(column_names[c])))
            at++;
        if (at == table->column_count) {
            DIAG(reader->files.diagnostics, MSG_fonts_column, raw_cell_span(table, &table->headings[0]),
                 slice_of(column_names[c]));
            return false;
        }
        manifest->columns[c] = at;
    }
    return true;
}

static const struct raw_cell *cell_at(const struct manifest *manifest, size_t row, size_t column)
{
    return raw_table_cell(manifest->table, row, manifest->columns[column]);
}

static struct slice value_at(const struct manifest *manifest, size_t row, size_t column)
{
    return slice_trim(raw_cell_text(cell_at(manifest, row, column)));
}

static void refuse_value(struct reader *reader, const struct manifest *manifest, size_t row, size_t column,
                         const char *remedy)
{
    DIAG(reader->files.diagnostics, MSG_fonts_value,
         raw_cell_span(manifest->table, cell_at(manifest, row, column)), value_at(manifest, row, column),
         slice_of(column_names[column]), slice_of(remedy));
}

/* A name in fonts/files/, and nothing that leads elsewhere. */
static bool is_file_name(struct slice name)
{
    return name.len && name.ptr[0] != '.' && !memchr(name.ptr, '/', name.len);
}

static struct location font_place(struct reader *reader, const struct manifest *manifest, size_t row)
{
    struct slice name = value_at(manifest, row, FILE_NAME);

    return (struct location){manifest->root, ARENA_JOIN(reader->files.arena, S("fonts/files/"), name)};
}

static bool refuse_missing(struct reader *reader, const struct manifest *manifest, size_t row)
{
    struct slice name = value_at(manifest, row, FILE_NAME);
    struct slice path = files_path(&reader->files, font_place(reader, manifest, row));

    DIAG(reader->files.diagnostics, MSG_fonts_file,
         raw_cell_span(manifest->table, cell_at(manifest, row, FILE_NAME)), name,
         slice_sub(path, 0, path.len - name.len));
    return false;
}

/* A font is opened, and its digest taken, by face/, and only if the document needs it. */
static bool is_there(struct reader *reader, const struct manifest *manifest, size_t row)
{
    struct slice path = files_path(&reader->files, font_place(reader, manifest, row));

    return access(arena_copy(reader->files.arena, path).ptr, R_OK) == 0 ||
           refuse_missing(reader, manifest, row);
}

/* Patterns and the colour profile. */
static bool open_file(struct reader *reader, const struct manifest *manifest, size_t row,
                      struct file_bytes *file)
{
    struct slice wanted = value_at(manifest, row, SHA256);
    struct span span = raw_cell_span(manifest->table, cell_at(manifest, row, FILE_NAME));
    const struct path_record *record;

    if (files_open(&reader->files, font_place(reader, manifest, row), file) != FILE_FOUND)
        return refuse_missing(reader, manifest, row);
    record = &reader->files.paths.items[map_lookup(&reader->files.path_numbers, file->name)];
    if (slice_is(wanted, record->sha256))
        return true;
    DIAG(reader->files.diagnostics, MSG_fonts_digest, span, file->path, slice_of(record->sha256), wanted);
    return false;
}

/* The brand gives families with or without a weight ("Noto Sans Semibold"). */
static bool is_used(const struct reader *reader, struct slice family)
{
    const struct raw_node *fonts = raw_lookup(reader->inputs->brand, "fonts");
    struct arena scratch = ARENA_INIT;
    struct slice folded = utf8_fold(&scratch, family);
    bool used = false;

    for (size_t i = 0; fonts && fonts->kind == RAW_MAP && i < fonts->count; i++) {
        const struct raw_node *value = fonts->entries[i].value;

        used |= value->kind == RAW_TEXT && slice_starts_with(utf8_fold(&scratch, value->text), folded);
    }
    arena_release(&scratch);
    return used;
}

static void add_font(struct reader *reader, const struct manifest *manifest, size_t row)
{
    struct font_record *font;
    struct slice style = value_at(manifest, row, STYLE);
    struct location place = font_place(reader, manifest, row);
    unsigned long weight;

    if (!slice_to_whole(value_at(manifest, row, WEIGHT), 1000, &weight) || !weight) {
        refuse_value(reader, manifest, row, WEIGHT,
                     "A weight is a whole number from 1 to 1000; 400 is regular, 700 bold.");
        return;
    }
    if (!slice_is(style, "regular") && !slice_is(style, "italic")) {
        refuse_value(reader, manifest, row, STYLE, "It is regular or italic.");
        return;
    }
    if (is_used(reader, value_at(manifest, row, FAMILY)) && !is_there(reader, manifest, row))
        return;
    font = VECTOR_PUSH(reader->files.arena, &reader->fonts);
    *font = (struct font_record){
        .family = value_at(manifest, row, FAMILY),
        .style = style,
        .package = value_at(manifest, row, PACKAGE),
        .file = value_at(manifest, row, FILE_NAME),
        .licence = value_at(manifest, row, LICENCE),
        .sha256 = value_at(manifest, row, SHA256),
        .path = files_path(&reader->files, place),
        .name = files_name(&reader->files, place),
        .weight = (uint16_t)weight,
        .italic = slice_is(style, "italic"),
        .span = raw_cell_span(manifest->table, cell_at(manifest, row, FAMILY)),
    };
}

static void read_row(struct reader *reader, const struct manifest *manifest, size_t row)
{
    struct slice kind = value_at(manifest, row, KIND);
    struct file_bytes file;

    if (!is_file_name(value_at(manifest, row, FILE_NAME)))
        refuse_value(reader, manifest, row, FILE_NAME,
                     "It is the name of a file in fonts/files/, without folders.");
    else if (slice_is(kind, "font"))
        add_font(reader, manifest, row);
    else if (slice_is(kind, "hyphenation")) {
        if (open_file(reader, manifest, row, &file))
            reader->inputs->hyphenation_path = file.path;
    } else if (slice_is(kind, "profile")) {
        if (open_file(reader, manifest, row, &file))
            reader->inputs->colour_profile = file.bytes;
    } else {
        refuse_value(reader, manifest, row, KIND, "The kinds are font, hyphenation and profile.");
    }
}

static bool open_manifest(struct reader *reader, struct file_bytes *file, const struct root **root)
{
    const struct root *roots[] = {&reader->files.project, &reader->files.share};
    struct location places[2];
    size_t count = 0;

    for (size_t i = 0; i < 2; i++) {
        if (!roots[i]->real.len)
            continue;
        places[count] = (struct location){roots[i], S("fonts/manifest.csv")};
        *root = roots[i];
        if (files_open(&reader->files, places[count++], file) == FILE_FOUND)
            return true;
    }
    DIAG(reader->files.diagnostics, MSG_fonts_missing, NO_SPAN,
         count ? files_path(&reader->files, places[0]) : S("fonts/manifest.csv"));
    return false;
}

void reader_fonts(struct reader *reader)
{
    struct manifest manifest;
    struct file_bytes file;
    uint32_t source;
    bool sound;

    if (!open_manifest(reader, &file, &manifest.root))
        return;
    source = files_add_text(&reader->files, &file, false, &sound);
    if (!sound)
        return;
    manifest.table = csv_read(reader->files.arena, reader->files.diagnostics, source, &(struct csv_form){0});
    if (!manifest.table || manifest.table->partial || !find_columns(reader, &manifest))
        return;
    for (size_t row = 0; row < manifest.table->row_count; row++)
        read_row(reader, &manifest, row);
}
