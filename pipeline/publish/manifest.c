/* publish_manifest: what was checked, what the run read, or looked for in vain, and what it made, each with
 * its fingerprint, as JSON (RFC 8259). No clock, no machine, no user: the same run gives the same bytes
 * anywhere. */
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

/* ---- what was checked ---- */

static void put_number(struct buffer *out, const char *key, size_t number)
{
    buffer_print(out, "    \"%s\": %zu,\n", key, number);
}

static void put_ratio(struct buffer *out, const char *key, unsigned hundredths)
{
    if (hundredths)
        buffer_print(out, ", \"%s\": %u.%02u", key, hundredths / 100, hundredths % 100);
}

/* Lines of the audit; a copied column is as many figures as it has cells. */
static void put_figures(const struct document *document, struct buffer *out)
{
    size_t counts[PRINTED_CLAIM + 1] = {0};

    for (size_t i = 0; i < document->printed_count; i++) {
        const struct printed_figure *printed = &document->printed[i];

        if (printed->kind != PRINTED_COPIED || !printed->cells)
            counts[printed->kind]++;
        else
            for (const struct provenance *run = printed->cells; run; run = run->next)
                counts[PRINTED_COPIED] += run->last_row - run->first_row + 1;
    }
    buffer_print(out, "    \"figures\": {\"computed\": %zu, \"copied\": %zu, \"typed\": %zu},\n",
                 counts[PRINTED_COMPUTED], counts[PRINTED_COPIED], counts[PRINTED_LITERAL]);
    put_number(out, "claims_proved", counts[PRINTED_CLAIM]);
}

static void put_languages(const struct doc_facts *facts, struct buffer *out)
{
    buffer_put(out, S("    \"languages\": ["));
    for (size_t i = 0; i < facts->language_count; i++) {
        buffer_put_text(out, i ? ", " : "");
        put_string(out, facts->languages[i]);
    }
    buffer_put(out, S("],\n"));
}

/* What the stages have held against a rule, each of it an error when it does not hold; and what the PDF says
 * of itself, which no validator has looked at. */
static void put_checked(const struct figures *figures, const struct document *document, struct buffer *out)
{
    const struct doc_facts *facts = &document->facts;

    buffer_put(out, S("  \"checked\": {\n"));
    put_figures(document, out);
    put_number(out, "conditions",
               figures->publication->check_count + figures->publication->layout->must_count);
    put_number(out, "headings", facts->headings);
    put_number(out, "heading_levels", facts->deepest_heading);
    buffer_print(out, "    \"alternative_texts\": {\"pictures\": %u, \"charts\": %u, \"diagrams\": %u},\n",
                 facts->pictures, facts->charts, facts->drawings);
    put_number(out, "tables", facts->tables);
    put_number(out, "tables_with_heads", facts->tables_with_heads);
    put_number(out, "charts_with_data_tables", facts->unseen_tables);
    put_number(out, "links_with_words", facts->links);
    put_languages(facts, out);
    buffer_print(out, "    \"contrast\": {\"pairs\": %u", facts->contrast_pairs);
    put_ratio(out, "least_of_text", facts->least_text);
    put_ratio(out, "least_of_large_text_and_charts", facts->least_large);
    buffer_print(out, "},\n    \"main_text_pt\": %ld.%02ld\n  },\n", (long)(facts->body_size / DIM_PT),
                 (long)((long_dim)(facts->body_size % DIM_PT) * 100 / DIM_PT));
    buffer_put(out, S("  \"declares\": [\"PDF/UA-1\", \"PDF/A-2a\"],\n  \"validated\": false,\n"));
}

void publish_manifest(const struct figures *figures, const struct pages *pages,
                      const struct output_file *files, size_t count, struct buffer *out)
{
    const struct inputs *inputs = figures->publication->inputs;

    buffer_put(out, S("{\n  \"precept\": \"" PRECEPT_VERSION "\",\n  \"publication\": "));
    put_string(out, inputs->name);
    buffer_put(out, S(",\n"));
    put_checked(figures, pages->document, out);
    put_paths(inputs, pages, out);
    put_outputs(files, count, out);
    buffer_put(out, S("}\n"));
}
