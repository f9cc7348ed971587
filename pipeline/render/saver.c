/* Writes a PDF 1.7 file object by object into memory: packs objects that are not streams into object streams,
 * deflates through libdeflate, keeps the cross-reference rows. Takes objects as text; refuses to know what
 * they mean. */
#include "render/saver.h"

#include "base/bug.h"
#include "base/digest.h"
#include "render/syntax.h"

#include <libdeflate.h>

enum { OBJECTS_A_PACK = 200, LEVEL = 5, LAST_NUMBER = 8388607 /* ISO 19005-2, 6.1.13 */ };

void saver_init(struct saver *saver, struct arena *arena, struct buffer *out)
{
    *saver = (struct saver){.arena = arena, .out = out, .start = out->len};
    *VECTOR_PUSH(arena, &saver->rows) = (struct saver_row){0};
    saver->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!saver->compressor)
        out_of_memory();
    buffer_put(out, S("%PDF-1.7\n%\xB7\xBE\xAD\xAA\n"));
}

void saver_release(struct saver *saver)
{
    buffer_release(&saver->head);
    buffer_release(&saver->body);
    libdeflate_free_compressor(saver->compressor);
}

uint32_t saver_numbers(struct saver *saver, uint32_t count)
{
    uint32_t first = (uint32_t)saver->rows.count;

    BUG_IF(count > LAST_NUMBER - first);
    for (uint32_t i = 0; i < count; i++)
        *VECTOR_PUSH(saver->arena, &saver->rows) = (struct saver_row){0};
    return first;
}

bool saver_has(const struct saver *saver, uint32_t number)
{
    return saver->rows.items[number].kind != 0;
}

static void put_at_offset(struct saver *saver, uint32_t number)
{
    size_t offset = saver->out->len - saver->start;

    BUG_IF(saver_has(saver, number) || offset > UINT32_MAX);
    saver->rows.items[number] = (struct saver_row){1, 0, (uint32_t)offset};
    buffer_put_whole(saver->out, number);
    buffer_put(saver->out, S(" 0 obj\n<<"));
}

/* Deflates straight into the file. The length stands before the bytes, so room is left for it. */
static void put_deflated(struct saver *saver, struct slice bytes)
{
    enum { ROOM = 10 };
    size_t bound = libdeflate_zlib_compress_bound(saver->compressor, bytes.len), size, length_at;
    char digits[ROOM + 1];

    buffer_put(saver->out, S("/Filter/FlateDecode/Length "));
    length_at = saver->out->len;
    buffer_put(saver->out, S("          >>stream\n"));
    size = libdeflate_zlib_compress(saver->compressor, bytes.ptr, bytes.len, buffer_room(saver->out, bound),
                                    bound);
    BUG_IF(!size || size > UINT32_MAX);
    saver->out->len += size;
    for (unsigned i = 0; i < ROOM; i++, size /= 10)
        digits[ROOM - 1 - i] = i && !size ? ' ' : (char)('0' + size % 10);
    memcpy(saver->out->ptr + length_at, digits, ROOM);
    buffer_put(saver->out, S("\nendstream\nendobj\n"));
}

void saver_stream(struct saver *saver, uint32_t number, struct slice entries, struct slice bytes,
                  enum saver_filter filter)
{
    put_at_offset(saver, number);
    buffer_put(saver->out, entries);
    if (filter == SAVER_DEFLATE) {
        put_deflated(saver, bytes);
        return;
    }
    buffer_put(saver->out, S("/Length "));
    buffer_put_whole(saver->out, (int64_t)bytes.len);
    buffer_put(saver->out, S(">>stream\n"));
    buffer_put(saver->out, bytes);
    buffer_put(saver->out, S("\nendstream\nendobj\n"));
}

