/* The product of read/ as text: what `--stop-after read` prints. */
#include "read/inputs.h"
#include "read/raw_print.h"
#include "read/svg.h"

#include "base/buffer.h"

static void print_tree(const char *title, const struct raw_node *node, const struct sources *sources,
                       struct buffer *out)
{
    buffer_print(out, "%s:", title);
    raw_print_value(node, sources, 0, out);
}

static void print_file(const struct input_file *file, const struct sources *sources, struct buffer *out)
{
    static const char *const kinds[] = {"table", "records", "chapter", "picture", "file"};
    struct slice name = file->source ? sources_at(sources, file->source)->name : S("(not read)");

    buffer_print(out, "%s \"%.*s\": %.*s\n", kinds[file->kind], SLICE_ARG(file->written), SLICE_ARG(name));
    if (file->svg)
        svg_print(file->svg, out);
    else if (file->kind == INPUT_PICTURE && file->source)
        buffer_print(out, "  %u by %u pixels, %s\n", file->width, file->height,
                     file->is_jpeg ? "JPEG" : "PNG");
    if (file->table)
        raw_table_print(file->table, out);
    if (file->records)
        print_tree("records", file->records, sources, out);
    if (file->front_matter)
        print_tree("front matter", file->front_matter, sources, out);
    if (file->body.source)
        buffer_print(out, "  text of %u bytes from line %u\n", file->body.length,
                     source_place(sources_at(sources, file->body.source), file->body.start).line);
}

static void print_fonts(const struct inputs *inputs, struct buffer *out)
{
    for (size_t i = 0; i < inputs->font_count; i++) {
        const struct font_record *font = &inputs->fonts[i];

        buffer_print(out, "font %.*s %u %.*s: %.*s\n", SLICE_ARG(font->family), font->weight,
                     SLICE_ARG(font->style), SLICE_ARG(font->file));
    }
}

static void print_paths(const struct inputs *inputs, struct buffer *out)
{
    for (size_t i = 0; i < inputs->path_count; i++) {
        const struct path_record *path = &inputs->paths[i];

        buffer_print(out, "path %.*s: %s\n", SLICE_ARG(path->name), path->found ? path->sha256 : "not there");
    }
}

void inputs_print(const struct inputs *inputs, const struct sources *sources, struct buffer *out)
{
    print_tree("publication", inputs->publication, sources, out);
    print_tree("layout", inputs->layout, sources, out);
    print_tree("styles", inputs->styles, sources, out);
    print_tree("brand", inputs->brand, sources, out);
    print_tree("house style", inputs->house_style, sources, out);
    for (size_t i = 0; i < inputs->register_count; i++) {
        buffer_print(out, "register %.*s:", SLICE_ARG(inputs->registers[i].name));
        if (inputs->registers[i].yaml)
            raw_print_value(inputs->registers[i].yaml, sources, 0, out);
        else
            buffer_put_byte(out, '\n');
        if (inputs->registers[i].table)
            raw_table_print(inputs->registers[i].table, out);
    }
    for (size_t i = 0; i < inputs->file_count; i++)
        print_file(&inputs->files[i], sources, out);
    print_fonts(inputs, out);
    print_paths(inputs, out);
}
