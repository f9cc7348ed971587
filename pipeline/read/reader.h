/* What the files that make up read_inputs() share: the product that grows, and the way to files. Private. */
#ifndef PRECEPT_READ_READER_H
#define PRECEPT_READ_READER_H

#include "read/files.h"

struct reader {
    struct files files;
    struct slice edition;
    struct inputs *inputs;
    VECTOR(struct input_file) opened;
    VECTOR(struct input_register) registers;
    VECTOR(struct font_record) fonts;
    const struct raw_node *poison;
};

/* Reads a YAML file as a map. RAW_POISON and reported when it is something else. */
const struct raw_node *reader_yaml(struct reader *reader, const struct file_bytes *file);

/* library.c: layouts, styles, brand, house style and registers, each from the nearest place that has it. */
void reader_library(struct reader *reader);
/* fonts.c: the manifest, and the digests of the files that the brand's families use. */
void reader_fonts(struct reader *reader);
/* follow.c: data, chapters and pictures that publication and brand name. */
void reader_follow(struct reader *reader);
/* data.c: opens a CSV or YAML file, once. `written` is where it is named. */
void reader_data(struct reader *reader, const struct raw_node *written, const struct csv_form *form);

bool reader_has_opened(const struct reader *reader, const struct raw_node *written);
struct input_file *reader_push(struct reader *reader, const struct raw_node *written, enum input_kind kind);

#endif