static void close_pack(struct saver *saver)
{
    struct buffer entries = BUFFER_INIT;

    if (!saver->packed)
        return;
    buffer_print(&entries, "/Type/ObjStm/N %u/First %zu", saver->packed, saver->head.len);
    buffer_put(&saver->head, buffer_slice(&saver->body));
    saver_stream(saver, saver->pack, buffer_slice(&entries), buffer_slice(&saver->head), SAVER_DEFLATE);
    buffer_release(&entries);
    buffer_clear(&saver->head);
    buffer_clear(&saver->body);
    saver->packed = 0;
}

struct buffer *saver_begin(struct saver *saver, uint32_t number)
{
    BUG_IF(saver_has(saver, number));
    if (!saver->packed)
        saver->pack = saver_numbers(saver, 1);
    saver->rows.items[number] = (struct saver_row){2, (uint8_t)saver->packed, saver->pack};
    buffer_put_whole(&saver->head, number);
    buffer_put_byte(&saver->head, ' ');
    buffer_put_whole(&saver->head, (int64_t)saver->body.len);
    buffer_put_byte(&saver->head, ' ');
    return &saver->body;
}

void saver_end(struct saver *saver)
{
    buffer_put_byte(&saver->body, '\n');
    if (++saver->packed == OBJECTS_A_PACK)
        close_pack(saver);
}

/* Rows of 1 + width + 1 bytes after PNG's "up" prediction: most of what remains is noughts. */
static void put_rows(const struct saver *saver, unsigned width, struct buffer *rows)
{
    uint8_t before[8] = {0}, row[8];

    for (size_t i = 0; i < saver->rows.count; i++) {
        const struct saver_row *r = &saver->rows.items[i];

        row[0] = r->kind;
        for (unsigned k = 0; k < width; k++)
            row[1 + k] = (uint8_t)(r->value >> 8 * (width - 1 - k));
        row[1 + width] = i ? r->index : 255; /* the head of the free list: never used again */
        buffer_put_byte(rows, 2);
        for (unsigned k = 0; k < width + 2; k++)
            buffer_put_byte(rows, (char)(row[k] - before[k]));
        memcpy(before, row, sizeof before);
    }
}

static void put_identifier(const struct saver *saver, struct buffer *out)
{
    uint8_t digest[DIGEST_SIZE];

    digest_bytes((struct slice){saver->out->ptr + saver->start, saver->out->len - saver->start}, digest);
    buffer_put(out, S("/ID["));
    for (int twice = 0; twice < 2; twice++) {
        buffer_put_byte(out, '<');
        for (int i = 0; i < 16; i++)
            buffer_print(out, "%02x", digest[i]);
        buffer_put_byte(out, '>');
    }
    buffer_put_byte(out, ']');
}

void saver_finish(struct saver *saver, uint32_t catalog, uint32_t info)
{
    struct buffer entries = BUFFER_INIT, rows = BUFFER_INIT;
    uint32_t number;
    size_t offset, largest;
    unsigned width;

    close_pack(saver);
    number = saver_numbers(saver, 1);
    offset = saver->out->len - saver->start;
    largest = offset > saver->rows.count ? offset : saver->rows.count;
    width = largest < 1 << 16 ? 2 : largest < 1 << 24 ? 3 : 4;
    saver->rows.items[number] = (struct saver_row){1, 0, (uint32_t)offset};
    put_rows(saver, width, &rows);
    saver->rows.items[number] = (struct saver_row){0};
    buffer_print(&entries, "/Type/XRef/Size %zu/W[1 %u 1]/Root %u 0 R/Info %u 0 R", saver->rows.count, width,
                 catalog, info);
    put_identifier(saver, &entries);
    buffer_print(&entries, "/DecodeParms<</Predictor 12/Columns %u>>", width + 2);
    saver_stream(saver, number, buffer_slice(&entries), buffer_slice(&rows), SAVER_DEFLATE);
    buffer_print(saver->out, "startxref\n%zu\n%%%%EOF\n", offset);
    buffer_release(&entries);
    buffer_release(&rows);
}
