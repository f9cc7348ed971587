/* Command line → struct options. Long options with "=" or the next word as value, short ones with the value
 * joined or in the next word, in any order with the publications; "--" ends the options. */
#include "cli/options.h"

#include "base/bug.h"

enum option_id {
    OPTION_STOP_AFTER,
    OPTION_OUT,
    OPTION_EDITION,
    OPTION_PREVIEW,
    OPTION_PAGES,
    OPTION_SHEET,
    OPTION_JOBS,
    OPTION_ON,
    OPTION_QUIET,
    OPTION_COLOUR,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option {
    const char *name;
    char letter;
    const char *value; /* what stands for the value in the help; NULL = takes none */
    const char *help;
} option_table[] = {
    [OPTION_STOP_AFTER] = {"stop-after", 's', "STAGE",
                           "print the product of read, check, compute, compose or typeset and stop"},
    [OPTION_OUT] = {"out", 'o', "DIR", "write into DIR (out; of preview: out/preview)"},
    [OPTION_EDITION] = {"edition", 'e', "NAME", "build the edition NAME of the publication"},
    [OPTION_PREVIEW] = {"preview", 'p', "DIR", "also draw pictures of each page and each chart into DIR"},
    [OPTION_PAGES] = {"pages", 'P', "LIST", "of preview: only these pages, as 1,3-5"},
    [OPTION_SHEET] = {"sheet", 'S', NULL, "of preview: all pages side by side in one picture"},
    [OPTION_JOBS] = {"jobs", 'j', "N", "build N publications side by side (1)"},
    [OPTION_ON] = {"on", 'd', "DATE", "the day for which deadlines are listed"},
    [OPTION_QUIET] = {"quiet", 'q', NULL, "say nothing when all is well"},
    [OPTION_COLOUR] = {"colour", 'c', "WHEN", "colour in messages: auto, always or never (auto)"},
    [OPTION_HELP] = {"help", 'h', NULL, "print this help"},
    [OPTION_VERSION] = {"version", 'V', NULL, "print the version"},
};
enum { PAGES_LIMIT = 1000000 };
enum { OPTION_COUNT = sizeof option_table / sizeof *option_table };

static const struct {
    const char *name, *help;
} command_table[] = {
    [COMMAND_BUILD] = {"build", "build publications into the output folder"},
    [COMMAND_PREVIEW] = {"preview", "draw pages as PNG pictures, or all of them on a contact sheet"},
    [COMMAND_CHECK] = {"check", "read, compute and check every claim; typeset nothing"},
    [COMMAND_FIGURES] = {"figures", "list every figure printed: value, formula and source cells"},
    [COMMAND_OUTLINE] = {"outline", "say what a screen reader says: roles and words, in order, one a line"},
    [COMMAND_DEADLINES] = {"deadlines", "list what is due in all publications, as of --on DATE"},
    [COMMAND_DIFF] = {"diff", "list the figures and rows of data that changed from OLD to NEW"},
    [COMMAND_NEW] = {"new", "begin a publication: new KIND FOLDER copies a commented starter that builds"},
    [COMMAND_HELP] = {"help", "print this help"},
};
enum { COMMAND_COUNT = sizeof command_table / sizeof *command_table };

static const char *const stage_names[] = {"read", "check", "compute", "compose", "typeset"};
static const char *const colour_names[] = {"auto", "always", "never"};

struct reader {
    struct options *options;
    struct arena *arena;
    struct diagnostics *diagnostics;
    char **next; /* the argument to read next */
    bool command_seen;
};

/* The index of `word` among names, or -1 after a message that lists them. */
static int choice(struct reader *r, const char *option, struct slice word, const char *const *names,
                  size_t count)
{
    struct buffer list = BUFFER_INIT;

    for (size_t i = 0; i < count; i++)
        if (slice_is(word, names[i]))
            return (int)i;
    for (size_t i = 0; i < count; i++)
        buffer_print(&list, "%s%s", i ? ", " : "", names[i]);
    DIAG(r->diagnostics, MSG_option_value, NO_SPAN, slice_of(option), word, buffer_slice(&list));
    buffer_release(&list);
    return -1;
}

static void set_jobs(struct reader *r, struct slice value)
{
    if (!slice_to_whole(value, 256, &r->options->jobs) || !r->options->jobs)
        DIAG(r->diagnostics, MSG_option_value, NO_SPAN, S("jobs"), value, S("a number from 1 to 256"));
}

/* "4" or "3-5". */
static bool read_range(struct slice word, struct page_range *range)
{
    size_t dash = slice_find_byte(word, '-', 0);
    struct slice last = dash < word.len ? slice_from(word, dash + 1) : word;

    return slice_to_whole(slice_trim(slice_sub(word, 0, dash)), PAGES_LIMIT, &range->first) &&
           slice_to_whole(slice_trim(last), PAGES_LIMIT, &range->last) && range->first &&
           range->first <= range->last;
}

static void set_pages(struct reader *r, struct slice value)
{
    for (size_t at = 0, comma; at <= value.len; at = comma + 1) {
        struct page_range range;

        comma = slice_find_byte(value, ',', at);
        if (!read_range(slice_sub(value, at, comma - at), &range)) {
            DIAG(r->diagnostics, MSG_option_value, NO_SPAN, S("pages"), value,
                 S("numbers of pages, as 4 or 1,3-5"));
            return;
        }
        *VECTOR_PUSH(r->arena, &r->options->pages) = range;
    }
}

static void set_on(struct reader *r, struct slice value)
{
    r->options->has_on = date_read(value, DATE_ISO_ONLY, &r->options->on) == DATE_FINE;
    if (!r->options->has_on)
        DIAG(r->diagnostics, MSG_option_value, NO_SPAN, S("on"), value,
             S("a day, as 2024-01-15 or \"15 January 2024\""));
}

static void set_option(struct reader *r, enum option_id id, struct slice value)
{
    struct options *o = r->options;
    int which;

    switch (id) {
    case OPTION_STOP_AFTER:
        which = choice(r, "stop-after", value, stage_names, STAGE_ALL);
        if (which >= 0)
            o->stop_after = (enum stage)which;
        break;
    case OPTION_OUT:
        o->out = value;
        break;
    case OPTION_EDITION:
        o->edition = value;
        break;
    case OPTION_PREVIEW:
        o->preview = value;
        break;
    case OPTION_PAGES:
        set_pages(r, value);
        break;
    case OPTION_SHEET:
        o->sheet = true;
        break;
    case OPTION_JOBS:
        set_jobs(r, value);
        break;
    case OPTION_ON:
        set_on(r, value);
        break;
    case OPTION_QUIET:
        o->quiet = true;
        break;
    case OPTION_COLOUR:
        which = choice(r, "colour", value, colour_names, 3);
        if (which >= 0)
            o->colour = (enum colour_when)which;
        break;
    case OPTION_HELP:
        o->command = COMMAND_HELP;
        r->command_seen = true;
        break;
    case OPTION_VERSION:
        o->command = COMMAND_VERSION;
        r->command_seen = true;
        break;
    }
}

/* The value that belongs to an option: joined, or the next argument. */
static void take_value(struct reader *r, enum option_id id, struct slice joined)
{
    if (!option_table[id].value) {
        if (joined.ptr)
            DIAG(r->diagnostics, MSG_option_takes_no_value, NO_SPAN, slice_of(option_table[id].name));
        set_option(r, id, S(""));
    } else if (joined.ptr) {
        set_option(r, id, joined);
    } else if (*r->next) {
        set_option(r, id, slice_of(*r->next++));
    } else {
        DIAG(r->diagnostics, MSG_option_needs_value, NO_SPAN, slice_of(option_table[id].name),
             slice_of(option_table[id].value));
    }
}

static void read_long(struct reader *r, struct slice word)
{
    size_t equals = slice_find_byte(word, '=', 0);
    struct slice name = slice_sub(word, 0, equals), names[OPTION_COUNT];
    struct slice value = equals < word.len ? slice_from(word, equals + 1) : (struct slice){NULL, 0};

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        names[i] = slice_of(option_table[i].name);
        if (slice_equal(name, names[i])) {
            take_value(r, (enum option_id)i, value);
            return;
        }
    }
    name = nearest_name(name, names, OPTION_COUNT);
    DIAG(r->diagnostics, MSG_option_unknown, NO_SPAN, ARENA_JOIN(r->arena, S("--"), word),
         name.len ? ARENA_JOIN(r->arena, S("Did you mean --"), name, S("? ")) : S(""));
}

