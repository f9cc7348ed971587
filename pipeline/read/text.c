/* Encodings and characters that cannot be seen. Knows nothing of YAML, CSV or Markdown. */
#include "read/text.h"

#include "base/utf8.h"

/* Windows-1252 from 0x80 to 0x9f (Unicode's CP1252.TXT); 0 = no character. From 0xa0 on it is Latin-1. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static uint32_t from_windows(unsigned char byte)
{
    uint32_t code = byte;

    if (byte >= 0x80 && byte < 0xa0)
        code = windows_1252[byte - 0x80] ? windows_1252[byte - 0x80] : 0xfffd;
    return code;
}

enum { EIGHT = 8 };

/* Whether eight bytes are nothing but ASCII that can be seen: most of every table is. */
static bool are_plain(const char *bytes)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t eight;

    memcpy(&eight, bytes, EIGHT);
    return !(((eight - 0x20 * each) | eight | (eight + each)) & 0x80 * each);
}

static bool are_ascii(const char *bytes)
{
    uint64_t eight;

    memcpy(&eight, bytes, EIGHT);
    return !(eight & 0x8080808080808080u);
}

/* Every byte (or, when `only_faults`, every byte that is no UTF-8) is one of Windows-1252. */
static struct slice decoded(struct arena *arena, struct slice bytes, bool only_faults)
{
    char *out = arena_alloc(arena, bytes.len * 3 + 1);
    size_t len = 0;

    for (size_t at = 0; at < bytes.len;) {
        size_t sound = only_faults ? utf8_first_fault(slice_from(bytes, at)) : 0;

        memcpy(out + len, bytes.ptr + at, sound);
        len += sound;
        at += sound;
        for (; at + EIGHT <= bytes.len && are_ascii(bytes.ptr + at); at += EIGHT, len += EIGHT)
            memcpy(out + len, bytes.ptr + at, EIGHT);
        if (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80)
            out[len++] = bytes.ptr[at++];
        else if (at < bytes.len)
            len += utf8_encode(from_windows((unsigned char)bytes.ptr[at++]), out + len);
    }
    return (struct slice){out, len};
}

/* Runs of ASCII are skipped eight bytes at a time: a register is nothing else. */
static size_t first_fault(struct slice text)
{
    size_t at = 0;

    for (;;) {
        uint64_t eight;
        size_t fault;

        while (at + 8 <= text.len) {
            memcpy(&eight, text.ptr + at, 8);
            if (eight & 0x8080808080808080u)
                break;
            at += 8;
        }
        fault = utf8_first_fault(slice_sub(text, at, 64));
        if (fault < 60 && at + fault < text.len)
            return at + fault;
        at += fault;
        if (at >= text.len)
            return text.len;
    }
}

static struct slice byte_meaning(struct arena *arena, unsigned char byte)
{
    char letter[4];

    switch (byte) {
    case 0xa3:
        return S("the pound sign");
    case 0x91:
    case 0x92:
        return S("an apostrophe or a single quotation mark");
    case 0x93:
    case 0x94:
        return S("a quotation mark");
    case 0x96:
    case 0x97:
        return S("a dash");
    case 0xa0:
        return S("a no-break space");
    default:
        return arena_print(arena, "the letter %.*s", (int)utf8_encode(from_windows(byte), letter), letter);
    }
}

static struct slice remedy(bool is_csv)
{
    return is_csv
               ? S("In Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\". Nothing else needs changing.\n"
                   "If the file must stay as it is, write `encoding: Windows-1252` beside its `file:`.")
               : S("In the editor: Save As, and choose the encoding UTF-8.");
}

static struct slice utf16_remedy(bool is_csv)
{
    return is_csv ? S("In Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\", not \"Unicode Text\".")
                  : remedy(false);
}

static bool is_utf16(struct slice bytes)
{
    return bytes.len >= 2 && (!memcmp(bytes.ptr, "\xff\xfe", 2) || !memcmp(bytes.ptr, "\xfe\xff", 2));
}

