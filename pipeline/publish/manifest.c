/* publish_manifest: what the run read, or looked for in vain, and what it made, each with its fingerprint, as
 * JSON (RFC 8259). No clock, no machine, no user: the same run gives the same bytes anywhere. */
#include "base/digest.h"
#include "base/version.h"
#include "publish/publish.h"

static void put_string(struct buffer *out, struct slice text)
{
    buffer_put_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c == '"' || c == '\\')
            buffer_put_byte(out, '\\');
        if (c < ' ')
            buffer_print(out, "\\u%04x", c);
        else
            buffer_put_byte(out, (char)c);
    }
    buffer_put_byte(out, '"');
}

/* Fonts come last; face/ has found them to be what fonts/manifest.csv says. */
static void put_fonts(const struct pages *pages, struct buffer *out)
{
    const struct document *document = pages->document;

    for (size_t i = 0; i < document->face_count; i++) {
        if (!face_is_open(pages->faces, (uint8_t)i))
            continue;
        buffer_put(out, S(",\n    {\"path\": "));
        put_string(out, document->faces[i].name);
        buffer_put(out, S(", \"sha256\": "));
        put_string(out, document->faces[i].sha256);
        buffer_put_byte(out, '}');
    }
}

static void put_paths(const struct inputs *inputs, const struct pages *pages, struct buffer *out)
{
    buffer_put(out, S("  \"sources\": ["));
    for (size_t i = 0; i < inputs->path_count; i++) {
        const struct path_record *path = &inputs->paths[i];

        buffer_put_text(out, i ? ",\n    {\"path\": " : "\n    {\"path\": ");
        put_string(out, path->name);
        if (path->found)
            buffer_print(out, ", \"sha256\": \"%s\"}", path->sha256);
        else
            buffer_put(out, S(", \"found\": false}"));
    }
    put_fonts(pages, out);
    buffer_put(out, S("\n  ],\n"));
}

static void put_outputs(const struct output_file *files, size_t count, struct buffer *out)
{
    char hex[65];

    buffer_put(out, S("  \"outputs\": ["));
    for (size_t i = 0; i < count; i++) {
        digest_hex(files[i].bytes, hex);
        buffer_put_text(out, i ? ",\n    {\"path\": " : "\n    {\"path\": ");
        put_string(out, files[i].path);
        buffer_print(out, ", \"bytes\": %zu, \"sha256\": \"%s\"}", files[i].bytes.len, hex);
    }
    buffer_put(out, S("\n  ]\n"));
}

void publish_manifest(const struct inputs *inputs, const struct pages *pages, const struct output_file *files,
                      size_t count, struct buffer *out)
{
    buffer_put(out, S("{\n  \"precept\": \"" PRECEPT_VERSION "\",\n  \"publication\": "));
    put_string(out, inputs->name);
    buffer_put(out, S(",\n"));
    put_paths(inputs, pages, out);
    put_outputs(files, count, out);
    buffer_put(out, S("}\n"));
}
