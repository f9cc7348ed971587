/* Which files are opened, from where, and which are refused. Every case makes a small project in a folder of
 * its own, reads a publication in it and looks at the messages and at the record of paths. */
#include "expect.h"

#include "base/buffer.h"
#include "read/inputs.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[] = "/tmp/precept-read-XXXXXX";

static const char *const project[] = {
    "layouts/styles.yaml",
    "body: {size: text}\n",
    "layouts/case.yaml",
    "layout: case\ntakes: {gradings: {type: table}, badge: {type: picture}}\n",
    "layouts/brands/case.yaml",
    "brand: case\nfonts: {text: Small Sans Semibold}\n",
    "layouts/brands/logo.yaml",
    "brand: logo\nlogo: {file: logo.png, alt: A logo}\n",
    "inputs/house-style.yaml",
    "language: en-GB\n",
    "inputs/registers/posts.yaml",
    "posts: {chair: Chair}\n",
    "inputs/registers/holidays.csv",
    "date,name\n2023-12-25,Christmas Day\n",
    "inputs/other/data.csv",
    "a,b\n1,2\n",
    "fonts/manifest.csv",
    "kind,family,style,weight,package,source,file,licence,sha256\n"
    "font,Small Sans,regular,400,fonts-small,x,small.ttf,OFL,"
    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n"
    "font,Other Sans,italic,700,fonts-other,x,not-there.ttf,OFL,00\n"
    "profile,,,,icc,x,srgb.icc,Zlib,486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7\n",
    "fonts/files/small.ttf",
    "hello",
    "fonts/files/srgb.icc",
    "world",
    "outside.csv",
    "a,b\n1,2\n",
    NULL,
};

