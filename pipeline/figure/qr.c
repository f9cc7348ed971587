/* QR codes (ISO/IEC 18004) by libqrencode: dark modules on the paper, with the quiet zone of four modules. */
#include "figure/canvas.h"

#include <qrencode.h>

enum { QUIET = 4 };

/* Level M mends 15% of the code: a print that was folded still reads. */
static QRcode *encode(struct slice text)
{
    return QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
}

bool figure_qr_fits(struct slice text)
{
    QRcode *code = text.len && text.len < 4096 ? encode(text) : NULL;
    bool fits = code != NULL;

    QRcode_free(code);
    return fits;
}

/* Dark modules that stand beside each other in a row are one rectangle. */
static void add_row(struct canvas *canvas, struct outline *path, const QRcode *code, int row)
{
    const unsigned char *modules = code->data + (size_t)row * (size_t)code->width;
    int whole = code->width + 2 * QUIET;
    dim top = (dim)((long_dim)canvas->width * (row + QUIET) / whole);
    dim bottom = (dim)((long_dim)canvas->width * (row + QUIET + 1) / whole);

    for (int i = 0, end; i < code->width; i = end) {
        dim left = (dim)((long_dim)canvas->width * (i + QUIET) / whole);

        for (end = i + 1; end < code->width && (modules[end] & 1) == (modules[i] & 1);)
            end++;
        if (modules[i] & 1)
            outline_rectangle(canvas, path,
                              (dim[]){left, top,
                                      (dim)((long_dim)canvas->width * (end + QUIET) / whole) - left,
                                      bottom - top});
    }
}

void draw_qr(struct canvas *canvas)
{
    QRcode *code = encode(canvas->spec->subject);
    struct outline zone = {0}, dark = {0};

    canvas->height = canvas->width;
    outline_rectangle(canvas, &zone, (dim[]){0, 0, canvas->width, canvas->width});
    canvas_fill(canvas, &zone, canvas->spec->paper);
    for (int row = 0; code && row < code->width; row++)
        add_row(canvas, &dark, code, row);
    canvas_fill(canvas, &dark, canvas->spec->ink);
    QRcode_free(code);
}