/* A carriage return alone was a line end on old machines, and in a cell it is one still. */
static void mend_line_ends(char *text, size_t len)
{
    char *cr = text;

    while ((cr = memchr(cr, '\r', len - (size_t)(cr - text)))) {
        if (cr + 1 == text + len || cr[1] != '\n')
            *cr = '\n';
        cr++;
    }
}

/* How many bytes at `at` are a character that cannot be seen: a control (but tab and line ends), U+2028,
 * U+2029, a byte order mark inside the text, a non-character. */
static size_t hidden_length(struct slice text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    size_t next = at;
    uint32_t code;

    if (c < 0x80)
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    if (c != 0xc2 && c != 0xe2 && c != 0xef)
        return 0;
    code = utf8_next(text, &next);
    if (code < 0xa0 || code == 0x2028 || code == 0x2029 || code == 0xfeff || code == 0xfffe || code == 0xffff)
        return next - at;
    return 0;
}

static struct slice hidden_name(struct arena *arena, uint32_t code)
{
    switch (code) {
    case 0x0b:
    case 0x2028:
        return S("a line break from a word processor");
    case 0x2029:
        return S("a paragraph mark from a word processor");
    case 0xfeff:
        return S("a byte order mark inside the text");
    default:
        return arena_print(arena, "U+%04X", code);
    }
}

static void report_hidden(struct diagnostics *d, uint32_t source, char *text, size_t len)
{
    struct slice whole = {text, len};
    struct arena scratch = ARENA_INIT;

    for (size_t at = 0, tested = 0; at < len; at++) {
        size_t hidden, ahead;

        for (; at == tested && at + EIGHT <= len && are_plain(text + at); tested = at)
            at += EIGHT;
        if (at == tested)
            tested += EIGHT; /* look at each of these */
        if (at >= len || (text[at] >= 0x20 && text[at] < 0x7f))
            continue;
        ahead = at;
        hidden = hidden_length(whole, at);
        if (!hidden)
            continue;
        DIAG(d, MSG_text_hidden, ((struct span){source, (uint32_t)at, (uint32_t)hidden}),
             hidden_name(&scratch, utf8_next(whole, &ahead)));
        memcpy(text + at, hidden == 1 ? " " : hidden == 2 ? "\u00b7" : "\ufffd", hidden);
    }
    arena_release(&scratch);
}

static void report_encoding(struct diagnostics *d, uint32_t source, size_t at, unsigned char byte,
                            bool is_csv)
{
    struct arena scratch = ARENA_INIT;
    struct slice text = sources_at(d->sources, source)->text;
    size_t next = at;

    utf8_next(text, &next);
    DIAG(d, MSG_text_encoding, ((struct span){source, (uint32_t)at, (uint32_t)(next - at)}),
         arena_print(&scratch, "%02X", byte), byte_meaning(&scratch, byte), remedy(is_csv));
    arena_release(&scratch);
}

uint32_t text_add(struct arena *arena, struct sources *sources, struct diagnostics *diagnostics,
                  const struct text_file *file, bool *sound)
{
    struct slice text = file->bytes;
    unsigned char byte;
    uint32_t source;
    size_t fault;
    bool is_fault;

    *sound = !is_utf16(text);
    if (!*sound) {
        source = sources_add(sources, file->path, file->name, S(""));
        DIAG(diagnostics, MSG_text_utf16, ((struct span){source, 0, 0}), utf16_remedy(file->is_csv));
        return source;
    }
    if (slice_starts_with(text, S("\xef\xbb\xbf")))
        text = slice_from(text, 3);
    fault = first_fault(text);
    is_fault = fault < text.len;
    byte = is_fault ? (unsigned char)text.ptr[fault] : 0;
    if (is_fault)
        text = decoded(arena, text, !file->windows_1252);
    mend_line_ends((char *)text.ptr, text.len);
    source = sources_add(sources, file->path, file->name, text);
    if (is_fault && !file->windows_1252)
        report_encoding(diagnostics, source, fault, byte, file->is_csv);
    report_hidden(diagnostics, source, (char *)text.ptr, text.len);
    return source;
}
