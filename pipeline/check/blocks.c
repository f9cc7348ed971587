/* Components of a body and in prose: from keys (or a fence, or a container) to struct block, by the component
 * table. */
#include "base/utf8.h"
#include "check/components.h"
#include "check/options.h"

enum { DEEPEST = 5 }; /* sections: the document's headings are level 1 (title) to 6 */

struct block_reading {
    struct check *c;
    const struct component_row *row;
    const struct raw_node *map;
    const struct md_node *container; /* or NULL */
    unsigned level;                  /* of the section around it */
    struct block *block;
};

const struct field *block_option(const struct block *block, const char *name)
{
    for (size_t i = 0; i < block->option_count; i++)
        if (utf8_equal_folded(block->options[i].name, slice_of(name)))
            return &block->options[i];
    return NULL;
}

static struct slice what_of(struct block_reading *r)
{
    return ARENA_JOIN(r->c->arena, S("`"), slice_of(r->row->name), S(":`"));
}

/* ---- keys ---- */

static void report_option(struct block_reading *r, const struct raw_node *key)
{
    struct slice *names = ARENA_ARRAY(r->c->arena, struct slice, r->row->option_count);

    for (size_t i = 0; i < r->row->option_count; i++)
        names[i] = slice_of(r->row->options[i].name);
    DIAG(r->c->diagnostics, MSG_key_unknown, key->span, what_of(r), key->text,
         choice_advice(r->c, key->text, names, r->row->option_count, "Its keys are"));
}

static bool is_blank(const struct raw_node *raw)
{
    return raw->kind == RAW_TEXT && !slice_trim(raw->text).len;
}

static bool has_nothing(const struct raw_node *raw)
{
    return is_blank(raw) || (raw->kind == RAW_LIST && !raw->count && !raw->partial);
}

static bool has_no_parts(const struct shape_key *key, const struct raw_node *value)
{
    return key->kind == SHAPE_PARTS && value->kind == RAW_LIST && !value->count && !value->partial;
}

/* front: the front matter of a chapter, in which its keys may stand too; or NULL. */
static void required_check(struct block_reading *r, const struct raw_node *front)
{
    if (r->map->partial || (front && front->partial))
        return;
    for (size_t i = 0; i < r->row->option_count; i++) {
        const struct shape_key *key = &r->row->options[i];
        const struct raw_node *value = raw_lookup(r->map, key->name);

        if (!value)
            value = raw_lookup(front, key->name);
        if (!(key->flags & SHAPE_REQUIRED) || (value && !is_blank(value) && !has_no_parts(key, value)))
            continue;
        DIAG(r->c->diagnostics, MSG_key_missing, r->block->span, what_of(r), slice_of(key->name),
             slice_of(key->example));
    }
}

static void options_of(struct block_reading *r, struct field *options, const struct raw_node *map,
                       size_t first)
{
    for (size_t i = first; map && map->kind == RAW_MAP && i < map->count; i++) {
        const struct raw_entry *entry = &map->entries[i];
        const struct shape_key *key = component_option(r->row, entry->key->text);

        if (!key) {
            report_option(r, entry->key);
            continue;
        }
        if (is_blank(entry->value) || key->kind == SHAPE_ANY || key->kind == SHAPE_BLOCKS ||
            key->kind == SHAPE_COLUMNS || key->kind == SHAPE_PARTS)
            continue;
        options[r->block->option_count++] = option_read(r->c, key, entry->value, map, r->level);
    }
}

static void options_read(struct block_reading *r, const struct raw_node *front)
{
    size_t most = r->map->count + (front && front->kind == RAW_MAP ? front->count : 0);
    struct field *options = ARENA_ARRAY(r->c->arena, struct field, most);
    const struct field *id;

    r->block->options = options;
    options_of(r, options, r->map, 1);
    options_of(r, options, front, 0);
    required_check(r, front);
    id = block_option(r->block, "id");
    if (id && id->kind == FIELD_ID)
        r->block->id = id->words;
}

/* ---- the first value ---- */

