/* precept: YAML, Markdown and CSV in, checked and accessible PDF out. This file is the list of the stages. */
#include "base/version.h"
#include "check/publication.h"
#include "cli/run.h"
#include "cli/share.h"
#include "cli/starter.h"
#include "compose/compose.h"
#include "compute/figures.h"
#include "figure/figure.h"
#include "publish/publish.h"
#include "read/inputs.h"
#include "render/render.h"
#include "typeset/typeset.h"

#include <stdio.h>
#include <stdlib.h>

enum { PREVIEW_DPI = 100, SHEET_DPI = 36, CHART_DPI = 192 /* two pixels for each of CSS */ };

/* The products of one publication, each made by one stage and const from then on. With `for each` it has an
 * output for each row: the stages from compose on are gone through for each of them. */
struct products {
    struct sources sources;
    struct diagnostics diagnostics;
    const struct inputs *inputs;
    const struct publication *publication;
    const struct outputs *outputs;
    struct arena arena;
    /* What is to be published, kept until all outputs have come to their end. */
    VECTOR(struct finished {
        struct slice path; /* in the output folder, or the preview folder */
        struct buffer bytes;
    })
    files, previews;
    struct buffer said;  /* a line for each output */
    bool usage_at_fault; /* not the sources: a page was asked for that is not there */
};

/* The products of one output. */
struct paper {
    const struct figures *figures;
    const struct document *document;
    struct faces *faces;
    const struct pages *pages;
    struct arena arena;
};

/* ---- the publication ---- */

static enum stage last_stage(const struct run *run)
{
    if (run->options->command == COMMAND_PREVIEW || run->options->command == COMMAND_OUTLINE)
        return STAGE_ALL;
    return run->options->command == COMMAND_BUILD ? run->options->stop_after : STAGE_COMPUTE;
}

/* The stages up to the figures. */
static void make_figures(struct products *p, struct run *run)
{
    struct read_request request = {run->publication, run->share, run->options->edition};

    p->inputs = read_inputs(&p->arena, &p->sources, &p->diagnostics, &request);
    if (last_stage(run) == STAGE_READ) {
        inputs_print(p->inputs, &p->sources, run->out);
        return;
    }
    p->publication = check_publication(&p->arena, p->inputs, &p->sources, &p->diagnostics);
    if (last_stage(run) == STAGE_CHECK) {
        publication_print(p->publication, &p->sources, run->out);
        return;
    }
    p->outputs = compute_outputs(&p->arena, p->publication, &p->sources, &p->diagnostics);
}

/* ---- one output ---- */

/* The stages from the document on; false when the sources are at fault or a product was asked for, which is
 * printed. */
static bool make_pages(struct products *p, struct paper *paper, struct run *run)
{
    paper->document = compose_document(&paper->arena, paper->figures, &p->diagnostics);
    if (!paper->document)
        return false;
    if (last_stage(run) == STAGE_COMPOSE)
        return document_print(paper->document, run->out), false;
    paper->faces = shelf_faces(run->shelf, paper->document, &p->diagnostics);
    paper->pages =
        paper->faces ? typeset_pages(&paper->arena, paper->document, paper->faces, &p->diagnostics) : NULL;
    if (paper->pages && last_stage(run) == STAGE_TYPESET)
        return pages_print(paper->pages, run->out), false;
    return paper->pages != NULL;
}

static struct buffer *add_file(struct products *p, struct slice path)
{
    struct finished *file = VECTOR_PUSH(&p->arena, &p->files);

    *file = (struct finished){path, BUFFER_INIT};
    return &file->bytes;
}

/* ---- pictures of the pages ---- */

struct chosen_pages {
    VECTOR(uint32_t) list; /* from 0, rising */
};

/* The pages that --pages names, or all. false after a diagnostic: there is no such page. */
static bool choose_pages(struct products *p, const struct paper *paper, const struct options *options,
                         struct chosen_pages *chosen)
{
    size_t count = paper->pages->count;
    bool *asked = ARENA_ARRAY(&p->arena, bool, count);

