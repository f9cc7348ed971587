/* From bytes to elements. A document type is refused, so that no entity can be declared; elements of other
 * programs are passed over with all that is in them. expat gives no places of attributes: they are looked up
 * in the text of the tag, which expat has found to be sound. */
#include "read/svg_tree.h"

#include "base/bug.h"

#include <expat.h>

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"

enum { MOST_ELEMENTS = 200000, DEEPEST = 100 };

struct builder {
    struct arena *arena;
    struct diagnostics *diagnostics;
    uint32_t source;
    struct slice text;
    struct svg_tree *tree;
    XML_Parser expat;
    struct svg_element *open; /* the innermost */
    unsigned depth, foreign;  /* elements that are open; of these, in elements of other programs */
    bool stopped;             /* after a message */
};

static struct span here(const struct builder *b, size_t length)
{
    size_t start = (size_t)XML_GetCurrentByteIndex(b->expat);

    start = start < b->text.len ? start : b->text.len;
    length = length < b->text.len - start ? length : b->text.len - start;
    return (struct span){b->source, (uint32_t)start, (uint32_t)length};
}

static void stop(struct builder *b)
{
    b->stopped = true;
    XML_StopParser(b->expat, XML_FALSE);
}

/* ---- attributes ---- */

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* &quot; and the other four become their sign and spaces, a reference to white space becomes spaces: what is
 * read here has no place for anything else. */
static bool put_reference(char *at, struct slice name)
{
    static const struct {
        const char *name;
        char sign;
    } known[] = {{"quot", '"'}, {"apos", '\''}, {"amp", '&'}, {"lt", '<'},  {"gt", '>'},
                 {"#9", ' '},   {"#10", ' '},   {"#13", ' '}, {"#x9", ' '}, {"#xA", ' '},
                 {"#xa", ' '},  {"#xD", ' '},   {"#xd", ' '}, {"#32", ' '}, {"#x20", ' '}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(name, known[i].name)) {
            memset(at, ' ', name.len + 2);
            *at = known[i].sign;
            return true;
        }
    return false;
}

static struct slice without_references(struct builder *b, struct slice raw, uint32_t start)
{
    char *text;

    if (slice_find_byte(raw, '&', 0) == raw.len)
        return raw;
    raw = arena_copy(b->arena, raw);
    text = (char *)raw.ptr;
    for (size_t at = slice_find_byte(raw, '&', 0); at < raw.len; at = slice_find_byte(raw, '&', at + 1)) {
        size_t end = slice_find_byte(raw, ';', at);

        if (!put_reference(text + at, slice_sub(raw, at + 1, end - at - 1)) && !b->stopped) {
            DIAG(b->diagnostics, MSG_svg_reference,
                 ((struct span){b->source, start + (uint32_t)at, (uint32_t)(end + 1 - at)}),
                 slice_sub(raw, at, end + 1 - at));
            stop(b);
        }
    }
    return raw;
}

/* The next attribute in the text of a tag; *at moves behind it. */
static struct slice next_attribute(struct slice tag, size_t *at, size_t *value_at)
{
    size_t name = *at, name_end, end;

    while (is_white(tag.ptr[name]))
        name++;
    name_end = slice_find_byte(tag, '=', name);
    *value_at = name_end + 1;
    while (is_white(tag.ptr[*value_at]))
        ++*value_at;
    end = slice_find_byte(tag, tag.ptr[*value_at], *value_at + 1);
    *value_at += 1;
    *at = end + 1;
    return slice_trim_end(slice_sub(tag, name, name_end - name));
}

static bool declares_prefix(struct slice name)
{
    return slice_is(name, "xmlns") || slice_starts_with(name, S("xmlns:"));
}

/* The name that a namespace gives; empty for one of another program. Names without one are SVG's own. */
static struct slice name_in(struct slice expanded, const char *space, bool plain)
{
    size_t gap = slice_find_byte(expanded, ' ', 0);

    if (gap == expanded.len)
        return plain ? expanded : S("");
    return slice_is(slice_sub(expanded, 0, gap), space) ? slice_from(expanded, gap + 1) : S("");
}

/* expat names attributes in the order of the file, without those that declare prefixes. */
static void read_attributes(struct builder *b, struct svg_element *element, const char **names)
{
    VECTOR(struct svg_attribute) list = {0};
    uint32_t start = here(b, 0).start;
    struct slice tag = slice_from(b->text, start);
    size_t at = 1, value;

    while (!is_white(tag.ptr[at]) && tag.ptr[at] != '>' && tag.ptr[at] != '/')
        at++;
    for (; names[0] && !b->stopped; names += 2) {
        struct slice raw = next_attribute(tag, &at, &value), name;

        while (declares_prefix(raw))
            raw = next_attribute(tag, &at, &value);
        name = name_in(slice_of(names[0]), XLINK_NAMESPACE, true);
        if (name.len && (name.ptr == names[0] || slice_is(name, "href")))
            *VECTOR_PUSH(b->arena, &list) = (struct svg_attribute){
                arena_copy(b->arena, name),
                without_references(b, slice_sub(tag, value, at - 1 - value), start + (uint32_t)value),
                {b->source, start + (uint32_t)value, (uint32_t)(at - 1 - value)}};
    }
    element->attributes = list.items;
    element->attribute_count = list.count;
}

