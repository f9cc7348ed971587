/* precept: YAML, Markdown and CSV in, checked and accessible PDF out. This file is the list of the stages. */
#include "base/version.h"
#include "check/publication.h"
#include "cli/publications.h"
#include "cli/run.h"
#include "cli/share.h"
#include "compose/compose.h"
#include "compute/figures.h"
#include "publish/publish.h"
#include "read/inputs.h"
#include "render/render.h"
#include "typeset/typeset.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PREVIEW_DPI = 100 };

/* The products of one publication, each made by one stage and const from then on. */
struct products {
    struct sources sources;
    struct diagnostics diagnostics;
    const struct inputs *inputs;
    const struct publication *publication;
    const struct figures *figures;
    const struct document *document;
    const struct pages *pages;
    struct arena arena;
};

/* The stages in order. false when the sources are at fault; what was asked to be printed is in run->out. */
static bool make_pages(struct products *p, struct run *run)
{
    enum stage last = run->options->command == COMMAND_BUILD ? run->options->stop_after : STAGE_COMPUTE;
    bool prints = run->options->command == COMMAND_BUILD;
    struct read_request request = {run->publication, run->share, run->options->edition};
    struct faces *faces;

    p->inputs = read_inputs(&p->arena, &p->sources, &p->diagnostics, &request);
    if (last == STAGE_READ)
        return inputs_print(p->inputs, &p->sources, run->out), p->diagnostics.errors == 0;
    p->publication = check_publication(&p->arena, p->inputs, &p->sources, &p->diagnostics);
    if (last == STAGE_CHECK)
        return publication_print(p->publication, &p->sources, run->out), p->diagnostics.errors == 0;
    p->figures = compute_figures(&p->arena, p->publication, &p->sources, &p->diagnostics);
    if (last == STAGE_COMPUTE && prints)
        figures_print(p->figures, &p->sources, run->out);
    if (last == STAGE_COMPUTE || p->diagnostics.errors)
        return p->diagnostics.errors == 0;
    p->document = compose_document(&p->arena, p->figures, &p->diagnostics);
    if (!p->document)
        return false;
    if (last == STAGE_COMPOSE)
        return document_print(p->document, run->out), true;
    faces = shelf_faces(run->shelf, p->document, &p->diagnostics);
    p->pages = faces ? typeset_pages(&p->arena, p->document, faces, &p->diagnostics) : NULL;
    if (p->pages && last == STAGE_TYPESET)
        pages_print(p->pages, run->out);
    return p->pages != NULL;
}

static enum exit_status status_of(bool written)
{
    return written ? EXIT_FINE : EXIT_SYSTEM;
}

/* One PNG a page, beside each other in the preview folder. */
static enum exit_status write_preview(struct products *p, const struct run *run)
{
    struct output_file *files = ARENA_ARRAY(&p->arena, struct output_file, p->pages->count);

    for (size_t i = 0; i < p->pages->count; i++) {
        struct buffer png = BUFFER_INIT;

        if (!render_page_png(p->pages, i, PREVIEW_DPI, &p->diagnostics, &png))
            return buffer_release(&png), EXIT_SOURCES;
        files[i].path = arena_print(&p->arena, "%.*s-%03zu.png", SLICE_ARG(p->inputs->name), i + 1);
        files[i].bytes = arena_copy(&p->arena, buffer_slice(&png));
        buffer_release(&png);
    }
    return status_of(publish_files(run->options->preview, files, p->pages->count, &p->diagnostics));
}

/* PDF, audit and, last, the manifest that vouches for them. */
static enum exit_status write_outputs(struct products *p, const struct run *run)
{
    struct buffer pdf = BUFFER_INIT, audit = BUFFER_INIT, manifest = BUFFER_INIT;
    struct slice name = p->inputs->name;
    enum exit_status status = EXIT_SOURCES;

    if (render_pdf(p->pages, &p->diagnostics, &pdf)) {
        publish_audit(p->figures, p->pages, &p->sources, &audit);
        struct output_file files[] = {
            {ARENA_JOIN(&p->arena, name, S(".pdf")), buffer_slice(&pdf)},
            {ARENA_JOIN(&p->arena, S("audit/"), name, S(".figures.csv")), buffer_slice(&audit)},
            {ARENA_JOIN(&p->arena, name, S(".manifest.json")), S("")},
        };
        publish_manifest(p->inputs, p->pages, files, 2, &manifest);
        files[2].bytes = buffer_slice(&manifest);
        status = status_of(publish_files(run->options->out, files, 3, &p->diagnostics));
    }
    if (status == EXIT_FINE && !run->options->quiet)
        buffer_print(run->out, "%.*s/%.*s.pdf: %zu pages, %zu kB\n", SLICE_ARG(run->options->out),
                     SLICE_ARG(name), p->pages->count, (pdf.len + 999) / 1000);
    buffer_release(&pdf);
    buffer_release(&audit);
    buffer_release(&manifest);
    return status;
}