    for (size_t i = 0; i < options->pages.count; i++) {
        const struct page_range *range = &options->pages.items[i];

        if (range->last > count) {
            DIAG(&p->diagnostics, MSG_page_missing, NO_SPAN, paper->figures->name,
                 arena_print(&p->arena, "%lu", range->first > count ? range->first : range->last),
                 arena_print(&p->arena, "%zu page%s", count, count == 1 ? "" : "s"));
            p->usage_at_fault = true;
            return false;
        }
        for (unsigned long page = range->first; page <= range->last; page++)
            asked[page - 1] = true;
    }
    for (size_t i = 0; i < count; i++)
        if (asked[i] || !options->pages.count)
            *VECTOR_PUSH(&p->arena, &chosen->list) = (uint32_t)i;
    return true;
}

static struct buffer *add_preview(struct products *p, struct slice name)
{
    struct finished *file = VECTOR_PUSH(&p->arena, &p->previews);

    *file = (struct finished){name, BUFFER_INIT};
    return &file->bytes;
}

/* An SVG and a PNG a chart, beside the pages, under its id or else its number. */
static bool draw_charts(struct products *p, const struct paper *paper)
{
    unsigned number = 0;

    for (const struct doc_node *node = paper->document->root; node; node = document_next(node)) {
        struct slice name = node->id;

        if (!node->drawing || !figure_is_chart(node->drawing))
            continue;
        number++;
        if (!name.len)
            name = arena_print(&p->arena, "chart-%u", number);
        name = ARENA_JOIN(&p->arena, paper->figures->name, S("-"), name);
        render_chart_svg(paper->pages, paper->faces, node,
                         add_preview(p, ARENA_JOIN(&p->arena, name, S(".svg"))));
        if (!render_chart_png(paper->pages, node, CHART_DPI, &p->diagnostics,
                              add_preview(p, ARENA_JOIN(&p->arena, name, S(".png")))))
            return false;
    }
    return true;
}

/* One PNG a page, beside each other in the preview folder. */
static bool draw_pages(struct products *p, const struct paper *paper, const struct chosen_pages *chosen)
{
    for (size_t i = 0; i < chosen->list.count; i++) {
        uint32_t page = chosen->list.items[i];
        struct slice name =
            arena_print(&p->arena, "%.*s-%03u.png", SLICE_ARG(paper->figures->name), page + 1);

        if (!render_page_png(paper->pages, page, PREVIEW_DPI, &p->diagnostics, add_preview(p, name)))
            return false;
    }
    return true;
}

/* Contact sheets: the first is NAME-sheet.png, a long document's others NAME-sheet-2.png and on. */
static bool draw_sheets(struct products *p, const struct paper *paper, const struct chosen_pages *chosen)
{
    for (size_t at = 0; at < chosen->list.count; at += SHEET_PAGES) {
        size_t rest = chosen->list.count - at;
        struct sheet sheet = {&chosen->list.items[at], rest < SHEET_PAGES ? rest : SHEET_PAGES, SHEET_DPI};
        struct slice number = at ? arena_print(&p->arena, "-%zu", at / SHEET_PAGES + 1) : S("");
        struct slice name = ARENA_JOIN(&p->arena, paper->figures->name, S("-sheet"), number, S(".png"));

        if (!render_sheet_png(paper->pages, &sheet, &p->diagnostics, add_preview(p, name)))
            return false;
    }
    return true;
}

static bool draw_preview(struct products *p, const struct paper *paper, const struct options *options)
{
    struct chosen_pages chosen = {0};
    bool alone = options->command == COMMAND_PREVIEW, fine;
    size_t first = p->previews.count;

    fine = choose_pages(p, paper, options, &chosen) &&
           (options->sheet ? draw_sheets(p, paper, &chosen) : draw_pages(p, paper, &chosen));
    if (fine && !options->sheet && !options->pages.count)
        fine = draw_charts(p, paper);
    for (size_t i = first; i < p->previews.count && fine && alone; i++)
        buffer_print(&p->said, "%.*s/%.*s\n", SLICE_ARG(options->out), SLICE_ARG(p->previews.items[i].path));
    return fine;
}

