/* Access to raw values: keys of maps, parts of texts, cells of tables. */
#include "base/bug.h"
#include "base/utf8.h"
#include "read/text_map.h"

const struct raw_entry *raw_entry(const struct raw_node *map, const char *key)
{
    if (!map || map->kind != RAW_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (utf8_equal_folded(map->entries[i].key->text, slice_of(key)))
            return &map->entries[i];
    return NULL;
}

const struct raw_node *raw_lookup(const struct raw_node *map, const char *key)
{
    const struct raw_entry *entry = raw_entry(map, key);

    return entry ? entry->value : NULL;
}

struct span raw_text_span(const struct raw_node *text, size_t offset, size_t length)
{
    struct text_map map = text_map_of(text);

    if (offset > text->text.len)
        offset = text->text.len;
    if (length > text->text.len - offset)
        length = text->text.len - offset;
    return text_map_span(&map, offset, offset + length);
}

const struct raw_cell *raw_table_cell(const struct raw_table *table, size_t row, size_t column)
{
    BUG_IF(row >= table->row_count || column >= table->column_count);
    return &table->cells[row * table->column_count + column];
}

struct span raw_cell_span(const struct raw_table *table, const struct raw_cell *cell)
{
    return (struct span){table->source, cell->start, cell->extent};
}
