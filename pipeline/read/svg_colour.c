/* Colours of SVG: #rgb, #rrggbb, rgb(…), and the names of CSS. */
#include "read/svg_reader.h"

#include "base/utf8.h"

static const struct {
    const char *name;
    uint8_t red, green, blue;
} named[] = {
    {"aliceblue", 240, 248, 255},
    {"antiquewhite", 250, 235, 215},
    {"aqua", 0, 255, 255},
    {"aquamarine", 127, 255, 212},
    {"azure", 240, 255, 255},
    {"beige", 245, 245, 220},
    {"bisque", 255, 228, 196},
    {"black", 0, 0, 0},
    {"blanchedalmond", 255, 235, 205},
    {"blue", 0, 0, 255},
    {"blueviolet", 138, 43, 226},
    {"brown", 165, 42, 42},
    {"burlywood", 222, 184, 135},
    {"cadetblue", 95, 158, 160},
    {"chartreuse", 127, 255, 0},
    {"chocolate", 210, 105, 30},
    {"coral", 255, 127, 80},
    {"cornflowerblue", 100, 149, 237},
    {"cornsilk", 255, 248, 220},
    {"crimson", 220, 20, 60},
    {"cyan", 0, 255, 255},
    {"darkblue", 0, 0, 139},
    {"darkcyan", 0, 139, 139},
    {"darkgoldenrod", 184, 134, 11},
    {"darkgray", 169, 169, 169},
    {"darkgreen", 0, 100, 0},
    {"darkgrey", 169, 169, 169},
    {"darkkhaki", 189, 183, 107},
    {"darkmagenta", 139, 0, 139},
    {"darkolivegreen", 85, 107, 47},
    {"darkorange", 255, 140, 0},
    {"darkorchid", 153, 50, 204},
    {"darkred", 139, 0, 0},
    {"darksalmon", 233, 150, 122},
    {"darkseagreen", 143, 188, 143},
    {"darkslateblue", 72, 61, 139},
    {"darkslategray", 47, 79, 79},
    {"darkslategrey", 47, 79, 79},
    {"darkturquoise", 0, 206, 209},
    {"darkviolet", 148, 0, 211},
    {"deeppink", 255, 20, 147},
    {"deepskyblue", 0, 191, 255},
    {"dimgray", 105, 105, 105},
    {"dimgrey", 105, 105, 105},
    {"dodgerblue", 30, 144, 255},
    {"firebrick", 178, 34, 34},
    {"floralwhite", 255, 250, 240},
    {"forestgreen", 34, 139, 34},
    {"fuchsia", 255, 0, 255},
    {"gainsboro", 220, 220, 220},
    {"ghostwhite", 248, 248, 255},
    {"gold", 255, 215, 0},
    {"goldenrod", 218, 165, 32},
    {"gray", 128, 128, 128},
    {"green", 0, 128, 0},
    {"greenyellow", 173, 255, 47},
    {"grey", 128, 128, 128},
    {"honeydew", 240, 255, 240},
    {"hotpink", 255, 105, 180},
    {"indianred", 205, 92, 92},
    {"indigo", 75, 0, 130},
    {"ivory", 255, 255, 240},
    {"khaki", 240, 230, 140},
    {"lavender", 230, 230, 250},
    {"lavenderblush", 255, 240, 245},
    {"lawngreen", 124, 252, 0},
    {"lemonchiffon", 255, 250, 205},
    {"lightblue", 173, 216, 230},
    {"lightcoral", 240, 128, 128},
    {"lightcyan", 224, 255, 255},
    {"lightgoldenrodyellow", 250, 250, 210},
    {"lightgray", 211, 211, 211},
    {"lightgreen", 144, 238, 144},
    {"lightgrey", 211, 211, 211},
    {"lightpink", 255, 182, 193},
    {"lightsalmon", 255, 160, 122},
    {"lightseagreen", 32, 178, 170},
    {"lightskyblue", 135, 206, 250},
    {"lightslategray", 119, 136, 153},
    {"lightslategrey", 119, 136, 153},
    {"lightsteelblue", 176, 196, 222},
    {"lightyellow", 255, 255, 224},
    {"lime", 0, 255, 0},
    {"limegreen", 50, 205, 50},
    {"linen", 250, 240, 230},
    {"magenta", 255, 0, 255},
    {"maroon", 128, 0, 0},
    {"mediumaquamarine", 102, 205, 170},
    {"mediumblue", 0, 0, 205},
    {"mediumorchid", 186, 85, 211},
    {"mediumpurple", 147, 112, 219},
    {"mediumseagreen", 60, 179, 113},
    {"mediumslateblue", 123, 104, 238},
    {"mediumspringgreen", 0, 250, 154},
    {"mediumturquoise", 72, 209, 204},
    {"mediumvioletred", 199, 21, 133},
    {"midnightblue", 25, 25, 112},
    {"mintcream", 245, 255, 250},
    {"mistyrose", 255, 228, 225},
    {"moccasin", 255, 228, 181},
    {"navajowhite", 255, 222, 173},
    {"navy", 0, 0, 128},
    {"oldlace", 253, 245, 230},
    {"olive", 128, 128, 0},
    {"olivedrab", 107, 142, 35},
    {"orange", 255, 165, 0},
    {"orangered", 255, 69, 0},
    {"orchid", 218, 112, 214},
    {"palegoldenrod", 238, 232, 170},
    {"palegreen", 152, 251, 152},
    {"paleturquoise", 175, 238, 238},
    {"palevioletred", 219, 112, 147},
    {"papayawhip", 255, 239, 213},
    {"peachpuff", 255, 218, 185},
    {"peru", 205, 133, 63},
    {"pink", 255, 192, 203},
    {"plum", 221, 160, 221},
    {"powderblue", 176, 224, 230},
    {"purple", 128, 0, 128},
    {"rebeccapurple", 102, 51, 153},
    {"red", 255, 0, 0},
    {"rosybrown", 188, 143, 143},
    {"royalblue", 65, 105, 225},
    {"saddlebrown", 139, 69, 19},
    {"salmon", 250, 128, 114},
    {"sandybrown", 244, 164, 96},
    {"seagreen", 46, 139, 87},
    {"seashell", 255, 245, 238},
    {"sienna", 160, 82, 45},
    {"silver", 192, 192, 192},
    {"skyblue", 135, 206, 235},
    {"slateblue", 106, 90, 205},
    {"slategray", 112, 128, 144},
    {"slategrey", 112, 128, 144},
    {"snow", 255, 250, 250},
    {"springgreen", 0, 255, 127},
    {"steelblue", 70, 130, 180},
    {"tan", 210, 180, 140},
    {"teal", 0, 128, 128},
    {"thistle", 216, 191, 216},
    {"tomato", 255, 99, 71},
    {"turquoise", 64, 224, 208},
    {"violet", 238, 130, 238},
    {"wheat", 245, 222, 179},
    {"white", 255, 255, 255},
    {"whitesmoke", 245, 245, 245},
    {"yellow", 255, 255, 0},
    {"yellowgreen", 154, 205, 50},
};

