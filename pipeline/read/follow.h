/* Following the paths in the texts of a publication. Private. */
#ifndef PRECEPT_READ_FOLLOW_H
#define PRECEPT_READ_FOLLOW_H

#include "read/reader.h"

void reader_chapter(struct reader *reader, const struct raw_node *written);
void reader_picture(struct reader *reader, const struct raw_node *written);
/* The pictures and chapters that a chapter names. front_matter may be NULL. */
void reader_follow_markdown(struct reader *reader, struct span body, const struct raw_node *front_matter);

#endif