const struct svg_attribute *svg_attribute(const struct svg_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (slice_is(element->attributes[i].name, name))
            return &element->attributes[i];
    return NULL;
}

/* ---- elements ---- */

static void link_in(struct builder *b, struct svg_element *element)
{
    const struct svg_attribute *id = svg_attribute(element, "id");

    element->parent = b->open;
    if (!b->open)
        b->tree->root = element;
    else if (b->open->last)
        b->open->last->next = element;
    else
        b->open->first = element;
    if (b->open)
        b->open->last = element;
    if (id && map_lookup(&b->tree->by_id, slice_trim(id->value)) == MAP_NONE)
        map_put(b->arena, &b->tree->by_id, slice_trim(id->value), (uint32_t)b->tree->elements.count);
    *VECTOR_PUSH(b->arena, &b->tree->elements) = element;
    b->open = element;
}

static void begin_element(void *data, const char *expanded, const char **attributes)
{
    struct builder *b = data;
    struct slice name = name_in(slice_of(expanded), SVG_NAMESPACE, false);
    size_t length = 1;
    struct svg_element *element;

    while (b->text.ptr[here(b, 0).start + length] > ' ' &&
           !strchr("/>", b->text.ptr[here(b, 0).start + length]))
        length++;
    if (b->stopped)
        return;
    if (!b->depth++ && !slice_is(name, "svg")) {
        DIAG(b->diagnostics, MSG_svg_not_one, here(b, length));
        stop(b);
        return;
    }
    if (b->foreign || !name.len) {
        b->foreign++;
        return;
    }
    if (b->depth > DEEPEST || b->tree->elements.count == MOST_ELEMENTS) {
        DIAG(b->diagnostics, MSG_svg_large, here(b, length));
        stop(b);
        return;
    }
    element = ARENA_NEW(b->arena, struct svg_element);
    element->name = arena_copy(b->arena, name);
    element->span = here(b, length);
    read_attributes(b, element, attributes);
    link_in(b, element);
}

static void end_element(void *data, const char *expanded)
{
    struct builder *b = data;

    (void)expanded;
    if (b->stopped)
        return;
    b->depth--;
    if (b->foreign)
        b->foreign--;
    else
        b->open = b->open->parent;
}

static void take_text(void *data, const char *text, int length)
{
    struct builder *b = data;

    if (!b->stopped && !b->foreign && b->open && slice_trim((struct slice){text, (size_t)length}).len)
        b->open->has_text = true;
}

/* Instructions are for other programs, but for one that names a style sheet. */
static void take_instruction(void *data, const char *target, const char *words)
{
    struct builder *b = data;

    (void)words;
    if (b->stopped || strcmp(target, "xml-stylesheet") != 0)
        return;
    DIAG(b->diagnostics, MSG_svg_style_sheet, here(b, strlen("<?xml-stylesheet")));
    stop(b);
}

static void refuse_document_type(void *data, const char *name, const char *system, const char *public,
                                 int inside)
{
    struct builder *b = data;
    struct slice mark = S("<!DOCTYPE");
    size_t start = slice_find(b->text, mark, 0); /* the parser is at its end */

    (void)name, (void)system, (void)public, (void)inside;
    if (b->stopped)
        return;
    DIAG(b->diagnostics, MSG_svg_document_type,
         ((struct span){b->source, (uint32_t)start, (uint32_t)mark.len}));
    stop(b);
}

/* ---- the file ---- */

static struct slice fault_words(enum XML_Error fault)
{
    switch (fault) {
    case XML_ERROR_TAG_MISMATCH:
        return S("What is closed here is not what was opened last.");
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return S("The file ends too early.");
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return S("This is said twice.");
    case XML_ERROR_UNDEFINED_ENTITY:
        return S("A name between & and ; stands for nothing here.");
    case XML_ERROR_UNBOUND_PREFIX:
        return S("The word before a colon, as in xlink:href, is not declared.");
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return S("Something follows the end of the picture.");
    default:
        return S("A sign stands where it cannot stand.");
    }
}

static XML_Parser make_parser(struct builder *b)
{
    XML_Parser expat = XML_ParserCreateNS("UTF-8", ' ');

    if (!expat)
        out_of_memory();
    XML_SetUserData(expat, b);
    XML_SetElementHandler(expat, begin_element, end_element);
    XML_SetCharacterDataHandler(expat, take_text);
    XML_SetProcessingInstructionHandler(expat, take_instruction);
    XML_SetStartDoctypeDeclHandler(expat, refuse_document_type);
    return expat;
}

bool svg_tree_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source,
                   struct svg_tree *tree)
{
    struct builder b = {.arena = arena, .diagnostics = diagnostics, .source = source, .tree = tree};
    enum XML_Status status;

    *tree = (struct svg_tree){0};
    b.text = sources_at(diagnostics->sources, source)->text;
    b.expat = make_parser(&b);
    status = XML_Parse(b.expat, b.text.ptr, (int)b.text.len, XML_TRUE); /* at most 64 MiB: files.h */
    if (status != XML_STATUS_OK && XML_GetErrorCode(b.expat) == XML_ERROR_NO_MEMORY)
        out_of_memory();
    if (status != XML_STATUS_OK && !b.stopped) {
        DIAG(diagnostics, MSG_svg_syntax, here(&b, 1), fault_words(XML_GetErrorCode(b.expat)));
        b.stopped = true;
    }
    XML_ParserFree(b.expat);
    return !b.stopped;
}