enum { NAMED = sizeof named / sizeof *named };

struct slice svg_colour_name(size_t number)
{
    return number < NAMED ? slice_of(named[number].name) : S("");
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* #rgb, #rrggbb, and both with a transparency behind them. */
static bool read_hex(struct slice digits, struct colour *colour, bool *clear)
{
    bool brief = digits.len == 3 || digits.len == 4;
    uint8_t parts[4] = {0, 0, 0, 255};

    if (!brief && digits.len != 6 && digits.len != 8)
        return false;
    for (size_t i = 0; i < digits.len; i++)
        if (hex_digit(digits.ptr[i]) < 0)
            return false;
    for (size_t i = 0; i < digits.len / (brief ? 1 : 2); i++)
        parts[i] = (uint8_t)(brief ? hex_digit(digits.ptr[i]) * 17
                                   : hex_digit(digits.ptr[2 * i]) * 16 + hex_digit(digits.ptr[2 * i + 1]));
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    *clear = parts[3] != 255;
    return true;
}

/* One of the three: a number up to 255, or per cent of it; beyond the ends it is the end. */
static bool read_part(struct svg_scan *scan, uint8_t *part)
{
    svg_number n;

    if (svg_scan_number(scan, &n) != SVG_FOUND)
        return false;
    if (scan->at < scan->text.len && scan->text.ptr[scan->at] == '%') {
        scan->at++;
        n = n * 255 / 100;
    }
    n = n < 0 ? 0 : n > 255 * SVG_ONE ? 255 * SVG_ONE : n;
    *part = (uint8_t)((n + SVG_ONE / 2) / SVG_ONE);
    svg_skip_comma(scan);
    return true;
}

/* What follows "rgb(" or "rgba(". */
static bool read_parts(struct slice text, struct colour *colour, bool *clear)
{
    struct svg_scan scan = {text, 0};
    svg_number alpha = SVG_ONE;

    svg_skip_white(&scan);
    if (!read_part(&scan, &colour->red) || !read_part(&scan, &colour->green) ||
        !read_part(&scan, &colour->blue))
        return false;
    if (scan.at < text.len && text.ptr[scan.at] == '/')
        scan.at++;
    svg_skip_white(&scan);
    if (svg_scan_number(&scan, &alpha) == SVG_FOUND && scan.at < text.len && text.ptr[scan.at] == '%') {
        scan.at++;
        alpha /= 100;
    }
    svg_skip_white(&scan);
    *clear = alpha < SVG_ONE;
    return scan.at + 1 == text.len && text.ptr[scan.at] == ')';
}

bool svg_colour(struct slice text, struct colour *colour, bool *clear)
{
    *clear = false;
    if (slice_starts_with(text, S("#")))
        return read_hex(slice_from(text, 1), colour, clear);
    for (size_t i = 0; i < 2; i++) {
        struct slice before = i ? S("rgba(") : S("rgb(");

        if (text.len > before.len && utf8_equal_folded(slice_sub(text, 0, before.len), before))
            return read_parts(slice_from(text, before.len), colour, clear);
    }
    for (size_t i = 0; i < NAMED; i++)
        if (utf8_equal_folded(text, slice_of(named[i].name))) {
            *colour = (struct colour){named[i].red, named[i].green, named[i].blue};
            return true;
        }
    return false;
}