static void write_bytes(const char *path, const char *bytes, size_t length)
{
    char whole[512], *slash;
    FILE *file;

    snprintf(whole, sizeof whole, "%s/%s", root, path);
    for (slash = strchr(whole + strlen(root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(whole, 0777);
        *slash = '/';
    }
    file = fopen(whole, "wb");
    EXPECT(file && fwrite(bytes, 1, length, file) == length);
    if (file)
        fclose(file);
}

static void write_text(const char *path, const char *text)
{
    write_bytes(path, text, strlen(text));
}

static void link_to(const char *target, const char *path)
{
    char whole[512];

    snprintf(whole, sizeof whole, "%s/%s", root, path);
    unlink(whole);
    EXPECT(!symlink(target, whole));
}

/* A PNG of one grey pixel: head, data, end, each with its checksum. */
static const unsigned char png[] = {
    0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0,    13,  'I',  'H',  'D',  'R',  0,
    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,   0x3a, 0x7e, 0x9b, 0x55, 0,
    0,    0,    10,   'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0,   0,    0,    2,    0,    1,
    0x48, 0xaf, 0xa4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82};

/* The least JPEG that is whole: a frame of 2 by 3 pixels, a scan, the end. */
static const unsigned char jpeg[] = {0xff, 0xd8, 0xff, 0xe0, 0, 4,  0, 0,    0xff, 0xc0, 0,    11,
                                     8,    0,    3,    0,    2, 1,  1, 0x11, 0,    0xff, 0xda, 0,
                                     8,    1,    1,    0,    0, 63, 0, 0x12, 0xff, 0xd9};

struct run {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    const struct inputs *inputs;
};

static void start(struct run *run, const char *publication, const char *share, const char *edition)
{
    arena_init(&run->arena);
    sources_init(&run->sources, &run->arena);
    diagnostics_init(&run->diagnostics, &run->arena, &run->sources);
    run->inputs =
        read_inputs(&run->arena, &run->sources, &run->diagnostics,
                    &(struct read_request){slice_of(publication), slice_of(share), slice_of(edition)});
}

static bool has_path(const struct run *run, const char *name, bool found)
{
    for (size_t i = 0; i < run->inputs->path_count; i++)
        if (slice_is(run->inputs->paths[i].name, name))
            return run->inputs->paths[i].found == found;
    return false;
}

/* The ids that were raised, in their order, with spaces between them. */
static void expect_ids(struct run *run, const char *ids)
{
    struct slice list = S("");

    for (size_t i = 0; i < run->diagnostics.list.count; i++)
        list = ARENA_JOIN(&run->arena, list, i ? S(" MSG_") : S("MSG_"),
                          slice_of(message_text(run->diagnostics.list.items[i].id)->id));
    expect_text(list, ids, __FILE__, __LINE__);
    if (!slice_is(list, ids)) {
        struct buffer out = BUFFER_INIT;

        diagnostics_print(&run->diagnostics, (struct diagnostics_style){0}, &out);
        printf("%.*s", (int)out.len, out.ptr);
        buffer_release(&out);
    }
}

/* The publication `text`, and the ids that it raises. */
static void expect_messages(const char *text, const char *edition, const char *ids)
{
    struct run run;

    write_text("inputs/pub/publication.yaml", text);
    start(&run, "inputs/pub", "", edition);
    expect_ids(&run, ids);
    arena_release(&run.arena);
}

#define HEAD "layout: case\nbrand: case\n"

static void test_everything_found(void)
{
    struct run run;

    write_text("inputs/pub/publication.yaml", HEAD "gradings: data/g.csv\n"
                                                   "badge: p.png\n"
                                                   "data:\n"
                                                   "  g: {file: data/g.csv, title rows: 1}\n"
                                                   "  r: {file: data/r.yaml}\n"
                                                   "  h: {file: ../registers/holidays.csv}\n"
                                                   "body:\n"
                                                   "  - file: chapters/one.md\n"
                                                   "  - section: A\n"
                                                   "    content:\n"
                                                   "      - text: |\n"
                                                   "          words ![alt](q.jpg)\n");
    write_text("inputs/pub/data/g.csv", "Title\na,b\n1,2\n");
    write_text("inputs/pub/data/r.yaml", "- {id: a}\n- {id: b}\n");
    write_text("inputs/pub/chapters/one.md",
               "---\ntitle: One\npicture: ../p.png\n---\n# Head\n\n```panel x\npicture: ../q.jpg\n```\n");
    write_bytes("inputs/pub/p.png", (const char *)png, sizeof png);
    write_bytes("inputs/pub/q.jpg", (const char *)jpeg, sizeof jpeg);
    write_text("inputs/pub/registers/posts.yaml", "posts: {nearer: yes}\n");
    start(&run, "inputs/pub", "", "");
    expect_ids(&run, "");
    EXPECT_TEXT(run.inputs->name, "pub");
    EXPECT_NUMBER(run.inputs->file_count, 8);
    EXPECT_NUMBER(run.inputs->font_count, 2);
    EXPECT_NUMBER(run.inputs->register_count, 2);
    EXPECT_TEXT(run.inputs->colour_profile, "world");
    EXPECT(raw_lookup(raw_lookup(inputs_register(run.inputs, "posts")->yaml, "posts"), "nearer") != NULL);
    for (size_t i = 0; i < run.inputs->file_count; i++)
        EXPECT(run.inputs->files[i].source != 0);
    if (run.inputs->file_count == 8) {
        const struct input_file *table =
            inputs_file(run.inputs, raw_lookup(run.inputs->publication, "gradings"));

        EXPECT(table && table->table && table->table->row_count == 1 && table->table->title_rows == 1);
    }
    EXPECT(has_path(&run, "inputs/pub/publication.yaml", true));
    EXPECT(has_path(&run, "inputs/pub/layouts/case.yaml", false));
    EXPECT(has_path(&run, "layouts/case.yaml", true));
    EXPECT(has_path(&run, "inputs/registers/", true));
    EXPECT(has_path(&run, "inputs/registers/holidays.csv", true));
    EXPECT(!has_path(&run, "fonts/files/not-there.ttf", false)); /* no family of the brand: not looked for */
    EXPECT_TEXT(slice_of(run.inputs->paths[0].sha256 + 64), "");
    arena_release(&run.arena);
}

/* The same publication as its folder, its file, from inside it and absolutely: the same names, paths that
 * open. */
static void test_ways_to_name_it(void)
{
    static const char *const ways[] = {
        "inputs/pub/", "inputs/pub/publication.yaml", "./inputs/pub", ".", "publication.yaml", NULL};

    write_text("inputs/pub/publication.yaml", HEAD);
    for (size_t i = 0; ways[i]; i++) {
        struct run run;
        const struct source *source;

        EXPECT(!chdir(i < 3 ? root : "inputs/pub") || i > 3);
        start(&run, ways[i], "", "");
        expect_ids(&run, "");
        for (uint32_t n = 1; n < run.sources.list.count; n++) {
            source = sources_at(&run.sources, n);
            EXPECT(!access(arena_copy(&run.arena, source->path).ptr, R_OK));
            EXPECT(source->path.ptr[0] != '/');
        }
        EXPECT_TEXT(sources_at(&run.sources, 1)->name, "inputs/pub/publication.yaml");
        EXPECT_TEXT(sources_at(&run.sources, 2)->name, "layouts/case.yaml");
        arena_release(&run.arena);
    }
    EXPECT(!chdir(root));
}

static void test_no_project(void)
{
    struct run run;

    write_text("share/layouts/case.yaml", "layout: case\n");
    write_text("share/layouts/styles.yaml", "body: {size: text}\n");
    write_text("share/layouts/brands/case.yaml", "brand: case\n");
    write_text("share/inputs/house-style.yaml", "language: en-GB\n");
    write_text("share/inputs/registers/posts.yaml", "posts: {}\n");
    write_text("share/fonts/manifest.csv", "kind,family,style,weight,package,source,file,licence,sha256\n");
    write_text("far/away/publication.yaml", HEAD);
    EXPECT(!chdir("far"));
    rename("../layouts", "../hidden");
    rename("../inputs/registers", "../inputs/hidden");
    start(&run, "away", "../share", "");
    expect_ids(&run, "");
    EXPECT(has_path(&run, "publication.yaml", true));
    EXPECT(has_path(&run, "layouts/case.yaml", false));
    EXPECT(has_path(&run, "share/layouts/case.yaml", true));
    EXPECT_NUMBER(run.inputs->register_count, 1);
    arena_release(&run.arena);
    EXPECT(!chdir(root));
    rename("hidden", "layouts");
    rename("inputs/hidden", "inputs/registers");
}

static void test_refused_paths(void)
{
    write_text("inputs/pub/data/g.csv", "a,b\n1,2\n");
    expect_messages(HEAD "data: {a: {file: /etc/passwd}}\n", "", "MSG_path_absolute");
    expect_messages(HEAD "data: {a: {file: ~/x.csv}}\n", "", "MSG_path_absolute");
    expect_messages(HEAD "data:\n  a:\n    file: C:\\x.csv\n", "", "MSG_path_absolute");
    expect_messages(HEAD "data:\n  a:\n    file: data\\g.csv\n", "", "MSG_path_backslash");
    expect_messages(HEAD "data: {a: {file: ../other/data.csv}}\n", "", "MSG_path_outside");
    expect_messages(HEAD "data: {a: {file: ../../../../../../../../etc/passwd.csv}}\n", "",
                    "MSG_path_outside");
    expect_messages(HEAD "data: {a: {file: \"\"}}\n", "", "MSG_path_empty");
    expect_messages(HEAD "data: {a: {file: data/h.csv}}\n", "", "MSG_file_missing");
    expect_messages(HEAD "data: {a: {file: data/no/h.csv}}\n", "", "MSG_file_missing");
    expect_messages(HEAD "data: {a: {file: data.csv}}\n", "",
                    "MSG_file_unreadable"); /* a folder, see below */
    expect_messages(HEAD "data: {a: {file: book.xlsx}}\n", "", "MSG_file_kind");
    expect_messages(HEAD "data: {a: {file: data/./../data//g.csv}}\n", "", "");
    expect_messages(HEAD "data: {a: {file: out.csv}}\n", "", "MSG_path_link");
    expect_messages(HEAD "data: {a: {file: in.csv}}\n", "", "");
    expect_messages(HEAD "data: {a: {file: dir/data.csv}}\n", "", "MSG_path_link");
    expect_messages(HEAD "data: {a: {file: loop.csv}}\n", "", "MSG_file_unreadable");
    write_text("inputs/pub/large.csv", "a\n");
    EXPECT(!truncate("inputs/pub/large.csv", (64 << 20) + 1));
    expect_messages(HEAD "data: {a: {file: large.csv}}\n", "", "MSG_text_size");
    expect_messages(HEAD "data: {a: {file: pipe.csv}}\n", "", "MSG_file_unreadable");
}

static void test_private(void)
{
    static const char text[] = HEAD "editions: {members: {private: yes}, public: {watermark: Draft}}\n"
                                    "data: {a: {file: private/a.csv}}\n";
    struct run run;

    write_text("inputs/pub/private/a.csv", "a,b\n1,2\n");
    expect_messages(text, "", "MSG_path_private");
    expect_messages(text, "public", "MSG_path_private");
    expect_messages(text, "members", "");
    expect_messages(text, "nobody", "MSG_publication_edition MSG_path_private");
    expect_messages(HEAD "data: {a: {file: hide.csv}}\n", "", "MSG_path_private"); /* a link into it */
    expect_messages(
        HEAD "editions: {members: {private: yes}}\nbody:\n  - file: private/x.md\n    only in: members\n", "",
        "");
    write_text("inputs/pub/publication.yaml", text);
    start(&run, "inputs/pub", "", "");
    EXPECT(!has_path(&run, "inputs/pub/private/a.csv", true) &&
           !has_path(&run, "inputs/pub/private/a.csv", false));
    arena_release(&run.arena);
}

static void test_shared_files(void)
{
    struct run run;

    expect_messages("layout: cas\nbrand: case\n", "", "MSG_library_missing");
    expect_messages("layout: ../case\nbrand: case\n", "", "MSG_library_name");
    expect_messages("title: x\n", "", "MSG_publication_names_no MSG_publication_names_no");
    expect_messages("- layout: case\n", "", "MSG_yaml_no_map");
    expect_messages("layout: case\nbrand: logo\n", "", "MSG_file_missing");
    start(&run, "inputs/nothing", "", "");
    expect_ids(&run, "MSG_publication_missing");
    EXPECT(run.inputs->publication->kind == RAW_POISON);
    arena_release(&run.arena);
    start(&run, "layouts", "", "");
    expect_ids(&run, "MSG_publication_missing");
    arena_release(&run.arena);
}

static void test_pictures(void)
{
    unsigned char bad[sizeof png];

    expect_messages(HEAD "picture: p.svg\n", "", "MSG_file_missing");
    write_text("inputs/pub/p.svg", "<svg/>");
    expect_messages(HEAD "picture: p.svg\n", "", "MSG_svg_not_one");
    write_text("inputs/pub/x.png", "GIF89a");
    expect_messages(HEAD "picture: x.png\n", "", "MSG_picture_kind");
    write_bytes("inputs/pub/x.png", (const char *)png, sizeof png - 4);
    expect_messages(HEAD "picture: x.png\n", "", "MSG_picture_broken");
    memcpy(bad, png, sizeof png);
    bad[45] ^= 1;
    write_bytes("inputs/pub/x.png", (const char *)bad, sizeof bad);
    expect_messages(HEAD "picture: x.png\n", "", "MSG_picture_broken");
    write_bytes("inputs/pub/x.jpg", (const char *)jpeg, sizeof jpeg - 2);
    expect_messages(HEAD "picture: x.jpg\n", "", "MSG_picture_broken");
    write_bytes("inputs/pub/x.jpg", (const char *)jpeg, sizeof jpeg);
    expect_messages(HEAD "picture: x.jpg\n", "", "");
}

static void test_fonts(void)
{
    struct run run;

    write_text("fonts/files/srgb.icc", "word");
    expect_messages(HEAD, "", "MSG_fonts_digest");
    write_text("fonts/files/srgb.icc", "world");
    unlink("fonts/files/small.ttf");
    expect_messages(HEAD, "", "MSG_fonts_file");
    write_text("fonts/files/small.ttf", "hello");
    write_text("fonts/manifest.csv", "kind,family\n");
    expect_messages(HEAD, "", "MSG_fonts_column");
    write_text("fonts/manifest.csv",
               "kind,family,style,weight,package,source,file,licence,sha256\n"
               "font,A,bold,400,p,s,a.ttf,l,0\nfont,A,regular,heavy,p,s,a.ttf,l,0\n"
               "font,A,regular,400,p,s,../a.ttf,l,0\nicon,A,regular,400,p,s,a.ttf,l,0\n");
    expect_messages(HEAD, "", "MSG_fonts_value MSG_fonts_value MSG_fonts_value MSG_fonts_value");
    unlink("fonts/manifest.csv");
    start(&run, "inputs/pub", "", "");
    expect_ids(&run, "MSG_fonts_missing");
    arena_release(&run.arena);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    return remove(path);
}

int main(void)
{
    if (!mkdtemp(root) || chdir(root))
        return 1;
    for (size_t i = 0; project[i]; i += 2)
        write_text(project[i], project[i + 1]);
    test_everything_found();
    mkdir("inputs/pub/data.csv", 0777);
    link_to("../../outside.csv", "inputs/pub/out.csv");
    link_to("data/g.csv", "inputs/pub/in.csv");
    link_to("private/a.csv", "inputs/pub/hide.csv");
    link_to("loop.csv", "inputs/pub/loop.csv");
    link_to("../other", "inputs/pub/dir");
    EXPECT(!mkfifo("inputs/pub/pipe.csv", 0666));
    test_ways_to_name_it();
    test_no_project();
    test_refused_paths();
    test_private();
    test_shared_files();
    test_pictures();
    test_fonts();
    if (chdir("/") || nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS))
        printf("%s is left\n", root);
    return expect_report();
}
