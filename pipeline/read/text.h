/* Bytes of a file → text that every later stage can trust: UTF-8 without byte order mark, lines that end with
 * LF or CR LF, no character that cannot be seen. */
#ifndef PRECEPT_READ_TEXT_H
#define PRECEPT_READ_TEXT_H

#include "diag/diagnostics.h"

struct text_file {
    struct slice path, name; /* as in struct source */
    struct slice bytes;      /* may be changed in place */
    bool windows_1252;       /* declared */
    bool is_csv;
};

/* Adds the text to the sources and reports what is wrong with it. What is not UTF-8 is read as Windows-1252,
 * so that the rest of the file is judged in the same run. Returns the source's number; *sound is false when
 * no more can be said of the file (UTF-16). */
uint32_t text_add(struct arena *arena, struct sources *sources, struct diagnostics *diagnostics,
                  const struct text_file *file, bool *sound);

#endif
