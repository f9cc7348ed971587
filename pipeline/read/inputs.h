/* read/: opens every source file of one publication and gives its raw values. The only stage that opens
 * sources.
 *
 * Layouts, brands, registers, the house style and fonts are looked up in the publication's folder, then in
 * the project root (found upwards from the publication: the nearest folder that holds `layouts/` or
 * `inputs/registers`), then in the share folder. Paths written by authors are relative to the file that names
 * them; absolute ones, those that lead out of the publication's folder (unless to the project's
 * inputs/registers or layouts), and links that do, are refused.
 *
 * A publication that is used (`uses:`) is read like one of its own, in its ordinary edition, but for what
 * only printing it would need: its brand, fonts and pictures. Its data and figures are told of; what is wrong
 * with its prose is its own affair. */
#ifndef PRECEPT_READ_INPUTS_H
#define PRECEPT_READ_INPUTS_H

#include "diag/diagnostics.h"
#include "read/markdown.h"
#include "read/raw.h"

struct read_request {
    struct slice publication; /* folder (or its publication.yaml) as the user gave it */
    struct slice share;       /* PREFIX/share/precept, laid out like a project; or empty */
    struct slice edition;     /* empty = the ordinary one */
};

enum input_kind { INPUT_TABLE, INPUT_RECORDS /* YAML */, INPUT_MARKDOWN, INPUT_PICTURE, INPUT_OTHER };

/* A file that the publication, its layout or its brand names. */
struct input_file {
    enum input_kind kind;
    struct slice written; /* the path as the author wrote it */
    uint32_t
        naming_source; /* the source in which it was written: the key of a look-up together with `written` */
    uint32_t source;   /* its own number; 0 when it could not be opened (reported, or optional) */
    const struct raw_table *table;  /* INPUT_TABLE; NULL when its headings could not be read (reported) */
    const struct raw_node *records; /* INPUT_RECORDS */
    const struct raw_node *front_matter; /* INPUT_MARKDOWN: RAW_MAP or NULL */
    struct span body;                    /* INPUT_MARKDOWN: what follows the front matter */
    struct slice bytes;                  /* INPUT_PICTURE: PNG or JPEG */
    uint32_t width, height;              /* INPUT_PICTURE: pixels; of SVG its own size in 1/1024 pt */
    bool is_jpeg;
    uint8_t turn; /* INPUT_PICTURE: 1 to 8, as Exif numbers the ways in which pixels lie; width and height are
                     those of the picture once it is upright */
    const struct svg_picture *svg; /* INPUT_PICTURE: figure/svg.h; NULL = PNG or JPEG */
};

/* One register: a YAML file (its RAW_MAP) or a CSV table, by its file name without ending. */
struct input_register {
    struct slice name;
    const struct raw_node *yaml;
    const struct raw_table *table;
};

/* Another publication that this one reads: `uses:` and `progress on:`. */
struct input_use {
    struct slice name; /* what its figures and data begin with */
    struct span span;  /* of the name, or of what stands for it */
    const struct raw_node *written;
    bool is_progress;
    const struct inputs *inputs; /* NULL when it could not be had (reported); shared by all who use it */
};

/* A path that was opened or looked for. The manifest lists them in this order, each once. */
struct path_record {
    struct slice name; /* stable: relative to the project root, or "share/…" */
    bool found;
    char sha256[65]; /* lower-case hex of the bytes; empty when not found */
};

/* A line of fonts/manifest.csv. */
struct font_record {
    struct slice family, style, package, file, licence, sha256;
    struct slice path; /* of the file that set-up put into fonts/files/; openable */
    struct slice name; /* the same, stable */
    uint16_t weight;
    bool italic;
    struct span span;
};

struct inputs {
    struct slice name;                  /* of the publication: its folder's name; outputs are called so */
    struct slice edition;               /* as asked for; empty = the ordinary one */
    const struct raw_node *publication; /* RAW_MAP; never NULL, RAW_POISON when unreadable */
    const struct raw_node *layout;      /* RAW_MAP or RAW_POISON */
    const struct raw_node *styles;      /* layouts/styles.yaml */
    const struct raw_node *brand;
    const struct raw_node *house_style;
    const struct input_register *registers;
    size_t register_count;
    const struct input_file *files;
    size_t file_count;
    const struct input_use *uses;
    size_t use_count;
    struct slice follows; /* `follows:`: the folder of the publication before this one, openable, not opened
                             here; empty when there is none */
    const struct font_record *fonts;
    size_t font_count;
    struct slice hyphenation_path; /* British patterns, or empty */
    struct slice colour_profile;   /* bytes of the sRGB profile of the manifest */
    const struct path_record *paths;
    size_t path_count;
};

/* Never NULL. What failed is poison and was reported. */
const struct inputs *read_inputs(struct arena *arena, struct sources *sources,
                                 struct diagnostics *diagnostics, const struct read_request *request);
/* The file that `path`, a text node, names; NULL when it names none (already reported). */
const struct input_file *inputs_file(const struct inputs *inputs, const struct raw_node *path);
const struct input_register *inputs_register(const struct inputs *inputs, const char *name);

void inputs_print(const struct inputs *inputs, const struct sources *sources, struct buffer *out);

#endif