/* ---- the files of an output ---- */

/* PDF, audit and, last, the manifest that vouches for them. */
static void make_files(struct products *p, const struct paper *paper, const struct run *run)
{
    struct slice name = paper->figures->name;
    struct slice paths[] = {ARENA_JOIN(&p->arena, name, S(".pdf")),
                            ARENA_JOIN(&p->arena, S("audit/"), name, S(".figures.csv")),
                            ARENA_JOIN(&p->arena, name, S(".manifest.json"))};
    struct output_file files[2];
    size_t first = p->files.count;

    if (!render_pdf(paper->pages, &p->diagnostics, add_file(p, paths[0])))
        return;
    publish_audit(paper->figures, paper->pages, &p->sources, add_file(p, paths[1]));
    for (size_t i = 0; i < 2; i++)
        files[i] = (struct output_file){paths[i], buffer_slice(&p->files.items[first + i].bytes)};
    publish_manifest(paper->figures, paper->pages, files, 2, add_file(p, paths[2]));
    buffer_print(&p->said, "%.*s/%.*s: %zu page%s, %zu kB\n", SLICE_ARG(run->options->out),
                 SLICE_ARG(paths[0]), paper->pages->count, paper->pages->count == 1 ? "" : "s",
                 (files[0].bytes.len + 999) / 1000);
}

/* The command's answer is one product of each output. */
static bool prints_product(const struct run *run)
{
    enum command command = run->options->command;

    return command == COMMAND_OUTLINE ||
           (last_stage(run) != STAGE_ALL && command != COMMAND_CHECK && !run->deadlines);
}

static void make_output(struct products *p, const struct output_figures *output, struct run *run)
{
    struct paper paper = {.figures = output->figures, .arena = ARENA_INIT};
    struct diagnostics_row before = {0};

    if (output->label.len && prints_product(run))
        buffer_print(run->out, "output %.*s\n", SLICE_ARG(output->figures->name));
    if (output->label.len)
        before = diagnostics_enter_row(&p->diagnostics, output->label, p->outputs->count);
    if (run->options->command == COMMAND_FIGURES)
        publish_audit(output->figures, NULL, &p->sources, run->out);
    else if (run->deadlines)
        deadlines_add(run->deadlines, output->figures);
    else if (run->options->command == COMMAND_BUILD && last_stage(run) == STAGE_COMPUTE)
        figures_print(output->figures, &p->sources, run->out);
    else if (run->options->command == COMMAND_OUTLINE && make_pages(p, &paper, run))
        publish_outline(paper.pages, run->out);
    else if (run->options->command == COMMAND_PREVIEW && make_pages(p, &paper, run))
        draw_preview(p, &paper, run->options);
    else if (run->options->command == COMMAND_BUILD && make_pages(p, &paper, run) &&
             (!run->options->preview.len || draw_preview(p, &paper, run->options)))
        make_files(p, &paper, run);
    diagnostics_leave_row(&p->diagnostics, before);
    arena_release(&paper.arena);
}

/* ---- the end ---- */

static enum exit_status publish(struct products *p, struct slice folder, const struct finished *files,
                                size_t count)
{
    struct output_file *list = ARENA_ARRAY(&p->arena, struct output_file, count);

    for (size_t i = 0; i < count; i++)
        list[i] = (struct output_file){files[i].path, buffer_slice(&files[i].bytes)};
    return !count || publish_files(folder, list, count, &p->diagnostics) ? EXIT_FINE : EXIT_SYSTEM;
}

static size_t figure_count(const struct products *p)
{
    size_t count = 0;

    for (size_t i = 0; i < p->outputs->count; i++)
        count += p->outputs->items[i].figures->printed_count;
    return count;
}