static void subject_read(struct block_reading *r)
{
    const struct raw_node *value = r->map->entries[0].value;
    const struct shape_key *key = &r->row->subject;
    struct field *subject;

    if (is_blank(value)) {
        if (key->flags & SHAPE_REQUIRED)
            DIAG(r->c->diagnostics, MSG_component_empty, r->map->entries[0].key->span, slice_of(r->row->name),
                 slice_of(key->example));
        return;
    }
    subject = ARENA_NEW(r->c->arena, struct field);
    *subject = option_read(r->c, key, value, r->map, r->level);
    r->block->subject = subject;
    if (subject->kind == FIELD_PROSE)
        r->block->prose = subject->prose;
    if (subject->kind == FIELD_STANDING)
        r->block->prose = subject->prose;
    if (subject->kind == FIELD_ID)
        r->block->id = subject->words;
    if (subject->kind == FIELD_TABLE)
        r->block->table = subject->table;
}

/* ---- what some components hold ---- */

static void depth_check(struct block_reading *r)
{
    if (r->block->level > DEEPEST)
        DIAG(r->c->diagnostics, MSG_section_too_deep, r->block->span);
}

/* A statement has headings under its own. */
static void statement_depth_check(struct block_reading *r)
{
    r->block->level = r->level + 1;
    if (r->block->level >= DEEPEST)
        DIAG(r->c->diagnostics, MSG_section_too_deep, r->block->span);
}

/* level: of the section that they stand in. */
static void content_read(struct block_reading *r, unsigned level)
{
    const struct raw_node *content = raw_lookup(r->map, "content");

    if (!content || is_blank(content))
        return;
    if (content->kind == RAW_LIST)
        blocks_read(r->c, content, level, &r->block->content, &r->block->content_count);
    else if (content->kind != RAW_POISON)
        DIAG(r->c->diagnostics, MSG_shape_list_wanted, content->span, S("content"), raw_kind_words(content));
}

static void section_read(struct block_reading *r)
{
    r->block->level = r->level + 1;
    depth_check(r);
    options_read(r, NULL);
    heading_take(r->c, r->block);
    content_read(r, r->block->level);
}

static void file_read(struct block_reading *r)
{
    const struct raw_node *path = r->map->entries[0].value;
    const struct input_file *file = path->kind == RAW_TEXT ? inputs_file(r->c->inputs, path) : NULL;

    r->block->level = r->level + 1;
    depth_check(r);
    if (!file || !file->source)
        return;
    if (file->kind != INPUT_MARKDOWN) {
        DIAG(r->c->diagnostics, MSG_file_no_markdown, path->span, path->text);
        return;
    }
    options_read(r, file->front_matter);
    heading_take(r->c, r->block);
    r->block->prose = prose_take(r->c, markdown_file_blocks(&r->c->markdown, file->body), r->block->level);
}

/* A note may be its heading alone, a number or a statement stands for itself, a panel may hold items of data
 * instead. */
static bool wants_text(const struct block_reading *r)
{
    switch (r->block->component) {
    case COMPONENT_NOTE:
        return !r->block->subject;
    case COMPONENT_NUMBER:
    case COMPONENT_ACCESSIBILITY:
        return false;
    case COMPONENT_PANEL:
        return !raw_lookup(r->map, "items");
    default:
        return true;
    }
}

static void container_read(struct block_reading *r)
{
    const struct field *text = block_option(r->block, "text");

    if (r->container && r->row->flags & COMPONENT_HOLDS_PROSE)
        r->block->prose = prose_take(r->c, r->container, r->level);
    else if (r->container)
        DIAG(r->c->diagnostics, MSG_component_no_container, r->container->text_span, slice_of(r->row->name));
    if (!r->container && r->row->flags & COMPONENT_TEXT_IS_BODY) {
        if (text && text->kind == FIELD_PROSE)
            r->block->prose = text->prose;
        else if (!text && wants_text(r))
            DIAG(r->c->diagnostics, MSG_key_missing, r->block->span, what_of(r), S("text"), S("|"));
    }
}

static void chart_read(struct block_reading *r)
{
    const struct field *data = block_option(r->block, "data");

    if (data && data->kind == FIELD_TABLE)
        r->block->table = data->table;
}

static void each_component_read(struct block_reading *r)
{
    const struct raw_node *content = raw_lookup(r->map, "content");
    struct each_content inside = {.container = r->container, .level = r->level};

    options_read(r, NULL);
    if (content && content->kind == RAW_LIST)
        inside.list = content;
    else if (content && content->kind != RAW_POISON)
        DIAG(r->c->diagnostics, MSG_shape_list_wanted, content->span, S("content"), raw_kind_words(content));
    else if (!content && !r->container && !r->map->partial)
        DIAG(r->c->diagnostics, MSG_key_missing, r->block->span, what_of(r), S("content"),
             S("and a list of components under it"));
    for_each_read(r->c, r->block, &inside);
}

