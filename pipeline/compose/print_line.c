/* One feature a line, of the document as indented text: names, words, lengths, colours. Knows no nodes. */
#include "base/utf8.h"
#include "compose/printer.h"

/* Points with at most two decimals: 1/1024 pt is finer than anybody writes. */
void printer_put_dim(struct buffer *out, dim length)
{
    long_dim hundredths = ((length < 0 ? -(long_dim)length : length) * 100 + DIM_PT / 2) / DIM_PT;

    buffer_put_text(out, length < 0 ? "-" : "");
    buffer_put_whole(out, hundredths / 100);
    if (hundredths % 100)
        buffer_print(out, hundredths % 10 ? ".%02d" : ".%d",
                     (int)(hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10));
}

void printer_put_colour(struct buffer *out, struct colour c)
{
    buffer_print(out, "#%02x%02x%02x", c.red, c.green, c.blue);
}

/* In quotation marks; a no-break space shows as U+237D, a forced line break as U+23CE. */
void printer_put_words(struct buffer *out, struct slice text)
{
    buffer_put_byte(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);

        if (code == 0xA0)
            buffer_put_text(out, "\u237d");
        else if (code == '\n')
            buffer_put_text(out, "\u23ce");
        else
            buffer_put(out, slice_sub(text, start, at - start));
    }
    buffer_put_byte(out, '"');
}

void printer_begin(struct printer *p)
{
    buffer_indent(p->out, p->indent);
}

void printer_end(struct printer *p)
{
    buffer_put_byte(p->out, '\n');
}

void printer_words(struct printer *p, const char *name, struct slice text)
{
    if (!text.len)
        return;
    printer_begin(p);
    buffer_print(p->out, "%s: ", name);
    printer_put_words(p->out, text);
    printer_end(p);
}

void printer_flag(struct printer *p, const char *words, bool holds)
{
    if (!holds)
        return;
    printer_begin(p);
    buffer_put_text(p->out, words);
    printer_end(p);
}

void printer_length(struct printer *p, const char *name, dim length)
{
    if (!length)
        return;
    printer_begin(p);
    buffer_print(p->out, "%s: ", name);
    printer_put_dim(p->out, length);
    printer_end(p);
}

void printer_number(struct printer *p, const char *name, unsigned number)
{
    if (!number)
        return;
    printer_begin(p);
    buffer_print(p->out, "%s: %u", name, number);
    printer_end(p);
}

void printer_colour(struct printer *p, const char *name, struct colour c)
{
    printer_begin(p);
    buffer_print(p->out, "%s: ", name);
    printer_put_colour(p->out, c);
    printer_end(p);
}