static void say_result(const struct products *p, const struct run *run)
{
    const struct diagnostics *d = &p->diagnostics;
    size_t errors = d->errors - d->repeats.errors, warnings = d->warnings - d->repeats.warnings;
    bool builds = run->options->command == COMMAND_BUILD && run->options->stop_after == STAGE_ALL;

    diagnostics_print(d, (struct diagnostics_style){.colour = run->colour}, run->messages);
    if (d->errors || d->warnings)
        buffer_print(run->messages, "%zu error%s, %zu warning%s.%s\n", errors, errors == 1 ? "" : "s",
                     warnings, warnings == 1 ? "" : "s",
                     d->errors && builds ? " Nothing was published; what was published before is as it was."
                                         : "");
    else if (run->options->command == COMMAND_CHECK && !run->options->quiet)
        buffer_print(run->out, "%.*s: all is well; %zu figures and claims hold\n",
                     SLICE_ARG(run->publication), figure_count(p));
    if (!d->errors && !run->options->quiet)
        buffer_put(run->out, buffer_slice(&p->said));
}

static void release(struct products *p)
{
    for (size_t i = 0; i < p->files.count; i++)
        buffer_release(&p->files.items[i].bytes);
    for (size_t i = 0; i < p->previews.count; i++)
        buffer_release(&p->previews.items[i].bytes);
    buffer_release(&p->said);
    arena_release(&p->arena);
}

static void begin(struct products *p)
{
    *p = (struct products){.arena = ARENA_INIT, .said = BUFFER_INIT};
    sources_init(&p->sources, &p->arena);
    diagnostics_init(&p->diagnostics, &p->arena, &p->sources);
}

static struct slice preview_folder(const struct options *options)
{
    return options->command == COMMAND_PREVIEW ? options->out : options->preview;
}

static enum exit_status run_publication(struct run *run)
{
    struct products p;
    enum exit_status status = EXIT_FINE;
    bool goes_on;

    begin(&p);
    make_figures(&p, run);
    goes_on = !p.diagnostics.errors || run->options->stop_after == STAGE_COMPUTE;
    for (size_t i = 0; p.outputs && i < p.outputs->count && goes_on; i++)
        make_output(&p, &p.outputs->items[i], run);
    if (run->told && p.outputs) {
        publish_facts(p.outputs, &p.sources, run->told);
        publish_names(p.outputs, run->publication, run->told);
    }
    if (p.diagnostics.errors)
        status = p.usage_at_fault ? EXIT_USAGE : EXIT_SOURCES;
    if (p.diagnostics.errors && run->deadlines)
        *VECTOR_PUSH(run->deadlines->arena, &run->deadlines->left_out) = run->publication;
    if (status == EXIT_FINE)
        status = publish(&p, preview_folder(run->options), p.previews.items, p.previews.count);
    if (status == EXIT_FINE)
        status = publish(&p, run->options->out, p.files.items, p.files.count);
    say_result(&p, run);
    release(&p);
    return status;
}

static enum exit_status print_buffer(struct buffer *text, FILE *file, enum exit_status status)
{
    if (text->len)
        fwrite(text->ptr, 1, text->len, file);
    buffer_release(text);
    return status;
}

/* ---- what changed since the publication before ---- */

static enum exit_status run_diff(const struct run *pattern)
{
    const struct options *options = pattern->options;
    struct run run = *pattern;
    size_t count = options->publications.count;
    struct buffer text = BUFFER_INIT, messages = BUFFER_INIT;
    struct products old, new;
    enum exit_status status;