/* Components, or Markdown in a fence; and the author's lines that make them. */
static void example_read(struct block_reading *r)
{
    const struct raw_node *content = raw_lookup(r->map, "content");

    options_read(r, NULL);
    if (!r->container && !r->map->partial && (!content || has_nothing(content)))
        DIAG(r->c->diagnostics, MSG_key_missing, r->block->span, S("`example:`"), S("content"),
             S("and a list of components under it"));
    container_read(r);
    content_read(r, r->level);
    example_lines_take(r->c, r->block, content, r->container);
}

static void inside_read(struct block_reading *r)
{
    bool quoted = r->c->quoted;

    switch (r->block->component) {
    case COMPONENT_SECTION:
        section_read(r);
        return;
    case COMPONENT_FILE:
        file_read(r);
        return;
    case COMPONENT_EACH:
        each_component_read(r);
        return;
    case COMPONENT_EXAMPLE:
        example_read(r);
        return;
    default:
        break;
    }
    if (r->block->component == COMPONENT_ACCESSIBILITY)
        statement_depth_check(r);
    r->c->quoted = quoted || r->block->component == COMPONENT_QUOTE;
    options_read(r, NULL);
    container_read(r);
    r->c->quoted = quoted;
    parts_read(r->c, r->block, r->map);
    if (r->block->component == COMPONENT_COLUMNS)
        content_read(r, r->level);
    component_values_check(r->c, r->block, r->map);
    if (r->block->component == COMPONENT_CODE)
        code_read(r->c, r->block, r->map);
    if (r->block->component == COMPONENT_CHART)
        chart_read(r);
    if (r->block->component == COMPONENT_TABLE)
        table_columns_read(r->c, r->block, raw_lookup(r->map, "columns"));
}

/* ---- one component ---- */

static bool is_allowed(struct block_reading *r)
{
    const struct layout *layout = r->c->layout;
    const struct raw_node *key = r->map->entries[0].key;

    for (size_t i = 0; i < layout->allowed_count; i++)
        if (utf8_equal_folded(layout->allowed[i], slice_of(r->row->name)))
            return true;
    if (!layout->allowed_count)
        return true;
    DIAG(r->c->diagnostics, MSG_component_not_allowed, key->span, key->text, layout->name,
         names_joined(r->c, layout->allowed, layout->allowed_count));
    return false;
}

static bool has_name(struct check *c, const struct raw_node *map)
{
    if (map->kind == RAW_MAP && map->count && map->entries[0].key->text.len)
        return component_name_check(c, map->entries[0].key);
    if (map->kind != RAW_POISON && !(map->kind == RAW_MAP && map->partial))
        DIAG(c->diagnostics, MSG_component_no_name, map->span);
    return false;
}

static void begin(struct check *c, struct block *block, const struct raw_node *map,
                  const struct md_node *container)
{
    *VECTOR_PUSH(c->arena, &c->blocks) = block;
    *block = (struct block){.number = (uint32_t)c->blocks.count,
                            .id = S(""),
                            .span = map->span,
                            .whole = container ? container->span : map->span,
                            .row = c->row,
                            .typed = S("")};
    if (map->kind == RAW_MAP && map->count)
        block->span = span_join(map->entries[0].key->span, map->entries[0].value->span);
}

void block_read(struct check *c, const struct raw_node *map, const struct md_node *container, unsigned level,
                struct block *block)
{
    struct block_reading r = {c, NULL, map, container, level, block};

    begin(c, block, map, container);
    if (!has_name(c, map))
        return;
    r.row = component_lookup(slice_trim(map->entries[0].key->text));
    block->component = (enum component)(r.row - component_rows);
    if (!is_allowed(&r))
        return;
    subject_read(&r);
    inside_read(&r);
}

void blocks_read(struct check *c, const struct raw_node *list, unsigned level, const struct block **items,
                 size_t *count)
{
    struct block *blocks = ARENA_ARRAY(c->arena, struct block, list->count);

    *count = 0;
    *items = blocks;
    for (size_t i = 0; i < list->count; i++)
        if (!edition_leaves_out(c, list->items[i]))
            block_read(c, list->items[i], NULL, level, &blocks[(*count)++]);
}
