/* The workers: publications are dealt out to forked processes (before anything of Pango exists), what each of
 * them says is kept in a memory file and written in the order of the publications. With one job nothing is
 * forked. */
#include "cli/run.h"

#include "base/bug.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_all(int file, struct slice s)
{
    while (s.len) {
        ssize_t n = write(file, s.ptr, s.len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return; /* nobody listens any more */
        s = slice_from(s, (size_t)n);
    }
}

static bool shows_progress(const struct run *run)
{
    return run->terminal && !run->options->quiet && run->options->publications.count > 1;
}

static void show_progress(const struct run *run, size_t index)
{
    size_t count = run->options->publications.count;

    if (shows_progress(run))
        fprintf(stderr, "\r\033[K[%zu/%zu] %.*s", index + 1, count, SLICE_ARG(run->publication));
}

static void clear_progress(const struct run *run)
{
    if (shows_progress(run))
        fputs("\r\033[K", stderr);
}

/* One publication with its words going to the two files. */
static enum exit_status run_to(const struct run *pattern, run_one *work, size_t index, const int files[2])
{
    struct buffer out = BUFFER_INIT, messages = BUFFER_INIT;
    struct run run = *pattern;
    enum exit_status status;

    run.publication = pattern->options->publications.items[index];
    run.out = &out;
    run.messages = &messages;
    show_progress(&run, index);
    status = work(&run);
    clear_progress(&run);
    write_all(files[0], buffer_slice(&out));
    write_all(files[1], buffer_slice(&messages));
    buffer_release(&out);
    buffer_release(&messages);
    return status;
}

static enum exit_status worse(enum exit_status a, enum exit_status b)
{
    return a > b ? a : b;
}

struct worker {
    pid_t process;
    int files[3]; /* standard output, standard error, told */
};

/* The publications from `first` up to `end`: their words lie in the worker's files one after the other, so a
 * worker has a run of neighbours and the order holds. */
static enum exit_status run_share(const struct run *pattern, run_one *work, size_t first, size_t end,
                                  const int files[2])
{
    enum exit_status status = EXIT_FINE;
    struct shelf shelf = {.arena = ARENA_INIT};
    struct run run = *pattern;

    run.shelf = &shelf;
    for (size_t i = first; i < end; i++)
        status = worse(status, run_to(&run, work, i, files));
    shelf_release(&shelf);
    return status;
}

static void start(struct worker *worker, const struct run *pattern, run_one *work, size_t first, size_t end)
{
    for (int i = 0; i < 3; i++) {
        worker->files[i] = memfd_create("precept", MFD_CLOEXEC);
        if (worker->files[i] < 0)
            out_of_memory();
    }
    worker->process = fork();
    if (worker->process < 0)
        out_of_memory();
    if (worker->process == 0) {
        enum exit_status status = run_share(pattern, work, first, end, worker->files);

        if (pattern->told)
            write_all(worker->files[2], buffer_slice(pattern->told));
        _exit((int)status);
    }
}

static void copy_file(int from, int to)
{
    char room[65536];
    ssize_t n;

    lseek(from, 0, SEEK_SET);
    while ((n = read(from, room, sizeof room)) > 0)
        write_all(to, (struct slice){room, (size_t)n});
    close(from);
}

static void collect_told(int from, struct buffer *told)
{
    char room[65536];
    ssize_t n;

    lseek(from, 0, SEEK_SET);
    while (told && (n = read(from, room, sizeof room)) > 0)
        buffer_put(told, (struct slice){room, (size_t)n});
    close(from);
}

static enum exit_status finish(struct worker *worker, const struct run *pattern)
{
    int status;

    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        continue;
    copy_file(worker->files[0], STDOUT_FILENO);
    copy_file(worker->files[1], STDERR_FILENO);
    collect_told(worker->files[2], pattern->told);
    return WIFEXITED(status) ? (enum exit_status)WEXITSTATUS(status) : EXIT_SYSTEM;
}

enum exit_status run_all(const struct run *pattern, run_one *work)
{
    size_t count = pattern->options->publications.count, jobs = pattern->options->jobs;
    enum exit_status status = EXIT_FINE;
    struct worker *workers;

    if (jobs > count)
        jobs = count;
    if (jobs <= 1)
        return run_share(pattern, work, 0, count, (const int[2]){STDOUT_FILENO, STDERR_FILENO});
    workers = calloc(jobs, sizeof *workers);
    if (!workers)
        out_of_memory();
    for (size_t i = 0; i < jobs; i++)
        start(&workers[i], pattern, work, count * i / jobs, count * (i + 1) / jobs);
    for (size_t i = 0; i < jobs; i++)
        status = worse(status, finish(&workers[i], pattern));
    free(workers);
    return status;
}