/* "-qo out" and "-qoout". */
static void read_short(struct reader *r, struct slice letters)
{
    for (size_t at = 0; at < letters.len; at++) {
        size_t i = 0;

        while (i < OPTION_COUNT && option_table[i].letter != letters.ptr[at])
            i++;
        if (i == OPTION_COUNT) {
            DIAG(r->diagnostics, MSG_option_unknown, NO_SPAN,
                 ARENA_JOIN(r->arena, S("-"), slice_sub(letters, at, 1)), S(""));
            return;
        }
        if (option_table[i].value) {
            take_value(r, (enum option_id)i,
                       at + 1 < letters.len ? slice_from(letters, at + 1) : (struct slice){NULL, 0});
            return;
        }
        set_option(r, (enum option_id)i, S(""));
    }
}

static void read_command(struct reader *r, struct slice word)
{
    struct slice names[COMMAND_COUNT], near;

    r->command_seen = true;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = slice_of(command_table[i].name);
        if (slice_equal(word, names[i])) {
            r->options->command = (enum command)i;
            return;
        }
    }
    near = nearest_name(word, names, COMMAND_COUNT);
    DIAG(r->diagnostics, MSG_command_unknown, NO_SPAN, word,
         near.len ? ARENA_JOIN(r->arena, S("Did you mean "), near, S("? ")) : S(""));
}