    begin(&old);
    begin(&new);
    run.out = &text;
    run.messages = &messages;
    run.publication = options->publications.items[count - 1];
    make_figures(&new, &run);
    run.publication = count > 1 ? options->publications.items[0] : new.inputs->follows;
    if (run.publication.len)
        make_figures(&old, &run);
    else if (!new.diagnostics.errors)
        DIAG(&new.diagnostics, MSG_diff_follows, NO_SPAN, options->publications.items[0]);
    status = old.diagnostics.errors || new.diagnostics.errors ? EXIT_SOURCES : EXIT_FINE;
    if (status == EXIT_FINE && old.outputs && new.outputs)
        publish_diff(old.outputs, new.outputs, &text);
    else
        say_result(&old, &run), say_result(&new, &run);
    release(&old);
    release(&new);
    print_buffer(&messages, stderr, status);
    return print_buffer(&text, stdout, status);
}

/* ---- several publications ---- */

/* What no publication can see by itself: one fact with two values, one file name of two outputs. */
static enum exit_status run_together(const struct run *pattern, struct arena *arena)
{
    struct buffer told = BUFFER_INIT, text = BUFFER_INIT;
    struct run run = *pattern;
    struct sources sources;
    struct diagnostics found;
    enum exit_status status;

    run.told = &told;
    status = run_all(&run, run_publication);
    sources_init(&sources, arena);
    diagnostics_init(&found, arena, &sources);
    if (run.options->command == COMMAND_CHECK)
        facts_compare(buffer_slice(&told), &found);
    names_compare(buffer_slice(&told), &found);
    diagnostics_print(&found, (struct diagnostics_style){.colour = run.colour}, &text);
    buffer_release(&told);
    return print_buffer(&text, stderr, found.errors && status == EXIT_FINE ? EXIT_SOURCES : status);
}

/* One list over all publications, so one process reads them. */
static enum exit_status run_deadlines(struct run *pattern, struct options *options, struct arena *arena)
{
    struct deadlines deadlines = {.arena = arena};
    struct buffer text = BUFFER_INIT;
    enum exit_status status;

    options->jobs = 1;
    pattern->deadlines = &deadlines;
    status = run_all(pattern, run_publication);
    deadlines_print(&deadlines, options->on, &text);
    return print_buffer(&text, stdout, status);
}

/* ---- a publication to begin with ---- */

static struct slice without_slash(struct slice path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

/* Copies a starter into a folder that is not there yet. */
static enum exit_status run_new(const struct run *run, struct arena *arena, struct diagnostics *diagnostics)
{
    const struct options *options = run->options;
    struct slice kind = options->publications.items[0];
    struct slice folder = without_slash(options->publications.items[1]);
    struct starter_request request = {kind, folder, run->share};
    const struct starter *starter = starter_read(arena, &request, diagnostics);
    struct output_file *files = ARENA_ARRAY(arena, struct output_file, starter ? starter->count : 0);
    struct buffer text = BUFFER_INIT;

    for (size_t i = 0; starter && i < starter->count; i++)
        files[i] = (struct output_file){starter->files[i].path, starter->files[i].bytes};
    if (starter && publish_files(folder, files, starter->count, diagnostics)) {
        if (!options->quiet)
            buffer_print(&text,
                         "%.*s: a %.*s to begin with. Write its title and date into %.*s/publication.yaml, "
                         "then run: precept check %.*s\n",
                         SLICE_ARG(folder), SLICE_ARG(kind), SLICE_ARG(folder), SLICE_ARG(folder));
        return print_buffer(&text, stdout, EXIT_FINE);
    }
    diagnostics_print(diagnostics, (struct diagnostics_style){.colour = run->colour}, &text);
    return print_buffer(&text, stderr, starter ? EXIT_SYSTEM : EXIT_USAGE);
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
    usable = usable && options_complete(&options, arena, pattern.share, &usage);
    if (usable && options.command == COMMAND_DEADLINES)
        return run_deadlines(&pattern, &options, arena);
    if (usable && options.command == COMMAND_NEW)
        return run_new(&pattern, arena, &usage);
    if (usable && options.command == COMMAND_DIFF)
        return run_diff(&pattern);
    if (usable && options.publications.count > 1)
        return run_together(&pattern, arena);
    if (usable)
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
