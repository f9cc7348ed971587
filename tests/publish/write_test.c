/* Writing outputs: whole or not at all, killed at any step, refused for any reason. The system calls of the
 * writer are replaced by ones that count, refuse, or end the program. */
#include "expect.h"
#include "publish/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int steps_left = -1;      /* the program is killed before the step that makes this 0 */
static const char *refused_call; /* this call fails … */
static int refused_number;       /* … for this reason … */
static int refused_after;        /* … after so many that did not */
static int partial_writes;       /* write() takes at most so many bytes; 0 = as it likes */

static int step(const char *call)
{
    if (steps_left > 0 && --steps_left == 0)
        raise(SIGKILL);
    if (refused_call && strcmp(refused_call, call) == 0 && refused_after-- == 0) {
        errno = refused_number;
        return -1;
    }
    return 0;
}

int rename(const char *old, const char *new)
{
    return step("rename") ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

ssize_t write(int fd, const void *buf, size_t n)
{
    if (fd > 2 && step("write"))
        return -1;
    if (fd > 2 && partial_writes && n > (size_t)partial_writes)
        n = (size_t)partial_writes;
    return syscall(SYS_write, fd, buf, n);
}

int fsync(int fd)
{
    return step("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int ftruncate(int fd, off_t length)
{
    return step("ftruncate") ? -1 : (int)syscall(SYS_ftruncate, fd, length);
}

int mkdir(const char *path, mode_t mode)
{
    return step("mkdir") ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* ---- a folder to publish into ---------------------------------------------------------------- */

static char folder[64];
static struct arena arena;

static const char *const names[] = {"report.pdf", "audit/report.figures.csv", "report.manifest.json"};

static struct slice content(const char *edition, int file)
{
    static char text[2][3][6000];
    char *out = text[edition[0] == 'n'][file];

    memset(out, edition[0], 6000);
    out[0] = (char)('0' + file);
    return (struct slice){out, 5000 + (size_t)file + (edition[0] == 'n')};
}

static bool publish(const char *edition, struct diagnostics *diagnostics)
{
    struct output_file files[3];

    for (int i = 0; i < 3; i++)
        files[i] = (struct output_file){slice_of(names[i]), content(edition, i)};
    return publish_files(slice_of(folder), files, 3, diagnostics);
}

static struct diagnostics fresh_diagnostics(void)
{
    static struct sources sources;
    struct diagnostics d;

    sources_init(&sources, &arena);
    diagnostics_init(&d, &arena, &sources);
    return d;
}

/* "old", "new", "none" or "torn". */
static const char *state_of(int file)
{
    char path[128], bytes[8000];
    struct slice found = {bytes, 0};
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, names[file]);
    f = fopen(path, "rb");
    if (!f)
        return "none";
    found.len = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return slice_equal(found, content("old", file))   ? "old"
           : slice_equal(found, content("new", file)) ? "new"
                                                      : "torn";
}

static int files_in(const char *path)
{
    DIR *dir = opendir(path);
    int count = 0;

    for (struct dirent *entry; dir && (entry = readdir(dir));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (dir)
        closedir(dir);
    return count;
}

/* What was asked for and nothing else. */
static void expect_clean(const char *state)
{
    char audit[128];

    snprintf(audit, sizeof audit, "%s/audit", folder);
    for (int i = 0; i < 3; i++)
        EXPECT_TEXT(slice_of(state_of(i)), state);
    EXPECT_NUMBER(files_in(folder), 3); /* the PDF, the manifest, the audit's folder */
    EXPECT_NUMBER(files_in(audit), 1);
}

/* ---- cases ----------------------------------------------------------------------------------- */

static void killed_at_step(int step_number, bool *finished)
{
    int status;
    pid_t child = fork();

    if (!child) {
        struct diagnostics d = fresh_diagnostics();

        steps_left = step_number;
        _exit(publish("new", &d) ? 0 : 1);
    }
    waitpid(child, &status, 0);
    *finished = WIFEXITED(status);
    for (int i = 0; i < 3; i++)
        EXPECT(strcmp(state_of(i), "torn") != 0 && strcmp(state_of(i), "none") != 0);
    if (strcmp(state_of(2), "new") == 0) { /* the manifest vouches for the others */
        EXPECT_TEXT(slice_of(state_of(0)), "new");
        EXPECT_TEXT(slice_of(state_of(1)), "new");
    }
}

static void test_kill(void)
{
    bool finished = false;
    int step_number;

    for (step_number = 1; !finished && step_number < 100; step_number++) {
        struct diagnostics d = fresh_diagnostics();

        EXPECT(publish("old", &d)); /* also takes over what the killed run left */
        expect_clean("old");
        killed_at_step(step_number, &finished);
    }
    EXPECT(step_number > 12); /* there were steps to be killed at */
    expect_clean("new");
}

static void refuse(const char *call, int number, int after, enum message expected)
{
    struct diagnostics d = fresh_diagnostics();

    EXPECT(publish("old", &d));
    refused_call = call;
    refused_number = number;
    refused_after = after;
    EXPECT(!publish("new", &d));
    refused_call = NULL;
    EXPECT_NUMBER(d.list.count, 1);
    EXPECT_NUMBER(d.list.items[0].id, expected);
    for (int i = 0; i < 3; i++)
        EXPECT(strcmp(state_of(i), "torn") != 0);
    if (strcmp(call, "rename") != 0)
        expect_clean("old");
}

static void test_refusals(void)
{
    refuse("write", ENOSPC, 0, MSG_output_disk_full);
    refuse("write", ENOSPC, 2, MSG_output_disk_full);
    refuse("write", EDQUOT, 1, MSG_output_disk_full);
    refuse("fsync", EIO, 1, MSG_output_failed);
    refuse("ftruncate", EROFS, 0, MSG_output_read_only);
    refuse("rename", EACCES, 0, MSG_output_permission);
    refuse("rename", EPERM, 2, MSG_output_permission);
}

static void test_no_folder(void)
{
    struct output_file file = {S("deep/er/x.pdf"), S("x")};
    struct diagnostics d = fresh_diagnostics();

    refused_call = "mkdir";
    refused_number = EROFS;
    refused_after = 1;
    EXPECT(!publish_files(slice_of(folder), &file, 1, &d));
    refused_call = NULL;
    EXPECT_NUMBER(d.list.items[0].id, MSG_output_read_only);
    EXPECT(publish_files(slice_of(folder), &file, 1, &d));
    file.path = S("report.pdf/x.pdf");
    EXPECT(!publish_files(slice_of(folder), &file, 1, &d));
    EXPECT_NUMBER(d.list.items[1].id, MSG_output_in_the_way);
    file.path = S("deep/er");
    EXPECT(!publish_files(slice_of(folder), &file, 1, &d));
    EXPECT_NUMBER(d.list.items[2].id, MSG_output_in_the_way);
}

static void test_partial_writes(void)
{
    struct diagnostics d = fresh_diagnostics();

    partial_writes = 7;
    EXPECT(publish("new", &d));
    partial_writes = 0;
    expect_clean("new");
}

/* Two runs of one publication at once: the outputs are those of one of them. */
static void test_together(void)
{
    int status;

    for (int round = 0; round < 20; round++) {
        pid_t children[4];

        for (int i = 0; i < 4; i++)
            if (!(children[i] = fork())) {
                struct diagnostics d = fresh_diagnostics();

                _exit(publish(i % 2 ? "new" : "old", &d) ? 0 : 1);
            }
        for (int i = 0; i < 4; i++) {
            waitpid(children[i], &status, 0);
            EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        }
        for (int i = 0; i < 3; i++) {
            EXPECT(strcmp(state_of(i), "torn") != 0 && strcmp(state_of(i), "none") != 0);
            EXPECT_TEXT(slice_of(state_of(i)), state_of(0));
        }
    }
}

static void test_many(void)
{
    struct output_file files[12];
    struct diagnostics d = fresh_diagnostics();

    for (int i = 0; i < 12; i++)
        files[i] = (struct output_file){arena_print(&arena, "many/page-%d.png", i), S("picture")};
    EXPECT(publish_files(slice_of(folder), files, 12, &d));
    EXPECT_NUMBER(files_in(arena_print(&arena, "%s/many", folder).ptr), 12);
}

int main(void)
{
    char command[128];

    snprintf(folder, sizeof folder, "/tmp/precept-publish-%d", (int)getpid());
    test_kill();
    test_refusals();
    test_partial_writes();
    test_together();
    test_no_folder();
    test_many();
    snprintf(command, sizeof command, "rm -rf %s", folder);
    EXPECT(system(command) == 0);
    arena_release(&arena);
    return expect_report();
}
