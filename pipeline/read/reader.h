/* What the files that make up read_inputs() share: the product that grows, and the way to files. Private. */
#ifndef PRECEPT_READ_READER_H
#define PRECEPT_READ_READER_H

#include "read/files.h"

/* An SVG file: read once, so that its faults are told once, however many places name it. */
struct drawn_file {
    struct slice path;
    uint32_t source;
    const struct svg_picture *picture; /* NULL = at fault */
};

struct reader {
    struct files files;
    struct slice edition;
    struct inputs *inputs;
    VECTOR(struct input_file) opened;
    VECTOR(struct input_register) registers;
    VECTOR(struct font_record) fonts;
    VECTOR(struct input_use) uses;
    VECTOR(struct drawn_file) drawn;
    const struct raw_node *poison;
    struct reader *outer;           /* the publication that uses this one; NULL = it is the one asked for */
    const struct raw_node *written; /* where the outer one names it */
    struct shared_reading *shared;  /* by all readers of a run */
    struct diagnostics *aloud, silence;
};

/* What is read once, however many publications need it. */
struct shared_reading {
    VECTOR(struct shared_file {
        struct slice name;
        const struct raw_node *node;
    })
    files; /* of the project: layouts, house style */
    VECTOR(struct shared_publication {
        struct slice real;
        const struct inputs *inputs;
    })
    publications;
};

/* In a publication that is used: what is wrong from here on is not told, or is told again. */
void reader_hush(struct reader *reader);
void reader_speak(struct reader *reader);

/* Reads a YAML file as a map. RAW_POISON and reported when it is something else. */
const struct raw_node *reader_yaml(struct reader *reader, const struct file_bytes *file);

/* library.c: layouts, styles, brand, house style and registers, each from the nearest place that has it. */
void reader_library(struct reader *reader);
/* fonts.c: the manifest, and the digests of the files that the brand's families use. */
void reader_fonts(struct reader *reader);
/* uses.c: the publications that this one uses. */
void reader_uses(struct reader *reader);
/* inputs.c: the product, with nothing read yet; and everything of a publication whose folder is known. */
struct inputs *reader_inputs(struct reader *reader, struct slice edition);
void reader_publication(struct reader *reader, const struct read_request *request);
/* follow.c: data, chapters and pictures that publication and brand name. */
void reader_follow(struct reader *reader);
/* data.c: opens a CSV or YAML file, once. `written` is where it is named. */
void reader_data(struct reader *reader, const struct raw_node *written, const struct csv_form *form);

bool reader_has_opened(const struct reader *reader, const struct raw_node *written);
struct input_file *reader_push(struct reader *reader, const struct raw_node *written, enum input_kind kind);

#endif
