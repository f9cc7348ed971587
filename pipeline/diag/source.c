/* The table of sources and the way from byte offsets to lines and columns. */
#include "diag/source.h"

#include "base/bug.h"
#include "base/utf8.h"

void sources_init(struct sources *sources, struct arena *arena)
{
    *sources = (struct sources){.arena = arena};
    *VECTOR_PUSH(arena, &sources->list) = (struct source){S(""), S(""), S(""), {0}};
}

uint32_t sources_add(struct sources *sources, struct slice path, struct slice name, struct slice text)
{
    struct source source = {path, name, text, {0}};

    *VECTOR_PUSH(sources->arena, &source.lines) = 0;
    for (size_t at = slice_find_byte(text, '\n', 0); at < text.len; at = slice_find_byte(text, '\n', at + 1))
        *VECTOR_PUSH(sources->arena, &source.lines) = (uint32_t)at + 1;
    *VECTOR_PUSH(sources->arena, &sources->list) = source;
    return (uint32_t)sources->list.count - 1;
}

const struct source *sources_at(const struct sources *sources, uint32_t number)
{
    BUG_IF(number >= sources->list.count);
    return &sources->list.items[number];
}

/* Index of the line that holds the offset. */
static size_t line_index(const struct source *source, uint32_t offset)
{
    size_t low = 0, high = source->lines.count;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (source->lines.items[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place source_place(const struct source *source, uint32_t offset)
{
    size_t line = line_index(source, offset);
    uint32_t start = source->lines.count ? source->lines.items[line] : 0;

    return (struct place){(uint32_t)line + 1,
                          (uint32_t)utf8_count(slice_sub(source->text, start, offset - start)) + 1};
}

struct slice source_line(const struct source *source, uint32_t line)
{
    size_t start, end;

    if (!line || line > source->lines.count)
        return S("");
    start = source->lines.items[line - 1];
    end = slice_find_byte(source->text, '\n', start);
    if (end > start && source->text.ptr[end - 1] == '\r')
        end--;
    return slice_sub(source->text, start, end - start);
}

struct slice span_text(const struct sources *sources, struct span span)
{
    return slice_sub(sources_at(sources, span.source)->text, span.start, span.length);
}

struct span span_part(struct span span, uint32_t start, uint32_t length)
{
    if (start > span.length)
        start = span.length;
    if (length > span.length - start)
        length = span.length - start;
    return (struct span){span.source, span.start + start, length};
}

struct span span_join(struct span a, struct span b)
{
    BUG_IF(a.source != b.source || b.start + b.length < a.start);
    a.length = b.start + b.length - a.start;
    return a;
}

struct slice span_describe(struct arena *arena, const struct sources *sources, struct span span,
                           bool openable)
{
    const struct source *source = sources_at(sources, span.source);
    struct slice file = openable ? source->path : source->name;

    return arena_print(arena, "%.*s:%u", SLICE_ARG(file), source_place(source, span.start).line);
}
