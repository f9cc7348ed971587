/* What names range over: the rows of a table, the items of a list; and what kind a column is. */
#include "compute/engine.h"

#include "base/utf8.h"

bool range_is_set(struct range r)
{
    return r.table || r.list;
}

bool range_equal(struct range a, struct range b)
{
    return a.table == b.table && a.list == b.list;
}

size_t range_rows(struct range r)
{
    return r.table ? r.table->row_count : r.list ? r.list->list.count : 0;
}

struct slice table_words(struct engine *engine, const struct table *table)
{
    const struct publication *p = engine->publication;

    for (size_t i = 0; i < p->use_count; i++) {
        const struct publication *used = p->uses[i].publication;

        if (used && table >= used->tables && table < used->tables + used->table_count)
            return ARENA_JOIN(engine->arena, p->uses[i].name, S("."), table->name);
    }
    return table->name;
}

struct slice range_words(struct engine *engine, struct range r)
{
    return r.table ? table_words(engine, r.table) : r.list ? r.list->name : S("");
}

enum value_kind column_kind(const struct column *column)
{
    switch (column->type) {
    case COLUMN_NUMBER:
        return VALUE_NUMBER;
    case COLUMN_COUNT:
        return VALUE_COUNT;
    case COLUMN_MONEY:
        return VALUE_MONEY;
    case COLUMN_PERCENT:
        return VALUE_PERCENT;
    case COLUMN_DATE:
    case COLUMN_MONTH:
        return VALUE_DATE;
    case COLUMN_FINANCIAL_YEAR:
        return VALUE_YEAR;
    case COLUMN_TIME:
        return VALUE_TIME;
    case COLUMN_YES_NO:
        return VALUE_TRUTH;
    case COLUMN_TEXT:
    case COLUMN_CHOICE:
    case COLUMN_LINK:
    case COLUMN_HEADING:
    case COLUMN_HEADING_TITLE:
        return VALUE_TEXT;
    }
    return VALUE_TEXT;
}

size_t table_column_index(const struct table *table, struct slice name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (utf8_equal_folded(table->columns[i].name, name))
            return i;
    return SIZE_MAX;
}