static void say_result(const struct products *p, const struct run *run)
{
    const struct diagnostics *d = &p->diagnostics;
    bool builds = run->options->command == COMMAND_BUILD && run->options->stop_after == STAGE_ALL;

    diagnostics_print(d, (struct diagnostics_style){.colour = run->colour}, run->messages);
    if (d->errors || d->warnings)
        buffer_print(run->messages, "%zu error%s, %zu warning%s.%s\n", d->errors, d->errors == 1 ? "" : "s",
                     d->warnings, d->warnings == 1 ? "" : "s",
                     d->errors && builds ? " Nothing was published; what was published before is as it was."
                                         : "");
    else if (run->options->command == COMMAND_CHECK && !run->options->quiet)
        buffer_print(run->out, "%.*s: all is well; %zu figures and claims hold\n",
                     SLICE_ARG(run->publication), p->figures->printed_count);
}

static enum exit_status run_publication(struct run *run)
{
    struct products p = {.arena = ARENA_INIT};
    enum exit_status status = EXIT_SOURCES;

    sources_init(&p.sources, &p.arena);
    diagnostics_init(&p.diagnostics, &p.arena, &p.sources);
    if (make_pages(&p, run)) {
        status = EXIT_FINE;
        if (run->options->command == COMMAND_FIGURES)
            publish_audit(p.figures, NULL, &p.sources, run->out);
        if (p.pages && run->options->preview.len && run->options->stop_after == STAGE_ALL)
            status = write_preview(&p, run);
        if (p.pages && run->options->stop_after == STAGE_ALL && status == EXIT_FINE)
            status = write_outputs(&p, run);
    }
    say_result(&p, run);
    arena_release(&p.arena);
    return status;
}

/* Standard error is a terminal that knows escape sequences. */
static bool has_terminal(void)
{
    const char *term = getenv("TERM");

    return isatty(STDERR_FILENO) && term && !slice_is(slice_of(term), "dumb");
}

static bool wants_colour(const struct options *options, bool terminal)
{
    if (options->colour != COLOUR_AUTO)
        return options->colour == COLOUR_ALWAYS;
    return terminal && !getenv("NO_COLOR");
}

static enum exit_status print_buffer(struct buffer *text, FILE *file, enum exit_status status)
{
    fwrite(text->ptr, 1, text->len, file);
    buffer_release(text);
    return status;
}

/* What the options mean together; the usage is at fault when a message was added. */
static bool complete_options(struct options *options, struct arena *arena, struct diagnostics *diagnostics)
{
    bool single = options->command == COMMAND_FIGURES || options->stop_after != STAGE_ALL;

    if (!options->publications.count)
        publications_find(options, arena);
    if (!options->publications.count)
        DIAG(diagnostics, MSG_no_publications, NO_SPAN);
    else if (single && options->publications.count > 1)
        DIAG(diagnostics, MSG_one_publication, NO_SPAN,
             options->command == COMMAND_FIGURES ? S("figures") : S("build --stop-after"));
    return diagnostics->errors == 0;
}

static enum exit_status run_command(struct arena *arena, char **argv)
{
    struct options options;
    struct sources sources;
    struct diagnostics usage;
    struct buffer text = BUFFER_INIT;
    struct run pattern = {.options = &options, .share = share_folder(arena)};
    bool usable;

    sources_init(&sources, arena);
    diagnostics_init(&usage, arena, &sources);
    usable = options_read(&options, arena, argv, &usage);
    pattern.terminal = has_terminal();
    pattern.colour = wants_colour(&options, pattern.terminal);
    clearenv(); /* nothing of the environment reaches an output: LANGUAGE and PANGO_LANGUAGE would */
    if (usable && options.command == COMMAND_HELP)
        return options_help(&text), print_buffer(&text, stdout, EXIT_FINE);
    if (usable && options.command == COMMAND_VERSION)
        return buffer_put(&text, S("precept " PRECEPT_VERSION "\n")), print_buffer(&text, stdout, EXIT_FINE);
    if (usable && complete_options(&options, arena, &usage))
        return run_all(&pattern, run_publication);
    diagnostics_print(&usage, (struct diagnostics_style){.colour = pattern.colour}, &text);
    return print_buffer(&text, stderr, EXIT_USAGE);
}

int main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    enum exit_status status = argc > 0 ? run_command(&arena, argv) : EXIT_USAGE;

    arena_release(&arena);
    return (int)status;
}
