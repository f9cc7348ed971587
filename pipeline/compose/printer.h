/* Lines of the document as indented text (print.c). Private to compose/. */
#ifndef PRECEPT_COMPOSE_PRINTER_H
#define PRECEPT_COMPOSE_PRINTER_H

#include "base/buffer.h"
#include "compose/document.h"

struct printer {
    struct buffer *out;
    const struct document *document;
    const struct doc_node **by_element; /* element_count + 1 places */
    unsigned indent;
};

/* A line of its own: from its indent to its end. */
void printer_begin(struct printer *p);
void printer_end(struct printer *p);
/* "name: value"; nothing when it is empty, nought or false. */
void printer_words(struct printer *p, const char *name, struct slice text);
void printer_flag(struct printer *p, const char *words, bool holds);
void printer_length(struct printer *p, const char *name, dim length);
void printer_number(struct printer *p, const char *name, unsigned number);
void printer_colour(struct printer *p, const char *name, struct colour c);
/* Inside a line. */
void printer_put_dim(struct buffer *out, dim length);
void printer_put_colour(struct buffer *out, struct colour c);
void printer_put_words(struct buffer *out, struct slice text);

#endif
