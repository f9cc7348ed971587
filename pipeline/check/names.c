/* The one name space of a publication: figures, data, fields and ids (format.md 1.4). Says which names
 * formulas can hold; looks nothing up in any formula. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "check/check.h"

static const struct slice kind_words[] = {
    [NAME_FIGURE] = S_INIT("a figure"),
    [NAME_DATA] = S_INIT("data"),
    [NAME_FIELD] = S_INIT("a field of the layout"),
    [NAME_ID] = S_INIT("an id"),
    [NAME_USED] = S_INIT("a publication that is used"),
    [NAME_ROW] = S_INIT("the row at hand"),
};

const struct known_name *name_lookup(const struct check *c, struct slice name)
{
    struct arena scratch = ARENA_INIT;
    uint32_t at = map_lookup(&c->by_name, utf8_fold(&scratch, name));

    arena_release(&scratch);
    return at == MAP_NONE ? NULL : &c->names.items[at];
}

static void report_clash(struct check *c, const struct known_name *first, enum name_kind kind,
                         struct slice name, struct span span)
{
    struct slice where =
        first->span.source ? span_describe(c->arena, c->sources, first->span, true) : S("the layout");

    if (first->kind == kind)
        DIAG(c->diagnostics, MSG_name_twice, span, name, kind_words[kind], where);
    else
        DIAG(c->diagnostics, MSG_name_clash, span, name, kind_words[kind], kind_words[first->kind], where);
}

void name_declare(struct check *c, enum name_kind kind, struct slice name, struct span span)
{
    const struct known_name *first = name_lookup(c, name);

    if (first) {
        /* The layout's field and the data that it takes may share their name; sections may be called as a
         * field. */
        if ((first->kind == NAME_FIELD) != (kind == NAME_FIELD) &&
            (first->kind == NAME_DATA || kind == NAME_DATA || first->kind == NAME_ID || kind == NAME_ID))
            return;
        report_clash(c, first, kind, name, span);
        return;
    }
    map_put(c->arena, &c->by_name, utf8_fold(c->arena, name), (uint32_t)c->names.count);
    *VECTOR_PUSH(c->arena, &c->names) = (struct known_name){name, kind, span};
}

/* ---- the form of names ---- */

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code != 0xD7 && code != 0xF7 && code < 0x2000);
}

static bool is_word_part(uint32_t code)
{
    return is_letter(code) || (code >= '0' && code <= '9') || code == '-' || code == '\'' || code == '_' ||
           code == 0x2019;
}

/* The first character that no name may hold: its offset, or name.len. */
static size_t first_fault(struct slice name)
{
    size_t at = 0, start = 0;
    bool first = true;

    while (at < name.len) {
        uint32_t code;

        start = at;
        code = utf8_next(name, &at);
        if (first ? !is_letter(code) : !is_word_part(code) && code != ' ')
            return start;
        first = false;
    }
    return name.len;
}

/* format.md 1.4: "one of eight reserved words". Directions turn the name round; the others are tied to their
 * neighbour. */
static struct slice proposal(struct check *c, struct slice before, struct slice word, struct slice after,
                             bool turns)
{
    if (turns && before.len && after.len)
        return ARENA_JOIN(c->arena, after, S(" "), before);
    if (!after.len)
        return before.len ? before : ARENA_JOIN(c->arena, S("the-"), word);
    if (!before.len)
        return ARENA_JOIN(c->arena, word, S("-"), after);
    return ARENA_JOIN(c->arena, before, S("-"), word, S("-"), after);
}

static bool has_reserved_word(struct check *c, struct slice name, struct slice *word, struct slice *instead)
{
    static const struct {
        const char *word;
        bool turns;
    } reserved[] = {{"and", false},  {"or", false},  {"not", false}, {"is", false},
                    {"where", true}, {"from", true}, {"to", true},   {"out", true}};
    struct slice rest = name, part;

    while (slice_split(&rest, ' ', &part))
        for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
            size_t at = (size_t)(part.ptr - name.ptr);

            if (!part.len || !utf8_equal_folded(part, slice_of(reserved[i].word)))
                continue;
            *word = part;
            *instead = proposal(c, slice_trim(slice_sub(name, 0, at)), part,
                                slice_trim(slice_from(name, at + part.len)), reserved[i].turns);
            return true;
        }
    return false;
}

bool name_is_sound(struct check *c, struct slice what, struct slice name, struct span span)
{
    size_t fault = first_fault(name);
    struct slice word, instead;

    if (fault < name.len || !name.len) {
        size_t end = fault;

        if (end < name.len)
            utf8_next(name, &end);
        DIAG(c->diagnostics, fault ? MSG_name_sign : MSG_name_start, span, what, name,
             slice_sub(name, fault, end - fault));
        return false;
    }
    if (has_reserved_word(c, name, &word, &instead)) {
        DIAG(c->diagnostics, MSG_name_reserved, span, what, name, word, instead);
        return false;
    }
    return true;
}

/* ---- columns ---- */

/* The name without the characters that no name may hold: a hyphen inside a word, a space elsewhere. */
static struct slice name_proposal(struct check *c, struct slice name)
{
    struct buffer out = BUFFER_INIT;
    struct slice proposal;
    bool waits = false, space = false;

    for (size_t at = 0, start = 0; at < name.len;) {
        uint32_t code;

        start = at;
        code = utf8_next(name, &at);
        if (!is_word_part(code)) {
            waits = true;
            space = space || code == ' ';
            continue;
        }
        if (!out.len && !is_letter(code))
            buffer_put_text(&out, "the ");
        else if (out.len && waits)
            buffer_put_byte(&out, space ? ' ' : '-');
        waits = space = false;
        buffer_put(&out, slice_sub(name, start, at - start));
    }
    proposal = arena_copy(c->arena, buffer_slice(&out));
    buffer_release(&out);
    return proposal.len ? proposal : S("a name");
}

bool column_name_is_sound(struct check *c, struct slice name, struct span span)
{
    if (first_fault(name) == name.len && name.len)
        return name_is_sound(c, S("a column"), name, span);
    DIAG(c->diagnostics, MSG_column_name, span, name,
         ARENA_JOIN(c->arena, name_proposal(c, name), S(": {type: …, header: \""), name, S("\"}")));
    return false;
}

/* ---- ids ---- */

static struct slice id_proposal(struct check *c, struct slice text)
{
    struct slice folded = utf8_fold(c->arena, text);
    char *out = ARENA_ARRAY(c->arena, char, folded.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < folded.len; i++) {
        char byte = folded.ptr[i];

        if ((byte >= 'a' && byte <= 'z') || (len && byte >= '0' && byte <= '9'))
            out[len++] = byte;
        else if (len && out[len - 1] != '-' && (byte == ' ' || byte == '_' || byte == '-' || byte == '/'))
            out[len++] = '-';
    }
    while (len && out[len - 1] == '-')
        len--;
    return len ? (struct slice){out, len} : S("an-id");
}

bool id_is_sound(struct check *c, struct slice id, struct span span)
{
    bool fine = id.len && id.ptr[0] >= 'a' && id.ptr[0] <= 'z' && id.ptr[id.len - 1] != '-';

    for (size_t i = 0; fine && i < id.len; i++)
        fine = (id.ptr[i] >= 'a' && id.ptr[i] <= 'z') || (id.ptr[i] >= '0' && id.ptr[i] <= '9') ||
               id.ptr[i] == '-';
    if (!fine)
        DIAG(c->diagnostics, MSG_id_form, span, id, id_proposal(c, id));
    return fine;
}
