/* Which head cells a cell of a table belongs to (ISO 32000-1, 14.8.5.7): their scope for regular tables, and
 * the explicit lists that irregular ones need. */
#ifndef PRECEPT_RENDER_STRUCTURE_TABLE_H
#define PRECEPT_RENDER_STRUCTURE_TABLE_H

#include "base/arena.h"
#include "compose/document.h"

/* Does a cell span others, so that scope alone does not say what heads it? */
bool table_is_irregular(const struct doc_table *table);

/* The heads in force, row after row. */
struct table_heads {
    const struct doc_node *node;
    uint32_t *columns; /* head_count × column_count: element of the head cell over each column, 0 = none */
    uint32_t *rows;    /* [column]: element of the row head that begins in this column and reaches the row */
    size_t *until;     /* [column]: the first row that it does not reach */
    uint32_t group;    /* element of the head of a group of rows, 0 = none */
    uint32_t *list;    /* what table_heads_of found */
};

void table_heads_init(struct table_heads *heads, struct arena *arena, const struct doc_node *node);
/* Moves on to the row (called once for each, in order). */
void table_heads_enter(struct table_heads *heads, size_t row);
/* The elements of the head cells of a cell of that row go into heads->list, each once. Returns how many. */
size_t table_heads_of(const struct table_heads *heads, size_t row, size_t column);

#endif