bool options_read(struct options *options, struct arena *arena, char **argv, struct diagnostics *diagnostics)
{
    struct reader r = {options, arena, diagnostics, argv + 1, false};
    size_t before = diagnostics->errors;
    bool options_ended = false;

    *options = (struct options){.command = COMMAND_HELP, .stop_after = STAGE_ALL, .jobs = 1};
    options->edition = options->preview = options->out = S("");
    while (*r.next) {
        struct slice word = slice_of(*r.next++);

        if (!options_ended && slice_is(word, "--"))
            options_ended = true;
        else if (!options_ended && slice_starts_with(word, S("--")))
            read_long(&r, slice_from(word, 2));
        else if (!options_ended && word.len > 1 && word.ptr[0] == '-')
            read_short(&r, slice_from(word, 1));
        else if (!r.command_seen)
            read_command(&r, word);
        else
            *VECTOR_PUSH(arena, &options->publications) = word;
    }
    if (!options->out.len)
        options->out = options->command == COMMAND_PREVIEW ? S("out/preview") : S("out");
    if (!r.command_seen && diagnostics->errors == before)
        DIAG(diagnostics, MSG_command_missing, NO_SPAN);
    return diagnostics->errors == before;
}

void options_help(struct buffer *out)
{
    buffer_put(out, S("usage: precept COMMAND [OPTION…] [PUBLICATION…]\n\n"
                      "A PUBLICATION is a folder with a publication.yaml; without one, all below inputs/.\n\n"
                      "commands\n"));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        buffer_print(out, "  %-22s %s\n", command_table[i].name, command_table[i].help);
    buffer_put(out, S("\noptions\n"));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *o = &option_table[i];
        struct arena scratch = ARENA_INIT;
        struct slice name =
            arena_print(&scratch, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");

        buffer_print(out, "  -%c, %-18s %s\n", o->letter, name.ptr, o->help);
        arena_release(&scratch);
    }
    buffer_put(
        out,
        S("\nexit status: 0 all is well, 1 the sources are at fault, 2 the command is, 3 the system is\n"));
}
